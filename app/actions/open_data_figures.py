"""The public statistics of a period: whole months only, nothing of too few cases, nothing of what is private.

A service or quarter with fewer than k cases is not shown by itself: it is counted with others. If those others are too
few as well, the smallest line that was shown joins them, so that nobody can work out the missing one from the total.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, union_all

from app.actions.open_data_rules import Rules, last_day, moments, published
from app.actions.stats import MINIMUM
from app.core import workflow
from app.core.extensions import db
from app.models import Jurisdiction, Report

COUNTS = ("received", "solved", "refused", "passed_on", "contested", "still_open")
DIMENSIONS: dict[str, Any] = {"services": Report.service_id, "areas": Report.area_id}
Line = dict[str, Any]


@dataclass(slots=True)
class _Gathered:
    """Hours of each case, by what is measured, so that lines that join are measured anew together."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    members: list[int | None] = field(default_factory=list)

    @property
    def parts(self) -> tuple[int, int]:
        """The two groups of people a line speaks of: those who sent, and those whose report was closed."""
        closed = self.counts["solved"] + self.counts["refused"] + self.counts["passed_on"]
        return self.counts["received"], closed


def read_statistics(town: Jurisdiction, rules: Rules, first: date, last: date) -> dict[str, Any]:
    """What happened from `first` to `last` (days of the town): totals, and a line for each service and quarter.

    Lines name ids; `others` is true for what was counted together. Delays are hours, None below the minimum sample.
    """
    minimum = max(int(town.settings.get("minimum_sample") or MINIMUM), rules.k)
    total, by = _counted(town, first, last)
    document: dict[str, Any] = {
        "first": first.isoformat(), "last": last.isoformat(), "minimum": minimum, "k": rules.k,
        **_line(town, total, first, last, [], minimum),
    }  # fmt: skip
    for name, column in DIMENSIONS.items():
        shown, others = merge_rare(by[name], rules.k)
        lines = [
            {"id": key, "others": False, **_line(town, one, first, last, [column == key], minimum)}
            for key, one in shown
        ]
        if others.members:
            lines.append(
                {"id": None, "others": True, **_line(town, others, first, last, [_in(column, others.members)], minimum)}
            )
        document[name] = lines
    return document


def merge_rare(lines: dict[int | None, _Gathered], k: int) -> tuple[list[tuple[int, _Gathered]], _Gathered]:
    """Lines fit to show, the most received first, and those counted together because they are too few."""
    shown = sorted(
        ((key, one) for key, one in lines.items() if key is not None and not _is_few(one, k)),
        key=lambda item: (-item[1].counts["received"], item[0]),
    )
    kept = {key for key, _one in shown}
    others = _Gathered()
    for key, one in lines.items():
        if key not in kept:
            _join(others, key, one)
    while shown and others.members and _is_few(others, k):
        _join(others, *shown.pop())
    return shown, others


def _is_few(one: _Gathered, k: int) -> bool:
    return any(0 < count < k for count in one.parts)


def _join(into: _Gathered, key: int | None, one: _Gathered) -> None:
    into.members.append(key)
    for name in COUNTS:
        into.counts[name] += one.counts[name]


def _counted(town: Jurisdiction, first: date, last: date) -> tuple[_Gathered, dict[str, dict[int | None, _Gathered]]]:
    begin, end = moments(town, first, last)
    both = union_all(_sent(town, begin, end), _closed(town, begin, end)).subquery()
    keys, sums = (both.c.service_id, both.c.area_id), [func.sum(both.c[name]) for name in COUNTS]
    total = _Gathered()
    by: dict[str, dict[int | None, _Gathered]] = {name: {} for name in DIMENSIONS}
    for service, area, *numbers in db.session.execute(select(*keys, *sums).group_by(*keys)):
        for one in (
            total,
            by["services"].setdefault(service, _Gathered(members=[service])),
            by["areas"].setdefault(area, _Gathered(members=[area])),
        ):
            for name, number in zip(COUNTS, numbers, strict=True):
                one.counts[name] += int(number)
    return total, by


def _sent(town: Jurisdiction, begin: Any, end: Any) -> Select[Any]:
    return _cells(
        {
            "received": literal(1),
            "contested": case((Report.contested_count > 0, 1), else_=0),
            "still_open": case((Report.closed_at.is_(None), 1), else_=0),
        },
        and_(published(town), Report.submitted_at >= begin, Report.submitted_at < end),
    )


def _closed(town: Jurisdiction, begin: Any, end: Any) -> Select[Any]:
    became = {"solved": workflow.RESOLVED, "refused": workflow.REJECTED, "passed_on": workflow.FORWARDED}
    return _cells(
        {name: case((Report.status == status, 1), else_=0) for name, status in became.items()},
        and_(published(town), Report.closed_at >= begin, Report.closed_at < end),
    )


def _cells(counts: dict[str, Any], where: ColumnElement[bool]) -> Select[Any]:
    columns = [counts.get(name, literal(0)).label(name) for name in COUNTS]
    return select(Report.service_id, Report.area_id, *columns).where(where)


def _line(
    town: Jurisdiction, one: _Gathered, first: date, last: date, only: list[ColumnElement[bool]], minimum: int
) -> Line:
    begin, end = moments(town, first, last)
    solved = [Report.closed_at >= begin, Report.closed_at < end, Report.status == workflow.RESOLVED]
    answered = [Report.answered_at >= begin, Report.answered_at < end]
    return {
        **one.counts,
        "solution": _delay(town, Report.closed_at, [*only, *solved], minimum),
        "answer": _delay(town, Report.answered_at, [*only, *answered], minimum),
    }


def _delay(town: Jurisdiction, column: Any, where: Iterable[ColumnElement[bool]], minimum: int) -> dict[str, Any]:
    hours = func.extract("epoch", column - Report.submitted_at) / 3600.0
    found = func.percentile_cont([0.5, 0.9]).within_group(hours)
    count, values = db.session.execute(select(func.count(), found).where(published(town), *where)).one()
    if count < minimum or values is None:
        return {"count": None, "median": None, "ninetieth": None}
    return {"count": count, "median": round(float(values[0]), 1), "ninetieth": round(float(values[1]), 1)}


def _in(column: Any, members: list[int | None]) -> ColumnElement[bool]:
    known = [key for key in members if key is not None]
    inside: ColumnElement[bool] = column.in_(known)
    return (inside | column.is_(None)) if None in members else inside


def month_statistics(town: Jurisdiction, rules: Rules, month: date) -> dict[str, Any]:
    """The statistics of one month; nothing at all of one in which some, but fewer than k, were sent."""
    found = read_statistics(town, rules, month, last_day(month))
    return {} if 0 < found["received"] < rules.k else found
