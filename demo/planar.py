"""From street lines to blocks: the lines are cut where they meet, and the faces between them are walked."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from demo.shapes import XY, Line, Ring, along, area, crossing, distance, nearest_share

SNAP = 0.8
"""Metres within which two ends are the same crossing."""
CELL = 40.0


class Net:
    """A planar net of straight edges between crossings."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.nodes: list[XY] = []
        self._near: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.neighbours: dict[int, set[int]] = defaultdict(set)
        self._add_edges([segment for line in lines for segment in itertools.pairwise(line)])

    def node(self, point: XY) -> int:
        """The number of the crossing at `point`, a new one unless another is within SNAP."""
        column, row = math.floor(point[0] / SNAP), math.floor(point[1] / SNAP)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for number in self._near[column + dx, row + dy]:
                    if distance(self.nodes[number], point) <= SNAP:
                        return number
        self.nodes.append(point)
        self._near[column, row].append(len(self.nodes) - 1)
        return len(self.nodes) - 1

    def _add_edges(self, segments: Sequence[tuple[XY, XY]]) -> None:
        for (a, b), cuts in zip(segments, cut_shares(segments), strict=True):
            stops = [self.node(along(a, b, share)) for share in cuts]
            for first, second in itertools.pairwise(stops):
                if first != second:
                    self.neighbours[first].add(second)
                    self.neighbours[second].add(first)

    def faces(self) -> list[Ring]:
        """The faces between the edges as open rings turning left, dead ends left out, largest outside face left out."""
        links = {node: set(others) for node, others in self.neighbours.items()}
        loose = [node for node, others in links.items() if len(others) == 1]
        while loose:
            node = loose.pop()
            for other in links.pop(node, set()):
                links[other].discard(node)
                if len(links[other]) == 1:
                    loose.append(other)
        turns = {node: self._by_angle(node, others) for node, others in links.items() if others}
        return [ring for ring in self._walk(turns) if area(ring) > 1.0]

    def _by_angle(self, node: int, others: set[int]) -> list[int]:
        x, y = self.nodes[node]
        return sorted(others, key=lambda other: math.atan2(self.nodes[other][1] - y, self.nodes[other][0] - x))

    def _walk(self, turns: dict[int, list[int]]) -> Iterable[Ring]:
        seen: set[tuple[int, int]] = set()
        for start in sorted(turns):
            for second in turns[start]:
                if (start, second) in seen:
                    continue
                ring: list[int] = []
                here, there = start, second
                while (here, there) not in seen:
                    seen.add((here, there))
                    ring.append(here)
                    around = turns[there]
                    here, there = there, around[around.index(here) - 1]
                yield [self.nodes[number] for number in ring]


def cut_shares(segments: Sequence[tuple[XY, XY]]) -> list[list[float]]:
    """For each segment the shares (0 and 1 included, in order) where another one meets it."""
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    cuts: list[set[float]] = [{0.0, 1.0} for _ in segments]
    for number, (a, b) in enumerate(segments):
        for cell in _cells(a, b):
            for other in grid[cell]:
                _meet(segments, number, other, cuts)
            grid[cell].append(number)
    return [sorted(shares) for shares in cuts]


def _meet(segments: Sequence[tuple[XY, XY]], one: int, two: int, cuts: list[set[float]]) -> None:
    (a, b), (c, d) = segments[one], segments[two]
    found = crossing(a, b, c, d)
    if found:
        cuts[one].add(found[0])
        cuts[two].add(found[1])
    for number, start, end, tips in ((one, a, b, (c, d)), (two, c, d, (a, b))):
        for tip in tips:
            share = nearest_share(tip, start, end)
            if distance(tip, along(start, end, share)) <= SNAP:
                cuts[number].add(share)


def _cells(a: XY, b: XY) -> Iterable[tuple[int, int]]:
    margin = SNAP
    for column in range(
        math.floor((min(a[0], b[0]) - margin) / CELL), math.floor((max(a[0], b[0]) + margin) / CELL) + 1
    ):
        for row in range(
            math.floor((min(a[1], b[1]) - margin) / CELL), math.floor((max(a[1], b[1]) + margin) / CELL) + 1
        ):
            yield column, row
