"""What is asked and answered about exports."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate
from webargs.fields import DelimitedList

from app.actions.export_columns import COLUMNS
from app.models.export import FAILURES, FORMATS, STATES
from app.staff_api.schemas import FiltersSchema


class WishSchema(FiltersSchema):
    """Which reports, in which format, with which columns (the usual ones when none is named)."""

    format = fields.String(load_default="csv", validate=validate.OneOf(FORMATS))
    columns = DelimitedList(
        fields.String(validate=validate.OneOf(tuple(COLUMNS))), validate=validate.Length(max=len(COLUMNS))
    )
    separator = fields.String(load_default=";", validate=validate.OneOf((";", ",")))
    personal = fields.Boolean(
        load_default=False, metadata={"description": "Also what names people; heads only, recorded."}
    )

    @post_load
    def fill_columns(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The usual columns."""
        return {"columns": [], **values}


class ExportColumnSchema(Schema):
    """A column to choose."""

    code = fields.String(required=True)
    label = fields.String(required=True)
    is_personal = fields.Boolean(required=True)
    is_usual = fields.Boolean(required=True)


class ExportChoicesSchema(Schema):
    """What there is to choose from, and how many reports a selection holds."""

    count = fields.Integer(required=True)
    at_once = fields.Boolean(required=True, metadata={"description": "Small enough for the answer itself."})
    columns = fields.List(fields.Nested(ExportColumnSchema), required=True)
    may_take_personal = fields.Boolean(required=True)


class ExportSchema(Schema):
    """An export and how it stands; `rows_total` is what was counted when it was asked for.

    A `failure` while it waits says that it will be tried again.
    """

    id = fields.UUID(required=True)
    format = fields.String(required=True, validate=validate.OneOf(FORMATS))
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    rows_done = fields.Integer(required=True)
    rows_total = fields.Integer(required=True)
    size_bytes = fields.Integer(required=True, allow_none=True)
    created_at = fields.DateTime(required=True)
    finished_at = fields.DateTime(required=True, allow_none=True)
    expires_at = fields.DateTime(required=True)
    failure = fields.String(required=True, allow_none=True, validate=validate.OneOf(FAILURES))
    is_seen = fields.Boolean(required=True)
    url = fields.String(required=True, allow_none=True)


class ExportsSchema(Schema):
    """One's own exports, newest first."""

    exports = fields.List(fields.Nested(ExportSchema), required=True)
