"""Takes in the bytes of an upload: counted, hashed, and on disk rather than in memory once they are many."""

from __future__ import annotations

import hashlib
import io
import mmap
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Protocol

from app.media.containers import Content

MEMORY_BYTES = 4 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024


class Readable(Protocol):
    """What an upload arrives as: a request's stream, an uploaded file."""

    def read(self, size: int, /) -> bytes: ...


class TooManyBytesError(Exception):
    """The upload is longer than allowed."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """A whole upload: its bytes to look at, and the same as a file to store."""

    content: Content
    file: IO[bytes]
    sha256: str
    size: int


@contextmanager
def spool(source: bytes | Readable, *, max_bytes: int) -> Iterator[Spooled]:
    """Read `source` to its end, at most `max_bytes`; over 4 MiB it lies in a temporary file meanwhile.

    Raises TooManyBytesError as soon as it is longer.
    """
    reader = io.BytesIO(source) if isinstance(source, bytes) else source
    digest, size = hashlib.sha256(), 0
    target: IO[bytes] = io.BytesIO()
    try:
        while chunk := reader.read(CHUNK_BYTES):
            size += len(chunk)
            if size > max_bytes:
                raise TooManyBytesError
            if size > MEMORY_BYTES and isinstance(target, io.BytesIO):
                target = _to_disk(target)
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        target.seek(0)
        with looked_at(target) as content:
            yield Spooled(content, target, digest.hexdigest(), size)
    finally:
        target.close()


@contextmanager
def looked_at(file: IO[bytes]) -> Iterator[Content]:
    """The bytes of an open file without reading them all: mapped, or as they are when already in memory."""
    if isinstance(file, io.BytesIO):
        yield file.getvalue()
        return
    if file.seek(0, io.SEEK_END) == 0:
        yield b""
        return
    file.seek(0)
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped


def _to_disk(memory: io.BytesIO) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the caller
    file.write(memory.getbuffer())
    return file
