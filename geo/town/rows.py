"""Turns the features of a town's files into rows of its tables, leaving out and naming what cannot be used."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.models.place import LAND_COVER_KINDS
from geo.addresses import search_form
from geo.quarters import read_population
from geo.town.plan import STREET_OWNERS
from geo.town.problems import FeatureRefusedError, TownFilesError
from geo.town.shapes import Shaper, table_point
from geo.town.sources import Feature, SourceFile, read_features

REFUSED_SHARE = 0.2
"""A file of which more than this share is unusable was described wrongly: it is refused whole."""
FEW = 5
"""So many unusable features are never too many."""

Row = tuple[Any, ...]
ROAD_CLASSES = ("major", "street", "minor")
_LAYER = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SMALL_WORDS = frozenset(["de", "du", "des", "la", "le", "les", "et", "sur", "sous", "en", "au", "aux", "lès"])


@dataclass(slots=True)
class Reading:
    """What was met while reading: geometry repaired, features refused (named) and warnings."""

    shaper: Shaper = field(default_factory=Shaper)
    refused: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def rows(self, source: SourceFile, make: Callable[[Feature], Row | None]) -> Iterator[Row]:
        """The rows that `make` gives for a file's features. Raises TownFilesError when too many are refused."""
        total, refused = 0, 0
        for feature in read_features(source):
            total += 1
            try:
                row = make(feature)
            except FeatureRefusedError as error:
                refused += 1
                self.refused.append(str(error))
                self._judge(source, refused, total, final=False)
                continue
            if row is not None:
                yield row
        self._judge(source, refused, total, final=True)
        if total == 0:
            raise TownFilesError(
                f"{source.path.name}: holds no feature" + (" that `only` keeps" if source.only else "")
            )

    def _judge(self, source: SourceFile, refused: int, total: int, *, final: bool) -> None:
        """Early on as well, so that a file in a wrong CRS is not read to its end."""
        enough = total if final else max(total, 1000)
        if refused > FEW and refused > REFUSED_SHARE * enough:
            raise TownFilesError(
                f"{source.path.name}: {refused} of the first {total} features cannot be used", *self.refused[-3:]
            )


def area_rows(reading: Reading, source: SourceFile, kind: str) -> Iterator[Row]:
    """(kind, code, name, properties, shape)."""
    names: dict[str, int] = {}

    def make(feature: Feature) -> Row:
        name = display_name(_first(feature, source, "name_from", ("name", "nom", "libelle", "lib_quart")))
        code = _first(feature, source, "code_from", ("code", "insee", "uid", "id")) or search_form(name).replace(
            " ", "-"
        )
        if not code:
            raise FeatureRefusedError(f"{feature} has neither name nor code")
        names[code] = names.get(code, 0) + 1
        if names[code] > 1:
            raise FeatureRefusedError(f"{feature} repeats the code {code!r}")
        people = read_population(_first(feature, source, "population_from", ("population", "habitants")))
        properties = "{}" if people is None else json.dumps({"population": people})
        return (kind, code, name or code, properties, reading.shaper.polygon(feature))

    return reading.rows(source, make)


def street_rows(reading: Reading, source: SourceFile) -> Iterator[Row]:
    """(reference, name, search_text, road_class, owner, shape)."""
    options = source.options
    nameless = {search_form(name) for name in options.get("nameless", [])}
    owners = {key.casefold(): value for key, value in options.get("owner_values", {}).items()}
    classes = options.get("class_values", {})
    for value in [*owners.values(), options.get("owner", "town")]:
        if value not in STREET_OWNERS:
            raise TownFilesError(f"{source.path.name}: street owner {value!r} is not one of {', '.join(STREET_OWNERS)}")

    def make(feature: Feature) -> Row:
        shape = reading.shaper.line(feature)
        name = display_name(_first(feature, source, "name_from", ("name", "nom", "nom_voie", "lib_off")))
        key = search_form(name)
        if key in nameless:
            name, key = "", ""
        found = feature.text(options.get("class_from", "class"))
        road_class = classes.get(found, found)
        return (
            _first(feature, source, "reference_from", ("ref", "id", "gid")) or _fingerprint(name, shape),
            name or None,
            key,
            road_class if road_class in ROAD_CLASSES else "street",
            owners.get(feature.text(options.get("owner_from")).casefold(), options.get("owner", "town")),
            shape,
        )

    return reading.rows(source, make)


def land_cover_rows(reading: Reading, source: SourceFile) -> Iterator[Row]:
    """(kind, name, source, shape)."""
    options = source.options
    known = options.get("kind_values", {})
    fallback = "building" if source.section == "buildings" else options.get("kind", "other")

    def make(feature: Feature) -> Row:
        kind = feature.text(options.get("kind_from", "kind"))
        kind = known.get(kind, kind)
        name = _first(feature, source, "name_from", ("name", "nom"))
        return (
            kind if kind in LAND_COVER_KINDS else fallback,
            display_name(name) if re.search(r"\w", name) else None,
            source.path.name,
            reading.shaper.polygon(feature),
        )

    return reading.rows(source, make)


