"""Some three hundred reports of ninety days and what became of each: the same stories every time, ending now."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.actions.past_reports import PastPhoto, PastReport
from app.actions.submissions import Contact
from app.core import workflow
from demo import texts
from demo.accounts import ROUND
from demo.answers import answer
from demo.moments import reported
from demo.opinions import tell_opinion
from demo.placing import on_earth
from demo.shapes import XY
from demo.spots import Spots
from demo.stories import Case, Teller
from demo.twins import tell_twins
from geo.points import Point

DAYS = 90
NAMESPACE = uuid.UUID("5f0c3c1e-6a55-4d0e-9d57-0c1a0b6f2d11")
OUTCOMES: dict[str, int] = {
    workflow.RESOLVED: 150,
    workflow.DUPLICATE: 14,
    workflow.REJECTED: 14,
    workflow.FORWARDED: 10,
    workflow.REOPENED: 8,
    workflow.RECEIVED: 34,
    workflow.ACKNOWLEDGED: 30,
    workflow.SCHEDULED: 24,
    workflow.IN_PROGRESS: 16,
}
SERVICES: dict[str, int] = {
    "lamp_out": 15, "overflowing_bin": 14, "dumped_rubbish": 14, "sign_damaged": 11, "pothole": 9, "graffiti": 8,
    "litter": 6, "lamp_flickering": 6, "pavement": 5, "fallen_branch": 5, "dog_waste": 3, "water_leak": 4,
    "blocked_drain": 4, "road_marking": 3, "bench": 3, "wires_exposed": 3, "lamp_on_by_day": 2, "abandoned_vehicle": 2,
    "other": 4,
}  # fmt: skip
SOURCES = {"app": 88, "telephone": 6, "counter": 4, "meeting": 2}
LATE = {workflow.RECEIVED: 6, workflow.ACKNOWLEDGED: 10, workflow.SCHEDULED: 8, workflow.IN_PROGRESS: 4}
"""How many of the open ones are overdue."""
UNSORTED = 4
"""How many of the new ones wait for the front desk to find the right team."""
ROUND_CENTRE: XY = (-150.0, 60.0)
ROUND_STOPS: tuple[tuple[str, str], ...] = (
    (workflow.ACKNOWLEDGED, "lamp_out"), (workflow.ACKNOWLEDGED, "lamp_out"),
    (workflow.ACKNOWLEDGED, "lamp_flickering"),
    (workflow.ACKNOWLEDGED, "wires_exposed"), (workflow.SCHEDULED, "lamp_out"), (workflow.SCHEDULED, "lamp_flickering"),
    (workflow.SCHEDULED, "lamp_out"), (workflow.IN_PROGRESS, "lamp_out"), (workflow.REOPENED, "lamp_out"),
    (workflow.REOPENED, "lamp_flickering"), (workflow.RECEIVED, "lamp_out"), (workflow.RECEIVED, "lamp_on_by_day"),
    (workflow.RESOLVED, "lamp_out"), (workflow.RESOLVED, "lamp_flickering"),
)  # fmt: skip
"""Today's round of one crew: what is left to do, and what is done since this morning."""
ROUND_ROW = (0, 1, 4, 10)
"""Which of them are dead lamps of one street, to be done as one job."""
ROUND_LATE = (1, 2)
"""Which of them are overdue."""

Route = Callable[[str, Point], str]
"""The department (code) that answers for a service at a point."""
Camera = Callable[[str, int, bool, uuid.UUID], PastPhoto]
"""The picture of a service's problem (variant, mended or not) under an id."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is decided about a report before its story is told."""

    number: int
    outcome: str
    service: str
    on_round: bool = False
    is_late: bool = False


def drafts(rng: random.Random) -> list[Draft]:
    """Outcome and service of each report; the first ones are today's round."""
    left = dict(OUTCOMES)
    made: list[Draft] = []
    for outcome, service in ROUND_STOPS:
        left[outcome] -= 1
        made.append(Draft(len(made), outcome, service, on_round=True, is_late=len(made) in ROUND_LATE))
    late, unsorted = dict(LATE), UNSORTED
    for outcome in [code for code, count in left.items() for _ in range(count)]:
        service = rng.choices(list(SERVICES), list(SERVICES.values()))[0]
        if outcome == workflow.RECEIVED and unsorted:
            unsorted, service = unsorted - 1, "other"
        is_late = late.get(outcome, 0) > 0
        late[outcome] = late.get(outcome, 0) - 1
        made.append(Draft(len(made), outcome, service, is_late=is_late))
    return made


def tell_all(now: datetime, route: Route, camera: Camera, due_hours: dict[str, int]) -> list[PastReport]:
    """Every report with its history. `now` must be aware; `due_hours` is by service code."""
    rng = random.Random(1789)
    spots = Spots(rng)
    people = list(_people(rng))
    teller = Teller(now, rng, route, camera)
    told: list[tuple[Case, PastReport]] = []
    originals: list[Case] = []
    joins: dict[uuid.UUID, list[tuple[datetime, Contact]]] = {}
    planned = drafts(rng)
    row = dict(zip(ROUND_ROW, spots.row(ROUND_STOPS[ROUND_ROW[0]][1], len(ROUND_ROW), near=ROUND_CENTRE), strict=True))
    for draft in planned:
        if draft.outcome == workflow.DUPLICATE:
            continue
        at = row.get(draft.number) or spots.choose(draft.service, near=ROUND_CENTRE if draft.on_round else None)
        case = _open_case(draft, at, now, due_hours[draft.service], rng, people)
        told.append((case, teller.tell(case)))
        if not draft.on_round and case.ends_at - case.submitted_at > timedelta(hours=8):
            originals.append(case)
    for draft in (draft for draft in planned if draft.outcome == workflow.DUPLICATE):
        original = originals[draft.number * 7 % len(originals)]
        case = _duplicate_of(original, draft, spots, rng, people)
        told.append((case, teller.tell(case)))
        if case.sender:
            joins.setdefault(original.id, []).append((case.ends_at, case.sender))
    reports = [_with_followers(case, report, joins, rng, people) for case, report in told]
    told_all = [*reports, *tell_twins(now, spots, teller, due_hours, people)]
    return [replace(report, opinion=tell_opinion(report, now)) for report in told_all]


