"""What the assisted entry calls: an agent's session, a report told by somebody, the day's receipts."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from app.actions import assisted, tokens
from app.actions.assisted import Voice
from app.actions.reports import Receipt
from app.core.languages import LOCALES
from app.models.report import ASSISTED_SOURCES
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.caller import find_reader
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.sessions import add_session_routes
from mobile_api.reports import as_submission, read_contact, show_receipt
from mobile_api.schemas import (
    MAXIMUM_DESCRIPTION,
    DeviceSchema,
    FollowingSchema,
    ReceiptSchema,
    SenderSchema,
    SubmissionSchema,
    text,
)

blueprint = Blueprint("counter", __name__, url_prefix="/api/v1/counter", description="Reports entered by agents")
add_session_routes(blueprint)

ENTRY_RATES = "1000/hour;120/minute"
"""A whole town hall may sit behind one address, and a meeting's entries all leave at once."""


class ToldSchema(Schema):
    """What every assisted entry says of how it was told."""

    source = fields.String(required=True, validate=validate.OneOf(ASSISTED_SOURCES))
    consent = fields.Boolean(
        load_default=False, metadata={"description": "The person agreed to leave the contact details given."}
    )
    taken_by = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata={"description": "Who listened, when a colleague's session sends what an offline device kept."},
    )


class EntrySchema(ToldSchema, SubmissionSchema):
    """A report that somebody told an agent. `locale` is the person's language, in which the receipt is answered."""


class VoiceSchema(ToldSchema):
    """ "I have seen the same", told to an agent; the same `id` again counts nothing twice."""

    id = fields.UUID(required=True)
    note = text(MAXIMUM_DESCRIPTION, allow_none=True, load_default=None)
    contact = fields.Nested(SenderSchema, allow_none=True, load_default=None)
    locale = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LOCALES))


class EntryReceiptSchema(ReceiptSchema):
    """The receipt to print or to mail, and how the report was taken."""

    source = fields.String(required=True, validate=validate.OneOf(ASSISTED_SOURCES))
    locale = fields.String(required=True)


class EntriesSchema(Schema):
    """The day's receipts, newest first."""

    entries = fields.List(fields.Nested(EntryReceiptSchema), required=True)


@blueprint.route("/reports", methods=["POST"])
@access(desk)
@rate_limit(ENTRY_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(EntrySchema)
@blueprint.response(201, EntryReceiptSchema)
def enter(headers: dict[str, Any], body: dict[str, Any]) -> Any:
    """Enter a report for somebody; the agent is recorded, and the same id again answers the same."""
    secret = headers.get("device")
    receipt = assisted.submit_for_resident(
        as_submission(body, source=body["source"]),
        by=require_staff(),
        device_hash=tokens.device_hash(secret) if secret else None,
        taken_by=body["taken_by"],
        has_consent=body["consent"],
    )
    return _show(receipt), 201, {"Idempotency-Replayed": "true"} if receipt.is_replay else {}


@blueprint.route("/reports", methods=["GET"])
@access(desk)
@blueprint.response(200, EntriesSchema)
def list_today() -> dict[str, Any]:
    """What this agent has entered today, each with its receipt."""
    return {"entries": [_show(receipt) for receipt in assisted.list_entries_today(require_staff())]}


@blueprint.route("/reports/<string:public_id>/join", methods=["POST"])
@access(desk)
@rate_limit(ENTRY_RATES)
@blueprint.arguments(VoiceSchema)
@blueprint.response(201, FollowingSchema)
def join(body: dict[str, Any], public_id: str) -> dict[str, Any]:
    """Add somebody's voice to a report that is there already: counted once, told by mail if they left an address.

    A repeat answers an empty `follow_token`: the first answer held it.
    """
    found = assisted.join_for_resident(
        find_reader(public_id, None).report,
        Voice(
            id=body["id"],
            source=body["source"],
            locale=body["locale"] or current_locale(),
            contact=read_contact(body["contact"]),
            note=(body["note"] or "").strip() or None,
        ),
        by=require_staff(),
        taken_by=body["taken_by"],
        has_consent=body["consent"],
    )
    return {
        "public_id": found.public_id,
        "follow_token": found.token,
        "follower_count": found.follower_count,
        "email_pending_confirmation": found.email_pending,
    }


def _show(receipt: Receipt) -> dict[str, Any]:
    report = receipt.report
    return {**show_receipt(receipt, report.locale), "source": report.source, "locale": report.locale}
