"""What others changed meanwhile, and who else has a report open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import redis
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.web.presence import EXTENSION_KEY, KEY_PREFIX, Presence
from tests import factories as make
from tests.plans import asking, crowd
from tests.staff_api.conftest import Town
from tests.staff_api.test_views import browser

LONG_AGO = timedelta(minutes=5)


def ask(desk: FlaskClient, after: int | None = None, query: str = "") -> Any:
    cursor = "" if after is None else f"after={after}"
    answer = desk.get(f"/staff/v1/changes?{cursor}&{query}")
    assert answer.status_code == 200, answer.text
    return answer.json


def numbers(answer: Any) -> list[str]:
    return [change["report"]["public_id"] for change in answer["changes"]]


def test_agent_learns_of_a_new_report_and_then_of_nothing(desk: FlaskClient, place: Town) -> None:
    place.report(submitted_at=clock.now() - LONG_AGO, updated_at=clock.now() - LONG_AGO)
    first = ask(desk)
    assert first["changes"] == []
    fresh = place.report(updated_at=clock.now())
    second = ask(desk, first["cursor"])
    assert numbers(second) == [fresh.public_id]
    assert second["changes"][0]["is_match"] is True
    assert second["changes"][0]["report"]["etag"] == '"1"'
    # Committed late or early: what is younger than the settling time is told again rather than missed.
    assert numbers(ask(desk, second["cursor"])) == [fresh.public_id]
    assert ask(desk, second["cursor"] + 60_000_000)["changes"] == []


def test_a_change_says_whether_the_filters_still_mean_it(desk: FlaskClient, place: Town) -> None:
    cursor = ask(desk)["cursor"]
    place.report(status="acknowledged", updated_at=clock.now())
    assert [one["is_match"] for one in ask(desk, cursor, "status=received")["changes"]] == [False]
    assert [one["is_match"] for one in ask(desk, cursor, "status=acknowledged")["changes"]] == [True]


def test_agent_of_one_department_learns_of_theirs_and_of_what_was_taken_away(app: Flask, place: Town) -> None:
    one = browser(app, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    cursor = ask(one)["cursor"]
    now = clock.now()
    mine = place.report(updated_at=now)
    place.report(department=place.desk, updated_at=now)
    routing = {"code": "reassigned", "department_id": place.desk.id, "instead_of": place.lighting.id}
    gone = place.report(department=place.desk, routing=routing, updated_at=now)
    told = {change["id"]: change["report"] for change in ask(one, cursor)["changes"]}
    assert told.keys() == {str(mine.id), str(gone.id)}
    assert told[str(gone.id)] is None
    assert told[str(mine.id)]["public_id"] == mine.public_id


def test_too_much_to_tell_asks_to_read_the_list_again(desk: FlaskClient, place: Town, monkeypatch: Any) -> None:
    monkeypatch.setattr("app.actions.report_news.MOST", 2)
    cursor = ask(desk)["cursor"]
    for _ in range(3):
        place.report(updated_at=clock.now())
    cut = ask(desk, cursor)
    assert (cut["is_cut"], cut["changes"]) == (True, [])
    assert ask(desk, cursor - 4_000_000_000)["is_cut"] is True


def test_asking_costs_one_look_into_an_index_when_nothing_happened(desk: FlaskClient, place: Town) -> None:
    crowd(place.report(submitted_at=clock.now() - LONG_AGO, updated_at=clock.now() - LONG_AGO))
    cursor = ask(desk)["cursor"]
    with asking() as asked:
        # Words, which are costly to make out, are not even read.
        assert ask(desk, cursor, "q=lampadiare+moulin&status=received")["changes"] == []
    assert len(asked.statements) <= 2  # who is asking, and whether anything is new
    (plan,) = asked.plans("FROM reports")
    assert "using ix_reports_updated on reports" in plan, plan
    assert "Filter" not in plan, plan
    assert "Sort" not in plan, plan


def be(desk: FlaskClient, report: Any, **body: Any) -> Any:
    return desk.post(f"/staff/v1/reports/{report.id}/presence", json=body)


def test_two_agents_on_one_report_see_each_other(app: Flask, place: Town) -> None:
    nadia = browser(app, make.make_staff(place.row, "agent", name="Nadia Benali"))
    paul = browser(app, make.make_staff(place.row, "agent", name="Paul Roux"))
    report, other = place.report(), place.report()
    assert be(nadia, report).json["people"] == []
    assert [one["name"] for one in be(paul, report).json["people"]] == ["Nadia Benali"]
    be(nadia, report, is_writing=True)
    assert [(one["name"], one["is_writing"]) for one in be(paul, report).json["people"]] == [("Nadia Benali", True)]
    assert be(paul, other).json["people"] == []
    assert be(nadia, report, is_leaving=True).json["people"] == []
    assert be(paul, report).json["people"] == []
    assert be(paul, report).json["etag"] == '"1"'


def test_somebody_silent_is_gone_and_redis_forgets_them(
    app: Flask, desk: FlaskClient, place: Town, redis_connection: redis.Redis, monkeypatch: Any
) -> None:
    report = place.report()
    be(desk, report)
    key = f"{KEY_PREFIX}:{place.row.id}:{report.id}"
    assert 0 < int(redis_connection.ttl(key)) <= 25  # type: ignore[arg-type]
    later = browser(app, make.make_staff(place.row, "agent"))
    monkeypatch.setattr("app.web.presence.FRESH_SECONDS", 0)
    assert be(later, report).json["people"] == []


def test_without_redis_nobody_is_shown_and_the_report_opens(
    app: Flask, desk: FlaskClient, place: Town, monkeypatch: Any
) -> None:
    monkeypatch.setitem(app.extensions, EXTENSION_KEY, Presence("redis://127.0.0.1:1/0"))
    report = place.report()
    for _ in range(2):
        answer = be(desk, report)
        assert (answer.status_code, answer.json["people"], answer.json["etag"]) == (200, [], '"1"')
