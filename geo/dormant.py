"""Which open reports lie long past their due date, and who is to be told of each. One statement."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from app.core.extensions import db

_FIND = text("""
    with sleeping as materialized (
      select r.jurisdiction_id, r.id, r.due_at, r.department_id, r.location
        from departments d
        join reports r on r.jurisdiction_id = d.jurisdiction_id and r.department_id = d.id
       where d.dormant_days is not null and r.closed_at is null
         and r.due_at < :now - make_interval(days => d.dormant_days)
         and not exists (
           select from dormant_notices n
            where n.jurisdiction_id = r.jurisdiction_id and n.report_id = r.id and n.due_at = r.due_at)
       order by r.due_at, r.id limit :batch),
    people as materialized (
      select p.jurisdiction_id, p.id, p.role
           , (select array_agg(t.department_id) from staff_departments t
               where t.jurisdiction_id = p.jurisdiction_id and t.staff_id = p.id) as teams
           , (select array_agg(a.area_id) from staff_areas a
               where a.jurisdiction_id = p.jurisdiction_id and a.staff_id = p.id) as areas
        from staff p where p.is_active and p.role in ('manager', 'admin')),
    ranked as (
      select s.jurisdiction_id, s.id as report_id, s.due_at, p.id as staff_id
           , rank() over (
               partition by s.jurisdiction_id, s.id
               order by case when p.role = 'admin' then 3 when s.department_id = any(p.teams) then 1 else 2 end) as turn
        from sleeping s
        join people p on p.jurisdiction_id = s.jurisdiction_id
       where p.role = 'admin'
          or ((p.teams is null or s.department_id = any(p.teams))
              and (p.areas is null or exists (
                select from area_pieces c
                 where c.jurisdiction_id = s.jurisdiction_id and c.area_id = any(p.areas)
                   and ST_Covers(c.piece, s.location)))))
    select jurisdiction_id, report_id, due_at, staff_id from ranked where turn = 1
     order by jurisdiction_id, staff_id, due_at, report_id
""")


@dataclass(frozen=True, slots=True)
class Sleeper:
    """A report that nobody was told of yet for this due date, and one of those who are to be told."""

    jurisdiction_id: int
    report_id: uuid.UUID
    due_at: datetime
    staff_id: uuid.UUID


def find_sleepers(now: datetime, *, batch: int) -> list[Sleeper]:
    """The longest overdue, `batch` reports at most: each with its department's managers who may see it; without any,
    with the managers of the whole town; without these, with its administrators.
    """
    rows = db.session.execute(_FIND, {"now": now, "batch": batch})
    return [Sleeper(row.jurisdiction_id, row.report_id, row.due_at, row.staff_id) for row in rows]
