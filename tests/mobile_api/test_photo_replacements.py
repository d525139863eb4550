"""A photo that came to nothing: whoever sent it sends another one in its place, once, while the report is open."""

from __future__ import annotations

import io
import uuid

import pytest
from PIL import Image
from sqlalchemy import select

from app.actions import tokens
from app.core import clock
from app.models import AuditEntry, OutboxRow, Photo, Report, StatusUpdate
from tests import factories as make
from tests.signing_in import sign_in

DEVICE = {"X-Device": "a-phone-secret-of-enough-length"}
OTHER = {"X-Device": "another-phone-secret-of-length"}


@pytest.fixture
def town(app):
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.service = make.make_service(town)
    return town


@pytest.fixture
def report(town):
    return make.make_report(town, town.service, town.desk, device_hash=tokens.device_hash(DEVICE["X-Device"]))


@pytest.fixture
def failed(report):
    return make.make_photo(report, state="failed", failure_code="photo.broken", position=0)


def put_photo(client, headers=DEVICE) -> str:
    out, photo_id = io.BytesIO(), str(uuid.uuid4())
    Image.new("RGB", (64, 48), "green").save(out, "JPEG")
    sent = client.put(
        f"/api/v1/photos/{photo_id}", data=out.getvalue(), headers=headers | {"Content-Type": "image/jpeg"}
    )
    assert sent.status_code == 201
    return photo_id


def send(client, report, headers=DEVICE, **body):
    told = {"id": str(uuid.uuid4()), "token": tokens.follow_token(report), "replaces": None} | body
    return client.post(f"/api/v1/reports/{report.public_id}/photos", json=told, headers=headers)


def read(client, report, headers=DEVICE, token=True):
    query = f"?token={tokens.follow_token(report)}" if token else ""
    return client.get(f"/api/v1/reports/{report.public_id}{query}", headers=headers).json


def test_sender_sees_that_a_failed_photo_can_be_replaced_and_nobody_else_does(client, report, failed):
    mine, anybodys = read(client, report), read(client, report, token=False)
    assert [(photo["id"], photo["can_replace"]) for photo in mine["photos"]] == [(str(failed.id), True)]
    assert [photo["can_replace"] for photo in anybodys["photos"]] == [False]
    assert (mine["can"]["add_photo"], anybodys["can"]["add_photo"]) == (True, False)


def test_sender_replaces_a_failed_photo_and_a_repeat_changes_nothing(client, report, failed, session):
    body = {"id": str(uuid.uuid4()), "photo_id": put_photo(client), "replaces": str(failed.id)}
    version = report.version
    first, again = send(client, report, **body), send(client, report, **body)
    assert (first.status_code, again.status_code) == (200, 200), first.json
    assert [photo["id"] for photo in again.json["photos"]] == [body["photo_id"]]
    photo = session.get_one(Photo, uuid.UUID(body["photo_id"]))
    assert (photo.report_id, photo.role, photo.position, photo.replaces_id) == (report.id, "before", 0, failed.id)
    assert session.scalars(select(OutboxRow.subject_id).where(OutboxRow.kind == "photo.process")).all() == [
        body["photo_id"]
    ]
    assert session.scalars(select(AuditEntry.action).where(AuditEntry.subject_id == str(report.id))).all() == [
        "photo.replaced"
    ]
    assert session.get_one(Report, (report.jurisdiction_id, report.id)).version == version


def test_staff_see_both_photos_and_who_replaced_them_while_the_public_sees_neither_line(client, town, report, failed):
    photo_id = put_photo(client)
    send(client, report, photo_id=photo_id, replaces=str(failed.id))
    assert read(client, report)["timeline"] == []
    sign_in(client, make.make_staff(town, "agent"))
    panel = client.get(f"/staff/v1/reports/{report.id}").json
    assert {photo["id"]: photo.get("replaces") for photo in panel["photos"]} == {
        str(failed.id): None,
        photo_id: str(failed.id),
    }
    (entry,) = panel["timeline"]
    assert (entry["kind"], entry["is_public"]) == ("photo", False)
    assert set(entry["photo_ids"]) == {str(failed.id), photo_id}


