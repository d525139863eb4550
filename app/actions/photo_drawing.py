"""Has the copies of a photo drawn from its covered picture, or keeps the photo private and says why."""

from __future__ import annotations

import logging
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from sqlalchemy import func, select, update

from app.actions import audit, outbox
from app.actions.photo_files import COPIES, ORIGINALS, TAG_LENGTH, discard
from app.actions.photo_originals import drop_after_closure
from app.core import errors, ids
from app.core.extensions import db, settings
from app.media import sandbox
from app.media.boxes import DETECTOR, STAFF, read_boxes
from app.media.images import BrokenError, PixelsError, UnsupportedError, turned, understand
from app.media.spool import looked_at
from app.media.storage import MissingError, Storage, StorageError, open_storage
from app.models import Photo
from app.models.photo import PHOTO_STATES

PENDING, READY, FAILED, HELD = PHOTO_STATES
MAX_ATTEMPTS = 5
"""Attempts that ended in a killed worker before the picture itself is held to be the cause."""
COSTLY_ATTEMPTS = 2
LARGEST = "1600"

log = logging.getLogger("rueclaire.photos")


def queue_drawing(photo: Photo) -> None:
    """Queue the drawing of a photo's copies, once for each revision; the caller's action commits."""
    if photo.jurisdiction_id is None:
        raise ValueError("a photo is drawn once a report has claimed it")
    key = f"{outbox.PHOTO_PROCESS}:{photo.id}" + (f":{photo.revision}" if photo.revision else "")
    outbox.enqueue(photo.jurisdiction_id, outbox.PHOTOS, outbox.PHOTO_PROCESS, photo.id, key)


def process_photo(photo_id: uuid.UUID | str) -> None:
    """Find and cover what is private in a claimed photo, draw its copies and show it; else keep it private; commits.

    What a member of staff marked is covered without looking again. Safe to repeat and to kill anywhere: copies lie
    under keys made from their content, and the row changes last, once. Raises StorageError while the storage is
    away, and RefusedError the first time a picture was too costly: both are worth another try.
    """
    photo = db.session.get(Photo, uuid.UUID(str(photo_id)), populate_existing=True)
    if photo is None or photo.state != PENDING or photo.jurisdiction_id is None:
        db.session.rollback()
        return
    db.session.expunge(photo)  # what was asked for stays in hand: no transaction is open while a picture is drawn
    attempts = photo.attempts + 1
    _count_attempts(photo.id, attempts)
    if attempts > MAX_ATTEMPTS:
        _fail(photo, errors.PHOTO_TOO_COSTLY, "the worker died in it, several times")
        return
    storage = open_storage(settings)
    try:
        drawn = _draw(storage, photo)
        if settings.is_covering or photo.boxes_by == STAFF:
            _show(photo, _store_copies(storage, photo.id, drawn), drawn)
        else:
            _hold(photo, drawn)
    except MissingError:
        _fail(photo, errors.PHOTO_LOST, "original missing")
    except StorageError:
        _count_attempts(photo.id, attempts - 1)  # not the picture's fault
        raise
    except sandbox.RefusedError as refusal:
        if refusal.code == errors.PHOTO_TOO_COSTLY and attempts < COSTLY_ATTEMPTS:
            raise
        _fail(photo, refusal.code, refusal.detail)


def _count_attempts(photo_id: uuid.UUID, attempts: int) -> None:
    """Keep the count before anything else happens: a worker that dies takes no notes."""
    db.session.execute(update(Photo).where(Photo.id == photo_id).values(attempts=attempts))
    db.session.commit()


def _draw(storage: Storage, photo: Photo) -> sandbox.Drawn:
    """The covered copies, from the original or, once that is gone, from the covered copy."""
    is_told = photo.boxes_by == STAFF
    boxes = read_boxes(photo.boxes) if is_told else ()
    detectors = () if is_told else settings.photo_detectors
    with _decoded(storage, photo) as upright:
        if photo.original_key is not None and photo.view_key is None:
            _keep_view(storage, photo, upright.view)
        drawn = sandbox.draw(upright, detectors=detectors, boxes=boxes)
    if not (upright.is_filtered and drawn.is_filtered):
        log.warning("this kernel does not filter the decoder's system calls; its limits alone hold")
    return drawn


@contextmanager
def _decoded(storage: Storage, photo: Photo) -> Iterator[sandbox.Upright]:
    key = photo.original_key or str(photo.copies.get(LARGEST, {}).get("key", ""))
    if not key:
        raise MissingError("neither an original nor a copy")
    with tempfile.TemporaryFile() as file:
        storage.copy_to(key, file)
        # A copy has been turned already, as far as was asked for when it was drawn.
        with _decode(file, photo.turns - (0 if photo.original_key else photo.drawn_turns)) as upright:
            yield upright


