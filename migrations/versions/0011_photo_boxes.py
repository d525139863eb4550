"""What is covered in a picture, who said so, and how long its original is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STATES = "state in ('pending', 'ready', 'failed', 'held')"
OLD_STATES = "state in ('pending', 'ready', 'failed')"


def upgrade() -> None:
    """Expand only: columns, a state, and the indexes of the two sweeps."""
    for column in (
        sa.Column("view_key", sa.Text()),
        sa.Column("boxes", postgresql.JSONB(), nullable=False, server_default=sa.text("'[]'::jsonb")),
        sa.Column("boxes_by", sa.Text()),
        sa.Column("revision", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("published_at", sa.DateTime(timezone=True)),
    ):
        op.add_column("photos", column)
    op.execute("update photos set published_at = processed_at where state = 'ready'")
    op.drop_constraint(op.f("ck_photos_state_known"), "photos", type_="check")
    op.create_check_constraint(op.f("ck_photos_state_known"), "photos", STATES)
    op.create_check_constraint(op.f("ck_photos_boxes_by_known"), "photos", "boxes_by in ('detector', 'staff')")
    op.create_index(
        "ix_photos_private",
        "photos",
        ["jurisdiction_id", "created_at"],
        postgresql_where=sa.text("state in ('failed', 'held')"),
    )
    op.create_index(
        "ix_photos_original",
        "photos",
        ["published_at"],
        postgresql_where=sa.text("state = 'ready' and original_key is not null"),
    )


def downgrade() -> None:
    """Undo; what was held becomes failed."""
    op.drop_index("ix_photos_original", table_name="photos")
    op.drop_index("ix_photos_private", table_name="photos")
    op.drop_constraint(op.f("ck_photos_boxes_by_known"), "photos", type_="check")
    op.execute("update photos set state = 'failed' where state = 'held'")
    op.drop_constraint(op.f("ck_photos_state_known"), "photos", type_="check")
    op.create_check_constraint(op.f("ck_photos_state_known"), "photos", OLD_STATES)
    for name in ("published_at", "revision", "boxes_by", "boxes", "view_key"):
        op.drop_column("photos", name)
