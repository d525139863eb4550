"""What a crew's telephone asks: whose stops, in what order, and what happens when one is changed."""

from __future__ import annotations

import threading
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select

from app.core import clock, workflow
from app.core.extensions import db
from app.models import Department, Jurisdiction, Notification, Photo, Report, Service, Staff, StatusUpdate
from tests import factories as make
from tests.signing_in import sign_in

LIST = "/api/v1/crew/reports"


@dataclass
class Town:
    row: Jurisdiction
    lighting: Department
    cleaning: Department
    lamp: Service
    crew: Staff

    def report(self, **values: Any) -> Report:
        return make.make_report(self.row, self.lamp, values.pop("department", self.lighting), **values)


@pytest.fixture
def town(app: Flask) -> Town:
    row = make.make_jurisdiction()
    lighting = make.make_department(row, "eclairage", is_fallback=True)
    return Town(
        row=row,
        lighting=lighting,
        cleaning=make.make_department(row, "proprete"),
        lamp=make.make_service(row),
        crew=make.make_staff(row, "crew", departments=(lighting,), name="Inès Bakri"),
    )


@pytest.fixture
def phone(client: FlaskClient, town: Town) -> FlaskClient:
    sign_in(client, town.crew)
    return client


def numbers(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [stop["public_id"] for stop in answer.json["reports"]]


def change(phone: FlaskClient, report: Report | str, version: int | str | None, **body: Any) -> Any:
    report_id = report if isinstance(report, str) else report.id
    headers = {} if version is None else {"If-Match": f'"{version}"' if isinstance(version, int) else version}
    return phone.post(f"{LIST}/{report_id}/status", json={"id": str(uuid.uuid4())} | body, headers=headers)


def test_crew_sees_their_departments_open_stops_and_nobody_elses(phone: FlaskClient, town: Town) -> None:
    mine = town.report()
    lent = town.report(department=town.cleaning, assigned_to_id=town.crew.id)
    town.report(department=town.cleaning)
    town.report(status=workflow.RESOLVED, closed_at=clock.now())
    other = make.make_jurisdiction("ailleurs", west=4.0)
    desk = make.make_department(other, "accueil", is_fallback=True)
    make.make_report(other, make.make_service(other), desk, at=(45.05, 4.05))
    assert set(numbers(phone.get(LIST))) == {mine.public_id, lent.public_id}
    assert numbers(phone.get(LIST + "?scope=mine")) == [lent.public_id]


def test_crew_without_a_department_sees_only_what_is_assigned_to_them(client: FlaskClient, town: Town) -> None:
    loner = make.make_staff(town.row, "crew")
    town.report()
    mine = town.report(assigned_to_id=loner.id)
    sign_in(client, loner)
    assert numbers(client.get(LIST)) == [mine.public_id]


def test_crew_gets_what_is_due_first_before_the_rest(phone: FlaskClient, town: Town) -> None:
    now = clock.now()
    later = town.report(due_at=now + timedelta(days=3))
    late = town.report(due_at=now - timedelta(days=1))
    soon = town.report(due_at=now + timedelta(hours=1))
    answer = phone.get(LIST)
    assert numbers(answer) == [late.public_id, soon.public_id, later.public_id]
    assert [stop["is_late"] for stop in answer.json["reports"]] == [True, False, False]
    assert [stop["distance_m"] for stop in answer.json["reports"]] == [None] * 3


def test_crew_gets_the_nearest_stops_with_their_distance(phone: FlaskClient, town: Town) -> None:
    # At 45° north a degree of longitude is 0.7 of a degree of latitude: the east one is nearer.
    north = town.report(at=(45.0500 + 0.0030, 3.0500))
    east = town.report(at=(45.0500, 3.0500 + 0.0035))
    far = town.report(at=(45.09, 3.09))
    answer = phone.get(LIST + "?scope=near&latitude=45.05&longitude=3.05")
    assert numbers(answer) == [east.public_id, north.public_id, far.public_id]
    distances = [stop["distance_m"] for stop in answer.json["reports"]]
    assert distances == sorted(distances)
    assert 270 < distances[0] < 280
    assert 330 < distances[1] < 337
    assert numbers(phone.get(LIST + "?scope=near&latitude=45.05&longitude=3.05&limit=1")) == [east.public_id]


def test_crew_narrows_the_list_to_an_area_and_to_statuses(phone: FlaskClient, town: Town) -> None:
    quarter = make.make_area(town.row, code="nord", name="Quartier nord", box=(3.0, 45.05, 3.1, 45.1))
    make.make_area(town.row, kind="neighbour", code="voisin", box=(3.1, 45.0, 3.2, 45.1))
    north = town.report(at=(45.08, 3.05), area_id=quarter.id)
    started = town.report(at=(45.02, 3.05), status=workflow.IN_PROGRESS)
    answer = phone.get(LIST + "?scope=area&area=nord")
    assert numbers(answer) == [north.public_id]
    assert answer.json["areas"] == [{"code": "nord", "name": "Quartier nord"}]
    assert numbers(phone.get(LIST + "?status=in_progress,resolved")) == [started.public_id]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("scope=near", "latitude"),
        ("latitude=45", "longitude"),
        ("latitude=91&longitude=3", "latitude"),
        ("latitude=nan&longitude=3", "latitude"),
        ("scope=area", "area"),
        ("scope=area&area=atlantide", "area"),
        ("scope=everything", "scope"),
        ("status=lost", "status.0"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=many", "limit"),
    ],
)
def test_crew_is_told_which_part_of_a_question_is_wrong(phone: FlaskClient, town: Town, query: str, field: str) -> None:
    answer = phone.get(f"{LIST}?{query}")
    assert answer.status_code == 422
    assert field in [error["field"] for error in answer.json["errors"]]  # type: ignore[index]


