"""What a town can say of its work: counts from the days, delays from the indexes, nothing from too few cases.

Without a filter, or with one service, department or area, counts come from `figure_days` and what waits to be folded
into it: exact, whatever the size of the town. Several filters at once are counted in the reports themselves. Delays
are measured on every report up to SAMPLE_ABOVE of them, and beyond on one in sixteen, drawn by their ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import text

from app.actions.figure_counts import EXPANDED
from app.actions.figure_periods import Comparison, Period, compared_period, start_of, today
from app.core.extensions import db
from app.core.plans import planned_anew
from app.models import Jurisdiction
from app.models.figure import MEASURES
from geo.quarters import INSIDE_AREAS

MINIMUM = 10
"""Fewer cases than this say nothing about delays or shares; a town may ask for more (`minimum_sample`)."""
TARGET = 0.85
"""The share that should be solved in time; a town may set its own (`figures_target`)."""
SAMPLE_ABOVE = 40_000
BACKLOG_DAYS = (7, 30, 90, 365)
DIMENSIONS = {
    "service": "r.service_id",
    "department": "r.department_id",
    "area": "r.area_id",
    "source": "r.source",
    "crew": "r.assigned_to_id",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which part of the town's work; several departments are those of whoever looks."""

    service_id: int | None = None
    department_ids: tuple[int, ...] = ()
    area_id: int | None = None
    scope_area_ids: tuple[int, ...] = ()
    """The areas that whoever looks is kept to."""

    @property
    def single(self) -> tuple[str, str] | None:
        """The one dimension and member that say it all, when there is at most one."""
        if self.scope_area_ids:
            return None
        found = [("service", str(self.service_id))] if self.service_id is not None else []
        found += [("department", str(one)) for one in self.department_ids]
        found += [("area", str(self.area_id))] if self.area_id is not None else []
        if not found:
            return ("all", "")
        return found[0] if len(found) == 1 else None


@dataclass(slots=True)
class Delay:
    """Hours: the median and the ninetieth percentile of `count` cases; None when they are too few."""

    count: int = 0
    median: float | None = None
    ninetieth: float | None = None


