"""Exports of a selection of reports: a small one at once, a large one by a worker, kept a week for whoever asked."""

from __future__ import annotations

import logging
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select, update

from app.actions import audit, outbox
from app.actions.accounts import SignedIn
from app.actions.export_columns import COLUMNS, allowed, build_query, count_rows
from app.actions.export_files import PLACED, write_file
from app.actions.report_lists import scope_of
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.core.workflow import Role
from app.media.storage import open_storage
from app.models import Export, Jurisdiction, Report
from geo.filters import ReportFilters, Scope, conditions

log = logging.getLogger("rueclaire.exports")

AT_ONCE = 5_000
"""Rows that are handed over in the answer itself."""
MOST_ROWS = {"csv": 20_000_000, "xlsx": 2_000_000, "geojson": 3_000_000, "gpkg": 3_000_000}
MOST_WAITING = 3
"""Files that one person may have in preparation."""
KEPT = timedelta(days=7)
HEADS = frozenset({Role.MANAGER, Role.ADMIN})
TITLES = {"fr": "Signalements", "en": "Reports"}


def may_take_personal(viewer: SignedIn) -> bool:
    """Whether somebody may export what reporters wrote and who they are."""
    return viewer.role in HEADS


def count_selection(viewer: SignedIn, filters: ReportFilters) -> int:
    """How many reports an export of this selection holds."""
    return count_rows(_where(viewer.jurisdiction_id, _scoped(viewer, filters)))


def write_now(viewer: SignedIn, filters: ReportFilters, wish: dict[str, Any], sources: dict[str, str]) -> Path:
    """Write a small export to a file of the caller's to delete, and commit the audit of it.

    `wish`: `format`, `columns`, `separator`, `personal`, `locale`. Raises EXPORT_TOO_LARGE, EXPORT_NO_COLUMN,
    AUTH_FORBIDDEN.
    """
    columns = _columns(viewer, wish)
    chosen = _scoped(viewer, filters)
    where = _where(viewer.jurisdiction_id, chosen)
    if count_rows(where, limit=AT_ONCE + 1) > AT_ONCE:
        raise ProblemError(errors.EXPORT_TOO_LARGE, context={"most": AT_ONCE})
    path = _fresh_path(ids.new_uuid())
    wish = wish | {"sources": sources}
    rows = _write(viewer.jurisdiction_id, path, where, columns, wish, lambda _count: None)
    _audit(viewer.jurisdiction_id, viewer.staff_id, "now", wish["format"], columns, rows)
    db.session.commit()
    return path


def ask_export(viewer: SignedIn, filters: ReportFilters, wish: dict[str, Any], sources: dict[str, str]) -> Export:
    """Have a worker prepare an export, and commit.

    Raises EXPORT_TOO_LARGE, EXPORT_TOO_MANY, EXPORT_NO_COLUMN, AUTH_FORBIDDEN.
    """
    columns = _columns(viewer, wish)
    chosen = _scoped(viewer, filters)
    total = count_rows(_where(viewer.jurisdiction_id, chosen))
    if total > MOST_ROWS[wish["format"]]:
        raise ProblemError(errors.EXPORT_TOO_LARGE, context={"most": MOST_ROWS[wish["format"]]})
    live = [one for one in list_exports(viewer) if one.state in {"waiting", "working"}]
    if len(live) >= MOST_WAITING:
        raise ProblemError(errors.EXPORT_TOO_MANY, context={"most": MOST_WAITING})
    export = Export(
        jurisdiction_id=viewer.jurisdiction_id,
        id=ids.new_uuid(),
        staff_id=viewer.staff_id,
        format=wish["format"],
        separator=wish["separator"],
        columns=columns,
        selection={"filters": pack(chosen), "sources": sources},
        locale=wish["locale"],
        rows_total=total,
        expires_at=clock.now() + KEPT,
    )
    db.session.add(export)
    db.session.flush()
    outbox.enqueue(viewer.jurisdiction_id, outbox.EXPORTS, outbox.EXPORT_WRITE, export.id, f"export:{export.id}")
    _audit(viewer.jurisdiction_id, viewer.staff_id, str(export.id), export.format, columns, total)
    db.session.commit()
    return export


def list_exports(viewer: SignedIn) -> list[Export]:
    """The exports that somebody asked for and that are still kept, newest first."""
    query = (
        select(Export)
        .where(
            Export.jurisdiction_id == viewer.jurisdiction_id,
            Export.staff_id == viewer.staff_id,
            Export.expires_at > clock.now(),
        )
        .order_by(Export.created_at.desc())
        .limit(20)
    )
    return list(db.session.scalars(query))


def find_export(viewer: SignedIn, export_id: uuid.UUID) -> Export:
    """Somebody's own export. Raises EXPORT_NOT_FOUND, also for another's and an expired one."""
    found = next((one for one in list_exports(viewer) if one.id == export_id), None)
    if found is None:
        raise ProblemError(errors.EXPORT_NOT_FOUND)
    return found


def read_file(export: Export) -> Iterator[bytes]:
    """The parts of a ready file. Raises EXPORT_NOT_READY; STORAGE errors before the first part."""
    if export.state != "ready" or export.file_key is None:
        raise ProblemError(errors.EXPORT_NOT_READY)
    return open_storage(settings).read_parts(export.file_key)


def drop_export(viewer: SignedIn, export_id: uuid.UUID) -> None:
    """Delete one's own export and its file, and commit; one in the writing leaves nothing behind."""
    export = find_export(viewer, export_id)
    key = export.file_key
    db.session.delete(export)
    db.session.commit()
    if key:
        open_storage(settings).delete([key])


