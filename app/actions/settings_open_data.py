"""What an admin sets of the public dataset, how its last build went, and a build that does not wait for the night."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.actions import audit, open_data, outbox
from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, lock_settings, register
from app.actions.open_data_rules import read_rules
from app.actions.settings_services import WHOLE
from app.core import ids
from app.core.extensions import db
from app.models import Jurisdiction, OpenDataFile, OpenDataMonth, OutboxRow

OPEN_DATA = "open_data"
NEVER, WAITING, BUILDING, RETRYING, FAILED, DONE = STATES = (
    "never", "waiting", "building", "retrying", "failed", "done",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Build:
    """How the newest build stands, and when the last one that came to its end did."""

    state: str
    asked_at: datetime | None
    done_at: datetime | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published now; `left_out` is the least that it can be where some month does not count its own."""

    lines: int
    files: int
    size_bytes: int
    months: int
    left_out: int
    left_out_is_least: bool
    built_at: datetime | None


def open_data_rules(town: Jurisdiction) -> Snapshot:
    """The rules in force, those that the town never set at their usual values."""
    rules = read_rules(town)
    return {"is_on": rules.is_on, "k": rules.k, "place_m": rules.place_m, "licence": rules.licence.code}


def read_build(town: Jurisdiction) -> Build:
    """How the newest build of a town stands."""
    mine = (OutboxRow.jurisdiction_id == town.id, OutboxRow.kind == outbox.OPEN_DATA_BUILD)
    row = db.session.scalars(select(OutboxRow).where(*mine).order_by(OutboxRow.id.desc()).limit(1)).first()
    done_at = db.session.scalar(select(func.max(OutboxRow.done_at)).where(*mine))
    if row is None:
        return Build(NEVER, None, None, None)
    return Build(_state(row), row.created_at, done_at, row.last_error)


def read_edition(town: Jurisdiction) -> Edition:
    """What is published now; where fewer than k of a month were left out, the sum counts none and says so."""
    files = open_data.list_files(town)
    months: list[OpenDataMonth] = open_data.list_months(town)
    whole = next((one for one in files if one.part == open_data.ALL), None)
    left_out = [one.summary["left_out"] for one in months]
    return Edition(
        lines=whole.rows if whole else 0,
        files=len(files),
        size_bytes=sum(one.size_bytes for one in files),
        months=len(months),
        left_out=sum(count or 0 for count in left_out),
        left_out_is_least=None in left_out,
        built_at=_newest(files),
    )


def ask_now(by: SignedIn) -> Build:
    """Have the dataset built now, unless a build is on its way already; commits, and says how it stands."""
    lock_settings(by.jurisdiction_id)
    town = db.session.get_one(Jurisdiction, by.jurisdiction_id)
    if read_build(town).state not in {WAITING, BUILDING, RETRYING}:
        open_data.ask_build(town, ids.new_uuid().hex)
        audit.record(town.id, "open_data.build_asked", "jurisdiction", town.id, staff_id=by.staff_id)
    db.session.commit()
    return read_build(town)


def _state(row: OutboxRow) -> str:
    if row.done_at is not None:
        return DONE
    if row.dead_at is not None:
        return FAILED
    if row.last_error is not None:
        return RETRYING
    return WAITING if row.started_at is None else BUILDING


def _newest(files: list[OpenDataFile]) -> datetime | None:
    return max((one.built_at for one in files), default=None)


def _read(jurisdiction_id: int, key: str) -> Snapshot | None:
    return open_data_rules(db.session.get_one(Jurisdiction, jurisdiction_id)) if key == WHOLE else None


def _write(by: SignedIn, _key: str, wanted: Snapshot | None) -> None:
    if wanted is not None:
        open_data.set_rules(db.session.get_one(Jurisdiction, by.jurisdiction_id), wanted)


register(Editor(OPEN_DATA, _read, _write, is_for_admins=True))
