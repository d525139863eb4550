"""The lines of a month: which reports are published, each under a cell that is fixed the first time.

A month published once never shows one more report by itself. Those that come later (an import, a report made public)
wait until they make cells of their own, so what is new between two editions is itself k-anonymous; and where fewer
than k are left of a cell, because a report was deleted or made private, the rest of it is withdrawn for good.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, cast, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from app.actions.open_data_cells import PRECISIONS, Candidate, Cell, generalise
from app.actions.open_data_rules import Rules, last_day, moments, published
from app.core import workflow
from app.core.extensions import db
from app.models import Jurisdiction, OpenDataLine, Report
from geo import points
from geo.squares import Grid

OUTCOMES = {
    workflow.RESOLVED: "solved",
    workflow.REJECTED: "refused",
    workflow.FORWARDED: "passed_on",
    workflow.DUPLICATE: "merged",
}
OPEN = "open"
DAY_CLASSES = (1, 3, 7, 14, 30, 90, 365)
"""Closed within so many days: a delay to the hour could be recognised."""


@dataclass(frozen=True, slots=True)
class Line:
    """One published report: its cell and what became of it."""

    cell: Cell
    outcome: str
    closed_within_days: int | None
    was_contested: bool


@dataclass(frozen=True, slots=True)
class MonthLines:
    """A month ready to be written, and how many of its reports were generalised or left out."""

    month: date
    lines: list[Line]
    by_precision: dict[str, int]
    left_out: int


def fix_month(town: Jurisdiction, rules: Rules, grid: Grid, month: date) -> MonthLines:
    """The lines of a month, after fixing the cells of those that can be shown now; the caller commits."""
    live, fixed = _live(town, month), _fixed(town, month)
    _drop(town, [key for key in fixed if key not in live])
    shown, few = _shown(live, fixed, rules)
    _withdraw(town, few)
    candidates = (_candidate(row, grid) for key, row in live.items() if key not in fixed)
    new = {uuid.UUID(key): cell for key, cell in generalise(candidates, rules.k).items()}
    _keep(town, month, new)
    lines = _lines(shown | new, live)
    found = Counter(line.cell.precision for line in lines)
    return MonthLines(month, lines, {name: found[name] for name in PRECISIONS}, len(live) - len(lines))


def read_lines(town: Jurisdiction, rules: Rules, month: date) -> list[Line]:
    """The lines of a month as they stand, without fixing any more; still never fewer than k of a cell."""
    live = _live(town, month)
    return _lines(_shown(live, _fixed(town, month), rules)[0], live)


def _live(town: Jurisdiction, month: date) -> dict[uuid.UUID, Any]:
    return {row.id: row for row in db.session.execute(_reports(town, month))}


def _fixed(town: Jurisdiction, month: date) -> dict[uuid.UUID, OpenDataLine]:
    query = select(OpenDataLine).where(OpenDataLine.jurisdiction_id == town.id, OpenDataLine.month == month)
    return {row.report_id: row for row in db.session.scalars(query)}


def _shown(
    live: dict[uuid.UUID, Any], fixed: dict[uuid.UUID, OpenDataLine], rules: Rules
) -> tuple[dict[uuid.UUID, Cell], list[uuid.UUID]]:
    """The cells of fixed lines that may be shown, and the reports of those that have become too few."""
    cells = {key: _cell_of(row) for key, row in fixed.items() if key in live and not row.is_withdrawn}
    sizes = Counter(cells.values())
    shown = {key: cell for key, cell in cells.items() if sizes[cell] >= rules.k}
    return shown, [key for key in cells if key not in shown]


def _lines(cells: dict[uuid.UUID, Cell], live: dict[uuid.UUID, Any]) -> list[Line]:
    return sorted((_line(cell, live[key]) for key, cell in cells.items()), key=_order)


def forget_lines(town: Jurisdiction) -> None:
    """Forget every cell of a town, so that the next build fixes them anew; the caller commits."""
    db.session.execute(delete(OpenDataLine).where(OpenDataLine.jurisdiction_id == town.id))


def fingerprint_month(town: Jurisdiction, month: date) -> str:
    """A value that differs as soon as anything that a month's lines or statistics are made of does."""
    begin, end = moments(town, month, last_day(month))
    told = func.hashtextextended(
        func.concat_ws(
            "|", Report.id, Report.status, Report.service_id, Report.area_id, Report.submitted_at, Report.closed_at,
            Report.answered_at, Report.contested_count > 0,
        ),
        0,
    )  # fmt: skip
    parts = []
    for column in (Report.submitted_at, Report.closed_at, Report.answered_at):
        query = select(func.count(), func.coalesce(func.sum(told), 0)).where(
            published(town), column >= begin, column < end
        )
        parts += list(db.session.execute(query).one())
    return ":".join(str(part) for part in parts)


