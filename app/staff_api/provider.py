"""The way to the town's own identity provider and back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, redirect, request
from marshmallow import Schema, fields, validate

from app.actions import accounts, provider
from app.core import errors
from app.core.errors import KINDS, ProblemError, sentence
from app.core.extensions import settings
from app.web.auth import access, cookie_name, entrance, set_session_cookie
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit

blueprint = Blueprint(
    "staff_provider", __name__, url_prefix="/staff/v1/session/provider", description="The town's own sign-in"
)

COOKIE = "rueclaire-provider"
RATES = "120/hour"
PAGES = ("/staff", "/crew", "/guichet")


class OfferQuerySchema(Schema):
    """What to explain."""

    failure = fields.String(load_default=None, validate=validate.Length(max=60))


class ProviderOfferSchema(Schema):
    """Whether there is such a way in, and what its button says; `failure` explains the last attempt."""

    is_on = fields.Boolean(required=True)
    label = fields.String(required=True, allow_none=True)
    failure = fields.String(required=True, allow_none=True)


class BeginSchema(Schema):
    """Where to come back to."""

    back = fields.String(load_default="/staff", validate=validate.OneOf(PAGES))


class ReturnSchema(Schema):
    """What the provider's answer carries."""

    state = fields.String(load_default="", validate=validate.Length(max=200))
    code = fields.String(load_default=None, validate=validate.Length(max=4000))
    iss = fields.String(load_default=None, validate=validate.Length(max=500))
    error = fields.String(load_default=None, validate=validate.Length(max=200))


@blueprint.route("", methods=["GET"])
@access(entrance)
@blueprint.arguments(OfferQuerySchema, location="query")
@blueprint.response(200, ProviderOfferSchema)
def read_offer(asked: dict[str, Any]) -> dict[str, Any]:
    """Whether staff may sign in with the town's own account."""
    code = asked["failure"]
    known = code if code in KINDS and code.startswith(("provider.", "auth.")) else None
    return {
        "is_on": provider.is_on(),
        "label": settings.oidc_label,
        "failure": sentence(known, current_locale()) if known else None,
    }


@blueprint.route("/begin", methods=["GET"])
@access(entrance)
@rate_limit(RATES, name="provider.begin")
@blueprint.arguments(BeginSchema, location="query")
@blueprint.response(302)
def begin(asked: dict[str, str]) -> Any:
    """Go to the provider; this browser keeps a secret until it is back."""
    try:
        start = provider.begin(asked["back"])
    except ProblemError as error:
        return _back_to(asked["back"], error.code)
    response = redirect(start.address)
    response.set_cookie(
        COOKIE, start.secret, max_age=provider.MINUTES * 60, path="/staff/v1/session/provider",
        secure=settings.is_secure, httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


@blueprint.route("/return", methods=["GET"])
@access(entrance)
@rate_limit(RATES, name="provider.return")
@blueprint.arguments(ReturnSchema, location="query")
@blueprint.response(302)
def come_back(told: dict[str, Any]) -> Any:
    """Where the provider sends the browser; then to the page it came from, signed in or told why not."""
    try:
        if told["error"]:
            raise ProblemError(errors.PROVIDER_REFUSED)
        _, secret, back = provider.finish(
            told["state"], told["code"], told["iss"], request.cookies.get(COOKIE), request.headers.get("User-Agent")
        )
    except ProblemError as error:
        return _back_to(PAGES[0], error.code)
    before = request.cookies.get(cookie_name())
    if before:
        accounts.sign_out(before)
    response = _back_to(back, None)
    set_session_cookie(response, secret)
    return response


def _back_to(page: str, failure: str | None) -> Response:
    where = page if page in PAGES else PAGES[0]
    response: Response = redirect(f"{where}?{urlencode({'connexion': failure})}" if failure else where)  # type: ignore[assignment]
    response.delete_cookie(COOKIE, path="/staff/v1/session/provider")
    return response
