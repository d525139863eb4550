"""Where a point lies: in which town and quarter, or how far outside of every town."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, select, text

from app.core.errors import TOWN_MISSING, ProblemError
from app.core.extensions import db
from app.models import AreaPiece, Report
from geo.points import Point


@dataclass(frozen=True, slots=True)
class Place:
    """The town that covers a point and the quarter (else the district) it lies in."""

    jurisdiction_id: int
    area_id: int | None
    area_name: str | None


@dataclass(frozen=True, slots=True)
class Outside:
    """The nearest town of a point that no town covers, and the neighbouring commune it lies in, when known."""

    town_id: int
    town_slug: str
    town_name: str
    distance_m: float
    commune: str | None
    commune_code: str | None = None


_FIND_PLACE = text("""
    with here as materialized (select ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326) as point)
    select town.jurisdiction_id, quarter.id, quarter.name
      from here
     cross join lateral (
           select p.jurisdiction_id
             from area_pieces p
             join jurisdictions j on j.id = p.jurisdiction_id and j.is_active
            where p.kind = 'boundary' and ST_Covers(p.piece, here.point)
            order by p.jurisdiction_id
            limit 1) as town
      left join lateral (
           select a.id, a.name
             from area_pieces p
             join areas a on a.jurisdiction_id = p.jurisdiction_id and a.id = p.area_id
            where p.jurisdiction_id = town.jurisdiction_id
              and p.kind in ('quarter', 'district')
              and ST_Covers(p.piece, here.point)
            order by (p.kind = 'quarter') desc, a.id
            limit 1) as quarter on true
""")

_FIND_OUTSIDE = text("""
    with here as materialized (select ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326) as point)
    select j.id, j.slug, j.name, j.distance_m, commune.name, commune.code
      from here cross join lateral (
           select j.id, j.slug, j.name, ST_Distance(a.boundary::geography, here.point::geography) as distance_m
             from areas a
             join jurisdictions j on j.id = a.jurisdiction_id and j.is_active
            where a.kind = 'boundary'
            order by distance_m, j.id
            limit 1) as j
      left join lateral (
           select n.name, n.code
             from area_pieces p
             join areas n on n.jurisdiction_id = p.jurisdiction_id and n.id = p.area_id
            where p.kind = 'neighbour' and ST_Covers(p.piece, here.point)
            order by (p.jurisdiction_id = j.id) desc, n.id
            limit 1) as commune on true
""")

_BOUNDS = text("""
    select ST_XMin(boundary), ST_YMin(boundary), ST_XMax(boundary), ST_YMax(boundary)
      from areas where jurisdiction_id = :jurisdiction_id and kind = 'boundary'
""")

_AREA_BOUNDS = text("""
    select id, ST_XMin(boundary), ST_YMin(boundary), ST_XMax(boundary), ST_YMax(boundary)
      from areas where id = any(cast(:area_ids as int[]))
""")


def find_place(point: Point) -> Place | None:
    """The town and quarter of `point`, or None when no town covers it. One statement."""
    row = db.session.execute(_FIND_PLACE, _at(point)).one_or_none()
    return None if row is None else Place(*row)


def find_outside(point: Point) -> Outside:
    """The nearest town of a point outside every town. Raises town.missing when there is no town at all."""
    row = db.session.execute(_FIND_OUTSIDE, _at(point)).one_or_none()
    if row is None:
        raise ProblemError(TOWN_MISSING)
    return Outside(*row)


def _at(point: Point) -> dict[str, float]:
    return {"latitude": point.latitude, "longitude": point.longitude}


def town_bounds(jurisdiction_id: int) -> tuple[float, float, float, float]:
    """West, south, east, north of a town, WGS84 degrees; raises NoResultFound when it has no boundary."""
    west, south, east, north = db.session.execute(_BOUNDS, {"jurisdiction_id": jurisdiction_id}).one()
    return west, south, east, north


def areas_around(jurisdiction_id: int, report_id: uuid.UUID) -> frozenset[int]:
    """The ids of all areas, of any kind, in which a report lies: what somebody kept to areas is measured by."""
    covers = and_(AreaPiece.jurisdiction_id == Report.jurisdiction_id, func.ST_Covers(AreaPiece.piece, Report.location))
    query = (
        select(AreaPiece.area_id)
        .join(Report, covers)
        .where(Report.jurisdiction_id == jurisdiction_id, Report.id == report_id)
    )
    return frozenset(db.session.scalars(query))


def area_bounds(area_ids: Iterable[int]) -> dict[int, list[float]]:
    """West, south, east, north of each area by its id, WGS84 degrees."""
    rows = db.session.execute(_AREA_BOUNDS, {"area_ids": list(area_ids)})
    return {row[0]: [round(float(side), 6) for side in row[1:]] for row in rows}
