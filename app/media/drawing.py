"""Draws what may be seen of a picture: covered first, then the copies of each size, from pixels alone."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageStat

from app.media.boxes import FACE, Box

SIDES = (1600, 800, 320)
QUALITY = {1600: 80, 800: 80, 320: 78}
HASH_COLUMNS, HASH_ROWS = 9, 8
MARGIN = 0.18
"""By how much of its size a box is grown on each side before it is filled."""
LEAST_MARGIN = 3
ROUND = {FACE: 0.35}
GREY = (128, 128, 128)


class Copy(NamedTuple):
    """One JPEG copy: `side` is the longest side asked for, width and height what it got (never enlarged)."""

    side: int
    width: int
    height: int
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hex."""
        import hashlib  # slow to load, and no business of the decoder's

        return hashlib.sha256(self.content).hexdigest()


def cover(picture: Image.Image, boxes: Iterable[Box]) -> None:
    """Fill every box and a margin around it, in place, with one colour: nothing below can be brought back.

    The colour is half the box's own mean, half grey, so that a covered face does not jump out of the picture.
    """
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        edges = _grown(box, picture.size)
        mean = ImageStat.Stat(picture.crop(edges)).mean
        red, green, blue = (round((own + grey) / 2) for own, grey in zip(mean, GREY, strict=True))
        left, top, right, bottom = edges
        # Only the margin is rounded off: the corners of the box itself stay under the fill.
        radius = min(right - left, bottom - top) * MARGIN * ROUND.get(box.kind, 0.2)
        draw.rounded_rectangle((left, top, right - 1, bottom - 1), radius=radius, fill=(red, green, blue))


def make_copies(upright: Image.Image) -> tuple[list[Copy], int]:
    """JPEG copies of at most 1600, 800 and 320 px without metadata, and the perceptual hash (signed 64 bits)."""
    current = upright
    copies: list[Copy] = []
    for side in SIDES:
        smaller = shrink(current, side)
        if copies and smaller is current:
            copies.append(Copy(side, current.width, current.height, copies[-1].content))
            continue
        current = smaller
        copies.append(Copy(side, current.width, current.height, encode(current, QUALITY[side])))
    return copies, difference_hash(current)


def fit(width: int, height: int, side: int) -> tuple[int, int]:
    """The size with its longest side at most `side`; never larger, never below one pixel."""
    longest = max(width, height)
    if longest <= side:
        return width, height
    return max(1, round(width * side / longest)), max(1, round(height * side / longest))


def shrink(picture: Image.Image, side: int) -> Image.Image:
    """The picture with its longest side at most `side`; itself when it is small enough."""
    size = fit(picture.width, picture.height, side)
    if size == picture.size:
        return picture
    if picture.mode in {"P", "PA", "1"}:
        picture = picture.convert("RGBA" if picture.mode == "PA" or "transparency" in picture.info else "RGB")
    return picture.resize(size, Image.Resampling.LANCZOS)


def encode(picture: Image.Image, quality: int) -> bytes:
    """A progressive JPEG of the pixels alone: what the original said of itself is forgotten first."""
    picture.info = {}
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, progressive=True, optimize=True, subsampling="4:2:0")
    return buffer.getvalue()


def difference_hash(picture: Image.Image) -> int:
    """dHash of 64 bits: whether each of 8 × 8 cells is darker than its right neighbour; signed, as PostgreSQL keeps it.

    Pictures that look alike differ in few bits (count them with bit_count).
    """
    grey = picture.convert("L").resize((HASH_COLUMNS, HASH_ROWS), Image.Resampling.BOX)
    cells = grey.tobytes()
    bits = 0
    for row in range(HASH_ROWS):
        for column in range(HASH_COLUMNS - 1):
            at = row * HASH_COLUMNS + column
            bits = bits << 1 | (cells[at] < cells[at + 1])
    return bits - (1 << 64) if bits >= 1 << 63 else bits


def _grown(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The box with its margin, in whole pixels of a picture of `size`, within it."""
    width, height = size
    across = max(box.width * width * MARGIN, LEAST_MARGIN)
    down = max(box.height * height * MARGIN, LEAST_MARGIN)
    left, top = max(0, int(box.x * width - across)), max(0, int(box.y * height - down))
    right = min(width, -int(-((box.x + box.width) * width + across) // 1))
    bottom = min(height, -int(-((box.y + box.height) * height + down) // 1))
    return left, top, max(right, left + 1), max(bottom, top + 1)
