"""What the dashboard sends and receives about outside bodies and their links."""

from __future__ import annotations

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from app.actions.interventions import DAYS, MOST_DAYS
from app.models.intervention import INTERVENTION_STATES

NO_CONTROL = validate.Regexp(r"^[^\x00]*$", error="Invalid character.")
SAYS_SOMETHING = validate.Regexp(r"(?s)^[^\x00]*\S[^\x00]*$", error="Write a word.")
MESSAGE_LENGTH = 2_000


def _codes() -> fields.List[str]:
    return fields.List(
        fields.String(validate=[validate.Length(min=1, max=100), NO_CONTROL]),
        load_default=list,
        validate=validate.Length(max=200),
    )


def _days(default: int) -> fields.Integer:
    return fields.Integer(load_default=default, validate=validate.Range(1, MOST_DAYS))


def _words() -> fields.String:
    return fields.String(required=True, validate=[validate.Length(min=1, max=MESSAGE_LENGTH), SAYS_SOMETHING])


class BodyValuesSchema(Schema):
    """An outside body as the editor sends it; no services, or no areas, means all of them."""

    name = fields.String(required=True, validate=[validate.Length(min=1, max=200), SAYS_SOMETHING])
    email = fields.Email(required=True, validate=[validate.Length(max=254), NO_CONTROL])
    phone = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=40), NO_CONTROL])
    locale = fields.String(load_default="fr", validate=validate.OneOf(("fr", "en")))
    service_codes = _codes()
    area_codes = _codes()
    may_close = fields.Boolean(
        load_default=False, metadata={"description": "Whether its “done” closes the report without an agent's look."}
    )
    is_active = fields.Boolean(load_default=True)


class BodySchema(Schema):
    """An outside body."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)
    locale = fields.String(required=True)
    service_codes = fields.List(fields.String(), required=True)
    area_codes = fields.List(fields.String(), required=True)
    may_close = fields.Boolean(required=True)
    is_active = fields.Boolean(required=True)


class BodiesSchema(Schema):
    """All of them."""

    bodies = fields.List(fields.Nested(BodySchema), required=True)


class HandOverSchema(Schema):
    """To whom, with which words, and for how long; `id`, made by the caller, makes a repeat harmless."""

    id = fields.UUID(required=True)
    body_id = fields.Integer(required=True, validate=validate.Range(1, 2_147_483_647))
    message = _words()
    days = _days(DAYS)


class RenewSchema(Schema):
    """How long the link is to live from now on."""

    days = _days(DAYS)


class SendBackSchema(Schema):
    """What is still missing."""

    text = _words()


class StatesSchema(Schema):
    """Which links are wanted; several states are separated by commas."""

    state = DelimitedList(
        fields.String(validate=validate.OneOf(INTERVENTION_STATES)),
        load_default=lambda: ["sent", "taken", "done", "declined"],
        validate=validate.Length(max=10),
    )


class InterventionSchema(Schema):
    """One link and what became of it."""

    id = fields.UUID(required=True)
    public_id = fields.String(required=True)
    body = fields.String(required=True)
    may_close = fields.Boolean(required=True)
    state = fields.String(required=True, validate=validate.OneOf(INTERVENTION_STATES))
    is_expired = fields.Boolean(required=True)
    message = fields.String(required=True)
    answer = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    planned_at = fields.DateTime(required=True, allow_none=True)
    sent_by = fields.String(required=True)
    created_at = fields.DateTime(required=True)
    updated_at = fields.DateTime(required=True)
    answered_at = fields.DateTime(required=True, allow_none=True)
    expires_at = fields.DateTime(required=True)
    photo_ids = fields.List(fields.UUID(), required=True)


class InterventionListSchema(Schema):
    """Links of several reports."""

    interventions = fields.List(fields.Nested(InterventionSchema), required=True)


class FittingBodySchema(Schema):
    """A body that a report can be handed to, and whether it is meant for its service and place."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    fits = fields.Boolean(required=True)
    may_close = fields.Boolean(required=True)


class InterventionsSchema(InterventionListSchema):
    """The links of one report, and whom else it could be handed to."""

    bodies = fields.List(fields.Nested(FittingBodySchema), required=True)
    days = fields.Integer(required=True, metadata={"description": "For how long a link lives unless told otherwise."})
    etag = fields.String(required=True, metadata={"description": "The report's, after this."})
