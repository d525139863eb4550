"""Counts beside the filters are what the list then shows; quarters are coloured by what their list shows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from app.actions import report_counts
from app.core import clock
from app.models import Report
from geo import facets
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

LIST, COUNTS, FIGURES = "/staff/v1/reports", "/staff/v1/counts", "/staff/v1/areas/figures"


def fill(place: Town) -> list[Report]:
    now = clock.now()
    areas = [make.make_area(place.row, code=code, box=(3.0, 45.0, 3.1, 45.1)) for code in ("nord", "sud")]
    crew = make.make_staff(place.row, "crew", departments=(place.lighting,))
    reports = []
    for n in range(40):
        is_closed = n % 4 == 0
        reports.append(
            place.report(
                service=(place.lamp, place.litter)[n % 2],
                department=(place.lighting, place.desk)[n % 3 == 0],
                status=("resolved", "received", "acknowledged", "reopened")[n % 4],
                closed_at=now if is_closed else None,
                source=("app", "telephone", "counter")[n % 3],
                area_id=(areas[0].id, areas[1].id, None)[n % 3],
                due_at=now + timedelta(days=n % 5 - 2, minutes=1),
                submitted_at=now - timedelta(days=n * 3),
                contested_count=int(n % 9 == 0),
                needs_dispatch=n % 8 == 1,
                is_private=n % 10 == 0,
                assigned_to_id=crew.id if n % 6 == 0 else None,
                address="12 rue Basse" if n % 2 else "3 place Haute",
            )
        )
    make.make_photo(reports[2])
    make.make_photo(reports[7])
    return reports


FLAGS = {"overdue": "overdue=1", "dispatch": "dispatch=1", "contested": "contested=1", "has_photo": "has_photo=1",
         "unassigned": "assigned=nobody", "private": "private=1"}  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"status": "received,acknowledged"}, {"service": "dechets"}, {"department": "accueil", "overdue": "1"},
        {"area": "nord"}, {"source": "telephone", "status": "resolved"}, {"since_days": "40"}, {"older_days": "30"},
        {"private": "0", "has_photo": "1"}, {"assigned": "nobody", "contested": "1"}, {"q": "basse"},
        {"q": "basse", "status": "received", "overdue": "1"}, {"bbox": "3,45,3.1,45.1", "dispatch": "1"},
    ],
)  # fmt: skip
def test_each_count_is_what_the_list_shows_when_it_is_chosen(
    desk: FlaskClient, place: Town, asked: dict[str, str]
) -> None:
    fill(place)
    found: Any = desk.get(f"{COUNTS}?{urlencode(asked)}").json
    assert found["is_exact"] is True

    def listed(**more: str) -> int:
        total: int = desk.get(f"{LIST}?{urlencode({**asked, **more})}").json["total"]  # type: ignore[index]
        return total

    assert found["total"] == listed()
    codes = {"status": ("resolved", "received", "acknowledged", "reopened"), "service": ("lampadaire", "dechets"),
             "department": ("accueil", "eclairage"), "area": ("nord", "sud"),
             "source": ("app", "telephone", "counter")}  # fmt: skip
    for name, choices in codes.items():
        expected = {code: listed(**{name: code}) for code in choices}
        assert found[name] == {code: count for code, count in expected.items() if count}, name
    for name, query in FLAGS.items():
        key, _, value = query.partition("=")
        assert found["flags"][name] == listed(**{key: value}), name


def test_counts_stay_true_when_they_are_folded_and_a_report_changes(desk: FlaskClient, place: Town) -> None:
    fill(place)
    before: Any = desk.get(COUNTS).json
    report_counts.see_late()
    report_counts.fold_counts()
    assert desk.get(COUNTS).json == before
    place.report(source="meeting")
    after: Any = desk.get(COUNTS).json
    assert (after["total"], after["source"]["meeting"]) == (before["total"] + 1, 1)


def test_staff_of_one_department_count_what_they_see(client: FlaskClient, place: Town) -> None:
    fill(place)
    chief = make.make_staff(place.row, "manager", departments=(place.lighting,))
    lent = place.report(department=place.desk, assigned_to_id=chief.id)
    sign_in(client, chief)
    found: Any = client.get(COUNTS).json
    listed: Any = client.get(LIST).json
    assert found["total"] == listed["total"]
    assert found["department"] == {"eclairage": listed["total"] - 1, "accueil": 1}
    assert lent.public_id in {row["public_id"] for row in listed["reports"]}


def test_counting_gives_up_where_it_would_take_too_long(
    desk: FlaskClient, place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place)
    monkeypatch.setattr(facets, "LIVE_LIMIT", 19)
    found: Any = desk.get(f"{COUNTS}?q=basse").json
    assert (found["is_exact"], found["total"], found["status"]) == (False, None, {})
    assert desk.get(COUNTS).json["is_exact"] is True  # type: ignore[index]


@pytest.mark.parametrize("asked", ["", "service=dechets", "since_days=30", "overdue=1", "q=basse"])
def test_quarters_are_coloured_by_what_their_list_shows(desk: FlaskClient, place: Town, asked: str) -> None:
    fill(place)
    found: Any = desk.get(f"{FIGURES}?{asked}").json
    assert [area["code"] for area in found["areas"]] == ["nord", "sud"]
    for area in found["areas"]:
        without_time = asked.replace("since_days=30", "")
        open_ones = "received,acknowledged,reopened"
        for name, query in (("open", f"status={open_ones}&{without_time}"), ("received", asked),
                            ("late", f"overdue=1&{without_time.replace('overdue=1', '')}")):  # fmt: skip
            listed: Any = desk.get(f"{LIST}?area={area['code']}&{query}").json
            assert area[name] == listed["total"], (name, area["code"])
        assert area["shape"]["type"] in ("Polygon", "MultiPolygon")
        assert area["per_thousand"] is None


def test_figures_of_a_quarter_are_per_thousand_where_its_people_are_known(desk: FlaskClient, place: Town) -> None:
    area = make.make_area(place.row, code="nord", box=(3.0, 45.0, 3.1, 45.1))
    area.properties = {"population": "400"}
    for _ in range(3):
        place.report(area_id=area.id)
    (found,) = desk.get(FIGURES).json["areas"]  # type: ignore[index]
    assert (found["received"], found["per_thousand"]) == (3, 7.5)


def test_districts_are_shown_where_a_town_has_no_quarters(desk: FlaskClient, place: Town) -> None:
    make.make_area(place.row, kind="district", code="centre", box=(3.0, 45.0, 3.1, 45.1))
    assert [area["code"] for area in desk.get(FIGURES).json["areas"]] == ["centre"]  # type: ignore[index]
