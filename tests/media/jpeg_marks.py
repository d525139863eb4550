"""Walks a JPEG file byte by byte and names everything in it that is not needed to show its pixels."""

from __future__ import annotations

import struct

NEEDED = {0xDB: "DQT", 0xC0: "SOF0", 0xC2: "SOF2", 0xC4: "DHT", 0xDA: "SOS", 0xDD: "DRI"}
PLAIN_JFIF = b"JFIF\x00\x01"
SUSPECT_WORDS = (
    b"Exif", b"http://", b"ICC_PROFILE", b"Photoshop", b"8BIM", b"Adobe", b"<script", b"II*\0",
    b"MM\0*", b"PK\x03\x04", b"PK\x05\x06", b"RIFF", b"ftyp", b"CanaryCo", b"CANARI",
)  # fmt: skip
SHORT_WORDS = (b"GPS", b"xmp", b"MPF")
"""Looked for outside the coded pixels only: 300 kB of those hold one by chance in two pictures of a hundred."""


def foreign_marks(file: bytes) -> list[str]:
    """What does not belong in a copy: metadata segments, comments, thumbnails, a tail, tell-tale words."""
    found = [f"word {word!r}" for word in SUSPECT_WORDS if word in file]
    if file[:2] != b"\xff\xd8":
        return [*found, "no start"]
    position, outside = 2, file[:2]
    while True:
        if file[position : position + 1] != b"\xff":
            return [*found, f"stray byte at {position}"]
        marker = file[position + 1]
        if marker == 0xD9:
            break
        (length,) = struct.unpack_from(">H", file, position + 2)
        content = file[position + 4 : position + 2 + length]
        found += _judge(marker, content)
        outside += content
        position += 2 + length
        if marker == 0xDA:
            position = _end_of_scan(file, position)
    found += [f"word {word!r}" for word in SHORT_WORDS if word in outside + file[position:]]
    tail = len(file) - position - 2
    return [*found, f"{tail} bytes behind the end"] if tail else found


def _judge(marker: int, content: bytes) -> list[str]:
    if marker in NEEDED:
        return []
    if marker == 0xE0 and content[:6] == PLAIN_JFIF and len(content) == 14 and content[12:14] == b"\0\0":
        return []  # version and density, no thumbnail
    return [f"segment {marker:02x} of {len(content)} bytes"]


def _end_of_scan(file: bytes, position: int) -> int:
    """Where the entropy-coded bytes stop: at a marker that is neither a stuffed zero nor a restart."""
    while True:
        position = file.index(b"\xff", position)
        if file[position + 1] == 0 or 0xD0 <= file[position + 1] <= 0xD7:
            position += 2
            continue
        return position
