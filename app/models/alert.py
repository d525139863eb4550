"""Who wants to hear about a street, a circle or a quarter; what matched; and the one digest a day that tells it."""

from __future__ import annotations

import datetime as dt
import uuid
from datetime import datetime

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, Uuid, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within

ALERT_KINDS = ("street", "circle", "quarter")
MATCH_EVENTS = ("opened", "resolved")
DIGEST_STATES = ("pending", "sent", "skipped")


class Alert(Model):
    """One place that one person watches; `zone` is that place drawn, so that all alerts are matched alike.

    Live when confirmed by mail and not ended. No services means all of them.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        within("reporter_id", "reporters", ondelete="CASCADE"),
        within("area_id", "areas", ondelete="SET NULL (area_id)"),
        CheckConstraint("kind in ('street', 'circle', 'quarter')", name="kind_known"),
        Index("ix_alerts_reporter", "jurisdiction_id", "reporter_id"),
        Index(
            "ix_alerts_zone",
            "zone",
            postgresql_using="gist",
            postgresql_where=text("confirmed_at is not null and ended_at is null"),
        ),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    reporter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str]
    label: Mapped[str]
    area_id: Mapped[int | None]
    street_key: Mapped[str | None]
    radius_m: Mapped[float | None]
    zone: Mapped[WKBElement] = mapped_column(Geometry("MULTIPOLYGON", srid=3857, spatial_index=False))
    service_ids: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default=text("'{}'"))
    tells_resolved: Mapped[bool] = mapped_column(server_default=text("true"))
    locale: Mapped[str] = mapped_column(server_default="fr")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    confirmed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class AlertMatch(Model):
    """A report that an alert is to tell of: once, whatever is matched again. `digest_id` is the mail that told it."""

    __tablename__ = "alert_matches"
    __table_args__ = (
        within("alert_id", "alerts", ondelete="CASCADE"),
        within("report_id", "reports"),
        CheckConstraint("event in ('opened', 'resolved')", name="event_known"),
        Index("ix_alert_matches_report", "jurisdiction_id", "report_id"),
        Index("ix_alert_matches_untold", "jurisdiction_id", "alert_id", postgresql_where=text("digest_id is null")),
        Index("ix_alert_matches_digest", "digest_id", postgresql_where=text("digest_id is not null")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    alert_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    event: Mapped[str] = mapped_column(primary_key=True)
    matched_at: Mapped[datetime] = mapped_column(server_default=func.now())
    digest_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)


class AlertDigest(Model):
    """The mail of one alert on one day of the town; its id makes the Message-ID, the same if it is sent again."""

    __tablename__ = "alert_digests"
    __table_args__ = (
        within("alert_id", "alerts", ondelete="CASCADE"),
        UniqueConstraint("jurisdiction_id", "alert_id", "day"),
        CheckConstraint("state in ('pending', 'sent', 'skipped')", name="state_known"),
        CheckConstraint("(state = 'sent') = (sent_at is not null)", name="sent_at_agrees"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    alert_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    day: Mapped[dt.date]
    state: Mapped[str] = mapped_column(server_default="pending")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    sent_at: Mapped[datetime | None]
