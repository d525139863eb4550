"""The mail that says to whoever set a webhook up that it was turned off."""

from __future__ import annotations

from urllib.parse import urlsplit

from sqlalchemy import select

from app.actions.staff_letters import send_to_staff
from app.core import events
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Staff, WebhookEndpoint

PAGE = "/staff/reglages/webhooks"


def deliver_off(subject: str) -> None:
    """Mail about an endpoint (`<town>:<id>`), to whoever made it, else to the admins; nothing once it is on."""
    town_id, endpoint_id = (int(part) for part in subject.split(":"))
    endpoint = db.session.get(WebhookEndpoint, (town_id, endpoint_id))
    if endpoint is None or endpoint.disabled_at is None:
        return
    facts = {
        "host": urlsplit(endpoint.url).hostname or "",
        "reason": endpoint.disabled_reason,
        "since": endpoint.failing_since or endpoint.disabled_at,
        "failures": endpoint.failures,
    }
    thread = f"webhook-{town_id}-{endpoint_id}"
    for person in _owners(endpoint):
        message = f"{thread}-{endpoint.disabled_at:%Y%m%d%H%M%S}.{person.id}"
        named = facts | {"name": person.name}
        send_to_staff(person, events.WEBHOOK_OFF, named, page=PAGE, message=message, thread=thread)


def _owners(endpoint: WebhookEndpoint) -> list[Staff]:
    query = select(Staff).where(
        Staff.jurisdiction_id == endpoint.jurisdiction_id, Staff.is_active, Staff.role == Role.ADMIN
    )
    admins = list(db.session.scalars(query.order_by(Staff.created_at, Staff.id)))
    return [one for one in admins if one.id == endpoint.created_by_id] or admins
