"""Writes down what other programs are to be told of, with the change it follows from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, any_, func, insert, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.actions import outbox
from app.core import hooks, ids
from app.core.extensions import db
from app.models import Report, StatusUpdate, WebhookDelivery, WebhookEndpoint


def is_listened(jurisdiction_id: int) -> ColumnElement[bool]:
    """Whether any endpoint of a town is on, to be asked for within another statement."""
    return (
        select(WebhookEndpoint.id)
        .where(WebhookEndpoint.jurisdiction_id == jurisdiction_id, WebhookEndpoint.disabled_at.is_(None))
        .exists()
    )


def note(report: Report, entry: StatusUpdate, event: str | None = None) -> int:
    """One delivery for each endpoint that wants to hear of a new entry; how many. The caller's action commits.

    What the public may not see is told only to endpoints that were given the right to it.
    """
    told = event or hooks.EVENT_OF_KIND.get(entry.kind)
    if told is None:
        return 0
    is_open = entry.is_public and not report.is_private and report.part_of_id is None
    wanted = select(WebhookEndpoint.id).where(
        WebhookEndpoint.jurisdiction_id == report.jurisdiction_id,
        WebhookEndpoint.disabled_at.is_(None),
        *_keeps(WebhookEndpoint.event_types, told),
        *_keeps(WebhookEndpoint.service_ids, report.service_id),
        *_keeps(WebhookEndpoint.department_ids, report.department_id),
        *_keeps(WebhookEndpoint.area_ids, report.area_id),
        *_keeps(WebhookEndpoint.statuses, entry.status),
        *(() if is_open else (WebhookEndpoint.with_private,)),
    )
    found = db.session.scalars(wanted.order_by(WebhookEndpoint.id)).all()
    for endpoint_id in found:
        add(report.jurisdiction_id, endpoint_id, told, report, entry)
    return len(found)


def add(
    jurisdiction_id: int,
    endpoint_id: int,
    event: str,
    report: Report | None = None,
    entry: StatusUpdate | None = None,
) -> WebhookDelivery:
    """One delivery and its row of the queue; those about one report reach an endpoint in order. The caller commits."""
    delivery_id = ids.new_uuid()
    row = db.session.scalars(
        insert(WebhookDelivery)
        .values(
            jurisdiction_id=jurisdiction_id,
            id=delivery_id,
            endpoint_id=endpoint_id,
            event=event,
            report_id=report.id if report else None,
            status_update_id=entry.id if entry else None,
            created_at=func.clock_timestamp(),
        )
        .returning(WebhookDelivery)
    ).one()
    outbox.enqueue(
        jurisdiction_id,
        outbox.WEBHOOKS,
        outbox.WEBHOOK_SEND,
        delivery_id,
        f"{outbox.WEBHOOK_SEND}:{delivery_id}",
        order_key=f"webhook:{jurisdiction_id}:{endpoint_id}:{report.id}" if report else None,
    )
    return row


def _keeps(column: InstrumentedAttribute[Any], value: object) -> tuple[ColumnElement[bool], ...]:
    """An empty list keeps everything; a value that is missing passes no list."""
    empty = func.cardinality(column) == 0
    return (empty,) if value is None else (or_(empty, any_(column) == value),)
