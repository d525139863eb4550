"""The town's rounds: who goes where today, how far they are, and the same on paper."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Response

from app.actions import route_sheets, town_rounds
from app.actions.crew_days import DAY_MINUTES
from app.actions.report_queries import ReportCard
from app.actions.town_rounds import PersonRound, TeamRounds, Walk
from app.core import workflow
from app.core.languages import nearest_full
from app.staff_api.rounds_schemas import DayQuerySchema, RoundsSchema, SheetQuerySchema
from app.staff_api.work_orders import PDF, PRINT_RATES
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.report_view import is_late
from app.web.stops import etag_of

blueprint = Blueprint("staff_rounds", __name__, url_prefix="/staff/v1", description="The town's rounds of a day")

_BINARY = {"type": "string", "format": "binary"}


@blueprint.route("/rounds", methods=["GET"])
@access(desk)
@blueprint.arguments(DayQuerySchema, location="query")
@blueprint.response(200, RoundsSchema)
def list_rounds(query: dict[str, Any]) -> dict[str, Any]:
    """Each team's people with their stops in order, what is on nobody's round, and whose day is too full. Handing
    stops over is a change of many (`POST /staff/v1/bulk`)."""
    day, teams = town_rounds.list_rounds(require_staff(), query["day"])
    locale = current_locale()
    return {
        "day": day,
        "most_minutes": max((team.pace.day_minutes for team in teams), default=DAY_MINUTES),
        "teams": [_show_team(team, locale) for team in teams],
    }


@blueprint.route("/rounds/route-sheet.pdf", methods=["GET"])
@access(desk)
@rate_limit(PRINT_RATES, name="staff.print")
@blueprint.arguments(SheetQuerySchema, location="query")
@blueprint.response(200, _BINARY, content_type=PDF)
def print_sheet(query: dict[str, Any]) -> Response:
    """A person's round, or what is on nobody's in a team, on paper: in order, with photos and codes."""
    content = route_sheets.print_round(
        require_staff(), query["day"], nearest_full(current_locale()), staff_id=query["person"], team=query["team"]
    )
    response = Response(content, content_type=PDF)
    response.headers["Content-Disposition"] = 'inline; filename="feuille-de-route.pdf"'
    return response


def _show_team(team: TeamRounds, locale: str) -> dict[str, Any]:
    return {
        "code": team.code,
        "name": pick(team.name, locale),
        **asdict(team.pace),
        "people": [_show_person(one, locale) for one in team.people],
        "waiting": _show_walk(team.waiting, locale),
        "waiting_count": team.waiting_count,
    }


def _show_person(one: PersonRound, locale: str) -> dict[str, Any]:
    return {
        **_show_walk(one.walk, locale),
        "id": one.person.id,
        "name": one.person.name,
        "done": one.done,
        "is_too_much": one.is_too_much,
    }


def _show_walk(walk: Walk, locale: str) -> dict[str, Any]:
    return {
        "stops": [_show_stop(card, locale) for card in walk.stops],
        "metres": round(walk.metres),
        "minutes": walk.minutes,
    }


def _show_stop(card: ReportCard, locale: str) -> dict[str, Any]:
    report = card.report
    return {
        "id": report.id,
        "public_id": report.public_id,
        "etag": etag_of(report),
        "service": {"code": card.service.code, "name": pick(card.service.name, locale), "icon": card.service.icon},
        "address": report.address or card.area_name,
        "asset_reference": card.asset.reference if card.asset else None,
        "status": report.status,
        "status_label": workflow.STATUSES[report.status].label(locale),
        "is_late": is_late(report),
        "due_at": report.due_at,
        "planned_at": report.planned_at,
        "latitude": card.point.latitude,
        "longitude": card.point.longitude,
    }
