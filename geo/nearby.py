"""What is around a point: assets to snap to, open reports, likely duplicates."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

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

_NEAREST_LANDMARKS = text(
    f"""{_HERE}
    select l.name, ST_Y(l.location) as latitude, ST_X(l.location) as longitude, l.distance_m
      from here cross join lateral (
           select n.name, n.location, ST_Distance(n.location::geography, here.point::geography) as distance_m
             from place_names n
            where n.jurisdiction_id = :jurisdiction_id and n.kind = 'landmark'
              and n.location && ST_Expand(here.point, :radius_m / 111000.0 * here.stretch, :radius_m / 111000.0)) as l
     where l.distance_m <= :radius_m
     order by l.distance_m, l.name
     limit :limit
    """  # noqa: S608  # a constant is inserted
)

_USES = text(
    f"""{_HERE},
    lately as materialized (
      select r.service_id, r.submitted_at from reports r
       where r.jurisdiction_id = :jurisdiction_id
       order by r.submitted_at desc, r.id desc limit {{lately}}),
    season as materialized (
      select r.service_id from reports r
       where r.jurisdiction_id = :jurisdiction_id
         and r.submitted_at between :now - interval '386 days' and :now - interval '344 days'
       order by r.submitted_at desc, r.id desc limit {{lately}}),
    near as materialized (
      select r.service_id from here, reports r
       where r.jurisdiction_id = :jurisdiction_id
         and ST_DWithin(r.location_3857, here.flat, :radius_m * here.stretch)
       order by r.submitted_at desc limit {{nearby}}),
    used as (
      select service_id, 'often' as reason from lately
      union all
      select service_id, 'hour' from lately
       where (24 + extract(hour from submitted_at at time zone :zone) - extract(hour from :now at time zone :zone)
              + 1)::int % 24 <= 2
      union all
      select service_id, 'season' from season
      union all
      select service_id, 'nearby' from near)
    select service_id, reason, count(*) as uses from used group by service_id, reason
    """.format(lately=2000, nearby=200)  # noqa: S608  # constants are inserted
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


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named place and how far it is."""

    name: str
    point: Point
    distance_m: float


def nearest_landmarks(jurisdiction_id: int, point: Point, *, radius_m: float = 400, limit: int = 6) -> list[Landmark]:
    """The named places (parks, schools, squares… as the town's files have them) within `radius_m`, nearest first."""
    rows = db.session.execute(_NEAREST_LANDMARKS, {**_around(jurisdiction_id, point, radius_m), "limit": limit})
    return [
        Landmark(row.name, Point(latitude=row.latitude, longitude=row.longitude), round(row.distance_m, 1))
        for row in rows
    ]


def count_uses(
    jurisdiction_id: int, point: Point, *, now: datetime, time_zone: str, radius_m: float = 150
) -> dict[str, dict[int, int]]:
    """How often each service was reported, by reason then service id: of the newest reports (`often`), of those at
    about this hour of the day (`hour`), of those six weeks around this date a year ago (`season`), and of the newest
    within `radius_m` metres (`nearby`). One statement; a fixed number of rows whatever the size of the town.
    """
    values = {**_around(jurisdiction_id, point, radius_m), "now": now, "zone": time_zone}
    found: dict[str, dict[int, int]] = {}
    for service_id, reason, uses in db.session.execute(_USES, values):
        found.setdefault(reason, {})[service_id] = uses
    return found


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
