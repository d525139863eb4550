"""Reports that lie long past their due date: their managers are told once, by the bell and by one mail for all."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.dialects.postgresql import insert

from app.actions import letters, outbox
from app.actions.accounts import SignedIn
from app.actions.deliveries import mail_domain
from app.actions.digests import LISTED
from app.actions.report_lists import visible_to
from app.channels import email
from app.channels import letters as channel_letters
from app.channels.email import Email
from app.channels.words import WORDS
from app.core import clock, events
from app.core.extensions import db, settings
from app.core.languages import nearest_full
from app.models import Department, DormantNotice, Jurisdiction, Report, Service, Staff
from geo.dormant import find_sleepers

BATCH = 2_000
"""Reports of one round of notices; what is left comes with the next one."""
PAGE = "/staff?dormant=1"


@dataclass(frozen=True, slots=True)
class Line:
    """A report of the mail, as the template of letters to one person lists it."""

    public_id: str
    service: str
    place: str
    status_label: str
    at: datetime
    notes: tuple[str, ...]
    url: str


def is_dormant(report: Report, department: Department) -> bool:
    """Whether a report is open and past its due date by more days than its department bears."""
    if report.closed_at is not None or department.dormant_days is None:
        return False
    return report.due_at < clock.now() - timedelta(days=department.dormant_days)


def tell_of_dormant() -> int:
    """Note who is to be told of what lies too long, queue one mail for each of them, and commit; how many reports.

    A report is told once for a due date: one that was given a later date and missed it too is told again.
    """
    now = clock.now()
    found = find_sleepers(now, batch=BATCH)
    if not found:
        return 0
    rows = [
        {
            "jurisdiction_id": one.jurisdiction_id,
            "report_id": one.report_id,
            "due_at": one.due_at,
            "staff_id": one.staff_id,
            "created_at": now,
        }
        for one in found
    ]
    db.session.execute(insert(DormantNotice).on_conflict_do_nothing(), rows)
    stamp = round(now.timestamp() * 1_000_000)
    for town_id, staff_id in sorted({(one.jurisdiction_id, one.staff_id) for one in found}):
        subject = f"{town_id}:{staff_id}:{stamp}"
        outbox.enqueue(town_id, outbox.NOTIFICATIONS, outbox.DORMANT_MAIL, subject, f"{outbox.DORMANT_MAIL}:{subject}")
    db.session.commit()
    return len({(one.jurisdiction_id, one.report_id) for one in found})


def count_unread(viewer: SignedIn) -> int:
    """How many reports the viewer was told of, has not looked at, and that still lie there."""
    query = (
        select(func.count(func.distinct(DormantNotice.report_id)))
        .join(Report, _its_report())
        .where(
            DormantNotice.jurisdiction_id == viewer.jurisdiction_id,
            DormantNotice.staff_id == viewer.staff_id,
            DormantNotice.read_at.is_(None),
            DormantNotice.due_at == Report.due_at,
            Report.closed_at.is_(None),
            visible_to(viewer),
        )
    )
    return db.session.scalars(query).one()


def mark_read(viewer: SignedIn) -> None:
    """Note that the viewer looked at what lies too long, and commit."""
    db.session.execute(
        update(DormantNotice)
        .where(
            DormantNotice.jurisdiction_id == viewer.jurisdiction_id,
            DormantNotice.staff_id == viewer.staff_id,
            DormantNotice.read_at.is_(None),
        )
        .values(read_at=clock.now())
    )
    db.session.commit()


def deliver_dormant(subject: str) -> None:
    """Mail a manager the reports of one round of notices that they have not looked at and that still lie there; no
    mail when there is none left. Safe to repeat: the message keeps its name.
    """
    town, staff, stamp = subject.split(":")
    town_id, told_at = int(town), datetime.fromtimestamp(0, UTC) + timedelta(microseconds=int(stamp))
    person = db.session.get(Staff, (town_id, uuid.UUID(staff)))
    if person is None or not person.is_active:
        return
    query = (
        select(Report, Service.name, Department.name)
        .join(DormantNotice, _its_report())
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .join(
            Department, (Department.jurisdiction_id == Report.jurisdiction_id) & (Department.id == Report.department_id)
        )
        .where(
            DormantNotice.jurisdiction_id == town_id,
            DormantNotice.staff_id == person.id,
            DormantNotice.created_at == told_at,
            DormantNotice.read_at.is_(None),
            DormantNotice.due_at == Report.due_at,
            Report.closed_at.is_(None),
        )
        .order_by(Report.due_at, Report.id)
    )
    rows = db.session.execute(query).all()
    if rows:
        lines = [_line(report, service, department, person.locale) for report, service, department in rows[:LISTED]]
        email.send(_write(town_id, person, lines, len(rows), stamp))


def _its_report() -> ColumnElement[bool]:
    return (Report.jurisdiction_id == DormantNotice.jurisdiction_id) & (Report.id == DormantNotice.report_id)


def _line(report: Report, service: dict[str, str], department: dict[str, str], locale: str) -> Line:
    return Line(
        public_id=report.public_id,
        service=letters.pick(service, locale),
        place=report.address or report.public_id,
        status_label=_say_late((clock.now() - report.due_at).days, locale),
        at=report.due_at,
        notes=(letters.pick(department, locale),),
        url=f"{settings.base_url}/staff?report={report.public_id}",
    )


def _say_late(days: int, locale: str) -> str:
    word = WORDS[nearest_full(locale)]
    return word["late_day"] if days <= 1 else word["late_days"].format(days=days)


def _write(town_id: int, person: Staff, lines: list[Line], count: int, stamp: str) -> Email:
    town = db.session.get_one(Jurisdiction, town_id)
    written = channel_letters.write_personal(
        events.STAFF_DORMANT,
        nearest_full(person.locale),
        {
            **letters.town_facts(town),
            "now": clock.now(),
            "count": count,
            "lines": lines,
            "rest": count - len(lines),
            "button_url": settings.base_url + PAGE,
            "unsubscribe_url": None,
        },
    )
    return Email(
        recipient=person.email,
        subject=written.subject,
        text=written.text,
        html=written.html,
        locale=person.locale,
        message_id=f"<dormant-{town_id}-{person.id}-{stamp}@{mail_domain()}>",
        thread_id=f"<dormant-{town_id}-{person.id}@{mail_domain()}>",
        reply_to=letters.reply_address(town_id),
    )
