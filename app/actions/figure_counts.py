"""Keeps the daily counts: folds what triggers wrote into the days, or counts a town anew."""

from __future__ import annotations

from sqlalchemy import func, select, text

from app.core.extensions import db
from app.models import Jurisdiction
from app.models.figure import MEASURES, FigureDay

FOLD_ROWS = 50_000
FOLD_LOCK = 4_021_116
RECOUNT_TIMEOUT = "30min"
"""All reports are counted in one statement; others have five seconds."""

EXPANDED = """(values ('all', ''), ('service', c.service_id::text), ('department', c.department_id::text),
    ('area', coalesce(c.area_id::text, '')), ('source', c.source), ('crew', coalesce(c.crew_id::text, '')))
    as d (dimension, member)"""
"""A difference counts once in each dimension."""

_SUMS = ", ".join(f"sum(c.{name})" for name in MEASURES)
_ADDED = ", ".join(f"{name} = f.{name} + excluded.{name}" for name in MEASURES)

_FOLD = text(f"""
    with taken as (
      delete from figure_changes
       where (jurisdiction_id, id) in (select jurisdiction_id, id from figure_changes order by id limit :rows)
      returning *),
    folded as (
      insert into figure_days as f (jurisdiction_id, dimension, day, member, {", ".join(MEASURES)})
      select c.jurisdiction_id, d.dimension, c.day, d.member, {_SUMS}
        from taken c cross join lateral {EXPANDED}
       group by c.jurisdiction_id, d.dimension, c.day, d.member
          on conflict (jurisdiction_id, dimension, day, member) do update set {_ADDED})
    select count(*) from taken
""")  # noqa: S608 - constants of this module

_CELLS = """
    select r.jurisdiction_id, (r.submitted_at at time zone j.time_zone)::date as day, r.service_id, r.department_id,
           r.area_id, r.source, r.assigned_to_id as crew_id, 1 as received, 0 as solved, 0 as in_time, 0 as refused,
           (r.contested_count > 0)::int as contested, (r.reopened_count > 0)::int as reopened,
           (r.closed_at is null)::int as still_open
      from reports r join jurisdictions j on j.id = r.jurisdiction_id where r.jurisdiction_id = :town
    union all
    select r.jurisdiction_id, (r.closed_at at time zone j.time_zone)::date, r.service_id, r.department_id,
           r.area_id, r.source, r.assigned_to_id, 0, (r.status = 'resolved')::int,
           (r.status = 'resolved' and r.closed_at <= r.due_at)::int, (r.status = 'rejected')::int, 0, 0, 0
      from reports r join jurisdictions j on j.id = r.jurisdiction_id
     where r.jurisdiction_id = :town and r.status in ('resolved', 'rejected')
"""

_RECOUNT = text(f"""
    insert into figure_days (jurisdiction_id, dimension, day, member, {", ".join(MEASURES)})
    select c.jurisdiction_id, d.dimension, c.day, d.member, {_SUMS}
      from ({_CELLS}) c cross join lateral {EXPANDED}
     group by c.jurisdiction_id, d.dimension, c.day, d.member
""")  # noqa: S608 - constants of this module


def fold_changes() -> dict[str, int]:
    """Add waiting differences to their days, and commit; one at a time, whoever calls."""
    db.session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": FOLD_LOCK})
    folded = int(db.session.execute(_FOLD, {"rows": FOLD_ROWS}).scalar_one())
    db.session.commit()
    return {"folded": folded}


def fold_all() -> int:
    """Fold until nothing waits; how many differences that were. Commits after each batch."""
    folded = 0
    while count := fold_changes()["folded"]:
        folded += count
    return folded


def recount_all() -> int:
    """As recount, for every town; how many days, each of one member, were written."""
    for town_id in db.session.scalars(select(Jurisdiction.id).order_by(Jurisdiction.id)).all():
        recount(town_id)
    return int(db.session.scalar(select(func.count()).select_from(FigureDay)) or 0)


def recount(jurisdiction_id: int) -> None:
    """Count a town's days anew and commit: needed after its time zone changed, which moves reports between days."""
    db.session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": FOLD_LOCK})
    db.session.execute(text(f"set local statement_timeout = '{RECOUNT_TIMEOUT}'"))
    db.session.execute(text("lock table reports in share mode"))
    for table in ("figure_days", "figure_changes"):
        db.session.execute(
            text(f"delete from {table} where jurisdiction_id = :town"),  # noqa: S608 - two known tables
            {"town": jurisdiction_id},
        )
    db.session.execute(_RECOUNT, {"town": jurisdiction_id})
    db.session.commit()