def _reports(town: Jurisdiction, month: date) -> Any:
    begin, end = moments(town, month, last_day(month))
    return select(
        Report.id,
        cast(func.timezone(town.time_zone, Report.submitted_at), Date).label("day"),
        Report.service_id,
        Report.area_id,
        points.latitude_of(Report.location).label("latitude"),
        points.longitude_of(Report.location).label("longitude"),
        Report.status,
        Report.submitted_at,
        Report.closed_at,
        (Report.contested_count > 0).label("was_contested"),
    ).where(published(town), Report.submitted_at >= begin, Report.submitted_at < end)


def _candidate(row: Any, grid: Grid) -> Candidate:
    square = grid.square_of(row.latitude, row.longitude)
    return Candidate(str(row.id), row.day, row.service_id, row.area_id, square)


def _cell_of(row: OpenDataLine) -> Cell:
    square = (row.square_y, row.square_x) if row.square_y is not None and row.square_x is not None else None
    return Cell(row.precision, row.first, row.last, row.service_id, row.area_id, square)


def _line(cell: Cell, row: Any) -> Line:
    return Line(cell, OUTCOMES.get(row.status, OPEN), days_class(row.submitted_at, row.closed_at), row.was_contested)


def days_class(begun: datetime, ended: datetime | None) -> int | None:
    """The smallest of DAY_CLASSES that holds the delay; None while it lasts, and beyond the largest."""
    if ended is None:
        return None
    days = (ended - begun).total_seconds() / 86_400
    return next((most for most in DAY_CLASSES if days <= most), None)


def _order(line: Line) -> tuple[Any, ...]:
    """By what is published alone: the order says nothing of which report came first."""
    cell = line.cell
    where = (cell.area_id or 0, cell.square or (0, 0))
    return (
        cell.first, cell.last, cell.service_id, cell.precision, *where, line.outcome, line.closed_within_days or 0,
        line.was_contested,
    )  # fmt: skip


def _drop(town: Jurisdiction, keys: Iterable[uuid.UUID]) -> None:
    db.session.execute(
        delete(OpenDataLine).where(OpenDataLine.jurisdiction_id == town.id, OpenDataLine.report_id.in_(list(keys)))
    )


def _withdraw(town: Jurisdiction, keys: Iterable[uuid.UUID]) -> None:
    db.session.execute(
        update(OpenDataLine)
        .where(OpenDataLine.jurisdiction_id == town.id, OpenDataLine.report_id.in_(list(keys)))
        .values(is_withdrawn=True)
    )


def _keep(town: Jurisdiction, month: date, cells: dict[uuid.UUID, Cell]) -> None:
    rows = [
        {
            "jurisdiction_id": town.id, "report_id": key, "month": month, "precision": cell.precision,
            "first": cell.first, "last": cell.last, "service_id": cell.service_id, "area_id": cell.area_id,
            "square_y": cell.square[0] if cell.square else None, "square_x": cell.square[1] if cell.square else None,
        }
        for key, cell in cells.items()
    ]  # fmt: skip
    if rows:
        db.session.execute(insert(OpenDataLine), rows)
