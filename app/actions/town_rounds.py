"""The town's rounds of a day: whose stops, in what order, how far along, what nobody has, and who has too much."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.actions import staff_catalog
from app.actions.accounts import SignedIn
from app.actions.crew_days import USUAL_DAY, CrewDay, crew_day_of
from app.actions.report_lists import visible_to
from app.actions.report_queries import ReportCard, load_cards
from app.actions.staff_catalog import Colleague
from app.core import clock, errors, workflow
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Jurisdiction, Report, StatusUpdate
from geo.points import Point
from geo.tour_order import TourStop, metres_of, order_stops, urgency_of

MOST_ASSIGNED = 1500
MOST_WAITING = 60
"""Of the stops that nobody has, so many of each team are shown; all of them are counted."""
MOST_STEPS = 20_000
FURTHEST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Walk:
    """Stops in the order to visit them, how far that is and how long it takes a crew of these measures."""

    stops: tuple[ReportCard, ...] = ()
    metres: float = 0.0
    pace: CrewDay = USUAL_DAY

    @property
    def minutes(self) -> int:
        """Work and driving together."""
        return self.pace.minutes(len(self.stops), self.metres)


@dataclass(frozen=True, slots=True)
class PersonRound:
    """Somebody's round, and how many stops they have closed today."""

    person: Colleague
    walk: Walk
    done: int

    @property
    def is_too_much(self) -> bool:
        """Whether what is left takes longer than a working day."""
        return self.walk.minutes > self.walk.pace.day_minutes


@dataclass(frozen=True, slots=True)
class TeamRounds:
    """A team's rounds; `waiting` is on nobody's, in the order of a walk, and `waiting_count` counts all of it."""

    code: str
    name: dict[str, str]
    pace: CrewDay
    people: tuple[PersonRound, ...]
    waiting: Walk
    waiting_count: int


def list_rounds(viewer: SignedIn, day: date | None) -> tuple[date, list[TeamRounds]]:
    """The rounds of a day (today without one) in the viewer's teams, and that day. Raises VALIDATION_FAILED for one
    that is past or further than FURTHEST_DAYS."""
    wanted, of_the_day = day_condition(viewer.jurisdiction_id, day)
    colleagues = staff_catalog.list_colleagues(viewer.jurisdiction_id)
    by_person = _assigned(viewer, of_the_day)
    done = _count_done(viewer, wanted) if day is None or wanted == _today(viewer.jurisdiction_id)[0] else {}
    teams = [
        team
        for team in staff_catalog.list_departments(viewer.jurisdiction_id)
        if viewer.has_whole_town or team.id in viewer.department_ids
    ]
    found = []
    for team in teams:
        pace = crew_day_of(team)
        people = tuple(
            PersonRound(one, walk_of(by_person.get(one.id, ()), pace=pace), done.get(one.id, 0))
            for one in colleagues
            if one.department_codes[:1] == (team.code,) and (one.role == Role.CREW or one.id in by_person)
        )
        waiting, count = _waiting(viewer, of_the_day, team.id)
        if people or count:
            found.append(TeamRounds(team.code, team.name, pace, people, walk_of(waiting, pace=pace), count))
    return wanted, found


def day_condition(jurisdiction_id: int, day: date | None) -> tuple[date, ColumnElement[bool]]:
    """The day meant and which open reports belong to it: today all that is not planned for later; another day what
    is planned for it, and what is due on it without a plan. Raises VALIDATION_FAILED as list_rounds does."""
    today, zone = _today(jurisdiction_id)
    wanted = day or today
    if not today <= wanted <= today + timedelta(days=FURTHEST_DAYS):
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("day", "field.invalid")])
    start, end = (datetime.combine(one, time(), zone) for one in (wanted, wanted + timedelta(days=1)))
    is_open = and_(Report.closed_at.is_(None), Report.status.in_(workflow.OPEN_STATUSES))
    if wanted == today:
        return wanted, and_(is_open, or_(Report.planned_at.is_(None), Report.planned_at < end))
    planned = and_(Report.planned_at >= start, Report.planned_at < end)
    due = and_(Report.planned_at.is_(None), Report.due_at >= start, Report.due_at < end)
    return wanted, and_(is_open, or_(planned, due))


def walk_of(cards: Sequence[ReportCard], here: Point | None = None, *, pace: CrewDay | None = None) -> Walk:
    """These stops in the order to visit them, what is late or due soon earlier."""
    now = clock.now()
    stops = [
        TourStop(card.point, urgency_of(card.report.due_at, now, is_reopened=card.report.status == workflow.REOPENED))
        for card in cards
    ]
    order = order_stops(stops, here, most_steps=MOST_STEPS)
    metres = metres_of(stops, order, here) if stops else 0.0
    return Walk(tuple(cards[at] for at in order), metres, pace or USUAL_DAY)


def _assigned(viewer: SignedIn, of_the_day: ColumnElement[bool]) -> dict[uuid.UUID, list[ReportCard]]:
    query = (
        select(Report.id)
        .where(visible_to(viewer), of_the_day, Report.assigned_to_id.is_not(None))
        .order_by(Report.due_at, Report.id)
        .limit(MOST_ASSIGNED)
    )
    found: dict[uuid.UUID, list[ReportCard]] = {}
    for card in load_cards(viewer.jurisdiction_id, db.session.scalars(query).all()):
        if card.report.assigned_to_id is not None:
            found.setdefault(card.report.assigned_to_id, []).append(card)
    return found


def _waiting(viewer: SignedIn, of_the_day: ColumnElement[bool], team_id: int) -> tuple[list[ReportCard], int]:
    where = (visible_to(viewer), of_the_day, Report.assigned_to_id.is_(None), Report.department_id == team_id)
    first = db.session.scalars(select(Report.id).where(*where).order_by(Report.due_at, Report.id).limit(MOST_WAITING))
    cards = load_cards(viewer.jurisdiction_id, first.all())
    if len(cards) < MOST_WAITING:
        return cards, len(cards)
    return cards, db.session.scalar(select(func.count()).select_from(Report).where(*where)) or 0


def _count_done(viewer: SignedIn, today: date) -> dict[Any, int]:
    _, zone = _today(viewer.jurisdiction_id)
    since = datetime.combine(today, time(), zone)
    query = (
        select(StatusUpdate.staff_id, func.count(func.distinct(Report.id)))
        .join(
            Report,
            and_(Report.jurisdiction_id == StatusUpdate.jurisdiction_id, Report.id == StatusUpdate.report_id),
        )
        .where(
            visible_to(viewer),
            Report.updated_at >= since,
            Report.closed_at >= since,
            StatusUpdate.created_at >= since,
            StatusUpdate.staff_id.is_not(None),
            StatusUpdate.status.in_(workflow.CLOSED_STATUSES),
        )
        .group_by(StatusUpdate.staff_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _today(jurisdiction_id: int) -> tuple[date, ZoneInfo]:
    town = db.session.get_one(Jurisdiction, jurisdiction_id)
    zone = ZoneInfo(town.time_zone)
    return clock.now().astimezone(zone).date(), zone


def order_as_asked(cards: Iterable[ReportCard], report_ids: Sequence[uuid.UUID]) -> list[ReportCard]:
    """The cards in the order of these ids; one that is not named comes last."""
    places = {report_id: at for at, report_id in enumerate(report_ids)}
    return sorted(cards, key=lambda card: places.get(card.report.id, len(places)))
