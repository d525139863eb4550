"""What the page of the town's rounds asks and is told."""

from __future__ import annotations

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.web.fields import PositionSchema, ServiceNameSchema


class DayQuerySchema(Schema):
    """Which day; today without one."""

    day = fields.Date(load_default=None)


class SheetQuerySchema(DayQuerySchema):
    """Whose round: a person's, or what is on nobody's in a team."""

    person = fields.UUID(load_default=None)
    team = fields.String(load_default=None, validate=validate.Length(min=1, max=60))

    @validates_schema
    def check_whose(self, values: dict[str, object], **_: object) -> None:
        """Exactly one of the two."""
        if (values.get("person") is None) == (values.get("team") is None):
            raise ValidationError("Missing data for required field.", "person")


class RoundStopSchema(PositionSchema):
    """A stop of a round."""

    id = fields.UUID(required=True)
    public_id = fields.String(required=True)
    etag = fields.String(required=True, metadata={"description": "For a change of many, quotes included."})
    service = fields.Nested(ServiceNameSchema, required=True)
    address = fields.String(required=True, allow_none=True)
    asset_reference = fields.String(required=True, allow_none=True)
    status = fields.String(required=True)
    status_label = fields.String(required=True)
    is_late = fields.Boolean(required=True)
    due_at = fields.DateTime(required=True)
    planned_at = fields.DateTime(required=True, allow_none=True)


class WalkSchema(Schema):
    """Stops in the order to visit them; `minutes` are work and driving."""

    stops = fields.List(fields.Nested(RoundStopSchema), required=True)
    metres = fields.Integer(required=True)
    minutes = fields.Integer(required=True)


class PersonRoundSchema(WalkSchema):
    """Somebody's round."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    done = fields.Integer(required=True, metadata={"description": "Closed by them today."})
    is_too_much = fields.Boolean(required=True)


class TeamRoundsSchema(Schema):
    """A team's rounds; `waiting` are the first of what is on nobody's."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    stop_minutes = fields.Integer(required=True, metadata={"description": "Minutes reckoned for a stop."})
    day_minutes = fields.Integer(required=True, metadata={"description": "Minutes of a full day."})
    speed_kmh = fields.Integer(required=True, metadata={"description": "Speed reckoned between stops."})
    people = fields.List(fields.Nested(PersonRoundSchema), required=True)
    waiting = fields.Nested(WalkSchema, required=True)
    waiting_count = fields.Integer(required=True)


class RoundsSchema(Schema):
    """The rounds of a day."""

    day = fields.Date(required=True)
    most_minutes = fields.Integer(
        required=True, metadata={"description": "The longest day of any team; each team has its own."}
    )
    teams = fields.List(fields.Nested(TeamRoundsSchema), required=True)
