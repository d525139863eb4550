"""Feeds by quarter, service and street: what a feed reader, a map and a calendar take of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from flask.testing import FlaskClient
from geoalchemy2 import WKTElement

from app.core import clock
from app.models import Report, Street
from geo.addresses import search_form
from tests import factories as make
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


@pytest.mark.parametrize("feed", ["reports.atom", "reports.rss"])
def test_unmodified_feed_reader_understands_every_entry(place: Place, client: FlaskClient, feed: str) -> None:
    report = now_open(
        place, description="Éteint <b>depuis</b> lundi & demain 🌙", address="4 rue de l’Église & du Puits"
    )
    answer = client.get(f"/feeds/{feed}?quarter=ouest&service=lampadaire")
    read = feedparser.parse(answer.data, response_headers={name.lower(): value for name, value in answer.headers})
    assert (read.bozo, read.version) == (False, "atom10" if feed.endswith("atom") else "rss20")
    assert (read.feed.title, read.feed.language) == ("Signalements, Clairval", "fr")
    (entry,) = read.entries
    assert entry.link == f"http://localhost/suivi/{report.public_id}"
    assert entry.id.endswith(f"report:{report.public_id}")
    assert entry.title == "Lampadaire éteint, 4 rue de l’Église & du Puits"
    assert "depuis" in entry.summary
    assert "🌙" in entry.summary
    assert "Lampadaire éteint" in {tag.label or tag.term for tag in entry.tags}
    assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == report.submitted_at.replace(microsecond=0)
    assert (entry.where.type, entry.where.coordinates) == ("Point", (3.02, 45.05))
    assert read.feed.updated_parsed >= entry.published_parsed


@pytest.mark.parametrize("feed", ["reports.atom", "reports.rss"])
def test_unmodified_feed_reader_takes_an_empty_feed(place: Place, client: FlaskClient, feed: str) -> None:
    read = feedparser.parse(client.get(f"/feeds/{feed}?quarter=est&lang=en").data)
    assert (read.bozo, read.entries, read.feed.title) == (False, [], "Reports, Clairval")


@pytest.mark.parametrize("feed", ["reports.atom", "reports.rss", "planned.ics"])
def test_feed_of_a_street_holds_its_reports_alone(place: Place, client: FlaskClient, feed: str) -> None:
    line = WKTElement("MULTILINESTRING((3.015 45.05, 3.025 45.05))", srid=4326)
    name = {"name": "Rue des Lilas", "search_text": search_form("Rue des Lilas")}
    make.save(Street(jurisdiction_id=place.town.id, reference="s1", line=line, **name))
    planned = {"status": "scheduled", "planned_at": datetime(2027, 1, 11, 9, tzinfo=UTC)}
    near = now_open(place, **planned)
    far = now_open(place, area=place.east, **planned)
    text = client.get(f"/feeds/{feed}?street=rue%20des%20lilas").text.replace("\r\n ", "")
    assert near.public_id in text
    assert far.public_id not in text


def test_unmodified_calendar_takes_the_planned_visits(place: Place, client: FlaskClient) -> None:
    planned = now_open(
        place, status="scheduled", planned_at=datetime(2027, 1, 11, 23, 30, tzinfo=UTC),
        address="Place de l’Hôtel-de-Ville, à l’angle; de la très longue rue du Faubourg-Saint-Jacques \\ 4",
    )  # fmt: skip
    calendar = icalendar.Calendar.from_ical(client.get("/feeds/planned.ics").data)
    assert str(calendar["version"]) == "2.0"
    # Of a name that is not in the standard the library undoes no escapes.
    assert str(calendar["x-wr-calname"]).replace("\\,", ",") == "Interventions prévues, Clairval"
    assert calendar.errors == []
    (visit,) = calendar.walk("VEVENT")
    assert visit.errors == []
    assert str(visit["uid"]) == f"{planned.public_id}@localhost"
    assert (visit.start, visit.end) == (date(2027, 1, 12), date(2027, 1, 13))
    assert str(visit["summary"]) == f"Lampadaire éteint, {planned.address}"
    assert visit["geo"].to_ical() == "45.05;3.02"
    assert str(visit["url"]).endswith(f"/suivi/{planned.public_id}")
