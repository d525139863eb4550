"""Gathers what the dashboard's panel shows of one report; looking at the sender's contact leaves a trace."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, func, select

from app.actions import audit, outbox
from app.actions.accounts import SignedIn
from app.actions.parts import Part, find_whole, list_parts
from app.actions.report_lists import load_details
from app.actions.report_queries import ReportCard, ReportDetail, load_cards
from app.core.extensions import db
from app.core.masking import find_private
from app.models import AuditEntry, Notification, OutboxRow, Report, Reporter, Staff
from geo import nearby, points

NEARBY_LIMIT = 8
AUDIT_LIMIT = 100
CONTACT_SEEN = "reporter.seen"
TEXT_SEEN = "report.text_seen"
CONTACT_REASONS = ("clarify", "inform", "verify", "rights", "safety")
"""Why somebody looks at a contact: to ask more, to tell, to check, for the person's own rights, for a danger."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One message, from event to delivery."""

    event: str
    channel: str
    state: str
    recipient: str | None
    created_at: datetime
    sent_at: datetime | None
    attempts: int
    last_error: str | None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One act, with the name of whoever did it."""

    action: str
    actor_kind: str
    staff_name: str | None
    at: datetime
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Panel:
    """A whole report with what only the desk sees; `nearby` are open ones of the same service, nearest first."""

    detail: ReportDetail
    reporter: Reporter | None
    parts: tuple[Part, ...]
    whole: Report | None
    due_changed_by: str | None
    notifications: tuple[Trace, ...]
    audit: tuple[AuditLine, ...]
    nearby: tuple[ReportCard, ...]


def open_panel(viewer: SignedIn, report: Report) -> Panel:
    """The panel of a report that the viewer may see; commits the trace of what private was shown.

    That is what the public reads masked in its texts. Its sender's contact is asked for apart (`show_contact`).
    """
    (detail,) = load_details(viewer.jurisdiction_id, [report.id])
    texts = [report.description, *(entry.update.note or "" for entry in detail.timeline)]
    if any(find_private(written) for written in texts):
        audit.record(report.jurisdiction_id, TEXT_SEEN, "report", report.id, staff_id=viewer.staff_id)
        db.session.commit()
        (detail,) = load_details(viewer.jurisdiction_id, [report.id])
    return Panel(
        detail=detail,
        reporter=_reporter(report),
        parts=tuple(list_parts(report)),
        whole=find_whole(report),
        due_changed_by=_due_changed_by(report),
        notifications=_traces(viewer.jurisdiction_id, report.id),
        audit=_audit(viewer.jurisdiction_id, report.id),
        nearby=_nearby(detail.card),
    )


def show_contact(viewer: SignedIn, report: Report, reason: str) -> Reporter | None:
    """The sender of a report that the viewer may see, with their contact; the look is recorded with its reason.

    None, and nothing recorded, for somebody without a contact or erased since.
    """
    reporter = _reporter(report)
    if reporter is None:
        return None
    detail = {"reason": reason}
    audit.record(report.jurisdiction_id, CONTACT_SEEN, "report", report.id, staff_id=viewer.staff_id, detail=detail)
    db.session.commit()
    return reporter


def _reporter(report: Report) -> Reporter | None:
    found = db.session.get(Reporter, (report.jurisdiction_id, report.reporter_id)) if report.reporter_id else None
    has_contact = found is not None and any((found.email, found.phone, found.name))
    return found if found is not None and has_contact and found.erased_at is None else None


def _due_changed_by(report: Report) -> str | None:
    by = (report.due_reason or {}).get("by")
    person = db.session.get(Staff, (report.jurisdiction_id, uuid.UUID(by))) if by else None
    return person.name if person else None


def _traces(jurisdiction_id: int, report_id: uuid.UUID) -> tuple[Trace, ...]:
    row_key = func.concat(f"{outbox.NOTIFICATION_EMAIL}:", cast(Notification.id, Text))
    query = (
        select(Notification, Reporter.email, OutboxRow.attempts, OutboxRow.last_error)
        .join(
            Reporter,
            (Reporter.jurisdiction_id == Notification.jurisdiction_id) & (Reporter.id == Notification.reporter_id),
        )
        .outerjoin(OutboxRow, OutboxRow.dedupe_key == row_key)
        .where(Notification.jurisdiction_id == jurisdiction_id, Notification.report_id == report_id)
        .order_by(Notification.created_at, Notification.id)
    )
    return tuple(
        Trace(
            event=message.event,
            channel=message.channel,
            state=message.state,
            recipient=email,
            created_at=message.created_at,
            sent_at=message.sent_at,
            attempts=attempts or 0,
            last_error=last_error,
        )
        for message, email, attempts, last_error in db.session.execute(query)
    )


def _audit(jurisdiction_id: int, report_id: uuid.UUID) -> tuple[AuditLine, ...]:
    query = (
        select(AuditEntry, Staff.name)
        .outerjoin(Staff, (Staff.jurisdiction_id == AuditEntry.jurisdiction_id) & (Staff.id == AuditEntry.staff_id))
        .where(
            AuditEntry.jurisdiction_id == jurisdiction_id,
            AuditEntry.subject_kind == "report",
            AuditEntry.subject_id == str(report_id),
        )
        .order_by(AuditEntry.id.desc())
        .limit(AUDIT_LIMIT)
    )
    return tuple(
        AuditLine(entry.action, entry.actor_kind, staff_name, entry.at, entry.detail)
        for entry, staff_name in db.session.execute(query)
    )


def _nearby(card: ReportCard) -> tuple[ReportCard, ...]:
    found = nearby.find_reports(
        card.report.jurisdiction_id,
        points.from_wkb(card.report.location),
        radius_m=card.service.duplicate_radius_m,
        service_id=card.service.id,
        limit=NEARBY_LIMIT + 1,
    )
    distances = {report_id: distance for report_id, distance in found if report_id != card.report.id}
    cards = load_cards(card.report.jurisdiction_id, list(distances)[:NEARBY_LIMIT])
    whole = card.report.part_of_id or card.report.id
    others = (near for near in cards if whole not in (near.report.id, near.report.part_of_id))
    return tuple(replace(near, distance_m=distances[near.report.id]) for near in others)
