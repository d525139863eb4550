"""What past reports would have gone to by rules that are not in force, many at a time; and where rules leave gaps.

The order in which answers are weighed is that of geo.routing; a property test holds the two together.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text

from app.core.extensions import db
from geo.addresses import NEAREST_STREET, OWNER_REACH_M
from geo.routing import DRAFTED

FIRST_DRAFT_ID = 2_000_000_000
"""Drafted rules have no number yet: they come after every rule that has one."""


@dataclass(frozen=True, slots=True)
class DraftedRule:
    """A rule as it would be added."""

    service_id: int | None
    area_id: int | None
    street_owner: str | None
    department_id: int


@dataclass(frozen=True, slots=True)
class Step:
    """What one batch did: the last report reached (None at the end), how many were looked at, how many would move."""

    reached: uuid.UUID | None
    tried: int
    moved: int


_DRAFT = text(f"""
    create temp table {DRAFTED} on commit drop as
    select jurisdiction_id, id, service_id, area_id, street_owner, department_id, tstzrange(null, null) as valid
      from routing_rules r
     where r.jurisdiction_id = :jurisdiction_id and r.valid @> now() and not r.id = any(cast(:ended as int[]))
    union all
    select cast(:jurisdiction_id as smallint), {FIRST_DRAFT_ID} + cast(n as int), service_id, area_id, street_owner,
           department_id, tstzrange(null, null)
      from unnest(cast(:services as int[]), cast(:areas as int[]), cast(:owners as text[]), cast(:departments as int[]))
           with ordinality as a(service_id, area_id, street_owner, department_id, n)
""")  # noqa: S608  # constants

_BOTH = text(f"""
    create temp table tried_rules on commit drop as
    select r.*, b.area
      from (select false as is_draft, id, service_id, area_id, street_owner, department_id
              from routing_rules where jurisdiction_id = :jurisdiction_id and valid @> now()
            union all
            select true, id, service_id, area_id, street_owner, department_id from {DRAFTED}) as r
      join departments d on d.jurisdiction_id = :jurisdiction_id and d.id = r.department_id and d.is_active
      left join lateral (select ST_Area(boundary) as area from areas
                          where jurisdiction_id = :jurisdiction_id and id = r.area_id) as b on true
""")  # noqa: S608  # constants

# A rule that is in one of the two sets only: nothing else can move a report.
_CHANGED = text("""
    create temp table changed_rules on commit drop as
    select distinct service_id, area_id, street_owner from (
      select id, service_id, area_id, street_owner from tried_rules group by 1, 2, 3, 4 having count(*) = 1) as r
