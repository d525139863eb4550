"""The only file that knows coordinate order, SRID, bounds and WKB of a point."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import Any, overload

from geoalchemy2 import WKBElement
from sqlalchemy import ColumnElement, func

SRID = 4326
WEB_MERCATOR = 3857
LATITUDE_RANGE = (-90.0, 90.0)
LONGITUDE_RANGE = (-180.0, 180.0)
EARTH_RADIUS_M = 6_371_008.8
"""Mean radius (IUGG)."""

_EWKB_POINT = struct.Struct("<BIIdd")
_WKB_POINT_TYPE = 1
_HAS_SRID = 0x20000000


@dataclass(frozen=True, slots=True)
class Point:
    """A place on Earth, WGS84 degrees. Named parts, so that nobody can swap them silently."""

    latitude: float
    longitude: float


def make_point(latitude: float, longitude: float) -> Point:
    """The point at these WGS84 degrees. Raises ValueError out of range or when not a finite number."""
    latitude, longitude = float(latitude), float(longitude)
    if not (math.isfinite(latitude) and LATITUDE_RANGE[0] <= latitude <= LATITUDE_RANGE[1]):
        raise ValueError(f"latitude {latitude} is not between -90 and 90")
    if not (math.isfinite(longitude) and LONGITUDE_RANGE[0] <= longitude <= LONGITUDE_RANGE[1]):
        raise ValueError(f"longitude {longitude} is not between -180 and 180")
    return Point(latitude=latitude, longitude=longitude)


def to_ewkb(point: Point, srid: int = SRID) -> bytes:
    """The point as little-endian EWKB (x = longitude, y = latitude)."""
    return _EWKB_POINT.pack(1, _WKB_POINT_TYPE | _HAS_SRID, srid, point.longitude, point.latitude)


def to_wkb(point: Point) -> WKBElement:
    """The point as a value for a `Geometry("POINT", srid=4326)` column."""
    return WKBElement(to_ewkb(point), srid=SRID, extended=True)


@overload
def from_wkb(element: None) -> None: ...
@overload
def from_wkb(element: WKBElement | bytes | memoryview | str) -> Point: ...
def from_wkb(element: WKBElement | bytes | memoryview | str | None) -> Point | None:
    """The point held by a column's value (None stays None). Raises ValueError when it is not a WGS84 point."""
    if element is None:
        return None
    raw = element.data if isinstance(element, WKBElement) else element
    content = bytes.fromhex(raw) if isinstance(raw, str) else bytes(raw)
    order = "<" if content[:1] == b"\x01" else ">"
    (kind,) = struct.unpack_from(order + "I", content, 1)
    offset = 5
    if kind & _HAS_SRID:
        (srid,) = struct.unpack_from(order + "I", content, offset)
        if srid != SRID:
            raise ValueError(f"expected SRID {SRID}, found {srid}")
        offset += 4
    if kind & 0xFF != _WKB_POINT_TYPE:
        raise ValueError("expected a point")
    longitude, latitude = struct.unpack_from(order + "dd", content, offset)
    return make_point(latitude=latitude, longitude=longitude)


def distance_m(one: Point, other: Point) -> float:
    """Great-circle distance in metres (haversine, mean Earth radius)."""
    phi_1, phi_2 = math.radians(one.latitude), math.radians(other.latitude)
    d_phi = phi_2 - phi_1
    d_lambda = math.radians(other.longitude - one.longitude)
    h = math.sin(d_phi / 2) ** 2 + math.cos(phi_1) * math.cos(phi_2) * math.sin(d_lambda / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(h)))


def latitude_of(column: Any) -> ColumnElement[float]:
    """The latitude of a point column, in SQL."""
    return func.ST_Y(column)


def longitude_of(column: Any) -> ColumnElement[float]:
    """The longitude of a point column, in SQL."""
    return func.ST_X(column)
