"""Daily counts that triggers keep exact, the marks that delays are measured by, and files prepared for staff."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

MEASURES = ("received", "solved", "in_time", "refused", "contested", "reopened", "still_open")
CELL = "jurisdiction_id, day, service_id, department_id, area_id, source, crew_id"
DIMENSIONS = """(values ('all', ''), ('service', c.service_id::text), ('department', c.department_id::text),
    ('area', coalesce(c.area_id::text, '')), ('source', c.source), ('crew', coalesce(c.crew_id::text, '')))
    as d (dimension, member)"""


def cells(rows: str, sign: int) -> str:
    """What the reports in `rows` count for: once on the day they were sent, once on the day they were closed."""
    keys = "r.service_id, r.department_id, r.area_id, r.source, r.assigned_to_id"
    return f"""
      select r.jurisdiction_id, (r.submitted_at at time zone j.time_zone)::date, {keys},
             {sign}, 0, 0, 0, {sign} * (r.contested_count > 0)::int, {sign} * (r.reopened_count > 0)::int,
             {sign} * (r.closed_at is null)::int
        from {rows} r join jurisdictions j on j.id = r.jurisdiction_id
      union all
      select r.jurisdiction_id, (r.closed_at at time zone j.time_zone)::date, {keys},
             0, {sign} * (r.status = 'resolved')::int,
             {sign} * (r.status = 'resolved' and r.closed_at <= r.due_at)::int,
             {sign} * (r.status = 'rejected')::int, 0, 0, 0
        from {rows} r join jurisdictions j on j.id = r.jurisdiction_id
       where r.status in ('resolved', 'rejected')"""  # noqa: S608 - constants of this module


def differences(*parts: str) -> str:
    """The statement that writes what `parts` add up to, where that is not nothing."""
    sums = ", ".join(f"sum({name}) as {name}" for name in MEASURES)
    some = " or ".join(f"sum({name}) <> 0" for name in MEASURES)
    return f"""
      insert into figure_changes ({CELL}, {", ".join(MEASURES)})
      select {CELL}, {sums} from ({" union all ".join(parts)}) as cell ({CELL}, {", ".join(MEASURES)})
       group by {CELL} having {some}"""  # noqa: S608 - constants of this module


def upgrade() -> None:
    """Expand only."""
    op.add_column("reports", sa.Column("answered_at", sa.DateTime(timezone=True)))
    op.add_column(
        "reports", sa.Column("reopened_count", sa.SmallInteger(), nullable=False, server_default=sa.text("0"))
    )
    _create_tables()
    _mark_the_past()
    _create_triggers()
    op.execute(differences(cells("reports", 1)))
    sums = ", ".join(f"sum(c.{name})" for name in MEASURES)
    op.execute(f"""
      insert into figure_days (jurisdiction_id, dimension, day, member, {", ".join(MEASURES)})
      select c.jurisdiction_id, d.dimension, c.day, d.member, {sums}
        from figure_changes c cross join lateral {DIMENSIONS}
       group by c.jurisdiction_id, d.dimension, c.day, d.member""")  # noqa: S608 - constants of this module
    op.execute("delete from figure_changes")
    _create_indexes()


def _create_tables() -> None:
    def counts(**options: object) -> list[sa.Column]:
        return [sa.Column(name, sa.Integer(), nullable=False, **options) for name in MEASURES]

    town = sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False)
    op.create_table(
        "figure_days",
        town,
        sa.Column("dimension", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        *counts(server_default=sa.text("0")),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_figure_days_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "dimension", "day", "member", name=op.f("pk_figure_days")),
    )
    op.create_table(
        "figure_changes",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer()),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("crew_id", sa.Uuid()),
        *counts(),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_figure_changes_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_figure_changes")),
    )
    op.create_index("ix_figure_changes_day", "figure_changes", ["jurisdiction_id", "day"])
    _create_exports()


def _create_exports() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "exports",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("separator", sa.Text(), nullable=False, server_default=sa.text("';'")),
        sa.Column("columns", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("selection", postgresql.JSONB(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False, server_default=sa.text("'fr'")),
        sa.Column("state", sa.Text(), nullable=False, server_default=sa.text("'waiting'")),
        sa.Column("rows_done", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("rows_total", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("size_bytes", sa.BigInteger()),
        sa.Column("file_key", sa.Text()),
        sa.Column("failure_code", sa.Text()),
        sa.Column("created_at", moment, nullable=False, server_default=sa.text("now()")),
        sa.Column("finished_at", moment),
        sa.Column("expires_at", moment, nullable=False),
        sa.CheckConstraint("format in ('csv', 'xlsx', 'geojson', 'gpkg')", name=op.f("ck_exports_format_known")),
        sa.CheckConstraint("state in ('waiting', 'working', 'ready', 'failed')", name=op.f("ck_exports_state_known")),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_exports_jurisdiction_id")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"],
            ["staff.jurisdiction_id", "staff.id"],
            name=op.f("fk_exports_jurisdiction_id_staff_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_exports")),
    )
    op.create_index("ix_exports_staff", "exports", ["jurisdiction_id", "staff_id", sa.text("created_at desc")])
    op.create_index("ix_exports_expiry", "exports", ["expires_at"])


ANSWERS = "u.actor_kind = 'staff' and u.is_public and (u.previous_status is not null or u.kind = 'note')"
REOPENINGS = "u.status = 'reopened' and u.previous_status is not null and u.kind in ('status', 'contest')"


def marks(rows: str) -> str:
    """The statement that carries over to reports what the updates in `rows` say of answers and reopenings."""
    return f"""
      update reports r
         set answered_at = least(r.answered_at, m.answered_at), reopened_count = r.reopened_count + m.reopened
        from (select u.jurisdiction_id, u.report_id,
                     min(u.created_at) filter (where {ANSWERS}) as answered_at,
                     count(*) filter (where {REOPENINGS}) as reopened
                from {rows} u where ({ANSWERS}) or ({REOPENINGS})
               group by u.jurisdiction_id, u.report_id) m
       where r.jurisdiction_id = m.jurisdiction_id and r.id = m.report_id
         and (m.reopened > 0 or r.answered_at is null or m.answered_at < r.answered_at)"""  # noqa: S608 - constants of this module


def _mark_the_past() -> None:
    op.execute(marks("status_updates"))


def _create_triggers() -> None:
    bodies = {
        "insert": (differences(cells("new_rows", 1)), "referencing new table as new_rows"),
        "delete": (differences(cells("old_rows", -1)), "referencing old table as old_rows"),
        "update": (
            differences(cells("old_rows", -1), cells("new_rows", 1)),
            "referencing old table as old_rows new table as new_rows",
        ),
    }
    for event, (body, tables) in bodies.items():
        op.execute(
            f"create function count_figures_on_{event}() returns trigger language plpgsql as "
            f"$$ begin {body}; return null; end $$"
        )
        op.execute(
            f"create trigger figures_{event} after {event} on reports {tables} "
            f"for each statement execute function count_figures_on_{event}()"
        )
    op.execute(
        "create function mark_answers() returns trigger language plpgsql as "
        f"$$ begin {marks('new_rows')}; return null; end $$"
    )
    op.execute(
        "create trigger figures_marks after insert on status_updates referencing new table as new_rows "
        "for each statement execute function mark_answers()"
    )


SAMPLED = "(uuid_hash(id) & 15) = 0"


def _create_indexes() -> None:
    for name, column, condition in (
        ("ix_reports_closed", "closed_at", "closed_at is not null"),
        ("ix_reports_closed_sample", "closed_at", f"closed_at is not null and {SAMPLED}"),
        ("ix_reports_answered", "answered_at", "answered_at is not null"),
        ("ix_reports_answered_sample", "answered_at", f"answered_at is not null and {SAMPLED}"),
    ):
        op.create_index(name, "reports", ["jurisdiction_id", column], postgresql_where=sa.text(condition))


def downgrade() -> None:
    """Undo."""
    op.execute("drop trigger figures_marks on status_updates")
    op.execute("drop function mark_answers()")
    for event in ("insert", "delete", "update"):
        op.execute(f"drop trigger figures_{event} on reports")
        op.execute(f"drop function count_figures_on_{event}()")
    for name in ("answered_sample", "answered", "closed_sample", "closed"):
        op.drop_index(f"ix_reports_{name}", table_name="reports")
    for table in ("exports", "figure_changes", "figure_days"):
        op.drop_table(table)
    op.drop_column("reports", "reopened_count")
    op.drop_column("reports", "answered_at")
