"""What a letter says: gathers the facts of a report and of one of its steps for the channel's templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.actions import tokens
from app.actions.contests import contest_days
from app.channels import letters
from app.channels.letters import Earlier, Facts, Letter
from app.core import clock, events, workflow
from app.core.extensions import db, settings
from app.core.languages import nearest_full
from app.core.masking import mask
from app.models import Area, Department, Jurisdiction, Report, Reporter, Service, StatusUpdate, Subscription
from geo.points import from_wkb

ON_THE_MAP = {"fr": "Point placé sur la carte", "en": "Point placed on the map"}
SENDER = "reporter"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a report's history, as far as it may be told."""

    at: datetime
    status: str
    note: str | None = None
    words: dict[str, str] | None = None
    """The note in the languages of the answer kept ready that it comes from."""
    reason_code: str | None = None
    department_id: int | None = None
    planned_at: datetime | None = None
    forwarded_name: str | None = None
    forwarded_contact: str | None = None
    duplicate_of: str | None = None
    is_contested: bool = False
    was_merged: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who the letter is for, as far as it changes the words: `event` and `subscription` make the links."""

    locale: str
    is_sender: bool
    subscription: Subscription | None = None
    confirming: Reporter | None = None
    is_asked: bool = False
    """Whether the reader is asked if they want to follow, because their address was typed."""


def preview(
    report: Report,
    event: str,
    *,
    locale: str | None = None,
    note: str | None = None,
    words: dict[str, str] | None = None,
    reason_code: str | None = None,
    planned_at: datetime | None = None,
    forwarded_to: dict[str, str] | None = None,
    duplicate_of: str | None = None,
) -> Letter:
    """The letter that the sender would get if this step were made now; nothing is written."""
    named = forwarded_to or {}
    step = Step(
        at=clock.now(),
        status=next(status for status, raised in events.EVENT_OF_STATUS.items() if raised == event)
        if event in events.EVENT_OF_STATUS.values()
        else report.status,
        note=note,
        words=words,
        reason_code=reason_code,
        department_id=report.department_id,
        planned_at=planned_at or _still_planned(report, event),
        forwarded_name=named.get("name"),
        forwarded_contact=named.get("contact"),
        duplicate_of=duplicate_of,
    )
    return compose(report, event, step, Reader(locale or report.locale, is_sender=True))


def compose(
    report: Report,
    event: str,
    step: Step,
    reader: Reader,
    *,
    earlier: tuple[StatusUpdate, ...] = (),
    photo_alt: str | None = None,
) -> Letter:
    """The letter about one step of a report, in the reader's language."""
    locale = nearest_full(reader.locale)
    facts = _facts(report, step, reader, locale, tuple(_earlier(update, locale) for update in earlier))
    return letters.write(event, locale, facts, now=clock.now(), photo_alt=photo_alt)


def _facts(report: Report, step: Step, reader: Reader, locale: str, earlier: tuple[Earlier, ...]) -> Facts:
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    department = db.session.get_one(Department, (report.jurisdiction_id, step.department_id or report.department_id))
    reason = workflow.REASONS.get(step.reason_code or "")
    status = workflow.STATUSES[step.status]
    note = (step.words or {}).get(locale) or step.note
    return Facts(
        town=town.name,
        time_zone=town.time_zone,
        colour=_text(town.settings.get("colour")),
        town_email=_text(town.settings.get("email")),
        town_phone=_text(town.settings.get("phone")),
        is_fictional=town.is_fictional,
        public_id=report.public_id,
        service=pick(service.name, locale),
        department=pick(department.name, locale),
        place=place_of(report, locale),
        status=status.code,
        status_label=status.label(locale),
        submitted_at=report.submitted_at,
        due_at=report.due_at,
        happened_at=step.at,
        is_open=not status.is_closed,
        is_sender=reader.is_sender,
        contest_days=contest_days(report.jurisdiction_id),
        planned_at=step.planned_at,
        forwarded_name=step.forwarded_name,
        forwarded_contact=step.forwarded_contact,
        duplicate_of=step.duplicate_of,
        reason=reason.label(locale) if reason else None,
        note=mask(note, locale) if note else None,
        is_contested=step.is_contested,
        was_merged=step.was_merged,
        earlier=earlier,
        **links(report, reader),
    )


def links(report: Report, reader: Reader) -> dict[str, Any]:
    """Where the letter leads: the follow page with the reader's own token, and the ways to confirm and to leave."""
    base = settings.base_url
    subscription = reader.subscription
    if reader.is_sender or subscription is None:
        token = tokens.follow_token(report)
    else:
        token = tokens.subscription_token(subscription)
    confirming = None
    if reader.confirming:
        confirming = tokens.confirmation_token(reader.confirming)
    elif reader.is_asked and subscription:
        confirming = tokens.follow_request_token(subscription)
    is_own = subscription is not None and confirming is None
    return {
        "follow_url": f"{base}/suivi/{report.public_id}" + (f"?jeton={token}" if is_own else ""),
        "confirm_url": f"{base}/confirmer/{confirming}" if confirming else None,
        "unsubscribe_url": f"{base}/desabonner/{tokens.subscription_token(subscription)}" if subscription else None,
    }


