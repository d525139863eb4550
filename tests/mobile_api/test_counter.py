"""What an agent's assisted entry asks: recorded with who entered it, remembered by nobody's device, exactly once."""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from app.actions import tokens
from app.core.extensions import db
from app.models import AuditEntry, Department, Jurisdiction, Notification, Report, Reporter, Service
from tests import factories as make
from tests.signing_in import sign_in

ENTRIES = "/api/v1/counter/reports"
DEVICE = {"X-Device": "the-device-of-the-town-halls-counter-0000"}


@dataclass
class Desk:
    row: Jurisdiction
    lighting: Department
    lamp: Service
    agent_id: uuid.UUID


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> Desk:
    row = make.make_jurisdiction()
    lighting = make.make_department(row, "eclairage", is_fallback=True)
    agent = make.make_staff(row, "agent", name="Nadia Ferhat")
    agent_id = agent.id
    sign_in(client, agent)
    return Desk(row, lighting, make.make_service(row), agent_id)


def entry(**values: Any) -> dict[str, Any]:
    latitude, longitude = make.CENTRE
    return {
        "id": str(uuid.uuid4()),
        "service_code": "lampadaire",
        "latitude": latitude,
        "longitude": longitude,
        "locale": "fr",
        "source": "counter",
    } | values


def stored(answer: Any) -> Report:
    assert answer.status_code == 201, answer.text
    report = db.session.scalars(select(Report).where(Report.public_id == answer.json["public_id"])).one()
    db.session.refresh(report)
    return report


@pytest.mark.parametrize("source", ["counter", "telephone", "meeting"])
def test_agent_enters_a_report_that_says_how_and_by_whom(client, desk, source):
    answer = client.post(ENTRIES, json=entry(source=source), headers=DEVICE)
    report = stored(answer)
    assert (report.source, report.device_hash, report.reporter_id) == (source, None, None)
    assert answer.json["source"] == source
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == str(report.id))).one()
    assert (line.actor_kind, line.staff_id) == ("staff", desk.agent_id)
    assert line.detail["source"] == source
    assert line.detail["consent"] is False


def test_agent_enters_a_contact_only_with_the_persons_consent(client, desk):
    contact = {"email": "lise@exemple.fr", "name": "Lise Caron"}
    refused = client.post(ENTRIES, json=entry(contact=contact), headers=DEVICE)
    assert refused.status_code == 422
    assert [error["code"] for error in refused.json["errors"]] == ["contact.consent_missing"]
    assert db.session.scalars(select(Report)).all() == []

    answer = client.post(ENTRIES, json=entry(contact=contact, consent=True), headers=DEVICE)
    report = stored(answer)
    assert answer.json["email_pending_confirmation"] is True
    person = db.session.get(Reporter, (report.jurisdiction_id, report.reporter_id))
    assert (person.email, person.device_hash) == ("lise@exemple.fr", None)
    assert db.session.scalars(select(Notification).where(Notification.report_id == report.id)).one()


def test_agent_enters_two_people_by_telephone_who_stay_two_people(client, desk):
    first = client.post(ENTRIES, json=entry(contact={"phone": "04 66 00 00 01"}, consent=True), headers=DEVICE)
    second = client.post(ENTRIES, json=entry(contact={"phone": "04 66 00 00 02"}, consent=True), headers=DEVICE)
    assert stored(first).reporter_id != stored(second).reporter_id
    assert client.get("/api/v1/me/reports", headers=DEVICE).json["reports"] == []


def test_agent_repeats_an_entry_and_it_counts_once(client, desk):
    told = entry()
    first = client.post(ENTRIES, json=told, headers=DEVICE)
    again = client.post(ENTRIES, json=told, headers=DEVICE)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert first.json == again.json
    assert len(db.session.scalars(select(Report)).all()) == 1


def test_agent_sends_the_photos_of_the_counters_device_and_of_no_other(client, desk):
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(picture, "JPEG")
    ours, theirs = uuid.uuid4(), uuid.uuid4()
    for photo, device in ((ours, DEVICE), (theirs, {"X-Device": "a-telephone-in-somebody-elses-pocket-00"})):
        sent = client.put(
            f"/api/v1/photos/{photo}", data=picture.getvalue(), headers={"Content-Type": "image/jpeg"} | device
        )
        assert sent.status_code == 201, sent.text
    assert client.post(ENTRIES, json=entry(photo_ids=[str(ours)]), headers=DEVICE).status_code == 201
    refused = client.post(ENTRIES, json=entry(photo_ids=[str(theirs)]), headers=DEVICE)
    assert refused.status_code >= 400, refused.text
    assert refused.json["code"] == "photo.unknown"


