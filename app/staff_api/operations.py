"""How the background work is doing, and the letters that it gave up."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.actions import dead_letters, health
from app.staff_api.schemas import HealthSchema, LettersSchema, RetriedSchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import is_redis_up

blueprint = Blueprint("staff_operations", __name__, url_prefix="/staff/v1", description="The background work")


@blueprint.route("/health", methods=["GET"])
@access(desk)
@blueprint.response(200, HealthSchema)
def read_health() -> dict[str, Any]:
    """Queues and photos of the viewer's town; processes and periodic tasks, which all towns share."""
    found = health.queue_health(require_staff().jurisdiction_id)
    return {
        "queues": found.queues,
        "workers": found.workers,
        "redis": is_redis_up(),
        "database": True,
        "relay_seen_at": found.relay_seen_at,
        "schedule": found.schedule,
        "photos": {"pending": found.photos_pending, "failed": found.photos_failed},
    }


@blueprint.route("/dead-letters", methods=["GET"])
@access(desk)
@blueprint.response(200, LettersSchema)
def list_letters() -> dict[str, Any]:
    """What was given up after its last try, newest first; nothing about reports that the caller does not see."""
    viewer = require_staff()
    return {"letters": dead_letters.list_letters(viewer.jurisdiction_id, viewer=viewer)}


@blueprint.route("/dead-letters/retry", methods=["POST"])
@access(desk)
@blueprint.response(200, RetriedSchema)
def retry_letters() -> dict[str, int]:
    """Try everything that was given up again from the beginning, up to a thousand at a time."""
    viewer = require_staff()
    return {"count": dead_letters.retry_letters(viewer.jurisdiction_id, viewer=viewer)}


@blueprint.route("/dead-letters/<int(max=9223372036854775807):letter_id>/retry", methods=["POST"])
@access(desk)
@blueprint.response(204)
def retry_letter(letter_id: int) -> Response:
    """Try again from the beginning. 404 when it is no longer dead."""
    viewer = require_staff()
    dead_letters.retry_letter(viewer.jurisdiction_id, letter_id, viewer=viewer)
    return Response(status=204)
