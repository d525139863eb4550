"""Handing a report to an outside body by a link, from the desk's side and from the body's."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from app.actions import interventions, outbox, tokens
from app.actions.intervention_letters import deliver_link_mail, deliver_news
from app.channels import email
from app.core import clock
from app.core.extensions import db
from app.models import AuditEntry, Intervention, Notification, OutboxRow, Photo, Report, StatusUpdate
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ROOT = "/staff/v1"
DEVICE = {"X-Device": "the-secret-of-a-contractors-phone"}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[email.Email]:
    """The mails that were handed to the mail server."""
    mails: list[email.Email] = []
    monkeypatch.setattr(email, "send", mails.append)
    return mails


def hand_over(desk: FlaskClient, report: Report, body_id: int, **values: Any) -> Any:
    told = {"id": str(uuid.uuid4()), "body_id": body_id, "message": "Le portillon est code 4B."} | values
    return desk.post(f"{ROOT}/reports/{report.id}/interventions", json=told)


def step(client: FlaskClient, one: Intervention, name: str, **values: Any) -> Any:
    body = {"id": str(uuid.uuid4()), "step": name} | values
    headers = {"X-Intervention": tokens.intervention_token(one.id), **DEVICE}
    return client.post("/api/v1/intervention", json=body, headers=headers)


def send_photo(client: FlaskClient) -> str:
    picture, name = io.BytesIO(), str(uuid.uuid4())
    Image.new("RGB", (32, 24), "green").save(picture, "JPEG")
    headers = {"Content-Type": "image/jpeg", **DEVICE}
    assert client.put(f"/api/v1/photos/{name}", data=picture.getvalue(), headers=headers).status_code == 201
    return name


def rows_of(kind: str) -> list[OutboxRow]:
    return list(db.session.scalars(select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id)))


def stranger(desk: FlaskClient) -> FlaskClient:
    return desk.application.test_client()


def again(row: Any) -> Any:
    db.session.expire_all()
    return db.session.get_one(type(row), (row.jurisdiction_id, row.id))


def test_agent_hands_a_report_over_and_the_body_is_mailed_its_link(
    desk: FlaskClient, place: Town, sent: list[email.Email]
) -> None:
    report = place.report(address="3 rue des Tilleuls")
    body = make.make_outside_body(place.row)
    name = str(uuid.uuid4())
    first, repeat = (hand_over(desk, report, body.id, id=name) for _ in range(2))
    assert (first.status_code, repeat.status_code) == (201, 201)
    (one,) = first.json["interventions"]
    assert (one["state"], one["body"], one["sent_by"]) == ("sent", "Lumen SARL", "Aline Agent")
    (row,) = rows_of(outbox.INTERVENTION_MAIL)
    deliver_link_mail(row.subject_id)
    (mail,) = sent
    assert mail.recipient == "chantier@lumen.example"
    assert "Le portillon est code 4B." in mail.text
    token = tokens.intervention_token(uuid.UUID(name))
    assert f"/intervention/{token}" in mail.text
    stored = db.session.connection().exec_driver_sql("select i::text from interventions i").scalars().all()
    assert token.partition(".")[2] not in "".join(stored)
    assert again(report).status == "received"


def test_second_link_of_the_same_body_is_refused(desk: FlaskClient, place: Town) -> None:
    report, body = place.report(), make.make_outside_body(place.row)
    assert hand_over(desk, report, body.id).status_code == 201
    refused = hand_over(desk, report, body.id)
    assert (refused.status_code, refused.json["code"]) == (409, "intervention.open")
    assert hand_over(desk, report, make.make_outside_body(place.row, name="Autre").id).status_code == 201


def test_bodies_meant_for_the_service_and_quarter_come_first(desk: FlaskClient, place: Town) -> None:
    quarter = make.make_area(place.row, code="centre", box=(3.0, 45.0, 3.1, 45.1))
    make.make_outside_body(place.row, name="Agence", service_codes=["dechets"])
    make.make_outside_body(place.row, name="Zénith", service_codes=["lampadaire"], area_codes=["centre"])
    make.make_outside_body(place.row, name="Partie", is_active=False)
    report = place.report(area_id=quarter.id)
    bodies = desk.get(f"{ROOT}/reports/{report.id}/interventions").json["bodies"]  # type: ignore[index]
    assert [(body["name"], body["fits"]) for body in bodies] == [("Zénith", True), ("Agence", False)]


def test_body_sees_what_is_public_and_the_agents_words_and_nothing_else(desk: FlaskClient, place: Town) -> None:
    person = make.make_reporter(place.row, "habitante@exemple.fr", name="Hélène Habitante", phone="06 12 34 56 78")
    report = place.report(reporter_id=person.id, description="Éteint, appelez le 06 12 34 56 78")
    shown = make.make_photo(report, state="ready", copies={"800": {"key": "k" * 50, "width": 8, "height": 8}})
    make.make_photo(report, state="held")
    one = make.make_intervention(report, place.agent)
    answer = stranger(desk).get("/api/v1/intervention", headers={"X-Intervention": tokens.intervention_token(one.id)})
    assert answer.status_code == 200
    assert answer.json["message"] == "À remplacer cette semaine, merci."  # type: ignore[index]
    assert [photo["id"] for photo in answer.json["photos"]] == [str(shown.id)]  # type: ignore[index]
    assert "06 12" not in answer.text
    assert "Hélène" not in answer.text
    assert "habitante" not in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert again(one).updated_at == one.updated_at


def test_words_and_photos_of_a_private_report_stay_with_the_town(desk: FlaskClient, place: Town) -> None:
    report = place.report(is_private=True, description="Devant chez la voisine")
    make.make_photo(report, state="ready", copies={"800": {"key": "k" * 50, "width": 8, "height": 8}})
    one = make.make_intervention(report, place.agent)
    job = stranger(desk).get("/api/v1/intervention", headers={"X-Intervention": tokens.intervention_token(one.id)})
    assert (job.json["description"], job.json["photos"]) == (None, [])  # type: ignore[index]


def test_body_takes_on_with_a_date_and_the_visit_is_planned(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    one = make.make_intervention(report, place.agent)
    when = (clock.now() + timedelta(days=2)).isoformat()
    answer = step(stranger(desk), one, "taken", planned_at=when)
    assert (answer.status_code, answer.json["state"]) == (200, "taken")
    fresh = again(report)
    assert (fresh.status, fresh.version) == ("scheduled", 3)
    kinds = [(line["kind"], line["by"]) for line in desk.get(f"{ROOT}/reports/{report.id}").json["timeline"]]  # type: ignore[index]
    assert kinds == [("status", "Lumen SARL"), ("note", "Lumen SARL")]
    public = stranger(desk).get(f"/api/v1/reports/{report.public_id}")
    assert "Lumen" not in public.text


def test_done_with_a_photo_waits_for_the_agent_who_accepts_it(
    desk: FlaskClient, place: Town, sent: list[email.Email]
) -> None:
    person = make.make_reporter(place.row, "habitante@exemple.fr")
    report = place.report(reporter_id=person.id)
    make.make_subscription(report, person)
    one = make.make_intervention(report, place.agent)
    browser = stranger(desk)
    photo = send_photo(browser)
    name = str(uuid.uuid4())
    first, repeat = (step(browser, one, "done", id=name, photo_ids=[photo], text="Ballast changé") for _ in range(2))
    assert (first.status_code, repeat.status_code, repeat.json["state"]) == (200, 200, "done")
    assert again(report).closed_at is None
    (row,) = rows_of(outbox.INTERVENTION_NEWS)
    deliver_news(row.subject_id)
    (mail,) = sent
    assert mail.recipient == place.agent.email
    assert "Ballast changé" in mail.text
    assert f"?report={report.public_id}" in mail.text
    accepted = desk.post(f"{ROOT}/interventions/{one.id}/accept")
    assert accepted.status_code == 200, accepted.json
    assert (again(report).status, again(one).state) == ("resolved", "accepted")
    assert db.session.get_one(Photo, uuid.UUID(photo)).role == "after"
    told = db.session.scalars(select(Notification.event).where(Notification.report_id == report.id)).all()
    assert told == ["report.resolved"]
    assert desk.post(f"{ROOT}/interventions/{one.id}/accept").status_code == 200


def test_body_that_may_close_closes_the_report_with_its_photo(desk: FlaskClient, place: Town) -> None:
    report = place.report(status="in_progress")
    one = make.make_intervention(report, place.agent, make.make_outside_body(place.row, may_close=True))
    browser = stranger(desk)
    photo = send_photo(browser)
    assert step(browser, one, "done", photo_ids=[photo]).json["state"] == "accepted"
    fresh = again(report)
    assert (fresh.status, fresh.closed_at is None) == ("resolved", False)
    assert db.session.get_one(Photo, uuid.UUID(photo)).role == "after"
    entry = db.session.scalars(
        select(StatusUpdate).where(StatusUpdate.status == "resolved", StatusUpdate.is_public)
    ).one()
    assert (entry.actor_kind, entry.staff_id, entry.detail["outside"]) == ("system", None, "Lumen SARL")


def test_done_without_photo_or_reason_is_refused_and_nothing_changes(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    one = make.make_intervention(report, place.agent)
    refused = step(stranger(desk), one, "done")
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, "need.photo_or_reason")
    assert step(stranger(desk), one, "done", reason_code="done_remotely").status_code == 200
    over = step(stranger(desk), one, "declined", reason_code="not_ours")
    assert (over.status_code, over.json["code"]) == (409, "intervention.over")


def test_body_declines_with_a_reason_and_is_asked_again(
    desk: FlaskClient, place: Town, sent: list[email.Email]
) -> None:
    one = make.make_intervention(place.report(), place.agent)
    assert step(stranger(desk), one, "declined").json["errors"][0]["code"] == "need.reason"
    assert step(stranger(desk), one, "declined", reason_code="other").json["errors"][0]["code"] == "need.note"
    assert step(stranger(desk), one, "declined", reason_code="not_ours").json["state"] == "declined"
    back = desk.post(f"{ROOT}/interventions/{one.id}/send-back", json={"text": "C’est bien votre mât, n° 12."})
    assert back.json["interventions"][0]["state"] == "sent"  # type: ignore[index]
    deliver_link_mail(rows_of(outbox.INTERVENTION_MAIL)[-1].subject_id)
    assert "n° 12" in sent[-1].text


def test_photo_of_somebody_else_is_not_taken(desk: FlaskClient, place: Town) -> None:
    one = make.make_intervention(place.report(), place.agent)
    theirs = make.make_photo(device_hash=tokens.device_hash("another-phones-secret-of-its-own"))
    refused = step(stranger(desk), one, "done", photo_ids=[str(theirs.id)])
    assert (refused.status_code, refused.json["code"]) == (422, "photo.unknown")
    assert again(one).state == "sent"


@pytest.mark.parametrize("token", ["", "x", "forged.token", "é.é"])
def test_forged_link_opens_nothing(desk: FlaskClient, place: Town, token: str) -> None:
    answer = stranger(desk).get("/api/v1/intervention", headers={"X-Intervention": token})
    assert (answer.status_code, answer.json["code"]) == (403, "token.invalid")  # type: ignore[index]


def test_expired_and_withdrawn_links_say_so(desk: FlaskClient, place: Town, sent: list[email.Email]) -> None:
    late = make.make_intervention(place.report(), place.agent, expires_at=clock.now() - timedelta(minutes=1))
    gone = make.make_intervention(place.report(), place.agent)
    assert desk.post(f"{ROOT}/interventions/{gone.id}/revoke").status_code == 200
    assert desk.post(f"{ROOT}/interventions/{gone.id}/revoke").status_code == 200
    (row,) = rows_of(outbox.INTERVENTION_MAIL)
    deliver_link_mail(row.subject_id)
    assert "plus rien à faire" in sent[0].text
    for one, code in ((late, "intervention.expired"), (gone, "intervention.revoked")):
        headers = {"X-Intervention": tokens.intervention_token(one.id)}
        seen = stranger(desk).get("/api/v1/intervention", headers=headers)
        assert (seen.status_code, seen.json["code"]) == (410, code)  # type: ignore[index]
        assert step(stranger(desk), one, "answered", text="Bonjour").status_code == 410
    assert desk.post(f"{ROOT}/interventions/{late.id}/renew", json={"days": 7}).status_code == 200
    assert step(stranger(desk), late, "answered", text="Bonjour").status_code == 200


def test_body_is_reminded_once_before_its_link_ends(place: Town, sent: list[email.Email]) -> None:
    soon = clock.now() + timedelta(days=3)
    one = make.make_intervention(place.report(), place.agent, expires_at=soon)
    make.make_intervention(place.report(), place.agent, expires_at=soon, state="done")
    make.make_intervention(place.report(status="resolved", closed_at=clock.now()), place.agent, expires_at=soon)
    make.make_intervention(place.report(), place.agent)
    assert (interventions.remind_bodies(), interventions.remind_bodies()) == (1, 0)
    (row,) = rows_of(outbox.INTERVENTION_MAIL)
    deliver_link_mail(row.subject_id)
    assert "expire le" in sent[0].subject
    assert str(one.id) in row.subject_id
    entries = db.session.scalars(select(AuditEntry.action)).all()
    assert entries == ["intervention.reminded"]


def test_mail_about_a_link_that_was_answered_meanwhile_is_not_sent(place: Town, sent: list[email.Email]) -> None:
    one = make.make_intervention(place.report(), place.agent, state="done")
    deliver_link_mail(f"{one.id}:reminder:1")
    assert sent == []


def test_manager_edits_the_list_of_bodies_and_an_agent_reads_it(client: FlaskClient, place: Town) -> None:
    sign_in(client, make.make_staff(place.row, "manager"))
    values = {"name": "Enedis", "email": "depannage@enedis.example", "service_codes": ["lampadaire"]}
    added = client.post(f"{ROOT}/outside-bodies", json=values)
    assert added.status_code == 201
    path = f"{ROOT}/outside-bodies/{added.json['id']}"  # type: ignore[index]
    changed = client.put(path, json=values | {"may_close": True, "is_active": False})
    assert (changed.json["may_close"], changed.json["is_active"]) == (True, False)  # type: ignore[index]
    for wrong in ({"service_codes": ["rien"]}, {"area_codes": ["rien"]}, {"email": "pas une adresse"}, {"name": " "}):
        assert client.put(path, json=values | wrong).status_code == 422, wrong
    assert client.put(f"{ROOT}/outside-bodies/99999", json=values).status_code == 422
    assert [body["name"] for body in client.get(f"{ROOT}/outside-bodies").json["bodies"]] == ["Enedis"]  # type: ignore[index]
