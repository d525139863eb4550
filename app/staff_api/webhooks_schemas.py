"""What is said about webhooks over the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.core import hooks, workflow
from app.models.webhook import DELIVERY_STATES
from app.web.changes import NO_CONTROL

CODES = validate.Length(max=200)
URL_LENGTH = 2_000


def _code_list(choices: tuple[str, ...] | None = None) -> fields.List[str]:
    checks: list[validate.Validator] = [validate.Length(min=1, max=100), NO_CONTROL]
    if choices:
        checks = [validate.OneOf(choices)]
    return fields.List(fields.String(validate=checks), load_default=list, validate=CODES)


class WebhookWishSchema(Schema):
    """An endpoint as it should be; an empty list keeps everything."""

    url = fields.String(required=True, validate=[validate.Length(min=1, max=URL_LENGTH), NO_CONTROL])
    description = fields.String(load_default="", validate=[validate.Length(max=200), NO_CONTROL])
    event_types = _code_list(hooks.EVENTS)
    service_codes = _code_list()
    department_codes = _code_list()
    area_codes = _code_list()
    statuses = _code_list(tuple(workflow.STATUSES))
    with_private = fields.Boolean(
        load_default=False,
        metadata={"description": "Also what the public may not see: private reports, internal notes. Never a person."},
    )


class WebhookSchema(Schema):
    """An endpoint; its secret is kept encrypted and shown once."""

    id = fields.Integer(required=True)
    url = fields.String(required=True)
    description = fields.String(required=True)
    event_types = fields.List(fields.String(), required=True)
    service_codes = fields.List(fields.String(), required=True)
    department_codes = fields.List(fields.String(), required=True)
    area_codes = fields.List(fields.String(), required=True)
    statuses = fields.List(fields.String(), required=True)
    with_private = fields.Boolean(required=True)
    old_secret_until = fields.DateTime(
        required=True, allow_none=True, metadata={"description": "Until then the secret before signs too."}
    )
    failures = fields.Integer(required=True)
    failing_since = fields.DateTime(required=True, allow_none=True)
    disabled_at = fields.DateTime(required=True, allow_none=True)
    disabled_reason = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(["off", "gone", "failing", None])
    )
    created_at = fields.DateTime(required=True)
    waiting = fields.Integer(required=True)
    dead = fields.Integer(required=True)
    delivered = fields.Integer(required=True)
    last_at = fields.DateTime(required=True, allow_none=True)


class WebhooksSchema(Schema):
    """The endpoints of the town, and the events there are."""

    webhooks = fields.List(fields.Nested(WebhookSchema), required=True)
    events = fields.List(fields.String(), required=True)


class MadeWebhookSchema(Schema):
    """An endpoint with the secret that is shown this once."""

    webhook = fields.Nested(WebhookSchema, required=True)
    secret = fields.String(required=True)


class RotationSchema(Schema):
    """How long the secret before goes on signing beside the new one."""

    overlap_hours = fields.Integer(load_default=24, validate=validate.Range(0, 168))


class WebhookAttemptSchema(Schema):
    """One try."""

    tried_at = fields.DateTime(required=True)
    duration_ms = fields.Integer(required=True)
    status_code = fields.Integer(required=True, allow_none=True)
    error = fields.String(required=True, allow_none=True)
    answer = fields.String(required=True, metadata={"description": "The first 200 characters of what came back."})


class WebhookDeliverySchema(Schema):
    """One event that an endpoint is told, with its tries, the newest first."""

    id = fields.UUID(required=True)
    message_id = fields.String(required=True)
    event = fields.String(required=True)
    public_id = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(DELIVERY_STATES))
    created_at = fields.DateTime(required=True)
    next_at = fields.DateTime(required=True, allow_none=True)
    attempts = fields.List(fields.Nested(WebhookAttemptSchema), required=True)


class WebhookLogSchema(Schema):
    """The newest deliveries of an endpoint."""

    deliveries = fields.List(fields.Nested(WebhookDeliverySchema), required=True)


class WebhookTestSchema(Schema):
    """The delivery to look for in the log."""

    delivery_id = fields.UUID(required=True)
