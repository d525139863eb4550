"""Reads what everybody may see of a town: its quarters, the reports of a selection, page by page; changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.actions.report_lists import Position, ReportPage, walk_reports
from app.actions.report_queries import load_cards
from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import Area, Report, Service
from geo.addresses import fold
from geo.filters import ReportFilters, conditions

QUARTER_KINDS = ("quarter", "district")
"""Where a town has quarters its districts are left out: people say where they live by their quarter."""
SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids behind what somebody selected, and the services that their words name."""

    service_ids: tuple[int, ...] = ()
    area_id: int | None = None
    named_service_ids: tuple[int, ...] = ()


def list_quarters(jurisdiction_id: int) -> list[Area]:
    """The quarters of a town (else its districts), by name; without their boundaries."""
    found: list[Area] = []
    for kind in QUARTER_KINDS:
        query = (
            select(Area)
            .where(Area.jurisdiction_id == jurisdiction_id, Area.kind == kind, Area.retired_at.is_(None))
            .order_by(Area.name, Area.id)
        )
        found = found or list(db.session.scalars(query))
    return found


def find_quarter(jurisdiction_id: int, code: str) -> Area:
    """The quarter (else district) of this code. Raises VALIDATION_FAILED naming the field."""
    query = select(Area).where(
        Area.jurisdiction_id == jurisdiction_id,
        Area.code == code,
        Area.kind.in_(QUARTER_KINDS),
        Area.retired_at.is_(None),
    )
    found = sorted(db.session.scalars(query), key=lambda area: QUARTER_KINDS.index(area.kind))
    if not found:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("quarter", errors.AREA_UNKNOWN)])
    return found[0]


def find_chosen(
    jurisdiction_id: int,
    *,
    service_codes: Sequence[str] = (),
    group_codes: Sequence[str] = (),
    quarter_code: str | None = None,
    words: str = "",
) -> Chosen:
    """The ids of these codes. Raises SERVICE_UNKNOWN, or VALIDATION_FAILED for a quarter the town does not have."""
    services: Sequence[Service] = ()
    if service_codes or group_codes or words:
        services = db.session.scalars(select(Service).where(Service.jurisdiction_id == jurisdiction_id)).all()
    wanted = [s.id for s in services if s.code in service_codes or s.group_code in group_codes]
    if set(service_codes) - {s.code for s in services} or set(group_codes) - {s.group_code for s in services}:
        raise ProblemError(errors.SERVICE_UNKNOWN)
    return Chosen(
        service_ids=tuple(wanted),
        area_id=find_quarter(jurisdiction_id, quarter_code).id if quarter_code else None,
        named_service_ids=tuple(s.id for s in services if _is_named(s, words)),
    )


def list_public_reports(
    jurisdiction_id: int,
    filters: ReportFilters,
    *,
    sort: str = "newest",
    after: Position | None = None,
    limit: int = 30,
) -> ReportPage:
    """A page of public reports, as fast deep in the list as at its start. `filters` must be the public's."""
    if filters.audience != "public":
        raise ValueError("these filters are not the public's")
    matching = (Report.jurisdiction_id == jurisdiction_id, *conditions(filters))
    found, total = walk_reports(matching, filters, sort, after, limit)
    cards = load_cards(jurisdiction_id, [position.id for position in found[:limit]])
    return ReportPage(cards=cards, after=found[limit - 1] if len(found) > limit else None, total=total)


def _is_named(service: Service, words: str) -> bool:
    asked = [word for word in fold(words).split() if len(word) >= SHORTEST_WORD]
    if not asked:
        return False
    names = " ".join([*service.name.values(), *(word for known in service.keywords.values() for word in known)])
    folded = fold(names)
    return all(word in folded for word in asked)
