"""Who answers for a service, an area or a road owner, and when: rows, never code."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, func, literal_column, text
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, SmallId, within


class RoutingRule(Model):
    """Matches where each given part matches (an absent part matches everything); most specific wins.

    `street_owner` rules answer for whole roads (a département road); the others for service × area.
    Two rules for the same key may not be valid at the same time.
    """

    __tablename__ = "routing_rules"
    __table_args__ = (
        within("service_id", "services", ondelete="CASCADE"),
        within("area_id", "areas", ondelete="CASCADE"),
        within("department_id", "departments"),
        CheckConstraint("num_nonnulls(service_id, area_id, street_owner) > 0", name="matches_something"),
        ExcludeConstraint(
            ("jurisdiction_id", "="),
            (literal_column("coalesce(service_id, 0)"), "="),
            (literal_column("coalesce(area_id, 0)"), "="),
            (literal_column("coalesce(street_owner, '')"), "="),
            ("valid", "&&"),
            name="ex_routing_rules_one_at_a_time",
            using="gist",
        ),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    service_id: Mapped[int | None]
    area_id: Mapped[int | None]
    street_owner: Mapped[str | None]
    department_id: Mapped[int]
    note: Mapped[str | None]
    valid: Mapped[Range[datetime]] = mapped_column(TSTZRANGE, server_default=text("tstzrange(now(), null)"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
