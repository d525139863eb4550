"""What a crew's telephone calls: sign in, the round's stops, and what was done about each."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response
from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from webargs.fields import DelimitedList

from app.actions import report_lists, staff_catalog
from app.actions.rounds import list_done, order_round
from app.core import workflow
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import IfMatchSchema, StatusChangeSchema, answer_stop, apply_status, find_or_404
from app.web.fields import latitude, longitude
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.sessions import TeamSchema, add_session_routes
from app.web.stops import StopSchema, show_stop
from geo.filters import ReportFilters
from geo.points import make_point
from mobile_api.crew_schemas import DoneStopSchema

blueprint = Blueprint("crew", __name__, url_prefix="/api/v1/crew", description="Crews in the street")
add_session_routes(blueprint)

CHANGE_RATES = "120/minute"


class StopsQuerySchema(Schema):
    """Which stops: `mine` (assigned to me), `team` (my departments'), `near` (nearest first), `area`."""

    scope = fields.String(load_default="team", validate=validate.OneOf(("mine", "team", "near", "area")))
    latitude = latitude(required=False)
    longitude = longitude(required=False)
    area = fields.String(load_default=None, validate=validate.Length(max=100))
    status = DelimitedList(fields.String(validate=validate.OneOf(tuple(workflow.STATUSES))))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))
    done_since = fields.AwareDateTime(
        load_default=None,
        metadata={"description": "Also tell what the caller closed since then: the phone's midnight."},
    )

    @validates_schema
    def check_scope(self, values: dict[str, Any], **_: Any) -> None:
        """`near` needs a place, `area` an area; half a place is none."""
        has_place = "latitude" in values
        if has_place != ("longitude" in values):
            raise ValidationError("Missing data for required field.", "longitude" if has_place else "latitude")
        if values.get("scope") == "near" and not has_place:
            raise ValidationError({"latitude": ["Missing data for required field."]})
        if values.get("scope") == "area" and not values.get("area"):
            raise ValidationError({"area": ["Missing data for required field."]})


class AreaChoiceSchema(Schema):
    """An area to narrow the list to."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class StopsSchema(Schema):
    """A crew's stops, what it has done, and the areas and teams of its town."""

    reports = fields.List(fields.Nested(StopSchema), required=True)
    areas = fields.List(fields.Nested(AreaChoiceSchema), required=True)
    teams = fields.List(fields.Nested(TeamSchema), required=True)
    done = fields.List(fields.Nested(DoneStopSchema), required=True)


@blueprint.route("/reports", methods=["GET"])
@access(staff())
@blueprint.arguments(StopsQuerySchema, location="query")
@blueprint.response(200, StopsSchema)
def list_stops(query: dict[str, Any]) -> dict[str, Any]:
    """The stops of a round, open ones unless `status` says otherwise: in the order to visit them from the caller's
    place, or without one what is due first before the rest."""
    viewer = require_staff()
    here = make_point(query["latitude"], query["longitude"]) if "latitude" in query else None
    chosen = staff_catalog.find_chosen(viewer.jurisdiction_id, area_code=query["area"])
    statuses = tuple(query.get("status", workflow.OPEN_STATUSES))
    details = report_lists.list_stops(
        viewer,
        ReportFilters(
            audience="staff",
            statuses=statuses,
            area_id=chosen.area_id,
            quarter_ids=(chosen.quarter_id,) if chosen.quarter_id else (),
        ),
        is_mine=query["scope"] == "mine",
        near=here,
        is_nearest_first=query["scope"] == "near",
        limit=query["limit"],
    )
    if here is not None and query["scope"] != "near":
        details = order_round(details, here)
    locale = current_locale()
    areas = staff_catalog.list_areas(viewer.jurisdiction_id)
    return {
        "reports": [show_stop(detail, viewer, locale) for detail in details],
        "areas": [{"code": code, "name": name} for code, name in areas],
        "teams": [
            {"code": one.code, "name": pick(one.name, locale)}
            for one in staff_catalog.list_departments(viewer.jurisdiction_id)
        ],
        "done": [
            {"id": report_id, "latitude": place.latitude, "longitude": place.longitude}
            for report_id, place in (list_done(viewer, query["done_since"]) if query["done_since"] else [])
        ],
    }


@blueprint.route("/reports/<uuid:report_id>", methods=["GET"])
@access(staff())
@blueprint.response(200, StopSchema)
def read_stop(report_id: uuid.UUID) -> Response:
    """One stop, with its ETag for If-Match."""
    viewer = require_staff()
    find_or_404(viewer, report_id)
    return answer_stop(viewer, report_id)


@blueprint.route("/reports/<uuid:report_id>/status", methods=["POST"])
@access(staff())
@rate_limit(CHANGE_RATES, name="crew.change")
@blueprint.arguments(IfMatchSchema, location="headers")
@blueprint.arguments(StatusChangeSchema)
@blueprint.response(200, StopSchema)
def change_stop(headers: dict[str, Any], body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Start, plan, close or refuse. The same `id` again answers the present state and does nothing twice.

    412 `report.changed` carries `current`, the stop as somebody else left it.
    """
    return apply_status(require_staff(), report_id, body)
