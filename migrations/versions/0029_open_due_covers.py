"""The most urgent reports sent since a day are told from older ones by the index alone."""

from __future__ import annotations

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

CREATE = "create index ix_reports_open_due on reports (jurisdiction_id, due_at, id)"


def upgrade() -> None:
    """Build the index anew with one more column; reports are not written meanwhile."""
    op.execute("drop index ix_reports_open_due")
    op.execute(f"{CREATE} include (submitted_at) where closed_at is null")


def downgrade() -> None:
    """Undo."""
    op.execute("drop index ix_reports_open_due")
    op.execute(f"{CREATE} where closed_at is null")
