"""Writes a complete city.toml for a folder of open data: looks at what the files hold and says so in its comments."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from geo.town.inspect import FoundFile, TownFinding, inspect_place
from geo.town.plan import STREET_OWNERS

CATALOGUE = Path(__file__).with_name("catalogue.toml")

OWNER_DEPARTMENTS = {
    "departement": ("Routes du Département", "County roads", "roads"),
    "metropole": ("Routes de la Métropole", "Metropolitan roads", "roads"),
    "state": ("Routes de l’État", "National roads", "roads"),
}
"""Street owners that are other bodies: their names, and the group of services that is theirs on their roads."""

LAYER_DEPARTMENTS = {
    "street_lamp": "lighting",
    "waste_basket": "cleaning",
    "recycling": "cleaning",
    "toilets": "cleaning",
    "traffic_sign": "roads",
    "traffic_signals": "roads",
    "crossing": "roads",
    "bollard": "roads",
    "bicycle_parking": "roads",
    "parking_meter": "roads",
    "disabled_parking": "roads",
    "tree": "green_spaces",
    "bench": "green_spaces",
    "playground": "green_spaces",
    "fountain": "water",
    "drinking_water": "water",
}

_HEAD = """\
# {name}: its description for Rue Claire. docs/import.md explains every line.
# Written from the files in {place}: read it, correct it, then import.

[town]
slug = {slug}
name = {name_text}
{insee}
time_zone = "Europe/Paris"
locales = ["fr", "en"]
# colour = "#0f5563"            # the town's own colour
attribution = {attribution}
# phone = "+33 …"               # the town hall's switchboard
# email = "mairie@…"
# privacy_url = "https://…"     # what the town says about personal data
public_id_prefix = "RC"         # reports are numbered RC-2026-00001

"""

_RULES = """\
# Who answers for what. The most specific rule wins (docs/import.md, Rules).

[[rule]]
group = "cleaning"
department = "cleaning"

[[rule]]
group = "lighting"
department = "lighting"

[[rule]]
group = "roads"
department = "roads"

[[rule]]
service = "fallen_branch"
department = "green_spaces"

[[rule]]
service = "bench"
department = "green_spaces"

[[rule]]
service = "water_leak"
department = "water"

[[rule]]
service = "blocked_drain"
department = "water"

"""

_PRIVATE = """\
# A private road is not the town's: the front desk looks at it first.
[[rule]]
street_owner = "private"
department = "desk"

"""


def make_template(place: Path) -> str:
    """The text of city.toml for a folder, or for one .osm.pbf file. Raises TownFilesError when nothing is usable."""
    found = inspect_place(place)
    owners = {owner for file in found.files for owner in file.owner_values.values()}
    if any(file.section == "osm" for file in found.files):
        owners |= set(STREET_OWNERS)
    parts = [
        _HEAD.format(
            name=found.name,
            place=place,
            slug=quote(found.slug),
            name_text=quote(found.name),
            insee=f"insee = {quote(found.insee)}" if found.insee else '# insee = "00000"',
            attribution=quote(found.attribution),
        ),
        CATALOGUE.read_text(encoding="utf-8"),
        "\n",
        *(_owner_department(owner) for owner in OWNER_DEPARTMENTS if owner in owners),
        _RULES,
        *(_owner_rule(owner) for owner in OWNER_DEPARTMENTS if owner in owners),
        _PRIVATE if "private" in owners else "",
        "# The files\n\n",
        *(_section(file) for file in found.files),
        *_missing(found),
    ]
    return "".join(parts)


def quote(value: str) -> str:
    """A TOML basic string (written as JSON's, of which it is a superset)."""
    return json.dumps(value, ensure_ascii=False)


def _owner_department(owner: str) -> str:
    fr, en, _group = OWNER_DEPARTMENTS[owner]
    return (
        f"[[department]]\ncode = {quote(owner)}\nname.fr = {quote(fr)}\nname.en = {quote(en)}\n"
        '# email = "…"\nexternal = true                 # another body, named to residents as competent\n\n'
    )


def _owner_rule(owner: str) -> str:
    group = OWNER_DEPARTMENTS[owner][2]
    return f"[[rule]]\ngroup = {quote(group)}\nstreet_owner = {quote(owner)}\ndepartment = {quote(owner)}\n\n"


def _section(file: FoundFile) -> str:
    lines = [f"# {file.comment}"] if file.comment else []
    head = f"[[{file.section}]]" if file.section in ("areas", "assets", "land_cover") else f"[{file.section}]"
    lines += [head, f"file = {quote(file.name)}"]
    if file.only:
        lines.append(f"only = {{ {', '.join(f'{key} = {quote(value)}' for key, value in file.only.items())} }}")
    lines += [f"{key} = {quote(value)}" for key, value in file.options.items()]
    if file.owner_values:
        lines.append(_inline("owner_values", file.owner_values.items()))
    layers = LAYER_DEPARTMENTS if file.section == "osm" else dict.fromkeys(file.layers)
    owners = [(layer, LAYER_DEPARTMENTS[layer]) for layer in layers if layer in LAYER_DEPARTMENTS]
    if owners:
        lines.append(_inline("owners", owners))
    return "\n".join(lines) + "\n\n"


def _inline(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    return f"{name} = {{ " + ", ".join(f"{quote(key)} = {quote(value)}" for key, value in pairs) + " }"


def _missing(found: TownFinding) -> list[str]:
    """What the town does without, said as a comment."""
    present = {file.section for file in found.files}
    if "osm" in present:
        return []
    wishes = {
        "areas": "quarters, for names of places and rules by area",
        "neighbours": "the communes around, so that a point outside can be told whose it is",
        "streets": "streets, for search and for whose road it is",
        "addresses": "addresses (adresse.data.gouv.fr has every commune's)",
        "assets": "lamps, bins and signs with their numbers",
    }
    return [
        f"# No file was recognised for [{section}]: {what}.\n"
        for section, what in wishes.items()
        if section not in present
    ]
