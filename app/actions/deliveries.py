"""Sends one message and keeps what became of it: the last stop before the channel."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from sqlalchemy import Select, func, select, update

from app.actions import letters, photos, satisfaction
from app.channels import DeliveryLater, email
from app.channels.email import Email
from app.core import events
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.core.languages import nearest_full
from app.models import (
    Department,
    Jurisdiction,
    Notification,
    Photo,
    Report,
    Reporter,
    Service,
    StatusUpdate,
    Subscription,
)

PHOTO_WAIT_SECONDS = 120
"""How long the news of a repair waits for its picture to be drawn; then it goes without."""
PHOTO_POLL_SECONDS = 2
PHOTO_ALT = {"fr": "Photo après l’intervention : {service}", "en": "Photo after the work: {service}"}


def deliver(notification_id: uuid.UUID | str) -> None:
    """Send one message, unless it was sent or is no longer wanted, and commit its state; safe to repeat.

    Raises what the channel raises, and DeliveryLater while the after-photo is being drawn.
    """
    letter = find_pending(uuid.UUID(str(notification_id)))
    if letter is None:
        return
    wanted = _wanted(letter)
    if wanted is None:
        mark(letter.notification, "skipped")
        return
    email.send(_write_email(letter, *wanted))
    finish(letter)


def finish(letter: Pending) -> None:
    """Note that a message was accepted by its channel, and commit."""
    if letter.event == events.REPORT_RESOLVED and letter.update is not None:
        satisfaction.note_asked(letter.report, letter.update.id, letter.reporter.id)
    mark(letter.notification, "sent")


def still_follows(letter: Pending) -> bool:
    """Whether the person may still be told: neither erased nor gone."""
    if letter.reporter.erased_at is not None or letter.subscription is None:
        return False
    return letter.subscription.ended_at is None or letter.event == events.CONTACT_FOLLOW


def mail_domain() -> str:
    """The domain of our own address, in which message ids are made."""
    return parseaddr(settings.mail_from)[1].rpartition("@")[2] or "localhost"


@dataclass(frozen=True, slots=True)
class Pending:
    """A message that waits to be sent, with all it is about."""

    notification: tuple[int, uuid.UUID]
    event: str
    message_id: str
    earlier: list[int]
    age: float
    report: Report
    reporter: Reporter
    subscription: Subscription | None
    update: StatusUpdate | None
    endpoint_id: uuid.UUID | None = None


def find_pending(notification_id: uuid.UUID) -> Pending | None:
    """The message of this id, or None when it was sent, or is no longer to be."""
    row = db.session.execute(_letter_query().where(Notification.id == notification_id)).first()
    if row is None:
        return None
    notification, report, reporter, subscription, status_update, *_, age = row
    return Pending(
        notification=(notification.jurisdiction_id, notification.id),
        event=notification.event,
        message_id=notification.message_id or "",
        earlier=list(notification.payload.get("earlier", [])),
        age=float(age),
        report=report,
        reporter=reporter,
        subscription=subscription,
        update=status_update,
        endpoint_id=notification.endpoint_id,
    )


def _letter_query() -> Select[*tuple[Any, ...]]:
    """Everything about a pending message in one statement."""
    return (
        select(
            Notification,
            Report,
            Reporter,
            Subscription,
            StatusUpdate,
            Service,  # with the next two: loaded here once, found again by their keys
            Department,
            Jurisdiction,
            func.extract("epoch", func.clock_timestamp() - Notification.created_at),
        )
        .join(Report, (Report.jurisdiction_id == Notification.jurisdiction_id) & (Report.id == Notification.report_id))
        .join(
            Reporter,
            (Reporter.jurisdiction_id == Notification.jurisdiction_id) & (Reporter.id == Notification.reporter_id),
        )
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .join(
            Department, (Department.jurisdiction_id == Report.jurisdiction_id) & (Department.id == Report.department_id)
        )
        .join(Jurisdiction, Jurisdiction.id == Report.jurisdiction_id)
        .outerjoin(
            Subscription,
            (Subscription.jurisdiction_id == Notification.jurisdiction_id)
            & (Subscription.id == Notification.subscription_id),
        )
        .outerjoin(
            StatusUpdate,
            (StatusUpdate.jurisdiction_id == Notification.jurisdiction_id)
            & (StatusUpdate.id == Notification.status_update_id),
        )
        .where(Notification.state == "pending")
    )


def _wanted(letter: Pending) -> tuple[str, Subscription] | None:
    """The address to write to and the subscription, or None when the person left, was erased or never confirmed."""
    person, subscription = letter.reporter, letter.subscription
    if person.email is None or subscription is None or not still_follows(letter):
        return None
    if letter.event in events.ASKING:
        return person.email, subscription
    if person.email_confirmed_at is None or person.email_mode == "none":
        return None
    return person.email, subscription


def _write_email(letter: Pending, address: str, subscription: Subscription) -> Email:
    report, locale = letter.report, letter.reporter.locale
    photo = _after_photo(letter) if letter.event == events.REPORT_RESOLVED else None
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    alt = PHOTO_ALT[nearest_full(locale)].format(service=letters.pick(service.name, locale))
    written = letters.compose(
        report,
        letter.event,
        letters.step_of(report, letter.update, letter.event),
        letters.reader_of(letter.reporter, subscription, letter.event),
        earlier=letters.find_updates(report.jurisdiction_id, letter.earlier),
        photo_alt=alt if photo else None,
    )
    return Email(
        recipient=address,
        subject=written.subject,
        text=written.text,
        html=written.html,
        locale=locale,
        message_id=letter.message_id,
        thread_id=f"<{report.public_id}@{mail_domain()}>",
        unsubscribe_url=letters.one_click_url(subscription),
        reply_to=letters.reply_address(report.jurisdiction_id),
        photo=photo,
    )


def _after_photo(letter: Pending) -> bytes | None:
    """The copy to show, or None. Raises DeliveryLater while one is being drawn and there is time to wait."""
    if letter.update is None:
        return None
    query = (
        select(Photo)
        .where(
            Photo.jurisdiction_id == letter.report.jurisdiction_id,
            Photo.report_id == letter.report.id,
            Photo.status_update_id == letter.update.id,
            Photo.role == "after",
        )
        .order_by(Photo.position, Photo.created_at)
    )
    found = db.session.scalars(query).all()
    may_wait = letter.age < PHOTO_WAIT_SECONDS
    if may_wait and any(photo.state == "pending" for photo in found):
        raise DeliveryLater(PHOTO_POLL_SECONDS, "the after-photo is being drawn")
    ready = next((photo for photo in found if photo.state == "ready"), None)
    if ready is None:
        return None
    try:
        return photos.open_copy(ready, "800")
    except ProblemError as problem:
        if may_wait:
            raise DeliveryLater(PHOTO_POLL_SECONDS, f"the after-photo cannot be read: {problem.code}") from None
        return None


def mark(notification: tuple[int, uuid.UUID], state: str) -> None:
    """Set what became of a message (town and id), and commit."""
    jurisdiction_id, notification_id = notification
    db.session.execute(
        update(Notification)
        .where(Notification.jurisdiction_id == jurisdiction_id, Notification.id == notification_id)
        .values(state=state, sent_at=func.clock_timestamp() if state == "sent" else None)
    )
    db.session.commit()