def address_rows(reading: Reading, source: SourceFile) -> Iterator[Row]:
    """(reference, number, street, postcode, search_text, shape)."""
    place = _placed(reading, source)
    unnumbered = 0

    def make(feature: Feature) -> Row | None:
        nonlocal unnumbered
        street = display_name(_first(feature, source, "street_from", ("street", "nom_voie", "voie_nom", "lib_off")))
        number = _first(feature, source, "number_from", ("number", "numero", "num", "num_voi"))
        suffix = _first(feature, source, "suffix_from", ("rep",) if "number_from" not in source.options else ())
        if not street or number in ("", "0", "99999"):  # BAN numbers a street without houses 0, or 99999 at places
            unnumbered += 1
            return None
        number = f"{number} {suffix}".strip() if suffix else number
        shape = place(feature)
        reference = _first(feature, source, "reference_from", ("id", "cle_interop", "uid_adresse"))
        postcode = _first(feature, source, "postcode_from", ("code_postal", "postcode"))
        key = search_form(street)
        return (reference or f"{key} {number}", number, street, postcode or None, key, shape)

    yield from reading.rows(source, make)
    if unnumbered:
        reading.warnings.append(f"{source.path.name}: {unnumbered:,} addresses without a number left out")


def asset_rows(reading: Reading, source: SourceFile, departments: dict[str, int]) -> Iterator[Row]:
    """(layer, reference, label, owner_department_id, properties, shape)."""
    options = source.options
    values = options.get("layer_values", {})
    layers = frozenset(options.get("layers", ()))
    owners = {layer: departments[code] for layer, code in options.get("owners", {}).items()}
    place = _placed(reading, source)

    def make(feature: Feature) -> Row | None:
        layer = feature.text(options.get("layer_from")) or options.get("layer", "")
        layer = values.get(layer, layer)
        if layers and layer not in layers:
            return None
        if not _LAYER.fullmatch(layer):
            raise FeatureRefusedError(f"{feature} is of no usable layer ({layer!r})")
        shape = place(feature)
        label = _first(feature, source, "label_from", ("label", "libelle", "name", "nom"))
        return (
            layer,
            _first(feature, source, "reference_from", ("ref", "reference", "numero", "id"))
            or _fingerprint(layer, shape),
            label if re.search(r"\w", label) else None,
            owners.get(layer),
            _extra(feature),
            shape,
        )

    return reading.rows(source, make)


def display_name(name: str) -> str:
    """A name fit to be read: one that is all in capitals becomes ordinary, French small words small."""
    if not name.isupper() or len(name) < 4:
        return name
    words = name.lower().split(" ")
    return " ".join(
        word if number and word in _SMALL_WORDS else _capitalised(word, first=number == 0)
        for number, word in enumerate(words)
    )


def _capitalised(word: str, *, first: bool) -> str:
    if not first and word[:2] in ("d'", "l'", "d’", "l’"):
        return word[:2] + _capitalised(word[2:], first=True)
    return "-".join(part if part in _SMALL_WORDS and part != word else part.capitalize() for part in word.split("-"))


def _first(feature: Feature, source: SourceFile, option: str, usual: tuple[str, ...]) -> str:
    """The property that the description names, else the first usual one that is there."""
    named = source.options.get(option)
    if named is not None:
        return feature.text(str(named))
    return next((value for name in usual if (value := feature.text(name))), "")


def _placed(reading: Reading, source: SourceFile) -> Callable[[Feature], str]:
    """How a feature of this file says where it is."""
    if not source.is_table:
        return reading.shaper.point
    stated = source.options.get("longitude_from"), source.options.get("latitude_from")
    usual = [("lon", "lat"), ("longitude", "latitude"), ("x", "y")]
    pairs = [(str(stated[0]), str(stated[1]))] if all(stated) else usual

    def place(feature: Feature) -> str:
        for x_name, y_name in pairs:
            if x_name in feature.properties and y_name in feature.properties:
                return table_point(feature, x_name, y_name)
        raise TownFilesError(f"{feature.file}: has no columns {' nor '.join(', '.join(pair) for pair in pairs)}")

    return place


def _extra(feature: Feature) -> str:
    """What a column `props` (JSON) says of the asset; kept, not shown."""
    text = feature.text("props")
    if not text:
        return "{}"
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        raise FeatureRefusedError(f"{feature} has a column props that is not JSON") from None
    return json.dumps(found if isinstance(found, dict) else {}, ensure_ascii=False)


def _fingerprint(name: str, shape: str) -> str:
    return hashlib.sha256(f"{name}|{shape}".encode()).hexdigest()[:16]