@dataclass(slots=True)
class Line:
    """What happened in one part: the counts of MEASURES, and how long it took."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    solution: Delay = field(default_factory=Delay)
    answer: Delay = field(default_factory=Delay)


@dataclass(slots=True)
class Figures:
    """Everything a page of figures shows; lines by dimension and member (ids as text, empty for none)."""

    period: Period
    compared: Period | None
    minimum: int
    target: float
    is_sampled: bool
    total: Line
    before: Line | None
    parts: list[tuple[date, dict[str, int]]]
    lines: dict[str, dict[str, Line]]
    backlog: list[int]


def read_figures(
    town: Jurisdiction, choice: Choice, period: Period, comparison: Comparison, *, with_crews: bool
) -> Figures:
    """The figures of a period, of the one it is compared with, and of what is open today."""
    compared = compared_period(period, comparison)
    minimum = int(town.settings.get("minimum_sample") or MINIMUM)
    lines, days = _counted(town, choice, period)
    total = lines.pop("all").get("") or Line()
    sampled = _measure(town, choice, period, total, lines, minimum)
    before = _before(town, choice, compared, minimum) if compared else None
    if not with_crews:
        lines.pop("crew", None)
    return Figures(
        period=period,
        compared=compared,
        minimum=minimum,
        target=float(town.settings.get("figures_target", TARGET)),
        is_sampled=sampled,
        total=total,
        before=before,
        parts=_parts(period, days),
        lines=lines,
        backlog=_backlog(town, choice),
    )


def _before(town: Jurisdiction, choice: Choice, period: Period, minimum: int) -> Line:
    lines, _days = _counted(town, choice, period, only_total=True)
    line = lines["all"].get("") or Line()
    _measure(town, choice, period, line, {}, minimum)
    return line


def _parts(period: Period, days: dict[date, dict[str, int]]) -> list[tuple[date, dict[str, int]]]:
    found = {first: dict.fromkeys(MEASURES, 0) for first in period.parts()}
    for day, counts in days.items():
        for name in MEASURES:
            found[start_of(day, period.step)][name] += counts[name]
    return list(found.items())


Counted = tuple[dict[str, dict[str, Line]], dict[date, dict[str, int]]]


def _counted(town: Jurisdiction, choice: Choice, period: Period, *, only_total: bool = False) -> Counted:
    """Lines by dimension and member, and the counts of each day."""
    single = choice.single
    lines: dict[str, dict[str, Line]] = {name: {} for name in ("all", *DIMENSIONS)}
    if single == ("all", ""):
        rows = _from_days(town, period, None if only_total else tuple(DIMENSIONS))
    elif single is not None and only_total:
        rows = [("all", "", *row[2:]) for row in _from_days(town, period, single)]
    else:
        rows = _from_reports(town, choice, period)
    days: dict[date, dict[str, int]] = {}
    for dimension, member, day, *numbers in rows:
        counts = dict(zip(MEASURES, (int(number) for number in numbers), strict=True))
        if day is not None:
            days[day] = counts
        line = lines[dimension].setdefault(member, Line())
        for name in MEASURES:
            line.counts[name] += counts[name]
    return lines, days


def _from_days(town: Jurisdiction, period: Period, wanted: tuple[str, ...] | None) -> list[Any]:
    """Rows of dimension, member, day (for all of them only) and counts.

    `wanted`: the dimensions to break down by, None for the total alone, or one (dimension, member).
    """
    is_one = wanted is not None and wanted[0] in DIMENSIONS and len(wanted) == 2 and wanted[1] not in DIMENSIONS
    asked = ["all"] if wanted is None else [wanted[0]] if is_one else ["all", *wanted]
    sums = ", ".join(f"sum({name})::int" for name in MEASURES)
    names = ", ".join(f"f.{name}" for name in MEASURES)
    changed = ", ".join(f"c.{name}" for name in MEASURES)
    member = "and member = :member" if is_one else ""
    query = text(f"""
        select dimension, member, case when dimension = 'all' then day end as of_day, {sums}
          from (select f.dimension, f.member, f.day, {names} from figure_days f
                 where f.jurisdiction_id = :town and f.dimension = any(:asked) and f.day between :first and :last
                union all
                select d.dimension, d.member, c.day, {changed}
                  from figure_changes c cross join lateral {EXPANDED}
                 where c.jurisdiction_id = :town and c.day between :first and :last and d.dimension = any(:asked)
               ) as cell
         where true {member}
         group by 1, 2, 3
    """)  # noqa: S608 - constants of this module
    values = {"town": town.id, "asked": asked, "first": period.first, "last": period.last}
    return list(db.session.execute(planned_anew(query), values | ({"member": wanted[1]} if is_one and wanted else {})))


def narrowed(choice: Choice) -> tuple[str, dict[str, Any]]:
    """The conditions on a report `r` that leave what `choice` names, with their values."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    if choice.service_id is not None:
        parts.append("and r.service_id = :service")
        values["service"] = choice.service_id
    if choice.department_ids:
        parts.append("and r.department_id = any(:departments)")
        values["departments"] = list(choice.department_ids)
    if choice.area_id is not None:
        parts.append("and r.area_id = :area")
        values["area"] = choice.area_id
    if choice.scope_area_ids:
        parts.append(f"and {INSIDE_AREAS}")
        values["scope_areas"] = list(choice.scope_area_ids)
    return " ".join(parts), values


def _from_reports(town: Jurisdiction, choice: Choice, period: Period) -> list[Any]:
    """The same rows, counted in the reports that `choice` leaves."""
    begin, end = period.between(town)
    where, values = narrowed(choice)
    sums = ", ".join(f"sum({name})::int" for name in MEASURES)
    sets = ", ".join(f"({name})" for name in DIMENSIONS)
    named = " ".join(f"when grouping({name}) = 0 then '{name}'" for name in DIMENSIONS)
    members = ", ".join(f"case when grouping({name}) = 0 then coalesce({name}::text, '') end" for name in DIMENSIONS)
    keys = ", ".join(f"{column} as {name}" for name, column in DIMENSIONS.items())
    query = text(f"""
        with cell as (
          select {keys}, (r.submitted_at at time zone :zone)::date as day, 1 as received, 0 as solved, 0 as in_time,
                 0 as refused, (r.contested_count > 0)::int as contested, (r.reopened_count > 0)::int as reopened,
                 (r.closed_at is null)::int as still_open
            from reports r
           where r.jurisdiction_id = :town and r.submitted_at >= :begin and r.submitted_at < :end {where}
          union all
          select {keys}, (r.closed_at at time zone :zone)::date, 0, (r.status = 'resolved')::int,
                 (r.status = 'resolved' and r.closed_at <= r.due_at)::int, (r.status = 'rejected')::int, 0, 0, 0
            from reports r
           where r.jurisdiction_id = :town and r.closed_at >= :begin and r.closed_at < :end
             and r.status in ('resolved', 'rejected') {where})
        select case {named} else 'all' end, coalesce({members}, ''), day, {sums}
          from cell group by grouping sets ((day), {sets})
    """)  # noqa: S608 - constants of this module
    values |= {"town": town.id, "begin": begin, "end": end, "zone": town.time_zone}
    return list(db.session.execute(planned_anew(query), values))


