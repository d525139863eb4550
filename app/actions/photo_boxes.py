"""What staff decide about a picture: which boxes are covered, whether it is shown, and who saw it uncovered."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.actions import audit
from app.actions.accounts import SignedIn
from app.actions.photo_drawing import FAILED, HELD, PENDING, READY, queue_drawing
from app.actions.photo_files import discard
from app.actions.report_lists import find_visible, visible_to
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.media.boxes import STAFF, Box, lost, read_boxes, turn_boxes
from app.media.storage import MissingError, StorageError, open_storage
from app.models import Photo, Report

LOOK_LIMIT = 200
DROP_REASONS = ("unrelated", "people", "unreadable", "offensive", "other")

log = logging.getLogger("rueclaire.photos")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A photo that nobody could check, and its report."""

    photo: Photo
    public_id: str


def list_waiting(viewer: SignedIn) -> list[Waiting]:
    """The photos that the viewer may see and that stay private until somebody has looked, oldest first."""
    query = (
        select(Photo, Report.public_id)
        .join(Report, (Report.jurisdiction_id == Photo.jurisdiction_id) & (Report.id == Photo.report_id))
        .where(
            visible_to(viewer),
            Photo.state.in_((FAILED, HELD)),
            Photo.failure_code != errors.PHOTO_DROPPED,
        )
        .order_by(Photo.created_at, Photo.id)
        .limit(LOOK_LIMIT)
    )
    return [Waiting(photo, public_id) for photo, public_id in db.session.execute(query)]


def find_photo(viewer: SignedIn, photo_id: uuid.UUID) -> Photo:
    """A photo of a report that the viewer may see. Raises ProblemError photo.not_found."""
    photo = db.session.get(Photo, photo_id)
    return _checked(viewer, photo)


def number_of(photo: Photo) -> str:
    """The number of the report that a photo belongs to. Raises ProblemError photo.not_found for one of none."""
    key = (photo.jurisdiction_id, photo.report_id)
    report = db.session.get(Report, key) if photo.report_id else None
    if report is None:
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    return report.public_id


def set_boxes(viewer: SignedIn, photo_id: uuid.UUID, boxes: Sequence[Box], *, revision: int) -> Photo:
    """Say what is covered, and have the copies drawn anew; the present ones are out of reach at once; commits.

    This is also how a photo that was held or failed is released. `revision` is the one the viewer saw. Raises
    ProblemError photo.not_found, photo.being_drawn, photo.changed, and photo.original_gone when something would have
    to be uncovered that no original is left for.
    """
    photo = _locked(viewer, photo_id, revision)
    before = read_boxes(photo.boxes)
    kept = {_edges(box): box.origin for box in before}
    after = tuple(replace(box, origin=kept.get(_edges(box), STAFF)) for box in boxes)
    if photo.original_key is None and (not photo.copies or lost(before, after)):
        raise ProblemError(errors.PHOTO_ORIGINAL_GONE)
    detail = {
        "from": photo.state,
        "added": len([box for box in after if _edges(box) not in kept]),
        "removed": len(lost(before, after)),
        "boxes": len(after),
    }
    photo.boxes, photo.boxes_by = [box.as_json() for box in after], STAFF
    _draw_anew(photo)
    _record(viewer, photo, "photo.boxes", detail)
    db.session.commit()
    return photo


def draw_again(viewer: SignedIn, photo_id: uuid.UUID, *, revision: int) -> Photo:
    """Have faces and plates looked for once more in a photo that failed or was held; commits.

    Raises ProblemError as set_boxes does, and photo.changed for a photo that is shown.
    """
    photo = _locked(viewer, photo_id, revision)
    if photo.state not in {FAILED, HELD}:
        raise ProblemError(errors.PHOTO_CHANGED)
    if photo.original_key is None:
        raise ProblemError(errors.PHOTO_ORIGINAL_GONE)
    photo.boxes, photo.boxes_by = [], None
    _draw_anew(photo)
    _record(viewer, photo, "photo.drawn_again", {})
    db.session.commit()
    return photo


