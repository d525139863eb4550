"""What belongs to the person holding the phone: their reports, their address, their subscriptions."""

from __future__ import annotations

import uuid
from typing import Any

from flask import request

from app.actions import followers, notifications, report_queries, reporters, tokens
from app.core import errors
from app.core.errors import ProblemError
from app.models import Report
from app.web.auth import access, follower
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import mask_email, show_card
from mobile_api.schemas import ConfirmedSchema, DeviceSchema, MyReportsSchema, TokenQuerySchema, TokenSchema

blueprint = Blueprint("me", __name__, url_prefix="/api/v1", description="One's own reports and subscriptions")

RATES = "120/minute"


@blueprint.route("/me/reports", methods=["GET"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(TokenQuerySchema, location="query")
@blueprint.response(200, MyReportsSchema)
def my_reports(headers: dict[str, Any], query: dict[str, Any]) -> Any:
    """Reports sent from this phone, or by the holder of a signed link."""
    token = request.headers.get("X-Follow-Token") or query["token"]
    if token:
        reporter_id = reporters.find_reporter_of_token(token)
        if reporter_id is None:
            raise ProblemError(errors.TOKEN_INVALID)
        found = report_queries.find_reports_of(reporter_id=reporter_id)
    elif headers["device"]:
        found = report_queries.find_reports_of(device_hash=tokens.device_hash(headers["device"]))
    else:
        raise ProblemError(errors.TOKEN_INVALID)
    return {"reports": _show(found)}, 200, {"Cache-Control": "private, no-store"}


@blueprint.route("/contacts/confirm", methods=["POST"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(TokenSchema)
@blueprint.response(200, ConfirmedSchema)
def confirm(body: dict[str, Any]) -> Any:
    """Confirm an address. A POST from the page that the mail opens, so that no mail scanner does it by reading."""
    confirmed = notifications.confirm_contact(body["token"])
    return {
        "email_masked": mask_email(confirmed.email),
        "public_id": confirmed.public_id,
    }


@blueprint.route("/subscriptions/<string:token>/unsubscribe", methods=["POST"])
@access(follower)
@rate_limit(RATES)
@blueprint.response(204)
def unsubscribe(token: str) -> None:
    """Stop the messages of one subscription (RFC 8058 one-click); doing it twice changes nothing."""
    subscription_id = tokens.read_subscription_token(token)
    if subscription_id is None:
        raise ProblemError(errors.TOKEN_INVALID)
    followers.unfollow(subscription_id)


def _show(found: list[Report]) -> list[dict[str, Any]]:
    locale = current_locale()
    by_town: dict[int, list[uuid.UUID]] = {}
    for report in found:
        by_town.setdefault(report.jurisdiction_id, []).append(report.id)
    cards = {
        card.report.id: card
        for town_id, wanted in by_town.items()
        for card in report_queries.load_cards(town_id, wanted)
    }
    shown = []
    for report in found:
        token = tokens.follow_token(report)
        card = show_card(cards[report.id], locale, token=token)
        shown.append({**card, "follow_token": token, "updated_at": report.updated_at})
    return shown
