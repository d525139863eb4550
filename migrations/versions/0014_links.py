"""Outside bodies and their links, pairs that are no duplicates, photos turned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _moment(name: str, *, is_now: bool = False) -> sa.Column[sa.DateTime]:
    default = sa.text("now()") if is_now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not is_now, server_default=default)


def _within(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["jurisdiction_id", column],
        [f"{target}.jurisdiction_id", f"{target}.id"],
        name=op.f(f"fk_{table}_jurisdiction_id_{column}"),
    )


def _town(table: str) -> list[sa.SchemaItem]:
    return [
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f(f"fk_{table}_jurisdiction_id")),
    ]


def upgrade() -> None:
    """Expand only."""
    _bodies()
    _interventions()
    _pairs()
    op.add_column("photos", sa.Column("turns", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    op.add_column("photos", sa.Column("drawn_turns", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    op.create_check_constraint(
        op.f("ck_photos_turns_are_quarters"), "photos", "turns between 0 and 3 and drawn_turns between 0 and 3"
    )


def _bodies() -> None:
    words = postgresql.ARRAY(sa.Text())
    op.create_table(
        "outside_bodies",
        *_town("outside_bodies"),
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text()),
        sa.Column("locale", sa.Text(), nullable=False, server_default="fr"),
        sa.Column("service_codes", words, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("area_codes", words, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("may_close", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("is_active", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        _moment("created_at", is_now=True),
        _moment("updated_at", is_now=True),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_outside_bodies")),
    )
    op.create_index("ix_outside_bodies_town", "outside_bodies", ["jurisdiction_id", "is_active"])


def _interventions() -> None:
    op.create_table(
        "interventions",
        *_town("interventions"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("sent_by_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, server_default="sent"),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("reason_code", sa.Text()),
        _moment("planned_at"),
        _moment("created_at", is_now=True),
        _moment("updated_at", is_now=True),
        _moment("answered_at"),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        _moment("reminded_at"),
        _within("interventions", "report_id", "reports"),
        _within("interventions", "body_id", "outside_bodies"),
        _within("interventions", "sent_by_id", "staff"),
        sa.CheckConstraint(
            "state in ('sent', 'taken', 'done', 'accepted', 'declined', 'revoked')",
            name=op.f("ck_interventions_state_known"),
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_interventions")),
    )
    op.create_index("ix_interventions_report", "interventions", ["jurisdiction_id", "report_id"])
    op.create_index("ix_interventions_state", "interventions", ["jurisdiction_id", "state", "updated_at"])
    op.create_index(
        "ix_interventions_working",
        "interventions",
        ["expires_at"],
        postgresql_where=sa.text("state in ('sent', 'taken')"),
    )


def _pairs() -> None:
    op.create_table(
        "distinct_pairs",
        *_town("distinct_pairs"),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        _moment("created_at", is_now=True),
        _within("distinct_pairs", "first_id", "reports"),
        _within("distinct_pairs", "second_id", "reports"),
        _within("distinct_pairs", "staff_id", "staff"),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_distinct_pairs_first_is_smaller")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "first_id", "second_id", name=op.f("pk_distinct_pairs")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_constraint(op.f("ck_photos_turns_are_quarters"), "photos", type_="check")
    for name in ("drawn_turns", "turns"):
        op.drop_column("photos", name)
    for table in ("distinct_pairs", "interventions", "outside_bodies"):
        op.drop_table(table)
