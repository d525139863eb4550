"""Sets the drawn town down on Earth: in open fields of Berry, where there is no town."""

from __future__ import annotations

import math

from demo.shapes import XY, Ring, area
from geo.points import EARTH_RADIUS_M, Point, make_point

MIDDLE = make_point(latitude=46.8466, longitude=2.2274)
"""Where the market place stands."""
DECIMALS = 7
_METRES_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M


def on_earth(at: XY) -> Point:
    """The WGS84 point of a place given in metres east and north of the market place."""
    return make_point(
        latitude=MIDDLE.latitude + at[1] / _METRES_PER_DEGREE,
        longitude=MIDDLE.longitude + at[0] / (_METRES_PER_DEGREE * math.cos(math.radians(MIDDLE.latitude))),
    )


def position(at: XY) -> list[float]:
    """A GeoJSON position (RFC 7946 section 3.1.1: longitude first)."""
    point = on_earth(at)
    return [round(point.longitude, DECIMALS), round(point.latitude, DECIMALS)]


def ring_positions(ring: Ring, *, hole: bool = False) -> list[list[float]]:
    """A closed GeoJSON linear ring from an open one: left-turning outside, right-turning for a hole."""
    ordered = ring if (area(ring) > 0) != hole else ring[::-1]
    return [position(point) for point in [*ordered, ordered[0]]]
