"""The headers of JPEG, PNG and WebP files: kind, pixels and EXIF block, read in pure Python before anything decodes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

JPEG, PNG, WEBP, HEIC, HEIF = "image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"

MAX_PARTS = 50_000
"""Segments, chunks or boxes looked at before a file is called broken: a bound on time, far above any camera's."""

_EXIF_PREFIX = b"Exif\x00\x00"
_JPEG_FRAMES = {0xC0, 0xC1, 0xC2}
_JPEG_OTHER_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_JPEG_BARE = {0x00, 0x01, *range(0xD0, 0xD9)}
_PNG_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}


class Content(Protocol):
    """The bytes of a file, in memory or mapped."""

    def __len__(self) -> int: ...

    def __getitem__(self, where: slice, /) -> bytes: ...

    def find(self, wanted: bytes, start: int, /) -> int:
        """As of bytes."""

    def rfind(self, wanted: bytes, start: int, /) -> int:
        """As of bytes: in a whole file the end is near the end."""


class BrokenError(Exception):
    """The file is of a kind we take, but damaged or cut."""


class UnsupportedError(Exception):
    """The file is not of a kind we take."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself: pixels as stored, its EXIF block, and whether the pixels still need turning by it."""

    content_type: str
    width: int
    height: int
    exif: bytes = b""
    is_turned_by_exif: bool = True


def number(content: Content, offset: int, layout: str) -> int:
    """One integer at `offset` (struct layout). Raises BrokenError outside the file."""
    size = struct.calcsize(layout)
    raw = content[offset : offset + size]
    if len(raw) < size:
        raise BrokenError("cut in a header")
    found: int = struct.unpack(layout, raw)[0]
    return found


def read_jpeg(content: Content) -> Header:
    """Walk the segments up to the picture (ITU-T T.81 annex B). A file without its end is refused as cut."""
    frame, exif = None, b""
    for marker, start, end in _jpeg_segments(content):
        if marker == 0xE1 and not exif and content[start : start + 6] == _EXIF_PREFIX:
            exif = content[start:end]
        elif marker in _JPEG_FRAMES:
            frame = _jpeg_frame(content, start)
        elif marker in _JPEG_OTHER_FRAMES:
            raise UnsupportedError("a kind of JPEG that no browser shows")
        elif marker == 0xDA and frame is not None and content.rfind(b"\xff\xd9", end) >= 0:
            return Header(JPEG, frame[0], frame[1], exif)
    raise BrokenError("no complete picture in this JPEG")


def _jpeg_segments(content: Content) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment, up to the first scan or to where the file stops making sense."""
    position = 2
    for _ in range(MAX_PARTS):
        position = content.find(b"\xff", position)
        if position < 0:
            return
        marker = number(content, position + 1, "B")
        if marker == 0xFF:
            position += 1
            continue
        if marker in _JPEG_BARE:
            position += 2
            continue
        length = number(content, position + 2, ">H")
        start, end = position + 4, position + 2 + length
        if marker == 0xD9 or length < 2 or end > len(content):
            return
        yield marker, start, end
        if marker == 0xDA:
            return
        position = end


def _jpeg_frame(content: Content, start: int) -> tuple[int, int]:
    depth, components = number(content, start, "B"), number(content, start + 5, "B")
    if depth != 8 or components not in {1, 3, 4}:
        raise UnsupportedError("a kind of JPEG that no browser shows")
    return number(content, start + 3, ">H"), number(content, start + 1, ">H")


def read_png(content: Content) -> Header:
    """Walk the chunks (PNG, third edition, section 5): a right IHDR, pixels, and an end."""
    head = content[8:33]
    if len(head) < 25 or head[:8] != b"\x00\x00\x00\x0dIHDR":
        raise BrokenError("no PNG header")
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", head[8:21])
    if zlib.crc32(head[4:21]) != struct.unpack(">I", head[21:25])[0]:
        raise BrokenError("PNG header damaged")
    if depth not in _PNG_DEPTHS.get(colour, set()) or packing or filtering or interlace > 1:
        raise BrokenError("PNG header impossible")
    position, has_pixels, exif = 33, False, b""
    for _ in range(MAX_PARTS):
        length = number(content, position, ">I")
        kind = content[position + 4 : position + 8]
        if position + 12 + length > len(content):
            break
        if kind == b"eXIf" and not exif:
            exif = content[position + 8 : position + 8 + length]
        has_pixels = has_pixels or (kind == b"IDAT" and length > 0)
        if kind == b"IEND":
            if not has_pixels:
                break
            return Header(PNG, width, height, exif)
        position += 12 + length
    raise BrokenError("no complete picture in this PNG")


def read_webp(content: Content) -> Header:
    """Walk the RIFF chunks (WebP container specification)."""
    end = number(content, 4, "<I") + 8
    if end > len(content):
        raise BrokenError("WebP cut")
    position, canvas, exif, has_pixels = 12, None, b"", False
    for _ in range(MAX_PARTS):
        if position + 8 > end:
            break
        kind, length = content[position : position + 4], number(content, position + 4, "<I")
        start = position + 8
        if start + length > end:
            raise BrokenError("WebP chunk cut")
        if kind == b"VP8X":
            canvas = (_size24(content, start + 4), _size24(content, start + 7))
        elif kind in {b"VP8 ", b"VP8L"}:
            has_pixels = True
            canvas = canvas or (_lossy_size(content, start) if kind == b"VP8 " else _lossless_size(content, start))
        elif kind == b"ANMF":
            has_pixels = True
        elif kind == b"EXIF" and not exif:
            exif = content[start : start + length]
        position = start + length + (length & 1)
    if canvas is None or not has_pixels:
        raise BrokenError("no picture in this WebP")
    return Header(WEBP, canvas[0], canvas[1], exif)


def _size24(content: Content, offset: int) -> int:
    return number(content, offset, "<H") + (number(content, offset + 2, "B") << 16) + 1


def _lossy_size(content: Content, start: int) -> tuple[int, int]:
    if content[start + 3 : start + 6] != b"\x9d\x01\x2a":
        raise BrokenError("WebP frame damaged")
    return number(content, start + 6, "<H") & 0x3FFF, number(content, start + 8, "<H") & 0x3FFF


def _lossless_size(content: Content, start: int) -> tuple[int, int]:
    if number(content, start, "B") != 0x2F:
        raise BrokenError("WebP frame damaged")
    packed = number(content, start + 1, "<I")
    return (packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1
