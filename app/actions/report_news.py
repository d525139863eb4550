"""What changed since a moment, for pages that stay open: one look into an index when nothing did."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Integer, and_, cast, literal, or_, select, true

from app.actions.accounts import SignedIn
from app.actions.report_lists import scope_of, visible_to
from app.actions.report_queries import ReportCard, load_rows
from app.core import clock
from app.core.extensions import db
from app.core.plans import planned_anew
from app.models import Report
from geo.filters import ReportFilters, conditions

SETTLE = timedelta(seconds=10)
"""A change is dated before it is committed: what is younger than this is told again at the next call."""
OLDEST = timedelta(hours=1)
"""Whoever asks for more than this reads their list again instead."""
MOST = 100


@dataclass(frozen=True, slots=True)
class Change:
    """A report that changed: whether the filters still mean it, and its card (None: it went out of sight)."""

    report_id: uuid.UUID
    is_match: bool
    card: ReportCard | None


@dataclass(frozen=True, slots=True)
class News:
    """The changes after a moment, oldest first. `is_cut`: there are more than can be told, read the list again."""

    changes: list[Change]
    until: datetime
    is_cut: bool


def read_news(viewer: SignedIn, read_filters: Callable[[], ReportFilters], after: datetime | None) -> News:
    """What the viewer should know of what changed after `after`; without it only the moment to go on from.

    Told at least once: the same change may come twice, with the same version. The filters are read only when there is
    something to judge by them: while nothing happens in the town, the answer is one look into one index.
    """
    until = clock.now() - SETTLE
    if after is None:
        return News([], until, is_cut=False)
    if after < until - OLDEST:
        return News([], until, is_cut=True)
    if not _is_anything_new(viewer.jurisdiction_id, after):
        return News([], max(after, until), is_cut=False)
    filters = read_filters()
    matching = and_(true(), *conditions(filters))
    seen = visible_to(viewer)
    query = (
        select(Report.id, matching.label("is_match"), seen.label("is_seen"))
        .where(Report.jurisdiction_id == viewer.jurisdiction_id, Report.updated_at > after)
        .where(or_(seen, _taken_away(viewer)))
        .order_by(Report.updated_at, Report.id)
        .limit(MOST + 1)
    )
    rows = db.session.execute(planned_anew(query)).all()
    if len(rows) > MOST:
        return News([], until, is_cut=True)
    cards = load_rows(viewer.jurisdiction_id, [row.id for row in rows if row.is_seen]) if rows else []
    by_id = {card.report.id: card for card in cards}
    changes = [Change(row.id, bool(row.is_match and row.id in by_id), by_id.get(row.id)) for row in rows]
    return News(changes, max(after, until), is_cut=False)


def _is_anything_new(jurisdiction_id: int, after: datetime) -> bool:
    # By the order of the index, which no estimate of the planner can talk it out of.
    query = (
        select(Report.updated_at)
        .where(Report.jurisdiction_id == jurisdiction_id)
        .order_by(Report.updated_at.desc(), Report.id.desc())
        .limit(1)
    )
    newest = db.session.scalar(query)
    return newest is not None and newest > after


def _taken_away(viewer: SignedIn) -> ColumnElement[bool]:
    """Handed from the viewer's departments to another, which is all that they may still learn of it."""
    scope = scope_of(viewer)
    if scope is None or not scope.department_ids:
        return literal(value=False)
    handed = Report.routing["instead_of"].astext
    return and_(Report.routing["code"].astext == "reassigned", cast(handed, Integer).in_(scope.department_ids))
