"""What is published for everybody: each report's cell once it is fixed, the months, and their files."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within

FORMATS = ("csv", "geojson", "gpkg", "parquet")


class OpenDataLine(Model):
    """The cell under which a report was published, fixed the first time (docs/adr/0007-open-data.md).

    A withdrawn one is published no more, and never again: too few of its cell were left.
    """

    __tablename__ = "open_data_lines"
    __table_args__ = (
        within("report_id", "reports", ondelete="CASCADE"),
        within("service_id", "services"),
        within("area_id", "areas", ondelete="CASCADE"),
        CheckConstraint("precision in ('day', 'week', 'month', 'town')", name="precision_known"),
        CheckConstraint("(square_y is null) = (square_x is null)", name="square_whole"),
        Index("ix_open_data_lines_month", "jurisdiction_id", "month"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    month: Mapped[date]
    precision: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    service_id: Mapped[int]
    area_id: Mapped[int | None]
    square_y: Mapped[int | None] = mapped_column(Integer)
    square_x: Mapped[int | None] = mapped_column(Integer)
    is_withdrawn: Mapped[bool] = mapped_column(server_default=text("false"))


class OpenDataMonth(Model):
    """A month as it was last built: what it was made of, what was generalised, and its public statistics."""

    __tablename__ = "open_data_months"

    jurisdiction_id: Mapped[JurisdictionId]
    month: Mapped[date] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    summary: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    statistics: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    year: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    """The statistics of the twelve months that end with this one."""
    built_at: Mapped[datetime] = mapped_column(server_default=func.now())


class OpenDataFile(Model):
    """A file in the storage: one month, or `all` of them, in one format."""

    __tablename__ = "open_data_files"

    jurisdiction_id: Mapped[JurisdictionId]
    part: Mapped[str] = mapped_column(primary_key=True)
    format: Mapped[str] = mapped_column(primary_key=True)
    file_key: Mapped[str]
    sha256: Mapped[str]
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    rows: Mapped[int] = mapped_column(Integer)
    built_at: Mapped[datetime] = mapped_column(server_default=func.now())
