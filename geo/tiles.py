"""Reports, assets and the base map as Mapbox Vector Tiles (version 2), made in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    select,
    text,
)
from sqlalchemy.sql.selectable import CTE

from app.core import clock
from app.core.extensions import db
from app.core.plans import planned_anew
from app.models import Report
from geo.areas import town_bounds
from geo.clusters import BUFFER, EXTENT, GRID_ZOOM, counted_cells, counted_tile, is_counted
from geo.filters import ReportFilters, conditions

__all__ = ["MAXIMUM_ZOOM", "PIN_ZOOM", "base_tile", "base_version", "is_tile", "reports_tile", "town_bounds"]

MAXIMUM_ZOOM = 22
PIN_ZOOM = 15
"""From here on, reports are pins; farther out, clusters."""
PIN_LIMIT = 1200
"""With more in one tile, they are clustered there as well, so that no tile is over 100 kB."""
CLUSTER_CELLS = 8
"""Cells along the side of a tile, which is 512 pixels wide: 64 pixels each."""
DENSE_CELLS = 24
"""The same from zoom 17 on, where single places are told apart."""
WORLD_M = 40_075_016.685578488
"""Side of the square world of EPSG:3857, in its own units."""

TILE_TYPE = "application/vnd.mapbox-vector-tile"


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer of the base map: from which zoom, and the query of its rows (with a column geom)."""

    name: str
    zoom: int
    rows: str


# `e` is the tile's envelope, `wide` the same with its buffer, `unit` the size of one of its 4096 steps, all EPSG:3857.
_LANDCOVER = _Layer(
    "landcover",
    9,
    """
    select c.kind, case when :zoom >= 15 then c.name end as name,
           ST_AsMVTGeom(
             case when :zoom < 15 then ST_Simplify(c.shape_3857, 2 * unit) else c.shape_3857 end, e, 4096, 64) as geom
      from tile, land_covers c
     where c.jurisdiction_id = :jurisdiction_id and c.kind <> 'building' and c.shape_3857 && wide
       and (:zoom >= 16 or ST_Area(c.shape_3857) > 400 * unit * unit)
     order by ST_Area(c.shape_3857) desc
    """,
)
_BUILDINGS = _Layer(
    "buildings",
    14,
    """
    select ST_AsMVTGeom(case when :zoom < 16 then ST_Simplify(c.shape_3857, unit) else c.shape_3857 end, e, 4096, 64)
             as geom
      from tile, land_covers c
     where c.jurisdiction_id = :jurisdiction_id and c.kind = 'building' and c.shape_3857 && wide
       and (:zoom >= 16 or ST_Area(c.shape_3857) > 300 * unit * unit)
    """,
)
_STREETS = _Layer(
    "streets",
    10,
    """
    select s.name, s.class,
           ST_AsMVTGeom(case when :zoom < 15 then ST_Simplify(s.line, unit) else s.line end, e, 4096, 64) as geom
      from tile, (
           select case when :zoom >= 13 then t.name end as name, t.road_class as class,
                  ST_LineMerge(ST_CollectionExtract(ST_Collect(ST_Intersection(t.line_3857, wide)), 2)) as line
             from tile, streets t
            where t.jurisdiction_id = :jurisdiction_id and t.line_3857 && wide
              and (:zoom >= 14 or t.road_class = 'major' or (:zoom >= 12 and t.road_class = 'street'))
            group by 1, 2) as s
     where ST_Length(s.line) > 4 * unit
    """,
)
_AREAS = _Layer(
    "areas",
    10,
    """
    select a.name, a.kind,
           ST_AsMVTGeom(ST_Simplify(ST_Transform(a.boundary, 3857), unit), e, 4096, 64) as geom
      from tile, areas a
     where a.jurisdiction_id = :jurisdiction_id and a.kind in ('quarter', 'district') and a.retired_at is null
       and a.boundary && ST_Transform(wide, 4326)
       and (a.kind = 'district' or :zoom >= 12 or not has_districts)
    """,
)
_AREA_LABELS = _Layer(
    "area_labels",
    10,
    """
    select n.name, ST_AsMVTGeom(n.point, e, 4096, 64) as geom
      from tile, (
           select a.name, a.kind, ST_Transform(ST_PointOnSurface(a.boundary), 3857) as point
             from tile, areas a
            where a.jurisdiction_id = :jurisdiction_id and a.kind in ('quarter', 'district') and a.retired_at is null
              and a.boundary && ST_Transform(e, 4326)) as n
     where n.point && e
       and n.kind = case when :zoom >= 13 or not has_districts then 'quarter' else 'district' end
    """,
)
_BOUNDARY = _Layer(
    "boundary",
    8,
    """
    select ST_AsMVTGeom(ST_Simplify(ST_Boundary(ST_Transform(a.boundary, 3857)), unit), e, 4096, 64) as geom
      from tile, areas a
     where a.jurisdiction_id = :jurisdiction_id and a.kind = 'boundary' and a.boundary && ST_Transform(wide, 4326)
    """,
)
_HOUSENUMBERS = _Layer(
    "housenumbers",
    17,
    """
    select a.number, ST_AsMVTGeom(a.location_3857, e, 4096, 64) as geom
      from tile, addresses a
     where a.jurisdiction_id = :jurisdiction_id and a.location_3857 && wide
    """,
)
_ASSETS = _Layer(
    "assets",
    17,
    """
    select a.id, a.layer, a.reference, a.label, ST_AsMVTGeom(a.location_3857, e, 4096, 64) as geom
      from tile, assets a
     where a.jurisdiction_id = :jurisdiction_id and a.retired_at is null and a.location_3857 && wide
    """,
)
_LAYERS = (_LANDCOVER, _BUILDINGS, _STREETS, _AREAS, _AREA_LABELS, _BOUNDARY, _HOUSENUMBERS, _ASSETS)

