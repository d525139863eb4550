"""What a town sets is kept version by version; routing rules are drafted and tried on past reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

JSON_LIST = sa.text("'[]'::jsonb")


def _town() -> sa.Column[int]:
    return sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False)


def _moment(name: str, default: str | None = None) -> sa.Column[object]:
    kind = sa.DateTime(timezone=True)
    if default is None:
        return sa.Column(name, kind, nullable=True)
    return sa.Column(name, kind, server_default=sa.text(default), nullable=False)


def _keys(table: str, *primary: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f(f"fk_{table}_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", *primary, name=op.f(f"pk_{table}")),
    )


def _within(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["jurisdiction_id", column],
        [f"{target}.jurisdiction_id", f"{target}.id"],
        name=op.f(f"fk_{table}_jurisdiction_id_{column}"),
        ondelete=ondelete,
    )


def upgrade() -> None:
    """Expand only: four tables."""
    op.create_table(
        "config_versions",
        _town(),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", postgresql.JSONB(), nullable=True),
        sa.Column("after", postgresql.JSONB(), nullable=True),
        sa.Column("batch", sa.Uuid(), nullable=True),
        sa.Column("takes_back", sa.BigInteger(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        _moment("created_at", "clock_timestamp()"),
        _within("config_versions", "staff_id", "staff"),
        *_keys("config_versions", "id"),
    )
    op.create_index("ix_config_versions_key", "config_versions", ["jurisdiction_id", "kind", "key", sa.text("id desc")])
    op.create_index("ix_config_versions_newest", "config_versions", ["jurisdiction_id", sa.text("id desc")])
    op.create_table(
        "routing_drafts",
        _town(),
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column("changes", postgresql.JSONB(), server_default=JSON_LIST, nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        _moment("created_at", "now()"),
        _moment("updated_at", "now()"),
        _moment("closed_at"),
        sa.CheckConstraint("state in ('draft', 'live', 'dropped')", name=op.f("ck_routing_drafts_state_known")),
        _within("routing_drafts", "created_by", "staff"),
        *_keys("routing_drafts", "id"),
    )
    op.create_table(
        "routing_replays",
        _town(),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("draft_version", sa.Integer(), nullable=False),
        sa.Column("changes", postgresql.JSONB(), server_default=JSON_LIST, nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("total", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("tried", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("moved", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("reached", sa.Uuid(), nullable=True),
        _moment("created_at", "clock_timestamp()"),
        _moment("finished_at"),
        sa.CheckConstraint(
            "state in ('waiting', 'running', 'done', 'failed')", name=op.f("ck_routing_replays_state_known")
        ),
        _within("routing_replays", "draft_id", "routing_drafts", "CASCADE"),
        *_keys("routing_replays", "id"),
    )
    op.create_index("ix_routing_replays_draft", "routing_replays", ["jurisdiction_id", "draft_id", sa.text("id desc")])
    op.create_table(
        "routing_moves",
        _town(),
        sa.Column("replay_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("from_department_id", sa.Integer(), nullable=False),
        sa.Column("to_department_id", sa.Integer(), nullable=False),
        _within("routing_moves", "replay_id", "routing_replays", "CASCADE"),
        _within("routing_moves", "report_id", "reports", "CASCADE"),
        *_keys("routing_moves", "replay_id", "report_id"),
    )


def downgrade() -> None:
    """Undo."""
    for table in ("routing_moves", "routing_replays", "routing_drafts", "config_versions"):
        op.drop_table(table)
