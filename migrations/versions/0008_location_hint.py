"""How to find the spot: what the person adds to the address, such as "5 m towards the school"."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: one column, empty for what exists."""
    op.add_column("reports", sa.Column("location_hint", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("reports", "location_hint")
