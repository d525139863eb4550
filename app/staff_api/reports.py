"""The dashboard's list: what the viewer may see, filtered, ordered, page by page; and the same on the map."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request

from app.actions import report_lists, staff_catalog
from app.actions.accounts import SignedIn
from app.actions.dormant import is_dormant
from app.actions.report_queries import ReportCard
from app.core import clock
from app.staff_api.schemas import ME, NOBODY, ListQuerySchema, ListSchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.pagination import question_of, read_cursor, write_cursor
from app.web.report_view import show_card, show_department
from app.web.stops import etag_of, show_assignee
from geo.filters import ReportFilters

blueprint = Blueprint("staff_reports", __name__, url_prefix="/staff/v1", description="The dashboard's list of reports")


@blueprint.route("/reports", methods=["GET"])
@access(desk)
@blueprint.arguments(ListQuerySchema, location="query")
@blueprint.response(200, ListSchema)
def list_reports(query: dict[str, Any]) -> dict[str, Any]:
    """A page of reports. `next_cursor` leads on, for the same filters and order only."""
    viewer = require_staff()
    question = question_of(request.args)
    after, total = read_cursor(query["cursor"], query["sort"], question) if query["cursor"] else (None, None)
    page = report_lists.list_reports(
        viewer, read_filters(viewer, query), sort=query["sort"], after=after, limit=query["limit"]
    )
    if after is None:
        total = page.total
    locale = current_locale()
    return {
        "reports": [show_row(card, locale) for card in page.cards],
        "next_cursor": write_cursor(page.after, total, question) if page.after else None,
        "total": total,
    }


def read_filters(viewer: SignedIn, query: dict[str, Any]) -> ReportFilters:
    """What a FiltersSchema asks for. Raises ProblemError validation.failed for a code that the town does not have."""
    chosen = staff_catalog.find_chosen(
        viewer.jurisdiction_id,
        service_codes=tuple(query["service"]),
        department_codes=tuple(query["department"]),
        area_code=query["area"],
        asset_reference=query["q"].strip(),
        has_days=bool(query["since"] or query["until"]),
    )
    return ReportFilters(
        audience="staff",
        statuses=tuple(query["status"]),
        service_ids=chosen.service_ids,
        department_ids=chosen.department_ids,
        area_id=chosen.area_id,
        quarter_ids=(chosen.quarter_id,) if chosen.quarter_id is not None else (),
        sources=tuple(query["source"]),
        overdue=query["overdue"],
        dormant=query["dormant"],
        dispatch=query["dispatch"],
        contested=query["contested"],
        has_photo=query["has_photo"],
        has_duplicates=query["has_duplicates"],
        private=query["private"],
        assigned_to=_assigned_to(viewer, query["assigned"]),
        unassigned=query["assigned"] == NOBODY,
        since=_since(query, chosen.time_zone),
        until=_until(query, chosen.time_zone),
        bbox=tuple(query["bbox"]) if query["bbox"] else None,
        text=query["q"].strip(),
        asset_ids=chosen.asset_ids,
        spellings=chosen.spellings,
    )


def _assigned_to(viewer: SignedIn, asked: str | None) -> uuid.UUID | None:
    if asked is None or asked == NOBODY:
        return None
    return viewer.staff_id if asked == ME else uuid.UUID(asked)


def _since(query: dict[str, Any], zone: str) -> datetime | None:
    """The later of the two ways to say since when; a date begins at the town's midnight."""
    found = [_midnight(query["since"], zone)] if query["since"] else []
    if query["since_days"]:
        found.append(clock.now() - timedelta(days=query["since_days"]))
    return max(found, default=None)


def _until(query: dict[str, Any], zone: str) -> datetime | None:
    """The earlier of the two ways to say until when; the day named belongs to the answer."""
    found = [_midnight(query["until"] + timedelta(days=1), zone)] if query["until"] else []
    if query["older_days"]:
        found.append(clock.now() - timedelta(days=query["older_days"]))
    return min(found, default=None)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def show_row(card: ReportCard, locale: str) -> dict[str, Any]:
    """A StaffCardSchema mapping."""
    report = card.report
    return {
        **show_card(card, locale),
        "id": report.id,
        "etag": etag_of(report),
        "department": show_department(card.department, locale),
        "source": report.source,
        "is_private": report.is_private,
        "contested": report.contested_count > 0,
        "assigned_to": show_assignee(card),
        "needs_dispatch": report.needs_dispatch,
        "is_dormant": is_dormant(report, card.department),
        "updated_at": report.updated_at,
    }
