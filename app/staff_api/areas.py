"""The areas of the town: listed with their outlines, tried before they change, drawn, renamed and retired."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from app.actions import config_versions
from app.actions import settings_areas as areas
from app.core import errors
from app.core.errors import ProblemError
from app.staff_api.settings import CHANGE_RATES, in_charge, write
from app.staff_api.settings_schemas import IfMatchTagSchema, NotedSchema, WrittenSchema, short_text
from app.web.auth import access, require_staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import rate_limit

blueprint = Blueprint("staff_areas", __name__, url_prefix="/staff/v1/settings", description="The areas of the town")


class SurfaceSchema(Schema):
    """A GeoJSON surface (RFC 7946), WGS 84 degrees, longitude first."""

    type = fields.String(required=True, validate=validate.OneOf(("Polygon", "MultiPolygon")))
    coordinates = fields.List(fields.Raw(), required=True, validate=validate.Length(min=1))


class AreaOutlineSchema(Schema):
    """An outline to try."""

    geometry = fields.Nested(SurfaceSchema, required=True)


class AreaChangeSchema(AreaOutlineSchema, NotedSchema):
    """An area to write."""

    name = short_text(120, required=True)
    is_retired = fields.Boolean(load_default=False)


class AreaRowSchema(AreaOutlineSchema):
    """An area with its version."""

    key = fields.String(required=True, metadata={"description": "`kind:code`."})
    kind = fields.String(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    is_retired = fields.Boolean(required=True)
    hectares = fields.Float(required=True)
    corners = fields.Integer(required=True)
    rules = fields.Integer(required=True)
    etag = fields.String(required=True)


class AreaSettingsSchema(Schema):
    """Every area that people draw."""

    areas = fields.List(fields.Nested(AreaRowSchema), required=True)
    kinds = fields.List(fields.String(), required=True)
    may_change = fields.Boolean(required=True)


class AreaOverlapSchema(Schema):
    """Another area of the same kind that would be overlapped."""

    name = fields.String(required=True)
    hectares = fields.Float(required=True)


class AreaEffectSchema(Schema):
    """What an outline would change."""

    hectares_before = fields.Float(required=True)
    hectares = fields.Float(required=True)
    hectares_outside = fields.Float(required=True)
    reports_in = fields.Integer(required=True, metadata={"description": "Open reports that it would take in."})
    reports_out = fields.Integer(required=True, metadata={"description": "Open reports that it would leave out."})
    rules = fields.Integer(required=True)
    overlaps = fields.List(fields.Nested(AreaOverlapSchema), required=True)
    is_repaired = fields.Boolean(required=True)


@blueprint.route("/areas", methods=["GET"])
@access(in_charge)
@blueprint.response(200, AreaSettingsSchema)
def read_areas() -> dict[str, Any]:
    """Every quarter, district, zone and depot with its outline and version."""
    viewer = require_staff()
    rows = []
    for area in areas.list_areas(viewer.jurisdiction_id):
        shown = areas.show_area(area)
        tag = config_versions.tag_of(shown)
        rows.append({**shown, "key": f"{area.kind}:{area.code}", "rules": areas.count_rules(area), "etag": tag})
    return {"areas": rows, "kinds": list(areas.KINDS), "may_change": config_versions.sets_whole_town(viewer)}


@blueprint.route("/areas/<string:kind>/<string:code>/try", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(AreaOutlineSchema)
@blueprint.response(200, AreaEffectSchema)
def try_area(body: dict[str, Any], kind: str, code: str) -> dict[str, Any]:
    """What this outline would change: surface, overlaps, open reports. 422 `area.broken` says what is wrong with it."""
    viewer = require_staff()
    effect, is_repaired = areas.try_outline(viewer.jurisdiction_id, _key(kind, code), body["geometry"])
    overlaps = [{"name": name, "hectares": hectares} for name, hectares in effect.overlaps]
    return {**asdict(effect), "overlaps": overlaps, "is_repaired": is_repaired}


@blueprint.route("/areas/<string:kind>/<string:code>", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(AreaChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_area(headers: dict[str, Any], body: dict[str, Any], kind: str, code: str) -> Response:
    """Write an area; with `If-Match: "none"` a new one. One that rules name cannot be retired."""
    return write(areas.AREA, _key(kind, code), body)


def _key(kind: str, code: str) -> str:
    known = areas.find_area(require_staff().jurisdiction_id, f"{kind}:{code}")
    if kind not in areas.KINDS or (known is None and not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", code)):
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    return f"{kind}:{code}"
