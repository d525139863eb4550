"""The mail that says to whoever set a webhook up that it was turned off."""

from __future__ import annotations

from urllib.parse import urlsplit

from sqlalchemy import select

from app.actions import letters
from app.actions.deliveries import mail_domain
from app.channels import email
from app.channels import letters as words
from app.channels.email import Email
from app.core import clock, events
from app.core.extensions import db, settings
from app.core.workflow import Role
from app.models import Jurisdiction, Staff, WebhookEndpoint


def deliver_off(subject: str) -> None:
    """Mail about an endpoint (`<town>:<id>`), to whoever made it, else to the admins; nothing once it is on."""
    town_id, endpoint_id = (int(part) for part in subject.split(":"))
    endpoint = db.session.get(WebhookEndpoint, (town_id, endpoint_id))
    if endpoint is None or endpoint.disabled_at is None:
        return
    town = db.session.get_one(Jurisdiction, town_id)
    for person in _owners(endpoint):
        written = words.write_personal(
            events.WEBHOOK_OFF,
            person.locale,
            {
                **letters.town_facts(town),
                "now": clock.now(),
                "name": person.name,
                "host": urlsplit(endpoint.url).hostname or "",
                "reason": endpoint.disabled_reason,
                "since": endpoint.failing_since or endpoint.disabled_at,
                "failures": endpoint.failures,
                "button_url": f"{settings.base_url}/staff/reglages/webhooks",
                "unsubscribe_url": None,
            },
        )
        email.send(
            Email(
                recipient=person.email,
                subject=written.subject,
                text=written.text,
                html=written.html,
                locale=person.locale,
                message_id=f"<webhook-{town_id}-{endpoint_id}-{endpoint.disabled_at:%Y%m%d%H%M%S}.{person.id}@{mail_domain()}>",
                thread_id=f"<webhook-{town_id}-{endpoint_id}@{mail_domain()}>",
                reply_to=letters.reply_address(town_id),
            )
        )


def _owners(endpoint: WebhookEndpoint) -> list[Staff]:
    query = select(Staff).where(
        Staff.jurisdiction_id == endpoint.jurisdiction_id, Staff.is_active, Staff.role == Role.ADMIN
    )
    admins = list(db.session.scalars(query.order_by(Staff.created_at, Staff.id)))
    return [one for one in admins if one.id == endpoint.created_by_id] or admins
