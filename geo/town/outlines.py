"""The areas of a town: outlines brought in line with the files, cut into pieces for quick look-ups, or retired."""

from __future__ import annotations

from geo.town.ground import AREAS, PIECE_VERTICES, Counts, analyze, run, transform, upsert

_STEADY = """
    create temp table steady_areas on commit drop as
    select t.id
      from areas t
      join incoming_areas i on i.kind = t.kind and i.code = t.code
     where t.jurisdiction_id = :jurisdiction_id and t.retired_at is null and t.boundary = i.shape
"""

_MISSING = """
    create temp table missing_areas on commit drop as
    select t.id, (exists (select from reports r where r.jurisdiction_id = t.jurisdiction_id and r.area_id = t.id)
                  or exists (select from routing_rules r
                              where r.jurisdiction_id = t.jurisdiction_id and r.area_id = t.id)) as is_needed
      from areas t
     where t.jurisdiction_id = :jurisdiction_id and t.kind = any(:kinds)
       and not exists (select from incoming_areas i where i.kind = t.kind and i.code = t.code)
"""

_RETIRE = """
    update areas t set retired_at = now()
      from missing_areas m
     where t.jurisdiction_id = :jurisdiction_id and t.id = m.id and m.is_needed and t.retired_at is null
"""

_DELETE = """
    delete from areas t using missing_areas m
     where t.jurisdiction_id = :jurisdiction_id and t.id = m.id and not m.is_needed
"""

_DROP_PIECES = """
    delete from area_pieces p
     where p.jurisdiction_id = :jurisdiction_id and p.kind = any(:kinds)
       and not exists (select from steady_areas s where s.id = p.area_id)
"""

_CUT_PIECES = """
    insert into area_pieces (jurisdiction_id, area_id, kind, piece)
    select a.jurisdiction_id, a.id, a.kind, ST_Subdivide(a.boundary, :vertices)
      from areas a
     where a.jurisdiction_id = :jurisdiction_id and a.kind = any(:kinds) and a.retired_at is null
       and not exists (select from steady_areas s where s.id = a.id)
"""


def sync_areas(jurisdiction_id: int, kinds: list[str]) -> Counts:
    """Make the town's areas of these kinds those that are staged; vanished ones that are still needed are retired."""
    transform(AREAS)
    values = {"jurisdiction_id": jurisdiction_id}
    run(_STEADY, **values)
    run(_MISSING, **values, kinds=kinds)
    counts = upsert(AREAS, jurisdiction_id)
    counts.retired = run(_RETIRE, **values).rowcount
    counts.gone = run(_DELETE, **values).rowcount
    run(_DROP_PIECES, **values, kinds=kinds)
    run(_CUT_PIECES, **values, kinds=kinds, vertices=PIECE_VERTICES)
    analyze("area_pieces")
    return counts