def _open_case(draft: Draft, at: XY, now: datetime, due_hours: int, rng: random.Random, people: list[Contact]) -> Case:
    submitted, ends = _span(draft, now, due_hours, rng)
    text = rng.choice(texts.DESCRIPTIONS[draft.service])
    return Case(
        id=uuid.uuid5(NAMESPACE, str(draft.number)),
        service=draft.service,
        outcome=draft.outcome,
        at=at,
        point=on_earth(at),
        submitted_at=submitted,
        ends_at=ends,
        due_at=submitted + timedelta(hours=due_hours),
        description=text.removeprefix(texts.ENGLISH) if rng.random() > 0.08 else "",
        locale="en" if text.startswith(texts.ENGLISH) else "fr",
        answers=answer(draft.service, rng),
        sender=rng.choice(people) if rng.random() < 0.62 else None,
        source="app" if draft.number in ROUND_ROW else rng.choices(list(SOURCES), list(SOURCES.values()))[0],
        accuracy_m=round(rng.uniform(4, 18), 1),
        worker=ROUND if draft.on_round else None,
    )


def _span(draft: Draft, now: datetime, due_hours: int, rng: random.Random) -> tuple[datetime, datetime]:
    """When the report came in and when its story ends (now for an open one)."""
    earliest = now - timedelta(days=DAYS) + timedelta(hours=1)
    if draft.outcome in workflow.OPEN_STATUSES and draft.outcome != workflow.REOPENED:
        share = rng.uniform(1.15, 2.4) if draft.is_late else rng.uniform(0.05, 0.85)
        submitted = _sent(now - timedelta(hours=due_hours * share), now, draft.service, rng)
        # A sociable hour must neither make it late nor save it.
        if draft.is_late:
            submitted = min(submitted, now - timedelta(hours=due_hours * 1.05))
        else:
            submitted = max(submitted, now - timedelta(hours=due_hours * 0.95))
        return max(submitted, earliest), now
    if draft.on_round and draft.outcome == workflow.RESOLVED:
        return now - timedelta(hours=rng.uniform(30, 70)), now - timedelta(minutes=rng.uniform(40, 190))
    longest = 3.5 if draft.outcome == workflow.REOPENED else DAYS - 4.0
    ends = now - timedelta(days=rng.triangular(0.15, longest, 2.0))
    taken = due_hours * min(rng.lognormvariate(-0.45, 0.6), 3.0)
    submitted = _sent(ends - timedelta(hours=max(5.0, taken)), ends, draft.service, rng)
    return max(submitted, earliest), ends


def _sent(day: datetime, before: datetime, service: str, rng: random.Random) -> datetime:
    moment = reported(day, rng, by_night=service in {"lamp_out", "lamp_flickering"})
    return moment if moment < before - timedelta(hours=3) else min(day, before - timedelta(minutes=25))


def _duplicate_of(original: Case, draft: Draft, spots: Spots, rng: random.Random, people: list[Contact]) -> Case:
    at = spots.beside(original.at)
    span = original.ends_at - original.submitted_at
    submitted = original.submitted_at + span * rng.uniform(0.2, 0.6)
    text = rng.choice(texts.DESCRIPTIONS[original.service])
    return Case(
        id=uuid.uuid5(NAMESPACE, str(draft.number)),
        service=original.service,
        outcome=workflow.DUPLICATE,
        at=at,
        point=on_earth(at),
        submitted_at=submitted,
        ends_at=submitted + (original.ends_at - submitted) * rng.uniform(0.3, 0.8),
        due_at=original.due_at,
        description=text.removeprefix(texts.ENGLISH),
        locale="en" if text.startswith(texts.ENGLISH) else "fr",
        answers=answer(original.service, rng),
        sender=rng.choice([person for person in people if person != original.sender]),
        source="app",
        accuracy_m=round(rng.uniform(4, 18), 1),
        duplicate_of=original.id,
    )


def _with_followers(
    case: Case,
    report: PastReport,
    joins: dict[uuid.UUID, list[tuple[datetime, Contact]]],
    rng: random.Random,
    people: list[Contact],
) -> PastReport:
    """The report with those who said "the same" and those whose own reports were merged into it."""
    found = {contact.email: (at, contact) for at, contact in joins.get(case.id, []) if contact != case.sender}
    if case.outcome != workflow.DUPLICATE and rng.random() < 0.22:
        for contact in rng.sample(people, rng.choice((1, 1, 2, 2, 3, 5))):
            at = case.submitted_at + (case.ends_at - case.submitted_at) * rng.uniform(0.05, 0.7)
            if contact != case.sender:
                found.setdefault(contact.email, (at, contact))
    return PastReport(
        **{name: getattr(report, name) for name in report.__dataclass_fields__ if name != "joined"},
        joined=tuple(found.values()),
    )


def _people(rng: random.Random) -> Iterator[Contact]:
    """Ninety residents; their addresses lead nowhere (RFC 2606 section 2)."""
    names = [(first, last) for first in texts.FIRST_NAMES for last in texts.LAST_NAMES]
    for number, (first, last) in enumerate(rng.sample(names, 90), start=1):
        yield Contact(email=f"habitant{number:02d}@habitants.example", name=f"{first} {last}")
