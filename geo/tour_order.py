"""The order of a round: nearest neighbour, then 2-opt and or-opt; the same rules as frontend/src/crew/tour.ts.

An order costs the metres walked, and for each stop its `urgency` times the metres walked before it: making a stop of
urgency 0.25 wait one kilometre more is worth a detour of 250 m. Nothing leads back to the start.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from geo.points import EARTH_RADIUS_M, Point

LATE, TODAY, SOON, REOPENED = 0.25, 0.1, 0.03, 0.1
LONGEST_BLOCK = 3
MOST_STEPS = 400_000
"""Moves looked at before the order is taken as it is: a bound on time, not reached by 200 stops in practice."""
GAIN = 1e-7


@dataclass(frozen=True, slots=True)
class TourStop:
    """A place to go to, and what a metre of delay there costs in metres."""

    place: Point
    urgency: float = 0.0


def urgency_of(due_at: datetime | None, now: datetime, *, is_reopened: bool = False) -> float:
    """What a metre of delay costs: most when late, then due within a day, then within three; more when reopened."""
    extra = REOPENED if is_reopened else 0.0
    if due_at is None:
        return extra
    if due_at < now:
        return LATE + extra
    if due_at < now + timedelta(days=1):
        return TODAY + extra
    return (SOON if due_at < now + timedelta(days=3) else 0.0) + extra


def order_stops(stops: Sequence[TourStop], start: Point | None = None, *, most_steps: int = MOST_STEPS) -> list[int]:
    """The positions of `stops` in the order to visit them; without `start` the first stop is free.

    After `most_steps` moves looked at the order is taken as it then is: a bound on time.
    """
    if len(stops) < 2:
        return list(range(len(stops)))
    tour = _Tour(stops, start)
    tour.improve(most_steps)
    return tour.order[1:]


def nearest_first(stops: Sequence[TourStop], start: Point | None = None) -> list[int]:
    """The order that always goes to what is nearest; without `start` from the first stop given."""
    return _Tour(stops, start).order[1:] if stops else []


def cost_of(stops: Sequence[TourStop], order: Sequence[int], start: Point | None = None) -> float:
    """What an order costs in metres, urgency included."""
    return _Tour(stops, start, [0, *order] if start is None else [-1, *order]).cost() if stops else 0.0


def metres_of(stops: Sequence[TourStop], order: Sequence[int], start: Point | None = None) -> float:
    """How long an order is in metres."""
    calm = [TourStop(stop.place) for stop in stops]
    return cost_of(calm, order, start)


class _Tour:
    """An order being improved; place 0 is where it begins, `reach` and `weights` are sums along it."""

    def __init__(self, stops: Sequence[TourStop], start: Point | None, order: list[int] | None = None) -> None:
        self.stops = stops
        self.between = _distances([stop.place for stop in stops], start)
        self.order = order if order is not None else self._nearest()
        self.order[0] = -1
        self.reach: list[float] = []
        self.weights: list[float] = []
        self.moments: list[float] = []
        self._sum_up()

    def cost(self) -> float:
        """Metres, urgency included."""
        total = self.weights[-1]
        return sum(
            self._leg(self.order[at - 1], self.order[at]) * (1 + total - self.weights[at - 1])
            for at in range(1, len(self.order))
        )

    def improve(self, most_steps: int) -> None:
        """Makes moves that shorten it until none does."""
        steps, changed = 0, True
        while changed and steps < most_steps:
            changed = False
            for first in range(1, len(self.order) - 1):
                if steps >= most_steps:
                    return
                for last in range(first + 1, len(self.order)):
                    steps += 1
                    changed = self._try_reversing(first, last) or changed
                    changed = self._try_swapping(first, last) or changed

    def _try_reversing(self, first: int, last: int) -> bool:
        """2-opt: visits first..last the other way round if that costs less."""
        order, weight, total = self.order, self.weights, self.weights[-1]
        before, rest = order[first - 1], 1 + total - weight[last]
        after = order[last + 1] if last + 1 < len(order) else None
        enters = 1 + total - weight[first - 1]
        change = (self._leg(before, order[last]) - self._leg(before, order[first])) * enters
        if after is not None:
            change += (self._leg(order[first], after) - self._leg(order[last], after)) * rest
        length = self.reach[last] - self.reach[first]
        moment = self.moments[last] - self.moments[first]
        forth = length * (1 + total) - moment
        # The leg between k-1 and k, walked back, has before it what was after k, and within the block all from k on.
        back = length * (rest - weight[first - 1]) + moment
        if change + back - forth > -GAIN:
            return False
        self.order[first : last + 1] = order[first : last + 1][::-1]
        self._sum_up()
        return True

    def _try_swapping(self, first: int, last: int) -> bool:
        """Or-opt: a block of at most three at one end of first..last goes to its other end if that costs less."""
        for size in range(1, LONGEST_BLOCK + 1):
            if size > last - first:
                return False
            if self._swap(first, first + size - 1, last) or self._swap(first, last - size, last):
                return True
        return False

    def _swap(self, first: int, middle: int, last: int) -> bool:
        """Exchanges first..middle with middle+1..last if that costs less."""
        order, weight, total = self.order, self.weights, self.weights[-1]
        before, after = order[first - 1], order[last + 1] if last + 1 < len(order) else None
        head, tail = weight[middle] - weight[first - 1], weight[last] - weight[middle]
        enters, leaves = 1 + total - weight[first - 1], 1 + total - weight[last]
        change = (self._leg(before, order[middle + 1]) - self._leg(before, order[first])) * enters
        change += self._leg(order[last], order[first]) * (enters - tail)
        change -= self._leg(order[middle], order[middle + 1]) * (enters - head)
        if after is not None:
            change += (self._leg(order[middle], after) - self._leg(order[last], after)) * leaves
        change += (self.reach[last] - self.reach[middle + 1]) * head - (self.reach[middle] - self.reach[first]) * tail
        if change > -GAIN:
            return False
        order[first : last + 1] = order[middle + 1 : last + 1] + order[first : middle + 1]
        self._sum_up()
        return True

    def _leg(self, one: int, other: int) -> float:
        return self.between[one][other]

    def _nearest(self) -> list[int]:
        left, order = set(range(len(self.stops))), [-1]
        while left:
            row = self.between[order[-1]]
            order.append(min(left, key=lambda stop: (row[stop], stop)))
            left.discard(order[-1])
        return order

    def _sum_up(self) -> None:
        """Along the order: metres walked, urgency passed, and each leg's metres times the urgency before it."""
        self.reach, self.weights, self.moments = [0.0], [0.0], [0.0]
        for one, other in pairwise(self.order):
            leg = self._leg(one, other)
            self.moments.append(self.moments[-1] + leg * self.weights[-1])
            self.reach.append(self.reach[-1] + leg)
            self.weights.append(self.weights[-1] + self.stops[other].urgency)


def _distances(places: Sequence[Point], start: Point | None) -> list[list[float]]:
    """Metres between all; the last row and column are the start's, zero without one. Flat: a round is a town wide."""
    every = [*places, start] if start is not None else list(places)
    scale = math.cos(math.radians(sum(place.latitude for place in every) / len(every)))
    flat = [
        (math.radians(place.longitude) * EARTH_RADIUS_M * scale, math.radians(place.latitude) * EARTH_RADIUS_M)
        for place in every
    ]
    rows = [[math.hypot(x - a, y - b) for a, b in flat] for x, y in flat]
    if start is None:
        rows = [[*row, 0.0] for row in rows] + [[0.0] * (len(places) + 1)]
    return rows
