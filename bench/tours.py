"""How close a round's order is to the best there is, and how long it takes to find: python -m bench.tours

Small rounds are compared with the exact optimum, found over all subsets (Bellman, Held and Karp), which the cost used
here allows: a leg weighs as much as the urgency of what is still to come.
"""

from __future__ import annotations

import math
import random
import statistics
import time

from geo.points import Point, distance_m
from geo.tour_order import TourStop, cost_of, nearest_first, order_stops

CASES, MOST_EXACT = 200, 11
HERE = Point(46.5, 2.5)
URGENCIES = (0.0, 0.0, 0.03, 0.1, 0.25)


def draw_stops(draw: random.Random, count: int) -> list[TourStop]:
    """Stops anywhere in a town of 4 by 4 km."""
    return [
        TourStop(Point(draw.uniform(46.482, 46.518), draw.uniform(2.474, 2.526)), draw.choice(URGENCIES))
        for _ in range(count)
    ]


def best_cost(stops: list[TourStop]) -> float:
    """The least that any order costs, exactly."""
    count = len(stops)
    total = sum(stop.urgency for stop in stops)
    weights = [sum(stop.urgency for at, stop in enumerate(stops) if done >> at & 1) for done in range(1 << count)]
    between = [[distance_m(one.place, other.place) for other in stops] for one in stops]
    costs = [[math.inf] * count for _ in range(1 << count)]
    for at, stop in enumerate(stops):
        costs[1 << at][at] = distance_m(HERE, stop.place) * (1 + total)
    for done in range(1, 1 << count):
        left = 1 + total - weights[done]
        for last in range(count):
            so_far = costs[done][last]
            if so_far == math.inf:
                continue
            for following in range(count):
                after = done | 1 << following
                if after != done:
                    costs[after][following] = min(costs[after][following], so_far + between[last][following] * left)
    return min(costs[-1])


def main() -> None:
    """Prints both tables."""
    draw = random.Random(2026)
    ours, nearest = [], []
    for case in range(CASES):
        stops = draw_stops(draw, 4 + case % (MOST_EXACT - 3))
        best = best_cost(stops)
        ours.append(cost_of(stops, order_stops(stops, HERE), HERE) / best)
        nearest.append(cost_of(stops, nearest_first(stops, HERE), HERE) / best)
    print(
        f"cost against the optimum, {CASES} rounds of 4 to {MOST_EXACT} stops (median, 90th percentile, worst, optimal)"
    )
    for name, ratios in (("nearest first", nearest), ("2-opt and or-opt", ours)):
        ordered = sorted(ratios)
        optimal = sum(ratio < 1 + 1e-4 for ratio in ratios)
        print(f"{name:18} {statistics.median(ordered):.3f} {ordered[CASES * 9 // 10]:.3f} {ordered[-1]:.3f} {optimal}")
    for count in (50, 100, 200):
        stops = draw_stops(draw, count)
        began = time.perf_counter()
        order = order_stops(stops, HERE)
        spent = time.perf_counter() - began
        began = time.perf_counter()
        first = nearest_first(stops, HERE)
        ratio = spent / (time.perf_counter() - began)
        gain = cost_of(stops, order, HERE) / cost_of(stops, first, HERE)
        print(f"{count} stops: {spent * 1000:.0f} ms, {ratio:.0f} times nearest first, at {gain:.2f} of its cost")


if __name__ == "__main__":
    main()
