"""Invitations: a link by mail, good once and for two days, with which somebody chooses their password."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from app.actions import accounts, audit, outbox, passwords, tokens
from app.actions.accounts import SignedIn
from app.actions.staff_letters import send_to_staff
from app.core import clock, errors, events, ids
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Jurisdiction, Staff, StaffInvite

INVITE_DAYS = 2


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom a link invites, and how long their password must be."""

    name: str
    email: str
    town: str
    least: int


def add(staff: Staff, *, by: uuid.UUID) -> None:
    """Invite somebody, by a link that replaces earlier ones; the caller commits, and the mail leaves after that."""
    withdraw(staff)
    row = StaffInvite(
        jurisdiction_id=staff.jurisdiction_id,
        id=ids.new_uuid(),
        staff_id=staff.id,
        invited_by_id=by,
        expires_at=clock.now() + timedelta(days=INVITE_DAYS),
    )
    db.session.add(row)
    db.session.flush()
    kind = outbox.STAFF_INVITE
    outbox.enqueue(staff.jurisdiction_id, outbox.NOTIFICATIONS, kind, row.id, f"{kind}:{row.id}")


def withdraw(staff: Staff) -> None:
    """Make the links somebody was sent good no more; the caller commits."""
    db.session.execute(
        update(StaffInvite)
        .where(
            StaffInvite.jurisdiction_id == staff.jurisdiction_id,
            StaffInvite.staff_id == staff.id,
            StaffInvite.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )


def deliver_invite(invite_id: str) -> None:
    """Mail an invitation; nothing once it is used, withdrawn or too old."""
    invite = _find(uuid.UUID(str(invite_id)))
    if invite is None or invite.used_at is not None or invite.expires_at <= clock.now():
        return
    person = db.session.get_one(Staff, (invite.jurisdiction_id, invite.staff_id))
    host = db.session.get(Staff, (invite.jurisdiction_id, invite.invited_by_id)) if invite.invited_by_id else None
    facts = {"name": person.name, "host": host.name if host else None, "until": invite.expires_at}
    page = f"/staff/invitation/{tokens.invite_token(invite.id)}"
    thread = f"invite.{person.id}"
    send_to_staff(person, events.STAFF_INVITED, facts, page=page, message=str(invite.id), thread=thread)


def look(token: str) -> Invitation:
    """Whom a link invites; using nothing up, so that a mail scanner may look. Raises TOKEN_INVALID, INVITE_EXPIRED."""
    invite, person = _open(token)
    town = db.session.get_one(Jurisdiction, invite.jurisdiction_id)
    least = passwords.MINIMUM_ADMIN_LENGTH if person.role == Role.ADMIN else passwords.MINIMUM_LENGTH
    return Invitation(person.name, person.email, town.name, least)


def accept(token: str, password: str, user_agent: str | None) -> tuple[SignedIn, str]:
    """Use a link up: keep the password and sign in, and commit; who it is and the secret for their cookie.

    Raises TOKEN_INVALID, INVITE_EXPIRED, VALIDATION_FAILED (field `password`).
    """
    _, person = _open(token)
    passwords.check_password(password, Role(person.role), person.email)
    db.session.rollback()
    kept = passwords.hash_password(password)
    invite, person = _open(token, is_locked=True)
    invite.used_at = clock.now()
    person.password_hash = kept
    withdraw(person)
    audit.record(invite.jurisdiction_id, "staff.joined", "staff", person.id, staff_id=person.id)
    return accounts.open_session(invite.jurisdiction_id, person.id, [accounts.PASSWORD], user_agent)


def _open(token: str, *, is_locked: bool = False) -> tuple[StaffInvite, Staff]:
    invite_id = tokens.read_invite_token(token)
    invite = _find(invite_id, is_locked=is_locked) if invite_id else None
    if invite is None:
        raise ProblemError(errors.TOKEN_INVALID)
    person = db.session.get_one(Staff, (invite.jurisdiction_id, invite.staff_id))
    if invite.used_at is not None or invite.expires_at <= clock.now() or not person.is_active or person.password_hash:
        raise ProblemError(errors.INVITE_EXPIRED)
    return invite, person


def _find(invite_id: uuid.UUID, *, is_locked: bool = False) -> StaffInvite | None:
    query = select(StaffInvite).where(StaffInvite.id == invite_id)
    if is_locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(query).first()
