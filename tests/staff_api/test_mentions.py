"""Colleagues called in a note: found by their name, shown by the bell, mailed if they want, only who may read it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import mentions
from app.channels import email
from app.core.extensions import db
from app.models import Mention, OutboxRow, Staff
from tests import factories as make
from tests.signing_in import from_our_pages, sign_in
from tests.staff_api.conftest import Town
from tests.staff_api.test_panel import act


def note(desk: FlaskClient, report: Any, text: str, version: int = 1) -> Any:
    return act(desk, report, "notes", {"text": text, "is_public": False}, version)


def browser_of(app: Flask, person: Staff) -> FlaskClient:
    client = app.test_client()
    from_our_pages(client)
    sign_in(client, person)
    return client


@pytest.fixture
def karim(place: Town) -> Staff:
    return make.make_staff(place.row, "agent", departments=(place.lighting,), name="Karim Benali")


def test_colleague_named_in_a_note_sees_the_bell(app: Flask, desk: FlaskClient, place: Town, karim: Staff) -> None:
    report = place.report()
    assert note(desk, report, "@Karim Benali, peux-tu voir ? et @karim benali.").status_code == 200
    client = browser_of(app, karim)
    shown = client.get("/staff/v1/mentions").json
    assert shown["unread"] == 1
    assert shown["calls"][0]["by"] == "Aline Agent"
    assert shown["calls"][0]["public_id"] == report.public_id
    assert client.post("/staff/v1/mentions/read", json={"public_id": report.public_id}).json == {"unread": 0}
    assert client.get("/staff/v1/mentions").json["calls"][0]["is_read"] is True


def test_colleague_is_mailed_once_unless_they_read_it_first(
    app: Flask, desk: FlaskClient, place: Town, karim: Staff, monkeypatch: Any
) -> None:
    sent: list[email.Email] = []
    monkeypatch.setattr(email, "send", sent.append)
    note(desk, place.report(), "@Karim Benali : le portail est fermé")
    row = db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "mention.mail")).one()
    mentions.deliver_call(row.subject_id)
    assert sent[0].recipient == karim.email
    assert "> @Karim Benali : le portail est fermé".replace(" :", "\u00a0:") in sent[0].text
    browser_of(app, karim).post("/staff/v1/mentions/read", json={})
    mentions.deliver_call(row.subject_id)
    assert len(sent) == 1


def test_colleague_who_wants_no_mail_gets_the_bell_alone(
    app: Flask, desk: FlaskClient, place: Town, karim: Staff
) -> None:
    assert browser_of(app, karim).put("/staff/v1/mentions/mail", json={"wants_mail": False}).status_code == 204
    note(desk, place.report(), "@Karim Benali")
    assert db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "mention.mail")).all() == []
    assert len(db.session.scalars(select(Mention)).all()) == 1


def test_nobody_is_called_to_a_report_they_may_not_see(desk: FlaskClient, place: Town) -> None:
    make.make_staff(place.row, "agent", departments=(place.desk,), name="Zoé Ailleurs")
    report = place.report()
    note(desk, report, "@Zoé Ailleurs regarde")
    assert db.session.scalars(select(Mention)).all() == []
    names = [one["name"] for one in desk.get(f"/staff/v1/reports/{report.id}/nameable").json["people"]]
    assert "Zoé Ailleurs" not in names


def test_agent_does_not_call_themselves_nor_anybody_in_public(desk: FlaskClient, place: Town, karim: Staff) -> None:
    report = place.report()
    note(desk, report, "@Aline Agent")
    act(desk, report, "notes", {"text": "Vu avec @Karim Benali", "is_public": True}, 2)
    assert db.session.scalars(select(Mention)).all() == []


def test_the_longest_name_is_meant() -> None:
    people = [Staff(id=n, name=name) for n, name in enumerate(["Anne", "Anne Martin", "Anne Martineau"])]
    assert [one.name for one in mentions.find_named("@Anne Martineau et @Anne, pas anne@martin.fr", people)] == [
        "Anne Martineau",
        "Anne",
    ]
