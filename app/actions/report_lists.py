"""Reads reports: who of the staff sees which, keyset pages, crews' stops; changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.actions.accounts import SignedIn
from app.actions.report_queries import ReportCard, ReportDetail, TimelineEntry, came_with, load_cards, load_rows
from app.core import workflow
from app.core.extensions import db
from app.core.plans import planned_anew
from app.core.workflow import Role
from app.models import Department, Photo, Report, Staff, StatusUpdate
from geo import points, tours
from geo.filters import ReportFilters, Scope, conditions, within_scope
from geo.points import Point

COUNT_LIMIT = 10_000
"""Totals are exact up to here, and unknown beyond: counting a million rows is not worth a wait."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a sort that one index walks: rows where `only`, by `column`, ties by id."""

    column: InstrumentedAttribute[datetime] | InstrumentedAttribute[int]
    is_descending: bool
    only: ColumnElement[bool]
    statuses: frozenset[str] = frozenset(workflow.STATUSES)


_ALL = true()
SORTS: dict[str, tuple[Leg, ...]] = {
    "newest": (Leg(Report.submitted_at, True, _ALL),),
    "oldest": (Leg(Report.submitted_at, False, _ALL),),
    "updated": (Leg(Report.updated_at, True, _ALL),),
    "followed": (Leg(Report.follower_count, True, _ALL),),
    # What is due first, what is overdue before everything; then the closed ones, newest first.
    "urgent": (
        Leg(Report.due_at, False, Report.closed_at.is_(None), frozenset(workflow.OPEN_STATUSES)),
        Leg(Report.submitted_at, True, Report.closed_at.is_not(None), frozenset(workflow.CLOSED_STATUSES)),
    ),
}


@dataclass(frozen=True, slots=True)
class Position:
    """The last row of a page: in which leg of its sort, its key there, and its id."""

    leg: int
    at: datetime | int
    id: uuid.UUID


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page of cards; `after` is where the next one begins (None: this was the last).

    `total` is counted on the first page only; None on later ones and beyond COUNT_LIMIT.
    """

    cards: list[ReportCard]
    after: Position | None
    total: int | None


def scope_of(viewer: SignedIn) -> Scope | None:
    """What keeps a member of staff to their departments and assignments; None when they see the whole town."""
    if viewer.has_whole_town:
        return None
    return Scope(viewer.department_ids, viewer.staff_id, viewer.area_ids, needs_department=viewer.role is Role.CREW)


def visible_to(viewer: SignedIn) -> ColumnElement[bool]:
    """The condition that keeps a member of staff to their town, and there to their scope."""
    town = Report.jurisdiction_id == viewer.jurisdiction_id
    scope = scope_of(viewer)
    return town if scope is None else and_(town, within_scope(scope))


def find_visible(viewer: SignedIn, report_id: uuid.UUID) -> Report | None:
    """The report with this id, if the viewer may see it."""
    return db.session.scalars(select(Report).where(visible_to(viewer), Report.id == report_id)).first()


def find_visible_number(viewer: SignedIn, public_id: str) -> Report | None:
    """The report with this public number (case and spaces forgiven), if the viewer may see it."""
    wanted = public_id.strip().upper().replace(" ", "")
    if not wanted.isprintable():
        return None
    return db.session.scalars(select(Report).where(visible_to(viewer), Report.public_id == wanted)).first()


def list_reports(
    viewer: SignedIn, filters: ReportFilters, *, sort: str, after: Position | None = None, limit: int = 50
) -> ReportPage:
    """A page of what the viewer may see, in at most four statements, as fast deep in the list as at its start.

    Walking all pages gives each row that was there from the start once, whatever is added meanwhile.
    """
    matching = (visible_to(viewer), *conditions(filters))
    found, total = walk_reports(matching, filters, sort, after, limit)
    cards = load_rows(viewer.jurisdiction_id, [position.id for position in found[:limit]])
    return ReportPage(cards=cards, after=found[limit - 1] if len(found) > limit else None, total=total)


def list_stops(
    viewer: SignedIn,
    filters: ReportFilters,
    *,
    is_mine: bool = False,
    near: Point | None = None,
    is_nearest_first: bool = False,
    limit: int = 50,
) -> list[ReportDetail]:
    """A crew's stops, whole, in six statements: what is due first, or what is nearest to `near`.

    With `near`, each says how far it is in metres.
    """
    matching = [visible_to(viewer), *conditions(filters)]
    if is_mine:
        matching.append(Report.assigned_to_id == viewer.staff_id)
    order: tuple[Any, ...] = (Report.closed_at.is_not(None), Report.due_at, Report.id)
    if near is not None and is_nearest_first:
        order = (tours.by_distance(near), Report.id)
    query = planned_anew(select(Report.id).where(*matching).order_by(*order).limit(limit))
    report_ids = db.session.scalars(query).all()
    return load_details(viewer.jurisdiction_id, report_ids, near=near)


def load_details(
    jurisdiction_id: int, report_ids: Sequence[uuid.UUID], *, near: Point | None = None
) -> list[ReportDetail]:
    """Everything about these reports, in the order given, in five statements whatever their number."""
    cards = load_cards(jurisdiction_id, report_ids)
    if not cards:
        return []
    wholes = {card.report.id: card.report.part_of_id for card in cards if card.report.part_of_id}
    pictures = _pictures(jurisdiction_id, [*report_ids, *wholes.values()])
    timelines = _timelines(jurisdiction_id, report_ids, pictures)
    originals, duplicates = _relations(jurisdiction_id, report_ids)
    return [
        ReportDetail(
            card=replace(card, distance_m=points.distance_m(near, card.point)) if near else card,
            # Whoever works on a part sees the pictures of the whole.
            photos=tuple(
                photo for of in (wholes.get(card.report.id), card.report.id) for photo in pictures.get(of, ())
            ),
            timeline=tuple(timelines.get(card.report.id, ())),
            duplicate_of=originals.get(card.report.id),
            duplicates=tuple(duplicates.get(card.report.id, ())),
        )
        for card in cards
    ]


def walk_reports(
    matching: tuple[ColumnElement[bool], ...], filters: ReportFilters, sort: str, after: Position | None, limit: int
) -> tuple[list[Position], int | None]:
    """The page's rows and one more, to know whether there is another; and on the first page the total."""
    found: list[Position] = []
    total: int | None = 0 if after is None else None
    for number, leg in enumerate(SORTS[sort]):
        is_passed = after is not None and number < after.leg
        is_empty = bool(filters.statuses) and leg.statuses.isdisjoint(filters.statuses)
        if is_passed or is_empty:
            continue
        query = _leg_query(leg, matching, after if after and number == after.leg else None)
        query = query.limit(limit + 1 - len(found))
        if after is None:
            query = query.add_columns(_count(matching))
        rows = db.session.execute(planned_anew(query)).all()
        found += [Position(number, row[1], row[0]) for row in rows]
        if after is None and rows:
            total = rows[0][2] if rows[0][2] <= COUNT_LIMIT else None
        if len(found) > limit:
            break
    return found, total


