"""Tells an author, before anything is sent, what of a text will be hidden from the public."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from app.core.masking import KINDS, find_private, mask
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit

blueprint = Blueprint("texts", __name__, url_prefix="/api/v1", description="Words before they are sent")

RATES = "1200/hour;120/minute"
MAX_LETTERS = 4000


class TextSchema(Schema):
    """What somebody is writing. It is neither kept nor logged."""

    text = fields.String(required=True, validate=validate.Length(max=MAX_LETTERS))


class HiddenSchema(Schema):
    """A part that will be hidden; `start` and `end` count UTF-16 units, as a browser does."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class CheckedTextSchema(Schema):
    """What the public will not see, and what it will read."""

    hidden = fields.List(fields.Nested(HiddenSchema), required=True)
    public_text = fields.String(required=True)


@blueprint.route("/texts/check", methods=["POST"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(TextSchema)
@blueprint.response(200, CheckedTextSchema)
def check(body: dict[str, Any]) -> dict[str, Any]:
    """What will be hidden of a text: e-mail addresses, telephone numbers, number plates. Nothing is stored."""
    text: str = body["text"]
    hidden = [
        {"kind": one.kind, "start": _units(text[: one.start]), "end": _units(text[: one.end])}
        for one in find_private(text)
    ]
    return {"hidden": hidden, "public_text": mask(text, current_locale())}


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
