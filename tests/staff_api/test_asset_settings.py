"""Objects of the street in the hands of the town: searched, moved, withdrawn, from a file, and back."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ROOT = "/staff/v1/settings/assets"


@pytest.fixture
def admin(client: FlaskClient, place: Town) -> FlaskClient:
    """The browser of an admin."""
    sign_in(client, make.make_staff(place.row, "admin"))
    return client


def listed(client: FlaskClient, **query: str) -> dict[str, dict[str, Any]]:
    answer = client.get(ROOT, query_string={"layer": "bench", **query}).get_json()
    return {one["reference"]: one for one in answer["objects"]}


def put(client: FlaskClient, tag: str, **body: Any) -> Any:
    value = {
        "layer": "bench", "reference": "B-1", "label": "Banc du kiosque", "latitude": 45.05, "longitude": 3.05,
        "department": None, "is_retired": False,
    } | body  # fmt: skip
    return client.put(ROOT, json=value, headers={"If-Match": f'"{tag}"'})


def test_admin_adds_moves_and_withdraws_an_object_and_takes_it_back(admin: FlaskClient, place: Town) -> None:
    assert put(admin, "none").status_code == 200
    row = listed(admin, q="kiosque")["B-1"]
    assert (row["label"], row["latitude"], row["open_reports"]) == ("Banc du kiosque", 45.05, 0)
    late = put(admin, "0000000000000000", latitude=45.06)
    assert (late.status_code, late.get_json()["code"]) == (412, "config.changed")
    moved = put(admin, row["etag"], latitude=45.06, department=place.lighting.code)
    assert moved.status_code == 200, moved.text
    assert listed(admin)["B-1"]["department"] == place.lighting.code

    gone = put(admin, listed(admin)["B-1"]["etag"], latitude=45.06, is_retired=True, department=place.lighting.code)
    assert gone.status_code == 200, gone.text
    assert "B-1" not in listed(admin)
    assert listed(admin, withdrawn="true")["B-1"]["is_retired"] is True
    change = admin.get("/staff/v1/settings/versions?kind=asset").get_json()["versions"][0]
    seen = admin.get(f"/staff/v1/settings/versions/{change['id']}").headers["ETag"]
    back = admin.post(f"/staff/v1/settings/versions/{change['id']}/take-back", json={}, headers={"If-Match": seen})
    assert back.status_code == 200, back.text
    assert listed(admin)["B-1"]["latitude"] == 45.06


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"latitude": 46.5}, "asset.outside"),
        ({"department": "nobody"}, "department.unknown"),
        ({"reference": "   "}, "validation.failed"),
        ({"layer": "Bench!"}, "validation.failed"),
    ],
)
def test_admin_is_told_what_is_wrong_with_an_object(admin: FlaskClient, body: dict[str, Any], code: str) -> None:
    answer = put(admin, "none", **body)
    assert (answer.status_code, answer.get_json()["code"]) == (422, code)


def row_of(reference: str, latitude: float = 45.05, label: str | None = None) -> dict[str, Any]:
    return {"reference": reference, "label": label, "latitude": latitude, "longitude": 3.05}


def test_file_is_compared_then_written_as_one_change(admin: FlaskClient, place: Town) -> None:
    put(admin, "none")
    put(admin, "none", reference="B-2", label=None)
    put(admin, "none", reference="B-3", label=None)
    rows = [row_of("B-1", label="Banc du kiosque"), row_of("B-2", 45.051), row_of("B-9"), row_of("B-8", 46.5)]
    file = {"layer": "bench", "rows": rows, "withdraws_missing": True}
    plan = admin.post(f"{ROOT}/try", json=file).get_json()
    assert plan["counts"] == {"same": 1, "changed": 1, "new": 1, "outside": 1, "gone": 1}
    moved = next(one for one in plan["objects"] if one["reference"] == "B-2")
    assert moved["moved_m"] == pytest.approx(111.1, abs=1)
    assert set(listed(admin)) == {"B-1", "B-2", "B-3"}

    stale = admin.post(f"{ROOT}/import", json=file, headers={"If-Match": '"0000000000000000"'})
    assert stale.get_json()["code"] == "config.changed"
    written = admin.post(f"{ROOT}/import", json=file, headers={"If-Match": f'"{plan["etag"]}"'})
    assert written.get_json() == {"count": 3}, written.text
    assert set(listed(admin)) == {"B-1", "B-2", "B-9"}

    change = admin.get("/staff/v1/settings/versions?kind=asset").get_json()["versions"][0]
    assert change["batch_size"] == 3
    seen = admin.get(f"/staff/v1/settings/versions/{change['id']}").headers["ETag"]
    back = admin.post(f"/staff/v1/settings/versions/{change['id']}/take-back", json={}, headers={"If-Match": seen})
    assert back.status_code == 200, back.text
    assert set(listed(admin)) == {"B-1", "B-2", "B-3"}
    assert listed(admin)["B-2"]["latitude"] == 45.05


def test_file_with_too_many_changes_is_refused_before_anything_is_written(admin: FlaskClient) -> None:
    file = {"layer": "bench", "rows": [row_of(f"B-{number}") for number in range(1001)]}
    plan = admin.post(f"{ROOT}/try", json=file).get_json()
    assert plan["counts"] == {"new": 1001}
    answer = admin.post(f"{ROOT}/import", json=file, headers={"If-Match": f'"{plan["etag"]}"'})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "asset.too_many")
    assert listed(admin) == {}
