"""Takes in every picture whatever its way in, and gives it to a report."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from app.actions.photo_copies import copy_tag, find_visible_photo, open_copy
from app.actions.photo_drawing import queue_drawing
from app.actions.photo_files import ORIGINALS, TAG_LENGTH, delete_unclaimed, discard
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.media.images import BrokenError, PixelsError, Understood, UnsupportedError, understand
from app.media.spool import Readable, Spooled, TooManyBytesError, spool
from app.media.storage import StorageError, open_storage
from app.models import Jurisdiction, Photo, Report
from app.models.photo import PHOTO_STATES
from geo.points import make_point, to_wkb

__all__ = [
    "TAG_LENGTH",
    "Received",
    "claim_photos",
    "copy_tag",
    "delete_unclaimed",
    "find_visible_photo",
    "list_public",
    "open_copy",
    "receive",
    "receive_photo",
    "too_large",
]

STATES = PHOTO_STATES
CLOCK_TOLERANCE = timedelta(days=1)

log = logging.getLogger("rueclaire.photos")


@dataclass(frozen=True, slots=True)
class Received:
    """A photo that is kept, and whether this upload brought it or an earlier one."""

    photo: Photo
    is_new: bool


def receive_photo(
    photo_id: uuid.UUID,
    content: bytes | Readable,
    *,
    device_hash: str | None = None,
    staff_id: uuid.UUID | None = None,
) -> Photo:
    """The photo of `receive`, for callers who need not know whether it was new."""
    return receive(photo_id, content, device_hash=device_hash, staff_id=staff_id).photo


def receive(
    photo_id: uuid.UUID,
    content: bytes | Readable,
    *,
    device_hash: str | None = None,
    staff_id: uuid.UUID | None = None,
) -> Received:
    """Check a picture by its header, store the original privately, and keep what was understood; commits.

    The only way in for pictures. The same id with the same bytes gets the same answer again. Raises ProblemError:
    photo.too_large, photo.unsupported, photo.broken, photo.id_reused (other bytes), storage.full.
    """
    try:
        with spool(content, max_bytes=settings.photo_max_bytes) as spooled:
            if db.session.scalar(select(Photo.id).where(Photo.id == photo_id)):
                return _same(photo_id, spooled.sha256)
            understood = _understand(spooled)
            zone = _town_zone() if understood.taken_at and understood.taken_at.tzinfo is None else None
            db.session.commit()  # the connection goes back while the bytes travel
            key = f"{ORIGINALS}/{photo_id.hex[:2]}/{photo_id}-{ids.new_secret()}"
            _put(key, spooled)
    except TooManyBytesError:
        raise too_large() from None
    row = {
        "id": photo_id,
        "sha256": spooled.sha256,
        "content_type": understood.content_type,
        "original_key": key,
        "original_bytes": spooled.size,
        "width": understood.width,
        "height": understood.height,
        "exif_location": to_wkb(make_point(*understood.place)) if understood.place else None,
        "exif_taken_at": _taken_at(understood.taken_at, zone),
        "device_hash": device_hash,
        "staff_id": staff_id,
    }
    return _keep(row, photo_id, key)


def claim_photos(
    jurisdiction_id: int,
    report_id: uuid.UUID,
    photo_ids: Sequence[uuid.UUID],
    *,
    role: str,
    status_update_id: int | None = None,
    device_hash: str | None = None,
    staff_id: uuid.UUID | None = None,
) -> list[Photo]:
    """Give received photos to a report, in this order, and queue the drawing of their copies; does not commit.

    Repeatable for the same report. Raises ProblemError photo.unknown, naming each photo that has not arrived, is
    another report's, or came from another phone.
    """
    wanted = list(dict.fromkeys(photo_ids))
    query = select(Photo).where(Photo.id.in_(wanted)).order_by(Photo.id).with_for_update()
    found = {photo.id: photo for photo in db.session.scalars(query)}
    unknown = [
        errors.FieldError(f"photo_ids.{index}", errors.PHOTO_UNKNOWN)
        for index, photo_id in enumerate(wanted)
        if photo_id not in found or not _may_claim(found[photo_id], report_id, device_hash, staff_id)
    ]
    if unknown:
        raise ProblemError(errors.PHOTO_UNKNOWN, errors=unknown)
    for position, photo_id in enumerate(wanted):
        photo = found[photo_id]
        if photo.report_id is None:
            photo.jurisdiction_id, photo.report_id = jurisdiction_id, report_id
            photo.role, photo.position, photo.status_update_id = role, position, status_update_id
        queue_drawing(photo)
    return [found[photo_id] for photo_id in wanted]


def list_public(report: Report) -> list[Photo]:
    """The photos of a report that everybody may see, in their order; of a private one none."""
    if report.is_private:
        return []
    query = select(Photo).where(
        Photo.jurisdiction_id == report.jurisdiction_id, Photo.report_id == report.id, Photo.state == "ready"
    )
    return list(db.session.scalars(query.order_by(Photo.created_at, Photo.position, Photo.id)))


def _same(photo_id: uuid.UUID, sha256: str) -> Received:
    photo = db.session.get_one(Photo, photo_id, populate_existing=True)
    if photo.sha256 != sha256:
        raise ProblemError(errors.PHOTO_ID_REUSED)
    return Received(photo, is_new=False)


def _understand(spooled: Spooled) -> Understood:
    try:
        return understand(spooled.content, max_pixels=settings.photo_max_pixels)
    except UnsupportedError:
        raise ProblemError(errors.PHOTO_UNSUPPORTED) from None
    except BrokenError:
        raise ProblemError(errors.PHOTO_BROKEN) from None
    except PixelsError:
        raise too_large() from None


def too_large() -> ProblemError:
    """The error for a photo over the limits, which its sentence names."""
    context: dict[str, object] = {
        "megabytes": settings.photo_max_bytes // 1024**2,
        "megapixels": settings.photo_max_pixels // 1_000_000,
    }
    return ProblemError(errors.PHOTO_TOO_LARGE, context=context)


def _town_zone() -> ZoneInfo | None:
    """The zone of the town served by default: what a camera's clock means when it wrote no zone."""
    query = select(Jurisdiction.time_zone).order_by(Jurisdiction.slug != settings.default_town, Jurisdiction.id)
    name = db.session.scalar(query.limit(1))
    return ZoneInfo(name) if name else None


