"""Counts per cell, kept by the transaction that changes reports; words of reports; what lists are sorted by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

DIMENSIONS = "month, x, y, service_id, department_id, area_id, status, source, flags"
SUMS = "count, sum_x, sum_y"
OLD_WORDS = "search_key(public_id || ' ' || coalesce(address, '') || ' ' || description)"
WORDS = (
    "array_to_tsvector(string_to_array(search_key(public_id || ' ' || regexp_replace(public_id, '^.*-0*', '') || ' ' "
    "|| coalesce(address, '') || ' ' || description), ' '))"
)

# One row of reports as its cell: at level 16, by the bits of geo.grid.Flag, its place in whole centimetres.
CELL = """
    create view report_cell_of as
    select r.jurisdiction_id, r.id, date_trunc('month', r.submitted_at at time zone 'UTC')::date as month,
           floor((ST_X(r.location_3857) + 20037508.342789244) / 611.49622628141)::int as x,
           floor((20037508.342789244 - ST_Y(r.location_3857)) / 611.49622628141)::int as y,
           r.service_id, r.department_id, coalesce(r.area_id, 0) as area_id, r.status, r.source,
           (r.is_private::int + 2 * coalesce(r.closed_at is null and r.late_due_at = r.due_at, false)::int
            + 4 * (r.contested_count > 0)::int + 8 * r.needs_dispatch::int + 16 * r.has_photo::int
            + 32 * (r.assigned_to_id is not null)::int)::smallint as flags,
           round(ST_X(r.location_3857) * 100)::bigint as sum_x, round(ST_Y(r.location_3857) * 100)::bigint as sum_y
      from reports r
"""
CELL_ROW = CELL.partition(" as\n")[2]


def part(table: str, sign: int) -> str:
    """The cells of a statement's rows, to add or to take away."""
    return CELL_ROW.replace("select ", f"select {sign} as count, ", 1).replace("from reports r", f"from {table} r")


PARTS = {"insert": part("new_rows", 1), "delete": part("old_rows", -1)}
PARTS["update"] = f"{PARTS['insert']} union all {PARTS['delete']}"
TABLES = {
    "insert": "new table as new_rows",
    "delete": "old table as old_rows",
    "update": "old table as old_rows new table as new_rows",
}

PHOTOS = """
    create function note_photos() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'DELETE' then
        update reports r set has_photo = true
          from new_rows n
         where r.jurisdiction_id = n.jurisdiction_id and r.id = n.report_id and not r.has_photo;
      end if;
      if tg_op <> 'INSERT' then
        update reports r set has_photo = false
          from (select distinct jurisdiction_id, report_id from old_rows where report_id is not null) o
         where r.jurisdiction_id = o.jurisdiction_id and r.id = o.report_id and r.has_photo
           and not exists (select from photos p where p.jurisdiction_id = r.jurisdiction_id and p.report_id = r.id);
      end if;
      return null;
    end $$
"""

INDEXES = (
    ("ix_reports_followed", "jurisdiction_id, follower_count desc, id desc", None),
    ("ix_reports_area_newest", "jurisdiction_id, area_id, submitted_at desc, id desc", None),
    ("ix_reports_private_newest", "jurisdiction_id, submitted_at desc, id desc", "is_private"),
    (
        "ix_reports_newly_late",
        "jurisdiction_id, due_at, id",
        "closed_at is null and late_due_at is distinct from due_at",
    ),
)


def counter(event: str) -> str:
    """The trigger's function for one sort of statement: what it adds and takes away, cell by cell."""
    return f"""
    create function count_reports_on_{event}() returns trigger language plpgsql as $$
    begin
      insert into report_cell_changes (jurisdiction_id, {DIMENSIONS}, {SUMS})
      select jurisdiction_id, {DIMENSIONS}, sum(c.count), sum(c.count * c.sum_x), sum(c.count * c.sum_y)
        from ({PARTS[event]}) as c
       group by jurisdiction_id, {DIMENSIONS}
      having sum(c.count) <> 0 or sum(c.count * c.sum_x) <> 0 or sum(c.count * c.sum_y) <> 0;
      return null;
    end $$
    """  # noqa: S608  # constants are inserted


