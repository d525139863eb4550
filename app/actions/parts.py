"""A report that several departments must work on: split into parts, each theirs, and closed with the last of them.

A part is a report of its own, private, without reporter or followers; who follows the whole is told by the whole.
Whoever changes a part locks the whole first, so that the last two parts cannot both believe that another is still open.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, update

from app.actions import alert_digests, audit, due_dates, notifications
from app.actions.letters import pick
from app.actions.photo_originals import queue_dropping
from app.actions.report_entries import add_update, lock_report, touch
from app.actions.report_rows import write_report
from app.core import clock, errors, events, ids, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.languages import LOCALES
from app.core.workflow import Role
from app.models import Department, Jurisdiction, Photo, Report, Service, Staff
from app.models.report import report_number

MAXIMUM_PARTS = 8
PART_MADE, PARTS_UNDONE, WHOLE_CLOSED = "report.split", "report.unsplit", "report.parts_done"
DONE = {
    "fr": "C’est terminé. Les équipes qui y ont travaillé : {names}.",
    "en": "It is done. The teams that worked on it: {names}.",
    "es": "Está terminado. Los equipos que han trabajado: {names}.",
    "pt": "Está terminado. As equipas que trabalharam: {names}.",
    "ar": "انتهى العمل. الفرق التي عملت عليه: {names}.",
    "tr": "Tamamlandı. Çalışan ekipler: {names}.",
}
"""What followers are told when the last part closes the whole."""


@dataclass(frozen=True, slots=True)
class Task:
    """What one department is asked to do."""

    department_code: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part as the whole's panel shows it."""

    report: Report
    department: Department

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has done anything with it yet."""
        return self.report.version == 1 and self.report.status == workflow.RECEIVED


def list_parts(report: Report) -> list[Part]:
    """The parts of a report, those taken back left out, in the order they were made."""
    query = (
        select(Report, Department)
        .join(
            Department, (Department.jurisdiction_id == Report.jurisdiction_id) & (Department.id == Report.department_id)
        )
        .where(
            Report.jurisdiction_id == report.jurisdiction_id,
            Report.part_of_id == report.id,
            Report.status != workflow.DUPLICATE,
        )
        .order_by(Report.submitted_at, Report.public_id)
    )
    return [Part(part, department) for part, department in db.session.execute(query)]


def find_whole(report: Report) -> Report | None:
    """The report that this is a part of."""
    return db.session.get(Report, (report.jurisdiction_id, report.part_of_id)) if report.part_of_id else None


def split_report(report_id: uuid.UUID, tasks: Sequence[Task], *, by: Staff, version: int) -> Report:
    """Make a part for each task and commit; nobody outside is told.

    Raises REPORT_CHANGED, PARTS_IMPOSSIBLE for a closed report, a part, or too many parts, DEPARTMENT_UNKNOWN.
    """
    report = lock_report(by.jurisdiction_id, report_id, version)
    known = list_parts(report)
    if report.closed_at is not None or report.part_of_id is not None or len(known) + len(tasks) > MAXIMUM_PARTS:
        raise ProblemError(errors.PARTS_IMPOSSIBLE)
    departments = _departments(report.jurisdiction_id, [task.department_code for task in tasks])
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    numbers = []
    for task in tasks:
        part = _make_part(report, task, departments[task.department_code], town, service)
        write_report(part, action=PART_MADE, staff_id=by.id, detail={"part_of": report.public_id})
        numbers.append(part.public_id)
    touch(report)
    add_update(report, kind="split", by=by, is_public=False, note=", ".join(numbers), detail={"parts": numbers})
    audit.record(report.jurisdiction_id, PART_MADE, "report", report.id, staff_id=by.id, detail={"parts": numbers})
    db.session.commit()
    return report


def undo_split(report_id: uuid.UUID, *, by: Staff, version: int) -> Report:
    """Take every part back while nobody has touched one, and commit. Raises REPORT_CHANGED, PARTS_TOUCHED."""
    report = lock_report(by.jurisdiction_id, report_id, version)
    listed = [lock_report(report.jurisdiction_id, part.report.id, None) for part in list_parts(report)]
    if not listed or any(part.version != 1 or part.status != workflow.RECEIVED for part in listed):
        raise ProblemError(errors.PARTS_TOUCHED)
    for part in listed:
        previous = part.status
        part.status, part.closed_at, part.duplicate_of_id = workflow.DUPLICATE, clock.now(), report.id
        touch(part)
        add_update(part, kind="split", by=by, is_public=False, previous_status=previous, detail={"undone": True})
        audit.record(report.jurisdiction_id, PARTS_UNDONE, "report", part.id, staff_id=by.id)
    touch(report)
    numbers = [part.public_id for part in listed]
    add_update(report, kind="split", by=by, is_public=False, detail={"undone": numbers})
    audit.record(report.jurisdiction_id, PARTS_UNDONE, "report", report.id, staff_id=by.id, detail={"parts": numbers})
    db.session.commit()
    return report


def lock_whole(jurisdiction_id: int, report_id: uuid.UUID) -> Report | None:
    """The whole of a part, locked before the part itself; None for what is no part."""
    query = select(Report.part_of_id).where(Report.jurisdiction_id == jurisdiction_id, Report.id == report_id)
    whole_id = db.session.scalars(query).first()
    return lock_report(jurisdiction_id, whole_id, None) if whole_id else None


def check_move(report: Report, target: str, whole: Report | None) -> None:
    """Let a move pass that keeps whole and parts in step.

    Raises PARTS_OPEN when a whole would close before its parts, PARTS_WHOLE_CLOSED when a part of a closed one opens.
    """
    if not workflow.STATUSES[target].is_closed:
        if whole is not None and whole.closed_at is not None and report.closed_at is not None:
            raise ProblemError(errors.PARTS_WHOLE_CLOSED)
        return
    count = _count_open(report)
    if count:
        raise ProblemError(errors.PARTS_OPEN, context={"count": count}, extra={"open_parts": count})


def settle_whole(whole: Report | None, part: Report, by: Staff | None) -> None:
    """After a part closed: close the whole with the last of its parts, and tell who follows it. The caller commits.

    Where no part was repaired, the whole goes to the dispatchers: what followers are told is then theirs to say.
    """
    if whole is None or part.closed_at is None or whole.closed_at is not None or _count_open(whole):
        return
    done = list_parts(whole)
    is_repaired = any(one.report.status == workflow.RESOLVED for one in done)
    if not is_repaired or workflow.find_move(whole.status, workflow.RESOLVED, Role.ADMIN) is None:
        whole.needs_dispatch = True
        touch(whole)
        return
    previous = whole.status
    whole.status, whole.closed_at, whole.reason_code = workflow.RESOLVED, clock.now(), None
    touch(whole)
    words = {
        locale: DONE[locale].format(names=", ".join(pick(one.department.name, locale) for one in done))
        for locale in LOCALES
    }
    entry = add_update(
        whole,
        kind="status",
        actor_kind="system",
        previous_status=previous,
        note=words["fr"],
        detail={"words": words, "parts": [one.report.public_id for one in done]},
    )
    _show_pictures(whole, [one.report.id for one in done], entry.id)
    queue_dropping(whole)
    notifications.announce(whole, events.REPORT_RESOLVED, entry)
    if db.session.scalar(select(alert_digests.is_watched(whole.jurisdiction_id))):
        alert_digests.expect_match(whole, alert_digests.RESOLVED)
    audit.record(
        whole.jurisdiction_id,
        WHOLE_CLOSED,
        "report",
        whole.id,
        staff_id=by.id if by else None,
        detail={"from": previous},
    )


def _show_pictures(whole: Report, part_ids: list[uuid.UUID], entry_id: int) -> None:
    """What the crews photographed afterwards becomes the whole's, so that who follows it sees the repair."""
    db.session.execute(
        update(Photo)
        .where(Photo.jurisdiction_id == whole.jurisdiction_id, Photo.report_id.in_(part_ids), Photo.role == "after")
        .values(report_id=whole.id, status_update_id=entry_id)
    )


