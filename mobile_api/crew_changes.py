"""What a crew's telephone says of a stop besides its status: a word for colleagues, and which team must come."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response

from app.actions import crew_changes
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import IfMatchSchema, actor, answer_changed, answer_stop, expected_version, find_or_404
from app.web.ratelimit import rate_limit
from app.web.stops import StopSchema
from mobile_api.crew import CHANGE_RATES
from mobile_api.crew_schemas import StopHandedOverSchema, StopHandOverSchema, StopNoteSchema

blueprint = Blueprint("crew_changes", __name__, url_prefix="/api/v1/crew", description="Crews in the street")


@blueprint.route("/reports/<uuid:report_id>/notes", methods=["POST"])
@access(staff())
@rate_limit(CHANGE_RATES, name="crew.change")
@blueprint.arguments(StopNoteSchema)
@blueprint.response(200, StopSchema)
def note_stop(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """A word and photos for colleagues. It overwrites nothing, so it asks for no version; the same `id` again does
    nothing twice."""
    viewer = require_staff()
    find_or_404(viewer, report_id)
    photo_ids = tuple(body["photo_ids"])
    crew_changes.note_stop(report_id, body["note"].strip(), photo_ids, by=actor(viewer), change_id=body["id"])
    return answer_stop(viewer, report_id)


@blueprint.route("/reports/<uuid:report_id>/hand-over", methods=["POST"])
@access(staff())
@rate_limit(CHANGE_RATES, name="crew.change")
@blueprint.arguments(IfMatchSchema, location="headers")
@blueprint.arguments(StopHandOverSchema)
@blueprint.response(200, StopHandedOverSchema)
def hand_over(headers: dict[str, Any], body: dict[str, Any], report_id: uuid.UUID) -> dict[str, Any]:
    """Give a stop to the team that it needs, with the reason. The same `id` again answers the same, also where the
    stop is no longer the caller's. 412 `report.changed` carries `current`, the stop as somebody else left it."""
    viewer = require_staff()
    version = expected_version()
    answer = {"id": report_id, "department_code": body["department_code"]}
    by = actor(viewer)
    if crew_changes.was_made(viewer.jurisdiction_id, body["id"], report_id, "reassign"):
        return answer
    find_or_404(viewer, report_id)
    try:
        crew_changes.hand_over(
            report_id, body["department_code"], body["note"].strip(), by=by, version=version, change_id=body["id"]
        )
    except ProblemError as error:
        if error.code != errors.REPORT_CHANGED:
            raise
        db.session.rollback()
        raise answer_changed(viewer, report_id) from error
    return answer
