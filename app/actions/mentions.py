"""Colleagues called by name in an internal note: found in its words, told by the bell, and by mail if they want."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from app.actions import letters, outbox
from app.actions.accounts import SignedIn
from app.actions.report_lists import visible_to
from app.actions.staff_letters import send_to_staff
from app.core import clock, errors, events
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Mention, Report, Service, Staff, StaffArea, StaffDepartment, StatusUpdate
from geo.areas import areas_around

MAXIMUM_NAMED = 20
LISTED = 50
SIGN = "@"


@dataclass(frozen=True, slots=True)
class Call:
    """A note in which somebody was named, as their bell shows it."""

    id: int
    public_id: str
    service: dict[str, str]
    text: str
    by: str
    at: datetime
    is_read: bool


def find_named(text: str, people: Sequence[Staff]) -> list[Staff]:
    """The people whose whole name stands behind an @ in `text`; the longest name wins where one begins another."""
    found: dict[uuid.UUID, Staff] = {}
    longest_first = sorted(people, key=lambda person: -len(person.name))
    for place in re.finditer(SIGN, text):
        rest = text[place.end() :]
        named = next((person for person in longest_first if _begins_with(rest, person.name)), None)
        if named is not None:
            # Two colleagues of one name are both meant.
            found |= {one.id: one for one in people if one.name.casefold() == named.name.casefold()}
    return list(found.values())


def mention(report: Report, entry: StatusUpdate, by: Staff) -> int:
    """Note who is named in an internal note, and queue their mails; how many. The caller's action commits.

    Only those who may see the report are called. Raises MENTION_TOO_MANY.
    """
    if not entry.note or SIGN not in entry.note:
        return 0
    named = [one for one in find_named(entry.note, list_mentionable(report)) if one.id != by.id]
    if len(named) > MAXIMUM_NAMED:
        raise ProblemError(errors.MENTION_TOO_MANY, context={"count": MAXIMUM_NAMED})
    for person in named:
        row = Mention(
            jurisdiction_id=report.jurisdiction_id,
            report_id=report.id,
            status_update_id=entry.id,
            staff_id=person.id,
            by_id=by.id,
            created_at=clock.now(),
        )
        db.session.add(row)
        db.session.flush()
        if person.wants_mention_mail:
            outbox.enqueue(
                report.jurisdiction_id,
                outbox.NOTIFICATIONS,
                outbox.MENTION_MAIL,
                f"{report.jurisdiction_id}:{row.id}",
                f"{outbox.MENTION_MAIL}:{report.jurisdiction_id}:{row.id}",
            )
    return len(named)


def list_mentionable(report: Report) -> list[Staff]:
    """Who may be called on a report, by name: those who see it in the dashboard, and whoever has it on their round."""
    teams, areas = (
        select(table.staff_id, func.array_agg(column).label("ids"))
        .where(table.jurisdiction_id == report.jurisdiction_id)
        .group_by(table.staff_id)
        .subquery()
        for table, column in ((StaffDepartment, StaffDepartment.department_id), (StaffArea, StaffArea.area_id))
    )
    query = (
        select(Staff, teams.c.ids, areas.c.ids)
        .outerjoin(teams, teams.c.staff_id == Staff.id)
        .outerjoin(areas, areas.c.staff_id == Staff.id)
        .where(Staff.jurisdiction_id == report.jurisdiction_id, Staff.is_active)
        .order_by(Staff.name, Staff.id)
    )
    rows = db.session.execute(query).all()
    around = areas_around(report.jurisdiction_id, report.id) if any(kept for _, _, kept in rows) else frozenset()
    return [person for person, ids, kept in rows if _sees(person, ids or [], kept or [], report, around)]


def list_calls(viewer: SignedIn, *, only_unread: bool = False) -> list[Call]:
    """The notes in which the viewer is named, newest first, on reports that they still see."""
    query = (
        select(Mention, Report.public_id, Service.name, StatusUpdate.note, Staff.name)
        .join(Report, (Report.jurisdiction_id == Mention.jurisdiction_id) & (Report.id == Mention.report_id))
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .join(
            StatusUpdate,
            (StatusUpdate.jurisdiction_id == Mention.jurisdiction_id) & (StatusUpdate.id == Mention.status_update_id),
        )
        .join(Staff, (Staff.jurisdiction_id == Mention.jurisdiction_id) & (Staff.id == Mention.by_id))
        .where(Mention.jurisdiction_id == viewer.jurisdiction_id, Mention.staff_id == viewer.staff_id)
        .where(visible_to(viewer))
        .order_by(Mention.id.desc())
        .limit(LISTED)
    )
    if only_unread:
        query = query.where(Mention.read_at.is_(None))
    return [
        Call(row.id, number, service, note or "", by, row.created_at, row.read_at is not None)
        for row, number, service, note, by in db.session.execute(query)
    ]


def count_unread(viewer: SignedIn) -> int:
    """How many the bell shows."""
    query = (
        select(func.count())
        .select_from(Mention)
        .join(Report, (Report.jurisdiction_id == Mention.jurisdiction_id) & (Report.id == Mention.report_id))
        .where(
            Mention.jurisdiction_id == viewer.jurisdiction_id,
            Mention.staff_id == viewer.staff_id,
            Mention.read_at.is_(None),
            visible_to(viewer),
        )
    )
    return db.session.scalars(query).one()


def mark_read(viewer: SignedIn, *, public_id: str | None = None) -> int:
    """Note that the viewer read the calls of a report (of all without one), and commit; how many are left."""
    mine = update(Mention).where(
        Mention.jurisdiction_id == viewer.jurisdiction_id,
        Mention.staff_id == viewer.staff_id,
        Mention.read_at.is_(None),
    )
    if public_id is not None:
        wanted = select(Report.id).where(
            Report.jurisdiction_id == viewer.jurisdiction_id, Report.public_id == public_id
        )
        mine = mine.where(Mention.report_id.in_(wanted))
    db.session.execute(mine.values(read_at=clock.now()))
    db.session.commit()
    return count_unread(viewer)


def wants_mail(viewer: SignedIn) -> bool:
    """Whether the viewer also gets a mail when somebody names them."""
    return db.session.get_one(Staff, (viewer.jurisdiction_id, viewer.staff_id)).wants_mention_mail


def choose_mail(viewer: SignedIn, wants: bool) -> None:
    """Note whether the viewer wants mails, and commit."""
    db.session.get_one(Staff, (viewer.jurisdiction_id, viewer.staff_id)).wants_mention_mail = wants
    db.session.commit()


def deliver_call(subject: str) -> None:
    """Mail a call to whoever was named, unless they read it, left, or want none; safe to repeat."""
    town_id, mention_id = (int(part) for part in subject.split(":"))
    row = db.session.get(Mention, (town_id, mention_id))
    if row is None or row.read_at is not None:
        return
    person = db.session.get_one(Staff, (town_id, row.staff_id))
    report = db.session.get_one(Report, (town_id, row.report_id))
    if not person.is_active or not person.wants_mention_mail or person not in list_mentionable(report):
        return
    by = db.session.get_one(Staff, (town_id, row.by_id))
    entry = db.session.get_one(StatusUpdate, (town_id, row.status_update_id))
    service = db.session.get_one(Service, (town_id, report.service_id))
    page = f"/crew/arret/{report.id}" if person.role == Role.CREW else f"/staff?report={report.public_id}"
    facts = {
        "by": by.name,
        "public_id": report.public_id,
        "service": letters.pick(service.name, person.locale),
        "note": entry.note or "",
    }
    message, thread = f"mention-{town_id}-{mention_id}", f"{report.public_id}.staff"
    send_to_staff(person, events.STAFF_MENTIONED, facts, page=page, message=message, thread=thread)


def _sees(
    person: Staff, department_ids: Sequence[int], area_ids: Sequence[int], report: Report, around: frozenset[int]
) -> bool:
    """As `geo.filters.within_scope`, of somebody who is not there to ask."""
    if person.role == Role.ADMIN or report.assigned_to_id == person.id:
        return True
    theirs = report.department_id in department_ids if department_ids else person.role != Role.CREW
    return theirs and (not area_ids or not around.isdisjoint(area_ids))


def _begins_with(text: str, name: str) -> bool:
    if text[: len(name)].casefold() != name.casefold():
        return False
    following = text[len(name) : len(name) + 1]
    return not (following.isalnum() or following == "_")
