"""An admin sets under which rules the town publishes, builds without waiting, and reads what was left out."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import open_data, outbox
from app.core.extensions import db
from app.models import OutboxRow
from tests import factories as make
from tests.opendata.conftest import Place
from tests.signing_in import sign_in

ROOT = "/staff/v1/settings/open-data"


@pytest.fixture
def ground(client: FlaskClient) -> Place:
    """A town with reports of a month long past: eleven lamps, and three that are too few to be published."""
    place = Place()
    place.reports(11)
    place.reports(3, service=place.litter)
    return place


@pytest.fixture
def admin(client: FlaskClient, ground: Place) -> FlaskClient:
    """The browser of an admin."""
    sign_in(client, make.make_staff(ground.town, "admin", name="Ada Admin"))
    return client


def read(client: FlaskClient) -> dict[str, Any]:
    answer = client.get(ROOT)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def write(client: FlaskClient, tag: str, **rules: Any) -> Any:
    body = {"is_on": True, "k": 5, "place_m": 200, "licence": "etalab-2.0"} | rules
    return client.put(ROOT, json=body, headers={"If-Match": f'"{tag}"'})


def builds() -> list[OutboxRow]:
    query = select(OutboxRow).where(OutboxRow.kind == outbox.OPEN_DATA_BUILD).order_by(OutboxRow.id)
    return list(db.session.scalars(query))


def finish(row: OutboxRow) -> None:
    row.done_at = row.created_at
    db.session.commit()


def test_admin_reads_usual_rules_before_anything_was_built(admin: FlaskClient) -> None:
    found = read(admin)
    assert (found["is_on"], found["k"], found["place_m"], found["licence"]) == (True, 5, 200, "etalab-2.0")
    assert [one["code"] for one in found["licences"]] == ["etalab-2.0", "odbl-1.0"]
    assert found["build"] == {"state": "never", "asked_at": None, "done_at": None, "error": None}
    assert (found["edition"]["lines"], found["edition"]["built_at"], found["months"]) == (0, None, [])


def test_admin_reads_what_is_published_and_what_was_left_out(admin: FlaskClient, ground: Place) -> None:
    ground.build()
    found = read(admin)
    assert (found["edition"]["lines"], found["edition"]["left_out"]) == (11, 0)
    assert found["edition"]["left_out_is_least"] is True
    assert found["edition"]["built_at"] is not None
    march = next(one for one in found["months"] if one["month"] == "2026-03")
    assert (march["published"], march["left_out"]) == (11, None)


def test_admin_changes_the_rules_which_is_kept_and_builds_anew(admin: FlaskClient, ground: Place) -> None:
    ground.build()
    answer = write(admin, read(admin)["etag"], k=12, licence="odbl-1.0", note="Petite commune")
    assert answer.status_code == 200, answer.text
    version = admin.get("/staff/v1/settings/versions?kind=open_data").get_json()["versions"][0]
    assert (version["by"], version["note"]) == ("Ada Admin", "Petite commune")
    assert {one["path"]: (one["before"], one["after"]) for one in version["differences"]} == {
        "k": (5, 12), "licence": ("etalab-2.0", "odbl-1.0"),
    }  # fmt: skip
    (asked,) = builds()
    assert read(admin)["build"]["state"] == "waiting"
    open_data.build(asked.subject_id)
    finish(asked)
    found = read(admin)
    assert (found["build"]["state"], found["edition"]["lines"], found["k"]) == ("done", 0, 12)


def test_admin_takes_a_change_of_rules_back(admin: FlaskClient) -> None:
    write(admin, read(admin)["etag"], place_m=500)
    versions = "/staff/v1/settings/versions"
    number = admin.get(f"{versions}?kind=open_data").get_json()["versions"][0]["id"]
    tag = admin.get(f"{versions}/{number}").headers["ETag"]
    assert admin.post(f"{versions}/{number}/take-back", json={}, headers={"If-Match": tag}).status_code == 200
    assert read(admin)["place_m"] == 200
    assert len(builds()) == 2


def test_manager_of_the_whole_town_may_not_change_what_is_published(
    admin: FlaskClient, ground: Place, client: FlaskClient
) -> None:
    write(admin, read(admin)["etag"], k=8)
    sign_in(client, make.make_staff(ground.town, "manager"))
    versions = "/staff/v1/settings/versions"
    (version,) = client.get(f"{versions}?kind=open_data").get_json()["versions"]
    assert version["may_take_back"] is False
    tag = client.get(f"{versions}/{version['id']}").headers["ETag"]
    refused = client.post(f"{versions}/{version['id']}/take-back", json={}, headers={"If-Match": tag})
    assert (refused.status_code, refused.get_json()["code"]) == (403, "auth.forbidden")


def test_overtaken_admin_sees_the_rules_in_force(admin: FlaskClient) -> None:
    tag = read(admin)["etag"]
    write(admin, tag, k=7)
    late = write(admin, tag, k=9)
    assert (late.status_code, late.get_json()["code"]) == (412, "config.changed")
    assert late.get_json()["current"]["k"] == 7


@pytest.mark.parametrize("wrong", [{"k": 2}, {"k": 101}, {"place_m": 10}, {"licence": "cc0"}, {"is_on": None}])
def test_admin_is_refused_rules_out_of_range(admin: FlaskClient, wrong: dict[str, Any]) -> None:
    answer = write(admin, read(admin)["etag"], **wrong)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "validation.failed")


def test_admin_builds_now_and_a_second_touch_adds_no_second_build(admin: FlaskClient) -> None:
    assert admin.post(f"{ROOT}/build").status_code == 202
    assert admin.post(f"{ROOT}/build").get_json()["state"] == "waiting"
    (asked,) = builds()
    open_data.build(asked.subject_id)
    finish(asked)
    assert read(admin)["edition"]["lines"] == 11
    assert admin.post(f"{ROOT}/build").get_json()["state"] == "waiting"
    assert len(builds()) == 2


def test_admin_reads_why_a_build_was_given_up(admin: FlaskClient) -> None:
    admin.post(f"{ROOT}/build")
    (asked,) = builds()
    asked.dead_at, asked.last_error = asked.created_at, "disk full"
    db.session.commit()
    assert (read(admin)["build"]["state"], read(admin)["build"]["error"]) == ("failed", "disk full")
    assert admin.post(f"{ROOT}/build").get_json()["state"] == "waiting"


def test_public_sees_no_file_once_the_dataset_is_off(admin: FlaskClient, ground: Place) -> None:
    ground.build()
    write(admin, read(admin)["etag"], is_on=False)
    listed = admin.get("/opendata/v1/reports").get_json()
    assert (listed["is_on"], listed["is_published"], listed["months"], listed["whole"]) == (False, False, [], None)
    assert listed["anonymisation"] == []
    assert len(admin.get("/opendata/v1/anonymisation.csv").text.splitlines()) == 1
