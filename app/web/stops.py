"""A whole report as staff see it, with what they may do next: the crew's stop, the dashboard's panel."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from app.actions.accounts import SignedIn
from app.actions.report_queries import ReportCard, ReportDetail
from app.core import workflow
from app.core.masking import mask
from app.core.workflow import Move, Need
from app.models import Report
from app.web.fields import AssetSchema, ReportViewSchema
from app.web.report_view import RESIDENT, show_view
from geo import points


class ChoiceOfReasonSchema(Schema):
    """A reason that a move accepts."""

    code = fields.String(required=True)
    label = fields.String(required=True)
    names_competent = fields.Boolean(
        required=True, metadata={"description": "Whether `forwarded_to` must say who is competent instead."}
    )


class MoveSchema(Schema):
    """A change of status that the reader may make now, and what it asks for."""

    to = fields.String(required=True, validate=validate.OneOf(tuple(workflow.STATUSES)))
    label = fields.String(required=True)
    needs = fields.List(fields.String(validate=validate.OneOf([need.value for need in Need])), required=True)
    reasons = fields.List(fields.Nested(ChoiceOfReasonSchema), required=True)


class InternalNoteSchema(Schema):
    """A note that only staff see."""

    id = fields.Integer(required=True)
    at = fields.DateTime(required=True)
    by = fields.String(required=True, allow_none=True)
    text = fields.String(required=True)


class AssigneeSchema(Schema):
    """Whose round a report is on."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class StopSchema(ReportViewSchema):
    """A whole report for staff: also what is internal, and the moves that are allowed."""

    id = fields.UUID(required=True)
    etag = fields.String(required=True, metadata={"description": "For If-Match, quotes included."})
    is_private = fields.Boolean(required=True)
    source = fields.String(required=True)
    internal_notes = fields.List(fields.Nested(InternalNoteSchema), required=True)
    assigned_to = fields.Nested(AssigneeSchema, required=True, allow_none=True)
    asset = fields.Nested(AssetSchema, required=True, allow_none=True)
    moves = fields.List(fields.Nested(MoveSchema), required=True)


def etag_of(report: Report) -> str:
    """The entity tag of a report's present version (RFC 9110, section 8.8.3)."""
    return f'"{report.version}"'


def show_stop(detail: ReportDetail, viewer: SignedIn, locale: str) -> dict[str, Any]:
    """A StopSchema mapping. The desk reads texts as they were written; a crew reads them masked."""
    report = detail.card.report
    is_masked = viewer.role == workflow.Role.CREW
    return {
        **show_view(detail, viewer.town_slug, locale, for_staff=True, is_masked=is_masked),
        "id": report.id,
        "etag": etag_of(report),
        "is_private": report.is_private,
        "source": report.source,
        "internal_notes": [
            {
                "id": entry.update.id,
                "at": entry.update.created_at,
                "by": entry.staff_name
                or entry.update.detail.get("outside")
                or (RESIDENT[locale] if entry.update.kind == "join" else None),
                "text": mask(entry.update.note or "", locale) if is_masked else entry.update.note or "",
            }
            for entry in detail.timeline
            if entry.update.kind in ("note", "join") and entry.update.note and not entry.update.is_public
        ],
        "assigned_to": show_assignee(detail.card),
        "asset": _show_asset(detail.card),
        "moves": [show_move(move, locale) for move in workflow.moves_from(report.status, viewer.role)],
    }


def show_assignee(card: ReportCard) -> dict[str, Any] | None:
    """An AssigneeSchema mapping, or None when the report is on nobody's round."""
    if card.report.assigned_to_id is None:
        return None
    return {"id": card.report.assigned_to_id, "name": card.assignee_name or ""}


def show_move(move: Move, locale: str) -> dict[str, Any]:
    """A MoveSchema mapping."""
    return {
        "to": move.target,
        "label": move.label(locale),
        "needs": [need.value for need in move.needs],
        "reasons": [
            {"code": reason.code, "label": reason.label(locale), "names_competent": reason.names_competent}
            for reason in workflow.reasons_for(move.target)
        ],
    }


def _show_asset(card: ReportCard) -> dict[str, Any] | None:
    asset = card.asset
    if asset is None:
        return None
    place = points.from_wkb(asset.location)
    return {
        "id": asset.id,
        "layer": asset.layer,
        "reference": asset.reference,
        "label": asset.label,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "distance_m": round(points.distance_m(place, card.point), 1),
    }
