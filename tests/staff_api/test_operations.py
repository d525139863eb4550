"""The dashboard's catalogue, health page and dead letters."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from app.actions import outbox
from app.core import clock, workflow
from app.core.extensions import db
from app.models import OutboxRow, PeriodicRun, WorkerBeat
from app.models.report import SOURCES
from app.web import ratelimit
from config import QUEUES
from tests import factories as make
from tests.staff_api.conftest import Town


def bury(town_id: int, name: str) -> OutboxRow:
    row = OutboxRow(
        jurisdiction_id=town_id, queue="photos", kind="photo.process", subject_id=name, dedupe_key=name,
        attempts=10, dead_at=clock.now(), last_error="TimeoutError",
    )  # fmt: skip
    db.session.add(row)
    db.session.commit()
    return row


def test_agent_gets_what_there_is_to_choose_from(desk: FlaskClient, place: Town) -> None:
    make.make_area(place.row, code="nord", name="Quartier nord", box=(3.0, 45.05, 3.1, 45.1))
    crew = make.make_staff(place.row, "crew", departments=(place.lighting, place.desk), name="Inès Bakri")
    make.make_staff(place.row, "crew", is_active=False)
    away = make.make_jurisdiction("ailleurs", west=4.0)
    make.make_staff(away)
    make.make_department(away, "la-bas")
    found = desk.get("/staff/v1/catalogue?lang=en").json
    assert found is not None
    assert [department["code"] for department in found["departments"]] == ["accueil", "eclairage"]
    assert {(service["code"], service["name"], service["group"]) for service in found["services"]} == {
        ("lampadaire", "Street lamp out", "eclairage"), ("dechets", "Litter", "proprete"),
    }  # fmt: skip
    assert found["areas"] == [{"code": "nord", "name": "Quartier nord"}]
    assert {status["code"] for status in found["statuses"] if status["is_open"]} == set(workflow.OPEN_STATUSES)
    assert [source["code"] for source in found["sources"]] == list(SOURCES)
    assert all(source["label"] for source in found["sources"])
    assert len(found["reasons"]["rejected"]) == len(workflow.REJECTION_REASONS)
    assert len(found["reasons"]["resolved_without_photo"]) == len(workflow.NO_PHOTO_REASONS)
    assert {person["name"]: person["departments"] for person in found["staff"]} == {
        "Aline Agent": [], "Inès Bakri": ["accueil", "eclairage"],
    }  # fmt: skip
    assert str(crew.id) in {person["id"] for person in found["staff"]}


def test_agent_sees_how_the_background_work_is_doing(desk: FlaskClient, place: Town) -> None:
    away = make.make_jurisdiction("ailleurs", west=4.0)
    bury(place.row.id, "ours")
    bury(away.id, "theirs")
    outbox.enqueue(place.row.id, "notifications", "notification.email", "x", "x")
    db.session.add_all(
        [
            WorkerBeat(name="relay-1", role="relay", seen_at=clock.now()),
            PeriodicRun(name="prune", last_run_at=clock.now()),
        ]
    )
    db.session.commit()
    make.make_photo(place.report())
    closed = "ChannelDown: 421 try later"
    db.session.execute(text("update outbox set last_error = :said where subject_id = 'x'"), {"said": closed})
    db.session.commit()
    health = desk.get("/staff/v1/health").json
    assert health is not None
    queues = {queue["name"]: queue for queue in health["queues"]}
    assert set(queues) == set(QUEUES)
    assert (queues["notifications"]["due"], queues["photos"]["dead"]) == (1, 1)
    assert (queues["notifications"]["trouble"], queues["photos"]["trouble"]) == (closed, None)
    assert [worker["name"] for worker in health["workers"]] == ["relay-1"]
    assert health["relay_seen_at"]
    assert [task["name"] for task in health["schedule"]] == ["prune"]
    assert health["photos"] == {"pending": 1, "failed": 0}
    assert (health["redis"], health["database"]) == (True, True)


def test_agent_sees_that_redis_is_away(
    app: Flask, desk: FlaskClient, place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = ratelimit.RateLimits("redis://127.0.0.1:1/0", is_enabled=False)
    monkeypatch.setitem(app.extensions, ratelimit.EXTENSION_KEY, nowhere)
    assert desk.get("/staff/v1/health").json["redis"] is False  # type: ignore[index]


def test_agent_sends_a_dead_letter_again(desk: FlaskClient, place: Town) -> None:
    away = make.make_jurisdiction("ailleurs", west=4.0)
    ours, theirs = bury(place.row.id, "ours"), bury(away.id, "theirs")
    letters = desk.get("/staff/v1/dead-letters").json["letters"]  # type: ignore[index]
    assert [(letter["id"], letter["kind"], letter["last_error"]) for letter in letters] == [
        (ours.id, "photo.process", "TimeoutError")
    ]
    assert desk.post(f"/staff/v1/dead-letters/{ours.id}/retry").status_code == 204
    assert desk.get("/staff/v1/dead-letters").json == {"letters": []}
    db.session.refresh(ours)
    assert (ours.dead_at, ours.attempts) == (None, 0)
    for gone in (ours.id, theirs.id, 10**15):
        answer = desk.post(f"/staff/v1/dead-letters/{gone}/retry")
        assert (answer.status_code, answer.json["code"]) == (404, "dead_letter.not_found")  # type: ignore[index]
    assert desk.post(f"/staff/v1/dead-letters/{10**25}/retry").status_code == 404


def test_what_the_api_does_not_have_is_no_page_of_the_dashboard(desk: FlaskClient, place: Town) -> None:
    for path in ("/staff/v1/nothing", "/staff/v1", "/staff/v1/reports/nothing/here"):
        answer = desk.get(path)
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json"), path
