"""k-anonymity over area × service × day: which of a set of reports may be told apart, and how finely.

Local recoding: what is frequent enough on its own day stays on it; the rest is tried by week, then by month, then by
month in the whole town; what is still rare is left out. Every line that comes out is equal, in all that could point
at a person (when, where, what), to at least `k` - 1 others of the same call.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

DAY, WEEK, MONTH, TOWN = "day", "week", "month", "town"
PRECISIONS = (DAY, WEEK, MONTH, TOWN)
"""From fine to coarse; `town` is a month in the whole town."""

_K = TypeVar("_K", bound=Hashable)

Square = tuple[int, int]
"""A square of the grid that places are rounded to."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One report, before."""

    key: str
    day: date
    service_id: int
    area_id: int | None
    square: Square


@dataclass(frozen=True, slots=True)
class Cell:
    """All that a published line says of when, where and what. Days are both included; no square is the whole area."""

    precision: str
    first: date
    last: date
    service_id: int
    area_id: int | None
    square: Square | None = None


def generalise(candidates: Iterable[Candidate], k: int) -> dict[str, Cell]:
    """The cell of each report that may be published, by its key; those left out are not in it.

    All candidates are of one month. Deterministic: their order does not matter. Raises ValueError for `k` below 2.
    """
    if k < 2:
        raise ValueError("k is at least 2: one alone is nobody's crowd")
    left = sorted(candidates, key=lambda one: one.key)
    found: dict[str, Cell] = {}
    for precision in PRECISIONS:
        rest: list[Candidate] = []
        for cell, members in _grouped(left, partial(_cell, precision)):
            if cell is None or len(members) < k:
                rest += members
            else:
                found |= _placed(cell, members, k)
        left = rest
    return found


def _cell(precision: str, one: Candidate) -> Cell | None:
    if precision == TOWN:
        return Cell(TOWN, *_month(one.day), one.service_id, None)
    if one.area_id is None:
        return None
    first, last = {DAY: _day, WEEK: _week, MONTH: _month}[precision](one.day)
    return Cell(precision, first, last, one.service_id, one.area_id)


def _placed(cell: Cell, members: list[Candidate], k: int) -> dict[str, Cell]:
    """Members with their square where k share it; never so that fewer than k are left without one."""
    squares = dict(_grouped(members, lambda one: one.square))
    shown = sorted(
        (square for square, inside in squares.items() if len(inside) >= k), key=lambda s: (len(squares[s]), s)
    )
    without = len(members) - sum(len(squares[square]) for square in shown)
    while shown and 0 < without < k:
        without += len(squares[shown.pop(0)])
    kept = set(shown)
    return {one.key: replace(cell, square=one.square if one.square in kept else None) for one in members}


def _grouped(members: list[Candidate], key: Callable[[Candidate], _K]) -> list[tuple[_K, list[Candidate]]]:
    groups: dict[_K, list[Candidate]] = defaultdict(list)
    for one in members:
        groups[key(one)].append(one)
    return list(groups.items())


def _day(day: date) -> tuple[date, date]:
    return day, day


def _week(day: date) -> tuple[date, date]:
    """Its week, Monday to Sunday, cut at the ends of the month."""
    first, last = _month(day)
    monday = day - timedelta(days=day.weekday())
    return max(monday, first), min(monday + timedelta(days=6), last)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
