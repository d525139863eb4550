"""Finds number plates by what is written on them: a row of dark letters on a bright ground, with a blue band beside it.

No learned weights: adaptive threshold, connected components, rows of like ones. The band (European plates since 1998)
tells a plate from a shop sign or a notice, which residents report and must stay readable.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from app.media.boxes import PLATE
from app.media.detection import Found, Pixels

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Letter:
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class PlateReader:
    """Over octaves of the picture, so that letters of every size pass near 9 to 36 px high once."""

    kind = PLATE
    octaves = (2.0, 1.0, 0.5, 0.25)
    lowest, highest = 9, 36
    around, darker = 31, 9
    fewest, most = 4, 11
    contrast, blueness = 30, 10

    def find(self, picture: Pixels) -> list[Found]:
        """As of Detector."""
        height, width = picture.shape[:2]
        found: list[Found] = []
        for factor in self.octaves:
            size = (round(width * factor), round(height * factor))
            if min(size) < self.highest:
                break
            way = cv2.INTER_LINEAR if factor > 1 else cv2.INTER_AREA
            seen = picture if factor == 1 else np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)
            found += self._look(seen, factor)
        return found

    def _look(self, seen: Pixels, factor: float) -> list[Found]:
        grey: Grey = np.asarray(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY), np.uint8)
        dark: Grey = np.asarray(
            cv2.adaptiveThreshold(
                grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, self.around, self.darker
            ),
            np.uint8,
        )
        rows = _rows(self._letters(dark))
        return [
            _plate(row, factor)
            for row in rows
            if self.fewest <= len(row) <= self.most and self._is_plate(row, seen, grey, dark)
        ]

    def _letters(self, dark: Grey) -> list[_Letter]:
        _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
        x, y, width, height, area = (stats[1:, index] for index in range(5))
        fits = (height >= self.lowest) & (height <= self.highest)
        fits &= (width >= 0.08 * height) & (width <= 1.4 * height) & (area >= 0.15 * width * height)
        return [_Letter(*(int(one) for one in row)) for row in np.stack([x, y, width, height], axis=1)[fits]]

    def _is_plate(self, row: list[_Letter], seen: Pixels, grey: Grey, dark: Grey) -> bool:
        """Whether the row has a plate's proportions, its ground is brighter than its letters, and a band is blue."""
        left, top, right, bottom = _edges(row)
        tall = bottom - top
        if not 2.6 <= (right - left) / tall <= 9:
            return False
        letters = dark[top:bottom, left:right] > 0
        inside = grey[top:bottom, left:right]
        if letters.all() or np.median(inside[~letters]) - np.median(inside[letters]) < self.contrast:
            return False
        return any(self._is_blue(seen, top, bottom, x) for x in (left - 0.95 * tall, right + 0.2 * tall))

    def _is_blue(self, seen: Pixels, top: int, bottom: int, x: float) -> bool:
        """Whether a part of the strip beside the row, three quarters of a letter wide, is blue from top to bottom."""
        tall = bottom - top
        start, end = max(0, round(x)), min(seen.shape[1], round(x + 0.75 * tall))
        if end - start < 2:
            return False
        columns = seen[top:bottom, start:end].astype(np.int16).mean(axis=0)
        red, green, blue = columns[:, 0], columns[:, 1], columns[:, 2]
        is_blue = (blue - red > self.blueness) & (blue - green > self.blueness / 2)
        return bool(is_blue.mean() >= 0.3)


def _rows(letters: list[_Letter]) -> list[list[_Letter]]:
    """Letters of like height that stand beside each other, each in one row at most."""
    cell = 48
    grid: dict[tuple[int, int], list[int]] = {}
    for index, letter in enumerate(letters):
        grid.setdefault((letter.x // cell, int(letter.middle) // cell), []).append(index)
    owner = list(range(len(letters)))
    for index, letter in enumerate(letters):
        column, line = letter.x // cell, int(letter.middle) // cell
        near = (other for a in (0, 1, 2) for b in (-1, 0, 1) for other in grid.get((column + a, line + b), ()))
        for other in near:
            if other != index and _is_next(letter, letters[other]):
                owner[_root(owner, other)] = _root(owner, index)
    rows: dict[int, list[_Letter]] = {}
    for index, letter in enumerate(letters):
        rows.setdefault(_root(owner, index), []).append(letter)
    return list(rows.values())


def _is_next(one: _Letter, other: _Letter) -> bool:
    """Whether `other` may be the next letter to the right of `one` (a hyphen may lie between)."""
    tall = max(one.height, other.height)
    gap = other.x - (one.x + one.width)
    return (
        -0.15 * tall <= gap <= 1.0 * tall
        and other.x > one.x
        and min(one.height, other.height) >= 0.7 * tall
        and abs(one.middle - other.middle) <= 0.4 * tall
    )


def _root(owner: list[int], index: int) -> int:
    while owner[index] != index:
        owner[index] = owner[owner[index]]
        index = owner[index]
    return index


def _edges(row: list[_Letter]) -> tuple[int, int, int, int]:
    return (
        min(one.x for one in row),
        min(one.y for one in row),
        max(one.x + one.width for one in row),
        max(one.y + one.height for one in row),
    )


def _plate(row: list[_Letter], factor: float) -> Found:
    """The whole plate around its letters, in pixels of the picture."""
    left, top, right, bottom = _edges(row)
    tall = bottom - top
    x, y = left - tall, top - 0.3 * tall
    return Found(x / factor, y / factor, (right + tall - x) / factor, (bottom + 0.3 * tall - y) / factor, 1.0)
