"""Inviting, changing and disabling colleagues."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import invitations
from app.channels import email
from app.core import clock
from app.core.extensions import db
from app.models import Report, Staff, StaffArea, StaffInvite, StatusUpdate
from tests import factories as make
from tests.signing_in import from_our_pages, sign_in
from tests.staff_api.conftest import Town

GOOD = "quatre chevaux bleus dansent"
LOU = {"email": "lou@ville.example", "name": "Lou Petit", "role": "crew", "departments": ["eclairage"]}


def browser(app: Flask, person: Staff | None = None) -> FlaskClient:
    client = app.test_client()
    from_our_pages(client)
    if person is not None:
        sign_in(client, person)
    return client


@pytest.fixture
def admin(app: Flask, place: Town) -> FlaskClient:
    return browser(app, make.make_staff(place.row, "admin", name="Ada Admin"))


@pytest.fixture
def head(app: Flask, place: Town) -> FlaskClient:
    """The manager of lighting."""
    return browser(app, make.make_staff(place.row, "manager", departments=(place.lighting,), name="Max Manager"))


def seen(client: FlaskClient, name: str) -> dict[str, Any]:
    people = client.get("/staff/v1/people").json["people"]  # type: ignore[index]
    return next(one for one in people if one["name"] == name)


def test_admin_invites_somebody_who_chooses_a_password_and_is_in(
    app: Flask, admin: FlaskClient, place: Town, mail: Any
) -> None:
    assert admin.post("/staff/v1/people", json=LOU).status_code == 201
    assert seen(admin, "Lou Petit")["state"] == "invited"
    token = mail()
    guest = browser(app)
    invited = guest.post("/staff/v1/invitations/look", json={"token": token}).json
    assert (invited["name"], invited["least"]) == ("Lou Petit", 12)  # type: ignore[index]
    weak = guest.post("/staff/v1/invitations/accept", json={"token": token, "password": "azertyuiop12"})
    assert weak.json["errors"][0]["code"] == "password.common"  # type: ignore[index]
    entered = guest.post("/staff/v1/invitations/accept", json={"token": token, "password": GOOD})
    assert entered.json["staff"]["departments"] == [{"code": "eclairage", "name": "Éclairage public"}]  # type: ignore[index]
    assert guest.get("/api/v1/crew/reports").status_code == 200
    again = browser(app).post("/staff/v1/invitations/accept", json={"token": token, "password": GOOD})
    assert (again.status_code, again.json["code"]) == (410, "invite.expired")  # type: ignore[index]
    assert seen(admin, "Lou Petit")["state"] == "active"


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Delivers the one open invitation; its token as the mail carries it."""
    sent: list[Any] = []
    monkeypatch.setattr(email, "send", sent.append)

    def deliver() -> str:
        invite = db.session.scalars(select(StaffInvite.id).where(StaffInvite.used_at.is_(None))).one()
        invitations.deliver_invite(str(invite))
        found = re.search(r"/staff/invitation/(\S+)", sent[-1].text)
        assert found
        return found[1]

    return deliver


def test_an_invitation_is_good_for_two_days_and_a_new_one_ends_it(
    app: Flask, admin: FlaskClient, mail: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    person_id = admin.post("/staff/v1/people", json=LOU).json["id"]  # type: ignore[index]
    first = mail()
    assert admin.post(f"/staff/v1/people/{person_id}/invite").status_code == 204
    second = mail()
    look = "/staff/v1/invitations/look"
    assert browser(app).post(look, json={"token": first}).status_code == 410
    assert browser(app).post(look, json={"token": second}).status_code == 200
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(days=2, minutes=1))
    assert browser(app).post(look, json={"token": second}).status_code == 410


