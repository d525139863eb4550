"""GET Service List and GET Service Definition."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.actions import catalog
from app.models import Service
from app.open311.discovery import RATES
from app.open311.formats import answer
from app.open311.room import GeoReportError, blueprint, find_town
from app.web.auth import access, public
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit


@blueprint.route("/services.<any(xml,json):suffix>", methods=["GET"])
@access(public)
@rate_limit(RATES, name="open311.read")
def list_services(suffix: str) -> Response:
    """What can be reported, in the town's order."""
    locale, town = current_locale(), find_town()
    found = [
        _show(service, pick(entry.group.name, locale), locale)
        for entry in catalog.list_services(town.id)
        for service in entry.services
    ]
    return answer(found, suffix, "services")


@blueprint.route("/services/<path:code>.<any(xml,json):suffix>", methods=["GET"])
@access(public)
@rate_limit(RATES, name="open311.read")
def define_service(code: str, suffix: str) -> Response:
    """The questions of one service, in their order from 1."""
    service = catalog.find_service(find_town().id, code)
    if service is None:
        raise GeoReportError(404, "service_code provided was not found")
    locale = current_locale()
    attributes = [_attribute(question, place, locale) for place, question in enumerate(service.questions, 1)]
    return answer({"service_code": service.code, "attributes": attributes}, suffix, "service_definition")


def _show(service: Service, group: str, locale: str) -> dict[str, Any]:
    return {
        "service_code": service.code,
        "service_name": pick(service.name, locale),
        "description": pick(service.description, locale),
        "metadata": bool(service.questions),
        "type": "batch" if service.is_batch else "realtime",
        "keywords": ", ".join(service.keywords.get(locale) or service.keywords.get("fr") or ()),
        "group": group,
    }


def _attribute(question: dict[str, Any], place: int, locale: str) -> dict[str, Any]:
    return {
        "variable": True,
        "code": question["code"],
        "datatype": question["datatype"],
        "required": bool(question.get("is_required")) and not question.get("shown_if"),
        "datatype_description": pick(question.get("hint"), locale) or None,
        "order": place,
        "description": pick(question.get("label"), locale),
        "values": [{"key": item["key"], "name": pick(item["name"], locale)} for item in question.get("values") or ()],
    }
