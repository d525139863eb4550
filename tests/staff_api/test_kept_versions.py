"""Ready answers and outside bodies are kept at each change like every setting, and taken back from the history."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

WORDS = {"fr": "C’est réparé.", "en": "It is fixed."}
OTHER = {"fr": "L’ampoule est changée.", "en": "The bulb is changed."}
BODY = {"name": "Lumen SARL", "email": "chantier@lumen.example"}


def manager_of(client: FlaskClient, place: Town) -> FlaskClient:
    sign_in(client, make.make_staff(place.row, "manager", departments=()))
    return client


def save_template(client: FlaskClient, words: dict[str, str], version: int) -> None:
    draft = {"target": "resolved", "name": WORDS, "body": words, "version": version}
    answer = client.put("/staff/v1/templates/ampoule", json=draft)
    assert answer.status_code == 200, answer.json


def versions(client: FlaskClient, kind: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/staff/v1/settings/versions?kind={kind}&key={key}").json["versions"]
    return found


def take_back(client: FlaskClient, version_id: int) -> None:
    shown = client.get(f"/staff/v1/settings/versions/{version_id}").json
    answer = client.post(
        f"/staff/v1/settings/versions/{version_id}/take-back", json={}, headers={"If-Match": f'"{shown["etag"]}"'}
    )
    assert answer.status_code == 200, answer.json


def own_words(client: FlaskClient) -> dict[str, str] | None:
    templates = client.get("/staff/v1/templates?all=1").json["templates"]
    return next((one["body"] for one in templates if one["code"] == "ampoule"), None)


def test_manager_takes_back_a_change_of_a_ready_answer(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    save_template(manager, WORDS, 0)
    save_template(manager, OTHER, 1)
    last, first = versions(manager, "template", "ampoule")
    changed = {one["path"]: (one["before"], one["after"]) for one in last["differences"]}
    assert changed == {f"body.{language}": (WORDS[language], OTHER[language]) for language in ("fr", "en")}
    take_back(manager, last["id"])
    assert own_words(manager) == WORDS
    take_back(manager, first["id"])
    assert own_words(manager) is None


def test_manager_takes_back_the_removal_of_a_ready_answer(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    save_template(manager, OTHER, 0)
    assert manager.delete("/staff/v1/templates/ampoule").status_code == 204
    assert own_words(manager) is None
    removal = versions(manager, "template", "ampoule")[0]
    take_back(manager, removal["id"])
    assert own_words(manager) == OTHER


def test_saving_a_ready_answer_unchanged_keeps_no_version(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    save_template(manager, WORDS, 0)
    save_template(manager, WORDS, 1)
    assert len(versions(manager, "template", "ampoule")) == 1


def test_manager_takes_back_a_change_of_an_outside_body_and_its_addition(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    added = manager.post("/staff/v1/outside-bodies", json=BODY)
    assert added.status_code == 201, added.json
    (body,) = manager.get("/staff/v1/outside-bodies").json["bodies"]
    changed = manager.put(f"/staff/v1/outside-bodies/{body['id']}", json={**BODY, "email": "autre@lumen.example"})
    assert changed.status_code == 200, changed.json
    last, first = versions(manager, "outside_body", str(body["id"]))
    assert [(one["path"], one["after"]) for one in last["differences"]] == [("email", "autre@lumen.example")]
    take_back(manager, last["id"])
    assert manager.get("/staff/v1/outside-bodies").json["bodies"][0]["email"] == BODY["email"]
    take_back(manager, first["id"])
    assert manager.get("/staff/v1/outside-bodies").json["bodies"][0]["is_active"] is False
