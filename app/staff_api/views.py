"""Saved views and choices of the desk, and how many reports each view shows."""

from __future__ import annotations

import uuid
from typing import Any

from app.actions import saved_views
from app.actions.accounts import SignedIn
from app.actions.saved_views import ViewCard
from app.core.errors import ProblemError
from app.staff_api.desk_schemas import (
    DeskChoiceSchema,
    DeskSchema,
    LayoutSchema,
    SaveViewSchema,
    ViewCountsSchema,
)
from app.staff_api.reports import read_filters
from app.staff_api.schemas import ListQuerySchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import show_department
from geo.filters import ReportFilters

blueprint = Blueprint("staff_views", __name__, url_prefix="/staff/v1", description="Saved views of the dashboard")

RATES = "120/minute"


@blueprint.route("/desk", methods=["GET"])
@access(desk)
@blueprint.response(200, DeskSchema)
def read_desk() -> dict[str, Any]:
    """The views that the viewer may use, and their choices."""
    return _show(require_staff())


@blueprint.route("/desk", methods=["PUT"])
@access(desk)
@rate_limit(RATES, name="staff.desk")
@blueprint.arguments(DeskChoiceSchema)
@blueprint.response(200, DeskSchema)
def choose_desk(body: dict[str, Any]) -> dict[str, Any]:
    """Remember what the viewer starts with and how their list looks."""
    viewer = require_staff()
    saved_views.choose_desk(viewer, body["start_view_id"], body["layout"])
    return _show(viewer)


@blueprint.route("/views/counts", methods=["GET"])
@access(desk)
@blueprint.response(200, ViewCountsSchema)
def count_views() -> dict[str, Any]:
    """How many reports each of the viewer's views shows now."""
    viewer = require_staff()
    counts: dict[str, int | None] = {}
    selections: dict[str, ReportFilters] = {}
    for card in saved_views.read_desk(viewer).views:
        try:
            selections[str(card.view.id)] = read_filters(viewer, ListQuerySchema().load(card.view.query))
        except (ProblemError, ValueError):
            counts[str(card.view.id)] = None  # a service or department that it names is gone
    found = saved_views.count_selections(viewer, list(selections.values()))
    return {"counts": counts | dict(zip(selections, found, strict=True))}


@blueprint.route("/views/<uuid:view_id>", methods=["PUT"])
@access(desk)
@rate_limit(RATES, name="staff.desk")
@blueprint.arguments(SaveViewSchema)
@blueprint.response(200, DeskSchema)
def save_view(body: dict[str, Any], view_id: uuid.UUID) -> dict[str, Any]:
    """Keep a view under an id made by the caller: the same again changes nothing."""
    viewer = require_staff()
    saved_views.save_view(
        viewer,
        view_id,
        body["name"].strip() or body["name"],
        body["query"],
        is_shared=body["is_shared"],
        department=body["shared_with"],
    )
    return _show(viewer)


@blueprint.route("/views/<uuid:view_id>", methods=["DELETE"])
@access(desk)
@rate_limit(RATES, name="staff.desk")
@blueprint.response(200, DeskSchema)
def delete_view(view_id: uuid.UUID) -> dict[str, Any]:
    """Forget a view; for a shared one, everybody's."""
    viewer = require_staff()
    saved_views.delete_view(viewer, view_id)
    return _show(viewer)


def _show(viewer: SignedIn) -> dict[str, Any]:
    found = saved_views.read_desk(viewer)
    locale = current_locale()
    return {
        "views": [_show_view(card, locale) for card in found.views],
        "start_view_id": found.start_view_id,
        "layout": LayoutSchema().load(found.layout),
    }


def _show_view(card: ViewCard, locale: str) -> dict[str, Any]:
    return {
        "id": card.view.id,
        "name": card.view.name,
        "query": card.view.query,
        "is_shared": card.view.is_shared,
        "shared_with": show_department(card.department, locale) if card.department else None,
        "owner": card.owner_name,
        "is_mine": card.is_mine,
        "may_change": card.may_change,
    }
