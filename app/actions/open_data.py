"""The public dataset of a town: built month by month by a worker, only what changed, and read by everybody."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, cast, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from app.actions import audit, open_data_figures, outbox
from app.actions.figure_periods import today
from app.actions.open_data_files import Row, Words, formats, write_rows
from app.actions.open_data_lines import MonthLines, fingerprint_month, fix_month, forget_lines, read_lines
from app.actions.open_data_rules import Rules, last_day, last_month, month_after, month_before, published, read_rules
from app.actions.open_data_sweeping import folder_of, new_path, sweep
from app.core import clock, ids
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import Jurisdiction, OpenDataFile, OpenDataMonth, Report
from geo.squares import Grid, make_grid

log = logging.getLogger("rueclaire.open_data")

ALL = "all"
LOCK = 4_021_117
BUILD_SECONDS = 300
"""What one statement of a build may take: a year's medians of a million reports are not answered to a caller."""
YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Work:
    """What a build of one town works with."""

    town: Jurisdiction
    rules: Rules
    grid: Grid
    words: Words

    @property
    def salt(self) -> str:
        """What all months depend on besides their reports."""
        told = f"{self.rules}|{self.words.told()}|{formats()}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def change_rules(town: Jurisdiction, given: dict[str, Any]) -> Rules:
    """Change some rules of a town (`is_on`, `k`, `place_m`, `licence`), have it built anew, and commit."""
    set_rules(town, given)
    audit.record(town.id, "open_data.rules_changed", "jurisdiction", town.id, actor_kind="system", detail=given)
    db.session.commit()
    return read_rules(town)


def set_rules(town: Jurisdiction, given: dict[str, Any]) -> None:
    """Write some rules of a town and have it built anew; the caller commits."""
    town.settings = {**town.settings, "open_data": {**(town.settings.get("open_data") or {}), **given}}
    ask_build(town, ids.new_uuid().hex)


def queue_builds() -> int:
    """Have the dataset of every town looked over, once a day each; commits, and says how many were queued."""
    count = 0
    for town in db.session.scalars(select(Jurisdiction).where(Jurisdiction.is_active).order_by(Jurisdiction.id)):
        count += ask_build(town, today(town).isoformat())
    db.session.commit()
    return count


def ask_build(town: Jurisdiction, why: str) -> bool:
    """Have a worker look over a town's dataset, once for each `why`; the caller commits."""
    return outbox.enqueue(town.id, outbox.EXPORTS, outbox.OPEN_DATA_BUILD, town.id, f"open-data:{town.id}:{why}")


def build(subject_id: str) -> None:
    """Build what changed of a town's dataset (a worker's job; may be run again at any time)."""
    built = build_town(int(subject_id))
    log.info("open_data.built", extra={"town": subject_id, "months": built})


def build_town(jurisdiction_id: int) -> int:
    """Build the months that changed, then the whole, and commit after each; how many months were built."""
    town = _begin(jurisdiction_id)
    rules = read_rules(town)
    if not rules.is_on:
        _take_back(town)
        sweep(jurisdiction_id)
        return 0
    if _rules_changed(town, rules):
        _take_back(town)
    built = 0
    months = _months(_begin(jurisdiction_id))
    for month in months:
        built += _build_month(jurisdiction_id, month)
    dropped = _drop_others(jurisdiction_id, months)
    if built or (dropped and months):
        _build_whole(jurisdiction_id, months)
        _refresh_year(jurisdiction_id)
    sweep(jurisdiction_id)
    db.session.rollback()
    return built


def _begin(jurisdiction_id: int) -> Jurisdiction:
    """A transaction that no other build of anything shares, and that may take its time."""
    db.session.rollback()
    db.session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": LOCK})
    db.session.execute(text("select set_config('statement_timeout', :most, true)"), {"most": f"{BUILD_SECONDS}s"})
    return db.session.get_one(Jurisdiction, jurisdiction_id)


def _work(jurisdiction_id: int) -> _Work:
    town = _begin(jurisdiction_id)
    rules = read_rules(town)
    grid = make_grid(town.id, rules.place_m)
    return _Work(town, rules, grid, Words(town, grid))


def _months(town: Jurisdiction) -> list[date]:
    """Every month from the first published report to the newest that is settled."""
    oldest = db.session.scalar(select(func.min(Report.submitted_at)).where(published(town)))
    if oldest is None:
        return []
    first = db.session.scalar(select(cast(func.timezone(town.time_zone, oldest), Date)))
    month, last, found = first.replace(day=1) if first else today(town), last_month(town), []
    while month <= last:
        found.append(month)
        month = month_after(month)
    return found


def _rules_changed(town: Jurisdiction, rules: Rules) -> bool:
    """Whether cells were fixed under other numbers: they are then fixed anew, all of them."""
    told = db.session.scalars(select(OpenDataMonth.summary).where(OpenDataMonth.jurisdiction_id == town.id).limit(1))
    before = told.first()
    return before is not None and (before["k"], before["place_m"]) != (rules.k, rules.place_m)