def _count_open(whole: Report) -> int:
    query = select(func.count()).where(
        Report.jurisdiction_id == whole.jurisdiction_id, Report.part_of_id == whole.id, Report.closed_at.is_(None)
    )
    return db.session.scalars(query).one()


def _make_part(whole: Report, task: Task, department: Department, town: Jurisdiction, service: Service) -> Report:
    now = clock.now()
    part_id = ids.new_uuid()
    due_at, due_reason = due_dates.count_due(town, service, department.id, now)
    number = db.session.scalars(select(report_number.next_value())).one()
    routing: dict[str, Any] = {"code": "part", "department_id": department.id, "part_of": whole.public_id}
    prefix = whole.public_id.split("-", 1)[0]
    return Report(
        jurisdiction_id=whole.jurisdiction_id,
        id=part_id,
        public_id=f"{prefix}-{now.year}-{number:05d}",
        body_hash=f"part:{part_id}",
        source=whole.source,
        status=workflow.RECEIVED,
        service_id=whole.service_id,
        department_id=department.id,
        routing=routing,
        is_private=True,
        description=task.words or whole.description,
        location=whole.location,
        accuracy_m=whole.accuracy_m,
        address=whole.address,
        location_hint=whole.location_hint,
        area_id=whole.area_id,
        asset_id=whole.asset_id,
        locale=whole.locale,
        part_of_id=whole.id,
        submitted_at=now,
        updated_at=now,
        due_at=due_at,
        due_reason=due_reason,
        contested_count=0,
        follower_count=0,
        version=1,
    )


def _departments(jurisdiction_id: int, codes: list[str]) -> dict[str, Department]:
    query = select(Department).where(
        Department.jurisdiction_id == jurisdiction_id, Department.code.in_(codes), Department.is_active
    )
    found = {department.code: department for department in db.session.scalars(query)}
    if set(codes) - set(found):
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    return found
