"""What belongs to the person holding the phone: their reports, their address, what is kept of them."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, jsonify

from app.actions import confirmations, erasure, followers, report_queries, tokens
from app.core import errors
from app.core.errors import ProblemError
from app.models import Report
from app.web.auth import access, follower
from app.web.blueprint import Blueprint
from app.web.caller import default_town
from app.web.locale import current_locale
from app.web.people import PRIVATE, caller_device, clear_resident_cookie, require_person, signed_in
from app.web.ratelimit import rate_limit
from app.web.report_view import mask_email, show_card
from mobile_api.schemas import ConfirmedSchema, DeviceSchema, MyReportsSchema, TokenSchema

blueprint = Blueprint("me", __name__, url_prefix="/api/v1", description="One's own reports and subscriptions")

RATES = "120/minute"
RIGHTS_RATES = "10/hour"


@blueprint.route("/me/reports", methods=["GET"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.response(200, MyReportsSchema)
def my_reports(headers: dict[str, Any]) -> Any:
    """Reports sent from this phone, and those of whoever is signed in; with what they follow."""
    person, device = signed_in(), caller_device()
    if person is None and device is None:
        raise ProblemError(errors.TOKEN_INVALID)
    reporter = person.reporter if person else None
    sent = report_queries.find_reports_of(device_hash=device, reporter_id=reporter.id if reporter else None)
    follows = report_queries.find_follows_of(device_hash=device, reporter_id=reporter.id if reporter else None)
    own = {report.id for report in sent}
    kept = [(report, subscription) for report, subscription in follows if report.id not in own]
    answer = {
        "reports": _show([(report, tokens.follow_token(report)) for report in sent]),
        "follows": _show([(report, tokens.subscription_token(subscription)) for report, subscription in kept]),
        "signed_in": person is not None,
    }
    return answer, 200, PRIVATE


@blueprint.route("/me/data", methods=["GET"])
@access(follower)
@rate_limit(RIGHTS_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.response(200)
def my_data(headers: dict[str, Any]) -> Response:
    """Everything that is kept of the person, as JSON to download (GDPR, articles 15 and 20)."""
    person = require_person(default_town().id, strong=True)
    response = jsonify(erasure.export_person(person.reporter, device_hash=caller_device()))
    response.headers.update(PRIVATE)
    response.headers["Content-Disposition"] = 'attachment; filename="rue-claire.json"'
    return response


@blueprint.route("/me/erase", methods=["POST"])
@access(follower)
@rate_limit(RIGHTS_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.response(204)
def erase_me(headers: dict[str, Any]) -> Response:
    """Forget the person (GDPR, article 17): contact, browsers, sessions; their reports stay, without them."""
    person = require_person(default_town().id, strong=True)
    erasure.erase_person(person.reporter, device_hash=caller_device())
    response = Response(status=204)
    clear_resident_cookie(response)
    return response


@blueprint.route("/contacts/confirm", methods=["POST"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(TokenSchema)
@blueprint.response(200, ConfirmedSchema)
def confirm(headers: dict[str, Any], body: dict[str, Any]) -> Any:
    """Confirm an address. A POST from the page that the mail opens, so that no mail scanner does it by reading."""
    confirmed = confirmations.confirm_contact(body["token"], device_hash=caller_device())
    return {
        "email_masked": mask_email(confirmed.email),
        "public_id": confirmed.public_id,
        "follow_token": confirmed.follow_token,
    }


@blueprint.route("/subscriptions/<string:token>/unsubscribe", methods=["POST"])
@access(follower)
@rate_limit(RATES)
@blueprint.response(204)
def unsubscribe(token: str) -> None:
    """Stop the messages of one subscription, or all mails of a person (RFC 8058 one-click); harmless to repeat."""
    subscription_id = tokens.read_subscription_token(token)
    if subscription_id is not None:
        followers.unfollow(subscription_id)
        return
    reporter_id = tokens.read_all_mail_token(token)
    if reporter_id is None or not followers.stop_all_mail(reporter_id):
        raise ProblemError(errors.TOKEN_INVALID)


def _show(found: list[tuple[Report, str]]) -> list[dict[str, Any]]:
    locale = current_locale()
    by_town: dict[int, list[uuid.UUID]] = {}
    for report, _ in found:
        by_town.setdefault(report.jurisdiction_id, []).append(report.id)
    cards = {
        card.report.id: card
        for town_id, wanted in by_town.items()
        for card in report_queries.load_cards(town_id, wanted)
    }
    return [
        {
            **show_card(cards[report.id], locale, token=token),
            "follow_token": token,
            "updated_at": report.updated_at,
        }
        for report, token in found
    ]
