"""Signing in without an account: a link by mail, which opening does not consume, then a session of a few hours."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from app.actions import residents
from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.web.auth import access, follower, resident_cookie_name
from app.web.blueprint import Blueprint
from app.web.caller import default_town, find_town, town_slug
from app.web.locale import current_locale
from app.web.people import PRIVATE, Person, caller_device, clear_resident_cookie, set_resident_cookie, signed_in
from app.web.ratelimit import check_rate, rate_limit
from app.web.report_view import mask_email
from mobile_api.schemas import (
    DeviceSchema,
    ResidentSessionSchema,
    SignInRequestedSchema,
    SignInRequestSchema,
    SignInSchema,
    SignOutSchema,
)

blueprint = Blueprint("sign_in", __name__, url_prefix="/api/v1", description="Residents without an account")

REQUEST_RATES = "20/hour"
ADDRESS_RATES = "5/hour"
TRY_RATES = "30/hour"
READ_RATES = "120/minute"


@blueprint.route("/me/sign-in", methods=["POST"])
@access(follower)
@rate_limit(REQUEST_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(SignInRequestSchema)
@blueprint.response(202, SignInRequestedSchema)
def request_sign_in(headers: dict[str, Any], body: dict[str, Any]) -> Any:
    """Ask for a link by mail. The answer never says whether somebody has this address."""
    check_rate("sign-in.address", body["email"].lower(), ADDRESS_RATES, is_told=False)
    town = find_town(body["town"]) if body["town"] else default_town()
    request_id, expires_at = residents.request_link(
        town.id, body["email"], browser_hash=caller_device(), locale=body["locale"] or current_locale()
    )
    return {"request_id": request_id, "expires_at": expires_at}, 202, PRIVATE


@blueprint.route("/me/session", methods=["POST"])
@access(follower)
@rate_limit(TRY_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(SignInSchema)
@blueprint.response(200, ResidentSessionSchema)
def sign_in(headers: dict[str, Any], body: dict[str, Any]) -> Response:
    """Use a link up: from the browser that asked, or from another one with the code of the mail."""
    if not body["token"] and not body["request_id"]:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("token", "field.required")])
    found, secret = residents.open_session(
        token=body["token"], request_id=body["request_id"], code=body["code"], browser_hash=caller_device()
    )
    before = request.cookies.get(resident_cookie_name())
    response = _answer(Person(found.reporter, "session", found.expires_at))
    set_resident_cookie(response, secret, found.expires_at)
    if before:
        residents.close_session(before)
    return response


@blueprint.route("/me/session", methods=["GET"])
@access(follower)
@rate_limit(READ_RATES)
@blueprint.response(200, ResidentSessionSchema)
def read_session() -> Response:
    """Who is signed in."""
    person = signed_in()
    if person is None:
        raise ProblemError(errors.AUTH_REQUIRED)
    return _answer(person)


@blueprint.route("/me/session", methods=["DELETE"])
@access(follower)
@rate_limit(READ_RATES)
@blueprint.arguments(SignOutSchema, location="query")
@blueprint.response(204)
def sign_out(query: dict[str, Any]) -> Response:
    """End this session, or all of them; fine when nobody was signed in."""
    secret = request.cookies.get(resident_cookie_name())
    if secret:
        residents.close_session(secret, everywhere=query["everywhere"])
    response = Response(status=204)
    clear_resident_cookie(response)
    return response


def _answer(person: Person) -> Response:
    shown = {
        "email_masked": mask_email(person.reporter.email),
        "expires_at": person.expires_at,
        "town": town_slug(person.reporter.jurisdiction_id),
    }
    response = jsonify(ResidentSessionSchema().dump(shown))
    response.headers.update(PRIVATE)
    return response
