"""Views saved at the desk, and how each person likes their list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: two tables."""
    op.create_table(
        "saved_views",
        sa.Column("jurisdiction_id", sa.SmallInteger(), sa.ForeignKey("jurisdictions.id"), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", postgresql.JSONB(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("department_id", sa.Integer()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"], ["staff.jurisdiction_id", "staff.id"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"],
            ["departments.jurisdiction_id", "departments.id"],
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("is_shared or department_id is null", name="department_of_shared"),
    )
    op.create_index("ix_saved_views_staff", "saved_views", ["jurisdiction_id", "staff_id"])
    op.create_index(
        "ix_saved_views_shared",
        "saved_views",
        ["jurisdiction_id", "department_id"],
        postgresql_where=sa.text("is_shared"),
    )
    op.create_table(
        "desk_choices",
        sa.Column("jurisdiction_id", sa.SmallInteger(), sa.ForeignKey("jurisdictions.id"), primary_key=True),
        sa.Column("staff_id", sa.Uuid(), primary_key=True),
        sa.Column("start_view_id", sa.Uuid()),
        sa.Column("layout", postgresql.JSONB(), nullable=False, server_default=sa.text("'{}'::jsonb")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"], ["staff.jurisdiction_id", "staff.id"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "start_view_id"],
            ["saved_views.jurisdiction_id", "saved_views.id"],
            ondelete="SET NULL (start_view_id)",
        ),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("desk_choices")
    op.drop_table("saved_views")
