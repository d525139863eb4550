"""Where something private is in a picture: a box in fractions of the upright picture, so that it fits every copy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FACE, PLATE, OTHER = KINDS = ("face", "plate", "other")
DETECTOR, STAFF = ORIGINS = ("detector", "staff")
MAX_BOXES = 200
SAME = 1e-4
"""Boxes whose edges differ by less than this share of the picture are one and the same."""


@dataclass(frozen=True, slots=True)
class Box:
    """`x`, `y` (left, top), `width` and `height` from 0 to 1 of the upright picture; what it hides, and who said so."""

    kind: str
    origin: str
    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        edges = (self.x, self.y, self.width, self.height)
        if self.kind not in KINDS or self.origin not in ORIGINS or not all(map(math.isfinite, edges)):
            raise ValueError("not a box")
        if min(edges) < 0 or self.width <= 0 or self.height <= 0:
            raise ValueError("a box has a size, and lies in the picture")
        if self.x + self.width > 1 + SAME or self.y + self.height > 1 + SAME:
            raise ValueError("a box lies in the picture")

    def as_json(self) -> dict[str, Any]:
        """As the database keeps it."""
        return {
            "kind": self.kind,
            "origin": self.origin,
            "x": round(self.x, 5),
            "y": round(self.y, 5),
            "width": round(self.width, 5),
            "height": round(self.height, 5),
        }

    def covers(self, other: Box) -> bool:
        """Whether all of `other` lies under this box."""
        return (
            self.x <= other.x + SAME
            and self.y <= other.y + SAME
            and self.x + self.width >= other.x + other.width - SAME
            and self.y + self.height >= other.y + other.height - SAME
        )


def turn_boxes(boxes: Iterable[Box], quarters: int) -> tuple[Box, ...]:
    """The boxes where they come to lie once the picture is turned by `quarters` quarter turns clockwise."""
    turned = tuple(boxes)
    for _ in range(quarters % 4):
        turned = tuple(
            Box(box.kind, box.origin, max(0.0, 1 - box.y - box.height), box.x, box.height, box.width) for box in turned
        )
    return turned


def read_boxes(rows: Iterable[Mapping[str, Any]]) -> tuple[Box, ...]:
    """Boxes from what the database or a program wrote. Raises ValueError, KeyError or TypeError for anything else."""
    return tuple(
        Box(
            str(row["kind"]),
            str(row["origin"]),
            *(float(row[name]) for name in ("x", "y", "width", "height")),
        )
        for row in rows
    )


def lost(before: Sequence[Box], after: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of `before` that no box of `after` covers whole: what would come to light."""
    return tuple(box for box in before if not any(other.covers(box) for other in after))