""")

_TRY = text(f"""
    with batch as materialized (
      select r.id, r.service_id, r.asset_id, r.location, r.location_3857 as flat,
             1 / cos(radians(ST_Y(r.location))) as stretch
        from reports r
       where r.jurisdiction_id = :jurisdiction_id and r.submitted_at >= :since
         and (cast(:after as uuid) is null or r.id > :after)
       order by r.id
       limit :batch),
    touched as materialized (
      select b.* from batch b
       where exists (
             select from changed_rules c
              where (c.service_id is null or c.service_id = b.service_id)
                and (c.area_id is null or exists (
                     select from area_pieces p
                      where p.jurisdiction_id = :jurisdiction_id and p.area_id = c.area_id
                        and ST_Covers(p.piece, b.location))))
         and not exists (
             select from assets a
               join services s on s.jurisdiction_id = :jurisdiction_id and s.id = b.service_id
                              and s.asset_layer = a.layer
               join departments d on d.jurisdiction_id = :jurisdiction_id and d.id = a.owner_department_id
                                 and d.is_active
              where a.jurisdiction_id = :jurisdiction_id and a.id = b.asset_id)),
    street as materialized (
      select here.id, case when s.distance_m <= {OWNER_REACH_M} then s.owner end as owner
        from touched here cross join lateral ({NEAREST_STREET}) as s
       where exists (select from tried_rules where street_owner is not null)),
    place as materialized (
      select distinct t.id, p.area_id
        from touched t
        join area_pieces p on p.jurisdiction_id = :jurisdiction_id and p.kind not in ('boundary', 'neighbour')
         and p.area_id in (select area_id from tried_rules where area_id is not null)
         and ST_Covers(p.piece, t.location)),
    answer as (
      select t.id, r.is_draft, r.department_id, r.id as rule_id, r.area_id, r.area, r.service_id is not null as precise,
             case when r.street_owner is not null then 2 when r.area_id is not null then 3 else 4 end as rung
        from touched t
        join tried_rules r on r.service_id is null or r.service_id = t.service_id
        left join street on street.id = t.id
        left join place on place.id = t.id and place.area_id = r.area_id
       where (r.street_owner is null or r.street_owner = street.owner)
         and (r.area_id is null or place.area_id is not null)
      union all
      select t.id, f.is_draft, d.id, null, null, null, false, 5
        from touched t
       cross join (values (false), (true)) as f(is_draft)
        join departments d on d.jurisdiction_id = :jurisdiction_id and d.is_fallback),
    winner as (
      select distinct on (id, is_draft) id, is_draft, department_id
        from answer
       order by id, is_draft, rung, precise desc, area_id is null, area, rule_id),
    moved as (
      insert into routing_moves (jurisdiction_id, replay_id, report_id, from_department_id, to_department_id)
      select :jurisdiction_id, :replay_id, o.id, o.department_id, n.department_id
        from winner o
        join winner n on n.id = o.id and n.is_draft and n.department_id <> o.department_id
       where not o.is_draft
      on conflict do nothing
      returning 1)
    select (select max(cast(id as text)) from batch), (select count(*) from batch), (select count(*) from moved)
""")  # noqa: S608  # constants

_COUNT = text("select count(*) from reports where jurisdiction_id = :jurisdiction_id and submitted_at >= :since")


def draft_rules(jurisdiction_id: int, ended: Sequence[int], added: Sequence[DraftedRule]) -> None:
    """Lay out the rules as a draft would make them (table DRAFTED), until the end of the transaction."""
    db.session.execute(text(f"drop table if exists {DRAFTED}"))
    db.session.execute(
        _DRAFT,
        {
            "jurisdiction_id": jurisdiction_id,
            "ended": list(ended),
            "services": [rule.service_id for rule in added],
            "areas": [rule.area_id for rule in added],
            "owners": [rule.street_owner for rule in added],
            "departments": [rule.department_id for rule in added],
        },
    )


def begin_replay(jurisdiction_id: int) -> None:
    """Lay the rules in force beside the drafted ones, until the end of the transaction; after `draft_rules`."""
    db.session.execute(text("drop table if exists tried_rules, changed_rules"))
    db.session.execute(_BOTH, {"jurisdiction_id": jurisdiction_id})
    db.session.execute(_CHANGED)
    db.session.execute(text("analyze tried_rules, changed_rules"))


def count_reports(jurisdiction_id: int, since: datetime) -> int:
    """How many reports came in since."""
    return int(db.session.execute(_COUNT, {"jurisdiction_id": jurisdiction_id, "since": since}).scalar_one())


def try_batch(jurisdiction_id: int, replay_id: int, since: datetime, after: uuid.UUID | None, *, batch: int) -> Step:
    """Try the next reports by both sets of rules and keep those that would move; after `begin_replay`.

    Only a report that a changed rule applies to is weighed: no other can move.
    """
    reached, tried, moved = db.session.execute(
        _TRY,
        {
            "jurisdiction_id": jurisdiction_id,
            "replay_id": replay_id,
            "since": since,
            "after": after,
            "batch": batch,
        },
    ).one()
    return Step(uuid.UUID(reached) if tried == batch else None, tried, moved)


_COVER = text("""
    with town as (
      select boundary, ST_Area(boundary::geography) as area
        from areas where jurisdiction_id = :jurisdiction_id and kind = 'boundary'),
    rule as materialized (
      select r.id, r.service_id, r.area_id
        from routing_rules r
        join departments d on d.jurisdiction_id = r.jurisdiction_id and d.id = r.department_id and d.is_active
       where r.jurisdiction_id = :jurisdiction_id and r.valid @> now() and r.street_owner is null),
    wanted as (
      select s.id, s.code, bool_or(r.id is not null and r.area_id is null) as is_whole,
             array_agg(distinct r.area_id) filter (where r.area_id is not null) as areas
        from services s
        left join rule r on r.service_id is null or r.service_id = s.id
       where s.jurisdiction_id = :jurisdiction_id and s.is_active
         and (cast(:code as text) is null or s.code = :code)
       group by s.jurisdiction_id, s.id),
    shape as (
      select w.code, w.is_whole, w.areas is not null as has_areas, town.area,
             case when w.is_whole then null
                  when w.areas is null then town.boundary
                  else ST_CollectionExtract(ST_Difference(town.boundary, (
                         select ST_Union(a.boundary) from areas a
                          where a.jurisdiction_id = :jurisdiction_id and a.id = any(w.areas)
                            and a.retired_at is null)), 3) end as gap
        from wanted w cross join town)
    select code, is_whole, has_areas,
           coalesce(round((100 * ST_Area(gap::geography) / nullif(area, 0))::numeric, 1), 0)::float8 as gap_share,
           case when cast(:code as text) is not null and gap is not null and not ST_IsEmpty(gap)
                then ST_AsGeoJSON(ST_SimplifyPreserveTopology(gap, 0.00002), 6) end as gap
      from shape
     order by gap_share desc, code
