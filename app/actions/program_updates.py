"""What other programs say about a report, and what they read of its history: each update once, told as its key may."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, tuple_

from app.actions import audit, notifications, parts
from app.actions.api_keys import Program
from app.actions.media_fetches import expect_media
from app.actions.open_reports import TOLD
from app.actions.program_reports import NAMESPACE
from app.actions.report_changes import StatusChange, make_move
from app.actions.report_entries import add_update, lock_report, touch
from app.core import errors, events, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.plans import planned_anew
from app.core.workflow import Move, Role
from app.models import Photo, Report, StatusUpdate
from geo.filters import ReportFilters, conditions

MANAGE = "reports:manage"


@dataclass(frozen=True, slots=True)
class UpdateAsked:
    """An update as a program sends it. `name` is the program's own for it; `target` a status of ours, or None."""

    name: str
    public_id: str
    text: str
    target: str | None = None
    happened_at: datetime | None = None
    media_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """The update that is kept, and whether this call brought it."""

    update_id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class OpenUpdate:
    """One public line of a report's history, with its first picture that may be shown."""

    update: StatusUpdate
    public_id: str
    photo: Photo | None


def post_update(asked: UpdateAsked, program: Program) -> Noted:
    """Keep what a program says about a report of its town, and commit; the same `name` again answers the same.

    A program that may manage reports speaks in public: it changes the status where that is possible from where the
    report is, and whoever follows is told. The words of another reach staff alone, and change nothing. Raises
    REPORT_NOT_FOUND, CHANGE_ID_REUSED for a name used for another report, KEY_SCOPE for a status without the right.
    """
    client_id = uuid.uuid5(NAMESPACE, f"{program.key_id}:update:{asked.name}")
    may_manage = MANAGE in program.scopes
    report_id = _find_report(program.jurisdiction_id, asked.public_id, may_manage=may_manage)
    parts.lock_whole(program.jurisdiction_id, report_id)
    report = lock_report(program.jurisdiction_id, report_id, None)
    known = _find_known(report, client_id)
    if known is not None:
        db.session.rollback()
        return Noted(known, is_new=False)
    move = _find_move(report, asked.target) if asked.target else None
    if move is not None and not may_manage:
        raise ProblemError(errors.KEY_SCOPE)
    if move is not None:
        change = StatusChange(move.target, client_id=client_id, note=asked.text)
        entry = make_move(report, change, move, by=None, outside=_outside(asked, program))
    else:
        entry = _note(report, asked, client_id, program, is_public=may_manage)
    expect_media(report, asked.media_urls, status_update_id=entry.id)
    noted = Noted(entry.id, is_new=True)
    db.session.commit()
    return noted


def list_open_updates(
    jurisdiction_id: int,
    *,
    since: datetime | None,
    until: datetime | None,
    numbers: Sequence[str] = (),
    limit: int,
    offset: int = 0,
) -> list[OpenUpdate]:
    """The public lines of history of reports that are not private, oldest first, in two statements."""
    query = (
        select(StatusUpdate, Report.public_id)
        .join(Report, (Report.jurisdiction_id == StatusUpdate.jurisdiction_id) & (Report.id == StatusUpdate.report_id))
        .where(
            StatusUpdate.jurisdiction_id == jurisdiction_id,
            StatusUpdate.is_public,
            StatusUpdate.kind.in_(TOLD),
            *conditions(ReportFilters(audience="open")),
        )
        .order_by(StatusUpdate.created_at, StatusUpdate.id)
        .limit(limit)
        .offset(offset)
    )
    if since is not None:
        query = query.where(StatusUpdate.created_at >= since)
    if until is not None:
        query = query.where(StatusUpdate.created_at <= until)
    if numbers:
        query = query.where(Report.public_id.in_([number.strip().upper() for number in numbers]))
    rows = db.session.execute(planned_anew(query)).all()
    photos = _find_photos(jurisdiction_id, [row.StatusUpdate for row in rows])
    return [OpenUpdate(row.StatusUpdate, row.public_id, photos.get(row.StatusUpdate.id)) for row in rows]


def _find_report(jurisdiction_id: int, public_id: str, *, may_manage: bool) -> uuid.UUID:
    """Raises REPORT_NOT_FOUND also for a private one, unless the program may manage reports."""
    query = select(Report.id).where(
        Report.jurisdiction_id == jurisdiction_id, Report.public_id == public_id.strip().upper()
    )
    if not may_manage:
        query = query.where(*conditions(ReportFilters(audience="open")))
    found = db.session.scalars(query).first()
    if found is None:
        raise ProblemError(errors.REPORT_NOT_FOUND)
    return found


def _find_known(report: Report, client_id: uuid.UUID) -> int | None:
    query = select(StatusUpdate.id, StatusUpdate.report_id).where(
        StatusUpdate.jurisdiction_id == report.jurisdiction_id, StatusUpdate.client_id == client_id
    )
    known = db.session.execute(query).first()
    if known is not None and known.report_id != report.id:
        raise ProblemError(errors.CHANGE_ID_REUSED)
    return known.id if known else None


def _find_move(report: Report, target: str) -> Move | None:
    """The move that brings a report to `target`; None when it is there already, or farther: a late word moves nothing.

    What a move asks of a crew is not asked of a program, whose word stands for it.
    """
    is_closed = workflow.STATUSES[report.status].is_closed
    if is_closed == workflow.STATUSES[target].is_closed and (is_closed or target == workflow.REOPENED):
        return None
    move = workflow.find_move(report.status, target, Role.AGENT)
    return replace(move, needs=()) if move else None


def _note(
    report: Report, asked: UpdateAsked, client_id: uuid.UUID, program: Program, *, is_public: bool
) -> StatusUpdate:
    touch(report)
    entry = add_update(
        report,
        kind="note",
        note=asked.text,
        is_public=is_public,
        client_id=client_id,
        outside=_outside(asked, program),
    )
    if is_public:
        notifications.announce(report, events.REPORT_ANSWERED, entry)
    audit.record(
        report.jurisdiction_id, "report.noted", "report", report.id,
        detail={"public": is_public, "api_key": program.key_id},
    )  # fmt: skip
    return entry


def _outside(asked: UpdateAsked, program: Program) -> dict[str, object]:
    said = {"said_at": asked.happened_at.isoformat()} if asked.happened_at else {}
    return {"outside": program.name, "api_key": program.key_id, **said}


def _find_photos(jurisdiction_id: int, updates: Sequence[StatusUpdate]) -> dict[int, Photo]:
    wanted = [(update.report_id, update.id) for update in updates]
    if not wanted:
        return {}
    query = (
        select(Photo)
        .where(
            Photo.jurisdiction_id == jurisdiction_id,
            tuple_(Photo.report_id, Photo.status_update_id).in_(wanted),
            Photo.state == "ready",
        )
        .order_by(Photo.position.desc(), Photo.id.desc())
    )
    return {photo.status_update_id: photo for photo in db.session.scalars(query) if photo.status_update_id}
