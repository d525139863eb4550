"""The ways in which a person is reached and known again: browsers, links, codes; every row goes with the person."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Index, SmallInteger, UniqueConstraint, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within


class PushEndpoint(Model):
    """One browser that asked to be told; `endpoint` is its push service's address, the keys encrypt for it alone."""

    __tablename__ = "push_endpoints"
    __table_args__ = (
        within("reporter_id", "reporters", ondelete="CASCADE"),
        UniqueConstraint("endpoint_hash"),
        Index("ix_push_endpoints_reporter", "jurisdiction_id", "reporter_id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    reporter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    endpoint: Mapped[str]
    endpoint_hash: Mapped[str]
    p256dh: Mapped[str]
    auth: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class SignInLink(Model):
    """A link that was asked for; without `reporter_id` nobody has the address that was typed, and nothing is sent."""

    __tablename__ = "sign_in_links"
    __table_args__ = (
        within("reporter_id", "reporters", ondelete="CASCADE"),
        Index("ix_sign_in_links_expires", "expires_at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    reporter_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    browser_hash: Mapped[str | None]
    locale: Mapped[str] = mapped_column(server_default="fr")
    tries: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ResidentSession(Model):
    """A browser in which a person has proven who they are, for a few hours."""

    __tablename__ = "resident_sessions"
    __table_args__ = (
        within("reporter_id", "reporters", ondelete="CASCADE"),
        Index("ix_resident_sessions_reporter", "jurisdiction_id", "reporter_id"),
        Index("ix_resident_sessions_expires", "expires_at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    reporter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]


class KnownDevice(Model):
    """A phone whose holder has read the person's mail once: it need not confirm the same address again."""

    __tablename__ = "known_devices"
    __table_args__ = (within("reporter_id", "reporters", ondelete="CASCADE"),)

    jurisdiction_id: Mapped[JurisdictionId]
    reporter_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    device_hash: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class PhoneCode(Model):
    """A telephone number that somebody wants to be told at, until the code sent to it is typed."""

    __tablename__ = "phone_codes"
    __table_args__ = (
        within("reporter_id", "reporters", ondelete="CASCADE"),
        Index("ix_phone_codes_reporter", "jurisdiction_id", "reporter_id", "created_at"),
        Index("ix_phone_codes_created", "jurisdiction_id", "created_at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    reporter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    phone: Mapped[str]
    tries: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    started_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
