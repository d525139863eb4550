"""Other programs that are told of events, what each was told, and how each telling went."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, SmallInteger, Uuid, func, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId, SmallId, within

DELIVERY_STATES = ("pending", "delivered", "skipped", "dead")


def _codes() -> Mapped[list[str]]:
    return mapped_column(ARRAY(TEXT), server_default=text("'{}'"))


def _numbers() -> Mapped[list[int]]:
    return mapped_column(ARRAY(Integer), server_default=text("'{}'"))


class WebhookEndpoint(Model):
    """An address that is told of events; an empty filter keeps everything.

    `secret` is encrypted; `old_secret` signs beside it until `old_secret_until`. While `held_until` is ahead nothing
    is sent. `disabled_reason`: `off` (by hand), `gone` (it answered 410) or `failing` (for days).
    """

    __tablename__ = "webhook_endpoints"
    __table_args__ = (
        within("created_by_id", "staff"),
        CheckConstraint("(disabled_at is null) = (disabled_reason is null)", name="disabled_for_a_reason"),
        CheckConstraint("disabled_reason in ('off', 'gone', 'failing')", name="disabled_reason_known"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    url: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    event_types: Mapped[list[str]] = _codes()
    service_ids: Mapped[list[int]] = _numbers()
    department_ids: Mapped[list[int]] = _numbers()
    area_ids: Mapped[list[int]] = _numbers()
    statuses: Mapped[list[str]] = _codes()
    with_private: Mapped[bool] = mapped_column(server_default=text("false"))
    secret: Mapped[str]
    old_secret: Mapped[str | None]
    old_secret_until: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    """Failed tries since the last that succeeded."""
    failing_since: Mapped[datetime | None]
    held_until: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    disabled_reason: Mapped[str | None]
    created_by_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class WebhookDelivery(Model):
    """One event for one endpoint; its id is the `webhook-id` of every try."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        within("endpoint_id", "webhook_endpoints", ondelete="CASCADE"),
        within("report_id", "reports"),
        within("status_update_id", "status_updates"),
        CheckConstraint("state in ('pending', 'delivered', 'skipped', 'dead')", name="state_known"),
        Index("ix_webhook_deliveries_newest", "jurisdiction_id", "endpoint_id", text("created_at desc"), "id"),
        Index("ix_webhook_deliveries_created", "created_at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    endpoint_id: Mapped[int]
    event: Mapped[str]
    report_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    status_update_id: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(server_default="pending")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    queued_at: Mapped[datetime] = mapped_column(server_default=func.now())
    """When it was last put into the queue: at first, or at its last replay."""


class WebhookAttempt(Model):
    """One try: what came back and how long it took; `answer` is the beginning of the answer's words."""

    __tablename__ = "webhook_attempts"
    __table_args__ = (
        within("delivery_id", "webhook_deliveries", ondelete="CASCADE"),
        Index("ix_webhook_attempts_delivery", "jurisdiction_id", "delivery_id", "id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    delivery_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    tried_at: Mapped[datetime] = mapped_column(server_default=func.now())
    duration_ms: Mapped[int]
    status_code: Mapped[int | None] = mapped_column(SmallInteger)
    error: Mapped[str | None]
    answer: Mapped[str] = mapped_column(server_default="")
