"""Telling people: one message per person and event, written with the change it follows from, traced to its delivery."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Row, Select, Text, cast, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from app.actions import outbox, tokens
from app.actions.deliveries import deliver, mail_domain
from app.actions.letters import preview
from app.core import errors, events, ids
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Notification, OutboxRow, Report, Reporter, StatusUpdate, Subscription

__all__ = [
    "Confirmed",
    "announce",
    "ask_confirmation",
    "confirm_contact",
    "deliver",
    "preview",
]

EMAIL = "email"
ABSORBING = frozenset(events.EVENT_OF_STATUS.values()) - {events.REPORT_SUBMITTED}
"""Events whose message also tells of the unsent ones before it."""
CATCH_UP_DAYS = 30
"""How old a closed report may be and still be told of when its follower's address is confirmed late."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Whose address was confirmed, and the report it was given for last."""

    email: str | None
    public_id: str | None


def announce(
    report: Report, event: str, status_update: StatusUpdate | None = None, *, only: Reporter | None = None
) -> int:
    """Write one message about `event` for each follower who may be written to (or for `only` one), and say how many.

    An unsent message about an earlier step of the same report gives way and is told of in this one. The caller's
    action commits: change and messages exist together or not at all.
    """
    db.session.flush()
    people = _recipients(report, only)
    if not people:
        return 0
    earlier = _supersede(report, status_update, people) if event in ABSORBING else {}
    return sum(_add(report, event, status_update, person, earlier.get(person.reporter_id, [])) for person in people)


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
    subscription = db.session.execute(
        select(Subscription.id, Subscription.reporter_id).where(
            Subscription.jurisdiction_id == report.jurisdiction_id,
            Subscription.report_id == report.id,
            Subscription.reporter_id == reporter.id,
        )
    ).one()
    return _add(report, events.CONTACT_UNCONFIRMED, None, subscription, [])


def confirm_contact(token: str) -> Confirmed:
    """Confirm the address that the token was sent to, tell what changed meanwhile, and commit; repeatable.

    Raises ProblemError(TOKEN_INVALID) for a forged token or an erased person.
    """
    reporter_id = tokens.read_confirmation_token(token)
    reporter = (
        db.session.scalars(select(Reporter).where(Reporter.id == reporter_id).with_for_update()).first()
        if reporter_id
        else None
    )
    if reporter is None or reporter.email is None or reporter.erased_at is not None:
        db.session.rollback()
        raise ProblemError(errors.TOKEN_INVALID)
    if reporter.email_confirmed_at is None:
        db.session.execute(
            update(Reporter)
            .where(Reporter.jurisdiction_id == reporter.jurisdiction_id, Reporter.id == reporter.id)
            .values(email_confirmed_at=func.now())
        )
        db.session.flush()
        _catch_up(reporter)
    public_id = db.session.scalars(_followed_by(reporter).with_only_columns(Report.public_id)).first()
    confirmed = Confirmed(reporter.email, public_id)
    db.session.commit()
    return confirmed


def _recipients(report: Report, only: Reporter | None) -> list[Row[uuid.UUID, uuid.UUID]]:
    query = (
        select(Subscription.id, Subscription.reporter_id)
        .join(
            Reporter,
            (Reporter.jurisdiction_id == Subscription.jurisdiction_id) & (Reporter.id == Subscription.reporter_id),
        )
        .where(
            Subscription.jurisdiction_id == report.jurisdiction_id,
            Subscription.report_id == report.id,
            Subscription.ended_at.is_(None),
            Reporter.email.is_not(None),
            Reporter.email_confirmed_at.is_not(None),
            Reporter.erased_at.is_(None),
        )
        .order_by(Subscription.created_at, Subscription.id)
    )
    if only is not None:
        query = query.where(Subscription.reporter_id == only.id)
    return list(db.session.execute(query))


def _order_key(report_id: uuid.UUID, reporter_id: uuid.UUID) -> str:
    return f"{report_id}:{reporter_id}"


