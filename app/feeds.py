"""Atom feeds (RFC 4287) of the public reports of a selection: the same that alerts, list and map know."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET

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
TITLE = {"fr": "Signalements, {town}", "en": "Reports, {town}"}
SUBTITLE = {
    "fr": "Problèmes de rue ouverts, et réparés depuis moins de 30 jours",
    "en": "Street problems that are open, or were fixed in the last 30 days",
}

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
    response = make_response(_write_feed(town, page.cards, locale))
    response.content_type = f"{CONTENT_TYPE}; charset=utf-8"
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
    name = pick(card.service.name, locale)
    place = mask(report.address, locale) if report.address else card.area_name
    status = workflow.STATUSES[report.status].label(locale)
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    _add(entry, "id", _tag(f"report:{report.public_id}"))
    _add(entry, "title", ", ".join(part for part in (name, place) if part))
    _add(entry, "published", _moment(report.submitted_at))
    _add(entry, "updated", _moment(report.updated_at))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    picture = picture_urls(card.photo).get("800") if card.photo else None
    if picture is not None:
        _add(entry, "link", rel="enclosure", type="image/jpeg", href=settings.base_url + picture)
    _add(entry, "category", term=card.service.code, label=name)
    _add(entry, "category", term=report.status, label=status)
    words = [status, pick(card.department.name, locale), mask(report.description, locale)]
    _add(entry, "summary", "\n".join(part for part in words if part), type="text")
    point = ET.SubElement(entry, f"{{{GEORSS}}}point")
    point.text = f"{card.point.latitude:.5f} {card.point.longitude:.5f}"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> None:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = speakable(text) if text is not None else None


def _tag(what: str) -> str:
    """An identifier that outlives addresses (RFC 4151)."""
    return f"tag:{urlsplit(settings.base_url).hostname},2026:{speakable(what)}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
