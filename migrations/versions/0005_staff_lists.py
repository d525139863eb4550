"""Staff lists: what a crew's round, the triage desk and the number on a lamp are looked up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

PARTIAL = (
    ("ix_reports_department_due", ["jurisdiction_id", "department_id", "due_at", "id"], "closed_at is null"),
    ("ix_reports_assigned", ["jurisdiction_id", "assigned_to_id", "due_at", "id"], "assigned_to_id is not null"),
    ("ix_reports_dispatch", ["jurisdiction_id", "due_at", "id"], "needs_dispatch"),
    ("ix_reports_contested", ["jurisdiction_id", "due_at", "id"], "contested_count > 0"),
    ("ix_reports_asset", ["jurisdiction_id", "asset_id"], "asset_id is not null"),
)


def upgrade() -> None:
    """Expand only: partial indexes."""
    for name, columns, condition in PARTIAL:
        op.create_index(name, "reports", columns, postgresql_where=sa.text(condition))


def downgrade() -> None:
    """Undo."""
    for name, _columns, condition in reversed(PARTIAL):
        op.drop_index(name, table_name="reports", postgresql_where=sa.text(condition))
