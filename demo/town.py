"""The drawn town: streets, blocks, buildings, parks, quarters and neighbours, all in metres, the same every time."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from demo import plan
from demo.buildings import build_block, cross_church, front_of, hall, hull, ribbon, stand_freely
from demo.ground import Ground, Occupied
from demo.network import Face, build_network
from demo.plan import Way
from demo.planar import Net
from demo.shapes import (
    XY,
    Ring,
    area,
    contains,
    left_of,
    length,
    offset_line,
    part_of,
    shifted,
    simplified_ring,
    smooth,
    unit,
)


@dataclass(frozen=True, slots=True)
class Cover:
    """A patch of land: green, wood, water, pedestrian or other; `holes` are left out of it."""

    kind: str
    name: str | None
    ring: Ring
    holes: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class Building:
    """A building, with a name where people know it by one."""

    ring: Ring
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Town:
    """Everything that can be drawn on the map."""

    ways: list[Way]
    blocks: list[Face]
    covers: list[Cover]
    buildings: list[Building]
    ground: Ground


# fmt: off
PARKS: tuple[tuple[str, XY], ...] = (
    ("Parc de la Virelle", (95, 345)), ("Jardin des Plantes", (-300, -40)), ("Square Jean-Macé", (-240, -330)),
    ("Square des Peupliers", (395, -340)), ("Jardin du Levant", (640, 330)), ("Square de la Gare", (60, -560)),
    ("Square Saint-Aubin", (330, 560)), ("Jardin des Lavandières", (-330, 440)),
)
BLOBS: tuple[tuple[str, str | None, XY, float, float, int], ...] = (
    ("wood", "Bois du Roi", (-1060, 900), 330, 190, 3), ("wood", "Bois du Roi", (-700, 1080), 180, 110, 5),
    ("wood", "Bois des Essards", (-1250, -960), 170, 120, 8),
    ("wood", "Bosquet de Brunoise", (1060, -1050), 140, 90, 13),
    ("wood", None, (-960, -330), 70, 50, 21), ("wood", "Bois de la Côte", (1180, 640), 150, 210, 34),
    ("green", "Parc des Sports", (-850, -250), 120, 95, 55), ("green", "Jardins familiaux", (-760, -480), 60, 75, 89),
    ("green", "Prairie du Gué", (1060, -420), 110, 42, 144),
    ("green", "Golf des Peupliers", (930, -700), 190, 105, 233),
    ("water", "Étang du Moulin", (-1000, -455), 62, 34, 377), ("water", "Étang des Hérons", (910, -690), 55, 26, 610),
    ("green", "Cimetière Saint-Aubin", (520, 905), 90, 55, 987),
    ("green", "Verger communal", (60, 1010), 110, 60, 1597),
)
SQUARES: tuple[tuple[str, XY], ...] = (
    ("Place du Marché", (0, 0)), ("Place de la Cathédrale", (-46, 58)), ("Place de l’Hôtel-de-Ville", (62, -16)),
    ("Parvis du Lycée", (-207, -446)),
)
LANDMARKS: tuple[tuple[str, Ring], ...] = (
    ("Cathédrale Saint-Aubin", cross_church((-32, 53), 28, 50)), ("Halles", hall((3, 3), 20, 34, 20)),
    ("Hôtel de Ville", hall((66, -14), 100, 30, 22, 0.5)), ("Gare d’Aubeclaire", hall((-87, -605), -3, 78, 15)),
    ("Lycée Sophie-Germain", hall((-207, -446), 3, 50, 44, 0.6)),
    ("École Jules-Ferry", hall((252, 143), -40, 28, 20, 0.5)),
    ("École des Tanneurs", hall((-362, 105), 6, 40, 30, 0.55)), ("Piscine", hall((-735, -190), 15, 46, 26)),
    ("Stade municipal", hall((-780, -255), 15, 24, 70)), ("Médiathèque", hall((240, -70), 52, 36, 22)),
    ("Chapelle des Vergers", cross_church((-255, 640), 80, 30)),
    ("Caserne des pompiers", hall((-221, -540), -3, 46, 22, 0.4)),
)
# fmt: on


@lru_cache(maxsize=1)
def draw_town() -> Town:
    """The whole town, drawn once per process."""
    ways, faces = build_network()
    railway = plan.railway()
    ground = Ground(ways, railway)
    blocks = _blocks(ways, faces)
    parks = _open_blocks(PARKS, "green", blocks, ground, scaled=True)
    standing = Occupied()
    landmarks = [Building(ring, name) for name, ring in LANDMARKS]
    for landmark in landmarks:
        standing.add(hull([corner for x, y in landmark.ring for corner in ((x - 3, y - 3), (x + 3, y + 3))]))
    rng = random.Random(5)
    squares = _open_blocks(SQUARES, "pedestrian", blocks, ground, scaled=False)
    open_rings = [cover.ring for cover in (*parks, *squares)]
    buildings = list(landmarks)
    for block in blocks:
        if not any(contains(block.ring, ring[0]) for ring in open_rings):
            buildings += [Building(ring) for ring in build_block(block.ring, block.style, ground, rng, standing)]
    buildings += [Building(ring) for ring in _countryside(ways, ground, standing, rng)]
    covers = [
        *_nature(),
        *_banks(),
        *parks,
        Cover("pedestrian", "Centre ancien", faces[0].ring),
        *squares,
        _station_yard(),
    ]
    return Town(ways, blocks, covers, buildings, ground)


def _countryside(ways: list[Way], ground: Ground, standing: Occupied, rng: random.Random) -> list[Ring]:
    """Houses thinning out along the roads that leave the town."""
    rings: list[Ring] = []
    inside = plan.boundary()
    for way in ways:
        if way.name.startswith(("Route ", "Chemin des Hauts")):
            near, far = part_of(way.line, 0, 170), part_of(way.line, 170, length(way.line))
            rings += stand_freely(ribbon(near, way.half_width, rng, 0.75), ground, standing)
            rings += stand_freely(ribbon(far, way.half_width, rng, 0.09), ground, standing)
    woods = [cover.ring for cover in _nature() if cover.kind in {"wood", "water"}]
    return [
        ring
        for ring in rings
        if all(contains(inside, corner) and not any(contains(wood, corner) for wood in woods) for corner in ring)
    ]


def _blocks(ways: list[Way], faces: list[Face]) -> list[Face]:
    rings = Net([way.line for way in ways] + [plan.railway()]).faces()
    blocks = []
    for ring in rings:
        middle = inner_point(ring)
        style = next((face.style for face in faces if contains(face.ring, middle)), None)
        if style and area(ring) > 250:
            blocks.append(Face(ring, style))
    return blocks


def inner_point(ring: Ring) -> XY:
    """A point inside the ring, a little away from one of its edges."""
    closed = [*ring, ring[0]]
    for metres in (6.0, 2.0, 0.5):
        for a, b in itertools.pairwise(closed):
            point = shifted(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), left_of(unit(a, b)), metres)
            if contains(ring, point):
                return point
    return ring[0]


def _open_blocks(
    named: Iterable[tuple[str, XY]], kind: str, blocks: list[Face], ground: Ground, *, scaled: bool
) -> list[Cover]:
    """Whole blocks left free of houses, found by a point in them (in plan units when `scaled`)."""
    found = []
    for name, seed in named:
        at = plan.scaled([seed])[0] if scaled else seed
        block = next(block for block in blocks if contains(block.ring, at))
        ring = front_of(block.ring, ground)
        if ring is None:
            raise ValueError(f"no room for {name}")
        found.append(Cover(kind, name, ring))
    return found


def _nature() -> list[Cover]:
    covers = [Cover("water", "La Virelle", simplified_ring(plan.river_ring(), 0.4))]
    for kind, name, seed, across, up, number in BLOBS:
        rng = random.Random(number)
        x, y = plan.scaled([seed])[0]
        corners = [_blob_corner(rng, index) for index in range(11)]
        ring = smooth([(x + dx * across * 0.88, y + dy * up * 0.88) for dx, dy in corners], closed=True, step=16)[:-1]
        covers.append(Cover(kind, name, ring))
    return covers


def _blob_corner(rng: random.Random, index: int) -> XY:
    angle, radius = math.tau * index / 11, rng.uniform(0.78, 1.12)
    return (radius * math.cos(angle), radius * math.sin(angle))


def _banks() -> list[Cover]:
    """Grass between the water and the paths along it, outside the quays."""
    course = plan.river()
    covers = []
    for start, end, name in ((-800.0, -510.0, "Berges de la Virelle"), (655.0, 1125.0, "Berges de la Prairie")):
        part = [point for point in course if start <= point[0] <= end]
        for near, far in ((-17.5, -29.0), (29.0, 17.5)):
            one, two = offset_line(part, near), offset_line(part, far)
            covers.append(Cover("green", name, one + two[::-1]))
    return covers


def _station_yard() -> Cover:
    return Cover("pedestrian", "Parvis de la Gare", hall((-40, -575), -2, 110, 30))
