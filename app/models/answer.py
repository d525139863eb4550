"""Words kept ready for residents, and colleagues called by name in a note."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId, SmallId, within


class AnswerTemplate(Model):
    """A town's own answer for a move (`target` is a status, or `answer`), for one service or for all of them.

    A row with the code of a standard answer (core/answers.py) stands in its place. Texts are {locale: text}.
    """

    __tablename__ = "answer_templates"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code"),
        within("service_id", "services", ondelete="CASCADE"),
        within("updated_by_id", "staff"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    code: Mapped[str]
    target: Mapped[str]
    service_id: Mapped[int | None]
    name: Mapped[dict[str, str]]
    body: Mapped[dict[str, str]]
    position: Mapped[int] = mapped_column(server_default=text("0"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_by_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)


class Mention(Model):
    """Somebody named in an internal note; unread until they open it."""

    __tablename__ = "mentions"
    __table_args__ = (
        within("report_id", "reports"),
        within("status_update_id", "status_updates"),
        within("staff_id", "staff", ondelete="CASCADE"),
        within("by_id", "staff"),
        UniqueConstraint("jurisdiction_id", "status_update_id", "staff_id"),
        Index("ix_mentions_staff", "jurisdiction_id", "staff_id", text("id desc")),
        Index("ix_mentions_report", "jurisdiction_id", "report_id"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    status_update_id: Mapped[int] = mapped_column(BigInteger)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    by_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    read_at: Mapped[datetime | None]
