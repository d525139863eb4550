"""What a crew's telephone sends and reads besides whole stops."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.actions.report_changes import MAXIMUM_PHOTOS
from app.web.changes import NO_CONTROL, NOTE_LENGTH
from app.web.fields import PositionSchema

_NOTE = [
    validate.Length(max=NOTE_LENGTH),
    validate.Regexp(r"^[^\x00]*[^\x00\s][^\x00]*$", error="Missing data for required field."),
]


class DoneStopSchema(PositionSchema):
    """A stop that the caller closed, and where it was."""

    id = fields.UUID(required=True)


class StopNoteSchema(Schema):
    """A word for colleagues with photos from before the work; `id`, made by the phone, makes a repeat harmless."""

    id = fields.UUID(required=True)
    note = fields.String(required=True, validate=_NOTE)
    photo_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))


class StopHandOverSchema(Schema):
    """Which team a stop needs instead, and why; `id`, made by the phone, makes a repeat harmless."""

    id = fields.UUID(required=True)
    department_code = fields.String(required=True, validate=[validate.Length(min=1, max=60), NO_CONTROL])
    note = fields.String(required=True, validate=_NOTE)


class StopHandedOverSchema(Schema):
    """Said of a stop that may no longer be the caller's to read."""

    id = fields.UUID(required=True)
    department_code = fields.String(required=True)
