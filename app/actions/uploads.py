"""Takes pictures in that arrive in parts (tus 1.0.0): an offset moves only once its bytes are on disk.

Parts are objects of the storage, so that any web process may take the next one, with a folder or with S3.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from app.actions import photos
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.media.spool import Readable, TooManyBytesError, spool
from app.media.storage import MissingError, Storage, StorageError, open_storage
from app.models import Upload

FOLDER = "uploads"
LIFETIME = timedelta(hours=24)
"""After the last part; a phone that comes later begins anew."""
PART_BYTES = 512 * 1024
"""As many bytes as a killed process may lose of a request."""
SMALL_PART_BYTES = 64 * 1024
"""A part smaller than this is joined with the next one, so that many cuts do not make many files."""
ALGORITHMS = ("sha256", "sha1", "sha512", "md5")
FINAL = frozenset({errors.PHOTO_UNSUPPORTED, errors.PHOTO_BROKEN, errors.PHOTO_TOO_LARGE, errors.PHOTO_ID_REUSED})
"""Refusals that more bytes will not mend."""

log = logging.getLogger("rueclaire.uploads")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the phone's hashed secret, the member of staff signed in, or neither."""

    device_hash: str | None = None
    staff_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must hash to."""

    algorithm: str
    digest: bytes


def read_checksum(header: str) -> Checksum:
    """The checksum of an Upload-Checksum header (tus 1.0.0, checksum). Raises ProblemError request.malformed."""
    algorithm, _, encoded = header.strip().partition(" ")
    try:
        digest = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise ProblemError(errors.REQUEST_MALFORMED) from None
    if algorithm not in ALGORITHMS or not digest:
        raise ProblemError(errors.REQUEST_MALFORMED)
    return Checksum(algorithm, digest)


def begin_upload(photo_id: uuid.UUID, length: int | None, sender: Sender, *, metadata_line: str | None) -> Upload:
    """Open an upload of `length` bytes (None: said later), which only `sender` may continue; commits.

    Raises ProblemError photo.too_large.
    """
    _check_length(length)
    upload = Upload(
        id=ids.new_uuid(),
        photo_id=photo_id,
        length=length,
        metadata_line=metadata_line,
        device_hash=sender.device_hash,
        staff_id=sender.staff_id,
        expires_at=_expiry(),
    )
    db.session.add(upload)
    db.session.commit()
    return upload


def find_upload(upload_id: uuid.UUID, sender: Sender) -> Upload:
    """The upload, for the one who began it. Raises ProblemError upload.not_found, upload.expired."""
    upload = db.session.get(Upload, upload_id, populate_existing=True)
    if upload is None or not _may_continue(upload, sender):
        raise ProblemError(errors.UPLOAD_NOT_FOUND)
    if upload.expires_at <= clock.now():
        raise ProblemError(errors.UPLOAD_EXPIRED)
    return upload


def receive_part(
    upload_id: uuid.UUID,
    sender: Sender,
    offset: int,
    source: Readable,
    *,
    declared: int | None = None,
    length: int | None = None,
    checksum: Checksum | None = None,
) -> Upload:
    """Append what `source` holds from `offset` on, as far as it comes; with the last byte the photo is taken in.

    `declared` is how many bytes the request announces, `length` the whole upload's where it is said only now. Commits
    after every PART_BYTES. Raises ProblemError upload.offset, upload.locked, upload.checksum, photo.too_large, those
    of find_upload, and those of receive_photo.
    """
    upload = find_upload(upload_id, sender)
    if upload.received != offset:
        raise _conflict(upload)
    length = _agree_on_length(upload, length)
    room = (settings.photo_max_bytes if length is None else length) - offset
    if (declared or 0) > room:
        raise photos.too_large()
    db.session.rollback()  # the connection goes back while the bytes travel
    if checksum is None:
        _take(upload_id, offset, source, length, room)
    else:
        _take_checked(upload_id, offset, source, length, room, checksum)
    return find_upload(upload_id, sender)


def end_upload(upload_id: uuid.UUID, sender: Sender) -> None:
    """Give an upload up (tus 1.0.0, termination) and free what it holds; commits. A photo already taken in stays."""
    upload = find_upload(upload_id, sender)
    _forget(upload.id)


def delete_expired() -> int:
    """Remove the uploads whose time has run out, with their parts; returns how many; commits."""
    expired = db.session.scalars(select(Upload.id).where(Upload.expires_at <= func.now())).all()
    db.session.rollback()
    return sum(_forget(upload_id) for upload_id in expired)


def delete_orphan_parts() -> int:
    """Remove parts older than an upload can be that no row names; returns how many. Reads every name."""
    storage = open_storage(settings)
    limit = clock.now() - LIFETIME
    old = [found.key for found in storage.list(FOLDER) if found.modified_at < limit]
    rows = db.session.execute(select(Upload.parts)).scalars()
    known = {part["key"] for parts in rows for part in parts}
    db.session.rollback()
    orphans = [key for key in old if key not in known]
    storage.delete(orphans)
    return len(orphans)


class _Joined:
    """The stored parts of an upload and its last bytes, as one stream."""

    def __init__(self, storage: Storage, keys: Sequence[str], tail: bytes) -> None:
        self._storage = storage
        self._keys = list(keys)
        self._tail = tail
        self._current = b""

    def read(self, size: int, /) -> bytes:
        """As of a file. Raises StorageError, MissingError."""
        while not self._current:
            if self._keys:
                self._current = self._storage.get(self._keys.pop(0))
            elif self._tail:
                self._current, self._tail = self._tail, b""
            else:
                return b""
        chunk, self._current = self._current[:size], self._current[size:]
        return chunk


class _Hashed:
    """A stream that is hashed while it is read."""

    def __init__(self, source: Readable, algorithm: str) -> None:
        self._source = source
        self.digest = hashlib.new(algorithm, usedforsecurity=False)

    def read(self, size: int, /) -> bytes:
        """As of a file."""
        chunk = self._source.read(size)
        self.digest.update(chunk)
        return chunk


def _take_checked(
    upload_id: uuid.UUID, offset: int, source: Readable, length: int | None, room: int, checksum: Checksum
) -> None:
    hashed = _Hashed(source, checksum.algorithm)
    try:
        with spool(hashed, max_bytes=room) as spooled:
            if hashed.digest.digest() != checksum.digest:
                raise ProblemError(errors.UPLOAD_CHECKSUM)
            spooled.file.seek(0)
            _take(upload_id, offset, spooled.file, length, room)
    except TooManyBytesError:
        raise photos.too_large() from None


def _take(upload_id: uuid.UUID, offset: int, source: Readable, length: int | None, room: int) -> None:
    while room and (piece := _read_piece(source, min(PART_BYTES, room))):
        if length is not None and len(piece) == room:
            return _finish(upload_id, offset, piece, length)
        _keep(upload_id, offset, piece, length)
        offset, room = offset + len(piece), room - len(piece)
    if not room and length is None and source.read(1):
        raise photos.too_large()
    if length is not None and offset == length:
        return _finish(upload_id, offset, b"", length)
    return None


def _read_piece(source: Readable, size: int) -> bytes:
    """As many of `size` bytes as come: fewer only at the end."""
    piece = bytearray()
    while len(piece) < size and (chunk := source.read(size - len(piece))):
        piece += chunk
    return bytes(piece)


def _keep(upload_id: uuid.UUID, offset: int, piece: bytes, length: int | None) -> None:
    """Store one piece, then move the offset, under the row's lock."""
    upload = _lock(upload_id, offset)
    storage = open_storage(settings)
    kept, replaced = list(upload.parts), None
    try:
        if kept and kept[-1]["bytes"] < SMALL_PART_BYTES:
            replaced = kept.pop()
            content = storage.get(replaced["key"]) + piece
        else:
            content = piece
        key = f"{FOLDER}/{upload_id.hex[:2]}/{upload_id}-{ids.new_secret()}"
        storage.put(key, content)
    except MissingError:
        raise _lost(upload_id) from None
    except StorageError as error:
        raise _storage_away(error) from error
    upload.parts = [*kept, {"key": key, "bytes": len(content)}]
    upload.received = offset + len(piece)
    upload.length = length
    upload.expires_at = _expiry()
    db.session.commit()
    if replaced:
        _discard([replaced["key"]])


