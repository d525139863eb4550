"""The town's bones, drawn by hand in metres around the market place: river, boulevards, avenues, railway, boundary."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from demo.shapes import XY, Line, Ring, offset_line, smooth

MAJOR, STREET, MINOR = "major", "street", "minor"
TOWN, DEPARTEMENT, PRIVATE = "Communale", "Départementale", "Privée"
HALF_WIDTH = {MAJOR: 8.0, STREET: 5.2, MINOR: 3.4}
"""Metres from the middle of a street to the house fronts, by class."""


@dataclass(frozen=True, slots=True)
class Way:
    """One named street, or part of one: its line runs in metres."""

    name: str
    road_class: str
    line: Line
    owner: str = TOWN
    is_lit: bool = True

    @property
    def half_width(self) -> float:
        """Metres from the middle to the house fronts."""
        return HALF_WIDTH[self.road_class]


@dataclass(frozen=True, slots=True)
class Fill:
    """How a face of the bones is filled: around `seed`, with streets at `angle` degrees, `across` × `along` metres."""

    seed: XY
    style: str
    angle: float
    across: float
    along: float
    bend: float = 0.0
    sparse: float = 0.12


# fmt: off
RIVER_COURSE: tuple[XY, ...] = (
    (-2500, 1010), (-2000, 800), (-1400, 640), (-920, 470), (-560, 300), (-260, 262), (0, 292), (235, 268), (405, 115),
    (480, -120), (610, -340), (880, -500), (1300, -540), (1800, -700), (2500, -880),
)
RIVER_HALF_WIDTH = 17.0
SCALE = 0.88
"""The plan below was drawn a little large."""
RAILWAY: tuple[XY, ...] = (
    (-2600, -420), (-1700, -600), (-900, -690), (-32, -722), (700, -770), (1400, -1010), (2600, -1500),
)
BOULEVARD: tuple[XY, ...] = (
    (210, 15), (188, 120), (118, 190), (0, 216), (-110, 200), (-196, 125), (-226, -8), (-190, -125), (-120, -190),
    (-10, -212), (112, -186), (186, -104),
)
OUTER_RING: tuple[XY, ...] = (
    (-560, 300), (-668, 20), (-610, -270), (-390, -520), (-32, -612), (330, -585), (590, -520), (740, -430),
    (868, -170), (838, 190), (660, 490), (310, 640), (-58, 668), (-380, 545),
)
BOUNDARY: tuple[XY, ...] = (
    (1620, 150), (1500, 640), (1240, 1080), (820, 1260), (300, 1400), (-220, 1480), (-700, 1330), (-1130, 1180),
    (-1500, 800), (-1640, 300), (-1560, -200), (-1700, -620), (-1420, -1060), (-1010, -1330), (-520, -1420),
    (-60, -1540), (480, -1420), (960, -1340), (1330, -1060), (1500, -600),
)
LOOPS: tuple[tuple[str, str, tuple[XY, ...]], ...] = (
    ("Rue des Vergers", STREET, ((-81, 790), (110, 860), (340, 850), (560, 740), (704, 575))),
    ("Rue du Moulin à Vent", STREET, ((-560, 690), (-470, 820), (-300, 880), (-98, 880))),
    ("Rue de la Prairie", STREET, ((1080, 24), (1130, -110), (1080, -290), (930, -370), (780, -372))),
    ("Rue du Coteau", STREET, ((-1010, -66), (-1010, 130), (-930, 270), (-800, 352), (-780, 378))),
    ("Rue de l’Industrie", STREET, ((-860, -765), (-600, -795), (-300, -815), (-38, -822))),
    ("Rue de Bellevue", STREET, ((-49, -905), (200, -930), (450, -915), (716, -915))),
)
ROUTES: tuple[tuple[str, str, str, tuple[XY, ...]], ...] = (
    ("Rue du Pont-Vieux", STREET, TOWN, ((0, 216), (-2, 255), (-4, 330))),
    ("Avenue de la République", MAJOR, TOWN, ((-4, 330), (-22, 480), (-58, 668), (-81, 790), (-98, 880))),
    ("Route de Montvirelle", MAJOR, DEPARTEMENT, ((-98, 880), (-125, 1050), (-170, 1300), (-230, 1700))),
    ("Avenue Pasteur", MAJOR, TOWN, ((-4, 330), (180, 415), (410, 480), (660, 490))),
    ("Route de Brécigny", MAJOR, DEPARTEMENT, ((660, 490), (704, 575), (900, 760), (1120, 960), (1500, 1350))),
    ("Avenue du Pont-Neuf", MAJOR, TOWN, ((210, 15), (330, -12), (452, -35), (640, -38), (862, -20), (1080, 24))),
    ("Route de Saint-Elve", MAJOR, DEPARTEMENT, ((1080, 24), (1230, 62), (1500, 110), (1900, 190))),
    ("Avenue du Général-Leclerc", MAJOR, TOWN, ((-226, -8), (-420, -22), (-668, 20), (-840, -30), (-1010, -66))),
    ("Route de Courtemare", MAJOR, DEPARTEMENT, ((-1010, -66), (-1250, -95), (-1500, -100), (-1900, -160))),
    ("Avenue Jean-Moulin", MAJOR, TOWN, ((-152, -158), (-290, -300), (-470, -456))),
    ("Route des Essards", MAJOR, DEPARTEMENT, ((-470, -456), (-700, -640), (-860, -765), (-1010, -905),
    (-1500, -1400))),
    ("Avenue de la Gare", MAJOR, TOWN, ((-10, -212), (-20, -400), (-32, -612), (-40, -722), (-49, -905))),
    ("Route de Vaudorne", MAJOR, DEPARTEMENT, ((-49, -905), (-62, -1090), (-80, -1400), (-100, -1800))),
    ("Avenue des Platanes", MAJOR, TOWN, ((150, -148), (290, -330), (420, -560), (530, -730), (716, -915))),
    ("Route de Brunoise", MAJOR, DEPARTEMENT, ((716, -915), (820, -1060), (1000, -1250), (1250, -1600))),
    ("Chemin des Hauts", STREET, TOWN, ((-380, 545), (-560, 690), (-820, 900), (-1250, 1300))),
    ("Déviation d’Aubeclaire", MAJOR, DEPARTEMENT, (
        (-1250, -95), (-1235, -420), (-1160, -720), (-1010, -905), (-780, -1010), (-420, -1080), (-62, -1090),
        (420, -1075), (820, -1060), (1120, -880), (1290, -540), (1330, -220), (1230, 62))),
)
RING_NAMES = ("Boulevard du Port", "Boulevard Victor-Hugo", "Boulevard des Remparts", "Boulevard Gambetta")
OUTER_NAMES = (
    "Boulevard de la Paix", "Boulevard Jean-Jaurès", "Boulevard de l’Europe", "Boulevard Carnot",
    "Boulevard des Alliés", "Boulevard Saint-Aubin",
)

FILLS: tuple[Fill, ...] = (
    Fill((-350, 120), "faubourg", 96, 74, 128, 7), Fill((-330, -200), "faubourg", 44, 76, 120, 6),
    Fill((-160, -420), "faubourg", 92, 78, 112, 5), Fill((130, -440), "faubourg", 94, 76, 118, 5),
    Fill((330, -230), "faubourg", 58, 74, 120, 8), Fill((280, 120), "faubourg", 28, 64, 96, 4),
    Fill((-200, 450), "faubourg", 4, 82, 118, 8), Fill((150, 540), "houses", 14, 88, 140, 10),
    Fill((600, 220), "houses", 80, 90, 150, 9), Fill((640, -190), "faubourg", 62, 88, 130, 6),
    Fill((300, 760), "houses", 8, 84, 190, 16, 0.25), Fill((-280, 750), "houses", -14, 84, 170, 12, 0.2),
    Fill((960, -180), "slabs", 24, 120, 150, 0), Fill((-820, 150), "houses", 78, 80, 190, 14, 0.2),
    Fill((-480, -750), "industry", -3, 200, 170, 0), Fill((300, -830), "houses", -4, 74, 150, 5),
    Fill((300, -1000), "houses", 0, 72, 160, 8, 0.2), Fill((-500, -940), "industry", -8, 110, 230, 0),
    Fill((-250, -645), "industry", -4, 62, 190, 0), Fill((230, -660), "industry", -3, 66, 170, 0),
)
# fmt: on


def scaled(points: Sequence[XY]) -> Line:
    """Points of the plan in metres on the ground."""
    return [(x * SCALE, y * SCALE) for x, y in points]


def curve(points: Sequence[XY], *, closed: bool = False, step: float = 14.0) -> Line:
    """A smooth curve on the ground through points of the plan."""
    return smooth(scaled(points), closed=closed, step=step)


def river() -> Line:
    """The middle of the river, flowing east."""
    return curve(RIVER_COURSE)


def railway() -> Line:
    """The middle of the railway."""
    return curve(RAILWAY)


def river_ring(half_width: float = RIVER_HALF_WIDTH) -> Ring:
    """The river's water as one ring; its width breathes a little along the course."""
    course = river()
    left, right = offset_line(course, 1.0), offset_line(course, -1.0)
    banks: tuple[Ring, Ring] = ([], [])
    for index, (here, one, two) in enumerate(zip(course, left, right, strict=True)):
        width = half_width * (1 + 0.10 * math.sin(index / 7.0) + 0.05 * math.sin(index / 2.3))
        for bank, side in zip(banks, (one, two), strict=True):
            bank.append((here[0] + (side[0] - here[0]) * width, here[1] + (side[1] - here[1]) * width))
    return banks[1] + banks[0][::-1]


