"""Tells one endpoint of one event, keeps how it went, and decides when to leave an endpoint in peace.

A row of the queue each: what fails is tried again on the queue's own schedule. Besides, an endpoint that does not
answer is held for a moment that doubles, so that its rows give way to those of others without knocking.
"""

from __future__ import annotations

import random
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, text

from app.actions import outbox, webhook_payloads, webhook_secrets
from app.channels import DeliveryLater, DeliveryRefused, outward, webhook
from app.channels.webhook import Message
from app.core import clock
from app.core.extensions import db
from app.models import Jurisdiction, WebhookAttempt, WebhookDelivery, WebhookEndpoint

AT_ONCE = 2
"""Messages on their way to one endpoint from one process."""
BUSY_SECONDS = 0.5
HELD_AT_MOST = timedelta(minutes=5)
GIVEN_UP_AFTER = timedelta(hours=96)
"""Beyond the queue's whole schedule: a message that was only ever postponed becomes a dead letter too."""
FAILING_FOR = timedelta(days=3)
FAILING_TRIES = 10
"""An endpoint is turned off when it failed so often in a row, for so long."""
GONE, FAILING = "gone", "failing"
KEEP_DAYS = 30

_busy: dict[tuple[int, int], int] = {}
_busy_lock = threading.Lock()


class TellingFailed(Exception):  # noqa: N818 - an outcome, named as such
    """The endpoint did not take the message; trying again may help."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try went: what was answered, or why there was no answer."""

    duration_ms: int
    status: int | None = None
    retry_after: float | None = None
    words: str = ""
    error: str | None = None
    is_forbidden: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether the endpoint has it."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_down(self) -> bool:
        """Whether the endpoint as a whole seems to be in trouble, and not only this message."""
        return self.status is None or self.status == 429 or self.status >= 500


def deliver(delivery_id: str) -> None:
    """Tell an endpoint, and commit how it went; safe to repeat.

    Raises DeliveryLater while the endpoint is held or busy, DeliveryRefused once it is off, TellingFailed otherwise.
    """
    found = _find(uuid.UUID(str(delivery_id)))
    if found is None:
        return
    delivery, endpoint = found
    now = clock.now()
    _check(delivery, endpoint, now)
    with _one_of_few((endpoint.jurisdiction_id, endpoint.id)):
        body = webhook_payloads.compose(delivery, endpoint)
        if body is None:
            delivery.state = "skipped"
            db.session.commit()
            return
        message = Message(webhook_payloads.message_id(delivery), int(now.timestamp()), body)
        signing, url = webhook_secrets.in_force(endpoint, now), endpoint.url
        key = (delivery.jurisdiction_id, delivery.id, endpoint.id)
        db.session.rollback()  # no connection waits for somebody else's server
        outcome = _try(url, message, signing)
    _settle(key, outcome)


def delete_old() -> dict[str, int]:
    """Forget what was told more than 30 days ago and is settled; commits."""
    gone = db.session.execute(
        text("""
            delete from webhook_deliveries where (jurisdiction_id, id) in (
                select jurisdiction_id, id from webhook_deliveries
                where created_at < now() - make_interval(days => :days) and state <> 'pending' limit 5000
            ) returning 1
        """),
        {"days": KEEP_DAYS},
    ).all()
    db.session.commit()
    return {"deliveries": len(gone)}


def _find(delivery_id: uuid.UUID) -> tuple[WebhookDelivery, WebhookEndpoint] | None:
    row = db.session.execute(
        select(WebhookDelivery, WebhookEndpoint)
        .join(
            WebhookEndpoint,
            (WebhookEndpoint.jurisdiction_id == WebhookDelivery.jurisdiction_id)
            & (WebhookEndpoint.id == WebhookDelivery.endpoint_id),
        )
        .where(
            WebhookDelivery.jurisdiction_id.in_(select(Jurisdiction.id)),
            WebhookDelivery.id == delivery_id,
            WebhookDelivery.state == "pending",
        )
    ).first()
    return (row[0], row[1]) if row else None


