"""Reports that are likely about the same thing, and why."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response
from marshmallow import Schema, fields

from app.actions import duplicates
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.changes import actor, find_or_404
from app.web.fields import CardSchema
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import show_card
from geo.duplicates import SAME_PICTURE_BITS, Likeness

blueprint = Blueprint(
    "staff_duplicates", __name__, url_prefix="/staff/v1", description="Reports that are likely about the same thing"
)

CHANGE_RATES = "240/minute"
READ_RATES = "60/minute"
ALIKE = 0.3


class LikenessSchema(Schema):
    """Why two reports may be the same; what is not known is null."""

    score = fields.Float(required=True, metadata={"description": "From 0 to 1."})
    distance_m = fields.Float(required=True)
    same_service = fields.Boolean(required=True)
    same_asset = fields.Boolean(required=True)
    similar_text = fields.Boolean(required=True)
    similar_photo = fields.Boolean(required=True)
    hours_apart = fields.Float(required=True)


class LikelySchema(Schema):
    """A report that may be the same as another."""

    id = fields.UUID(required=True)
    description = fields.String(required=True)
    card = fields.Nested(CardSchema, required=True)
    is_open = fields.Boolean(required=True)
    likeness = fields.Nested(LikenessSchema, required=True)


class LikelyListSchema(Schema):
    """Likeliest first."""

    suggestions = fields.List(fields.Nested(LikelySchema), required=True)


class PairSideSchema(Schema):
    """One report of a pair."""

    id = fields.UUID(required=True)
    etag = fields.String(required=True)
    description = fields.String(required=True)
    card = fields.Nested(CardSchema, required=True)


class ReportPairSchema(Schema):
    """Two open reports; `report` is the newer, the one that would be merged into the other."""

    report = fields.Nested(PairSideSchema, required=True)
    other = fields.Nested(PairSideSchema, required=True)
    likeness = fields.Nested(LikenessSchema, required=True)


class ReportPairsSchema(Schema):
    """Likeliest first."""

    pairs = fields.List(fields.Nested(ReportPairSchema), required=True)


class ApartSchema(Schema):
    """The report that this one is not the same as."""

    other_id = fields.UUID(required=True)


@blueprint.route("/reports/<uuid:report_id>/duplicates", methods=["GET"])
@access(desk)
@rate_limit("600/minute", name="staff.duplicates")
@blueprint.response(200, LikelyListSchema)
def suggest(report_id: uuid.UUID) -> dict[str, Any]:
    """What this report may be a duplicate of: by distance, object, kind, words, pictures and time."""
    viewer, locale = require_staff(), current_locale()
    found = duplicates.suggest(viewer, find_or_404(viewer, report_id))
    return {
        "suggestions": [
            {
                "id": one.card.report.id,
                "description": one.card.report.description,
                "card": show_card(one.card, locale),
                "is_open": one.card.report.closed_at is None,
                "likeness": show_likeness(one.likeness),
            }
            for one in found
        ]
    }


@blueprint.route("/duplicates", methods=["GET"])
@access(desk)
@rate_limit(READ_RATES, name="staff.pairs")
@blueprint.response(200, ReportPairsSchema)
def list_pairs() -> dict[str, Any]:
    """The likeliest pairs among the newest open reports, for triage."""
    locale = current_locale()
    return {
        "pairs": [
            {
                "report": _show_side(pair.report, locale),
                "other": _show_side(pair.other, locale),
                "likeness": show_likeness(pair.likeness),
            }
            for pair in duplicates.list_pairs(require_staff())
        ]
    }


@blueprint.route("/reports/<uuid:report_id>/apart", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(ApartSchema)
@blueprint.response(204)
def keep_apart(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Two different things: the pair is not suggested again. Repeatable."""
    viewer = require_staff()
    find_or_404(viewer, report_id)
    duplicates.keep_apart(viewer, report_id, body["other_id"], by=actor(viewer))
    return Response(status=204)


def show_likeness(likeness: Likeness) -> dict[str, Any]:
    """A LikenessSchema mapping."""
    return {
        "score": likeness.score,
        "distance_m": likeness.distance_m,
        "same_service": likeness.same_service,
        "same_asset": likeness.same_asset,
        "similar_text": (likeness.text or 0) >= ALIKE,
        "similar_photo": likeness.picture_bits is not None and likeness.picture_bits <= SAME_PICTURE_BITS,
        "hours_apart": likeness.hours_apart,
    }


def _show_side(card: Any, locale: str) -> dict[str, Any]:
    return {
        "id": card.report.id,
        "etag": f'"{card.report.version}"',
        "description": card.report.description,
        "card": show_card(card, locale),
    }
