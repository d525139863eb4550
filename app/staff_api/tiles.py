"""The dashboard's map: the same reports as its list, by the same filters, as vector tiles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response

from app.actions.report_lists import scope_of
from app.core import errors
from app.core.errors import ProblemError
from app.staff_api.reports import read_filters
from app.staff_api.schemas import FiltersSchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from geo import tiles

blueprint = Blueprint("staff_tiles", __name__, url_prefix="/staff/v1", description="The dashboard's map")

_BINARY = {"type": "string", "format": "binary"}


@blueprint.route("/tiles/<string:town>/reports/<int:z>/<int:x>/<int:y>.mvt", methods=["GET"])
@access(desk)
@blueprint.arguments(FiltersSchema, location="query")
@blueprint.response(200, _BINARY, content_type=tiles.TILE_TYPE)
def reports_tile(query: dict[str, Any], town: str, z: int, x: int, y: int) -> Response:
    """The reports of one tile that the viewer may see and the filters keep, layer `reports`; empty without any."""
    viewer = require_staff()
    if town != viewer.town_slug:
        raise ProblemError(errors.TOWN_UNKNOWN)
    if not tiles.is_tile(z, x, y):
        raise ProblemError(errors.NOT_FOUND)
    filters = replace(read_filters(viewer, query), scope=scope_of(viewer))
    content = tiles.reports_tile(viewer.jurisdiction_id, z, x, y, filters=filters)
    return Response(content, content_type=tiles.TILE_TYPE)
