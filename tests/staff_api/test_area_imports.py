"""Several areas from one file: the plan first, then one change that is taken back in one go."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from app.models import Area
from tests.staff_api.conftest import Town
from tests.staff_api.test_areas import EAST, ROOT, admin, centre, row_of, surface

__all__ = ["admin", "centre"]

IMPORT = "/staff/v1/settings/area-import"
NORTH = surface(3.02, 45.06, 3.04, 45.08)
FILE: dict[str, Any] = {
    "kind": "zone",
    "areas": [
        {"code": "centre", "name": "Cœur de ville", "geometry": EAST},
        {"code": None, "name": "Zone Été", "geometry": NORTH},
        {"code": "loin", "name": "Loin", "geometry": surface(4.0, 46.0, 4.1, 46.1)},
        {"code": "CENTRE", "name": "Encore", "geometry": EAST},
    ],
}


def states(plan: dict[str, Any]) -> dict[str, str]:
    return {f"{one['key']} {one['name']}": one["state"] for one in plan["areas"]}


def test_file_is_planned_then_written_and_taken_back_in_one_go(admin: FlaskClient, centre: Area) -> None:
    before = row_of(admin, "zone:centre")["etag"]
    plan = admin.post(f"{IMPORT}/try", json=FILE).get_json()
    assert states(plan) == {
        "zone:centre Cœur de ville": "changed",
        "zone:zone-ete Zone Été": "new",
        "zone:loin Loin": "broken",
        "zone:centre Encore": "broken",
    }
    assert plan["areas"][0]["before"] == "Centre"
    assert "hors de la ville" in plan["areas"][2]["reason"]
    assert row_of(admin, "zone:centre")["name"] == "Centre"

    written = admin.post(IMPORT, json=FILE, headers={"If-Match": f'"{plan["etag"]}"'})
    assert written.get_json() == {"count": 2}, written.text
    assert row_of(admin, "zone:centre")["name"] == "Cœur de ville"
    again = admin.post(f"{IMPORT}/try", json=FILE).get_json()
    assert [one["state"] for one in again["areas"]] == ["same", "same", "broken", "broken"]

    change = admin.get("/staff/v1/settings/versions?kind=area").get_json()["versions"][0]
    seen = admin.get(f"/staff/v1/settings/versions/{change['id']}").headers["ETag"]
    back = admin.post(f"/staff/v1/settings/versions/{change['id']}/take-back", json={}, headers={"If-Match": seen})
    assert back.status_code == 200, back.text
    assert row_of(admin, "zone:centre")["etag"] == before
    assert row_of(admin, "zone:zone-ete")["is_retired"] is True


def test_plan_of_before_is_refused_and_areas_missing_from_the_file_are_retired(
    admin: FlaskClient, place: Town, centre: Area
) -> None:
    only = {"kind": "zone", "areas": [{"code": "nord", "name": "Nord", "geometry": NORTH}], "retires_missing": True}
    old = admin.post(f"{IMPORT}/try", json=only).get_json()
    assert states(old) == {"zone:nord Nord": "new", "zone:centre Centre": "in_use"}
    put = admin.put(f"{ROOT}/zone/sud", json={"name": "Sud", "geometry": EAST}, headers={"If-Match": '"none"'})
    assert put.status_code == 200, put.text
    late = admin.post(IMPORT, json=only, headers={"If-Match": f'"{old["etag"]}"'})
    assert (late.status_code, late.get_json()["code"]) == (412, "config.changed")
    plan = admin.post(f"{IMPORT}/try", json=only).get_json()
    assert states(plan)["zone:sud Sud"] == "gone"
    assert admin.post(IMPORT, json=only, headers={"If-Match": f'"{plan["etag"]}"'}).get_json() == {"count": 2}
    assert row_of(admin, "zone:sud")["is_retired"] is True
    assert row_of(admin, "zone:centre")["is_retired"] is False
