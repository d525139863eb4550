"""The public dataset as an admin sets it: its rules, its last build, and what that left out."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.actions import config_versions, open_data
from app.actions import settings_open_data as open_data_settings
from app.actions.open_data_rules import LICENCES
from app.actions.settings_services import WHOLE
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Jurisdiction
from app.staff_api.open_data_schemas import OpenDataBuildSchema, OpenDataChangeSchema, OpenDataSettingsSchema
from app.staff_api.settings import CHANGE_RATES, write
from app.staff_api.settings_schemas import IfMatchTagSchema, WrittenSchema
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.open_months import show_month
from app.web.ratelimit import rate_limit

blueprint = Blueprint(
    "staff_open_data", __name__, url_prefix="/staff/v1/settings/open-data", description="What a town publishes"
)

admin = staff(Role.ADMIN)
BUILD_RATES = "20/hour"


@blueprint.route("", methods=["GET"])
@access(admin)
@blueprint.response(200, OpenDataSettingsSchema)
def read_open_data() -> dict[str, Any]:
    """The rules of the dataset, what is published, how the last build went, and what it left out, month by month."""
    viewer = require_staff()
    town = db.session.get_one(Jurisdiction, viewer.jurisdiction_id)
    rules, tag = config_versions.read_current(town.id, open_data_settings.OPEN_DATA, WHOLE)
    return {
        **rules,
        "etag": tag,
        "licences": list(LICENCES.values()),
        "build": open_data_settings.read_build(town),
        "edition": open_data_settings.read_edition(town),
        "months": [show_month(one) for one in open_data.list_months(town)],
    }


@blueprint.route("", methods=["PUT"])
@access(admin)
@rate_limit(CHANGE_RATES, name="staff.settings")
@blueprint.arguments(IfMatchTagSchema, location="headers")
@blueprint.arguments(OpenDataChangeSchema)
@blueprint.response(200, WrittenSchema)
def write_open_data(headers: dict[str, Any], body: dict[str, Any]) -> Response:
    """Write the rules, and have the dataset built anew under them. 412 `config.changed` carries `current`."""
    return write(open_data_settings.OPEN_DATA, WHOLE, body)


@blueprint.route("/build", methods=["POST"])
@access(admin)
@rate_limit(BUILD_RATES)
@blueprint.response(202, OpenDataBuildSchema)
def build_now() -> open_data_settings.Build:
    """Have a worker build what changed now; one that is on its way already is not doubled."""
    return open_data_settings.ask_now(require_staff())
