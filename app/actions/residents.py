"""Residents who prove who they are without an account: a link by mail, used once, then a session of a few hours."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from app.actions import audit, confirmations, letters, outbox, tokens
from app.actions.deliveries import mail_domain
from app.channels import email
from app.channels import letters as words
from app.channels.email import Email
from app.core import clock, errors, events, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Jurisdiction, Reporter, ResidentSession, SignInLink

LINK_MINUTES = 15
LINK_TRIES = 5
SESSION_HOURS = 4


@dataclass(frozen=True, slots=True)
class Resident:
    """The person behind a session, and until when it lasts."""

    reporter: Reporter
    expires_at: datetime


def request_link(
    jurisdiction_id: int, address: str, *, browser_hash: str | None, locale: str
) -> tuple[uuid.UUID, datetime]:
    """Ask for a sign-in link, and commit: its id, and until when it is good.

    The same rows are written, and the same answer given, whether somebody has this address or not.
    """
    reporter_id = db.session.scalars(
        select(Reporter.id).where(
            Reporter.jurisdiction_id == jurisdiction_id,
            func.lower(Reporter.email) == address.strip().lower(),
            Reporter.erased_at.is_(None),
        )
    ).first()
    link = SignInLink(
        jurisdiction_id=jurisdiction_id,
        id=ids.new_uuid(),
        reporter_id=reporter_id,
        browser_hash=browser_hash,
        locale=locale,
        expires_at=clock.now() + timedelta(minutes=LINK_MINUTES),
    )
    db.session.add(link)
    db.session.flush()
    kind = outbox.SIGN_IN_MAIL
    outbox.enqueue(jurisdiction_id, outbox.NOTIFICATIONS, kind, link.id, f"{kind}:{link.id}")
    answer = link.id, link.expires_at
    db.session.commit()
    return answer


def deliver_link(link_id: str) -> None:
    """Mail a sign-in link to whoever has the address; nothing for nobody, or once it is used or too old."""
    link = _find_link(uuid.UUID(str(link_id)))
    if link is None or link.reporter_id is None or link.used_at is not None or link.expires_at <= clock.now():
        return
    reader = db.session.get_one(Reporter, (link.jurisdiction_id, link.reporter_id))
    if reader.email is None or reader.erased_at is not None:
        return
    town = db.session.get_one(Jurisdiction, link.jurisdiction_id)
    code = tokens.sign_in_code(link)
    written = words.write_personal(
        events.SIGN_IN,
        link.locale,
        {
            **letters.town_facts(town),
            "now": clock.now(),
            "button_url": f"{settings.base_url}/connexion/{tokens.sign_in_token(link)}",
            "code": f"{code[:3]} {code[3:]}",
            "minutes": LINK_MINUTES,
            "unsubscribe_url": None,
        },
    )
    email.send(
        Email(
            recipient=reader.email,
            subject=written.subject,
            text=written.text,
            html=written.html,
            locale=link.locale,
            message_id=f"<{link.id}@{mail_domain()}>",
            thread_id=f"<sign-in.{link.id}@{mail_domain()}>",
            reply_to=letters.reply_address(link.jurisdiction_id),
        )
    )


def open_session(
    *, token: str | None, request_id: uuid.UUID | None, code: str | None, browser_hash: str | None
) -> tuple[Resident, str]:
    """Use a link up and open a session, and commit; returns who it is and the secret for their cookie.

    The browser that asked needs the link alone, or the code alone with the id of its request; any other browser needs
    the link and the code. Raises TOKEN_INVALID, SIGN_IN_EXPIRED, SIGN_IN_CODE_NEEDED, CODE_WRONG.
    """
    link = _lock_link(tokens.read_sign_in_token(token) if token else request_id)
    is_same_browser = link is not None and link.browser_hash is not None and link.browser_hash == browser_hash
    if link is None or (token is None and not is_same_browser):
        db.session.rollback()
        raise ProblemError(errors.TOKEN_INVALID)
    if link.used_at is not None or link.expires_at <= clock.now() or link.tries >= LINK_TRIES:
        db.session.rollback()
        raise ProblemError(errors.SIGN_IN_EXPIRED)
    if token is None or not is_same_browser:
        _check_code(link, code)
    reader = _reader_of(link)
    link.used_at = clock.now()
    confirmations.confirm_address(reader)
    confirmations.remember_device(reader, browser_hash if is_same_browser else None)
    secret, session = ids.new_secret(), clock.now() + timedelta(hours=SESSION_HOURS)
    db.session.add(
        ResidentSession(
            jurisdiction_id=reader.jurisdiction_id,
            secret_hash=ids.hash_secret(secret),
            reporter_id=reader.id,
            expires_at=session,
        )
    )
    audit.record(reader.jurisdiction_id, "reporter.signed_in", "reporter", reader.id, actor_kind="reporter")
    db.session.commit()
    return Resident(reader, session), secret


def find_session(secret: str) -> Resident | None:
    """Who a cookie's secret stands for, or None when it is unknown, over, or the person was erased."""
    query = (
        select(Reporter, ResidentSession.expires_at)
        .join(
            ResidentSession,
            (ResidentSession.jurisdiction_id == Reporter.jurisdiction_id)
            & (ResidentSession.reporter_id == Reporter.id),
        )
        .where(
            ResidentSession.jurisdiction_id.in_(select(Jurisdiction.id).where(Jurisdiction.is_active)),
            ResidentSession.secret_hash == ids.hash_secret(secret),
            ResidentSession.expires_at > clock.now(),
            Reporter.erased_at.is_(None),
        )
    )
    row = db.session.execute(query).first()
    return Resident(row[0], row[1]) if row else None


