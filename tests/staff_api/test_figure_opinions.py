"""What people thought, among the figures: whose answers, of which days, from how many, and the same on paper."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from flask.testing import FlaskClient

from app.core import clock, ids
from app.models import Report, Satisfaction, StaffArea
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town
from tests.staff_api.test_figures import FIGURES, answer
from tests.staff_api.test_month_reports import words_of

MARCH = datetime(2026, 3, 11, 9, tzinfo=UTC)
closings = count(1)


def say(report: Report, *answers: str | None, at: datetime | None = None) -> None:
    """People asked about a report, each with what they answered, None for nothing."""
    moment = at or clock.now()
    for given in answers:
        make.save(
            Satisfaction(
                jurisdiction_id=report.jurisdiction_id, id=ids.new_uuid(), report_id=report.id,
                closing_id=next(closings), asked_at=moment, answer=given, answered_at=moment if given else None,
            )
        )  # fmt: skip


def test_agent_reads_a_share_of_ten_answers_and_none_of_nine(desk: FlaskClient, place: Town) -> None:
    say(place.report(), *["good"] * 8, "fair", "poor", None)
    say(place.report(service=place.litter, department=place.desk), *["good"] * 9, None, None)
    told = answer(desk)["satisfaction"]
    assert told["total"] == {"asked": 22, "answered": 19, "good": 17, "fair": 1, "poor": 1, "share_good": 0.8947}
    lamps, litter = told["services"]
    assert (lamps["code"], lamps["answered"], lamps["share_good"]) == (place.lamp.code, 10, 0.8)
    assert (litter["code"], litter["asked"], litter["answered"], litter["share_good"]) == ("dechets", 11, 9, None)
    assert [(one["code"], one["answered"]) for one in told["departments"]] == [("eclairage", 10), ("accueil", 9)]
    assert [(one["code"], one["name"], one["asked"]) for one in told["areas"]] == [("", "Hors quartier", 22)]


def test_agent_compares_with_the_days_before_by_when_people_were_asked(desk: FlaskClient, place: Town) -> None:
    report = place.report(submitted_at=clock.now() - timedelta(days=300))
    say(report, *["good"] * 10)
    say(report, *["poor"] * 10, at=clock.now() - timedelta(days=30))
    told = answer(desk, period="4w")["satisfaction"]
    assert (told["total"]["share_good"], told["before"]["share_good"]) == (1.0, 0.0)
    assert answer(desk, period="4w", compare="none")["satisfaction"]["before"] is None


@pytest.mark.parametrize(("query", "asked"), [({"service": "dechets"}, 2), ({"department": "eclairage"}, 1), ({"area": "nord"}, 1), ({"service": "dechets", "area": "nord"}, 0)])  # fmt: skip
def test_agent_counts_the_answers_about_what_they_chose(
    desk: FlaskClient, place: Town, query: dict[str, str], asked: int
) -> None:
    north = make.make_area(place.row, code="nord", name="Nord", box=(3.0, 45.05, 3.1, 45.1))
    say(place.report(area_id=north.id), "good")
    say(place.report(service=place.litter, department=place.desk), "poor", None)
    assert answer(desk, **query)["satisfaction"]["total"]["asked"] == asked


def test_scoped_agents_count_the_answers_of_their_departments_and_areas_alone(client: FlaskClient, place: Town) -> None:
    north = make.make_area(place.row, code="nord", box=(3.0, 45.05, 3.1, 45.1))
    say(place.report(at=(45.07, 3.05)), "good")
    say(place.report(department=place.desk, at=(45.01, 3.05)), "poor", "poor")
    sign_in(client, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    assert answer(client)["satisfaction"]["total"]["good"] == 1
    assert answer(client, department="accueil")["satisfaction"]["total"]["asked"] == 0
    kept = make.make_staff(place.row, "agent")
    make.save(StaffArea(jurisdiction_id=place.row.id, staff_id=kept.id, area_id=north.id))
    sign_in(client, kept)
    assert answer(client)["satisfaction"]["total"]["asked"] == 1


def test_agent_takes_the_answers_away_as_a_table(desk: FlaskClient, place: Town) -> None:
    say(place.report(), *["good"] * 9, "poor", None)
    say(place.report(service=place.litter), "fair")
    found = desk.get(f"{FIGURES}/table.csv", query_string={"table": "satisfaction_services"})
    rows = list(csv.DictReader(io.StringIO(found.get_data(as_text=True).removeprefix("\ufeff")), delimiter=";"))
    assert [list(row.values())[1:] for row in rows] == [
        ["11", "10", "9", "0", "1", "0,9"],
        ["1", "1", "0", "1", "0", ""],
    ]
    for table in ("satisfaction_departments", "satisfaction_areas"):
        assert desk.get(f"{FIGURES}/table.csv", query_string={"table": table}).status_code == 200


def test_month_on_paper_says_what_people_thought(desk: FlaskClient, place: Town) -> None:
    report = place.report(submitted_at=MARCH, updated_at=MARCH)
    say(report, *["good"] * 8, "fair", "poor", None, at=MARCH)
    said = words_of(desk)
    assert "Habitants contents du résultat 80 % Pas assez de réponses" in said
    name = place.lamp.name["fr"]
    assert f"{name} 11 10 8 1 1 80 %" in said
    assert "Residents happy with the result 80% Too few answers" in words_of(desk, lang="en")


def test_month_in_which_nobody_was_asked_has_no_table_of_answers(desk: FlaskClient, place: Town) -> None:
    place.report(submitted_at=MARCH, updated_at=MARCH)
    assert "Part de contents" not in words_of(desk)
