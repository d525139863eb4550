"""Handing a report to an outside body by a link, and what the desk does with that link afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from app.actions import audit, outbox
from app.actions.accounts import SignedIn
from app.actions.outside_bodies import find_body
from app.actions.report_changes import StatusChange, make_move
from app.actions.report_entries import add_update, lock_report, touch
from app.actions.report_lists import visible_to
from app.core import clock, errors, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Intervention, OutsideBody, Photo, Report, Staff, StatusUpdate
from app.models.intervention import WORKING_STATES

DAYS, MOST_DAYS = 30, 180
REMIND_BEFORE = timedelta(days=5)
LIST_LIMIT = 200
ASKED, RETURNED, REMINDER, CANCELLED = "asked", "returned", "reminder", "cancelled"
SAYS = {
    "fr": {
        "sent": "Transmis par lien à {name} : {text}",
        "revoked": "Lien de {name} retiré.",
        "renewed": "Lien de {name} prolongé.",
        "returned": "Renvoyé à {name} : {text}",
    },
    "en": {
        "sent": "Passed on by link to {name}: {text}",
        "revoked": "Link of {name} withdrawn.",
        "renewed": "Link of {name} extended.",
        "returned": "Sent back to {name}: {text}",
    },
}


@dataclass(frozen=True, slots=True)
class Handed:
    """A link with its body, its report's number, who sent it, and the photos that came through it."""

    intervention: Intervention
    body: OutsideBody
    public_id: str
    sent_by: str
    photo_ids: tuple[uuid.UUID, ...] = ()

    @property
    def is_expired(self) -> bool:
        """Whether the link leads nowhere any more because its time is over."""
        return self.intervention.expires_at <= clock.now()


def hand_over(
    report_id: uuid.UUID, intervention_id: uuid.UUID, body_id: int, message: str, *, days: int, by: Staff
) -> Intervention:
    """Hand a report to an outside body and mail it the link; commits. The same id again changes nothing.

    Raises REPORT_NOT_FOUND, BODY_UNKNOWN, INTERVENTION_OPEN (that body has a link already), CHANGE_ID_REUSED, and
    REPORT_CLOSED.
    """
    report = lock_report(by.jurisdiction_id, report_id, None)
    known = db.session.get(Intervention, (by.jurisdiction_id, intervention_id))
    if known is not None:
        if (known.report_id, known.body_id) != (report_id, body_id):
            raise ProblemError(errors.CHANGE_ID_REUSED)
        return known
    body = find_body(by.jurisdiction_id, body_id)
    if not body.is_active:
        raise ProblemError(errors.BODY_UNKNOWN)
    if report.closed_at is not None:
        raise ProblemError(errors.REPORT_CLOSED)
    if _has_working(report, body_id):
        raise ProblemError(errors.INTERVENTION_OPEN)
    handed = Intervention(
        jurisdiction_id=by.jurisdiction_id,
        id=intervention_id,
        report_id=report.id,
        body_id=body.id,
        sent_by_id=by.id,
        message=message,
        expires_at=clock.now() + timedelta(days=days),
    )
    db.session.add(handed)
    db.session.flush()
    _note(report, handed, body, "sent", by, message)
    queue_mail(handed, ASKED)
    db.session.commit()
    return handed


def renew(handed: Handed, days: int, *, by: Staff) -> None:
    """Let the link live for `days` from now, and commit. Raises INTERVENTION_OVER for one that is settled."""
    report, own = _locked(handed, by, (*WORKING_STATES, "done"))
    own.expires_at, own.reminded_at = clock.now() + timedelta(days=days), None
    _note(report, own, handed.body, "renewed", by)
    db.session.commit()


def revoke(handed: Handed, *, by: Staff) -> None:
    """Withdraw the link, tell the body, and commit; twice is as good as once. Raises INTERVENTION_OVER."""
    report, own = _locked(handed, by, (*WORKING_STATES, "done", "revoked"))
    if own.state == "revoked":
        db.session.rollback()
        return
    own.state = "revoked"
    _note(report, own, handed.body, "revoked", by)
    queue_mail(own, CANCELLED)
    db.session.commit()


