"""When a report is due: counted as its service says when it arrives, changed by a manager who says why."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.actions import audit, notifications
from app.actions.report_entries import add_update, lock_report, touch
from app.core import clock, due, errors, events
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import Department, Jurisdiction, Report, Service, Staff

FARTHEST = timedelta(days=5 * 366)
COUNTED, CHANGED = "counted", "changed"


def count_due(
    town: Jurisdiction, service: Service, department_id: int, start: datetime
) -> tuple[datetime, dict[str, Any]]:
    """When a report about `service` that arrives at `start` is due, and how that was counted (Report.due_reason)."""
    amount = service.due_count if service.due_unit != due.HOURS and service.due_count else service.due_hours
    calendar = due.Calendar(town.time_zone)
    if service.due_unit != due.HOURS:
        hours = db.session.scalars(
            select(Department.hours).where(Department.jurisdiction_id == town.id, Department.id == department_id)
        ).first()
        calendar = due.read_calendar(town.time_zone, hours, town.settings.get("holidays"))
    counted = due.count(start, service.due_unit, amount, calendar)
    skipped = [
        {"date": day.isoformat(), "name": {"fr": calendar.holiday(day), "en": calendar.holiday(day, "en")}}
        for day in counted.skipped
    ]
    return counted.at, {"code": COUNTED, "unit": service.due_unit, "count": amount, "skipped": skipped}


def recount_due(report: Report) -> None:
    """Count anew from now, for a report that begins again; the caller's action commits."""
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    report.due_at, report.due_reason = count_due(town, service, report.department_id, clock.now())


def change_due(report_id: uuid.UUID, due_at: datetime, reason: str, *, tells: bool, by: Staff, version: int) -> Report:
    """Give a report another due date, audited with its reason and told to followers if `tells`, and commit.

    Raises REPORT_CHANGED, DUE_INVALID for a moment that is past or farther than five years.
    """
    report = lock_report(by.jurisdiction_id, report_id, version)
    now = clock.now()
    if report.closed_at is not None:
        raise ProblemError(errors.WORKFLOW_NOT_ALLOWED)
    if not now < due_at < now + FARTHEST:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("due_at", errors.DUE_INVALID)])
    if due_at == report.due_at:
        db.session.rollback()
        return report
    before = report.due_at
    report.due_at = due_at
    report.due_reason = {"code": CHANGED, "by": str(by.id), "before": before.isoformat()}
    touch(report)
    detail = {"from": before.isoformat(), "to": due_at.isoformat()}
    entry = add_update(report, kind="due", note=reason, by=by, is_public=tells, detail=detail)
    if tells:
        notifications.announce(report, events.REPORT_ANSWERED, entry)
    audit.record(report.jurisdiction_id, "report.due_changed", "report", report.id, staff_id=by.id, detail=detail)
    db.session.commit()
    return report
