"""What the open data settings say and take."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.actions.open_data_rules import K_RANGE, LICENCES, PLACE_RANGE
from app.actions.settings_open_data import STATES
from app.staff_api.settings_schemas import NotedSchema
from app.web.open_months import OpenLicenceSchema, OpenMonthSchema


class OpenDataRulesSchema(Schema):
    """Under which rules the dataset is published."""

    is_on = fields.Boolean(required=True, metadata={"description": "False takes everything back at the next build."})
    k = fields.Integer(
        required=True,
        validate=validate.Range(*K_RANGE),
        metadata={"description": "So many reports at least are alike in date, place and kind."},
    )
    place_m = fields.Integer(
        required=True,
        validate=validate.Range(*PLACE_RANGE),
        metadata={"description": "The side of a square of places, in metres."},
    )
    licence = fields.String(required=True, validate=validate.OneOf(sorted(LICENCES)))


class OpenDataChangeSchema(OpenDataRulesSchema, NotedSchema):
    """Rules to write; the dataset is built anew after them."""


class OpenDataBuildSchema(Schema):
    """How the newest build stands, and when the last one that came to its end did."""

    state = fields.String(required=True, validate=validate.OneOf(STATES))
    asked_at = fields.DateTime(required=True, allow_none=True)
    done_at = fields.DateTime(required=True, allow_none=True)
    error = fields.String(required=True, allow_none=True)


class OpenDataEditionSchema(Schema):
    """What is published now; `left_out_is_least`: of some months fewer than k were left out, which is not counted."""

    lines = fields.Integer(required=True)
    files = fields.Integer(required=True)
    size_bytes = fields.Integer(required=True)
    months = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    left_out_is_least = fields.Boolean(required=True)
    built_at = fields.DateTime(required=True, allow_none=True)


class OpenDataSettingsSchema(OpenDataRulesSchema):
    """The rules with their version, what may be chosen, what is published, and what became of each month."""

    etag = fields.String(required=True)
    licences = fields.List(fields.Nested(OpenLicenceSchema), required=True)
    build = fields.Nested(OpenDataBuildSchema, required=True)
    edition = fields.Nested(OpenDataEditionSchema, required=True)
    months = fields.List(fields.Nested(OpenMonthSchema), required=True)
