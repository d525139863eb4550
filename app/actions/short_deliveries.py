"""Sends the short forms of a message, to a browser or to a telephone, and keeps what became of it."""

from __future__ import annotations

import re
import uuid

from sqlalchemy import delete, func, select, text, update

from app.actions import letters
from app.actions.deliveries import Pending, find_pending, finish, mark, still_follows
from app.channels import ChannelDown, DeliveryRefused, push, sms
from app.channels.letters import Letter
from app.channels.push import Push
from app.channels.sms import Sms
from app.core.extensions import db, settings
from app.models import Jurisdiction, Notification, PhoneCode, PushEndpoint, Service

BUDGET_SETTING = "sms_daily_budget"
"""A town's own setting: how many texts a day it pays for; without it, none."""


def deliver_push(notification_id: str) -> None:
    """Push one message to one browser, unless it is no longer wanted, and commit its state; safe to repeat.

    A browser that has gone is forgotten. Raises what the channel raises.
    """
    letter = find_pending(uuid.UUID(str(notification_id)))
    if letter is None:
        return
    endpoint = db.session.get(PushEndpoint, (letter.report.jurisdiction_id, letter.endpoint_id))
    if endpoint is None or not still_follows(letter) or letter.age > push.TTL_SECONDS:
        mark(letter.notification, "skipped")
        return
    try:
        push.send(_write_push(letter, endpoint))
    except push.EndpointGone:
        db.session.execute(
            delete(PushEndpoint).where(
                PushEndpoint.jurisdiction_id == endpoint.jurisdiction_id, PushEndpoint.id == endpoint.id
            )
        )
        mark(letter.notification, "skipped")
        return
    finish(letter)


def deliver_sms(notification_id: str) -> None:
    """Text one message to one telephone, unless it is no longer wanted or today's budget is spent; commits.

    A text is never sent twice: after a crash in the middle of one a person decides, unless the gateway tells repeats.
    """
    letter = find_pending(uuid.UUID(str(notification_id)))
    if letter is None:
        return
    person = letter.reporter
    is_wanted = still_follows(letter) and person.wants_sms and person.phone_confirmed_at is not None
    town_id, begun = letter.notification
    if not is_wanted or person.phone is None or not take_from_budget(town_id, begun=begun):
        mark(letter.notification, "skipped")
        return
    _start(letter)
    try:
        sms.send(Sms(person.phone, _write_sms(letter), letter.message_id.strip("<>")))
    except Exception as error:  # whatever it was is raised again: only the trace of the start is settled here
        if sms.tells_repeats() or isinstance(error, ChannelDown):
            _take_back_start(letter)
        raise
    finish(letter)


def take_from_budget(jurisdiction_id: int, *, begun: uuid.UUID | None = None) -> bool:
    """Whether the town pays for one more text today; others who ask wait until the caller's transaction ends.

    `begun` is the notification that asks: one whose worker died in the middle does not stand in its own way.
    """
    town = db.session.get_one(Jurisdiction, jurisdiction_id)
    budget = town.settings.get(BUDGET_SETTING)
    if not sms.is_on() or not isinstance(budget, int) or budget <= 0:
        return False
    db.session.execute(text("select pg_advisory_xact_lock(hashtext('rueclaire.sms'), :town)"), {"town": town.id})
    midnight = func.date_trunc("day", func.now(), town.time_zone)
    told = select(func.count()).where(
        Notification.jurisdiction_id == town.id,
        Notification.channel == "sms",
        (Notification.sent_at >= midnight)
        | ((Notification.state == "pending") & Notification.payload.has_key("started")),
        *((Notification.id != begun,) if begun else ()),
    )
    codes = select(func.count()).where(PhoneCode.jurisdiction_id == town.id, PhoneCode.started_at >= midnight)
    spent = (db.session.scalar(told) or 0) + (db.session.scalar(codes) or 0)
    return spent < budget


def _start(letter: Pending) -> None:
    """Leave a trace before the gateway is called. Raises DeliveryRefused when there is one already."""
    jurisdiction_id, notification_id = letter.notification
    fresh = db.session.execute(
        update(Notification)
        .where(
            Notification.jurisdiction_id == jurisdiction_id,
            Notification.id == notification_id,
            ~Notification.payload.has_key("started"),
        )
        .values(payload=Notification.payload.op("||")(func.jsonb_build_object("started", True)))
        .returning(Notification.id)
    ).first()
    db.session.commit()
    if fresh is None and not sms.tells_repeats():
        raise DeliveryRefused("the text may have gone out already when the worker died: send it again by hand")


def _take_back_start(letter: Pending) -> None:
    """Nothing went out, or a repeat of it will be told as one."""
    db.session.rollback()
    jurisdiction_id, notification_id = letter.notification
    db.session.execute(
        update(Notification)
        .where(Notification.jurisdiction_id == jurisdiction_id, Notification.id == notification_id)
        .values(payload=Notification.payload.op("-")("started"))
    )
    db.session.commit()


def _compose(letter: Pending) -> Letter:
    return letters.compose(
        letter.report,
        letter.event,
        letters.step_of(letter.report, letter.update, letter.event),
        letters.reader_of(letter.reporter, letter.subscription, letter.event),
        earlier=letters.find_updates(letter.report.jurisdiction_id, letter.earlier),
    )


def _write_push(letter: Pending, endpoint: PushEndpoint) -> Push:
    """The lock screen of a phone is no private place: no name, no address of a person, no key in the link."""
    report, locale = letter.report, letter.reporter.locale
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    what = letters.pick(service.name, locale)
    return Push(
        endpoint=endpoint.endpoint,
        p256dh=endpoint.p256dh,
        auth=endpoint.auth,
        title=f"{what}, {report.address}" if report.address and not report.is_private else what,
        body=_compose(letter).lead,
        url=f"/suivi/{report.public_id}",
        tag=report.public_id,
        locale=locale,
    )


def _write_sms(letter: Pending) -> str:
    town = db.session.get_one(Jurisdiction, letter.report.jurisdiction_id)
    words = f"{town.name} : {_compose(letter).subject}. {settings.base_url}/suivi/{letter.report.public_id}"
    return re.sub(r"[\u00a0\u202f]", " ", words)[: sms.LENGTH]
