"""Telling people: one message per person and event, written with the change it follows from, traced to its delivery."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Text, cast, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from app.actions import outbox
from app.actions.deliveries import deliver, mail_domain
from app.actions.letters import preview
from app.actions.reporters import find_subscription
from app.core import clock, events, ids
from app.core.extensions import db
from app.models import Notification, OutboxRow, PushEndpoint, Report, Reporter, StatusUpdate, Subscription

__all__ = ["announce", "ask_confirmation", "ask_to_follow", "deliver", "preview", "ways_to_followers"]

ABSORBING = frozenset(events.EVENT_OF_STATUS.values()) - {events.REPORT_SUBMITTED}
"""Events whose message also tells of the unsent ones before it."""

EMAIL, PUSH, SMS = "email", "push", "sms"
KIND_OF_CHANNEL = {
    EMAIL: outbox.NOTIFICATION_EMAIL,
    PUSH: outbox.NOTIFICATION_PUSH,
    SMS: outbox.NOTIFICATION_SMS,
}
FOLLOW_MAILS_PER_DAY = 5
"""How many reports a day an address may be asked about by people who only typed it."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to one follower: a channel, and for a push the browser."""

    subscription_id: uuid.UUID
    reporter_id: uuid.UUID
    channel: str
    endpoint_id: uuid.UUID | None = None
    is_held: bool = False
    """Waits for the day's digest."""

    def order_key(self, report_id: uuid.UUID) -> str:
        """Messages about a report go one after the other on each way, and no way waits for another."""
        parts = (report_id, self.reporter_id, None if self.channel == EMAIL else self.channel, self.endpoint_id)
        return ":".join(str(part) for part in parts if part)


def announce(
    report: Report, event: str, status_update: StatusUpdate | None = None, *, only: Reporter | None = None
) -> int:
    """Write a message about `event` for each follower (or for `only` one) and way to reach them, and say how many.

    An unsent message about an earlier step of the same report gives way and is told of in this one. The caller's
    action commits: change and messages exist together or not at all.
    """
    db.session.flush()
    ways = ways_to_followers(report, event, only)
    if not ways:
        return 0
    earlier = _supersede(report, status_update, ways) if event in ABSORBING else {}
    return sum(_add(report, event, status_update, way, earlier.get(way.order_key(report.id), [])) for way in ways)


def ask_confirmation(report: Report, reporter: Reporter) -> bool:
    """Write the receipt that asks to confirm the address: one a day at most, whatever the number of reports.

    Says whether one was written. The caller's action commits.
    """
    db.session.flush()
    asked = db.session.execute(
        update(Reporter)
        .where(
            Reporter.jurisdiction_id == reporter.jurisdiction_id,
            Reporter.id == reporter.id,
            Reporter.email.is_not(None),
            Reporter.email_confirmed_at.is_(None),
            or_(
                Reporter.confirmation_sent_at.is_(None),
                Reporter.confirmation_sent_at < text("now() - interval '1 day'"),
            ),
        )
        .values(confirmation_sent_at=func.now())
        .returning(Reporter.id)
    ).first()
    if asked is None:
        return False
    subscription = find_subscription(report.jurisdiction_id, report.id, reporter.id)
    return _add(report, events.CONTACT_UNCONFIRMED, None, Way(subscription.id, reporter.id, EMAIL), [])


def ask_to_follow(report: Report, subscription: Subscription) -> bool:
    """Write the mail by which an address says that it wants to follow: one a day about a report, five a day in all.

    Says whether one was written. The caller's action commits.
    """
    db.session.flush()
    asked_today = db.session.scalars(
        select(func.count())
        .select_from(Notification)
        .where(
            Notification.jurisdiction_id == report.jurisdiction_id,
            Notification.reporter_id == subscription.reporter_id,
            Notification.event == events.CONTACT_FOLLOW,
            Notification.created_at > text("now() - interval '1 day'"),
        )
    ).one()
    if asked_today >= FOLLOW_MAILS_PER_DAY:
        return False
    return _add(report, events.CONTACT_FOLLOW, None, Way(subscription.id, subscription.reporter_id, EMAIL), [])


def ways_to_followers(report: Report, event: str, only: Reporter | None = None) -> list[Way]:
    """The ways on which the followers of a report chose to be told of `event`, in the order they began to follow."""
    return ways_to_followers_of(report.jurisdiction_id, [report.id], event, only)


def ways_to_followers_of(
    jurisdiction_id: int, report_ids: Sequence[uuid.UUID], event: str, only: Reporter | None = None
) -> list[Way]:
    """The same for several reports of one town, in two statements whatever their number."""
    query = (
        select(
            Subscription.id,
            Subscription.reporter_id,
            Reporter.email_mode,
            (Reporter.email.is_not(None) & Reporter.email_confirmed_at.is_not(None)).label("has_mail"),
            (Reporter.wants_sms & Reporter.phone_confirmed_at.is_not(None)).label("has_sms"),
        )
        .join(
            Reporter,
            (Reporter.jurisdiction_id == Subscription.jurisdiction_id) & (Reporter.id == Subscription.reporter_id),
        )
        .where(
            Subscription.jurisdiction_id == jurisdiction_id,
            Subscription.report_id.in_(report_ids),
            Subscription.ended_at.is_(None),
            Reporter.erased_at.is_(None),
        )
        .order_by(Subscription.created_at, Subscription.id)
    )
    if only is not None:
        query = query.where(Subscription.reporter_id == only.id)
    followers = db.session.execute(query).all()
    endpoints = _endpoints(jurisdiction_id, [row.reporter_id for row in followers])
    ways = []
    for row in followers:
        if row.has_mail and row.email_mode != "none":
            ways.append(Way(row.id, row.reporter_id, EMAIL, is_held=row.email_mode == "daily"))
        ways.extend(Way(row.id, row.reporter_id, PUSH, endpoint) for endpoint in endpoints.get(row.reporter_id, ()))
        if row.has_sms and event in events.TEXTED:
            ways.append(Way(row.id, row.reporter_id, SMS))
    return ways