def send_back(handed: Handed, text: str, *, by: Staff) -> None:
    """What was said to be done, or declined, is not: the body is asked again, and commit. Raises INTERVENTION_OVER."""
    report, own = _locked(handed, by, ("done", "declined"))
    own.state, own.message, own.reason_code = "sent", text, None
    own.expires_at = max(own.expires_at, clock.now() + timedelta(days=DAYS))
    own.reminded_at = None
    _note(report, own, handed.body, "returned", by, text)
    queue_mail(own, RETURNED)
    db.session.commit()


def accept(handed: Handed, *, by: Staff) -> Report:
    """Close the report as resolved by what the body said and showed; commits.

    Raises INTERVENTION_OVER when there is nothing to accept, WORKFLOW_NOT_ALLOWED when the report is closed already.
    """
    report, own = _locked(handed, by, ("done", "accepted"))
    if own.state == "accepted":
        db.session.rollback()
        return report
    move = workflow.find_move(report.status, workflow.RESOLVED, Role(by.role))
    if move is None:
        raise ProblemError(errors.WORKFLOW_NOT_ALLOWED)
    photo_ids = handed.photo_ids
    change = StatusChange(workflow.RESOLVED, reason_code=own.reason_code, photo_ids=photo_ids)
    make_move(report, change, move, by=by)
    show_as_after(report, photo_ids)
    own.state, own.updated_at = "accepted", clock.now()
    audit.record(
        by.jurisdiction_id, "intervention.accepted", "report", report.id, staff_id=by.id,
        detail={"intervention": str(own.id)},
    )  # fmt: skip
    db.session.commit()
    return report


def show_as_after(report: Report, photo_ids: Sequence[uuid.UUID]) -> None:
    """Photos that came as details are shown as what was found after the work; the caller's action commits."""
    if photo_ids:
        db.session.execute(
            update(Photo).where(Photo.report_id == report.id, Photo.id.in_(photo_ids)).values(role="after")
        )


def list_of_report(report: Report) -> list[Handed]:
    """Every link that was ever made for a report, newest first."""
    return _load(
        (Intervention.jurisdiction_id == report.jurisdiction_id, Intervention.report_id == report.id), limit=50
    )


def list_visible(viewer: SignedIn, states: Sequence[str]) -> list[Handed]:
    """Links of reports that the viewer may see in one of `states`, those that moved last first."""
    return _load((visible_to(viewer), Intervention.state.in_(states)), limit=LIST_LIMIT)


def find_handed(viewer: SignedIn, intervention_id: uuid.UUID) -> Handed:
    """A link of a report that the viewer may see. Raises ProblemError intervention.not_found."""
    found = _load((visible_to(viewer), Intervention.id == intervention_id), limit=1)
    if not found:
        raise ProblemError(errors.INTERVENTION_NOT_FOUND)
    return found[0]


def queue_mail(handed: Intervention, what: str) -> None:
    """Queue a mail to the body, once for each time the link was moved; the caller's action commits."""
    handed.updated_at = clock.now()
    stamp = int(handed.updated_at.timestamp() * 1000)
    subject = f"{handed.id}:{what}:{stamp}"
    kind = outbox.INTERVENTION_MAIL
    outbox.enqueue(handed.jurisdiction_id, outbox.NOTIFICATIONS, kind, subject, f"{kind}:{subject}")


def remind_bodies() -> int:
    """Mail those whose link ends within five days and who have not said that they are done; commits; how many."""
    now = clock.now()
    query = (
        select(Intervention)
        .where(
            Intervention.jurisdiction_id == Report.jurisdiction_id,
            Intervention.report_id == Report.id,
            Report.closed_at.is_(None),
            Intervention.state.in_(WORKING_STATES),
            Intervention.reminded_at.is_(None),
            Intervention.expires_at.between(now, now + REMIND_BEFORE),
        )
        .with_for_update(skip_locked=True, of=Intervention)
    )
    due = list(db.session.scalars(query))
    for handed in due:
        queue_mail(handed, REMINDER)
        handed.reminded_at = now
        audit.record(
            handed.jurisdiction_id, "intervention.reminded", "report", handed.report_id,
            detail={"intervention": str(handed.id)},
        )  # fmt: skip
    db.session.commit()
    return len(due)


