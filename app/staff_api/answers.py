"""Answers kept ready: those a move offers, the mail that one would send, and the page where a town writes its own."""

from __future__ import annotations

from typing import Any

from app.actions import answers, config_versions, letters, notifications
from app.actions.answers import Draft, Template
from app.core import answers as core_answers
from app.core import errors, events, workflow
from app.core.errors import ProblemError
from app.core.languages import FULL_LOCALES, LOCALES, nearest_full
from app.core.workflow import Role
from app.models import Report, Staff
from app.staff_api.answers_schemas import (
    PreviewRequestSchema,
    PreviewSchema,
    TemplateDraftSchema,
    TemplateSchema,
    TemplatesQuerySchema,
    TemplatesSchema,
    TryRequestSchema,
)
from app.web.auth import access, desk, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import actor, find_or_404, forwarded_to
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit

blueprint = Blueprint("staff_answers", __name__, url_prefix="/staff/v1", description="Answers kept ready")

editors = staff(Role.MANAGER, Role.ADMIN)
"""Those who may try words out; writing them is for those who set the whole town."""
PREVIEW_RATES = "600/minute"
SAVE_RATES = "120/minute"


@blueprint.route("/templates", methods=["GET"])
@access(desk)
@blueprint.arguments(TemplatesQuerySchema, location="query")
@blueprint.response(200, TemplatesSchema)
def list_templates(query: dict[str, Any]) -> dict[str, Any]:
    """The answers in use, those of a service first; `all` also lists what is switched off, for the editor."""
    viewer = require_staff()
    found = answers.list_templates(viewer.jurisdiction_id, service_code=query["service"], only_active=not query["all"])
    locale = nearest_full(current_locale())
    return {
        "templates": [_show(one, locale) for one in found],
        "targets": [
            {
                "code": target,
                "label": workflow.STATUSES[target].label(locale) if target in workflow.STATUSES else "",
                "placeholders": [
                    core_answers.NAMES[key][FULL_LOCALES.index(locale)] for key in core_answers.placeholders_for(target)
                ],
            }
            for target in core_answers.TARGETS
        ],
        "languages": list(LOCALES),
        "may_edit": config_versions.sets_whole_town(viewer),
    }


@blueprint.route("/templates/<string:code>", methods=["PUT"])
@access(editors)
@rate_limit(SAVE_RATES, name="staff.template")
@blueprint.arguments(TemplateDraftSchema)
@blueprint.response(200, TemplateSchema)
def save_template(body: dict[str, Any], code: str) -> dict[str, Any]:
    """Write an answer; `version` is the one that was read, 0 for one the town has not written yet."""
    saved = answers.save_template(code, _draft(body), by=_editor(), version=body["version"])
    return _show(saved, nearest_full(current_locale()))


@blueprint.route("/templates/<string:code>", methods=["DELETE"])
@access(editors)
@rate_limit(SAVE_RATES, name="staff.template")
@blueprint.response(204)
def restore_template(code: str) -> None:
    """Take the town's own words away: a standard answer becomes the standard one again."""
    answers.restore_template(code, by=_editor())


def _editor() -> Staff:
    """Who writes: the words are the whole town's. Raises AUTH_FORBIDDEN for whoever is kept to a part of it."""
    viewer = require_staff()
    if not config_versions.sets_whole_town(viewer):
        raise ProblemError(errors.AUTH_FORBIDDEN)
    return actor(viewer)


@blueprint.route("/templates/try", methods=["POST"])
@access(editors)
@rate_limit(PREVIEW_RATES, name="staff.preview")
@blueprint.arguments(TryRequestSchema)
@blueprint.response(200, PreviewSchema)
def try_template(body: dict[str, Any]) -> dict[str, Any]:
    """The mail that a template would make of a report, before it is saved."""
    report = find_or_404(require_staff(), body["report_id"])
    words = answers.try_template(report, _draft(body))
    target = body["target"]
    return _preview(
        report, target, body["locale"], words.in_language(nearest_full(body["locale"])), dict(words.texts), {}
    )


@blueprint.route("/preview", methods=["POST"])
@access(desk)
@rate_limit(PREVIEW_RATES, name="staff.preview")
@blueprint.arguments(PreviewRequestSchema)
@blueprint.response(200, PreviewSchema)
def preview(body: dict[str, Any]) -> dict[str, Any]:
    """The mail that this change would send now, in the sender's language, and how many people it tells.

    Nothing is changed. `note` is what the template says in that language, or the words written in its place.
    """
    report = find_or_404(require_staff(), body["report_id"])
    competent = forwarded_to(body)
    details = {
        "planned_at": body["planned_at"],
        "reason_code": body["reason_code"],
        "forwarded_to": competent.get("name"),
        "duplicate_of": body["duplicate_of"],
    }
    told = answers.tell(report, body["to"], body["template"], body["note"], details)
    event_details = {**details, "forwarded_to": competent}
    shown = _preview(report, body["to"], report.locale, told.note, told.words, event_details)
    return shown | {"is_changed": bool(told.detail.get("is_changed")), "template": told.detail.get("template")}


def _preview(
    report: Report,
    target: str,
    locale: str,
    note: str | None,
    words: dict[str, str],
    details: dict[str, Any],
) -> dict[str, Any]:
    event = events.REPORT_ANSWERED if target == core_answers.ANSWER else events.EVENT_OF_STATUS[target]
    letter = letters.preview(report, event, locale=locale, note=note, words=words, **details)
    spoken = nearest_full(locale)
    ways = notifications.ways_to_followers(report, event)
    return {
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "lead": letter.lead,
        "locale": spoken,
        "note": words.get(spoken) or note,
        "tells": len({way.reporter_id for way in ways}),
        "template": None,
        "is_changed": False,
    }


def _draft(body: dict[str, Any]) -> Draft:
    return Draft(
        target=body["target"],
        service_code=body["service"],
        name=body["name"],
        body=body["body"],
        position=body["position"],
        is_active=body["is_active"],
    )


def _show(one: Template, locale: str) -> dict[str, Any]:
    return {
        "code": one.code,
        "target": one.target,
        "service": one.service_code,
        "label": pick(dict(one.name), locale),
        "name": dict(one.name),
        "body": dict(one.body),
        "position": one.position,
        "is_active": one.is_active,
        "is_standard": one.is_standard,
        "is_own": one.is_own,
        "version": one.version,
        "updated_at": one.updated_at,
        "updated_by": one.updated_by,
    }
