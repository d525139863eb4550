"""What to colour the quarters of a town by: open, late and received reports, with the quarters' shapes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, case, func, literal, select

from app.core import clock
from app.core.extensions import db
from app.core.plans import planned_anew
from app.models import Area, Report
from geo.filters import ReportFilters, conditions
from geo.grid import OPEN, count_rows, is_countable

SHAPE_TOLERANCE = 0.00005
"""Degrees; some five metres."""
SHAPE_DIGITS = 5


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One quarter: what is open and late in it now, what came in during the period, and how many people live there."""

    code: str
    name: str
    shape: str
    open: int
    late: int
    received: int
    inhabitants: int | None
    latitude: float
    longitude: float
    """Where its figure can be written: inside of it."""


def area_figures(jurisdiction_id: int, kind: str, filters: ReportFilters) -> list[AreaFigures]:
    """The figures of each area of that kind, by name; the period of `filters` is what `received` means.

    One statement: from the counts, or for what they do not know from the reports themselves. Statuses of `filters` are
    not heeded: what is open and what was received have their own.
    """
    asked = replace(filters, statuses=(), quarter_ids=())
    now_open = _rows(jurisdiction_id, replace(asked, statuses=OPEN, since=None, until=None))
    received = _rows(jurisdiction_id, asked)
    open_by = _by_area(now_open, count="open", late="late")
    received_by = _by_area(received, count="received")
    shape = func.ST_AsGeoJSON(func.ST_SimplifyPreserveTopology(Area.boundary, SHAPE_TOLERANCE), SHAPE_DIGITS)
    inside = func.ST_PointOnSurface(Area.boundary)
    query = (
        select(
            Area.code, Area.name, shape, func.coalesce(open_by.c.open, 0), func.coalesce(open_by.c.late, 0),
            func.coalesce(received_by.c.received, 0), Area.properties["population"].astext,
            func.ST_Y(inside), func.ST_X(inside),
        )
        .outerjoin(open_by, open_by.c.area_id == Area.id)
        .outerjoin(received_by, received_by.c.area_id == Area.id)
        .where(and_(Area.jurisdiction_id == jurisdiction_id, Area.kind == kind, Area.retired_at.is_(None)))
        .order_by(Area.name, Area.id)
    )  # fmt: skip
    return [
        AreaFigures(code, name, outline, int(still), int(late), int(came), _number(people), y, x)
        for code, name, outline, still, late, came, people, y, x in db.session.execute(planned_anew(query))
    ]


def _rows(jurisdiction_id: int, filters: ReportFilters) -> Any:
    if is_countable(filters):
        return count_rows(jurisdiction_id, filters, 0).subquery()
    late = and_(Report.closed_at.is_(None), Report.due_at < clock.now())
    return (
        select(Report.area_id, literal(1).label("count"), case((late, 1), else_=0).label("late"))
        .where(Report.jurisdiction_id == jurisdiction_id, *conditions(filters))
        .subquery()
    )


def _by_area(rows: Any, **names: str) -> Any:
    sums = [func.sum(rows.c[column]).label(name) for column, name in names.items()]
    return select(rows.c.area_id, *sums).group_by(rows.c.area_id).subquery()


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isdigit() and int(value) else None
