"""A round's order: every stop once, never worse than the nearest first, and close to the best there is."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import clock
from geo.points import Point
from geo.tour_order import TourStop, cost_of, metres_of, nearest_first, order_stops, urgency_of

HERE = Point(46.5, 2.5)
places = st.builds(Point, st.floats(46.45, 46.55), st.floats(2.45, 2.55))
stops = st.lists(st.builds(TourStop, places, st.sampled_from((0.0, 0.03, 0.1, 0.25, 0.35))), max_size=30)


@settings(deadline=None)
@given(stops, st.none() | places)
def test_round_holds_every_stop_once_and_is_never_worse_than_nearest_first(
    given_stops: list[TourStop], start: Point | None
) -> None:
    order = order_stops(given_stops, start)
    assert sorted(order) == list(range(len(given_stops)))
    calm = cost_of(given_stops, nearest_first(given_stops, start), start)
    assert cost_of(given_stops, order, start) <= calm + 1e-6 * (1 + calm)


@settings(deadline=None)
@given(st.lists(st.builds(TourStop, places), min_size=1, max_size=30), places)
def test_round_without_urgency_is_never_longer_than_nearest_first(given_stops: list[TourStop], start: Point) -> None:
    order = order_stops(given_stops, start)
    longest = metres_of(given_stops, nearest_first(given_stops, start), start)
    assert metres_of(given_stops, order, start) <= longest + 1e-6 * (1 + longest)


def _best(given_stops: list[TourStop]) -> float:
    return min(cost_of(given_stops, order, HERE) for order in permutations(range(len(given_stops))))


def test_round_of_six_is_within_a_tenth_of_the_best_in_most_cases() -> None:
    draw = random.Random(7)
    ratios = []
    for _ in range(25):
        given_stops = [
            TourStop(Point(draw.uniform(46.48, 46.52), draw.uniform(2.48, 2.52)), draw.choice((0.0, 0.1, 0.25)))
            for _ in range(6)
        ]
        ratios.append(cost_of(given_stops, order_stops(given_stops, HERE), HERE) / _best(given_stops))
    assert all(ratio >= 1 - 1e-9 for ratio in ratios)
    assert sorted(ratios)[20] < 1.1


def test_late_stop_goes_before_a_calm_one_as_near() -> None:
    calm, late = TourStop(Point(46.51, 2.5)), TourStop(Point(46.49, 2.5), 0.25)
    assert order_stops([calm, late], HERE) == [1, 0]
    assert order_stops([late, calm], HERE) == [0, 1]


@pytest.mark.parametrize(
    ("days", "is_reopened", "urgency"),
    [(-1, False, 0.25), (0.5, False, 0.1), (2, False, 0.03), (9, False, 0.0), (9, True, 0.1), (-1, True, 0.35)],
)
def test_urgency_grows_towards_the_due_date(days: float, is_reopened: bool, urgency: float) -> None:
    now = clock.now()
    assert urgency_of(now + timedelta(days=days), now, is_reopened=is_reopened) == pytest.approx(urgency)
