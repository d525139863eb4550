"""Says what a file is before it is kept: its kind by content, its pixels, where and when it says it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.media.containers import (
    BrokenError,
    Content,
    Header,
    UnsupportedError,
    read_jpeg,
    read_png,
    read_webp,
)
from app.media.exif import read_exif
from app.media.heif import read_heif

__all__ = ["BrokenError", "PixelsError", "Understood", "UnsupportedError", "turned", "understand"]


class PixelsError(Exception):
    """The picture has more pixels than we decode."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Upright size in pixels; `turn` is the EXIF orientation (1 to 8) still to be applied to the decoded pixels.

    `place` is (latitude, longitude) in degrees and `taken_at` is naive where the camera wrote no zone: suggestions.
    """

    content_type: str
    width: int
    height: int
    turn: int
    place: tuple[float, float] | None
    taken_at: datetime | None


def understand(content: Content, *, max_pixels: int) -> Understood:
    """Read the header of a JPEG, PNG, WebP or HEIC file, told by its first bytes; nothing is decoded.

    Raises UnsupportedError for any other file, BrokenError for a damaged or cut one, PixelsError over `max_pixels`.
    """
    header = _read_header(content)
    if header.width < 1 or header.height < 1:
        raise BrokenError("a picture without pixels")
    if header.width * header.height > max_pixels:
        raise PixelsError(f"{header.width}x{header.height}")
    exif = read_exif(header.exif)
    turn = exif.orientation if header.is_turned_by_exif else 1
    width, height = (header.height, header.width) if turn >= 5 else (header.width, header.height)
    return Understood(header.content_type, width, height, turn, exif.place, exif.taken_at)


_NEXT_TURN = {1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2}
"""The EXIF orientation that shows a picture as another one does, and turned a quarter clockwise."""


def turned(orientation: int, quarters: int) -> int:
    """The EXIF orientation (1 to 8) that adds `quarters` quarter turns clockwise to this one."""
    for _ in range(quarters % 4):
        orientation = _NEXT_TURN[orientation]
    return orientation


def _read_header(content: Content) -> Header:
    start = content[:12]
    if not start:
        raise BrokenError("an empty file")
    if start[:3] == b"\xff\xd8\xff":
        return read_jpeg(content)
    if start[:8] == b"\x89PNG\r\n\x1a\n":
        return read_png(content)
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return read_webp(content)
    if start[4:8] == b"ftyp":
        return read_heif(content)
    raise UnsupportedError("not a picture we take")