def boundary() -> Ring:
    """The commune's boundary as an open ring: hand-drawn points, with the small wiggles of old field limits."""
    rng = random.Random(11)
    outline = curve(BOUNDARY, closed=True, step=60)[:-1]
    return [(x + rng.uniform(-9, 9), y + rng.uniform(-9, 9)) for x, y in outline]


def bones() -> list[Way]:
    """Every main road: boulevards, quays, avenues, loops, routes."""
    ways = [Way(name, kind, curve(points), owner, is_lit=owner == TOWN) for name, kind, owner, points in ROUTES]
    ways += [Way(name, kind, curve(points)) for name, kind, points in LOOPS]
    ways += _pieces(curve(BOULEVARD, closed=True), RING_NAMES)
    ways += _pieces(curve(OUTER_RING, closed=True), OUTER_NAMES)
    return ways + _quays()


def _pieces(ring: Line, names: tuple[str, ...]) -> list[Way]:
    size = len(ring) / len(names)
    cuts = [round(index * size) for index in range(len(names))] + [len(ring) - 1]
    return [Way(name, MAJOR, ring[a : b + 1]) for name, a, b in zip(names, cuts, cuts[1:], strict=False)]


def _quays() -> list[Way]:
    course = river()
    names = (
        (-900, -575, "Chemin de Halage", "Promenade des Saules"),
        (-575, -4, "Quai des Tanneurs", "Quai des Lavandières"),
        (-4, 452, "Quai du Port", "Quai de la Batellerie"),
        (452, 735, "Quai des Peupliers", "Quai Louise-Michel"),
        (735, 1290, "Chemin des Pêcheurs", "Chemin de la Grève"),
    )
    banks = (_bank(course, -32.0), _bank(course, 32.0))
    ways = []
    for start, end, *pair in names:
        for name, bank in zip(pair, banks, strict=True):
            line = [point for point in bank if start * SCALE - 8 <= point[0] <= end * SCALE + 8]
            inner = -600 < start < 700
            ways.append(Way(name, STREET if inner else MINOR, line, is_lit=inner))
    return ways


def _bank(course: Line, metres: float) -> Line:
    return smooth(offset_line(course, metres)[::4])
