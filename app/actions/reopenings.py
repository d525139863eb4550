"""A resident says "not fixed": the report goes back to its crew."""

from __future__ import annotations

import uuid

from app.actions import audit, due_dates, notifications, photos
from app.actions.contests import can_contest, contest_days
from app.actions.report_changes import StatusChange, is_repeat
from app.actions.report_entries import add_update, lock_report, touch
from app.core import errors, events, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Report


def contest_report(
    report: Report,
    note: str | None,
    photo_ids: tuple[uuid.UUID, ...],
    *,
    device_hash: str | None,
    client_id: uuid.UUID | None = None,
) -> Report:
    """ "Not fixed": return a resolved report to its crew, and commit; the same `client_id` again changes nothing.

    Raises CONTEST_TOO_LATE, PHOTO_UNKNOWN, CHANGE_ID_REUSED.
    """
    locked = lock_report(report.jurisdiction_id, report.id, None)
    if is_repeat(locked, StatusChange(workflow.REOPENED, client_id=client_id)):
        return locked
    if not can_contest(locked):
        raise ProblemError(errors.CONTEST_TOO_LATE, context={"days": contest_days(locked.jurisdiction_id)})
    previous = locked.status
    locked.status = workflow.REOPENED
    locked.closed_at = None
    locked.reason_code = None
    locked.contested_count += 1
    due_dates.recount_due(locked)
    touch(locked)
    entry = add_update(locked, kind="contest", client_id=client_id, previous_status=previous, note=note or None)
    if photo_ids:
        photos.claim_photos(
            locked.jurisdiction_id,
            locked.id,
            photo_ids,
            role="detail",
            status_update_id=entry.id,
            device_hash=device_hash,
        )
    notifications.announce(locked, events.REPORT_REOPENED, entry)
    audit.record(locked.jurisdiction_id, "report.contested", "report", locked.id, actor_kind="reporter")
    db.session.commit()
    return locked
