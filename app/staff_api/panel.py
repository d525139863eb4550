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
from app.actions.due_dates import CHANGED, change_due
from app.actions.parts import MAXIMUM_PARTS, Part, Task, split_report, undo_split
from app.actions.report_changes import add_note, assign_report, reassign_report
from app.actions.report_panel import Panel
from app.core import errors, workflow
from app.core.errors import ProblemError
from app.core.languages import nearest_full
from app.core.workflow import Role
from app.models import Report, Reporter
from app.staff_api.panel_schemas import (
    AssignSchema,
    ContactAnswerSchema,
    ContactRequestSchema,
    DueChangeSchema,
    NoteSchema,
    NothingSchema,
    PanelSchema,
    ReassignSchema,
    SplitSchema,
)
from app.web.auth import Access, access, desk, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import IfMatchSchema, StatusChangeSchema, apply_change, apply_status, find_or_404
from app.web.due_words import explain_due
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import is_late, mask_email, show_card, show_department
from app.web.stops import StopSchema, etag_of, show_stop

blueprint = Blueprint("staff_panel", __name__, url_prefix="/staff/v1", description="One report on the dashboard")

CHANGE_RATES = "240/minute"
CONTACT_RATES = "60/minute"
View = Callable[..., Response]
managers = staff(Role.MANAGER, Role.ADMIN)


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


def _change(
    verb: str, body: type[Schema], *, allowed: Access = desk
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Make a view of a change: a POST for those `allowed`, paced, with If-Match and a body; it answers the report."""

    def declare(view: View) -> View:
        @wraps(view)
        def make_change(_headers: dict[str, Any], body: dict[str, Any], report_id: uuid.UUID) -> Response:
            return view(body, report_id)

        wrapped: View = blueprint.response(200, StopSchema)(make_change)
        wrapped = blueprint.arguments(body)(wrapped)
        wrapped = blueprint.arguments(IfMatchSchema, location="headers")(wrapped)
        wrapped = rate_limit(CHANGE_RATES, name="staff.change")(wrapped)
        wrapped = access(allowed)(wrapped)
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


@_change("split", SplitSchema)
def split(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Split a report into parts, each a report of its own for a department; it closes with the last of them."""
    tasks = [Task(task["department_code"], task["words"].strip()) for task in body["tasks"]]
    return apply_change(
        require_staff(), report_id, lambda by, version: split_report(report_id, tasks, by=by, version=version)
    )


@_change("unsplit", NothingSchema)
def unsplit(_body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Take all parts back, while no department has touched its own."""
    return apply_change(require_staff(), report_id, lambda by, version: undo_split(report_id, by=by, version=version))


@_change("due", DueChangeSchema, allowed=managers)
def set_due(body: dict[str, Any], report_id: uuid.UUID) -> Response:
    """Give a report another due date, with its reason."""
    return apply_change(
        require_staff(),
        report_id,
        lambda by, version: change_due(
            report_id, body["due_at"], body["reason"].strip(), tells=body["tells"], by=by, version=version
        ),
    )


@blueprint.route("/reports/<uuid:report_id>/contact", methods=["POST"])
@access(desk)
@rate_limit(CONTACT_RATES, name="staff.contact")
@blueprint.arguments(ContactRequestSchema)
@blueprint.response(200, ContactAnswerSchema)
def show_contact(body: dict[str, Any], report_id: uuid.UUID) -> dict[str, Any]:
    """The sender's contact, for those who may work on the report; each look is recorded with its reason."""
    viewer = require_staff()
    reporter = report_panel.show_contact(viewer, find_or_404(viewer, report_id), body["reason"])
    return {"contact": _show_contact(reporter)}


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
        "reporter": _show_sender(panel.reporter),
        **_show_due(panel, viewer, nearest_full(locale)),
        **_show_parts(panel, locale),
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


def _show_sender(reporter: Reporter | None) -> dict[str, bool] | None:
    if reporter is None:
        return None
    return {"has_name": bool(reporter.name), "has_email": bool(reporter.email), "has_phone": bool(reporter.phone)}


def _show_contact(reporter: Reporter | None) -> dict[str, Any] | None:
    if reporter is None:
        return None
    return {
        "name": reporter.name,
        "email": reporter.email,
        "phone": reporter.phone,
        "email_confirmed": reporter.email_confirmed_at is not None,
    }


def _show_due(panel: Panel, viewer: SignedIn, locale: str) -> dict[str, Any]:
    report = panel.detail.card.report
    reason = report.due_reason
    return {
        "due": {
            "at": report.due_at,
            "sentence": explain_due(reason, panel.due_changed_by, locale),
            "is_changed": (reason or {}).get("code") == CHANGED,
        },
        "may_change_due": viewer.role in managers.roles and report.closed_at is None,
    }


def _show_parts(panel: Panel, locale: str) -> dict[str, Any]:
    report, parts, whole = panel.detail.card.report, panel.parts, panel.whole
    is_splittable = report.closed_at is None and report.part_of_id is None and len(parts) < MAXIMUM_PARTS
    return {
        "parts": [_show_part(part, locale) for part in parts],
        "part_of": {
            "public_id": whole.public_id,
            "status": whole.status,
            "status_label": workflow.STATUSES[whole.status].label(locale),
        }
        if whole
        else None,
        "may_split": is_splittable,
        "may_unsplit": bool(parts) and all(part.is_untouched for part in parts),
    }


def _show_part(part: Part, locale: str) -> dict[str, Any]:
    return {
        "public_id": part.report.public_id,
        "department": show_department(part.department, locale),
        "status": part.report.status,
        "status_label": workflow.STATUSES[part.report.status].label(locale),
        "is_open": part.report.closed_at is None,
        "is_late": is_late(part.report),
        "words": part.report.description,
    }
