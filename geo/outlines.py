"""The outlines of areas as people draw them: made sound or refused in words, compared, cut for look-ups."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from app.core.extensions import db
from geo.town.ground import PIECE_VERTICES
from geo.town.problems import FeatureRefusedError
from geo.town.shapes import Shaper
from geo.town.sources import Feature

MOST_CORNERS = 20_000
OUTSIDE_MARGIN_DEGREES = 0.003
"""About 300 m beyond the town's own outline."""


class OutlineError(ValueError):
    """An outline that cannot be used; `fr` and `en` end a sentence that says so."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.fr, self.en = fr, en


@dataclass(frozen=True, slots=True)
class Outline:
    """A sound outline as hexadecimal EWKB, and whether it had to be repaired."""

    shape: str
    is_repaired: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What an outline would change: hectares, open reports taken in and left out, what it overlaps."""

    hectares_before: float
    hectares: float
    hectares_outside: float
    reports_in: int
    reports_out: int
    rules: int
    overlaps: tuple[tuple[str, float], ...]


def read_outline(jurisdiction_id: int, geometry: dict[str, Any]) -> Outline:
    """A GeoJSON surface, repaired where it crosses itself. Raises OutlineError saying what is wrong."""
    if _count_corners(geometry.get("coordinates")) > MOST_CORNERS:
        raise OutlineError(f"il a plus de {MOST_CORNERS} sommets.", f"it has more than {MOST_CORNERS} corners.")
    shaper = Shaper()
    try:
        shape = shaper.polygon(Feature("outline", 1, {}, geometry, 4326))
    except FeatureRefusedError as error:
        raise OutlineError(
            "il n’a pas de surface lisible, en degrés.", "it has no readable surface in degrees."
        ) from error
    row = db.session.execute(
        text("""
            select ST_Area(cast(:shape as geometry)::geography) as area,
                   (select ST_DWithin(boundary, cast(:shape as geometry), :margin) from areas
                     where jurisdiction_id = :jurisdiction_id and kind = 'boundary') as is_near
        """),
        {"jurisdiction_id": jurisdiction_id, "shape": shape, "margin": OUTSIDE_MARGIN_DEGREES},
    ).one()
    if row.area < 1:
        raise OutlineError("sa surface est nulle.", "its surface is nothing.")
    if row.is_near is False:
        raise OutlineError(
            "il est hors de la ville. Les coordonnées sont-elles en degrés, longitude d’abord ?",
            "it lies outside the town. Are the coordinates in degrees, longitude first?",
        )
    return Outline(shape, shaper.repaired > 0)


_EFFECT = text("""
    with wanted as materialized (select cast(:shape as geometry) as shape),
    old as (select boundary from areas where jurisdiction_id = :jurisdiction_id and id = :area_id),
    town as (select boundary from areas where jurisdiction_id = :jurisdiction_id and kind = 'boundary'),
    report as (
      select ST_Covers(w.shape, r.location) as is_in,
             coalesce((select ST_Covers(o.boundary, r.location) from old o), false) as was_in
        from reports r cross join wanted w
       where r.jurisdiction_id = :jurisdiction_id and r.closed_at is null
         and (r.location && w.shape or r.location && (select boundary from old)))
    select coalesce((select ST_Area(boundary::geography) from old), 0) / 10000 as hectares_before,
           ST_Area(w.shape::geography) / 10000 as hectares,
           ST_Area(ST_Difference(w.shape, town.boundary)::geography) / 10000 as hectares_outside,
           (select count(*) from report where is_in and not was_in) as reports_in,
           (select count(*) from report where was_in and not is_in) as reports_out,
           (select count(*) from routing_rules
             where jurisdiction_id = :jurisdiction_id and area_id = :area_id and valid @> now()) as rules
      from wanted w cross join town
""")
_OVERLAPS = text("""
    select name, ST_Area(ST_Intersection(boundary, cast(:shape as geometry))::geography) / 10000 as hectares
      from areas
     where jurisdiction_id = :jurisdiction_id and kind = :kind and retired_at is null
       and id is distinct from :area_id and ST_Intersects(boundary, cast(:shape as geometry))
""")


def compare(jurisdiction_id: int, area_id: int | None, kind: str, shape: str) -> Effect:
    """What giving an area this outline would change; `area_id` None for a new one. Nothing is written."""
    row = db.session.execute(_EFFECT, {"jurisdiction_id": jurisdiction_id, "area_id": area_id, "shape": shape}).one()
    overlaps = db.session.execute(
        _OVERLAPS,
        {"jurisdiction_id": jurisdiction_id, "area_id": area_id, "kind": kind, "shape": shape},
    )
    return Effect(
        round(row.hectares_before, 2),
        round(row.hectares, 2),
        round(row.hectares_outside, 2),
        row.reports_in,
        row.reports_out,
        row.rules,
        tuple((name, round(hectares, 2)) for name, hectares in overlaps if hectares > 0.05),
    )


@dataclass(frozen=True, slots=True)
class Size:
    """How large an outline is, how large it was, and whether both cover the same ground."""

    hectares_before: float | None
    hectares: float
    is_same: bool


def measure(jurisdiction_id: int, area_id: int | None, shape: str) -> Size:
    """An outline against the area's own; `area_id` None for a new one. Within a centimetre is the same."""
    row = db.session.execute(
        text("""
            select ST_Area(old.boundary::geography) / 10000 as before,
                   ST_Area(cast(:shape as geometry)::geography) / 10000 as after,
                   coalesce(ST_Equals(
                       ST_SnapToGrid(old.boundary, 1e-7), ST_SnapToGrid(cast(:shape as geometry), 1e-7)), false
                   ) as is_same
              from (select 1) as one
              left join areas old on old.jurisdiction_id = :jurisdiction_id and old.id = :area_id
        """),
        {"jurisdiction_id": jurisdiction_id, "area_id": area_id, "shape": shape},
    ).one()
    return Size(None if row.before is None else round(row.before, 2), round(row.after, 2), row.is_same)


def show_outline(jurisdiction_id: int, area_id: int) -> tuple[dict[str, Any], float, int]:
    """An area's outline as GeoJSON, its hectares and how many corners it has."""
    row = db.session.execute(
        text("""
            select ST_AsGeoJSON(boundary, 7), ST_Area(boundary::geography) / 10000, ST_NPoints(boundary)
              from areas where jurisdiction_id = :jurisdiction_id and id = :area_id
        """),
        {"jurisdiction_id": jurisdiction_id, "area_id": area_id},
    ).one()
    geometry: dict[str, Any] = json.loads(row[0])
    return geometry, round(row[1], 2), int(row[2])


def cut_pieces(jurisdiction_id: int, area_id: int) -> None:
    """Cut an area into pieces again, as it is now; a retired one has none."""
    values = {"jurisdiction_id": jurisdiction_id, "area_id": area_id, "vertices": PIECE_VERTICES}
    db.session.execute(
        text("delete from area_pieces where jurisdiction_id = :jurisdiction_id and area_id = :area_id"), values
    )
    db.session.execute(
        text("""
            insert into area_pieces (jurisdiction_id, area_id, kind, piece)
            select jurisdiction_id, id, kind, ST_Subdivide(boundary, :vertices) from areas
             where jurisdiction_id = :jurisdiction_id and id = :area_id and retired_at is null
        """),
        values,
    )


def _count_corners(part: Any) -> int:
    if not isinstance(part, list):
        return 0
    if part and isinstance(part[0], int | float):
        return 1
    return sum(_count_corners(inner) for inner in part[: MOST_CORNERS + 1])
