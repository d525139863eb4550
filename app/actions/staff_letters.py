"""The frame of a letter to somebody who works here: their language, the town's head, the way back, the thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.actions import letters
from app.actions.deliveries import mail_domain
from app.channels import email
from app.channels import letters as words
from app.channels.email import Email
from app.core import clock
from app.core.extensions import db, settings
from app.models import Jurisdiction, Staff


def send_to_staff(person: Staff, event: str, facts: Mapping[str, Any], *, page: str, message: str, thread: str) -> None:
    """Write a letter in the person's language and hand it to the mail server.

    `facts` is what the event's words need beyond the town; `page` the path that its button opens; `message` and
    `thread` name it for good, so that a repeat is known as such. Raises what `email.send` raises.
    """
    town = db.session.get_one(Jurisdiction, person.jurisdiction_id)
    written = words.write_personal(
        event,
        person.locale,
        {
            **letters.town_facts(town),
            "now": clock.now(),
            "button_url": settings.base_url + page,
            "unsubscribe_url": None,
            **facts,
        },
    )
    email.send(
        Email(
            recipient=person.email,
            subject=written.subject,
            text=written.text,
            html=written.html,
            locale=person.locale,
            message_id=f"<{message}@{mail_domain()}>",
            thread_id=f"<{thread}@{mail_domain()}>",
            reply_to=letters.reply_address(town.id),
        )
    )
