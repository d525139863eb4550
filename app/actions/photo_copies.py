"""Shows the copies of photos: to whom, and which bytes."""

from __future__ import annotations

import logging
import uuid

from sqlalchemy import select

from app.actions import tokens
from app.actions.accounts import SignedIn
from app.actions.photo_files import TAG_LENGTH
from app.actions.report_lists import find_visible
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.media.storage import MissingError, StorageError, open_storage
from app.models import Photo, Report, Subscription

READY = "ready"

log = logging.getLogger("rueclaire.photos")


def find_visible_photo(
    photo_id: uuid.UUID, *, token: str | None = None, viewer: SignedIn | None = None
) -> tuple[Photo, bool]:
    """A ready photo that the caller may see, and whether everybody may.

    Everybody sees the photos of a report that is not private; the sender and followers of a private one need their
    `token`, staff must see the report itself (`viewer`). Raises ProblemError photo.not_found for everything else,
    telling nothing.
    """
    query = (
        select(Photo, Report)
        .join(Report, (Report.jurisdiction_id == Photo.jurisdiction_id) & (Report.id == Photo.report_id))
        .where(Photo.id == photo_id, Photo.state == READY)
    )
    found = db.session.execute(query).one_or_none()
    if found is None:
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    photo, report = found
    if report.is_private and not _may_see(report, token, viewer):
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    return photo, not report.is_private


def open_copy(photo: Photo, size: int | str) -> bytes:
    """The JPEG copy of a ready photo whose longest side is at most `size`: 320, 800 or 1600 px.

    Raises ProblemError photo.not_found when there is none, service.unavailable while the storage is away.
    """
    copy = photo.copies.get(str(size)) if photo.state == READY else None
    if copy is None:
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    try:
        return open_storage(settings).get(copy["key"])
    except MissingError:
        log.error("photo copy missing", extra={"photo": str(photo.id), "size": str(size)})  # noqa: TRY400  # no trace needed
        raise ProblemError(errors.PHOTO_NOT_FOUND) from None
    except StorageError as error:
        log.warning("storage unreadable", extra={"reason": str(error)})
        raise ProblemError(errors.UNAVAILABLE, headers={"Retry-After": "5"}) from error


def copy_tag(photo: Photo, size: str) -> str:
    """A name for the bytes of a copy, for caches. Raises ProblemError photo.not_found when there is none."""
    copy = photo.copies.get(size)
    if copy is None:
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    return str(copy["key"])[-TAG_LENGTH - 4 : -4]


def _may_see(report: Report, token: str | None, viewer: SignedIn | None) -> bool:
    if viewer is not None and find_visible(viewer, report.id) is not None:
        return True
    return token is not None and _opens(token, report)


def _opens(token: str, report: Report) -> bool:
    """Whether a token is the sender's, or that of somebody who follows this report."""
    if tokens.is_follow_token(token, report):
        return True
    subscription_id = tokens.read_subscription_token(token)
    if subscription_id is None:
        return False
    query = select(Subscription.id).where(
        Subscription.jurisdiction_id == report.jurisdiction_id,
        Subscription.id == subscription_id,
        Subscription.report_id == report.id,
        Subscription.ended_at.is_(None),
    )
    return db.session.scalar(query) is not None
