"""Drawing the areas of a town: what an outline would change is said first, then it holds for routing, and back."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.core import clock
from app.models import Area
from geo import routing
from geo.points import Point
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ROOT = "/staff/v1/settings/areas"


@pytest.fixture
def admin(client: FlaskClient, place: Town) -> FlaskClient:
    """The browser of an admin."""
    sign_in(client, make.make_staff(place.row, "admin"))
    return client


@pytest.fixture
def centre(place: Town) -> Area:
    """A zone around the middle of the town, with a rule of its own."""
    area = make.make_area(place.row, kind="zone", code="centre", name="Centre", box=(3.04, 45.04, 3.06, 45.06))
    make.make_rule(place.row, place.lighting, service=place.lamp, area=area)
    return area


def surface(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def row_of(client: FlaskClient, key: str) -> dict[str, Any]:
    rows = client.get(ROOT).get_json()["areas"]
    return next(row for row in rows if row["key"] == key)


def put(client: FlaskClient, key: str, tag: str, **body: Any) -> Any:
    path = key.replace(":", "/")
    return client.put(f"{ROOT}/{path}", json=body, headers={"If-Match": f'"{tag}"'})


EAST = surface(3.06, 45.04, 3.08, 45.06)


def test_outline_is_tried_before_it_changes_anything(admin: FlaskClient, place: Town, centre: Area) -> None:
    make.make_area(place.row, kind="zone", code="est", name="Est", box=(3.07, 45.04, 3.09, 45.06))
    place.report()
    place.report(at=(45.05, 3.065))
    place.report(at=(45.05, 3.065), status="resolved", closed_at=clock.now())
    answer = admin.post(f"{ROOT}/zone/centre/try", json={"geometry": EAST})
    assert answer.status_code == 200, answer.text
    effect = answer.get_json()
    assert (effect["reports_in"], effect["reports_out"], effect["rules"], effect["is_repaired"]) == (1, 1, 1, False)
    assert [one["name"] for one in effect["overlaps"]] == ["Est"]
    assert effect["hectares"] == pytest.approx(effect["hectares_before"], rel=0.01)
    assert row_of(admin, "zone:centre")["geometry"]["coordinates"][0][0][0][0] == 3.04


def test_redrawn_area_routes_at_once_and_is_taken_back(admin: FlaskClient, place: Town, centre: Area) -> None:
    def answers(longitude: float) -> int:
        return routing.find_department(place.row.id, place.lamp.id, Point(45.05, longitude)).department_id

    row = row_of(admin, "zone:centre")
    written = put(admin, row["key"], row["etag"], name="Centre", geometry=EAST)
    assert written.status_code == 200, written.text
    assert (answers(3.05), answers(3.07)) == (place.desk.id, place.lighting.id)
    change = admin.get("/staff/v1/settings/versions?kind=area").get_json()["versions"][0]
    assert "geometry" in {one["path"] for one in change["differences"]}
    seen = admin.get(f"/staff/v1/settings/versions/{change['id']}").headers["ETag"]
    back = admin.post(f"/staff/v1/settings/versions/{change['id']}/take-back", json={}, headers={"If-Match": seen})
    assert back.status_code == 200, back.text
    assert (answers(3.05), answers(3.07)) == (place.lighting.id, place.desk.id)
    assert row_of(admin, "zone:centre")["etag"] == row["etag"]


def test_outline_that_crosses_itself_is_repaired_and_one_elsewhere_refused(
    admin: FlaskClient, place: Town, centre: Area
) -> None:
    bow = {
        "type": "Polygon",
        "coordinates": [[[3.01, 45.01], [3.02, 45.02], [3.02, 45.01], [3.01, 45.02], [3.01, 45.01]]],
    }
    assert admin.post(f"{ROOT}/zone/noeud/try", json={"geometry": bow}).get_json()["is_repaired"] is True
    for broken in (surface(4.0, 46.0, 4.1, 46.1), {"type": "Polygon", "coordinates": [[[3.0, 45.0]]]}):
        answer = admin.post(f"{ROOT}/zone/noeud/try", json={"geometry": broken})
        assert (answer.status_code, answer.get_json()["code"]) == (422, "area.broken")


def test_new_area_is_drawn_and_retired_only_when_no_rule_names_it(
    admin: FlaskClient, place: Town, centre: Area
) -> None:
    assert put(admin, "depot:nord", "none", name="Dépôt nord", geometry=EAST).status_code == 200
    row = row_of(admin, "depot:nord")
    gone = put(admin, row["key"], row["etag"], name=row["name"], geometry=row["geometry"], is_retired=True)
    assert gone.status_code == 200, gone.text
    assert row_of(admin, "depot:nord")["is_retired"] is True
    named = row_of(admin, "zone:centre")
    kept = put(admin, named["key"], named["etag"], name="Centre", geometry=named["geometry"], is_retired=True)
    assert kept.get_json()["code"] == "area.in_use"
    assert put(admin, "boundary:carreville", "none", name="X", geometry=EAST).status_code == 404
