"""A report sent from a phone: accepted once, routed, shown, followed, contested."""

from __future__ import annotations

import io
import threading
import uuid
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import func, select, text

from app.actions.report_changes import StatusChange, change_status
from app.core import clock
from app.models import AuditEntry, OutboxRow, Photo, Report, Reporter, StatusUpdate, Subscription
from tests import factories as make

DEVICE = {"X-Device": "a-phone-secret-of-enough-length"}
OTHER_DEVICE = {"X-Device": "another-phone-secret-of-length"}


@pytest.fixture
def town(app):
    town = make.make_jurisdiction()
    desk = make.make_department(town, "accueil", is_fallback=True)
    lighting = make.make_department(town, "eclairage", name={"fr": "Éclairage public", "en": "Street lighting"})
    service = make.make_service(town, asset_layer="street_lamp")
    make.make_rule(town, lighting, service=service)
    town.desk, town.lighting, town.service = desk, lighting, service
    return town


def body(**values):
    latitude, longitude = make.CENTRE
    return {
        "id": str(uuid.uuid4()),
        "service_code": "lampadaire",
        "latitude": latitude,
        "longitude": longitude,
    } | values


def jpeg(colour="red"):
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


def send(client, payload, headers=DEVICE):
    return client.post("/api/v1/reports", json=payload, headers=headers)


def test_resident_sends_a_report_and_learns_who_has_it(client, town, session):
    answer = send(client, body(description="Éteint depuis jeudi"))
    assert answer.status_code == 201
    receipt = answer.json
    assert receipt["public_id"].startswith("RC-")
    assert receipt["department"]["name"] == "Éclairage public"
    assert receipt["why"]["code"] == "service_rule"
    assert receipt["town"] == "carreville"
    assert session.scalar(select(func.count()).select_from(StatusUpdate)) == 1
    assert session.scalar(select(func.count()).select_from(AuditEntry)) == 1
    assert session.scalar(select(func.count()).select_from(OutboxRow)) == 0
    assert session.scalar(select(func.count()).select_from(Reporter)) == 0


def test_resident_repeats_a_submission_and_gets_the_same_answer(client, town, session):
    payload = body()
    first, second = send(client, payload), send(client, payload)
    assert second.status_code == 201
    assert second.headers["Idempotency-Replayed"] == "true"
    assert first.json == second.json
    assert session.scalar(select(func.count()).select_from(Report)) == 1


def test_resident_reuses_an_id_for_another_report_and_is_refused(client, town):
    payload = body()
    send(client, payload)
    answer = send(client, payload | {"description": "autre chose"})
    assert answer.status_code == 409
    assert answer.json["code"] == "report.id_reused"
    assert answer.content_type == "application/problem+json"


def test_same_report_sent_by_many_at_once_is_created_once(app, town, session):
    payload, answers = body(), []

    def post():
        answers.append(send(app.test_client(), payload))

    threads = [threading.Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json["public_id"] for answer in answers}) == 1
    assert session.scalar(select(func.count()).select_from(Report)) == 1


def test_report_outside_every_town_is_refused_with_the_nearest_one(client, town):
    answer = send(client, body(latitude=45.05, longitude=3.2))
    assert answer.status_code == 422
    assert answer.json["code"] == "place.outside"
    assert answer.json["nearest"]["town"] == "carreville"
    assert 7_000 < answer.json["nearest"]["distance_m"] < 8_500
    assert "Carreville" in answer.json["detail"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"latitude": 91}, "latitude"),
        ({"longitude": "est"}, "longitude"),
        ({"id": "1"}, "id"),
        ({"description": "x" * 2001}, "description"),
        ({"description": "nul\x00"}, "description"),
        ({"contact": {"email": "pas-une-adresse"}}, "contact.email"),
        ({"photo_ids": [str(uuid.uuid4())] * 6}, "photo_ids"),
    ],
)
def test_bad_field_is_named(client, town, change, field):
    answer = send(client, body(**change))
    assert answer.status_code == 422
    assert answer.json["code"] == "validation.failed"
    assert field in {error["field"] for error in answer.json["errors"]}


def test_unknown_service_photo_and_department_are_refused(client, town, session):
    assert send(client, body(service_code="dragon")).json["code"] == "service.unknown"
    assert send(client, body(photo_ids=[str(uuid.uuid4())])).json["code"] == "photo.unknown"
    assert send(client, body(department_code="accueil")).json["code"] == "department.unknown"
    assert session.scalar(select(func.count()).select_from(Report)) == 0


def test_not_json_is_refused_kindly(client, town):
    answer = client.post("/api/v1/reports", data=b"{", content_type="application/json")
    assert answer.status_code == 400
    assert answer.json["code"] == "request.malformed"


