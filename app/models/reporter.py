"""A person who reports or follows: no account, the least that reaches them."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId

EMAIL_MODES = ("each", "daily", "none")
"""A message at once for each event, one a day with all of them, or none."""


class Reporter(Model):
    """Known by an e-mail address, or only by the hash of their device's secret."""

    __tablename__ = "reporters"
    __table_args__ = (
        CheckConstraint("email_mode in ('each', 'daily', 'none')", name="email_mode_known"),
        Index(
            "uq_reporters_email",
            "jurisdiction_id",
            text("lower(email)"),
            unique=True,
            postgresql_where=text("email is not null"),
        ),
        Index(
            "uq_reporters_device",
            "jurisdiction_id",
            "device_hash",
            unique=True,
            postgresql_where=text("email is null and device_hash is not null"),
        ),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    email: Mapped[str | None]
    phone: Mapped[str | None]
    name: Mapped[str | None]
    device_hash: Mapped[str | None]
    locale: Mapped[str] = mapped_column(server_default="fr")
    email_mode: Mapped[str] = mapped_column(server_default="each")
    wants_sms: Mapped[bool] = mapped_column(server_default=text("false"))
    phone_confirmed_at: Mapped[datetime | None]
    email_confirmed_at: Mapped[datetime | None]
    confirmation_sent_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    erased_at: Mapped[datetime | None]
