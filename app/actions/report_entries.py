"""What every change of a report does: locks it against its version, writes its history, and counts the change."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import select

from app.actions import webhook_events
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Report, Staff, StatusUpdate


def lock_report(jurisdiction_id: int, report_id: uuid.UUID, version: int | None) -> Report:
    """The report, locked until the transaction ends. Raises REPORT_NOT_FOUND, or REPORT_CHANGED for an old version."""
    query = (
        select(Report)
        .where(Report.jurisdiction_id == jurisdiction_id, Report.id == report_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    report = db.session.scalars(query).first()
    if report is None:
        raise ProblemError(errors.REPORT_NOT_FOUND)
    if version is not None and report.version != version:
        raise ProblemError(errors.REPORT_CHANGED)
    return report


def add_update(
    report: Report,
    *,
    kind: str,
    by: Staff | None = None,
    is_public: bool = True,
    actor_kind: str | None = None,
    outside: dict[str, Any] | None = None,
    detail: dict[str, Any] | None = None,
    **values: Any,
) -> StatusUpdate:
    """One more line of a report's history; `outside` names the outside body whose doing it is."""
    entry = StatusUpdate(
        jurisdiction_id=report.jurisdiction_id,
        report_id=report.id,
        kind=kind,
        status=report.status,
        is_public=is_public,
        actor_kind=actor_kind or ("staff" if by else "system" if outside else "reporter"),
        staff_id=by.id if by else None,
        department_id=report.department_id,
        created_at=clock.now(),
        detail={**(detail or {}), **(outside or {})},
        **values,
    )
    db.session.add(entry)
    db.session.flush()
    webhook_events.note(report, entry)
    return entry


def touch(report: Report) -> None:
    """Note that a locked report has changed."""
    report.version += 1
    report.updated_at = clock.now()
