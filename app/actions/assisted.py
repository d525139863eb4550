"""Reports that an agent enters for somebody else: at the counter, on the telephone, at a neighbourhood meeting."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.actions.accounts import SignedIn
from app.actions.followers import Following, Joining, join_for_somebody
from app.actions.reports import Entry, Receipt, submit_report
from app.actions.submissions import Contact, Submission
from app.core import clock, errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import Department, Jurisdiction, Report, Reporter, Service, Staff, StatusUpdate
from app.models.report import ASSISTED_SOURCES

DAY_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """ "I have seen the same", told to an agent: how (`source`), by whom if they say it, and a word for the team."""

    id: uuid.UUID
    source: str
    locale: str
    contact: Contact
    note: str | None = None


def submit_for_resident(
    submission: Submission,
    *,
    by: SignedIn,
    device_hash: str | None,
    taken_by: uuid.UUID | None,
    has_consent: bool,
) -> Receipt:
    """Accept a report that somebody told an agent, and commit it; repeatable like any submission.

    `taken_by` is who listened, when a colleague's session sends it later (`by`); both are in the audit entry, with the
    person's spoken consent to leave an address. Raises CONSENT_MISSING for contact details without consent,
    VALIDATION_FAILED for a `taken_by` who does not work for this town, and what submit_report raises.
    """
    detail = _check_entry(submission.contact, submission.locale, by, taken_by, has_consent=has_consent)
    entry = Entry(staff_id=by.staff_id, jurisdiction_id=by.jurisdiction_id, detail=detail)
    return submit_report(submission, device_hash=device_hash, entry=entry)


def join_for_resident(
    report: Report, voice: Voice, *, by: SignedIn, taken_by: uuid.UUID | None, has_consent: bool
) -> Following:
    """Count somebody who told an agent that they have seen the same, and commit; the same `voice.id` again is harmless.

    Raises CONSENT_MISSING for contact details without consent, VALIDATION_FAILED for a `taken_by` who does not work for
    this town, PLACE_OTHER_TOWN for a report of another town, and what join_for_somebody raises.
    """
    detail = _check_entry(voice.contact, voice.locale, by, taken_by, has_consent=has_consent)
    if report.jurisdiction_id != by.jurisdiction_id:
        town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
        raise ProblemError(errors.PLACE_OTHER_TOWN, context={"name": town.name})
    return join_for_somebody(
        report,
        voice.contact,
        Joining(voice.id, voice.note),
        staff_id=by.staff_id,
        detail={"source": voice.source, **detail},
        locale=voice.locale,
    )


def _check_entry(
    contact: Contact, locale: str, by: SignedIn, taken_by: uuid.UUID | None, *, has_consent: bool
) -> dict[str, object]:
    """What the audit entry keeps of consent and of who listened."""
    if contact and not has_consent:
        told = errors.sentence(errors.CONSENT_MISSING, locale, {})
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("consent", errors.CONSENT_MISSING, told)])
    taker = taken_by or by.staff_id
    if taker != by.staff_id and db.session.get(Staff, (by.jurisdiction_id, taker)) is None:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("taken_by", "field.invalid")])
    detail: dict[str, object] = {"consent": has_consent and bool(contact)}
    if taker != by.staff_id:
        detail["taken_by"] = str(taker)
    return detail


def list_entries_today(viewer: SignedIn) -> list[Receipt]:
    """What the viewer's session has sent in since midnight in their town, newest first, at most DAY_LIMIT."""
    town = db.session.get_one(Jurisdiction, viewer.jurisdiction_id)
    query = (
        select(Report, Service, Department, Reporter)
        .join(
            StatusUpdate,
            (StatusUpdate.jurisdiction_id == Report.jurisdiction_id) & (StatusUpdate.report_id == Report.id),
        )
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .join(
            Department, (Department.jurisdiction_id == Report.jurisdiction_id) & (Department.id == Report.department_id)
        )
        .outerjoin(Reporter, (Reporter.jurisdiction_id == Report.jurisdiction_id) & (Reporter.id == Report.reporter_id))
        .where(
            Report.jurisdiction_id == viewer.jurisdiction_id,
            Report.submitted_at >= _midnight(town.time_zone),
            Report.source.in_(ASSISTED_SOURCES),
            StatusUpdate.kind == "status",
            StatusUpdate.previous_status.is_(None),
            StatusUpdate.staff_id == viewer.staff_id,
        )
        .order_by(Report.submitted_at.desc(), Report.id.desc())
        .limit(DAY_LIMIT)
    )
    return [
        Receipt(report, town, service, department, is_replay=True, email_pending=_is_pending(reporter))
        for report, service, department, reporter in db.session.execute(query)
    ]


def find_entry(report_id: uuid.UUID) -> Report | None:
    """The report that an agent entered under this id; None for any other report."""
    query = select(Report).where(Report.id == report_id, Report.source.in_(ASSISTED_SOURCES))
    return db.session.scalars(query).first()


def _is_pending(reporter: Reporter | None) -> bool:
    return bool(reporter and reporter.email and reporter.email_confirmed_at is None)


def _midnight(time_zone: str) -> datetime:
    zone = ZoneInfo(time_zone)
    return datetime.combine(clock.now().astimezone(zone).date(), time.min, zone)
