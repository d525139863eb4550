"""How many reports each choice of a filter would leave, all in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Text, and_, case, cast, func, literal, null, select, true, union_all

from app.core import clock
from app.core.extensions import db
from app.core.plans import planned_anew
from app.models import Area, Department, Report, Service
from geo.filters import ReportFilters, conditions
from geo.grid import Flag, count_rows, is_countable

LIVE_LIMIT = 10_000
"""What the counts cannot know (a text, a box) is counted report by report, up to here."""
_FLAGS = {
    "overdue": Flag.LATE,
    "dispatch": Flag.DISPATCH,
    "contested": Flag.CONTESTED,
    "has_photo": Flag.PHOTO,
    "unassigned": Flag.ASSIGNED,
    "private": Flag.PRIVATE,
}


@dataclass(slots=True)
class Facets:
    """{choice: how many reports it would leave with all the other filters in force}, by filter; `total` with all.

    `is_exact` is False, and everything empty, when there were too many to count one by one.
    """

    total: int | None = None
    is_exact: bool = True
    choices: dict[str, dict[str, int]] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)


def count_facets(jurisdiction_id: int, filters: ReportFilters) -> Facets:
    """The counts of every choice, for staff. One statement, exact wherever `is_exact`."""
    free = replace(
        filters, statuses=(), service_ids=(), department_ids=(), quarter_ids=(), sources=(), overdue=False,
        dispatch=False, contested=False, has_photo=False, unassigned=False, private=None,
    )  # fmt: skip
    kinds = _kinds(jurisdiction_id, free)
    asked = _asked(kinds, filters)
    weight = kinds.c.late if filters.overdue else kinds.c.count
    total = select(literal("total"), cast(null(), Text), func.sum(weight), func.max(kinds.c.seen)).where(
        and_(true(), *asked.values())
    )
    parts = [total, *_choices(jurisdiction_id, kinds, asked, weight), *_flag_counts(kinds, asked, weight)]
    found = Facets(choices={name: {} for name in ("status", "service", "department", "area", "source")})
    rows = db.session.execute(planned_anew(union_all(*parts))).all()
    if any(seen is not None and seen > LIVE_LIMIT for *_, seen in rows):
        return Facets(is_exact=False)
    for name, choice, count, _ in rows:
        if name == "total":
            found.total = int(count or 0)
        elif choice is None:
            found.flags[name] = int(count or 0)
        elif count:
            found.choices[name][choice] = int(count)
    return found


def _kinds(jurisdiction_id: int, filters: ReportFilters) -> CTE:
    """How many reports of each kind there are, and how many of them are overdue; `seen` were read one by one."""
    if is_countable(filters):
        rows = count_rows(jurisdiction_id, filters, 0).subquery("rows")
        seen: ColumnElement[int] = literal(0)
    else:
        rows = _live(jurisdiction_id, filters)
        seen = cast(func.sum(func.count()).over(), Integer)
    kinds = [rows.c[name] for name in ("status", "service_id", "department_id", "area_id", "source", "flags")]
    return (
        select(*kinds, func.sum(rows.c.count).label("count"), func.sum(rows.c.late).label("late"), seen.label("seen"))
        .group_by(*kinds)
        .cte("kinds")
        .prefix_with("materialized", dialect="postgresql")
    )


def _live(jurisdiction_id: int, filters: ReportFilters) -> Any:
    late = and_(Report.closed_at.is_(None), Report.due_at < clock.now())
    flags = (
        cast(Report.is_private, Integer) * int(Flag.PRIVATE)
        + cast(Report.contested_count > 0, Integer) * int(Flag.CONTESTED)
        + cast(Report.needs_dispatch, Integer) * int(Flag.DISPATCH)
        + cast(Report.has_photo, Integer) * int(Flag.PHOTO)
        + cast(Report.assigned_to_id.is_not(None), Integer) * int(Flag.ASSIGNED)
    )
    return (
        select(
            Report.status, Report.service_id, Report.department_id, func.coalesce(Report.area_id, 0).label("area_id"),
            Report.source, flags.label("flags"), literal(1).label("count"), case((late, 1), else_=0).label("late"),
        )
        .where(Report.jurisdiction_id == jurisdiction_id, *conditions(filters))
        .limit(LIVE_LIMIT + 1)
        .subquery("rows")
    )  # fmt: skip


def _asked(kinds: CTE, filters: ReportFilters) -> dict[str, ColumnElement[bool]]:
    """The condition on `kinds` of each filter in force, but lateness, which is a weight."""
    chosen = {
        "status": (kinds.c.status, filters.statuses),
        "service": (kinds.c.service_id, filters.service_ids),
        "department": (kinds.c.department_id, filters.department_ids),
        "area": (kinds.c.area_id, filters.quarter_ids),
        "source": (kinds.c.source, filters.sources),
    }
    found: dict[str, ColumnElement[bool]] = {
        name: column.in_(values) for name, (column, values) in chosen.items() if values
    }
    for name in ("dispatch", "contested", "has_photo", "unassigned"):
        if getattr(filters, name):
            found[name] = _flag(kinds, name)
    if filters.private is not None:
        found["private"] = _flag(kinds, "private") if filters.private else ~_flag(kinds, "private")
    return found


def _flag(kinds: CTE, name: str) -> ColumnElement[bool]:
    is_set: ColumnElement[bool] = kinds.c.flags.op("&")(int(_FLAGS[name])) != 0
    return ~is_set if name == "unassigned" else is_set


def _others(asked: dict[str, ColumnElement[bool]], name: str) -> ColumnElement[bool]:
    return and_(true(), *(condition for other, condition in asked.items() if other != name))


def _choices(
    jurisdiction_id: int, kinds: CTE, asked: dict[str, ColumnElement[bool]], weight: ColumnElement[int]
) -> Iterable[Any]:
    """Statuses, services, departments, quarters and sources."""
    for name in ("status", "source"):
        column = kinds.c[name]
        yield select(literal(name), column, func.sum(weight), null()).where(_others(asked, name)).group_by(column)
    named = (("service", Service), ("department", Department), ("area", Area))
    for name, model in named:
        counted = (
            select(kinds.c[f"{name}_id"].label("id"), func.sum(weight).label("count"))
            .where(_others(asked, name))
            .group_by(kinds.c[f"{name}_id"])
            .subquery()
        )
        yield select(literal(name), model.code, counted.c.count, null()).join(
            model, and_(model.jurisdiction_id == jurisdiction_id, model.id == counted.c.id)
        )


def _flag_counts(kinds: CTE, asked: dict[str, ColumnElement[bool]], weight: ColumnElement[int]) -> Iterable[Any]:
    """One row for each switch."""
    yield select(literal("overdue"), cast(null(), Text), func.sum(kinds.c.late), null()).where(
        and_(true(), *asked.values())
    )
    for name in _FLAGS:
        if name != "overdue":
            yield select(literal(name), cast(null(), Text), func.sum(weight), null()).where(
                _others(asked, name), _flag(kinds, name)
            )
