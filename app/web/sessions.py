"""Signing in and out, the same for the crew's app and the dashboard."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request
from marshmallow import Schema, fields, validate

from app.actions import accounts, passwords
from app.actions.accounts import SignedIn
from app.core.workflow import Role
from app.web.auth import (
    access,
    clear_session_cookie,
    cookie_name,
    entrance,
    halfway,
    require_staff,
    set_session_cookie,
)
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick
from app.web.ratelimit import check_rate, client_prefix, forget_rate

TRIES_FROM_ONE_PLACE = "10/hour"
TRIES_FROM_EVERYWHERE = "30/hour"
TRIES_OF_ONE_PLACE = "200/hour"
"""A whole town hall may sit behind one address, and everybody signs in on Monday morning."""


class CredentialsSchema(Schema):
    """An address and a password."""

    email = fields.String(required=True, validate=validate.Length(min=1, max=254))
    password = fields.String(
        required=True, load_only=True, validate=validate.Length(min=1, max=passwords.MAXIMUM_LENGTH)
    )


class TeamSchema(Schema):
    """A department somebody works for."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class StaffSchema(Schema):
    """Who is signed in. Without departments: the whole town, or for a crew only what is assigned to it."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf([role.value for role in Role]))
    departments = fields.List(fields.Nested(TeamSchema), required=True)
    town = fields.String(required=True, metadata={"description": "The town's slug."})
    town_name = fields.String(required=True)
    locale = fields.String(required=True)


class SessionSchema(Schema):
    """A session; until `step` is `done` it opens nothing but the way to its second step."""

    staff = fields.Nested(StaffSchema, required=True)
    step = fields.String(required=True, validate=validate.OneOf(("done", "give", "set_up")))
    ways = fields.List(
        fields.String(), required=True, metadata={"description": "Second factors they have: passkey, totp."}
    )


def show_session(signed_in: SignedIn) -> dict[str, Any]:
    """A SessionSchema mapping."""
    locale = current_locale()
    return {
        "staff": {
            "id": signed_in.staff_id,
            "name": signed_in.name,
            "email": signed_in.email,
            "role": signed_in.role.value,
            "departments": [{"code": team.code, "name": pick(team.name, locale)} for team in signed_in.teams],
            "town": signed_in.town_slug,
            "town_name": signed_in.town_name,
            "locale": signed_in.locale,
        },
        "step": signed_in.step,
        "ways": list(signed_in.ways),
    }


def open_session(email: str, password: str) -> Response:
    """Sign in, and hand the browser its cookie; a session it had before ends.

    Raises ProblemError auth.failed, or rate.limited before the password is even looked at.
    """
    place, account = client_prefix(), email.strip().lower()
    check_rate("sign-in.account-place", f"{account} {place}", TRIES_FROM_ONE_PLACE, is_told=False)
    check_rate("sign-in.place", place, TRIES_OF_ONE_PLACE, is_told=False)
    check_rate("sign-in.account", account, TRIES_FROM_EVERYWHERE, is_told=False)
    signed_in, secret = accounts.sign_in(email, password, request.headers.get("User-Agent"))
    forget_rate("sign-in.account-place", f"{account} {place}", TRIES_FROM_ONE_PLACE)
    forget_rate("sign-in.account", account, TRIES_FROM_EVERYWHERE)
    return hand_over(signed_in, secret)


def hand_over(signed_in: SignedIn, secret: str) -> Response:
    """The answer that gives the browser a session just opened; one it had before ends."""
    before = request.cookies.get(cookie_name())
    if before:
        accounts.sign_out(before)
    response = jsonify(SessionSchema().dump(show_session(signed_in)))
    set_session_cookie(response, secret)
    return response


def close_session() -> Response:
    """Sign out, take the cookie back, and have the browser drop what it cached."""
    secret = request.cookies.get(cookie_name())
    if secret:
        accounts.sign_out(secret)
    response = Response(status=204)
    clear_session_cookie(response)
    return response


def add_session_routes(blueprint: Blueprint) -> None:
    """Give a room `POST`, `GET` and `DELETE /session`."""

    @blueprint.route("/session", methods=["POST"])
    @access(entrance)
    @blueprint.arguments(CredentialsSchema)
    @blueprint.response(200, SessionSchema)
    def sign_in(credentials: dict[str, str]) -> Response:
        """Sign in; the session lives in an HttpOnly cookie."""
        return open_session(credentials["email"], credentials["password"])

    @blueprint.route("/session", methods=["GET"])
    @access(halfway)
    @blueprint.response(200, SessionSchema)
    def read_session() -> dict[str, Any]:
        """Who is signed in, and whether a second step is missing."""
        return show_session(require_staff())

    @blueprint.route("/session", methods=["DELETE"])
    @access(entrance)
    @blueprint.response(204)
    def sign_out() -> Response:
        """Sign out; fine when nobody was signed in."""
        return close_session()
