"""What the pages of the town's settings ask and are answered."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from app.core.languages import LOCALES
from app.web.changes import NO_CONTROL
from geo.town.questions import DATATYPES

CODE = validate.Regexp(r"^[a-z0-9][a-z0-9_-]{0,59}$", error="Use a to z, 0 to 9, _ and -.")
NOTE = 500
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOUR = validate.Regexp(r"^([01]\d|2[0-3]):[0-5]\d$", error="Must be HH:MM.")


def _needs_french(texts: dict[str, str]) -> None:
    if not texts.get("fr", "").strip():
        raise ValidationError("French is needed.")


def short_text(maximum: int, **options: Any) -> fields.String:
    """A short text without control characters."""
    return fields.String(validate=[validate.Length(max=maximum), NO_CONTROL], **options)


def texts(maximum: int, *, needed: bool = True) -> fields.Dict:
    """A text per language; French is needed unless told otherwise."""
    return fields.Dict(
        keys=fields.String(validate=validate.OneOf(LOCALES)),
        values=short_text(maximum),
        required=True,
        validate=_needs_french if needed else None,
        metadata={"example": {"fr": "Lampadaire éteint", "en": "Street lamp out"}},
    )


class IfMatchTagSchema(Schema):
    """The version that the caller saw; 428 without it."""

    if_match = fields.String(
        data_key="If-Match", load_default=None, metadata={"description": 'The etag as read; `"none"` for a new thing.'}
    )


class NotedSchema(Schema):
    """A change, and why if there is something to say."""

    note = short_text(NOTE, load_default=None, allow_none=True)


class AnswerChoiceSchema(Schema):
    """One answer to choose."""

    key = fields.String(required=True, validate=CODE)
    name = texts(200)


class ShownIfSchema(Schema):
    """The earlier answer on which a question is asked."""

    question = fields.String(required=True, validate=CODE)
    values = fields.List(fields.String(validate=CODE), required=True, validate=validate.Length(min=1, max=50))


class EmergencyStopSchema(Schema):
    """Answers that need an emergency call instead of a report."""

    values = fields.List(fields.String(validate=CODE), required=True, validate=validate.Length(min=1, max=50))
    title = texts(200)
    text = texts(1000)
    phone = short_text(40, load_default=None, allow_none=True)


class SetQuestionSchema(Schema):
    """One question of a service."""

    code = fields.String(required=True, validate=CODE)
    datatype = fields.String(required=True, validate=validate.OneOf(DATATYPES))
    is_required = fields.Boolean(load_default=False)
    label = texts(300)
    hint = fields.Dict(
        keys=fields.String(validate=validate.OneOf(LOCALES)), values=short_text(500), load_default=None, allow_none=True
    )
    values = fields.List(
        fields.Nested(AnswerChoiceSchema), load_default=None, allow_none=True, validate=validate.Length(max=50)
    )
    shown_if = fields.Nested(ShownIfSchema, load_default=None, allow_none=True)
    stop = fields.Nested(EmergencyStopSchema, load_default=None, allow_none=True)


class ServiceValueSchema(Schema):
    """A service as the town sets it."""

    group = fields.String(required=True, validate=CODE)
    name = texts(200)
    description = texts(2000, needed=False)
    icon = fields.String(required=True, validate=CODE)
    keywords = fields.Dict(
        keys=fields.String(validate=validate.OneOf(LOCALES)),
        values=fields.List(short_text(60), validate=validate.Length(max=100)),
        required=True,
    )
    questions = fields.List(fields.Nested(SetQuestionSchema), required=True, validate=validate.Length(max=30))
    due_hours = fields.Integer(required=True, validate=validate.Range(1, 24 * 365))
    due_unit = fields.String(load_default="hours", validate=validate.OneOf(("hours", "working_hours", "working_days")))
    due_count = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, 10_000))
    asset_layer = fields.String(required=True, allow_none=True, validate=CODE)
    asset_tolerance_m = fields.Integer(required=True, validate=validate.Range(0, 200))
    duplicate_radius_m = fields.Integer(required=True, validate=validate.Range(0, 1000))
    is_private = fields.Boolean(required=True)
    is_active = fields.Boolean(required=True)


BATCH = "Whether programs get a token first, and the number once somebody has looked (Open311, `batch`)."


class ServiceChangeSchema(ServiceValueSchema, NotedSchema):
    """A service to write; without `is_batch`, that stays as it is."""

    is_batch = fields.Boolean(metadata={"description": BATCH})


class ServiceRowSchema(ServiceValueSchema):
    """A service with its version and how often it was used lately."""

    is_batch = fields.Boolean(required=True, metadata={"description": BATCH})

    code = fields.String(required=True)
    etag = fields.String(required=True)
    recent = fields.Integer(required=True, metadata={"description": "Reports of the last 90 days."})


class GroupChangeSchema(NotedSchema):
    """A group to write."""

    name = texts(200)


class GroupRowSchema(Schema):
    """A group with its version."""

    code = fields.String(required=True)
    name = texts(200)
    etag = fields.String(required=True)


class OrderChangeSchema(NotedSchema):
    """Groups and services in the order in which they are shown."""

    groups = fields.List(fields.String(validate=CODE), required=True, validate=validate.Length(max=200))
    services = fields.List(fields.String(validate=CODE), required=True, validate=validate.Length(max=1000))


class ServiceSettingsSchema(Schema):
    """Everything that can be reported, in the town's order."""

    groups = fields.List(fields.Nested(GroupRowSchema), required=True)
    services = fields.List(fields.Nested(ServiceRowSchema), required=True)
    order_etag = fields.String(required=True)
    icons = fields.List(fields.String(), required=True, metadata={"description": "Icons in use in the town."})
    layers = fields.List(fields.String(), required=True, metadata={"description": "Layers of assets of the town."})
    may_change = fields.Boolean(required=True)


