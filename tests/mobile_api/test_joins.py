""" "I have seen the same": counted once, with a word and a picture, and in nobody's way."""

from __future__ import annotations

import io
import uuid

import pytest
from PIL import Image
from sqlalchemy import func, select

from app.actions.report_changes import StatusChange, change_status
from app.models import Photo, Report, StatusUpdate, Subscription
from tests import factories as make

DEVICE = {"X-Device": "a-phone-secret-of-enough-length"}
OTHER = {"X-Device": "another-phone-secret-of-length"}


@pytest.fixture
def town(app):
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.service = make.make_service(town)
    town.admin = make.make_staff(town, "admin")
    return town


@pytest.fixture
def report(town):
    return make.make_report(town, town.service, town.desk)


def join(client, report, headers=DEVICE, **body):
    return client.post(f"/api/v1/reports/{report.public_id}/follow", json={"joins": True} | body, headers=headers)


def entries(session, report):
    return session.scalars(
        select(StatusUpdate).where(StatusUpdate.report_id == report.id, StatusUpdate.kind == "join")
    ).all()


def test_resident_joins_once_however_often_they_say_it(client, report, session):
    first = join(client, report)
    again = join(client, report)
    assert (first.status_code, first.json["follower_count"]) == (201, 1)
    assert again.json["follower_count"] == 1
    assert first.json["public_id"] == report.public_id
    assert len(entries(session, report)) == 1


def test_sender_who_joins_their_own_report_is_not_a_second_voice(client, town, session):
    latitude, longitude = make.CENTRE
    body = {"id": str(uuid.uuid4()), "service_code": "lampadaire", "latitude": latitude, "longitude": longitude}
    sent = client.post("/api/v1/reports", json=body, headers=DEVICE).json
    answer = client.post(f"/api/v1/reports/{sent['public_id']}/follow", json={"joins": True}, headers=DEVICE)
    assert answer.json["follower_count"] == 0
    assert session.scalar(select(func.count()).where(StatusUpdate.kind == "join")) == 0


def test_follower_who_joins_later_is_counted_as_one_person(client, report, session):
    client.post(f"/api/v1/reports/{report.public_id}/follow", json={}, headers=DEVICE)
    assert join(client, report).json["follower_count"] == 1
    assert session.scalars(select(Subscription.kind)).all() == ["joined"]
    assert len(entries(session, report)) == 1


def test_resident_adds_a_word_and_a_picture_that_staff_read_and_the_public_does_not(client, town, report, session):
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "green").save(out, "JPEG")
    photo_id = str(uuid.uuid4())
    client.put(f"/api/v1/photos/{photo_id}", data=out.getvalue(), headers=DEVICE | {"Content-Type": "image/jpeg"})
    body = {"id": str(uuid.uuid4()), "note": "Le câble pend aussi", "photo_ids": [photo_id]}
    assert join(client, report, **body).status_code == 201
    assert join(client, report, **body).status_code == 201
    (entry,) = entries(session, report)
    assert (entry.note, entry.is_public) == ("Le câble pend aussi", False)
    photo = session.scalars(select(Photo)).one()
    assert (photo.report_id, photo.role, photo.status_update_id) == (report.id, "detail", entry.id)
    shown = client.get(f"/api/v1/reports/{report.public_id}").get_data(as_text=True)
    assert "câble" not in shown
    assert "c\\u00e2ble" not in shown


def test_resident_cannot_attach_somebody_elses_picture(client, report):
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "blue").save(out, "JPEG")
    photo_id = str(uuid.uuid4())
    client.put(f"/api/v1/photos/{photo_id}", data=out.getvalue(), headers=OTHER | {"Content-Type": "image/jpeg"})
    answer = join(client, report, photo_ids=[photo_id])
    assert (answer.status_code, answer.json["code"]) == (422, "photo.unknown")


def test_crew_closes_the_version_it_saw_although_somebody_joined(client, town, report, session):
    seen = report.version
    join(client, report, note="Moi aussi")
    closed = change_status(
        report.id, StatusChange("resolved", reason_code="photo_impossible"), by=town.admin, version=seen
    )
    assert closed.status == "resolved"


def test_crew_closes_the_version_it_saw_although_a_duplicate_was_merged_into_it(client, town, report, session):
    other = make.make_report(town, town.service, town.desk)
    join(client, other)
    seen = report.version
    change_status(other.id, StatusChange("duplicate", duplicate_of=report.public_id), by=town.admin, version=1)
    closed = change_status(
        report.id, StatusChange("resolved", reason_code="photo_impossible"), by=town.admin, version=seen
    )
    assert (closed.status, closed.follower_count) == ("resolved", 1)


def test_resident_who_joins_a_merged_report_follows_its_original(client, town, report, session):
    copy = make.make_report(town, town.service, town.desk)
    change_status(copy.id, StatusChange("duplicate", duplicate_of=report.public_id), by=town.admin, version=1)
    answer = join(client, copy)
    assert (answer.status_code, answer.json["public_id"]) == (201, report.public_id)
    assert session.scalar(select(Report.follower_count).where(Report.id == report.id)) == 1


def test_undone_merge_gives_back_everybody_it_carried_and_keeps_who_was_there(client, town, report, session):
    copy = make.make_report(town, town.service, town.desk)
    join(client, report, headers=OTHER)
    join(client, copy, headers=OTHER)
    join(client, copy, headers=DEVICE)
    merged = change_status(copy.id, StatusChange("duplicate", duplicate_of=report.public_id), by=town.admin, version=1)
    assert session.scalar(select(Report.follower_count).where(Report.id == report.id)) == 2
    change_status(copy.id, StatusChange("reopened", note="Erreur"), by=town.admin, version=merged.version)
    assert session.scalar(select(Report.follower_count).where(Report.id == report.id)) == 1
    still = select(Subscription.report_id).where(Subscription.ended_at.is_(None))
    assert sorted(session.scalars(still).all()) == sorted([report.id, copy.id, copy.id])


def test_person_who_had_left_the_original_is_carried_and_given_back(client, town, report, session):
    token = join(client, report).json["follow_token"]
    client.post(f"/api/v1/reports/{report.public_id}/unfollow", json={"token": token})
    copy = make.make_report(town, town.service, town.desk)
    join(client, copy)
    merged = change_status(copy.id, StatusChange("duplicate", duplicate_of=report.public_id), by=town.admin, version=1)
    assert session.scalar(select(Report.follower_count).where(Report.id == report.id)) == 1
    change_status(copy.id, StatusChange("reopened", note="Erreur"), by=town.admin, version=merged.version)
    assert session.scalar(select(Report.follower_count).where(Report.id == report.id)) == 0


def test_join_of_a_closed_report_is_refused_kindly(client, town, report):
    change_status(report.id, StatusChange("resolved", reason_code="photo_impossible"), by=town.admin, version=1)
    answer = join(client, report)
    assert (answer.status_code, answer.json["code"]) == (409, "report.closed")
