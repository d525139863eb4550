"""Members of staff, the departments they work for, their sessions, and the keys of other programs."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, SmallInteger, UniqueConstraint, Uuid, func, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, SmallId, within


class Staff(Model):
    """Someone who signs in; `role` says what they may do, departments and areas where.

    `password_hash` is empty for somebody invited who has not chosen one. `may_use_provider` lets the town's identity
    provider sign them in; `provider_subject` is the provider's own name for them, kept at the first time.
    """

    __tablename__ = "staff"
    __table_args__ = (
        Index("uq_staff_email", text("lower(email)"), unique=True),
        Index("uq_staff_provider_subject", "provider_subject", unique=True),
        CheckConstraint("role in ('crew', 'agent', 'manager', 'admin')", name="role_known"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    email: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    password_hash: Mapped[str]
    locale: Mapped[str] = mapped_column(server_default="fr")
    wants_mention_mail: Mapped[bool] = mapped_column(server_default=text("true"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_seen_at: Mapped[datetime | None]
    may_use_provider: Mapped[bool] = mapped_column(server_default=text("false"))
    provider_subject: Mapped[str | None]


class StaffDepartment(Model):
    """A department that a member of staff works for; none means the whole town (agents and above)."""

    __tablename__ = "staff_departments"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        within("department_id", "departments", ondelete="CASCADE"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    department_id: Mapped[int] = mapped_column(Integer, primary_key=True)


class StaffArea(Model):
    """An area that a member of staff is kept to; none means wherever their departments work."""

    __tablename__ = "staff_areas"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        within("area_id", "areas", ondelete="CASCADE"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    area_id: Mapped[int] = mapped_column(Integer, primary_key=True)


class StaffInvite(Model):
    """A link by mail with which somebody chooses their password, once; its token is derived, never stored."""

    __tablename__ = "staff_invites"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        Index("ix_staff_invites_staff", "jurisdiction_id", "staff_id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    invited_by_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class StaffSession(Model):
    """A signed-in browser; only the hash of its secret is kept, and deleting the row signs it out.

    `factors` says how it was opened (password, passkey, totp, recovery, provider); `id` names it in lists.
    """

    __tablename__ = "staff_sessions"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        Index("ix_staff_sessions_staff", "jurisdiction_id", "staff_id"),
        UniqueConstraint("id"),
    )

    jurisdiction_id: Mapped[int] = mapped_column(SmallInteger)
    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, server_default=func.gen_random_uuid())
    factors: Mapped[list[str]] = mapped_column(ARRAY(TEXT), server_default=text("'{password}'"))
    user_agent: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    seen_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]


class ApiKey(Model):
    """A program's key; only its hash is kept."""

    __tablename__ = "api_keys"
    __table_args__ = (UniqueConstraint("secret_hash"),)

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    name: Mapped[str]
    secret_hash: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(TEXT), server_default=text("'{}'"))
    limits: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    created_by_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
