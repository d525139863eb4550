"""What happens to a report afterwards: every change locks it, checks the version, and tells whoever follows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.actions import alert_digests, answers, audit, mentions, notifications, parts, photos
from app.actions.merged_followers import carry_followers, has_others, release_followers
from app.actions.photo_originals import queue_dropping
from app.actions.report_entries import add_update, lock_report, touch
from app.core import answers as core_answers
from app.core import clock, errors, events, workflow
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.core.workflow import Move, Need, Role
from app.models import Department, Report, Staff, StatusUpdate

MAXIMUM_PHOTOS = 5
NAMING_ANOTHER = (workflow.FORWARDED, workflow.REJECTED)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A change of status as asked; `client_id` makes a repeat harmless."""

    target: str
    client_id: uuid.UUID | None = None
    note: str | None = None
    reason_code: str | None = None
    photo_ids: tuple[uuid.UUID, ...] = ()
    planned_at: datetime | None = None
    forwarded_to: dict[str, str] = field(default_factory=dict)
    duplicate_of: str | None = None
    is_original_seen: bool = True
    """Whether whoever asks may see the report that `duplicate_of` names; one out of sight counts as unknown."""
    template: str | None = None
    """The code of the answer kept ready; `note` then holds the words changed in it, if any."""

    def details(self) -> dict[str, Any]:
        """What an answer kept ready may say of the move."""
        return {
            "planned_at": self.planned_at,
            "reason_code": self.reason_code,
            "forwarded_to": self.forwarded_to.get("name"),
            "duplicate_of": self.duplicate_of,
        }


def is_repeat(report: Report, change: StatusChange) -> bool:
    """Whether this change was already made. Raises CHANGE_ID_REUSED when its id was used for another one."""
    if change.client_id is None:
        return False
    query = select(StatusUpdate.report_id, StatusUpdate.status).where(
        StatusUpdate.jurisdiction_id == report.jurisdiction_id, StatusUpdate.client_id == change.client_id
    )
    made = db.session.execute(query).first()
    if made is not None and (made.report_id, made.status) != (report.id, change.target):
        raise ProblemError(errors.CHANGE_ID_REUSED)
    return made is not None


def change_status(report_id: uuid.UUID, change: StatusChange, *, by: Staff, version: int) -> Report:
    """Make a move of core/workflow.py and commit it.

    Raises REPORT_CHANGED, WORKFLOW_NOT_ALLOWED, WORKFLOW_MISSING (naming what), DUPLICATE_IMPOSSIBLE, PHOTO_UNKNOWN,
    CHANGE_ID_REUSED.
    """
    parts.lock_whole(by.jurisdiction_id, report_id)
    report = lock_report(by.jurisdiction_id, report_id, None)
    if is_repeat(report, change):
        return report
    move = _find_move(report, change, by, version)
    told = answers.tell(report, change.target, change.template, change.note, change.details())
    change = replace(change, note=told.note)
    make_move(report, change, move, by=by, detail=told.detail)
    db.session.commit()
    return report


