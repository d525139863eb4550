"""What the town sets: written against a version, kept with who and what, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.actions import contests
from app.core import clock
from app.models import Report
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ROOT = "/staff/v1/settings"


@pytest.fixture
def admin(client: FlaskClient, place: Town) -> FlaskClient:
    """The browser of an admin."""
    sign_in(client, make.make_staff(place.row, "admin", name="Ada Admin"))
    return client


def service_of(client: FlaskClient, code: str) -> dict[str, Any]:
    answer = client.get(f"{ROOT}/services")
    assert answer.status_code == 200, answer.text
    return next(row for row in answer.get_json()["services"] if row["code"] == code)


def put(client: FlaskClient, path: str, row: dict[str, Any], tag: str | None = None, **change: Any) -> Any:
    body = {name: value for name, value in row.items() if name not in {"code", "etag", "recent", "rules"}} | change
    return client.put(f"{ROOT}/{path}", json=body, headers={"If-Match": f'"{tag or row["etag"]}"'})


def newest(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{ROOT}/versions").get_json()["versions"][0]
    return found


def test_admin_renames_a_service_and_takes_it_back(admin: FlaskClient) -> None:
    row = service_of(admin, "lampadaire")
    answer = put(admin, "services/lampadaire", row, name={"fr": "Lampe en panne"}, note="Plus clair")
    assert answer.status_code == 200, answer.text
    change = newest(admin)
    assert (change["by"], change["kind"], change["key"], change["note"]) == (
        "Ada Admin", "service", "lampadaire", "Plus clair",
    )  # fmt: skip
    assert {"path": "name.fr", "before": "Lampadaire éteint", "after": "Lampe en panne"} in change["differences"]
    public = admin.get("/api/v1/services?lang=fr").get_json()["groups"]
    assert "Lampe en panne" in {one["name"] for group in public for one in group["services"]}

    detail = admin.get(f"{ROOT}/versions/{change['id']}")
    back = admin.post(
        f"{ROOT}/versions/{change['id']}/take-back", json={}, headers={"If-Match": detail.headers["ETag"]}
    )
    assert back.status_code == 200, back.text
    assert service_of(admin, "lampadaire")["name"]["fr"] == "Lampadaire éteint"
    assert newest(admin)["takes_back"] == change["id"]


def test_second_admin_is_shown_what_the_first_wrote(admin: FlaskClient) -> None:
    row = service_of(admin, "lampadaire")
    assert put(admin, "services/lampadaire", row, due_hours=48).status_code == 200
    answer = put(admin, "services/lampadaire", row, due_hours=12)
    assert (answer.status_code, answer.json["code"]) == (412, "config.changed")
    assert answer.json["current"]["due_hours"] == 48
    assert service_of(admin, "lampadaire")["due_hours"] == 48


def test_taking_back_against_an_old_view_is_refused(admin: FlaskClient) -> None:
    put(admin, "services/lampadaire", service_of(admin, "lampadaire"), due_hours=48)
    change = newest(admin)
    seen = admin.get(f"{ROOT}/versions/{change['id']}").headers["ETag"]
    put(admin, "services/lampadaire", service_of(admin, "lampadaire"), due_hours=72)
    answer = admin.post(f"{ROOT}/versions/{change['id']}/take-back", json={}, headers={"If-Match": seen})
    assert (answer.status_code, answer.json["code"]) == (412, "config.changed")  # type: ignore[index]
    assert service_of(admin, "lampadaire")["due_hours"] == 72


def test_writing_without_a_version_is_refused(admin: FlaskClient) -> None:
    row = service_of(admin, "lampadaire")
    body = {name: value for name, value in row.items() if name not in {"code", "etag", "recent"}}
    assert admin.put(f"{ROOT}/services/lampadaire", json=body).status_code == 428


def test_admin_adds_a_service_with_a_hard_stop_that_residents_are_asked(admin: FlaskClient) -> None:
    row = service_of(admin, "lampadaire")
    question = {
        "code": "danger", "datatype": "singlevaluelist", "is_required": True, "label": {"fr": "Des fils pendent ?"},
        "values": [{"key": "yes", "name": {"fr": "Oui"}}, {"key": "no", "name": {"fr": "Non"}}],
        "stop": {"values": ["yes"], "title": {"fr": "Danger"}, "text": {"fr": "Appelez le 18."}, "phone": "18"},
    }  # fmt: skip
    answer = put(admin, "services/mat-penche", row, "none", name={"fr": "Mât penché"}, questions=[question])
    assert answer.status_code == 200, answer.text
    groups = admin.get("/api/v1/services?lang=fr").get_json()["groups"]
    found = next(one for group in groups for one in group["services"] if one["code"] == "mat-penche")
    assert found["questions"][0]["stop"]["phone"] == "18"
    assert put(admin, "services/mat-penche", row, "none", name={"fr": "Autre"}).status_code == 412


@pytest.mark.parametrize(
    "question",
    [
        {"code": "a", "datatype": "singlevaluelist", "label": {"fr": "Quoi ?"}},
        {"code": "a", "datatype": "string", "label": {"fr": "Q"}, "shown_if": {"question": "b", "values": ["x"]}},
    ],
)
def test_question_that_cannot_be_asked_is_refused(admin: FlaskClient, question: dict[str, Any]) -> None:
    row = service_of(admin, "lampadaire")
    answer = put(admin, "services/lampadaire", row, questions=[question])
    assert (answer.status_code, answer.json["code"]) == (422, "config.invalid")
    assert service_of(admin, "lampadaire")["etag"] == row["etag"]


def test_question_asked_after_an_answer_and_words_in_other_languages_reach_residents_and_are_taken_back(
    admin: FlaskClient,
) -> None:
    row = service_of(admin, "lampadaire")
    kind = {
        "code": "kind", "datatype": "singlevaluelist", "is_required": True, "label": {"fr": "Quoi ?"},
        "values": [{"key": "off", "name": {"fr": "Éteinte"}}, {"key": "blinks", "name": {"fr": "Clignote"}}],
    }  # fmt: skip
    since = {
        "code": "since", "datatype": "string", "label": {"fr": "Depuis quand ?"},
        "shown_if": {"question": "kind", "values": ["blinks"]},
    }  # fmt: skip
    words = {"fr": ["ampoule"], "ar": ["مصباح"]}
    answer = put(admin, "services/lampadaire", row, questions=[kind, since], keywords=words)
    assert answer.status_code == 200, answer.text
    change = newest(admin)
    public = admin.get("/api/v1/services?lang=ar").get_json()["groups"]
    found = next(one for group in public for one in group["services"] if one["code"] == "lampadaire")
    assert found["keywords"] == ["مصباح", "ampoule"]
    assert [one["shown_if"] for one in found["questions"]] == [None, {"question": "kind", "values": ["blinks"]}]
    for wrong in ([since, kind], [since], [kind, since | {"shown_if": {"question": "kind", "values": ["gone"]}}]):
        refused = put(admin, "services/lampadaire", service_of(admin, "lampadaire"), questions=wrong)
        assert (refused.status_code, refused.json["code"]) == (422, "config.invalid")
    detail = admin.get(f"{ROOT}/versions/{change['id']}")
    back = admin.post(
        f"{ROOT}/versions/{change['id']}/take-back", json={}, headers={"If-Match": detail.headers["ETag"]}
    )
    assert back.status_code == 200, back.text
    again = service_of(admin, "lampadaire")
    assert (again["questions"], again["keywords"]) == (row["questions"], row["keywords"])


def test_admin_reorders_services_and_residents_see_it(admin: FlaskClient, place: Town) -> None:
    make.make_service(place.row, "horloge", name={"fr": "Horloge arrêtée"})
    before = admin.get(f"{ROOT}/services").get_json()
    order = {"groups": ["proprete", "eclairage"], "services": ["horloge", "lampadaire", "dechets"]}
    answer = admin.put(f"{ROOT}/service-order", json=order, headers={"If-Match": f'"{before["order_etag"]}"'})
    assert answer.status_code == 200, answer.text
    groups = admin.get("/api/v1/services?lang=fr").get_json()["groups"]
    assert [group["code"] for group in groups] == ["proprete", "eclairage"]
    assert [one["code"] for one in groups[1]["services"]] == ["horloge", "lampadaire"]


def test_retired_service_is_no_longer_offered_but_its_reports_stay(admin: FlaskClient, place: Town) -> None:
    report = place.report()
    assert put(
        admin, "services/lampadaire", service_of(admin, "lampadaire"), is_active=False
    ).status_code == 200  # fmt: skip
    groups = admin.get("/api/v1/services?lang=fr").get_json()["groups"]
    assert "lampadaire" not in {one["code"] for group in groups for one in group["services"]}
    assert admin.get(f"/staff/v1/reports/{report.id}").status_code == 200


def departments_of(client: FlaskClient) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in client.get(f"{ROOT}/departments").get_json()["departments"]}


def write_department(client: FlaskClient, row: dict[str, Any], **change: Any) -> Any:
    kept = {name: value for name, value in row.items() if name != "may_change"}
    return put(client, f"departments/{row['code']}", kept, **change)


def test_fallback_passes_from_one_department_to_another_and_never_vanishes(admin: FlaskClient) -> None:
    rows = departments_of(admin)
    answer = write_department(admin, rows["accueil"], is_fallback=False)
    assert (answer.status_code, answer.json["code"]) == (422, "department.fallback_needed")
    assert write_department(admin, rows["eclairage"], is_fallback=True).status_code == 200
    assert [code for code, row in departments_of(admin).items() if row["is_fallback"]] == ["eclairage"]
    assert write_department(admin, departments_of(admin)["eclairage"], is_active=False).status_code == 422


def test_department_with_rules_cannot_be_switched_off(admin: FlaskClient, place: Town) -> None:
    make.make_rule(place.row, place.lighting, service=place.lamp)
    row = departments_of(admin)["eclairage"]
    assert row["rules"] == 1
    answer = write_department(admin, row, is_active=False)
    assert (answer.status_code, answer.json["code"]) == (422, "department.in_use")


def test_manager_writes_the_hours_of_their_own_department_only(client: FlaskClient, place: Town) -> None:
    sign_in(client, make.make_staff(place.row, "manager", departments=(place.lighting,)))
    rows = departments_of(client)
    assert (rows["eclairage"]["may_change"], rows["accueil"]["may_change"]) == (True, False)
    hours = {"mon": [["08:30", "12:00"], ["13:30", "17:00"]]}
    assert write_department(client, rows["eclairage"], hours=hours).status_code == 200
    assert departments_of(client)["eclairage"]["hours"] == hours
    assert write_department(client, rows["accueil"], hours=hours).status_code == 403


def test_town_sets_for_how_long_a_repair_can_be_contested(admin: FlaskClient, place: Town) -> None:
    report: Report = place.report(status="resolved", closed_at=clock.now())
    assert report.closed_at is not None
    rules = admin.get(f"{ROOT}/town").get_json()
    rules.pop("may_change")
    assert put(admin, "town", rules, contest_days=3).status_code == 200
    until = contests.contest_until(report)
    assert until is not None
    assert (until - report.closed_at).days == 3
    assert put(admin, "town", rules, retention_months=37).status_code == 422


def test_versions_are_listed_for_one_thing(admin: FlaskClient) -> None:
    put(admin, "services/lampadaire", service_of(admin, "lampadaire"), due_hours=48)
    put(admin, "services/dechets", service_of(admin, "dechets"), due_hours=48)
    found = admin.get(f"{ROOT}/versions?kind=service&key=dechets").get_json()["versions"]
    assert [one["key"] for one in found] == ["dechets"]


def test_a_teams_day_is_set_taken_into_account_and_left_alone_by_callers_of_before(
    admin: FlaskClient, place: Town
) -> None:
    row = departments_of(admin)["eclairage"]
    assert (row["stop_minutes"], row["day_minutes"], row["speed_kmh"], row["dormant_days"]) == (None, None, None, 14)
    assert (
        write_department(admin, row, stop_minutes=45, day_minutes=450, speed_kmh=25, dormant_days=None).status_code
        == 200
    )
    row = departments_of(admin)["eclairage"]
    before = {name: value for name, value in row.items() if name not in {"stop_minutes", "dormant_days"}}
    assert write_department(admin, before).status_code == 200
    row = departments_of(admin)["eclairage"]
    assert (row["stop_minutes"], row["day_minutes"], row["speed_kmh"], row["dormant_days"]) == (45, 450, 25, None)
    crew = make.make_staff(place.row, "crew", departments=(place.lighting,))
    for _ in range(11):
        place.report(assigned_to_id=crew.id)
    teams = {team["code"]: team for team in admin.get("/staff/v1/rounds").get_json()["teams"]}
    (person,) = teams["eclairage"]["people"]
    assert (teams["eclairage"]["day_minutes"], person["minutes"], person["is_too_much"]) == (450, 495, True)


@pytest.mark.parametrize(
    "change", [{"stop_minutes": 0}, {"day_minutes": 721}, {"speed_kmh": "vite"}, {"dormant_days": 0}]
)
def test_a_day_that_cannot_be_is_refused(admin: FlaskClient, place: Town, change: dict[str, Any]) -> None:
    assert write_department(admin, departments_of(admin)["eclairage"], **change).status_code == 422