def test_required_answer_missing_is_named_in_the_callers_language(client, town, session):
    town.service.questions = [
        {
            "code": "nombre",
            "order": 1,
            "datatype": "number",
            "is_required": True,
            "label": {"fr": "Combien ?", "en": "How many?"},
        }
    ]
    session.commit()
    answer = client.post("/api/v1/reports?lang=en", json=body(), headers=DEVICE)
    assert answer.json["errors"] == [
        {"field": "answers.nombre", "code": "answer.missing", "message": "An answer to “How many?” is missing."}
    ]
    assert send(client, body(answers={"nombre": "beaucoup"})).json["errors"][0]["code"] == "answer.invalid"
    assert send(client, body(answers={"nombre": 3})).status_code == 201


def test_report_with_photo_queues_its_processing_in_the_same_transaction(client, town, session):
    photo_id = str(uuid.uuid4())
    put = client.put(f"/api/v1/photos/{photo_id}", data=jpeg(), content_type="image/jpeg", headers=DEVICE)
    assert put.status_code == 201
    answer = send(client, body(photo_ids=[photo_id]))
    assert answer.status_code == 201
    assert session.scalars(select(OutboxRow.subject_id)).all() == [photo_id]
    view = client.get(f"/api/v1/reports/{answer.json['public_id']}").json
    assert view["photos"][0]["state"] == "pending"
    assert view["photos"][0]["urls"] == {}


def test_photo_of_another_phone_cannot_be_claimed(client, town):
    photo_id = str(uuid.uuid4())
    client.put(f"/api/v1/photos/{photo_id}", data=jpeg(), content_type="image/jpeg", headers=OTHER_DEVICE)
    assert send(client, body(photo_ids=[photo_id])).json["code"] == "photo.unknown"


def test_simple_client_sends_everything_in_one_multipart_request_twice(client, town, session):
    def post():
        fields = {
            "id": str(report_id),
            "service_code": "lampadaire",
            "latitude": "45.05",
            "longitude": "3.05",
            "description": "À 5 m de l’école",
            "email": "",
            "photos": [(io.BytesIO(jpeg()), "a.jpg"), (io.BytesIO(jpeg("blue")), "b.jpg")],
        }
        return client.post("/api/v1/reports", data=fields, content_type="multipart/form-data")

    report_id = uuid.uuid4()
    first, second = post(), post()
    assert first.status_code == 201, first.json
    assert second.headers["Idempotency-Replayed"] == "true"
    assert session.scalar(select(func.count()).select_from(Photo)) == 2
    assert session.scalars(select(Report.description)).one() == "À 5 m de l’école"


def test_new_address_gets_one_confirmation_and_nothing_else(client, town, session):
    for _ in range(2):
        answer = send(client, body(contact={"email": "Anne@exemple.fr"}))
        assert answer.json["email_pending_confirmation"] is True
    events = session.scalars(text("select event from notifications")).all()
    assert events == ["contact.unconfirmed"]
    assert session.scalar(select(func.count()).select_from(Subscription)) == 2
    assert session.scalar(select(func.count()).select_from(Reporter)) == 1


def test_confirmed_address_gets_the_receipt(client, town, session):
    make.make_reporter(town, "anne@exemple.fr")
    answer = send(client, body(contact={"email": "anne@exemple.fr"}))
    assert answer.json["email_pending_confirmation"] is True, "nobody learns here whether an address is confirmed"
    assert session.scalars(text("select event from notifications")).all() == ["report.submitted"]


def test_public_view_hides_the_sender_and_the_token_shows_them_masked(client, town):
    receipt = send(
        client, body(contact={"email": "anne@exemple.fr", "phone": "0612345678", "name": "Anne Martin"})
    ).json
    public = client.get(f"/api/v1/reports/{receipt['public_id'].lower()}")
    assert public.status_code == 200
    assert public.json["mine"] is None
    assert not any(secret in public.text for secret in ("exemple.fr", "0612345678", "Martin"))
    mine = client.get(f"/api/v1/reports/{receipt['public_id']}?token={receipt['follow_token']}").json["mine"]
    assert mine == {"is_reporter": True, "email_masked": "a***@exemple.fr", "email_confirmed": False}


def test_private_report_is_not_found_without_its_token(client, town, session):
    town.service.is_private = True
    session.commit()
    receipt = send(client, body()).json
    address = f"/api/v1/reports/{receipt['public_id']}"
    assert client.get(address).status_code == 404
    assert client.get(f"{address}?token=faux").status_code == 404
    assert client.get(f"{address}?token={receipt['follow_token']}").status_code == 200
    assert client.post(f"{address}/follow", json={"joins": True}, headers=OTHER_DEVICE).status_code == 404


