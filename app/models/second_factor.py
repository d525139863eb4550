"""Second factors of staff: passkeys, one-time codes, recovery codes, and the challenges that are being answered."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, UniqueConstraint, Uuid, func, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within


class StaffPasskey(Model):
    """A key on somebody's phone, computer or token (WebAuthn); the public half, in base64url."""

    __tablename__ = "staff_passkeys"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        UniqueConstraint("credential_id"),
        Index("ix_staff_passkeys_staff", "jurisdiction_id", "staff_id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    credential_id: Mapped[str]
    public_key: Mapped[str]
    sign_count: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    transports: Mapped[list[str]] = mapped_column(ARRAY(TEXT), server_default=text("'{}'"))
    name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime | None]


class StaffTotp(Model):
    """The secret of somebody's code app (RFC 6238), encrypted; `last_step` is the last time step that was accepted."""

    __tablename__ = "staff_totps"
    __table_args__ = (within("staff_id", "staff", ondelete="CASCADE"),)

    jurisdiction_id: Mapped[JurisdictionId]
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    secret: Mapped[str]
    last_step: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    confirmed_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class StaffRecoveryCode(Model):
    """A code on paper for the day when every other factor is lost; good once, only its hash is kept."""

    __tablename__ = "staff_recovery_codes"
    __table_args__ = (within("staff_id", "staff", ondelete="CASCADE"),)

    jurisdiction_id: Mapped[JurisdictionId]
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    used_at: Mapped[datetime | None]


class StaffChallenge(Model):
    """Something asked of a browser that answers once, soon: a passkey's signature, or a way back from the provider.

    Nobody's town is known yet when somebody signs in without a password, so it leads no key here.
    """

    __tablename__ = "staff_challenges"
    __table_args__ = (Index("ix_staff_challenges_expires_at", "expires_at"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    purpose: Mapped[str]
    staff_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    secret: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    expires_at: Mapped[datetime]
