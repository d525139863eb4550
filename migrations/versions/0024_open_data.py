"""What is published for everybody: the cell of each report, the months as they were built, and their files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def _town(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f(f"fk_{table}_jurisdiction_id"))


def _within(column: str, target: str, **more: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["jurisdiction_id", column],
        [f"{target}.jurisdiction_id", f"{target}.id"],
        name=op.f(f"fk_open_data_lines_jurisdiction_id_{column}"),
        **more,
    )


def _document(name: str) -> sa.Column:
    return sa.Column(name, postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False)


def _moment(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "open_data_lines",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer()),
        sa.Column("square_y", sa.Integer()),
        sa.Column("square_x", sa.Integer()),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "precision in ('day', 'week', 'month', 'town')", name=op.f("ck_open_data_lines_precision_known")
        ),
        sa.CheckConstraint("(square_y is null) = (square_x is null)", name=op.f("ck_open_data_lines_square_whole")),
        _within("report_id", "reports", ondelete="CASCADE"),
        _within("service_id", "services"),
        _within("area_id", "areas", ondelete="CASCADE"),
        _town("open_data_lines"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "report_id", name=op.f("pk_open_data_lines")),
    )
    op.create_index("ix_open_data_lines_month", "open_data_lines", ["jurisdiction_id", "month"])
    op.create_table(
        "open_data_months",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        _document("summary"),
        _document("statistics"),
        _document("year"),
        _moment("built_at"),
        _town("open_data_months"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "month", name=op.f("pk_open_data_months")),
    )
    op.create_table(
        "open_data_files",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        _moment("built_at"),
        _town("open_data_files"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "part", "format", name=op.f("pk_open_data_files")),
    )


def downgrade() -> None:
    """Undo; the files stay in the storage until it is swept."""
    for name in ("open_data_files", "open_data_months", "open_data_lines"):
        op.drop_table(name)
