"""Changing a report over HTTP: If-Match, the body of a status change, and the answer when somebody was faster."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, cast

from flask import Response, jsonify, request
from marshmallow import Schema, fields, validate

from app.actions import report_lists
from app.actions.accounts import SignedIn
from app.actions.report_changes import MAXIMUM_PHOTOS, StatusChange, change_status
from app.core import errors, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Report, Staff
from app.web.locale import current_locale
from app.web.stops import StopSchema, etag_of, show_stop

NO_VERSION = -1
NOTE_LENGTH = 2_000
NO_CONTROL = validate.Regexp(r"^[^\x00]*$", error="Invalid character.")


def _text(maximum: int) -> fields.String:
    return fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=maximum), NO_CONTROL])


class CompetentSchema(Schema):
    """The outside body that a report is passed on to, and how to reach it."""

    name = fields.String(required=True, validate=[validate.Length(min=1, max=200), NO_CONTROL])
    contact = _text(300)


class StatusChangeSchema(Schema):
    """A change of status; `id`, made by the caller, makes a repeat harmless."""

    id = fields.UUID(required=True)
    to = fields.String(required=True, validate=validate.OneOf(tuple(workflow.STATUSES)))
    note = _text(NOTE_LENGTH)
    reason_code = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(tuple(workflow.REASONS)))
    photo_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))
    planned_at = fields.AwareDateTime(load_default=None, allow_none=True)
    forwarded_to = fields.Nested(CompetentSchema, load_default=None, allow_none=True)
    duplicate_of = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=40), NO_CONTROL])
    template = fields.String(
        load_default=None,
        allow_none=True,
        validate=[validate.Length(max=60), NO_CONTROL],
        metadata={"description": "An answer kept ready; `note` is then only what was changed in its words."},
    )


class IfMatchSchema(Schema):
    """The version that the caller saw; 428 without it."""

    if_match = fields.String(data_key="If-Match", load_default=None, metadata={"description": 'The ETag, as `"7"`.'})


def expected_version() -> int:
    """The version named by If-Match. Raises ProblemError report.if_match_required when none is named.

    A weak tag counts as a strong one: a compressing proxy may have weakened ours.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header or header == "*":
        raise ProblemError(errors.IF_MATCH_REQUIRED)
    tag = header.removeprefix("W/").strip('"')
    return int(tag) if tag.isascii() and tag.isdigit() and len(tag) < 10 else NO_VERSION


def find_or_404(viewer: SignedIn, report_id: uuid.UUID) -> Report:
    """The report, if the viewer may see it. Raises ProblemError report.not_found."""
    report = report_lists.find_visible(viewer, report_id)
    if report is None:
        raise ProblemError(errors.REPORT_NOT_FOUND)
    return report


def actor(viewer: SignedIn) -> Staff:
    """The row of the member of staff who acts."""
    return db.session.get_one(Staff, (viewer.jurisdiction_id, viewer.staff_id))


def answer_stop(viewer: SignedIn, report_id: uuid.UUID) -> Response:
    """The whole report as it is now, with its ETag."""
    (detail,) = report_lists.load_details(viewer.jurisdiction_id, [report_id])
    response = jsonify(StopSchema().dump(show_stop(detail, viewer, current_locale())))
    response.headers["ETag"] = etag_of(detail.card.report)
    return response


def apply_change(viewer: SignedIn, report_id: uuid.UUID, change: Callable[[Staff, int], Report]) -> Response:
    """Make a change with If-Match and answer the report as it is then.

    Raises ProblemError report.changed with `current`, the report as somebody else left it.
    """
    version = expected_version()
    find_or_404(viewer, report_id)
    try:
        change(actor(viewer), version)
    except ProblemError as error:
        if error.code != errors.REPORT_CHANGED:
            raise
        db.session.rollback()
        raise answer_changed(viewer, report_id) from error
    return answer_stop(viewer, report_id)


def apply_status(viewer: SignedIn, report_id: uuid.UUID, body: dict[str, Any]) -> Response:
    """Make a status change as a StatusChangeSchema asks; the same `id` again has no second effect.

    Raises ProblemError duplicate.impossible for an original that the viewer does not see.
    """
    original = body["duplicate_of"]
    change = StatusChange(
        target=body["to"],
        client_id=body["id"],
        note=body["note"],
        reason_code=body["reason_code"],
        photo_ids=tuple(body["photo_ids"]),
        planned_at=body["planned_at"],
        forwarded_to=forwarded_to(body),
        duplicate_of=original,
        is_original_seen=not original or report_lists.find_visible_number(viewer, original) is not None,
        template=body["template"],
    )
    return apply_change(viewer, report_id, lambda by, version: change_status(report_id, change, by=by, version=version))


def forwarded_to(body: dict[str, Any]) -> dict[str, str]:
    """Who is competent, of a StatusChangeSchema's body; empty when nobody was named."""
    return {name: text for name, text in (body["forwarded_to"] or {}).items() if text}


def answer_changed(viewer: SignedIn, report_id: uuid.UUID) -> ProblemError:
    """The refusal of a change made on an old version: it carries the report as somebody else left it."""
    (detail,) = report_lists.load_details(viewer.jurisdiction_id, [report_id])
    current = StopSchema().dump(show_stop(detail, viewer, current_locale()))
    return ProblemError(
        errors.REPORT_CHANGED,
        extra={"current": cast("dict[str, Any]", current)},
        headers={"ETag": etag_of(detail.card.report)},
    )
