"""Completes the API's document from what the views declare: who may call, how often, and what a refusal looks like."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from flask_smorest import Api
from limits import parse_many

from app.core import errors
from app.web.auth import access_of
from app.web.examples import complete_examples
from app.web.problems import CONTENT_TYPE
from app.web.ratelimit import RATES_ATTRIBUTE

SESSION = "session"
LIMITED = "LIMITED"
ABOUT = (
    "Reports of street issues. Errors are `application/problem+json` (RFC 9457) with a stable `code`, all of them in "
    "docs/errors.md. What is promised, and what changes when, is in docs/api-changelog.md. Texts come in the language "
    "of `Accept-Language` or of the parameter `lang`. Phones prove that a report is theirs by its follow token "
    "(parameter `token`)."
)
HEADERS = {
    "Retry-After": ("Seconds to wait.", "42"),
    "RateLimit": ("Calls left, and seconds until there are more, for each limit.", '"reports-3600";r=0;t=42'),
    "RateLimit-Policy": ("Calls and seconds of each limit.", '"reports-3600";q=30;w=3600'),
}


def complete(app: Flask, api: Api) -> None:
    """Add to each operation its access and limits, and examples of what is sent, answered and refused."""
    with app.app_context():
        _add_components(api)
        endpoints = {
            (_path(rule.rule), method): rule.endpoint
            for rule in app.url_map.iter_rules()
            for method in rule.methods or ()
        }
        for path, item in api.spec._paths.items():
            for method, operation in item.items():
                endpoint = endpoints.get((path, method.upper()))
                if endpoint is not None and "responses" in operation:
                    _complete_operation(app, endpoint, method.upper(), operation)
        complete_examples({"paths": api.spec._paths, "components": api.spec.to_dict()["components"]})


def _add_components(api: Api) -> None:
    spec = api.spec
    spec.options.setdefault("info", {})["description"] = ABOUT
    spec.options["info"]["license"] = {"name": "MPL-2.0", "identifier": "MPL-2.0"}
    spec.components.security_scheme(
        SESSION,
        {
            "type": "apiKey",
            "in": "cookie",
            "name": "__Host-rueclaire",
            "description": "Members of staff, once signed in.",
        },
    )
    told = errors.KINDS[errors.RATE_LIMITED]
    spec.components.response(
        LIMITED,
        {
            "description": "Too many calls in a short time.",
            "headers": {
                name: {"description": text, "schema": {"type": "string"}, "example": example}
                for name, (text, example) in HEADERS.items()
            },
            "content": {
                CONTENT_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": _problem(told.code, told.status, told.en.format(seconds=42)),
                }
            },
        },
    )
    missing = errors.KINDS[errors.AUTH_REQUIRED]
    for name, response in spec.components.responses.items():
        if name == "DEFAULT_ERROR":
            response["content"][CONTENT_TYPE]["example"] = _problem(missing.code, missing.status, missing.en)


def _problem(code: str, status: int, detail: str) -> dict[str, Any]:
    return {
        "type": f"/docs/errors#{code.replace('.', '')}", "title": code, "status": status, "code": code, "detail": detail
    }  # fmt: skip


def _complete_operation(app: Flask, endpoint: str, method: str, operation: dict[str, Any]) -> None:
    declared = access_of(app, endpoint, method)
    if declared is not None and declared.kind == "staff":
        operation["security"] = [{SESSION: []}]
        operation["x-roles"] = sorted(role.value for role in declared.roles)
    else:
        operation["security"] = []
    rates = getattr(_view(app, endpoint, method), RATES_ATTRIBUTE, None)
    if rates is not None:
        operation["responses"]["429"] = {"$ref": f"#/components/responses/{LIMITED}"}
        operation["x-rate-limits"] = [
            {"calls": limit.amount, "seconds": limit.get_expiry()} for limit in parse_many(rates)
        ]


def _view(app: Flask, endpoint: str, method: str) -> Any:
    view = app.view_functions[endpoint]
    view_class = getattr(view, "view_class", None)
    return getattr(view_class, method.lower(), view) if view_class is not None else view


def _path(rule: str) -> str:
    """Flask's `/x/<int:id>` as OpenAPI's `/x/{id}`."""
    return re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule)
