"""The routing desk: who would get it and why, the rules, drafts tried on past reports, gaps and overlaps."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from flask import Response, jsonify

from app.actions import routing_drafts as drafts
from app.actions import routing_rules as rules
from app.actions.accounts import SignedIn
from app.actions.config_versions import sets_whole_town
from app.actions.routing_rules import ShownRule, WantedRule
from app.actions.settings_departments import list_departments
from app.actions.settings_services import find_service, list_services
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Area, Department, RoutingDraft, RoutingReplay, RoutingRule, Service
from app.staff_api.routing_schemas import (
    RoutingAnswerSchema,
    RoutingAskReplaySchema,
    RoutingAskSchema,
    RoutingCoverageSchema,
    RoutingCoverQuerySchema,
    RoutingDraftChangeSchema,
    RoutingDraftSchema,
    RoutingDraftsSchema,
    RoutingEndRuleSchema,
    RoutingNewRuleSchema,
    RoutingReplayResultSchema,
    RoutingReplaySchema,
    RoutingRulesSchema,
    SuggestionsOfRulesSchema,
)
from app.staff_api.settings import CHANGE_RATES, expected_tag, in_charge
from app.staff_api.settings_schemas import IfMatchTagSchema
from app.web.auth import access, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.why import explain
from geo import replay, routing
from geo.points import Point
from geo.routing import Candidate

blueprint = Blueprint("staff_routing", __name__, url_prefix="/staff/v1/routing", description="The routing desk")

ID = "int(max=2147483647)"
BIG_ID = "int(max=9223372036854775807)"
REPLAY_RATES = "30/hour"


@blueprint.route("/answer", methods=["GET"])
@access(in_charge)
@blueprint.arguments(RoutingAskSchema, location="query")
@blueprint.response(200, RoutingAnswerSchema)
def ask(query: dict[str, Any]) -> dict[str, Any]:
    """Who would get a report of this service at this point, why, and every other answer that applied."""
    viewer = require_staff()
    town, locale = viewer.jurisdiction_id, current_locale()
    service = find_service(town, query["service"])
    if service is None:
        raise ProblemError(errors.SERVICE_UNKNOWN)
    point, table = Point(query["latitude"], query["longitude"]), "routing_rules"
    if query["draft"] is not None:
        drafts.lay_out(town, drafts.find_draft(town, query["draft"]).changes)
        table = routing.DRAFTED
    found = routing.find_department(town, service.id, point, rules=table)
    ranked = routing.rank_departments(town, service.id, point, rules=table)
    names = _departments(town)
    reason = found.as_json()
    if found.rule_id is not None and found.rule_id > replay.FIRST_DRAFT_ID:
        reason.pop("rule_id")
    return {
        "department": names[found.department_id],
        "is_fallback": found.is_fallback,
        "why": explain(reason, names[found.department_id]["name"], locale),
        "address": found.address,
        "quarter": found.quarter_name,
        "candidates": [_show_candidate(one, names) for one in ranked],
    }


@blueprint.route("/rules", methods=["GET"])
@access(in_charge)
@blueprint.response(200, RoutingRulesSchema)
def read_rules() -> dict[str, Any]:
    """Every rule, also those that are over or not yet valid, and the areas that rules can name."""
    return _show_rules(require_staff())


@blueprint.route("/rules", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(RoutingNewRuleSchema)
@blueprint.response(201, RoutingRulesSchema)
def add_rule(body: dict[str, Any]) -> Any:
    """Add a rule. 422 `rule.clash` when one already holds for the same service, area and road owner."""
    wanted = WantedRule(
        body["department"], body["service"], body["area"], body["street_owner"], body["begins"], body["ends"]
    )
    rules.add_rule(require_staff(), wanted, note=body["note"])
    return _show_rules(require_staff())


@blueprint.route(f"/rules/<{ID}:rule_id>/end", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(RoutingEndRuleSchema)
@blueprint.response(200, RoutingRulesSchema)
def end_rule(body: dict[str, Any], rule_id: int) -> Any:
    """End a rule, now or at a moment to come; its past stays."""
    rules.end_rule(require_staff(), rule_id, ends=body["ends"], note=body["note"])
    return _show_rules(require_staff())


@blueprint.route("/drafts", methods=["GET"])
@access(in_charge)
@blueprint.response(200, RoutingDraftsSchema)
def read_drafts() -> dict[str, Any]:
    """The drafts being prepared, each with its last replay."""
    viewer = require_staff()
    return {"drafts": [_show_draft(one) for one in drafts.list_drafts(viewer.jurisdiction_id)]}


@blueprint.route("/drafts", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(RoutingDraftChangeSchema)
@blueprint.response(201, RoutingDraftSchema)
def begin_draft(body: dict[str, Any]) -> Any:
    """Begin a draft of changed rules; nothing holds of it before it goes live."""
    return _show_draft(drafts.begin_draft(require_staff(), body["name"], _changes(body)))


@blueprint.route(f"/drafts/<{ID}:draft_id>", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(RoutingDraftChangeSchema)
@blueprint.response(200, RoutingDraftSchema)
def write_draft(headers: dict[str, Any], body: dict[str, Any], draft_id: int) -> Any:
    """Change a draft. 412 `config.changed` carries `current`."""
    viewer = require_staff()
    return _show_draft(drafts.write_draft(viewer, draft_id, body["name"], _changes(body), expected=expected_tag()))


@blueprint.route(f"/drafts/<{ID}:draft_id>/drop", methods=["POST"])
@access(in_charge)
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.response(204)
def drop_draft(headers: dict[str, Any], draft_id: int) -> None:
    """Put a draft aside."""
    drafts.drop_draft(require_staff(), draft_id, expected=expected_tag())


@blueprint.route(f"/drafts/<{ID}:draft_id>/live", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.response(200, RoutingDraftSchema)
def go_live(headers: dict[str, Any], draft_id: int) -> Any:
    """Put a draft's changes in force, all or none."""
    return _show_draft(drafts.go_live(require_staff(), draft_id, expected=expected_tag()))


