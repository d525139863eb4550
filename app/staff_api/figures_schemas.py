"""What is asked and answered about figures."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.actions.figure_periods import PERIODS
from app.web.changes import NO_CONTROL

CODE = [validate.Length(max=100), NO_CONTROL]
OPINIONS = ("satisfaction_services", "satisfaction_departments", "satisfaction_areas")
TABLES = ("parts", "services", "departments", "areas", "sources", "crews", "backlog", *OPINIONS)
MONTH = r"^(19|20)\d\d-(0[1-9]|1[0-2])$"
LONGEST_DAYS = 3 * 366


class FiguresQuerySchema(Schema):
    """Which days and which part of the work; `from` and `to` go before `month`, `month` before `period`."""

    period = fields.String(load_default="12w", validate=validate.OneOf(PERIODS))
    month = fields.String(load_default=None, validate=validate.Regexp(MONTH))
    first = fields.Date(load_default=None, data_key="from")
    last = fields.Date(load_default=None, data_key="to")
    service = fields.String(load_default=None, validate=CODE)
    department = fields.String(load_default=None, validate=CODE)
    area = fields.String(load_default=None, validate=CODE)
    compare = fields.String(load_default="before", validate=validate.OneOf(("before", "year", "none")))

    @validates_schema
    def check_days(self, values: dict[str, Any], **_: Any) -> None:
        """Both days or none, in order, in this age, and not too many."""
        first, last = values.get("first"), values.get("last")
        if (first is None) != (last is None):
            raise ValidationError({"to": ["Give both days."]})
        if first is not None and not (first <= last and (last - first).days < LONGEST_DAYS and first.year >= 1970):
            raise ValidationError({"from": ["Must be before `to`, within three years."]})
        if last is not None and last.year > 2200:
            raise ValidationError({"to": ["Too far."]})


class FiguresTableSchema(FiguresQuerySchema):
    """Which of the tables."""

    table = fields.String(required=True, validate=validate.OneOf(TABLES))
    separator = fields.String(load_default=";", validate=validate.OneOf((";", ",")))


class MonthSchema(Schema):
    """Which month; the last whole one when none is given."""

    m = fields.String(load_default=None, validate=validate.Regexp(MONTH))


class DaysSchema(Schema):
    """Days, both included."""

    first = fields.Date(required=True, data_key="from")
    last = fields.Date(required=True, data_key="to")


class DelaySchema(Schema):
    """Hours; null when there are fewer cases than `minimum`."""

    count = fields.Integer(required=True)
    median = fields.Float(required=True, allow_none=True)
    ninetieth = fields.Float(required=True, allow_none=True)


class CountsSchema(Schema):
    """Received, contested, reopened, still_open are counted on the day of sending, the others on that of closing."""

    received = fields.Integer(required=True)
    solved = fields.Integer(required=True)
    in_time = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    contested = fields.Integer(required=True)
    reopened = fields.Integer(required=True)
    still_open = fields.Integer(required=True)


class MeasuredSchema(CountsSchema):
    """Counts, shares (null from too few cases) and delays."""

    share_in_time = fields.Float(required=True, allow_none=True)
    share_reopened = fields.Float(required=True, allow_none=True)
    solution = fields.Nested(DelaySchema, required=True)
    answer = fields.Nested(DelaySchema, required=True)


class FigurePartSchema(CountsSchema):
    """A week or a month, cut where the period begins and ends."""

    start = fields.Date(required=True)


class FigureLineSchema(MeasuredSchema):
    """A service, department, area, source or crew; an empty code is what belongs to none."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    icon = fields.String(allow_none=True)
    due_hours = fields.Integer(allow_none=True)


class FigureAgeSchema(Schema):
    """Open today, at most so many days old; null for the oldest."""

    up_to_days = fields.Integer(required=True, allow_none=True)
    count = fields.Integer(required=True)


class FigureQuarterSchema(Schema):
    """A quarter with its outline (GeoJSON geometry); `per_thousand` inhabitants over the period."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    population = fields.Integer(required=True, allow_none=True)
    received = fields.Integer(required=True)
    per_thousand = fields.Float(required=True, allow_none=True)
    is_quiet = fields.Boolean(
        required=True,
        metadata={"description": "Less than half of what the town's pace would give, where that is enough to tell."},
    )
    outline = fields.Dict(required=True)


class FigureOpinionSchema(Schema):
    """People asked in the period, those who answered, and how; `share_good` is null from too few answers."""

    asked = fields.Integer(required=True)
    answered = fields.Integer(required=True)
    good = fields.Integer(required=True)
    fair = fields.Integer(required=True)
    poor = fields.Integer(required=True)
    share_good = fields.Float(required=True, allow_none=True)


class FigureOpinionLineSchema(FigureOpinionSchema):
    """A service, a department or an area; an empty code is what belongs to none."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class FigureSatisfactionSchema(Schema):
    """What people thought of the result: all together, in the days compared with, and apart; most answers first."""

    total = fields.Nested(FigureOpinionSchema, required=True)
    before = fields.Nested(FigureOpinionSchema, required=True, allow_none=True)
    services = fields.List(fields.Nested(FigureOpinionLineSchema), required=True)
    departments = fields.List(fields.Nested(FigureOpinionLineSchema), required=True)
    areas = fields.List(fields.Nested(FigureOpinionLineSchema), required=True)


class FiguresSchema(Schema):
    """A page of figures."""

    period = fields.Nested(DaysSchema, required=True)
    compared = fields.Nested(DaysSchema, required=True, allow_none=True)
    step = fields.String(required=True, validate=validate.OneOf(("week", "month")))
    minimum = fields.Integer(required=True, metadata={"description": "Fewer cases than this show no delay or share."})
    target = fields.Float(required=True, metadata={"description": "The share that should be solved in time."})
    is_sampled = fields.Boolean(required=True, metadata={"description": "Delays were measured on one report in 16."})
    total = fields.Nested(MeasuredSchema, required=True)
    before = fields.Nested(MeasuredSchema, required=True, allow_none=True)
    parts = fields.List(fields.Nested(FigurePartSchema), required=True)
    services = fields.List(fields.Nested(FigureLineSchema), required=True)
    departments = fields.List(fields.Nested(FigureLineSchema), required=True)
    areas = fields.List(fields.Nested(FigureLineSchema), required=True)
    sources = fields.List(fields.Nested(FigureLineSchema), required=True)
    crews = fields.List(fields.Nested(FigureLineSchema), required=True)
    backlog = fields.List(fields.Nested(FigureAgeSchema), required=True)
    quarters = fields.List(fields.Nested(FigureQuarterSchema), required=True)
    satisfaction = fields.Nested(FigureSatisfactionSchema, required=True)
