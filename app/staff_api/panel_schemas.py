"""What the panel of a report asks and is answered."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.actions.parts import MAXIMUM_PARTS
from app.actions.report_panel import CONTACT_REASONS
from app.web.changes import NO_CONTROL, NOTE_LENGTH
from app.web.fields import CardSchema, DepartmentSchema
from app.web.stops import StopSchema

REASON_LENGTH = 500


class SenderContactSchema(Schema):
    """What there is of the sender's contact, none of which is shown."""

    has_name = fields.Boolean(required=True)
    has_email = fields.Boolean(required=True)
    has_phone = fields.Boolean(required=True)


class ContactRequestSchema(Schema):
    """Why a contact is looked at; it is recorded."""

    reason = fields.String(required=True, validate=validate.OneOf(CONTACT_REASONS))


class ContactSchema(Schema):
    """Who sent it."""

    name = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    email_confirmed = fields.Boolean(required=True)


class ContactAnswerSchema(Schema):
    """Who sent it; null when nobody left a contact."""

    contact = fields.Nested(ContactSchema, required=True, allow_none=True)


class DueSchema(Schema):
    """When it is due, and in words how that was counted."""

    at = fields.DateTime(required=True)
    sentence = fields.String(required=True, allow_none=True)
    is_changed = fields.Boolean(required=True)


class PartSchema(Schema):
    """What another department does of it."""

    public_id = fields.String(required=True)
    department = fields.Nested(DepartmentSchema, required=True)
    status = fields.String(required=True)
    status_label = fields.String(required=True)
    is_open = fields.Boolean(required=True)
    is_late = fields.Boolean(required=True)
    words = fields.String(required=True)


class WholeSchema(Schema):
    """The report that this is a part of."""

    public_id = fields.String(required=True)
    status = fields.String(required=True)
    status_label = fields.String(required=True)


class TaskSchema(Schema):
    """What a department is asked to do."""

    department_code = fields.String(required=True, validate=[validate.Length(min=1, max=100), NO_CONTROL])
    words = fields.String(load_default="", validate=[validate.Length(max=NOTE_LENGTH), NO_CONTROL])


class SplitSchema(Schema):
    """The parts to make, one a department."""

    tasks = fields.List(fields.Nested(TaskSchema), required=True, validate=validate.Length(min=1, max=MAXIMUM_PARTS))

    @validates_schema
    def check_departments(self, values: dict[str, Any], **_: Any) -> None:
        """A department has one part."""
        codes = [task["department_code"] for task in values.get("tasks", [])]
        if len(set(codes)) < len(codes):
            raise ValidationError({"tasks": ["Each department once."]})


class NothingSchema(Schema):
    """A change that needs no words."""


class DueChangeSchema(Schema):
    """Another due date, and why; `tells` says it to whoever follows."""

    due_at = fields.AwareDateTime(required=True)
    reason = fields.String(required=True, validate=[validate.Length(min=3, max=REASON_LENGTH), NO_CONTROL])
    tells = fields.Boolean(load_default=False)


class TraceSchema(Schema):
    """One message, from event to delivery."""

    event = fields.String(required=True)
    channel = fields.String(required=True)
    state = fields.String(required=True)
    recipient_masked = fields.String(required=True, allow_none=True)
    created_at = fields.DateTime(required=True)
    sent_at = fields.DateTime(required=True, allow_none=True)
    attempts = fields.Integer(required=True)
    last_error = fields.String(required=True, allow_none=True)


class AuditLineSchema(Schema):
    """One act, and who did it."""

    action = fields.String(required=True)
    actor_kind = fields.String(required=True)
    by = fields.String(required=True, allow_none=True)
    at = fields.DateTime(required=True)
    detail = fields.Dict(required=True)


class PanelSchema(StopSchema):
    """A whole report with what only the desk sees."""

    needs_dispatch = fields.Boolean(required=True)
    contested = fields.Boolean(required=True)
    reporter = fields.Nested(
        SenderContactSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Whether there is a contact; what it is, is asked for apart."},
    )
    due = fields.Nested(DueSchema, required=True)
    parts = fields.List(fields.Nested(PartSchema), required=True)
    part_of = fields.Nested(WholeSchema, required=True, allow_none=True)
    may_split = fields.Boolean(required=True)
    may_unsplit = fields.Boolean(required=True)
    may_change_due = fields.Boolean(required=True)
    notifications = fields.List(fields.Nested(TraceSchema), required=True)
    audit = fields.List(fields.Nested(AuditLineSchema), required=True)
    routing = fields.Dict(required=True, metadata={"description": "The stored reason, as routing wrote it."})
    nearby = fields.List(fields.Nested(CardSchema), required=True)
    duplicates = fields.List(fields.String(), required=True)


class ReassignSchema(Schema):
    """To whom a report goes."""

    department_code = fields.String(required=True, validate=[validate.Length(min=1, max=100), NO_CONTROL])
    note = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=NOTE_LENGTH), NO_CONTROL])


class NoteSchema(Schema):
    """A word to colleagues, or an answer to whoever follows."""

    text = fields.String(required=True, validate=[validate.Length(max=NOTE_LENGTH), NO_CONTROL])
    is_public = fields.Boolean(required=True)
    template = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=60), NO_CONTROL])

    @validates_schema
    def check_words(self, values: dict[str, Any], **_: Any) -> None:
        """Words are needed, unless an answer kept ready gives them."""
        if not values.get("text", "").strip() and not (values.get("is_public") and values.get("template")):
            raise ValidationError({"text": ["Shorter than minimum length 1."]})


class AssignSchema(Schema):
    """On whose round a report goes; null takes it off."""

    staff_id = fields.UUID(required=True, allow_none=True)
