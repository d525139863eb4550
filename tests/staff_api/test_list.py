"""The dashboard's list: who sees what, every filter, every order, and pages that neither lose nor repeat."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from app.core import clock, workflow
from app.core.extensions import db
from app.models import Report
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

LIST = "/staff/v1/reports"


def numbers(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row["public_id"] for row in answer.json["reports"]]


def test_agent_gets_rows_with_all_that_the_list_shows(desk: FlaskClient, place: Town) -> None:
    crew = make.make_staff(place.row, "crew", departments=(place.lighting,), name="Inès Bakri")
    report = place.report(
        source="telephone", needs_dispatch=True, contested_count=1, assigned_to_id=crew.id, address="3 rue Basse"
    )
    make.make_photo(report, state="ready", copies={"320": {"key": "copies/a-320.jpg"}})
    answer = desk.get(LIST)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert (answer.json["total"], answer.json["next_cursor"]) == (1, None)  # type: ignore[index]
    (row,) = answer.json["reports"]  # type: ignore[index]
    assert (row["id"], row["etag"], row["source"], row["address"]) == (
        str(report.id), '"1"', "telephone", "3 rue Basse",
    )  # fmt: skip
    assert (row["contested"], row["needs_dispatch"], row["is_private"]) == (True, True, False)
    assert row["assigned_to"] == {"id": str(crew.id), "name": "Inès Bakri"}
    assert row["department"]["name"] == "Éclairage public"
    assert "/320.jpg?v=" in row["photo"]["urls"]["320"]
    assert "reporter" not in row
    assert "description" not in row


@pytest.mark.parametrize(
    ("role", "scoped", "expected"),
    [
        ("agent", False, {"town", "other", "private"}),
        ("manager", True, {"town", "private", "lent"}),
        ("agent", True, {"town", "private", "lent"}),
        ("admin", True, {"town", "other", "private"}),
    ],
)
def test_staff_sees_their_departments_or_the_town_but_never_another_town(
    client: FlaskClient, place: Town, role: str, scoped: bool, expected: set[str]
) -> None:
    person = make.make_staff(place.row, role, departments=(place.lighting,) if scoped else ())
    named = {
        "town": place.report(),
        "other": place.report(department=place.desk),
        "private": place.report(is_private=True),
    }
    if "lent" in expected:
        named["lent"] = place.report(department=place.desk, assigned_to_id=person.id)
    away = make.make_jurisdiction("ailleurs", west=4.0)
    make.make_report(away, make.make_service(away), make.make_department(away, is_fallback=True), at=(45.05, 4.05))
    sign_in(client, person)
    assert set(numbers(client.get(LIST))) == {named[name].public_id for name in expected}


def _mixture(place: Town) -> dict[str, Report]:
    now = clock.now()
    quarter = make.make_area(place.row, code="nord", box=(3.0, 45.05, 3.1, 45.1))
    named = {
        "plain": place.report(at=(45.01, 3.01)),
        "litter": place.report(service=place.litter, department=place.desk, at=(45.02, 3.02)),
        "north": place.report(at=(45.08, 3.05), area_id=quarter.id),
        "late": place.report(due_at=now - timedelta(hours=1), at=(45.01, 3.03)),
        "late_but_closed": place.report(
            due_at=now - timedelta(hours=1), status="resolved", closed_at=now, at=(45.01, 3.03)
        ),
        "lost": place.report(needs_dispatch=True, department=place.desk, at=(45.01, 3.04)),
        "contested": place.report(contested_count=2, status="reopened", at=(45.01, 3.06)),
        "pictured": place.report(at=(45.01, 3.07)),
        "called": place.report(source="telephone", at=(45.01, 3.08)),
        "old": place.report(submitted_at=now - timedelta(days=40), at=(45.01, 3.09)),
        "worded": place.report(description="Un réverbère bancal", address="12 rue de l’Église", at=(45.01, 3.095)),
        "secret": place.report(is_private=True, at=(45.01, 3.025)),
        "taken": place.report(assigned_to_id=make.make_staff(place.row, "crew", id=CREW).id, at=(45.01, 3.035)),
    }
    make.make_service(place.row, "reverbere", name={"fr": "Réverbère éteint"})
    named["again"] = place.report(duplicate_of_id=named["plain"].id, status="duplicate", closed_at=now)
    make.make_photo(named["pictured"])
    return named


EVERYTHING = {"plain", "litter", "north", "late", "late_but_closed", "lost", "contested", "pictured", "called", "old",
              "worded", "secret", "taken", "again"}  # fmt: skip
CREW = uuid.UUID("00000000-0000-4000-8000-00000000c4e3")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", EVERYTHING),
        ("status=resolved", {"late_but_closed"}),
        ("status=resolved,reopened", {"late_but_closed", "contested"}),
        ("service=dechets", {"litter"}),
        ("service=dechets,lampadaire", EVERYTHING),
        ("department=accueil", {"litter", "lost"}),
        ("department=accueil&service=dechets", {"litter"}),
        ("area=nord", {"north"}),
        ("source=telephone", {"called"}),
        ("source=telephone,meeting", {"called"}),
        ("overdue=1", {"late"}),
        ("dispatch=1", {"lost"}),
        ("contested=1", {"contested"}),
        ("has_photo=1", {"pictured"}),
        ("since_days=30", EVERYTHING - {"old"}),
        ("bbox=3.045,45.07,3.055,45.09", {"north"}),
        ("q=reverbere", {"worded"}),
        ("q=EGLISE bancal", {"worded"}),
        ("q=nowhere", set()),
        ("q=12 eglise", {"worded"}),
        ("q=rue", {"worded"}),
        ("q=la rue de l'Eglise", {"worded"}),
        ("q=reverbaire", {"worded"}),
        ("q=reverbere inconnu", set()),
        ("overdue=0&dispatch=false", EVERYTHING),
        ("private=1", {"secret"}),
        ("private=0", EVERYTHING - {"secret"}),
        ("assigned=nobody", EVERYTHING - {"taken"}),
        (f"assigned={CREW}", {"taken"}),
        ("assigned=me", set()),
        ("has_duplicates=1", {"plain"}),
        ("older_days=30", {"old"}),
        ("until=2020-01-31", set()),
        ("since=2020-02-01", EVERYTHING),
        ("since=2020-02-01&since_days=30&older_days=1", set()),
        ("overdue=1&status=resolved", set()),
    ],
)
@pytest.mark.parametrize("sort", ["urgent", "newest"])
def test_agent_narrows_the_list(desk: FlaskClient, place: Town, sort: str, query: str, expected: set[str]) -> None:
    named = _mixture(place)
    answer = desk.get(f"{LIST}?sort={sort}&{query}")
    assert {name for name, report in named.items() if report.public_id in numbers(answer)} == expected
    assert answer.json["total"] == len(expected)  # type: ignore[index]


def test_agent_finds_a_report_by_part_of_its_number(desk: FlaskClient, place: Town) -> None:
    report = place.report(public_id="RC-2026-00417")
    place.report(public_id="RC-2025-00417")
    for asked in ("RC-2026-00417", "rc 2026 00417", "RC-2026-004", "2026 417"):
        assert numbers(desk.get(f"{LIST}?q={asked}")) == [report.public_id], asked
    assert len(numbers(desk.get(f"{LIST}?q=417"))) == 2


def test_agent_finds_a_report_by_its_number_and_by_the_number_on_the_lamp(desk: FlaskClient, place: Town) -> None:
    lamp = make.make_asset(place.row, "EP-00017", 45.05, 3.05)
    other = make.make_asset(place.row, "EP-00018", 45.05, 3.05)
    report = place.report(asset_id=lamp.id)
    place.report(asset_id=other.id)
    for words in (report.public_id, report.public_id.lower(), "EP-00017", "ep-00017"):
        assert numbers(desk.get(LIST, query_string={"q": words})) == [report.public_id], words


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("status=lost", "status.0"),
        ("service=ufo", "service"),
        ("department=ufo", "department"),
        ("area=ufo", "area"),
        ("source=ufo", "source.0"),
        ("sort=random", "sort"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("since_days=0", "since_days"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=3,45,2,46", "bbox"),
        ("bbox=nan,45,3,46", "bbox.0"),
        ("bbox=-500,45,3,46", "bbox"),
        ("overdue=perhaps", "overdue"),
        ("q=%00", "q"),
        ("assigned=somebody", "assigned"),
        ("since=yesterday", "since"),
        ("until=0001-01-01", "until"),
        ("older_days=-1", "older_days"),
        ("private=perhaps", "private"),
        ("cursor=guess", "cursor"),
        ("cursor=e30.AAAA", "cursor"),
        ("cursor=%C3%A9.%C3%A9", "cursor"),
    ],
)
def test_agent_is_told_which_filter_is_wrong(desk: FlaskClient, place: Town, query: str, field: str) -> None:
    answer = desk.get(f"{LIST}?{query}")
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json["errors"]] == [field]  # type: ignore[index]


def test_a_cursor_leads_on_only_for_the_question_it_came_from(desk: FlaskClient, place: Town) -> None:
    for _ in range(3):
        place.report()
    cursor = desk.get(LIST + "?sort=newest&limit=1").json["next_cursor"]  # type: ignore[index]
    assert desk.get(f"{LIST}?sort=newest&limit=2&lang=en&cursor={cursor}").status_code == 200
    for other in ("sort=oldest", "sort=newest&overdue=1", "sort=newest&status=received"):
        answer = desk.get(f"{LIST}?{other}&cursor={cursor}")
        assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "cursor.invalid")  # type: ignore[index]
    forged = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
    assert desk.get(f"{LIST}?sort=newest&cursor={forged}").status_code == 422


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["new", "open_late", "open_soon", "closed"]),
        ("oldest", ["closed", "open_soon", "open_late", "new"]),
        ("updated", ["closed", "new", "open_late", "open_soon"]),
        ("urgent", ["open_late", "open_soon", "new", "closed"]),
        ("followed", ["open_soon", "closed", "open_late", "new"]),
    ],
)
def test_agent_orders_the_list(desk: FlaskClient, place: Town, sort: str, expected: list[str]) -> None:
    now = clock.now()

    def made(ago: int, due_in: int, touched: int, **values: Any) -> Report:
        return place.report(
            submitted_at=now - timedelta(hours=ago), due_at=now + timedelta(hours=due_in),
            updated_at=now - timedelta(hours=touched), **values,
        )  # fmt: skip

    named = {
        "open_soon": made(30, 2, 30, follower_count=7),
        "open_late": made(20, -5, 20, follower_count=1),
        "new": made(1, 100, 1),
        "closed": made(40, -9, 0, status="resolved", closed_at=now, follower_count=3),
    }
    assert numbers(desk.get(f"{LIST}?sort={sort}")) == [named[name].public_id for name in expected]


def _walk(desk: FlaskClient, query: str, between: Any) -> tuple[list[str], list[int | None]]:
    seen: list[str] = []
    totals: list[int | None] = []
    cursor = ""
    for _ in range(60):
        answer = desk.get(f"{LIST}?{query}{cursor}")
        seen += numbers(answer)
        totals.append(answer.json["total"])  # type: ignore[index]
        following = answer.json["next_cursor"]  # type: ignore[index]
        if following is None:
            return seen, totals
        cursor = f"&cursor={following}"
        between()
    raise AssertionError("the walk does not end")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 4), st.integers(-3, 3), st.integers(0, 3), st.booleans()), min_size=0, max_size=14
    ),
    newcomers=st.lists(st.tuples(st.integers(0, 4), st.integers(-3, 3), st.booleans()), max_size=6),
    limit=st.integers(1, 5),
    sort=st.sampled_from(["urgent", "newest", "oldest", "updated", "followed"]),
    only_open=st.booleans(),
)
def test_walking_all_pages_gives_each_report_once_while_others_come_in(
    desk: FlaskClient, place: Town, rows: list[Any], newcomers: list[Any], limit: int, sort: str, only_open: bool
) -> None:
    """Times collide on purpose: whole hours only, so that ties are broken by id across pages."""
    db.session.execute(db.delete(Report))
    db.session.commit()
    base = clock.now().replace(minute=0, second=0, microsecond=0)

    def add(ago: int, due: int, touched: int, is_closed: bool) -> Report:
        report = Report(
            jurisdiction_id=place.row.id, id=uuid.uuid4(), public_id=f"RC-{uuid.uuid4()}", body_hash="x",
            service_id=place.lamp.id, department_id=place.lighting.id, routing={"code": "service_rule"},
            location=make.point(*make.CENTRE), submitted_at=base - timedelta(hours=ago),
            updated_at=base - timedelta(hours=touched), due_at=base + timedelta(hours=due),
            status="resolved" if is_closed else "received", closed_at=base if is_closed else None,
        )  # fmt: skip
        db.session.add(report)
        db.session.commit()
        return report

    there = [add(*row) for row in rows]
    wanted = [report.public_id for report in there if not (only_open and report.status == "resolved")]
    waiting = list(newcomers)

    def somebody_reports() -> None:
        if waiting:
            ago, due, is_closed = waiting.pop()
            add(ago, due, ago, is_closed)

    statuses = "&status=" + ",".join(workflow.OPEN_STATUSES) if only_open else ""
    seen, totals = _walk(desk, f"sort={sort}&limit={limit}{statuses}", somebody_reports)
    assert len(seen) == len(set(seen)), "a row came twice"
    assert set(wanted) <= set(seen), "a row that was there is missing"
    assert set(totals) == {len(wanted)}
    if not newcomers:
        assert seen == numbers(desk.get(f"{LIST}?sort={sort}&limit=100{statuses}"))


def test_the_total_is_exact_up_to_its_limit_and_unknown_beyond(
    desk: FlaskClient, place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.actions import report_lists

    monkeypatch.setattr(report_lists, "COUNT_LIMIT", 3)
    for expected in (1, 2, 3, None, None):
        place.report()
        answer = desk.get(LIST + "?limit=2")
        assert answer.json["total"] == expected  # type: ignore[index]
    cursor = answer.json["next_cursor"]  # type: ignore[index]
    assert desk.get(f"{LIST}?limit=2&cursor={cursor}").json["total"] is None  # type: ignore[index]


@pytest.mark.parametrize("sort", ["urgent", "newest", "oldest", "updated"])
def test_a_page_takes_at_most_six_statements(desk: FlaskClient, place: Town, sort: str) -> None:
    for number in range(12):
        closed = clock.now() if number % 2 else None
        make.make_photo(place.report(status="resolved" if closed else "received", closed_at=closed))
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        answer = desk.get(f"{LIST}?sort={sort}&department=eclairage&service=lampadaire&limit=10")
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert len(numbers(answer)) == 10
    assert len(seen) <= 6, "\n\n".join(seen)
