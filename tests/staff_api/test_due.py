"""A due date counted as the service says, told with its reason, and changed by a manager who says why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import due_dates
from app.core import clock
from app.core.extensions import db
from app.models import Notification, Report, Reporter
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town
from tests.staff_api.test_panel import act, actions_on


def change(client: FlaskClient, report: Report, days: float, **values: Any) -> Any:
    body = {"due_at": (clock.now() + timedelta(days=days)).isoformat(), "reason": "Pièce en commande"} | values
    return act(client, report, "due", body)


def manager(client: FlaskClient, place: Town) -> FlaskClient:
    sign_in(client, make.make_staff(place.row, "manager", name="Maud Manager"))
    return client


def followed(place: Town) -> Report:
    report = place.report()
    person: Reporter = make.make_reporter(place.row, "lea@exemple.fr")
    make.make_subscription(report, person, "follower")
    return report


def test_manager_changes_a_due_date_with_its_reason(client: FlaskClient, place: Town) -> None:
    report = followed(place)
    assert change(manager(client, place), report, 20).status_code == 200
    shown = client.get(f"/staff/v1/reports/{report.id}").json
    assert shown["due"]["is_changed"] is True
    assert shown["due"]["sentence"] == "Changée par Maud Manager"
    assert shown["timeline"][0]["text"] == "Pièce en commande"
    assert "report.due_changed" in actions_on(report)
    assert db.session.scalars(select(Notification)).all() == []


def test_followers_are_told_of_a_new_date_when_the_manager_says_so(client: FlaskClient, place: Town) -> None:
    report = followed(place)
    assert change(manager(client, place), report, 20, tells=True).status_code == 200
    assert [row.event for row in db.session.scalars(select(Notification))] == ["report.answered"]
    page = client.get(f"/api/v1/reports/{report.public_id}").json
    assert page["timeline"][0]["text"] == "Pièce en commande"


def test_agent_may_not_change_a_due_date(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    assert change(desk, report, 20).status_code == 403
    assert desk.get(f"/staff/v1/reports/{report.id}").json["may_change_due"] is False


def test_a_due_date_in_the_past_is_refused(client: FlaskClient, place: Town) -> None:
    refused = change(manager(client, place), place.report(), -1)
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, "due.invalid")


def test_a_service_in_working_days_counts_by_its_departments_hours(place: Town) -> None:
    place.lamp.due_unit, place.lamp.due_count = "working_days", 3
    place.lighting.hours = {"mon": [["09:00", "12:00"]]}
    db.session.commit()
    due_at, reason = due_dates.count_due(place.row, place.lamp, place.lighting.id, clock.now())
    assert due_at > clock.now() + timedelta(days=14)
    assert (reason["unit"], reason["count"]) == ("working_days", 3)


def test_agent_reads_a_contact_only_by_asking_and_each_look_is_recorded(desk: FlaskClient, place: Town) -> None:
    person = make.make_reporter(place.row, "lea@exemple.fr", name="Léa")
    report = place.report(reporter_id=person.id)
    shown = desk.get(f"/staff/v1/reports/{report.id}")
    assert shown.json["reporter"] == {"has_name": True, "has_email": True, "has_phone": False}
    assert "lea@exemple.fr" not in shown.text
    assert "reporter.seen" not in actions_on(report)
    assert desk.post(f"/staff/v1/reports/{report.id}/contact", json={"reason": "curiosity"}).status_code == 422
    answer = desk.post(f"/staff/v1/reports/{report.id}/contact", json={"reason": "clarify"})
    assert answer.json["contact"]["email"] == "lea@exemple.fr"
    assert actions_on(report) == ["reporter.seen"]
    seen = desk.get(f"/staff/v1/reports/{report.id}").json["audit"][0]
    assert (seen["by"], seen["detail"]) == ("Aline Agent", {"reason": "clarify"})
