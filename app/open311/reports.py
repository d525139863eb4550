"""GET Service Requests and GET Service Request."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response

from app.actions import open_reports
from app.actions.open_reports import OpenReport
from app.actions.staff_catalog import find_chosen
from app.core import clock, workflow
from app.core.errors import ProblemError
from app.core.extensions import settings
from app.core.masking import mask
from app.models import Jurisdiction
from app.open311.discovery import RATES
from app.open311.formats import answer
from app.open311.room import GeoReportError, argument, blueprint, find_town
from app.web.auth import access, public
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.report_view import picture_urls
from geo.filters import ReportFilters
from geo.points import make_point
from geo.zones import Circle

MOST_ROWS = 1000
WINDOW = timedelta(days=90)
"""At most 90 days or 1000 requests, whichever is smaller (GeoReport v2, GET Service Requests)."""
MOST_IDS = 200
MOST_METRES = 50_000
STATES = {"open": workflow.OPEN_STATUSES, "closed": workflow.CLOSED_STATUSES}


@blueprint.route("/requests.<any(xml,json):suffix>", methods=["GET"])
@access(public)
@rate_limit(RATES, name="open311.read")
def list_reports(suffix: str) -> Response:
    """Reports by number, or those of a window in time; numbers override every other argument."""
    town = find_town()
    numbers = argument("service_request_id")
    if numbers is not None:
        return _answer(town, open_reports.find_open_reports(town.id, split(numbers)[:MOST_IDS]), suffix)
    size = read_whole("page_size", default=MOST_ROWS, most=MOST_ROWS)
    page = read_whole("page", default=1, most=1_000_000)
    found = open_reports.list_open_reports(town.id, _read_filters(town), limit=size, offset=(page - 1) * size)
    return _answer(town, found, suffix)


@blueprint.route("/requests/<path:number>.<any(xml,json):suffix>", methods=["GET"])
@access(public)
@rate_limit(RATES, name="open311.read")
def read_report(number: str, suffix: str) -> Response:
    """One report, or several separated by commas."""
    town = find_town()
    found = open_reports.find_open_reports(town.id, split(number)[:MOST_IDS])
    if not found:
        raise GeoReportError(404, "service_request_id was not found")
    return _answer(town, found, suffix)


def _answer(town: Jurisdiction, found: list[OpenReport], suffix: str) -> Response:
    locale, zone = current_locale(), ZoneInfo(town.time_zone)
    is_extended = argument("extensions") == "true"
    return answer([_show(one, zone, locale, is_extended) for one in found], suffix, "service_requests")


def _show(found: OpenReport, zone: ZoneInfo, locale: str, is_extended: bool) -> dict[str, Any]:
    card, report = found.card, found.card.report
    pictures = picture_urls(card.photo) if card.photo else {}
    shown: dict[str, Any] = {
        "service_request_id": report.public_id,
        "status": workflow.STATUSES[report.status].open311,
        "status_notes": mask(found.note, locale) if found.note else None,
        "service_name": pick(card.service.name, locale),
        "service_code": card.service.code,
        "description": mask(report.description, locale),
        "agency_responsible": pick(card.department.name, locale),
        "service_notice": None,
        "requested_datetime": report.submitted_at.astimezone(zone),
        "updated_datetime": report.updated_at.astimezone(zone),
        "expected_datetime": (report.planned_at or report.due_at).astimezone(zone) if not report.closed_at else None,
        "address": mask(report.address, locale) if report.address else None,
        "address_id": None,
        "zipcode": None,
        "lat": card.point.latitude,
        "long": card.point.longitude,
        "media_url": settings.base_url + pictures["800"] if "800" in pictures else None,
    }
    if is_extended:
        shown["extended_attributes"] = {
            "detailed_status": report.status,
            "detailed_status_name": workflow.STATUSES[report.status].label(locale),
            "area": card.area_name,
            "followers": report.follower_count,
            "page_url": f"{settings.base_url}/suivi/{report.public_id}",
            "photos": [{"size": size, "url": settings.base_url + path} for size, path in pictures.items()],
        }
    return shown


def _read_filters(town: Jurisdiction) -> ReportFilters:
    since, until = read_window()
    codes = split(argument("service_code") or "")
    try:
        chosen = find_chosen(town.id, service_codes=tuple(codes)) if codes else None
    except ProblemError as error:
        raise GeoReportError(404, "service_code was not found") from error
    return ReportFilters(
        audience="open",
        statuses=_read_states(),
        service_ids=chosen.service_ids if chosen else (),
        since=since,
        until=until,
        updated_since=_moment("updated_after"),
        updated_until=_moment("updated_before"),
        bbox=_read_box(),
        zone=_read_circle(),
    )


def _read_states() -> tuple[str, ...]:
    asked = split(argument("status") or "")
    unknown = [one for one in asked if one not in STATES]
    if unknown:
        raise GeoReportError(400, f"status must be open or closed, not {unknown[0][:40]}")
    return () if set(asked) == set(STATES) else tuple(code for one in dict.fromkeys(asked) for code in STATES[one])


def read_window() -> tuple[datetime | None, datetime | None]:
    """The span that is asked for; the last 90 days when nothing is said, unless the change is what is asked for."""
    start, end = _moment("start_date"), _moment("end_date")
    if start and end and end - start > WINDOW:
        raise GeoReportError(400, "start_date and end_date may not span more than 90 days")
    if start or end:
        return start or (end - WINDOW if end else None), end or (start + WINDOW if start else None)
    if argument("updated_after"):
        return None, None
    return clock.now() - WINDOW, None


def _moment(name: str) -> datetime | None:
    return read_moment(name, argument(name))


def read_moment(name: str, asked: str | None) -> datetime | None:
    """A W3C date and time; without a zone UTC is meant, a day alone is its beginning. Raises GeoReportError 400."""
    if asked is None:
        return None
    try:
        found = datetime.fromisoformat(asked.replace(" ", "+") if "T" in asked else asked)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise GeoReportError(400, f"{name} is not a W3C date and time") from error


def _read_box() -> tuple[float, float, float, float] | None:
    asked = argument("bbox")
    if asked is None:
        return None
    parts = [_number("bbox", part) for part in asked.split(",")]
    if len(parts) != 4 or not (-180 <= parts[0] < parts[2] <= 180 and -90 <= parts[1] < parts[3] <= 90):
        raise GeoReportError(400, "bbox must be west,south,east,north in degrees")
    return parts[0], parts[1], parts[2], parts[3]


def _read_circle() -> Circle | None:
    latitude, longitude, radius = argument("lat"), argument("long"), argument("radius")
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None or radius is None:
        raise GeoReportError(400, "lat, long and radius (in metres) must be given together")
    metres = _number("radius", radius)
    try:
        centre = make_point(_number("lat", latitude), _number("long", longitude))
    except ValueError as error:
        raise GeoReportError(400, "lat and long are not a place on earth") from error
    if not 0 < metres <= MOST_METRES:
        raise GeoReportError(400, f"radius must be over 0 and at most {MOST_METRES} metres")
    return Circle(centre, metres)


def _number(name: str, text: str) -> float:
    try:
        found = float(text)
    except ValueError as error:
        raise GeoReportError(400, f"{name} is not a number") from error
    if found != found or found in (float("inf"), float("-inf")):
        raise GeoReportError(400, f"{name} is not a number")
    return found


def read_whole(name: str, *, default: int, most: int) -> int:
    """A whole number from 1 to `most`, `default` when it is absent. Raises GeoReportError 400."""
    asked = argument(name)
    if asked is None:
        return default
    if not asked.isascii() or not asked.isdigit() or not 1 <= int(asked) <= most:
        raise GeoReportError(400, f"{name} must be a whole number from 1 to {most}")
    return int(asked)


def split(text: str) -> list[str]:
    """The parts of a comma list."""
    return [part.strip() for part in text.split(",") if part.strip()]
