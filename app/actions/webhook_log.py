"""What an endpoint was told: the log with every try, a test, and telling again."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select, text, update

from app.actions import outbox, webhook_events, webhook_payloads
from app.actions.accounts import SignedIn
from app.actions.webhooks import lock, record
from app.core import errors, hooks
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import OutboxRow, Report, WebhookAttempt, WebhookDelivery, WebhookEndpoint

SHOWN = 50
"""Lines of an endpoint's log."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the log: an event, what became of it, and every try."""

    id: uuid.UUID
    message_id: str
    event: str
    public_id: str | None
    state: str
    created_at: datetime
    next_at: datetime | None
    attempts: tuple[WebhookAttempt, ...] = field(default_factory=tuple)


def send_test(viewer: SignedIn, endpoint_id: int) -> uuid.UUID:
    """Queue a message that says nothing but that it works, and commit. Raises WEBHOOK_UNKNOWN, WEBHOOK_OFF."""
    row = lock(viewer, endpoint_id)
    if row.disabled_at is not None:
        raise ProblemError(errors.WEBHOOK_OFF)
    row.held_until = None
    told = webhook_events.add(row.jurisdiction_id, row.id, hooks.TEST)
    delivery_id = told.id
    db.session.commit()
    return delivery_id


def list_told(viewer: SignedIn, endpoint_id: int) -> list[Told]:
    """The newest lines of an endpoint's log with their tries. Raises WEBHOOK_UNKNOWN."""
    town_id = viewer.jurisdiction_id
    if db.session.get(WebhookEndpoint, (town_id, endpoint_id)) is None:
        raise ProblemError(errors.WEBHOOK_UNKNOWN)
    rows = db.session.execute(
        select(WebhookDelivery, Report.public_id)
        .outerjoin(
            Report,
            (Report.jurisdiction_id == WebhookDelivery.jurisdiction_id) & (Report.id == WebhookDelivery.report_id),
        )
        .where(WebhookDelivery.jurisdiction_id == town_id, WebhookDelivery.endpoint_id == endpoint_id)
        .order_by(WebhookDelivery.created_at.desc(), WebhookDelivery.id)
        .limit(SHOWN)
    ).all()
    keys = [row[0].id for row in rows]
    tries: dict[uuid.UUID, list[WebhookAttempt]] = {}
    found = db.session.scalars(
        select(WebhookAttempt)
        .where(WebhookAttempt.jurisdiction_id == town_id, WebhookAttempt.delivery_id.in_(keys))
        .order_by(WebhookAttempt.id.desc())
    )
    for one in found:
        tries.setdefault(one.delivery_id, []).append(one)
    next_times = _next_times(town_id, keys)
    return [
        Told(
            row.id,
            webhook_payloads.message_id(row),
            row.event,
            public_id,
            row.state,
            row.created_at,
            next_times.get(f"{outbox.WEBHOOK_SEND}:{row.id}") if row.state == "pending" else None,
            tuple(tries.get(row.id, ())),
        )
        for row, public_id in rows
    ]


def replay(viewer: SignedIn, endpoint_id: int, delivery_id: uuid.UUID) -> None:
    """Tell one event again under its own id, whatever became of it, and commit. Raises WEBHOOK_UNKNOWN, WEBHOOK_OFF."""
    row = lock(viewer, endpoint_id)
    told = db.session.get(WebhookDelivery, (viewer.jurisdiction_id, delivery_id))
    if told is None or told.endpoint_id != endpoint_id:
        raise ProblemError(errors.WEBHOOK_UNKNOWN)
    if row.disabled_at is not None:
        raise ProblemError(errors.WEBHOOK_OFF)
    row.held_until = None
    _again(viewer.jurisdiction_id, [delivery_id])
    record(viewer, "webhook.replayed", row, count=1)
    db.session.commit()


def replay_dead(viewer: SignedIn, endpoint_id: int) -> int:
    """Tell everything again that was given up for an endpoint, and commit; how many. Raises as `replay`."""
    row = lock(viewer, endpoint_id)
    if row.disabled_at is not None:
        raise ProblemError(errors.WEBHOOK_OFF)
    row.held_until = None
    wanted = select(WebhookDelivery.id).where(
        WebhookDelivery.jurisdiction_id == viewer.jurisdiction_id,
        WebhookDelivery.endpoint_id == endpoint_id,
        WebhookDelivery.state == "dead",
    )
    found = list(db.session.scalars(wanted))
    _again(viewer.jurisdiction_id, found)
    record(viewer, "webhook.replayed", row, count=len(found))
    db.session.commit()
    return len(found)


def _again(town_id: int, delivery_ids: list[uuid.UUID]) -> None:
    """Put deliveries into the queue once more, in their own rows: dead, done or waiting, they are due now."""
    db.session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.jurisdiction_id == town_id, WebhookDelivery.id.in_(delivery_ids))
        .values(state="pending", queued_at=func.clock_timestamp())
    )
    db.session.execute(
        text("""
            insert into outbox (jurisdiction_id, queue, kind, subject_id, dedupe_key)
            select :town, :queue, :kind, one::text, :kind || ':' || one::text
            from unnest(cast(:ids as uuid[])) as one
            on conflict (dedupe_key) do update
                set done_at = null, dead_at = null, attempts = 0, last_error = null,
                    due_at = clock_timestamp(), created_at = clock_timestamp()
        """),
        {"town": town_id, "queue": outbox.WEBHOOKS, "kind": outbox.WEBHOOK_SEND, "ids": delivery_ids},
    )


def _next_times(town_id: int, delivery_ids: list[uuid.UUID]) -> dict[str, datetime]:
    rows = db.session.execute(
        select(OutboxRow.dedupe_key, OutboxRow.due_at).where(
            OutboxRow.jurisdiction_id == town_id,
            OutboxRow.dedupe_key.in_([f"{outbox.WEBHOOK_SEND}:{one}" for one in delivery_ids]),
            OutboxRow.done_at.is_(None),
            OutboxRow.dead_at.is_(None),
        )
    )
    return {row.dedupe_key: row.due_at for row in rows}
