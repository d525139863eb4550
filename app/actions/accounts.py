"""Who works here: accounts, passwords and the sessions of signed-in browsers."""

from __future__ import annotations

import logging
import threading
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, or_, select, update

from app.actions import audit
from app.core import clock, errors, ids
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db, settings
from app.core.workflow import Role
from app.models import Department, Jurisdiction, Staff, StaffDepartment, StaffSession

MINIMUM_PASSWORD_LENGTH = 12
MINIMUM_ADMIN_PASSWORD_LENGTH = 16
MAXIMUM_PASSWORD_LENGTH = 256
SESSION_LIFETIME = timedelta(days=7)
"""However much it is used, a session ends after this."""
SLIDE_AFTER = timedelta(minutes=5)
"""A session in use is written back at most this often."""

# RFC 9106, section 4, second recommended option: t=3, 64 MiB, 4 lanes.
_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
# Each hash takes 64 MiB: a burst of sign-ins waits here instead of exhausting the machine's memory.
_hashing = threading.BoundedSemaphore(2)

log = logging.getLogger("rueclaire.accounts")


@dataclass(frozen=True, slots=True)
class Team:
    """A department that somebody works for; `name` is {locale: text}."""

    id: int
    code: str
    name: dict[str, str]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The member of staff behind a session: what they may do (`role`) and where (`teams`, in one town)."""

    staff_id: uuid.UUID
    jurisdiction_id: int
    town_slug: str
    town_name: str
    email: str
    name: str
    role: Role
    locale: str
    teams: tuple[Team, ...]

    @property
    def department_ids(self) -> tuple[int, ...]:
        """The ids of their departments; empty means none (crew) or the whole town (the others)."""
        return tuple(team.id for team in self.teams)

    @property
    def has_whole_town(self) -> bool:
        """Whether they see every report of their town, and not only those of their departments."""
        return self.role is Role.ADMIN or (self.role is not Role.CREW and not self.teams)


def sign_in(email: str, password: str, user_agent: str | None) -> tuple[SignedIn, str]:
    """Open a session; returns who it is and the secret for their cookie.

    Raises ProblemError auth.failed, alike and after the same time for a wrong password, an unknown
    address and a disabled account.
    """
    account = db.session.execute(
        select(Staff.jurisdiction_id, Staff.id, Staff.password_hash, Staff.is_active).where(
            func.lower(Staff.email) == email.strip().lower()
        )
    ).one_or_none()
    db.session.rollback()  # no connection is held while the password is being hashed
    is_right = _verify(account.password_hash if account else _nobody(), password)
    if account is None or not is_right or not account.is_active:
        log.warning("sign-in refused", extra={"staff_id": str(account.id) if account else None})
        raise ProblemError(errors.AUTH_FAILED)
    _renew_hash(account.jurisdiction_id, account.id, account.password_hash, password)
    secret = _open_session(account.jurisdiction_id, account.id, user_agent)
    audit.record(account.jurisdiction_id, "staff.signed_in", "staff", account.id, staff_id=account.id)
    db.session.commit()
    found = find_session(secret)
    if found is None:  # disabled between the check and now
        raise ProblemError(errors.AUTH_FAILED)
    return found, secret


def find_session(secret: str) -> SignedIn | None:
    """Who a cookie's secret stands for, or None when it is unknown, expired or their account is disabled.

    One statement; a session in use is prolonged, at most every five minutes.
    """
    row = db.session.execute(_session_query().where(StaffSession.secret_hash == ids.hash_secret(secret))).one_or_none()
    if row is None:
        return None
    _slide(row)
    return SignedIn(
        staff_id=row.staff_id,
        jurisdiction_id=row.jurisdiction_id,
        town_slug=row.town_slug,
        town_name=row.town_name,
        email=row.email,
        name=row.name,
        role=Role(row.role),
        locale=row.locale,
        teams=tuple(Team(**team) for team in row.teams),
    )


def sign_out(secret: str) -> None:
    """End the session of a cookie's secret; nothing happens when there is none."""
    ended = db.session.execute(
        delete(StaffSession)
        .where(StaffSession.secret_hash == ids.hash_secret(secret))
        .returning(StaffSession.jurisdiction_id, StaffSession.staff_id)
    ).one_or_none()
    if ended is not None:
        audit.record(ended.jurisdiction_id, "staff.signed_out", "staff", ended.staff_id, staff_id=ended.staff_id)
    db.session.commit()