def _endpoints(jurisdiction_id: int, people: list[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    if not people:
        return {}
    rows = db.session.execute(
        select(PushEndpoint.reporter_id, PushEndpoint.id)
        .where(PushEndpoint.jurisdiction_id == jurisdiction_id, PushEndpoint.reporter_id.in_(people))
        .order_by(PushEndpoint.created_at, PushEndpoint.id)
    )
    found: dict[uuid.UUID, list[uuid.UUID]] = {}
    for reporter_id, endpoint_id in rows:
        found.setdefault(reporter_id, []).append(endpoint_id)
    return found


def _supersede(report: Report, status_update: StatusUpdate | None, ways: Iterable[Way]) -> dict[str | None, list[int]]:
    """Take back the unsent messages that a later change makes stale; the updates they told of, by way.

    A message that is being sent this moment is locked by its sender, and is left to it.
    """
    rows = db.session.execute(
        select(OutboxRow.id, Notification.id, OutboxRow.order_key, Notification.status_update_id, Notification.payload)
        .join(
            Notification,
            (Notification.jurisdiction_id == OutboxRow.jurisdiction_id)
            & (cast(Notification.id, Text) == OutboxRow.subject_id),
        )
        .where(
            OutboxRow.jurisdiction_id == report.jurisdiction_id,
            OutboxRow.order_key.in_([way.order_key(report.id) for way in ways]),
            OutboxRow.kind.in_(KIND_OF_CHANNEL.values()),
            OutboxRow.done_at.is_(None),
            OutboxRow.dead_at.is_(None),
            Notification.state == "pending",
            Notification.status_update_id.is_distinct_from(status_update.id if status_update else None),
            Notification.event.in_(events.SUPERSEDABLE),
        )
        .order_by(OutboxRow.id)
        .with_for_update(skip_locked=True, of=OutboxRow)
    ).all()
    earlier: dict[str | None, list[int]] = {}
    for _, _, order_key, update_id, payload in rows:
        told = earlier.setdefault(order_key, [])
        told.extend(payload.get("earlier", []))
        if update_id is not None:
            told.append(update_id)
    if rows:
        _close(report.jurisdiction_id, [row[0] for row in rows], [row[1] for row in rows])
    return earlier


def _close(jurisdiction_id: int, outbox_ids: list[int], notification_ids: list[uuid.UUID]) -> None:
    db.session.execute(
        update(OutboxRow)
        .where(OutboxRow.jurisdiction_id == jurisdiction_id, OutboxRow.id.in_(outbox_ids))
        .values(done_at=func.clock_timestamp())
    )
    db.session.execute(
        update(Notification)
        .where(Notification.jurisdiction_id == jurisdiction_id, Notification.id.in_(notification_ids))
        .values(state="superseded")
    )


def _add(report: Report, event: str, status_update: StatusUpdate | None, way: Way, earlier: list[int]) -> bool:
    identity = f"{report.jurisdiction_id}:{event}:{_cause(report, event, status_update, way)}:{way.reporter_id}:"
    identity += f"{way.channel}:{way.endpoint_id}" if way.endpoint_id else way.channel
    notification_id = ids.new_uuid()
    added = db.session.execute(
        insert(Notification)
        .values(
            jurisdiction_id=report.jurisdiction_id,
            id=notification_id,
            report_id=report.id,
            reporter_id=way.reporter_id,
            subscription_id=way.subscription_id,
            status_update_id=status_update.id if status_update else None,
            endpoint_id=way.endpoint_id,
            event=event,
            channel=way.channel,
            state="held" if way.is_held else "pending",
            dedupe_key=hashlib.sha256(identity.encode()).hexdigest(),
            message_id=f"<{notification_id}@{mail_domain()}>",
            payload={"earlier": earlier} if earlier else {},
        )
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(Notification.id)
    ).first()
    if added is None or way.is_held:
        return added is not None
    kind = KIND_OF_CHANNEL[way.channel]
    return outbox.enqueue(
        report.jurisdiction_id,
        outbox.NOTIFICATIONS,
        kind,
        notification_id,
        f"{kind}:{notification_id}",
        order_key=way.order_key(report.id),
    )


def _cause(report: Report, event: str, status_update: StatusUpdate | None, way: Way) -> str:
    """What a message is about, so that the same thing is told once: a step, a follow, or a question of the day."""
    if event == events.CONTACT_UNCONFIRMED:
        return f"report:{report.id}"
    if event == events.CONTACT_FOLLOW:
        return f"subscription:{way.subscription_id}:{clock.now():%Y-%m-%d}"
    return f"update:{status_update.id}" if status_update else f"subscription:{way.subscription_id}"
