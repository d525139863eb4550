"""Public lists: what is open, newest first, and what was resolved of late, among a million closed reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: partial indexes."""
    op.create_index(
        "ix_reports_open_newest",
        "reports",
        ["jurisdiction_id", sa.text("submitted_at desc"), sa.text("id desc")],
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_index(
        "ix_reports_resolved",
        "reports",
        ["jurisdiction_id", "closed_at"],
        postgresql_where=sa.text("status = 'resolved'"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_reports_resolved", table_name="reports")
    op.drop_index("ix_reports_open_newest", table_name="reports")