def _finish(upload_id: uuid.UUID, offset: int, tail: bytes, length: int) -> None:
    """Take the photo in, then say that all of it is there: an offset at the end always means a photo.

    Without a lock, for taking in the same bytes twice is one photo.
    """
    upload = db.session.get(Upload, upload_id, populate_existing=True)
    if upload is None:
        raise ProblemError(errors.UPLOAD_NOT_FOUND)
    if upload.received != offset:
        raise _conflict(upload)
    if upload.finished_at is not None:
        db.session.rollback()
        return
    keys = [part["key"] for part in upload.parts]
    photo_id, device_hash, staff_id = upload.photo_id, upload.device_hash, upload.staff_id
    db.session.rollback()
    _take_in(upload_id, photo_id, _Joined(open_storage(settings), keys, tail), Sender(device_hash, staff_id))
    moved = db.session.execute(
        update(Upload)
        .where(Upload.id == upload_id, Upload.received == offset)
        .values(received=length, length=length, parts=[], finished_at=func.now(), expires_at=_expiry())
        .returning(Upload.id)
    ).first()
    db.session.commit()
    if moved is None:
        raise ProblemError(errors.UPLOAD_OFFSET)
    _discard(keys)


def _take_in(upload_id: uuid.UUID, photo_id: uuid.UUID, whole: _Joined, sender: Sender) -> None:
    try:
        photos.receive_photo(photo_id, whole, device_hash=sender.device_hash, staff_id=sender.staff_id)
    except ProblemError as problem:
        if problem.code in FINAL:
            db.session.rollback()
            _forget(upload_id)
        raise
    except MissingError:
        raise _lost(upload_id) from None
    except StorageError as error:
        raise _storage_away(error) from error


