"""Endpoints of other programs, what each is told, and how each telling went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

NONE = sa.text("'{}'")


def _moment(name: str, *, is_now: bool = False) -> sa.Column[sa.DateTime]:
    default = sa.text("now()") if is_now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not is_now, server_default=default)


def _within(table: str, column: str, target: str, *, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["jurisdiction_id", column],
        [f"{target}.jurisdiction_id", f"{target}.id"],
        name=op.f(f"fk_{table}_jurisdiction_id_{column}"),
        ondelete=ondelete,
    )


def _town(table: str) -> list[sa.SchemaItem]:
    return [
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f(f"fk_{table}_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f(f"pk_{table}")),
    ]


def _list(name: str, kind: sa.types.TypeEngine[object]) -> sa.Column[object]:
    return sa.Column(name, postgresql.ARRAY(kind), nullable=False, server_default=NONE)


def upgrade() -> None:
    """Expand only."""
    op.create_table(
        "webhook_endpoints",
        *_town("webhook_endpoints"),
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False, server_default=""),
        _list("event_types", sa.TEXT()),
        _list("service_ids", sa.Integer()),
        _list("department_ids", sa.Integer()),
        _list("area_ids", sa.Integer()),
        _list("statuses", sa.TEXT()),
        sa.Column("with_private", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("old_secret", sa.Text()),
        _moment("old_secret_until"),
        sa.Column("failures", sa.Integer(), nullable=False, server_default=sa.text("0")),
        _moment("failing_since"),
        _moment("held_until"),
        _moment("disabled_at"),
        sa.Column("disabled_reason", sa.Text()),
        sa.Column("created_by_id", sa.Uuid()),
        _moment("created_at", is_now=True),
        _within("webhook_endpoints", "created_by_id", "staff"),
        sa.CheckConstraint(
            "(disabled_at is null) = (disabled_reason is null)",
            name=op.f("ck_webhook_endpoints_disabled_for_a_reason"),
        ),
        sa.CheckConstraint(
            "disabled_reason in ('off', 'gone', 'failing')", name=op.f("ck_webhook_endpoints_disabled_reason_known")
        ),
    )
    _deliveries()
    _attempts()


def _deliveries() -> None:
    table = "webhook_deliveries"
    op.create_table(
        table,
        *_town(table),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("endpoint_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Uuid()),
        sa.Column("status_update_id", sa.BigInteger()),
        sa.Column("state", sa.Text(), nullable=False, server_default="pending"),
        _moment("created_at", is_now=True),
        _moment("queued_at", is_now=True),
        _within(table, "endpoint_id", "webhook_endpoints", ondelete="CASCADE"),
        _within(table, "report_id", "reports"),
        _within(table, "status_update_id", "status_updates"),
        sa.CheckConstraint(
            "state in ('pending', 'delivered', 'skipped', 'dead')", name=op.f("ck_webhook_deliveries_state_known")
        ),
    )
    newest = ["jurisdiction_id", "endpoint_id", sa.text("created_at desc"), "id"]
    op.create_index("ix_webhook_deliveries_newest", table, newest)
    op.create_index("ix_webhook_deliveries_created", table, ["created_at"])


def _attempts() -> None:
    table = "webhook_attempts"
    op.create_table(
        table,
        *_town(table),
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        _moment("tried_at", is_now=True),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("status_code", sa.SmallInteger()),
        sa.Column("error", sa.Text()),
        sa.Column("answer", sa.Text(), nullable=False, server_default=""),
        _within(table, "delivery_id", "webhook_deliveries", ondelete="CASCADE"),
    )
    op.create_index("ix_webhook_attempts_delivery", table, ["jurisdiction_id", "delivery_id", "id"])


def downgrade() -> None:
    """Undo."""
    for table in ("webhook_attempts", "webhook_deliveries", "webhook_endpoints"):
        op.drop_table(table)
