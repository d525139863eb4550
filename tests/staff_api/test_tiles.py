"""The dashboard's map shows what its list shows."""

from __future__ import annotations

import math

import pytest
from flask.testing import FlaskClient

from app.core import clock
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ZOOM = 15


def tile(latitude: float, longitude: float, zoom: int = ZOOM) -> str:
    """zoom/x/y of the tile around a point (XYZ scheme)."""
    count = 1 << zoom
    x = int((longitude + 180) / 360 * count)
    y = int((1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * count)
    return f"{zoom}/{x}/{y}"


MIDDLE = f"/staff/v1/tiles/carreville/reports/{tile(*make.CENTRE)}.mvt"


def shown(client: FlaskClient, query: str = "") -> bytes:
    answer = client.get(f"{MIDDLE}?{query}")
    assert (answer.status_code, answer.content_type) == (200, "application/vnd.mapbox-vector-tile")
    assert answer.headers["Cache-Control"] == "private, no-store"
    return answer.data


def test_agent_sees_on_the_map_what_the_filters_keep(desk: FlaskClient, place: Town) -> None:
    plain, called = place.report(), place.report(source="telephone")
    closed = place.report(status="rejected", closed_at=clock.now(), is_private=True)
    everything = shown(desk)
    assert all(report.public_id.encode() in everything for report in (plain, called, closed))
    narrowed = shown(desk, "source=telephone")
    assert called.public_id.encode() in narrowed
    assert plain.public_id.encode() not in narrowed
    assert shown(desk, "q=nowhere") == b""


@pytest.mark.parametrize("role", ["agent", "manager"])
def test_staff_of_one_department_see_on_the_map_what_their_list_shows(
    client: FlaskClient, place: Town, role: str
) -> None:
    person = make.make_staff(place.row, role, departments=(place.lighting,))
    theirs, lent = place.report(), place.report(department=place.desk, assigned_to_id=person.id)
    other = place.report(department=place.desk)
    sign_in(client, person)
    listed = {row["public_id"] for row in client.get("/staff/v1/reports").json["reports"]}  # type: ignore[index]
    assert listed == {theirs.public_id, lent.public_id}
    pins = shown(client)
    assert all(number.encode() in pins for number in listed)
    assert other.public_id.encode() not in pins
    assert other.public_id.encode() not in shown(client, "department=accueil")


@pytest.mark.parametrize(
    "path", ["ailleurs/reports/15/1/1.mvt", "carreville/reports/15/99999/1.mvt", "carreville/reports/40/1/1.mvt",
             "carreville/reports/15/1/99999999999999999999999.mvt"],
)  # fmt: skip
def test_a_tile_that_does_not_exist_is_not_found(desk: FlaskClient, place: Town, path: str) -> None:
    assert desk.get(f"/staff/v1/tiles/{path}").status_code == 404


def test_a_filter_that_is_wrong_is_named(desk: FlaskClient, place: Town) -> None:
    answer = desk.get(f"{MIDDLE}?service=ufo")
    assert [error["field"] for error in answer.json["errors"]] == ["service"]  # type: ignore[index]
