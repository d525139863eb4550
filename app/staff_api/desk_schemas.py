"""What the desk asks and is answered about its views, its news, its changes on many reports, and who is there."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

from app.actions.bulk_changes import DONE, MOST_AT_ONCE, MOST_SELECTED, REFUSED, REPEATED, UNCHANGED
from app.actions.report_panel import CONTACT_REASONS
from app.core import workflow
from app.staff_api.schemas import FiltersSchema, ListQuerySchema, StaffCardSchema
from app.web.changes import NO_CONTROL, NOTE_LENGTH, CompetentSchema
from app.web.fields import DepartmentSchema
from app.web.stops import MoveSchema

COLUMNS = ("number", "what", "where", "status", "age", "due", "department", "assigned", "source", "updated")
NOT_SAVED = frozenset({"cursor", "limit", "bbox"})


class LayoutSchema(Schema):
    """How somebody likes their list."""

    shape = fields.String(load_default="map", validate=validate.OneOf(("map", "table")))
    columns = fields.List(
        fields.String(validate=validate.OneOf(COLUMNS)), load_default=None, allow_none=True, validate=validate.Length(1)
    )
    density = fields.String(load_default="normal", validate=validate.OneOf(("normal", "compact")))
    keys = fields.Boolean(load_default=True, metadata={"description": "Whether single letters are shortcuts."})


class SavedViewSchema(Schema):
    """Filters and order under a name."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    query = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    is_shared = fields.Boolean(required=True)
    shared_with = fields.Nested(
        DepartmentSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Null when it is shared with the whole desk, or not at all."},
    )
    owner = fields.String(required=True)
    is_mine = fields.Boolean(required=True)
    may_change = fields.Boolean(required=True)


class DeskSchema(Schema):
    """What a dashboard opens with."""

    views = fields.List(fields.Nested(SavedViewSchema), required=True)
    start_view_id = fields.UUID(required=True, allow_none=True)
    layout = fields.Nested(LayoutSchema, required=True)


class DeskChoiceSchema(Schema):
    """What somebody starts with, and how their list looks."""

    start_view_id = fields.UUID(load_default=None, allow_none=True)
    layout = fields.Nested(LayoutSchema, required=True)


class SaveViewSchema(Schema):
    """A view to keep. `query` holds parameters of the list, as text; page and map section do not belong to it."""

    name = fields.String(required=True, validate=[validate.Length(min=1, max=80), NO_CONTROL])
    query = fields.Dict(
        keys=fields.String(validate=validate.Length(max=40)),
        values=fields.String(validate=validate.Length(max=2_000)),
        required=True,
        validate=validate.Length(max=30),
    )
    is_shared = fields.Boolean(load_default=False)
    shared_with = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=100), NO_CONTROL])

    @validates_schema
    def check_query(self, values: dict[str, Any], **_: Any) -> None:
        """Only what the list itself would take."""
        query = values.get("query", {})
        schema = ListQuerySchema()
        unknown = set(query) - set(schema.fields) | set(query) & NOT_SAVED
        if unknown:
            raise ValidationError({"query": [f"Unknown: {', '.join(sorted(unknown))}."]})
        problems = schema.validate(query)
        if problems:
            raise ValidationError({"query": [f"{name}: {text}" for name, text in problems.items()]})


class ViewCountsSchema(Schema):
    """How many reports each view shows now; null beyond 10,000, or when a code of it is gone."""

    counts = fields.Dict(
        keys=fields.String(), values=fields.Integer(allow_none=True), required=True, metadata={"description": "By id."}
    )


class ChangesQuerySchema(FiltersSchema):
    """The list's filters, and the cursor of the last answer."""

    after = fields.Integer(
        load_default=None,
        validate=validate.Range(0, 2**53),
        metadata={"description": "`cursor` of the last answer; without it only a cursor is answered."},
    )


class ChangeSchema(Schema):
    """A report that changed; `report` is null when it is out of the reader's sight now."""

    id = fields.UUID(required=True)
    is_match = fields.Boolean(required=True, metadata={"description": "Whether the filters mean it as it is now."})
    report = fields.Nested(StaffCardSchema, required=True, allow_none=True)


class ChangesSchema(Schema):
    """What changed, told at least once. `is_cut`: too much to tell, read the list again."""

    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    cursor = fields.Integer(required=True)
    is_cut = fields.Boolean(required=True)


class BulkMovesSchema(Schema):
    """Every change of status that the viewer may make on some report, once."""

    moves = fields.List(fields.Nested(MoveSchema), required=True)


class SelectedSchema(Schema):
    """A report of a selection and its version."""

    id = fields.UUID(required=True)
    public_id = fields.String(required=True)
    etag = fields.String(required=True)


class SelectionOfAllSchema(Schema):
    """All that the filters mean, up to 500; `is_cut` says that there are more."""

    reports = fields.List(fields.Nested(SelectedSchema), required=True)
    is_cut = fields.Boolean(required=True)


