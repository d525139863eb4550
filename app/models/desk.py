"""How somebody works at the desk: the views they saved, and how they like their list."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import JurisdictionId, within


class SavedView(Model):
    """Filters and order under a name. `query` is what the list is asked, {parameter: text}.

    Shared with one department, or with the whole desk when `is_shared` and no department is named.
    """

    __tablename__ = "saved_views"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        within("department_id", "departments", ondelete="CASCADE"),
        CheckConstraint("is_shared or department_id is null", name="department_of_shared"),
        Index("ix_saved_views_staff", "jurisdiction_id", "staff_id"),
        Index("ix_saved_views_shared", "jurisdiction_id", "department_id", postgresql_where=text("is_shared")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    name: Mapped[str]
    query: Mapped[dict[str, str]]
    is_shared: Mapped[bool] = mapped_column(server_default=text("false"))
    department_id: Mapped[int | None] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class DeskChoice(Model):
    """What somebody's dashboard opens with, and how its list looks (`layout`: columns, density, keys)."""

    __tablename__ = "desk_choices"
    __table_args__ = (
        within("staff_id", "staff", ondelete="CASCADE"),
        within("start_view_id", "saved_views", ondelete="SET NULL (start_view_id)"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    start_view_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    layout: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
