"""Lamps, bins, signs: searched, added, moved, withdrawn, and brought in from a file after a look."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from app.actions import config_versions
from app.actions import settings_assets as objects
from app.actions.settings_assets import MOST_CHANGES, MOST_ROWS
from app.staff_api.settings import CHANGE_RATES, expected_tag, in_charge, write
from app.staff_api.settings_schemas import IfMatchTagSchema, NotedSchema, WrittenSchema, short_text
from app.web.auth import access, require_staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import rate_limit
from geo import asset_changes, assets
from geo.layers import LAYER_NAMES

blueprint = Blueprint(
    "staff_asset_settings", __name__, url_prefix="/staff/v1/settings/assets", description="Objects of the street"
)

PAGE = 50
SHOWN = 500
_LAYER = validate.Regexp(r"^[a-z][a-z0-9_]{0,39}$", error="Use a to z, 0 to 9 and _.")
_REFERENCE = [validate.Length(min=1, max=60), validate.Regexp(r"^[^\x00-\x1f]*\S[^\x00-\x1f]*$", error="Not empty.")]


class ObjectsQuerySchema(Schema):
    """Which objects; `after` is the last reference of the page before."""

    layer = fields.String(load_default="", validate=validate.Length(max=60))
    q = short_text(100, load_default="")
    withdrawn = fields.Boolean(load_default=False, metadata={"description": "Also those withdrawn."})
    after = short_text(60, load_default="")


class ObjectRowSchema(Schema):
    """An object as a file has it."""

    reference = fields.String(required=True, validate=_REFERENCE)
    label = short_text(200, required=True, allow_none=True)
    latitude = fields.Float(required=True, validate=validate.Range(-90, 90))
    longitude = fields.Float(required=True, validate=validate.Range(-180, 180))


class ObjectChangeSchema(ObjectRowSchema, NotedSchema):
    """An object to write; its layer and reference name it."""

    layer = fields.String(required=True, validate=_LAYER)
    department = short_text(60, required=True, allow_none=True)
    is_retired = fields.Boolean(required=True)


class ListedObjectSchema(ObjectRowSchema):
    """An object with its version."""

    layer = fields.String(required=True)
    department = fields.String(required=True, allow_none=True)
    is_retired = fields.Boolean(required=True)
    open_reports = fields.Integer(required=True)
    etag = fields.String(required=True)


class ObjectLayerSchema(Schema):
    """A layer and how many objects are in use."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    count = fields.Integer(required=True)


class ObjectsSchema(Schema):
    """A page of objects; `next` is what `after` names for the page that follows."""

    layers = fields.List(fields.Nested(ObjectLayerSchema), required=True)
    layer = fields.String(required=True)
    objects = fields.List(fields.Nested(ListedObjectSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    may_change = fields.Boolean(required=True)


class ObjectFileSchema(NotedSchema):
    """The objects of one layer that a file holds."""

    layer = fields.String(required=True, validate=_LAYER)
    rows = fields.List(fields.Nested(ObjectRowSchema), required=True, validate=validate.Length(min=1, max=MOST_ROWS))
    withdraws_missing = fields.Boolean(
        load_default=False, metadata={"description": "Also withdraw the objects of the layer that are not in the file."}
    )


class PlannedObjectSchema(Schema):
    """What would become of one object."""

    reference = fields.String(required=True)
    label = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(("new", "changed", "same", "gone", "outside")))
    moved_m = fields.Float(required=True, allow_none=True)


class ObjectPlanSchema(Schema):
    """What writing the file would change; `objects` are the first that would."""

    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    objects = fields.List(fields.Nested(PlannedObjectSchema), required=True)
    most = fields.Integer(required=True, metadata={"description": "Changes in one go at most."})
    etag = fields.String(required=True)


class ObjectsWrittenSchema(Schema):
    """How many objects changed."""

    count = fields.Integer(required=True)


@blueprint.route("", methods=["GET"])
@access(in_charge)
@blueprint.arguments(ObjectsQuerySchema, location="query")
@blueprint.response(200, ObjectsSchema)
def list_objects(query: dict[str, Any]) -> dict[str, Any]:
    """The objects of a layer by reference, fifty at a time; without a layer those of the first."""
    viewer = require_staff()
    layers = assets.list_layers(viewer.jurisdiction_id)
    layer = query["layer"] or (layers[0][0] if layers else "")
    found = asset_changes.list_some(
        viewer.jurisdiction_id,
        layer,
        sought=query["q"].strip() or None,
        with_retired=query["withdrawn"],
        after=query["after"],
        limit=PAGE + 1,
    )
    shown = [{**asdict(one), "etag": config_versions.tag_of(objects.show(one))} for one in found[:PAGE]]
    known = {code for code, _name, _count in layers}
    empty = [(code, name, 0) for code, name in LAYER_NAMES.items() if code not in known]
    return {
        "layers": [{"code": code, "name": name, "count": count} for code, name, count in [*layers, *empty]],
        "layer": layer,
        "objects": shown,
        "next": found[PAGE - 1].reference if len(found) > PAGE else None,
        "may_change": config_versions.sets_whole_town(viewer),
    }


@blueprint.route("", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(ObjectChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_object(headers: dict[str, Any], body: dict[str, Any]) -> Response:
    """Write an object; with `If-Match: "none"` a new one. One withdrawn stays for the reports about it."""
    body["reference"] = body["reference"].strip()
    body["label"] = (body["label"] or "").strip() or None
    return write(objects.ASSET, objects.key_of(body["layer"], body["reference"]), body)


@blueprint.route("/try", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(ObjectFileSchema)
@blueprint.response(200, ObjectPlanSchema)
def try_file(body: dict[str, Any]) -> dict[str, Any]:
    """What is new, changed, gone or outside the town; nothing is written."""
    plan = objects.plan_import(
        require_staff().jurisdiction_id, body["layer"], _rows(body), withdraws_missing=body["withdraws_missing"]
    )
    return {
        "counts": dict(Counter(one.state for one in plan.rows)),
        "objects": [asdict(one) for one in plan.rows if one.state != "same"][:SHOWN],
        "most": MOST_CHANGES,
        "etag": plan.etag,
    }


@blueprint.route("/import", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(ObjectFileSchema)
@blueprint.response(200, ObjectsWrittenSchema)
def write_file(headers: dict[str, Any], body: dict[str, Any]) -> dict[str, int]:
    """Write what the plan said, against its version; what lies outside is left out. One change of the history."""
    count = objects.write_import(
        require_staff(),
        body["layer"],
        _rows(body),
        withdraws_missing=body["withdraws_missing"],
        expected=expected_tag(),
        note=body["note"],
    )
    return {"count": count}


def _rows(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {**row, "reference": row["reference"].strip(), "label": (row["label"] or "").strip() or None}
        for row in body["rows"]
    ]