SPAN = fields.List(fields.String(validate=HOUR), validate=validate.Length(equal=2))


def usual(least: int, most: int, description: str) -> fields.Integer:
    """A number that may be left unset, and left out by callers that do not know it."""
    return fields.Integer(
        allow_none=True,
        strict=True,
        validate=validate.Range(least, most),
        metadata={"description": description},
    )


class DepartmentValueSchema(Schema):
    """A department as the town sets it. `hours` gives, by day, when it is open: [["08:30", "12:00"], …]."""

    name = texts(200)
    email = fields.Email(required=True, allow_none=True, validate=validate.Length(max=254))
    phone = short_text(40, required=True, allow_none=True)
    hours = fields.Dict(
        keys=fields.String(validate=validate.OneOf(DAYS)),
        values=fields.List(SPAN, validate=validate.Length(max=4)),
        required=True,
    )
    stop_minutes = usual(1, 240, "Minutes that a crew works at a stop; null is the usual 20.")
    day_minutes = usual(30, 720, "Minutes of work and driving in a crew's day; null is the usual 420.")
    speed_kmh = usual(3, 90, "How fast a crew gets on through the town; null is the usual 18.")
    dormant_days = usual(1, 365, "Days past due after which managers are told once; null is never.")
    is_external = fields.Boolean(required=True)
    is_fallback = fields.Boolean(required=True)
    is_active = fields.Boolean(required=True)


class DepartmentChangeSchema(DepartmentValueSchema, NotedSchema):
    """A department to write."""


class DepartmentRowSchema(DepartmentValueSchema):
    """A department with its version and how many rules answer with it."""

    code = fields.String(required=True)
    etag = fields.String(required=True)
    rules = fields.Integer(required=True)
    may_change = fields.Boolean(required=True)


class DepartmentSettingsSchema(Schema):
    """Who answers."""

    departments = fields.List(fields.Nested(DepartmentRowSchema), required=True)
    may_add = fields.Boolean(required=True)


class HolidaySchema(Schema):
    """A day of the town's own on which its offices are closed."""

    date = fields.Date(required=True)
    name = short_text(100, required=True)


class HolidaysSchema(Schema):
    """Days that are no working days, beyond the national ones."""

    alsace_moselle = fields.Boolean(required=True)
    extra = fields.List(fields.Nested(HolidaySchema), required=True, validate=validate.Length(max=100))


class TownRulesSchema(Schema):
    """The town's own rules."""

    retention_months = fields.Integer(required=True, validate=validate.Range(1, 36))
    contest_days = fields.Integer(required=True, validate=validate.Range(1, 365))
    minimum_sample = fields.Integer(required=True, validate=validate.Range(1, 1000))
    holidays = fields.Nested(HolidaysSchema, required=True)


class TownChangeSchema(TownRulesSchema, NotedSchema):
    """Rules to write."""


class TownSettingsSchema(TownRulesSchema):
    """The rules with their version."""

    etag = fields.String(required=True)
    may_change = fields.Boolean(required=True)


class WrittenSchema(Schema):
    """What was written: the thing as it is now, its version, and the change that was kept (null for none)."""

    key = fields.String(required=True)
    value = fields.Dict(required=True, allow_none=True)
    etag = fields.String(required=True)
    version = fields.Integer(required=True, allow_none=True)


class DifferenceSchema(Schema):
    """One value that differs; `path` joins its names by dots."""

    path = fields.String(required=True)
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)


class VersionSchema(Schema):
    """One change: what, who, when."""

    id = fields.Integer(required=True)
    kind = fields.String(required=True)
    key = fields.String(required=True)
    by = fields.String(required=True, allow_none=True)
    at = fields.DateTime(required=True)
    note = fields.String(required=True, allow_none=True)
    takes_back = fields.Integer(required=True, allow_none=True)
    batch_size = fields.Integer(required=True)
    differences = fields.List(fields.Nested(DifferenceSchema), required=True)
    more = fields.Integer(required=True, metadata={"description": "Differences beyond those listed."})
    may_take_back = fields.Boolean(required=True)


class VersionsSchema(Schema):
    """Changes, newest first; `next` continues the list."""

    versions = fields.List(fields.Nested(VersionSchema), required=True)
    next = fields.Integer(required=True, allow_none=True)


class VersionDetailSchema(VersionSchema):
    """A change, what taking it back would change now, and the version to send with that."""

    back = fields.List(fields.Nested(DifferenceSchema), required=True)
    etag = fields.String(required=True)


class VersionsQuerySchema(Schema):
    """Which changes."""

    kind = short_text(60, load_default=None)
    key = short_text(300, load_default=None)
    before = fields.Integer(load_default=None, validate=validate.Range(1, 2**63 - 1))


class TakenBackSchema(Schema):
    """The changes that taking back made."""

    versions = fields.List(fields.Integer(), required=True)
