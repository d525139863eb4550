"""How many reports lie where, from counts kept beforehand: exact at every moment, whatever the table's size.

Triggers on reports write differences (report_cell_changes) in the transaction that changes a report; `fold` adds them
to the counts (report_cells). Whoever reads adds both, in one statement and so in one snapshot. What the counts cannot
know is read live from the few reports concerned: those that became late since the clock was last looked at, the ends
of a period within its first and last month, what was resolved of late (for the public), the viewer's own round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import IntFlag
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    any_,
    case,
    cast,
    func,
    literal,
    literal_column,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from app.core import clock, workflow
from app.models import Report, ReportCell, ReportCellChange
from geo.filters import ReportFilters, conditions

BASE_ZOOM = 19
"""Level of the cells that changes are written at: 76 m of the map's own units, some 54 m in France."""
LEVELS = (0, 13, 14, 15, 16, 17, 18, BASE_ZOOM)
"""Levels that are kept; at level 0 the town is one cell."""
MONTHS_TO = 16
"""The last level that knows months. Below it there would be nearly as many counts as reports."""
ALL_MONTHS: ColumnElement[date] = cast(literal("-infinity"), Date)
HALF_WORLD_M = 20_037_508.342789244
OPEN = tuple(workflow.OPEN_STATUSES)

Cells = tuple[int, int, int, int]
"""First x, first y, last x, last y of the cells wanted, at the level asked for."""


class Flag(IntFlag):
    """The bits of `flags`, as the view report_cell_of sets them."""

    PRIVATE = 1
    LATE = 2
    CONTESTED = 4
    DISPATCH = 8
    PHOTO = 16
    ASSIGNED = 32


@dataclass(frozen=True, slots=True)
class _Period:
    """A period as what the counts have: months (sign, from, before), and the stretches between that are read live."""

    months: tuple[tuple[int, date | None, date | None], ...]
    stretches: tuple[tuple[int, datetime, datetime | None], ...]
    since: datetime | None
    until: datetime | None
    """Between these the counts stand for the reports, so lateness not yet counted is looked for there."""


def is_countable(filters: ReportFilters, zoom: int = 0) -> bool:
    """Whether the counts of level `zoom` know all that `filters` ask for."""
    return not (
        (zoom > MONTHS_TO and filters.since)
        or filters.text
        or filters.bbox
        or filters.has_duplicates
        or filters.dormant
        or filters.zone is not None
        or filters.area_id is not None
        or filters.assigned_to is not None
        or (filters.scope is not None and filters.scope.area_ids)
    )


def count_rows(jurisdiction_id: int, filters: ReportFilters, zoom: int, cells: Cells | None = None) -> Any:
    """A query whose rows add up to the reports that `filters` keep, all of which must be countable.

    Columns: x, y (cells of level `zoom`), service_id, department_id, area_id, status, source, flags, count, late (how
    many of them are overdue), sum_x, sum_y (EPSG:3857, centimetres). Single rows may be negative. Raises ValueError
    for filters that the counts do not know.
    """
    if not is_countable(filters, zoom):
        raise ValueError("the counts do not know all of these filters")
    level = max(known for known in LEVELS if known <= zoom)
    if level != zoom:
        raise ValueError(f"there are no counts at level {zoom}")
    now = clock.now()
    parts: list[Any] = []
    kept = filters
    if filters.scope is not None:
        parts.append(_own_round(jurisdiction_id, filters, zoom, cells, now))
        ours = filters.scope.department_ids
        asked = filters.department_ids or ours
        kept = replace(filters, scope=None, department_ids=tuple(number for number in asked if number in ours))
        if not kept.department_ids:
            return union_all(*parts)
    if filters.audience == "public" and (not filters.statuses or workflow.RESOLVED in filters.statuses):
        parts.append(_live(jurisdiction_id, kept, zoom, cells, now, Report.status == workflow.RESOLVED))
    period = _period(filters.since, filters.until, has_months=zoom <= MONTHS_TO)
    for sign, first, end in period.months:
        parts += _grid(jurisdiction_id, kept, zoom, cells, sign, first, end)
    counted = Report.closed_at.is_(None) if filters.audience == "public" else Report.jurisdiction_id == jurisdiction_id
    free = replace(kept, since=None, until=None)
    for sign, since, until in period.stretches:
        within = and_(counted, Report.submitted_at >= since, Report.submitted_at < until if until else true())
        parts.append(_live(jurisdiction_id, free, zoom, cells, now, within, sign=sign))
    parts.append(_newly_late(jurisdiction_id, replace(kept, since=period.since, until=period.until), zoom, cells, now))
    return union_all(*parts)


