"""Who did or saw what: append-only, a trigger refuses change and deletion."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId


class AuditEntry(Model):
    """One act: `action` is a verb phrase (report.submitted, reporter.seen, …), `detail` holds ids and codes only."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        CheckConstraint("actor_kind in ('reporter', 'staff', 'system')", name="actor_known"),
        Index("ix_audit_entries_subject", "jurisdiction_id", "subject_kind", "subject_id", "id"),
        Index("ix_audit_entries_action", "jurisdiction_id", "action", "id"),
        Index("ix_audit_entries_staff", "jurisdiction_id", "staff_id", "id"),
        Index("ix_audit_entries_at", "jurisdiction_id", "at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    actor_kind: Mapped[str]
    staff_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    at: Mapped[datetime] = mapped_column(server_default=func.now())
