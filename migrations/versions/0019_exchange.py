"""Pictures to fetch from elsewhere, and servers of others that reports are sent on to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def moment(name: str, *, is_now: bool = False) -> sa.Column[object]:
    """A point in time; the present one by default where it must be there."""
    default = sa.text("now()") if is_now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not is_now, server_default=default)


def upgrade() -> None:
    """Expand."""
    _create_fetches()
    _create_servers()
    _create_reports()


def _create_fetches() -> None:
    op.create_table(
        "media_fetches",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("status_update_id", sa.BigInteger(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        moment("created_at", is_now=True),
        moment("finished_at"),
        sa.CheckConstraint("state in ('pending', 'done', 'refused')", name=op.f("ck_media_fetches_state_known")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_media_fetches_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_media_fetches_jurisdiction_id_report_id"),
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_media_fetches")),
    )
    op.create_index("ix_media_fetches_report", "media_fetches", ["jurisdiction_id", "report_id"])


def _create_servers() -> None:
    op.create_table(
        "remote_servers",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("remote_town", sa.Text(), nullable=True),
        sa.Column("services", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("key_name", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        moment("polled_at"),
        sa.Column("last_error", sa.Text(), nullable=True),
        moment("created_at", is_now=True),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_remote_servers_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"],
            ["departments.jurisdiction_id", "departments.id"],
            name=op.f("fk_remote_servers_jurisdiction_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "department_id", name=op.f("pk_remote_servers")),
    )


def _create_reports() -> None:
    op.create_table(
        "remote_reports",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=True)
            for name in ("remote_id", "remote_token", "remote_status", "remote_note", "reason")
        ),
        sa.Column("tries", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        moment("created_at", is_now=True),
        moment("sent_at"),
        moment("updated_at", is_now=True),
        sa.CheckConstraint(
            "state in ('pending', 'sent', 'done', 'returned')", name=op.f("ck_remote_reports_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_remote_reports_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_remote_reports_jurisdiction_id_report_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"],
            ["remote_servers.jurisdiction_id", "remote_servers.department_id"],
            name=op.f("fk_remote_reports_jurisdiction_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_remote_reports")),
        sa.UniqueConstraint(
            "jurisdiction_id",
            "report_id",
            "department_id",
            name=op.f("uq_remote_reports_jurisdiction_id_report_id_department_id"),
        ),
    )
    op.create_index(
        "ix_remote_reports_watched",
        "remote_reports",
        ["jurisdiction_id", "department_id"],
        postgresql_where=sa.text("state = 'sent'"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("remote_reports")
    op.drop_table("remote_servers")
    op.drop_table("media_fetches")
