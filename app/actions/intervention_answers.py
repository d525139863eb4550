"""What an outside body does with its link: take on, answer, finish, decline. Every step may be sent twice."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.actions import audit, outbox, photos, tokens
from app.actions.interventions import lock_intervention, outside_detail, show_as_after
from app.actions.report_changes import MAXIMUM_PHOTOS, StatusChange, make_move
from app.actions.report_entries import add_update, lock_report, touch
from app.core import clock, errors, workflow
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.core.workflow import Reason, Role
from app.models import Intervention, Jurisdiction, OutsideBody, Report, StatusUpdate
from app.models.intervention import WORKING_STATES

TAKEN, ANSWERED, DONE, DECLINED = STEPS = ("taken", "answered", "done", "declined")
DECLINE_REASONS: tuple[Reason, ...] = (
    Reason("not_ours", "Cet équipement n’est pas à nous.", "This object is not ours."),
    Reason("wrong_place", "Nous n’intervenons pas à cet endroit.", "We do not work at this place."),
    Reason("nothing_found", "Nous n’avons rien trouvé sur place.", "We found nothing there."),
    Reason("other", "Une autre raison, dite plus bas.", "Another reason, given below."),
)
SAYS = {
    "fr": {
        TAKEN: "{name} a pris en charge.",
        "planned": "{name} a prévu de passer le {day}.",
        ANSWERED: "{name} a répondu.",
        DONE: "{name} a terminé.",
        DECLINED: "{name} ne s’en charge pas : {reason}",
    },
    "en": {
        TAKEN: "{name} took it on.",
        "planned": "{name} plans to come on {day}.",
        ANSWERED: "{name} answered.",
        DONE: "{name} is done.",
        DECLINED: "{name} does not take it: {reason}",
    },
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A step as asked; `client_id` makes a repeat harmless."""

    step: str
    client_id: uuid.UUID
    text: str = ""
    photo_ids: tuple[uuid.UUID, ...] = ()
    reason_code: str | None = None
    planned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that leads somewhere: the report, whose it is, and the town."""

    intervention: Intervention
    body: OutsideBody
    report: Report
    town: Jurisdiction


def open_link(token: str) -> Opened:
    """What a token leads to; nothing is noted, for programs that look at mails follow links too.

    Raises TOKEN_INVALID, INTERVENTION_REVOKED, INTERVENTION_EXPIRED.
    """
    intervention_id = tokens.read_intervention_token(token)
    query = select(Intervention).where(
        Intervention.jurisdiction_id.in_(select(Jurisdiction.id).where(Jurisdiction.is_active)),
        Intervention.id == intervention_id,
    )
    found = db.session.scalars(query).first() if intervention_id else None
    if found is None:
        raise ProblemError(errors.TOKEN_INVALID)
    if found.state == "revoked":
        raise ProblemError(errors.INTERVENTION_REVOKED)
    if found.expires_at <= clock.now():
        raise ProblemError(errors.INTERVENTION_EXPIRED)
    town = found.jurisdiction_id
    return Opened(
        found,
        db.session.get_one(OutsideBody, (town, found.body_id)),
        db.session.get_one(Report, (town, found.report_id)),
        db.session.get_one(Jurisdiction, town),
    )


def take_step(token: str, answer: Answer, *, device_hash: str | None) -> Opened:
    """Do what the outside body says, tell the agent who asked, and commit; the same `client_id` again does nothing.

    Raises as open_link does, and INTERVENTION_OVER, WORKFLOW_MISSING (naming what), PHOTO_UNKNOWN, CHANGE_ID_REUSED.
    """
    opened = open_link(token)
    report = lock_report(opened.report.jurisdiction_id, opened.report.id, None)
    own = lock_intervention(opened.intervention.jurisdiction_id, opened.intervention.id)
    if _is_repeat(own, answer):
        db.session.rollback()
        return open_link(token)
    if own.state not in WORKING_STATES or report.closed_at is not None:
        raise ProblemError(errors.INTERVENTION_OVER)
    _check(answer)
    closes = answer.step == DONE and opened.body.may_close
    entry = _write(report, own, opened.body, answer)
    if not closes and answer.photo_ids:
        _claim(report, answer, entry, device_hash)
    _move(report, own, opened.body, answer, device_hash, closes=closes)
    _settle(own, answer, closes=closes)
    kind = outbox.INTERVENTION_NEWS
    outbox.enqueue(own.jurisdiction_id, outbox.NOTIFICATIONS, kind, entry.id, f"{kind}:{entry.id}")
    db.session.commit()
    return open_link(token)


def _is_repeat(own: Intervention, answer: Answer) -> bool:
    """Whether this very step was taken. Raises CHANGE_ID_REUSED when its id was used for something else."""
    query = select(StatusUpdate.detail).where(
        StatusUpdate.jurisdiction_id == own.jurisdiction_id, StatusUpdate.client_id == answer.client_id
    )
    made = db.session.scalars(query).first()
    if made is not None and (made.get("intervention"), made.get("step")) != (str(own.id), answer.step):
        raise ProblemError(errors.CHANGE_ID_REUSED)
    return made is not None


def _check(answer: Answer) -> None:
    """Raises WORKFLOW_MISSING naming what the step lacks."""
    missing = []
    reasons = {reason.code for reason in workflow.NO_PHOTO_REASONS if answer.step == DONE} | {
        reason.code for reason in DECLINE_REASONS if answer.step == DECLINED
    }
    if answer.step == DONE and not answer.photo_ids and answer.reason_code not in reasons:
        missing.append(FieldError("photo_ids", errors.NEED_PHOTO_OR_REASON))
    if answer.step == DECLINED and answer.reason_code not in reasons:
        missing.append(FieldError("reason_code", errors.NEED_REASON))
    needs_words = answer.step == ANSWERED and not answer.photo_ids
    if (needs_words or (answer.step == DECLINED and answer.reason_code == "other")) and not answer.text:
        missing.append(FieldError("text", errors.NEED_NOTE))
    if answer.planned_at is not None and answer.planned_at <= clock.now():
        missing.append(FieldError("planned_at", errors.NEED_PLANNED_AT))
    if len(answer.photo_ids) > MAXIMUM_PHOTOS:
        missing.append(FieldError("photo_ids", errors.PHOTO_COUNT))
    if missing:
        raise ProblemError(errors.WORKFLOW_MISSING, errors=missing)


def _write(report: Report, own: Intervention, body: OutsideBody, answer: Answer) -> StatusUpdate:
    """The step in the report's history, for staff alone: nobody has read the words yet."""
    said = SAYS["en" if body.locale == "en" else "fr"]
    reason = next((one for one in DECLINE_REASONS if one.code == answer.reason_code), None)
    key = "planned" if answer.step == TAKEN and answer.planned_at else answer.step
    line = said[key].format(
        name=body.name,
        day=f"{answer.planned_at:%d/%m/%Y}" if answer.planned_at else "",
        reason=reason.label(body.locale) if reason else "",
    )
    touch(report)
    entry = add_update(
        report,
        kind="note",
        note=f"{line} {answer.text}".strip(),
        is_public=False,
        client_id=answer.client_id,
        outside=outside_detail(own, body) | {"step": answer.step},
    )
    audit.record(
        report.jurisdiction_id, f"intervention.{answer.step}", "report", report.id,
        detail={"intervention": str(own.id), "body": body.id},
    )  # fmt: skip
    return entry