def close_session(secret: str, *, everywhere: bool = False) -> None:
    """End a session, or every one of its person, and commit; nothing happens when there is none."""
    found = find_session(secret)
    if found is not None:
        query = delete(ResidentSession).where(
            ResidentSession.jurisdiction_id == found.reporter.jurisdiction_id,
            ResidentSession.reporter_id == found.reporter.id,
        )
        db.session.execute(query if everywhere else query.where(ResidentSession.secret_hash == ids.hash_secret(secret)))
    db.session.commit()


def forget_old_links() -> int:
    """Delete links and sessions that are over, and commit; how many."""
    now = clock.now()
    links = db.session.execute(
        delete(SignInLink).where(SignInLink.expires_at < now - timedelta(days=1)).returning(SignInLink.id)
    ).all()
    sessions = db.session.execute(
        delete(ResidentSession).where(ResidentSession.expires_at < now).returning(ResidentSession.reporter_id)
    ).all()
    db.session.commit()
    return len(links) + len(sessions)


def _check_code(link: SignInLink, code: str | None) -> None:
    """Raises SIGN_IN_CODE_NEEDED without a code, CODE_WRONG for a wrong one, which is counted and committed."""
    if not code:
        db.session.rollback()
        raise ProblemError(errors.SIGN_IN_CODE_NEEDED)
    if ids.is_same("".join(code.split()), tokens.sign_in_code(link)) and link.reporter_id is not None:
        return
    link.tries += 1
    left = LINK_TRIES - link.tries
    db.session.commit()
    raise ProblemError(errors.CODE_WRONG, context={"left": left}, extra={"left": left})


def _reader_of(link: SignInLink) -> Reporter:
    reader = db.session.get(Reporter, (link.jurisdiction_id, link.reporter_id)) if link.reporter_id else None
    if reader is None or reader.erased_at is not None:
        db.session.rollback()
        raise ProblemError(errors.TOKEN_INVALID)
    return reader


def _lock_link(link_id: uuid.UUID | None) -> SignInLink | None:
    return _find_link(link_id, is_locked=True) if link_id else None


def _find_link(link_id: uuid.UUID, *, is_locked: bool = False) -> SignInLink | None:
    query = select(SignInLink).where(SignInLink.jurisdiction_id.in_(select(Jurisdiction.id)), SignInLink.id == link_id)
    if is_locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(query).first()
