"""What residents think of how their reports were dealt with, counted honestly, for the desk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from marshmallow import Schema, fields, validate

from app.actions import satisfaction
from app.actions.report_lists import scope_of
from app.actions.satisfaction import Count
from app.core import clock
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick

blueprint = Blueprint("staff_satisfaction", __name__, url_prefix="/staff/v1", description="Satisfaction")

DAYS = 90
ENOUGH = 10
"""Fewer answers than this say nothing about a service: no share is given."""


class PeriodSchema(Schema):
    """When people were asked: the last 90 days unless told otherwise; `by` is what is counted apart."""

    since = fields.AwareDateTime(load_default=None)
    until = fields.AwareDateTime(load_default=None)
    by = fields.String(load_default="service", validate=validate.OneOf(("service", "department")))


class SatisfactionCountSchema(Schema):
    """People asked, those who answered, and how. `share_good` is of those who answered, null under ten answers."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    asked = fields.Integer(required=True)
    answered = fields.Integer(required=True)
    good = fields.Integer(required=True)
    fair = fields.Integer(required=True)
    poor = fields.Integer(required=True)
    share_good = fields.Float(required=True, allow_none=True)


class RemarkSchema(Schema):
    """What somebody wrote with their answer; nothing says who."""

    public_id = fields.String(required=True)
    answer = fields.String(required=True)
    comment = fields.String(required=True)
    at = fields.DateTime(required=True)


class StaffSatisfactionSchema(Schema):
    """The counts of a period, all together and apart, and the newest comments."""

    since = fields.DateTime(required=True)
    until = fields.DateTime(required=True)
    total = fields.Nested(SatisfactionCountSchema, required=True)
    groups = fields.List(fields.Nested(SatisfactionCountSchema), required=True)
    remarks = fields.List(fields.Nested(RemarkSchema), required=True)


@blueprint.route("/satisfaction", methods=["GET"])
@access(desk)
@blueprint.arguments(PeriodSchema, location="query")
@blueprint.response(200, StaffSatisfactionSchema)
def read_satisfaction(query: dict[str, Any]) -> dict[str, Any]:
    """Asked, answered and answers by service or department, of the reports that the viewer sees."""
    viewer = require_staff()
    until: datetime = query["until"] or clock.now()
    since: datetime = query["since"] or until - timedelta(days=DAYS)
    scope = scope_of(viewer)
    counts = satisfaction.count_answers(viewer.jurisdiction_id, by=query["by"], since=since, until=until, scope=scope)
    remarks = satisfaction.list_remarks(viewer.jurisdiction_id, since=since, until=until, scope=scope)
    total = Count(
        "", {}, *(sum(getattr(count, name) for count in counts) for name in ("asked", "good", "fair", "poor"))
    )
    return {
        "since": since,
        "until": until,
        "total": _show(total),
        "groups": [_show(count) for count in counts],
        "remarks": remarks,
    }


def _show(count: Count) -> dict[str, Any]:
    return {
        "code": count.code,
        "name": pick(count.name, current_locale()),
        "asked": count.asked,
        "answered": count.answered,
        "good": count.good,
        "fair": count.fair,
        "poor": count.poor,
        "share_good": round(count.good / count.answered, 3) if count.answered >= ENOUGH else None,
    }
