"""Plane geometry in metres: the town is drawn with it before it is placed on Earth."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

XY = tuple[float, float]
Line = list[XY]
Ring = list[XY]
EPSILON = 1e-9


def distance(a: XY, b: XY) -> float:
    """Metres between two points."""
    return math.hypot(b[0] - a[0], b[1] - a[1])


def along(a: XY, b: XY, share: float) -> XY:
    """The point at `share` (0 to 1) of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def shifted(point: XY, direction: XY, metres: float) -> XY:
    """`point` moved by `metres` along a unit `direction`."""
    return (point[0] + direction[0] * metres, point[1] + direction[1] * metres)


def unit(a: XY, b: XY) -> XY:
    """The unit vector from `a` to `b`; (1, 0) for two equal points."""
    length = distance(a, b)
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length) if length > EPSILON else (1.0, 0.0)


def left_of(direction: XY) -> XY:
    """The direction a quarter turn to the left."""
    return (-direction[1], direction[0])


def length(line: Sequence[XY]) -> float:
    """Metres along a line."""
    return sum(distance(a, b) for a, b in itertools.pairwise(line))


def point_at(line: Sequence[XY], metres: float) -> tuple[XY, XY]:
    """The point `metres` along the line and the unit direction there."""
    left = metres
    for a, b in itertools.pairwise(line):
        step = distance(a, b)
        if left <= step and step > EPSILON:
            return along(a, b, left / step), unit(a, b)
        left -= step
    return line[-1], unit(line[-2], line[-1])


def part_of(line: Sequence[XY], start: float, end: float) -> Line:
    """The part of the line between two distances from its start, in metres."""
    points = [point_at(line, start)[0]]
    travelled = 0.0
    for a, b in itertools.pairwise(line):
        travelled += distance(a, b)
        if start + 0.01 < travelled < end - 0.01:
            points.append(b)
    points.append(point_at(line, end)[0])
    return points


def smooth(points: Sequence[XY], *, closed: bool = False, step: float = 14.0) -> Line:
    """A curve through all the points (centripetal-like Catmull-Rom), with a vertex about every `step` metres."""
    count = len(points)
    spans = count if closed else count - 1
    line: Line = []
    for index in range(spans):
        p1, p2 = points[index], points[(index + 1) % count]
        p0 = points[index - 1] if closed or index else p1
        p3 = points[(index + 2) % count] if closed or index + 2 < count else p2
        pieces = max(1, round(distance(p1, p2) / step))
        line.extend(_spline(p0, p1, p2, p3, piece / pieces) for piece in range(pieces))
    line.append(line[0] if closed else points[-1])
    return line


def _spline(p0: XY, p1: XY, p2: XY, p3: XY, t: float) -> XY:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return axis(p0[0], p1[0], p2[0], p3[0]), axis(p0[1], p1[1], p2[1], p3[1])


def offset_line(line: Sequence[XY], metres: float) -> Line:
    """The line moved to its left (right when negative), vertex by vertex."""
    moved: Line = []
    for index, point in enumerate(line):
        before = line[index - 1] if index else point
        after = line[index + 1] if index + 1 < len(line) else point
        moved.append(shifted(point, left_of(unit(before, after)), metres))
    return moved


