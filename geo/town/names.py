"""The names people search for, gathered from streets, addresses, areas and land cover, once each."""

from __future__ import annotations

from collections.abc import Iterator

from geo.addresses import search_form
from geo.town.ground import PLACE_NAMES, Counts, remove_missing, run, stage, upsert
from geo.town.rows import Row

# A point of the street itself that is near its middle; the spelling is the most frequent one.
_STREETS = """
    select 'street', name, ST_AsHexEWKB(ST_SnapToGrid(ST_ClosestPoint(everything, ST_Centroid(everything)), 1e-7))
      from (select mode() within group (order by name) as name, ST_Collect(line order by id) as everything
              from streets where jurisdiction_id = :jurisdiction_id and name is not null
             group by search_text) as s
"""
_ADDRESS_STREETS = """
    select 'street', name, ST_AsHexEWKB(ST_SnapToGrid(ST_ClosestPoint(everything, ST_Centroid(everything)), 1e-7))
      from (select mode() within group (order by street) as name, ST_Collect(location order by id) as everything
              from addresses where jurisdiction_id = :jurisdiction_id
             group by search_text) as s
"""
_AREAS = """
    select 'area', name, ST_AsHexEWKB(ST_SnapToGrid(ST_PointOnSurface(boundary), 1e-7))
      from areas
     where jurisdiction_id = :jurisdiction_id and kind in ('quarter', 'district', 'zone') and retired_at is null
     order by (kind = 'quarter') desc, id
"""
# Of several buildings or lawns of one name, the largest.
_LANDMARKS = """
    select 'landmark', name, ST_AsHexEWKB(ST_SnapToGrid(ST_PointOnSurface(shape), 1e-7))
      from (select distinct on (name) name, shape
              from land_covers
             where jurisdiction_id = :jurisdiction_id and kind in ('green', 'wood', 'pedestrian', 'building')
               and length(name) > 3
             order by name, ST_Area(shape) desc, id) as l
"""


def sync_names(jurisdiction_id: int) -> Counts:
    """Make the town's place names those of its ground tables."""
    stage(PLACE_NAMES, list(_rows(jurisdiction_id)))  # read first: the connection cannot answer while it copies
    counts = upsert(PLACE_NAMES, jurisdiction_id)
    counts.gone = remove_missing(PLACE_NAMES, jurisdiction_id)
    return counts


def _rows(jurisdiction_id: int) -> Iterator[Row]:
    seen: set[tuple[str, str]] = set()
    for query in (_STREETS, _ADDRESS_STREETS, _AREAS, _LANDMARKS):
        found = run(query, jurisdiction_id=jurisdiction_id).all()
        for kind, name, shape in found:
            key = search_form(name)
            if key and (kind, key) not in seen:
                seen.add((kind, key))
                yield kind, name, key, shape