class BulkItemSchema(Schema):
    """A report, its ETag as it was seen, and an id made by the caller that makes a repeat harmless."""

    id = fields.UUID(required=True)
    etag = fields.String(required=True, validate=validate.Regexp(r'^"\d{1,9}"$'))
    change_id = fields.UUID(required=True)


class BulkStatusSchema(Schema):
    """A move for each; the same needs as for one. Without photos."""

    to = fields.String(required=True, validate=validate.OneOf(tuple(workflow.STATUSES)))
    note = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=NOTE_LENGTH), NO_CONTROL])
    template = fields.String(
        load_default=None,
        allow_none=True,
        validate=[validate.Length(max=60), NO_CONTROL],
        metadata={"description": "An answer kept ready, said of each report; `note` then holds words in its place."},
    )
    reason_code = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(tuple(workflow.REASONS)))
    planned_at = fields.AwareDateTime(load_default=None, allow_none=True)
    forwarded_to = fields.Nested(CompetentSchema, load_default=None, allow_none=True)
    duplicate_of = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=40), NO_CONTROL])


class BulkReassignSchema(Schema):
    """Another department for each."""

    department_code = fields.String(required=True, validate=[validate.Length(min=1, max=100), NO_CONTROL])
    note = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=NOTE_LENGTH), NO_CONTROL])


class BulkAssignSchema(Schema):
    """Somebody's round for each; null is nobody's."""

    staff_id = fields.UUID(required=True, allow_none=True)


class BulkWishSchema(Schema):
    """Exactly one of a status, a department, a round."""

    status = fields.Nested(BulkStatusSchema, load_default=None, allow_none=True, unknown=EXCLUDE)
    reassign = fields.Nested(BulkReassignSchema, load_default=None, allow_none=True, unknown=EXCLUDE)
    assign = fields.Nested(BulkAssignSchema, load_default=None, allow_none=True, unknown=EXCLUDE)

    @validates_schema
    def check_one(self, values: dict[str, Any], **_: Any) -> None:
        """One change at a time."""
        if sum(values.get(name) is not None for name in ("status", "reassign", "assign")) != 1:
            raise ValidationError("Exactly one of status, reassign, assign.", "status")


def _items(most: int) -> fields.List[Any]:
    return fields.List(
        fields.Nested(BulkItemSchema, unknown=EXCLUDE), required=True, validate=validate.Length(min=1, max=most)
    )


class BulkPreviewRequestSchema(BulkWishSchema):
    """A change thought of, for 500 reports at most."""

    items = _items(MOST_SELECTED)


class BulkRequestSchema(BulkWishSchema):
    """A change to make, on 25 reports at most; send more in several requests."""

    items = _items(MOST_AT_ONCE)


class OutcomeSchema(Schema):
    """What becomes of the change with this id; `code` and `detail` say why it is refused."""

    change_id = fields.UUID(required=True)
    public_id = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf((DONE, REPEATED, UNCHANGED, REFUSED)))
    code = fields.String(required=True, allow_none=True)
    detail = fields.String(required=True, allow_none=True)


class ToldSchema(Schema):
    """Somebody who would be told of a report, without a name; `is_held` waits for their digest of the day."""

    id = fields.UUID(required=True, metadata={"description": "Of their following of the report, not of the person."})
    report_id = fields.UUID(required=True)
    is_sender = fields.Boolean(required=True)
    channels = fields.List(fields.String(), required=True)
    is_held = fields.Boolean(required=True)


class BulkNamesRequestSchema(Schema):
    """Whose followers are named, and why; it is recorded."""

    report_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(min=1, max=MOST_SELECTED))
    reason = fields.String(required=True, validate=validate.OneOf(CONTACT_REASONS))


class NamedSchema(Schema):
    """Who somebody is; `id` as in the preview."""

    id = fields.UUID(required=True)
    name = fields.String(required=True, allow_none=True)
    email_masked = fields.String(required=True, allow_none=True)


class BulkNamesSchema(Schema):
    """Everybody who follows the reports asked for."""

    people = fields.List(fields.Nested(NamedSchema), required=True)


class BulkPreviewSchema(Schema):
    """What would happen now, and who would be told: people, and people by channel; nothing is changed."""

    outcomes = fields.List(fields.Nested(OutcomeSchema), required=True)
    people = fields.Integer(required=True)
    by_channel = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    waiting = fields.Integer(
        required=True, metadata={"description": "Of those told by mail, how many in their digest of the day."}
    )
    told = fields.List(fields.Nested(ToldSchema), required=True)


class BulkResultSchema(Schema):
    """What became of each."""

    outcomes = fields.List(fields.Nested(OutcomeSchema), required=True)


class BeatSchema(Schema):
    """Somebody has the report open; `is_leaving` when they close it."""

    is_writing = fields.Boolean(load_default=False)
    is_leaving = fields.Boolean(load_default=False)


class PresentPersonSchema(Schema):
    """A colleague who has the report open."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    is_writing = fields.Boolean(required=True)


class PresenceSchema(Schema):
    """The others, and the version the report has now."""

    people = fields.List(fields.Nested(PresentPersonSchema), required=True)
    etag = fields.String(required=True)
