"""What a department can work in a day, and after how long a forgotten report is brought before its managers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

CHECKS = {
    "stop_minutes_range": "stop_minutes between 1 and 240",
    "day_minutes_range": "day_minutes between 30 and 720",
    "speed_kmh_range": "speed_kmh between 3 and 90",
    "dormant_days_range": "dormant_days between 1 and 365",
}


def upgrade() -> None:
    """Expand only: without values of its own a department works as before; forgotten is fourteen days past due."""
    for name in ("stop_minutes", "day_minutes", "speed_kmh"):
        op.add_column("departments", sa.Column(name, sa.SmallInteger()))
    op.add_column("departments", sa.Column("dormant_days", sa.SmallInteger(), server_default=sa.text("14")))
    for name, rule in CHECKS.items():
        op.create_check_constraint(op.f(f"ck_departments_{name}"), "departments", rule)
    op.create_table(
        "dormant_notices",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_dormant_notices_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_dormant_notices_jurisdiction_id_report_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"],
            ["staff.jurisdiction_id", "staff.id"],
            name=op.f("fk_dormant_notices_jurisdiction_id_staff_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "report_id", "due_at", "staff_id", name=op.f("pk_dormant_notices")),
    )
    op.create_index("ix_dormant_notices_staff", "dormant_notices", ["jurisdiction_id", "staff_id", "created_at"])


def downgrade() -> None:
    """Forget them."""
    op.drop_table("dormant_notices")
    for name in CHECKS:
        op.drop_constraint(op.f(f"ck_departments_{name}"), "departments", type_="check")
    for name in ("dormant_days", "speed_kmh", "day_minutes", "stop_minutes"):
        op.drop_column("departments", name)
