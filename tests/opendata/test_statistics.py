"""Public statistics: honest counts, delays of enough cases alone, and nobody's single report among them."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.actions.open_data_figures import _Gathered, merge_rare
from app.actions.open_data_rules import last_month, month_before
from tests.opendata.conftest import Place

STATISTICS = "/opendata/v1/statistics"
counts = st.dictionaries(
    st.one_of(st.none(), st.integers(1, 12)), st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12
)


def read(client: FlaskClient, month: str = "2026-03", locale: str = "fr") -> dict[str, Any]:
    answer = client.get(f"{STATISTICS}?month={month}&lang={locale}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_resident_reads_what_was_received_solved_refused_and_contested(place: Place, client: FlaskClient) -> None:
    place.reports(12, status="resolved")
    place.reports(5, status="rejected", area=place.east)
    place.reports(6, service=place.litter, contested_count=1)
    place.reports(9, is_private=True)
    place.build()
    told = read(client)
    period = told["period"]
    assert {name: period[name] for name in ("received", "solved", "refused", "contested", "still_open")} == {
        "received": 23, "solved": 12, "refused": 5, "contested": 6, "still_open": 6,
    }  # fmt: skip
    assert period["solution"] == {"count": 12, "median": 48.0, "ninetieth": 48.0}
    assert [(one["name"], one["received"]) for one in period["services"]] == [
        ("Lampadaire éteint", 17),
        ("Dépôt sauvage", 6),
    ]
    assert [(one["name"], one["received"]) for one in period["areas"]] == [("Ouest", 18), ("Est", 5)]
    assert read(client, locale="en")["period"]["services"][1]["name"] == "Fly-tipping"
    assert "2026-03" in told["months"]


def test_resident_reads_no_delay_of_too_few_cases(place: Place, client: FlaskClient) -> None:
    place.reports(9, status="resolved")
    place.build()
    assert read(client)["period"]["solution"] == {"count": None, "median": None, "ninetieth": None}


def test_resident_reads_rare_services_together(place: Place, client: FlaskClient) -> None:
    place.reports(9)
    place.reports(6, service=place.litter)
    other = [place.report(service=place.litter, area=place.east) for _ in range(2)]
    assert len(other) == 2
    place.build()
    period = read(client)["period"]
    assert [(one["name"], one["others"], one["received"]) for one in period["areas"]] == [(None, True, 17)]
    assert [one["received"] for one in period["services"]] == [9, 8]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(counts, st.integers(2, 8))
def test_reader_works_out_no_line_of_fewer_than_k(given_counts: dict[int | None, tuple[int, int]], k: int) -> None:
    lines = {}
    for key, (received, solved) in given_counts.items():
        lines[key] = _Gathered(members=[key])
        lines[key].counts |= {"received": received, "solved": solved}
    shown, others = merge_rare(lines, k)
    assert all(count == 0 or count >= k for _key, one in shown for count in one.parts)
    if shown:
        assert all(count == 0 or count >= k for count in others.parts)
    for name in ("received", "solved"):
        told = sum(one.counts[name] for _key, one in shown) + others.counts[name]
        assert told == sum(one.counts[name] for one in lines.values())


@pytest.mark.parametrize("month", ["1999-01", "2026-05"])
def test_resident_asks_for_a_month_that_is_not_published(place: Place, client: FlaskClient, month: str) -> None:
    place.reports(5)
    answer = client.get(f"{STATISTICS}?month={month}")
    assert answer.status_code == 404


def test_resident_is_shown_nothing_of_a_month_with_too_few(place: Place, client: FlaskClient) -> None:
    place.reports(2, "2026-02-10")
    place.reports(12)
    place.build()
    assert client.get(f"{STATISTICS}?month=2026-02").status_code == 404
    assert "2026-02" not in client.get(STATISTICS).json["months"]
    assert read(client)["period"]["received"] == 12


def test_resident_reads_the_year_anew_when_an_older_month_changes(place: Place, client: FlaskClient) -> None:
    newest = last_month(place.town)
    older = month_before(newest).replace(day=10).isoformat()
    place.reports(6, newest.replace(day=10).isoformat())
    place.reports(6, older)
    place.build()
    assert client.get(STATISTICS).json["period"]["received"] == 12
    place.report(older, contested_count=1)
    place.build()
    year = client.get(STATISTICS).json["period"]
    assert (year["received"], year["contested"]) == (13, 1)


def test_reader_of_an_impossible_month_is_told(place: Place, client: FlaskClient) -> None:
    assert client.get(f"{STATISTICS}?month=2026-13").status_code == 422


def test_resident_of_a_town_without_a_whole_month_sees_none(place: Place, client: FlaskClient) -> None:
    told = client.get(STATISTICS).json
    assert (told["period"], told["months"]) == (None, [])
