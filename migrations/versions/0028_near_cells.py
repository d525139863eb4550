"""Counts in cells of 76 m of the map: near tiles full of reports are clustered from them as well."""

from __future__ import annotations

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

KINDS = "service_id, department_id, area_id, status, source, flags"
DIMENSIONS = f"month, x, y, {KINDS}"
SUMS = "count, sum_x, sum_y"
HALF_WORLD_M = "20037508.342789244"
CELL_M = {16: "611.49622628141", 19: "76.43702828517625"}
LEVELS = {16: (0, 13, 14, 15, 16), 19: (0, 13, 14, 15, 16, 17, 18, 19)}
MONTHS_TO = 16


def cell_row(level: int) -> str:
    """One row of reports as its cell: at that level, by the bits of geo.grid.Flag, its place in whole centimetres."""
    side = CELL_M[level]
    return f"""
    select r.jurisdiction_id, r.id, date_trunc('month', r.submitted_at at time zone 'UTC')::date as month,
           floor((ST_X(r.location_3857) + {HALF_WORLD_M}) / {side})::int as x,
           floor(({HALF_WORLD_M} - ST_Y(r.location_3857)) / {side})::int as y,
           r.service_id, r.department_id, coalesce(r.area_id, 0) as area_id, r.status, r.source,
           (r.is_private::int + 2 * coalesce(r.closed_at is null and r.late_due_at = r.due_at, false)::int
            + 4 * (r.contested_count > 0)::int + 8 * r.needs_dispatch::int + 16 * r.has_photo::int
            + 32 * (r.assigned_to_id is not null)::int)::smallint as flags,
           round(ST_X(r.location_3857) * 100)::bigint as sum_x, round(ST_Y(r.location_3857) * 100)::bigint as sum_y
      from reports r
    """  # noqa: S608  # constants are inserted


def part(level: int, table: str, sign: int) -> str:
    """The cells of a statement's rows, to add or to take away."""
    row = cell_row(level).replace("select ", f"select {sign} as count, ", 1)
    return row.replace("from reports r", f"from {table} r")


def counter(level: int, event: str) -> str:
    """The trigger's function for one sort of statement: what it adds and takes away, cell by cell."""
    parts = {"insert": part(level, "new_rows", 1), "delete": part(level, "old_rows", -1)}
    parts["update"] = f"{parts['insert']} union all {parts['delete']}"
    return f"""
    create or replace function count_reports_on_{event}() returns trigger language plpgsql as $$
    begin
      insert into report_cell_changes (jurisdiction_id, {DIMENSIONS}, {SUMS})
      select jurisdiction_id, {DIMENSIONS}, sum(c.count), sum(c.count * c.sum_x), sum(c.count * c.sum_y)
        from ({parts[event]}) as c
       group by jurisdiction_id, {DIMENSIONS}
      having sum(c.count) <> 0 or sum(c.count * c.sum_x) <> 0 or sum(c.count * c.sum_y) <> 0;
      return null;
    end $$
    """  # noqa: S608  # constants are inserted


def count_at(level: int) -> None:
    """Write changes at this level from now on, and count every report anew; writers wait meanwhile."""
    op.execute("set local statement_timeout = 0")
    op.execute("lock table reports in share row exclusive mode")
    op.execute("select pg_advisory_xact_lock(hashtext('rueclaire.report_cells'))")
    op.execute(f"create or replace view report_cell_of as {cell_row(level)}")
    for event in ("insert", "update", "delete"):
        op.execute(counter(level, event))
    op.execute("delete from report_cell_changes")
    op.execute("delete from report_cells")
    levels = ", ".join(f"({known}, {level - known})" for known in LEVELS[level])
    key = f"jurisdiction_id, zoom, month, x, y, {KINDS}"
    op.execute(f"""
      insert into report_cells ({key}, {SUMS})
      select jurisdiction_id, l.zoom, m.month, s.x >> l.up, s.y >> l.up, {KINDS}, sum(count), sum(sum_x), sum(sum_y)
        from (select jurisdiction_id, {DIMENSIONS}, count(*) as count, sum(sum_x) as sum_x, sum(sum_y) as sum_y
                from report_cell_of group by jurisdiction_id, {DIMENSIONS}) as s
       cross join (values {levels}) as l(zoom, up)
       cross join lateral (values (s.month), ('-infinity'::date)) as m(month)
       where l.zoom <= {MONTHS_TO} or m.month = '-infinity'
       group by 1, 2, 3, 4, 5, {KINDS}
       order by 1, 2, 3, 4, 5""")  # noqa: S608  # constants are inserted


def upgrade() -> None:
    """Count in finer cells. Takes a minute for a million reports; workers of the version before must be stopped."""
    count_at(19)


def downgrade() -> None:
    """Undo."""
    count_at(16)
