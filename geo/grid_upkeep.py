"""Keeps the counts of geo.grid: folds differences in, looks at the clock, compares with a recount, counts anew."""

from __future__ import annotations

from sqlalchemy import text

from app.core.extensions import db
from geo.grid import BASE_ZOOM, LEVELS, MONTHS_TO

_KINDS = "service_id, department_id, area_id, status, source, flags"
_KEY = f"jurisdiction_id, zoom, month, x, y, {_KINDS}"
_LOCK = "select pg_advisory_xact_lock(hashtext('rueclaire.report_cells'))"
_LEVELS = ", ".join(f"({level}, {BASE_ZOOM - level})" for level in LEVELS)

# Each change counts at every level, in all months and, as far as the level knows months, in its own.
_SPREAD = f"""
    select s.jurisdiction_id, l.zoom, m.month, (s.x >> l.up) as x, (s.y >> l.up) as y, {_KINDS},
           sum(s.count)::int as count, sum(s.sum_x)::bigint as sum_x, sum(s.sum_y)::bigint as sum_y
      from source s
     cross join (values {_LEVELS}) as l(zoom, up)
     cross join lateral (values (s.month), ('-infinity'::date)) as m(month)
     where l.zoom <= {MONTHS_TO} or m.month = '-infinity'
     group by s.jurisdiction_id, l.zoom, m.month, s.x >> l.up, s.y >> l.up, {_KINDS}
    having sum(s.count) <> 0 or sum(s.sum_x) <> 0 or sum(s.sum_y) <> 0
"""  # noqa: S608  # constants are inserted

# A row is proposed with its new total: what a constraint checks is the proposal, and a difference may be negative.
_TAKE = f"""
    with source as (
      delete from report_cell_changes
       where (jurisdiction_id, id) in (select jurisdiction_id, id from report_cell_changes order by id limit :batch)
      returning *),
    spread as materialized ({_SPREAD}),
    gone as (
      delete from report_cells c using spread s
       where ({", ".join(f"c.{name.strip()}" for name in _KEY.split(","))})
           = ({", ".join(f"s.{name.strip()}" for name in _KEY.split(","))}) and c.count + s.count = 0
      returning 1),
    kept as (
      insert into report_cells as c ({_KEY}, count, sum_x, sum_y)
      select {", ".join(f"s.{name.strip()}" for name in _KEY.split(","))}, coalesce(c.count, 0) + s.count,
             coalesce(c.sum_x, 0) + s.sum_x, coalesce(c.sum_y, 0) + s.sum_y
        from spread s
        left join report_cells c
          on ({", ".join(f"c.{name.strip()}" for name in _KEY.split(","))})
           = ({", ".join(f"s.{name.strip()}" for name in _KEY.split(","))})
       where coalesce(c.count, 0) + s.count <> 0
      on conflict ({_KEY}) do update
         set count = excluded.count, sum_x = excluded.sum_x, sum_y = excluded.sum_y
      returning 1)
    select (select count(*) from source), (select count(*) from gone), (select count(*) from kept)
"""  # noqa: S608  # constants are inserted

_SEE_LATE = """
    with newly as (
      select jurisdiction_id, id from reports
       where closed_at is null and late_due_at is distinct from due_at and due_at < now()
       limit :batch
         for update skip locked)
    update reports r set late_due_at = r.due_at
      from newly n where r.jurisdiction_id = n.jurisdiction_id and r.id = n.id
    returning 1
"""

_RECOUNT = f"""
    select jurisdiction_id, month, x, y, {_KINDS}, count(*)::int as count, sum(sum_x)::bigint as sum_x,
           sum(sum_y)::bigint as sum_y
      from report_cell_of
     group by jurisdiction_id, month, x, y, {_KINDS}
"""  # noqa: S608  # constants are inserted
_DIFFERENCES = f"""
    with source as (
      {_RECOUNT}
      union all
      select jurisdiction_id, month, x, y, {_KINDS}, -count, -sum_x, -sum_y from report_cell_changes),
    spread as ({_SPREAD})
    select count(*)
      from (select 1 from (select * from spread
                           union all
                           select {_KEY}, -count, -sum_x, -sum_y from report_cells) as b
             group by {_KEY}
            having sum(count) <> 0 or sum(sum_x) <> 0 or sum(sum_y) <> 0) as d
"""  # noqa: S608  # constants are inserted
_REFILL = f"""
    with source as ({_RECOUNT})
    insert into report_cells ({_KEY}, count, sum_x, sum_y) select * from ({_SPREAD}) as c order by {_KEY}
"""  # noqa: S608  # constants are inserted


def _take_time() -> None:
    """Counting everything takes longer than a request may."""
    db.session.execute(text("set local statement_timeout = 0"))


def fold(batch: int) -> int:
    """Add up to `batch` differences to the counts; how many there were. One at a time, wherever it runs."""
    _take_time()
    db.session.execute(text(_LOCK))
    taken = db.session.execute(text(_TAKE), {"batch": batch}).one()
    return int(taken[0])


def see_late(batch: int) -> int:
    """Note on up to `batch` open reports that their due date has passed; how many. Those in use are left for later."""
    return len(db.session.execute(text(_SEE_LATE), {"batch": batch}).all())


def differences() -> int:
    """How many counts differ from what counting every report again gives: 0, or something is wrong."""
    _take_time()
    return int(db.session.execute(text(_DIFFERENCES)).scalar_one())


def refill() -> int:
    """Count every report again and begin anew with that; how many rows. Writers wait meanwhile."""
    _take_time()
    db.session.execute(text("lock table reports in share mode"))
    db.session.execute(text(_LOCK))
    db.session.execute(text("delete from report_cell_changes"))
    db.session.execute(text("delete from report_cells"))
    db.session.execute(text(_REFILL))
    return int(db.session.execute(text("select count(*) from report_cells")).scalar_one())
