"""A report and its append-only history."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    Index,
    Sequence,
    SmallInteger,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from app.core import workflow
from app.core.extensions import Base, Model
from app.models.keys import BigId, JurisdictionId, within

SOURCES = ("app", "web", "counter", "telephone", "meeting", "open311", "import", "crew")
ASSISTED_SOURCES = ("counter", "telephone", "meeting")
"""Where an agent entered it for somebody else."""
UPDATE_KINDS = ("status", "note", "reassign", "contest", "merge", "assign", "join", "due", "split", "photo")
ACTOR_KINDS = ("reporter", "staff", "system")

report_number = Sequence("report_number", start=1001, metadata=Base.metadata)
"""Feeds public ids; gaps are allowed."""


WORDS = (
    "array_to_tsvector(string_to_array(search_key(public_id || ' ' || regexp_replace(public_id, '^.*-0*', '') || ' ' "
    "|| coalesce(address, '') || ' ' || description), ' '))"
)


def _in(column: str, values: tuple[str, ...]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


class Report(Model):
    """The id is the phone's own, and so the idempotency key; `body_hash` tells a repeat from a reuse.

    `location` is what the person chose, `gps_location` what the phone measured. `routing` holds the reason
    (see geo.routing.Routing): {code, department_id, rule_id, asset_id, area_id, street_owner, …}.
    """

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("id"),
        UniqueConstraint("jurisdiction_id", "public_id"),
        within("service_id", "services"),
        within("department_id", "departments"),
        within("area_id", "areas", ondelete="SET NULL (area_id)"),
        within("asset_id", "assets", ondelete="SET NULL (asset_id)"),
        within("reporter_id", "reporters"),
        within("duplicate_of_id", "reports"),
        within("part_of_id", "reports"),
        within("assigned_to_id", "staff"),
        CheckConstraint(_in("status", tuple(workflow.STATUSES)), name="status_known"),
        CheckConstraint(_in("source", SOURCES), name="source_known"),
        CheckConstraint("duplicate_of_id is distinct from id", name="not_its_own_duplicate"),
        CheckConstraint("part_of_id is distinct from id", name="not_its_own_part"),
        CheckConstraint(
            "(closed_at is not null) = " + _in("status", workflow.CLOSED_STATUSES), name="closed_at_agrees"
        ),
        Index("ix_reports_newest", "jurisdiction_id", text("submitted_at desc"), text("id desc")),
        Index("ix_reports_status_newest", "jurisdiction_id", "status", text("submitted_at desc"), text("id desc")),
        Index(
            "ix_reports_department_newest",
            "jurisdiction_id",
            "department_id",
            text("submitted_at desc"),
            text("id desc"),
        ),
        Index("ix_reports_service_newest", "jurisdiction_id", "service_id", text("submitted_at desc"), text("id desc")),
        Index(
            "ix_reports_open_due",
            "jurisdiction_id",
            "due_at",
            "id",
            postgresql_include=["submitted_at"],
            postgresql_where=text("closed_at is null"),
        ),
        Index("ix_reports_device", "jurisdiction_id", "device_hash", postgresql_where=text("device_hash is not null")),
        Index("ix_reports_reporter", "jurisdiction_id", "reporter_id"),
        Index(
            "ix_reports_duplicates",
            "jurisdiction_id",
            "duplicate_of_id",
            postgresql_where=text("duplicate_of_id is not null"),
        ),
        Index("ix_reports_parts", "jurisdiction_id", "part_of_id", postgresql_where=text("part_of_id is not null")),
        Index("ix_reports_updated", "jurisdiction_id", text("updated_at desc"), text("id desc")),
        Index(
            "ix_reports_department_due",
            "jurisdiction_id",
            "department_id",
            "due_at",
            "id",
            postgresql_where=text("closed_at is null"),
        ),
        Index(
            "ix_reports_assigned",
            "jurisdiction_id",
            "assigned_to_id",
            "due_at",
            "id",
            postgresql_where=text("assigned_to_id is not null"),
        ),
        Index("ix_reports_dispatch", "jurisdiction_id", "due_at", "id", postgresql_where=text("needs_dispatch")),
        Index("ix_reports_contested", "jurisdiction_id", "due_at", "id", postgresql_where=text("contested_count > 0")),
        Index(
            "ix_reports_open_newest",
            "jurisdiction_id",
            text("submitted_at desc"),
            text("id desc"),
            postgresql_where=text("closed_at is null"),
        ),
        Index("ix_reports_resolved", "jurisdiction_id", "closed_at", postgresql_where=text("status = 'resolved'")),
        Index("ix_reports_followed", "jurisdiction_id", text("follower_count desc"), text("id desc")),
        Index("ix_reports_area_newest", "jurisdiction_id", "area_id", text("submitted_at desc"), text("id desc")),
        Index(
            "ix_reports_private_newest",
            "jurisdiction_id",
            text("submitted_at desc"),
            text("id desc"),
            postgresql_where=text("is_private"),
        ),
        Index(
            "ix_reports_photo_newest",
            "jurisdiction_id",
            text("submitted_at desc"),
            text("id desc"),
            postgresql_where=text("has_photo"),
        ),
        Index(
            "ix_reports_newly_late",
            "jurisdiction_id",
            "due_at",
            "id",
            postgresql_where=text("closed_at is null and late_due_at is distinct from due_at"),
        ),
        Index("ix_reports_asset", "jurisdiction_id", "asset_id", postgresql_where=text("asset_id is not null")),
        Index("ix_reports_closed", "jurisdiction_id", "closed_at", postgresql_where=text("closed_at is not null")),
        Index(
            "ix_reports_answered", "jurisdiction_id", "answered_at", postgresql_where=text("answered_at is not null")
        ),
        *(
            Index(
                f"ix_reports_{name}_sample",
                "jurisdiction_id",
                f"{name}_at",
                postgresql_where=text(f"{name}_at is not null and (uuid_hash(id) & 15) = 0"),
            )
            for name in ("closed", "answered")
        ),
        *(
            Index(
                f"ix_reports_{name}_closed",
                "jurisdiction_id",
                f"{name}_id",
                "closed_at",
                postgresql_where=text("closed_at is not null"),
            )
            for name in ("service", "department", "area")
        ),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    public_id: Mapped[str]
    body_hash: Mapped[str]
    source: Mapped[str] = mapped_column(server_default="app")
    status: Mapped[str] = mapped_column(server_default=workflow.RECEIVED)
    service_id: Mapped[int]
    department_id: Mapped[int]
    routing: Mapped[dict[str, Any]]
    needs_dispatch: Mapped[bool] = mapped_column(server_default=text("false"))
    is_private: Mapped[bool] = mapped_column(server_default=text("false"))
    description: Mapped[str] = mapped_column(server_default="")
    answers: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    location: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326, spatial_index=True))
    location_3857: Mapped[WKBElement] = mapped_column(
        Geometry("POINT", srid=3857, spatial_index=True), Computed("ST_Transform(location, 3857)", persisted=True)
    )
    accuracy_m: Mapped[float | None]
    gps_location: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    gps_accuracy_m: Mapped[float | None]
    address: Mapped[str | None]
    location_hint: Mapped[str | None]
    area_id: Mapped[int | None]
    asset_id: Mapped[int | None] = mapped_column(BigInteger)
    reporter_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    device_hash: Mapped[str | None]
    locale: Mapped[str] = mapped_column(server_default="fr")
    assigned_to_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    duplicate_of_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    part_of_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    """The report that this is a part of, done by another department; a part is never public by itself."""
    forwarded_to: Mapped[dict[str, Any] | None]
    reason_code: Mapped[str | None]
    contested_count: Mapped[int] = mapped_column(server_default=text("0"))
    follower_count: Mapped[int] = mapped_column(server_default=text("0"))
    captured_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    due_at: Mapped[datetime]
    due_reason: Mapped[dict[str, Any] | None]
    """How `due_at` was counted, or who changed it and why (core/due.py)."""
    planned_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    """The first public word of the town hall; with `reopened_count` kept by a trigger on status_updates."""
    reopened_count: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
    late_due_at: Mapped[datetime | None]
    """The due date that the clock was last seen to pass: the counts know the report as late while it is `due_at`."""
    has_photo: Mapped[bool] = mapped_column(server_default=text("false"))
    """Whether a photo belongs to it; kept by a trigger on photos."""
    words: Mapped[str] = mapped_column(TSVECTOR, Computed(WORDS, persisted=True), deferred=True, nullable=True)
    """What a search compares with: number (with and without its zeros), address, description, each word once."""


class StatusUpdate(Model):
    """One thing that happened to a report; rows are never changed or deleted (a trigger refuses).

    `note` is the text; only rows with `is_public` are shown outside the town hall.
    """

    __tablename__ = "status_updates"
    __table_args__ = (
        within("report_id", "reports"),
        within("staff_id", "staff"),
        within("department_id", "departments"),
        UniqueConstraint("jurisdiction_id", "client_id"),
        CheckConstraint(_in("kind", UPDATE_KINDS), name="kind_known"),
        CheckConstraint(_in("actor_kind", ACTOR_KINDS), name="actor_known"),
        Index("ix_status_updates_report", "jurisdiction_id", "report_id", "id"),
        Index("ix_status_updates_public", "jurisdiction_id", "created_at", "id", postgresql_where=text("is_public")),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    report_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    client_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    kind: Mapped[str]
    status: Mapped[str]
    previous_status: Mapped[str | None]
    note: Mapped[str | None]
    is_public: Mapped[bool] = mapped_column(server_default=text("true"))
    reason_code: Mapped[str | None]
    detail: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    actor_kind: Mapped[str]
    staff_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    department_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
