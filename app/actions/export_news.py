"""The mail that says how an export ended, for whoever did not see it in the dashboard."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from app.actions.staff_letters import send_to_staff
from app.core import clock, events
from app.core.extensions import db
from app.models import Export, Staff

PAGE = "/staff/exports"


def deliver_export_mail(subject_id: str) -> None:
    """Mail how an export ended, unless it was seen, dropped or has run out, or its owner left; safe to repeat."""
    export = db.session.scalars(select(Export).where(Export.id == uuid.UUID(subject_id))).first()
    if export is None or export.seen_at is not None or export.finished_at is None or export.expires_at <= clock.now():
        return
    person = db.session.get_one(Staff, (export.jurisdiction_id, export.staff_id))
    if not person.is_active:
        return
    event = events.EXPORT_READY if export.state == "ready" else events.EXPORT_FAILED
    facts = {
        "format": export.format.upper(),
        "rows": _grouped(export.rows_done, person.locale),
        "asked_at": export.created_at,
        "expires_at": export.expires_at,
    }
    message, thread = f"export-{export.id}-{export.state}", f"export-{export.id}"
    send_to_staff(person, event, facts, page=PAGE, message=message, thread=thread)


def _grouped(count: int, locale: str) -> str:
    """1234567 as people read it."""
    return f"{count:,}".replace(",", "\u202f") if locale == "fr" else f"{count:,}"