_TILE = f"""
    with tile as materialized (
      select e, ST_Expand(e, {BUFFER} * unit) as wide, unit,
             exists (select from areas where jurisdiction_id = :jurisdiction_id and kind = 'district'
                        and retired_at is null) as has_districts
        from (select ST_TileEnvelope(:zoom, :x, :y) as e, {WORLD_M} / (1 << :zoom) / {EXTENT} as unit) as t)
    select """  # noqa: S608  # constants are inserted

# Over the CTEs `found` (the reports) and `tile` (its envelope e and the side of a cluster's cell). Cells are those of a
# world-wide grid that fits the tiles, so that neighbouring tiles agree; a cluster stands in the middle of its reports.
_CLUSTERS_SQL = f"""(
    select ST_AsMVT(r, 'reports', {EXTENT}, 'geom')
      from (select g.count, g.late_count,
                   case when g.count = 1 then g.public_id end as public_id,
                   case when g.count = 1 then g.status end as status,
                   case when g.count = 1 then s.icon end as icon,
                   case when g.count = 1 then s.code end as service,
                   case when g.count = 1 then g.late_count > 0 end as is_late,
                   ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(g.x, g.y), 3857), tile.e, {EXTENT}, {BUFFER}, false) as geom
              from (select count(*)::int as count, (count(*) filter (where is_late))::int as late_count,
                           avg(ST_X(point)) as x, avg(ST_Y(point)) as y,
                           min(public_id) as public_id, min(status) as status, min(service_id) as service_id
                      from found, tile
                     group by floor((ST_X(point) + {WORLD_M} / 2) / side),
                              floor(({WORLD_M} / 2 - ST_Y(point)) / side)) as g
              join services s on s.id = g.service_id
             cross join tile
             order by g.count) as r)"""  # noqa: S608  # constants are inserted
_PINS_SQL = f"""(
    select ST_AsMVT(r, 'reports', {EXTENT}, 'geom')
      from (select f.public_id, f.status, s.icon, s.code as service, f.is_late, 1 as count,
                   ST_AsMVTGeom(f.point, tile.e, {EXTENT}, {BUFFER}, false) as geom
              from found f
              join services s on s.id = f.service_id
             cross join tile
             order by f.is_late, f.public_id) as r)"""  # noqa: S608  # constants are inserted
_CLUSTERS: ColumnElement[bytes] = literal_column(_CLUSTERS_SQL)
_PINS: ColumnElement[bytes] = literal_column(_PINS_SQL)
_FOUND: ColumnElement[int] = literal_column("(select count(*) from found)")

_VERSION = text("select coalesce(settings->>'ground_version', '0') from jurisdictions where id = :jurisdiction_id")