def columns() -> list[sa.Column[object]]:
    """What both tables count by, and the counts."""
    return [
        sa.Column("month", sa.Date(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("x", "y", "service_id", "department_id", "area_id")
        ),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("flags", sa.SmallInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sum_x", sa.BigInteger(), nullable=False),
        sa.Column("sum_y", sa.BigInteger(), nullable=False),
    ]


def upgrade() -> None:
    """Expand. Rewrites reports once for their words, and indexes them: the table is locked meanwhile."""
    op.add_column("reports", sa.Column("late_due_at", sa.DateTime(timezone=True)))
    op.add_column("reports", sa.Column("has_photo", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.execute(
        "update reports r set has_photo = true where exists (select from photos p "
        "where p.jurisdiction_id = r.jurisdiction_id and p.report_id = r.id)"
    )
    op.execute("update reports set late_due_at = due_at where closed_at is null and due_at < now()")
    op.add_column("reports", sa.Column("words", postgresql.TSVECTOR(), sa.Computed(WORDS, persisted=True)))
    op.execute("drop index ix_reports_words_sql")
    op.execute("create index ix_reports_words_sql on reports using gin (words)")
    for name, keys, condition in INDEXES:
        op.execute(f"create index {name} on reports ({keys})" + (f" where {condition}" if condition else ""))
    _create_tables()
    op.execute(CELL)
    for event, tables in TABLES.items():
        op.execute(counter(event))
        op.execute(
            f"create trigger reports_counted_on_{event} after {event} on reports referencing {tables} "
            f"for each statement execute function count_reports_on_{event}()"
        )
    op.execute(PHOTOS)
    for event, tables in TABLES.items():
        op.execute(
            f"create trigger photos_noted_on_{event} after {event} on photos referencing {tables} "
            "for each statement execute function note_photos()"
        )
    op.execute(
        f"insert into report_cell_changes (jurisdiction_id, {DIMENSIONS}, {SUMS}) "  # noqa: S608  # constants
        f"select jurisdiction_id, {DIMENSIONS}, count(*), sum(sum_x), sum(sum_y) "
        f"from report_cell_of group by jurisdiction_id, {DIMENSIONS}"
    )


def _create_tables() -> None:
    op.create_table(
        "report_cells",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("zoom", sa.SmallInteger(), nullable=False),
        *columns(),
        sa.CheckConstraint("count > 0", name=op.f("ck_report_cells_count_positive")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_report_cells_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "zoom", *DIMENSIONS.split(", "), name=op.f("pk_report_cells")),
    )
    op.create_table(
        "report_cell_changes",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        *columns(),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_report_cell_changes_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_report_cell_changes")),
    )
    # Rows come and go: the planner and the vacuum look often.
    op.execute(
        "alter table report_cell_changes set (autovacuum_vacuum_scale_factor = 0.0, "
        "autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.1)"
    )


def downgrade() -> None:
    """Undo."""
    for event in TABLES:
        op.execute(f"drop trigger photos_noted_on_{event} on photos")
        op.execute(f"drop trigger reports_counted_on_{event} on reports")
        op.execute(f"drop function count_reports_on_{event}()")
    op.execute("drop function note_photos()")
    op.execute("drop view report_cell_of")
    op.drop_table("report_cell_changes")
    op.drop_table("report_cells")
    for name, _keys, _condition in INDEXES:
        op.execute(f"drop index {name}")
    op.execute("drop index ix_reports_words_sql")
    op.drop_column("reports", "words")
    op.execute(f"create index ix_reports_words_sql on reports using gin (({OLD_WORDS}) gin_trgm_ops)")
    op.drop_column("reports", "has_photo")
    op.drop_column("reports", "late_due_at")
