"""The public lines of history by their time, which other programs read a window of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand."""
    op.create_index(
        "ix_status_updates_public",
        "status_updates",
        ["jurisdiction_id", "created_at", "id"],
        postgresql_where=sa.text("is_public"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_status_updates_public", "status_updates")
