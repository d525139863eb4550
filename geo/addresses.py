"""Reverse geocoding and address search over imported addresses, streets, areas and assets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, text

from app.core.extensions import db
from app.models import Jurisdiction
from geo.layers import LAYER_NAMES
from geo.points import Point, distance_m

ADDRESS_REACH_M = 60
STREET_REACH_M = 150
OWNER_REACH_M = 30
"""A street this near is the one the point is on, for the question of whose road it is."""

# Both want a row `here` with `flat` (EPSG:3857) and `stretch` (its units per metre at this latitude).
NEAREST_ADDRESS = f"""
    select a.number, a.street, (a.location_3857 <-> here.flat) / here.stretch as distance_m
      from addresses a
     where a.jurisdiction_id = :jurisdiction_id
       and ST_DWithin(a.location_3857, here.flat, {ADDRESS_REACH_M} * here.stretch)
     order by a.location_3857 <-> here.flat, a.id
     limit 1
"""  # noqa: S608  # a constant is inserted
NEAREST_STREET = f"""
    select s.owner, (s.line_3857 <-> here.flat) / here.stretch as distance_m,
           coalesce(s.name, (
             select n.name from streets n
              where n.jurisdiction_id = :jurisdiction_id and n.name is not null
                and ST_DWithin(n.line_3857, here.flat, {STREET_REACH_M} * here.stretch)
              order by n.line_3857 <-> here.flat, n.id
              limit 1)) as name
      from streets s
     where s.jurisdiction_id = :jurisdiction_id
       and ST_DWithin(s.line_3857, here.flat, {STREET_REACH_M} * here.stretch)
     order by s.line_3857 <-> here.flat, s.id
     limit 1
"""  # noqa: S608  # a constant is inserted


@dataclass(frozen=True, slots=True)
class AddressAt:
    """What is written on the houses and street signs nearest to a point, within a short walk.

    `street_owner` is whose road the point is on, when a street is near enough for that (OWNER_REACH_M).
    """

    label: str | None
    street: str | None
    distance_m: float | None
    street_owner: str | None = None


@dataclass(frozen=True, slots=True)
class AddressHit:
    """One answer of a search: `kind` is address, street, area, landmark or asset."""

    label: str
    kind: str
    point: Point
    distance_m: float | None


_AT = text(
    f"""
    with here as materialized (
      select ST_Transform(ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326), 3857) as flat,
             1 / cos(radians(:latitude)) as stretch)
    select a.number, a.street, a.distance_m, s.name, s.distance_m,
           case when s.distance_m <= {OWNER_REACH_M} then s.owner end
      from here
      left join lateral ({NEAREST_ADDRESS}) as a on true
      left join lateral ({NEAREST_STREET}) as s on true
    """  # noqa: S608  # constants are inserted
)

_RANK_NAMES = text("""
    select n.kind, n.name, n.search_text, ST_Y(n.location) as latitude, ST_X(n.location) as longitude,
           0.7 * word_similarity(:core, n.search_text) + 0.3 * similarity(:key, n.search_text) as score
      from place_names n
     where n.jurisdiction_id = :jurisdiction_id and n.search_text %> :core
     order by score desc, n.name
     limit 40
""")

_FIND_NUMBERS = text("""
    select a.number, a.street, a.search_text, ST_Y(a.location) as latitude, ST_X(a.location) as longitude
      from unnest(cast(:streets as text[])) as wanted(street)
     cross join lateral (
           select b.*, replace(lower(b.number), ' ', '') as written,
                  abs(coalesce(cast(substring(b.number from '^[0-9]{1,9}') as int), 0) - :number) as off
             from addresses b
            where b.jurisdiction_id = :jurisdiction_id and b.search_text = wanted.street
            order by (replace(lower(b.number), ' ', '') = :written) desc, off, b.number, b.id
            limit 2) as a
     where a.off <= :tolerance
     order by (a.written = :written) desc, a.off, a.number
""")

_FIND_REFERENCES = text("""
    select a.layer, a.reference, a.label, ST_Y(a.location) as latitude, ST_X(a.location) as longitude
      from assets a
     where a.jurisdiction_id = :jurisdiction_id and a.retired_at is null and a.reference ilike :pattern
     order by length(a.reference), a.reference, a.layer
     limit 5
