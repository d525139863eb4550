"""The views that people of the desk save, share with a department and start with; and how they like their list."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, literal, or_, select, union_all
from sqlalchemy.dialects.postgresql import insert

from app.actions import audit
from app.actions.accounts import SignedIn
from app.actions.report_lists import COUNT_LIMIT, visible_to
from app.core import clock, errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.core.plans import planned_anew
from app.core.workflow import Role
from app.models import Department, DeskChoice, Report, SavedView, Staff
from geo.filters import ReportFilters, conditions

MOST_OWN = 50
"""How many views one person keeps."""


@dataclass(frozen=True, slots=True)
class ViewCard:
    """A saved view with whose it is; `department` is the one it is shared with, if only one."""

    view: SavedView
    owner_name: str
    department: Department | None
    is_mine: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What a dashboard opens with."""

    views: list[ViewCard]
    start_view_id: uuid.UUID | None
    layout: dict[str, Any]


def read_desk(viewer: SignedIn) -> Desk:
    """The views that somebody may use, their own first, and their choices."""
    query = (
        select(SavedView, Staff.name, Department)
        .join(Staff, (Staff.jurisdiction_id == SavedView.jurisdiction_id) & (Staff.id == SavedView.staff_id))
        .outerjoin(
            Department,
            (Department.jurisdiction_id == SavedView.jurisdiction_id) & (Department.id == SavedView.department_id),
        )
        .where(_usable(viewer))
        .order_by(SavedView.staff_id != viewer.staff_id, func.lower(SavedView.name), SavedView.id)
    )
    cards = [
        ViewCard(view, name, department, view.staff_id == viewer.staff_id, _may_change(viewer, view))
        for view, name, department in db.session.execute(query)
    ]
    choice = db.session.get(DeskChoice, (viewer.jurisdiction_id, viewer.staff_id))
    usable = {card.view.id for card in cards}
    start = choice.start_view_id if choice and choice.start_view_id in usable else None
    return Desk(cards, start, dict(choice.layout) if choice else {})


def save_view(
    viewer: SignedIn, view_id: uuid.UUID, name: str, query: dict[str, str], *, is_shared: bool, department: str | None
) -> SavedView:
    """Keep a view under this id, new or as it is from now on, and commit.

    Raises VIEW_NOT_FOUND for somebody else's, VIEW_TOO_MANY, VIEW_SHARING for a department that is not theirs,
    DEPARTMENT_UNKNOWN.
    """
    with_department = _shared_with(viewer, department) if is_shared else None
    view = db.session.get(SavedView, (viewer.jurisdiction_id, view_id), with_for_update=True)
    if view is not None and not _may_change(viewer, view):
        raise ProblemError(errors.VIEW_NOT_FOUND)
    if view is None:
        _check_room(viewer)
        view = SavedView(jurisdiction_id=viewer.jurisdiction_id, id=view_id, staff_id=viewer.staff_id)
        db.session.add(view)
    was_shared = bool(view.is_shared)
    view.name, view.query = name, query
    view.is_shared, view.department_id = is_shared, with_department
    view.updated_at = clock.now()
    if is_shared or was_shared:
        detail = {"shared": is_shared}
        audit.record(viewer.jurisdiction_id, "view.saved", "view", view_id, staff_id=viewer.staff_id, detail=detail)
    db.session.commit()
    return view


def delete_view(viewer: SignedIn, view_id: uuid.UUID) -> None:
    """Forget a view, and commit; one that is gone already is no error. Raises VIEW_NOT_FOUND for somebody else's."""
    view = db.session.get(SavedView, (viewer.jurisdiction_id, view_id), with_for_update=True)
    if view is None:
        return
    if not _may_change(viewer, view):
        raise ProblemError(errors.VIEW_NOT_FOUND)
    if view.is_shared:
        audit.record(viewer.jurisdiction_id, "view.deleted", "view", view_id, staff_id=viewer.staff_id, detail={})
    db.session.delete(view)
    db.session.commit()


def choose_desk(viewer: SignedIn, start_view_id: uuid.UUID | None, layout: dict[str, Any]) -> None:
    """Remember what somebody starts with and how their list looks, and commit. Raises VIEW_NOT_FOUND."""
    if start_view_id is not None:
        known = select(SavedView.id).where(_usable(viewer), SavedView.id == start_view_id)
        if db.session.scalar(known) is None:
            raise ProblemError(errors.VIEW_NOT_FOUND)
    values = {"start_view_id": start_view_id, "layout": layout}
    db.session.execute(
        insert(DeskChoice)
        .values(jurisdiction_id=viewer.jurisdiction_id, staff_id=viewer.staff_id, **values)
        .on_conflict_do_update(index_elements=["jurisdiction_id", "staff_id"], set_=values)
    )
    db.session.commit()


def count_selections(viewer: SignedIn, selections: Sequence[ReportFilters]) -> list[int | None]:
    """How many reports the viewer sees through each of these filters, in one statement; None beyond COUNT_LIMIT."""
    if not selections:
        return []
    counts = []
    for number, filters in enumerate(selections):
        rows = select(Report.id).where(visible_to(viewer), *conditions(filters)).limit(COUNT_LIMIT + 1).subquery()
        counts.append(select(literal(number).label("number"), func.count().label("n")).select_from(rows))
    found = {row.number: row.n for row in db.session.execute(planned_anew(union_all(*counts)))}
    return [found[number] if found[number] <= COUNT_LIMIT else None for number in range(len(selections))]


def _usable(viewer: SignedIn) -> ColumnElement[bool]:
    shared: ColumnElement[bool] = SavedView.is_shared.is_(True)
    if not viewer.has_whole_town:
        shared = shared & or_(SavedView.department_id.is_(None), SavedView.department_id.in_(viewer.department_ids))
    return (SavedView.jurisdiction_id == viewer.jurisdiction_id) & or_(SavedView.staff_id == viewer.staff_id, shared)


def _may_change(viewer: SignedIn, view: SavedView) -> bool:
    """Its owner; and for a shared one, whoever leads there."""
    if view.staff_id == viewer.staff_id:
        return True
    leads = viewer.role in (Role.MANAGER, Role.ADMIN)
    return view.is_shared and leads and (viewer.has_whole_town or view.department_id in viewer.department_ids)


def _shared_with(viewer: SignedIn, department_code: str | None) -> int | None:
    if department_code is None:
        if not viewer.has_whole_town:
            raise ProblemError(errors.VIEW_SHARING)
        return None
    query = select(Department.id).where(
        Department.jurisdiction_id == viewer.jurisdiction_id, Department.code == department_code, Department.is_active
    )
    found = db.session.scalar(query)
    if found is None:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("shared_with", errors.DEPARTMENT_UNKNOWN)])
    if not viewer.has_whole_town and found not in viewer.department_ids:
        raise ProblemError(errors.VIEW_SHARING)
    return found


def _check_room(viewer: SignedIn) -> None:
    own = select(func.count()).where(
        SavedView.jurisdiction_id == viewer.jurisdiction_id, SavedView.staff_id == viewer.staff_id
    )
    if (db.session.scalar(own) or 0) >= MOST_OWN:
        raise ProblemError(errors.VIEW_TOO_MANY, context={"most": MOST_OWN})
