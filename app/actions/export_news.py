"""The mail that says how an export ended, for whoever did not see it in the dashboard."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from app.actions import letters
from app.actions.deliveries import mail_domain
from app.channels import email
from app.channels import letters as channel_letters
from app.channels.email import Email
from app.core import clock, events
from app.core.extensions import db, settings
from app.models import Export, Jurisdiction, Staff

PAGE = "/staff/exports"


def deliver_export_mail(subject_id: str) -> None:
    """Mail how an export ended, unless it was seen, dropped or has run out, or its owner left; safe to repeat."""
    export = db.session.scalars(select(Export).where(Export.id == uuid.UUID(subject_id))).first()
    if export is None or export.seen_at is not None or export.finished_at is None or export.expires_at <= clock.now():
        return
    person = db.session.get_one(Staff, (export.jurisdiction_id, export.staff_id))
    if not person.is_active:
        return
    town = db.session.get_one(Jurisdiction, export.jurisdiction_id)
    written = channel_letters.write_personal(
        events.EXPORT_READY if export.state == "ready" else events.EXPORT_FAILED,
        person.locale,
        {
            **letters.town_facts(town),
            "now": clock.now(),
            "format": export.format.upper(),
            "rows": _grouped(export.rows_done, person.locale),
            "asked_at": export.created_at,
            "expires_at": export.expires_at,
            "button_url": settings.base_url + PAGE,
            "unsubscribe_url": None,
        },
    )
    email.send(
        Email(
            recipient=person.email,
            subject=written.subject,
            text=written.text,
            html=written.html,
            locale=person.locale,
            message_id=f"<export-{export.id}-{export.state}@{mail_domain()}>",
            thread_id=f"<export-{export.id}@{mail_domain()}>",
            reply_to=letters.reply_address(export.jurisdiction_id),
        )
    )


def _grouped(count: int, locale: str) -> str:
    """1234567 as people read it."""
    return f"{count:,}".replace(",", "\u202f") if locale == "fr" else f"{count:,}"