""")

_BY_REFERENCE = text("""
    select a.number, a.street, ST_Y(a.location) as latitude, ST_X(a.location) as longitude
      from addresses a
     where a.jurisdiction_id = :jurisdiction_id and a.reference = :reference
""")

_ABBREVIATIONS = {
    "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "blvd": "boulevard", "boul": "boulevard",
    "pl": "place", "r": "rue", "all": "allee", "imp": "impasse", "ch": "chemin", "che": "chemin", "chem": "chemin",
    "rte": "route", "sq": "square", "fg": "faubourg", "fbg": "faubourg", "pass": "passage", "rpt": "rond point",
    "st": "saint", "ste": "sainte", "gal": "general", "gen": "general", "mal": "marechal", "dr": "docteur",
    "pr": "professeur", "pdt": "president", "cdt": "commandant", "col": "colonel", "cap": "capitaine",
}  # fmt: skip
_COMMON_WORDS = frozenset({
    "rue", "avenue", "boulevard", "place", "allee", "allees", "impasse", "chemin", "route", "square", "quai", "cours",
    "passage", "faubourg", "rond", "point", "esplanade", "de", "du", "des", "la", "le", "les", "l", "d", "et", "a",
    "au", "aux", "en", "sur",
})  # fmt: skip
_LINKS = ("de", "du", "des", "la", "le", "d", "l")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "Œ": "oe", "Æ": "ae"})
_NUMBER = re.compile(r"^(?P<number>\d{1,4}) ?(?P<suffix>bis|ter|quater|[a-f])?\b ?(?P<rest>.+)$")
_NUMBER_LAST = re.compile(r"^(?P<rest>\D+) (?P<number>\d{1,4}) ?(?P<suffix>bis|ter|quater|[a-f])?$")
_REFERENCE = re.compile(r"(?:\b[a-z]{1,5}[ -]?)?\d{2,}[\w.-]*")
_THRESHOLD = 0.34
_WEAK = 0.6
"""Of the best score: names below this share are not shown."""
NUMBER_TOLERANCE = 10
"""A house number this near stands in for one that does not exist."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query taken apart."""

    key: str
    number: int | None
    written: str

    @property
    def core(self) -> str:
        """The words that tell one street from another."""
        return " ".join(word for word in self.key.split() if word not in _COMMON_WORDS) or self.key


def fold(value: str) -> str:
    """The text without accents, in lower case, words apart by single spaces (search_key() in the database)."""
    parts = unicodedata.normalize("NFKD", value.translate(_LIGATURES))
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())


