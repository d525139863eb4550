"""What stands along the streets: house numbers, lamps, bins, signs, trees, benches, each at a definite place."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demo import plan
from demo.ground import Occupied
from demo.plan import MAJOR, MINOR, Way
from demo.shapes import XY, Ring, area, box, contains, left_of, length, point_at, shifted
from demo.town import Building, Cover, Town

LAMPS, BINS, SIGNS = 800, 200, 150
SIGN_KINDS = (
    "Panneau stop", "Cédez le passage", "Sens interdit", "Limitation à 30", "Plaque de rue", "Passage piéton",
    "Stationnement interdit", "Interdit aux poids lourds", "Sens unique", "Panneau directionnel",
)  # fmt: skip
SPECIES = ("Tilleul", "Platane", "Érable", "Marronnier", "Frêne", "Charme", "Micocoulier", "Cerisier à fleurs")


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A numbered door."""

    number: int
    street: str
    at: XY


@dataclass(frozen=True, slots=True)
class Thing:
    """An object with the number painted on it."""

    layer: str
    reference: str
    label: str
    at: XY


def number_houses(town: Town) -> list[HouseNumber]:
    """One number for each building that has a street to open on: odd on the left, even on the right."""
    standing = Occupied()
    for building in town.buildings:
        standing.add(building.ring)
    taken: set[int] = set()
    last: Counter[tuple[str, int]] = Counter()
    houses = []
    for way in town.ways:
        for metres, side in _doorsteps(way):
            here, along = point_at(way.line, metres)
            outwards = left_of(along) if side > 0 else left_of((-along[0], -along[1]))
            ring = _building_behind(here, outwards, way.half_width, standing)
            if ring is None or id(ring) in taken:
                continue
            taken.add(id(ring))
            last[way.name, side] += 2
            number = last[way.name, side] - (1 if side > 0 else 0)
            houses.append(HouseNumber(number, way.name, shifted(here, outwards, way.half_width + 1.2)))
    return houses


def _doorsteps(way: Way) -> Iterator[tuple[float, int]]:
    total = length(way.line)
    for step in range(1, int(total / 4)):
        yield step * 4.0, 1
        yield step * 4.0 + 1.0, -1


def _building_behind(here: XY, outwards: XY, half_width: float, standing: Occupied) -> Ring | None:
    for depth in (1.5, 5.0, 9.0):
        point = shifted(here, outwards, half_width + depth)
        for ring in standing.near([point]):
            if contains(ring, point):
                return ring
    return None


def spread(ways: Sequence[Way], weights: Sequence[float], total: int) -> list[int]:
    """How many of `total` things each street gets, by length times weight (largest remainder)."""
    sizes = [length(way.line) * weight for way, weight in zip(ways, weights, strict=True)]
    shares = [total * size / sum(sizes) for size in sizes]
    counts = [math.floor(share) for share in shares]
    order = sorted(range(len(ways)), key=lambda index: counts[index] - shares[index])
    for index in order[: total - sum(counts)]:
        counts[index] += 1
    return counts


def _row(way: Way, count: int, beside: float, *, first_side: int = 1, alternate: bool = True) -> Iterator[XY]:
    total = length(way.line)
    for index in range(count):
        here, along = point_at(way.line, total * (index + 0.5) / count)
        side = first_side if not alternate or index % 2 == 0 else -first_side
        yield shifted(here, left_of(along), side * (way.half_width + beside))


def furnish(town: Town) -> list[Thing]:
    """Every object of the inventory, in a fixed order."""
    inside = plan.boundary()
    core = next(cover.ring for cover in town.covers if cover.name == "Centre ancien")
    ways = [way for way in town.ways if all(contains(inside, point) for point in way.line)]
    things = [*_lamps(ways, core), *_bins(ways, town, core), *_signs(ways), *_trees(ways, town)]
    return [*things, *_benches(town), *_crossings(ways), *_recycling(ways), *_taps(town)]


