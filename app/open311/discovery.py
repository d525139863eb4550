"""Service Discovery: where the API is, for which version, in which formats."""

from __future__ import annotations

from flask import Response

from app.core.extensions import settings
from app.open311.formats import answer
from app.open311.room import PREFIX, blueprint, find_town
from app.web.auth import access, public
from app.web.ratelimit import rate_limit
from config import VERSION

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
"""An identifier, not a link: it must be exactly this (Service Discovery, "endpoint")."""
CHANGED_AT = "2026-11-22T00:00:00Z"
"""When what this API offers last changed; moved by hand with it."""
RATES = "600/minute"


@blueprint.route("/discovery.<any(xml,json):suffix>", methods=["GET"])
@access(public)
@rate_limit(RATES, name="open311.read")
def discover(suffix: str) -> Response:
    """Who to ask, where a key is given, and the one endpoint there is."""
    town = find_town()
    contact = str(town.settings.get("contact_email") or town.settings.get("contact_phone") or settings.base_url)
    found = {
        "changeset": CHANGED_AT,
        "contact": f"{town.name}, {contact}",
        "key_service": f"{settings.base_url}/staff/",
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": f"{settings.base_url}{PREFIX}",
                "changeset": CHANGED_AT,
                "type": "test" if town.is_fictional else "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }
    response = answer(found, suffix, "discovery")
    response.headers["X-Rue-Claire-Version"] = VERSION
    return response
