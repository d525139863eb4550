"""A town (or other body) that answers for a territory; its id leads every key that may one day shard."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Identity, SmallInteger, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model


class Jurisdiction(Model):
    """Settings are data: colour, contact, attribution, style_url, public_id_prefix, radius by service…

    Its boundary is the area of kind `boundary` (one per jurisdiction).
    """

    __tablename__ = "jurisdictions"
    __table_args__ = (CheckConstraint("slug ~ '^[a-z0-9-]{2,60}$'", name="slug_form"),)

    id: Mapped[int] = mapped_column(SmallInteger, Identity(), primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    insee_code: Mapped[str | None]
    time_zone: Mapped[str] = mapped_column(server_default="Europe/Paris")
    default_locale: Mapped[str] = mapped_column(server_default="fr")
    is_fictional: Mapped[bool] = mapped_column(server_default=text("false"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    settings: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
