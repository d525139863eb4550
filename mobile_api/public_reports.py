"""The public list of a town's reports, equal to its map, and the quarters to narrow both by."""

from __future__ import annotations

from typing import Any

from flask import jsonify, request
from marshmallow import Schema, fields, validate

from app.actions import public_lists
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.caching import with_etag
from app.web.caller import chosen_town
from app.web.fields import CardSchema
from app.web.locale import current_locale
from app.web.pagination import question_of, read_cursor, write_cursor
from app.web.ratelimit import rate_limit
from app.web.report_view import show_card
from app.web.selections import NO_CONTROL, SelectionSchema, read_selection
from geo import areas

blueprint = Blueprint("public_reports", __name__, url_prefix="/api/v1", description="What everybody may see of a town")

RATES = "600/minute"
SORT = "newest"
FRESH_SECONDS = 10


class PublicListQuerySchema(SelectionSchema):
    """A selection, and which page of it."""

    cursor = fields.String(load_default=None, validate=[validate.Length(max=400), NO_CONTROL])
    limit = fields.Integer(load_default=30, validate=validate.Range(1, 100))


class PublicListSchema(Schema):
    """A page of reports, newest first; `total` is exact up to 10,000 and null beyond."""

    reports = fields.List(fields.Nested(CardSchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True, allow_none=True)


class TownQuerySchema(Schema):
    """Which town; the default one without it."""

    town = fields.String(load_default=None, validate=[validate.Length(max=60), NO_CONTROL])


class QuarterSchema(Schema):
    """A quarter, with its bounds: west, south, east, north."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    bounds = fields.List(fields.Float(), required=True)


class QuartersSchema(Schema):
    """The quarters of a town, by name."""

    quarters = fields.List(fields.Nested(QuarterSchema), required=True)


@blueprint.route("/reports", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(PublicListQuerySchema, location="query")
@blueprint.response(200, PublicListSchema)
@blueprint.alt_response(304, description="The page that the caller has is the current one.", success=True)
def list_reports(query: dict[str, Any]) -> Any:
    """Public reports of a selection, newest first: open ones and those resolved in the last 30 days."""
    town = chosen_town(query["town"])
    question = question_of(request.args)
    after, total = read_cursor(query["cursor"], SORT, question) if query["cursor"] else (None, None)
    page = public_lists.list_public_reports(
        town.id, read_selection(town.id, query), sort=SORT, after=after, limit=query["limit"]
    )
    if after is None:
        total = page.total
    locale = current_locale()
    answer = {
        "reports": [show_card(card, locale) for card in page.cards],
        "next_cursor": write_cursor(page.after, total, question) if page.after else None,
        "total": total,
    }
    response = jsonify(PublicListSchema().dump(answer))
    response.headers["Vary"] = "Accept-Language"
    return with_etag(response, seconds=FRESH_SECONDS)


@blueprint.route("/quarters", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(TownQuerySchema, location="query")
@blueprint.response(200, QuartersSchema)
def quarters(query: dict[str, Any]) -> Any:
    """The quarters of a town (else its districts), by name."""
    found = public_lists.list_quarters(chosen_town(query["town"]).id)
    bounds = areas.area_bounds(area.id for area in found)
    shown = [{"code": area.code, "name": area.name, "bounds": bounds[area.id]} for area in found]
    return {"quarters": shown}, 200, {"Cache-Control": "public, max-age=300, stale-while-revalidate=86400"}