@contextmanager
def _decode(file: IO[bytes], quarters: int) -> Iterator[sandbox.Upright]:
    try:
        with looked_at(file) as content:
            understood = understand(content, max_pixels=settings.photo_max_pixels)
    except (BrokenError, UnsupportedError, PixelsError) as error:
        raise sandbox.RefusedError(errors.PHOTO_BROKEN, str(error)) from error
    with sandbox.decode(
        file,
        content_type=understood.content_type,
        turn=turned(understood.turn, quarters),
        max_pixels=settings.photo_max_pixels,
    ) as upright:
        yield upright


def _keep_view(storage: Storage, photo: Photo, view: bytes) -> None:
    """Keep the upright picture for staff with the right to see it, whatever comes of the search; commits."""
    key = f"{ORIGINALS}/{photo.id.hex[:2]}/{photo.id}-{ids.new_secret()}"
    storage.put(key, view)
    kept = db.session.execute(
        update(Photo)
        .where(Photo.id == photo.id, Photo.view_key.is_(None), Photo.original_key.is_not(None))
        .values(view_key=key)
        .returning(Photo.id)
    ).first()
    db.session.commit()
    if kept is None:
        discard([key])


def _store_copies(storage: Storage, photo_id: uuid.UUID, drawn: sandbox.Drawn) -> dict[str, dict[str, object]]:
    """Store each different copy once; {"320": {"key", "width", "height", "bytes"}, …}."""
    stored: dict[str, dict[str, object]] = {}
    seen: set[str] = set()
    for copy in drawn.copies:
        key = f"{COPIES}/{photo_id.hex[:2]}/{photo_id}-{copy.sha256[:TAG_LENGTH]}.jpg"
        if key not in seen:
            storage.put(key, copy.content)
            seen.add(key)
        stored[str(copy.side)] = {
            "key": key,
            "width": copy.width,
            "height": copy.height,
            "bytes": len(copy.content),
        }
    return stored


def _show(photo: Photo, copies: dict[str, dict[str, object]], drawn: sandbox.Drawn) -> None:
    """Publish the copies, unless somebody asked for other ones meanwhile; the former ones are deleted."""
    values = {
        "state": READY,
        "copies": copies,
        "drawn_turns": photo.turns,
        "perceptual_hash": drawn.perceptual_hash,
        "failure_code": None,
        "published_at": func.coalesce(Photo.published_at, func.now()),
    }
    is_changed = _settle(photo, values, drawn)
    new = {str(copy["key"]) for copy in copies.values()}
    if not is_changed:
        _discard_unknown(photo.id, new)
        return
    discard({copy["key"] for copy in photo.copies.values()} - new)
    drop_after_closure(photo.id)
    log.info("photo ready", extra={"photo": str(photo.id), "boxes": len(drawn.boxes)})


def _hold(photo: Photo, drawn: sandbox.Drawn) -> None:
    """Wait for a member of staff: not everything is looked for here."""
    if _settle(photo, {"state": HELD, "failure_code": errors.PHOTO_HELD}, drawn):
        log.info("photo held", extra={"photo": str(photo.id)})


def _settle(photo: Photo, values: dict[str, Any], drawn: sandbox.Drawn) -> bool:
    """Write the outcome of this revision, once; commits."""
    changed = db.session.execute(
        update(Photo)
        .where(Photo.id == photo.id, Photo.state == PENDING, Photo.revision == photo.revision)
        .values(
            **values,
            boxes=[box.as_json() for box in drawn.boxes],
            boxes_by=photo.boxes_by or DETECTOR,
            processed_at=func.now(),
        )
        .returning(Photo.id)
    ).first()
    db.session.commit()
    return changed is not None


def _discard_unknown(photo_id: uuid.UUID, keys: set[str]) -> None:
    """Delete copies that were drawn for nothing; not those that another worker drew alike."""
    copies = db.session.scalar(select(Photo.copies).where(Photo.id == photo_id)) or {}
    db.session.rollback()
    discard(keys - {copy["key"] for copy in copies.values()})


def _fail(photo: Photo, code: str, detail: str) -> None:
    """Keep the photo private until staff decide; the report is not touched, staff see the code's sentence."""
    town = db.session.scalar(
        update(Photo)
        .where(Photo.id == photo.id, Photo.state == PENDING, Photo.revision == photo.revision)
        .values(state=FAILED, failure_code=code, processed_at=func.now())
        .returning(Photo.jurisdiction_id)
    )
    if town is not None:
        audit.record(town, "photo.failed", "photo", photo.id, detail={"code": code, "detail": detail})
    db.session.commit()
    log.warning("photo failed", extra={"photo": str(photo.id), "code": code, "detail": detail})
