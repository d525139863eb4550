"""Alerts: places that people watch, what matched, and the one digest a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NOW = sa.text("now()")


def upgrade() -> None:
    """Expand only: new tables."""
    op.create_table(
        "alerts",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("street_key", sa.Text(), nullable=True),
        sa.Column("radius_m", sa.Float(), nullable=True),
        sa.Column("zone", Geometry("MULTIPOLYGON", srid=3857, spatial_index=False), nullable=False),
        sa.Column("service_ids", sa.ARRAY(sa.Integer()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("tells_resolved", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("locale", sa.Text(), server_default="fr", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('street', 'circle', 'quarter')", name="kind_known"),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "reporter_id"], ["reporters.jurisdiction_id", "reporters.id"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "area_id"], ["areas.jurisdiction_id", "areas.id"], ondelete="SET NULL (area_id)"
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id"),
    )
    op.create_index("ix_alerts_reporter", "alerts", ["jurisdiction_id", "reporter_id"])
    op.create_index(
        "ix_alerts_zone",
        "alerts",
        ["zone"],
        postgresql_using="gist",
        postgresql_where=sa.text("confirmed_at is not null and ended_at is null"),
    )
    _matches()
    _digests()


def _matches() -> None:
    op.create_table(
        "alert_matches",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("matched_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("digest_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("event in ('opened', 'resolved')", name="event_known"),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "alert_id"], ["alerts.jurisdiction_id", "alerts.id"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id", "report_id"], ["reports.jurisdiction_id", "reports.id"]),
        sa.PrimaryKeyConstraint("jurisdiction_id", "alert_id", "report_id", "event"),
    )
    op.create_index("ix_alert_matches_report", "alert_matches", ["jurisdiction_id", "report_id"])
    op.create_index(
        "ix_alert_matches_untold",
        "alert_matches",
        ["jurisdiction_id", "alert_id"],
        postgresql_where=sa.text("digest_id is null"),
    )
    op.create_index(
        "ix_alert_matches_digest", "alert_matches", ["digest_id"], postgresql_where=sa.text("digest_id is not null")
    )


def _digests() -> None:
    op.create_table(
        "alert_digests",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state in ('pending', 'sent', 'skipped')", name="state_known"),
        sa.CheckConstraint("(state = 'sent') = (sent_at is not null)", name="sent_at_agrees"),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "alert_id"], ["alerts.jurisdiction_id", "alerts.id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id"),
        sa.UniqueConstraint("jurisdiction_id", "alert_id", "day"),
    )


def downgrade() -> None:
    """Undo."""
    for table in ("alert_digests", "alert_matches", "alerts"):
        op.drop_table(table)
