"""What a crew does besides a change of status: a word or photo for colleagues, and handing a stop to another team.

Both come from a phone that may repeat them, hours later: the change's own id makes a repeat harmless.
"""

from __future__ import annotations

import uuid

from sqlalchemy import select

from app.actions import audit, mentions, photos
from app.actions.report_changes import reassign_report
from app.actions.report_entries import add_update, lock_report, touch
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Staff, StatusUpdate


def note_stop(
    report_id: uuid.UUID, note: str, photo_ids: tuple[uuid.UUID, ...], *, by: Staff, change_id: uuid.UUID
) -> None:
    """Keep a word and photos taken before the work, for colleagues only, and commit; nobody's change is overwritten.

    Raises REPORT_NOT_FOUND, PHOTO_UNKNOWN, CHANGE_ID_REUSED.
    """
    report = lock_report(by.jurisdiction_id, report_id, None)
    if was_made(by.jurisdiction_id, change_id, report_id, "note"):
        db.session.rollback()
        return
    touch(report)
    entry = add_update(report, kind="note", client_id=change_id, note=note, by=by, is_public=False)
    if photo_ids:
        photos.claim_photos(
            report.jurisdiction_id, report.id, photo_ids, role="detail", status_update_id=entry.id, staff_id=by.id
        )
    mentions.mention(report, entry, by)
    audit.record(report.jurisdiction_id, "report.noted", "report", report.id, staff_id=by.id, detail={"public": False})
    db.session.commit()


def hand_over(
    report_id: uuid.UUID, department_code: str, note: str, *, by: Staff, version: int, change_id: uuid.UUID
) -> None:
    """Give a stop to another team with the crew's reason, and commit; the same id again has no second effect.

    Raises REPORT_CHANGED, DEPARTMENT_UNKNOWN, CHANGE_ID_REUSED.
    """
    if not was_made(by.jurisdiction_id, change_id, report_id, "reassign"):
        reassign_report(report_id, department_code, note, by=by, version=version, client_id=change_id)


def was_made(jurisdiction_id: int, change_id: uuid.UUID, report_id: uuid.UUID, kind: str) -> bool:
    """Whether the change with this id is already there. Raises CHANGE_ID_REUSED when the id is another change's."""
    query = select(StatusUpdate.report_id, StatusUpdate.kind).where(
        StatusUpdate.jurisdiction_id == jurisdiction_id, StatusUpdate.client_id == change_id
    )
    made = db.session.execute(query).first()
    if made is not None and (made.report_id, made.kind) != (report_id, kind):
        raise ProblemError(errors.CHANGE_ID_REUSED)
    return made is not None
