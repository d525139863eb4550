"""What changed since the last answer, and who else has a report open."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from app.actions import report_news
from app.staff_api.desk_schemas import BeatSchema, ChangesQuerySchema, ChangesSchema, PresenceSchema
from app.staff_api.reports import read_filters, show_row
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.changes import find_or_404
from app.web.locale import current_locale
from app.web.presence import Person, presence
from app.web.stops import etag_of

blueprint = Blueprint("staff_news", __name__, url_prefix="/staff/v1", description="What others change meanwhile")

MICROSECONDS = 1_000_000


@blueprint.route("/changes", methods=["GET"])
@access(desk)
@blueprint.arguments(ChangesQuerySchema, location="query")
@blueprint.response(200, ChangesSchema)
def read_changes(query: dict[str, Any]) -> dict[str, Any]:
    """The reports changed since `after`, judged by the list's filters: open pages ask this every few seconds."""
    viewer = require_staff()
    after = None if query["after"] is None else datetime.fromtimestamp(query["after"] / MICROSECONDS, UTC)
    news = report_news.read_news(viewer, lambda: read_filters(viewer, query), after)
    locale = current_locale()
    return {
        "changes": [
            {
                "id": change.report_id,
                "is_match": change.is_match,
                "report": show_row(change.card, locale) if change.card else None,
            }
            for change in news.changes
        ],
        "cursor": round(news.until.timestamp() * MICROSECONDS),
        "is_cut": news.is_cut,
    }


@blueprint.route("/reports/<uuid:report_id>/presence", methods=["POST"])
@access(desk)
@blueprint.arguments(BeatSchema)
@blueprint.response(200, PresenceSchema)
def be_present(body: dict[str, Any], report_id: uuid.UUID) -> dict[str, Any]:
    """Say that the viewer has this report open, every ten seconds; answers who else has. Kept for 25 seconds."""
    viewer = require_staff()
    report = find_or_404(viewer, report_id)
    there = presence()
    if body["is_leaving"]:
        there.leave(viewer.jurisdiction_id, report_id, viewer.staff_id)
        others = []
    else:
        me = Person(viewer.staff_id, viewer.name, body["is_writing"])
        others = there.beat(viewer.jurisdiction_id, report_id, me)
    people = [{"id": one.staff_id, "name": one.name, "is_writing": one.is_writing} for one in others]
    return {"people": people, "etag": etag_of(report)}
