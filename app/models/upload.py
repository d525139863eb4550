"""A picture on its way in parts: how much of it is on disk, and who may send the rest."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model


class Upload(Model):
    """A resumable upload (tus 1.0.0). `received` is its offset; `length` is null while the sender has not said it.

    `parts` is [{"key", "bytes"}, …] in order: what is stored of it. `received` equals `length` only once the photo
    itself was taken in, and then the parts are gone.
    """

    __tablename__ = "uploads"
    __table_args__ = (
        CheckConstraint("received >= 0 and (length is null or received <= length)", name="received_fits"),
        CheckConstraint("finished_at is null or length is not null and received = length", name="finished_is_whole"),
        Index("ix_uploads_expires", "expires_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    photo_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    length: Mapped[int | None] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    parts: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    metadata_line: Mapped[str | None]
    device_hash: Mapped[str | None]
    staff_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
