"""What is where on the ground: an index of street edges, to keep houses off the road."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from demo.plan import Way
from demo.shapes import XY, Line, Ring

CELL = 25.0
RAILWAY_HALF_WIDTH = 8.0
ON_THE_MIDDLE_M = 2.2
Cell = tuple[int, int]
Edge = tuple[float, float, float, float, float, float]
"""Start x and y, span along x and y, squared length, half width of the street."""


class Ground:
    """Street edges in a grid, each with its half width in metres."""

    def __init__(self, ways: Iterable[Way], railway: Line) -> None:
        self._edges: list[Edge] = []
        self._grid: dict[Cell, list[int]] = defaultdict(list)
        self._around: dict[Cell, list[Edge]] = {}
        for way in ways:
            self._add(way.line, way.half_width)
        self._add(railway, RAILWAY_HALF_WIDTH)

    def _add(self, line: Line, half_width: float) -> None:
        for a, b in itertools.pairwise(line):
            along = (b[0] - a[0], b[1] - a[1])
            self._edges.append((a[0], a[1], *along, along[0] ** 2 + along[1] ** 2 or 1.0, half_width))
            columns = sorted((math.floor(a[0] / CELL), math.floor(b[0] / CELL)))
            rows = sorted((math.floor(a[1] / CELL), math.floor(b[1] / CELL)))
            for column in range(columns[0], columns[1] + 1):
                for row in range(rows[0], rows[1] + 1):
                    self._grid[column, row].append(len(self._edges) - 1)

    def _near(self, point: XY) -> list[Edge]:
        """The edges within a cell's width of the point, each once."""
        column, row = math.floor(point[0] / CELL), math.floor(point[1] / CELL)
        found = self._around.get((column, row))
        if found is None:
            cells = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
            numbers = {number for cell in cells for number in self._grid.get(cell, ())}
            found = [self._edges[number] for number in sorted(numbers)]
            self._around[column, row] = found
        return found

    def clearance(self, point: XY) -> float:
        """Metres from the point to the edge of the nearest street (negative on it); 99 when none is near."""
        return min((_gap(point, edge) - edge[5] for edge in self._near(point)), default=99.0)

    def half_width(self, point: XY) -> float:
        """Half the width of the street on whose middle the point lies."""
        return max((edge[5] for edge in self._near(point) if _gap(point, edge) < ON_THE_MIDDLE_M), default=4.0)


def _gap(point: XY, edge: Edge) -> float:
    x, y, dx, dy, span, _ = edge
    share = ((point[0] - x) * dx + (point[1] - y) * dy) / span
    share = 0.0 if share < 0.0 else min(share, 1.0)
    return math.hypot(point[0] - x - dx * share, point[1] - y - dy * share)


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

    @staticmethod
    def _cells(ring: Sequence[XY]) -> Iterator[tuple[int, int]]:
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        for column in range(math.floor(min(xs) / CELL), math.floor(max(xs) / CELL) + 1):
            for row in range(math.floor(min(ys) / CELL), math.floor(max(ys) / CELL) + 1):
                yield column, row
