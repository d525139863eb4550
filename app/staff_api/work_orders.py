"""Work orders as a PDF, one page each."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from app.actions import work_orders
from app.core.languages import nearest_full
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit

blueprint = Blueprint("staff_work_orders", __name__, url_prefix="/staff/v1", description="Work orders on paper")

PDF = "application/pdf"
PRINT_RATES = "30/minute"
_BINARY = {"type": "string", "format": "binary"}


class OrdersQuerySchema(Schema):
    """The reports to print, separated by commas."""

    ids = DelimitedList(fields.UUID(), required=True, validate=validate.Length(min=1, max=work_orders.MOST_ORDERS))


@blueprint.route("/work-orders.pdf", methods=["GET"])
@access(desk)
@rate_limit(PRINT_RATES, name="staff.print")
@blueprint.arguments(OrdersQuerySchema, location="query")
@blueprint.response(200, _BINARY, content_type=PDF)
def print_orders(query: dict[str, Any]) -> Response:
    """A page for each report, in the order asked for: place on a plan, photos, and a code for the crew's app."""
    content = work_orders.print_orders(require_staff(), query["ids"], nearest_full(current_locale()))
    response = Response(content, content_type=PDF)
    response.headers["Content-Disposition"] = 'inline; filename="bons-d-intervention.pdf"'
    return response
