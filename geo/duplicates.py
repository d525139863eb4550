"""Which reports may be about the same thing: near each other in space, time, words and pictures. One statement each."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from app.core.extensions import db

MAXIMUM_RADIUS_M = 150
LEAST_RADIUS_M = 30
LOOKED_AT = 60
"""Neighbours judged for one report, nearest first: a bound, whatever stands on that corner."""
SEEN_DAYS = 120
BEST_OF = 4
LEAST_SCORE = 0.45
SAME_PICTURE_BITS = 14
"""Of 64: pictures of one thing from about one place differ in fewer (dHash)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two reports resemble each other; `score` runs from 0 to 1, what is not known is None."""

    report_id: uuid.UUID
    other_id: uuid.UUID
    score: float
    distance_m: float
    same_service: bool
    same_asset: bool
    text: float | None
    picture_bits: int | None
    hours_apart: float


# What a pair is worth. Distance and the same kind of problem make a pair likely, the same numbered object nearly
# certain; words, pictures and time confirm. What is missing neither adds nor takes away.
_SCORE = """
    least(1.0,
          0.34 * (1 - s.distance_m / s.reach_m)
        + case when s.same_service then 0.22 else 0 end
        + case when s.same_asset then 0.30 else 0 end
        + 0.20 * coalesce(s.words, 0)
        + case when s.bits is null then 0 else 0.28 * greatest(0, 1 - s.bits / (2.0 * :same_bits)) end
        + 0.12 * exp(-s.hours_apart / 336.0))
"""

_SIGNALS = """
    select a.id as report_id, o.id as other_id, a.reach_m
         , ST_Distance(o.location::geography, a.location::geography) as distance_m
         , o.service_id = a.service_id as same_service
         , coalesce(o.asset_id = a.asset_id, false) as same_asset
         , case when length(a.description) > 3 and length(o.description) > 3
                then greatest(similarity(a.description, o.description), word_similarity(a.description, o.description))
           end as words
         , pictures.bits
         , abs(extract(epoch from o.submitted_at - a.submitted_at))::float8 / 3600 as hours_apart
      from about a
      cross join lateral (
           select r.id, r.location, r.service_id, r.asset_id, r.description, r.submitted_at
             from reports r
            where r.jurisdiction_id = :jurisdiction_id and r.id <> a.id and r.status <> 'duplicate'
              and ST_DWithin(r.location_3857, a.location_3857, a.reach_m * a.stretch)
              and r.submitted_at > a.submitted_at - make_interval(days => :days)
              and {which}
            order by r.location_3857 <-> a.location_3857, r.id
            limit :looked_at) as o
      left join lateral (
           select min(bit_count((p.perceptual_hash # q.perceptual_hash)::bit(64)))::int as bits
             from photos p join photos q on q.jurisdiction_id = p.jurisdiction_id
            where p.jurisdiction_id = :jurisdiction_id and p.report_id = a.id and p.role <> 'after'
              and q.report_id = o.id and q.role <> 'after'
              and p.perceptual_hash is not null and q.perceptual_hash is not null) as pictures on true
     where not exists (
           select from distinct_pairs d
            where d.jurisdiction_id = :jurisdiction_id
              and d.first_id = least(a.id, o.id) and d.second_id = greatest(a.id, o.id))
"""

_ABOUT = """
    select r.id, r.location, r.location_3857, r.service_id, r.asset_id, r.description, r.submitted_at
         , 1 / cos(radians(ST_Y(r.location))) as stretch
         , least(:most_m, greatest(:least_m, v.duplicate_radius_m))::float8 as reach_m
      from reports r
      join services v on v.jurisdiction_id = r.jurisdiction_id and v.id = r.service_id
     where r.jurisdiction_id = :jurisdiction_id
"""

_OF_ONE = text(f"""
    with about as materialized ({_ABOUT} and r.id = :report_id),
    signals as materialized ({_SIGNALS.format(which="r.submitted_at < a.submitted_at + make_interval(days => :days)")}),
    scored as (select s.*, {_SCORE} as score from signals s)
    select * from scored where score >= :least_score
     order by score desc, distance_m, other_id limit :limit
""")  # noqa: S608  # constants of this module

_PAIRS = text(f"""
    with about as materialized ({_ABOUT} and r.id = any(:report_ids)),
    signals as materialized (
      {_SIGNALS.format(which="r.closed_at is null and (r.submitted_at, r.id) < (a.submitted_at, a.id)")}),
    scored as (select s.*, {_SCORE} as score from signals s),
    best as (
      select *, row_number() over (partition by report_id order by score desc, distance_m, other_id) as place
        from scored where score >= :least_score)
    select * from best where place <= :best_of order by score desc, distance_m, report_id, other_id limit :limit
""")  # noqa: S608  # constants of this module


def find_likely(jurisdiction_id: int, report_id: uuid.UUID, *, limit: int = 6) -> list[Likeness]:
    """The reports most like this one, open or closed, within 120 days and the reach of its service; likeliest first."""
    values = {"report_id": report_id, "least_score": LEAST_SCORE, "limit": limit}
    return _read(_OF_ONE, jurisdiction_id, values)


def find_pairs(jurisdiction_id: int, report_ids: Sequence[uuid.UUID], *, limit: int = 200) -> list[Likeness]:
    """For each of these reports its few likeliest older open ones; likeliest pairs first, `limit` of them."""
    if not report_ids:
        return []
    values = {"report_ids": list(report_ids), "least_score": LEAST_SCORE + 0.1, "limit": limit, "best_of": BEST_OF}
    return _read(_PAIRS, jurisdiction_id, values)


def _read(statement: object, jurisdiction_id: int, values: dict[str, object]) -> list[Likeness]:
    bound = {
        "jurisdiction_id": jurisdiction_id,
        "most_m": MAXIMUM_RADIUS_M,
        "least_m": LEAST_RADIUS_M,
        "days": SEEN_DAYS,
        "looked_at": LOOKED_AT,
        "same_bits": SAME_PICTURE_BITS,
    }
    return [
        Likeness(
            report_id=row.report_id,
            other_id=row.other_id,
            score=round(float(row.score), 3),
            distance_m=round(row.distance_m, 1),
            same_service=row.same_service,
            same_asset=row.same_asset,
            text=None if row.words is None else round(row.words, 2),
            picture_bits=row.bits,
            hours_apart=round(row.hours_apart, 1),
        )
        for row in db.session.execute(statement, {**bound, **values})  # type: ignore[call-overload]
    ]
