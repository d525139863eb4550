"""What a letter looks like: the words of each event's templates, set into one layout for text and for HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.channels import colours, words
from app.channels.dates import Dates
from app.core.languages import nearest_full

TEMPLATES = Path(__file__).resolve().parent / "templates"
LOCALES = ("fr", "en")
PHOTO_CID = "photo"
SUBJECT_LENGTH = 150


@dataclass(frozen=True, slots=True)
class Earlier:
    """A step whose own message was never sent: told of in this one."""

    label: str
    at: datetime
    note: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a letter may say. Nothing in it is about the person who reported, so it can go to any follower."""

    town: str
    time_zone: str
    colour: str | None
    town_email: str | None
    town_phone: str | None
    is_fictional: bool
    public_id: str
    service: str
    department: str
    place: str
    status: str
    status_label: str
    submitted_at: datetime
    due_at: datetime
    happened_at: datetime
    is_open: bool
    is_sender: bool
    contest_days: int
    follow_url: str
    confirm_url: str | None = None
    unsubscribe_url: str | None = None
    planned_at: datetime | None = None
    forwarded_name: str | None = None
    forwarded_contact: str | None = None
    duplicate_of: str | None = None
    reason: str | None = None
    note: str | None = None
    is_contested: bool = False
    was_merged: bool = False
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be sent; `lead` is its first paragraph, for channels with room for no more."""

    subject: str
    text: str
    html: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the body, or a quotation."""

    text: str
    is_quote: bool


def write(event: str, locale: str, facts: Facts, *, now: datetime, photo_alt: str | None = None) -> Letter:
    """The letter about `event` in `locale`; with `photo_alt`, its HTML shows the picture attached as PHOTO_CID.

    Raises jinja2.TemplateNotFound for an event without words in that language.
    """
    spoken = nearest_full(locale)
    dates = Dates(spoken, facts.time_zone, now)
    word = words.WORDS[spoken]
    context: dict[str, Any] = {
        "f": facts,
        "deadline": word["deadline_passed" if facts.due_at < now else "deadline"].format(day=dates.day(facts.due_at)),
        "day": dates.day,
        "hour": dates.hour,
        "moment": dates.moment,
        "visit": dates.visit,
    }
    subject = one_line(typeset(text_templates().get_template(f"{event}/subject.{spoken}.txt").render(context), spoken))
    body = typeset(text_templates().get_template(f"{event}/body.{spoken}.txt").render(context), spoken)
    context |= _frame(event, spoken, facts) | {
        "word": word,
        "subject": subject,
        "blocks": _blocks(body),
        "photo_cid": PHOTO_CID if photo_alt else None,
        "photo_alt": photo_alt,
    }
    text = typeset(text_templates().get_template("layout.txt").render(context), spoken)
    html = inliner().inline(page_templates().get_template("layout.html").render(context))
    lead = next((block.text for block in context["blocks"] if not block.is_quote), "")
    return Letter(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html, " ".join(lead.split()))


def write_personal(event: str, locale: str, context: Mapping[str, Any]) -> Letter:
    """A letter to a person that is about no one report (signing in, the digest of a day), in the personal layout.

    `context` has `town`, `colour`, `is_fictional`, `time_zone`, `now`, `button_url` and what the event's words need.
    Raises jinja2.TemplateNotFound for an event without words in that language.
    """
    spoken = nearest_full(locale)
    dates = Dates(spoken, context["time_zone"], context["now"])
    values = {**context, "day": dates.day, "moment": dates.moment, "word": words.WORDS[spoken], "locale": spoken}
    subject = one_line(typeset(text_templates().get_template(f"{event}/subject.{spoken}.txt").render(values), spoken))
    body = typeset(text_templates().get_template(f"{event}/body.{spoken}.txt").render(values), spoken)
    buttons = words.BUTTONS[spoken]
    named = re.match(rf"{re.escape(context['town'])}\s*:\s*", subject)  # the letter's head names the town already
    values |= {
        "subject": subject,
        "heading": context.get("heading") or _upper_first(subject[named.end() :] if named else subject),
        "blocks": _blocks(body),
        "button": buttons.get(event, buttons["*"]),
        "brand": colours.readable_on_white(context["colour"]),
    }
    text = typeset(text_templates().get_template("personal.txt").render(values), spoken)
    html = inliner().inline(page_templates().get_template("personal.html").render(values))
    return Letter(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html)


def load_templates() -> int:
    """Read and compile every template now rather than in each forked child; returns how many there are."""
    texts, pages = (
        [str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob(pattern)] for pattern in ("*.txt", "*.html")
    )
    for name in texts:
        text_templates().get_template(name)
    for name in pages:
        page_templates().get_template(name)
    inliner()
    return len(texts) + len(pages)


def _frame(event: str, locale: str, facts: Facts) -> dict[str, Any]:
    """What the layout needs beside the words of the event."""
    buttons = words.BUTTONS[locale]
    return {
        "event": event,
        "locale": locale,
        "button": buttons.get(event, buttons["*"]),
        "button_url": facts.confirm_url or facts.follow_url,
        "brand": colours.readable_on_white(facts.colour),
        "chip": colours.CHIPS.get(facts.status, colours.CHIPS["received"]),
    }


def _blocks(body: str) -> list[Block]:
    """Paragraphs are set apart by blank lines; those whose lines begin with `> ` are quotations."""
    parts = (part.strip("\n") for part in re.split(r"\n\s*\n", body))
    return [
        Block("\n".join(line.removeprefix(">").strip() for line in part.splitlines()), part.startswith(">"))
        for part in parts
        if part.strip()
    ]


def typeset(text: str, locale: str) -> str:
    """French spaces that must not break a line."""
    if locale != "fr":
        return text
    text = re.sub(r" ([:»])", "\u00a0\\1", text)
    text = re.sub(r" ([;?!])", "\u202f\\1", text)
    return text.replace("« ", "«\u00a0")


def one_line(text: str) -> str:
    """A subject: one line without control characters, not too long."""
    line = " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", text).split(" ")).strip()
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1].rstrip() + "…"


def _quoted(text: str | None) -> str:
    """Somebody's words as a quotation of the body; blank lines inside do not end it."""
    lines = (line.strip() for line in (text or "").splitlines())
    return "\n".join(f"> {line}" for line in lines if line)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


FILTERS: Mapping[str, Any] = {"quoted": _quoted, "upper_first": _upper_first}


@cache
def text_templates() -> Environment:
    """The templates of plain text."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text; layout.html below escapes
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


@cache
def page_templates() -> Environment:
    """The templates of HTML, which escape."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


@cache
def inliner() -> css_inline.CSSInliner:
    """Puts the styles of a page on its elements, as mail programs want them."""
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True, keep_at_rules=True)
