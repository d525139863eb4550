"""What a town set, who set it and when; drafts of routing rules and what they would have changed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId, SmallId, within

DRAFT_STATES = ("draft", "live", "dropped")
REPLAY_STATES = ("waiting", "running", "done", "failed")


def _in(column: str, values: tuple[str, ...]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


class ConfigVersion(Model):
    """One change of one thing that is set: `kind` and `key` name it; rows are never changed.

    `before` is null for something new, `after` for something that was not there before and is not again.
    Changes made in one go share a `batch`; `takes_back` is the change whose earlier value this one wrote again.
    """

    __tablename__ = "config_versions"
    __table_args__ = (
        within("staff_id", "staff"),
        Index("ix_config_versions_key", "jurisdiction_id", "kind", "key", text("id desc")),
        Index("ix_config_versions_newest", "jurisdiction_id", text("id desc")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    kind: Mapped[str]
    key: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    batch: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    takes_back: Mapped[int | None] = mapped_column(BigInteger)
    staff_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    note: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())


class RoutingDraft(Model):
    """Changes to the routing rules that are being prepared: `changes` is a list of {op: add | end, …}."""

    __tablename__ = "routing_drafts"
    __table_args__ = (
        within("created_by", "staff"),
        CheckConstraint(_in("state", DRAFT_STATES), name="state_known"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    name: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="draft")
    changes: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    closed_at: Mapped[datetime | None]


class RoutingReplay(Model):
    """Past reports tried against a draft as it was then (`draft_version`); nothing of theirs is changed."""

    __tablename__ = "routing_replays"
    __table_args__ = (
        within("draft_id", "routing_drafts", ondelete="CASCADE"),
        CheckConstraint(_in("state", REPLAY_STATES), name="state_known"),
        Index("ix_routing_replays_draft", "jurisdiction_id", "draft_id", text("id desc")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    draft_id: Mapped[int]
    draft_version: Mapped[int]
    changes: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    months: Mapped[int]
    state: Mapped[str] = mapped_column(server_default="waiting")
    total: Mapped[int] = mapped_column(server_default=text("0"))
    tried: Mapped[int] = mapped_column(server_default=text("0"))
    moved: Mapped[int] = mapped_column(server_default=text("0"))
    reached: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    finished_at: Mapped[datetime | None]


class RoutingMove(Model):
    """A report that a draft would give to somebody else."""

    __tablename__ = "routing_moves"
    __table_args__ = (
        within("replay_id", "routing_replays", ondelete="CASCADE"),
        within("report_id", "reports", ondelete="CASCADE"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    replay_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    from_department_id: Mapped[int] = mapped_column(Integer)
    to_department_id: Mapped[int] = mapped_column(Integer)
