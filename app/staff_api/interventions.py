"""Handing reports to outside bodies by a link: the list of bodies, the links, and what becomes of them."""

from __future__ import annotations

import uuid
from typing import Any

from app.actions import interventions, outside_bodies, staff_catalog
from app.actions.intervention_answers import DECLINE_REASONS
from app.actions.interventions import Handed
from app.actions.outside_bodies import BodyValues
from app.core import errors, workflow
from app.core.errors import FieldError, ProblemError
from app.core.workflow import Role
from app.models import OutsideBody, Report
from app.staff_api.interventions_schemas import (
    BodiesSchema,
    BodySchema,
    BodyValuesSchema,
    HandOverSchema,
    InterventionListSchema,
    InterventionsSchema,
    RenewSchema,
    SendBackSchema,
    StatesSchema,
)
from app.web.auth import access, desk, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import actor, find_or_404
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit

blueprint = Blueprint(
    "staff_interventions", __name__, url_prefix="/staff/v1", description="Outside bodies, and the links they are sent"
)

CHANGE_RATES = "240/minute"
editors = staff(Role.MANAGER, Role.ADMIN)


@blueprint.route("/outside-bodies", methods=["GET"])
@access(desk)
@blueprint.response(200, BodiesSchema)
def list_bodies() -> dict[str, Any]:
    """Every outside body of the town, the active ones first."""
    return {"bodies": [show_body(body) for body in outside_bodies.list_bodies(require_staff().jurisdiction_id)]}


@blueprint.route("/outside-bodies", methods=["POST"])
@access(editors)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(BodyValuesSchema)
@blueprint.response(201, BodySchema)
def add_body(body: dict[str, Any]) -> dict[str, Any]:
    """Add a body to the list."""
    viewer = require_staff()
    return show_body(outside_bodies.save_body(None, _values(viewer.jurisdiction_id, body), by=actor(viewer)))


@blueprint.route("/outside-bodies/<int(max=2147483647):body_id>", methods=["PUT"])
@access(editors)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(BodyValuesSchema)
@blueprint.response(200, BodySchema)
def change_body(body: dict[str, Any], body_id: int) -> dict[str, Any]:
    """Change a body; one that is not active keeps its links and gets no new ones."""
    viewer = require_staff()
    return show_body(outside_bodies.save_body(body_id, _values(viewer.jurisdiction_id, body), by=actor(viewer)))


@blueprint.route("/reports/<uuid:report_id>/interventions", methods=["GET"])
@access(desk)
@blueprint.response(200, InterventionsSchema)
def list_interventions(report_id: uuid.UUID) -> dict[str, Any]:
    """The links of a report, newest first, and the bodies it could be handed to, those that are meant for it first."""
    return _show_all(find_or_404(require_staff(), report_id))