def _check(delivery: WebhookDelivery, endpoint: WebhookEndpoint, now: datetime) -> None:
    if endpoint.disabled_at is not None:
        raise DeliveryRefused("the endpoint is turned off")
    if now - delivery.queued_at > GIVEN_UP_AFTER:
        raise DeliveryRefused("the endpoint has not been reached for days")
    if endpoint.held_until is not None and endpoint.held_until > now:
        raise DeliveryLater((endpoint.held_until - now).total_seconds() + random.uniform(0, 1))


@contextmanager
def _one_of_few(endpoint: tuple[int, int]) -> Iterator[None]:
    """Keep a slow endpoint from taking every lane. Raises DeliveryLater while it has its share."""
    with _busy_lock:
        if _busy.get(endpoint, 0) >= AT_ONCE:
            raise DeliveryLater(BUSY_SECONDS * random.uniform(1, 2))
        _busy[endpoint] = _busy.get(endpoint, 0) + 1
    try:
        yield
    finally:
        with _busy_lock:
            _busy[endpoint] -= 1
            if not _busy[endpoint]:
                del _busy[endpoint]


def _try(url: str, message: Message, signing: tuple[str, ...]) -> Outcome:
    begun = time.monotonic()
    try:
        answer = webhook.send(url, message, signing)
    except outward.AddressForbidden as error:
        return Outcome(_since(begun), error=str(error), is_forbidden=True)
    except outward.NoAnswer as error:
        return Outcome(_since(begun), error=str(error) or "no answer")
    return Outcome(_since(begun), answer.status, answer.retry_after, answer.words)


def _since(begun: float) -> int:
    return int((time.monotonic() - begun) * 1000)


def _settle(key: tuple[int, uuid.UUID, int], outcome: Outcome) -> None:
    """Keep the try and what follows from it, commit, and say to the queue how it went."""
    town_id, delivery_id, endpoint_id = key
    endpoint = db.session.scalars(
        select(WebhookEndpoint)
        .where(WebhookEndpoint.jurisdiction_id == town_id, WebhookEndpoint.id == endpoint_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if endpoint is None:
        return  # deleted meanwhile, and its deliveries with it
    db.session.add(
        WebhookAttempt(
            jurisdiction_id=town_id,
            delivery_id=delivery_id,
            tried_at=clock.now(),
            duration_ms=outcome.duration_ms,
            status_code=outcome.status,
            error=outcome.error,
            answer=outcome.words,
        )
    )
    if outcome.is_taken:
        endpoint.failures, endpoint.failing_since, endpoint.held_until = 0, None, None
        db.session.get_one(WebhookDelivery, (town_id, delivery_id)).state = "delivered"
        db.session.commit()
        return
    _count_failure(endpoint, outcome)
    db.session.commit()
    _complain(outcome)


def _count_failure(endpoint: WebhookEndpoint, outcome: Outcome) -> None:
    now = clock.now()
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or now
    if outcome.is_down:
        pause = timedelta(seconds=max(2.0 ** min(endpoint.failures, 9), outcome.retry_after or 0))
        endpoint.held_until = now + min(pause, max(HELD_AT_MOST, timedelta(seconds=outcome.retry_after or 0)))
    is_failing = endpoint.failures >= FAILING_TRIES and now - endpoint.failing_since >= FAILING_FOR
    if endpoint.disabled_at is None and (outcome.status == 410 or is_failing):
        endpoint.disabled_at = now
        endpoint.disabled_reason = GONE if outcome.status == 410 else FAILING
        outbox.enqueue(
            endpoint.jurisdiction_id,
            outbox.NOTIFICATIONS,
            outbox.WEBHOOK_OFF,
            f"{endpoint.jurisdiction_id}:{endpoint.id}",
            f"{outbox.WEBHOOK_OFF}:{endpoint.jurisdiction_id}:{endpoint.id}:{now.isoformat()}",
        )


def _complain(outcome: Outcome) -> None:
    if outcome.status == 410:
        raise DeliveryRefused("the endpoint answered 410: it wants no more")
    if outcome.is_forbidden:
        raise DeliveryRefused(f"the address may not be called: {outcome.error}")
    if outcome.status in {429, 503} and outcome.retry_after:
        raise DeliveryLater(outcome.retry_after, "the endpoint asks to wait")
    raise TellingFailed(outcome.error or f"the endpoint answered {outcome.status}")