def _lock(upload_id: uuid.UUID, offset: int) -> Upload:
    """The row, locked. Raises upload.locked while another request writes, upload.offset once one has written."""
    query = select(Upload).where(Upload.id == upload_id).execution_options(populate_existing=True)
    upload = db.session.scalars(query.with_for_update(skip_locked=True)).first()
    if upload is None:
        exists = db.session.scalar(select(Upload.id).where(Upload.id == upload_id)) is not None
        raise ProblemError(errors.UPLOAD_LOCKED if exists else errors.UPLOAD_NOT_FOUND, headers={"Retry-After": "1"})
    if upload.received != offset:
        raise _conflict(upload)
    return upload


def _forget(upload_id: uuid.UUID) -> bool:
    """Delete the row, then its parts; what a crash leaves behind is an orphan. True when there was a row."""
    parts: list[dict[str, Any]] | None = db.session.scalar(
        delete(Upload).where(Upload.id == upload_id).returning(Upload.parts)
    )
    db.session.commit()
    _discard([part["key"] for part in parts or []])
    return parts is not None


def _discard(keys: Sequence[str]) -> None:
    try:
        open_storage(settings).delete(keys)
    except StorageError as error:
        log.warning("parts are left to the sweep", extra={"count": len(keys), "reason": str(error)})


def _lost(upload_id: uuid.UUID) -> ProblemError:
    """A stored part is gone: the upload cannot be completed, and its sender begins anew."""
    db.session.rollback()
    log.error("a part of an upload is missing", extra={"upload": str(upload_id)})
    _forget(upload_id)
    return ProblemError(errors.UPLOAD_NOT_FOUND)


def _storage_away(error: StorageError) -> ProblemError:
    db.session.rollback()
    log.error("storage unusable", extra={"reason": str(error)})
    return ProblemError(errors.STORAGE_FULL)


def _agree_on_length(upload: Upload, said: int | None) -> int | None:
    """The length of the upload: known, or said now for the first time."""
    if said is None or said == upload.length:
        return upload.length
    if upload.length is not None or said < upload.received:
        raise ProblemError(errors.REQUEST_MALFORMED)
    _check_length(said)
    return said


def _check_length(length: int | None) -> None:
    if length is not None and length > settings.photo_max_bytes:
        raise photos.too_large()


def _may_continue(upload: Upload, sender: Sender) -> bool:
    """Whether the caller is the one who began it, as far as it said who it was; else its address is the key."""
    if upload.device_hash is not None and upload.device_hash == sender.device_hash:
        return True
    if upload.staff_id is not None:
        return upload.staff_id == sender.staff_id
    return upload.device_hash is None


def _conflict(upload: Upload) -> ProblemError:
    return ProblemError(errors.UPLOAD_OFFSET, extra={"offset": upload.received})


def _expiry() -> datetime:
    return clock.now() + LIFETIME
