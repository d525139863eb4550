"""Where somebody is signed in, and their password: what everybody may see and change about their own account."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from app.actions import accounts, audit, passwords
from app.actions.accounts import SignedIn
from app.core import clock, errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import Staff, StaffSession

_BROWSERS = (("Firefox", r"Firefox/"), ("Edge", r"Edg/"), ("Samsung Internet", r"SamsungBrowser/"),
             ("Chrome", r"Chrom(e|ium)/"), ("Safari", r"Version/.*Safari/"))  # fmt: skip
_SYSTEMS = (("Android", r"Android"), ("iPhone", r"iPhone"), ("iPad", r"iPad"), ("Windows", r"Windows"),
            ("macOS", r"Mac OS X"), ("Linux", r"Linux"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser in which somebody is signed in; no place is kept."""

    id: uuid.UUID
    browser: str | None
    system: str | None
    created_at: datetime
    seen_at: datetime
    factors: tuple[str, ...]
    is_this: bool


def list_sessions(viewer: SignedIn) -> list[OpenSession]:
    """The viewer's open sessions, the one in use first, then by last use."""
    rows = db.session.scalars(
        select(StaffSession)
        .where(
            StaffSession.jurisdiction_id == viewer.jurisdiction_id,
            StaffSession.staff_id == viewer.staff_id,
            StaffSession.expires_at > clock.now(),
        )
        .order_by((StaffSession.id == viewer.session_id).desc(), StaffSession.seen_at.desc())
    )
    return [
        OpenSession(
            id=row.id,
            browser=_named(row.user_agent, _BROWSERS),
            system=_named(row.user_agent, _SYSTEMS),
            created_at=row.created_at,
            seen_at=row.seen_at,
            factors=tuple(row.factors),
            is_this=row.id == viewer.session_id,
        )
        for row in rows
    ]


def end_session(viewer: SignedIn, session_id: uuid.UUID) -> None:
    """Sign the viewer out of one browser, and commit. Raises SESSION_UNKNOWN."""
    ended = db.session.execute(
        delete(StaffSession)
        .where(
            StaffSession.jurisdiction_id == viewer.jurisdiction_id,
            StaffSession.staff_id == viewer.staff_id,
            StaffSession.id == session_id,
        )
        .returning(StaffSession.id)
    ).first()
    if ended is None:
        db.session.rollback()
        raise ProblemError(errors.SESSION_UNKNOWN)
    audit.record(viewer.jurisdiction_id, "session.ended", "staff", viewer.staff_id, staff_id=viewer.staff_id)
    db.session.commit()


def end_other_sessions(viewer: SignedIn) -> None:
    """Sign the viewer out everywhere but here, and commit."""
    accounts.end_sessions(_own(viewer), but=viewer.session_id)
    audit.record(viewer.jurisdiction_id, "session.others_ended", "staff", viewer.staff_id, staff_id=viewer.staff_id)
    db.session.commit()


def change_password(viewer: SignedIn, current: str, fresh: str) -> None:
    """Replace the viewer's password and sign them out everywhere but here, and commit.

    Raises VALIDATION_FAILED (field `current` or `password`).
    """
    staff = _own(viewer)
    kept, email, role = staff.password_hash, staff.email, viewer.role
    db.session.rollback()  # no connection is held while passwords are hashed
    if not passwords.is_right(kept, current):
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("current", errors.PASSWORD_WRONG)])
    passwords.check_password(fresh, role, email)
    hashed = passwords.hash_password(fresh)
    staff = _own(viewer)
    staff.password_hash = hashed
    accounts.end_sessions(staff, but=viewer.session_id)
    audit.record(viewer.jurisdiction_id, "staff.password_changed", "staff", viewer.staff_id, staff_id=viewer.staff_id)
    db.session.commit()


def _own(viewer: SignedIn) -> Staff:
    return db.session.get_one(Staff, (viewer.jurisdiction_id, viewer.staff_id))


def _named(user_agent: str | None, known: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for name, pattern in known if re.search(pattern, user_agent or "")), None)