def create_staff(
    town_slug: str,
    email: str,
    name: str,
    role: Role,
    password: str,
    *,
    department_codes: tuple[str, ...] = (),
    locale: str = "fr",
) -> Staff:
    """Open an account. Raises ProblemError town.unknown, department.unknown, account.exists or validation.failed."""
    town = db.session.scalar(select(Jurisdiction).where(Jurisdiction.slug == town_slug))
    if town is None:
        raise ProblemError(errors.TOWN_UNKNOWN)
    address = _check_person(email, name)
    check_password(password, role, address)
    departments = _departments(town.id, department_codes)
    if db.session.scalar(select(Staff.id).where(func.lower(Staff.email) == address.lower())) is not None:
        raise ProblemError(errors.ACCOUNT_EXISTS)
    staff = Staff(
        jurisdiction_id=town.id,
        id=ids.new_uuid(),
        email=address,
        name=name.strip(),
        role=role.value,
        password_hash=_hash(password),
        locale=locale,
    )
    db.session.add(staff)
    db.session.flush()
    db.session.add_all(
        StaffDepartment(jurisdiction_id=town.id, staff_id=staff.id, department_id=department_id)
        for department_id in departments
    )
    audit.record(town.id, "staff.created", "staff", staff.id, detail={"role": role.value})
    db.session.commit()
    return staff


def set_password(email: str, password: str) -> Staff:
    """Replace somebody's password and end their sessions. Raises ProblemError staff.unknown or validation.failed."""
    staff = _by_email(email)
    check_password(password, Role(staff.role), staff.email)
    staff.password_hash = _hash(password)
    _end_sessions(staff)
    audit.record(staff.jurisdiction_id, "staff.password_set", "staff", staff.id)
    db.session.commit()
    return staff


def set_active(email: str, *, is_active: bool) -> Staff:
    """Disable an account, which ends its sessions at once, or enable it again. Raises ProblemError staff.unknown."""
    staff = _by_email(email)
    staff.is_active = is_active
    if not is_active:
        _end_sessions(staff)
    action = "staff.enabled" if is_active else "staff.disabled"
    audit.record(staff.jurisdiction_id, action, "staff", staff.id)
    db.session.commit()
    return staff


def check_password(password: str, role: Role, email: str) -> None:
    """Raises ProblemError validation.failed (field `password`) for one that is too short, too long or too obvious."""
    least = MINIMUM_ADMIN_PASSWORD_LENGTH if role is Role.ADMIN else MINIMUM_PASSWORD_LENGTH
    local_part = email.partition("@")[0].lower()
    has_address = len(local_part) >= 4 and local_part in password.lower()
    if not least <= len(password) <= MAXIMUM_PASSWORD_LENGTH or len(set(password)) < 6 or has_address:
        raise ProblemError(
            errors.VALIDATION_FAILED,
            errors=[FieldError("password", errors.PASSWORD_WEAK)],
            context={"length": least},
        )