def _taken_at(written: datetime | None, zone: ZoneInfo | None) -> datetime | None:
    """The camera's time in UTC; None when its zone is unknown or its clock runs ahead of ours."""
    if written is None or (written.tzinfo is None and zone is None):
        return None
    aware = written if written.tzinfo else written.replace(tzinfo=zone)
    moment = aware.astimezone(UTC)
    return moment if moment <= clock.now() + CLOCK_TOLERANCE else None


def _put(key: str, spooled: Spooled) -> None:
    try:
        open_storage(settings).put(key, spooled.file)
    except StorageError as error:
        log.error("storage unwritable", extra={"reason": str(error)})  # noqa: TRY400  # no trace needed
        raise ProblemError(errors.STORAGE_FULL) from error


def _keep(row: dict[str, object], photo_id: uuid.UUID, key: str) -> Received:
    """Insert the row of a stored original; when that fails, or the id came twice at once, the file goes again."""
    try:
        photo = db.session.scalar(
            insert(Photo).values(row).on_conflict_do_nothing(index_elements=["id"]).returning(Photo)
        )
        if photo is not None:
            db.session.expunge(photo)  # complete as it is: nothing is read again after the commit
        db.session.commit()
    except SQLAlchemyError:
        discard([key])
        raise
    if photo is not None:
        return Received(photo, is_new=True)
    discard([key])
    return _same(photo_id, str(row["sha256"]))


def _may_claim(photo: Photo, report_id: uuid.UUID, device_hash: str | None, staff_id: uuid.UUID | None) -> bool:
    """Whether the caller is the one who sent the photo, as far as it said who it was; staff vouch for themselves."""
    if photo.report_id is not None:
        return photo.report_id == report_id
    if device_hash is not None and photo.device_hash == device_hash:
        return True
    if staff_id is not None:
        return photo.staff_id in {None, staff_id}
    return photo.device_hash is None and photo.staff_id is None