def test_token_of_another_report_is_refused(client, town):
    one, other = send(client, body()).json, send(client, body()).json
    answer = client.get(f"/api/v1/reports/{one['public_id']}?token={other['follow_token']}")
    assert answer.json["code"] == "token.invalid"


def test_neighbour_joins_once_and_can_leave(client, town, session):
    receipt = send(client, body()).json
    address = f"/api/v1/reports/{receipt['public_id']}"
    first = client.post(f"{address}/follow", json={"joins": True}, headers=OTHER_DEVICE)
    again = client.post(f"{address}/follow", json={"joins": True}, headers=OTHER_DEVICE)
    assert first.status_code == again.status_code == 201
    assert first.json == again.json
    assert first.json["follower_count"] == 1
    token = first.json["follow_token"]
    assert client.post(f"{address}/unfollow", json={"token": token}).status_code == 204
    assert client.post(f"{address}/unfollow", json={"token": token}).status_code == 204
    assert client.get(address).json["follower_count"] == 0


def test_follow_without_address_or_phone_is_refused(client, town):
    receipt = send(client, body()).json
    answer = client.post(f"/api/v1/reports/{receipt['public_id']}/follow", json={})
    assert answer.status_code == 422


def test_sender_finds_their_reports_again_on_the_same_phone_only(client, town):
    receipt = send(client, body()).json
    found = client.get("/api/v1/me/reports", headers=DEVICE).json["reports"]
    assert [report["public_id"] for report in found] == [receipt["public_id"]]
    assert found[0]["follow_token"] == receipt["follow_token"]
    assert client.get("/api/v1/me/reports", headers=OTHER_DEVICE).json["reports"] == []
    assert client.get("/api/v1/me/reports").status_code == 403


def test_sender_says_not_fixed_and_it_returns_to_the_crew(client, town, session):
    receipt = send(client, body()).json
    crew = make.make_staff(town, "crew", departments=(town.lighting,))
    report_id = uuid.UUID(receipt["id"])
    change_status(report_id, StatusChange("resolved", reason_code="photo_impossible"), by=crew, version=1)
    address = f"/api/v1/reports/{receipt['public_id']}/not-fixed"
    assert client.post(address, json={"token": "faux"}).json["code"] == "token.invalid"
    answer = client.post(address, json={"token": receipt["follow_token"], "note": "Toujours noir"})
    assert answer.status_code == 200
    assert answer.json["status"] == "reopened"
    assert [entry["kind"] for entry in answer.json["timeline"]] == ["contest", "status", "status"]
    assert client.post(address, json={"token": receipt["follow_token"]}).json["code"] == "report.contest_too_late"


def test_not_fixed_whose_answer_was_lost_is_repeated_without_a_second_return(client, town, session):
    receipt = send(client, body()).json
    crew = make.make_staff(town, "crew", departments=(town.lighting,))
    change_status(
        uuid.UUID(receipt["id"]), StatusChange("resolved", reason_code="photo_impossible"), by=crew, version=1
    )
    address = f"/api/v1/reports/{receipt['public_id']}/not-fixed"
    said = {"id": str(uuid.uuid4()), "token": receipt["follow_token"], "note": "Toujours noir"}
    for _ in range(2):
        answer = client.post(address, json=said)
        assert answer.status_code == 200
        assert [entry["kind"] for entry in answer.json["timeline"]] == ["contest", "status", "status"]
    assert session.execute(text("select contested_count from reports")).scalar_one() == 1


def test_not_fixed_after_the_days_allowed_is_refused(client, town, session):
    receipt = send(client, body()).json
    crew = make.make_staff(town, "crew", departments=(town.lighting,))
    change_status(
        uuid.UUID(receipt["id"]), StatusChange("resolved", reason_code="photo_impossible"), by=crew, version=1
    )
    session.execute(text("update reports set closed_at = :then"), {"then": clock.now() - timedelta(days=15)})
    session.commit()
    answer = client.post(f"/api/v1/reports/{receipt['public_id']}/not-fixed", json={"token": receipt["follow_token"]})
    assert answer.status_code == 409


def test_submission_takes_few_statements(client, town, session):
    from sqlalchemy import event

    from app.core.extensions import db

    statements = []
    listener = lambda *args: statements.append(args[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listener)
    try:
        assert send(client, body()).status_code == 201
    finally:
        event.remove(db.engine, "before_cursor_execute", listener)
    assert len(statements) <= 4, "\n".join(s[:150] for s in statements)
