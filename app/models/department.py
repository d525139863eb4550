"""Who answers for a place and a service."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, SmallId


class Department(Model):
    """A team with its mailbox; exactly one per jurisdiction is the fallback, the triage desk."""

    __tablename__ = "departments"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code"),
        Index("uq_departments_fallback", "jurisdiction_id", unique=True, postgresql_where=text("is_fallback")),
        CheckConstraint("stop_minutes between 1 and 240", name="stop_minutes_range"),
        CheckConstraint("day_minutes between 30 and 720", name="day_minutes_range"),
        CheckConstraint("speed_kmh between 3 and 90", name="speed_kmh_range"),
        CheckConstraint("dormant_days between 1 and 365", name="dormant_days_range"),
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
    stop_minutes: Mapped[int | None] = mapped_column(SmallInteger)
    """How long a stop of its crews takes; these three are the usual ones (app/actions/crew_days.py) where unset."""
    day_minutes: Mapped[int | None] = mapped_column(SmallInteger)
    speed_kmh: Mapped[int | None] = mapped_column(SmallInteger)
    dormant_days: Mapped[int | None] = mapped_column(SmallInteger, server_default=text("14"))
    """How many days past its due date an open report is brought before the managers; without it, never."""
