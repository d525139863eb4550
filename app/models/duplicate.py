"""Pairs of reports that somebody looked at and found to be two different things."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Uuid, func
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within


class DistinctPair(Model):
    """Not duplicates of each other: never suggested again. The smaller id comes first."""

    __tablename__ = "distinct_pairs"
    __table_args__ = (
        within("first_id", "reports"),
        within("second_id", "reports"),
        within("staff_id", "staff"),
        CheckConstraint("first_id < second_id", name="first_is_smaller"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    first_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    second_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