""")

_OVERLAPS = text("""
    with rule as materialized (
      select r.id, r.service_id, r.department_id, a.id as area_id, a.name, a.boundary
        from routing_rules r
        join departments d on d.jurisdiction_id = r.jurisdiction_id and d.id = r.department_id and d.is_active
        join areas a on a.jurisdiction_id = r.jurisdiction_id and a.id = r.area_id and a.retired_at is null
       where r.jurisdiction_id = :jurisdiction_id and r.valid @> now() and r.street_owner is null),
    pair as (
      select s.code, one.name as one, other.name as other, one.department_id as wins, other.department_id as loses,
             ST_CollectionExtract(ST_Intersection(one.boundary, other.boundary), 3) as shape
        from services s
        join rule one on one.service_id is null or one.service_id = s.id
        join rule other on other.area_id <> one.area_id and other.department_id <> one.department_id
         and (other.service_id is null) = (one.service_id is null)
         and (other.service_id is null or other.service_id = s.id)
         and one.boundary && other.boundary
         and (ST_Area(one.boundary), one.id) < (ST_Area(other.boundary), other.id)
       where s.jurisdiction_id = :jurisdiction_id and s.is_active
         and (cast(:code as text) is null or s.code = :code))
    select code, one, other, wins, loses, round((ST_Area(shape::geography) / 10000)::numeric, 2)::float8 as hectares,
           case when cast(:code as text) is not null
                then ST_AsGeoJSON(ST_SimplifyPreserveTopology(shape, 0.00002), 6) end as shape
      from pair
     where ST_Area(shape::geography) > :slightest
     order by code, hectares desc
""")
SLIGHTEST_OVERLAP_M2 = 400
"""Less is a sliver between two outlines."""


def cover(jurisdiction_id: int, code: str | None = None) -> list[dict[str, Any]]:
    """Where only the fallback answers, by service: `gap_share` in percent of the town, the shape for one service."""
    rows = db.session.execute(_COVER, {"jurisdiction_id": jurisdiction_id, "code": code})
    return [dict(row._mapping) for row in rows]


def overlaps(jurisdiction_id: int, code: str | None = None) -> list[dict[str, Any]]:
    """Where two areas of equally precise rules with different departments overlap; the smaller area wins."""
    rows = db.session.execute(
        _OVERLAPS, {"jurisdiction_id": jurisdiction_id, "code": code, "slightest": SLIGHTEST_OVERLAP_M2}
    )
    return [dict(row._mapping) for row in rows]