@blueprint.route(f"/drafts/<{ID}:draft_id>/replay", methods=["POST"])
@access(in_charge)
@rate_limit(REPLAY_RATES)
@blueprint.arguments(RoutingAskReplaySchema)
@blueprint.response(202, RoutingReplaySchema)
def ask_replay(body: dict[str, Any], draft_id: int) -> Any:
    """Try a draft on the reports of the last months; a worker does it, and nothing of them changes."""
    asked = drafts.ask_replay(require_staff(), draft_id, body["months"])
    return _show_replay(asked, asked.draft_version)


@blueprint.route(f"/replays/<{BIG_ID}:replay_id>", methods=["GET"])
@access(in_charge)
@blueprint.response(200, RoutingReplayResultSchema)
def read_replay(replay_id: int) -> Any:
    """How far a replay is, and which reports would move from whom to whom."""
    viewer = require_staff()
    town, locale = viewer.jurisdiction_id, current_locale()
    asked = drafts.find_replay(town, replay_id)
    names = _departments(town)
    return {
        **_show_replay(asked, drafts.find_draft(town, asked.draft_id).version),
        "flows": [
            {"before": _named(flow.before), "after": _named(flow.after), "count": flow.count}
            for flow in drafts.list_flows(asked)
        ],
        "moves": [
            {
                "public_id": move.report.public_id,
                "service": pick(move.service.name, locale),
                "icon": move.service.icon,
                "status": move.report.status,
                "address": move.report.address,
                "submitted_at": move.report.submitted_at,
                "latitude": move.point.latitude,
                "longitude": move.point.longitude,
                "before": names[move.before_id]["name"],
                "after": names[move.after_id]["name"],
            }
            for move in drafts.list_moves(asked)
        ],
    }


@blueprint.route("/suggestions", methods=["GET"])
@access(in_charge)
@blueprint.response(200, SuggestionsOfRulesSchema)
def read_suggestions() -> dict[str, Any]:
    """Rules that speak from what people re-assigned by hand."""
    viewer = require_staff()
    return {
        "months": rules.SUGGESTION_MONTHS,
        "suggestions": [
            {
                "service": _named(one.service),
                "area": _area(one.area) if one.area else None,
                "department": _named(one.department),
                "moved": one.moved,
                "received": one.received,
            }
            for one in rules.suggest_rules(viewer.jurisdiction_id)
        ],
    }


