"""The dashboard's panel: one report with everything about it, and what the desk can do with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, jsonify
from marshmallow import Schema

from app.actions import report_lists, report_panel
from app.actions.accounts import SignedIn
from app.actions.report_changes import add_note, assign_report, reassign_report
from app.actions.report_panel import Panel
from app.core import errors
from app.core.errors import ProblemError
from app.models import Report, Reporter
from app.staff_api.schemas import (
    AssignSchema,
    NoteSchema,
    PanelSchema,
    ReassignSchema,
)
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.changes import IfMatchSchema, StatusChangeSchema, apply_change, apply_status, find_or_404
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import mask_email, show_card
from app.web.stops import StopSchema, etag_of, show_stop

blueprint = Blueprint("staff_panel", __name__, url_prefix="/staff/v1", description="One report on the dashboard")

CHANGE_RATES = "240/minute"


@blueprint.route("/reports/<uuid:report_id>", methods=["GET"])
@access(desk)
@blueprint.response(200, PanelSchema)
def read_panel(report_id: uuid.UUID) -> Response:
    """A whole report, with its ETag. Showing the sender's contact is recorded (`reporter.seen`)."""
    viewer = require_staff()
    return _answer(viewer, find_or_404(viewer, report_id))


@blueprint.route("/reports/by-number/<string:public_id>", methods=["GET"])
@access(desk)
@blueprint.response(200, PanelSchema)
def read_panel_by_number(public_id: str) -> Response:
    """The same by the number that residents read over the telephone."""
    viewer = require_staff()
    report = report_lists.find_visible_number(viewer, public_id)
    if report is None:
        raise ProblemError(errors.REPORT_NOT_FOUND)
    return _answer(viewer, report)


def _change(verb: str, body: type[Schema]) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Make a view of a change: a POST for the desk, paced, with If-Match and a body; it answers the report."""

    def declare(view: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(view)
        def make_change(_headers: dict[str, Any], body: dict[str, Any], report_id: uuid.UUID) -> Response:
            return view(body, report_id)

        wrapped: Callable[..., Response] = blueprint.response(200, StopSchema)(make_change)
        wrapped = blueprint.arguments(body)(wrapped)
        wrapped = blueprint.arguments(IfMatchSchema, location="headers")(wrapped)
        wrapped = rate_limit(CHANGE_RATES, name="staff.change")(wrapped)
        wrapped = access(desk)(wrapped)
        return blueprint.route(f"/reports/<uuid:report_id>/{verb}", methods=["POST"])(wrapped)

    return declare


@_change("status", StatusChangeSchema)
def change_status(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Make a move that the workflow allows. The same `id` again does nothing twice; 412 carries `current`."""
    return apply_status(require_staff(), report_id, body)


@_change("reassign", ReassignSchema)
def reassign(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Give a report to another department."""
    return apply_change(
        require_staff(),
        report_id,
        lambda by, version: reassign_report(report_id, body["department_code"], body["note"], by=by, version=version),
    )


@_change("notes", NoteSchema)
def write_note(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Add a note: internal, calling the colleagues it names with an @; or public and sent to whoever follows."""
    return apply_change(
        require_staff(),
        report_id,
        lambda by, version: add_note(
            report_id,
            body["text"].strip(),
            is_public=body["is_public"],
            template=body["template"],
            by=by,
            version=version,
        ),
    )


@_change("assign", AssignSchema)
def assign(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Put a report on somebody's round, or on nobody's."""
    return apply_change(
        require_staff(),
        report_id,
        lambda by, version: assign_report(report_id, body["staff_id"], by=by, version=version),
    )


def _answer(viewer: SignedIn, report: Report) -> Response:
    panel = report_panel.open_panel(viewer, report)
    response = jsonify(PanelSchema().dump(_show_panel(panel, viewer)))
    response.headers["ETag"] = etag_of(panel.detail.card.report)
    return response


def _show_panel(panel: Panel, viewer: SignedIn) -> dict[str, Any]:
    locale = current_locale()
    report = panel.detail.card.report
    return {
        **show_stop(panel.detail, viewer, locale),
        "needs_dispatch": report.needs_dispatch,
        "contested": report.contested_count > 0,
        "reporter": _show_reporter(panel.reporter),
        "notifications": [
            {
                "event": trace.event,
                "channel": trace.channel,
                "state": trace.state,
                "recipient_masked": mask_email(trace.recipient),
                "created_at": trace.created_at,
                "sent_at": trace.sent_at,
                "attempts": trace.attempts,
                "last_error": trace.last_error,
            }
            for trace in panel.notifications
        ],
        "audit": [
            {
                "action": line.action,
                "actor_kind": line.actor_kind,
                "by": line.staff_name,
                "at": line.at,
                "detail": line.detail,
            }
            for line in panel.audit
        ],
        "routing": report.routing,
        "nearby": [show_card(card, locale) for card in panel.nearby],
        "duplicates": list(panel.detail.duplicates),
    }


def _show_reporter(reporter: Reporter | None) -> dict[str, Any] | None:
    if reporter is None or reporter.erased_at is not None:
        return None
    return {
        "name": reporter.name,
        "email": reporter.email,
        "phone": reporter.phone,
        "email_confirmed": reporter.email_confirmed_at is not None,
    }
