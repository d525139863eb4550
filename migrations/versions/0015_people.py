"""People: areas, invitations, second factors, the provider's own names, sessions that remember how they were opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NOW = sa.text("now()")


def upgrade() -> None:
    """Expand only."""
    op.add_column("staff", sa.Column("last_seen_at", sa.DateTime(timezone=True)))
    op.add_column("staff", sa.Column("may_use_provider", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("staff", sa.Column("provider_subject", sa.Text()))
    op.create_index("uq_staff_provider_subject", "staff", ["provider_subject"], unique=True)
    op.add_column(
        "staff_sessions", sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False)
    )
    op.add_column(
        "staff_sessions",
        sa.Column("factors", postgresql.ARRAY(sa.TEXT()), server_default=sa.text("'{password}'"), nullable=False),
    )
    op.create_unique_constraint(op.f("uq_staff_sessions_id"), "staff_sessions", ["id"])
    op.add_column("api_keys", sa.Column("created_by_id", sa.Uuid()))
    _people()
    _factors()
    op.create_index("ix_audit_entries_action", "audit_entries", ["jurisdiction_id", "action", "id"])
    op.create_index("ix_audit_entries_staff", "audit_entries", ["jurisdiction_id", "staff_id", "id"])
    op.create_index("ix_audit_entries_at", "audit_entries", ["jurisdiction_id", "at"])
    # Emptying the table whole is as much a change as any other.
    op.execute(
        "create trigger audit_entries_never_emptied before truncate on audit_entries "
        "for each statement execute function refuse_change()"
    )


def downgrade() -> None:
    """Undo; invitations and second factors are lost."""
    op.execute("drop trigger audit_entries_never_emptied on audit_entries")
    for name in ("ix_audit_entries_at", "ix_audit_entries_staff", "ix_audit_entries_action"):
        op.drop_index(name, table_name="audit_entries")
    for name in ("challenges", "recovery_codes", "totps", "passkeys", "invites", "areas"):
        op.drop_table(f"staff_{name}")
    op.drop_column("api_keys", "created_by_id")
    op.drop_constraint(op.f("uq_staff_sessions_id"), "staff_sessions", type_="unique")
    op.drop_column("staff_sessions", "factors")
    op.drop_column("staff_sessions", "id")
    op.drop_index("uq_staff_provider_subject", table_name="staff")
    for name in ("provider_subject", "may_use_provider", "last_seen_at"):
        op.drop_column("staff", name)


def _belongs(table: str, *, column: str = "staff_id", target: str = "staff") -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", column],
            [f"{target}.jurisdiction_id", f"{target}.id"],
            name=op.f(f"fk_{table}_jurisdiction_id_{column}"),
            ondelete="CASCADE",
        )
    ]


def _town(table: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f(f"fk_{table}_jurisdiction_id"))
    ]


def _moment(name: str, *, is_now: bool = False, is_needed: bool = False) -> sa.Column[object]:
    default = NOW if is_now else None
    return sa.Column(name, sa.DateTime(timezone=True), server_default=default, nullable=not (is_now or is_needed))


def _people() -> None:
    op.create_table(
        "staff_areas",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        *_belongs("staff_areas"),
        *_belongs("staff_areas", column="area_id", target="areas"),
        *_town("staff_areas"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "staff_id", "area_id", name=op.f("pk_staff_areas")),
    )
    op.create_table(
        "staff_invites",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("invited_by_id", sa.Uuid()),
        _moment("created_at", is_now=True),
        _moment("expires_at", is_needed=True),
        _moment("used_at"),
        *_belongs("staff_invites"),
        *_town("staff_invites"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_staff_invites")),
    )
    op.create_index("ix_staff_invites_staff", "staff_invites", ["jurisdiction_id", "staff_id"])


def _factors() -> None:
    op.create_table(
        "staff_passkeys",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("credential_id", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("transports", postgresql.ARRAY(sa.TEXT()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        _moment("created_at", is_now=True),
        _moment("last_used_at"),
        *_belongs("staff_passkeys"),
        *_town("staff_passkeys"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_staff_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_staff_passkeys_credential_id")),
    )
    op.create_index("ix_staff_passkeys_staff", "staff_passkeys", ["jurisdiction_id", "staff_id"])
    op.create_table(
        "staff_totps",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        _moment("created_at", is_now=True),
        _moment("confirmed_at"),
        _moment("last_used_at"),
        *_belongs("staff_totps"),
        *_town("staff_totps"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "staff_id", name=op.f("pk_staff_totps")),
    )
    op.create_table(
        "staff_recovery_codes",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        _moment("used_at"),
        *_belongs("staff_recovery_codes"),
        *_town("staff_recovery_codes"),
        sa.PrimaryKeyConstraint("jurisdiction_id", "staff_id", "code_hash", name=op.f("pk_staff_recovery_codes")),
    )
    op.create_table(
        "staff_challenges",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Uuid()),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("detail", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        _moment("expires_at", is_needed=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_challenges")),
    )
    op.create_index("ix_staff_challenges_expires_at", "staff_challenges", ["expires_at"])