def _leg_query(leg: Leg, matching: tuple[ColumnElement[bool], ...], after: Position | None) -> Any:
    query: Any = select(Report.id, leg.column).where(*matching, leg.only)
    key = tuple_(leg.column, Report.id)
    if leg.is_descending:
        if after is not None:
            query = query.where(key < tuple_(after.at, after.id))
        return query.order_by(leg.column.desc(), Report.id.desc())
    if after is not None:
        query = query.where(key > tuple_(after.at, after.id))
    return query.order_by(leg.column, Report.id)


def _count(matching: tuple[ColumnElement[bool], ...]) -> Any:
    rows = select(Report.id).where(*matching).limit(COUNT_LIMIT + 1).correlate(None).subquery()
    return select(func.count()).select_from(rows).scalar_subquery().label("total")


def _pictures(jurisdiction_id: int, report_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID | None, list[Photo]]:
    found: dict[uuid.UUID | None, list[Photo]] = {}
    query = (
        select(Photo)
        .where(Photo.jurisdiction_id == jurisdiction_id, Photo.report_id.in_(report_ids))
        .order_by(Photo.created_at, Photo.position)
    )
    for photo in db.session.scalars(query):
        if photo.report_id is not None:
            found.setdefault(photo.report_id, []).append(photo)
    return found


def _timelines(
    jurisdiction_id: int, report_ids: Sequence[uuid.UUID], pictures: dict[uuid.UUID | None, list[Photo]]
) -> dict[uuid.UUID, list[TimelineEntry]]:
    query = (
        select(StatusUpdate, Department, Staff.name)
        .outerjoin(
            Department,
            and_(
                Department.jurisdiction_id == StatusUpdate.jurisdiction_id, Department.id == StatusUpdate.department_id
            ),
        )
        .outerjoin(
            Staff, and_(Staff.jurisdiction_id == StatusUpdate.jurisdiction_id, Staff.id == StatusUpdate.staff_id)
        )
        .where(StatusUpdate.jurisdiction_id == jurisdiction_id, StatusUpdate.report_id.in_(report_ids))
        .order_by(StatusUpdate.id.desc())
    )
    found: dict[uuid.UUID, list[TimelineEntry]] = {}
    for update, department, staff_name in db.session.execute(query):
        photos = pictures.get(update.report_id, [])
        sent = tuple(photo.id for photo in photos if came_with(photo, update))
        found.setdefault(update.report_id, []).append(TimelineEntry(update, department, staff_name, sent))
    return found


def _relations(
    jurisdiction_id: int, report_ids: Sequence[uuid.UUID]
) -> tuple[dict[uuid.UUID, str], dict[uuid.UUID, list[str]]]:
    """{duplicate: number of its original} and {original: numbers of its duplicates}."""
    original = aliased(Report)
    query = (
        select(Report.id, Report.public_id, original.id, original.public_id)
        .join(original, and_(original.jurisdiction_id == Report.jurisdiction_id, original.id == Report.duplicate_of_id))
        .where(
            Report.jurisdiction_id == jurisdiction_id,
            or_(Report.id.in_(report_ids), Report.duplicate_of_id.in_(report_ids)),
            Report.part_of_id.is_distinct_from(original.id),  # a part that was taken back is no duplicate
        )
        .order_by(Report.submitted_at)
    )
    originals: dict[uuid.UUID, str] = {}
    duplicates: dict[uuid.UUID, list[str]] = {}
    for duplicate_id, number, original_id, original_number in db.session.execute(query):
        originals[duplicate_id] = original_number
        duplicates.setdefault(original_id, []).append(number)
    return originals, duplicates