def test_manager_runs_their_departments_and_raises_nobody_above_themselves(
    head: FlaskClient, admin: FlaskClient, place: Town
) -> None:
    make.make_staff(place.row, "crew", departments=(place.desk,), name="Dédé Desk")
    crew = make.make_staff(place.row, "crew", departments=(place.lighting,), name="Luc Lampe")
    make.make_staff(place.row, "admin", departments=(place.lighting,), name="Zoé Chef")
    names = {one["name"]: one["may_change"] for one in head.get("/staff/v1/people").json["people"]}  # type: ignore[index]
    assert names == {"Luc Lampe": True, "Max Manager": False, "Zoé Chef": False}
    change = f"/staff/v1/people/{crew.id}"
    rights = {"name": "Luc Lampe", "role": "crew", "departments": ["eclairage"]}
    for wrong in ({"role": "admin"}, {"departments": ["accueil"]}, {"departments": []}):
        assert head.put(change, json={**rights, **wrong}).json["code"] == "person.above"  # type: ignore[index]
    assert head.put(change, json={**rights, "role": "agent"}).status_code == 204
    assert head.post("/staff/v1/people", json={**LOU, "role": "admin"}).status_code == 403
    chief = seen(admin, "Zoé Chef")["id"]
    assert head.post(f"/staff/v1/people/{chief}/disable").json["code"] == "person.above"  # type: ignore[index]


def test_disabling_ends_sessions_and_empties_the_round_at_once(app: Flask, admin: FlaskClient, place: Town) -> None:
    crew = make.make_staff(place.row, "crew", departments=(place.lighting,), name="Luc Lampe")
    report = place.report(assigned_to_id=crew.id)
    phone = browser(app, crew)
    assert phone.get("/api/v1/crew/reports").status_code == 200
    assert seen(admin, "Luc Lampe")["open_stops"] == 1
    assert admin.post(f"/staff/v1/people/{crew.id}/disable").json == {"stops": 1}
    assert phone.get("/api/v1/crew/reports").status_code == 401
    db.session.expire_all()
    kept = db.session.get_one(Report, (report.jurisdiction_id, report.id))
    assert (kept.assigned_to_id, kept.version) == (None, 2)
    assert db.session.scalars(select(StatusUpdate.kind).where(StatusUpdate.report_id == report.id)).all() == ["assign"]
    assert admin.post(f"/staff/v1/people/{crew.id}/enable").status_code == 204
    assert phone.get("/api/v1/crew/reports").status_code == 401


def test_the_last_admin_stays_and_nobody_changes_themselves(app: Flask, admin: FlaskClient, place: Town) -> None:
    own = seen(admin, "Ada Admin")["id"]
    assert admin.post(f"/staff/v1/people/{own}/disable").json["code"] == "person.self"  # type: ignore[index]
    other = make.make_staff(place.row, "admin", name="Zoé Chef")
    second = browser(app, other)
    assert second.post(f"/staff/v1/people/{own}/disable").status_code == 200
    rights = {"name": "Zoé Chef", "role": "agent", "departments": []}
    third = browser(app, make.make_staff(place.row, "manager"))
    assert third.put(f"/staff/v1/people/{other.id}", json=rights).json["code"] == "person.above"  # type: ignore[index]
    assert admin.get("/staff/v1/people").status_code == 401


def test_an_agent_kept_to_an_area_sees_only_what_lies_in_it(app: Flask, admin: FlaskClient, place: Town) -> None:
    north = make.make_area(place.row, code="nord", box=(3.0, 45.05, 3.1, 45.1))
    agent = make.make_staff(place.row, "agent", name="Noé Nord")
    inside = place.report(location=make.point(45.08, 3.05))
    place.report(location=make.point(45.02, 3.05))
    client = browser(app, agent)
    assert len(client.get("/staff/v1/reports").json["reports"]) == 2  # type: ignore[index]
    rights = {"name": "Noé Nord", "role": "agent", "departments": [], "areas": [north.id]}
    assert admin.put(f"/staff/v1/people/{agent.id}", json=rights).status_code == 204
    assert [one["public_id"] for one in client.get("/staff/v1/reports").json["reports"]] == [inside.public_id]  # type: ignore[index]
    refused = admin.put(f"/staff/v1/people/{agent.id}", json={**rights, "areas": [999_999]})
    assert refused.json["code"] == "area.unknown"  # type: ignore[index]
    assert db.session.scalars(select(StaffArea.area_id)).all() == [north.id]


def test_admin_takes_lost_factors_away_and_the_person_is_signed_out(
    app: Flask, admin: FlaskClient, place: Town
) -> None:
    person = make.make_staff(place.row, "agent", name="Ines")
    client = browser(app, person)
    client.post("/staff/v1/account/recovery-codes")
    assert admin.post(f"/staff/v1/people/{person.id}/forget-factors").status_code == 204
    assert client.get("/staff/v1/session").status_code == 401
