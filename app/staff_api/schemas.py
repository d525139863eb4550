"""What the dashboard asks and is answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema
from webargs.fields import DelimitedList

from app.actions.report_lists import SORTS
from app.core import workflow
from app.models.report import SOURCES
from app.web.changes import NO_CONTROL
from app.web.fields import CardSchema, DepartmentSchema, ServiceNameSchema
from app.web.stops import AssigneeSchema

MAXIMUM_CHOICES = 50
ME, NOBODY = "me", "nobody"
ASSIGNED = rf"^({ME}|{NOBODY}|[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}})\Z"
DAYS = validate.Range(date(1970, 1, 1), date(2199, 12, 31))


def _codes(*known: str) -> DelimitedList:
    one_of = validate.OneOf(known) if known else validate.And(validate.Length(min=1, max=100), NO_CONTROL)
    # No load_default: webargs would document it as a string. `fill_in` gives it.
    return DelimitedList(fields.String(validate=one_of), validate=validate.Length(max=MAXIMUM_CHOICES))


class FiltersSchema(Schema):
    """Which reports the list and the map show; several values are separated by commas."""

    status = _codes(*workflow.STATUSES)
    service = _codes()
    department = _codes()
    area = fields.String(load_default=None, validate=[validate.Length(max=100), NO_CONTROL])
    source = _codes(*SOURCES)
    q = fields.String(
        load_default="",
        validate=[validate.Length(max=200), NO_CONTROL],
        metadata={"description": "A number, an address, the number painted on a lamp, or words."},
    )
    overdue = fields.Boolean(load_default=False)
    dormant = fields.Boolean(
        load_default=False, metadata={"description": "Past due by more days than the department bears."}
    )
    dispatch = fields.Boolean(load_default=False)
    contested = fields.Boolean(load_default=False)
    has_photo = fields.Boolean(load_default=False)
    has_duplicates = fields.Boolean(load_default=False)
    private = fields.Boolean(
        load_default=None, metadata={"description": "Only private ones, or only the others; both when left out."}
    )
    assigned = fields.String(
        load_default=None,
        validate=validate.Regexp(ASSIGNED),
        metadata={"description": "`me`, `nobody`, or the id of somebody on whose round the reports are."},
    )
    since_days = fields.Integer(load_default=None, validate=validate.Range(1, 3660))
    older_days = fields.Integer(load_default=None, validate=validate.Range(1, 3660))
    since = fields.Date(
        load_default=None, validate=DAYS, metadata={"description": "From this day on, in the town's time."}
    )
    until = fields.Date(load_default=None, validate=DAYS, metadata={"description": "Up to and with this day."})
    bbox = DelimitedList(
        fields.Float(allow_nan=False),
        validate=validate.Length(equal=4),
        metadata={"description": "west,south,east,north in degrees"},
    )

    @validates_schema
    def check_box(self, values: dict[str, Any], **_: Any) -> None:
        """A box has its corners in order, on Earth."""
        box = values.get("bbox")
        if box and not (-180 <= box[0] < box[2] <= 180 and -90 <= box[1] < box[3] <= 90):
            raise ValidationError({"bbox": ["Must be west,south,east,north in degrees."]})

    @post_load
    def fill_in(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        """What was not asked for does not restrict."""
        return {"status": [], "service": [], "department": [], "source": [], "bbox": None, **values}


class ListQuerySchema(FiltersSchema):
    """Filters, order and page."""

    sort = fields.String(load_default="urgent", validate=validate.OneOf(tuple(SORTS)))
    cursor = fields.String(load_default=None, validate=[validate.Length(max=400), NO_CONTROL])
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100))


class StaffCardSchema(CardSchema):
    """A row of the dashboard's list."""

    id = fields.UUID(required=True)
    etag = fields.String(required=True)
    department = fields.Nested(DepartmentSchema, required=True)
    source = fields.String(required=True)
    is_private = fields.Boolean(required=True)
    contested = fields.Boolean(required=True)
    assigned_to = fields.Nested(AssigneeSchema, required=True, allow_none=True)
    needs_dispatch = fields.Boolean(required=True)
    is_dormant = fields.Boolean(
        required=True, metadata={"description": "Open, and past due by more days than its department bears."}
    )
    updated_at = fields.DateTime(required=True)


