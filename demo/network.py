"""The whole street net: the bones, the tangle of the old centre, and the streets that fill each face between."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from demo import plan
from demo.names import name_givers
from demo.plan import MINOR, PRIVATE, STREET, Fill, Way
from demo.planar import Net
from demo.shapes import XY, Line, Ring, box, clip, contains, distance, gap, length, point_at

RINGS = (38.0, 84.0, 133.0)
"""Radii of the old centre's ring streets: market place, inner and outer."""
SPOKES = (
    ((0.1, 0.25), (1.1, 0.9), (1.55, 1.6), (2.6, 2.75), (3.1, 3.15), (4.0, 3.8), (4.75, 4.68), (5.5, 5.6)),
    ((0.2, 0.1), (0.75, 0.6), (1.2, 1.3), (1.6, 1.58), (2.2, 2.3), (2.8, 2.7), (3.18, 3.1), (3.6, 3.75),
    (4.15, 4.2), (4.7, 4.72), (5.2, 5.05), (5.75, 5.85)),
    ((0.05, 0.07), (0.5, 0.6), (1.0, 0.9), (1.58, 1.57), (2.05, 1.95), (2.5, 2.6), (3.12, 3.14), (3.5, 3.4),
    (3.95, 4.1), (4.71, 4.7), (5.15, 5.25), (5.6, 5.5), (5.95, 6.0)),
)  # fmt: skip
"""Old centre: the spokes of each belt as (angle at its inner ring, angle at its outer one) in radians."""
AXES = (
    (0.1, "Rue de l’Hôtel-de-Ville"),
    (1.57, "Rue du Pont-Vieux"),
    (3.14, "Rue de la Cathédrale"),
    (4.71, "Rue de la Porte-Neuve"),
)
"""The spokes that run through from the market place to the boulevards."""
TOO_CLOSE = 26.0
SHORTEST = 38.0


@dataclass(frozen=True, slots=True)
class Face:
    """A filled face of the bones and how it is built."""

    ring: Ring
    style: str


def build_network() -> tuple[list[Way], list[Face]]:
    """Every street, and the built-up faces between the main ones."""
    rng = random.Random(2)
    names = name_givers()
    ways = plan.bones()
    railway = plan.railway()
    faces = Net([way.line for way in ways] + [railway]).faces()
    built = []
    core = _face_at(faces, (0.0, 0.0))
    built.append(Face(core, "centre"))
    ways += old_centre(core, names)
    for fill in plan.FILLS:
        ring = _face_at(faces, plan.scaled([fill.seed])[0])
        built.append(Face(ring, fill.style))
        ways += fill_face(ring, fill, rng, names[fill.style])
    ways += _blind_alleys(ways, built, rng, names["blind"])
    return ways, built


def _face_at(faces: list[Ring], seed: XY) -> Ring:
    found = [face for face in faces if contains(face, seed)]
    if len(found) != 1:
        raise ValueError(f"{len(found)} faces hold {seed}: the plan of the town is broken there")
    return found[0]


def _warped(point: XY) -> XY:
    x, y = point
    return (
        x + 6.5 * math.sin(y / 47.0 + 0.8) + 4.0 * math.sin((x + y) / 31.0),
        y + 6.5 * math.sin(x / 43.0 + 2.1) + 4.0 * math.sin((x - y) / 29.0),
    )


def _polar(belt: int, angle: float, beyond: float = 0.0) -> XY:
    radius = RINGS[belt] * (1 + 0.07 * math.sin(2 * angle + 0.9 * belt) + 0.05 * math.sin(3 * angle + 2.0 * belt))
    radius += beyond
    return (radius * math.cos(angle) * 1.04, radius * math.sin(angle) * 0.97)


def old_centre(core: Ring, names: dict[str, Iterator[str]]) -> list[Way]:
    """The tangle inside the boulevards: three uneven rings and the spokes between them."""
    ways = [Way("Place du Marché", MINOR, _arc(0, 0.0, math.tau))]
    for belt, cuts in ((1, (0.1, 1.58, 2.75, 3.8, 5.05)), (2, (0.5, 1.57, 2.3, 3.12, 4.1, 4.72, 5.5))):
        for start, end in zip(cuts, (*cuts[1:], cuts[0] + math.tau), strict=True):
            ways.append(Way(next(names["centre"]), MINOR, _arc(belt, start, end)))
    for belt, spokes in enumerate(SPOKES):
        for inner, outer in spokes:
            axis = next((name for at, name in AXES if abs(inner - at) < 0.16), None)
            ways.append(Way(axis or next(names["centre"]), MINOR, _spoke(belt, inner, outer, core)))
    return ways