def one_of(column: Any, found: Select[Any]) -> ColumnElement[bool]:
    """That a column is among few values, which are found first, whatever else is asked of the rows."""
    return column == any_(func.array(found.scalar_subquery(), type_=ARRAY(column.type)))  # type: ignore[no-any-return]  # of any column


def cell_of(zoom: int) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """x and y of the cell that a report lies in."""
    side = 2 * HALF_WORLD_M / (1 << zoom)
    return (
        cast(func.floor((func.ST_X(Report.location_3857) + HALF_WORLD_M) / side), Integer),
        cast(func.floor((HALF_WORLD_M - func.ST_Y(Report.location_3857)) / side), Integer),
    )


def _grid(
    jurisdiction_id: int,
    filters: ReportFilters,
    zoom: int,
    cells: Cells | None,
    sign: int,
    first: date | None,
    end: date | None,
) -> list[Any]:
    """The counts and the changes not yet folded, of the months from `first` on and before `end` (None: all)."""
    found = []
    for table in (ReportCell, ReportCellChange):
        is_folded = table is ReportCell
        up: ColumnElement[int] = literal_column(str(BASE_ZOOM - zoom))
        x = ReportCell.x if is_folded else ReportCellChange.x.op(">>")(up)
        y = ReportCell.y if is_folded else ReportCellChange.y.op(">>")(up)
        wanted: list[ColumnElement[bool]] = [table.jurisdiction_id == jurisdiction_id, *_kinds(table, filters)]
        if is_folded:
            wanted.append(ReportCell.zoom == zoom)
        if first is None and end is None:
            wanted += [ReportCell.month == ALL_MONTHS] if is_folded else []
        else:
            wanted.append(table.month > ALL_MONTHS if first is None else table.month >= first)
            wanted += [table.month < end] if end is not None else []
        if cells is not None:
            wanted += [x.between(cells[0], cells[2]), y.between(cells[1], cells[3])]
        late = case((_has(table, Flag.LATE), table.count), else_=0)
        kinds = (table.service_id, table.department_id, table.area_id, table.status, table.source, table.flags)
        sums = (table.count, late, table.sum_x, table.sum_y)
        names = ("count", "late", "sum_x", "sum_y")
        signed = sums if sign == 1 else tuple(-column for column in sums)
        found.append(
            select(
                x.label("x"), y.label("y"), *kinds, *(one.label(name) for one, name in zip(signed, names, strict=True))
            ).where(*wanted)
        )
    return found


def _kinds(table: Any, filters: ReportFilters) -> list[ColumnElement[bool]]:
    """`filters` on the dimensions of the counts."""
    statuses = filters.statuses
    if filters.audience == "public":
        statuses = tuple(status for status in OPEN if not filters.statuses or status in filters.statuses) or ("none",)
    chosen = (
        (table.status, statuses),
        (table.service_id, filters.service_ids),
        (table.department_id, filters.department_ids),
        (table.area_id, filters.quarter_ids),
        (table.source, filters.sources),
    )
    found = [column.in_(values) for column, values in chosen if values]
    private = False if filters.audience == "public" else filters.private
    asked = (
        (Flag.LATE, True if filters.overdue else None),
        (Flag.DISPATCH, True if filters.dispatch else None),
        (Flag.CONTESTED, True if filters.contested else None),
        (Flag.PHOTO, True if filters.has_photo else None),
        (Flag.ASSIGNED, False if filters.unassigned else None),
        (Flag.PRIVATE, private),
    )
    mask = sum(flag for flag, wanted in asked if wanted is not None)
    wanted = sum(flag for flag, wanted in asked if wanted)
    return [*found, table.flags.op("&")(mask) == wanted] if mask else found


def _has(table: Any, flag: Flag) -> ColumnElement[bool]:
    return table.flags.op("&")(literal_column(str(int(flag)))) != 0  # type: ignore[no-any-return]  # op() is untyped


def _live(
    jurisdiction_id: int,
    filters: ReportFilters,
    zoom: int,
    cells: Cells | None,
    now: datetime,
    *wanted: ColumnElement[bool],
    sign: int = 1,
) -> Any:
    """Reports themselves as rows of the same shape."""
    late = case((and_(Report.closed_at.is_(None), Report.due_at < now), sign), else_=0)
    x_cm, y_cm = (func.round(part(Report.location_3857) * 100 * sign) for part in (func.ST_X, func.ST_Y))
    return _rows(filters, zoom, cells, literal_column(str(sign)), late, x_cm, y_cm).where(
        Report.jurisdiction_id == jurisdiction_id, *conditions(filters), *wanted
    )


