"""Lets go of originals: three days after publication, or when the report closes, whichever comes first."""

from __future__ import annotations

import uuid

from sqlalchemy import TextClause, text

from app.actions import outbox
from app.actions.photo_files import discard
from app.core.extensions import db, settings
from app.models import Report

BATCH = 200
READY_AND_DUE = """
    with due as (
        select p.id, array_remove(array[p.original_key, p.view_key], null) as keys_
        from photos p
        join reports r on r.jurisdiction_id = p.jurisdiction_id and r.id = p.report_id
        where p.state = 'ready' and p.original_key is not null and {which}
        limit :batch for update of p skip locked
    )
    update photos p set original_key = null, view_key = null
    from due where due.id = p.id returning due.keys_
"""
_OF_AGE = text(
    READY_AND_DUE.format(which="(r.closed_at is not null or p.published_at < now() - make_interval(hours => :hours))")
)
_OF_REPORT = text(READY_AND_DUE.format(which="r.closed_at is not null and r.id = cast(:report as uuid)"))
_OF_PHOTO = text(READY_AND_DUE.format(which="r.closed_at is not null and p.id = cast(:photo as uuid)"))


def drop_due_originals() -> int:
    """Drop the originals of photos shown for long enough (72 hours), or whose report is closed; commits; how many.

    Those of photos that staff have still to look at stay. Rows go first: a crash before the files are gone leaves
    files that no row names, which `photo_files.delete_orphans` removes.
    """
    count = 0
    while dropped := _drop(_OF_AGE, {"hours": settings.photo_original_hours}):
        count += dropped
    return count


def queue_dropping(report: Report) -> None:
    """Have a closing report's originals dropped at once rather than by the schedule; the caller's action commits."""
    key = f"{outbox.PHOTO_FORGET}:{report.id}:{report.version}"
    outbox.enqueue(report.jurisdiction_id, outbox.PHOTOS, outbox.PHOTO_FORGET, report.id, key)


def drop_originals_of_report(report_id: uuid.UUID | str) -> None:
    """Drop the originals of a report that has closed; nothing when it was opened again meanwhile; commits."""
    while _drop(_OF_REPORT, {"report": str(report_id)}):
        pass


def drop_after_closure(photo_id: uuid.UUID) -> None:
    """Drop the original of a photo that was published when its report was closed already; commits."""
    _drop(_OF_PHOTO, {"photo": str(photo_id)})


def _drop(statement: TextClause, values: dict[str, object]) -> int:
    rows = db.session.execute(statement, {**values, "batch": BATCH}).all()
    db.session.commit()
    discard(key for row in rows for key in row.keys_)
    return len(rows)