def _is_central(way: Way, core: Ring) -> bool:
    return contains(core, way.line[len(way.line) // 2])


def _lamps(ways: list[Way], core: Ring) -> Iterator[Thing]:
    lit = [way for way in ways if way.is_lit]
    weights = [1.45 if _is_central(way, core) else 1.2 if way.road_class == MAJOR else 0.95 for way in lit]
    number = 0
    for way, count in zip(lit, spread(lit, weights, LAMPS), strict=True):
        central = _is_central(way, core)
        label = (
            "Lanterne murale LED"
            if central
            else "Candélabre LED 8 m"
            if way.road_class == MAJOR
            else "Lampadaire LED 5 m"
        )
        for at in _row(way, count, -0.7):
            number += 1
            yield Thing("street_lamp", f"EP-{number:05d}", label, at)


def _bins(ways: list[Way], town: Town, core: Ring) -> Iterator[Thing]:
    parks = [
        cover
        for cover in town.covers
        if cover.kind == "green" and (cover.name or "").startswith(("Parc", "Jardin ", "Square"))
    ]
    places = [point for park in parks for point in _inside_edge(park, 34.0)][:64]
    streets = [
        way for way in ways if way.is_lit and (_is_central(way, core) or way.road_class == MAJOR or "Quai" in way.name)
    ]
    weights = [2.4 if _is_central(way, core) else 1.0 for way in streets]
    for way, count in zip(streets, spread(streets, weights, BINS - len(places)), strict=True):
        places.extend(_row(way, count, -1.1, first_side=-1))
    for number, at in enumerate(places, start=1):
        yield Thing("waste_basket", f"CP-{number:04d}", "Corbeille de parc" if number <= 64 else "Corbeille de rue", at)


def _inside_edge(cover: Cover, every: float) -> Iterator[XY]:
    edge = [*cover.ring, cover.ring[0]]
    total, turn = length(edge), 1 if _turns_left(cover.ring) else -1
    for index in range(max(2, int(total / every))):
        here, along = point_at(edge, every * (index + 0.4) % total)
        point = shifted(here, left_of(along), 3.0 * turn)
        if contains(cover.ring, point):
            yield point


def _turns_left(ring: Ring) -> bool:
    return area(ring) > 0


def _signs(ways: list[Way]) -> Iterator[Thing]:
    corners = []
    for way in ways:
        total = length(way.line)
        if way.is_lit and total > 60:
            corners += [(way, 11.0, -1), (way, total - 11.0, 1)]
    step = len(corners) / SIGNS
    for index in range(SIGNS):
        way, metres, side = corners[int(index * step)]
        here, along = point_at(way.line, metres)
        at = shifted(here, left_of(along), side * (way.half_width - 0.6))
        yield Thing("traffic_sign", f"PN-{index + 1:04d}", SIGN_KINDS[(index * 7 + index // 10) % len(SIGN_KINDS)], at)


def _trees(ways: list[Way], town: Town) -> Iterator[Thing]:
    places: list[tuple[str, XY]] = []
    for number, way in enumerate(ways):
        if way.is_lit and way.name.startswith(("Boulevard", "Avenue", "Quai", "Rue de la Prairie")):
            count = int(length(way.line) / 15)
            for side in (1, -1):
                for at in _row(way, count, -1.6, first_side=side, alternate=False):
                    places.append((SPECIES[number % 3], at))
    for number, cover in enumerate(town.covers):
        if cover.kind == "green" and (cover.name or "").startswith(("Parc", "Jardin ", "Square")):
            places += [
                (SPECIES[(number + index) % len(SPECIES)], at) for index, at in enumerate(_scattered(cover, number))
            ]
    for number, (species, at) in enumerate(places, start=1):
        yield Thing("tree", f"AR-{number:05d}", species, at)


def _scattered(cover: Cover, seed: int) -> Iterator[XY]:
    rng = random.Random(seed)
    x0, y0, x1, y1 = box(cover.ring)
    step = 13.0
    for row in range(int((y1 - y0) / step) + 1):
        for column in range(int((x1 - x0) / step) + 1):
            at = (x0 + (column + rng.uniform(0.1, 0.9)) * step, y0 + (row + rng.uniform(0.1, 0.9)) * step)
            if contains(cover.ring, at) and rng.random() < 0.55:
                yield at


def _benches(town: Town) -> Iterator[Thing]:
    number = 0
    for cover in town.covers:
        if cover.kind == "green" and (cover.name or "").startswith(("Parc de", "Jardin ", "Square")):
            for at in _inside_edge(cover, 26.0):
                number += 1
                yield Thing("bench", f"BA-{number:04d}", "Banc", at)


def _crossings(ways: list[Way]) -> Iterator[Thing]:
    number = 0
    for way in ways:
        if way.road_class == MAJOR and way.is_lit:
            for index in range(max(1, int(length(way.line) / 95))):
                number += 1
                at = point_at(way.line, min(length(way.line), 30.0 + 95.0 * index))[0]
                yield Thing("crossing", f"PP-{number:04d}", "Passage piéton", at)


def _recycling(ways: list[Way]) -> Iterator[Thing]:
    chosen = [way for way in ways if way.is_lit and way.road_class != MINOR][::4]
    for number, way in enumerate(chosen, start=1):
        here, along = point_at(way.line, length(way.line) * 0.3)
        at = shifted(here, left_of(along), way.half_width - 0.9)
        yield Thing("recycling", f"PAV-{number:03d}", "Point d’apport verre", at)


def _taps(town: Town) -> Iterator[Thing]:
    parks = [cover for cover in town.covers if cover.kind in {"green", "pedestrian"} and cover.name]
    number = 0
    for cover in parks:
        at = (
            sum(p[0] for p in cover.ring) / len(cover.ring) + 6.0,
            sum(p[1] for p in cover.ring) / len(cover.ring) + 9.0,
        )
        if contains(cover.ring, at) and not _is_roofed(at, town.buildings):
            number += 1
            yield Thing("drinking_water", f"BF-{number:03d}", "Borne-fontaine", at)


def _is_roofed(at: XY, buildings: list[Building]) -> bool:
    return any(contains(building.ring, at) for building in buildings)
