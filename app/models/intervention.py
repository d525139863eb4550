"""Outside bodies, and the links by which one of them answers for one report without an account."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, SmallId, within

INTERVENTION_STATES = ("sent", "taken", "done", "accepted", "declined", "revoked")
WORKING_STATES = ("sent", "taken")
"""Those in which the outside body is expected to act."""


class OutsideBody(Model):
    """A contractor or a public body that reports are handed to; no services, or no areas, means all of them.

    `may_close`: what it says is done closes the report at once; otherwise an agent looks first.
    """

    __tablename__ = "outside_bodies"
    __table_args__ = (Index("ix_outside_bodies_town", "jurisdiction_id", "is_active"),)

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    name: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str | None]
    locale: Mapped[str] = mapped_column(server_default="fr")
    service_codes: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    area_codes: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    may_close: Mapped[bool] = mapped_column(server_default=text("false"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Intervention(Model):
    """One report handed to one outside body. The link's token is derived from the id and kept nowhere.

    `message` is what the agent wrote to the body, `answer` the last words that came back.
    """

    __tablename__ = "interventions"
    __table_args__ = (
        within("report_id", "reports"),
        within("body_id", "outside_bodies"),
        within("sent_by_id", "staff"),
        CheckConstraint("state in ('sent', 'taken', 'done', 'accepted', 'declined', 'revoked')", name="state_known"),
        Index("ix_interventions_report", "jurisdiction_id", "report_id"),
        Index("ix_interventions_working", "expires_at", postgresql_where=text("state in ('sent', 'taken')")),
        Index("ix_interventions_state", "jurisdiction_id", "state", "updated_at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    body_id: Mapped[int]
    sent_by_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    state: Mapped[str] = mapped_column(server_default="sent")
    message: Mapped[str]
    answer: Mapped[str | None]
    reason_code: Mapped[str | None]
    planned_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    answered_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