def is_tile(z: int, x: int, y: int) -> bool:
    """Whether this tile exists in the XYZ scheme, down to zoom 22."""
    return 0 <= z <= MAXIMUM_ZOOM and 0 <= x < 1 << z and 0 <= y < 1 << z


def base_version(jurisdiction_id: int) -> str:
    """Changes whenever an import changed the ground of the town: an ETag that costs one small look-up."""
    return str(db.session.execute(_VERSION, {"jurisdiction_id": jurisdiction_id}).scalar_one())


def base_tile(jurisdiction_id: int, z: int, x: int, y: int) -> bytes:
    """The town's base map in one tile: landcover, buildings, streets, areas, labels, boundary, numbers, assets by zoom.

    Empty where there is nothing. Raises ValueError for a tile that does not exist.
    """
    _check(z, x, y)
    parts = [
        f"coalesce((select ST_AsMVT(q, '{layer.name}', {EXTENT}, 'geom') from ({layer.rows}) as q), '')"  # noqa: S608
        for layer in _LAYERS
        if z >= layer.zoom
    ]
    if not parts:
        return b""
    values = {"jurisdiction_id": jurisdiction_id, "zoom": z, "x": x, "y": y}
    statement = text(_TILE + " || ".join(parts)).bindparams(*(bindparam(name, type_=Integer) for name in values))
    return bytes(db.session.execute(statement, values).scalar_one())


def reports_tile(jurisdiction_id: int, z: int, x: int, y: int, *, filters: ReportFilters) -> bytes:
    """The reports that `filters` keep in one tile, layer `reports`, always current.

    From zoom 15 on, a pin each; farther out (or where there are very many), clusters with count and late_count; a
    cluster of one has the pin's properties. Raises ValueError for a tile that does not exist.
    """
    _check(z, x, y)
    content: bytes | None = db.session.execute(planned_anew(_tile(jurisdiction_id, z, x, y, filters))).scalar_one()
    return bytes(content or b"")


def _tile(jurisdiction_id: int, z: int, x: int, y: int, filters: ReportFilters) -> Select[Any]:
    """One statement, whose parts are only worked out if they are what is shown."""
    many: ColumnElement[Any]
    count: ColumnElement[int]
    if is_counted(z, filters):
        cells = counted_cells(jurisdiction_id, z, x, y, filters)
        clusters = counted_tile(jurisdiction_id, z, x, y, filters, cells)
        if z < PIN_ZOOM:
            return clusters
        many, count = clusters.scalar_subquery(), select(func.sum(cells.c.count)).scalar_subquery()
    else:
        many, count = _CLUSTERS, _FOUND
    side = WORLD_M / (1 << z) / (DENSE_CELLS if z > GRID_ZOOM else CLUSTER_CELLS)
    tile = select(func.ST_TileEnvelope(z, x, y).label("e"), literal(side, Float).label("side")).cte("tile")
    answer = many if z < PIN_ZOOM else case((count > PIN_LIMIT, many), else_=_PINS)
    return select(answer).add_cte(tile, _found(jurisdiction_id, z, x, y, filters))


def _check(z: int, x: int, y: int) -> None:
    if not is_tile(z, x, y):
        raise ValueError(f"there is no tile {z}/{x}/{y}")


def _found(jurisdiction_id: int, z: int, x: int, y: int, filters: ReportFilters) -> CTE:
    """The reports of the tile itself: without a buffer, so that none is counted in two tiles.

    The index knows boxes in simple precision, which reach over the edge a little: places themselves decide.
    """
    east, north = func.ST_X(Report.location_3857), func.ST_Y(Report.location_3857)
    side = WORLD_M / (1 << z)
    left, top = x * side - WORLD_M / 2, WORLD_M / 2 - y * side
    return (
        select(
            Report.public_id,
            Report.status,
            Report.service_id,
            and_(Report.closed_at.is_(None), Report.due_at < clock.now()).label("is_late"),
            Report.location_3857.label("point"),
        )
        .where(
            Report.jurisdiction_id == jurisdiction_id,
            Report.location_3857.op("&&")(func.ST_TileEnvelope(z, x, y)),
            and_(east >= left, east < left + side, north <= top, north > top - side),
            *conditions(filters),
        )
        .cte("found")
        .prefix_with("materialized", dialect="postgresql")
    )