class ListSchema(Schema):
    """A page of the list; `total` is exact up to 10,000 and null beyond."""

    reports = fields.List(fields.Nested(StaffCardSchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True, allow_none=True)


class CodeLabelSchema(Schema):
    """Something to choose."""

    code = fields.String(required=True)
    label = fields.String(required=True)


class StatusChoiceSchema(CodeLabelSchema):
    """A status to filter by."""

    is_open = fields.Boolean(required=True)


class CodeNameSchema(Schema):
    """Something with a name to choose."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class ServiceChoiceSchema(ServiceNameSchema):
    """A service to filter by."""

    group = fields.String(required=True)


class ColleagueSchema(Schema):
    """Somebody a report can be assigned to."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)
    departments = fields.List(fields.String(), required=True)


class ReasonsSchema(Schema):
    """The reasons that closing a report accepts."""

    rejected = fields.List(fields.Nested(CodeLabelSchema), required=True)
    resolved_without_photo = fields.List(fields.Nested(CodeLabelSchema), required=True)


class CatalogueSchema(Schema):
    """What the dashboard offers to choose from."""

    departments = fields.List(fields.Nested(DepartmentSchema), required=True)
    services = fields.List(fields.Nested(ServiceChoiceSchema), required=True)
    areas = fields.List(fields.Nested(CodeNameSchema), required=True)
    statuses = fields.List(fields.Nested(StatusChoiceSchema), required=True)
    sources = fields.List(fields.Nested(CodeLabelSchema), required=True)
    reasons = fields.Nested(ReasonsSchema, required=True)
    staff = fields.List(fields.Nested(ColleagueSchema), required=True)


class QueueSchema(Schema):
    """What waits in a queue; `oldest_seconds` is how long the longest overdue row has waited.

    `trouble` is what a channel that takes nothing (the mail server) answered last.
    """

    name = fields.String(required=True)
    due = fields.Integer(required=True)
    oldest_seconds = fields.Float(required=True, allow_none=True)
    waiting = fields.Integer(required=True)
    sending = fields.Integer(required=True)
    dead = fields.Integer(required=True)
    trouble = fields.String(required=True, allow_none=True)


class WorkerSchema(Schema):
    """A background process and its last sign of life."""

    name = fields.String(required=True)
    role = fields.String(required=True)
    queue = fields.String(required=True, allow_none=True)
    state = fields.String(required=True)
    last_seen = fields.DateTime(required=True)


class PeriodicSchema(Schema):
    """When a periodic task last ran."""

    name = fields.String(required=True)
    last_run_at = fields.DateTime(required=True)
    error = fields.String(required=True, allow_none=True)


class PhotoHealthSchema(Schema):
    """Photos that are not yet, or never will be, published."""

    pending = fields.Integer(required=True)
    failed = fields.Integer(required=True)


class HealthSchema(Schema):
    """What the background work looks like."""

    queues = fields.List(fields.Nested(QueueSchema), required=True)
    workers = fields.List(fields.Nested(WorkerSchema), required=True)
    redis = fields.Boolean(required=True)
    database = fields.Boolean(required=True)
    relay_seen_at = fields.DateTime(required=True, allow_none=True)
    schedule = fields.List(fields.Nested(PeriodicSchema), required=True)
    photos = fields.Nested(PhotoHealthSchema, required=True)


class LetterSchema(Schema):
    """Something that was given up after its last try."""

    id = fields.Integer(required=True)
    kind = fields.String(required=True)
    event = fields.String(required=True, allow_none=True)
    public_id = fields.String(required=True, allow_none=True)
    attempts = fields.Integer(required=True)
    last_error = fields.String(required=True, allow_none=True)
    dead_at = fields.DateTime(required=True)


class RetriedSchema(Schema):
    """How many are tried again."""

    count = fields.Integer(required=True)


class LettersSchema(Schema):
    """Dead letters, newest first."""

    letters = fields.List(fields.Nested(LetterSchema), required=True)
