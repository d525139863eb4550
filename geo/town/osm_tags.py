"""What OpenStreetMap's tags mean for us (wiki.openstreetmap.org, keys highway, landuse, leisure, natural)."""

from __future__ import annotations

import re

MAJOR = frozenset(["motorway", "trunk", "primary", "secondary"])
ORDINARY = frozenset(["tertiary", "unclassified", "residential", "living_street", "pedestrian", "road", "busway"])
MINOR = frozenset(["service", "track", "path", "footway", "cycleway", "steps", "bridleway"])

_GREEN = {
    "leisure": frozenset(
        ["park", "garden", "pitch", "golf_course", "common", "dog_park", "playground", "nature_reserve"]
    ),
    "landuse": frozenset(
        ["grass", "recreation_ground", "village_green", "cemetery", "allotments", "orchard", "vineyard", "meadow"]
    ),
    "natural": frozenset(["grassland", "scrub", "heath", "wetland"]),
    "amenity": frozenset(["grave_yard"]),
}
_WATER = {
    "natural": frozenset(["water", "bay"]),
    "waterway": frozenset(["riverbank", "dock"]),
    "landuse": frozenset(["basin", "reservoir"]),
}
_WOOD = {"landuse": frozenset(["forest"]), "natural": frozenset(["wood"])}
_PEDESTRIAN = {"highway": frozenset(["pedestrian"]), "place": frozenset(["square"])}
_OWNERS = (
    (re.compile(r"^M ?\d"), "metropole"),
    (re.compile(r"^[AN] ?\d"), "state"),
    (re.compile(r"^D ?\d"), "departement"),
)


def is_street(tags: dict[str, str]) -> bool:
    """Whether a way is a street of ours: no pavement of another one, no building site, no outline of a square."""
    highway = tags.get("highway", "").removesuffix("_link")
    return (
        highway in MAJOR | ORDINARY | MINOR
        and tags.get("footway") not in ("sidewalk", "crossing")
        and tags.get("area") != "yes"
        and tags.get("indoor") != "yes"
    )


def road_class(tags: dict[str, str]) -> str:
    """major, street or minor."""
    highway = tags.get("highway", "").removesuffix("_link")
    if highway in MAJOR:
        return "major"
    return "street" if highway in ORDINARY else "minor"


def road_owner(tags: dict[str, str]) -> str:
    """Whose road: told from its number (French road numbers) and from private access; the town's otherwise."""
    if tags.get("ownership") == "private" or tags.get("access") == "private":
        return "private"
    reference = tags.get("ref", "")
    return next((owner for pattern, owner in _OWNERS if pattern.match(reference)), "town")


def land_cover_kind(tags: dict[str, str]) -> str | None:
    """building, water, wood, green or pedestrian; None for what the map does not show."""
    if tags.get("building", "no") != "no":
        return "building"
    for kind, wanted in (("water", _WATER), ("wood", _WOOD), ("green", _GREEN), ("pedestrian", _PEDESTRIAN)):
        if any(tags.get(key) in values for key, values in wanted.items()):
            return kind
    return None
