"""Takes in reports of before (a former system, the demonstration) with their histories; nobody is told."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.actions import audit
from app.actions.due_dates import count_due
from app.actions.photo_files import COPIES, ORIGINALS
from app.actions.photos import TAG_LENGTH
from app.actions.submissions import Contact, check_answers
from app.core import errors, ids, workflow
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.core.workflow import Need, Role
from app.media.drawing import Copy
from app.media.storage import Storage, open_storage
from app.models import (
    Department,
    Jurisdiction,
    Photo,
    Report,
    Reporter,
    Satisfaction,
    Service,
    Staff,
    StatusUpdate,
    Subscription,
)
from app.models.report import report_number
from geo import points, routing
from geo.points import Point

__all__ = ["PastOpinion", "PastPhoto", "PastReport", "PastStep", "has_reports", "take_in"]


@dataclass(frozen=True, slots=True)
class PastPhoto:
    """A picture whose copies are drawn already, of which nothing is to be covered; `width` and `height` are the
    upright original's, in pixels.
    """

    id: uuid.UUID
    original: bytes
    width: int
    height: int
    copies: Sequence[Copy]
    perceptual_hash: int


@dataclass(frozen=True, slots=True)
class PastStep:
    """One thing that happened: `kind` as in StatusUpdate; `status` is the status after a move (kind `status`).

    `by` is a member of staff's address, None for the reporter. `department` goes with `reassign`, and `assignee`
    (an address as well) with `assign`.
    """

    at: datetime
    kind: str
    status: str | None = None
    by: str | None = None
    note: str | None = None
    is_public: bool = True
    reason_code: str | None = None
    planned_at: datetime | None = None
    forwarded_to: dict[str, str] | None = None
    duplicate_of: uuid.UUID | None = None
    department: str | None = None
    assignee: str | None = None
    photos: tuple[PastPhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class PastOpinion:
    """The sender was asked what they thought of the last closing, and perhaps answered (good, fair, poor)."""

    asked_at: datetime
    answer: str | None = None
    comment: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PastReport:
    """A report as it was sent, what happened to it since, and who follows it (`joined`)."""

    id: uuid.UUID
    service_code: str
    point: Point
    submitted_at: datetime
    description: str
    answers: dict[str, Any] = field(default_factory=dict)
    accuracy_m: float | None = None
    locale: str = "fr"
    source: str = "import"
    sender: Contact | None = None
    joined: tuple[tuple[datetime, Contact], ...] = ()
    photos: tuple[PastPhoto, ...] = ()
    steps: tuple[PastStep, ...] = ()
    opinion: PastOpinion | None = None


def has_reports(town_slug: str) -> bool:
    """Whether the town exists and has any report."""
    query = select(Report.id).join(Jurisdiction, Jurisdiction.id == Report.jurisdiction_id)
    return db.session.execute(query.where(Jurisdiction.slug == town_slug).limit(1)).first() is not None


def take_in(town_slug: str, reports: Sequence[PastReport]) -> int:
    """Route, number and keep past reports in one transaction, oldest first; returns how many.

    Nobody is written to, and nothing is queued. Raises ProblemError town.unknown, service.unknown, staff.unknown or
    validation.failed (answers), and ValueError for a history that the workflow does not allow.
    """
    town = db.session.scalar(select(Jurisdiction).where(Jurisdiction.slug == town_slug))
    if town is None:
        raise ProblemError(errors.TOWN_UNKNOWN)
    desk = _Desk(town)
    ordered = sorted(reports, key=lambda past: past.submitted_at)
    rows = [desk.make_report(past) for past in ordered]
    db.session.add_all(rows)
    db.session.flush()
    updates = [desk.follow_steps(report, past) for report, past in zip(rows, ordered, strict=True)]
    db.session.flush()
    for report, past, steps in zip(rows, ordered, updates, strict=True):
        db.session.add_all(desk.make_photos(report, past, steps))
        if past.opinion is not None:
            db.session.add(_make_opinion(report, past.opinion, steps))
    desk.subscribe_all(zip(rows, ordered, strict=True))
    audit.record(town.id, "reports.taken_in", "jurisdiction", town.id, detail={"reports": len(rows)})
    db.session.commit()
    return len(rows)


def _make_opinion(report: Report, opinion: PastOpinion, steps: list[StatusUpdate]) -> Satisfaction:
    closings = [step.id for step in steps if step.status == workflow.RESOLVED and step.kind == "status"]
    if not closings:
        raise ValueError(f"{report.id}: nobody is asked about what was never resolved")
    return Satisfaction(
        jurisdiction_id=report.jurisdiction_id,
        id=ids.new_uuid(),
        report_id=report.id,
        closing_id=closings[-1],
        reporter_id=report.reporter_id,
        asked_at=opinion.asked_at,
        answer=opinion.answer,
        comment=opinion.comment,
        answered_at=opinion.answered_at,
    )


class _Desk:
    """The catalogue of one town, read once, and the rows made from it."""

    def __init__(self, town: Jurisdiction) -> None:
        self.town = town
        mine = {"jurisdiction_id": town.id}
        self.services = {row.code: row for row in db.session.scalars(select(Service).filter_by(**mine))}
        self.departments = {row.code: row for row in db.session.scalars(select(Department).filter_by(**mine))}
        self.staff = {row.email: row for row in db.session.scalars(select(Staff).filter_by(**mine))}
        self.storage: Storage = open_storage(settings)
        self.people: dict[str, Reporter] = {}
        self.numbers: dict[uuid.UUID, str] = {}

    def make_report(self, past: PastReport) -> Report:
        """The report as it was when it came in."""
        service = self.services.get(past.service_code)
        if service is None:
            raise ProblemError(errors.SERVICE_UNKNOWN)
        route = routing.find_department(self.town.id, service.id, past.point, accuracy_m=past.accuracy_m)
        sender = self._person(past.sender, past.locale, past.submitted_at) if past.sender else None
        number = db.session.scalar(select(report_number.next_value()))
        due_at, due_reason = count_due(self.town, service, route.department_id, past.submitted_at)
        prefix = self.town.settings.get("public_id_prefix") or "RC"
        self.numbers[past.id] = f"{prefix}-{past.submitted_at.year}-{number:05d}"
        return Report(
            jurisdiction_id=self.town.id,
            id=past.id,
            public_id=self.numbers[past.id],
            body_hash=hashlib.sha256(past.id.bytes).hexdigest(),
            source=past.source,
            status=workflow.RECEIVED,
            service_id=service.id,
            department_id=route.department_id,
            routing=route.as_json(),
            needs_dispatch=route.is_fallback,
            is_private=service.is_private,
            description=past.description,
            answers=check_answers(service, past.answers, past.locale),
            location=points.to_wkb(past.point),
            accuracy_m=past.accuracy_m,
            address=route.address,
            area_id=route.quarter_id,
            asset_id=route.asset_id,
            reporter_id=sender.id if sender else None,
            locale=past.locale,
            submitted_at=past.submitted_at,
            updated_at=past.submitted_at,
            due_at=due_at,
            due_reason=due_reason,
            contested_count=0,
            follower_count=len(past.joined),
            version=1,
        )

    def follow_steps(self, report: Report, past: PastReport) -> list[StatusUpdate]:
        """Bring the report to where its steps led, and the entries of its history (the receipt first)."""
        first = StatusUpdate(
            jurisdiction_id=self.town.id,
            report_id=report.id,
            kind="status",
            status=workflow.RECEIVED,
            is_public=True,
            actor_kind="reporter",
            department_id=report.department_id,
            created_at=past.submitted_at,
        )
        updates = [first, *(self._follow(report, step) for step in past.steps)]
        db.session.add_all(updates)  # inserted in this order, so that their numbers say what came first
        return updates

    def _follow(self, report: Report, step: PastStep) -> StatusUpdate:
        previous = report.status
        if step.at < report.updated_at:
            raise ValueError(f"{report.id}: {step.kind} comes before what it follows")
        if step.kind in {"status", "merge", "contest"}:
            self._move(report, step)
        elif step.kind == "reassign":
            self._reassign(report, self.departments[step.department or ""])
        elif step.kind == "assign":
            report.assigned_to_id = self._staff(step.assignee).id if step.assignee else None
        report.updated_at = step.at
        report.version += 1
        return StatusUpdate(
            jurisdiction_id=self.town.id,
            report_id=report.id,
            kind=step.kind,
            status=report.status,
            previous_status=previous if previous != report.status else None,
            note=step.note,
            is_public=step.is_public,
            reason_code=step.reason_code,
            detail=self._detail(step),
            actor_kind="staff" if step.by else "reporter",
            staff_id=self._staff(step.by).id if step.by else None,
            department_id=report.department_id,
            created_at=step.at,
        )

    def _move(self, report: Report, step: PastStep) -> None:
        target = workflow.REOPENED if step.kind == "contest" else step.status or ""
        if step.kind == "contest":
            if report.status != workflow.RESOLVED:
                raise ValueError(f"{report.id}: only what is resolved can be contested")
            report.contested_count += 1
            service = next(row for row in self.services.values() if row.id == report.service_id)
            report.due_at, report.due_reason = count_due(self.town, service, report.department_id, step.at)
        else:
            self._check(report, step, target)
        is_closed = workflow.STATUSES[target].is_closed
        report.status = target
        report.closed_at = step.at if is_closed else None
        report.reason_code = step.reason_code if is_closed else None
        report.planned_at = step.planned_at or report.planned_at
        report.forwarded_to = step.forwarded_to
        report.duplicate_of_id = step.duplicate_of

    def _check(self, report: Report, step: PastStep, target: str) -> None:
        move = workflow.find_move(report.status, target, Role(self._staff(step.by).role))
        if move is None:
            raise ValueError(f"{report.id}: {report.status} → {target} is not allowed to {step.by}")
        given: dict[Need, object] = {
            Need.NOTE: step.note,
            Need.REASON: step.reason_code,
            Need.PHOTO_OR_REASON: step.photos or step.reason_code,
            Need.PLANNED_AT: step.planned_at,
            Need.FORWARDED_TO: step.forwarded_to,
            Need.DUPLICATE_OF: step.duplicate_of,
        }
        missing = [need.value for need in move.needs if not given[need]]
        if missing:
            raise ValueError(f"{report.id}: {target} lacks {', '.join(missing)}")

    def _reassign(self, report: Report, department: Department) -> None:
        before = report.department_id
        report.department_id = department.id
        report.needs_dispatch = False
        report.routing = {**report.routing, "code": "reassigned", "department_id": department.id, "instead_of": before}

    def _detail(self, step: PastStep) -> dict[str, Any]:
        detail: dict[str, Any] = {}
        if step.planned_at:
            detail["planned_at"] = step.planned_at.isoformat()
        if step.forwarded_to:
            detail["forwarded_to"] = step.forwarded_to
        if step.duplicate_of:
            detail["duplicate_of"] = self.numbers[step.duplicate_of]
        return detail

    def _staff(self, email: str | None) -> Staff:
        found = self.staff.get(email or "")
        if found is None:
            raise ProblemError(errors.STAFF_UNKNOWN)
        return found

    def make_photos(self, report: Report, past: PastReport, updates: list[StatusUpdate]) -> Iterator[Photo]:
        """The rows of all pictures of a report; their files are stored first."""
        for position, picture in enumerate(past.photos):
            yield self._photo(report, picture, past.submitted_at, role="before", position=position)
        for step, update in zip(past.steps, updates[1:], strict=True):
            role = "after" if step.status == workflow.RESOLVED else "detail"
            for position, picture in enumerate(step.photos):
                photo = self._photo(report, picture, step.at, role=role, position=position)
                photo.status_update_id = update.id
                yield photo

    def _photo(self, report: Report, picture: PastPhoto, at: datetime, *, role: str, position: int) -> Photo:
        key = f"{ORIGINALS}/{picture.id.hex[:2]}/{picture.id}-{ids.new_secret()}"
        self.storage.put(key, picture.original)
        copies: dict[str, Any] = {}
        for copy in picture.copies:
            copy_key = f"{COPIES}/{picture.id.hex[:2]}/{picture.id}-{copy.sha256[:TAG_LENGTH]}.jpg"
            self.storage.put(copy_key, copy.content)
            size = {"width": copy.width, "height": copy.height, "bytes": len(copy.content)}
            copies[str(copy.side)] = {"key": copy_key, **size}
        return Photo(
            id=picture.id,
            jurisdiction_id=self.town.id,
            report_id=report.id,
            role=role,
            state="ready",
            position=position,
            sha256=hashlib.sha256(picture.original).hexdigest(),
            content_type="image/jpeg",
            original_key=key,
            original_bytes=len(picture.original),
            width=picture.width,
            height=picture.height,
            copies=copies,
            perceptual_hash=picture.perceptual_hash,
            created_at=at,
            processed_at=at,
            published_at=at,
        )

    def _person(self, contact: Contact, locale: str, at: datetime) -> Reporter:
        address = (contact.email or "").lower()
        if address not in self.people:
            row = Reporter(
                jurisdiction_id=self.town.id,
                id=ids.new_uuid(),
                email=contact.email,
                phone=contact.phone,
                name=contact.name,
                locale=locale,
                email_confirmed_at=at if contact.email else None,
                created_at=at,
            )
            db.session.add(row)
            db.session.flush()
            self.people[address] = row
        return self.people[address]

    def subscribe_all(self, pairs: Iterable[tuple[Report, PastReport]]) -> None:
        """The sender of each report follows it, and so does whoever joined."""
        for report, past in pairs:
            if report.reporter_id:
                self._subscribe(report, report.reporter_id, "reporter", past.submitted_at)
            for at, contact in past.joined:
                self._subscribe(report, self._person(contact, past.locale, at).id, "joined", at)

    def _subscribe(self, report: Report, reporter_id: uuid.UUID, kind: str, at: datetime) -> None:
        db.session.add(
            Subscription(
                jurisdiction_id=self.town.id,
                id=ids.new_uuid(),
                report_id=report.id,
                reporter_id=reporter_id,
                kind=kind,
                created_at=at,
            )
        )
