"""Buildings: terraces with courtyards in the old streets, houses on plots, slabs, sheds, and a few landmarks."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Iterator, Sequence

from demo.ground import Ground, Occupied
from demo.shapes import (
    XY,
    Ring,
    area,
    box,
    contains,
    convex_overlap,
    distance,
    gap,
    left_of,
    length,
    point_at,
    shifted,
    simplified_ring,
    unit,
)

TERRACES = {"centre": ((8.0, 12.0), (6.5, 12.0), 0.03), "faubourg": ((9.0, 13.0), (8.0, 16.0), 0.10)}
"""Depth in metres, width in metres, share of gaps."""
SMALLEST_M2 = 30.0
SLIMMEST = 0.033
"""Least area over squared perimeter: no shards in sharp corners (a square has 0.0625)."""


def build_block(block: Ring, style: str, ground: Ground, rng: random.Random, standing: Occupied) -> list[Ring]:
    """The buildings of one block, each an open convex ring, none overlapping another or a street."""
    front = front_of(block, ground)
    if front is None:
        return []
    candidates: Iterable[Ring]
    if style in TERRACES:
        candidates = itertools.chain(_terrace(front, style, rng), _yard(front, style, rng))
    elif style == "houses":
        candidates = _houses(front, rng)
    else:
        candidates = _large(front, style, rng)
    return [ring for ring in candidates if _stands(ring, front, ground, standing)]


def _stands(ring: Ring, front: Ring, ground: Ground, standing: Occupied) -> bool:
    if area(ring) < SMALLEST_M2 or area(ring) < SLIMMEST * length([*ring, ring[0]]) ** 2:
        return False
    if not all(contains(front, _inward(ring, corner)) for corner in ring):
        return False
    if any(ground.clearance(corner) < -1.0 for corner in _outline(ring)):
        return False
    if any(convex_overlap(ring, other) for other in standing.near(ring)):
        return False
    standing.add(ring)
    return True


def _outline(ring: Ring) -> Iterator[XY]:
    closed = [*ring, ring[0]]
    for a, b in itertools.pairwise(closed):
        yield a
        yield ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def _inward(ring: Ring, corner: XY) -> XY:
    middle = (sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring))
    return shifted(corner, unit(corner, middle), 0.4)


def front_of(block: Ring, ground: Ground) -> Ring | None:
    """The line of house fronts: the block less half of each street around it; None when nothing is left."""
    ring = simplified_ring(block, 0.6)
    closed = [*ring, ring[0]]
    widths = [ground.half_width(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)) for a, b in itertools.pairwise(closed)]
    return inset(ring, widths)


def inset(ring: Ring, metres: Sequence[float]) -> Ring | None:
    """A left-turning ring with each edge moved inwards by its own distance; edges that vanish are dropped."""
    edges = [
        (a, unit(a, b), width) for a, b, width in zip(ring, [*ring[1:], ring[0]], metres, strict=True) if distance(a, b)
    ]
    while len(edges) >= 3:
        moved = [(shifted(a, left_of(way), width), way) for a, way, width in edges]
        corners = [_meet(moved[index - 1], moved[index]) for index in range(len(moved))]
        reversed_edges = []
        for index, (_, way) in enumerate(moved):
            a, b = corners[index], corners[(index + 1) % len(corners)]
            advance = (b[0] - a[0]) * way[0] + (b[1] - a[1]) * way[1]
            if advance <= 0.05:
                reversed_edges.append((advance, index))
        if not reversed_edges:
            return corners if area(corners) > 60 else None
        del edges[min(reversed_edges)[1]]
    return None


def _meet(one: tuple[XY, XY], two: tuple[XY, XY]) -> XY:
    (p, u), (q, v) = one, two
    cross = u[0] * v[1] - u[1] * v[0]
    if abs(cross) < 0.05:
        return q
    share = ((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / cross
    return shifted(p, u, share)


def _terrace(front: Ring, style: str, rng: random.Random) -> Iterator[Ring]:
    depths, widths, gaps = TERRACES[style]
    deepest = 0.9 * area(front) / length([*front, front[0]])
    if deepest < 5.5:
        if _is_convex(front):
            yield front
        return
    count = len(front)
    for index, a in enumerate(front):
        b = front[(index + 1) % count]
        turn_in = _bisector(front[index - 1], a, b)
        turn_out = _bisector(a, b, front[(index + 2) % count])
        way, span, done = unit(a, b), distance(a, b), 0.0
        while done < span - 0.5:
            width = rng.uniform(*widths)
            if span - done - width < widths[0] * 0.7:
                width = span - done
            depth = min(rng.uniform(*depths), deepest)
            if rng.random() >= gaps:
                yield _cut(_rectangle(shifted(a, way, done), way, width, depth), (a, turn_in, b), (b, turn_out, a))
            done += width


def _yard(front: Ring, style: str, rng: random.Random) -> Iterator[Ring]:
    """Workshops and wings in the yard behind the terraces."""
    edge = [*front, front[0]]
    x0, y0, x1, y1 = box(front)
    tries = round(area(front) / (170 if style == "centre" else 330))
    for _ in range(tries):
        at = (rng.uniform(x0, x1), rng.uniform(y0, y1))
        width, depth = rng.uniform(6, 15), rng.uniform(5, 9)
        if not contains(front, at) or gap(at, edge) < 15.0:
            continue
        nearest = min(itertools.pairwise(edge), key=lambda pair: gap(at, pair))
        yield _rectangle(at, unit(*nearest), width, depth)


def _is_convex(ring: Ring) -> bool:
    count = len(ring)
    return all(
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > -0.01
        for a, b, c in ((ring[i], ring[(i + 1) % count], ring[(i + 2) % count]) for i in range(count))
    )


def _rectangle(corner: XY, way: XY, width: float, depth: float) -> Ring:
    side = left_of(way)
    end = shifted(corner, way, width)
    return [corner, end, shifted(end, side, depth), shifted(corner, side, depth)]


def _bisector(before: XY, corner: XY, after: XY) -> XY:
    back, forth = unit(corner, before), unit(corner, after)
    middle = (back[0] + forth[0], back[1] + forth[1])
    if math.hypot(*middle) < 0.02:
        return left_of(forth)
    return unit((0.0, 0.0), middle)


def _cut(ring: Ring, *planes: tuple[XY, XY, XY]) -> Ring:
    """The part of a convex ring beside each line (a point, a direction) where its third point lies."""
    for origin, way, inside in planes:
        sign = math.copysign(1.0, _side(origin, way, inside))
        kept: Ring = []
        for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            one, two = sign * _side(origin, way, a), sign * _side(origin, way, b)
            if one >= 0:
                kept.append(a)
            if (one >= 0) != (two >= 0):
                share = one / (one - two)
                kept.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        ring = kept
        if len(ring) < 3:
            return [origin, origin, origin]
    return ring


def _side(origin: XY, way: XY, point: XY) -> float:
    return way[0] * (point[1] - origin[1]) - way[1] * (point[0] - origin[0])


def ribbon(line: Sequence[XY], half_width: float, rng: random.Random, share: float) -> Iterator[Ring]:
    """Houses and barns on both sides of a country road; `share` of the plots are built on."""
    total, done = length(line), 12.0
    while done < total - 12:
        for side in (1.0, -1.0):
            here, way = point_at(line, done)
            width, depth = rng.uniform(9, 18), rng.uniform(8, 11)
            normal = left_of(way) if side > 0 else left_of((-way[0], -way[1]))
            start = shifted(shifted(here, way, -side * width / 2), normal, half_width + rng.uniform(4, 9))
            if rng.random() < share:
                yield _rectangle(start, way if side > 0 else (-way[0], -way[1]), width, depth)
        done += rng.uniform(19, 27)


def stand_freely(candidates: Iterable[Ring], ground: Ground, standing: Occupied) -> list[Ring]:
    """The candidates that overlap neither a street nor a building nor one another."""
    kept = []
    for ring in candidates:
        is_off_road = all(ground.clearance(corner) > 0.5 for corner in _outline(ring))
        if is_off_road and not any(convex_overlap(ring, other) for other in standing.near(ring)):
            standing.add(ring)
            kept.append(ring)
    return kept


def hull(points: Sequence[XY]) -> Ring:
    """The convex ring around points, turning left (monotone chain)."""
    ordered = sorted(points)
    halves: list[Ring] = []
    for run in (ordered, ordered[::-1]):
        half: Ring = []
        for point in run:
            while len(half) > 1 and _side(half[-2], unit(half[-2], half[-1]), point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _houses(front: Ring, rng: random.Random) -> Iterator[Ring]:
    edge = [*front, front[0]]
    perimeter, done = length(edge), rng.uniform(4, 9)
    while done < perimeter - 8:
        width, depth = rng.uniform(8.5, 12.5), rng.uniform(7.5, 10)
        here, way = point_at(edge, done)
        start = shifted(shifted(here, way, -width / 2), left_of(way), rng.uniform(3.5, 6.0))
        if rng.random() > 0.06:
            yield _rectangle(start, way, width, depth)
        done += width + rng.uniform(5, 10)


def _large(front: Ring, style: str, rng: random.Random) -> Iterator[Ring]:
    edge = [*front, front[0]]
    longest = max(itertools.pairwise(edge), key=lambda pair: distance(*pair))
    way = unit(*longest)
    x0, y0, x1, y1 = box(front)
    reach, middle = distance((x0, y0), (x1, y1)) / 2, ((x0 + x1) / 2, (y0 + y1) / 2)
    steps = (62.0, 36.0) if style == "slabs" else (54.0, 38.0)
    for row in range(-8, 9):
        for column in range(-8, 9):
            if abs(column * steps[0]) > reach or abs(row * steps[1]) > reach:
                continue
            width = rng.uniform(44, 56) if style == "slabs" else rng.uniform(24, 50)
            depth = 12.0 if style == "slabs" else rng.uniform(16, 32)
            corner = shifted(shifted(middle, way, column * steps[0]), left_of(way), row * steps[1])
            ring = _rectangle(corner, way, width, depth)
            if rng.random() > 0.1 and all(gap(point, edge) > 2 for point in ring):
                yield ring


def cross_church(at: XY, degrees: float, size: float) -> Ring:
    """The plan of a church: nave, transept and choir, `size` metres long."""
    plan = (
        (-0.5, -0.14), (0.12, -0.14), (0.12, -0.3), (0.3, -0.3), (0.3, -0.14), (0.42, -0.14), (0.5, -0.06),
        (0.5, 0.06), (0.42, 0.14), (0.3, 0.14), (0.3, 0.3), (0.12, 0.3), (0.12, 0.14), (-0.5, 0.14),
    )  # fmt: skip
    return turned([(x * size, y * size) for x, y in plan], at, degrees)


def hall(at: XY, degrees: float, width: float, depth: float, court: float = 0.0) -> Ring:
    """A rectangular public building; with `court`, a U around a yard that deep (share of the depth)."""
    w, d = width / 2, depth / 2
    if not court:
        return turned([(-w, -d), (w, -d), (w, d), (-w, d)], at, degrees)
    inner = w * 0.5
    floor = d - 2 * d * court
    return turned(
        [(-w, -d), (w, -d), (w, d), (inner, d), (inner, floor), (-inner, floor), (-inner, d), (-w, d)], at, degrees
    )


def turned(plan: Sequence[XY], at: XY, degrees: float) -> Ring:
    """A plan around (0, 0) turned to the left and set down at a place."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(at[0] + x * c - y * s, at[1] + x * s + y * c) for x, y in plan]
