"""How often an export was tried, and whether its end was seen by whoever asked for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only; what is ready already counts as seen, or everybody's bell would ring."""
    op.add_column("exports", sa.Column("attempts", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    op.add_column("exports", sa.Column("seen_at", sa.DateTime(timezone=True)))
    op.execute("update exports set seen_at = now() where finished_at is not null")


def downgrade() -> None:
    """Forget both."""
    op.drop_column("exports", "seen_at")
    op.drop_column("exports", "attempts")
