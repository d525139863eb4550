"""How a person is told: mail at once, daily or never, this browser, a telephone."""

from __future__ import annotations

from typing import Any

from flask import request

from app.actions import preferences, tokens
from app.actions.preferences import Preferences
from app.actions.reporters import find_subscription
from app.channels import vapid
from app.core import workflow
from app.web.auth import access, follower
from app.web.blueprint import Blueprint
from app.web.caller import default_town, find_reader, find_town
from app.web.locale import current_locale
from app.web.people import PRIVATE, TOKEN_HEADER, Person, find_person, make_person, require_person
from app.web.ratelimit import rate_limit
from app.web.report_view import mask_email
from mobile_api.schemas import (
    ChannelsChangeSchema,
    ChannelsQuerySchema,
    ChannelsSchema,
    CodeSchema,
    DeviceSchema,
    EndpointHeaderSchema,
    EndpointSchema,
    PhoneSchema,
    PushedSchema,
    PushEndpointSchema,
)

blueprint = Blueprint("channels", __name__, url_prefix="/api/v1", description="How a person is told")

RATES = "120/minute"
PUSH_RATES = "60/hour"
CODE_RATES = "10/hour"


@blueprint.route("/me/channels", methods=["GET"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(EndpointHeaderSchema, location="headers")
@blueprint.arguments(ChannelsQuerySchema, location="query")
@blueprint.response(200, ChannelsSchema)
def read_channels(device: dict[str, Any], headers: dict[str, Any], query: dict[str, Any]) -> Any:
    """How the caller is told; for somebody who follows nothing yet, what could be chosen."""
    town = find_town(query["town"]) if query["town"] else default_town()
    person = find_person(town.id)
    return _show(person, headers["endpoint"], town.id), 200, PRIVATE


@blueprint.route("/me/channels", methods=["PUT"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(EndpointHeaderSchema, location="headers")
@blueprint.arguments(ChannelsChangeSchema)
@blueprint.response(200, ChannelsSchema)
def change_channels(device: dict[str, Any], headers: dict[str, Any], body: dict[str, Any]) -> Any:
    """Choose differently; in force at once, also for what is already queued."""
    town = find_town(body["town"]) if body["town"] else default_town()
    person = require_person(town.id)
    preferences.set_preferences(
        person.reporter, email_mode=body["email_mode"], wants_sms=body["wants_sms"], locale=body["locale"]
    )
    return _show(person, headers["endpoint"], town.id), 200, PRIVATE


@blueprint.route("/me/push", methods=["POST"])
@access(follower)
@rate_limit(PUSH_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(PushEndpointSchema)
@blueprint.response(201, PushedSchema)
def add_browser(headers: dict[str, Any], body: dict[str, Any]) -> Any:
    """Push to this browser from now on; with a report's number, it follows that report."""
    report = find_reader(body["public_id"], request.headers.get(TOKEN_HEADER)).report if body["public_id"] else None
    town_id = report.jurisdiction_id if report else (find_town(body["town"]) if body["town"] else default_town()).id
    person = make_person(town_id, body["locale"] or current_locale())
    is_open = report is not None and not workflow.STATUSES[report.status].is_closed
    preferences.add_endpoint(
        person.reporter,
        endpoint=body["endpoint"],
        p256dh=body["keys"]["p256dh"],
        auth=body["keys"]["auth"],
        report=report,
    )
    token = None
    if report is not None and is_open:
        token = tokens.subscription_token(find_subscription(report.jurisdiction_id, report.id, person.reporter.id))
    return {"follow_token": token}, 201, PRIVATE


@blueprint.route("/me/push", methods=["DELETE"])
@access(follower)
@rate_limit(PUSH_RATES)
@blueprint.arguments(EndpointSchema)
@blueprint.response(204)
def drop_browser(body: dict[str, Any]) -> None:
    """Push to this browser no more; fine when it was not known."""
    preferences.drop_endpoint(body["endpoint"])


@blueprint.route("/me/phone", methods=["POST"])
@access(follower)
@rate_limit(CODE_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(PhoneSchema)
@blueprint.response(202)
def give_phone(headers: dict[str, Any], body: dict[str, Any]) -> None:
    """Text a six-digit code to a number, which is told nothing before the code is typed."""
    person = require_person(default_town().id)
    preferences.request_phone_code(person.reporter, preferences.normalise_phone(body["phone"]))


@blueprint.route("/me/phone/confirm", methods=["POST"])
@access(follower)
@rate_limit(CODE_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(CodeSchema)
@blueprint.response(200, ChannelsSchema)
def confirm_phone(headers: dict[str, Any], body: dict[str, Any]) -> Any:
    """Type the code that was texted: five tries."""
    town_id = default_town().id
    person = require_person(town_id)
    preferences.confirm_phone(person.reporter, body["code"])
    return _show(person, None, town_id), 200, PRIVATE


def _show(person: Person | None, endpoint: str | None, town_id: int) -> dict[str, Any]:
    if person is None:
        shown = Preferences(None, False, "each", None, False, False, preferences.offers_sms(town_id), 0, False)
    else:
        shown = preferences.show_preferences(person.reporter, endpoint)
    return {
        "proof": person.proof if person else None,
        "email_masked": mask_email(shown.email),
        "email_confirmed": shown.is_email_confirmed,
        "email_mode": shown.email_mode,
        "phone_masked": f"…{shown.phone[-2:]}" if shown.phone else None,
        "phone_confirmed": shown.is_phone_confirmed,
        "wants_sms": shown.wants_sms,
        "sms_offered": shown.is_sms_offered,
        "push_here": shown.has_this_endpoint,
        "push_browsers": shown.endpoints,
        "push_key": vapid.public_key(),
    }
