"""The place of a report on the desk: what is around, what was measured, and moving the pin."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from app.actions import report_places
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.changes import IfMatchSchema, apply_change, find_or_404
from app.web.fields import CardSchema, DepartmentSchema, PositionSchema, WhySchema, latitude, longitude
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.report_view import show_card, show_department
from app.web.stops import StopSchema
from app.web.why import explain
from geo.points import make_point

blueprint = Blueprint("staff_places", __name__, url_prefix="/staff/v1", description="The place of a report")

CHANGE_RATES = "240/minute"


class MeasuredPlaceSchema(PositionSchema):
    """What a device said: the phone (`gps`) or the camera (`photo`)."""

    kind = fields.String(required=True, validate=validate.OneOf(("gps", "photo")))
    accuracy_m = fields.Float(required=True, allow_none=True)
    distance_m = fields.Float(required=True, metadata={"description": "Metres to the chosen point."})


class NearObjectSchema(PositionSchema):
    """A numbered object near the report."""

    id = fields.Integer(required=True)
    layer = fields.String(required=True)
    reference = fields.String(required=True)
    label = fields.String(required=True)
    distance_m = fields.Float(required=True)


class SurroundingsSchema(PositionSchema):
    """The chosen point, what was measured, and what stands around."""

    measured = fields.List(fields.Nested(MeasuredPlaceSchema), required=True)
    assets = fields.List(fields.Nested(NearObjectSchema), required=True)
    reports = fields.List(fields.Nested(CardSchema), required=True)


class NewPlaceSchema(Schema):
    """Where the report is to be; `asset_id` 0 is none of the numbered objects, absent leaves it to the routing."""

    latitude = latitude()
    longitude = longitude()
    asset_id = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 2**62))


class DestinationSchema(Schema):
    """Who would get it there, and why."""

    department = fields.Nested(DepartmentSchema, required=True)
    changes_department = fields.Boolean(required=True)
    why = fields.Nested(WhySchema, required=True)
    address = fields.String(required=True, allow_none=True)
    asset_reference = fields.String(required=True, allow_none=True)
    distance_m = fields.Float(required=True)


@blueprint.route("/reports/<uuid:report_id>/place", methods=["GET"])
@access(desk)
@blueprint.response(200, SurroundingsSchema)
def look_around(report_id: uuid.UUID) -> dict[str, Any]:
    """Objects and open reports around, and what GPS and photos said beside what was chosen."""
    found = report_places.look_around(find_or_404(require_staff(), report_id))
    return {
        "latitude": found.point.latitude,
        "longitude": found.point.longitude,
        "measured": [
            {
                "kind": one.kind,
                "latitude": one.point.latitude,
                "longitude": one.point.longitude,
                "accuracy_m": one.accuracy_m,
                "distance_m": one.distance_m,
            }
            for one in found.measured
        ],
        "assets": [
            {
                "id": asset.id,
                "layer": asset.layer,
                "reference": asset.reference,
                "label": asset.label,
                "latitude": asset.point.latitude,
                "longitude": asset.point.longitude,
                "distance_m": asset.distance_m,
            }
            for asset in found.assets
        ],
        "reports": [show_card(card, current_locale()) for card in found.reports],
    }


@blueprint.route("/reports/<uuid:report_id>/place/preview", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.preview")
@blueprint.arguments(NewPlaceSchema)
@blueprint.response(200, DestinationSchema)
def preview_move(body: dict[str, Any], report_id: uuid.UUID) -> dict[str, Any]:
    """Who would get the report at another point, and why; nothing changes."""
    report = find_or_404(require_staff(), report_id)
    locale = current_locale()
    found = report_places.preview_move(report, make_point(body["latitude"], body["longitude"]), body["asset_id"])
    return {
        "department": show_department(found.department, locale),
        "changes_department": found.changes_department,
        "why": explain(found.route.as_json(), pick(found.department.name, locale), locale),
        "address": found.route.address,
        "asset_reference": found.route.asset_reference,
        "distance_m": found.distance_m,
    }


@blueprint.route("/reports/<uuid:report_id>/place", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(IfMatchSchema, location="headers")
@blueprint.arguments(NewPlaceSchema)
@blueprint.response(200, StopSchema)
def move(headers: dict[str, Any], body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Move the pin; the report is routed anew, and its history says so."""
    point = make_point(body["latitude"], body["longitude"])
    return apply_change(
        require_staff(),
        report_id,
        lambda by, version: report_places.move_report(report_id, point, body["asset_id"], by=by, version=version),
    )