def make_move(
    report: Report,
    change: StatusChange,
    move: Move,
    *,
    by: Staff | None,
    outside: dict[str, Any] | None = None,
    device_hash: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> StatusUpdate:
    """Make an allowed move on a locked report, telling whoever follows; the caller's action commits.

    Without `by`, the work of an outside body that `outside` names. Raises as change_status does.
    """
    check_needs(move, change)
    whole = parts.lock_whole(report.jurisdiction_id, report.id)
    parts.check_move(report, change.target, whole)
    is_merge = change.target == workflow.DUPLICATE
    original = _find_original(report, change) if is_merge and change.duplicate_of else None
    previous = report.status
    _apply(report, change, original)
    entry = add_update(
        report,
        kind="merge" if original else "status",
        client_id=change.client_id,
        previous_status=previous,
        note=change.note or None,
        reason_code=_own_reason(change),
        by=by,
        outside=outside,
        detail=_detail(change) | dict(detail or {}),
    )
    _claim_photos(report, change, entry, by, device_hash)
    if previous == workflow.DUPLICATE:
        release_followers(report)
    _tell(report, move, entry, previous)
    if original is not None:
        carry_followers(report, original)
        add_update(original, kind="join", detail={"merged": report.public_id}, is_public=False)
    parts.settle_whole(whole, report, by)
    return entry


def _tell(report: Report, move: Move, entry: StatusUpdate, previous: str) -> None:
    """Whoever follows, whoever watches the place, and the audit."""
    event = events.EVENT_OF_STATUS[move.target]
    if move.tells_followers:
        notifications.announce(report, event, entry)
    if move.target == workflow.RESOLVED and db.session.scalar(select(alert_digests.is_watched(report.jurisdiction_id))):
        alert_digests.expect_match(report, alert_digests.RESOLVED)
    through = entry.detail.get("intervention")
    audit.record(
        report.jurisdiction_id,
        event,
        "report",
        report.id,
        staff_id=entry.staff_id,
        detail={"from": previous} | ({"intervention": through} if through else {}),
    )


def _find_move(report: Report, change: StatusChange, by: Staff, version: int) -> Move:
    if report.version != version:
        raise ProblemError(errors.REPORT_CHANGED)
    move = workflow.find_move(report.status, change.target, Role(by.role))
    if move is None:
        raise ProblemError(errors.WORKFLOW_NOT_ALLOWED)
    return move


def _claim_photos(
    report: Report, change: StatusChange, entry: StatusUpdate, by: Staff | None, device_hash: str | None
) -> None:
    if change.photo_ids:
        photos.claim_photos(
            report.jurisdiction_id,
            report.id,
            change.photo_ids,
            role="after" if change.target == workflow.RESOLVED else "detail",
            status_update_id=entry.id,
            device_hash=device_hash,
            staff_id=by.id if by else None,
        )


def reassign_report(
    report_id: uuid.UUID,
    department_code: str,
    note: str | None,
    *,
    by: Staff,
    version: int,
    client_id: uuid.UUID | None = None,
) -> Report:
    """Give a report to another department and commit. Raises REPORT_CHANGED, DEPARTMENT_UNKNOWN."""
    report = lock_report(by.jurisdiction_id, report_id, version)
    query = select(Department).where(
        Department.jurisdiction_id == by.jurisdiction_id, Department.code == department_code, Department.is_active
    )
    department = db.session.scalars(query).first()
    if department is None:
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    before = report.department_id
    if department.id == before:
        db.session.rollback()
        return report
    report.department_id = department.id
    report.needs_dispatch = False
    report.assigned_to_id = None
    report.routing = {**report.routing, "code": "reassigned", "department_id": department.id, "instead_of": before}
    touch(report)
    detail = {"from": before, "to": department.id}
    add_update(report, kind="reassign", client_id=client_id, note=note or None, by=by, detail=detail)
    audit.record(
        report.jurisdiction_id,
        "report.reassigned",
        "report",
        report.id,
        staff_id=by.id,
        detail={"from": before, "to": department.id},
    )
    db.session.commit()
    return report


def add_note(
    report_id: uuid.UUID,
    text: str,
    *,
    is_public: bool,
    by: Staff,
    version: int | None = None,
    template: str | None = None,
) -> Report:
    """Add a note and commit: told to followers when public, else to the colleagues that it names with an @."""
    report = lock_report(by.jurisdiction_id, report_id, version)
    touch(report)
    told = answers.tell(report, core_answers.ANSWER, template if is_public else None, text, {})
    entry = add_update(report, kind="note", note=told.note, by=by, is_public=is_public, detail=dict(told.detail))
    if is_public:
        notifications.announce(report, events.REPORT_ANSWERED, entry)
    else:
        mentions.mention(report, entry, by)
    audit.record(
        report.jurisdiction_id, "report.noted", "report", report.id, staff_id=by.id, detail={"public": is_public}
    )
    db.session.commit()
    return report


def assign_report(
    report_id: uuid.UUID, staff_id: uuid.UUID | None, *, by: Staff, version: int, client_id: uuid.UUID | None = None
) -> Report:
    """Say whose round the report is on (None: nobody's), and commit. Raises STAFF_UNKNOWN, REPORT_CHANGED."""
    report = lock_report(by.jurisdiction_id, report_id, version)
    if staff_id is not None:
        person = db.session.get(Staff, (by.jurisdiction_id, staff_id))
        if person is None or not person.is_active:
            raise ProblemError(errors.STAFF_UNKNOWN)
    report.assigned_to_id = staff_id
    touch(report)
    detail = {"to": str(staff_id) if staff_id else None}
    add_update(report, kind="assign", client_id=client_id, by=by, is_public=False, detail=detail)
    audit.record(
        report.jurisdiction_id, "report.assigned", "report", report.id, staff_id=by.id, detail={"to": str(staff_id)}
    )
    db.session.commit()
    return report


def check_needs(move: Move, change: StatusChange) -> None:
    """Raises WORKFLOW_MISSING naming everything that a move asks for and the change lacks."""
    missing = [problem for need in move.needs if (problem := _missing(need, change))]
    reason = workflow.REASONS.get(change.reason_code or "")
    if reason and reason.names_competent and not change.forwarded_to.get("name"):
        missing.append(FieldError("forwarded_to.name", errors.NEED_FORWARDED_TO))
    if len(change.photo_ids) > MAXIMUM_PHOTOS:
        missing.append(FieldError("photo_ids", errors.PHOTO_COUNT))
    if missing:
        raise ProblemError(errors.WORKFLOW_MISSING, errors=missing)


def _missing(need: Need, change: StatusChange) -> FieldError | None:
    reasons = {reason.code for reason in workflow.reasons_for(change.target)}
    known_reason = change.reason_code in reasons
    lacks = {
        Need.NOTE: (not (change.note or "").strip(), "note", errors.NEED_NOTE),
        Need.REASON: (not known_reason, "reason_code", errors.NEED_REASON),
        Need.PHOTO_OR_REASON: (not change.photo_ids and not known_reason, "photo_ids", errors.NEED_PHOTO_OR_REASON),
        Need.PLANNED_AT: (
            change.planned_at is None or change.planned_at <= clock.now(),
            "planned_at",
            errors.NEED_PLANNED_AT,
        ),
        Need.FORWARDED_TO: (not change.forwarded_to.get("name"), "forwarded_to.name", errors.NEED_FORWARDED_TO),
        Need.DUPLICATE_OF: (not change.duplicate_of, "duplicate_of", errors.NEED_DUPLICATE_OF),
    }
    is_lacking, name, code = lacks[need]
    return FieldError(name, code) if is_lacking else None


def _apply(report: Report, change: StatusChange, original: Report | None) -> None:
    now = clock.now()
    status = workflow.STATUSES[change.target]
    report.status = change.target
    report.closed_at = now if status.is_closed else None
    report.reason_code = _own_reason(change)
    report.planned_at = change.planned_at if change.planned_at else report.planned_at
    report.forwarded_to = dict(change.forwarded_to) if change.target in NAMING_ANOTHER and change.forwarded_to else None
    report.duplicate_of_id = original.id if original else None
    touch(report)
    if status.is_closed:
        queue_dropping(report)


def _own_reason(change: StatusChange) -> str | None:
    """The reason, if it is one of this move's."""
    return change.reason_code if change.reason_code in {r.code for r in workflow.reasons_for(change.target)} else None


def _find_original(report: Report, change: StatusChange) -> Report:
    number = (change.duplicate_of or "").strip().upper()
    query = select(Report).where(Report.jurisdiction_id == report.jurisdiction_id, Report.public_id == number)
    original = db.session.scalars(query).first() if change.is_original_seen else None
    if original is None or original.id == report.id or original.status == workflow.DUPLICATE:
        raise ProblemError(errors.DUPLICATE_IMPOSSIBLE)
    if original.is_private and has_others(report, original):
        raise ProblemError(errors.DUPLICATE_PRIVATE)
    return original


def _detail(change: StatusChange) -> dict[str, Any]:
    detail: dict[str, Any] = {}
    if change.planned_at:
        detail["planned_at"] = change.planned_at.isoformat()
    if change.forwarded_to:
        detail["forwarded_to"] = dict(change.forwarded_to)
    if change.duplicate_of:
        detail["duplicate_of"] = change.duplicate_of
    return detail
