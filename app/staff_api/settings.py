"""What the town sets: services, departments, its own rules; every change kept, shown and taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response, jsonify, request

from app.actions import catalog, config_versions
from app.actions import settings_departments as departments
from app.actions import settings_services as services
from app.actions import settings_town as town_rules
from app.actions.accounts import SignedIn
from app.actions.config_versions import Listed, Snapshot
from app.actions.settings_services import WHOLE
from app.core import errors
from app.core.errors import ProblemError
from app.core.workflow import Role
from app.models import ConfigVersion
from app.staff_api.settings_schemas import (
    DepartmentChangeSchema,
    DepartmentSettingsSchema,
    GroupChangeSchema,
    IfMatchTagSchema,
    NotedSchema,
    OrderChangeSchema,
    ServiceChangeSchema,
    ServiceSettingsSchema,
    TakenBackSchema,
    TownChangeSchema,
    TownSettingsSchema,
    VersionDetailSchema,
    VersionsQuerySchema,
    VersionsSchema,
    WrittenSchema,
)
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import rate_limit
from geo import assets

blueprint = Blueprint("staff_settings", __name__, url_prefix="/staff/v1/settings", description="What the town sets")

in_charge = staff(Role.MANAGER, Role.ADMIN)
"""Those who set things; which ones, the editors say."""
CHANGE_RATES = "240/minute"
SHOWN_DIFFERENCES = 12
PAGE = 40
VERSION_ID = "<int(max=9223372036854775807):version_id>"


def expected_tag() -> str:
    """The version named by If-Match. Raises ProblemError report.if_match_required when none is named."""
    header = request.headers.get("If-Match", "").strip()
    if not header or header == "*":
        raise ProblemError(errors.IF_MATCH_REQUIRED)
    return header.removeprefix("W/").strip('"')


def write(kind: str, key: str, body: dict[str, Any]) -> Response:
    """Write a thing as the body says, against the version of If-Match; answer it as it is then."""
    viewer = require_staff()
    value = {name: part for name, part in body.items() if name != "note"}
    made = config_versions.change(viewer, kind, key, value, expected=expected_tag(), note=body.get("note"))
    return answer(viewer, kind, key, made)


def answer(viewer: SignedIn, kind: str, key: str, made: ConfigVersion | None) -> Response:
    """A thing as it is now, with its version."""
    value, tag = config_versions.read_current(viewer.jurisdiction_id, kind, key)
    response = jsonify(
        WrittenSchema().dump({"key": key, "value": value, "etag": tag, "version": made.id if made else None})
    )
    response.headers["ETag"] = f'"{tag}"'
    return response


@blueprint.route("/services", methods=["GET"])
@access(in_charge)
@blueprint.response(200, ServiceSettingsSchema)
def read_services() -> dict[str, Any]:
    """Every service and group, retired ones too, each with its version."""
    viewer = require_staff()
    town = viewer.jurisdiction_id
    rows, groups, recent = services.list_services(town), services.list_groups(town), catalog.count_recent(town)
    _order, order_tag = config_versions.read_current(town, services.ORDER, WHOLE)
    return {
        "groups": [_tagged({"code": group.code, "name": group.name}) for group in groups],
        "services": [_tagged(services.show_service(row)) | {"recent": recent.get(row.id, 0)} for row in rows],
        "order_etag": order_tag,
        "icons": sorted({row.icon for row in rows}),
        "layers": [code for code, _name, _count in assets.list_layers(town)],
        "may_change": config_versions.sets_whole_town(viewer),
    }


@blueprint.route("/services/<string:code>", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(ServiceChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_service(headers: dict[str, Any], body: dict[str, Any], code: str) -> Response:
    """Write a service; with `If-Match: "none"` a new one. 412 `config.changed` carries `current`."""
    return write(services.SERVICE, checked_code(code), body)


@blueprint.route("/groups/<string:code>", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(GroupChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_group(headers: dict[str, Any], body: dict[str, Any], code: str) -> Response:
    """Write a group of services."""
    return write(services.GROUP, checked_code(code), body)


@blueprint.route("/service-order", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(OrderChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_order(headers: dict[str, Any], body: dict[str, Any]) -> Response:
    """Put groups and services in order."""
    return write(services.ORDER, WHOLE, body)


@blueprint.route("/departments", methods=["GET"])
@access(in_charge)
@blueprint.response(200, DepartmentSettingsSchema)
def read_departments() -> dict[str, Any]:
    """Every department, with its version and how many rules answer with it."""
    viewer = require_staff()
    rules = departments.count_rules(viewer.jurisdiction_id)
    return {
        "departments": [
            _tagged(departments.show_department(row))
            | {
                "rules": rules.get(row.id, 0),
                "may_change": config_versions.may_change(viewer, departments.DEPARTMENT, row.code),
            }
            for row in departments.list_departments(viewer.jurisdiction_id)
        ],
        "may_add": config_versions.sets_whole_town(viewer),
    }


@blueprint.route("/departments/<string:code>", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(DepartmentChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_department(headers: dict[str, Any], body: dict[str, Any], code: str) -> Response:
    """Write a department; managers write their own."""
    return write(departments.DEPARTMENT, checked_code(code), body)


@blueprint.route("/town", methods=["GET"])
@access(in_charge)
@blueprint.response(200, TownSettingsSchema)
def read_town() -> dict[str, Any]:
    """The town's own rules."""
    viewer = require_staff()
    value, tag = config_versions.read_current(viewer.jurisdiction_id, town_rules.TOWN, WHOLE)
    days = [{**day, "date": _day(day["date"])} for day in value["holidays"]["extra"]]
    shown = {**value, "holidays": {**value["holidays"], "extra": days}}
    return {**shown, "etag": tag, "may_change": config_versions.sets_whole_town(viewer)}


