"""Counts of reports per cell of the map and per what they are: kept by triggers and the fold, never by hand."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlalchemy import BigInteger, CheckConstraint, Integer, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId

Dimension = Annotated[int, mapped_column(Integer, primary_key=True, autoincrement=False)]
Flags = Annotated[int, mapped_column(SmallInteger)]


class ReportCell(Model):
    """How many reports of one kind lie in one cell: a row per level, month and combination.

    `zoom` is the level of the cells (x and y as in the XYZ scheme; at level 0 the whole town is one), `month` that of
    submission in UTC or '-infinity' for all of them. `area_id` is 0 for none. `flags` are bits (geo.grid.Flag).
    `sum_x`, `sum_y` add up EPSG:3857 in whole centimetres, so that they stay exact: a sum of one is where it is.
    """

    __tablename__ = "report_cells"
    __table_args__ = (CheckConstraint("count > 0", name="count_positive"),)

    jurisdiction_id: Mapped[JurisdictionId]
    zoom: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    month: Mapped[date] = mapped_column(primary_key=True)
    x: Mapped[Dimension]
    y: Mapped[Dimension]
    service_id: Mapped[Dimension]
    department_id: Mapped[Dimension]
    area_id: Mapped[Dimension]
    status: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    flags: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    count: Mapped[int]
    sum_x: Mapped[int] = mapped_column(BigInteger)
    sum_y: Mapped[int] = mapped_column(BigInteger)


class ReportCellChange(Model):
    """A difference that some transaction made, at the finest level, until it is folded into ReportCell."""

    __tablename__ = "report_cell_changes"

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    month: Mapped[date]
    x: Mapped[int]
    y: Mapped[int]
    service_id: Mapped[int]
    department_id: Mapped[int]
    area_id: Mapped[int]
    status: Mapped[str]
    source: Mapped[str]
    flags: Mapped[Flags]
    count: Mapped[int]
    sum_x: Mapped[int] = mapped_column(BigInteger)
    sum_y: Mapped[int] = mapped_column(BigInteger)
