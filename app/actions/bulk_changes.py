"""One change on many reports: who would be told and which refuse, then each in its own transaction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.actions import answers, notifications, report_lists
from app.actions.accounts import SignedIn
from app.actions.bulk_told import Told, list_told
from app.actions.report_changes import StatusChange, assign_report, change_status, check_needs, reassign_report
from app.core import errors, events, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Department, Report, Service, Staff, StatusUpdate
from geo.filters import ReportFilters, conditions

MOST_SELECTED = 500
"""How many reports one change may be prepared for."""
MOST_AT_ONCE = 25
"""How many of them one request changes."""

DONE, REPEATED, UNCHANGED, REFUSED = "done", "repeated", "unchanged", "refused"


@dataclass(frozen=True, slots=True)
class Wish:
    """What should happen to each: exactly one of a change of status, a department, or a round (None: nobody's)."""

    status: StatusChange | None = None
    department_code: str | None = None
    note: str | None = None
    is_assignment: bool = False
    staff_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A report as it was seen, and the id that makes repeating its change harmless."""

    report_id: uuid.UUID
    version: int
    client_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the change of one item; `code` says why it was refused, `public_id` is None when out of sight."""

    item: Item
    state: str
    public_id: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """Before anything is done: each report's outcome as it would be now, and how many people would be told by what."""

    outcomes: list[Outcome]
    people: int
    by_channel: dict[str, int]
    waiting: int
    """Of those told by mail, how many read it in their digest of the day."""
    told: list[Told]


@dataclass(frozen=True, slots=True)
class Selected:
    """A report of a selection, with the version it has now."""

    report_id: uuid.UUID
    public_id: str
    version: int


def select_all(viewer: SignedIn, filters: ReportFilters, sort: str) -> tuple[list[Selected], bool]:
    """The reports that filters mean, in order, MOST_SELECTED at most; and whether there are more."""
    matching = (report_lists.visible_to(viewer), *conditions(filters))
    found, _ = report_lists.walk_reports(matching, filters, sort, None, MOST_SELECTED)
    ids = [position.id for position in found[:MOST_SELECTED]]
    query = select(Report.id, Report.public_id, Report.version).where(
        Report.jurisdiction_id == viewer.jurisdiction_id, Report.id.in_(ids)
    )
    known = {row.id: Selected(row.id, row.public_id, row.version) for row in db.session.execute(query)}
    return [known[report_id] for report_id in ids if report_id in known], len(found) > MOST_SELECTED


def preview_changes(viewer: SignedIn, wish: Wish, items: Sequence[Item]) -> Preview:
    """What would happen, in a few statements whatever the number; nothing is changed.

    Raises WORKFLOW_MISSING, TEMPLATE_UNKNOWN, DEPARTMENT_UNKNOWN or STAFF_UNKNOWN for a wish that none could follow.
    """
    only_service = _check_wish(viewer, wish)
    query = select(Report).where(report_lists.visible_to(viewer), Report.id.in_([item.report_id for item in items]))
    reports = {report.id: report for report in db.session.scalars(query)}
    target = _target(viewer, wish)
    outcomes = [_foresee(viewer, wish, item, reports.get(item.report_id), target, only_service) for item in items]
    going = [outcome.item.report_id for outcome in outcomes if outcome.state == DONE]
    ways = _ways(viewer, wish, going)
    channels = {way.channel for way in ways}
    return Preview(
        outcomes=outcomes,
        people=len({way.reporter_id for way in ways}),
        by_channel={one: len({way.reporter_id for way in ways if way.channel == one}) for one in sorted(channels)},
        waiting=len({way.reporter_id for way in ways if way.is_held}),
        told=list_told(viewer.jurisdiction_id, ways),
    )


def change_each(viewer: SignedIn, wish: Wish, items: Sequence[Item]) -> list[Outcome]:
    """Make the change on each report, one transaction each: what fails for one leaves the others done."""
    return [_change_one(viewer, wish, item) for item in items]


def _change_one(viewer: SignedIn, wish: Wish, item: Item) -> Outcome:
    report = report_lists.find_visible(viewer, item.report_id)
    made = _made_before(viewer, item)
    if report is None:
        # Handed to another department by this very change, it may be out of sight by now.
        state, code = (REPEATED, None) if made else (REFUSED, errors.REPORT_NOT_FOUND)
        return Outcome(item, state, code=code)
    number = report.public_id
    if made:
        return Outcome(item, REPEATED, number)
    if _is_so(wish, report):
        return Outcome(item, UNCHANGED, number)
    try:
        _act(viewer, wish, item)
    except ProblemError as error:
        db.session.rollback()
        if error.code == errors.REPORT_CHANGED and _made_before(viewer, item):
            return Outcome(item, REPEATED, number)
        return Outcome(item, REFUSED, number, error.code)
    return Outcome(item, DONE, number)


def _act(viewer: SignedIn, wish: Wish, item: Item) -> None:
    by = db.session.get_one(Staff, (viewer.jurisdiction_id, viewer.staff_id))
    if wish.status is not None:
        change = replace(wish.status, client_id=item.client_id)
        change_status(item.report_id, change, by=by, version=item.version)
    elif wish.is_assignment:
        assign_report(item.report_id, wish.staff_id, by=by, version=item.version, client_id=item.client_id)
    else:
        reassign_report(
            item.report_id,
            wish.department_code or "",
            wish.note,
            by=by,
            version=item.version,
            client_id=item.client_id,
        )


def _made_before(viewer: SignedIn, item: Item) -> bool:
    """Whether this very change was made on this very report."""
    query = select(StatusUpdate.id).where(
        StatusUpdate.jurisdiction_id == viewer.jurisdiction_id,
        StatusUpdate.client_id == item.client_id,
        StatusUpdate.report_id == item.report_id,
    )
    return db.session.scalar(query) is not None


def _is_so(wish: Wish, report: Report) -> bool:
    """Whether the report is already where a reassignment would put it."""
    if wish.is_assignment:
        return report.assigned_to_id == wish.staff_id
    if wish.department_code is None:
        return False
    query = select(Department.id).where(
        Department.jurisdiction_id == report.jurisdiction_id, Department.code == wish.department_code
    )
    return db.session.scalar(query) == report.department_id


def _check_wish(viewer: SignedIn, wish: Wish) -> int | None:
    """Raises what no report could follow; the service that the wish's answer is kept for, if it is for one."""
    only_service = None
    if wish.status is not None:
        moves = [move for move in workflow.MOVES if move.target == wish.status.target and viewer.role in move.roles]
        if not moves:
            raise ProblemError(errors.WORKFLOW_NOT_ALLOWED)
        change = wish.status
        if change.template is not None:
            template = answers.find_template(viewer.jurisdiction_id, change.template)
            if template.target != change.target:
                raise ProblemError(errors.TEMPLATE_UNKNOWN)
            only_service = _service_id(viewer, template.service_code)
            change = replace(change, note=change.note or template.code)  # its words are the note
        check_needs(moves[0], change)
    elif wish.is_assignment:
        person = db.session.get(Staff, (viewer.jurisdiction_id, wish.staff_id)) if wish.staff_id else None
        if wish.staff_id and (person is None or not person.is_active):
            raise ProblemError(errors.STAFF_UNKNOWN)
    return only_service


def _service_id(viewer: SignedIn, code: str | None) -> int | None:
    query = select(Service.id).where(Service.jurisdiction_id == viewer.jurisdiction_id, Service.code == code)
    return db.session.scalar(query) if code else None


def _target(viewer: SignedIn, wish: Wish) -> Department | Report | None:
    """The department or the original that the wish names. Raises DEPARTMENT_UNKNOWN, DUPLICATE_IMPOSSIBLE."""
    town = viewer.jurisdiction_id
    if wish.status is not None:
        if wish.status.target != workflow.DUPLICATE:
            return None
        original = report_lists.find_visible_number(viewer, wish.status.duplicate_of or "")
        if original is None or original.status == workflow.DUPLICATE:
            raise ProblemError(errors.DUPLICATE_IMPOSSIBLE)
        return original
    if wish.is_assignment:
        return None
    department = db.session.scalars(
        select(Department).where(
            Department.jurisdiction_id == town, Department.code == wish.department_code, Department.is_active
        )
    ).first()
    if department is None:
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    return department


def _foresee(
    viewer: SignedIn,
    wish: Wish,
    item: Item,
    report: Report | None,
    target: Department | Report | None,
    only_service: int | None,
) -> Outcome:
    if report is None:
        return Outcome(item, REFUSED, code=errors.REPORT_NOT_FOUND)
    code = None
    state = DONE
    if report.version != item.version:
        code = errors.REPORT_CHANGED
    elif wish.status is not None and workflow.find_move(report.status, wish.status.target, viewer.role) is None:
        code = errors.WORKFLOW_NOT_ALLOWED
    elif isinstance(target, Report) and target.id == report.id:
        code = errors.DUPLICATE_IMPOSSIBLE
    elif only_service is not None and report.service_id != only_service:
        code = errors.TEMPLATE_UNKNOWN
    elif (isinstance(target, Department) and target.id == report.department_id) or (
        wish.is_assignment and report.assigned_to_id == wish.staff_id
    ):
        state = UNCHANGED
    return Outcome(item, REFUSED if code else state, report.public_id, code)


def _ways(viewer: SignedIn, wish: Wish, going: list[uuid.UUID]) -> list[notifications.Way]:
    if wish.status is None or not going:
        return []
    moves = [move for move in workflow.MOVES if move.target == wish.status.target]
    if not any(move.tells_followers for move in moves):
        return []
    event = events.EVENT_OF_STATUS[wish.status.target]
    return notifications.ways_to_followers_of(viewer.jurisdiction_id, going, event)
