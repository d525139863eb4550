"""A street or a circle that somebody chose: as a condition on reports, and drawn as a polygon to be kept."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, text

from app.core.extensions import db
from app.models import Report, Street
from geo import points
from geo.addresses import search_form
from geo.points import Point

STREET_REACH_M = 30
"""How far from the middle of its roadway a street reaches: pavements, front gardens, a careless pin."""
MINIMUM_RADIUS_M, MAXIMUM_RADIUS_M = 50, 2000

_DRAW_CIRCLE = text("""
    select ST_AsEWKB(ST_Multi(ST_Buffer(
             ST_Transform(ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326), 3857),
             :radius_m / cos(radians(:latitude)))))
""")
_DRAW_STREET = text(f"""
    select ST_AsEWKB(ST_Multi(ST_Union(ST_Buffer(
             s.line_3857, {STREET_REACH_M} / cos(radians(ST_Y(ST_Centroid(s.line))))))))
      from streets s where s.jurisdiction_id = :jurisdiction_id and s.search_text = :street
""")  # noqa: S608  # a constant is inserted
_DRAW_AREA = text("""
    select ST_AsEWKB(ST_Multi(ST_Transform(a.boundary, 3857)))
      from areas a where a.jurisdiction_id = :jurisdiction_id and a.id = :area_id and a.retired_at is null
""")
_STREET_NAME = text("""
    select min(s.name) from streets s where s.jurisdiction_id = :jurisdiction_id and s.search_text = :street
""")


@dataclass(frozen=True, slots=True)
class Circle:
    """What lies within `radius_m` metres of a point."""

    centre: Point
    radius_m: float


@dataclass(frozen=True, slots=True)
class StreetZone:
    """What lies along a street; `key` is its name as geo.addresses.search_form gives it."""

    key: str


Zone = Circle | StreetZone


def street_zone(name: str) -> StreetZone:
    """The zone of a street by its name, however it is written."""
    return StreetZone(search_form(name))


def find_street_name(jurisdiction_id: int, zone: StreetZone) -> str | None:
    """The street's name as on its sign, or None when the town has no such street."""
    found: str | None = db.session.execute(
        _STREET_NAME, {"jurisdiction_id": jurisdiction_id, "street": zone.key}
    ).scalar_one()
    return found


def inside(zone: Zone) -> ColumnElement[bool]:
    """The condition on `Report` that it lies in the zone; served by the spatial index."""
    if isinstance(zone, Circle):
        here = func.ST_Transform(points.to_wkb(zone.centre), points.WEB_MERCATOR)
        reach = zone.radius_m / math.cos(math.radians(zone.centre.latitude))
        return func.ST_DWithin(Report.location_3857, here, reach)
    reach_there = STREET_REACH_M / func.cos(func.radians(func.ST_Y(Report.location)))
    return exists().where(
        and_(
            Street.jurisdiction_id == Report.jurisdiction_id,
            Street.search_text == zone.key,
            func.ST_DWithin(Street.line_3857, Report.location_3857, reach_there),
        )
    )


def draw_zone(jurisdiction_id: int, zone: Zone) -> bytes | None:
    """The zone as EWKB of a MULTIPOLYGON in EPSG:3857, or None when the town has no such street."""
    if isinstance(zone, Circle):
        values: dict[str, object] = {**_degrees(zone.centre), "radius_m": zone.radius_m}
        return _bytes(db.session.execute(_DRAW_CIRCLE, values).scalar_one())
    along: dict[str, object] = {"jurisdiction_id": jurisdiction_id, "street": zone.key}
    return _bytes(db.session.execute(_DRAW_STREET, along).scalar_one())


def draw_area(jurisdiction_id: int, area_id: int) -> bytes | None:
    """An area as EWKB of a MULTIPOLYGON in EPSG:3857, or None when it is gone."""
    values = {"jurisdiction_id": jurisdiction_id, "area_id": area_id}
    return _bytes(db.session.execute(_DRAW_AREA, values).scalar_one_or_none())


def _degrees(point: Point) -> dict[str, float]:
    return {"latitude": point.latitude, "longitude": point.longitude}


def _bytes(value: object) -> bytes | None:
    return bytes(value) if isinstance(value, bytes | memoryview) else None