def _claim(report: Report, answer: Answer, entry: StatusUpdate, device_hash: str | None) -> None:
    photos.claim_photos(
        report.jurisdiction_id,
        report.id,
        answer.photo_ids,
        role="detail",
        status_update_id=entry.id,
        device_hash=device_hash,
    )


def _move(
    report: Report, own: Intervention, body: OutsideBody, answer: Answer, device_hash: str | None, *, closes: bool
) -> None:
    """What the step means for the report's status, if anything: an outside body may do what a crew may."""
    target = None
    if closes:
        target = workflow.RESOLVED
    elif answer.step == TAKEN:
        target = workflow.SCHEDULED if answer.planned_at else workflow.ACKNOWLEDGED
    move = workflow.find_move(report.status, target, Role.CREW) if target else None
    if move is None:
        return
    change = StatusChange(
        move.target,
        reason_code=answer.reason_code if closes else None,
        photo_ids=answer.photo_ids if closes else (),
        planned_at=answer.planned_at,
    )
    make_move(report, change, move, by=None, outside=outside_detail(own, body), device_hash=device_hash)
    if closes:
        show_as_after(report, answer.photo_ids)


def _settle(own: Intervention, answer: Answer, *, closes: bool) -> None:
    if answer.step != ANSWERED:
        own.state = "accepted" if closes else answer.step
        own.reason_code = answer.reason_code
    own.planned_at = answer.planned_at or own.planned_at
    own.answer = answer.text or own.answer
    own.answered_at = own.updated_at = clock.now()
