"""What people think of how their report was dealt with: who was asked, and what they answered."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within

ANSWERS = ("good", "fair", "poor")


class Satisfaction(Model):
    """One person about one closing. Without `reporter_id` it is the sender who left no address.

    `asked_at` is when a message with the question left, or when they answered on the follow page without one.
    """

    __tablename__ = "satisfactions"
    __table_args__ = (
        within("report_id", "reports"),
        within("reporter_id", "reporters"),
        CheckConstraint("answer in ('good', 'fair', 'poor')", name="answer_known"),
        CheckConstraint("(answer is null) = (answered_at is null)", name="answered_at_agrees"),
        Index(
            "uq_satisfactions_person",
            "jurisdiction_id",
            "closing_id",
            text("coalesce(reporter_id, '00000000-0000-0000-0000-000000000000'::uuid)"),
            unique=True,
        ),
        Index("ix_satisfactions_asked", "jurisdiction_id", "asked_at"),
        Index("ix_satisfactions_report", "jurisdiction_id", "report_id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    closing_id: Mapped[int] = mapped_column(BigInteger)
    reporter_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now())
    answer: Mapped[str | None]
    comment: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
