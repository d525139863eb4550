"""What the mails of an alert look like: the request to confirm it, and the digest of a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.channels import colours, letters
from app.channels.dates import Dates
from app.channels.letters import Letter

CONFIRM, DIGEST = "alert.unconfirmed", "alert.digest"
EVENTS = (CONFIRM, DIGEST)
"""Each has a subject, a text and a page in every language."""


@dataclass(frozen=True, slots=True)
class Item:
    """A report that a digest tells of; its address is its public page."""

    service: str
    place: str
    status: str
    status_label: str
    at: datetime
    is_resolved: bool
    url: str


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """All that a mail of an alert may say."""

    town: str
    time_zone: str
    colour: str | None
    town_email: str | None
    town_phone: str | None
    is_fictional: bool
    place: str
    kind: str
    radius_m: float | None
    services: tuple[str, ...]
    items: tuple[Item, ...]
    more: int
    town_url: str
    confirm_url: str
    manage_url: str
    unsubscribe_url: str

    @property
    def opened(self) -> int:
        """How many of the items are new problems."""
        return sum(not item.is_resolved for item in self.items)

    @property
    def resolved(self) -> int:
        """How many were solved."""
        return sum(item.is_resolved for item in self.items)


def write(event: str, locale: str, facts: AlertFacts, *, now: datetime) -> Letter:
    """The mail of `event` (one of EVENTS) in `locale`."""
    spoken = locale if locale in letters.LOCALES else letters.LOCALES[0]
    dates = Dates(spoken, facts.time_zone, now)
    context: dict[str, Any] = {
        "f": facts,
        "locale": spoken,
        "event": event,
        "day": dates.day,
        "moment": dates.moment,
        "brand": colours.readable_on_white(facts.colour),
        "chips": colours.CHIPS,
    }
    texts = letters.text_templates()
    subject = letters.one_line(
        letters.typeset(texts.get_template(f"{event}/subject.{spoken}.txt").render(context), spoken)
    )
    text = letters.typeset(texts.get_template(f"{event}/body.{spoken}.txt").render(context), spoken)
    context |= {"subject": subject}
    page = letters.page_templates().get_template(f"{event}/body.{spoken}.html").render(context)
    style, end, words = page.partition("</style>")  # French spaces are for words: before `!important` they break it
    html = letters.inliner().inline(style + end + letters.typeset(words, spoken))
    return Letter(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html)
