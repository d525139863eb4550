"""Places rounded for everybody's eyes: a square grid of a town, and a point that stands for a whole area."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy import text

from app.core.extensions import db
from geo.points import Point

METRES_PER_DEGREE = 111_320.0
"""Of latitude, near enough for squares that are told by their middle."""

_ANCHORS = text("""
    select id, kind, ST_Y(point) as latitude, ST_X(point) as longitude
      from (select id, kind, ST_PointOnSurface(boundary) as point from areas
             where jurisdiction_id = :town and kind in ('quarter', 'district', 'boundary')) as area
     order by id
""")


@dataclass(frozen=True, slots=True)
class Grid:
    """Squares of about `step_m` metres, fixed to the globe at a town's latitude and not to any report."""

    step_m: int
    latitude: float

    @property
    def steps(self) -> tuple[float, float]:
        """Degrees of latitude and of longitude of one square."""
        north = self.step_m / METRES_PER_DEGREE
        return north, north / max(math.cos(math.radians(self.latitude)), 0.01)

    def square_of(self, latitude: float, longitude: float) -> tuple[int, int]:
        """The square that a place lies in."""
        north, east = self.steps
        return math.floor(latitude / north), math.floor(longitude / east)

    def middle_of(self, square: tuple[int, int]) -> Point:
        """The middle of a square, to five decimals."""
        north, east = self.steps
        return Point(round((square[0] + 0.5) * north, 5), round((square[1] + 0.5) * east, 5))


def find_anchors(jurisdiction_id: int) -> dict[int | None, Point]:
    """A point that stands for each quarter and district, by id, and for the whole town (None)."""
    found: dict[int | None, Point] = {}
    for row in db.session.execute(_ANCHORS, {"town": jurisdiction_id}):
        key = None if row.kind == "boundary" else row.id
        found[key] = Point(round(row.latitude, 5), round(row.longitude, 5))
    return found


def make_grid(jurisdiction_id: int, step_m: int) -> Grid:
    """The grid of a town. Its latitude is that of the town, rounded, so that redrawn bounds do not move the squares."""
    anchor = find_anchors(jurisdiction_id).get(None)
    return Grid(step_m, float(round(anchor.latitude)) if anchor else 0.0)
