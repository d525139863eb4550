"""Webhooks: which programs are told of what, and how each telling went."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response

from app.actions import webhook_log, webhooks
from app.actions.webhooks import Wish
from app.core import hooks
from app.core.workflow import Role
from app.staff_api.schemas import RetriedSchema
from app.staff_api.webhooks_schemas import (
    MadeWebhookSchema,
    RotationSchema,
    WebhookLogSchema,
    WebhookSchema,
    WebhooksSchema,
    WebhookTestSchema,
    WebhookWishSchema,
)
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import check_rate

blueprint = Blueprint("staff_webhooks", __name__, url_prefix="/staff/v1", description="Webhooks")

admins = staff(Role.ADMIN)
ONE = "/webhooks/<int(max=2147483647):webhook_id>"
TESTS = "60/hour"


@blueprint.route("/webhooks", methods=["GET"])
@access(admins)
@blueprint.response(200, WebhooksSchema)
def list_webhooks() -> dict[str, Any]:
    """The endpoints that the town tells of events, and the events there are."""
    return {"webhooks": webhooks.list_endpoints(require_staff().jurisdiction_id), "events": list(hooks.EVENTS)}


@blueprint.route("/webhooks", methods=["POST"])
@access(admins)
@blueprint.arguments(WebhookWishSchema)
@blueprint.response(201, MadeWebhookSchema)
def create_webhook(given: dict[str, Any]) -> dict[str, Any]:
    """Make an endpoint; its secret is in this answer and never again."""
    made, secret = webhooks.create(require_staff(), _wish(given))
    return {"webhook": made, "secret": secret}


@blueprint.route(ONE, methods=["PUT"])
@access(admins)
@blueprint.arguments(WebhookWishSchema)
@blueprint.response(200, WebhookSchema)
def change_webhook(given: dict[str, Any], webhook_id: int) -> webhooks.Shown:
    """Set an endpoint anew."""
    return webhooks.change(require_staff(), webhook_id, _wish(given))


@blueprint.route(ONE, methods=["DELETE"])
@access(admins)
@blueprint.response(204)
def remove_webhook(webhook_id: int) -> Response:
    """Delete an endpoint with its log and whatever waits for it."""
    webhooks.remove(require_staff(), webhook_id)
    return Response(status=204)


@blueprint.route(f"{ONE}/secret", methods=["POST"])
@access(admins)
@blueprint.arguments(RotationSchema)
@blueprint.response(200, MadeWebhookSchema)
def rotate_secret(given: dict[str, int], webhook_id: int) -> dict[str, Any]:
    """Replace the secret; for `overlap_hours` messages carry a signature of each."""
    changed, secret = webhooks.rotate(require_staff(), webhook_id, given["overlap_hours"])
    return {"webhook": changed, "secret": secret}


@blueprint.route(f"{ONE}/on", methods=["POST"])
@access(admins)
@blueprint.response(200, WebhookSchema)
def turn_on(webhook_id: int) -> webhooks.Shown:
    """Tell the endpoint again from now on."""
    return webhooks.turn(require_staff(), webhook_id, is_on=True)


@blueprint.route(f"{ONE}/off", methods=["POST"])
@access(admins)
@blueprint.response(200, WebhookSchema)
def turn_off(webhook_id: int) -> webhooks.Shown:
    """Tell the endpoint nothing more until it is turned on."""
    return webhooks.turn(require_staff(), webhook_id, is_on=False)


@blueprint.route(f"{ONE}/test", methods=["POST"])
@access(admins)
@blueprint.response(202, WebhookTestSchema)
def test_webhook(webhook_id: int) -> dict[str, uuid.UUID]:
    """Send a `webhook.test` message; the log says how it went. 409 while the endpoint is off."""
    viewer = require_staff()
    check_rate("webhooks.test", str(viewer.staff_id), TESTS)
    return {"delivery_id": webhook_log.send_test(viewer, webhook_id)}


@blueprint.route(f"{ONE}/deliveries", methods=["GET"])
@access(admins)
@blueprint.response(200, WebhookLogSchema)
def read_log(webhook_id: int) -> dict[str, Any]:
    """The fifty newest deliveries with every try."""
    return {"deliveries": webhook_log.list_told(require_staff(), webhook_id)}


@blueprint.route(f"{ONE}/deliveries/<uuid:delivery_id>/replay", methods=["POST"])
@access(admins)
@blueprint.response(204)
def replay_delivery(webhook_id: int, delivery_id: uuid.UUID) -> Response:
    """Tell one event again under the same `webhook-id`. 409 while the endpoint is off."""
    webhook_log.replay(require_staff(), webhook_id, delivery_id)
    return Response(status=204)


@blueprint.route(f"{ONE}/replay", methods=["POST"])
@access(admins)
@blueprint.response(200, RetriedSchema)
def replay_missed(webhook_id: int) -> dict[str, int]:
    """Tell everything again that was given up for this endpoint. 409 while it is off."""
    return {"count": webhook_log.replay_dead(require_staff(), webhook_id)}


def _wish(given: dict[str, Any]) -> Wish:
    return Wish(
        url=given["url"].strip(),
        description=given["description"].strip(),
        with_private=given["with_private"],
        **{
            name: tuple(given[name])
            for name in ("event_types", "service_codes", "department_codes", "area_codes", "statuses")
        },
    )
