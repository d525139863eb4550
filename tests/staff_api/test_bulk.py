"""One change on many reports: foreseen, made one by one, and never twice."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.core.answers import STANDARD
from app.core.extensions import db
from app.models import AnswerTemplate, AuditEntry, Notification, Report, StatusUpdate
from tests import factories as make
from tests.staff_api.conftest import Town
from tests.staff_api.test_views import browser

ROOT = "/staff/v1/bulk"
READY = next(one.code for one in STANDARD if one.target == "acknowledged")
TAKE_ON = {"status": {"to": "acknowledged"}}


def items(*reports: Report, version: int = 1) -> list[dict[str, str]]:
    return [{"id": str(one.id), "etag": f'"{version}"', "change_id": str(uuid.uuid4())} for one in reports]


def looks() -> list[AuditEntry]:
    return list(db.session.scalars(select(AuditEntry).where(AuditEntry.action == "reporter.seen")))


def states(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [one["state"] for one in answer.json["outcomes"]]


def statuses(*reports: Report) -> list[str]:
    db.session.expire_all()
    return [db.session.get_one(Report, (one.jurisdiction_id, one.id)).status for one in reports]


def test_agent_sees_who_would_be_told_and_which_refuse(desk: FlaskClient, place: Town) -> None:
    fine, followed, closed = place.report(), place.report(), place.report(status="acknowledged")
    one = make.make_reporter(place.row, "une@exemple.fr")
    two = make.make_reporter(place.row, "deux@exemple.fr", email_mode="daily")
    for report, person in ((fine, one), (followed, one), (followed, two), (closed, two)):
        make.make_subscription(report, person)
    asked = items(fine, followed, closed)
    answer = desk.post(f"{ROOT}/preview", json=TAKE_ON | {"items": asked})
    assert states(answer) == ["done", "done", "refused"]
    assert answer.json["outcomes"][2]["code"] == "workflow.not_allowed"  # type: ignore[index]
    assert answer.json["outcomes"][2]["detail"].startswith("Ce changement")  # type: ignore[index]
    told = (answer.json["people"], answer.json["by_channel"], answer.json["waiting"])  # type: ignore[index]
    assert told == (2, {"email": 2}, 1)
    assert statuses(fine) == ["received"]
    assert db.session.scalar(select(func.count()).select_from(Notification)) == 0


def test_agent_reads_who_is_told_of_each_report_and_names_only_with_a_reason(desk: FlaskClient, place: Town) -> None:
    sender = make.make_reporter(place.row, "une@exemple.fr", name="Odile Une")
    other = make.make_reporter(place.row, "deux@exemple.fr", name="Paul Deux", email_mode="daily")
    first, second = place.report(reporter_id=sender.id), place.report()
    for report, person in ((first, sender), (first, other), (second, other)):
        make.make_subscription(report, person)
    asked = items(first, second)
    told = desk.post(f"{ROOT}/preview", json=TAKE_ON | {"items": asked}).json["told"]  # type: ignore[index]
    seen = {(one["report_id"], one["is_sender"], tuple(one["channels"]), one["is_held"]) for one in told}
    assert seen == {
        (str(first.id), True, ("email",), False),
        (str(first.id), False, ("email",), True),
        (str(second.id), False, ("email",), True),
    }
    assert "exemple.fr" not in str(told)
    assert looks() == []
    ids = [str(first.id), str(second.id)]
    assert desk.post(f"{ROOT}/names", json={"report_ids": ids}).status_code == 422
    people = desk.post(f"{ROOT}/names", json={"report_ids": ids, "reason": "inform"}).json["people"]  # type: ignore[index]
    assert {one["name"] for one in people} == {"Odile Une", "Paul Deux"}
    assert "une@" not in str(people)
    assert "deux@" not in str(people)
    assert {one["id"] for one in people} == {one["id"] for one in told}
    recorded = {(look.subject_id, look.detail["reason"], look.detail["people"]) for look in looks()}
    assert recorded == {(str(first.id), "inform", 2), (str(second.id), "inform", 1)}


def test_followers_of_another_department_are_not_named(app: Flask, place: Town) -> None:
    away = browser(app, make.make_staff(place.row, "agent", departments=(place.desk,)))
    report = place.report()
    make.make_subscription(report, make.make_reporter(place.row, "une@exemple.fr"))
    answer = away.post(f"{ROOT}/names", json={"report_ids": [str(report.id)], "reason": "inform"})
    assert answer.json == {"people": []}
    assert looks() == []


def test_agent_takes_on_many_and_the_result_names_what_failed(desk: FlaskClient, place: Town) -> None:
    fine, changed, closed = place.report(), place.report(version=4), place.report(status="acknowledged")
    make.make_subscription(fine, make.make_reporter(place.row, "une@exemple.fr"))
    answer = desk.post(ROOT, json=TAKE_ON | {"items": items(fine, changed, closed)})
    assert states(answer) == ["done", "refused", "refused"]
    codes = [one["code"] for one in answer.json["outcomes"]]  # type: ignore[index]
    assert codes == [None, "report.changed", "workflow.not_allowed"]
    assert statuses(fine, changed) == ["acknowledged", "received"]
    assert db.session.scalar(select(func.count()).select_from(Notification)) == 1


def test_a_repeat_after_a_cut_changes_nothing_twice(desk: FlaskClient, place: Town) -> None:
    crew = make.make_staff(place.row, "crew", departments=(place.lighting,))
    for wish in (TAKE_ON, {"assign": {"staff_id": str(crew.id)}}, {"reassign": {"department_code": "accueil"}}):
        report = place.report()
        asked = {**wish, "items": items(report)}
        assert states(desk.post(ROOT, json=asked)) == ["done"]
        assert states(desk.post(ROOT, json=asked)) == ["repeated"]
        count = select(func.count()).select_from(StatusUpdate).where(StatusUpdate.report_id == report.id)
        assert db.session.scalar(count) == 1


def test_a_repeat_of_what_left_ones_sight_is_known_as_done(app: Flask, place: Town) -> None:
    one = browser(app, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    asked = {"reassign": {"department_code": "accueil"}, "items": items(place.report())}
    assert states(one.post(ROOT, json=asked)) == ["done"]
    assert states(one.post(ROOT, json=asked)) == ["repeated"]


def test_agent_merges_many_into_one_and_never_into_itself(desk: FlaskClient, place: Town) -> None:
    original, first, second = place.report(), place.report(), place.report()
    person = make.make_reporter(place.row, "une@exemple.fr")
    make.make_subscription(first, person)
    wish = {"status": {"to": "duplicate", "duplicate_of": original.public_id}}
    asked = wish | {"items": items(original, first, second)}
    foreseen = desk.post(f"{ROOT}/preview", json=asked)
    assert states(foreseen) == ["refused", "done", "done"]
    assert foreseen.json["by_channel"] == {"email": 1}  # type: ignore[index]
    assert states(desk.post(ROOT, json=asked)) == ["refused", "done", "done"]
    assert statuses(original, first, second) == ["received", "duplicate", "duplicate"]
    assert db.session.get_one(Report, (original.jurisdiction_id, original.id)).follower_count == 1
    unknown = desk.post(
        f"{ROOT}/preview", json={"status": wish["status"] | {"duplicate_of": "RC-2026-99999"}, "items": items(first)}
    )
    assert unknown.json["code"] == "duplicate.impossible"  # type: ignore[index]


def test_moving_to_where_it_is_changes_nothing_and_tells_nobody(desk: FlaskClient, place: Town) -> None:
    here, away = place.report(), place.report(department=place.desk)
    make.make_subscription(away, make.make_reporter(place.row, "une@exemple.fr"))
    asked = {"reassign": {"department_code": "eclairage"}, "items": items(here, away)}
    foreseen = desk.post(f"{ROOT}/preview", json=asked)
    assert (states(foreseen), foreseen.json["people"]) == (["unchanged", "done"], 0)  # type: ignore[index]
    assert states(desk.post(ROOT, json=asked)) == ["unchanged", "done"]
    nobody = {"assign": {"staff_id": None}, "items": items(here)}
    assert states(desk.post(ROOT, json=nobody)) == ["unchanged"]


def test_what_a_move_needs_is_asked_before_anything_is_done(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    answer = desk.post(f"{ROOT}/preview", json={"status": {"to": "rejected"}, "items": items(report)})
    assert answer.json["code"] == "workflow.missing"  # type: ignore[index]
    assert {one["field"] for one in answer.json["errors"]} == {"note", "reason_code"}  # type: ignore[index]
    stranger = {"assign": {"staff_id": str(uuid.uuid4())}, "items": items(report)}
    assert desk.post(f"{ROOT}/preview", json=stranger).json["code"] == "staff.unknown"  # type: ignore[index]
    nowhere = {"reassign": {"department_code": "rien"}, "items": items(report)}
    assert desk.post(f"{ROOT}/preview", json=nowhere).json["code"] == "department.unknown"  # type: ignore[index]


def test_reports_of_another_department_are_not_there(app: Flask, place: Town) -> None:
    away = browser(app, make.make_staff(place.row, "agent", departments=(place.desk,)))
    report = place.report()
    for path in (ROOT, f"{ROOT}/preview"):
        answer = away.post(path, json=TAKE_ON | {"items": items(report)})
        assert (states(answer), answer.json["outcomes"][0]["code"]) == (["refused"], "report.not_found")  # type: ignore[index]
        assert answer.json["outcomes"][0]["public_id"] is None  # type: ignore[index]
    assert statuses(report) == ["received"]


def test_one_request_changes_25_reports_at_most_and_one_thing(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    assert desk.post(ROOT, json=TAKE_ON | {"items": items(*[report] * 26)}).status_code == 422
    assert desk.post(ROOT, json=TAKE_ON | {"items": []}).status_code == 422
    both = TAKE_ON | {"reassign": {"department_code": "accueil"}, "items": items(report)}
    assert desk.post(ROOT, json=both).status_code == 422
    assert desk.post(ROOT, json={"items": items(report)}).status_code == 422


def test_agent_selects_all_that_match_up_to_the_limit(desk: FlaskClient, place: Town, monkeypatch: Any) -> None:
    monkeypatch.setattr("app.actions.bulk_changes.MOST_SELECTED", 2)
    reports = [place.report() for _ in range(3)]
    place.report(service=place.litter)
    answer = desk.get(f"{ROOT}/selection?service={place.lamp.code}&sort=oldest").json
    assert [one["id"] for one in answer["reports"]] == [str(one.id) for one in reports[:2]]  # type: ignore[index]
    assert answer["reports"][0]["etag"] == '"1"'  # type: ignore[index]
    assert answer["is_cut"] is True  # type: ignore[index]
    assert desk.get(f"{ROOT}/selection?service={place.litter.code}").json["is_cut"] is False  # type: ignore[index]


def test_agent_is_offered_every_move_once_with_what_it_needs(desk: FlaskClient, place: Town) -> None:
    moves = desk.get(f"{ROOT}/moves").json["moves"]  # type: ignore[index]
    targets = [move["to"] for move in moves]
    assert len(targets) == len(set(targets))
    needs = {move["to"]: move["needs"] for move in moves}
    assert (needs["duplicate"], needs["rejected"]) == (["duplicate_of"], ["reason", "note"])


def test_agent_answers_many_with_words_kept_ready(desk: FlaskClient, place: Town) -> None:
    fine, other = place.report(), place.report()
    wish = {"status": {"to": "acknowledged", "template": READY}}
    asked = items(fine, other)
    assert states(desk.post(f"{ROOT}/preview", json=wish | {"items": asked})) == ["done", "done"]
    assert states(desk.post(ROOT, json=wish | {"items": asked})) == ["done", "done"]
    said = db.session.scalars(select(StatusUpdate.note).where(StatusUpdate.note.is_not(None))).all()
    assert len(said) == 2
    assert all("{" not in str(one) for one in said)


def test_agent_is_told_when_an_answer_is_for_another_change_or_service(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    wrong = desk.post(
        f"{ROOT}/preview", json={"status": {"to": "in_progress", "template": READY}, "items": items(report)}
    )
    assert (wrong.status_code, wrong.json["code"]) == (422, "template.unknown")  # type: ignore[index]
    elsewhere = make.make_service(place.row, "autre-service")
    db.session.add(
        AnswerTemplate(
            jurisdiction_id=place.row.id, code="ailleurs", target="acknowledged", service_id=elsewhere.id,
            name={"fr": "Vu", "en": "Seen"}, body={"fr": "Vu.", "en": "Seen."}, version=1,
        )
    )  # fmt: skip
    db.session.commit()
    answer = desk.post(
        f"{ROOT}/preview", json={"status": {"to": "acknowledged", "template": "ailleurs"}, "items": items(report)}
    )
    assert states(answer) == ["refused"]
    assert answer.json["outcomes"][0]["code"] == "template.unknown"  # type: ignore[index]
