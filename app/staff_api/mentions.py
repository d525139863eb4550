"""The bell: notes in which somebody is named, and whom a note on a report may name."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any

from marshmallow import Schema, fields, validate

from app.actions import dormant, exports, mentions
from app.web.auth import access, desk, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import NO_CONTROL, find_or_404
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit

blueprint = Blueprint("staff_mentions", __name__, url_prefix="/staff/v1", description="Colleagues called in notes")

READ_RATES = "240/minute"


class CallSchema(Schema):
    """A note that names the reader."""

    id = fields.Integer(required=True)
    public_id = fields.String(required=True)
    service = fields.String(required=True)
    text = fields.String(required=True)
    by = fields.String(required=True)
    at = fields.DateTime(required=True)
    is_read = fields.Boolean(required=True)


class CallsSchema(Schema):
    """What the bell shows; `unread` counts all of them, the list holds the newest."""

    unread = fields.Integer(required=True)
    calls = fields.List(fields.Nested(CallSchema), required=True)
    wants_mail = fields.Boolean(required=True)
    files_unseen = fields.Integer(
        required=True, metadata={"description": "Exports of one's own that came to their end unseen."}
    )
    dormant_unseen = fields.Integer(
        required=True, metadata={"description": "Reports long past due that one was told of and has not looked at."}
    )


class ReadSchema(Schema):
    """Which calls were read: those of a report, or all."""

    public_id = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=40), NO_CONTROL])


class MailChoiceSchema(Schema):
    """Whether a mail is wanted too."""

    wants_mail = fields.Boolean(required=True)


class UnreadSchema(Schema):
    """How many calls are left."""

    unread = fields.Integer(required=True)


class NameableSchema(Schema):
    """Somebody whom a note on this report may name."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)


class NameablesSchema(Schema):
    """Everybody whom a note on this report may name, by name."""

    people = fields.List(fields.Nested(NameableSchema), required=True)


@blueprint.route("/mentions", methods=["GET"])
@access(staff())
@blueprint.response(200, CallsSchema)
def list_calls() -> dict[str, Any]:
    """The notes that name the caller, newest first."""
    viewer, locale = require_staff(), current_locale()
    calls = [asdict(call) | {"service": pick(call.service, locale)} for call in mentions.list_calls(viewer)]
    return {
        "unread": mentions.count_unread(viewer),
        "calls": calls,
        "wants_mail": mentions.wants_mail(viewer),
        "files_unseen": exports.count_unseen(viewer),
        "dormant_unseen": dormant.count_unread(viewer),
    }


@blueprint.route("/mentions/read", methods=["POST"])
@access(staff())
@rate_limit(READ_RATES, name="staff.mentions")
@blueprint.arguments(ReadSchema)
@blueprint.response(200, UnreadSchema)
def mark_read(body: dict[str, Any]) -> dict[str, int]:
    """Note that the calls of a report, or all, were read."""
    return {"unread": mentions.mark_read(require_staff(), public_id=body["public_id"])}


@blueprint.route("/dormant/read", methods=["POST"])
@access(desk)
@rate_limit(READ_RATES, name="staff.mentions")
@blueprint.response(204)
def mark_dormant_read() -> None:
    """Note that the caller looked at the reports long past due that they were told of."""
    dormant.mark_read(require_staff())


@blueprint.route("/mentions/mail", methods=["PUT"])
@access(staff())
@rate_limit(READ_RATES, name="staff.mentions")
@blueprint.arguments(MailChoiceSchema)
@blueprint.response(204)
def choose_mail(body: dict[str, Any]) -> None:
    """Choose whether to get a mail when somebody names the caller."""
    mentions.choose_mail(require_staff(), body["wants_mail"])


@blueprint.route("/reports/<uuid:report_id>/nameable", methods=["GET"])
@access(staff())
@blueprint.response(200, NameablesSchema)
def list_nameable(report_id: uuid.UUID) -> dict[str, Any]:
    """Whom an internal note on this report may name with an @: those who can read it."""
    viewer = require_staff()
    report = find_or_404(viewer, report_id)
    people = mentions.list_mentionable(report)
    return {"people": [{"id": one.id, "name": one.name, "role": one.role} for one in people]}