def _measure(
    town: Jurisdiction, choice: Choice, period: Period, total: Line, lines: dict[str, dict[str, Line]], minimum: int
) -> bool:
    """Write the delays of solutions and first answers into `total` and `lines`; says whether they were sampled."""
    is_sampled = max(total.counts["solved"], total.counts["received"]) > SAMPLE_ABOVE
    dimensions = [name for name in DIMENSIONS if name in lines]
    for name, column, only in (("solution", "closed_at", "r.status = 'resolved'"), ("answer", "answered_at", "true")):
        for dimension, member, count, values in _delays(town, choice, period, column, only, dimensions, is_sampled):
            line = total if dimension == "all" else lines[dimension].setdefault(member, Line())
            known = line.counts["solved"] if name == "solution" else count * (16 if is_sampled else 1)
            is_enough = known >= minimum and (not is_sampled or count >= minimum)
            delay = Delay(known, *(round(value, 2) for value in values)) if is_enough else Delay(known)
            setattr(line, name, delay)
    return is_sampled


def _delays(
    town: Jurisdiction,
    choice: Choice,
    period: Period,
    column: str,
    only: str,
    dimensions: list[str],
    is_sampled: bool,
) -> list[Any]:
    begin, end = period.between(town)
    where, values = narrowed(choice)
    sample = "and (uuid_hash(r.id) & 15) = 0" if is_sampled else ""
    sets = ", ".join(["()", *(f"({DIMENSIONS[name]})" for name in dimensions)])
    named = " ".join(f"when grouping({DIMENSIONS[name]}) = 0 then '{name}'" for name in dimensions)
    members = ", ".join(
        f"case when grouping({DIMENSIONS[name]}) = 0 then coalesce({DIMENSIONS[name]}::text, '') end"
        for name in dimensions
    )
    query = text(f"""
        select {f"case {named} else 'all' end" if dimensions else "'all'"},
               {f"coalesce({members}, '')" if dimensions else "''"}, count(*)::int,
               percentile_cont(array[0.5, 0.9]) within group
                 (order by extract(epoch from r.{column} - r.submitted_at)::float8 / 3600)
          from reports r
         where r.jurisdiction_id = :town and r.{column} >= :begin and r.{column} < :end and {only} {sample} {where}
         group by grouping sets ({sets})
        having count(*) > 0
    """)  # noqa: S608 - constants of this module
    return list(db.session.execute(planned_anew(query), values | {"town": town.id, "begin": begin, "end": end}))


def _backlog(town: Jurisdiction, choice: Choice) -> list[int]:
    """How many are open today, by age: up to 7, 30, 90, 365 days, and older."""
    where, values = narrowed(choice)
    now = today(town)
    if choice.single == ("all", ""):
        source = """
          select f.day, f.still_open from figure_days f where f.jurisdiction_id = :town and f.dimension = 'all'
          union all
          select c.day, c.still_open from figure_changes c where c.jurisdiction_id = :town"""
    else:
        source = f"""
          select (r.submitted_at at time zone :zone)::date as day, 1 as still_open from reports r
           where r.jurisdiction_id = :town and r.closed_at is null {where}"""  # noqa: S608 - constants of this module
        values |= {"zone": town.time_zone}
    query = text(f"""
        select width_bucket((cast(:today as date) - day), cast(:bounds as int[])) as age, sum(still_open)::int
          from ({source}) as cell group by 1
    """)  # noqa: S608 - constants of this module
    bounds = [days + 1 for days in BACKLOG_DAYS]
    found = {
        row[0]: row[1]
        for row in db.session.execute(planned_anew(query), values | {"town": town.id, "today": now, "bounds": bounds})
    }
    return [int(found.get(index, 0) or 0) for index in range(len(BACKLOG_DAYS) + 1)]
