"""Feeds of the public reports of a selection, the same that alerts, list and map know.

Atom (RFC 4287) and RSS 2.0, both with GeoRSS; the planned visits as iCalendar (RFC 5545).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from flask import Response, make_response, request
from marshmallow import fields, validate

from app.actions import public_lists
from app.actions.report_queries import ReportCard
from app.core import workflow
from app.core.extensions import settings
from app.core.languages import nearest_full
from app.core.masking import mask
from app.models import Jurisdiction
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.caching import with_etag
from app.web.caller import chosen_town
from app.web.fields import latitude, longitude
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.report_view import picture_urls
from app.web.selections import DEFAULT_RADIUS_M, SelectionSchema, read_selection
from app.web.xml_text import speakable
from geo import zones

blueprint = Blueprint("feeds", __name__, url_prefix="/feeds", description="Feeds for feed readers")

RATES = "120/minute"
FRESH_SECONDS = 300
SHOWN_ENTRIES = 50
ATOM, GEORSS = "http://www.w3.org/2005/Atom", "http://www.georss.org/georss"
CONTENT_TYPE = "application/atom+xml"
RSS_TYPE, CALENDAR_TYPE = "application/rss+xml", "text/calendar"
SHOWN_VISITS = 500
FOLDED_AT = 74
"""Octets of a line of iCalendar before it is folded (RFC 5545, 3.1)."""
TITLE = {"fr": "Signalements, {town}", "en": "Reports, {town}"}
SUBTITLE = {
    "fr": "Problèmes de rue ouverts, et réparés depuis moins de 30 jours",
    "en": "Street problems that are open, or were fixed in the last 30 days",
}
VISITS = {"fr": "Interventions prévues, {town}", "en": "Planned visits, {town}"}

ET.register_namespace("", ATOM)
ET.register_namespace("georss", GEORSS)


class FeedQuerySchema(SelectionSchema):
    """A selection, with the short names that people type into an address."""

    latitude = latitude(required=False, data_key="lat")
    longitude = longitude(required=False, data_key="lon")
    radius_m = fields.Float(
        data_key="radius",
        load_default=DEFAULT_RADIUS_M,
        validate=validate.Range(zones.MINIMUM_RADIUS_M, zones.MAXIMUM_RADIUS_M),
    )


@blueprint.route("/reports.atom", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(FeedQuerySchema, location="query")
@blueprint.response(200, {"type": "string"}, content_type=CONTENT_TYPE)
@blueprint.alt_response(304, description="The feed that the caller has is the current one.", success=True)
def reports(query: dict[str, Any]) -> Response:
    """The newest reports of a selection as an Atom feed: what, where and how far it is; nobody's name or address."""
    town, locale = chosen_town(query["town"]), nearest_full(current_locale())
    page = public_lists.list_public_reports(town.id, read_selection(town.id, query), limit=SHOWN_ENTRIES)
    return _answer(_write_feed(town, page.cards, locale), CONTENT_TYPE)


