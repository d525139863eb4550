"""A crew's own round on paper."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from webargs.fields import DelimitedList

from app.actions import route_sheets
from app.core.languages import nearest_full
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.fields import latitude, longitude
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from geo.points import Point

blueprint = Blueprint("crew_sheets", __name__, url_prefix="/api/v1/crew", description="Crews in the street")

PDF = "application/pdf"
PRINT_RATES = "30/minute"
_BINARY = {"type": "string", "format": "binary"}


class OwnSheetQuerySchema(Schema):
    """Which day (today without one), from where; or the stops themselves, in the order of the phone."""

    day = fields.Date(load_default=None)
    ids = DelimitedList(fields.UUID(), load_default=list, validate=validate.Length(max=route_sheets.MOST_STOPS))
    latitude = latitude(required=False)
    longitude = longitude(required=False)

    @validates_schema
    def check_place(self, values: dict[str, Any], **_: Any) -> None:
        """Half a place is none."""
        if ("latitude" in values) != ("longitude" in values):
            missing = "longitude" if "latitude" in values else "latitude"
            raise ValidationError("Missing data for required field.", missing)


@blueprint.route("/route-sheet.pdf", methods=["GET"])
@access(staff())
@rate_limit(PRINT_RATES, name="crew.print")
@blueprint.arguments(OwnSheetQuerySchema, location="query")
@blueprint.response(200, _BINARY, content_type=PDF)
def print_own_sheet(query: dict[str, Any]) -> Response:
    """The caller's round on paper: what is theirs, else their team's; in order, with photos, boxes and codes."""
    content = route_sheets.print_own(
        require_staff(),
        query["day"],
        nearest_full(current_locale()),
        report_ids=query["ids"],
        here=Point(query["latitude"], query["longitude"]) if "latitude" in query else None,
    )
    response = Response(content, content_type=PDF)
    response.headers["Content-Disposition"] = 'inline; filename="feuille-de-route.pdf"'
    return response
