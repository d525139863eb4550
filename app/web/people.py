"""Which resident is calling: a session opened by mail, their own token for a report, or the phone itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Response, request

from app.actions import reporters, residents, tokens
from app.actions.submissions import Contact
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Reporter
from app.web.auth import resident_cookie_name
from app.web.ratelimit import DEVICE_HEADER

TOKEN_HEADER = "X-Follow-Token"  # noqa: S105 - the name of a header
PRIVATE = {"Cache-Control": "private, no-store"}
SESSION, LINK, PHONE = "session", "link", "phone"
KEY = "rueclaire.resident"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and how we know: `session` (signed in), `link` (a token of a mail) or `phone` (the device alone)."""

    reporter: Reporter
    proof: str
    expires_at: datetime | None = None


def caller_device() -> str | None:
    """The hash of the calling phone's secret, or None when it sent none."""
    secret = request.headers.get(DEVICE_HEADER)
    return tokens.device_hash(secret) if secret else None


def signed_in() -> Person | None:
    """Who is signed in behind this request, or None; looked up once."""
    if KEY not in request.environ:
        secret = request.cookies.get(resident_cookie_name())
        found = residents.find_session(secret) if secret else None
        request.environ[KEY] = Person(found.reporter, SESSION, found.expires_at) if found else None
    person: Person | None = request.environ[KEY]
    return person


def find_person(jurisdiction_id: int | None = None) -> Person | None:
    """Who is calling, by the best proof that came along; None for somebody who is nobody yet.

    The phone alone stands for the person without an address who follows from it, in `jurisdiction_id`.
    """
    person = signed_in()
    if person is not None:
        return person
    token = request.headers.get(TOKEN_HEADER)
    reader = reporters.find_reporter_of_subscription(token) if token else None
    if reader is not None:
        return Person(reader, LINK if reader.email else PHONE)
    device = caller_device()
    if device is None or jurisdiction_id is None:
        return None
    phone = reporters.find_phone(jurisdiction_id, device)
    return Person(phone, PHONE) if phone else None


def make_person(jurisdiction_id: int, locale: str) -> Person:
    """As find_person, making the person of this phone when it is the first time. Raises AUTH_REQUIRED without one."""
    person = find_person(jurisdiction_id)
    if person is not None and person.reporter.jurisdiction_id == jurisdiction_id:
        return person
    device = caller_device()
    if device is None:
        raise ProblemError(errors.AUTH_REQUIRED)
    phone = reporters.find_or_make_reporter(jurisdiction_id, Contact(), device_hash=device, locale=locale)
    return Person(phone, PHONE)


def require_person(jurisdiction_id: int, *, strong: bool = False) -> Person:
    """As find_person. Raises AUTH_REQUIRED for nobody, and when `strong` for a link that may have been forwarded."""
    person = find_person(jurisdiction_id)
    if person is None or (strong and person.proof == LINK):
        raise ProblemError(errors.AUTH_REQUIRED)
    return person


def knows_address(reader: Reporter | None, token: str | None) -> bool:
    """Whether the caller has shown that they read this person's mail, and so may learn if it is confirmed."""
    if reader is None:
        return False
    person = signed_in()
    if person is not None and person.reporter.id == reader.id:
        return True
    if token and tokens.read_subscription_token(token) is not None:
        return True
    return reporters.is_proven(reader, caller_device())


def set_resident_cookie(response: Response, secret: str, expires_at: datetime) -> None:
    """Hand the browser its secret for as long as the session lasts."""
    response.set_cookie(
        resident_cookie_name(),
        secret,
        max_age=max(0, int((expires_at - clock.now()).total_seconds())),
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="Lax",
    )


def clear_resident_cookie(response: Response) -> None:
    """Take the secret back."""
    response.delete_cookie(resident_cookie_name(), path="/", secure=settings.is_secure, httponly=True, samesite="Lax")
    db.session.expunge_all()
