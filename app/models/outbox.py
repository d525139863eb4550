"""The queue: rows committed with the change they follow from; RQ only wakes the workers that drain them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId


class OutboxRow(Model):
    """One thing to do once: `kind` names the action, `subject_id` what it is about; ids only, never personal data.

    Live while both `done_at` and `dead_at` are null. Live rows with the same `order_key` go oldest first, one at a
    time. All times are the database's.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("dedupe_key"),
        CheckConstraint("done_at is null or dead_at is null", name="done_or_dead"),
        Index("ix_outbox_due", "queue", "due_at", "id", postgresql_where=text("done_at is null and dead_at is null")),
        Index(
            "ix_outbox_order",
            "order_key",
            "id",
            postgresql_where=text("done_at is null and dead_at is null and order_key is not null"),
        ),
        Index("ix_outbox_dead", "jurisdiction_id", "dead_at", postgresql_where=text("dead_at is not null")),
        Index("ix_outbox_done", "done_at", postgresql_where=text("done_at is not null")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    queue: Mapped[str]
    kind: Mapped[str]
    subject_id: Mapped[str]
    dedupe_key: Mapped[str]
    order_key: Mapped[str | None]
    payload: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    due_at: Mapped[datetime] = mapped_column(server_default=func.now())
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    started_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    done_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]


class PeriodicRun(Model):
    """When each periodic task last ran, so that a missed period is caught up."""

    __tablename__ = "periodic_runs"

    name: Mapped[str] = mapped_column(primary_key=True)
    last_run_at: Mapped[datetime]
    last_result: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))


class WorkerBeat(Model):
    """The last sign of life of each background process (relay, workers, schedule), for the health page."""

    __tablename__ = "worker_beats"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    queue: Mapped[str | None]
    started_at: Mapped[datetime] = mapped_column(server_default=func.now())
    seen_at: Mapped[datetime] = mapped_column(server_default=func.now())