def _session_query() -> Any:
    teams = (
        select(
            func.coalesce(
                func.jsonb_agg(
                    func.jsonb_build_object("id", Department.id, "code", Department.code, "name", Department.name)
                ),
                func.jsonb_build_array(),
            )
        )
        .join(
            StaffDepartment,
            (StaffDepartment.jurisdiction_id == Department.jurisdiction_id)
            & (StaffDepartment.department_id == Department.id),
        )
        .where(StaffDepartment.jurisdiction_id == Staff.jurisdiction_id, StaffDepartment.staff_id == Staff.id)
        .correlate(Staff)
        .scalar_subquery()
    )
    return (
        select(
            StaffSession.secret_hash,
            StaffSession.created_at,
            StaffSession.seen_at,
            StaffSession.staff_id,
            StaffSession.jurisdiction_id,
            Jurisdiction.slug.label("town_slug"),
            Jurisdiction.name.label("town_name"),
            Staff.email,
            Staff.name,
            Staff.role,
            Staff.locale,
            teams.label("teams"),
        )
        .join(Staff, (Staff.jurisdiction_id == StaffSession.jurisdiction_id) & (Staff.id == StaffSession.staff_id))
        .join(Jurisdiction, Jurisdiction.id == StaffSession.jurisdiction_id)
        .where(StaffSession.expires_at > clock.now(), Staff.is_active, Jurisdiction.is_active)
    )


def _expiry(created_at: datetime, now: datetime) -> datetime:
    return min(now + timedelta(hours=settings.session_hours), created_at + SESSION_LIFETIME)


def _slide(row: Any) -> None:
    now = clock.now()
    if now - row.seen_at < SLIDE_AFTER:
        return
    db.session.execute(
        update(StaffSession)
        .where(StaffSession.secret_hash == row.secret_hash)
        .values(seen_at=now, expires_at=_expiry(row.created_at, now))
    )
    db.session.commit()


def _open_session(jurisdiction_id: int, staff_id: uuid.UUID, user_agent: str | None) -> str:
    secret = ids.new_secret()
    now = clock.now()
    db.session.add(
        StaffSession(
            jurisdiction_id=jurisdiction_id,
            secret_hash=ids.hash_secret(secret),
            staff_id=staff_id,
            user_agent=(user_agent or "")[:200] or None,
            created_at=now,
            seen_at=now,
            expires_at=_expiry(now, now),
        )
    )
    return secret


def _end_sessions(staff: Staff) -> None:
    db.session.execute(
        delete(StaffSession).where(
            StaffSession.jurisdiction_id == staff.jurisdiction_id, StaffSession.staff_id == staff.id
        )
    )


def _renew_hash(jurisdiction_id: int, staff_id: uuid.UUID, password_hash: str, password: str) -> None:
    if _hasher.check_needs_rehash(password_hash):
        fresh = _hash(password)
        db.session.execute(
            update(Staff)
            .where(Staff.jurisdiction_id == jurisdiction_id, Staff.id == staff_id)
            .values(password_hash=fresh)
        )


@cache
def _nobody() -> str:
    """Verified when there is no such account, so that its answer takes as long as any other."""
    return _hash(ids.new_secret())


def _hash(password: str) -> str:
    with _hashing:
        return _hasher.hash(password)


def _verify(password_hash: str, password: str) -> bool:
    try:
        with _hashing:
            return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _by_email(email: str) -> Staff:
    staff = db.session.scalar(select(Staff).where(func.lower(Staff.email) == email.strip().lower()))
    if staff is None:
        raise ProblemError(errors.STAFF_UNKNOWN)
    return staff


def _check_person(email: str, name: str) -> str:
    address = email.strip()
    local, _, domain = address.partition("@")
    wrong = []
    if not local or "." not in domain or any(character.isspace() for character in address) or len(address) > 254:
        wrong.append(FieldError("email", errors.EMAIL_INVALID))
    if not name.strip():
        wrong.append(FieldError("name", errors.NAME_MISSING))
    if wrong:
        raise ProblemError(errors.VALIDATION_FAILED, errors=wrong)
    return address


def _departments(jurisdiction_id: int, codes: tuple[str, ...]) -> list[int]:
    if not codes:
        return []
    found = db.session.execute(
        select(Department.id, Department.code).where(
            Department.jurisdiction_id == jurisdiction_id, or_(*(Department.code == code for code in codes))
        )
    ).all()
    missing = set(codes) - {row.code for row in found}
    if missing:
        raise ProblemError(
            errors.DEPARTMENT_UNKNOWN,
            errors=[FieldError("department", errors.DEPARTMENT_UNKNOWN, ", ".join(sorted(missing)))],
        )
    return [row.id for row in found]
