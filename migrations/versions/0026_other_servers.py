"""What a town sets about the servers of others, what they are told, and a queue of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

EXCHANGED = "('media.fetch', 'remote.send', 'remote.poll')"


def upgrade() -> None:
    """Add columns and the table; rows that wait go to the new queue."""
    op.add_column("services", sa.Column("is_batch", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.execute(
        "update services s set is_batch = true from jurisdictions j"
        " where j.id = s.jurisdiction_id and jsonb_typeof(j.settings -> 'batch_services') = 'array'"
        " and j.settings -> 'batch_services' ? s.code"
    )
    op.execute("update jurisdictions set settings = settings - 'batch_services' where settings ? 'batch_services'")
    op.add_column("remote_servers", sa.Column("sealed_key", sa.Text()))
    op.add_column("remote_servers", sa.Column("key_mark", sa.Text()))
    op.add_column("remote_servers", sa.Column("is_told", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.add_column("remote_servers", sa.Column("closing", sa.Text(), server_default=sa.text("'close'"), nullable=False))
    op.create_check_constraint(op.f("ck_remote_servers_closing_known"), "remote_servers", "closing in ('close', 'ask')")
    op.add_column(
        "remote_reports", sa.Column("known_closed", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.execute("update remote_reports set known_closed = true where state = 'done'")
    op.add_column("remote_reports", sa.Column("reopened_at", sa.DateTime(timezone=True)))
    op.add_column("remote_reports", sa.Column("instead_of", sa.Text()))
    _create_updates()
    op.execute(
        f"update outbox set queue = 'exchange' where queue = 'exports' and kind in {EXCHANGED}"  # noqa: S608 - a constant
    )


def _create_updates() -> None:
    op.create_table(
        "remote_updates",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("remote_report_id", sa.Uuid(), nullable=False),
        sa.Column("is_closing", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'pending'"), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("tries", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "state in ('pending', 'sent', 'refused', 'dropped')", name=op.f("ck_remote_updates_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "remote_report_id"],
            ["remote_reports.jurisdiction_id", "remote_reports.id"],
            name=op.f("fk_remote_updates_jurisdiction_id_remote_report_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_remote_updates_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_remote_updates")),
    )
    op.create_index(
        "ix_remote_updates_pending",
        "remote_updates",
        ["jurisdiction_id", "remote_report_id"],
        unique=True,
        postgresql_where=sa.text("state = 'pending'"),
    )


def downgrade() -> None:
    """Undo; keys typed in the dashboard are lost, those of the environment stay."""
    op.execute(
        f"update outbox set queue = 'exports' where queue = 'exchange' and kind in {EXCHANGED}"  # noqa: S608 - a constant
    )
    op.execute("delete from outbox where kind = 'remote.tell'")
    op.drop_table("remote_updates")
    for name in ("instead_of", "reopened_at", "known_closed"):
        op.drop_column("remote_reports", name)
    op.drop_constraint(op.f("ck_remote_servers_closing_known"), "remote_servers")
    for name in ("closing", "is_told", "key_mark", "sealed_key"):
        op.drop_column("remote_servers", name)
    op.execute(
        "update jurisdictions j set settings = jsonb_set(settings, '{batch_services}', found.codes)"
        " from (select jurisdiction_id, jsonb_agg(code) codes from services where is_batch group by 1) found"
        " where found.jurisdiction_id = j.id"
    )
    op.drop_column("services", "is_batch")