def _supersede(
    report: Report, status_update: StatusUpdate | None, people: Iterable[Row[uuid.UUID, uuid.UUID]]
) -> dict[uuid.UUID, list[int]]:
    """Take back the unsent messages that a later change makes stale; the updates they told of, by person.

    A message that is being sent this moment is locked by its sender, and is left to it.
    """
    rows = db.session.execute(
        select(
            OutboxRow.id, Notification.id, Notification.reporter_id, Notification.status_update_id, Notification.payload
        )
        .join(
            Notification,
            (Notification.jurisdiction_id == OutboxRow.jurisdiction_id)
            & (cast(Notification.id, Text) == OutboxRow.subject_id),
        )
        .where(
            OutboxRow.jurisdiction_id == report.jurisdiction_id,
            OutboxRow.order_key.in_([_order_key(report.id, person.reporter_id) for person in people]),
            OutboxRow.kind == outbox.NOTIFICATION_EMAIL,
            OutboxRow.done_at.is_(None),
            OutboxRow.dead_at.is_(None),
            Notification.state == "pending",
            Notification.status_update_id.is_distinct_from(status_update.id if status_update else None),
            Notification.event.in_(events.SUPERSEDABLE),
        )
        .order_by(OutboxRow.id)
        .with_for_update(skip_locked=True, of=OutboxRow)
    ).all()
    earlier: dict[uuid.UUID, list[int]] = {}
    for _, _, reporter_id, update_id, payload in rows:
        told = earlier.setdefault(reporter_id, [])
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


def _add(
    report: Report,
    event: str,
    status_update: StatusUpdate | None,
    person: Row[uuid.UUID, uuid.UUID],
    earlier: list[int],
) -> bool:
    cause = f"update:{status_update.id}" if status_update else f"subscription:{person.id}"
    if event == events.CONTACT_UNCONFIRMED:
        cause = f"report:{report.id}"
    identity = f"{report.jurisdiction_id}:{event}:{cause}:{person.reporter_id}:{EMAIL}"
    notification_id = ids.new_uuid()
    added = db.session.execute(
        insert(Notification)
        .values(
            jurisdiction_id=report.jurisdiction_id,
            id=notification_id,
            report_id=report.id,
            reporter_id=person.reporter_id,
            subscription_id=person.id,
            status_update_id=status_update.id if status_update else None,
            event=event,
            channel=EMAIL,
            dedupe_key=hashlib.sha256(identity.encode()).hexdigest(),
            message_id=f"<{notification_id}@{mail_domain()}>",
            payload={"earlier": earlier} if earlier else {},
        )
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(Notification.id)
    ).first()
    if added is None:
        return False
    return outbox.enqueue(
        report.jurisdiction_id,
        outbox.NOTIFICATIONS,
        outbox.NOTIFICATION_EMAIL,
        notification_id,
        f"{outbox.NOTIFICATION_EMAIL}:{notification_id}",
        order_key=_order_key(report.id, person.reporter_id),
    )


def _followed_by(reporter: Reporter) -> Select[Report, str]:
    """Reports that a person follows, and as what; open or closed of late, the one followed last first."""
    return (
        select(Report, Subscription.kind)
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Report.jurisdiction_id) & (Subscription.report_id == Report.id),
        )
        .where(
            Subscription.jurisdiction_id == reporter.jurisdiction_id,
            Subscription.reporter_id == reporter.id,
            Subscription.ended_at.is_(None),
            or_(
                Report.closed_at.is_(None),
                Report.closed_at > func.now() - func.make_interval(0, 0, 0, CATCH_UP_DAYS),
            ),
        )
        .order_by(Subscription.created_at.desc(), Subscription.id)
    )


def _catch_up(reporter: Reporter) -> None:
    """What happened before the address was confirmed: the present state where it changed, else the receipt once."""
    for report, kind in db.session.execute(_followed_by(reporter)).all():
        event = events.EVENT_OF_STATUS[report.status]
        if event == events.REPORT_SUBMITTED and _was_told(report, reporter):
            continue
        if event == events.REPORT_SUBMITTED and kind != "reporter":
            announce(report, events.REPORT_FOLLOWED, only=reporter)
            continue
        last = db.session.scalars(
            select(StatusUpdate)
            .where(
                StatusUpdate.jurisdiction_id == report.jurisdiction_id,
                StatusUpdate.report_id == report.id,
                StatusUpdate.status == report.status,
                StatusUpdate.kind.in_(("status", "merge", "contest")),
            )
            .order_by(StatusUpdate.id.desc())
            .limit(1)
        ).first()
        announce(report, event, last, only=reporter)


def _was_told(report: Report, reporter: Reporter) -> bool:
    query = select(Notification.id).where(
        Notification.jurisdiction_id == report.jurisdiction_id,
        Notification.report_id == report.id,
        Notification.reporter_id == reporter.id,
    )
    return db.session.execute(query).first() is not None