def _arc(belt: int, start: float, end: float) -> Line:
    steps = max(4, round((end - start) * RINGS[belt] / 7))
    return [_warped(_polar(belt, start + (end - start) * index / steps)) for index in range(steps + 1)]


def _spoke(belt: int, inner: float, outer: float, core: Ring) -> Line:
    first = _polar(belt, inner)
    last = _polar(belt + 1, outer) if belt + 1 < len(RINGS) else _polar(belt, outer, 130.0)
    steps = 12
    line = [
        _warped((first[0] + (last[0] - first[0]) * i / steps, first[1] + (last[1] - first[1]) * i / steps))
        for i in range(steps + 1)
    ]
    return clip(line, core)[0]


def fill_face(ring: Ring, fill: Fill, rng: random.Random, names: Iterator[str]) -> list[Way]:
    """Streets on a bent grid, cut at the edges of the face; pieces that hug an edge or are too short are left out."""
    ways: list[Way] = []
    angle = math.radians(fill.angle)
    for turn, spacing in ((0.0, fill.across), (math.pi / 2, fill.along)):
        for line in _sweep(ring, angle + turn, spacing, fill.bend, rng):
            for part in clip(line, ring):
                if turn and rng.random() < fill.sparse:
                    continue
                if length(part) >= SHORTEST and not _hugs(part, ring):
                    ways.append(Way(next(names, "??"), STREET, part))
    return ways


def _sweep(ring: Ring, angle: float, spacing: float, bend: float, rng: random.Random) -> Iterator[Line]:
    x0, y0, x1, y1 = box(ring)
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    reach = distance((x0, y0), (x1, y1)) / 2
    ux, uy = math.cos(angle), math.sin(angle)
    count = math.ceil(reach / spacing)
    phase = rng.uniform(0, math.tau)
    for number in range(-count, count + 1):
        across = (number + 0.5) * spacing + rng.uniform(-0.07, 0.07) * spacing
        line: Line = []
        for step in range(-40, 41):
            forth = reach * step / 40
            side = across + bend * math.sin(forth / 95.0 + phase)
            line.append((middle[0] + ux * forth - uy * side, middle[1] + uy * forth + ux * side))
        yield line


def _hugs(part: Line, ring: Ring) -> bool:
    total = length(part)
    edge = [*ring, ring[0]]
    samples = [point_at(part, total * (index + 0.5) / 12)[0] for index in range(12)]
    return sum(gap(point, edge) < TOO_CLOSE for point in samples) > 4


def _blind_alleys(ways: list[Way], built: list[Face], rng: random.Random, names: Iterator[str]) -> list[Way]:
    """Short lanes into the largest blocks, half of them private."""
    blocks = Net([way.line for way in ways]).faces()
    roomy = sorted((block for block in blocks if _is_built(block, built)), key=lambda block: -_room(block))
    lanes = []
    for number, name in enumerate(names):
        if number >= len(roomy):
            break
        lane = _lane(roomy[number], rng)
        lanes.append(Way(name, MINOR, lane, PRIVATE if number % 2 else plan.TOWN, is_lit=number % 2 == 0))
    return lanes


def _is_built(block: Ring, built: list[Face]) -> bool:
    middle = (sum(p[0] for p in block) / len(block), sum(p[1] for p in block) / len(block))
    return any(face.style in {"centre", "faubourg", "houses"} and contains(face.ring, middle) for face in built)


def _room(block: Ring) -> float:
    middle = (sum(p[0] for p in block) / len(block), sum(p[1] for p in block) / len(block))
    return gap(middle, [*block, block[0]]) if contains(block, middle) else 0.0


def _lane(block: Ring, rng: random.Random) -> Line:
    middle = (sum(p[0] for p in block) / len(block), sum(p[1] for p in block) / len(block))
    edge = [*block, block[0]]
    start = point_at(edge, length(edge) * rng.uniform(0.15, 0.85))[0]
    return [start, (start[0] + (middle[0] - start[0]) * 0.5, start[1] + (middle[1] - start[1]) * 0.55), middle]