@blueprint.route("/town", methods=["PUT"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(TownChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_town(headers: dict[str, Any], body: dict[str, Any]) -> Response:
    """Write the town's own rules."""
    for day in body["holidays"]["extra"]:
        day["date"] = day["date"].isoformat()
    return write(town_rules.TOWN, WHOLE, body)


@blueprint.route("/versions", methods=["GET"])
@access(in_charge)
@blueprint.arguments(VersionsQuerySchema, location="query")
@blueprint.response(200, VersionsSchema)
def read_versions(query: dict[str, Any]) -> dict[str, Any]:
    """What was changed, by whom and when, newest first."""
    viewer = require_staff()
    found = config_versions.list_versions(
        viewer.jurisdiction_id, kind=query["kind"], key=query["key"], before_id=query["before"], limit=PAGE + 1
    )
    shown = found[:PAGE]
    return {
        "versions": [_show(viewer, one) for one in shown],
        "next": shown[-1].version.id if len(found) > PAGE else None,
    }


@blueprint.route(f"/versions/{VERSION_ID}", methods=["GET"])
@access(in_charge)
@blueprint.response(200, VersionDetailSchema)
def read_version(version_id: int) -> Response:
    """One change, and what taking it back would change now."""
    viewer = require_staff()
    version = config_versions.find_version(viewer.jurisdiction_id, version_id)
    tag = config_versions.tag_of_batch(version)
    editor = config_versions.EDITORS.get(version.kind)
    current = editor.read(viewer.jurisdiction_id, version.key) if editor else None
    back = config_versions.differences(current, version.before)
    listed = Listed(version, None, len(config_versions.changes_of_batch(version)))
    response = jsonify(VersionDetailSchema().dump({**_show(viewer, listed, whole=True), "back": back, "etag": tag}))
    response.headers["ETag"] = f'"{tag}"'
    return response


@blueprint.route(f"/versions/{VERSION_ID}/take-back", methods=["POST"])
@access(in_charge)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(NotedSchema)
@blueprint.response(200, TakenBackSchema)
def take_back(headers: dict[str, Any], body: dict[str, Any], version_id: int) -> dict[str, Any]:
    """Write again what was there before a change, as a new version."""
    made = config_versions.take_back(require_staff(), version_id, expected=expected_tag(), note=body["note"])
    return {"versions": [one.id for one in made]}


def checked_code(code: str) -> str:
    """A code fit for an address. Raises ProblemError config.not_found for anything else."""
    if not code.isascii() or len(code) > 60 or not code.replace("_", "").replace("-", "").isalnum():
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    return code


def _tagged(snapshot: Snapshot) -> dict[str, Any]:
    return {**snapshot, "etag": config_versions.tag_of(snapshot)}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _show(viewer: SignedIn, listed: Listed, *, whole: bool = False) -> dict[str, Any]:
    version = listed.version
    found = config_versions.differences(version.before, version.after)
    shown = found if whole else found[:SHOWN_DIFFERENCES]
    known = version.kind in config_versions.EDITORS
    return {
        "id": version.id,
        "kind": version.kind,
        "key": version.key,
        "by": listed.by,
        "at": version.created_at,
        "note": version.note,
        "takes_back": version.takes_back,
        "batch_size": listed.batch_size,
        "differences": shown,
        "more": len(found) - len(shown),
        "may_take_back": known and config_versions.may_change(viewer, version.kind, version.key),
    }
