"""What an outside body does with its link, without an account: one report, what is public of it, the agent's words."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from app.actions import intervention_answers, photos, tokens
from app.actions.intervention_answers import DECLINE_REASONS, STEPS, Answer, Opened
from app.actions.report_queries import load_cards
from app.core import workflow
from app.core.masking import mask
from app.models.intervention import INTERVENTION_STATES, WORKING_STATES
from app.web.auth import access, follower
from app.web.blueprint import Blueprint
from app.web.fields import PictureSchema, ServiceNameSchema, latitude, longitude
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.report_view import show_picture
from mobile_api.schemas import MAXIMUM_PHOTOS, DeviceSchema
from mobile_api.schemas import text as words

blueprint = Blueprint(
    "interventions", __name__, url_prefix="/api/v1", description="What an outside body does with its link"
)

READ_RATES, STEP_RATES = "120/minute", "120/hour;20/minute"
HEADER = "X-Intervention"
ANSWER_LENGTH = 2_000


class LinkSchema(Schema):
    """The token of the link; it stands in no address that a server or proxy would note."""

    token = fields.String(data_key=HEADER, load_default="", validate=validate.Length(max=200))


class StepSchema(Schema):
    """What was done or is said; `id`, made by the page, makes a repeat harmless."""

    id = fields.UUID(required=True)
    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    text = words(ANSWER_LENGTH, load_default="")
    photo_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))
    reason_code = words(40, load_default=None, allow_none=True)
    planned_at = fields.AwareDateTime(load_default=None, allow_none=True)


class JobReasonSchema(Schema):
    """A reason that can be chosen."""

    code = fields.String(required=True)
    label = fields.String(required=True)


class JobTownSchema(Schema):
    """Who asks, and how to reach them."""

    name = fields.String(required=True)
    slug = fields.String(required=True)
    colour = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    department = fields.String(required=True)


class JobSchema(Schema):
    """A report as the outside body sees it: what is public of it, and what the agent wrote."""

    public_id = fields.String(required=True)
    town = fields.Nested(JobTownSchema, required=True)
    service = fields.Nested(ServiceNameSchema, required=True)
    body = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(INTERVENTION_STATES))
    is_waiting = fields.Boolean(required=True, metadata={"description": "Whether a step can be taken now."})
    may_close = fields.Boolean(required=True)
    message = fields.String(required=True)
    answer = fields.String(required=True, allow_none=True)
    description = fields.String(required=True, allow_none=True)
    address = fields.String(required=True, allow_none=True)
    location_hint = fields.String(required=True, allow_none=True)
    asset = fields.String(required=True, allow_none=True)
    latitude = latitude()
    longitude = longitude()
    photos = fields.List(fields.Nested(PictureSchema), required=True)
    planned_at = fields.DateTime(required=True, allow_none=True)
    expires_at = fields.DateTime(required=True)
    done_reasons = fields.List(fields.Nested(JobReasonSchema), required=True)
    decline_reasons = fields.List(fields.Nested(JobReasonSchema), required=True)


@blueprint.route("/intervention", methods=["GET"])
@access(follower)
@rate_limit(READ_RATES)
@blueprint.arguments(LinkSchema, location="headers")
@blueprint.response(200, JobSchema)
def read_job(headers: dict[str, Any]) -> dict[str, Any]:
    """What the link leads to. Nothing is noted or changed: programs that look at mails follow links too.

    403 `token.invalid`, 410 `intervention.expired` or `intervention.revoked`.
    """
    return show_job(intervention_answers.open_link(headers["token"]))


@blueprint.route("/intervention", methods=["POST"])
@access(follower)
@rate_limit(STEP_RATES)
@blueprint.arguments(LinkSchema, location="headers")
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(StepSchema)
@blueprint.response(200, JobSchema)
def take_step(link: dict[str, Any], headers: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """Take the job on (with a date or without), answer, say that it is done, or decline it; the agent is told.

    Photos are sent before, as every photo is. The same `id` again does nothing twice. 409 `intervention.over`.
    """
    device = headers["device"]
    answer = Answer(
        step=body["step"],
        client_id=body["id"],
        text=body["text"].strip(),
        photo_ids=tuple(body["photo_ids"]),
        reason_code=body["reason_code"],
        planned_at=body["planned_at"],
    )
    device_hash = tokens.device_hash(device) if device else None
    return show_job(intervention_answers.take_step(link["token"], answer, device_hash=device_hash))


@blueprint.after_request
def keep_for_one(response: Response) -> Response:
    """No cache keeps what a link shows."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers.add("Vary", HEADER)
    return response


def show_job(opened: Opened) -> dict[str, Any]:
    """A JobSchema mapping; of a private report only what a worker needs to find the place."""
    locale = current_locale()
    report, own, town = opened.report, opened.intervention, opened.town
    (card,) = load_cards(report.jurisdiction_id, [report.id])
    name = pick(card.service.name, locale)
    is_open = report.closed_at is None
    return {
        "public_id": report.public_id,
        "town": {
            "name": town.name,
            "slug": town.slug,
            "colour": town.settings.get("colour"),
            "email": town.settings.get("email"),
            "phone": town.settings.get("phone"),
            "department": pick(card.department.name, locale),
        },
        "service": {"code": card.service.code, "name": name, "icon": card.service.icon},
        "body": opened.body.name,
        "state": own.state,
        "is_waiting": own.state in WORKING_STATES and is_open,
        "may_close": opened.body.may_close,
        "message": own.message,
        "answer": own.answer,
        "description": None if report.is_private else mask(report.description, locale),
        "address": mask(report.address, locale) if report.address else None,
        "location_hint": mask(report.location_hint, locale) if report.location_hint else None,
        "asset": card.asset.reference if card.asset else None,
        "latitude": card.point.latitude,
        "longitude": card.point.longitude,
        "photos": [show_picture(photo, name, locale) for photo in photos.list_public(report)],
        "planned_at": own.planned_at,
        "expires_at": own.expires_at,
        "done_reasons": _reasons(workflow.NO_PHOTO_REASONS, locale),
        "decline_reasons": _reasons(DECLINE_REASONS, locale),
    }


def _reasons(reasons: tuple[workflow.Reason, ...], locale: str) -> list[dict[str, str]]:
    return [{"code": reason.code, "label": reason.label(locale)} for reason in reasons]