@blueprint.route("/reports.rss", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(FeedQuerySchema, location="query")
@blueprint.response(200, {"type": "string"}, content_type=RSS_TYPE)
@blueprint.alt_response(304, description="The feed that the caller has is the current one.", success=True)
def reports_rss(query: dict[str, Any]) -> Response:
    """The same reports as RSS 2.0 with GeoRSS, for readers and maps that know no Atom."""
    town, locale = chosen_town(query["town"]), nearest_full(current_locale())
    page = public_lists.list_public_reports(town.id, read_selection(town.id, query), limit=SHOWN_ENTRIES)
    return _answer(_write_rss(town, page.cards, locale), RSS_TYPE)


@blueprint.route("/planned.ics", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(FeedQuerySchema, location="query")
@blueprint.response(200, {"type": "string"}, content_type=CALENDAR_TYPE)
@blueprint.alt_response(304, description="The calendar that the caller has is the current one.", success=True)
def planned_visits(query: dict[str, Any]) -> Response:
    """The planned visits of a selection as a calendar: a whole day each, since crews promise days and not hours."""
    town, locale = chosen_town(query["town"]), nearest_full(current_locale())
    filters = replace(read_selection(town.id, query), statuses=(workflow.SCHEDULED,))
    page = public_lists.list_public_reports(town.id, filters, limit=SHOWN_VISITS)
    return _answer(_write_calendar(town, page.cards, locale), CALENDAR_TYPE)


def _answer(content: bytes, kind: str) -> Response:
    response = make_response(content)
    response.content_type = f"{kind}; charset=utf-8"
    response.headers["Vary"] = "Accept-Language"
    return with_etag(response, seconds=FRESH_SECONDS)


def _write_feed(town: Jurisdiction, cards: list[ReportCard], locale: str) -> bytes:
    own = f"{settings.base_url}/feeds/reports.atom"
    asked = urlencode(sorted(request.args.items()))
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": locale})
    _add(feed, "id", _tag(f"reports:{town.slug}:{asked}"))
    _add(feed, "title", TITLE[locale].format(town=town.name))
    _add(feed, "subtitle", SUBTITLE[locale])
    _add(feed, "updated", _moment(max((card.report.updated_at for card in cards), default=town.created_at)))
    _add(feed, "link", rel="self", type=CONTENT_TYPE, href=f"{own}?{asked}" if asked else own)
    _add(feed, "link", rel="alternate", type="text/html", href=f"{settings.base_url}/ville")
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", f"Rue Claire, {town.name}")
    _add(feed, "icon", f"{settings.base_url}/icons/lamp-192.png")
    for card in cards:
        _add_entry(feed, card, locale)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add_entry(feed: ET.Element, card: ReportCard, locale: str) -> None:
    report = card.report
    address = f"{settings.base_url}/suivi/{report.public_id}"
    name, status = pick(card.service.name, locale), workflow.STATUSES[report.status].label(locale)
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    _add(entry, "id", _tag(f"report:{report.public_id}"))
    _add(entry, "title", _title(card, locale))
    _add(entry, "published", _moment(report.submitted_at))
    _add(entry, "updated", _moment(report.updated_at))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    picture = picture_urls(card.photo).get("800") if card.photo else None
    if picture is not None:
        _add(entry, "link", rel="enclosure", type="image/jpeg", href=settings.base_url + picture)
    _add(entry, "category", term=card.service.code, label=name)
    _add(entry, "category", term=report.status, label=status)
    _add(entry, "summary", _summary(card, locale), type="text")
    _add_point(entry, card)


def _title(card: ReportCard, locale: str) -> str:
    report = card.report
    place = mask(report.address, locale) if report.address else card.area_name
    return ", ".join(part for part in (pick(card.service.name, locale), place) if part)


def _summary(card: ReportCard, locale: str) -> str:
    status = workflow.STATUSES[card.report.status].label(locale)
    words = [status, pick(card.department.name, locale), mask(card.report.description, locale)]
    return "\n".join(part for part in words if part)


def _add_point(entry: ET.Element, card: ReportCard) -> None:
    point = ET.SubElement(entry, f"{{{GEORSS}}}point")
    point.text = f"{card.point.latitude:.5f} {card.point.longitude:.5f}"


def _write_rss(town: Jurisdiction, cards: list[ReportCard], locale: str) -> bytes:
    rss = ET.Element("rss", {"version": "2.0"})
    channel = ET.SubElement(rss, "channel")
    updated = max((card.report.updated_at for card in cards), default=town.created_at)
    _put(channel, "title", TITLE[locale].format(town=town.name))
    _put(channel, "link", f"{settings.base_url}/ville")
    _put(channel, "description", SUBTITLE[locale])
    _put(channel, "language", locale)
    _put(channel, "lastBuildDate", format_datetime(updated.astimezone(UTC), usegmt=True))
    for card in cards:
        item = ET.SubElement(channel, "item")
        _put(item, "title", _title(card, locale))
        _put(item, "link", f"{settings.base_url}/suivi/{card.report.public_id}")
        _put(item, "description", _summary(card, locale))
        _put(item, "category", pick(card.service.name, locale))
        _put(item, "pubDate", format_datetime(card.report.submitted_at.astimezone(UTC), usegmt=True))
        _put(item, "guid", _tag(f"report:{card.report.public_id}")).set("isPermaLink", "false")
        _add_point(item, card)
    return bytes(ET.tostring(rss, encoding="utf-8", xml_declaration=True))


def _put(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = speakable(text)
    return child


def _write_calendar(town: Jurisdiction, cards: list[ReportCard], locale: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rue Claire//Planned visits//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(VISITS[locale].format(town=town.name))}")
    host, zone = urlsplit(settings.base_url).hostname, ZoneInfo(town.time_zone)
    for card in cards:
        if card.report.planned_at is not None:
            lines += _visit(card, card.report.planned_at.astimezone(zone).date(), str(host), locale)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _visit(card: ReportCard, day: date, host: str, locale: str) -> list[str]:
    report = card.report
    return [
        "BEGIN:VEVENT",
        f"UID:{report.public_id}@{host}",
        f"DTSTAMP:{report.updated_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(_title(card, locale))}",
        f"GEO:{card.point.latitude:.5f};{card.point.longitude:.5f}",
        f"URL:{settings.base_url}/suivi/{report.public_id}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """A text of iCalendar (RFC 5545, 3.3.11)."""
    plain = speakable(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(plain.split())


def _folded(line: str) -> str:
    """A line of at most 75 octets and its continuations, cut between characters."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > FOLDED_AT:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> None:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = speakable(text) if text is not None else None


def _tag(what: str) -> str:
    """An identifier that outlives addresses (RFC 4151)."""
    return f"tag:{urlsplit(settings.base_url).hostname},2026:{speakable(what)}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
