"""The file sections of city.toml: which options each takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.models.place import LAND_COVER_KINDS
from geo.town.sources import SourceFile, parse_crs
from geo.town.tables import Table

SECTIONS = (
    "boundary",
    "areas",
    "neighbours",
    "streets",
    "land_cover",
    "buildings",
    "addresses",
    "assets",
    "osm",
)


def read_sources(root: Table, folder: Path) -> tuple[list[SourceFile], str | None]:
    """Every file of every section, and the kind of area whose outline is the boundary, if stated."""
    sources: list[SourceFile] = []
    union_of: str | None = None
    for section in SECTIONS:
        for table in root.tables(section):
            if section == "boundary" and "union_of" in table:
                union_of = table.text("union_of")
                table.finish()
                continue
            if found := _read_source(section, table, folder):
                sources.append(found)
    return sources, union_of


def _read_source(section: str, table: Table, folder: Path) -> SourceFile | None:
    name = table.text("file", required=True)
    crs = table.optional("crs")
    srid = None
    if crs:
        try:
            srid = parse_crs(crs)
        except ValueError as error:
            table.problem(str(error))
    only = {key: _wanted(value) for key, value in (table.raw("only") or {}).items()}
    options = {key: table.raw(key) for key in table.names() if key not in ("file", "crs", "only")}
    for line in check_options(section, options):
        table.problem(line)
    path = folder / name
    if name and not path.is_file():
        table.problem(f"there is no file {path}")
    return SourceFile(section, path, options, srid, only) if name else None


def _wanted(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


def check_options(section: str, options: dict[str, Any]) -> list[str]:
    """What is wrong with the options of a file of `section`; empty when all is well."""
    allowed = OPTIONS[section]
    found = [f"{name!r} is not known here" for name in options if name not in allowed]
    for name, value in options.items():
        kind = allowed.get(name, TEXT)
        if not _FITS[kind](value):
            found.append(f"{name} must be {kind}")
    stated = options.get("kind")
    if section in KINDS and stated is not None and stated not in KINDS[section]:
        found.append(f"kind = {stated!r} is not one of {', '.join(KINDS[section])}")
    return found


TEXT, MAP, LIST = "a text", "a table of texts", "a list of texts"
_FITS: dict[str, Callable[[Any], bool]] = {
    TEXT: lambda value: isinstance(value, str),
    MAP: lambda value: isinstance(value, dict) and all(isinstance(item, str) for item in value.values()),
    LIST: lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
}
KINDS = {"areas": ("quarter", "district", "depot", "zone"), "land_cover": LAND_COVER_KINDS}
_NAMED = {"code_from": TEXT, "name_from": TEXT}
_LOCATED = {"reference_from": TEXT, "longitude_from": TEXT, "latitude_from": TEXT}
OPTIONS: dict[str, dict[str, str]] = {
    "boundary": {},
    "areas": {"kind": TEXT, "population_from": TEXT, **_NAMED},
    "neighbours": _NAMED,
    "streets": {
        "reference_from": TEXT, "name_from": TEXT, "class_from": TEXT, "class_values": MAP, "owner_from": TEXT,
        "owner_values": MAP, "owner": TEXT, "nameless": LIST,
    },
    "land_cover": {"kind_from": TEXT, "kind_values": MAP, "kind": TEXT, "name_from": TEXT},
    "buildings": {"name_from": TEXT},
    "addresses": {
        "number_from": TEXT, "suffix_from": TEXT, "street_from": TEXT, "postcode_from": TEXT, **_LOCATED,
    },
    "assets": {
        "layer_from": TEXT, "layer": TEXT, "layer_values": MAP, "layers": LIST, "label_from": TEXT, "owners": MAP,
        **_LOCATED,
    },
    "osm": {"take": LIST, "owners": MAP, "insee": TEXT},
}  # fmt: skip
