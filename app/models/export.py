"""A file of reports that a worker prepares for one member of staff."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, SmallInteger, Uuid, func, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within

FORMATS = ("csv", "xlsx", "geojson", "gpkg")
STATES = ("waiting", "working", "ready", "failed")
FAILURES = ("storage", "stopped", "other")
"""Why writing one failed: no room or no storage, workers that died in it, anything else."""


class Export(Model):
    """Asked for, written, kept a few days for whoever asked. `selection` says which reports, as codes and ids."""

    __tablename__ = "exports"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        CheckConstraint("format in ('csv', 'xlsx', 'geojson', 'gpkg')", name="format_known"),
        CheckConstraint("state in ('waiting', 'working', 'ready', 'failed')", name="state_known"),
        Index("ix_exports_staff", "jurisdiction_id", "staff_id", text("created_at desc")),
        Index("ix_exports_expiry", "expires_at"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    format: Mapped[str]
    separator: Mapped[str] = mapped_column(server_default=";")
    columns: Mapped[list[str]] = mapped_column(ARRAY(TEXT))
    selection: Mapped[dict[str, Any]]
    locale: Mapped[str] = mapped_column(server_default="fr")
    state: Mapped[str] = mapped_column(server_default="waiting")
    rows_done: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    rows_total: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    size_bytes: Mapped[int | None] = mapped_column(BigInteger)
    file_key: Mapped[str | None]
    failure_code: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
