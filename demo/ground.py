"""What is where on the ground: an index of street edges, to keep houses off the road."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from demo.plan import Way
from demo.shapes import XY, Line, Ring, along, distance, nearest_share

CELL = 25.0


class Ground:
    """Street edges in a grid, each with its half width in metres."""

    def __init__(self, ways: Iterable[Way], railway: Line) -> None:
        self._grid: dict[tuple[int, int], list[tuple[XY, XY, float, int]]] = defaultdict(list)
        self.ways = list(ways)
        for number, way in enumerate(self.ways):
            self._add(way.line, way.half_width, number)
        self._add(railway, 8.0, -1)

    def _add(self, line: Line, half_width: float, number: int) -> None:
        for a, b in itertools.pairwise(line):
            columns = sorted((math.floor(a[0] / CELL), math.floor(b[0] / CELL)))
            rows = sorted((math.floor(a[1] / CELL), math.floor(b[1] / CELL)))
            for column in range(columns[0], columns[1] + 1):
                for row in range(rows[0], rows[1] + 1):
                    self._grid[column, row].append((a, b, half_width, number))

    def _near(self, point: XY) -> Iterator[tuple[XY, XY, float, int]]:
        column, row = math.floor(point[0] / CELL), math.floor(point[1] / CELL)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                yield from self._grid.get((column + dx, row + dy), ())

    def clearance(self, point: XY) -> float:
        """Metres from the point to the edge of the nearest street (negative on it); 99 when none is near."""
        return min(
            (distance(point, along(a, b, nearest_share(point, a, b))) - half for a, b, half, _ in self._near(point)),
            default=99.0,
        )

    def half_width(self, point: XY) -> float:
        """Half the width of the street on whose middle the point lies."""
        found = [
            (distance(point, along(a, b, nearest_share(point, a, b))), half) for a, b, half, _ in self._near(point)
        ]
        return max((half for metres, half in found if metres < 2.2), default=4.0)

    def nearest_way(self, point: XY) -> Way | None:
        """The street nearest to the point within some 25 m."""
        found = [
            (distance(point, along(a, b, nearest_share(point, a, b))), number)
            for a, b, _, number in self._near(point)
            if number >= 0
        ]
        return self.ways[min(found)[1]] if found else None


class Occupied:
    """Rings already standing, in a grid, to refuse what would overlap them."""

    def __init__(self) -> None:
        self._grid: dict[tuple[int, int], list[Ring]] = defaultdict(list)

    def near(self, ring: Sequence[XY]) -> list[Ring]:
        """The rings that may touch `ring`."""
        found: dict[int, Ring] = {}
        for cell in self._cells(ring):
            for other in self._grid.get(cell, ()):
                found[id(other)] = other
        return list(found.values())

    def add(self, ring: Ring) -> None:
        """Remember a ring."""
        for cell in self._cells(ring):
            self._grid[cell].append(ring)

    def is_near(self, point: XY, metres: float) -> bool:
        """Whether a remembered ring has a vertex or its middle within `metres` of the point."""
        square = [(point[0] - metres, point[1] - metres), (point[0] + metres, point[1] + metres)]
        return any(distance(point, corner) <= metres for ring in self.near(square) for corner in ring)

    @staticmethod
    def _cells(ring: Sequence[XY]) -> Iterator[tuple[int, int]]:
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        for column in range(math.floor(min(xs) / CELL), math.floor(max(xs) / CELL) + 1):
            for row in range(math.floor(min(ys) / CELL), math.floor(max(ys) / CELL) + 1):
                yield column, row
