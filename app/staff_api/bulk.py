"""One change on many reports: all that match, a preview of who is told, and the change itself in pieces."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from app.actions import bulk_changes, bulk_told
from app.actions.bulk_changes import Item, Outcome, Wish
from app.actions.report_changes import StatusChange
from app.core import errors, workflow
from app.staff_api.desk_schemas import (
    BulkMovesSchema,
    BulkNamesRequestSchema,
    BulkNamesSchema,
    BulkPreviewRequestSchema,
    BulkPreviewSchema,
    BulkRequestSchema,
    BulkResultSchema,
    SelectionOfAllSchema,
)
from app.staff_api.reports import read_filters
from app.staff_api.schemas import ListQuerySchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.changes import forwarded_to
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import mask_email
from app.web.stops import show_move

blueprint = Blueprint("staff_bulk", __name__, url_prefix="/staff/v1", description="One change on many reports")

RATES = "120/minute"


@blueprint.route("/bulk/selection", methods=["GET"])
@access(desk)
@blueprint.arguments(ListQuerySchema, location="query")
@blueprint.response(200, SelectionOfAllSchema)
def select_all(query: dict[str, Any]) -> dict[str, Any]:
    """Every report that the filters mean, in the list's order, up to 500."""
    viewer = require_staff()
    found, is_cut = bulk_changes.select_all(viewer, read_filters(viewer, query), query["sort"])
    reports = [{"id": one.report_id, "public_id": one.public_id, "etag": f'"{one.version}"'} for one in found]
    return {"reports": reports, "is_cut": is_cut}


@blueprint.route("/bulk/moves", methods=["GET"])
@access(desk)
@blueprint.response(200, BulkMovesSchema)
def list_moves() -> dict[str, Any]:
    """The changes of status that a change of many may ask for."""
    role = require_staff().role
    by_target = {move.target: move for move in workflow.MOVES if role in move.roles}
    return {"moves": [show_move(move, current_locale()) for move in by_target.values()]}


@blueprint.route("/bulk/preview", methods=["POST"])
@access(desk)
@rate_limit(RATES, name="staff.bulk_preview")
@blueprint.arguments(BulkPreviewRequestSchema)
@blueprint.response(200, BulkPreviewSchema)
def preview(body: dict[str, Any]) -> dict[str, Any]:
    """Who would be told by what, and which reports refuse and why; nothing is changed."""
    found = bulk_changes.preview_changes(require_staff(), _wish(body), _items(body))
    return {
        "outcomes": [_show(outcome) for outcome in found.outcomes],
        "people": found.people,
        "by_channel": found.by_channel,
        "waiting": found.waiting,
        "told": [asdict(one) for one in found.told],
    }


@blueprint.route("/bulk/names", methods=["POST"])
@access(desk)
@rate_limit(RATES, name="staff.bulk_names")
@blueprint.arguments(BulkNamesRequestSchema)
@blueprint.response(200, BulkNamesSchema)
def name_followers(body: dict[str, Any]) -> dict[str, Any]:
    """Who follows these reports, by name, addresses masked; each look is recorded with its reason (`reporter.seen`)."""
    found = bulk_told.name_followers(require_staff(), body["report_ids"], body["reason"])
    return {"people": [{"id": one.id, "name": one.name, "email_masked": mask_email(one.email)} for one in found]}


@blueprint.route("/bulk", methods=["POST"])
@access(desk)
@rate_limit(RATES, name="staff.bulk")
@blueprint.arguments(BulkRequestSchema)
@blueprint.response(200, BulkResultSchema)
def change_many(body: dict[str, Any]) -> dict[str, Any]:
    """Make the change on each, one transaction each, against the version that was seen; a repeat does nothing twice."""
    outcomes = bulk_changes.change_each(require_staff(), _wish(body), _items(body))
    return {"outcomes": [_show(outcome) for outcome in outcomes]}


def _wish(body: dict[str, Any]) -> Wish:
    asked = body["status"]
    if asked is not None:
        change = StatusChange(
            target=asked["to"],
            note=asked["note"],
            template=asked["template"],
            reason_code=asked["reason_code"],
            planned_at=asked["planned_at"],
            forwarded_to=forwarded_to(asked),
            duplicate_of=asked["duplicate_of"],
        )
        return Wish(status=change)
    if body["reassign"] is not None:
        return Wish(department_code=body["reassign"]["department_code"], note=body["reassign"]["note"])
    return Wish(is_assignment=True, staff_id=body["assign"]["staff_id"])


def _items(body: dict[str, Any]) -> list[Item]:
    return [Item(one["id"], int(one["etag"].strip('"')), one["change_id"]) for one in body["items"]]


def _show(outcome: Outcome) -> dict[str, Any]:
    return {
        "change_id": outcome.item.client_id,
        "public_id": outcome.public_id,
        "state": outcome.state,
        "code": outcome.code,
        "detail": errors.sentence(outcome.code, current_locale()) if outcome.code else None,
    }
