"""Looks at a folder of open data and tells what each file is, from its name, its columns and its geometry."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from geo.addresses import fold
from geo.town.problems import TownFilesError
from geo.town.rows import display_name
from geo.town.sources import Feature, SourceFile, read_features

SAMPLE = 200
ORDER = ("boundary", "areas", "neighbours", "streets", "land_cover", "buildings", "addresses", "assets", "osm")
SUFFIXES = (".geojson", ".json", ".geojson.gz", ".json.gz", ".csv", ".csv.gz")

_WORDS: tuple[tuple[str, str, str], ...] = (
    # a word of the file's name, the geometry it must have, the section
    (r"bound|limite|contour|perimetre", "Polygon", "boundary"),
    (r"quart|district|area|secteur|zone", "Polygon", "areas"),
    (r"communes|neighbour|voisin", "Polygon", "neighbours"),
    (r"build|bati", "Polygon", "buildings"),
    (r"landcover|land_cover|espaces?_?verts|green|parc|occupation|water|hydro", "Polygon", "land_cover"),
    (r"street|voie|filaire|rue|road|troncon", "LineString", "streets"),
)
_NAMES = ("name", "nom", "libelle", "lib_quart", "nom_com", "libelle_commune", "nom_voie", "lib_off", "label")
_CODES = ("uid", "code", "insee", "code_insee", "id", "ref", "gid")
_OWNERS = ("owner", "domanialite", "domaine", "gestionnaire", "proprietaire", "statut")
_KINDS = ("kind", "layer", "type", "categorie", "nature")
_OWNER_WORDS = (
    ("departement", "departement"),
    ("nationale", "state"),
    ("etat", "state"),
    ("communautaire", "metropole"),
    ("metropol", "metropole"),
    ("prive ville", "town"),
    ("privee ville", "town"),
    ("priv", "private"),
    ("copropriete", "private"),
)


@dataclass(slots=True)
class FoundFile:
    """A file, the section it belongs to, and the options that fit it."""

    name: str
    section: str
    options: dict[str, str] = field(default_factory=dict)
    only: dict[str, str] = field(default_factory=dict)
    owner_values: dict[str, str] = field(default_factory=dict)
    layers: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class TownFinding:
    """What a folder tells about its town."""

    slug: str
    name: str
    insee: str | None
    attribution: str
    files: tuple[FoundFile, ...]


def inspect_place(place: Path) -> TownFinding:
    """What is in a folder, or in one .osm.pbf file. Raises TownFilesError when nothing makes a town."""
    paths = sorted(place.iterdir()) if place.is_dir() else [place]
    extracts = [path for path in paths if path.name.endswith(".osm.pbf")]
    if len(extracts) > 1:
        raise TownFilesError(
            f"{place}: holds several extracts ({', '.join(path.name for path in extracts)}); name one of them instead"
        )
    files: list[FoundFile] = []
    name, insee = "", None
    for path in paths:
        if not path.name.lower().endswith(SUFFIXES):
            continue
        found, feature = _inspect_file(path)
        files += found
        if found and found[0].section == "boundary" and feature is not None:
            name = display_name(_value(feature, _NAMES))
            insee = _value(feature, ("insee", "code_insee", "insee_com")) or None
    files += [
        FoundFile(path.name, "osm", comment="An OpenStreetMap extract gives what no other file does.")
        for path in extracts
    ]
    if not any(file.section in ("boundary", "areas", "osm") for file in files):
        raise TownFilesError(f"{place}: holds no boundary, no areas and no .osm.pbf extract; a town needs one of them")
    files.sort(key=lambda file: ORDER.index(file.section))
    name = name or _name_of(extracts[0] if extracts else place)
    attribution = "© les contributeurs d’OpenStreetMap" if extracts else f"Données ouvertes de {name}"
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "ville"
    return TownFinding(slug, name, insee, attribution, tuple(files))


def _name_of(path: Path) -> str:
    """A name from the file's own, without dates and the like: monaco_2021.osm.pbf → Monaco."""
    words = re.split(r"[\W_]+", path.name.removesuffix(".osm.pbf"))
    kept = [word for word in words if word and not word.isdigit() and word not in ("centre", "latest", "data")]
    return " ".join(unicodedata.normalize("NFC", word.capitalize()) for word in kept) or "Ma ville"


