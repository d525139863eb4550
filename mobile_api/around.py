"""What is around a point, and who would answer for it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from app.actions import catalog, competence, due_dates, report_queries
from app.actions.report_queries import ReportCard
from app.actions.reports import outside
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Department, Jurisdiction, Service
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.caller import default_town, town_slug
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.report_view import show_card, show_department
from app.web.why import explain
from geo import addresses, areas, nearby, routing
from geo.nearby import NearAsset
from geo.points import Point
from mobile_api.place_schemas import AddressesSchema, AddressQuerySchema, AroundQuerySchema, AroundSchema

blueprint = Blueprint("around", __name__, url_prefix="/api/v1", description="What is around a place")

RATES = "600/minute"
SHOWN_REPORTS = 50
SHOWN_ASSETS = 10


@blueprint.route("/around", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(AroundQuerySchema, location="query")
@blueprint.response(200, AroundSchema)
def around(query: dict[str, Any]) -> Any:
    """Open reports, numbered objects and the address around a point; with a service, who would get it and why."""
    point = Point(query["latitude"], query["longitude"])
    place = areas.find_place(point)
    if place is None:
        raise outside(point, current_locale())
    locale, town_id = current_locale(), place.jurisdiction_id
    service = _find_service(town_id, query["service_code"])
    address = addresses.find_address(town_id, point)
    found = nearby.find_reports(town_id, point, radius_m=query["radius_m"], limit=SHOWN_REPORTS)
    answer: dict[str, Any] = {
        "place": {
            "town": town_slug(town_id),
            "address": address.label,
            "street": address.street,
            "area": place.area_name,
        },
        "department": None,
        "why": None,
        "due_at": None,
        "choices": [],
        "assets": [_show_asset(asset) for asset in _find_assets(town_id, point, service)],
        "duplicates": [],
        "road": _show_road(town_id, address.street_owner, locale),
        "landmarks": _landmarks(town_id, point) if query["landmarks"] else [],
        "reports": [show_card(card, locale) for card in _cards(town_id, found)],
        "total": len(found)
        if len(found) < SHOWN_REPORTS
        else nearby.count_reports(town_id, point, radius_m=query["radius_m"]),
    }
    if service is not None:
        answer |= _preview(town_id, service, point, query["accuracy_m"], locale)
    return answer


@blueprint.route("/addresses", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(AddressQuerySchema, location="query")
@blueprint.response(200, AddressesSchema)
def search(query: dict[str, Any]) -> Any:
    """Addresses, streets, areas and numbered objects by words; accents and typing errors are forgiven."""
    near, town_id = None, None
    if query.get("latitude") is not None and query.get("longitude") is not None:
        near = Point(query["latitude"], query["longitude"])
        place = areas.find_place(near)
        town_id = place.jurisdiction_id if place else None
    hits = addresses.search_addresses(town_id or default_town().id, query["q"], near=near, limit=query["limit"])
    return {
        "addresses": [
            {
                "label": hit.label,
                "kind": hit.kind,
                "latitude": hit.point.latitude,
                "longitude": hit.point.longitude,
                "distance_m": hit.distance_m,
            }
            for hit in hits
        ]
    }


def _preview(town_id: int, service: Service, point: Point, accuracy_m: float | None, locale: str) -> dict[str, Any]:
    route = routing.find_department(town_id, service.id, point, accuracy_m=accuracy_m)
    wanted = {route.department_id} | {choice.department_id for choice in route.choices}
    departments = catalog.find_departments(town_id, wanted)
    department = departments[route.department_id]
    town = db.session.get_one(Jurisdiction, town_id)
    due_at, _how = due_dates.count_due(town, service, route.department_id, clock.now())
    same = nearby.find_reports(
        town_id, point, radius_m=float(service.duplicate_radius_m), service_id=service.id, limit=SHOWN_ASSETS
    )
    return {
        "department": show_department(department, locale),
        "why": explain(route.as_json(), pick(department.name, locale), locale),
        "due_at": due_at,
        "choices": [
            _show_choice(route.as_json() | asdict(choice), departments[choice.department_id], locale)
            for choice in route.choices
        ],
        "duplicates": [show_card(card, locale) for card in _cards(town_id, same)],
    }


def _show_road(town_id: int, owner: str | None, locale: str) -> dict[str, Any] | None:
    road = competence.find_road(db.session.get_one(Jurisdiction, town_id), owner, locale)
    return asdict(road) if road else None


def _landmarks(town_id: int, point: Point) -> list[dict[str, Any]]:
    return [
        {
            "label": found.name,
            "latitude": found.point.latitude,
            "longitude": found.point.longitude,
            "distance_m": found.distance_m,
        }
        for found in nearby.nearest_landmarks(town_id, point)
    ]


def _show_choice(reason: dict[str, Any], department: Department, locale: str) -> dict[str, Any]:
    return {
        "department": show_department(department, locale),
        "why": explain(reason, pick(department.name, locale), locale),
    }


def _find_service(town_id: int, code: str | None) -> Service | None:
    if code is None:
        return None
    service = catalog.find_service(town_id, code)
    if service is None:
        raise ProblemError(errors.SERVICE_UNKNOWN)
    return service


def _find_assets(town_id: int, point: Point, service: Service | None) -> list[NearAsset]:
    layer = service.asset_layer if service else None
    if service is not None and layer is None:
        return []
    return nearby.nearest_assets(town_id, point, layer=layer, limit=SHOWN_ASSETS)


def _show_asset(asset: NearAsset) -> dict[str, Any]:
    return {
        "id": asset.id,
        "layer": asset.layer,
        "reference": asset.reference,
        "label": asset.label,
        "latitude": asset.point.latitude,
        "longitude": asset.point.longitude,
        "distance_m": round(asset.distance_m, 1),
    }


def _cards(town_id: int, found: list[Any]) -> list[ReportCard]:
    distances = dict(found)
    cards = report_queries.load_cards(town_id, list(distances))
    return [replace(card, distance_m=distances[card.report.id]) for card in cards]
