"""A person's rights over what is kept of them: all of it in one document, and all of it gone (GDPR 15, 17, 20)."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import delete, or_, select, text, update

from app.actions import audit
from app.core import clock, workflow
from app.core.extensions import db
from app.models import (
    KnownDevice,
    Notification,
    PhoneCode,
    Photo,
    PushEndpoint,
    Report,
    Reporter,
    ResidentSession,
    Satisfaction,
    Service,
    SignInLink,
    Subscription,
)

OWN_TABLES = (PushEndpoint, SignInLink, ResidentSession, KnownDevice, PhoneCode)
"""Tables of which every row goes with its person."""
WAITING = ("pending", "held")

_EMPTY = text(
    """
    update reporters set email = null, phone = null, name = null, device_hash = null, email_confirmed_at = null,
           phone_confirmed_at = null, wants_sms = false, email_mode = 'none', erased_at = now()
     where jurisdiction_id = :town and id = :person
    """
)


def erase_person(reporter: Reporter, *, device_hash: str | None) -> None:
    """Forget a person and their phone: contact, browsers, sessions, comments; what they reported stays, and commit.

    Messages that wait are dropped. Reports lose their link to the person, not their history or their number.
    """
    town, person = reporter.jurisdiction_id, reporter.id
    own = _own_reports(reporter, device_hash)
    mine = select(Report.id).where(own)
    db.session.execute(update(Photo).where(Photo.report_id.in_(mine)).values(device_hash=None))
    db.session.execute(update(Report).where(own).values(device_hash=None, gps_location=None, reporter_id=None))
    forget_contact(town, person)
    audit.record(town, "reporter.erased", "reporter", person, actor_kind="reporter", detail={"why": "asked"})
    db.session.commit()


def forget_contact(town: int, person: uuid.UUID) -> None:
    """Empty a person's row, and delete or empty whatever leads to them; the caller's action commits."""
    for table in OWN_TABLES:
        db.session.execute(delete(table).where(table.jurisdiction_id == town, table.reporter_id == person))
    db.session.execute(
        update(Subscription)
        .where(Subscription.jurisdiction_id == town, Subscription.reporter_id == person)
        .where(Subscription.ended_at.is_(None))
        .values(ended_at=clock.now())
    )
    db.session.execute(
        update(Notification)
        .where(Notification.jurisdiction_id == town, Notification.reporter_id == person)
        .where(Notification.state.in_(WAITING))
        .values(state="skipped")
    )
    db.session.execute(
        update(Satisfaction)
        .where(Satisfaction.jurisdiction_id == town, Satisfaction.reporter_id == person)
        .values(comment=None)
    )
    db.session.execute(_EMPTY, {"town": town, "person": person})


def export_person(reporter: Reporter, *, device_hash: str | None) -> dict[str, Any]:
    """Everything that is kept of a person, in names that can be read."""
    town = reporter.jurisdiction_id
    return {
        "exported_at": clock.now(),
        "person": {
            "email": reporter.email,
            "email_confirmed_at": reporter.email_confirmed_at,
            "email_mode": reporter.email_mode,
            "phone": reporter.phone,
            "phone_confirmed_at": reporter.phone_confirmed_at,
            "wants_sms": reporter.wants_sms,
            "name": reporter.name,
            "language": reporter.locale,
            "known_since": reporter.created_at,
        },
        "reports": [_show_report(*row) for row in _reports(reporter, device_hash)],
        "follows": _follows(reporter),
        "messages": _messages(reporter),
        "satisfaction": _answers(reporter),
        "browsers": [
            {"service": urlsplit(row.endpoint).hostname, "since": row.created_at}
            for row in db.session.scalars(_of(PushEndpoint, reporter))
        ],
        "known_phones": [row.created_at for row in db.session.scalars(_of(KnownDevice, reporter))],
        "sessions": [
            {"since": row.created_at, "until": row.expires_at}
            for row in db.session.scalars(_of(ResidentSession, reporter))
        ],
        "town": town,
    }


def _of(table: Any, reporter: Reporter) -> Any:
    return select(table).where(table.jurisdiction_id == reporter.jurisdiction_id, table.reporter_id == reporter.id)


def _own_reports(reporter: Reporter, device_hash: str | None) -> Any:
    is_theirs = Report.reporter_id == reporter.id
    if device_hash:
        # Reports sent from this very phone, unless somebody else gave their address with one.
        is_theirs = or_(is_theirs, (Report.device_hash == device_hash) & Report.reporter_id.is_(None))
    return (Report.jurisdiction_id == reporter.jurisdiction_id) & is_theirs


def _reports(reporter: Reporter, device_hash: str | None) -> list[Any]:
    query = (
        select(Report, Service.name)
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .where(_own_reports(reporter, device_hash))
        .order_by(Report.submitted_at, Report.id)
    )
    return list(db.session.execute(query))


def _show_report(report: Report, service: dict[str, str]) -> dict[str, Any]:
    return {
        "number": report.public_id,
        "service": service.get("fr") or next(iter(service.values()), ""),
        "status": workflow.STATUSES[report.status].fr,
        "description": report.description,
        "answers": report.answers,
        "address": report.address,
        "submitted_at": report.submitted_at,
        "closed_at": report.closed_at,
        "source": report.source,
    }


def _follows(reporter: Reporter) -> list[dict[str, Any]]:
    query = (
        select(Report.public_id, Subscription.kind, Subscription.created_at, Subscription.ended_at)
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Report.jurisdiction_id) & (Subscription.report_id == Report.id),
        )
        .where(Subscription.jurisdiction_id == reporter.jurisdiction_id, Subscription.reporter_id == reporter.id)
        .order_by(Subscription.created_at)
    )
    return [
        {"number": row.public_id, "as": row.kind, "since": row.created_at, "until": row.ended_at}
        for row in db.session.execute(query)
    ]


def _messages(reporter: Reporter) -> list[dict[str, Any]]:
    query = (
        select(Notification.event, Notification.channel, Notification.state, Notification.created_at, Report.public_id)
        .outerjoin(
            Report, (Report.jurisdiction_id == Notification.jurisdiction_id) & (Report.id == Notification.report_id)
        )
        .where(Notification.jurisdiction_id == reporter.jurisdiction_id, Notification.reporter_id == reporter.id)
        .order_by(Notification.created_at)
    )
    return [
        {
            "about": row.public_id, "event": row.event, "channel": row.channel, "state": row.state,
            "at": row.created_at,
        }
        for row in db.session.execute(query)
    ]  # fmt: skip


def _answers(reporter: Reporter) -> list[dict[str, Any]]:
    query = (
        select(Report.public_id, Satisfaction)
        .join(
            Satisfaction,
            (Satisfaction.jurisdiction_id == Report.jurisdiction_id) & (Satisfaction.report_id == Report.id),
        )
        .where(Satisfaction.jurisdiction_id == reporter.jurisdiction_id, Satisfaction.reporter_id == reporter.id)
        .order_by(Satisfaction.asked_at)
    )
    return [
        {"about": number, "asked_at": row.asked_at, "answer": row.answer, "comment": row.comment}
        for number, row in db.session.execute(query)
    ]
