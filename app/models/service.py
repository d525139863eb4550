"""What can be reported (Open311 sense), in groups, with its own questions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, SmallId


class ServiceGroup(Model):
    """A handful of services shown together."""

    __tablename__ = "service_groups"

    jurisdiction_id: Mapped[JurisdictionId]
    code: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[dict[str, str]]
    position: Mapped[int] = mapped_column(server_default=text("0"))


class Service(Model):
    """Texts are {locale: text}; `questions` is the ordered list documented in docs/import.md."""

    __tablename__ = "services"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code"),
        ForeignKeyConstraint(
            ["jurisdiction_id", "group_code"], ["service_groups.jurisdiction_id", "service_groups.code"]
        ),
        CheckConstraint("due_hours > 0", name="due_hours_positive"),
        CheckConstraint("due_unit in ('hours', 'working_hours', 'working_days')", name="due_unit_known"),
        CheckConstraint("due_count between 1 and 10000", name="due_count_positive"),
        CheckConstraint("duplicate_radius_m between 0 and 1000", name="duplicate_radius_range"),
        CheckConstraint("asset_tolerance_m between 0 and 200", name="asset_tolerance_range"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    code: Mapped[str]
    group_code: Mapped[str]
    name: Mapped[dict[str, str]]
    description: Mapped[dict[str, str]] = mapped_column(server_default=text("'{}'::jsonb"))
    icon: Mapped[str] = mapped_column(server_default="message-circle")
    keywords: Mapped[dict[str, list[str]]] = mapped_column(server_default=text("'{}'::jsonb"))
    questions: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    due_hours: Mapped[int] = mapped_column(server_default=text("120"))
    due_unit: Mapped[str] = mapped_column(server_default="hours")
    """`hours` counts all of them, `working_hours` those of the department, `working_days` its days (core/due.py)."""
    due_count: Mapped[int | None]
    """How many units; without it `due_hours`, in any unit."""
    asset_layer: Mapped[str | None]
    asset_tolerance_m: Mapped[int] = mapped_column(server_default=text("25"))
    duplicate_radius_m: Mapped[int] = mapped_column(server_default=text("40"))
    position: Mapped[int] = mapped_column(server_default=text("0"))
    is_private: Mapped[bool] = mapped_column(server_default=text("false"))
    is_batch: Mapped[bool] = mapped_column(server_default=text("false"))
    """Whether a program is given a token, and the number only once somebody has looked (GeoReport v2, `batch`)."""
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