def search_form(value: str) -> str:
    """How a name is compared: folded, with the usual abbreviations written out."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold(value).split())


def make_label(number: str | None, street: str | None) -> str | None:
    """The address as written in France, or None without a street."""
    if not street:
        return None
    return f"{number} {street}" if number else street


def find_address(jurisdiction_id: int, point: Point) -> AddressAt:
    """The nearest house (within 60 m), else the nearest street (within 150 m). One statement."""
    number, street, distance, street_name, street_distance, owner = db.session.execute(
        _AT,
        {"jurisdiction_id": jurisdiction_id, "latitude": point.latitude, "longitude": point.longitude},
    ).one()
    if street:
        return AddressAt(make_label(number, street), street_name or street, round(distance, 1), owner)
    if street_name:
        return AddressAt(street_name, street_name, round(street_distance, 1), owner)
    return AddressAt(None, None, None, owner)


def find_reference(jurisdiction_id: int, reference: str) -> AddressHit | None:
    """The house that the national address base (or whatever the town imported) calls `reference`, or None."""
    row = db.session.execute(_BY_REFERENCE, {"jurisdiction_id": jurisdiction_id, "reference": reference}).first()
    return None if row is None else _hit(make_label(row.number, row.street) or reference, "address", row, None)


def search_addresses(
    jurisdiction_id: int, query: str, *, near: Point | None = None, limit: int = 8
) -> list[AddressHit]:
    """Addresses, streets, areas, landmarks and assets that `query` may mean, best first.

    Accents, case, abbreviations and typing errors are forgiven; of equals, the nearer to `near` comes first.
    """
    query = query[:120]
    asked = _take_apart(query, _town_name(jurisdiction_id))
    references, is_reference = _find_references(jurisdiction_id, query, near)
    if not asked.key:
        return references[:limit]
    ranked = _rank_names(jurisdiction_id, asked, near)
    hits = _find_numbers(jurisdiction_id, asked, [hit for hit in ranked if hit[0].kind == "street"][:5], near)
    hits += [hit for hit, _key in ranked]
    return (references + hits if is_reference else hits + references)[:limit]


def _town_name(jurisdiction_id: int) -> str:
    return search_form(db.session.get_one(Jurisdiction, jurisdiction_id).name)


def _take_apart(query: str, town: str) -> _Asked:
    """Without the postcode and town that people write after an address."""
    key = re.sub(r"(?<=\w) \d{5}\b.*$", "", search_form(query))
    if key.removesuffix(f" {town}").split()[-1:] not in ([word] for word in _LINKS):  # but "avenue de Toulouse" stays
        key = key.removesuffix(f" {town}")
    found = _NUMBER.match(key) or _NUMBER_LAST.match(key)
    if found is None:
        return _Asked(key, None, "")
    number, suffix = found["number"], found["suffix"] or ""
    return _Asked(found["rest"], int(number), number + suffix)


def _rank_names(jurisdiction_id: int, asked: _Asked, near: Point | None) -> list[tuple[AddressHit, str]]:
    db.session.execute(
        text("select set_config('pg_trgm.word_similarity_threshold', :threshold, true)"), {"threshold": str(_THRESHOLD)}
    )
    rows = db.session.execute(
        _RANK_NAMES, {"jurisdiction_id": jurisdiction_id, "core": asked.core, "key": asked.key}
    ).all()
    scored = []
    for row in rows:
        point = Point(latitude=row.latitude, longitude=row.longitude)
        away = None if near is None else distance_m(near, point)
        score = row.score - (min(away, 5000.0) / 50_000.0 if away is not None else 0.0)
        scored.append((score, AddressHit(row.name, row.kind, point, _rounded(away)), row.search_text))
    scored.sort(key=lambda item: (-item[0], item[1].label))
    enough = scored[0][0] * _WEAK if scored else 0.0
    return [(hit, key) for score, hit, key in scored if score >= enough]


def _find_numbers(
    jurisdiction_id: int, asked: _Asked, streets: list[tuple[AddressHit, str]], near: Point | None
) -> list[AddressHit]:
    if asked.number is None or not streets:
        return []
    order = {key: rank for rank, (_hit, key) in enumerate(streets)}
    rows = db.session.execute(
        _FIND_NUMBERS,
        {
            "jurisdiction_id": jurisdiction_id,
            "streets": list(order),
            "number": asked.number,
            "written": asked.written,
            "tolerance": NUMBER_TOLERANCE,
        },
    ).all()
    exact = [row for row in rows if row.number.lower().replace(" ", "") == asked.written]
    chosen = sorted(exact or rows, key=lambda row: order[row.search_text])
    return [_hit(make_label(row.number, row.street) or "", "address", row, near) for row in chosen]


def _find_references(jurisdiction_id: int, query: str, near: Point | None) -> tuple[list[AddressHit], bool]:
    """Assets whose painted number `query` holds, and whether it holds nothing else."""
    found = _REFERENCE.search(query.lower())
    if found is None or (" " in query.strip() and not found.group()[0].isalpha()):
        return [], False
    pattern = "%".join(re.findall(r"[a-z]+|\d+", found.group())) + "%"
    rows = db.session.execute(_FIND_REFERENCES, {"jurisdiction_id": jurisdiction_id, "pattern": pattern}).all()
    hits = [
        _hit(f"{row.label or LAYER_NAMES.get(row.layer, row.layer)} {row.reference}", "asset", row, near)
        for row in rows
    ]
    return hits, found.group() == query.strip().lower()


def _hit(label: str, kind: str, row: Row[Any], near: Point | None) -> AddressHit:
    point = Point(latitude=row.latitude, longitude=row.longitude)
    return AddressHit(label, kind, point, None if near is None else _rounded(distance_m(near, point)))


def _rounded(distance: float | None) -> float | None:
    return None if distance is None else round(distance, 1)
