"""What was given up after its last try: listed, and driven again by a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Text, cast, func, or_, select, text

from app.actions.accounts import SignedIn
from app.actions.outbox import NOTIFICATION_KINDS, WEBHOOK_SEND, mark_subject
from app.actions.report_lists import visible_to
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Notification, OutboxRow, Report, WebhookDelivery

_REVIVE = text("""
    update outbox set dead_at = null, due_at = clock_timestamp(), attempts = 0, created_at = clock_timestamp(),
        last_error = null
    where jurisdiction_id = :jurisdiction_id and id = :id and dead_at is not null
    returning kind, subject_id
""")


@dataclass(frozen=True, slots=True)
class Letter:
    """A row that was given up: what it was for, and why it failed, without anybody's address."""

    id: int
    kind: str
    event: str | None
    public_id: str | None
    attempts: int
    last_error: str | None
    dead_at: datetime


def list_letters(jurisdiction_id: int, limit: int = 100, *, viewer: SignedIn | None = None) -> list[Letter]:
    """The dead letters of a town, newest first; with a viewer, those about no report, and about reports they see."""
    rows = db.session.execute(
        _letters(jurisdiction_id, viewer).order_by(OutboxRow.dead_at.desc(), OutboxRow.id.desc()).limit(limit)
    )
    return [
        Letter(row.id, row.kind, event, public_id, row.attempts, row.last_error, row.dead_at)
        for row, event, public_id in rows
        if row.dead_at is not None
    ]


def retry_letter(jurisdiction_id: int, outbox_id: int, *, viewer: SignedIn | None = None) -> None:
    """Give a dead letter its whole schedule again, from now; commits.

    Raises ProblemError(LETTER_NOT_FOUND) when this town has no such dead letter, or none that the viewer may read of.
    """
    if viewer is not None and db.session.scalar(_letters(jurisdiction_id, viewer, outbox_id)) is None:
        raise ProblemError(errors.LETTER_NOT_FOUND)
    subject = db.session.execute(_REVIVE, {"jurisdiction_id": jurisdiction_id, "id": outbox_id}).first()
    if subject is None:
        db.session.rollback()
        raise ProblemError(errors.LETTER_NOT_FOUND)
    mark_subject(db.session.connection(), subject.kind, (jurisdiction_id, subject.subject_id), "dead", "pending")
    db.session.commit()


def retry_letters(jurisdiction_id: int, *, viewer: SignedIn | None = None) -> int:
    """As retry_letter, for every dead letter listed (1,000 at a time), each in a transaction; how many."""
    found = list_letters(jurisdiction_id, limit=1_000, viewer=viewer)
    for letter in found:
        retry_letter(jurisdiction_id, letter.id)
    return len(found)


def _letters(jurisdiction_id: int, viewer: SignedIn | None, row_id: int | None = None) -> Select[OutboxRow, str, str]:
    """Dead rows with their event and their report's number; those about no report have none."""
    query = (
        select(OutboxRow, func.coalesce(Notification.event, WebhookDelivery.event), Report.public_id)
        .outerjoin(
            Notification,
            (Notification.jurisdiction_id == OutboxRow.jurisdiction_id)
            & OutboxRow.kind.in_(NOTIFICATION_KINDS)
            & (cast(Notification.id, Text) == OutboxRow.subject_id),
        )
        .outerjoin(
            WebhookDelivery,
            (WebhookDelivery.jurisdiction_id == OutboxRow.jurisdiction_id)
            & (OutboxRow.kind == WEBHOOK_SEND)
            & (cast(WebhookDelivery.id, Text) == OutboxRow.subject_id),
        )
        .outerjoin(
            Report,
            (Report.jurisdiction_id == OutboxRow.jurisdiction_id)
            & (Report.id == func.coalesce(Notification.report_id, WebhookDelivery.report_id)),
        )
        .where(OutboxRow.jurisdiction_id == jurisdiction_id, OutboxRow.dead_at.is_not(None))
    )
    if viewer is not None:
        query = query.where(or_(Report.id.is_(None), visible_to(viewer)))
    return query if row_id is None else query.where(OutboxRow.id == row_id)
