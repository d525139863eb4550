"""Which department answers for this point and this service, and why: one SQL statement."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import TextClause, text

from app.core.extensions import db
from geo.addresses import NEAREST_ADDRESS, NEAREST_STREET, OWNER_REACH_M, make_label
from geo.points import Point

MAXIMUM_ACCURACY_M = 100
"""A worse GPS fix does not widen the search for borders: it would ask everybody, everywhere."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One department that could be meant near a border, and the rule and area that make it so."""

    code: str
    department_id: int
    rule_id: int | None
    area_id: int | None
    area_name: str | None


@dataclass(frozen=True, slots=True)
class Routing:
    """Who answers, by what reason, and what was found around the point; distances in metres.

    `code` is asset_owner, street_owner, area_rule, service_rule or fallback. `area_*` is the area of the deciding rule,
    `quarter_*` the quarter that contains the point. `choices` has at least two entries or none.
    """

    code: str
    department_id: int
    is_fallback: bool
    rule_id: int | None = None
    area_id: int | None = None
    area_name: str | None = None
    asset_id: int | None = None
    asset_layer: str | None = None
    asset_reference: str | None = None
    asset_distance_m: float | None = None
    street_owner: str | None = None
    street_name: str | None = None
    quarter_id: int | None = None
    quarter_name: str | None = None
    address: str | None = None
    choices: tuple[Choice, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What `reports.routing` stores: every part that is known."""
        parts = asdict(self)
        parts["choices"] = [asdict(choice) for choice in self.choices]
        return {name: value for name, value in parts.items() if value not in (None, [])}


class NoDepartmentError(LookupError):
    """The town has neither a rule nor a fallback department: its description was never imported whole."""


_FACTS = f"""
    with here as materialized (
      select h.point, ST_Transform(h.point, 3857) as flat, 1 / cos(radians(:latitude)) as stretch
        from (select ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326) as point) as h),
    service as materialized (
      select id, asset_layer, asset_tolerance_m
        from services where jurisdiction_id = :jurisdiction_id and id = :service_id),
    asset as materialized (
      select a.id, a.layer, a.reference, a.owner_department_id
        , ST_Distance(a.location::geography, here.point::geography) as distance_m
        from here, assets a
       where a.jurisdiction_id = :jurisdiction_id and a.id = cast(:asset_id as bigint)
      union all
      select a.id, a.layer, a.reference, a.owner_department_id
        , ST_Distance(a.location::geography, here.point::geography)
        from here, service s cross join lateral (
             select * from assets a
              where a.jurisdiction_id = :jurisdiction_id and a.layer = s.asset_layer and a.retired_at is null
                and ST_DWithin(a.location_3857, here.flat, s.asset_tolerance_m * here.stretch)
              order by a.location_3857 <-> here.flat, a.id
              limit 1) as a
       where cast(:asset_id as bigint) is null),
    street as materialized (
      select s.name, case when s.distance_m <= {OWNER_REACH_M} then s.owner end as owner
        from here cross join lateral ({NEAREST_STREET}) as s),
    address as materialized (
      select a.number, a.street from here cross join lateral ({NEAREST_ADDRESS}) as a),
    near as materialized (
      select p.area_id, p.kind, bool_or(ST_Covers(p.piece, here.point)) as holds
        from here, area_pieces p
       where p.jurisdiction_id = :jurisdiction_id and p.kind not in ('boundary', 'neighbour')
         and p.piece && ST_Expand(here.point, :reach_m / 111000.0 * here.stretch, :reach_m / 111000.0)
         and (ST_Covers(p.piece, here.point)
              or (:reach_m > 0 and ST_Distance(p.piece::geography, here.point::geography) <= :reach_m))
       group by p.area_id, p.kind),
    variant as (
      select 0 as id
      union all
      select area_id from near where not holds),
    place as materialized (
      select 0 as variant, area_id from near where holds
      union all
      select n.area_id, n.area_id from near n where not n.holds
      union all
      select n.area_id, o.area_id from near n join near o on o.holds and o.kind <> n.kind where not n.holds),
    rule as materialized (
      select r.id, r.service_id, r.area_id, r.street_owner, r.department_id
        from {{rules}} r
        join departments d on d.jurisdiction_id = r.jurisdiction_id and d.id = r.department_id and d.is_active
       where r.jurisdiction_id = :jurisdiction_id and r.valid @> now()
         and (r.service_id is null or r.service_id = :service_id)
         and (r.street_owner is null or r.street_owner = (select owner from street))
         and (r.area_id is null or r.area_id in (select area_id from place))),
    answer as materialized (
      select v.id as variant, best.*
        from variant v cross join lateral (
             select 1 as rung, a.owner_department_id as department_id
               , null::int as rule_id, null::int as area_id, true as for_service
               from asset a
               join service s on s.asset_layer = a.layer
               join departments d
                 on d.jurisdiction_id = :jurisdiction_id and d.id = a.owner_department_id and d.is_active
             union all
             select case when r.street_owner is not null then 2 when r.area_id is not null then 3 else 4 end
               , r.department_id, r.id, r.area_id, r.service_id is not null
               from rule r
              where r.area_id is null
                 or exists (select from place p where p.variant = v.id and p.area_id = r.area_id)
             union all
             select 5, d.id, null, null, false
               from departments d where d.jurisdiction_id = :jurisdiction_id and d.is_fallback) as best
       order by 1),
    ranked as (
      select a.*, row_number() over (
               partition by a.variant
               order by a.rung, a.for_service desc, a.area_id is null,
                        (select ST_Area(b.boundary) from areas b
                          where a.area_id is not null and b.jurisdiction_id = :jurisdiction_id and b.id = a.area_id),
                        a.rule_id) as place
        from answer a)
