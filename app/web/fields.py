"""Schemas that more than one HTTP room answers with: services' words, cards, whole reports."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.core import workflow

PHOTO_SIZES = ("320", "800", "1600")


def latitude(*, required: bool = True, allow_none: bool = False, data_key: str | None = None) -> fields.Float:
    """WGS 84 degrees north."""
    return fields.Float(
        required=required,
        allow_none=allow_none,
        data_key=data_key,
        validate=validate.Range(-90, 90),
        metadata={"example": 46.84639, "description": "WGS 84 degrees north."},
    )


def longitude(*, required: bool = True, allow_none: bool = False, data_key: str | None = None) -> fields.Float:
    """WGS 84 degrees east."""
    return fields.Float(
        required=required,
        allow_none=allow_none,
        data_key=data_key,
        validate=validate.Range(-180, 180),
        metadata={"example": 2.22692, "description": "WGS 84 degrees east."},
    )


class PositionSchema(Schema):
    """A place on the ground."""

    latitude = latitude()
    longitude = longitude()


class ServiceNameSchema(Schema):
    """A service, as named on a card."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    icon = fields.String(required=True)


class DepartmentSchema(Schema):
    """Who answers."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)


class WhySchema(Schema):
    """Why that department: a code, a sentence, and what it rests on."""

    code = fields.String(required=True)
    sentence = fields.String(required=True)
    steps = fields.List(fields.String(), required=True)


class PictureSchema(Schema):
    """A published picture: its three copies by length of the long side in pixels."""

    id = fields.UUID(required=True)
    alt = fields.String(required=True)
    urls = fields.Dict(keys=fields.String(validate=validate.OneOf(PHOTO_SIZES)), values=fields.String(), required=True)


class PhotoSchema(PictureSchema):
    """A picture of a report; `urls` is empty until it may be shown."""

    role = fields.String(required=True, validate=validate.OneOf(("before", "after", "detail")))
    state = fields.String(required=True, validate=validate.OneOf(("pending", "ready", "failed", "held")))
    width = fields.Integer(required=True, allow_none=True)
    height = fields.Integer(required=True, allow_none=True)
    at = fields.DateTime(required=True)
    can_replace = fields.Boolean(
        required=True,
        metadata={"description": "The reader sent it, it came to nothing, and another one may take its place."},
    )
    failure_code = fields.String(metadata={"description": "Why it stays private; staff only."})
    replaces = fields.UUID(metadata={"description": "The photo in whose place this one was sent; staff only."})


class AssetSchema(Schema):
    """A lamp, bin, sign… with the number painted on it."""

    id = fields.Integer(required=True)
    layer = fields.String(required=True)
    reference = fields.String(required=True)
    label = fields.String(required=True, allow_none=True)
    latitude = latitude()
    longitude = longitude()
    distance_m = fields.Float(required=True, allow_none=True)


class CardSchema(Schema):
    """What a list or a pin shows of a report."""

    public_id = fields.String(required=True, metadata={"example": "RC-2026-04817"})
    service = fields.Nested(ServiceNameSchema, required=True)
    status = fields.String(required=True, validate=validate.OneOf(tuple(workflow.STATUSES)))
    status_label = fields.String(required=True)
    is_late = fields.Boolean(required=True)
    address = fields.String(required=True, allow_none=True)
    area = fields.String(required=True, allow_none=True)
    latitude = latitude()
    longitude = longitude()
    distance_m = fields.Float(required=True, allow_none=True)
    submitted_at = fields.DateTime(required=True)
    due_at = fields.DateTime(required=True)
    photo = fields.Nested(PictureSchema, required=True, allow_none=True)
    follower_count = fields.Integer(required=True)


class TimelineEntrySchema(Schema):
    """One thing that happened, in words for people."""

    id = fields.Integer(required=True)
    kind = fields.String(required=True)
    status = fields.String(required=True)
    status_label = fields.String(required=True)
    at = fields.DateTime(required=True)
    text = fields.String(required=True, allow_none=True)
    by = fields.String(required=True, allow_none=True)
    photo_ids = fields.List(fields.UUID(), required=True)
    is_public = fields.Boolean(required=True)


class ForwardedSchema(Schema):
    """The outside body that is competent."""

    name = fields.String(required=True)
    contact = fields.String(required=True, allow_none=True)


class ReasonSchema(Schema):
    """Why a report was refused or closed without a picture, and who is competent if another body is."""

    code = fields.String(required=True)
    label = fields.String(required=True)
    competent = fields.String(required=True, allow_none=True)


class CanSchema(Schema):
    """What the reader may do."""

    follow = fields.Boolean(required=True)
    contest = fields.Boolean(required=True)
    add_photo = fields.Boolean(required=True)
    contest_until = fields.DateTime(required=True, allow_none=True)


class MineSchema(Schema):
    """What the holder of a token sees of themselves."""

    is_reporter = fields.Boolean(required=True)
    email_masked = fields.String(required=True, allow_none=True)
    email_confirmed = fields.Boolean(required=True)


class SatisfactionSchema(Schema):
    """The question asked after a closing, and what the reader answered."""

    until = fields.DateTime(required=True, allow_none=True, metadata={"description": "Null once it is closed."})
    answer = fields.String(required=True, allow_none=True, validate=validate.OneOf(("good", "fair", "poor")))
    comment = fields.String(required=True, allow_none=True)


class ReportViewSchema(CardSchema):
    """A whole report as anyone may read it; `mine` is for the holder of a token."""

    town = fields.String(required=True)
    description = fields.String(required=True)
    location_hint = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "How to find the spot, for the team and its author alone; null to everybody else."},
    )
    department = fields.Nested(DepartmentSchema, required=True)
    why = fields.Nested(WhySchema, required=True)
    updated_at = fields.DateTime(required=True)
    planned_at = fields.DateTime(required=True, allow_none=True)
    closed_at = fields.DateTime(required=True, allow_none=True)
    photos = fields.List(fields.Nested(PhotoSchema), required=True)
    timeline = fields.List(fields.Nested(TimelineEntrySchema), required=True)
    duplicate_of = fields.String(required=True, allow_none=True)
    forwarded_to = fields.Nested(ForwardedSchema, required=True, allow_none=True)
    reason = fields.Nested(ReasonSchema, required=True, allow_none=True)
    can = fields.Nested(CanSchema, required=True)
    mine = fields.Nested(MineSchema, required=True, allow_none=True)
    satisfaction = fields.Nested(
        SatisfactionSchema, required=True, allow_none=True, metadata={"description": "For the holder of a token."}
    )
    version = fields.Integer(required=True)
