"""Exports of a selection of reports: a small one at once, a large one by a worker, kept a week for whoever asked."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from app.actions import audit, outbox
from app.actions.accounts import SignedIn
from app.actions.export_columns import COLUMNS, allowed, count_rows
from app.actions.export_selections import pack, unpack, where_of
from app.actions.export_writing import forget_path, fresh_path, write_rows
from app.actions.report_lists import scope_of
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.core.workflow import Role
from app.media.storage import open_storage
from app.models import Export
from geo.filters import ReportFilters

AT_ONCE = 5_000
"""Rows that are handed over in the answer itself."""
MOST_ROWS = {"csv": 20_000_000, "xlsx": 2_000_000, "geojson": 3_000_000, "gpkg": 3_000_000}
MOST_WAITING = 3
"""Files that one person may have in preparation."""
KEPT = timedelta(days=7)
HEADS = frozenset({Role.MANAGER, Role.ADMIN})


def may_take_personal(viewer: SignedIn) -> bool:
    """Whether somebody may export what reporters wrote and who they are."""
    return viewer.role in HEADS


def count_selection(viewer: SignedIn, filters: ReportFilters) -> int:
    """How many reports an export of this selection holds."""
    return count_rows(where_of(viewer.jurisdiction_id, _scoped(viewer, filters)))


def write_now(viewer: SignedIn, filters: ReportFilters, wish: dict[str, Any], sources: dict[str, str]) -> Path:
    """Write a small export to a file of the caller's to delete, and commit the audit of it.

    `wish`: `format`, `columns`, `separator`, `personal`, `locale`. Raises EXPORT_TOO_LARGE, EXPORT_NO_COLUMN,
    AUTH_FORBIDDEN.
    """
    columns = _columns(viewer, wish)
    chosen = _scoped(viewer, filters)
    where = where_of(viewer.jurisdiction_id, chosen)
    if count_rows(where, limit=AT_ONCE + 1) > AT_ONCE:
        raise ProblemError(errors.EXPORT_TOO_LARGE, context={"most": AT_ONCE})
    path = fresh_path(ids.new_uuid())
    wish = wish | {"sources": sources}
    try:
        rows = write_rows(viewer.jurisdiction_id, path, where, columns, wish, lambda _count: None)
    except BaseException:
        forget_path(path)
        raise
    _audit(viewer.jurisdiction_id, viewer.staff_id, "now", wish["format"], columns, rows)
    db.session.commit()
    return path


def ask_export(viewer: SignedIn, filters: ReportFilters, wish: dict[str, Any], sources: dict[str, str]) -> Export:
    """Have a worker prepare an export, and commit.

    Raises EXPORT_TOO_LARGE, EXPORT_TOO_MANY, EXPORT_NO_COLUMN, AUTH_FORBIDDEN.
    """
    columns = _columns(viewer, wish)
    chosen = _scoped(viewer, filters)
    total = count_rows(where_of(viewer.jurisdiction_id, chosen))
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
    _enqueue(export, f"export:{export.id}")
    _audit(viewer.jurisdiction_id, viewer.staff_id, str(export.id), export.format, columns, total)
    db.session.commit()
    return export


def list_exports(viewer: SignedIn) -> list[Export]:
    """The exports that somebody asked for, that are still kept and that they could ask for today, newest first."""
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
    return [export for export in db.session.scalars(query) if _is_still_theirs(viewer, export)]


def _is_still_theirs(viewer: SignedIn, export: Export) -> bool:
    """Whether the file holds nothing beyond what its owner may see by now: rights may have been taken from them."""
    if not may_take_personal(viewer) and any(COLUMNS[code].is_personal for code in export.columns):
        return False
    now, then = scope_of(viewer), unpack(export.selection["filters"]).scope
    if now is None or then is None:
        return now is None
    pairs = ((then.department_ids, now.department_ids), (then.area_ids, now.area_ids))
    return all(not kept or (bool(had) and set(had) <= set(kept)) for had, kept in pairs)


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


def retry_export(viewer: SignedIn, export_id: uuid.UUID) -> Export:
    """Have a failed export of one's own prepared after all, for as many days as a new one, and commit.

    Raises EXPORT_NOT_FOUND, EXPORT_NOT_FAILED.
    """
    find_export(viewer, export_id)
    key = (viewer.jurisdiction_id, export_id)
    export = db.session.get_one(Export, key, with_for_update=True, populate_existing=True)
    if export.state != "failed":
        raise ProblemError(errors.EXPORT_NOT_FAILED)
    now = clock.now()
    _enqueue(export, f"export:{export.id}:{export.finished_at}")
    export.state, export.attempts, export.rows_done = "waiting", 0, 0
    export.failure_code = export.finished_at = export.seen_at = None
    export.expires_at = now + KEPT
    db.session.commit()
    return export


def count_unseen(viewer: SignedIn) -> int:
    """How many of one's own exports came to their end unseen: what the bell adds."""
    query = select(func.count()).where(*_unseen(viewer))
    return int(db.session.scalar(query) or 0)


def mark_seen(viewer: SignedIn) -> None:
    """Note that somebody saw how their exports ended, and commit; no mail comes about them then."""
    db.session.execute(update(Export).where(*_unseen(viewer)).values(seen_at=clock.now()))
    db.session.commit()


def _enqueue(export: Export, key: str) -> None:
    """One after the other, should several rows stand for it."""
    town, order = export.jurisdiction_id, f"export:{export.id}"
    outbox.enqueue(town, outbox.EXPORTS, outbox.EXPORT_WRITE, export.id, key, order_key=order)


def _unseen(viewer: SignedIn) -> tuple[Any, ...]:
    return (
        Export.jurisdiction_id == viewer.jurisdiction_id,
        Export.staff_id == viewer.staff_id,
        Export.finished_at.is_not(None),
        Export.seen_at.is_(None),
        Export.expires_at > clock.now(),
    )


def drop_export(viewer: SignedIn, export_id: uuid.UUID) -> None:
    """Delete one's own export and its file, and commit; one in the writing leaves nothing behind."""
    export = find_export(viewer, export_id)
    key = export.file_key
    db.session.delete(export)
    db.session.commit()
    if key:
        open_storage(settings).delete([key])


def _scoped(viewer: SignedIn, filters: ReportFilters) -> ReportFilters:
    return replace(filters, scope=scope_of(viewer))


def _columns(viewer: SignedIn, wish: dict[str, Any]) -> list[str]:
    if wish["personal"] and not may_take_personal(viewer):
        raise ProblemError(errors.AUTH_FORBIDDEN)
    asked = wish["columns"] or [code for code, column in COLUMNS.items() if column.is_usual]
    found = allowed(asked, with_personal=wish["personal"])
    if not found:
        raise ProblemError(errors.EXPORT_NO_COLUMN)
    return found


def _audit(town: int, staff_id: uuid.UUID, subject: str, kind: str, columns: list[str], rows: int) -> None:
    personal = [code for code in columns if COLUMNS[code].is_personal]
    detail = {"format": kind, "rows": rows, "personal": personal}
    audit.record(town, "reports.exported", "export", subject, staff_id=staff_id, detail=detail)
