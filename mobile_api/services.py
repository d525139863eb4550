"""What can be reported here, and the towns of this installation."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from app.actions import catalog, suggestions
from app.actions.catalog import Likelihood
from app.actions.reports import outside
from app.core.extensions import db
from app.core.languages import LOCALES
from app.models import Jurisdiction, Service
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.caller import default_town
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from config import VERSION
from geo import areas
from geo.points import Point
from mobile_api.place_schemas import (
    ServicesQuerySchema,
    ServicesSchema,
    SuggestionsSchema,
    SuggestQuerySchema,
    TownsSchema,
)

blueprint = Blueprint("services", __name__, url_prefix="/api/v1", description="Towns and what can be reported there")

SUGGEST_RATES = "120/minute"
FRESH = {"Cache-Control": "public, max-age=60, stale-while-revalidate=86400"}


@blueprint.route("/town", methods=["GET"])
@access(public)
@blueprint.response(200, TownsSchema)
def towns() -> Any:
    """The default town and every other, with what the app needs to show them."""
    chosen = default_town()
    shown = {town.id: _show_town(town) for town in catalog.list_towns()}
    return {"town": shown[chosen.id], "towns": list(shown.values()), "version": VERSION}, 200, FRESH


@blueprint.route("/services", methods=["GET"])
@access(public)
@blueprint.arguments(ServicesQuerySchema, location="query")
@blueprint.response(200, ServicesSchema)
def services(query: dict[str, Any]) -> Any:
    """The services at a place (the default town without one), in groups, in the caller's language."""
    town, locale = _town_at(query), current_locale()
    counts = catalog.count_recent(town.id)
    place = _point(query)
    likely = catalog.rank_services(town, place) if place else {}
    groups = [
        {
            "code": entry.group.code,
            "name": pick(entry.group.name, locale),
            "services": [
                _show_service(service, locale, counts.get(service.id, 0), likely.get(service.id))
                for service in entry.services
            ],
        }
        for entry in catalog.list_services(town.id)
    ]
    return {"town": town.slug, "groups": groups, "has_model": suggestions.has_model(town)}, 200, FRESH


@blueprint.route("/services/suggest", methods=["GET"])
@access(public)
@rate_limit(SUGGEST_RATES)
@blueprint.arguments(SuggestQuerySchema, location="query")
@blueprint.response(200, SuggestionsSchema)
def suggest(query: dict[str, Any]) -> Any:
    """What a sentence may mean: by the town's own model where it beats the keywords, else by the keywords."""
    found = suggestions.suggest(_town_at(query), query["q"])
    services = [{"code": code, "score": score} for code, score in found.services]
    return {"source": found.source, "services": services}, 200, {"Cache-Control": "private, no-store"}


def _town_at(query: dict[str, Any]) -> Jurisdiction:
    point = _point(query)
    if point is None:
        return default_town()
    place = areas.find_place(point)
    if place is None:
        raise outside(point, current_locale())
    return db.session.get_one(Jurisdiction, place.jurisdiction_id)


def _point(query: dict[str, Any]) -> Point | None:
    if query.get("latitude") is None or query.get("longitude") is None:
        return None
    return Point(query["latitude"], query["longitude"])


def _show_town(town: Jurisdiction) -> dict[str, Any]:
    west, south, east, north = areas.town_bounds(town.id)
    chosen = town.settings
    return {
        "slug": town.slug,
        "name": town.name,
        "colour": chosen.get("colour"),
        "logo_url": chosen.get("logo_url"),
        "is_fictional": town.is_fictional,
        "locales": list(chosen.get("locales") or LOCALES),
        "bounds": [west, south, east, north],
        "center": chosen.get("center") or {"latitude": (south + north) / 2, "longitude": (west + east) / 2},
        "style_url": chosen.get("style_url"),
        "attribution": chosen.get("attribution") or "",
        "phone": chosen.get("phone"),
        "email": chosen.get("email"),
        "privacy_url": chosen.get("privacy_url"),
        "time_zone": town.time_zone,
    }


def _show_service(service: Service, locale: str, count: int, likely: Likelihood | None) -> dict[str, Any]:
    return {
        "code": service.code,
        "name": pick(service.name, locale),
        "icon": service.icon,
        "description": pick(service.description, locale),
        "picture": None,
        "group": service.group_code,
        "keywords": _all_words(service.keywords, locale),
        "questions": [_show_question(question, locale) for question in service.questions],
        "due_hours": service.due_hours,
        "is_private": service.is_private,
        "asset_layer": service.asset_layer,
        "duplicate_radius_m": service.duplicate_radius_m,
        "popularity": count,
        "likely": asdict(likely) if likely else None,
    }


def _all_words(keywords: dict[str, list[str]], locale: str) -> list[str]:
    """Every language's words, the reader's first: people write as they speak, whatever the screen's language."""
    order = sorted(keywords, key=lambda language: (language != locale, language != "fr"))
    return list(dict.fromkeys(word for language in order for word in keywords[language]))


def _show_question(question: dict[str, Any], locale: str) -> dict[str, Any]:
    stop = question.get("stop")
    values = question.get("values")
    return {
        "code": question["code"],
        "order": question.get("order", 1),
        "datatype": question["datatype"],
        "is_required": bool(question.get("is_required")),
        "label": pick(question["label"], locale),
        "hint": pick(question["hint"], locale) if question.get("hint") else None,
        "values": [{"key": value["key"], "name": pick(value["name"], locale)} for value in values] if values else None,
        "shown_if": question.get("shown_if"),
        "stop": {
            "values": stop["values"],
            "title": pick(stop["title"], locale),
            "text": pick(stop["text"], locale),
            "phone": stop.get("phone"),
        }
        if stop
        else None,
    }
