"""In which town and quarter a point lies, and what is said of a point outside."""

from __future__ import annotations

from typing import Any

import pytest

from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from geo.areas import Place, find_outside, find_place, town_bounds
from geo.points import make_point
from tests import factories as make

HERE = make_point(*make.CENTRE)


def test_point_in_a_town_without_quarters_has_the_town_alone(app: Any) -> None:
    town = make.make_jurisdiction()
    assert find_place(HERE) == Place(town.id, None, None)


def test_point_has_its_quarter_rather_than_its_district(app: Any) -> None:
    town = make.make_jurisdiction()
    district = make.make_area(town, kind="district", code="nord", name="Nord", box=(3.0, 45.0, 3.1, 45.1))
    quarter = make.make_area(town, kind="quarter", code="halles", name="Les Halles", box=(3.04, 45.04, 3.06, 45.06))
    make.make_area(town, kind="depot", code="d1", name="Dépôt", box=(3.0, 45.0, 3.1, 45.1))
    assert find_place(HERE) == Place(town.id, quarter.id, "Les Halles")
    assert find_place(make_point(45.01, 3.01)) == Place(town.id, district.id, "Nord")


def test_point_on_the_line_between_two_quarters_gets_one_of_them(app: Any) -> None:
    town = make.make_jurisdiction()
    west = make.make_area(town, code="ouest", box=(3.0, 45.0, 3.05, 45.1))
    make.make_area(town, code="est", box=(3.05, 45.0, 3.1, 45.1))
    assert find_place(make_point(45.05, 3.05)) == Place(town.id, west.id, "ouest")


def test_point_of_the_next_town_belongs_there(app: Any) -> None:
    make.make_jurisdiction()
    other = make.make_jurisdiction("voisinville", west=3.1)
    found = find_place(make_point(45.05, 3.15))
    assert found is not None
    assert found.jurisdiction_id == other.id


def test_town_that_is_switched_off_covers_nothing(app: Any) -> None:
    town = make.make_jurisdiction()
    town.is_active = False
    db.session.commit()
    assert find_place(HERE) is None


def test_swapped_coordinates_are_outside(app: Any) -> None:
    make.make_jurisdiction()
    assert find_place(make_point(latitude=HERE.longitude, longitude=HERE.latitude)) is None


def test_point_outside_is_told_the_nearest_town_and_how_far(app: Any) -> None:
    make.make_jurisdiction("carreville")
    make.make_jurisdiction("loinville", west=4.0)
    found = find_outside(make_point(45.05, 3.2))
    assert (found.town_slug, found.town_name, found.commune) == ("carreville", "Carreville", None)
    assert found.distance_m == pytest.approx(0.1 * 111_320 * 0.7065, rel=0.005)


def test_point_in_a_known_neighbour_is_told_its_commune(app: Any) -> None:
    town = make.make_jurisdiction()
    make.make_area(town, kind="neighbour", code="34129", name="Lattes", box=(3.1, 45.0, 3.2, 45.1))
    assert find_outside(make_point(45.05, 3.15)).commune == "Lattes"
    assert find_place(make_point(45.05, 3.15)) is None


def test_installation_without_a_town_says_so(app: Any) -> None:
    with pytest.raises(ProblemError) as raised:
        find_outside(HERE)
    assert raised.value.code == errors.TOWN_MISSING


def test_bounds_of_a_town_are_west_south_east_north(app: Any) -> None:
    assert town_bounds(make.make_jurisdiction().id) == pytest.approx((3.0, 45.0, 3.1, 45.1))
