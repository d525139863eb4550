"""Delivery: outbox rows that must keep their order share a key, and the mailbox's health is one index away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LIVE = "done_at is null and dead_at is null"


def upgrade() -> None:
    """Expand only: a nullable column and a small partial index."""
    op.add_column("outbox", sa.Column("order_key", sa.Text(), nullable=True))
    op.create_index(
        "ix_outbox_order",
        "outbox",
        ["order_key", "id"],
        postgresql_where=sa.text(f"{LIVE} and order_key is not null"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_outbox_order", table_name="outbox")
    op.drop_column("outbox", "order_key")