def test_phone_that_sent_a_photo_with_a_follow_replaces_it_and_the_sender_does_not(client, report, session):
    joined = client.post(
        f"/api/v1/reports/{report.public_id}/follow",
        json={"joins": True, "id": str(uuid.uuid4()), "photo_ids": [put_photo(client, OTHER)]},
        headers=OTHER,
    ).json
    theirs = session.scalars(select(Photo).where(Photo.report_id == report.id)).one()
    theirs.state, theirs.failure_code = "failed", "photo.broken"
    session.commit()
    wish = {"replaces": str(theirs.id)}
    assert send(client, report, photo_id=put_photo(client), **wish).json["code"] == "photo.not_found"
    token = joined["follow_token"]
    answer = send(client, report, OTHER, photo_id=put_photo(client, OTHER), token=token, **wish)
    assert answer.status_code == 200, answer.json
    assert session.scalars(select(Photo.role).where(Photo.replaces_id == theirs.id)).all() == ["detail"]


@pytest.mark.parametrize("state", ["pending", "ready", "held"])
def test_sender_cannot_replace_a_photo_that_is_not_refused(client, report, state):
    copies = {"320": {"key": "k", "width": 8, "height": 8}}
    photo = make.make_photo(report, state=state, copies=copies if state == "ready" else {})
    answer = send(client, report, photo_id=put_photo(client), replaces=str(photo.id))
    assert (answer.status_code, answer.json["code"]) == (409, "photo.not_replaceable")


def test_sender_cannot_replace_twice_but_may_replace_the_replacement(client, report, failed, session):
    first = put_photo(client)
    assert send(client, report, photo_id=first, replaces=str(failed.id)).status_code == 200
    assert send(client, report, photo_id=put_photo(client), replaces=str(failed.id)).status_code == 409
    row = session.get_one(Photo, uuid.UUID(first))
    row.state, row.failure_code = "failed", "photo.dropped"
    session.commit()
    answer = send(client, report, photo_id=put_photo(client), replaces=first)
    assert answer.status_code == 200, answer.json
    assert len(answer.json["photos"]) == 1


def test_sender_cannot_replace_a_photo_of_a_closed_report(client, town, session):
    closed = make.make_report(town, town.service, town.desk, status="rejected", closed_at=clock.now())
    photo = make.make_photo(closed, state="failed", failure_code="photo.broken")
    assert read(client, closed)["photos"][0]["can_replace"] is False
    answer = send(client, closed, photo_id=put_photo(client), replaces=str(photo.id))
    assert (answer.status_code, answer.json["code"]) == (409, "report.closed")


def test_sender_adds_the_photo_that_their_phone_could_not_send_up_to_five(client, report, session):
    for _ in range(5):
        assert send(client, report, photo_id=put_photo(client)).status_code == 200
    sixth = send(client, report, photo_id=put_photo(client))
    assert (sixth.status_code, sixth.json["code"]) == (422, "photo.count")
    assert read(client, report)["can"]["add_photo"] is False
    kinds = session.scalars(select(StatusUpdate.kind).where(StatusUpdate.report_id == report.id)).all()
    assert kinds == ["photo"] * 5


def test_follower_cannot_add_a_photo_to_somebody_elses_report(client, report):
    token = client.post(f"/api/v1/reports/{report.public_id}/follow", json={}, headers=OTHER).json["follow_token"]
    answer = send(client, report, OTHER, photo_id=put_photo(client, OTHER), token=token)
    assert (answer.status_code, answer.json["code"]) == (403, "token.invalid")


def test_sender_cannot_use_a_photo_that_another_phone_sent(client, report, failed):
    answer = send(client, report, photo_id=put_photo(client, OTHER), replaces=str(failed.id))
    assert (answer.status_code, answer.json["code"]) == (422, "photo.unknown")


def test_sender_cannot_use_one_photo_in_two_places(client, report, failed):
    other = make.make_photo(report, state="failed", failure_code="photo.broken", position=1)
    photo_id = put_photo(client)
    assert send(client, report, photo_id=photo_id, replaces=str(failed.id)).status_code == 200
    assert send(client, report, photo_id=photo_id, replaces=str(other.id)).json["code"] == "photo.unknown"
