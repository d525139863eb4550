"""A photo that stays private can be replaced by whoever sent it: which one, and a line in the history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

OLD_KINDS = "kind in ('status', 'note', 'reassign', 'contest', 'merge', 'assign', 'join', 'due', 'split')"
KINDS = "kind in ('status', 'note', 'reassign', 'contest', 'merge', 'assign', 'join', 'due', 'split', 'photo')"


def upgrade() -> None:
    """Expand only: an empty column and one more kind of entry."""
    op.add_column("photos", sa.Column("replaces_id", sa.Uuid()))
    op.create_foreign_key(
        op.f("fk_photos_replaces_id"), "photos", "photos", ["replaces_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(
        "ix_photos_replaces",
        "photos",
        ["replaces_id"],
        unique=True,
        postgresql_where=sa.text("replaces_id is not null"),
    )
    op.drop_constraint(op.f("ck_status_updates_kind_known"), "status_updates", type_="check")
    op.create_check_constraint(op.f("ck_status_updates_kind_known"), "status_updates", KINDS)


def downgrade() -> None:
    """Takes the column away; entries of the new kind must be gone first, as history is never changed."""
    op.drop_constraint(op.f("ck_status_updates_kind_known"), "status_updates", type_="check")
    op.create_check_constraint(op.f("ck_status_updates_kind_known"), "status_updates", OLD_KINDS)
    op.drop_index("ix_photos_replaces", "photos")
    op.drop_constraint(op.f("fk_photos_replaces_id"), "photos", type_="foreignkey")
    op.drop_column("photos", "replaces_id")
