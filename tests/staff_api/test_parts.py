"""A report split between departments: one for the public, closed with the last part, never before."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.extensions import db
from app.models import Department, Notification, Photo, Report, StatusUpdate
from tests import factories as make
from tests.signing_in import from_our_pages, sign_in
from tests.staff_api.conftest import Town
from tests.staff_api.test_panel import act, move

TASKS = [{"department_code": "voirie", "words": "Refaire le trottoir"}, {"department_code": "eclairage"}]


@pytest.fixture
def roads(place: Town) -> Department:
    return make.make_department(place.row, "voirie", name={"fr": "Voirie", "en": "Roads"})


def split(desk: FlaskClient, report: Report, tasks: list[dict[str, str]] = TASKS, version: int = 1) -> Any:
    return act(desk, report, "split", {"tasks": tasks}, version)


def parts_of(report: Report) -> list[Report]:
    query = select(Report).where(Report.part_of_id == report.id).order_by(Report.public_id)
    return list(db.session.scalars(query))


def panel_of(desk: FlaskClient, report: Report) -> Any:
    return desk.get(f"/staff/v1/reports/{report.id}").json


def fixed(desk: FlaskClient, report: Report, version: int = 1, **values: Any) -> Any:
    return move(desk, report, "resolved", version, reason_code="done_remotely", **values)


def test_agent_splits_a_report_and_sees_its_progress(desk: FlaskClient, place: Town, roads: Department) -> None:
    report = place.report(address="4 rue des Lilas")
    assert split(desk, report).status_code == 200
    shown = panel_of(desk, report)
    assert [(one["department"]["name"], one["words"]) for one in shown["parts"]] == [
        ("Voirie", "Refaire le trottoir"),
        ("Éclairage public", ""),
    ]
    first = parts_of(report)[0]
    assert (first.address, first.is_private, first.reporter_id) == ("4 rue des Lilas", True, None)
    assert panel_of(desk, first)["part_of"]["public_id"] == report.public_id
    assert "plusieurs équipes" in panel_of(desk, first)["why"]["sentence"]


def test_the_public_sees_one_report(desk: FlaskClient, app: Flask, place: Town, roads: Department) -> None:
    report = place.report()
    split(desk, report)
    anybody = app.test_client()
    assert [one["public_id"] for one in anybody.get("/api/v1/reports").json["reports"]] == [report.public_id]
    for part in parts_of(report):
        assert anybody.get(f"/api/v1/reports/{part.public_id}").status_code == 404
    assert "split" not in {
        entry["kind"] for entry in anybody.get(f"/api/v1/reports/{report.public_id}").json["timeline"]
    }


def test_a_report_closes_with_its_last_part_and_never_before(desk: FlaskClient, place: Town, roads: Department) -> None:
    report = place.report()
    person = make.make_reporter(place.row, "lea@exemple.fr", locale="en")
    make.make_subscription(report, person, "follower")
    split(desk, report)
    early = fixed(desk, report, 2)
    assert (early.status_code, early.json["code"], early.json["open_parts"]) == (409, "parts.open", 2)
    first, second = parts_of(report)
    picture = make.make_photo(first, role="after")
    assert fixed(desk, first).status_code == 200
    assert db.session.scalars(select(Report.status).where(Report.id == report.id)).one() == "received"
    assert db.session.scalars(select(Notification)).all() == []
    assert fixed(desk, second).status_code == 200
    db.session.expire_all()
    assert db.session.get_one(Report, (report.jurisdiction_id, report.id)).status == "resolved"
    assert [row.event for row in db.session.scalars(select(Notification))] == ["report.resolved"]
    entry = db.session.scalars(
        select(StatusUpdate).where(StatusUpdate.report_id == report.id, StatusUpdate.status == "resolved")
    ).one()
    assert entry.detail["words"]["en"] == "It is done. The teams that worked on it: Roads, Street lighting."
    shown = db.session.get_one(Photo, picture.id)
    assert (shown.report_id, shown.status_update_id) == (report.id, entry.id)


def test_parts_that_were_all_refused_leave_the_whole_to_a_dispatcher(
    desk: FlaskClient, place: Town, roads: Department
) -> None:
    report = place.report()
    split(desk, report, TASKS[:1])
    (part,) = parts_of(report)
    move(desk, part, "rejected", note="Rien ici", reason_code="not_found")
    db.session.expire_all()
    whole = db.session.get_one(Report, (report.jurisdiction_id, report.id))
    assert (whole.status, whole.needs_dispatch) == ("received", True)


def test_agent_undoes_a_split_until_a_team_begins(desk: FlaskClient, place: Town, roads: Department) -> None:
    report = place.report()
    split(desk, report)
    assert panel_of(desk, report)["may_unsplit"] is True
    assert act(desk, report, "unsplit", {}, 2).status_code == 200
    shown = panel_of(desk, report)
    assert (shown["parts"], shown["duplicates"], shown["may_unsplit"]) == ([], [], False)
    assert fixed(desk, report, 3).status_code == 200
    other = place.report()
    split(desk, other)
    move(desk, parts_of(other)[0], "acknowledged")
    refused = act(desk, other, "unsplit", {}, 2)
    assert (refused.status_code, refused.json["code"]) == (409, "parts.touched")


def test_a_part_of_a_closed_report_stays_closed(desk: FlaskClient, place: Town, roads: Department) -> None:
    report = place.report()
    split(desk, report, TASKS[:1])
    (part,) = parts_of(report)
    fixed(desk, part)
    again = move(desk, part, "reopened", 2, note="Pas fini")
    assert (again.status_code, again.json["code"]) == (409, "parts.whole_closed")


@pytest.mark.parametrize(
    ("tasks", "code"),
    [
        ([{"department_code": "inconnu"}], "department.unknown"),
        ([{"department_code": "voirie"}] * 2, "validation.failed"),
        ([], "validation.failed"),
    ],
)
def test_agent_cannot_split_into_nonsense(
    desk: FlaskClient, place: Town, roads: Department, tasks: list[dict[str, str]], code: str
) -> None:
    report = place.report()
    refused = split(desk, report, tasks)
    assert (refused.status_code, refused.json["code"]) == (422, code)
    assert parts_of(report) == []


def test_a_part_cannot_be_split_again(desk: FlaskClient, place: Town, roads: Department) -> None:
    report = place.report()
    split(desk, report)
    refused = split(desk, parts_of(report)[0])
    assert (refused.status_code, refused.json["code"]) == (409, "parts.impossible")


def test_crew_sees_its_own_part_alone(app: Flask, desk: FlaskClient, place: Town, roads: Department) -> None:
    report = place.report()
    split(desk, report)
    crew = app.test_client()
    from_our_pages(crew)
    sign_in(crew, make.make_staff(place.row, "crew", departments=(roads,)))
    stops = crew.get("/api/v1/crew/reports").json
    numbers = {one["public_id"] for one in stops.get("stops", stops.get("reports", []))}
    assert numbers == {parts_of(report)[0].public_id}
