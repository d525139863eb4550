"""Feeds by quarter, service and street: what a feed reader, a map and a calendar take of them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from app.core import clock
from app.models import Report
from tests.opendata.conftest import Place

POINT = "{http://www.georss.org/georss}point"


def items(client: FlaskClient, query: str = "") -> list[ET.Element]:
    """The items of the RSS feed."""
    answer = client.get(f"/feeds/reports.rss?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ET.fromstring(answer.data).findall("channel/item")  # noqa: S314 - our own


def visits(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    """The events of the calendar, unfolded."""
    answer = client.get(f"/feeds/planned.ics?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    text = answer.data.decode().replace("\r\n ", "")
    blocks = text.split("BEGIN:VEVENT\r\n")[1:]
    return [dict(line.split(":", 1) for line in block.splitlines() if ":" in line) for block in blocks]


def now_open(place: Place, **values: Any) -> Report:
    """A report of now."""
    return place.report(submitted_at=clock.now(), updated_at=clock.now(), **values)


def test_feed_reader_gets_the_reports_of_a_quarter_and_a_service(place: Place, client: FlaskClient) -> None:
    west = now_open(place, description="Appelez le 06 99 88 77 66")
    east = now_open(place, area=place.east)
    now_open(place, service=place.litter)
    now_open(place, is_private=True)
    (item,) = items(client, "quarter=ouest&service=lampadaire")
    assert item.findtext("link", "").endswith(f"/suivi/{west.public_id}")
    assert item.findtext("guid", "").endswith(f"report:{west.public_id}")
    assert item.findtext(POINT) == "45.05000 3.02000"
    assert parsedate_to_datetime(item.findtext("pubDate", "")) == west.submitted_at.replace(microsecond=0)
    assert "06 99" not in item.findtext("description", "")
    assert {one.findtext("link", "").rsplit("/", 1)[1] for one in items(client, "quarter=est")} == {east.public_id}
    assert len(items(client)) == 3


@pytest.mark.parametrize("query", ["quarter=nulle-part", "service=inconnu", "street=rue%20inconnue", "lat=99&lon=3"])
@pytest.mark.parametrize("feed", ["reports.atom", "reports.rss", "planned.ics"])
def test_feed_of_an_unknown_place_says_so(place: Place, client: FlaskClient, feed: str, query: str) -> None:
    assert client.get(f"/feeds/{feed}?{query}").status_code in {404, 422}


def test_calendar_shows_the_planned_visits_on_the_towns_day(place: Place, client: FlaskClient) -> None:
    planned = now_open(
        place, status="scheduled", planned_at=datetime(2027, 1, 11, 23, 30, tzinfo=UTC),
        address="Place de l’Hôtel-de-Ville, à l’angle; de la très longue rue du Faubourg-Saint-Jacques",
    )  # fmt: skip
    now_open(place)
    now_open(place, status="scheduled", planned_at=datetime(2027, 1, 12, tzinfo=UTC), is_private=True)
    (visit,) = visits(client, "quarter=ouest")
    assert visit["UID"] == f"{planned.public_id}@localhost"
    assert (visit["DTSTART;VALUE=DATE"], visit["DTEND;VALUE=DATE"]) == ("20270112", "20270113")
    assert visit["SUMMARY"].startswith("Lampadaire éteint\\, Place de l’Hôtel-de-Ville\\, à l’angle\\; de")
    assert visits(client, "quarter=est") == []


def test_feed_reader_that_has_the_feed_is_not_sent_it_twice(place: Place, client: FlaskClient) -> None:
    now_open(place)
    for feed in ("reports.rss", "planned.ics"):
        tag = client.get(f"/feeds/{feed}").headers["ETag"]
        assert client.get(f"/feeds/{feed}", headers={"If-None-Match": tag}).status_code == 304