def outside_detail(handed: Intervention, body: OutsideBody) -> dict[str, str]:
    """What a line of history says of the outside body that it came from."""
    return {"intervention": str(handed.id), "outside": body.name}


def _has_working(report: Report, body_id: int) -> bool:
    query = select(Intervention.id).where(
        Intervention.jurisdiction_id == report.jurisdiction_id,
        Intervention.report_id == report.id,
        Intervention.body_id == body_id,
        Intervention.state.in_(WORKING_STATES),
        Intervention.expires_at > clock.now(),
    )
    return db.session.scalars(query).first() is not None


def _locked(handed: Handed, by: Staff, states: Sequence[str]) -> tuple[Report, Intervention]:
    """The report and the link, both locked. Raises INTERVENTION_OVER unless the link is in one of `states`."""
    report = lock_report(by.jurisdiction_id, handed.intervention.report_id, None)
    own = lock_intervention(handed.intervention.jurisdiction_id, handed.intervention.id)
    if own.state not in states:
        raise ProblemError(errors.INTERVENTION_OVER)
    return report, own


def lock_intervention(jurisdiction_id: int, intervention_id: uuid.UUID) -> Intervention:
    """The link, locked until the transaction ends; the report has to be locked before it."""
    query = select(Intervention).where(
        Intervention.jurisdiction_id == jurisdiction_id, Intervention.id == intervention_id
    )
    return db.session.scalars(query.with_for_update().execution_options(populate_existing=True)).one()


def _note(report: Report, handed: Intervention, body: OutsideBody, step: str, by: Staff, text: str = "") -> None:
    """A line in the report's history that only staff read, and one in the audit; the caller's action commits."""
    said = SAYS["en" if by.locale == "en" else "fr"][step].format(name=body.name, text=text)
    handed.updated_at = clock.now()
    touch(report)
    add_update(
        report, kind="note", note=said, by=by, is_public=False, detail={"intervention": str(handed.id), "step": step}
    )
    audit.record(
        by.jurisdiction_id, f"intervention.{step}", "report", report.id, staff_id=by.id,
        detail={"intervention": str(handed.id), "body": body.id},
    )  # fmt: skip


def _load(conditions: Sequence[object], *, limit: int) -> list[Handed]:
    query = (
        select(Intervention, OutsideBody, Report.public_id, Staff.name)
        .join(
            Report,
            (Report.jurisdiction_id == Intervention.jurisdiction_id) & (Report.id == Intervention.report_id),
        )
        .join(
            OutsideBody,
            (OutsideBody.jurisdiction_id == Intervention.jurisdiction_id) & (OutsideBody.id == Intervention.body_id),
        )
        .join(Staff, (Staff.jurisdiction_id == Intervention.jurisdiction_id) & (Staff.id == Intervention.sent_by_id))
        .where(*conditions)  # type: ignore[arg-type]  # comparisons typed as bool
        .order_by(Intervention.updated_at.desc(), Intervention.id)
        .limit(limit)
    )
    rows = db.session.execute(query).all()
    photos = _photos_of([row[0] for row in rows])
    return [Handed(row[0], row[1], row[2], row[3], photos.get(str(row[0].id), ())) for row in rows]


def _photos_of(handed: Sequence[Intervention]) -> dict[str, tuple[uuid.UUID, ...]]:
    """The photos that came through each link, oldest first."""
    if not handed:
        return {}
    key = StatusUpdate.detail["intervention"].astext
    query = (
        select(key, Photo.id)
        .join(StatusUpdate, StatusUpdate.id == Photo.status_update_id)
        .where(
            Photo.jurisdiction_id == handed[0].jurisdiction_id,
            Photo.report_id.in_({one.report_id for one in handed}),
            StatusUpdate.jurisdiction_id == handed[0].jurisdiction_id,
            key.in_([str(one.id) for one in handed]),
        )
        .order_by(Photo.created_at, Photo.id)
    )
    found: dict[str, tuple[uuid.UUID, ...]] = {}
    for name, photo_id in db.session.execute(query):
        found[name] = (*found.get(name, ()), photo_id)
    return found