def turn_photo(viewer: SignedIn, photo_id: uuid.UUID, quarters: int, *, revision: int) -> Photo:
    """Turn a photo by quarter turns clockwise: an instruction that is kept, drawn by a worker; commits.

    What is covered turns with it. One that nobody checked is looked at again, and does not come to light by being
    turned. Raises ProblemError as set_boxes does.
    """
    photo = _locked(viewer, photo_id, revision)
    if photo.original_key is None and not photo.copies:
        raise ProblemError(errors.PHOTO_ORIGINAL_GONE)
    photo.turns = (photo.turns + quarters) % 4
    if quarters % 2:
        photo.width, photo.height = photo.height, photo.width
    if photo.state == READY:
        photo.boxes, photo.boxes_by = [b.as_json() for b in turn_boxes(read_boxes(photo.boxes), quarters)], STAFF
    else:
        photo.boxes, photo.boxes_by = [], None
    stale = photo.view_key
    if photo.original_key is not None:
        photo.view_key = None  # the staff's own picture is drawn anew with the others
    _draw_anew(photo)
    _record(viewer, photo, "photo.turned", {"quarters": quarters})
    db.session.commit()
    if stale and photo.view_key is None:
        discard([stale])
    return photo


def drop_photo(viewer: SignedIn, photo_id: uuid.UUID, *, revision: int, reason: str | None = None) -> None:
    """Put a photo aside for good: its files are deleted, its row says that staff did it; commits.

    Raises ProblemError photo.not_found, photo.being_drawn, photo.changed.
    """
    photo = _locked(viewer, photo_id, revision)
    keys = {key for key in (photo.original_key, photo.view_key) if key}
    keys |= {copy["key"] for copy in photo.copies.values()}
    photo.state, photo.failure_code, photo.copies = FAILED, errors.PHOTO_DROPPED, {}
    photo.original_key = photo.view_key = photo.perceptual_hash = None
    photo.revision += 1
    _record(viewer, photo, "photo.dropped", {"reason": reason} if reason else {})
    db.session.commit()
    discard(keys)


def open_view(viewer: SignedIn, photo_id: uuid.UUID) -> bytes:
    """The upright picture without anything covered, as a JPEG of ours; leaves a trace (`photo.original_seen`); commits.

    Raises ProblemError photo.not_found, photo.original_gone, service.unavailable while the storage is away.
    """
    photo = find_photo(viewer, photo_id)
    if photo.view_key is None:
        raise ProblemError(errors.PHOTO_ORIGINAL_GONE)
    try:
        content = open_storage(settings).get(photo.view_key)
    except MissingError:
        log.error("photo view missing", extra={"photo": str(photo.id)})  # noqa: TRY400  # no trace needed
        raise ProblemError(errors.PHOTO_ORIGINAL_GONE) from None
    except StorageError as error:
        log.warning("storage unreadable", extra={"reason": str(error)})
        raise ProblemError(errors.UNAVAILABLE, headers={"Retry-After": "5"}) from error
    _record(viewer, photo, "photo.original_seen", {})
    db.session.commit()
    return content


def read_staff_boxes(rows: Sequence[dict[str, object]]) -> tuple[Box, ...]:
    """Boxes as the editor sends them. Raises ValueError for one that does not lie in the picture."""
    return read_boxes({**row, "origin": STAFF} for row in rows)


def _checked(viewer: SignedIn, photo: Photo | None) -> Photo:
    if photo is None or photo.jurisdiction_id != viewer.jurisdiction_id or photo.report_id is None:
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    if find_visible(viewer, photo.report_id) is None:
        raise ProblemError(errors.PHOTO_NOT_FOUND)
    return photo


def _locked(viewer: SignedIn, photo_id: uuid.UUID, revision: int) -> Photo:
    photo = _checked(viewer, db.session.get(Photo, photo_id, with_for_update=True, populate_existing=True))
    if photo.state == PENDING:
        raise ProblemError(errors.PHOTO_BEING_DRAWN)
    if photo.revision != revision:
        raise ProblemError(errors.PHOTO_CHANGED)
    return photo


def _draw_anew(photo: Photo) -> None:
    photo.state, photo.failure_code, photo.attempts = PENDING, None, 0
    photo.revision += 1
    queue_drawing(photo)


def _record(viewer: SignedIn, photo: Photo, action: str, detail: dict[str, object]) -> None:
    """In the photo's own history and, because the panel shows that one, in its report's."""
    whole = {**detail, "photo": str(photo.id)}
    audit.record(viewer.jurisdiction_id, action, "report", photo.report_id, staff_id=viewer.staff_id, detail=whole)


def _edges(box: Box) -> tuple[str, tuple[float, ...]]:
    """What makes two boxes the same one: what it hides and where, to the precision that is kept."""
    return box.kind, tuple(round(edge, 5) for edge in (box.x, box.y, box.width, box.height))
