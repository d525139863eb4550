"""Hands out a published file: by parts, to be resumed (RFC 9110, Range), and not again when nothing changed."""

from __future__ import annotations

import io

from flask import Response, request

from app.core.extensions import settings
from app.media.storage import open_storage
from app.models import Jurisdiction, OpenDataFile
from app.opendata.catalogue import TYPES

FRESH_SECONDS = 3_600
PART_BYTES = 512 * 1024


class StoredFile(io.RawIOBase):
    """A stored object that is read in parts and can begin anywhere.

    The storage is opened with it: by the time the server reads the parts, the request and its settings are gone.
    """

    def __init__(self, key: str, size: int) -> None:
        self._storage = open_storage(settings)
        self._key, self._size, self._at = key, size, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is: a range is read alone."""
        return True

    def tell(self) -> int:
        """Where the next byte is."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte."""
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def __iter__(self) -> StoredFile:
        return self

    def __next__(self) -> bytes:
        length = min(PART_BYTES, self._size - self._at)
        if length <= 0:
            raise StopIteration
        part = self._storage.read_range(self._key, self._at, length)
        self._at += len(part)
        if not part:
            raise StopIteration
        return part


def hand_out(town: Jurisdiction, found: OpenDataFile) -> Response:
    """The file, its range, or word that the caller has it already. Raises 416 for a range beyond its end."""
    response = Response(StoredFile(found.file_key, found.size_bytes), content_type=TYPES[found.format])
    name = f"signalements-{town.slug}-{found.part}.{found.format}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Content-Length"] = str(found.size_bytes)
    response.set_etag(found.sha256[:32])
    response.last_modified = found.built_at
    response.make_conditional(request, accept_ranges=True, complete_length=found.size_bytes)
    return response