@blueprint.route("/coverage", methods=["GET"])
@access(in_charge)
@blueprint.arguments(RoutingCoverQuerySchema, location="query")
@blueprint.response(200, RoutingCoverageSchema)
def read_coverage(query: dict[str, Any]) -> Response:
    """Where only the fallback answers, and where rules contradict each other; with shapes for one service."""
    town, code = require_staff().jurisdiction_id, query["service"]
    services = {one.code: _named(one) for one in list_services(town)}
    names = _departments(town)
    fallback = next((one for one in list_departments(town) if one.is_fallback), None)
    answer = {
        "cover": [
            {**row, "service": services[row["code"]], "gap": json.loads(row["gap"]) if row["gap"] else None}
            for row in replay.cover(town, code)
        ],
        "overlaps": [
            {
                **row,
                "service": services[row["code"]],
                "wins": names[row["wins"]]["name"],
                "loses": names[row["loses"]]["name"],
                "shape": json.loads(row["shape"]) if row["shape"] else None,
            }
            for row in replay.overlaps(town, code)
        ],
        "fallback": _named(fallback) if fallback else None,
    }
    return jsonify(RoutingCoverageSchema().dump(answer))


def _show_rules(viewer: SignedIn) -> dict[str, Any]:
    now = clock.now()
    areas = db.session.query(Area).filter(
        Area.jurisdiction_id == viewer.jurisdiction_id,
        Area.retired_at.is_(None),
        Area.kind.in_(("quarter", "district", "depot", "zone")),
    )
    return {
        "rules": [_show_rule(one, now) for one in rules.list_rules(viewer.jurisdiction_id)],
        "areas": [_area(area) for area in areas.order_by(Area.name, Area.id)],
        "street_owners": list(rules.STREET_OWNERS),
        "may_change": sets_whole_town(viewer),
    }


def _changes(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Changes as they are kept: only what they say, moments as text."""
    return [
        {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in change.items()
            if value is not None
        }
        for change in body["changes"]
    ]


def _show_draft(draft: RoutingDraft) -> dict[str, Any]:
    last = drafts.newest_replay(draft)
    return {
        "id": draft.id,
        "name": draft.name,
        "state": draft.state,
        "changes": [
            {**change, "begins": datetime.fromisoformat(change["begins"]) if change.get("begins") else None}
            for change in draft.changes
        ],
        "etag": str(draft.version),
        "updated_at": draft.updated_at,
        "replay": _show_replay(last, draft.version) if last else None,
    }


def _show_replay(asked: RoutingReplay, version: int) -> dict[str, Any]:
    shown = ("id", "state", "months", "total", "tried", "moved", "created_at", "finished_at")
    return {name: getattr(asked, name) for name in shown} | {"is_current": asked.draft_version == version}


def _show_rule(shown: ShownRule, now: datetime) -> dict[str, Any]:
    rule = shown.rule
    return {
        "id": rule.id,
        "department": _named(shown.department),
        "service": _named(shown.service) if shown.service else None,
        "area": _area(shown.area) if shown.area else None,
        "street_owner": rule.street_owner,
        "begins": rule.valid.lower,
        "ends": rule.valid.upper,
        "state": _state(rule, now),
        "note": rule.note,
    }


def _state(rule: RoutingRule, now: datetime) -> str:
    if rule.valid.upper is not None and rule.valid.upper <= now:
        return "over"
    return "later" if rule.valid.lower is not None and rule.valid.lower > now else "now"


def _show_candidate(one: Candidate, names: dict[int, dict[str, str]]) -> dict[str, Any]:
    is_drafted = one.rule_id is not None and one.rule_id > replay.FIRST_DRAFT_ID
    return {
        "code": one.code,
        "department": names[one.department_id],
        "rule_id": None if is_drafted else one.rule_id,
        "is_drafted": is_drafted,
        "area": one.area_name,
        "street_owner": one.street_owner if one.code == "street_owner" else None,
    }


def _departments(town: int) -> dict[int, dict[str, str]]:
    return {one.id: _named(one) for one in list_departments(town)}


def _named(row: Department | Service) -> dict[str, str]:
    return {"code": row.code, "name": pick(row.name, current_locale())}


def _area(area: Area) -> dict[str, str]:
    return {"code": f"{area.kind}:{area.code}", "name": area.name}
