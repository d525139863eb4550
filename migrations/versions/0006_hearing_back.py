"""Hearing back: how each person is told, browsers that are pushed to, sign-in links, and satisfaction."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATES = "'pending', 'sent', 'superseded', 'skipped', 'dead'"
NOW = sa.text("now()")
WHEN = sa.DateTime(timezone=True)
NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid"


def upgrade() -> None:
    """Expand only."""
    _widen()
    _contact_tables()
    _satisfactions()


def _widen() -> None:
    op.add_column("reporters", sa.Column("email_mode", sa.Text(), server_default="each", nullable=False))
    op.add_column("reporters", sa.Column("wants_sms", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("reporters", sa.Column("phone_confirmed_at", WHEN, nullable=True))
    op.create_check_constraint(
        op.f("ck_reporters_email_mode_known"), "reporters", "email_mode in ('each', 'daily', 'none')"
    )
    op.add_column(
        "subscriptions", sa.Column("is_counted", sa.Boolean(), server_default=sa.text("true"), nullable=False)
    )
    op.add_column("subscriptions", sa.Column("asked_by_id", sa.Uuid(), nullable=True))
    op.add_column("notifications", sa.Column("endpoint_id", sa.Uuid(), nullable=True))
    op.add_column("notifications", sa.Column("digest_id", sa.Uuid(), nullable=True))
    op.drop_constraint("ck_notifications_state_known", "notifications")
    op.create_check_constraint(op.f("ck_notifications_state_known"), "notifications", f"state in ('held', {STATES})")
    op.create_index(
        "ix_notifications_held",
        "notifications",
        ["jurisdiction_id", "reporter_id"],
        postgresql_where=sa.text("state = 'held'"),
    )


def _person(table: str) -> list[sa.Constraint]:
    """The town, and the person with whom the row goes."""
    return [
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "reporter_id"],
            ["reporters.jurisdiction_id", "reporters.id"],
            name=op.f(f"fk_{table}_jurisdiction_id_reporters"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f(f"fk_{table}_jurisdiction_id_jurisdictions")
        ),
    ]


def _contact_tables() -> None:
    op.create_table(
        "push_endpoints",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("endpoint_hash", sa.Text(), nullable=False),
        sa.Column("p256dh", sa.Text(), nullable=False),
        sa.Column("auth", sa.Text(), nullable=False),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        *_person("push_endpoints"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_push_endpoints")),
        sa.UniqueConstraint("endpoint_hash", name=op.f("uq_push_endpoints_endpoint_hash")),
    )
    op.create_index("ix_push_endpoints_reporter", "push_endpoints", ["jurisdiction_id", "reporter_id"])
    op.create_table(
        "sign_in_links",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=True),
        sa.Column("browser_hash", sa.Text(), nullable=True),
        sa.Column("locale", sa.Text(), server_default="fr", nullable=False),
        sa.Column("tries", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        sa.Column("expires_at", WHEN, nullable=False),
        sa.Column("used_at", WHEN, nullable=True),
        *_person("sign_in_links"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_sign_in_links")),
    )
    op.create_index("ix_sign_in_links_expires", "sign_in_links", ["expires_at"])
    op.create_table(
        "resident_sessions",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        sa.Column("expires_at", WHEN, nullable=False),
        *_person("resident_sessions"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "secret_hash", name=op.f("pk_resident_sessions")),
    )
    op.create_index("ix_resident_sessions_reporter", "resident_sessions", ["jurisdiction_id", "reporter_id"])
    op.create_index("ix_resident_sessions_expires", "resident_sessions", ["expires_at"])
    op.create_table(
        "known_devices",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("device_hash", sa.Text(), nullable=False),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        *_person("known_devices"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "reporter_id", "device_hash", name=op.f("pk_known_devices")),
    )
    op.create_table(
        "phone_codes",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        sa.Column("started_at", WHEN, nullable=True),
        sa.Column("sent_at", WHEN, nullable=True),
        sa.Column("used_at", WHEN, nullable=True),
        *_person("phone_codes"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_phone_codes")),
    )
    op.create_index("ix_phone_codes_reporter", "phone_codes", ["jurisdiction_id", "reporter_id", "created_at"])
    op.create_index("ix_phone_codes_created", "phone_codes", ["jurisdiction_id", "created_at"])


def _satisfactions() -> None:
    op.create_table(
        "satisfactions",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("closing_id", sa.BigInteger(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", WHEN, server_default=NOW, nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("answered_at", WHEN, nullable=True),
        sa.Column("changed_at", WHEN, nullable=True),
        sa.CheckConstraint("answer in ('good', 'fair', 'poor')", name=op.f("ck_satisfactions_answer_known")),
        sa.CheckConstraint(
            "(answer is null) = (answered_at is null)", name=op.f("ck_satisfactions_answered_at_agrees")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_satisfactions_jurisdiction_id_reports"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "reporter_id"],
            ["reporters.jurisdiction_id", "reporters.id"],
            name=op.f("fk_satisfactions_jurisdiction_id_reporters"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_satisfactions_jurisdiction_id_jurisdictions")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_satisfactions")),
    )
    op.create_index(
        "uq_satisfactions_person",
        "satisfactions",
        ["jurisdiction_id", "closing_id", sa.text(f"coalesce(reporter_id, {NOBODY})")],
        unique=True,
    )
    op.create_index("ix_satisfactions_asked", "satisfactions", ["jurisdiction_id", "asked_at"])
    op.create_index("ix_satisfactions_report", "satisfactions", ["jurisdiction_id", "report_id"])


def downgrade() -> None:
    """Undo."""
    for table in (
        "satisfactions", "phone_codes", "known_devices", "resident_sessions", "sign_in_links", "push_endpoints",
    ):  # fmt: skip
        op.drop_table(table)
    op.drop_index("ix_notifications_held", table_name="notifications")
    op.execute("update notifications set state = 'skipped' where state = 'held'")
    op.drop_constraint("ck_notifications_state_known", "notifications")
    op.create_check_constraint(op.f("ck_notifications_state_known"), "notifications", f"state in ({STATES})")
    op.drop_column("notifications", "digest_id")
    op.drop_column("notifications", "endpoint_id")
    op.drop_column("subscriptions", "asked_by_id")
    op.drop_column("subscriptions", "is_counted")
    op.drop_constraint("ck_reporters_email_mode_known", "reporters")
    for column in ("phone_confirmed_at", "wants_sms", "email_mode"):
        op.drop_column("reporters", column)
