"""Which reports a list or a map shows: one definition for both, by audience."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, and_, exists, false, func, literal_column, or_, select, true
from sqlalchemy.orm import aliased

from app.core import clock, workflow
from app.models import AreaPiece, Department, Report
from geo.addresses import fold
from geo.words import matching
from geo.zones import Zone, inside

PUBLIC_RESOLVED_DAYS = 30
"""How long the public sees a resolved report."""

_PUBLIC_WORDS: ColumnElement[str] = literal_column(
    "search_key(reports.public_id || ' ' || coalesce(reports.address, ''))"
)
"""What the public searches. Not the description: its masked parts could be guessed by searching for them."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a member of staff may see: reports with these departments, and those on their own round.

    Areas narrow that: inside them only. Without departments, areas alone say what may be seen, but for a crew
    (`needs_department`), which sees nothing beyond its round then.
    """

    department_ids: tuple[int, ...]
    staff_id: uuid.UUID
    area_ids: tuple[int, ...] = ()
    needs_department: bool = True


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """What to show; an empty part does not restrict. `bbox` is west, south, east, north in degrees.

    The public never sees private reports, nor refused, forwarded or merged ones, nor what was resolved over 30 days
    ago; `open` are other programs, which see all that is not private, whatever became of it.
    """

    audience: Literal["public", "open", "staff"] = "public"
    scope: Scope | None = None
    """Of whoever looks; None is the whole town."""
    statuses: tuple[str, ...] = ()
    service_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()
    area_id: int | None = None
    """An area of any kind, by its shape."""
    quarter_ids: tuple[int, ...] = ()
    """Quarters (districts where a town has no quarters), as they stand on the reports."""
    zone: Zone | None = None
    sources: tuple[str, ...] = ()
    overdue: bool = False
    dormant: bool = False
    """Open, and past due by more days than its department bears."""
    dispatch: bool = False
    contested: bool = False
    has_photo: bool = False
    has_duplicates: bool = False
    private: bool | None = None
    assigned_to: uuid.UUID | None = None
    unassigned: bool = False
    since: datetime | None = None
    until: datetime | None = None
    """Submitted from `since` on, and before `until`."""
    updated_since: datetime | None = None
    updated_until: datetime | None = None
    bbox: Box | None = None
    text: str = ""
    asset_ids: tuple[int, ...] = ()
    """Assets that `text` names: their reports match it too."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Words of `text` that nobody knows, each with one that it may mean."""
    named_service_ids: tuple[int, ...] = ()
    """Services that `text` names: likewise, for the public."""


def conditions(filters: ReportFilters) -> list[ColumnElement[bool]]:
    """The conditions on `Report` that `filters` mean; the caller adds the jurisdiction."""
    found: list[ColumnElement[bool]] = []
    if filters.audience == "public":
        found += _public()
    elif filters.audience == "open":
        found.append(Report.is_private.is_(False))
    if filters.scope is not None:
        found.append(within_scope(filters.scope))
    if filters.statuses:
        found.append(Report.status.in_(filters.statuses))
        if not set(filters.statuses) & set(workflow.CLOSED_STATUSES):
            found.append(Report.closed_at.is_(None))
    if filters.service_ids:
        found.append(Report.service_id.in_(filters.service_ids))
    if filters.department_ids:
        found.append(Report.department_id.in_(filters.department_ids))
    if filters.sources:
        found.append(Report.source.in_(filters.sources))
    return found + _periods(filters) + _flags(filters) + _places(filters) + _matches(filters)


