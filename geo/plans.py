"""A small plan of the streets around a point, in metres, for what is printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from app.core.extensions import db
from geo.points import Point

MAXIMUM_STREETS = 400

_STREETS = text(
    """
    with here as materialized (
      select ST_Transform(ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326), 3857) as flat,
             cos(radians(:latitude)) as shrink),
    frame as (select flat, shrink, ST_Expand(flat, :half_m / shrink) as box from here)
    select s.name, s.road_class,
           ST_AsGeoJSON(ST_Scale(ST_Translate(ST_Intersection(s.line_3857, frame.box),
                                              -ST_X(frame.flat), -ST_Y(frame.flat)),
                                 frame.shrink, frame.shrink), 1) as shape
      from frame join streets s on s.jurisdiction_id = :jurisdiction_id and s.line_3857 && frame.box
     where ST_Intersects(s.line_3857, frame.box)
     order by s.id
     limit :most
    """
)


@dataclass(frozen=True, slots=True)
class PlanStreet:
    """A street on a plan: its lines as (east, north) in metres from the middle."""

    name: str | None
    road_class: str
    lines: tuple[tuple[tuple[float, float], ...], ...]


def streets_around(jurisdiction_id: int, point: Point, *, half_m: float) -> list[PlanStreet]:
    """The streets of a square that reaches `half_m` metres from `point` in each direction, in one statement."""
    rows = db.session.execute(
        _STREETS,
        {
            "jurisdiction_id": jurisdiction_id,
            "longitude": point.longitude,
            "latitude": point.latitude,
            "half_m": half_m,
            "most": MAXIMUM_STREETS,
        },
    )
    return [PlanStreet(row.name, row.road_class, _lines(json.loads(row.shape))) for row in rows]


def _lines(shape: dict[str, Any]) -> tuple[tuple[tuple[float, float], ...], ...]:
    coordinates: list[Any] = shape.get("coordinates") or []
    lines = {"LineString": [coordinates], "MultiLineString": coordinates}.get(shape["type"], [])
    return tuple(tuple((place[0], place[1]) for place in line) for line in lines if line)
