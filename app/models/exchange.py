"""What is exchanged with other programs: pictures to fetch from elsewhere, and servers that reports are sent on to."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within

FETCH_STATES = ("pending", "done", "refused")
REMOTE_STATES = ("pending", "sent", "done", "returned")
CLOSINGS = ("close", "ask")
"""What a report does here when the other server closes its own: it closes too, or somebody looks first."""


class MediaFetch(Model):
    """A picture that another program named by its address; the id is that of the photo it becomes.

    `url` is emptied once the picture is here or will not come; `reason` says why it will not.
    """

    __tablename__ = "media_fetches"
    __table_args__ = (
        within("report_id", "reports"),
        CheckConstraint("state in ('pending', 'done', 'refused')", name="state_known"),
        Index("ix_media_fetches_report", "jurisdiction_id", "report_id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    status_update_id: Mapped[int | None] = mapped_column(BigInteger)
    url: Mapped[str | None]
    state: Mapped[str] = mapped_column(server_default="pending")
    reason: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]


class RemoteServer(Model):
    """The server of somebody else that does a department's work: its reports are sent there.

    `services` maps our service codes to theirs; one without an entry keeps its code. The key is kept sealed
    (`sealed_key`, with `key_mark` to tell one from another), or `key_name` names the variable of the environment that
    holds it. `is_told`: whether it hears of what changes here (service request updates).
    """

    __tablename__ = "remote_servers"
    __table_args__ = (
        ForeignKeyConstraint(["jurisdiction_id", "department_id"], ["departments.jurisdiction_id", "departments.id"]),
        CheckConstraint("closing in ('close', 'ask')", name="closing_known"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    department_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    url: Mapped[str]
    remote_town: Mapped[str | None]
    services: Mapped[dict[str, str]] = mapped_column(server_default=text("'{}'::jsonb"))
    key_name: Mapped[str | None]
    sealed_key: Mapped[str | None]
    key_mark: Mapped[str | None]
    is_told: Mapped[bool] = mapped_column(server_default=text("true"))
    closing: Mapped[str] = mapped_column(server_default="close")
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    polled_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class RemoteReport(Model):
    """A report that another server has, or is to get. `id` is made before anything is sent, and sent along.

    `returned`: the other side does not do it, for `reason`; the report is back in triage. `known_closed`: whether it is
    closed there, as far as is known here; `reopened_at`, when they were told that it is open again; `instead_of`, their
    number of the request that this one continues.
    """

    __tablename__ = "remote_reports"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "report_id", "department_id"),
        within("report_id", "reports"),
        ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"], ["remote_servers.jurisdiction_id", "remote_servers.department_id"]
        ),
        CheckConstraint("state in ('pending', 'sent', 'done', 'returned')", name="state_known"),
        Index("ix_remote_reports_watched", "jurisdiction_id", "department_id", postgresql_where=text("state = 'sent'")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    department_id: Mapped[int]
    state: Mapped[str] = mapped_column(server_default="pending")
    remote_id: Mapped[str | None]
    remote_token: Mapped[str | None]
    remote_status: Mapped[str | None]
    remote_note: Mapped[str | None]
    known_closed: Mapped[bool] = mapped_column(server_default=text("false"))
    reopened_at: Mapped[datetime | None]
    instead_of: Mapped[str | None]
    reason: Mapped[str | None]
    tries: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    sent_at: Mapped[datetime | None]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class RemoteUpdate(Model):
    """One thing that another server is to be told of a report it has; the id goes along, so that it is seen once.

    One at a time is pending for a report. `dropped`: it was no longer true before it left.
    """

    __tablename__ = "remote_updates"
    __table_args__ = (
        ForeignKeyConstraint(
            ["jurisdiction_id", "remote_report_id"],
            ["remote_reports.jurisdiction_id", "remote_reports.id"],
            ondelete="CASCADE",
        ),
        CheckConstraint("state in ('pending', 'sent', 'refused', 'dropped')", name="state_known"),
        Index(
            "ix_remote_updates_pending",
            "jurisdiction_id",
            "remote_report_id",
            unique=True,
            postgresql_where=text("state = 'pending'"),
        ),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    remote_report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    is_closing: Mapped[bool]
    words: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="pending")
    reason: Mapped[str | None]
    tries: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]
