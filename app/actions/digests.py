"""One mail a day for those who want one: what was held for them, gathered in the evening and sent once."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text, update

from app.actions import letters, outbox, satisfaction, tokens
from app.actions.deliveries import mail_domain, mark
from app.channels import email
from app.channels import letters as words
from app.channels.email import Email
from app.core import clock, events, ids, workflow
from app.core.extensions import db, settings
from app.core.languages import nearest_full
from app.models import Jurisdiction, Notification, Report, Reporter, Service, StatusUpdate, Subscription

HOUR = 18
"""When the digest goes out, in the town's own time (`digest_hour` of its settings)."""
LISTED = 20
"""Reports in one digest; the others are counted and found behind the link."""
BATCH = 500

_READERS = text(
    """
    with towns as materialized (
      select id, (clock_timestamp() at time zone time_zone)::date as today
        from jurisdictions
       where extract(hour from clock_timestamp() at time zone time_zone)
             >= coalesce((settings->>'digest_hour')::int, :hour))
    select n.jurisdiction_id, n.reporter_id, towns.today
      from notifications n join towns on towns.id = n.jurisdiction_id
     where n.state = 'held' and n.digest_id is null
       and not exists (
         select from notifications d
          where d.jurisdiction_id = n.jurisdiction_id and d.reporter_id = n.reporter_id and d.event = :event
            and d.payload->>'day' = towns.today::text)
     group by 1, 2, 3 order by 1, 2 limit :batch
    """
)


@dataclass(frozen=True, slots=True)
class Line:
    """One report of a digest: where it stands and what was said of it today."""

    public_id: str
    service: str
    place: str
    status_label: str
    at: datetime
    notes: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class _Item:
    notification: Notification
    report: Report
    subscription: Subscription
    update: StatusUpdate | None


def write_digests() -> int:
    """Gather what is held into one message for each person whose evening has come, and commit; how many.

    A person gets one a day: what comes after it waits for the next.
    """
    values = {"hour": HOUR, "event": events.DAILY_DIGEST, "batch": BATCH}
    readers = db.session.execute(_READERS, values).all()
    made = sum(_gather(row.jurisdiction_id, row.reporter_id, row.today.isoformat()) for row in readers)
    db.session.commit()
    return made


def deliver_digest(notification_id: str) -> None:
    """Send one digest, unless nothing in it is wanted any more, and commit its state; safe to repeat."""
    found = _find(uuid.UUID(str(notification_id)))
    if found is None:
        return
    digest, reader = found
    items = _items(digest)
    if reader.email is None or reader.erased_at is not None or reader.email_mode == "none" or not items:
        _mark_items(digest, "skipped")
        mark((digest.jurisdiction_id, digest.id), "skipped")
        return
    email.send(_write(digest, reader, reader.email, items))
    for item in items:
        if item.notification.event == events.REPORT_RESOLVED and item.update is not None:
            satisfaction.note_asked(item.report, item.update.id, reader.id)
    _mark_items(digest, "sent")
    mark((digest.jurisdiction_id, digest.id), "sent")


def release_held(reporter: Reporter) -> int:
    """Send at once what was held for somebody who wants no digest any more; the caller's action commits."""
    rows = db.session.execute(
        update(Notification)
        .where(
            Notification.jurisdiction_id == reporter.jurisdiction_id,
            Notification.reporter_id == reporter.id,
            Notification.state == "held",
            Notification.digest_id.is_(None),
        )
        .values(state="pending" if reporter.email_mode == "each" else "skipped")
        .returning(Notification.id, Notification.report_id, Notification.state)
    ).all()
    for row in rows:
        if row.state == "pending":
            outbox.enqueue(
                reporter.jurisdiction_id,
                outbox.NOTIFICATIONS,
                outbox.NOTIFICATION_EMAIL,
                row.id,
                f"{outbox.NOTIFICATION_EMAIL}:{row.id}",
                order_key=f"{row.report_id}:{reporter.id}",
            )
    return len(rows)


def _gather(jurisdiction_id: int, reporter_id: uuid.UUID, day: str) -> bool:
    digest_id = ids.new_uuid()
    identity = f"{jurisdiction_id}:{events.DAILY_DIGEST}:{day}:{reporter_id}"
    db.session.add(
        Notification(
            jurisdiction_id=jurisdiction_id,
            id=digest_id,
            reporter_id=reporter_id,
            event=events.DAILY_DIGEST,
            channel="email",
            dedupe_key=hashlib.sha256(identity.encode()).hexdigest(),
            message_id=f"<{digest_id}@{mail_domain()}>",
            payload={"day": day},
        )
    )
    db.session.flush()
    db.session.execute(
        update(Notification)
        .where(
            Notification.jurisdiction_id == jurisdiction_id,
            Notification.reporter_id == reporter_id,
            Notification.state == "held",
            Notification.digest_id.is_(None),
        )
        .values(digest_id=digest_id)
    )
    kind = outbox.NOTIFICATION_DIGEST
    return outbox.enqueue(jurisdiction_id, outbox.NOTIFICATIONS, kind, digest_id, f"{kind}:{digest_id}")


