"""What a camera wrote beside the picture: orientation, place and time, read without trusting a byte of it.

Pure Python over a bounded block, because the web process reads it: no C library ever sees a stranger's file there.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

MAX_BLOCK_BYTES = 1024 * 1024
MAX_ENTRIES = 512
MAX_VALUE_BYTES = 256

ORIENTATION, DATE_TIME, EXIF_IFD, GPS_IFD = 0x0112, 0x0132, 0x8769, 0x8825
DATE_TIME_ORIGINAL, OFFSET_TIME, OFFSET_TIME_ORIGINAL = 0x9003, 0x9010, 0x9011
LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE = 1, 2, 3, 4

_SIZE_OF_TYPE = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8}
_FORMAT_OF_TYPE = {3: "H", 4: "I", 8: "h", 9: "i"}
_RATIONALS = {5: "I", 10: "i"}
_ASCII = 2

_DATE_TIME = re.compile(r"(\d{4})[:\-/](\d{2})[:\-/](\d{2})[ T](\d{2}):(\d{2}):(\d{2})")
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")
_EARLIEST_YEAR = 1990

Value = str | float
Directory = dict[int, Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Exif:
    """What was understood: `place` is (latitude, longitude) in degrees, `taken_at` naive where no zone was written."""

    orientation: int = 1
    place: tuple[float, float] | None = None
    taken_at: datetime | None = None


NOTHING = Exif()


def read_exif(block: bytes) -> Exif:
    """Read an EXIF block (with or without its `Exif\\0\\0` prefix); whatever is broken or impossible is left out.

    Never raises on any input. Source: Exif 2.32 (CIPA DC-008), TIFF 6.0.
    """
    block = block[:MAX_BLOCK_BYTES].removeprefix(b"Exif\x00\x00")
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(block[:4])
    if order is None or len(block) < 8:
        return NOTHING
    reader = _Reader(block, order)
    main = reader.directory(reader.unsigned(4), {ORIENTATION, DATE_TIME, EXIF_IFD, GPS_IFD})
    camera = reader.linked(main, EXIF_IFD, {DATE_TIME_ORIGINAL, OFFSET_TIME, OFFSET_TIME_ORIGINAL})
    gps = reader.linked(main, GPS_IFD, {LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE})
    return Exif(_orientation(main), _place(gps), _taken_at(main, camera))


@dataclass(frozen=True, slots=True)
class _Reader:
    block: bytes
    order: str

    def unsigned(self, offset: int) -> int:
        """The 32-bit number at `offset`, 0 when it is outside the block."""
        if not 0 <= offset <= len(self.block) - 4:
            return 0
        found: int = struct.unpack_from(self.order + "I", self.block, offset)[0]
        return found

    def linked(self, parent: Directory, tag: int, wanted: set[int]) -> Directory:
        """The directory that a pointer of `parent` leads to, empty when it leads nowhere."""
        offset = _number(parent.get(tag))
        return self.directory(int(offset), wanted) if offset is not None and offset > 0 else {}

    def directory(self, offset: int, wanted: set[int]) -> Directory:
        """The wanted entries of the directory at `offset`; the first of a repeated tag wins."""
        found: Directory = {}
        if not 8 <= offset <= len(self.block) - 2:
            return found
        count = struct.unpack_from(self.order + "H", self.block, offset)[0]
        for index in range(min(count, MAX_ENTRIES)):
            entry = offset + 2 + 12 * index
            if entry + 12 > len(self.block):
                break
            tag, kind, length = struct.unpack_from(self.order + "HHI", self.block, entry)
            if tag in wanted and tag not in found:
                found[tag] = self._values(entry + 8, kind, length)
        return found

    def _values(self, offset: int, kind: int, length: int) -> Sequence[Value]:
        size = _SIZE_OF_TYPE.get(kind, 0) * length
        if size == 0 or size > MAX_VALUE_BYTES:
            return ()
        if size > 4:
            offset = self.unsigned(offset)
        raw = self.block[offset : offset + size]
        if len(raw) < size:
            return ()
        if kind == _ASCII:
            return (raw.split(b"\x00")[0].decode("ascii", "ignore").strip(),)
        if kind in _RATIONALS:
            parts = struct.unpack(f"{self.order}{2 * length}{_RATIONALS[kind]}", raw)
            return [top / bottom if bottom else math.nan for top, bottom in zip(parts[::2], parts[1::2], strict=True)]
        if kind in _FORMAT_OF_TYPE:
            return struct.unpack(f"{self.order}{length}{_FORMAT_OF_TYPE[kind]}", raw)
        return list(raw)


def _orientation(main: Directory) -> int:
    value = _number(main.get(ORIENTATION))
    return int(value) if value is not None and value in range(1, 9) else 1


def _place(gps: Directory) -> tuple[float, float] | None:
    latitude = _angle(gps.get(LATITUDE), gps.get(LATITUDE_REF), "NS", 90)
    longitude = _angle(gps.get(LONGITUDE), gps.get(LONGITUDE_REF), "EW", 180)
    if latitude is None or longitude is None:
        return None
    if latitude == 0 and longitude == 0:
        return None  # what a camera without a fix writes
    return latitude, longitude


def _angle(parts: Sequence[Value] | None, reference: Sequence[Value] | None, letters: str, limit: int) -> float | None:
    """Degrees, minutes and seconds with N, S, E or W, as one signed number of degrees."""
    letter = str(reference[0])[:1].upper() if reference and isinstance(reference[0], str) else ""
    if not parts or len(parts) > 3 or not letter or letter not in letters:
        return None
    numbers = [part for part in parts if isinstance(part, float | int) and math.isfinite(part) and part >= 0]
    if len(numbers) != len(parts) or any(part > 60 for part in numbers[1:]):
        return None
    degrees: float = sum(part / 60.0**power for power, part in enumerate(numbers))
    if degrees > limit:
        return None
    return -degrees if letter == letters[1] else degrees


def _taken_at(main: Directory, camera: Directory) -> datetime | None:
    original = _moment(camera.get(DATE_TIME_ORIGINAL), camera.get(OFFSET_TIME_ORIGINAL))
    return original or _moment(main.get(DATE_TIME), camera.get(OFFSET_TIME))


def _moment(written: Sequence[Value] | None, offset: Sequence[Value] | None) -> datetime | None:
    match = _DATE_TIME.match(str(written[0])) if written else None
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in match.groups())
        moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  # the zone, if any, follows
    except ValueError:
        return None
    if year < _EARLIEST_YEAR:
        return None
    zone = _OFFSET.fullmatch(str(offset[0])) if offset else None
    if zone is None:
        return moment
    shift = timedelta(hours=int(zone[2]), minutes=int(zone[3]))
    if shift > timedelta(hours=14):
        return moment
    return moment.replace(tzinfo=timezone(-shift if zone[1] == "-" else shift))


def _number(values: Sequence[Value] | None) -> float | None:
    value = values[0] if values else None
    return value if isinstance(value, float | int) and math.isfinite(value) else None
