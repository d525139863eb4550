"""A picture: its private original, what was understood of it, and whether its copies may be shown."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import within

PHOTO_STATES = ("pending", "ready", "failed", "held")
PHOTO_ROLES = ("before", "after", "detail")


class Photo(Model):
    """Belongs to a report once one claims it. Nobody outside triage sees anything until `state` is `ready`.

    `copies` is {"320": {"key", "width", "height", "bytes"}, …}, drawn with `boxes` covered; `failure_code` says why it
    stays private. `view_key` names the uncovered picture for staff with the right, and goes with the original.
    `revision` counts the times it was asked to be drawn: a worker that drew an older one changes nothing.
    `turns` are the quarter turns clockwise that staff asked for, on top of what the camera said; `drawn_turns` those
    that the present copies have.
    """

    __tablename__ = "photos"
    __table_args__ = (
        within("report_id", "reports"),
        CheckConstraint("state in ('pending', 'ready', 'failed', 'held')", name="state_known"),
        CheckConstraint("role in ('before', 'after', 'detail')", name="role_known"),
        CheckConstraint("report_id is null or jurisdiction_id is not null", name="claimed_in_a_town"),
        CheckConstraint("state <> 'ready' or copies <> '{}'::jsonb", name="ready_has_copies"),
        CheckConstraint("boxes_by in ('detector', 'staff')", name="boxes_by_known"),
        Index("ix_photos_report", "jurisdiction_id", "report_id"),
        Index("ix_photos_pending", "created_at", postgresql_where=text("state = 'pending'")),
        Index(
            "ix_photos_private", "jurisdiction_id", "created_at", postgresql_where=text("state in ('failed', 'held')")
        ),
        Index(
            "ix_photos_original",
            "published_at",
            postgresql_where=text("state = 'ready' and original_key is not null"),
        ),
        CheckConstraint("turns between 0 and 3 and drawn_turns between 0 and 3", name="turns_are_quarters"),
        Index("ix_photos_replaces", "replaces_id", unique=True, postgresql_where=text("replaces_id is not null")),
        Index("ix_photos_unclaimed", "created_at", postgresql_where=text("report_id is null")),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    jurisdiction_id: Mapped[int | None] = mapped_column(SmallInteger, ForeignKey("jurisdictions.id"))
    report_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    status_update_id: Mapped[int | None] = mapped_column(BigInteger)
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(Uuid, ForeignKey("photos.id", ondelete="SET NULL"))
    """The photo that came to nothing, in whose place its sender sent this one."""
    role: Mapped[str] = mapped_column(server_default="before")
    state: Mapped[str] = mapped_column(server_default="pending")
    position: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    sha256: Mapped[str]
    content_type: Mapped[str]
    original_key: Mapped[str | None]
    original_bytes: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    exif_location: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    exif_taken_at: Mapped[datetime | None]
    copies: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    view_key: Mapped[str | None]
    boxes: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    boxes_by: Mapped[str | None]
    revision: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    turns: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    drawn_turns: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    perceptual_hash: Mapped[int | None] = mapped_column(BigInteger)
    failure_code: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    device_hash: Mapped[str | None]
    staff_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    processed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
