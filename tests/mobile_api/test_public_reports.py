"""The public list: what each selection keeps, page by page, equal to the map, and never anything private."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from geoalchemy2 import WKTElement

from app.core import clock
from app.models import Street
from geo.addresses import search_form
from tests import factories as make

LIST = "/api/v1/reports"
TILE = "/api/v1/tiles/carreville/reports/15/16661/11781.mvt"


@pytest.fixture
def town(app: Any) -> Any:
    """A report of each sort; the street runs east through the middle of the town."""
    town = make.make_jurisdiction()
    desk = make.make_department(town, is_fallback=True)
    lamp = make.make_service(town, keywords={"fr": ["ampoule"]})
    sign = make.make_service(town, "panneau", group="voirie", name={"fr": "Panneau abîmé", "en": "Damaged sign"})
    make.make_area(town, code="nord", name="Nord", box=(3.0, 45.06, 3.1, 45.1))
    make.make_area(town, code="sud", name="Sud", box=(3.0, 45.0, 3.1, 45.06))
    line = WKTElement("MULTILINESTRING((3.04 45.05, 3.06 45.05))", srid=4326)
    name = "Rue de la Loge"
    make.save(Street(jurisdiction_id=town.id, reference="s1", name=name, search_text=search_form(name), line=line))
    now, day = clock.now(), timedelta(days=1)
    town.sorts = {
        "lamp": make.make_report(town, lamp, desk, address="14 rue Foch", description="Appeler Odile Bertrand"),
        "sign": make.make_report(town, sign, desk, at=(45.05, 3.0503), submitted_at=now - day),
        "north": make.make_report(town, lamp, desk, at=(45.08, 3.05), submitted_at=now - 40 * day),
        "fixed": make.make_report(town, lamp, desk, at=(45.0496, 3.05), status="resolved", closed_at=now - day,
                                  submitted_at=now - 2 * day),
        "private": make.make_report(town, lamp, desk, is_private=True, address="99 rue Cachée"),
        "old": make.make_report(town, lamp, desk, status="resolved", closed_at=now - 31 * day),
        "refused": make.make_report(town, lamp, desk, status="rejected", closed_at=now - day),
    }  # fmt: skip
    return town


def kept(client: FlaskClient, town: Any, query: str = "") -> list[str]:
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 200, answer.json
    names = {report.public_id: name for name, report in town.sorts.items()}
    return [names[card["public_id"]] for card in answer.json["reports"]]


def test_anybody_reads_what_is_open_and_what_was_lately_resolved_newest_first(town: Any, client: FlaskClient) -> None:
    assert kept(client, town) == ["lamp", "sign", "fixed", "north"]
    assert client.get(LIST).json["total"] == 4


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=open", ["lamp", "sign", "north"]),
        ("state=resolved", ["fixed"]),
        ("state=open&status=resolved", []),
        ("service=panneau", ["sign"]),
        ("group=voirie", ["sign"]),
        ("group=voirie,eclairage", ["lamp", "sign", "fixed", "north"]),
        ("quarter=nord", ["north"]),
        ("since_days=30", ["lamp", "sign", "fixed"]),
        ("street=RUE de la loge", ["lamp", "sign"]),
        ("latitude=45.05&longitude=3.05&radius_m=50", ["lamp", "sign", "fixed"]),
        ("latitude=45.08&longitude=3.05&radius_m=50", ["north"]),
        ("q=foch", ["lamp"]),
        ("q=panneau abime", ["sign"]),
        ("q=ampoule&state=resolved", ["fixed"]),
    ],
)
def test_each_filter_keeps_its_own(town: Any, client: FlaskClient, query: str, expected: list[str]) -> None:
    assert kept(client, town, query) == expected


def test_nobody_finds_by_searching_what_is_masked_when_shown(town: Any, client: FlaskClient) -> None:
    assert kept(client, town, "q=bertrand") == []
    assert kept(client, town, "q=cachee") == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("quarter=ailleurs", "quarter"),
        ("street=rue de nulle part", "street"),
        ("latitude=45", "latitude"),
        ("latitude=45&longitude=3&street=x", "street"),
        ("radius_m=99999999", "radius_m"),
        ("state=rejected", "state"),
        ("cursor=x", "cursor"),
        ("q=%00", "q"),
        ("latitude=nan&longitude=3", "latitude"),
    ],
)
def test_a_selection_that_cannot_be_is_refused_by_its_field(
    town: Any, client: FlaskClient, query: str, field: str
) -> None:
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 422
    assert any(error["field"].startswith(field) for error in answer.json["errors"]), answer.json


def test_pages_follow_each_other_without_gap_or_repeat(town: Any, client: FlaskClient) -> None:
    seen, query = [], "limit=2"
    for _ in range(2):
        page = client.get(f"{LIST}?{query}").json
        seen += [card["public_id"] for card in page["reports"]]
        query = f"limit=2&cursor={page['next_cursor']}"
    assert seen == [town.sorts[name].public_id for name in ("lamp", "sign", "fixed", "north")]
    assert page["next_cursor"] is None
    assert page["total"] == 4


def test_a_known_page_is_not_sent_again(town: Any, client: FlaskClient) -> None:
    first = client.get(LIST)
    again = client.get(LIST, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "Accept-Language" in first.headers["Vary"]


@pytest.mark.parametrize("query", ["", "state=resolved", "group=voirie", "q=foch", "street=rue de la loge"])
def test_map_and_list_show_the_same(town: Any, client: FlaskClient, query: str) -> None:
    tile = client.get(f"{TILE}?{query}").data
    listed = set(kept(client, town, query))
    drawn = {name for name, report in town.sorts.items() if report.public_id.encode() in tile}
    assert drawn == listed - {"north"}  # which lies in another tile


def test_quarters_come_by_name_with_their_bounds(town: Any, client: FlaskClient) -> None:
    answer = client.get("/api/v1/quarters").json
    assert [quarter["name"] for quarter in answer["quarters"]] == ["Nord", "Sud"]
    assert answer["quarters"][0]["bounds"] == [3.0, 45.06, 3.1, 45.1]


def test_town_is_chosen_by_its_slug(town: Any, client: FlaskClient) -> None:
    other = make.make_jurisdiction("ailleurs", west=5.0)
    make.make_report(other, make.make_service(other), make.make_department(other), at=(45.05, 5.05))
    assert len(client.get(f"{LIST}?town=ailleurs").json["reports"]) == 1
    assert client.get(f"{LIST}?town=nulle-part").status_code == 404
