"""The routing desk: who would get it, rules that are added and ended, drafts tried on past reports and put in force."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import outbox
from app.actions.report_changes import reassign_report
from app.core import clock
from app.core.extensions import db
from app.models import Area, Department, OutboxRow, Report
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town
from workers.jobs import HANDLERS

ROOT = "/staff/v1/routing"
LATITUDE, LONGITUDE = make.CENTRE


@pytest.fixture
def admin(client: FlaskClient, place: Town) -> FlaskClient:
    """The browser of an admin."""
    sign_in(client, make.make_staff(place.row, "admin", name="Ada Admin"))
    return client


@pytest.fixture
def centre(place: Town) -> Area:
    """A zone around the middle of the town."""
    return make.make_area(place.row, kind="zone", code="centre", name="Centre", box=(3.04, 45.04, 3.06, 45.06))


@pytest.fixture
def crew(place: Town) -> Department:
    """The team of the centre."""
    return make.make_department(place.row, "centre", name={"fr": "Équipe du centre"})


def ask(client: FlaskClient, **more: Any) -> Any:
    query = {"latitude": LATITUDE, "longitude": LONGITUDE, "service": "lampadaire", **more}
    answer = client.get(f"{ROOT}/answer", query_string=query)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def begin(client: FlaskClient, *changes: dict[str, Any]) -> Any:
    answer = client.post(f"{ROOT}/drafts", json={"name": "Centre", "changes": list(changes)})
    assert answer.status_code == 201, answer.text
    return answer.get_json()


def work(kind: str = outbox.ROUTING_REPLAY) -> int:
    """What the worker does of one kind, to its end."""
    count = 0
    while row := db.session.scalars(
        select(OutboxRow).where(OutboxRow.kind == kind, OutboxRow.done_at.is_(None)).order_by(OutboxRow.id)
    ).first():
        row.done_at = clock.now()
        subject = row.subject_id
        db.session.commit()
        HANDLERS[kind](subject)
        count += 1
    return count


ADD = {"op": "add", "service": "lampadaire", "area": "zone:centre", "department": "centre"}


def test_admin_is_told_who_would_get_it_and_who_lost(
    admin: FlaskClient, place: Town, centre: Area, crew: Department
) -> None:
    make.make_rule(place.row, place.lighting, service=place.lamp)
    make.make_rule(place.row, crew, service=place.lamp, area=centre)
    answer = ask(admin)
    assert (answer["department"]["code"], answer["is_fallback"]) == ("centre", False)
    assert "Centre" in answer["why"]["sentence"]
    assert [one["code"] for one in answer["candidates"]] == ["area_rule", "service_rule", "fallback"]
    assert [one["department"]["code"] for one in answer["candidates"]] == ["centre", "eclairage", "accueil"]
    assert ask(admin, service="dechets")["is_fallback"] is True


def test_rule_is_added_once_ended_and_taken_back(admin: FlaskClient, place: Town) -> None:
    rule = {"service": "lampadaire", "department": "eclairage"}
    added = admin.post(f"{ROOT}/rules", json=rule)
    assert added.status_code == 201, added.text
    (shown,) = added.get_json()["rules"]
    assert (shown["state"], shown["service"]["code"]) == ("now", "lampadaire")
    assert admin.post(f"{ROOT}/rules", json=rule).get_json()["code"] == "rule.clash"
    assert ask(admin)["department"]["code"] == "eclairage"
    assert admin.post(f"{ROOT}/rules/{shown['id']}/end", json={}).status_code == 200
    assert ask(admin)["is_fallback"] is True
    assert admin.post(f"{ROOT}/rules/{shown['id']}/end", json={}).get_json()["code"] == "rule.unknown"

    change = admin.get("/staff/v1/settings/versions?kind=rule").get_json()["versions"][0]
    seen = admin.get(f"/staff/v1/settings/versions/{change['id']}").headers["ETag"]
    back = admin.post(f"/staff/v1/settings/versions/{change['id']}/take-back", json={}, headers={"If-Match": seen})
    assert back.status_code == 200, back.text
    assert ask(admin)["department"]["code"] == "eclairage"
    assert [one["state"] for one in admin.get(f"{ROOT}/rules").get_json()["rules"]] == ["over", "now"]


def test_draft_is_asked_tried_on_past_reports_and_changes_nothing(
    admin: FlaskClient, place: Town, centre: Area, crew: Department
) -> None:
    make.make_rule(place.row, place.lighting, service=place.lamp)
    inside, outside, old = (
        place.report(),
        place.report(at=(45.01, 3.01)),
        place.report(submitted_at=clock.now() - timedelta(days=400)),
    )
    draft = begin(admin, ADD)
    assert ask(admin, draft=draft["id"])["department"]["code"] == "centre"
    assert ask(admin)["department"]["code"] == "eclairage"
    asked = admin.post(f"{ROOT}/drafts/{draft['id']}/replay", json={"months": 12})
    assert (asked.status_code, asked.get_json()["state"], asked.get_json()["total"]) == (202, "waiting", 2)
    assert work() == 1
    found = admin.get(f"{ROOT}/replays/{asked.get_json()['id']}").get_json()
    assert (found["state"], found["tried"], found["moved"], found["is_current"]) == ("done", 2, 1, True)
    (flow,) = found["flows"]
    assert (flow["before"]["code"], flow["after"]["code"], flow["count"]) == ("eclairage", "centre", 1)
    assert [move["public_id"] for move in found["moves"]] == [inside.public_id]
    for report in (inside, outside, old):
        db.session.refresh(report)
        assert (report.department_id, report.version) == (place.lighting.id, 1)


def test_replay_goes_on_in_small_steps(
    admin: FlaskClient, place: Town, centre: Area, crew: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.actions import routing_drafts

    monkeypatch.setattr(routing_drafts, "BATCH", 2)
    monkeypatch.setattr(routing_drafts, "STEP_SECONDS", -1.0)
    for _ in range(5):
        place.report()
    draft = begin(admin, ADD)
    asked = admin.post(f"{ROOT}/drafts/{draft['id']}/replay", json={}).get_json()
    assert work() == 3
    found = admin.get(f"{ROOT}/replays/{asked['id']}").get_json()
    assert (found["state"], found["tried"], found["moved"]) == ("done", 5, 5)


def test_draft_goes_live_at_once_and_new_reports_follow_it(
    admin: FlaskClient, place: Town, centre: Area, crew: Department
) -> None:
    old = make.make_rule(place.row, place.lighting, service=place.lamp, area=centre)
    draft = begin(admin, {"op": "end", "rule_id": old.id}, ADD)
    stale = admin.post(f"{ROOT}/drafts/{draft['id']}/live", headers={"If-Match": '"7"'})
    assert stale.get_json()["code"] == "config.changed"
    live = admin.post(f"{ROOT}/drafts/{draft['id']}/live", headers={"If-Match": f'"{draft["etag"]}"'})
    assert live.status_code == 200, live.text
    body = {
        "id": "6b1f2ac4-7a0b-4a5e-9c1a-1b2c3d4e5f60", "service_code": "lampadaire",
        "latitude": LATITUDE, "longitude": LONGITUDE,
    }  # fmt: skip
    sent = admin.post("/api/v1/reports", json=body)
    assert sent.status_code == 201, sent.text
    report = db.session.scalars(select(Report).where(Report.public_id == sent.get_json()["public_id"])).one()
    assert report.department_id == crew.id
    again = admin.post(f"{ROOT}/drafts/{draft['id']}/live", headers={"If-Match": f'"{draft["etag"]}"'})
    assert again.get_json()["code"] == "draft.closed"

    change = admin.get("/staff/v1/settings/versions?kind=rule").get_json()["versions"][0]
    assert change["batch_size"] == 2
    seen = admin.get(f"/staff/v1/settings/versions/{change['id']}").headers["ETag"]
    back = admin.post(f"/staff/v1/settings/versions/{change['id']}/take-back", json={}, headers={"If-Match": seen})
    assert back.status_code == 200, back.text
    assert ask(admin)["department"]["code"] == "eclairage"


def test_draft_that_clashes_goes_live_not_at_all(
    admin: FlaskClient, place: Town, centre: Area, crew: Department
) -> None:
    make.make_rule(place.row, place.lighting, service=place.lamp, area=centre)
    draft = begin(admin, {"op": "add", "service": "dechets", "department": "centre"}, ADD)
    answer = admin.post(f"{ROOT}/drafts/{draft['id']}/live", headers={"If-Match": f'"{draft["etag"]}"'})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "rule.clash")
    assert ask(admin, service="dechets")["is_fallback"] is True
    assert admin.get(f"{ROOT}/drafts").get_json()["drafts"][0]["state"] == "draft"


def test_reassignments_become_a_suggestion(admin: FlaskClient, place: Town, crew: Department) -> None:
    quarter = make.make_area(place.row, code="sud", name="Quartier sud", box=(3.0, 45.0, 3.1, 45.05))
    for _ in range(3):
        report = place.report(area_id=quarter.id)
        reassign_report(report.id, "centre", None, by=place.agent, version=1)
    answer = admin.get(f"{ROOT}/suggestions").get_json()
    (found,) = answer["suggestions"]
    assert (found["service"]["code"], found["area"]["code"], found["department"]["code"]) == (
        "lampadaire", "quarter:sud", "centre",
    )  # fmt: skip
    assert (found["moved"], found["received"]) == (3, 3)
    make.make_rule(place.row, crew, service=place.lamp, area=quarter)
    assert admin.get(f"{ROOT}/suggestions").get_json()["suggestions"] == []


def test_gaps_are_shown_for_one_service(admin: FlaskClient, place: Town, centre: Area, crew: Department) -> None:
    make.make_rule(place.row, crew, service=place.lamp, area=centre)
    shares = {row["service"]["code"]: row["gap_share"] for row in admin.get(f"{ROOT}/coverage").get_json()["cover"]}
    assert (shares["dechets"], round(shares["lampadaire"])) == (100.0, 96)
    (one,) = admin.get(f"{ROOT}/coverage?service=lampadaire").get_json()["cover"]
    assert one["gap"]["type"] in {"Polygon", "MultiPolygon"}


def test_rule_that_names_nothing_or_nobody_is_refused(admin: FlaskClient) -> None:
    assert admin.post(f"{ROOT}/rules", json={"department": "eclairage"}).get_json()["code"] == "rule.empty"
    answer = admin.post(f"{ROOT}/rules", json={"department": "personne", "service": "lampadaire"})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "config.refers")
