"""A crew's words and hand-overs, sent hours later and perhaps twice: each takes effect once, nothing is overwritten."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.core import clock, workflow
from app.core.extensions import db
from app.models import Report, StatusUpdate
from tests import factories as make
from tests.mobile_api import test_crew
from tests.mobile_api.test_crew import LIST, Town, change

phone, town = test_crew.phone, test_crew.town


def note(phone: FlaskClient, report: Report, **body: Any) -> Any:
    return phone.post(f"{LIST}/{report.id}/notes", json={"id": str(uuid.uuid4()), "note": "Nacelle"} | body)


def hand_over(phone: FlaskClient, report: Report, version: int = 1, **body: Any) -> Any:
    wanted = {"id": str(uuid.uuid4()), "department_code": "proprete", "note": "Il faut la balayeuse"} | body
    return phone.post(f"{LIST}/{report.id}/hand-over", json=wanted, headers={"If-Match": f'"{version}"'})


def entries(report: Report) -> int:
    query = select(func.count()).select_from(StatusUpdate).where(StatusUpdate.report_id == report.id)
    return db.session.scalar(query) or 0


def test_crew_leaves_a_word_once_whatever_the_phone_repeats(phone: FlaskClient, town: Town) -> None:
    report = town.report()
    said = {"id": str(uuid.uuid4()), "note": "Armoire ouverte, prévoir la nacelle"}
    first, again = note(phone, report, **said), note(phone, report, **said)
    assert first.status_code == again.status_code == 200
    assert [one["text"] for one in again.json["internal_notes"]] == [said["note"]]
    assert again.json["etag"] == first.json["etag"] == '"2"'
    assert entries(report) == 1


def test_crew_word_stays_off_the_public_page(phone: FlaskClient, town: Town, client: FlaskClient) -> None:
    report = town.report()
    assert note(phone, report, note="Code du local 1234").status_code == 200
    public = client.get(f"/api/v1/reports/{report.public_id}")
    assert public.status_code == 200
    assert "1234" not in public.text


def test_crew_reusing_a_change_id_for_another_stop_is_refused(phone: FlaskClient, town: Town) -> None:
    one, other = town.report(), town.report()
    said = str(uuid.uuid4())
    assert note(phone, one, id=said).status_code == 200
    assert note(phone, other, id=said).json["code"] == "change.id_reused"
    assert entries(other) == 0


@pytest.mark.parametrize("said", ["", "   ", "a\x00b", "x" * 2001])
def test_crew_empty_or_broken_word_is_refused(phone: FlaskClient, town: Town, said: str) -> None:
    assert note(phone, town.report(), note=said).status_code == 422


def test_crew_hands_a_stop_over_once_though_it_can_no_longer_read_it(phone: FlaskClient, town: Town) -> None:
    report = town.report(assigned_to_id=town.crew.id)
    wanted = str(uuid.uuid4())
    first, again = hand_over(phone, report, id=wanted), hand_over(phone, report, id=wanted)
    assert (first.status_code, again.status_code) == (200, 200)
    db.session.refresh(report)
    assert (report.department_id, report.assigned_to_id, report.version) == (town.cleaning.id, None, 2)
    assert entries(report) == 1
    assert phone.get(f"{LIST}/{report.id}").status_code == 404


def test_crew_hand_over_of_a_changed_stop_is_refused_with_what_it_is_now(phone: FlaskClient, town: Town) -> None:
    report = town.report()
    assert change(phone, report, 1, to="in_progress").status_code == 200
    refused = hand_over(phone, report, 1)
    assert (refused.status_code, refused.json["code"]) == (412, "report.changed")
    assert refused.json["current"]["status"] == "in_progress"
    db.session.refresh(report)
    assert report.department_id == town.lighting.id


def test_crew_hand_over_to_nobody_is_refused(phone: FlaskClient, town: Town) -> None:
    assert hand_over(phone, town.report(), department_code="lune").json["code"] == "department.unknown"


def test_crew_list_names_teams_and_what_they_closed_today(phone: FlaskClient, town: Town, app: Flask) -> None:
    mine, older = town.report(), town.report()
    colleague = make.make_staff(town.row, "crew", departments=(town.lighting,))
    theirs = town.report(assigned_to_id=colleague.id, status=workflow.RESOLVED, closed_at=clock.now())
    assert change(phone, mine, 1, to="resolved", reason_code="already_fixed").status_code == 200
    assert change(phone, older, 1, to="resolved", reason_code="already_fixed").status_code == 200
    since = (clock.now() - timedelta(minutes=5)).isoformat()
    answer = phone.get(LIST, query_string={"done_since": since}).json
    assert {one["id"] for one in answer["done"]} == {str(mine.id), str(older.id)}
    assert str(theirs.id) not in {one["id"] for one in answer["done"]}
    assert {"eclairage", "proprete"} <= {team["code"] for team in answer["teams"]}
    later = (clock.now() + timedelta(minutes=5)).isoformat()
    assert phone.get(LIST, query_string={"done_since": later}).json["done"] == []
    assert phone.get(LIST).json["done"] == []