def test_crew_opens_a_stop_with_all_that_a_visit_needs(phone: FlaskClient, town: Town) -> None:
    lamp = make.make_asset(town.row, "EP-00017", 45.0501, 3.05)
    report = town.report(description="Éteint", asset_id=lamp.id, assigned_to_id=town.crew.id)
    db.session.add_all(
        StatusUpdate(
            jurisdiction_id=town.row.id, report_id=report.id, kind="note", status="received", note=text,
            is_public=is_public, actor_kind="staff", staff_id=town.crew.id,
        )
        for text, is_public in (("Code du portail : 1789", False), ("Nous passons demain", True))
    )  # fmt: skip
    db.session.commit()
    answer = phone.get(f"{LIST}/{report.id}")
    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    stop = answer.json
    assert (stop["id"], stop["etag"], stop["description"]) == (str(report.id), '"1"', "Éteint")
    assert [note["text"] for note in stop["internal_notes"]] == ["Code du portail : 1789"]
    assert stop["assigned_to"] == {"id": str(town.crew.id), "name": "Inès Bakri"}
    assert stop["asset"]["reference"] == "EP-00017"
    assert 10 < stop["asset"]["distance_m"] < 12
    moves = {move["to"]: move for move in stop["moves"]}
    assert set(moves) == {"acknowledged", "scheduled", "in_progress", "resolved", "rejected"}
    assert moves["resolved"]["needs"] == ["photo_or_reason"]
    assert [reason["code"] for reason in moves["resolved"]["reasons"]] == [
        reason.code for reason in workflow.NO_PHOTO_REASONS
    ]
    assert phone.get(f"{LIST}/{report.id}?lang=en").json["moves"][0]["label"] == "Take on"  # type: ignore[index]


def test_crew_does_not_find_what_is_not_theirs(phone: FlaskClient, town: Town) -> None:
    elsewhere = town.report(department=town.cleaning)
    for answer in (phone.get(f"{LIST}/{elsewhere.id}"), change(phone, elsewhere, 1, to="in_progress"),
                   phone.get(f"{LIST}/{uuid.uuid4()}")):  # fmt: skip
        assert (answer.status_code, answer.json["code"]) == (404, "report.not_found")  # type: ignore[index]
    db.session.refresh(elsewhere)
    assert elsewhere.status == workflow.RECEIVED


