"""What is around a point: nearest first, in metres, of this town, and nothing private."""

from __future__ import annotations

from typing import Any

import pytest

from app.core import clock
from app.core.extensions import db
from geo.nearby import MAXIMUM_RADIUS_M, count_reports, find_reports, nearest_assets
from geo.points import make_point
from tests import factories as make

HERE = make_point(*make.CENTRE)
NORTH = 1 / 111_132
EAST = 1 / (111_320 * 0.7065)


@pytest.fixture
def town(app: Any) -> Any:
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.lamp = make.make_service(town)
    town.bin = make.make_service(town, "corbeille")
    return town


def report(town: Any, *, north_m: float, service: Any = None, **values: Any) -> Any:
    at = (HERE.latitude + north_m * NORTH, HERE.longitude)
    return make.make_report(town, service or town.lamp, town.desk, at=at, **values)


def test_nearest_by_the_metre_comes_first_where_degrees_would_mislead(town: Any) -> None:
    """At 45° north, a degree east is shorter than a degree north."""
    make.make_asset(town, "NORD", HERE.latitude + 30 * NORTH, HERE.longitude)
    make.make_asset(town, "EST", HERE.latitude, HERE.longitude + 28 * EAST)
    found = nearest_assets(town.id, HERE)
    assert [asset.reference for asset in found] == ["EST", "NORD"]
    assert [asset.distance_m for asset in found] == pytest.approx([28, 30], abs=0.2)


def test_assets_are_of_the_layer_within_the_radius_not_retired_and_of_this_town(town: Any) -> None:
    make.make_asset(town, "EP-1", HERE.latitude, HERE.longitude)
    make.make_asset(town, "AR-1", HERE.latitude, HERE.longitude, layer="tree")
    make.make_asset(town, "EP-2", HERE.latitude + 61 * NORTH, HERE.longitude)
    gone = make.make_asset(town, "EP-3", HERE.latitude, HERE.longitude)
    gone.retired_at = clock.now()
    db.session.commit()
    make.make_asset(make.make_jurisdiction("ailleurs", west=5.0), "EP-4", HERE.latitude, HERE.longitude)
    assert [asset.reference for asset in nearest_assets(town.id, HERE, layer="street_lamp")] == ["EP-1"]
    assert {asset.reference for asset in nearest_assets(town.id, HERE, radius_m=70)} == {"EP-1", "EP-2", "AR-1"}


def test_asset_without_a_label_has_the_name_of_its_layer(town: Any) -> None:
    make.make_asset(town, "EP-1", HERE.latitude, HERE.longitude)
    found = nearest_assets(town.id, HERE)[0]
    assert (found.label, found.point) == ("Lampadaire", HERE)


def test_only_so_many_assets_are_given(town: Any) -> None:
    for number in range(5):
        make.make_asset(town, f"EP-{number}", HERE.latitude + number * NORTH, HERE.longitude)
    assert [asset.reference for asset in nearest_assets(town.id, HERE, limit=2)] == ["EP-0", "EP-1"]


def test_open_public_reports_come_nearest_first(town: Any) -> None:
    far, near = report(town, north_m=90), report(town, north_m=10)
    report(town, north_m=20, is_private=True)
    report(town, north_m=30, status="resolved", closed_at=clock.now())
    report(town, north_m=120)
    found = find_reports(town.id, HERE, radius_m=100)
    assert [number for number, _distance in found] == [near.id, far.id]
    assert [distance for _number, distance in found] == pytest.approx([10, 90], abs=0.3)
    assert count_reports(town.id, HERE, radius_m=100) == 2


def test_reports_of_another_service_are_no_duplicates(town: Any) -> None:
    same = report(town, north_m=5)
    report(town, north_m=1, service=town.bin)
    assert [number for number, _ in find_reports(town.id, HERE, radius_m=50, service_id=town.lamp.id)] == [same.id]
    assert count_reports(town.id, HERE, radius_m=50, service_id=town.lamp.id) == 1


def test_radius_is_held_to_two_kilometres(town: Any) -> None:
    report(town, north_m=MAXIMUM_RADIUS_M + 50)
    assert count_reports(town.id, HERE, radius_m=100_000) == 0
    assert find_reports(town.id, HERE, radius_m=-5) == []
