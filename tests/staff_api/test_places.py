"""The place of a report on the desk: what is around, and moving the pin."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.extensions import db
from app.models import AuditEntry, Notification, Report, StatusUpdate
from geo.points import from_wkb
from tests import factories as make
from tests.staff_api.conftest import Town

NORTH, EAST = make.CENTRE
METRE = 1 / 111_195


@pytest.fixture
def west_and_east(place: Town) -> Town:
    """Lamps west of the middle are lighting's, those east of it the desk's."""
    west = make.make_area(place.row, code="ouest", name="Ouest", box=(3.0, 45.0, 3.05, 45.1))
    east = make.make_area(place.row, code="est", name="Est", box=(3.05, 45.0, 3.1, 45.1))
    make.make_rule(place.row, place.lighting, service=place.lamp, area=west)
    make.make_rule(place.row, place.desk, service=place.lamp, area=east)
    return place


def ask(desk: FlaskClient, report: Report, verb: str, at: tuple[float, float], **values: Any) -> Any:
    body = {"latitude": at[0], "longitude": at[1]} | values
    return desk.post(f"/staff/v1/reports/{report.id}/{verb}", json=body, headers={"If-Match": '"1"'})


def again(report: Report) -> Report:
    db.session.expire_all()
    return db.session.get_one(Report, (report.jurisdiction_id, report.id))


def test_agent_sees_what_was_measured_and_what_stands_around(desk: FlaskClient, place: Town) -> None:
    report = place.report(gps_location=make.point(NORTH + 40 * METRE, EAST), gps_accuracy_m=25.0)
    make.make_photo(report, exif_location=make.point(NORTH + 10 * METRE, EAST))
    lamp = make.make_asset(place.row, "EP-7", NORTH + 5 * METRE, EAST)
    beside = place.report(at=(NORTH + 20 * METRE, EAST), service=place.litter)
    found = desk.get(f"/staff/v1/reports/{report.id}/place").json
    assert found is not None
    kinds = [(one["kind"], round(one["distance_m"]), one["accuracy_m"]) for one in found["measured"]]
    assert kinds == [("gps", 40, 25.0), ("photo", 10, None)]
    assert [(asset["id"], asset["reference"]) for asset in found["assets"]] == [(lamp.id, "EP-7")]
    assert [card["public_id"] for card in found["reports"]] == [beside.public_id]


def test_preview_says_who_would_get_it_and_changes_nothing(desk: FlaskClient, west_and_east: Town) -> None:
    report = west_and_east.report(at=(NORTH, EAST - 0.001))
    east = ask(desk, report, "place/preview", (NORTH, EAST + 0.001)).json
    assert (east["department"]["code"], east["changes_department"]) == ("accueil", True)
    assert "Est" in east["why"]["sentence"]
    west = ask(desk, report, "place/preview", (NORTH, EAST - 0.002)).json
    assert (west["department"]["code"], west["changes_department"]) == ("eclairage", False)
    assert (again(report).version, again(report).department_id) == (1, west_and_east.lighting.id)


def test_moving_within_a_department_is_noted_for_staff_alone(desk: FlaskClient, west_and_east: Town) -> None:
    report = west_and_east.report(at=(NORTH, EAST - 0.001))
    assert ask(desk, report, "place", (NORTH, EAST - 0.002)).status_code == 200
    fresh = again(report)
    assert (round(from_wkb(fresh.location).longitude, 6), fresh.version) == (round(EAST - 0.002, 6), 2)
    (entry,) = db.session.scalars(select(StatusUpdate)).all()
    assert (entry.is_public, entry.note) == (False, "Point déplacé de 79 m : Ouest.")
    (line,) = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "report.moved")).all()
    assert (line.staff_id, line.detail["moved_m"] > 70) == (west_and_east.agent.id, True)


def test_moving_over_a_border_gives_it_to_the_other_department_in_public(
    desk: FlaskClient, west_and_east: Town
) -> None:
    report = west_and_east.report(at=(NORTH, EAST - 0.001), assigned_to_id=west_and_east.agent.id)
    answer = ask(desk, report, "place", (NORTH, EAST + 0.001))
    assert (answer.status_code, answer.json["department"]["code"]) == (200, "accueil")
    assert again(report).assigned_to_id is None
    public = [entry.kind for entry in db.session.scalars(select(StatusUpdate).where(StatusUpdate.is_public))]
    assert public == ["reassign"]
    assert db.session.scalars(select(Notification)).all() == []


def test_agent_picks_another_object_or_none(desk: FlaskClient, place: Town) -> None:
    lamp = make.make_asset(place.row, "EP-7", NORTH, EAST, owner=place.desk)
    report = place.report()
    place.lamp.asset_layer = "street_lamp"
    db.session.commit()
    answer = ask(desk, report, "place", make.CENTRE, asset_id=lamp.id)
    assert (answer.json["asset"]["reference"], answer.json["department"]["code"]) == ("EP-7", "accueil")
    none = desk.post(
        f"/staff/v1/reports/{report.id}/place",
        json={"latitude": NORTH, "longitude": EAST, "asset_id": 0},
        headers={"If-Match": answer.headers["ETag"]},
    )
    assert none.json["asset"] is None  # type: ignore[index]


def test_pin_is_not_moved_out_of_town_or_onto_nothing_or_over_a_change(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    assert ask(desk, report, "place", (48.0, 3.05)).json["code"] == "place.outside"
    assert ask(desk, report, "place", make.CENTRE, asset_id=12345).json["code"] == "asset.unknown"
    make.make_jurisdiction("ailleurs", west=4.0)
    assert ask(desk, report, "place", (45.05, 4.05)).json["code"] == "place.other_town"
    report.version = 5
    db.session.commit()
    changed = ask(desk, report, "place", make.CENTRE)
    assert (changed.status_code, changed.json["code"], again(report).version) == (412, "report.changed", 5)
