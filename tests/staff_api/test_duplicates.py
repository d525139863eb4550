"""Suggestions of duplicates, and the pairs that wait for triage."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient

from app.core import clock
from app.core.extensions import db
from app.models import Report, Subscription
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ROOT = "/staff/v1"
NORTH, EAST = make.CENTRE
METRE = 1 / 111_195


def at(metres: float) -> tuple[float, float]:
    return NORTH + metres * METRE, EAST


def suggested(desk: FlaskClient, report: Report) -> list[dict[str, Any]]:
    answer = desk.get(f"{ROOT}/reports/{report.id}/duplicates")
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json["suggestions"]  # type: ignore[index]
    return found


def with_picture(report: Report, bits: int) -> None:
    make.make_photo(report, state="ready", copies={"320": {"key": "x"}}, perceptual_hash=bits)


def test_agent_is_shown_the_likeliest_first_with_why(desk: FlaskClient, place: Town) -> None:
    lamp = make.make_asset(place.row, "EP-1", NORTH, EAST)
    report = place.report(asset_id=lamp.id, description="Le lampadaire clignote toute la nuit")
    same = place.report(asset_id=lamp.id, description="Lampadaire qui clignote la nuit", at=at(6))
    near = place.report(at=at(12), submitted_at=clock.now() - timedelta(days=3))
    place.report(at=at(400))
    place.report(at=at(8), service=place.litter, submitted_at=clock.now() - timedelta(days=100))
    for one in (report, same):
        with_picture(one, 0b1011)
    with_picture(near, -1)
    found = suggested(desk, report)
    assert [one["card"]["public_id"] for one in found] == [same.public_id, near.public_id]
    like = found[0]["likeness"]
    assert like["score"] > 0.95
    assert 5.9 < like["distance_m"] < 6.1
    assert (like["same_asset"], like["same_service"], like["similar_text"], like["similar_photo"]) == (True,) * 4
    other = found[1]["likeness"]
    assert (other["same_asset"], other["similar_text"], other["similar_photo"]) == (False, False, False)
    assert 71 < other["hours_apart"] < 73


def test_duplicates_and_old_or_foreign_reports_are_not_suggested(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    original = place.report(at=at(3), submitted_at=clock.now() - timedelta(days=200))
    place.report(at=at(2), status="duplicate", closed_at=clock.now(), duplicate_of_id=original.id)
    away = make.make_jurisdiction("ailleurs")
    make.make_report(away, make.make_service(away), make.make_department(away))
    assert suggested(desk, report) == []


def test_agent_of_one_department_is_not_shown_another_departments(client: FlaskClient, place: Town) -> None:
    report = place.report()
    place.report(at=at(2), department=place.desk)
    mine = place.report(at=at(4))
    sign_in(client, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    assert [one["card"]["public_id"] for one in suggested(client, report)] == [mine.public_id]
    assert [pair["other"]["card"]["public_id"] for pair in client.get(f"{ROOT}/duplicates").json["pairs"]] == [  # type: ignore[index]
        report.public_id
    ]


def test_pair_that_was_kept_apart_is_not_suggested_again(desk: FlaskClient, place: Town) -> None:
    older = place.report(submitted_at=clock.now() - timedelta(hours=5))
    newer = place.report(at=at(3))
    (pair,) = desk.get(f"{ROOT}/duplicates").json["pairs"]  # type: ignore[index]
    assert (pair["report"]["id"], pair["other"]["id"]) == (str(newer.id), str(older.id))
    for _ in range(2):
        assert desk.post(f"{ROOT}/reports/{newer.id}/apart", json={"other_id": str(older.id)}).status_code == 204
    assert desk.get(f"{ROOT}/duplicates").json == {"pairs": []}
    assert suggested(desk, older) == suggested(desk, newer) == []


def test_report_cannot_be_kept_apart_from_itself_or_nothing(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    for other, status in ((report.id, 422), (uuid.uuid4(), 404)):
        answer = desk.post(f"{ROOT}/reports/{report.id}/apart", json={"other_id": str(other)})
        assert answer.status_code == status


def test_merging_by_a_suggestion_and_undoing_brings_the_pair_back(desk: FlaskClient, place: Town) -> None:
    older = place.report(submitted_at=clock.now() - timedelta(hours=5))
    newer = place.report(at=at(3))
    body = {"id": str(uuid.uuid4()), "to": "duplicate", "duplicate_of": older.public_id}
    merged = desk.post(f"{ROOT}/reports/{newer.id}/status", json=body, headers={"If-Match": '"1"'})
    assert merged.status_code == 200
    assert suggested(desk, older) == []
    undo = {"id": str(uuid.uuid4()), "to": "reopened", "note": "Rattaché par erreur"}
    undone = desk.post(f"{ROOT}/reports/{newer.id}/status", json=undo, headers={"If-Match": merged.headers["ETag"]})
    assert (undone.status_code, undone.json["duplicate_of"]) == (200, None)  # type: ignore[index]
    assert [one["card"]["public_id"] for one in suggested(desk, older)] == [newer.public_id]


def test_followers_of_a_duplicate_are_not_led_to_a_private_report_of_somebody_else(
    desk: FlaskClient, place: Town
) -> None:
    sender, other = (make.make_reporter(place.row, f"{name}@exemple.fr") for name in ("une", "autre"))
    private = place.report(is_private=True, reporter_id=sender.id)
    for person, expected in ((other, 422), (sender, 200)):
        copy = place.report(at=at(2), reporter_id=person.id)
        make.make_subscription(copy, person)
        body = {"id": str(uuid.uuid4()), "to": "duplicate", "duplicate_of": private.public_id}
        answer = desk.post(f"{ROOT}/reports/{copy.id}/status", json=body, headers={"If-Match": '"1"'})
        assert answer.status_code == expected, answer.text
        if expected == 422:
            assert answer.get_json()["code"] == "duplicate.private"
    followers = db.session.scalars(
        db.select(Subscription.reporter_id).where(Subscription.report_id == private.id)
    ).all()
    assert set(followers) <= {sender.id}
