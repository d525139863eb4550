"""Tells what became of one report: who took it on, when they came, what they wrote, and how it ended."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.actions.past_reports import PastPhoto, PastReport, PastStep
from app.actions.submissions import Contact
from app.core import workflow
from demo import texts
from demo.accounts import ACCOUNTS, DOMAIN, ROUND, crew_of
from demo.moments import next_visit, next_worked, worked
from demo.scenes import variants_of
from demo.shapes import XY
from geo.points import Point

DESK = "desk"
AGENTS = (f"agent@{DOMAIN}", f"agent2@{DOMAIN}")
TAKERS_OF_DESK = {"other": ("cleaning", "roads", "green_spaces")}


@dataclass(frozen=True, slots=True)
class Case:
    """A report before its story: `ends_at` is when it was closed, or now for an open one."""

    id: uuid.UUID
    service: str
    outcome: str
    at: XY
    point: Point
    submitted_at: datetime
    ends_at: datetime
    due_at: datetime
    description: str
    locale: str
    answers: dict[str, Any]
    sender: Contact | None
    source: str
    accuracy_m: float
    worker: str | None = None
    duplicate_of: uuid.UUID | None = None


@dataclass(slots=True)
class _Story:
    """The steps so far, and who works on it."""

    case: Case
    worker: str
    manager: str
    variant: int
    steps: list[PastStep] = field(default_factory=list)

    @property
    def latest(self) -> datetime:
        return self.steps[-1].at if self.steps else self.case.submitted_at


class Teller:
    """Makes histories; `route` says which department gets a report, `camera` takes its pictures."""

    def __init__(
        self,
        now: datetime,
        rng: random.Random,
        route: Callable[[str, Point], str],
        camera: Callable[[str, int, bool, uuid.UUID], PastPhoto],
    ) -> None:
        self.now, self.rng, self.route, self.camera = now, rng, route, camera

    def tell(self, case: Case) -> PastReport:
        """The whole report."""
        department = self.route(case.service, case.point)
        story = self._begin(case, department)
        if department == DESK and case.outcome not in {workflow.RECEIVED, workflow.REJECTED, workflow.DUPLICATE}:
            self._reassign(story)
        endings = {
            workflow.RECEIVED: self._wait,
            workflow.ACKNOWLEDGED: self._acknowledge,
            workflow.SCHEDULED: self._schedule,
            workflow.IN_PROGRESS: self._start,
            workflow.RESOLVED: self._resolve,
            workflow.REJECTED: self._refuse,
            workflow.FORWARDED: self._forward,
            workflow.DUPLICATE: self._merge,
            workflow.REOPENED: self._contest,
        }
        endings[case.outcome](story)
        return PastReport(
            id=case.id,
            service_code=case.service,
            point=case.point,
            submitted_at=case.submitted_at,
            description=case.description,
            answers=case.answers,
            accuracy_m=case.accuracy_m if case.source == "app" else None,
            locale=case.locale,
            source=case.source,
            sender=case.sender,
            photos=self._before(story),
            steps=tuple(story.steps),
        )

    def _begin(self, case: Case, department: str) -> _Story:
        worker = case.worker or self._anybody(department, case.outcome)
        return _Story(case, worker, _manager_of(department), self.rng.randrange(variants_of(case.service)))

    def _anybody(self, department: str, outcome: str) -> str:
        """Somebody of the crew; what is still open is not put into the round of today, which is as long as it is."""
        crew = [account.email for account in crew_of(department)]
        if outcome in workflow.OPEN_STATUSES:
            crew = [email for email in crew if email != ROUND]
        return self.rng.choice(crew)

    def _before(self, story: _Story) -> tuple[PastPhoto, ...]:
        if story.case.source != "app" or (self.rng.random() < 0.12 and not story.case.worker):
            return ()
        return (self._picture(story, "before", is_mended=False),)

    def _picture(self, story: _Story, role: str, *, is_mended: bool) -> PastPhoto:
        return self.camera(story.case.service, story.variant, is_mended, uuid.uuid5(story.case.id, role))

    def _add(self, story: _Story, share: float, kind: str, **values: Any) -> None:
        """A step at `share` of what is left of the story's time, in working hours if they allow it."""
        left = story.case.ends_at - story.latest
        moment = story.latest + left * share
        if not story.case.worker:
            moment = worked(moment, self.rng)
        if moment <= story.latest:
            moment = next_worked(story.latest, self.rng)
        if moment >= story.case.ends_at:
            moment = story.latest + left * min(share, 0.97)
        values.setdefault("by", story.worker)
        story.steps.append(PastStep(at=max(moment, story.latest), kind=kind, **values))

    def _move(self, story: _Story, share: float, status: str, **values: Any) -> None:
        self._add(story, share, "status", status=status, **values)

    def _reassign(self, story: _Story) -> None:
        department = self.rng.choice(TAKERS_OF_DESK.get(story.case.service, ("roads",)))
        note = self.rng.choice(texts.REASSIGNED)
        agent = self.rng.choice(AGENTS)
        self._add(story, 0.1, "reassign", by=agent, note=note, is_public=False, department=department)
        story.worker = self._anybody(department, story.case.outcome)
        story.manager = _manager_of(department)

    def _wait(self, story: _Story) -> None:
        if story.case.worker:
            self._assign(story)
        elif self.rng.random() < 0.12:
            self._add(story, 0.4, "note", by=AGENTS[0], note=self.rng.choice(texts.INTERNAL), is_public=False)

    def _assign(self, story: _Story) -> None:
        self._add(story, 0.1, "assign", by=story.manager, assignee=story.worker, is_public=False)

    def _acknowledge(self, story: _Story) -> None:
        self._move(story, self.rng.uniform(0.1, 0.35), workflow.ACKNOWLEDGED)
        if story.case.worker or self.rng.random() < 0.6:
            self._assign(story)
        chance = self.rng.random()
        if chance < 0.14:
            self._add(story, 0.3, "note", note=self.rng.choice(texts.INTERNAL), is_public=False)
        elif chance < 0.22:
            self._add(story, 0.3, "note", note=self.rng.choice(texts.PUBLIC))

    def _schedule(self, story: _Story) -> None:
        self._acknowledge(story)
        days = self.rng.choice((1, 1)) if story.case.worker else self.rng.choice((1, 2, 3, 4, 6))
        self._move(story, 0.4, workflow.SCHEDULED, planned_at=next_visit(self.now, days, self.rng))

    def _start(self, story: _Story) -> None:
        self._acknowledge(story)
        self._move(story, 0.8, workflow.IN_PROGRESS)

    def _resolve(self, story: _Story) -> None:
        self._move(story, self.rng.uniform(0.08, 0.3), workflow.ACKNOWLEDGED)
        if self.rng.random() < 0.45:
            visit = next_visit(story.latest, self.rng.choice((1, 2)), self.rng)
            self._move(story, 0.3, workflow.SCHEDULED, planned_at=min(visit, story.case.ends_at))
        if self.rng.random() < 0.4:
            self._move(story, 0.75, workflow.IN_PROGRESS)
        self._finish(story)

    def _finish(self, story: _Story) -> None:
        note = self.rng.choice(texts.DONE[story.case.service])
        if story.case.worker or self.rng.random() < 0.8:
            photos = (self._picture(story, f"after{len(story.steps)}", is_mended=True),)
            self._move(story, 1.0, workflow.RESOLVED, note=note, photos=photos)
        else:
            reason = self.rng.choice(workflow.NO_PHOTO_REASONS).code
            note = "" if reason == "already_fixed" else note
            self._move(story, 1.0, workflow.RESOLVED, note=note or None, reason_code=reason)

    def _refuse(self, story: _Story) -> None:
        code = self.rng.choice(list(texts.REFUSALS))
        note, competent = texts.REFUSALS[code]
        agent = self.rng.choice(AGENTS)
        self._move(story, 0.9, workflow.REJECTED, by=agent, reason_code=code, note=note, forwarded_to=competent)

    def _forward(self, story: _Story) -> None:
        name, contact, note = self.rng.choice(texts.FORWARDS)
        body = {"name": name, "contact": contact}
        self._move(story, 0.9, workflow.FORWARDED, by=self.rng.choice(AGENTS), note=note, forwarded_to=body)

    def _merge(self, story: _Story) -> None:
        original = story.case.duplicate_of
        self._add(story, 0.9, "merge", status=workflow.DUPLICATE, by=AGENTS[0], duplicate_of=original)

    def _contest(self, story: _Story) -> None:
        """Closed, then "not fixed": the end of the story is when the sender said so."""
        until = story.case.ends_at
        story.case = replace(story.case, ends_at=until - (until - story.case.submitted_at) * 0.25)
        self._resolve(story)
        story.case = replace(story.case, ends_at=until)
        note = self.rng.choice(texts.CONTESTS.get(story.case.service, texts.STILL_THERE))
        self._add(story, 1.0, "contest", by=None, note=note)
        if story.case.worker:
            story.case = replace(story.case, ends_at=self.now)
            self._assign(story)


def _manager_of(department: str) -> str:
    found = [account.email for account in ACCOUNTS if account.role == "manager" and department in account.departments]
    return found[0] if found else AGENTS[0]
