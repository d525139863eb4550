"""Clusters of reports, from what is counted beforehand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Float,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.orm import aliased
from sqlalchemy.sql.selectable import LateralFromClause

from app.models import Report, Service
from geo.filters import ReportFilters, conditions
from geo.grid import BASE_ZOOM, LEVELS, count_rows, is_countable, one_of

GRID_ZOOM = BASE_ZOOM - 3
"""Up to here, clusters come from the counts: their cells are tiles three levels on, 64 pixels wide."""
NEAR_ENOUGH_M = 0.02
"""Places are added up in whole centimetres."""
EXTENT = 4096
BUFFER = 64


def is_counted(z: int, filters: ReportFilters) -> bool:
    """Whether clusters of this zoom can be had from the counts."""
    return z <= GRID_ZOOM and is_countable(filters, _level(z))


def counted_cells(jurisdiction_id: int, z: int, x: int, y: int, filters: ReportFilters) -> CTE:
    """How many reports are in each cell of the tile (`count`, `late_count`), and in the middle of them all, where."""
    level = _level(z)
    wide = 1 << (level - z)
    within = (x * wide, y * wide, x * wide + wide - 1, y * wide + wide - 1)
    rows = count_rows(jurisdiction_id, filters, level, within).subquery("rows")
    up: ColumnElement[int] = literal_column(str(level - z - 3))
    count = func.sum(rows.c.count)
    middle = [cast(func.sum(rows.c[name]), Float) / count / 100 for name in ("sum_x", "sum_y")]
    return (
        select(
            cast(count, Integer).label("count"),
            cast(func.sum(rows.c.late), Integer).label("late_count"),
            func.ST_SetSRID(func.ST_MakePoint(*middle), 3857).label("point"),
        )
        .group_by(rows.c.x.op(">>")(up), rows.c.y.op(">>")(up))
        .having(count > 0)
        .cte("cells")
    )


def counted_tile(jurisdiction_id: int, z: int, x: int, y: int, filters: ReportFilters, cells: CTE) -> Select[Any]:
    """A query of one tile with a cluster for each of its `cells`; one of a single report has its properties."""
    alone = _alone(jurisdiction_id, cells, filters)
    same_service = and_(Service.jurisdiction_id == jurisdiction_id, Service.id == alone.c.service_id)
    features = (
        select(
            cells.c.count,
            cells.c.late_count,
            alone.c.public_id,
            alone.c.status,
            Service.icon,
            Service.code.label("service"),
            case((cells.c.count == 1, cells.c.late_count > 0)).label("is_late"),
            func.ST_AsMVTGeom(cells.c.point, func.ST_TileEnvelope(z, x, y), EXTENT, BUFFER, False).label("geom"),
        )
        .select_from(cells.outerjoin(alone, true()).outerjoin(Service, same_service))
        .order_by(cells.c.count)
        .subquery("features")
    )
    return select(func.ST_AsMVT(literal_column("features"), "reports", EXTENT, "geom")).select_from(features)


def _level(z: int) -> int:
    """The level of the counts that a tile's clusters are added up from."""
    return max(z + 3, min(known for known in LEVELS if known))


def _alone(jurisdiction_id: int, cells: CTE, filters: ReportFilters) -> LateralFromClause:
    """The report of a cell that holds one: where the cell's middle is."""
    other = aliased(Report)
    there = select(other.id).where(
        other.jurisdiction_id == jurisdiction_id,
        other.location_3857.op("&&")(func.ST_Expand(cells.c.point, NEAR_ENOUGH_M)),
    )
    return (
        select(Report.public_id, Report.status, Report.service_id)
        .where(
            cells.c.count == 1,
            Report.jurisdiction_id == jurisdiction_id,
            one_of(Report.id, there.correlate(cells)),
            *conditions(filters),
        )
        .limit(1)
        .lateral("alone")
    )
