"""Numbered objects of the street by what staff and stickers call them: layer and reference, quarter, street."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, text

from app.core.extensions import db
from geo.addresses import search_form
from geo.layers import LAYER_NAMES
from geo.points import Point

STREET_REACH_M = 30
"""How far from the middle of its roadway a street's lamps and bins stand."""


@dataclass(frozen=True, slots=True)
class StreetObject:
    """A lamp, bin, sign… by the number painted on it."""

    id: int
    layer: str
    reference: str
    label: str
    point: Point


_COLUMNS = "a.id, a.layer, a.reference, a.label, ST_Y(a.location) as latitude, ST_X(a.location) as longitude"

_FIND = text(f"""
    select {_COLUMNS} from assets a
     where a.jurisdiction_id = :jurisdiction_id and a.layer = :layer and a.retired_at is null
       and upper(a.reference) = upper(:reference)
     order by (a.reference = :reference) desc, a.id
     limit 1
""")  # noqa: S608  # a constant is inserted

_CHOSEN = """
  from assets a
 where a.jurisdiction_id = :jurisdiction_id and a.layer = :layer and a.retired_at is null
   and (cast(:references as text[]) is null or upper(a.reference) = any(:references))
   and (cast(:area as text) is null or exists (
        select from areas q where q.jurisdiction_id = a.jurisdiction_id and q.code = :area and q.kind = 'quarter'
           and q.retired_at is null and ST_Covers(q.boundary, a.location)))
   and (cast(:street as text) is null or exists (
        select from streets s where s.jurisdiction_id = a.jurisdiction_id and s.search_text = :street
           and ST_DWithin(a.location_3857, s.line_3857, :reach_m / cos(radians(ST_Y(a.location))))))
"""
_LIST = text(f"select {_COLUMNS} {_CHOSEN} order by a.reference, a.id limit :limit")  # constants
_COUNT = text(f"select count(*) {_CHOSEN}")  # a constant is inserted
_LAYERS = text("""
    select a.layer, count(*) as objects from assets a
     where a.jurisdiction_id = :jurisdiction_id and a.retired_at is null
     group by a.layer
     order by exists (select from services s where s.jurisdiction_id = :jurisdiction_id and s.is_active
                         and s.asset_layer = a.layer) desc, count(*) desc, a.layer
""")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which objects of a layer: in a quarter (its code), along a street (its name), by reference; all that is given."""

    layer: str
    area: str | None = None
    street: str | None = None
    references: tuple[str, ...] = ()


def find_object(jurisdiction_id: int, layer: str, reference: str) -> StreetObject | None:
    """The object with this number, however its letters are written; None for an unknown or a retired one."""
    row = db.session.execute(
        _FIND, {"jurisdiction_id": jurisdiction_id, "layer": layer, "reference": reference}
    ).first()
    return _as_object(row) if row else None


def list_objects(jurisdiction_id: int, chosen: Selection, *, limit: int) -> list[StreetObject]:
    """The chosen objects by reference, at most `limit`."""
    return [_as_object(row) for row in db.session.execute(_LIST, {**_bound(jurisdiction_id, chosen), "limit": limit})]


def count_objects(jurisdiction_id: int, chosen: Selection) -> int:
    """How many objects are chosen."""
    return int(db.session.execute(_COUNT, _bound(jurisdiction_id, chosen)).scalar_one())


def list_layers(jurisdiction_id: int) -> list[tuple[str, str, int]]:
    """The town's layers, those that people report on first: code, one object's name in French, how many."""
    rows = db.session.execute(_LAYERS, {"jurisdiction_id": jurisdiction_id})
    return [(row.layer, LAYER_NAMES.get(row.layer, row.layer), row.objects) for row in rows]


def _bound(jurisdiction_id: int, chosen: Selection) -> dict[str, object]:
    references: Sequence[str] | None = [reference.upper() for reference in chosen.references] or None
    return {
        "jurisdiction_id": jurisdiction_id,
        "layer": chosen.layer,
        "area": chosen.area,
        "street": search_form(chosen.street) if chosen.street else None,
        "references": references,
        "reach_m": STREET_REACH_M,
    }


def _as_object(row: Row[Any]) -> StreetObject:
    return StreetObject(
        id=row.id,
        layer=row.layer,
        reference=row.reference,
        label=row.label or LAYER_NAMES.get(row.layer, row.layer),
        point=Point(latitude=row.latitude, longitude=row.longitude),
    )
