"""Editing the areas of a town: drawn, uploaded, renamed, retired; reports keep the area they were in."""

from __future__ import annotations

from typing import Any

from geoalchemy2 import WKBElement
from sqlalchemy import func, or_, select

from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, register
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Area, RoutingRule
from geo import outlines
from geo.outlines import Effect, Outline, OutlineError
from geo.town.load import stamp_version

AREA = "area"
KINDS = ("quarter", "district", "zone", "depot")
"""Those that people draw; the town's own outline and its neighbours come from its import."""


def list_areas(jurisdiction_id: int) -> list[Area]:
    """The areas that people can edit, those in use first, by kind and name."""
    query = (
        select(Area)
        .where(Area.jurisdiction_id == jurisdiction_id, Area.kind.in_(KINDS))
        .order_by(Area.retired_at.is_not(None), Area.kind, Area.name, Area.id)
    )
    return list(db.session.scalars(query))


def find_area(jurisdiction_id: int, key: str) -> Area | None:
    """The area written `kind:code`, retired ones included."""
    kind, _, code = key.partition(":")
    query = select(Area).where(
        Area.jurisdiction_id == jurisdiction_id, Area.kind == kind, Area.code == code, Area.kind.in_(KINDS)
    )
    return db.session.scalars(query).first()


def read_outline(jurisdiction_id: int, geometry: dict[str, Any]) -> Outline:
    """A sound outline. Raises ProblemError area.broken saying what is wrong with it."""
    try:
        return outlines.read_outline(jurisdiction_id, geometry)
    except OutlineError as error:
        raise ProblemError(errors.AREA_BROKEN, context={"fr": error.fr, "en": error.en}) from error


def try_outline(jurisdiction_id: int, key: str, geometry: dict[str, Any]) -> tuple[Effect, bool]:
    """What an outline would change, and whether it has to be repaired; nothing is written."""
    found = find_area(jurisdiction_id, key)
    outline = read_outline(jurisdiction_id, geometry)
    kind = key.partition(":")[0]
    return outlines.compare(jurisdiction_id, found.id if found else None, kind, outline.shape), outline.is_repaired


def show_area(area: Area) -> Snapshot:
    """An area as the document that its editor reads and writes."""
    geometry, hectares, corners = outlines.show_outline(area.jurisdiction_id, area.id)
    return {
        "kind": area.kind,
        "code": area.code,
        "name": area.name,
        "is_retired": area.retired_at is not None,
        "hectares": hectares,
        "corners": corners,
        "geometry": geometry,
    }


def count_rules(area: Area) -> int:
    """How many rules that hold now or will hold are about this area."""
    query = select(func.count()).where(
        RoutingRule.jurisdiction_id == area.jurisdiction_id,
        RoutingRule.area_id == area.id,
        or_(func.upper(RoutingRule.valid).is_(None), func.upper(RoutingRule.valid) > func.now()),
    )
    return int(db.session.scalar(query) or 0)


def _read(jurisdiction_id: int, key: str) -> Snapshot | None:
    area = find_area(jurisdiction_id, key)
    return None if area is None else show_area(area)


def _write(by: SignedIn, key: str, wanted: Snapshot | None) -> None:
    """An area that shall not be there is retired: reports and rules refer to it."""
    area = find_area(by.jurisdiction_id, key)
    if wanted is None or wanted["is_retired"]:
        if area is not None and area.retired_at is None:
            _retire(area)
        if wanted is None or area is None:
            return
    outline = read_outline(by.jurisdiction_id, wanted["geometry"])
    shape = WKBElement(bytes.fromhex(outline.shape), srid=4326, extended=True)
    if area is None:
        kind, _, code = key.partition(":")
        area = Area(jurisdiction_id=by.jurisdiction_id, kind=kind, code=code, name=wanted["name"], boundary=shape)
        db.session.add(area)
    area.name, area.boundary = wanted["name"], shape
    if not wanted["is_retired"]:
        area.retired_at = None
    db.session.flush()
    outlines.cut_pieces(by.jurisdiction_id, area.id)
    stamp_version(by.jurisdiction_id)
    db.session.expire(area)


def _retire(area: Area) -> None:
    used = count_rules(area)
    if used:
        raise ProblemError(errors.AREA_IN_USE, context={"count": used})
    area.retired_at = clock.now()
    db.session.flush()
    outlines.cut_pieces(area.jurisdiction_id, area.id)


register(Editor(AREA, _read, _write))
