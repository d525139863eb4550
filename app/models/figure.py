"""What happened each day, counted as it happens, so that a year of figures is read without counting a million rows."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import Index, Integer, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId

MEASURES = ("received", "solved", "in_time", "refused", "contested", "reopened", "still_open")
"""Counted on the day it was sent: received, contested, reopened, still_open; on the day it was closed: the others."""


class FigureDay(Model):
    """One day of one service, department, area, source or crew (`dimension`, `member`), or of all of them.

    Days are the town's. Together with what waits in `figure_changes` they are exact at every moment.
    """

    __tablename__ = "figure_days"

    jurisdiction_id: Mapped[JurisdictionId]
    dimension: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    member: Mapped[str] = mapped_column(primary_key=True)
    received: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    solved: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    in_time: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    refused: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    contested: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    reopened: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    still_open: Mapped[int] = mapped_column(Integer, server_default=text("0"))


class FigureChange(Model):
    """A difference that a trigger wrote in the transaction that changed reports; folded into the days by a worker."""

    __tablename__ = "figure_changes"
    __table_args__ = (Index("ix_figure_changes_day", "jurisdiction_id", "day"),)

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    day: Mapped[date]
    service_id: Mapped[int]
    department_id: Mapped[int]
    area_id: Mapped[int | None]
    source: Mapped[str]
    crew_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    received: Mapped[int] = mapped_column(Integer)
    solved: Mapped[int] = mapped_column(Integer)
    in_time: Mapped[int] = mapped_column(Integer)
    refused: Mapped[int] = mapped_column(Integer)
    contested: Mapped[int] = mapped_column(Integer)
    reopened: Mapped[int] = mapped_column(Integer)
    still_open: Mapped[int] = mapped_column(Integer)