def _build_month(jurisdiction_id: int, month: date) -> bool:
    work = _work(jurisdiction_id)
    fingerprint = f"{work.salt}:{fingerprint_month(work.town, month)}"
    before = db.session.get(OpenDataMonth, (jurisdiction_id, month))
    if before is not None and before.fingerprint == fingerprint:
        return False
    found = fix_month(work.town, work.rules, work.grid, month)
    replaced = _write_files(work, f"{month:%Y-%m}", lambda: (work.words.row(line) for line in found.lines))
    values = {
        "fingerprint": fingerprint,
        "summary": _summary(found, work.rules),
        "statistics": open_data_figures.month_statistics(work.town, work.rules, month),
        "built_at": clock.now(),
    }
    statement = insert(OpenDataMonth).values(jurisdiction_id=jurisdiction_id, month=month, **values)
    db.session.execute(statement.on_conflict_do_update(index_elements=["jurisdiction_id", "month"], set_=values))
    db.session.commit()
    open_storage(settings).delete(replaced)
    return True


def _refresh_year(jurisdiction_id: int) -> None:
    """The statistics of up to twelve months, kept with the newest that has any; commits.

    All of the twelve have statistics of their own: no subtraction gives away a month that has none.
    """
    work = _work(jurisdiction_id)
    known = {one.month: one for one in list_months(work.town) if one.statistics}
    if known:
        newest = first = max(known)
        for _ in range(YEAR_MONTHS - 1):
            first = month_before(first) if month_before(first) in known else first
        known[newest].year = open_data_figures.read_statistics(work.town, work.rules, first, last_day(newest))
    db.session.commit()


def _summary(found: MonthLines, rules: Rules) -> dict[str, Any]:
    """What a month's own report says of it; fewer than k left out is said as such, not counted."""
    left_out = found.left_out if found.left_out == 0 or found.left_out >= rules.k else None
    return {
        "published": len(found.lines), **found.by_precision, "left_out": left_out, "k": rules.k,
        "place_m": rules.place_m, "squares": sum(line.cell.square is not None for line in found.lines),
    }  # fmt: skip


def _build_whole(jurisdiction_id: int, months: list[date]) -> None:
    """All months in one file of each format; months are read from their lines as they stand."""
    work = _work(jurisdiction_id)

    def rows() -> Iterator[Row]:
        for month in months:
            for line in read_lines(work.town, work.rules, month):
                yield work.words.row(line)

    replaced = _write_files(work, ALL, rows)
    db.session.commit()
    open_storage(settings).delete(replaced)


def _write_files(work: _Work, part: str, rows: Callable[[], Iterable[Row]]) -> list[str]:
    """Write and register the files of one part; the keys that nothing names any more once the caller commits."""
    storage, replaced = open_storage(settings), []
    for kind in formats():
        path = new_path(kind)
        try:
            count = write_rows(path, kind, rows(), f"{work.town.name}, {part}")
            with path.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            key = f"{folder_of(work.town.id)}/{part}-{digest[:16]}.{kind}"
            before = db.session.get(OpenDataFile, (work.town.id, part, kind))
            if before is not None and before.sha256 == digest:
                continue
            if before is not None:
                replaced.append(before.file_key)
            with path.open("rb") as content:
                storage.put(key, content)
            _register(work.town.id, part, kind, key, digest, path.stat().st_size, count)
        finally:
            path.unlink(missing_ok=True)
    return replaced


def _register(town: int, part: str, kind: str, key: str, digest: str, size: int, count: int) -> None:
    values = {"file_key": key, "sha256": digest, "size_bytes": size, "rows": count, "built_at": clock.now()}
    statement = insert(OpenDataFile).values(jurisdiction_id=town, part=part, format=kind, **values)
    db.session.execute(
        statement.on_conflict_do_update(index_elements=["jurisdiction_id", "part", "format"], set_=values)
    )
    db.session.expire_all()


def _take_back(town: Jurisdiction) -> None:
    """Take a town's dataset back: files, months, cells; commits."""
    forget_lines(town)
    keys = list(
        db.session.scalars(
            delete(OpenDataFile).where(OpenDataFile.jurisdiction_id == town.id).returning(OpenDataFile.file_key)
        )
    )
    db.session.execute(delete(OpenDataMonth).where(OpenDataMonth.jurisdiction_id == town.id))
    db.session.commit()
    open_storage(settings).delete(keys)


def _drop_others(jurisdiction_id: int, months: list[date]) -> int:
    """Drop what was published of months that hold nothing any more; commits, and says how many files."""
    parts = [f"{month:%Y-%m}" for month in months]
    gone = [*parts, ALL] if months else []
    keys = list(
        db.session.scalars(
            delete(OpenDataFile)
            .where(OpenDataFile.jurisdiction_id == jurisdiction_id, OpenDataFile.part.not_in(gone))
            .returning(OpenDataFile.file_key)
        )
    )
    db.session.execute(
        delete(OpenDataMonth).where(
            OpenDataMonth.jurisdiction_id == jurisdiction_id, OpenDataMonth.month.not_in(months)
        )
    )
    db.session.commit()
    open_storage(settings).delete(keys)
    return len(keys)


def list_months(town: Jurisdiction) -> list[OpenDataMonth]:
    """The months that are published, newest first."""
    query = select(OpenDataMonth).where(OpenDataMonth.jurisdiction_id == town.id).order_by(OpenDataMonth.month.desc())
    return list(db.session.scalars(query))


def list_files(town: Jurisdiction) -> list[OpenDataFile]:
    """The files that are published, by part and format."""
    query = select(OpenDataFile).where(OpenDataFile.jurisdiction_id == town.id)
    return list(db.session.scalars(query.order_by(OpenDataFile.part, OpenDataFile.format)))


def find_file(town: Jurisdiction, part: str, kind: str) -> OpenDataFile | None:
    """A published file, or None."""
    return db.session.get(OpenDataFile, (town.id, part, kind)) if read_rules(town).is_on else None