def _find(notification_id: uuid.UUID) -> tuple[Notification, Reporter] | None:
    query = (
        select(Notification, Reporter)
        .join(
            Reporter,
            (Reporter.jurisdiction_id == Notification.jurisdiction_id) & (Reporter.id == Notification.reporter_id),
        )
        .where(Notification.id == notification_id, Notification.state == "pending")
    )
    row = db.session.execute(query).first()
    return (row[0], row[1]) if row else None


def _items(digest: Notification) -> list[_Item]:
    """What the digest tells of, oldest first, without the reports that the person left since."""
    query = (
        select(Notification, Report, Subscription, StatusUpdate)
        .join(Report, (Report.jurisdiction_id == Notification.jurisdiction_id) & (Report.id == Notification.report_id))
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Notification.jurisdiction_id)
            & (Subscription.id == Notification.subscription_id)
            & Subscription.ended_at.is_(None),
        )
        .outerjoin(
            StatusUpdate,
            (StatusUpdate.jurisdiction_id == Notification.jurisdiction_id)
            & (StatusUpdate.id == Notification.status_update_id),
        )
        .where(
            Notification.jurisdiction_id == digest.jurisdiction_id,
            Notification.digest_id == digest.id,
            Notification.state == "held",
        )
        .order_by(Notification.created_at, Notification.id)
    )
    return [_Item(*row) for row in db.session.execute(query)]


def _mark_items(digest: Notification, state: str) -> None:
    """The items share the digest's fate; those of reports that were left are skipped. Committed with the digest."""
    kept = [item.notification.id for item in _items(digest)] if state == "sent" else []
    for one, chosen in ((state, True), ("skipped", False)):
        query = update(Notification).where(
            Notification.jurisdiction_id == digest.jurisdiction_id,
            Notification.digest_id == digest.id,
            Notification.state == "held",
        )
        query = query.where(Notification.id.in_(kept)) if chosen and state == "sent" else query
        db.session.execute(query.values(state=one, sent_at=func.clock_timestamp() if one == "sent" else None))


def _write(digest: Notification, reader: Reporter, address: str, items: list[_Item]) -> Email:
    town = db.session.get_one(Jurisdiction, digest.jurisdiction_id)
    locale = nearest_full(reader.locale)
    lines = _lines(items, locale)
    stop_token = tokens.all_mail_token(reader)
    written = words.write_personal(
        events.DAILY_DIGEST,
        locale,
        {
            **letters.town_facts(town),
            "now": clock.now(),
            "button_url": f"{settings.base_url}/mes-signalements",
            "lines": lines[:LISTED],
            "rest": max(0, len(lines) - LISTED),
            "count": len(lines),
            "unsubscribe_url": f"{settings.base_url}/desabonner/{stop_token}",
        },
    )
    return Email(
        recipient=address,
        subject=written.subject,
        text=written.text,
        html=written.html,
        locale=locale,
        message_id=digest.message_id or "",
        thread_id=f"<digest.{reader.id}@{mail_domain()}>",
        unsubscribe_url=f"{settings.base_url}/api/v1/subscriptions/{stop_token}/unsubscribe",
        reply_to=letters.reply_address(digest.jurisdiction_id),
    )


def _lines(items: Iterable[_Item], locale: str) -> list[Line]:
    """One line for each report, the one with the latest news first."""
    by_report: dict[uuid.UUID, list[_Item]] = {}
    for item in items:
        by_report.setdefault(item.report.id, []).append(item)
    lines = [_line(told, locale) for told in by_report.values()]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _line(told: list[_Item], locale: str) -> Line:
    last = told[-1]
    report = last.report
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    steps = [letters.step_of(report, item.update, item.notification.event) for item in told]
    reader = letters.Reader(locale, last.subscription.kind == letters.SENDER, last.subscription)
    return Line(
        public_id=report.public_id,
        service=letters.pick(service.name, locale),
        place=letters.place_of(report, locale),
        status_label=workflow.STATUSES[steps[-1].status].label(locale),
        at=last.notification.created_at,
        notes=tuple(letters.masked(step.note, locale) for step in steps if step.note),
        url=letters.links(report, reader)["follow_url"],
    )