@blueprint.route("/reports/<uuid:report_id>/interventions", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(HandOverSchema)
@blueprint.response(201, InterventionsSchema)
def hand_over(body: dict[str, Any], report_id: uuid.UUID) -> dict[str, Any]:
    """Hand the report to a body and mail it the link. The same `id` again does nothing twice."""
    viewer = require_staff()
    report = find_or_404(viewer, report_id)
    interventions.hand_over(
        report.id, body["id"], body["body_id"], body["message"].strip(), days=body["days"], by=actor(viewer)
    )
    return _show_all(report)


@blueprint.route("/interventions", methods=["GET"])
@access(desk)
@blueprint.arguments(StatesSchema, location="query")
@blueprint.response(200, InterventionListSchema)
def list_all(query: dict[str, Any]) -> dict[str, Any]:
    """The links of every report that the viewer may see, those that moved last first."""
    found = interventions.list_visible(require_staff(), query["state"])
    return {"interventions": [show_handed(one) for one in found]}


@blueprint.route("/interventions/<uuid:intervention_id>/renew", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(RenewSchema)
@blueprint.response(200, InterventionsSchema)
def renew(body: dict[str, Any], intervention_id: uuid.UUID) -> dict[str, Any]:
    """Let a link live longer."""
    viewer = require_staff()
    handed = interventions.find_handed(viewer, intervention_id)
    interventions.renew(handed, body["days"], by=actor(viewer))
    return _show_all(find_or_404(viewer, handed.intervention.report_id))


@blueprint.route("/interventions/<uuid:intervention_id>/revoke", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.response(200, InterventionsSchema)
def revoke(intervention_id: uuid.UUID) -> dict[str, Any]:
    """Withdraw a link; the body is told."""
    viewer = require_staff()
    handed = interventions.find_handed(viewer, intervention_id)
    interventions.revoke(handed, by=actor(viewer))
    return _show_all(find_or_404(viewer, handed.intervention.report_id))


@blueprint.route("/interventions/<uuid:intervention_id>/accept", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.response(200, InterventionsSchema)
def accept(intervention_id: uuid.UUID) -> dict[str, Any]:
    """Close the report as resolved by what the body says it did; whoever follows is told."""
    viewer = require_staff()
    handed = interventions.find_handed(viewer, intervention_id)
    return _show_all(interventions.accept(handed, by=actor(viewer)))


@blueprint.route("/interventions/<uuid:intervention_id>/send-back", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(SendBackSchema)
@blueprint.response(200, InterventionsSchema)
def send_back(body: dict[str, Any], intervention_id: uuid.UUID) -> dict[str, Any]:
    """Ask the body again, with a word of why."""
    viewer = require_staff()
    handed = interventions.find_handed(viewer, intervention_id)
    interventions.send_back(handed, body["text"].strip(), by=actor(viewer))
    return _show_all(find_or_404(viewer, handed.intervention.report_id))


def show_body(body: OutsideBody) -> dict[str, Any]:
    """A BodySchema mapping."""
    names = ("id", "name", "email", "phone", "locale", "service_codes", "area_codes", "may_close", "is_active")
    return {name: getattr(body, name) for name in names}


def show_handed(handed: Handed) -> dict[str, Any]:
    """An InterventionSchema mapping."""
    one = handed.intervention
    return {
        "id": one.id,
        "public_id": handed.public_id,
        "body": handed.body.name,
        "may_close": handed.body.may_close,
        "state": one.state,
        "is_expired": handed.is_expired,
        "message": one.message,
        "answer": one.answer,
        "reason": _reason(one.reason_code),
        "planned_at": one.planned_at,
        "sent_by": handed.sent_by,
        "created_at": one.created_at,
        "updated_at": one.updated_at,
        "answered_at": one.answered_at,
        "expires_at": one.expires_at,
        "photo_ids": list(handed.photo_ids),
    }


def _reason(code: str | None) -> str | None:
    known = {reason.code: reason for reason in (*workflow.NO_PHOTO_REASONS, *DECLINE_REASONS)}
    return known[code].label(current_locale()) if code in known else None


def _show_all(report: Report) -> dict[str, Any]:
    return {
        "interventions": [show_handed(one) for one in interventions.list_of_report(report)],
        "bodies": [
            {"id": body.id, "name": body.name, "fits": fits, "may_close": body.may_close}
            for body, fits in outside_bodies.list_fitting(report)
        ],
        "days": interventions.DAYS,
        "etag": f'"{report.version}"',
    }


def _values(town: int, body: dict[str, Any]) -> BodyValues:
    """What the editor sends. Raises validation.failed for a service or area that the town does not have."""
    areas = {code for code, _ in staff_catalog.list_areas(town)}
    unknown = [FieldError("area_codes", errors.AREA_UNKNOWN) for code in body["area_codes"] if code not in areas]
    staff_catalog.find_chosen(town, service_codes=tuple(body["service_codes"]))
    if unknown:
        raise ProblemError(errors.VALIDATION_FAILED, errors=unknown[:1])
    return BodyValues(
        name=body["name"].strip(),
        email=body["email"].strip(),
        phone=(body["phone"] or "").strip() or None,
        locale=body["locale"],
        service_codes=tuple(body["service_codes"]),
        area_codes=tuple(body["area_codes"]),
        may_close=body["may_close"],
        is_active=body["is_active"],
    )