def test_crew_starts_and_closes_a_stop_with_an_after_photo_and_the_resident_hears(
    phone: FlaskClient, town: Town
) -> None:
    report = town.report()
    person = make.make_reporter(town.row, "habitante@exemple.fr")
    make.make_subscription(report, person)
    photo = make.make_photo(staff_id=town.crew.id)
    started = change(phone, report, 1, to="in_progress")
    assert (started.status_code, started.headers["ETag"], started.json["status"]) == (200, '"2"', "in_progress")
    done = change(phone, report, 2, to="resolved", note="Ampoule changée", photo_ids=[str(photo.id)])
    assert done.status_code == 200, done.text
    assert done.json["status"] == "resolved"
    assert done.json["closed_at"]
    assert [entry["text"] for entry in done.json["timeline"][:1]] == ["Ampoule changée"]
    assert done.json["timeline"][0]["photo_ids"] == [str(photo.id)]
    assert [shown["role"] for shown in done.json["photos"]] == ["after"]
    db.session.expire_all()
    kept = db.session.get(Photo, photo.id)
    assert kept is not None
    assert (kept.report_id, kept.role) == (report.id, "after")
    told = db.session.scalars(select(Notification.event).order_by(Notification.created_at)).all()
    assert told == ["report.started", "report.resolved"]


def test_crew_who_sends_a_change_twice_makes_it_once(phone: FlaskClient, town: Town) -> None:
    report = town.report()
    make.make_subscription(report, make.make_reporter(town.row, "habitante@exemple.fr"))
    same = {"id": str(uuid.uuid4()), "to": "in_progress"}
    first = change(phone, report, 1, **same)
    again = change(phone, report, 1, **same)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json == again.json
    assert again.headers["ETag"] == '"2"'
    assert db.session.scalar(select(func.count()).select_from(StatusUpdate)) == 1
    assert db.session.scalar(select(func.count()).select_from(Notification)) == 1


def test_two_of_a_crew_at_once_make_one_change_and_one_learns_of_the_other(app: Flask, town: Town) -> None:
    report = town.report()
    report_id = str(report.id)
    barrier = threading.Barrier(2)
    answers: list[Any] = []

    def press() -> None:
        with app.app_context():
            phone = app.test_client()
            sign_in(phone, db.session.get_one(Staff, (town_id, crew_id)))
            barrier.wait()
            answers.append(change(phone, report_id, 1, to="in_progress"))
            db.session.remove()

    town_id, crew_id = town.row.id, town.crew.id
    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    assert db.session.scalar(select(func.count()).select_from(StatusUpdate)) == 1


def test_crew_who_was_too_late_gets_the_stop_as_it_is_now(phone: FlaskClient, town: Town) -> None:
    report = town.report()
    change(phone, report, 1, to="in_progress")
    answer = change(phone, report, 1, to="acknowledged")
    assert (answer.status_code, answer.json["code"]) == (412, "report.changed")
    assert answer.content_type == "application/problem+json"
    assert answer.headers["ETag"] == '"2"'
    current = answer.json["current"]
    assert (current["status"], current["etag"], current["id"]) == ("in_progress", '"2"', str(report.id))
    assert "acknowledged" not in {move["to"] for move in current["moves"]}


@pytest.mark.parametrize(
    ("tag", "status"),
    [
        (None, 428), ("*", 428), ("", 428),
        ('"x"', 412), ("-1", 412), ('"99999999999999999999"', 412),
        ('"1"', 200), ('W/"1"', 200), ("1", 200),
    ],
)  # fmt: skip
def test_a_change_names_the_version_it_was_made_for(
    phone: FlaskClient, town: Town, tag: str | None, status: int
) -> None:
    answer = change(phone, town.report(), tag, to="in_progress")
    assert answer.status_code == status
    if status == 428:
        assert answer.json["code"] == "report.if_match_required"


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ({"to": "resolved"}, {"photo_ids": "need.photo_or_reason"}),
        ({"to": "resolved", "reason_code": "not_found"}, {"photo_ids": "need.photo_or_reason"}),
        ({"to": "rejected"}, {"reason_code": "need.reason", "note": "need.note"}),
        ({"to": "rejected", "reason_code": "not_found", "note": "  "}, {"note": "need.note"}),
        ({"to": "scheduled"}, {"planned_at": "need.planned_at"}),
        ({"to": "scheduled", "planned_at": "2020-01-01T08:00:00Z"}, {"planned_at": "need.planned_at"}),
    ],
)
def test_crew_is_told_what_a_change_lacks(
    phone: FlaskClient, town: Town, body: dict[str, Any], missing: dict[str, str]
) -> None:
    report = town.report()
    answer = change(phone, report, 1, **body)
    assert (answer.status_code, answer.json["code"]) == (422, "workflow.missing")
    assert {error["field"]: error["code"] for error in answer.json["errors"]} == missing
    assert all(error["message"].strip() for error in answer.json["errors"])
    db.session.refresh(report)
    assert (report.status, report.version) == ("received", 1)


