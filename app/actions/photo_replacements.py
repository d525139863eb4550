"""Whoever sent a photo that came to nothing sends another one in its place, while the report is open."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from app.actions import audit, photos
from app.actions.report_entries import add_update, lock_report
from app.core import clock, errors, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Photo, Report, StatusUpdate

FAILED, READY = "failed", "ready"
MOST_PHOTOS = 5
"""Photos of the sender that a report holds, those that came to nothing not counted."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks: the report's own sender, by its token, or only a phone that some photo came from."""

    is_reporter: bool
    device_hash: str | None = None

    def sent(self, photo: Photo) -> bool:
        """Whether this photo came from here: with the report itself, or from this very phone."""
        if self.device_hash is not None and photo.device_hash == self.device_hash:
            return True
        return self.is_reporter and photo.status_update_id is None and photo.role == "before"


def is_replaceable(report: Report, photo: Photo, sender: Sender | None, replaced: Iterable[uuid.UUID]) -> bool:
    """Whether `sender` may send another picture in the place of this one now."""
    if sender is None or report.closed_at is not None:
        return False
    return photo.state == FAILED and photo.id not in set(replaced) and sender.sent(photo)


def may_add(report: Report, shown: Iterable[Photo], sender: Sender | None) -> bool:
    """Whether the report's sender may add a picture: one that their phone could not send then."""
    if sender is None or not sender.is_reporter or report.closed_at is not None:
        return False
    return sum(photo.role == "before" and photo.state != FAILED for photo in shown) < MOST_PHOTOS


def send_photo(
    report: Report, photo_id: uuid.UUID, *, sender: Sender, replaces: uuid.UUID | None, client_id: uuid.UUID
) -> Report:
    """Give a received photo to an open report, in the place of `replaces` when it names one; commits.

    The same `client_id` again changes nothing, nor does a repeat count as a change of the report: nobody who works
    on it is held up. Raises TOKEN_INVALID when nothing is replaced and the caller is not the sender; PHOTO_NOT_FOUND
    for a photo that is not theirs; PHOTO_NOT_REPLACEABLE, PHOTO_COUNT, PHOTO_UNKNOWN, REPORT_CLOSED, CHANGE_ID_REUSED.
    """
    locked = lock_report(report.jurisdiction_id, report.id, None)
    if _was_made(locked, client_id):
        return locked
    all_photos = _photos_of(locked)
    former = _find_former(all_photos, replaces, sender) if replaces else None
    if former is None and not sender.is_reporter:
        raise ProblemError(errors.TOKEN_INVALID)
    if workflow.STATUSES[locked.status].is_closed:
        raise ProblemError(errors.REPORT_CLOSED)
    if former is not None and not is_replaceable(locked, former, sender, replaced_by(all_photos)):
        raise ProblemError(errors.PHOTO_NOT_REPLACEABLE)
    if former is None and not may_add(locked, all_photos, sender):
        raise ProblemError(errors.PHOTO_COUNT)
    _take_in(locked, photo_id, former, all_photos, sender, client_id)
    db.session.commit()
    return locked


def replaced_by(all_photos: Iterable[Photo]) -> dict[uuid.UUID, uuid.UUID]:
    """For each photo that was replaced, the one that stands in its place."""
    return {photo.replaces_id: photo.id for photo in all_photos if photo.replaces_id is not None}


def _take_in(
    report: Report,
    photo_id: uuid.UUID,
    former: Photo | None,
    all_photos: list[Photo],
    sender: Sender,
    client_id: uuid.UUID,
) -> None:
    """Claim the photo, put it where the former one was, and note both for staff; the version stays."""
    (photo,) = photos.claim_photos(
        report.jurisdiction_id,
        report.id,
        [photo_id],
        role=former.role if former else "before",
        status_update_id=former.status_update_id if former else None,
        device_hash=sender.device_hash,
    )
    if photo.replaces_id is not None or photo in all_photos:
        raise ProblemError(errors.PHOTO_UNKNOWN)  # it is in the report already, for something else
    photo.replaces_id = former.id if former else None
    photo.position = former.position if former else 1 + max((one.position for one in all_photos), default=-1)
    shown = [str(one.id) for one in (former, photo) if one is not None]
    add_update(report, kind="photo", client_id=client_id, is_public=False, detail={"photos": shown})
    report.updated_at = clock.now()
    detail: dict[str, object] = {"photo": str(photo.id), **({"replaces": str(former.id)} if former else {})}
    action = "photo.replaced" if former else "photo.added"
    audit.record(report.jurisdiction_id, action, "report", report.id, actor_kind="reporter", detail=detail)


def _find_former(all_photos: list[Photo], photo_id: uuid.UUID, sender: Sender) -> Photo:
    former = next((photo for photo in all_photos if photo.id == photo_id), None)
    if former is None or not sender.sent(former):
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    return former


def _photos_of(report: Report) -> list[Photo]:
    query = select(Photo).where(Photo.jurisdiction_id == report.jurisdiction_id, Photo.report_id == report.id)
    return list(db.session.scalars(query.order_by(Photo.position, Photo.id)))


def _was_made(report: Report, client_id: uuid.UUID) -> bool:
    query = select(StatusUpdate.report_id, StatusUpdate.kind).where(
        StatusUpdate.jurisdiction_id == report.jurisdiction_id, StatusUpdate.client_id == client_id
    )
    made = db.session.execute(query).first()
    if made is not None and (made.report_id, made.kind) != (report.id, "photo"):
        raise ProblemError(errors.CHANGE_ID_REUSED)
    return made is not None