"""  # noqa: S608  # every inserted part is a constant of this package; values are bound

_WINNER = """,
    choice as materialized (
      select distinct on (r.department_id) r.department_id, r.rung, r.rule_id, r.variant
        , b.id as area_id, b.name as area_name
        from ranked r
        left join areas b on b.jurisdiction_id = :jurisdiction_id and b.id = coalesce(r.area_id, nullif(r.variant, 0))
       where r.place = 1
       order by r.department_id, r.variant)
    select r.rung, r.department_id, d.is_fallback, r.rule_id, r.area_id, b.name as area_name,
           asset.id as asset_id, asset.layer as asset_layer, asset.reference as asset_reference,
           asset.distance_m as asset_distance_m,
           street.owner as street_owner, street.name as street_name,
           quarter.id as quarter_id, quarter.name as quarter_name,
           address.number, address.street,
           (select json_agg(json_build_object('rung', rung, 'department_id', department_id, 'rule_id', rule_id,
                              'area_id', area_id, 'area_name', area_name) order by variant) from choice) as choices
      from ranked r
      join departments d on d.jurisdiction_id = :jurisdiction_id and d.id = r.department_id
      left join areas b on b.jurisdiction_id = :jurisdiction_id and b.id = r.area_id
      left join asset on true
      left join street on true
      left join address on true
      left join lateral (
           select a.id, a.name
             from near n join areas a on a.jurisdiction_id = :jurisdiction_id and a.id = n.area_id
            where n.holds and n.kind in ('quarter', 'district')
            order by (n.kind = 'quarter') desc, a.id
            limit 1) as quarter on true
     where r.variant = 0 and r.place = 1
"""

_IN_FORCE = "routing_rules"
DRAFTED = "drafted_rules"
"""A temporary table of the rules as they would be (geo.replay.draft_rules), in place of those in force."""

_RANKED = """
    select r.rung, r.department_id, r.rule_id, r.area_id, b.name as area_name, street.owner as street_owner
      from ranked r
      left join areas b on b.jurisdiction_id = :jurisdiction_id and b.id = r.area_id
      left join street on true
     where r.variant = 0
     order by r.place
     limit 20
"""


def _statement(rules: str, tail: str) -> TextClause:
    """The one statement, over the rules in force or over a draft's."""
    return text(_FACTS.replace("{rules}", rules) + tail)


_ROUTE = {rules: _statement(rules, _WINNER) for rules in (_IN_FORCE, DRAFTED)}
_RANKS = {rules: _statement(rules, _RANKED) for rules in (_IN_FORCE, DRAFTED)}

_CODES = {1: "asset_owner", 2: "street_owner", 3: "area_rule", 4: "service_rule", 5: "fallback"}


def find_department(
    jurisdiction_id: int,
    service_id: int,
    point: Point,
    *,
    accuracy_m: float | None = None,
    asset_id: int | None = None,
    rules: str = _IN_FORCE,
) -> Routing:
    """Who answers for this service at this point of the town, and why; most specific wins (docs/import.md, Rules).

    `accuracy_m` is how far off the point may be: within it of an area that another department answers for, the
    routing offers choices. `asset_id` is the asset the person picked; an unknown one, and 0, give no asset at all.
    `rules` is DRAFTED to ask what a draft would answer.
    Raises NoDepartmentError when the town has no fallback department.
    """
    values = _bound(jurisdiction_id, service_id, point, accuracy_m=accuracy_m, asset_id=asset_id)
    row = db.session.execute(_ROUTE[rules], values).one_or_none()
    if row is None:
        raise NoDepartmentError(f"jurisdiction {jurisdiction_id} has no fallback department")
    found = dict(row._mapping)
    choices = tuple(Choice(code=_CODES[item.pop("rung")], **item) for item in found.pop("choices"))
    address = make_label(found.pop("number"), found.pop("street")) or found["street_name"]
    if found["asset_distance_m"] is not None:
        found["asset_distance_m"] = round(found["asset_distance_m"], 1)
    return Routing(
        code=_CODES[found.pop("rung")], address=address, choices=choices if len(choices) > 1 else (), **found
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer that was possible at a point, in the order in which they were weighed; the first one won."""

    code: str
    department_id: int
    rule_id: int | None
    area_id: int | None
    area_name: str | None
    street_owner: str | None


def rank_departments(jurisdiction_id: int, service_id: int, point: Point, *, rules: str = _IN_FORCE) -> list[Candidate]:
    """Every answer that applies at a point, the winner first: what `find_department` chose from."""
    rows = db.session.execute(_RANKS[rules], _bound(jurisdiction_id, service_id, point))
    return [
        Candidate(_CODES[row.rung], row.department_id, row.rule_id, row.area_id, row.area_name, row.street_owner)
        for row in rows
    ]


def _bound(
    jurisdiction_id: int,
    service_id: int,
    point: Point,
    *,
    accuracy_m: float | None = None,
    asset_id: int | None = None,
) -> dict[str, Any]:
    return {
        "jurisdiction_id": jurisdiction_id,
        "service_id": service_id,
        "latitude": point.latitude,
        "longitude": point.longitude,
        "asset_id": asset_id,
        "reach_m": min(accuracy_m or 0.0, MAXIMUM_ACCURACY_M),
    }
