"""Several areas from one file: tried first, then written in one go."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from marshmallow import Schema, fields, validate

from app.actions import settings_area_import as imports
from app.actions.settings_area_import import MOST_AREAS, Wanted
from app.actions.settings_areas import KINDS
from app.staff_api.areas import AreaOutlineSchema
from app.staff_api.settings import CHANGE_RATES, expected_tag, in_charge
from app.staff_api.settings_schemas import IfMatchTagSchema, NotedSchema, short_text
from app.web.auth import access, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit

blueprint = Blueprint(
    "staff_area_imports", __name__, url_prefix="/staff/v1/settings/area-import", description="Areas from a file"
)


class ImportedAreaSchema(AreaOutlineSchema):
    """An area as the file has it."""

    code = short_text(60, load_default=None, allow_none=True)
    name = short_text(120, required=True)


class AreaFileSchema(NotedSchema):
    """The areas of one kind that a file holds."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    areas = fields.List(
        fields.Nested(ImportedAreaSchema), required=True, validate=validate.Length(min=1, max=MOST_AREAS)
    )
    retires_missing = fields.Boolean(
        load_default=False, metadata={"description": "Also retire the areas of this kind that are not in the file."}
    )


class PlannedAreaSchema(Schema):
    """What would become of one area."""

    key = fields.String(required=True)
    name = fields.String(required=True)
    state = fields.String(
        required=True, validate=validate.OneOf(("new", "changed", "same", "gone", "in_use", "broken"))
    )
    before = fields.String(required=True, allow_none=True, metadata={"description": "Its name until now."})
    hectares_before = fields.Float(required=True, allow_none=True)
    hectares = fields.Float(required=True, allow_none=True)
    is_repaired = fields.Boolean(required=True)
    reason = fields.String(required=True, allow_none=True)


class AreaPlanSchema(Schema):
    """What writing the file would change."""

    areas = fields.List(fields.Nested(PlannedAreaSchema), required=True)
    etag = fields.String(required=True, metadata={"description": "What `If-Match` names when it is written."})


class AreasWrittenSchema(Schema):
    """How many areas changed."""

    count = fields.Integer(required=True)


@blueprint.route("/try", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(AreaFileSchema)
@blueprint.response(200, AreaPlanSchema)
def try_file(body: dict[str, Any]) -> dict[str, Any]:
    """What is new, changed, gone or refused; nothing is written."""
    plan = imports.plan_import(
        require_staff().jurisdiction_id, body["kind"], _wanted(body), retires_missing=body["retires_missing"]
    )
    locale = current_locale()
    rows = [
        {**asdict(one), "reason": one.reason.get(locale, one.reason["en"]) if one.reason else None} for one in plan.rows
    ]
    return {"areas": rows, "etag": plan.etag}


@blueprint.route("", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(AreaFileSchema)
@blueprint.response(200, AreasWrittenSchema)
def write_file(headers: dict[str, Any], body: dict[str, Any]) -> dict[str, int]:
    """Write what the plan said, against its version; refused areas are left out. One change of the history."""
    count = imports.write_import(
        require_staff(),
        body["kind"],
        _wanted(body),
        retires_missing=body["retires_missing"],
        expected=expected_tag(),
        note=body["note"],
    )
    return {"count": count}


def _wanted(body: dict[str, Any]) -> list[Wanted]:
    return [Wanted(one["code"], one["name"], one["geometry"]) for one in body["areas"]]