def test_colleague_sends_what_another_took_and_both_are_recorded(client, desk):
    taker_id = str(make.make_staff(desk.row, "agent", name="Paul Serre").id)
    report = stored(client.post(ENTRIES, json=entry(taken_by=taker_id), headers=DEVICE))
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == str(report.id))).one()
    assert (line.staff_id, line.detail["taken_by"]) == (desk.agent_id, taker_id)
    unknown = client.post(ENTRIES, json=entry(taken_by=str(uuid.uuid4())), headers=DEVICE)
    assert unknown.status_code == 422


def test_agent_is_told_when_the_place_is_another_towns(client, desk):
    make.make_jurisdiction("voisine", west=4.0, south=45.0, name="Voisine")
    answer = client.post(ENTRIES, json=entry(latitude=45.05, longitude=4.05), headers=DEVICE)
    assert (answer.status_code, answer.json["code"]) == (422, "place.other_town")
    assert "Voisine" in answer.json["detail"]


def test_agent_reads_the_days_receipts_of_their_own_in_each_persons_language(client, app, desk):
    english = client.post(ENTRIES, json=entry(locale="en"), headers=DEVICE)
    assert english.json["status_label"] == "Received"
    other = app.test_client()
    sign_in(other, make.make_staff(desk.row, "agent", name="Paul Serre"))
    stored(other.post(ENTRIES, json=entry(), headers=DEVICE))
    listed = client.get(ENTRIES).json["entries"]
    assert [one["public_id"] for one in listed] == [english.json["public_id"]]
    assert listed[0] == english.json


def test_resident_scans_a_provisional_receipt_and_is_led_to_the_report(client, desk, tmp_path, monkeypatch):
    told = entry()
    report = stored(client.post(ENTRIES, json=told, headers=DEVICE))
    led = client.get(f"/recu/{told['id']}")
    assert (led.status_code, led.location) == (302, f"/suivi/{report.public_id}")
    sent_by_phone = client.post(
        "/api/v1/reports", json={**entry(), "source": "counter"}, headers={"X-Device": "a-telephone-of-a-resident-000"}
    )
    assert stored(sent_by_phone).source == "app"
    assert client.get(f"/recu/{sent_by_phone.json['id']}").status_code != 302


def test_holder_of_the_receipt_follows_with_its_key(client, desk):
    answer = client.post(ENTRIES, json=entry(), headers=DEVICE)
    report = stored(answer)
    assert answer.json["follow_token"] == tokens.follow_token(report)
    assert answer.json["follow_url"].endswith(f"?jeton={answer.json['follow_token']}")


def told(report: Report) -> str:
    return f"/api/v1/counter/reports/{report.public_id}/join"


def test_agent_adds_a_voice_for_each_person_once(client, desk):
    report = stored(client.post(ENTRIES, json=entry(), headers=DEVICE))
    voice = {"id": str(uuid.uuid4()), "source": "telephone", "locale": "fr", "note": "Celui du coin"}
    for _ in range(2):
        answer = client.post(told(report), json=voice, headers=DEVICE)
        assert answer.status_code == 201, answer.text
    assert answer.json["follower_count"] == 1
    other = client.post(told(report), json=voice | {"id": str(uuid.uuid4())}, headers=DEVICE)
    assert (other.json["public_id"], other.json["follower_count"]) == (report.public_id, 2)
    lines = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "report.joined")).all()
    assert [(line.staff_id, line.detail["source"], line.detail["consent"]) for line in lines] == [
        (desk.agent_id, "telephone", False)
    ] * 2
    assert db.session.scalars(select(Reporter.device_hash)).all() == [None, None]


def test_person_at_the_counter_is_asked_by_mail_before_anything_else_is_written(client, desk):
    report = stored(client.post(ENTRIES, json=entry(), headers=DEVICE))
    voice = {
        "id": str(uuid.uuid4()),
        "source": "counter",
        "locale": "fr",
        "contact": {"email": "lise@exemple.fr", "name": "Lise Caron"},
    }
    refused = client.post(told(report), json=voice, headers=DEVICE)
    assert [error["code"] for error in refused.json["errors"]] == ["contact.consent_missing"]
    answer = client.post(told(report), json=voice | {"consent": True}, headers=DEVICE)
    assert (answer.json["follower_count"], answer.json["email_pending_confirmation"]) == (1, True)
    person = db.session.scalars(select(Reporter)).one()
    assert (person.email, person.name, person.device_hash) == ("lise@exemple.fr", "Lise Caron", None)
    assert db.session.scalars(select(Notification.event)).all() == ["contact.follow"]
    again = client.post(told(report), json=voice | {"id": str(uuid.uuid4()), "consent": True}, headers=DEVICE)
    assert again.json["follower_count"] == 1, "the same address is the same person"
