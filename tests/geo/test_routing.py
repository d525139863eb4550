"""Every rung of the routing ladder, and what stands beside the answer."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from geoalchemy2 import WKTElement
from sqlalchemy import event
from sqlalchemy.dialects.postgresql import Range

from app.core import clock
from app.core.extensions import db
from app.models import Address, Street
from geo.points import make_point
from geo.routing import NoDepartmentError, find_department
from tests import factories as make

HERE = make_point(*make.CENTRE)
METRE_NORTH = 1 / 111_132
METRE_EAST = 1 / (111_320 * 0.7065)


@pytest.fixture
def town(app: Any) -> Any:
    """A square town with a triage desk and a lamp service."""
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.lighting = make.make_department(town, "eclairage")
    town.roads = make.make_department(town, "voirie")
    town.county = make.make_department(town, "departement", is_external=True)
    town.lamp = make.make_service(town, asset_layer="street_lamp", asset_tolerance_m=25)
    return town


def add_street(town: Any, name: str | None, *, east_m: float, owner: str = "town") -> None:
    """A street that runs north to south, `east_m` metres east of HERE."""
    x = HERE.longitude + east_m * METRE_EAST
    make.save(
        Street(
            jurisdiction_id=town.id,
            reference=f"{name}-{east_m}",
            name=name,
            owner=owner,
            line=WKTElement(f"MULTILINESTRING(({x} 45.0, {x} 45.1))", srid=4326),
        )
    )


def route(town: Any, **values: Any) -> Any:
    return find_department(town.id, town.lamp.id, values.pop("at", HERE), **values)


def east(metres: float) -> Any:
    return make_point(HERE.latitude, HERE.longitude + metres * METRE_EAST)


def test_point_without_any_rule_goes_to_the_fallback_and_is_flagged(town: Any) -> None:
    found = route(town)
    assert (found.code, found.department_id, found.is_fallback) == ("fallback", town.desk.id, True)
    assert found.rule_id is None
    assert found.choices == ()


def test_town_without_a_fallback_refuses_instead_of_answering_nothing(app: Any) -> None:
    town = make.make_jurisdiction()
    service = make.make_service(town)
    with pytest.raises(NoDepartmentError):
        find_department(town.id, service.id, HERE)


def test_service_rule_beats_the_fallback(town: Any) -> None:
    rule = make.make_rule(town, town.lighting, service=town.lamp)
    found = route(town)
    assert (found.code, found.department_id, found.rule_id, found.is_fallback) == (
        "service_rule",
        town.lighting.id,
        rule.id,
        False,
    )


def test_rule_of_another_service_does_not_answer(town: Any) -> None:
    other = make.make_service(town, "nid-de-poule")
    make.make_rule(town, town.roads, service=other)
    assert route(town).code == "fallback"


def test_rule_of_the_area_beats_the_rule_of_the_service(town: Any) -> None:
    area = make.make_area(town, kind="depot", code="sud", name="Dépôt sud", box=(3.0, 45.0, 3.1, 45.1))
    make.make_rule(town, town.lighting, service=town.lamp)
    make.make_rule(town, town.roads, service=town.lamp, area=area)
    found = route(town)
    assert (found.code, found.department_id, found.area_name) == ("area_rule", town.roads.id, "Dépôt sud")


def test_rule_for_service_and_area_beats_the_rule_for_the_area_alone(town: Any) -> None:
    area = make.make_area(town, kind="zone", code="port", box=(3.0, 45.0, 3.1, 45.1))
    make.make_rule(town, town.county, area=area)
    assert route(town).department_id == town.county.id
    make.make_rule(town, town.lighting, area=area, service=town.lamp)
    assert route(town).department_id == town.lighting.id


def test_rule_of_the_smaller_area_wins(town: Any) -> None:
    large = make.make_area(town, kind="zone", code="grande", box=(3.0, 45.0, 3.1, 45.1))
    small = make.make_area(town, kind="zone", code="petite", box=(3.04, 45.04, 3.06, 45.06))
    make.make_rule(town, town.roads, service=town.lamp, area=large)
    make.make_rule(town, town.lighting, service=town.lamp, area=small)
    assert route(town).area_id == small.id
    assert route(town, at=make_point(45.01, 3.01)).area_id == large.id


def test_street_owner_beats_every_rule_of_service_and_area(town: Any) -> None:
    area = make.make_area(town, kind="zone", code="z", box=(3.0, 45.0, 3.1, 45.1))
    make.make_rule(town, town.lighting, service=town.lamp, area=area)
    make.make_rule(town, town.county, street_owner="departement")
    add_street(town, "Route de Lodève", east_m=10, owner="departement")
    found = route(town)
    assert (found.code, found.department_id) == ("street_owner", town.county.id)
    assert (found.street_owner, found.street_name) == ("departement", "Route de Lodève")


def test_street_owner_counts_only_for_the_nearest_street_within_thirty_metres(town: Any) -> None:
    make.make_rule(town, town.lighting, service=town.lamp)
    make.make_rule(town, town.county, street_owner="departement")
    add_street(town, "Route de Lodève", east_m=40, owner="departement")
    assert route(town).code == "service_rule"
    assert route(town).street_owner is None
    assert route(town, at=east(15)).code == "street_owner"
    add_street(town, "Rue Neuve", east_m=20)
    assert route(town, at=east(25)).code == "service_rule"


def test_private_road_is_not_the_towns(town: Any) -> None:
    make.make_rule(town, town.lighting, service=town.lamp)
    make.make_rule(town, town.desk, street_owner="private")
    add_street(town, "Résidence des Pins", east_m=3, owner="private")
    found = route(town)
    assert (found.code, found.street_owner, found.department_id) == ("street_owner", "private", town.desk.id)
    assert found.is_fallback


def test_owner_of_the_nearest_asset_beats_the_owner_of_the_street(town: Any) -> None:
    make.make_rule(town, town.county, street_owner="departement")
    add_street(town, "Route de Lodève", east_m=2, owner="departement")
    asset = make.make_asset(town, "EP-1", HERE.latitude + 20 * METRE_NORTH, HERE.longitude, owner=town.lighting)
    make.make_asset(town, "EP-2", HERE.latitude + 24 * METRE_NORTH, HERE.longitude, owner=town.roads)
    found = route(town)
    assert (found.code, found.department_id, found.asset_id) == ("asset_owner", town.lighting.id, asset.id)
    assert (found.asset_layer, found.asset_reference) == ("street_lamp", "EP-1")
    assert found.asset_distance_m == pytest.approx(20, abs=0.2)


def test_asset_beyond_the_tolerance_of_the_service_is_not_meant(town: Any) -> None:
    make.make_asset(town, "EP-1", HERE.latitude + 26 * METRE_NORTH, HERE.longitude, owner=town.lighting)
    assert route(town).asset_id is None
    make.make_asset(town, "EP-2", HERE.latitude, HERE.longitude + 24 * METRE_EAST, owner=town.lighting)
    assert route(town).asset_reference == "EP-2"


def test_asset_of_another_layer_does_not_decide(town: Any) -> None:
    tree = make.make_asset(town, "AR-1", HERE.latitude, HERE.longitude, layer="tree", owner=town.roads)
    assert route(town).asset_id is None
    picked = route(town, asset_id=tree.id)
    assert (picked.code, picked.asset_reference) == ("fallback", "AR-1")


def test_picked_asset_decides_even_when_another_is_nearer(town: Any) -> None:
    make.make_asset(town, "EP-1", HERE.latitude, HERE.longitude, owner=town.roads)
    picked = make.make_asset(town, "EP-2", HERE.latitude + 40 * METRE_NORTH, HERE.longitude, owner=town.lighting)
    found = route(town, asset_id=picked.id)
    assert (found.code, found.department_id, found.asset_reference) == ("asset_owner", town.lighting.id, "EP-2")


def test_asset_without_owner_or_retired_leaves_the_decision_to_the_rules(town: Any) -> None:
    make.make_rule(town, town.lighting, service=town.lamp)
    known = make.make_asset(town, "EP-1", HERE.latitude, HERE.longitude)
    found = route(town)
    assert (found.code, found.asset_id) == ("service_rule", known.id)
    known.retired_at = clock.now()
    db.session.commit()
    assert route(town).asset_id is None


def test_unknown_picked_asset_gives_no_asset(town: Any) -> None:
    make.make_asset(town, "EP-1", HERE.latitude, HERE.longitude, owner=town.roads)
    assert route(town, asset_id=999_999).asset_id is None


def test_inactive_department_does_not_answer(town: Any) -> None:
    make.make_rule(town, town.lighting, service=town.lamp)
    town.lighting.is_active = False
    db.session.commit()
    assert route(town).code == "fallback"


@pytest.mark.parametrize(
    ("begins_days", "ends_days", "code"),
    [(-2, 2, "service_rule"), (1, None, "fallback"), (-5, -1, "fallback"), (None, 1, "service_rule")],
)
def test_rule_answers_only_while_it_is_valid(
    town: Any, begins_days: int | None, ends_days: int | None, code: str
) -> None:
    def moment(days: int | None) -> Any:
        return None if days is None else clock.now() + timedelta(days=days)

    make.make_rule(town, town.lighting, service=town.lamp, valid=Range(moment(begins_days), moment(ends_days)))
    assert route(town).code == code


def test_rule_that_ended_gives_way_to_its_successor(town: Any) -> None:
    change = clock.now() - timedelta(days=1)
    make.make_rule(town, town.roads, service=town.lamp, valid=Range(change - timedelta(days=30), change))
    make.make_rule(town, town.lighting, service=town.lamp, valid=Range(change, None))
    assert route(town).department_id == town.lighting.id


@pytest.fixture
def halves(town: Any) -> Any:
    """Two depots that meet 10 m east of HERE, and answer through different departments."""
    border = HERE.longitude + 10 * METRE_EAST
    town.west = make.make_area(town, kind="depot", code="ouest", name="Ouest", box=(3.0, 45.0, border, 45.1))
    town.east = make.make_area(town, kind="depot", code="est", name="Est", box=(border, 45.0, 3.1, 45.1))
    make.make_rule(town, town.lighting, service=town.lamp, area=town.west)
    make.make_rule(town, town.roads, service=town.lamp, area=town.east)
    return town


def test_point_near_a_border_within_gps_accuracy_offers_the_choice(halves: Any) -> None:
    found = route(halves, accuracy_m=12)
    assert found.department_id == halves.lighting.id
    assert [(choice.department_id, choice.area_name) for choice in found.choices] == [
        (halves.lighting.id, "Ouest"),
        (halves.roads.id, "Est"),
    ]
    assert {choice.code for choice in found.choices} == {"area_rule"}


@pytest.mark.parametrize("accuracy_m", [None, 0, 8])
def test_point_surely_on_one_side_offers_no_choice(halves: Any, accuracy_m: float | None) -> None:
    assert route(halves, accuracy_m=accuracy_m).choices == ()


def test_border_between_areas_of_the_same_department_offers_no_choice(town: Any) -> None:
    for code, box in (("ouest", (3.0, 45.0, HERE.longitude, 45.1)), ("est", (HERE.longitude, 45.0, 3.1, 45.1))):
        area = make.make_area(town, kind="depot", code=code, box=box)
        make.make_rule(town, town.lighting, service=town.lamp, area=area)
    assert route(town, at=east(3), accuracy_m=20).choices == ()


def test_known_asset_near_a_border_offers_no_choice(halves: Any) -> None:
    make.make_asset(halves, "EP-1", HERE.latitude, HERE.longitude, owner=halves.county)
    found = route(halves, accuracy_m=30)
    assert (found.code, found.choices) == ("asset_owner", ())


def test_choice_near_a_border_includes_what_happens_without_a_rule(town: Any) -> None:
    border = HERE.longitude + 5 * METRE_EAST
    area = make.make_area(town, kind="depot", code="est", name="Est", box=(border, 45.0, 3.1, 45.1))
    make.make_rule(town, town.lighting, service=town.lamp)
    make.make_rule(town, town.roads, service=town.lamp, area=area)
    found = route(town, accuracy_m=10)
    assert [(choice.code, choice.department_id) for choice in found.choices] == [
        ("service_rule", town.lighting.id),
        ("area_rule", town.roads.id),
    ]


def test_hopeless_gps_fix_does_not_ask_the_whole_town(halves: Any) -> None:
    assert route(halves, at=east(-150), accuracy_m=5000).choices == ()


def test_answer_carries_quarter_street_and_address(town: Any) -> None:
    make.make_area(town, kind="district", code="c", name="Canton", box=(3.0, 45.0, 3.1, 45.1))
    quarter = make.make_area(town, kind="quarter", code="q", name="Les Tilleuls", box=(3.0, 45.0, 3.1, 45.1))
    add_street(town, "Rue des Tilleuls", east_m=8)
    make.save(
        Address(
            jurisdiction_id=town.id,
            reference="1",
            number="12 bis",
            street="Rue des Tilleuls",
            location=make.point(HERE.latitude, HERE.longitude + 4 * METRE_EAST),
        )
    )
    found = route(town)
    assert (found.quarter_id, found.quarter_name) == (quarter.id, "Les Tilleuls")
    assert (found.address, found.street_name) == ("12 bis Rue des Tilleuls", "Rue des Tilleuls")


def test_other_towns_rows_are_never_seen(town: Any) -> None:
    other = make.make_jurisdiction("ailleurs")
    department = make.make_department(other, "eclairage")
    make.make_asset(other, "EP-1", HERE.latitude, HERE.longitude, owner=department)
    make.make_rule(other, department, street_owner="departement")
    area = make.make_area(other, kind="zone", code="z", box=(3.0, 45.0, 3.1, 45.1))
    make.make_rule(other, department, area=area)
    found = route(town, accuracy_m=50)
    assert (found.code, found.asset_id, found.quarter_id) == ("fallback", None, None)


def test_routing_takes_exactly_one_statement(halves: Any) -> None:
    town_id, service_id = halves.id, halves.lamp.id
    statements: list[str] = []
    listener = lambda *args: statements.append(args[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listener)
    try:
        find_department(town_id, service_id, HERE, accuracy_m=20)
    finally:
        event.remove(db.engine, "before_cursor_execute", listener)
    assert len(statements) == 1


def test_stored_reason_is_plain_json_without_empty_parts(halves: Any) -> None:
    stored = route(halves, accuracy_m=12).as_json()
    assert stored["code"] == "area_rule"
    assert stored["choices"][1]["area_name"] == "Est"
    assert None not in stored.values()
    service = halves.lamp
    report = make.make_report(halves, service, halves.lighting, id=uuid.uuid4(), routing=stored)
    db.session.expire_all()
    assert report.routing == stored
