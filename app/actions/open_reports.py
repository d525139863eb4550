"""Reads reports for other programs: all that are not private, with the latest public word on each; changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from app.actions.report_queries import ReportCard, load_cards
from app.core.extensions import db
from app.core.plans import planned_anew
from app.models import Report, StatusUpdate
from geo.filters import ReportFilters, conditions

TOLD = ("status", "note", "merge")


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report's card, and the newest public note about it, unmasked."""

    card: ReportCard
    note: str | None


def list_open_reports(jurisdiction_id: int, filters: ReportFilters, *, limit: int, offset: int = 0) -> list[OpenReport]:
    """The newest reports that `filters` keep, in four statements. `filters` must be those of audience `open`."""
    if filters.audience != "open":
        raise ValueError("these filters are not for other programs")
    query = (
        select(Report.id)
        .where(Report.jurisdiction_id == jurisdiction_id, *conditions(filters))
        .order_by(Report.submitted_at.desc(), Report.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return _load(jurisdiction_id, db.session.scalars(planned_anew(query)).all())


def find_open_reports(jurisdiction_id: int, numbers: Sequence[str]) -> list[OpenReport]:
    """The reports with these public numbers that are not private, newest first; others are left out."""
    wanted = [number.strip().upper() for number in numbers]
    query = (
        select(Report.id)
        .where(
            Report.jurisdiction_id == jurisdiction_id,
            Report.public_id.in_(wanted),
            *conditions(ReportFilters(audience="open")),
        )
        .order_by(Report.submitted_at.desc(), Report.id.desc())
    )
    return _load(jurisdiction_id, db.session.scalars(query).all())


def _load(jurisdiction_id: int, report_ids: Sequence[uuid.UUID]) -> list[OpenReport]:
    notes = (
        select(StatusUpdate.report_id, StatusUpdate.note)
        .ext(distinct_on(StatusUpdate.report_id))
        .where(
            StatusUpdate.jurisdiction_id == jurisdiction_id,
            StatusUpdate.report_id.in_(report_ids),
            StatusUpdate.is_public,
            StatusUpdate.kind.in_(TOLD),
            StatusUpdate.note.is_not(None),
        )
        .order_by(StatusUpdate.report_id, StatusUpdate.id.desc())
    )
    latest = {row.report_id: row.note for row in db.session.execute(notes)} if report_ids else {}
    return [OpenReport(card, latest.get(card.report.id)) for card in load_cards(jurisdiction_id, report_ids)]
