"""k-anonymity: every published cell holds at least k reports, whatever the reports are."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.actions.open_data_cells import DAY, MONTH, TOWN, WEEK, Candidate, Cell, generalise

FIRST = date(2026, 10, 1)
candidates = st.lists(
    st.builds(
        Candidate,
        key=st.uuids().map(str),
        day=st.integers(0, 30).map(lambda days: FIRST + timedelta(days=days)),
        service_id=st.integers(1, 3),
        area_id=st.sampled_from([None, 1, 2]),
        square=st.tuples(st.integers(0, 2), st.integers(0, 1)),
    ),
    max_size=150,
    unique_by=lambda one: one.key,
)
ks = st.integers(2, 12)


def many(
    count: int, day: int = 1, area: int | None = 1, square: tuple[int, int] = (0, 0), service: int = 1
) -> list[Candidate]:
    return [
        Candidate(f"{day}-{area}-{square}-{service}-{index}", date(2026, 10, day), service, area, square)
        for index in range(count)
    ]


def without_square(cell: Cell) -> Cell:
    return replace(cell, square=None)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(candidates, ks)
def test_reader_finds_no_cell_of_fewer_than_k(reports: list[Candidate], k: int) -> None:
    cells = generalise(reports, k)
    assert all(count >= k for count in Counter(cells.values()).values())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(candidates, ks)
def test_reader_finds_each_report_inside_its_cell(reports: list[Candidate], k: int) -> None:
    known = {one.key: one for one in reports}
    for key, cell in generalise(reports, k).items():
        one = known[key]
        assert cell.first <= one.day <= cell.last
        assert cell.service_id == one.service_id
        assert cell.area_id == (None if cell.precision == TOWN else one.area_id)
        assert cell.square in {None, one.square}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(candidates, ks)
def test_reader_misses_fewer_than_k_of_each_service(reports: list[Candidate], k: int) -> None:
    cells = generalise(reports, k)
    left_out = Counter(one.service_id for one in reports if one.key not in cells)
    assert all(count < k for count in left_out.values())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(candidates, ks, st.randoms())
def test_builder_gives_the_same_cells_in_any_order(reports: list[Candidate], k: int, chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert generalise(shuffled, k) == generalise(reports, k)


def test_frequent_day_keeps_its_day_and_the_rest_goes_up() -> None:
    reports = many(5, day=5) + many(3, day=6) + many(2, day=7) + many(5, day=28, area=2) + many(4, day=20, area=2)
    found = Counter(without_square(cell) for cell in generalise(reports, 5).values())
    assert found == {
        Cell(DAY, date(2026, 10, 5), date(2026, 10, 5), 1, 1): 5,
        Cell(WEEK, date(2026, 10, 5), date(2026, 10, 11), 1, 1): 5,
        Cell(DAY, date(2026, 10, 28), date(2026, 10, 28), 1, 2): 5,
    }


def test_rare_reports_reach_the_month_then_the_town() -> None:
    month = generalise(many(3, day=2) + many(2, day=29), 5)
    assert {cell.precision for cell in month.values()} == {MONTH}
    town = generalise(many(3, day=2, area=1) + many(2, day=2, area=2), 5)
    assert {(cell.precision, cell.area_id) for cell in town.values()} == {(TOWN, None)}
    assert generalise(many(4), 5) == {}


def test_week_never_leaves_its_month() -> None:
    cells = generalise(many(3, day=1) + many(2, day=3), 5)
    assert {(cell.first, cell.last) for cell in cells.values()} == {(date(2026, 10, 1), date(2026, 10, 4))}


def test_square_is_told_only_when_nobody_is_left_alone_without_one() -> None:
    crowded = generalise(many(7, square=(0, 0)) + many(3, square=(0, 1)), 5)
    assert Counter(cell.square for cell in crowded.values()) == {None: 10}
    both = generalise(many(7, square=(0, 0)) + many(5, square=(0, 1)), 5)
    assert Counter(cell.square for cell in both.values()) == {(0, 0): 7, (0, 1): 5}
    rest = generalise(many(6, square=(0, 0)) + many(4, square=(0, 1)) + many(3, square=(0, 2)), 5)
    assert Counter(cell.square for cell in rest.values()) == {(0, 0): 6, None: 7}


def test_builder_refuses_a_crowd_of_one() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        generalise([], 1)