def write_export(subject_id: str) -> None:
    """Write an export and keep its file (a worker's job; begun anew whenever a worker died in it)."""
    found = db.session.scalars(select(Export).where(Export.id == uuid.UUID(subject_id))).first()
    if found is None or found.state == "ready":
        return
    town, export_id = found.jurisdiction_id, found.id
    wish = {
        "format": found.format, "separator": found.separator, "locale": found.locale,
        "sources": found.selection["sources"],
    }  # fmt: skip
    columns, filters = list(found.columns), unpack(found.selection["filters"])
    db.session.rollback()
    _mark(town, export_id, state="working", rows_done=0)
    path = _fresh_path(export_id)
    try:
        rows = _write(town, path, _where(town, filters), columns, wish, lambda n: _mark(town, export_id, rows_done=n))
        key = f"exports/{town}/{export_id}.{wish['format']}"
        with path.open("rb") as content:
            open_storage(settings).put(key, content)
        size = path.stat().st_size
    finally:
        path.unlink(missing_ok=True)
        db.session.rollback()
    done = _mark(town, export_id, state="ready", rows_done=rows, file_key=key, size_bytes=size, finished_at=clock.now())
    if not done:  # deleted meanwhile
        open_storage(settings).delete([key])
    log.info("export.ready", extra={"export_id": str(export_id), "rows": rows, "bytes": size})


def delete_expired() -> dict[str, int]:
    """Delete exports past their time with their files, and commit."""
    expired = db.session.execute(
        select(Export.jurisdiction_id, Export.id, Export.file_key).where(Export.expires_at <= clock.now())
    ).all()
    open_storage(settings).delete(row.file_key for row in expired if row.file_key)
    for row in expired:
        db.session.execute(delete(Export).where(Export.jurisdiction_id == row[0], Export.id == row[1]))
    db.session.commit()
    return {"exports": len(expired)}


def pack(filters: ReportFilters) -> dict[str, Any]:
    """A selection as JSON: what differs from no selection at all."""
    plain = ReportFilters()
    return {
        field.name: _packed(value)
        for field in fields(ReportFilters)
        if (value := getattr(filters, field.name)) != getattr(plain, field.name)
    }


def unpack(told: dict[str, Any]) -> ReportFilters:
    """The selection that was packed."""
    return ReportFilters(**{name: _unpacked(value) for name, value in told.items()})


def _packed(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, uuid.UUID):
        return {"id": str(value)}
    if isinstance(value, Scope):
        return {"scope": {field.name: _packed(getattr(value, field.name)) for field in fields(Scope)}}
    if isinstance(value, tuple):
        return [_packed(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{type(value).__name__} is no part of a selection that can be kept")


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(item) for item in value)
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "scope":
        return Scope(**{name: _unpacked(item) for name, item in inner.items()})
    return datetime.fromisoformat(inner) if kind == "at" else uuid.UUID(inner)


def _scoped(viewer: SignedIn, filters: ReportFilters) -> ReportFilters:
    return replace(filters, scope=scope_of(viewer))


def _where(jurisdiction_id: int, filters: ReportFilters) -> list[Any]:
    return [Report.jurisdiction_id == jurisdiction_id, *conditions(filters)]


def _columns(viewer: SignedIn, wish: dict[str, Any]) -> list[str]:
    if wish["personal"] and not may_take_personal(viewer):
        raise ProblemError(errors.AUTH_FORBIDDEN)
    asked = wish["columns"] or [code for code, column in COLUMNS.items() if column.is_usual]
    found = allowed(asked, with_personal=wish["personal"])
    if not found:
        raise ProblemError(errors.EXPORT_NO_COLUMN)
    return found


def _write(
    jurisdiction_id: int, path: Path, where: list[Any], columns: list[str], wish: dict[str, Any], told: Any
) -> int:
    town = db.session.get_one(Jurisdiction, jurisdiction_id)
    has_places = wish["format"] in {"geojson", "gpkg"}
    codes = [code for code in columns if code not in PLACED] if has_places else columns
    query = build_query(
        town,
        [*PLACED, *codes] if has_places else codes,
        where,
        locale=wish["locale"],
        sources=wish["sources"],
        kind=wish["format"],
        separator=wish["separator"],
    )
    title = TITLES.get(wish["locale"], TITLES["en"])
    options = {"locale": wish["locale"], "separator": wish["separator"], "title": title}
    return write_file(path, wish["format"], query, codes, options, told)


def _fresh_path(export_id: uuid.UUID) -> Path:
    """Where a file is written: by its id, so that what a killed worker left is overwritten."""
    folder = Path(tempfile.gettempdir()) / "rueclaire-exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / str(export_id)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    return path


def _mark(jurisdiction_id: int, export_id: uuid.UUID, **values: Any) -> bool:
    """Write down how far it is, on a connection of its own: the rows are still being read on the other."""
    with db.engine.begin() as connection:
        query = update(Export).where(Export.jurisdiction_id == jurisdiction_id, Export.id == export_id)
        return bool(connection.execute(query.values(**values)).rowcount)


def _audit(town: int, staff_id: uuid.UUID, subject: str, kind: str, columns: list[str], rows: int) -> None:
    personal = [code for code in columns if COLUMNS[code].is_personal]
    detail = {"format": kind, "rows": rows, "personal": personal}
    audit.record(town, "reports.exported", "export", subject, staff_id=staff_id, detail=detail)
