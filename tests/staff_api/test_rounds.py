"""The town's rounds: who has what today and on another day, what nobody has, whose day is too full, and on paper."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from app.actions import route_sheets
from app.core import clock, workflow
from app.core.extensions import db
from app.media import route_sheets as paper
from app.models import Report, Staff, StatusUpdate
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ROUNDS = "/staff/v1/rounds"
SHEET = "/staff/v1/rounds/route-sheet.pdf"


def crew(place: Town, name: str) -> Staff:
    return make.make_staff(place.row, "crew", departments=(place.lighting,), name=name)


def team(answer: Any, code: str = "eclairage") -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    (found,) = [one for one in answer.json["teams"] if one["code"] == code]
    return dict(found)


def ids(walk: dict[str, Any]) -> list[str]:
    return [stop["id"] for stop in walk["stops"]]


def test_agent_sees_each_persons_stops_and_what_nobody_has(desk: FlaskClient, place: Town) -> None:
    ines, malik = crew(place, "Inès"), crew(place, "Malik")
    hers = [str(place.report(assigned_to_id=ines.id, at=(45.05, 3.01 * 1 + n / 100)).id) for n in (0, 2, 1)]
    nobodys = str(place.report().id)
    place.report(assigned_to_id=ines.id, status=workflow.RESOLVED, closed_at=clock.now())
    found = team(desk.get(ROUNDS))
    people = {one["name"]: one for one in found["people"]}
    assert set(people) == {"Inès", "Malik"}
    assert set(ids(people["Inès"])) == set(hers)
    assert (people["Malik"]["stops"], people["Malik"]["minutes"]) == ([], 0)
    assert (ids(found["waiting"]), found["waiting_count"]) == ([nobodys], 1)
    along = [stop["longitude"] for stop in people["Inès"]["stops"]]
    assert along in (sorted(along), sorted(along, reverse=True))
    assert malik.name == "Malik"


def test_agent_sees_tomorrow_apart_from_today(desk: FlaskClient, place: Town) -> None:
    ines = crew(place, "Inès")
    now = clock.now()
    today = str(place.report(assigned_to_id=ines.id, due_at=now + timedelta(days=20)).id)
    in_five = str(
        place.report(assigned_to_id=ines.id, planned_at=now + timedelta(days=5), due_at=now + timedelta(days=20)).id
    )
    first = desk.get(ROUNDS)
    assert ids(team(first)["people"][0]) == [today]
    later = (now + timedelta(days=5)).astimezone(ZoneInfo(place.row.time_zone)).date().isoformat()
    answer = desk.get(f"{ROUNDS}?day={later}")
    assert ids(team(answer)["people"][0]) == [in_five]
    for wrong in ("2020-01-01", "2199-01-01", "demain"):
        assert desk.get(f"{ROUNDS}?day={wrong}").status_code == 422


def test_agent_sees_how_far_somebody_is_and_who_has_too_much(desk: FlaskClient, place: Town) -> None:
    ines, malik = crew(place, "Inès"), crew(place, "Malik")
    for _ in range(22):
        place.report(assigned_to_id=malik.id)
    closed = place.report(assigned_to_id=ines.id, status=workflow.RESOLVED, closed_at=clock.now())
    note = {"report_id": closed.id, "kind": "status", "status": workflow.RESOLVED, "actor_kind": "staff"}
    make.save(StatusUpdate(jurisdiction_id=place.row.id, staff_id=ines.id, **note))
    people = {one["name"]: one for one in team(desk.get(ROUNDS))["people"]}
    assert (people["Inès"]["done"], people["Inès"]["is_too_much"]) == (1, False)
    assert (people["Malik"]["done"], people["Malik"]["is_too_much"]) == (0, True)
    assert people["Malik"]["minutes"] == 440


def test_agent_hands_a_stop_to_somebody_else(desk: FlaskClient, place: Town) -> None:
    ines, malik = crew(place, "Inès"), crew(place, "Malik")
    report = place.report(assigned_to_id=ines.id)
    (stop,) = team(desk.get(ROUNDS))["people"][0]["stops"]
    item = {"id": stop["id"], "etag": stop["etag"], "change_id": str(uuid.uuid4())}
    done = desk.post("/staff/v1/bulk", json={"assign": {"staff_id": str(malik.id)}, "items": [item]})
    assert done.status_code == 200, done.text
    people = {one["name"]: ids(one) for one in team(desk.get(ROUNDS))["people"]}
    assert people == {"Inès": [], "Malik": [str(report.id)]}


def test_agent_of_one_team_sees_that_team_alone(client: FlaskClient, place: Town) -> None:
    place.report()
    place.report(department=place.desk, service=place.litter)
    sign_in(client, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    assert [one["code"] for one in client.get(ROUNDS).json["teams"]] == ["eclairage"]


def test_agent_prints_a_round_on_paper(desk: FlaskClient, place: Town) -> None:
    ines = crew(place, "Inès")
    reports = [place.report(assigned_to_id=ines.id, description="Éteint « depuis » jeudi — 3 €") for _ in range(8)]
    answer = desk.get(f"{SHEET}?person={ines.id}")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.data.count(b"/Type /Page\n") == -(-len(reports) // paper.PER_PAGE)
    assert desk.get(f"{SHEET}?team=eclairage").data.startswith(b"%PDF-")
    assert desk.get(SHEET).status_code == 422
    assert desk.get(f"{SHEET}?person={uuid.uuid4()}").json["code"] == "staff.unknown"
    assert desk.get(f"{SHEET}?team=lune").json["code"] == "department.unknown"


def test_crew_prints_its_own_stops_in_the_order_of_the_phone(
    client: FlaskClient, place: Town, monkeypatch: Any
) -> None:
    drawn: list[paper.RouteSheet] = []
    monkeypatch.setattr(route_sheets.paper, "draw_sheet", lambda sheet: drawn.append(sheet) or b"%PDF-")
    ines = crew(place, "Inès")
    reports = [place.report(assigned_to_id=ines.id, address=f"{n} Grand-Rue") for n in (1, 2, 3)]
    reports[2].description = "Appelez Lise au 06 12 34 56 78"
    db.session.commit()
    elsewhere = place.report(department=place.desk)
    sign_in(client, ines)
    wanted = [reports[2], elsewhere, reports[0]]
    answer = client.get("/api/v1/crew/route-sheet.pdf?ids=" + ",".join(str(one.id) for one in wanted))
    assert answer.status_code == 200, answer.text
    assert [stop.place for stop in drawn[0].stops] == ["3 Grand-Rue", "1 Grand-Rue"]
    assert "06 12" not in drawn[0].stops[0].words
    assert drawn[0].stops[0].url.endswith(f"/crew/arret/{reports[2].id}")
    client.get("/api/v1/crew/route-sheet.pdf")
    assert {stop.place for stop in drawn[1].stops} == {"1 Grand-Rue", "2 Grand-Rue", "3 Grand-Rue"}
    assert db.session.scalars(select(Report).where(Report.id == elsewhere.id)).one().version == 1


def test_crew_reads_on_paper_what_is_late_and_what_the_resident_sent_back(
    client: FlaskClient, place: Town, monkeypatch: Any
) -> None:
    drawn: list[paper.RouteSheet] = []
    monkeypatch.setattr(route_sheets.paper, "draw_sheet", lambda sheet: drawn.append(sheet) or b"%PDF-")
    ines = crew(place, "Inès")
    past, ahead = clock.now() - timedelta(days=2), clock.now() + timedelta(days=2)
    stops = [
        place.report(assigned_to_id=ines.id, due_at=due, status=status)
        for due, status in (
            (past, workflow.REOPENED),
            (past, workflow.ACKNOWLEDGED),
            (ahead, workflow.REOPENED),
            (ahead, workflow.ACKNOWLEDGED),
        )
    ]
    sign_in(client, ines)
    path = "/api/v1/crew/route-sheet.pdf?ids=" + ",".join(str(one.id) for one in stops)
    assert client.get(path, headers={"Accept-Language": "en"}).status_code == 200
    back = "Reopened: not fixed, says the resident"
    assert [stop.alert for stop in drawn[0].stops] == [f"Late · {back}", "Late", back, ""]


def test_sheet_draws_long_words_photos_and_no_stops_at_all() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), "red").save(picture, "JPEG")
    words = {"title": "L" * 200, "place": "rue " * 80, "facts": "EP " * 90, "words": "mot " * 400, "alert": "En retard"}
    stop = paper.SheetStop(**words, url="https://ville.fr/crew/arret/1", photo=picture.getvalue())
    head = {"town": "Ville", "title": "Feuille", "about": "jour", "colour": "#0f5563", "remarks": "R", "foot": "F"}
    for count, pages in ((0, 1), (paper.PER_PAGE, 1), (paper.PER_PAGE + 1, 2)):
        sheet = paper.RouteSheet(**head, page="{} / {}", stops=(stop,) * count)
        assert paper.draw_sheet(sheet).count(b"/Type /Page\n") == pages