def one_click_url(subscription: Subscription) -> str:
    """Where a mail program posts when the reader presses "unsubscribe" (RFC 8058)."""
    return f"{settings.base_url}/api/v1/subscriptions/{tokens.subscription_token(subscription)}/unsubscribe"


def reply_address(jurisdiction_id: int) -> str | None:
    """Where answers to a letter go: the town's own address, when it has given one."""
    return _text(db.session.get_one(Jurisdiction, jurisdiction_id).settings.get("email"))


def step_of(report: Report, update: StatusUpdate | None, event: str) -> Step:
    """The step that an update stands for; without one, the report as it was received.

    Only public words of the staff are told, masked as on the public page: what a resident wrote stays there.
    """
    if update is None:
        return Step(at=report.submitted_at, status=report.status, planned_at=report.planned_at)
    detail = update.detail or {}
    named = detail.get("forwarded_to") or {}
    planned = detail.get("planned_at")
    return Step(
        at=update.created_at,
        status=update.status,
        note=_told_note(update),
        words=detail.get("words") if _told_note(update) else None,
        reason_code=update.reason_code,
        department_id=update.department_id,
        planned_at=datetime.fromisoformat(planned) if planned else _still_planned(report, event),
        forwarded_name=named.get("name"),
        forwarded_contact=named.get("contact"),
        duplicate_of=detail.get("duplicate_of"),
        is_contested=update.kind == "contest",
        was_merged=update.previous_status == workflow.DUPLICATE,
    )


def find_updates(jurisdiction_id: int, update_ids: list[int]) -> tuple[StatusUpdate, ...]:
    """The updates of these ids, oldest first."""
    if not update_ids:
        return ()
    query = (
        select(StatusUpdate)
        .where(StatusUpdate.jurisdiction_id == jurisdiction_id, StatusUpdate.id.in_(update_ids))
        .order_by(StatusUpdate.id)
    )
    return tuple(db.session.scalars(query))


def pick(texts: dict[str, str] | None, locale: str) -> str:
    """The text of `locale`, else French, else whatever there is."""
    if not texts:
        return ""
    return texts.get(locale) or texts.get("fr") or next(iter(texts.values()))


def _still_planned(report: Report, event: str) -> datetime | None:
    return report.planned_at if event == events.REPORT_ANSWERED else None


def _told_note(update: StatusUpdate) -> str | None:
    """Words of the staff, or our own in every language: who worked together when the last part was done."""
    is_ours = update.actor_kind == "system" and bool((update.detail or {}).get("words"))
    return update.note if update.is_public and (update.actor_kind == "staff" or is_ours) else None


def _earlier(update: StatusUpdate, locale: str) -> Earlier:
    note = _told_note(update)
    if note:
        note = ((update.detail or {}).get("words") or {}).get(locale) or note
    label = workflow.STATUSES[update.status].label(locale)
    return Earlier(label, update.created_at, mask(note, locale) if note else None)


def place_of(report: Report, locale: str) -> str:
    """Where a report is, in words: its address, else its quarter, else the point."""
    if report.address:
        return report.address
    area = db.session.get(Area, (report.jurisdiction_id, report.area_id)) if report.area_id else None
    if area is not None:
        return area.name
    point = from_wkb(report.location)
    return f"{ON_THE_MAP[locale]} ({point.latitude:.5f}, {point.longitude:.5f})"


def masked(text: str, locale: str) -> str:
    """Staff's public words as the public page shows them."""
    return mask(text, locale)


def typeset_words(text: str, locale: str) -> str:
    """With the spaces that French does not break."""
    return letters.typeset(text, locale)


def town_facts(town: Jurisdiction) -> dict[str, Any]:
    """What every personal letter says of the town that sends it."""
    return {
        "town": town.name,
        "time_zone": town.time_zone,
        "colour": _text(town.settings.get("colour")),
        "town_email": _text(town.settings.get("email")),
        "town_phone": _text(town.settings.get("phone")),
        "is_fictional": town.is_fictional,
    }


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def reader_of(reporter: Reporter, subscription: Subscription | None, event: str) -> Reader:
    """The reader that a person is: their language, and whether the report is their own. No name or address is read."""
    return Reader(
        reporter.locale,
        is_sender=subscription is not None and subscription.kind == SENDER,
        subscription=subscription,
        confirming=reporter if event == events.CONTACT_UNCONFIRMED else None,
        is_asked=event == events.CONTACT_FOLLOW,
    )
