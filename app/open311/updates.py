"""Service request updates, as mySociety's extension of GeoReport v2 has them (FixMyStreet, open311-extensions)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response

from app.actions import program_updates
from app.actions.program_updates import OpenUpdate, UpdateAsked
from app.core import errors, workflow
from app.core.errors import ProblemError
from app.core.extensions import settings
from app.core.masking import mask
from app.models import Jurisdiction
from app.open311.discovery import RATES
from app.open311.formats import answer
from app.open311.forms import MOST_CHARACTERS, Problems, given, read_media
from app.open311.intake import WRITE, find_own_town
from app.open311.reports import MOST_IDS, MOST_ROWS, read_moment, read_whole, read_window, split
from app.open311.room import GeoReportError, argument, blueprint, find_town
from app.web.api_keys import require_program
from app.web.auth import access, public
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import picture_urls

TARGETS = {
    "open": workflow.REOPENED,
    "reopened": workflow.REOPENED,
    "investigating": workflow.ACKNOWLEDGED,
    "acknowledged": workflow.ACKNOWLEDGED,
    "in_progress": workflow.IN_PROGRESS,
    "closed": workflow.RESOLVED,
    "fixed": workflow.RESOLVED,
}
"""What a program may say of a status: the specification's two, and those of FixMyStreet that need no more words."""
MOST_NAME = 200


@blueprint.route("/servicerequestupdates.<any(xml,json):suffix>", methods=["GET"])
@access(public)
@rate_limit(RATES, name="open311.read")
def list_updates(suffix: str) -> Response:
    """The public lines of history of a window in time, oldest first; of some requests only, if they are named."""
    town = find_town()
    numbers = split(argument("service_request_id") or "")[:MOST_IDS]
    since, until = (None, None) if numbers else read_window()
    size = read_whole("page_size", default=MOST_ROWS, most=MOST_ROWS)
    page = read_whole("page", default=1, most=1_000_000)
    found = program_updates.list_open_updates(
        town.id, since=since, until=until, numbers=numbers, limit=size, offset=(page - 1) * size
    )
    return answer([_show(one, town) for one in found], suffix, "service_request_updates")


@blueprint.route("/servicerequestupdates.<any(xml,json):suffix>", methods=["POST"])
@access(public)
@rate_limit(RATES, name="open311.write")
def post_update(suffix: str) -> Response:
    """Take what a program says about a request; the same `update_id` again answers the same."""
    program = require_program(WRITE)
    find_own_town(program)
    asked = _read()
    try:
        noted = program_updates.post_update(asked, program)
    except ProblemError as error:
        if error.code == errors.CHANGE_ID_REUSED:
            raise GeoReportError(400, "update_id was used for another request") from error
        if error.code == errors.REPORT_NOT_FOUND:
            raise GeoReportError(404, "service_request_id was not found") from error
        raise
    content = [{"update_id": str(noted.update_id)}]
    response = answer(content, suffix, "service_request_updates", status=201 if noted.is_new else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def _read() -> UpdateAsked:
    problems = Problems()
    for name in ("update_id", "service_request_id", "description"):
        if given(name) is None:
            problems.add(f"{name} was not provided")
    text, name, number = given("description") or "", given("update_id") or "", given("service_request_id") or ""
    if len(text) > MOST_CHARACTERS:
        problems.add(f"description is longer than {MOST_CHARACTERS} characters")
    if len(name) > MOST_NAME:
        problems.add(f"update_id is longer than {MOST_NAME} characters")
    status = (given("status") or "").lower().replace(" ", "_")
    if status and status not in TARGETS:
        problems.add(f"status must be one of {', '.join(TARGETS)}")
    happened_at = _read_moment(problems)
    files, urls = read_media(problems)
    if files:
        problems.add("media: an update takes pictures by media_url alone")
    problems.raise_any()
    return UpdateAsked(name, number, text, TARGETS.get(status), happened_at, urls)


def _read_moment(problems: Problems) -> datetime | None:
    try:
        return read_moment("updated_datetime", given("updated_datetime"))
    except GeoReportError as error:
        problems.add(str(error))
        return None


def _show(found: OpenUpdate, town: Jurisdiction) -> dict[str, Any]:
    locale, update = current_locale(), found.update
    status = workflow.STATUSES[update.status]
    words = (update.detail.get("words") or {}).get(locale) or update.note
    pictures = picture_urls(found.photo) if found.photo else {}
    shown: dict[str, Any] = {
        "update_id": str(update.id),
        "service_request_id": found.public_id,
        "status": status.open311,
        "updated_datetime": update.created_at.astimezone(ZoneInfo(town.time_zone)),
        "description": mask(words, locale) if words else status.label(locale),
        "media_url": settings.base_url + pictures["800"] if "800" in pictures else None,
    }
    if argument("extensions") == "true":
        shown["extended_attributes"] = {
            "detailed_status": update.status,
            "detailed_status_name": status.label(locale),
        }
    return shown
