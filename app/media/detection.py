"""Finds what must be covered: the small interface of a detector, and what all detectors share.

Runs in the covering program only (`covering.py`), never in the web process: numpy and OpenCV are loaded here.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from app.media.boxes import DETECTOR, FACE, PLATE, Box

Pixels = npt.NDArray[np.uint8]
"""A picture: rows, columns, and red, green and blue from 0 to 255."""

SAME_THING = 0.45
"""Boxes of which one lies to this share in the other hide the same thing, and become one."""


class ModelMissingError(Exception):
    """The weights or the code of a detector are not installed."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: edges in pixels of the picture, and how sure the detector is (0 to 1)."""

    x: float
    y: float
    width: float
    height: float
    score: float


class Detector(Protocol):
    """What finds one kind of thing. A town's own is a callable without arguments that gives one of these."""

    kind: str
    """`face` or `plate` (or `other`)."""

    def find(self, picture: Pixels) -> Sequence[Found]:
        """Everything of its kind in an upright picture of at most 2560 px."""


def load_detectors(entries: Sequence[str]) -> list[Detector]:
    """The detectors that the setting names: built-in ones, or `faces=module:factory` and `plates=module:factory`.

    Raises ModelMissingError when one cannot be had.
    """
    return [_load(entry) for entry in entries]


def find_boxes(picture: Pixels, detectors: Sequence[Detector]) -> list[Box]:
    """Everything that the detectors find, what several of them found only once, as fractions of the picture."""
    height, width = picture.shape[:2]
    kinds: dict[str, list[Found]] = {}
    for detector in detectors:
        kinds.setdefault(detector.kind, []).extend(detector.find(picture))
    return [
        box
        for kind, found in kinds.items()
        for box in (_as_box(kind, one, width, height) for one in merge(found))
        if box
    ]


def merge(found: Sequence[Found]) -> list[Found]:
    """The same things once each: overlapping ones become the smallest box around them."""
    merged: list[Found] = []
    for one in sorted(found, key=lambda box: box.width * box.height, reverse=True):
        for index, other in enumerate(merged):
            if _shared(one, other) >= SAME_THING:
                merged[index] = _around(one, other)
                break
        else:
            merged.append(one)
    return merged


def tiles(width: int, height: int, *, side: int, overlap: int) -> Iterator[tuple[int, int, int, int]]:
    """Rectangles (x, y, width, height), all of one size, that together cover the picture.

    None is longer than `side`, and neighbours share at least `overlap` pixels.
    """
    across, down = _spread(width, side, overlap), _spread(height, side, overlap)
    for y in down[1]:
        for x in across[1]:
            yield x, y, across[0], down[0]


def shrunk(picture: Pixels, longest: int) -> tuple[Pixels, float]:
    """The picture at most `longest` pixels long, and the factor by which it was made smaller (1 or less)."""
    factor = min(1.0, longest / max(picture.shape[:2]))
    if factor == 1.0:
        return picture, 1.0
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), factor


def model_file(package: str, name: str) -> str:
    """The path of a file that ships inside an installed package, which is not imported. Raises ModelMissingError."""
    spec = importlib.util.find_spec(package)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not (folder / name).is_file():
        raise ModelMissingError(f"{package}/{name}")
    return str(folder / name)


def _load(entry: str) -> Detector:
    # Imported here: both modules import this one.
    from app.media import faces, plates

    built_in: dict[str, Callable[[], Detector]] = {
        "centerface": faces.CenterFace,
        "blazeface": faces.BlazeFace,
        "plates": plates.AllPlates,
    }
    if entry in built_in:
        return built_in[entry]()
    _, _, place = entry.partition("=")
    module, _, name = place.partition(":")
    try:
        made: Any = getattr(importlib.import_module(module), name)()
    except (ImportError, AttributeError, ValueError) as error:
        raise ModelMissingError(entry) from error
    found: Detector = made
    if found.kind != (FACE if entry.startswith("faces=") else PLATE):
        raise ModelMissingError(f"{entry} finds {found.kind}")
    return found


def _spread(length: int, side: int, overlap: int) -> tuple[int, list[int]]:
    """How long each tile is, and where each begins, along one direction."""
    if length <= side:
        return length, [0]
    count = -(-(length - overlap) // (side - overlap))
    size = -(-(length + overlap * (count - 1)) // count)
    return size, [round(index * (length - size) / (count - 1)) for index in range(count)]


def _shared(one: Found, other: Found) -> float:
    """The share of the smaller box that lies in the other."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    smaller = min(one.width * one.height, other.width * other.height)
    return width * height / smaller if width > 0 and height > 0 and smaller > 0 else 0.0


def _around(one: Found, other: Found) -> Found:
    x, y = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.x + one.width, other.x + other.width), max(one.y + one.height, other.y + other.height)
    return Found(x, y, right - x, bottom - y, max(one.score, other.score))


def _as_box(kind: str, found: Found, width: int, height: int) -> Box | None:
    """In fractions, cut at the picture's edges; None when nothing of it lies in the picture."""
    x, y = max(0.0, found.x / width), max(0.0, found.y / height)
    right, bottom = min(1.0, (found.x + found.width) / width), min(1.0, (found.y + found.height) / height)
    return Box(kind, DETECTOR, x, y, right - x, bottom - y) if right > x and bottom > y else None
