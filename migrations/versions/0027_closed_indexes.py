"""Indexes that were missing at a million reports: with a photo; closed, by service, department and area."""

from __future__ import annotations

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_reports_photo_newest": "(jurisdiction_id, submitted_at desc, id desc) where has_photo",
    # A report enters these when it is closed: receiving one costs nothing more.
    "ix_reports_service_closed": "(jurisdiction_id, service_id, closed_at) where closed_at is not null",
    "ix_reports_department_closed": "(jurisdiction_id, department_id, closed_at) where closed_at is not null",
    "ix_reports_area_closed": "(jurisdiction_id, area_id, closed_at) where closed_at is not null",
}


def upgrade() -> None:
    """Expand. Writers of reports wait while they are built: some seconds for a million."""
    for name, rest in INDEXES.items():
        op.execute(f"create index {name} on reports {rest}")


def downgrade() -> None:
    """Undo."""
    for name in INDEXES:
        op.execute(f"drop index {name}")
