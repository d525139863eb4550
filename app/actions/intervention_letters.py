"""The mails about a link: to the outside body, and to the agent who handed the report over."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import select

from app.actions import letters, tokens
from app.actions.deliveries import mail_domain
from app.actions.interventions import CANCELLED
from app.channels import email
from app.channels import letters as words
from app.channels.email import Email
from app.core import clock, events
from app.core.extensions import db, settings
from app.core.languages import nearest_full
from app.models import Intervention, Jurisdiction, OutsideBody, Report, Service, Staff, StatusUpdate
from app.models.intervention import WORKING_STATES


def deliver_link_mail(subject: str) -> None:
    """Mail an outside body about its link (`<id>:<what>:<when>`); nothing once the link no longer calls for it."""
    written, _, rest = subject.partition(":")
    what, _, stamp = rest.partition(":")
    handed = _find(uuid.UUID(written))
    if handed is None:
        return
    report = db.session.get_one(Report, (handed.jurisdiction_id, handed.report_id))
    if what != CANCELLED and (handed.state not in WORKING_STATES or report.closed_at is not None):
        return
    body = db.session.get_one(OutsideBody, (handed.jurisdiction_id, handed.body_id))
    sender = db.session.get_one(Staff, (handed.jurisdiction_id, handed.sent_by_id))
    link = f"{settings.base_url}/intervention/{tokens.intervention_token(handed.id)}"
    answers_to = _answers_to(handed.jurisdiction_id, sender)
    values = _facts(handed, report, body.locale) | {
        "name": body.name,
        "message": handed.message,
        "until": handed.expires_at,
        "agent": sender.name,
        "button_url": f"mailto:{answers_to}" if what == CANCELLED else link,
    }
    _send(body.email, f"intervention.{what}", body.locale, values, f"{handed.id}.{what}.{stamp}", handed, answers_to)


def deliver_news(update_id: str) -> None:
    """Tell the agent who handed the report over what the outside body did; nothing for one who has left."""
    entry = db.session.scalars(
        select(StatusUpdate).where(
            StatusUpdate.jurisdiction_id.in_(select(Jurisdiction.id)), StatusUpdate.id == int(update_id)
        )
    ).first()
    handed = _find(uuid.UUID(entry.detail["intervention"])) if entry else None
    if entry is None or handed is None:
        return
    agent = db.session.get_one(Staff, (handed.jurisdiction_id, handed.sent_by_id))
    if not agent.is_active:
        return
    report = db.session.get_one(Report, (handed.jurisdiction_id, handed.report_id))
    body = db.session.get_one(OutsideBody, (handed.jurisdiction_id, handed.body_id))
    locale = nearest_full(agent.locale)
    values = _facts(handed, report, locale) | {
        "name": body.name,
        "said": entry.note or "",
        "step": entry.detail.get("step", ""),
        "is_closed": handed.state == "accepted",
        "button_url": f"{settings.base_url}/staff?report={report.public_id}",
    }
    _send(agent.email, events.INTERVENTION_NEWS, locale, values, f"{handed.id}.news.{entry.id}", handed, body.email)


def _find(intervention_id: uuid.UUID) -> Intervention | None:
    query = select(Intervention).where(
        Intervention.jurisdiction_id.in_(select(Jurisdiction.id)), Intervention.id == intervention_id
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def _answers_to(jurisdiction_id: int, sender: Staff) -> str:
    """Where the body's answers by mail go: the town's address, else that of whoever sent the link."""
    return letters.reply_address(jurisdiction_id) or sender.email


def _facts(handed: Intervention, report: Report, locale: str) -> dict[str, Any]:
    town = db.session.get_one(Jurisdiction, handed.jurisdiction_id)
    service = db.session.get_one(Service, (handed.jurisdiction_id, report.service_id))
    return {
        **letters.town_facts(town),
        "now": clock.now(),
        "public_id": report.public_id,
        "service": letters.pick(service.name, locale),
        "place": letters.place_of(report, locale),
        "unsubscribe_url": None,
    }


def _send(
    recipient: str, event: str, locale: str, values: dict[str, Any], name: str, handed: Intervention, reply_to: str
) -> None:
    written = words.write_personal(event, locale, values)
    email.send(
        Email(
            recipient=recipient,
            subject=written.subject,
            text=written.text,
            html=written.html,
            locale=locale,
            message_id=f"<{name}@{mail_domain()}>",
            thread_id=f"<intervention.{handed.id}@{mail_domain()}>",
            reply_to=reply_to,
        )
    )
