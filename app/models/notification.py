"""Who follows a report, and what each of them was told: traceable from event to delivery."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within

NOTIFICATION_STATES = ("pending", "held", "sent", "superseded", "skipped", "dead")
SUBSCRIPTION_KINDS = ("reporter", "joined", "follower")


class Subscription(Model):
    """One person following one report; `joined` people have seen the same problem.

    A follow that was asked for by typing an address has ended until its mail is answered; `asked_by_id` is then the
    subscription of the phone it was typed on, so that one person counts once (`is_counted`).
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        within("report_id", "reports"),
        within("reporter_id", "reporters"),
        UniqueConstraint("jurisdiction_id", "report_id", "reporter_id"),
        CheckConstraint("kind in ('reporter', 'joined', 'follower')", name="kind_known"),
        Index("ix_subscriptions_reporter", "jurisdiction_id", "reporter_id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    reporter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str]
    merged_from_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    is_counted: Mapped[bool] = mapped_column(server_default=text("true"))
    asked_by_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    ended_at: Mapped[datetime | None]


class Notification(Model):
    """One message to one person over one channel about one event; `dedupe_key` makes it unique.

    States: pending → sent | superseded (a newer one says it all) | skipped (unsubscribed, erased) | dead.
    A `held` one waits for the day's digest (`digest_id`), which becomes a message of its own.
    """

    __tablename__ = "notifications"
    __table_args__ = (
        within("report_id", "reports"),
        within("reporter_id", "reporters"),
        UniqueConstraint("dedupe_key"),
        CheckConstraint("state in ('pending', 'held', 'sent', 'superseded', 'skipped', 'dead')", name="state_known"),
        CheckConstraint("(state = 'sent') = (sent_at is not null)", name="sent_at_agrees"),
        Index("ix_notifications_report", "jurisdiction_id", "report_id", "created_at"),
        Index(
            "ix_notifications_pending",
            "jurisdiction_id",
            "report_id",
            "reporter_id",
            postgresql_where=text("state = 'pending'"),
        ),
        Index("ix_notifications_held", "jurisdiction_id", "reporter_id", postgresql_where=text("state = 'held'")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    report_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    reporter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    subscription_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    status_update_id: Mapped[int | None] = mapped_column(BigInteger)
    endpoint_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    digest_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    event: Mapped[str]
    channel: Mapped[str]
    dedupe_key: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="pending")
    message_id: Mapped[str | None]
    payload: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    sent_at: Mapped[datetime | None]
