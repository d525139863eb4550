"""What the public dataset and statistics answer with."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.web.open_months import OpenLicenceSchema, OpenMonthSchema
from app.web.selections import NO_CONTROL


class OpenDataQuerySchema(Schema):
    """Which town; the default one without."""

    town = fields.String(load_default=None, validate=[validate.Length(max=60), NO_CONTROL])


class StatisticsQuerySchema(OpenDataQuerySchema):
    """Which period: a month, or the twelve months up to the newest one without."""

    month = fields.String(
        load_default=None,
        validate=validate.Regexp(r"^\d{4}-(0[1-9]|1[0-2])$"),
        metadata={"example": "2026-10"},
    )


class OpenFileSchema(Schema):
    """One file to download."""

    format = fields.String(required=True)
    url = fields.String(required=True)
    bytes = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    updated_at = fields.DateTime(required=True)


class OpenPartSchema(Schema):
    """A month, or `all` of them."""

    part = fields.String(required=True, metadata={"example": "2026-10"})
    rows = fields.Integer(required=True)
    files = fields.List(fields.Nested(OpenFileSchema), required=True)


class OpenColumnSchema(Schema):
    """A column of the dataset."""

    name = fields.String(required=True)
    type = fields.String(required=True)
    description = fields.String(required=True)
    values = fields.List(fields.String(), required=True)
    example = fields.String(required=True)


class OpenDatasetSchema(Schema):
    """The whole dataset: its files, its rules, and what was generalised or left out."""

    town = fields.String(required=True)
    is_on = fields.Boolean(required=True, metadata={"description": "Whether the town publishes its reports."})
    is_published = fields.Boolean(required=True, metadata={"description": "Whether there are files to take."})
    licence = fields.Nested(OpenLicenceSchema, required=True)
    updated_at = fields.DateTime(required=True, allow_none=True)
    k = fields.Integer(required=True)
    place_m = fields.Integer(required=True)
    whole = fields.Nested(OpenPartSchema, required=True, allow_none=True)
    months = fields.List(fields.Nested(OpenPartSchema), required=True)
    anonymisation = fields.List(fields.Nested(OpenMonthSchema), required=True)
    columns = fields.List(fields.Nested(OpenColumnSchema), required=True)
    schema_url = fields.String(required=True)
    catalogue_url = fields.String(required=True)
    report_url = fields.String(required=True)


class PublicDelaySchema(Schema):
    """Hours: the median and the ninetieth percentile; null where there are fewer than `minimum` cases."""

    count = fields.Integer(required=True, allow_none=True)
    median = fields.Float(required=True, allow_none=True)
    ninetieth = fields.Float(required=True, allow_none=True)


class PublicCountsSchema(Schema):
    """What happened in one part of the town's work."""

    received = fields.Integer(required=True)
    solved = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    passed_on = fields.Integer(required=True)
    contested = fields.Integer(required=True)
    still_open = fields.Integer(required=True)
    solution = fields.Nested(PublicDelaySchema, required=True)
    answer = fields.Nested(PublicDelaySchema, required=True)


class PublicLineSchema(PublicCountsSchema):
    """A service or quarter; `others` are those with fewer than `k` cases, counted together."""

    code = fields.String(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    others = fields.Boolean(required=True)


class PublicPointSchema(Schema):
    """A month of the curve."""

    month = fields.String(required=True)
    received = fields.Integer(required=True)
    solved = fields.Integer(required=True)


class PublicPeriodSchema(PublicCountsSchema):
    """A period: its totals and its lines."""

    first = fields.String(required=True, metadata={"example": "2026-10-01"})
    last = fields.String(required=True, metadata={"example": "2026-10-31"})
    minimum = fields.Integer(required=True)
    k = fields.Integer(required=True)
    services = fields.List(fields.Nested(PublicLineSchema), required=True)
    areas = fields.List(fields.Nested(PublicLineSchema), required=True)


class PublicStatisticsSchema(Schema):
    """The period asked for, the months that can be asked for (newest first), and their curve."""

    town = fields.String(required=True)
    licence = fields.Nested(OpenLicenceSchema, required=True)
    updated_at = fields.DateTime(required=True, allow_none=True)
    months = fields.List(fields.String(), required=True)
    curve = fields.List(fields.Nested(PublicPointSchema), required=True)
    period = fields.Nested(PublicPeriodSchema, required=True, allow_none=True)
