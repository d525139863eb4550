"""The header of an HEIC or HEIF file, the iPhone's: its main picture's pixels and EXIF block, in pure Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.media.containers import HEIC, HEIF, MAX_PARTS, BrokenError, Content, Header, UnsupportedError, number

HEVC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_MAX_EXIF_BYTES = 1024 * 1024
_MAX_EXTENTS = 64


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    end: int


def read_heif(content: Content) -> Header:
    """Read the boxes that describe the main picture (ISO/IEC 14496-12 and 23008-12).

    Raises UnsupportedError when it is not coded as HEVC, BrokenError when it is cut or describes no picture.
    """
    top = list(_boxes(content, 0, len(content)))
    major, brands = _brands(content, top[0])
    if not (brands & HEVC_BRANDS):
        raise UnsupportedError("an ISO file that is not HEIC")
    meta = _find(top, b"meta")
    parts = list(_boxes(content, meta.start + 4, meta.end))
    main = _main_item(content, _find(parts, b"pitm"))
    width, height = _size(content, _properties(content, _find(parts, b"iprp"), main))
    return Header(HEIC if major in HEVC_BRANDS else HEIF, width, height, _exif(content, parts), is_turned_by_exif=False)


def _boxes(content: Content, start: int, end: int) -> Iterator[_Box]:
    """The boxes between two offsets; one that reaches beyond means that the file was cut."""
    for _ in range(MAX_PARTS):
        if start + 8 > end:
            return
        size, kind, head = number(content, start, ">I"), content[start + 4 : start + 8], 8
        if size == 1:
            size, head = number(content, start + 8, ">Q"), 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            raise BrokenError("HEIF box cut")
        yield _Box(kind, start + head, start + size)
        start += size
    raise BrokenError("too many HEIF boxes")


def _find(boxes: list[_Box], kind: bytes) -> _Box:
    for box in boxes:
        if box.kind == kind:
            return box
    raise BrokenError(f"HEIF without {kind.decode('latin-1')}")


def _brands(content: Content, box: _Box) -> tuple[bytes, set[bytes]]:
    listed = content[box.start : min(box.end, box.start + 256)]
    return listed[:4], {listed[:4], *(listed[at : at + 4] for at in range(8, len(listed), 4))}


def _main_item(content: Content, box: _Box) -> int:
    return number(content, box.start + 4, ">H" if number(content, box.start, "B") == 0 else ">I")


def _properties(content: Content, box: _Box, item: int) -> list[_Box]:
    """The properties of an item, in order: `ipma` gives their places in `ipco`."""
    parts = list(_boxes(content, box.start, box.end))
    known = list(_find_children(content, parts))
    found: list[_Box] = []
    for table in (part for part in parts if part.kind == b"ipma"):
        for index in _associated(content, table, item):
            if 1 <= index <= len(known):
                found.append(known[index - 1])
    return found


def _find_children(content: Content, parts: list[_Box]) -> Iterator[_Box]:
    container = _find(parts, b"ipco")
    return _boxes(content, container.start, container.end)


def _associated(content: Content, box: _Box, item: int) -> list[int]:
    version, is_wide = number(content, box.start, "B"), number(content, box.start + 3, "B") & 1
    position = box.start + 8
    for _ in range(min(number(content, box.start + 4, ">I"), MAX_PARTS)):
        if position >= box.end:
            break
        owner = number(content, position, ">I" if version else ">H")
        position += 4 if version else 2
        count = number(content, position, "B")
        position += 1
        step = 2 if is_wide else 1
        if owner == item:
            mask, layout = (0x7FFF, ">H") if is_wide else (0x7F, "B")
            return [number(content, position + step * index, layout) & mask for index in range(count)]
        position += count * step
    return []


def _size(content: Content, properties: list[_Box]) -> tuple[int, int]:
    """Pixels once the properties have been applied in their order: extent, crop, turn."""
    width = height = 0
    for box in properties:
        if box.kind == b"ispe":
            width, height = number(content, box.start + 4, ">I"), number(content, box.start + 8, ">I")
        elif box.kind == b"clap":
            width = min(width, _ratio(content, box.start))
            height = min(height, _ratio(content, box.start + 8))
        elif box.kind == b"irot" and number(content, box.start, "B") & 1:
            width, height = height, width
    return width, height


def _ratio(content: Content, offset: int) -> int:
    bottom = number(content, offset + 4, ">I")
    if bottom == 0:
        raise BrokenError("HEIF crop impossible")
    return number(content, offset, ">I") // bottom


def _exif(content: Content, parts: list[_Box]) -> bytes:
    """The EXIF item's block, empty when there is none or it cannot be reached: it is only a suggestion."""
    try:
        item = _exif_item(content, _find(parts, b"iinf"))
        raw = b"" if item is None else _item_bytes(content, _find(parts, b"iloc"), item)
    except BrokenError:
        return b""
    skip = int.from_bytes(raw[:4], "big") + 4
    return raw[skip:] if 4 <= skip < len(raw) else b""


def _exif_item(content: Content, box: _Box) -> int | None:
    start = box.start + (6 if number(content, box.start, "B") == 0 else 8)
    for entry in _boxes(content, start, box.end):
        version = number(content, entry.start, "B")
        wide = version >= 3
        kind_at = entry.start + (10 if wide else 8)
        if version >= 2 and content[kind_at : kind_at + 4] == b"Exif":
            return number(content, entry.start + 4, ">I" if wide else ">H")
    return None


def _item_bytes(content: Content, box: _Box, item: int) -> bytes:
    """The bytes of an item stored in the file itself (`iloc`, construction method 0)."""
    reader = _Fields(content, box.start + 6)
    version = number(content, box.start, "B")
    sizes, more = number(content, box.start + 4, "B"), number(content, box.start + 5, "B")
    offset_size, length_size, base_size = sizes >> 4, sizes & 15, more >> 4
    index_size = more & 15 if version else 0
    for _ in range(min(reader.take(4 if version == 2 else 2), MAX_PARTS)):
        owner = reader.take(4 if version == 2 else 2)
        method = reader.take(2) & 15 if version else 0
        reader.take(2)
        base = reader.take(base_size)
        extents = [
            (reader.take(index_size), reader.take(offset_size), reader.take(length_size))
            for _ in range(min(reader.take(2), _MAX_EXTENTS))
        ]
        if owner == item:
            pieces = [content[base + at : base + at + min(size, _MAX_EXIF_BYTES)] for _, at, size in extents]
            return b"".join(pieces)[:_MAX_EXIF_BYTES] if method == 0 else b""
    return b""


@dataclass(slots=True)
class _Fields:
    content: Content
    position: int

    def take(self, size: int) -> int:
        """The next big-endian number of `size` bytes. Raises BrokenError outside the file."""
        raw = self.content[self.position : self.position + size]
        if len(raw) < size or size > 8:
            raise BrokenError("HEIF table cut")
        self.position += size
        return int.from_bytes(raw, "big")