def _periods(filters: ReportFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.since is not None:
        found.append(Report.submitted_at >= filters.since)
    if filters.until is not None:
        found.append(Report.submitted_at < filters.until)
    if filters.updated_since is not None:
        found.append(Report.updated_at >= filters.updated_since)
    if filters.updated_until is not None:
        found.append(Report.updated_at < filters.updated_until)
    return found


def within_scope(scope: Scope) -> ColumnElement[bool]:
    """The condition that keeps somebody to their departments, their areas and their round."""
    if scope.department_ids:
        theirs: ColumnElement[bool] = Report.department_id.in_(scope.department_ids)
    else:
        theirs = false() if scope.needs_department or not scope.area_ids else true()
    if scope.area_ids:
        theirs = and_(theirs, _inside_areas(scope.area_ids))
    return or_(theirs, Report.assigned_to_id == scope.staff_id)


def _inside_areas(area_ids: tuple[int, ...]) -> ColumnElement[bool]:
    return (
        select(AreaPiece.id)
        .where(
            AreaPiece.jurisdiction_id == Report.jurisdiction_id,
            AreaPiece.area_id.in_(area_ids),
            func.ST_Covers(AreaPiece.piece, Report.location),
        )
        .exists()
    )


def _public() -> list[ColumnElement[bool]]:
    recent = clock.now() - timedelta(days=PUBLIC_RESOLVED_DAYS)
    return [
        Report.is_private.is_(False),
        or_(
            Report.closed_at.is_(None),
            and_(Report.closed_at > recent, Report.status == workflow.RESOLVED),
        ),
    ]


def _flags(filters: ReportFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.overdue:
        found += [Report.closed_at.is_(None), Report.due_at < clock.now()]
    if filters.dormant:
        found += [Report.closed_at.is_(None), Report.due_at < clock.now(), _dormant()]
    if filters.dispatch:
        found.append(and_(Report.needs_dispatch))  # as the predicate of ix_reports_dispatch is written
    if filters.contested:
        found.append(Report.contested_count > 0)
    if filters.has_photo:
        found.append(and_(Report.has_photo))
    if filters.has_duplicates:
        other = aliased(Report)
        found.append(
            exists().where(other.jurisdiction_id == Report.jurisdiction_id, other.duplicate_of_id == Report.id)
        )
    if filters.private is not None:
        is_private = and_(Report.is_private)  # as the predicate of ix_reports_private_newest is written
        found.append(is_private if filters.private else ~Report.is_private)
    if filters.unassigned:
        found.append(Report.assigned_to_id.is_(None))
    if filters.assigned_to is not None:
        found.append(Report.assigned_to_id == filters.assigned_to)
    return found


def _dormant() -> ColumnElement[bool]:
    limit = clock.now() - func.make_interval(0, 0, 0, Department.dormant_days)
    return exists().where(
        Department.jurisdiction_id == Report.jurisdiction_id,
        Department.id == Report.department_id,
        Department.dormant_days.is_not(None),
        Report.due_at < limit,
    )


def _places(filters: ReportFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.quarter_ids:
        found.append(Report.area_id.in_(filters.quarter_ids))
    if filters.area_id is not None:
        found.append(
            select(AreaPiece.id)
            .where(
                AreaPiece.jurisdiction_id == Report.jurisdiction_id,
                AreaPiece.area_id == filters.area_id,
                func.ST_Covers(AreaPiece.piece, Report.location),
            )
            .exists()
        )
    if filters.bbox is not None:
        found.append(Report.location.op("&&")(func.ST_MakeEnvelope(*filters.bbox, 4326)))
    if filters.zone is not None:
        found.append(inside(filters.zone))
    return found


def _matches(filters: ReportFilters) -> list[ColumnElement[bool]]:
    words: list[ColumnElement[bool]]
    if filters.audience == "public":
        words = [_PUBLIC_WORDS.like(f"%{word}%") for word in fold(filters.text).split()[:8]]
    else:
        words = matching(filters.text, filters.spellings)
    if words and filters.named_service_ids:
        return [or_(and_(*words), Report.service_id.in_(filters.named_service_ids))]
    if words and filters.asset_ids:
        return [or_(and_(*words), Report.asset_id.in_(filters.asset_ids))]
    return words
