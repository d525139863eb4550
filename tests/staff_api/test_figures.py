"""Figures over HTTP: whose they are, what is asked wrongly, tables as files."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from app.core import clock, ids
from app.models import Satisfaction, StaffArea
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

FIGURES = "/staff/v1/figures"


def answer(client: FlaskClient, **query: str) -> dict:
    found = client.get(FIGURES, query_string=query)
    assert found.status_code == 200, found.text
    return found.json


def test_agent_reads_counts_names_and_quarters(desk: FlaskClient, place: Town) -> None:
    quarter = make.make_area(place.row, code="nord", name="Nord", box=(3.0, 45.05, 3.1, 45.1))
    quarter.properties = {"population": "2 000"}
    make.save(quarter)
    for _ in range(3):
        place.report(area_id=quarter.id)
    place.report(service=place.litter, department=place.desk, status="rejected", closed_at=clock.now())
    shown = answer(desk)
    assert (shown["total"]["received"], shown["total"]["refused"], shown["total"]["still_open"]) == (4, 1, 3)
    assert shown["total"]["share_in_time"] is None
    assert [(one["code"], one["received"]) for one in shown["services"]] == [(place.lamp.code, 3), ("dechets", 1)]
    assert [one["name"] for one in shown["areas"]] == ["Nord", "Hors quartier"]
    (drawn,) = shown["quarters"]
    assert (drawn["population"], drawn["received"], drawn["per_thousand"]) == (2000, 3, 1.5)
    assert drawn["outline"]["type"] in {"Polygon", "MultiPolygon"}
    assert shown["backlog"][0] == {"up_to_days": 7, "count": 3}
    assert shown["crews"] == []


def test_only_heads_see_figures_of_crews(client: FlaskClient, place: Town) -> None:
    crew = make.make_staff(place.row, "crew", name="Inès Bakri")
    place.report(assigned_to_id=crew.id)
    for role, expected in (("agent", []), ("manager", ["Inès Bakri"])):
        sign_in(client, make.make_staff(place.row, role))
        assert [one["name"] for one in answer(client)["crews"]] == expected


def test_scoped_agent_counts_their_departments_alone_whatever_they_ask(client: FlaskClient, place: Town) -> None:
    place.report()
    place.report(department=place.desk)
    sign_in(client, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    assert answer(client)["total"]["received"] == 1
    assert answer(client, department="eclairage")["total"]["received"] == 1
    assert answer(client, department="accueil")["total"]["received"] == 0


def test_period_is_compared_with_the_days_before(desk: FlaskClient, place: Town) -> None:
    now = clock.now()
    place.report(submitted_at=now)
    for _ in range(2):
        place.report(submitted_at=now - timedelta(days=30))
    shown = answer(desk, period="4w")
    assert (shown["total"]["received"], shown["before"]["received"]) == (1, 2)
    assert answer(desk, period="4w", compare="none")["before"] is None
    assert len(shown["parts"]) in {4, 5}


@pytest.mark.parametrize(
    "query",
    [
        {"period": "always"}, {"month": "2026-13"}, {"from": "2026-01-01"}, {"from": "2026-02-01", "to": "2026-01-01"},
        {"from": "0001-01-01", "to": "0001-01-02"}, {"service": "inconnu"}, {"area": "x\x00"}, {"compare": "dreams"},
    ],
)  # fmt: skip
def test_agent_is_told_what_was_asked_wrongly(desk: FlaskClient, place: Town, query: dict[str, str]) -> None:
    assert desk.get(FIGURES, query_string=query).status_code == 422


def test_agent_takes_a_table_away_that_no_spreadsheet_runs(desk: FlaskClient, place: Town) -> None:
    place.lamp.name = {"fr": '=HYPERLINK("http://exemple.fr";"lampe")'}
    make.save(place.lamp)
    place.report()
    found = desk.get(f"{FIGURES}/table.csv", query_string={"table": "services"})
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8"
    content = found.get_data(as_text=True)
    assert content.startswith("\ufeffNom;")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0]["Nom"].startswith("'=HYPERLINK")
    assert rows[0]["Reçus"] == "1"


def test_agent_kept_to_areas_reads_satisfaction_of_what_they_see_alone(client: FlaskClient, place: Town) -> None:
    north = make.make_area(place.row, code="nord", box=(3.0, 45.05, 3.1, 45.1))
    inside, outside = (
        place.report(at=(latitude, 3.05), status="resolved", closed_at=clock.now()) for latitude in (45.07, 45.01)
    )
    said = ((inside, "Merci, tout est propre"), (outside, "Cela ne tient pas"))
    for closing_id, (report, words) in enumerate(said, 1):
        make.save(
            Satisfaction(
                jurisdiction_id=place.row.id, id=ids.new_uuid(), report_id=report.id, closing_id=closing_id,
                asked_at=clock.now(), answered_at=clock.now(), answer="good", comment=words,
            )
        )  # fmt: skip
    sign_in(client, place.agent)
    assert client.get("/staff/v1/satisfaction").json["total"]["asked"] == 2
    kept = make.make_staff(place.row, "agent")
    make.save(StaffArea(jurisdiction_id=place.row.id, staff_id=kept.id, area_id=north.id))
    sign_in(client, kept)
    shown = client.get("/staff/v1/satisfaction").json
    assert (shown["total"]["asked"], [one["comment"] for one in shown["remarks"]]) == (1, ["Merci, tout est propre"])


def test_a_quarter_that_reports_little_is_told_from_one_too_small_to_say(desk: FlaskClient, place: Town) -> None:
    boxes = {"centre": 5_000, "muet": 5_000, "hameau": 20}
    made = {}
    for number, (code, people) in enumerate(boxes.items()):
        south = 45.05 + number / 100
        made[code] = make.make_area(place.row, code=code, box=(3.0, south, 3.1, south + 0.01))
        made[code].properties = {"population": str(people)}
        make.save(made[code])
    for _ in range(24):
        place.report(area_id=made["centre"].id)
    place.report(area_id=made["muet"].id)
    assert {one["code"]: one["is_quiet"] for one in answer(desk)["quarters"]} == {
        "centre": False, "muet": True, "hameau": False,
    }  # fmt: skip
    assert not any(one["is_quiet"] for one in answer(desk, department="eclairage")["quarters"])
    found = desk.get(f"{FIGURES}/table.csv", query_string={"table": "areas", "lang": "en"})
    rows = csv.DictReader(io.StringIO(found.get_data(as_text=True).removeprefix("\ufeff")), delimiter=";")
    assert {row["Name"]: row["Reports little"] for row in rows} == {"centre": "0", "muet": "1"}


def test_the_cases_needed_are_those_that_the_town_set(client: FlaskClient, place: Town) -> None:
    for _ in range(3):
        place.report(status="resolved", closed_at=clock.now(), due_at=clock.now() + timedelta(days=1))
    sign_in(client, make.make_staff(place.row, "admin"))
    assert answer(client)["total"]["share_in_time"] is None
    path = "/staff/v1/settings/town"
    known = client.get(path)
    given = {"retention_months": 12, "contest_days": 14, "holidays": {"alsace_moselle": False, "extra": []}}
    changed = client.put(path, json=given | {"minimum_sample": 3}, headers={"If-Match": known.json["etag"]})
    assert changed.status_code == 200, changed.text
    shown = answer(client)
    assert (shown["minimum"], shown["total"]["share_in_time"]) == (3, 1.0)
