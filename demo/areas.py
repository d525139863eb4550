"""Quarters, cleaning sectors, parks as an area, and the communes around: borders follow river and main roads."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass

from demo import plan
from demo.plan import Way
from demo.planar import Net
from demo.shapes import XY, Line, Ring, area, contains
from demo.town import Town


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area of the town or around it: one or several rings."""

    kind: str
    code: str
    name: str
    rings: tuple[Ring, ...]


# fmt: off
QUARTERS: tuple[tuple[str, str, XY], ...] = (
    ("vieille-ville", "Vieille Ville", (0, 0)), ("tanneurs", "Les Tanneurs", (-300, 110)),
    ("gare", "La Gare", (-350, -350)),
    ("bellevue", "Bellevue", (250, -450)), ("port", "Le Port", (245, 130)), ("vergers", "Les Vergers", (-300, 650)),
    ("saint-aubin", "Saint-Aubin", (520, 420)), ("prairie", "La Prairie", (760, -200)),
)
POPULATIONS = {
    "vieille-ville": 2140, "tanneurs": 1380, "gare": 2610, "bellevue": 3250, "port": 1120, "vergers": 1890,
    "saint-aubin": 2470, "prairie": 960,
}
"""Inhabitants of each quarter."""
NEIGHBOURS: tuple[tuple[str, str, float], ...] = (
    ("saint-elve", "Saint-Elve-les-Prés", -18), ("brecigny", "Brécigny", 38), ("montvirelle", "Montvirelle", 92),
    ("essards-neufs", "Les Essards-Neufs", 150), ("courtemare", "Courtemare", 205), ("vaudorne", "Vaudorne", 258),
    ("brunoise", "Brunoise-la-Vallée", 302),
)
# fmt: on
BORDER_ROADS = (
    "Rue du Pont-Vieux",
    "Avenue de la République",
    "Route de Montvirelle",
    "Avenue du Pont-Neuf",
    "Route de Saint-Elve",
    "Avenue du Général-Leclerc",
    "Route de Courtemare",
    "Avenue de la Gare",
    "Route de Vaudorne",
)  # fmt: skip
NEIGHBOUR_REACH_M = 5200.0


def draw_areas(town: Town) -> list[NamedArea]:
    """The areas of the town: eight quarters, two cleaning sectors, and its parks as one zone."""
    boundary = plan.boundary()
    edge = [*boundary, boundary[0]]
    river = plan.river()
    borders = [way.line for way in town.ways if way.name in BORDER_ROADS and not _is_inside_boulevard(way, town)]
    boulevards = [way.line for way in town.ways if way.name in plan.RING_NAMES]
    quarters = _faces([edge, river, *borders, *boulevards])
    areas = [NamedArea("quarter", code, name, (_holding(quarters, seed),)) for code, name, seed in QUARTERS]
    halves = _faces([edge, river])
    areas += [
        NamedArea("depot", "nord", "Rive nord", (_holding(halves, (300, 500)),)),
        NamedArea("depot", "sud", "Rive sud", (_holding(halves, (0, 0)),)),
    ]
    parks = tuple(cover.ring for cover in town.covers if _is_park(cover.kind, cover.name))
    return [*areas, NamedArea("zone", "parcs", "Parcs et jardins", parks)]


def _is_park(kind: str, name: str | None) -> bool:
    return kind == "green" and (name or "").startswith(("Parc ", "Jardin ", "Square "))


def _is_inside_boulevard(way: Way, town: Town) -> bool:
    core = next(cover.ring for cover in town.covers if cover.name == "Centre ancien")
    middle = way.line[len(way.line) // 2]
    return contains(core, middle)


def _faces(lines: Iterable[Line]) -> list[Ring]:
    return Net(lines).faces()


def _holding(faces: list[Ring], seed: XY) -> Ring:
    found = sorted((face for face in faces if contains(face, seed)), key=area)
    if not found:
        raise ValueError(f"no area holds {seed}")
    return found[0]


def draw_neighbours() -> list[NamedArea]:
    """The communes around, each from the town's boundary outwards; they share the boundary's points."""
    boundary = plan.boundary()
    rng = random.Random(77)
    cuts = [_index_at(boundary, degrees) for _, _, degrees in NEIGHBOURS]
    corners = [_beyond(boundary[cut], rng.uniform(0.9, 1.1)) for cut in cuts]
    areas = []
    for number, (code, name, _) in enumerate(NEIGHBOURS):
        following = (number + 1) % len(NEIGHBOURS)
        start, end = cuts[number], cuts[following]
        if end <= start:
            end += len(boundary)
        shared = [boundary[index % len(boundary)] for index in range(start, end + 1)]
        outer = _outer_edge(corners[number], corners[following])
        areas.append(NamedArea("neighbour", code, name, (outer + shared[::-1],)))
    return areas


def _index_at(boundary: Ring, degrees: float) -> int:
    angle = math.radians(degrees)

    def turn(point: XY) -> float:
        return abs(math.remainder(math.atan2(point[1], point[0]) - angle, math.tau))

    return min(range(len(boundary)), key=lambda index: turn(boundary[index]))


def _beyond(point: XY, share: float) -> XY:
    scale = NEIGHBOUR_REACH_M * share / math.hypot(*point)
    return (point[0] * scale, point[1] * scale)


def _outer_edge(start: XY, end: XY) -> Line:
    one, two = math.atan2(start[1], start[0]), math.atan2(end[1], end[0])
    if two <= one:
        two += math.tau
    near, far = math.hypot(*start), math.hypot(*end)
    line = []
    for step in range(13):
        angle, radius = one + (two - one) * step / 12, near + (far - near) * step / 12
        radius *= 1 + 0.05 * math.sin(math.pi * step / 12) * math.sin(3 * angle)
        line.append((radius * math.cos(angle), radius * math.sin(angle)))
    return line
