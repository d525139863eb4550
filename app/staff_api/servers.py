"""The servers of others that do a department's work: where they are, how they are followed, what they answer."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.actions import catalog, config_versions
from app.actions import settings_servers as servers
from app.actions.remote_servers import REMOTE_SERVER, show_server
from app.actions.settings_servers import ServerState
from app.core.workflow import Role
from app.models.exchange import REMOTE_STATES
from app.staff_api.servers_schemas import (
    RemoteCheckSchema,
    RemoteServerAskedSchema,
    RemoteServerChangeSchema,
    RemoteServersSchema,
)
from app.staff_api.settings import CHANGE_RATES, checked_code, write
from app.staff_api.settings_schemas import IfMatchTagSchema, WrittenSchema
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit

blueprint = Blueprint(
    "staff_servers", __name__, url_prefix="/staff/v1/settings/servers", description="Open311 servers of others"
)
admins = staff(Role.ADMIN)
CHECK_RATES = "20/minute"


@blueprint.route("", methods=["GET"])
@access(admins)
@blueprint.response(200, RemoteServersSchema)
def read_servers() -> dict[str, Any]:
    """Every department with its server, how many reports are where, and the town's services."""
    viewer, locale = require_staff(), current_locale()
    return {
        "departments": [_show(one, locale) for one in servers.list_states(viewer.jurisdiction_id)],
        "services": [
            {"code": service.code, "name": pick(service.name, locale)}
            for entry in catalog.list_services(viewer.jurisdiction_id)
            for service in entry.services
        ],
    }


@blueprint.route("/<string:code>", methods=["PUT"])
@access(admins)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(RemoteServerChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_server(headers: dict[str, Any], body: dict[str, Any], code: str) -> Response:
    """Write a department's server; with `If-Match: "none"` a new one. The key is never answered."""
    return write(REMOTE_SERVER, checked_code(code), body)


@blueprint.route("/<string:code>/check", methods=["POST"])
@access(admins)
@rate_limit(CHECK_RATES, name="staff.server-check")
@blueprint.arguments(RemoteServerAskedSchema)
@blueprint.response(200, RemoteCheckSchema)
def check_server(body: dict[str, Any], code: str) -> dict[str, Any]:
    """Ask a server, as it would be written, what it knows; nothing is sent to it, and nothing is written here."""
    found = servers.check(require_staff().jurisdiction_id, checked_code(code), body)
    return {
        "outcome": found.outcome,
        "reason": found.reason,
        "services": [{"code": code, "name": name} for code, name in found.services.items()],
        "missing": list(found.missing),
        "key": found.key,
        "is_told": found.is_told,
    }


def _show(state: ServerState, locale: str) -> dict[str, Any]:
    row, snapshot = state.server, show_server(state.server)
    return {
        "department": state.department.code,
        "name": pick(state.department.name, locale),
        "etag": config_versions.tag_of(snapshot),
        "server": None
        if row is None or snapshot is None
        else {
            **snapshot,
            "has_key": servers.has_key(row),
            "polled_at": row.polled_at,
            "last_error": row.last_error,
        },
        "counts": {name: state.counts.get(name, 0) for name in REMOTE_STATES},
        "services": list(state.routed),
    }