def _own_round(jurisdiction_id: int, filters: ReportFilters, zoom: int, cells: Cells | None, now: datetime) -> Any:
    """What the viewer sees only because it is on their round."""
    scope = filters.scope
    if scope is None:
        raise ValueError("only a viewer with a scope has a round of their own")
    wanted = [Report.assigned_to_id == scope.staff_id]
    if scope.department_ids:
        wanted.append(Report.department_id.not_in(scope.department_ids))
    return _live(jurisdiction_id, replace(filters, scope=None), zoom, cells, now, *wanted)


def _newly_late(jurisdiction_id: int, filters: ReportFilters, zoom: int, cells: Cells | None, now: datetime) -> Any:
    """Open reports whose due date passed since the clock was last looked at: the counts have them, as not late.

    They are few, which the planner cannot know of a comparison of two columns: their ids are found first, by the index
    that holds only them.
    """
    other = aliased(Report)
    found = select(other.id).where(
        other.jurisdiction_id == jurisdiction_id, other.closed_at.is_(None),
        other.late_due_at.is_distinct_from(other.due_at), other.due_at < now,
    )  # fmt: skip
    wanted = one_of(Report.id, found)
    if filters.overdue:
        return _live(jurisdiction_id, filters, zoom, cells, now, wanted)
    zero: ColumnElement[int] = literal_column("0")
    one: ColumnElement[int] = literal_column("1")
    query = _rows(filters, zoom, cells, zero, one, zero, zero)
    return query.where(Report.jurisdiction_id == jurisdiction_id, *conditions(filters), wanted)


def _rows(filters: ReportFilters, zoom: int, cells: Cells | None, *sums: Any) -> Any:
    x, y = cell_of(zoom) if zoom else (literal_column("0"), literal_column("0"))
    flags = (
        cast(Report.is_private, Integer) * int(Flag.PRIVATE)
        + cast(Report.contested_count > 0, Integer) * int(Flag.CONTESTED)
        + cast(Report.needs_dispatch, Integer) * int(Flag.DISPATCH)
        + cast(Report.has_photo, Integer) * int(Flag.PHOTO)
        + cast(Report.assigned_to_id.is_not(None), Integer) * int(Flag.ASSIGNED)
    )
    names = ("count", "late", "sum_x", "sum_y")
    query = select(
        x.label("x"), y.label("y"), Report.service_id, Report.department_id,
        func.coalesce(Report.area_id, 0).label("area_id"), Report.status, Report.source, flags.label("flags"),
        *(one.label(name) for one, name in zip(sums, names, strict=True)),
    )  # fmt: skip
    if cells is None:
        return query
    side = 2 * HALF_WORLD_M / (1 << zoom)
    box = func.ST_MakeEnvelope(
        cells[0] * side - HALF_WORLD_M, HALF_WORLD_M - (cells[3] + 1) * side,
        (cells[2] + 1) * side - HALF_WORLD_M, HALF_WORLD_M - cells[1] * side, 3857,
    )  # fmt: skip
    return query.where(Report.location_3857.op("&&")(box), x.between(cells[0], cells[2]), y.between(cells[1], cells[3]))


def _period(since: datetime | None, until: datetime | None, *, has_months: bool) -> _Period:
    """How to add up [since, until) from whole months (of UTC) and what lies between."""
    if since is None and until is None:
        return _Period(((1, None, None),), (), None, None)
    if until is not None and not has_months:
        return _Period(((1, None, None),), ((-1, until, None),), None, None)
    if since is None and until is not None:
        end = _month_after(until)
        return _Period(((1, None, None), (-1, end.date(), None)), ((-1, until, end),), None, end)
    first = _month_after(since or clock.now())
    if until is None:
        return _Period(((1, first.date(), None),), ((1, since or first, first),), first, None)
    last = until.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    if first >= last:
        return _Period((), ((1, since or first, until),), first, first)
    stretches = ((1, since or first, first), (1, last, until))
    return _Period(((1, first.date(), last.date()),), stretches, first, last)


def _month_after(moment: datetime) -> datetime:
    """The first month that begins then or later, in UTC."""
    start = moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return start if start == moment else (start + timedelta(days=32)).replace(day=1)
