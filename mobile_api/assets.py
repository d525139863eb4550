"""Where the code of a sticker leads: one lamp, bin or sign by the number painted on it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from app.core import errors
from app.core.errors import ProblemError
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.caller import default_town, find_town
from app.web.fields import AssetSchema
from app.web.ratelimit import rate_limit
from geo import addresses, assets

blueprint = Blueprint("assets", __name__, url_prefix="/api/v1", description="Numbered objects of the street")

RATES = "600/minute"
FRESH = {"Cache-Control": "public, max-age=60"}


class ObjectQuerySchema(Schema):
    """Whose object, where an installation serves several towns."""

    town = fields.String(load_default=None, validate=validate.Length(max=60))


class StreetObjectSchema(AssetSchema):
    """An object and where it stands."""

    town = fields.String(required=True)
    address = fields.String(required=True, allow_none=True)


@blueprint.route("/assets/<string:layer>/<path:reference>", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(ObjectQuerySchema, location="query")
@blueprint.response(200, StreetObjectSchema)
def read_object(query: dict[str, Any], layer: str, reference: str) -> Any:
    """An object by its layer and reference. 404 `object.not_found` for an unknown one, or one gone from the street."""
    town = find_town(query["town"]) if query["town"] else default_town()
    is_text = "\x00" not in layer + reference
    found = assets.find_object(town.id, layer, reference) if is_text else None
    if found is None:
        raise ProblemError(errors.OBJECT_NOT_FOUND)
    address = addresses.find_address(town.id, found.point)
    answer = {
        "id": found.id,
        "layer": found.layer,
        "reference": found.reference,
        "label": found.label,
        "latitude": found.point.latitude,
        "longitude": found.point.longitude,
        "distance_m": None,
        "town": town.slug,
        "address": address.label or address.street,
    }
    return answer, 200, FRESH
