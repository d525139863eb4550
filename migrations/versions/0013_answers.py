"""Answers kept ready, colleagues called in notes, due dates with their reason, and parts of a report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KINDS = "kind in ('status', 'note', 'reassign', 'contest', 'merge', 'assign', 'join', 'due', 'split')"
OLD_KINDS = "kind in ('status', 'note', 'reassign', 'contest', 'merge', 'assign', 'join')"
UNITS = "due_unit in ('hours', 'working_hours', 'working_days')"


def upgrade() -> None:
    """Expand only: two tables, columns with defaults, two kinds of entry."""
    _make_templates()
    _make_mentions()
    op.add_column(
        "staff", sa.Column("wants_mention_mail", sa.Boolean(), nullable=False, server_default=sa.text("true"))
    )
    op.add_column("services", sa.Column("due_unit", sa.Text(), nullable=False, server_default="hours"))
    op.add_column("services", sa.Column("due_count", sa.Integer()))
    op.create_check_constraint(op.f("ck_services_due_unit_known"), "services", UNITS)
    op.create_check_constraint(op.f("ck_services_due_count_positive"), "services", "due_count between 1 and 10000")
    op.add_column("reports", sa.Column("due_reason", postgresql.JSONB()))
    op.add_column("reports", sa.Column("part_of_id", sa.Uuid()))
    op.create_foreign_key(
        op.f("fk_reports_jurisdiction_id_part_of_id"),
        "reports",
        "reports",
        ["jurisdiction_id", "part_of_id"],
        ["jurisdiction_id", "id"],
    )
    op.create_check_constraint(op.f("ck_reports_not_its_own_part"), "reports", "part_of_id is distinct from id")
    op.create_index(
        "ix_reports_parts",
        "reports",
        ["jurisdiction_id", "part_of_id"],
        postgresql_where=sa.text("part_of_id is not null"),
    )
    op.drop_constraint(op.f("ck_status_updates_kind_known"), "status_updates", type_="check")
    op.create_check_constraint(op.f("ck_status_updates_kind_known"), "status_updates", KINDS)


def _make_templates() -> None:
    op.create_table(
        "answer_templates",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Integer()),
        sa.Column("name", postgresql.JSONB(), nullable=False),
        sa.Column("body", postgresql.JSONB(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("is_active", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_by_id", sa.Uuid()),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "service_id"], ["services.jurisdiction_id", "services.id"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id", "updated_by_id"], ["staff.jurisdiction_id", "staff.id"]),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id"),
        sa.UniqueConstraint("jurisdiction_id", "code"),
    )


def _make_mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("status_update_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("read_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.ForeignKeyConstraint(["jurisdiction_id", "report_id"], ["reports.jurisdiction_id", "reports.id"]),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "status_update_id"], ["status_updates.jurisdiction_id", "status_updates.id"]
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"], ["staff.jurisdiction_id", "staff.id"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id", "by_id"], ["staff.jurisdiction_id", "staff.id"]),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id"),
        sa.UniqueConstraint("jurisdiction_id", "status_update_id", "staff_id"),
    )
    op.create_index("ix_mentions_staff", "mentions", ["jurisdiction_id", "staff_id", sa.text("id desc")])
    op.create_index("ix_mentions_report", "mentions", ["jurisdiction_id", "report_id"])


def downgrade() -> None:
    """Undo; entries of the new kinds become internal notes."""
    op.drop_constraint(op.f("ck_status_updates_kind_known"), "status_updates", type_="check")
    op.execute("alter table status_updates disable trigger user")
    op.execute("update status_updates set kind = 'note', is_public = false where kind in ('due', 'split')")
    op.execute("alter table status_updates enable trigger user")
    op.create_check_constraint(op.f("ck_status_updates_kind_known"), "status_updates", OLD_KINDS)
    op.drop_index("ix_reports_parts", table_name="reports")
    op.drop_constraint(op.f("ck_reports_not_its_own_part"), "reports", type_="check")
    op.drop_constraint(op.f("fk_reports_jurisdiction_id_part_of_id"), "reports", type_="foreignkey")
    op.drop_column("reports", "part_of_id")
    op.drop_column("reports", "due_reason")
    op.drop_constraint(op.f("ck_services_due_count_positive"), "services", type_="check")
    op.drop_constraint(op.f("ck_services_due_unit_known"), "services", type_="check")
    op.drop_column("services", "due_count")
    op.drop_column("services", "due_unit")
    op.drop_column("staff", "wants_mention_mail")
    op.drop_table("mentions")
    op.drop_table("answer_templates")
