"""What filters would leave, and what the quarters of the map are coloured by."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from marshmallow import Schema, fields

from app.actions.public_lists import QUARTER_KINDS
from app.actions.report_lists import scope_of
from app.staff_api.reports import read_filters
from app.staff_api.schemas import FiltersSchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from geo.area_figures import AreaFigures, area_figures
from geo.facets import count_facets

blueprint = Blueprint("staff_counts", __name__, url_prefix="/staff/v1", description="Counts for the list and the map")


def _counts() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class CountsSchema(Schema):
    """{code: how many reports it would leave}, by filter; codes without any are left out."""

    total = fields.Integer(required=True, allow_none=True)
    is_exact = fields.Boolean(
        required=True, metadata={"description": "False when there were too many to count; then there are no counts."}
    )
    status = _counts()
    service = _counts()
    department = _counts()
    area = _counts()
    source = _counts()
    flags = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "overdue, dispatch, contested, has_photo, unassigned, private"},
    )


class AreaFigureSchema(Schema):
    """A quarter and its figures."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    open = fields.Integer(required=True)
    late = fields.Integer(required=True)
    received = fields.Integer(required=True)
    per_thousand = fields.Float(
        required=True,
        allow_none=True,
        metadata={"description": "Received per 1,000 inhabitants; null where nobody said how many live there."},
    )
    latitude = fields.Float(required=True, metadata={"description": "Of a place inside, for its label."})
    longitude = fields.Float(required=True)
    shape = fields.Dict(required=True, metadata={"description": "GeoJSON geometry, simplified."})


class AreaFiguresSchema(Schema):
    """Every quarter of the town (districts where it has none)."""

    areas = fields.List(fields.Nested(AreaFigureSchema), required=True)


@blueprint.route("/counts", methods=["GET"])
@access(desk)
@blueprint.arguments(FiltersSchema, location="query")
@blueprint.response(200, CountsSchema)
def counts(query: dict[str, Any]) -> dict[str, Any]:
    """How many reports each choice of a filter would leave, with all the other filters in force."""
    viewer = require_staff()
    filters = replace(read_filters(viewer, query), scope=scope_of(viewer))
    found = count_facets(viewer.jurisdiction_id, filters)
    empty: dict[str, dict[str, int]] = {name: {} for name in ("status", "service", "department", "area", "source")}
    return {"total": found.total, "is_exact": found.is_exact, **empty, **found.choices, "flags": found.flags}


@blueprint.route("/areas/figures", methods=["GET"])
@access(desk)
@blueprint.arguments(FiltersSchema, location="query")
@blueprint.response(200, AreaFiguresSchema)
def figures(query: dict[str, Any]) -> dict[str, Any]:
    """What is open and late in each quarter now, and what came in during the period, by the filters of the list.

    Statuses and the area are not heeded: what is open has its own meaning here, and every quarter is shown.
    """
    viewer = require_staff()
    filters = replace(read_filters(viewer, {**query, "area": None}), scope=scope_of(viewer))
    found: list[AreaFigures] = []
    for kind in QUARTER_KINDS:
        found = found or area_figures(viewer.jurisdiction_id, kind, filters)
    return {"areas": [_show(asdict(area)) for area in found]}


def _show(area: dict[str, Any]) -> dict[str, Any]:
    people = area.pop("inhabitants")
    per_thousand = round(1000 * area["received"] / people, 1) if people else None
    return {**area, "per_thousand": per_thousand, "shape": json.loads(area["shape"])}