def crossing(a: XY, b: XY, c: XY, d: XY) -> tuple[float, float] | None:
    """Shares along a-b and c-d where the two segments cross, or None."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if abs(cross) < EPSILON:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    return (t, u) if -EPSILON <= t <= 1 + EPSILON and -EPSILON <= u <= 1 + EPSILON else None


def nearest_share(point: XY, a: XY, b: XY) -> float:
    """Share along a-b of the place nearest to `point`."""
    span = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    if span < EPSILON:
        return 0.0
    return min(1.0, max(0.0, ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / span))


def gap(point: XY, line: Sequence[XY]) -> float:
    """Metres from a point to a line."""
    return min(distance(point, along(a, b, nearest_share(point, a, b))) for a, b in itertools.pairwise(line))


def area(ring: Sequence[XY]) -> float:
    """Signed area in square metres of an open ring; positive when it turns left."""
    closed = [*ring, ring[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(closed)) / 2


def centre(ring: Sequence[XY]) -> XY:
    """Mean of the vertices."""
    return (sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring))


def contains(ring: Sequence[XY], point: XY) -> bool:
    """Whether the open ring holds the point (even-odd rule)."""
    x, y = point
    inside = False
    previous = ring[-1]
    for current in ring:
        if (current[1] > y) != (previous[1] > y):
            at = (previous[0] - current[0]) * (y - current[1]) / (previous[1] - current[1]) + current[0]
            inside ^= x < at
        previous = current
    return inside


def box(points: Sequence[XY]) -> tuple[float, float, float, float]:
    """Smallest x, smallest y, largest x, largest y."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def simplified(line: Sequence[XY], tolerance: float) -> Line:
    """The line with fewer vertices, nowhere further than `tolerance` metres away (Douglas-Peucker)."""
    if len(line) < 3:
        return list(line)
    gaps = [distance(p, along(line[0], line[-1], nearest_share(p, line[0], line[-1]))) for p in line[1:-1]]
    worst = max(gaps)
    if worst <= tolerance:
        return [line[0], line[-1]]
    cut = gaps.index(worst) + 1
    return simplified(line[: cut + 1], tolerance)[:-1] + simplified(line[cut:], tolerance)


def simplified_ring(ring: Sequence[XY], tolerance: float) -> Ring:
    """An open ring with fewer vertices."""
    far = max(range(len(ring)), key=lambda index: distance(ring[0], ring[index]))
    first = simplified(ring[: far + 1], tolerance)
    second = simplified([*ring[far:], ring[0]], tolerance)
    return first[:-1] + second[:-1]


def clip(line: Sequence[XY], ring: Sequence[XY]) -> list[Line]:
    """The parts of a line that lie inside an open ring."""
    edges = list(itertools.pairwise([*ring, ring[0]]))
    frame = box(ring)
    parts: list[Line] = []
    current: Line = []
    for a, b in itertools.pairwise(line):
        cuts = [0.0, *sorted(_cuts(a, b, edges)), 1.0] if _may_touch(a, b, frame) else []
        for start, end in itertools.pairwise(cuts):
            if end - start < 1e-7:
                continue
            if contains(ring, along(a, b, (start + end) / 2)):
                current = current or [along(a, b, start)]
                current.append(along(a, b, end))
            elif current:
                parts.append(current)
                current = []
    return [*parts, current] if current else parts


def _may_touch(a: XY, b: XY, frame: tuple[float, float, float, float]) -> bool:
    return not (
        (a[0] < frame[0] and b[0] < frame[0])
        or (a[0] > frame[2] and b[0] > frame[2])
        or (a[1] < frame[1] and b[1] < frame[1])
        or (a[1] > frame[3] and b[1] > frame[3])
    )


def _cuts(a: XY, b: XY, edges: Iterable[tuple[XY, XY]]) -> Iterator[float]:
    west, east = (a[0], b[0]) if a[0] < b[0] else (b[0], a[0])
    south, north = (a[1], b[1]) if a[1] < b[1] else (b[1], a[1])
    for c, d in edges:
        if (c[0] < west and d[0] < west) or (c[0] > east and d[0] > east):
            continue
        if (c[1] < south and d[1] < south) or (c[1] > north and d[1] > north):
            continue
        found = crossing(a, b, c, d)
        if found:
            yield found[0]


def convex_overlap(first: Sequence[XY], second: Sequence[XY], slack: float = 0.25) -> bool:
    """Whether two convex rings overlap by more than `slack` metres (separating axis theorem)."""
    for ring in (first, second):
        for index, a in enumerate(ring):
            axis = left_of(unit(a, ring[(index + 1) % len(ring)]))
            ones = [p[0] * axis[0] + p[1] * axis[1] for p in first]
            twos = [p[0] * axis[0] + p[1] * axis[1] for p in second]
            if max(ones) <= min(twos) + slack or max(twos) <= min(ones) + slack:
                return False
    return True
