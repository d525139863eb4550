"""Numbered objects of the street as the town edits them: listed, compared with a file, written many at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from app.core.extensions import db

SAME_M = 0.1
"""Closer than this is the same place."""
OUTSIDE_DEGREES = 0.003
"""About 300 m beyond the town's own outline."""


@dataclass(frozen=True, slots=True)
class ListedObject:
    """An object with what its editor shows; `open_reports` are about it and not closed."""

    layer: str
    reference: str
    label: str | None
    department: str | None
    latitude: float
    longitude: float
    is_retired: bool
    open_reports: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of a file against what is there: new, changed, same, gone or outside; how far it would move."""

    reference: str
    label: str | None
    state: str
    moved_m: float | None


_SHOWN = """
    a.layer, a.reference, a.label, d.code as department,
    round(ST_Y(a.location)::numeric, 7)::float8 as latitude, round(ST_X(a.location)::numeric, 7)::float8 as longitude,
    a.retired_at is not null as is_retired
"""
_FROM = """
    from assets a
    left join departments d on d.jurisdiction_id = a.jurisdiction_id and d.id = a.owner_department_id
   where a.jurisdiction_id = :jurisdiction_id and a.layer = :layer
"""
_LIST = text(f"""
    select {_SHOWN},
           (select count(*) from reports r where r.jurisdiction_id = a.jurisdiction_id and r.asset_id = a.id
               and r.closed_at is null) as open_reports
      {_FROM}
       and (:with_retired or a.retired_at is null)
       and (cast(:sought as text) is null or a.reference ilike :sought or a.label ilike :sought)
       and a.reference > :after
     order by a.reference
     limit :limit
""")  # noqa: S608  # constants are inserted
_SOME = text(f"select {_SHOWN} {_FROM} and a.reference = any(:references) order by a.reference")
_INCOMING = """
    incoming as (
      select i.reference, i.label, ST_SetSRID(ST_MakePoint(i.longitude, i.latitude), 4326) as place
        from jsonb_to_recordset(cast(:rows as jsonb))
          as i(reference text, label text, latitude float8, longitude float8))
"""
_COMPARE = text(f"""
    with {_INCOMING},
    town as (select boundary from areas where jurisdiction_id = :jurisdiction_id and kind = 'boundary')
    select i.reference, i.label,
           case when not ST_DWithin(town.boundary, i.place, :outside) then 'outside'
                when a.id is null then 'new'
                when a.retired_at is null and a.label is not distinct from i.label
                 and ST_Distance(a.location::geography, i.place::geography) <= :same then 'same'
                else 'changed' end as state,
           round(ST_Distance(a.location::geography, i.place::geography)::numeric, 1)::float8 as moved_m
      from incoming i cross join town
      left join assets a on a.jurisdiction_id = :jurisdiction_id and a.layer = :layer and a.reference = i.reference
     order by i.reference
""")  # noqa: S608  # a constant is inserted
_MISSING = text("""
    select a.reference, a.label from assets a
     where a.jurisdiction_id = :jurisdiction_id and a.layer = :layer and a.retired_at is null
       and a.reference <> all(:references)
     order by a.reference
""")
_WRITE = text(f"""
    with {_INCOMING}
    insert into assets (jurisdiction_id, layer, reference, label, location)
    select :jurisdiction_id, :layer, reference, label, place from incoming
    on conflict (jurisdiction_id, layer, reference) do update
       set label = excluded.label, location = excluded.location, retired_at = null
""")  # noqa: S608  # a constant is inserted
_RETIRE = text("""
    update assets set retired_at = now()
     where jurisdiction_id = :jurisdiction_id and layer = :layer and reference = any(:references) and retired_at is null
""")
_IS_NEAR = text("""
    select ST_DWithin(boundary, ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326), :outside)
      from areas where jurisdiction_id = :jurisdiction_id and kind = 'boundary'
""")


def list_some(
    jurisdiction_id: int, layer: str, *, sought: str | None, with_retired: bool, after: str, limit: int
) -> list[ListedObject]:
    """The objects of a layer by reference, those after `after`; `sought` is in the reference or the label."""
    escaped = (sought or "").replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    values = {
        "jurisdiction_id": jurisdiction_id,
        "layer": layer,
        "sought": f"%{escaped}%" if sought else None,
        "with_retired": with_retired,
        "after": after,
        "limit": limit,
    }
    return [ListedObject(**row) for row in db.session.execute(_LIST, values).mappings()]


def read_some(jurisdiction_id: int, layer: str, references: Sequence[str]) -> list[ListedObject]:
    """The objects with these references, those withdrawn included."""
    values = {"jurisdiction_id": jurisdiction_id, "layer": layer, "references": list(references)}
    return [ListedObject(**row) for row in db.session.execute(_SOME, values).mappings()]


def compare(jurisdiction_id: int, layer: str, rows: Sequence[dict[str, Any]]) -> list[Compared]:
    """What the rows of a file (reference, label, latitude, longitude) would change."""
    values = {
        "jurisdiction_id": jurisdiction_id,
        "layer": layer,
        "rows": json.dumps(rows),
        "same": SAME_M,
        "outside": OUTSIDE_DEGREES,
    }
    return [Compared(**row) for row in db.session.execute(_COMPARE, values).mappings()]


def list_missing(jurisdiction_id: int, layer: str, references: Sequence[str]) -> list[Compared]:
    """The objects in use that are not among these."""
    values = {"jurisdiction_id": jurisdiction_id, "layer": layer, "references": list(references)}
    return [Compared(row.reference, row.label, "gone", None) for row in db.session.execute(_MISSING, values)]


def write_rows(jurisdiction_id: int, layer: str, rows: Sequence[dict[str, Any]]) -> None:
    """Add or change objects, in use from now on."""
    values = {"jurisdiction_id": jurisdiction_id, "layer": layer, "rows": json.dumps(rows)}
    db.session.execute(_WRITE, values)


def retire(jurisdiction_id: int, layer: str, references: Sequence[str]) -> None:
    """Withdraw objects: reports keep them, nobody is offered them any more."""
    values = {"jurisdiction_id": jurisdiction_id, "layer": layer, "references": list(references)}
    db.session.execute(_RETIRE, values)


def is_in_town(jurisdiction_id: int, latitude: float, longitude: float) -> bool:
    """Whether a place lies in the town or just beyond."""
    values = {
        "jurisdiction_id": jurisdiction_id,
        "latitude": latitude,
        "longitude": longitude,
        "outside": OUTSIDE_DEGREES,
    }
    return bool(db.session.execute(_IS_NEAR, values).scalar())