def _inspect_file(path: Path) -> tuple[list[FoundFile], Feature | None]:
    source = SourceFile("inspect", path)
    sample = list(itertools.islice(read_features(source), SAMPLE))
    if not sample:
        return [], None
    if source.is_table:
        return _inspect_table(path, sample), None
    geometry = Counter((item.geometry or {}).get("type", "").removeprefix("Multi") for item in sample).most_common(1)[
        0
    ][0]
    if geometry == "Point":
        return _inspect_table(path, sample), None
    stem = fold(path.name.split(".")[0]).replace(" ", "_")
    for pattern, wanted, section in _WORDS:
        if wanted == geometry and re.search(pattern, stem):
            return _SECTIONS[section](path, sample), sample[0]
    return [], None


def _inspect_table(path: Path, sample: list[Feature]) -> list[FoundFile]:
    """Points: addresses when there are numbers and streets, else assets."""
    names = set(sample[0].properties)
    if names & {"street", "nom_voie", "voie_nom"} and names & {"number", "numero", "num"}:
        return [FoundFile(path.name, "addresses")]
    kind = _present(sample, _KINDS)
    if kind is None:
        layer = re.sub(r"[^a-z0-9]+", "_", fold(path.name.split(".")[0]))
        return [FoundFile(path.name, "assets", {"layer": layer}, layers=(layer,))]
    counts = Counter(feature.text(kind) for feature in read_features(SourceFile("inspect", path)))
    comment = ", ".join(f"{layer} {count:,}" for layer, count in counts.most_common())
    return [FoundFile(path.name, "assets", {"layer_from": kind}, layers=tuple(sorted(counts)), comment=comment)]


def _boundary(path: Path, sample: list[Feature]) -> list[FoundFile]:
    comment = "" if len(sample) == 1 else "Several outlines: the town is all of them together, unless `only` picks one."
    return [FoundFile(path.name, "boundary", comment=comment)]


def _areas(path: Path, sample: list[Feature]) -> list[FoundFile]:
    options = _named(sample)
    levels = sorted({item.text("level") for item in sample} - {""})
    if len(levels) == 2:
        return [
            FoundFile(path.name, "areas", {"kind": kind, **options}, {"level": level})
            for kind, level in zip(("district", "quarter"), levels, strict=True)
        ]
    return [FoundFile(path.name, "areas", {"kind": "quarter", **options})]


def _neighbours(path: Path, sample: list[Feature]) -> list[FoundFile]:
    return [FoundFile(path.name, "neighbours", _named(sample))]


def _streets(path: Path, sample: list[Feature]) -> list[FoundFile]:
    options = {}
    if name := _present(sample, _NAMES):
        options["name_from"] = name
    if reference := _unique(sample, ("ref", "id", "gid", "uid")):
        options["reference_from"] = reference
    found = FoundFile(path.name, "streets", options)
    if owner := _present(sample, _OWNERS):
        options["owner_from"] = owner
        values = Counter(feature.text(owner) for feature in read_features(SourceFile("inspect", path)))
        found.owner_values = {value: _guess_owner(value) for value, _count in values.most_common(30) if value}
        found.comment = ", ".join(f"{value or '(empty)'} {count:,}" for value, count in values.most_common(30))
    return [found]


def _land_cover(path: Path, sample: list[Feature]) -> list[FoundFile]:
    kind = _present(sample, _KINDS)
    options = {"kind_from": kind} if kind else {"kind": "green"}
    return [FoundFile(path.name, "land_cover", options)]


def _buildings(path: Path, _sample: list[Feature]) -> list[FoundFile]:
    return [FoundFile(path.name, "buildings")]


_SECTIONS = {
    "boundary": _boundary,
    "areas": _areas,
    "neighbours": _neighbours,
    "streets": _streets,
    "land_cover": _land_cover,
    "buildings": _buildings,
}


def _guess_owner(value: str) -> str:
    folded = fold(value)
    return next((owner for word, owner in _OWNER_WORDS if word in folded), "town")


def _named(sample: list[Feature]) -> dict[str, str]:
    options = {}
    if code := _unique(sample, _CODES):
        options["code_from"] = code
    if name := _present(sample, _NAMES):
        options["name_from"] = name
    return options


def _present(sample: list[Feature], names: tuple[str, ...]) -> str | None:
    """The first of `names` that most features have."""
    return next((name for name in names if sum(bool(item.text(name)) for item in sample) * 2 > len(sample)), None)


def _unique(sample: list[Feature], names: tuple[str, ...]) -> str | None:
    """The first of `names` whose values are all there and all different."""
    for name in names:
        values = [item.text(name) for item in sample]
        if all(values) and len(set(values)) == len(values):
            return name
    return None


def _value(feature: Feature, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := feature.text(name))), "")