def test_crew_may_not_do_what_is_the_desks(phone: FlaskClient, town: Town) -> None:
    report = town.report()
    for to in ("forwarded", "duplicate", "received", "reopened"):
        answer = change(phone, report, 1, to=to, note="x", forwarded_to={"name": "Métropole"}, duplicate_of="RC-1")
        assert (answer.status_code, answer.json["code"]) == (409, "workflow.not_allowed"), to


def test_crew_cannot_use_a_photo_that_is_somebody_elses(phone: FlaskClient, town: Town) -> None:
    other = town.report()
    report = town.report()
    taken = make.make_photo(other)
    answer = change(phone, report, 1, to="resolved", photo_ids=[str(taken.id)])
    assert (answer.status_code, answer.json["code"]) == (422, "photo.unknown")
    db.session.refresh(report)
    assert report.status == "received"


@pytest.mark.parametrize(
    "body",
    [{}, {"to": "lost"}, {"to": "resolved", "photo_ids": ["x"]}, {"to": "resolved", "reason_code": "because"},
     {"to": "rejected", "note": "a\x00b"}, {"to": "rejected", "note": "x" * 3000},
     {"to": "scheduled", "planned_at": "2027-01-01T08:00:00"}, {"to": "scheduled", "planned_at": "soon"},
     {"to": "in_progress", "id": "7"}],
)  # fmt: skip
def test_a_malformed_change_is_refused_by_field(phone: FlaskClient, town: Town, body: dict[str, Any]) -> None:
    answer = change(phone, town.report(), 1, **body)
    assert (answer.status_code, answer.json["code"]) == (422, "validation.failed")
    assert answer.json["errors"]


def test_a_list_of_stops_takes_as_few_statements_for_thirty_as_for_one(phone: FlaskClient, town: Town) -> None:
    town.report()
    few = _statements(phone)
    for number in range(29):
        report = town.report()
        make.make_photo(report)
        if number % 3 == 0:
            town.report(status="duplicate", closed_at=clock.now(), duplicate_of_id=report.id)
    many = _statements(phone)
    assert len(many) == len(few) <= 9, "\n".join(many)


def _statements(phone: FlaskClient) -> list[str]:
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert phone.get(LIST).status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return seen


def test_the_id_of_one_change_cannot_make_another(phone: FlaskClient, town: Town) -> None:
    one, two = town.report(), town.report()
    same = str(uuid.uuid4())
    assert change(phone, one, 1, id=same, to="acknowledged").status_code == 200
    for report, to in ((two, "acknowledged"), (one, "in_progress")):
        answer = change(phone, report, report.version, id=same, to=to)
        assert (answer.status_code, answer.json["code"]) == (409, "change.id_reused")
    db.session.refresh(two)
    assert two.status == "received"


def test_what_belongs_to_another_move_is_left_aside(phone: FlaskClient, town: Town) -> None:
    original, report = town.report(), town.report()
    photo = make.make_photo(staff_id=town.crew.id)
    started = change(
        phone, report, 1, to="in_progress", duplicate_of=original.public_id, forwarded_to={"name": "Métropole"}
    )
    assert (started.json["duplicate_of"], started.json["forwarded_to"]) == (None, None)
    assert started.json["timeline"][0]["kind"] == "status"
    done = change(phone, report, 2, to="resolved", photo_ids=[str(photo.id)], reason_code="not_found")
    assert done.json["reason"] is None


def test_crew_refuses_and_names_who_is_competent(phone: FlaskClient, town: Town) -> None:
    answer = change(
        phone, town.report(), 1, to="rejected", reason_code="not_competent", note="Route départementale",
        forwarded_to={"name": "Le Département", "contact": "voirie@departement.example"},
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert (answer.json["reason"]["code"], answer.json["reason"]["competent"]) == ("not_competent", "Le Département")
