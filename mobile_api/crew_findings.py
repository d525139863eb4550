"""What a crew's telephone sends of something found beside its stops."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.actions import tokens
from app.actions.crew_findings import report_finding
from app.actions.reports import Receipt
from app.actions.submissions import Submission
from app.core.languages import LOCALES
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.fields import ServiceNameSchema, latitude, longitude
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.sessions import TeamSchema
from geo.points import Point
from mobile_api.crew import CHANGE_RATES
from mobile_api.schemas import MAXIMUM_DESCRIPTION, MAXIMUM_HINT, MAXIMUM_PHOTOS, DeviceSchema, metres, text

blueprint = Blueprint("crew_findings", __name__, url_prefix="/api/v1/crew", description="Crews in the street")

NOWHERE = Point(0.0, 0.0)
"""Stands in for the place until the object's own is known."""


class FindingSchema(Schema):
    """Something found on the spot. `id`, made by the phone, makes a repeat harmless; a place, or the number painted
    on an object of the service's kind, says where."""

    id = fields.UUID(required=True)
    service_code = text(100, required=True)
    latitude = latitude(required=False)
    longitude = longitude(required=False)
    accuracy_m = metres()
    address = text(300, allow_none=True, load_default=None)
    asset_reference = text(60, allow_none=True, load_default=None)
    location_hint = text(MAXIMUM_HINT - 63, allow_none=True, load_default=None)
    description = text(MAXIMUM_DESCRIPTION, allow_none=True, load_default="")
    photo_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))
    captured_at = fields.AwareDateTime(allow_none=True, load_default=None)
    locale = fields.String(load_default="fr", validate=validate.OneOf(LOCALES))

    @validates_schema
    def check_place(self, values: dict[str, Any], **_: Any) -> None:
        """Half a place is none, and somewhere it must be."""
        if ("latitude" in values) != ("longitude" in values):
            missing = "longitude" if "latitude" in values else "latitude"
            raise ValidationError("Missing data for required field.", missing)
        if "latitude" not in values and not (values.get("asset_reference") or "").strip():
            raise ValidationError("Missing data for required field.", "latitude")


class FoundSchema(Schema):
    """What became of it: its number, the team that has it, and whether it is on the finder's own round."""

    id = fields.UUID(required=True)
    public_id = fields.String(required=True)
    service = fields.Nested(ServiceNameSchema, required=True)
    department = fields.Nested(TeamSchema, required=True)
    address = fields.String(required=True, allow_none=True)
    is_mine = fields.Boolean(required=True)


@blueprint.route("/reports", methods=["POST"])
@access(staff())
@rate_limit(CHANGE_RATES, name="crew.change")
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(FindingSchema)
@blueprint.response(201, FoundSchema)
def report_found(headers: dict[str, Any], body: dict[str, Any]) -> Any:
    """Report something found on the spot. It is routed as any report; what is the finder's team's to do goes onto
    their own round. The same `id` again answers the same, with `Idempotency-Replayed: true`."""
    viewer = require_staff()
    secret = headers.get("device")
    receipt = report_finding(
        _read(body),
        by=viewer,
        device_hash=tokens.device_hash(secret) if secret else None,
        reference=(body["asset_reference"] or "").strip() or None,
        has_place="latitude" in body,
    )
    is_mine = receipt.report.assigned_to_id == viewer.staff_id
    extra = {"Idempotency-Replayed": "true"} if receipt.is_replay else {}
    return _show(receipt, is_mine=is_mine), 201, extra


def _read(body: dict[str, Any]) -> Submission:
    return Submission(
        id=body["id"],
        service_code=body["service_code"],
        point=Point(body["latitude"], body["longitude"]) if "latitude" in body else NOWHERE,
        accuracy_m=body["accuracy_m"],
        address=(body["address"] or "").strip() or None,
        location_hint=(body["location_hint"] or "").strip() or None,
        description=(body["description"] or "").strip(),
        photo_ids=tuple(dict.fromkeys(body["photo_ids"])),
        locale=body["locale"],
        captured_at=body["captured_at"],
        source="crew",
    )


def _show(receipt: Receipt, *, is_mine: bool) -> dict[str, Any]:
    locale, report = current_locale(), receipt.report
    return {
        "id": report.id,
        "public_id": report.public_id,
        "service": {
            "code": receipt.service.code,
            "name": pick(receipt.service.name, locale),
            "icon": receipt.service.icon,
        },
        "department": {"code": receipt.department.code, "name": pick(receipt.department.name, locale)},
        "address": report.address,
        "is_mine": is_mine,
    }
