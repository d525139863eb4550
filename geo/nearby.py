"""What is around a point: assets to snap to, open reports, likely duplicates."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import text

from app.core.extensions import db
from geo.layers import LAYER_NAMES
from geo.points import Point

MAXIMUM_RADIUS_M = 2000


@dataclass(frozen=True, slots=True)
class NearAsset:
    """An asset and how far it is."""

    id: int
    layer: str
    reference: str
    label: str
    point: Point
    distance_m: float


_HERE = """
    with here as materialized (
      select h.point, ST_Transform(h.point, 3857) as flat, 1 / cos(radians(:latitude)) as stretch
        from (select ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326) as point) as h)
"""

_NEAREST_ASSETS = text(
    f"""{_HERE}
    select a.id, a.layer, a.reference, a.label, ST_Y(a.location) as latitude, ST_X(a.location) as longitude,
           ST_Distance(a.location::geography, here.point::geography) as distance_m
      from here cross join lateral (
           select * from assets a
            where a.jurisdiction_id = :jurisdiction_id and a.retired_at is null
              and (cast(:layer as text) is null or a.layer = :layer)
              and ST_DWithin(a.location_3857, here.flat, :radius_m * here.stretch)
            order by a.location_3857 <-> here.flat, a.id
            limit :limit) as a
     order by distance_m, a.id
    """  # noqa: S608  # a constant is inserted
)

# Open means not closed: a check of the table ties closed_at to the statuses in core/workflow.py.
_OPEN_AROUND = """
            where r.jurisdiction_id = :jurisdiction_id and r.closed_at is null and not r.is_private
              and (cast(:service_id as int) is null or r.service_id = :service_id)
              and ST_DWithin(r.location_3857, here.flat, :radius_m * here.stretch)
"""

_FIND_REPORTS = text(
    f"""{_HERE}
    select r.id, ST_Distance(r.location::geography, here.point::geography) as distance_m
      from here cross join lateral (
           select r.id, r.location from reports r {_OPEN_AROUND}
            order by r.location_3857 <-> here.flat, r.id
            limit :limit) as r
     order by distance_m, r.id
    """  # noqa: S608  # constants are inserted
)

_COUNT_REPORTS = text(
    f"{_HERE} select count(*) from here cross join reports r {_OPEN_AROUND}"  # noqa: S608  # constants are inserted
)


def nearest_assets(
    jurisdiction_id: int, point: Point, *, layer: str | None = None, radius_m: float = 60, limit: int = 10
) -> list[NearAsset]:
    """The assets (of `layer`, or of all) within `radius_m` metres, nearest first."""
    rows = db.session.execute(
        _NEAREST_ASSETS, {**_around(jurisdiction_id, point, radius_m), "layer": layer, "limit": limit}
    )
    return [
        NearAsset(
            id=row.id,
            layer=row.layer,
            reference=row.reference,
            label=row.label or LAYER_NAMES.get(row.layer, row.layer),
            point=Point(latitude=row.latitude, longitude=row.longitude),
            distance_m=round(row.distance_m, 1),
        )
        for row in rows
    ]


def find_reports(
    jurisdiction_id: int, point: Point, *, radius_m: float, service_id: int | None = None, limit: int = 50
) -> list[tuple[uuid.UUID, float]]:
    """Open public reports (of a service, or of all) within `radius_m` metres, nearest first, each with its metres."""
    rows = db.session.execute(
        _FIND_REPORTS, {**_around(jurisdiction_id, point, radius_m), "service_id": service_id, "limit": limit}
    )
    return [(row.id, round(row.distance_m, 1)) for row in rows]


def count_reports(jurisdiction_id: int, point: Point, *, radius_m: float, service_id: int | None = None) -> int:
    """How many open public reports (of a service, or of all) lie within `radius_m` metres."""
    return int(
        db.session.execute(
            _COUNT_REPORTS, {**_around(jurisdiction_id, point, radius_m), "service_id": service_id}
        ).scalar_one()
    )


def _around(jurisdiction_id: int, point: Point, radius_m: float) -> dict[str, float | int]:
    return {
        "jurisdiction_id": jurisdiction_id,
        "latitude": point.latitude,
        "longitude": point.longitude,
        "radius_m": min(max(radius_m, 0.0), MAXIMUM_RADIUS_M),
    }
