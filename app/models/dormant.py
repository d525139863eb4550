"""Who was told of a report that lies long past its due date."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Index, Uuid, func
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within


class DormantNotice(Model):
    """A manager is told once of a report and a due date; `created_at` is the moment of the round of notices."""

    __tablename__ = "dormant_notices"
    __table_args__ = (
        within("report_id", "reports", ondelete="CASCADE"),
        within("staff_id", "staff", ondelete="CASCADE"),
        Index("ix_dormant_notices_staff", "jurisdiction_id", "staff_id", "created_at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    due_at: Mapped[datetime] = mapped_column(primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    read_at: Mapped[datetime | None]
