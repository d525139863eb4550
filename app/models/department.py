"""Who answers for a place and a service."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, SmallId


class Department(Model):
    """A team with its mailbox; exactly one per jurisdiction is the fallback, the triage desk."""

    __tablename__ = "departments"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code"),
        Index("uq_departments_fallback", "jurisdiction_id", unique=True, postgresql_where=text("is_fallback")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    code: Mapped[str]
    name: Mapped[dict[str, str]]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    is_fallback: Mapped[bool] = mapped_column(server_default=text("false"))
    is_external: Mapped[bool] = mapped_column(server_default=text("false"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    hours: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
