"""The map: a town's ground and its reports, as vector tiles that a phone may keep."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from app.core import errors
from app.core.errors import ProblemError
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.caching import with_etag
from app.web.caller import find_town
from app.web.ratelimit import rate_limit
from app.web.selections import SelectionSchema, read_selection
from geo import tiles

blueprint = Blueprint("tiles", __name__, url_prefix="/api/v1", description="The map")

RATES = "3000/minute"
"""A screen of a large display asks for some 30 tiles at each zoom."""
BASE_SECONDS, REPORTS_SECONDS = 3600, 10
BASE_REVISION = 1
"""To be raised when the content of base tiles changes by code rather than by import."""

_BINARY = {"type": "string", "format": "binary"}


@blueprint.route("/tiles/<string:town>/base/<int:z>/<int:x>/<int:y>.mvt", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.response(200, _BINARY, content_type=tiles.TILE_TYPE)
@blueprint.alt_response(304, description="The tile that the caller has is the current one.", success=True)
def base(town: str, z: int, x: int, y: int) -> Response:
    """A tile of the town's ground. Layers: landcover, buildings, streets, areas, area_labels, boundary, and from zoom
    17 on housenumbers and assets."""
    _check(z, x, y)
    town_id = find_town(town).id
    etag = f"{tiles.base_version(town_id)}-{BASE_REVISION}-{z}-{x}-{y}"
    is_known = etag in request.if_none_match
    content = b"" if is_known else tiles.base_tile(town_id, z, x, y)
    return with_etag(Response(content, mimetype=tiles.TILE_TYPE), seconds=BASE_SECONDS, etag=etag)


@blueprint.route("/tiles/<string:town>/reports/<int:z>/<int:x>/<int:y>.mvt", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(SelectionSchema, location="query")
@blueprint.response(200, _BINARY, content_type=tiles.TILE_TYPE)
@blueprint.alt_response(304, description="The tile that the caller has is the current one.", success=True)
def reports(query: dict[str, Any], town: str, z: int, x: int, y: int) -> Response:
    """A tile of public reports (layer `reports`): open ones and those resolved in the last 30 days; always current."""
    _check(z, x, y)
    town_id = find_town(town).id
    content = tiles.reports_tile(town_id, z, x, y, filters=read_selection(town_id, query))
    return with_etag(Response(content, mimetype=tiles.TILE_TYPE), seconds=REPORTS_SECONDS)


def _check(z: int, x: int, y: int) -> None:
    if not tiles.is_tile(z, x, y):
        raise ProblemError(errors.NOT_FOUND)
