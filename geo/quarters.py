"""The quarters of a town as outlines to colour, with how many people live in each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from app.core.extensions import db

TOLERANCE = 0.0001
"""Degrees: about ten metres, which nobody sees on a map of the whole town."""

_QUARTERS = text("""
    select a.id, a.code, a.name, a.properties->>'population' as population,
           ST_AsGeoJSON(ST_SimplifyPreserveTopology(a.boundary, :tolerance), 5)
      from areas a
     where a.jurisdiction_id = :town and a.retired_at is null
       and a.kind = coalesce((select 'quarter' from areas q where q.jurisdiction_id = :town and q.kind = 'quarter'
                                 and q.retired_at is null limit 1), 'district')
     order by a.name, a.id
""")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter (a district where a town has no quarters); `outline` is a GeoJSON geometry, WGS84, simplified."""

    id: int
    code: str
    name: str
    population: int | None
    outline: dict[str, Any]


def list_quarters(jurisdiction_id: int) -> list[Quarter]:
    """The town's quarters by name."""
    rows = db.session.execute(_QUARTERS, {"town": jurisdiction_id, "tolerance": TOLERANCE})
    return [Quarter(row[0], row[1], row[2], read_population(row[3]), json.loads(row[4])) for row in rows]


def read_population(value: object) -> int | None:
    """A number of inhabitants as somebody wrote it ("12 345"); None when it is not one."""
    digits = "".join(str(value or "").split()).replace("\u202f", "").replace("\u00a0", "")
    return int(digits) if digits.isdigit() and 0 < int(digits) < 100_000_000 else None


INSIDE_AREAS = """exists (select from area_pieces p
    where p.jurisdiction_id = r.jurisdiction_id and p.area_id = any(:scope_areas) and ST_Covers(p.piece, r.location))"""
"""The condition on a report `r` that keeps somebody to their areas (`:scope_areas`)."""
