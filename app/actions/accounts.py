"""Who works here: accounts, passwords and the sessions of signed-in browsers."""

from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Integer, bindparam, cast, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from app.actions import audit, passwords
from app.actions.passwords import check_password
from app.core import clock, errors, ids
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db, settings
from app.core.workflow import Role
from app.models import (
    Department,
    Jurisdiction,
    Staff,
    StaffArea,
    StaffDepartment,
    StaffPasskey,
    StaffSession,
    StaffTotp,
)

PASSWORD = "password"  # noqa: S105 - the name of a factor
PASSKEY, TOTP, RECOVERY = "passkey", "totp", "recovery"
PROVIDER, PROVIDER_STRONG = "provider", "provider_strong"
STRONG = frozenset({PASSKEY, TOTP, RECOVERY, PROVIDER_STRONG})
"""A session opened with one of these has passed its second step."""
SECOND_FACTOR, OPTIONAL = "second_factor", "optional"
SESSION_LIFETIME = timedelta(days=7)
"""However much it is used, a session ends after this."""
SLIDE_AFTER = timedelta(minutes=5)
"""A session in use is written back at most this often."""

log = logging.getLogger("rueclaire.accounts")


@dataclass(frozen=True, slots=True)
class Team:
    """A department that somebody works for; `name` is {locale: text}."""

    id: int
    code: str
    name: dict[str, str]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The member of staff behind a session: what they may do (`role`) and where (`teams`, `area_ids`, in one town).

    `step` says what is missing: `done` nothing; `give` one of their second factors (`ways`); `set_up` a first one.
    """

    staff_id: uuid.UUID
    jurisdiction_id: int
    town_slug: str
    town_name: str
    email: str
    name: str
    role: Role
    locale: str
    teams: tuple[Team, ...]
    area_ids: tuple[int, ...] = ()
    session_id: uuid.UUID | None = None
    step: str = "done"
    ways: tuple[str, ...] = ()
    is_factor_needed: bool = False

    @property
    def department_ids(self) -> tuple[int, ...]:
        """The ids of their departments; empty means none (crew) or the whole town (the others)."""
        return tuple(team.id for team in self.teams)

    @property
    def has_whole_town(self) -> bool:
        """Whether they see every report of their town, and not only those of their departments."""
        return self.role is Role.ADMIN or (self.role is not Role.CREW and not self.teams and not self.area_ids)


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
    is_right = passwords.is_right(account.password_hash if account else "", password)
    if account is None or not is_right or not account.is_active:
        log.warning("sign-in refused", extra={"staff_id": str(account.id) if account else None})
        raise ProblemError(errors.AUTH_FAILED)
    _renew_hash(account.jurisdiction_id, account.id, account.password_hash, password)
    return open_session(account.jurisdiction_id, account.id, [PASSWORD], user_agent)


def open_session(
    jurisdiction_id: int, staff_id: uuid.UUID, factors: list[str], user_agent: str | None
) -> tuple[SignedIn, str]:
    """Open a session for somebody who has proven who they are by `factors`, and commit; who it is, and its secret.

    Raises ProblemError auth.failed when their account was disabled meanwhile.
    """
    secret = _add_session(jurisdiction_id, staff_id, factors, user_agent)
    audit.record(jurisdiction_id, "staff.signed_in", "staff", staff_id, staff_id=staff_id, detail={"factors": factors})
    db.session.commit()
    found = find_session(secret)
    if found is None:
        raise ProblemError(errors.AUTH_FAILED)
    return found, secret


def find_session(secret: str) -> SignedIn | None:
    """Who a cookie's secret stands for, or None when it is unknown, expired or their account is disabled.

    One statement; a session in use is prolonged, at most every five minutes.
    """
    row = db.session.execute(_session_query(), {"hash": ids.hash_secret(secret), "now": clock.now()}).one_or_none()
    if row is None:
        return None
    _slide(row)
    return _signed_in(row)


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
    address = check_person(email, name)
    check_password(password, role, address)
    departments = find_departments(town.id, department_codes)
    if db.session.scalar(select(Staff.id).where(func.lower(Staff.email) == address.lower())) is not None:
        raise ProblemError(errors.ACCOUNT_EXISTS)
    staff = Staff(
        jurisdiction_id=town.id,
        id=ids.new_uuid(),
        email=address,
        name=name.strip(),
        role=role.value,
        password_hash=passwords.hash_password(password),
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
    staff.password_hash = passwords.hash_password(password)
    end_sessions(staff)
    audit.record(staff.jurisdiction_id, "staff.password_set", "staff", staff.id)
    db.session.commit()
    return staff


def set_active(email: str, *, is_active: bool) -> Staff:
    """Disable an account, which ends its sessions at once, or enable it again. Raises ProblemError staff.unknown."""
    staff = _by_email(email)
    staff.is_active = is_active
    if not is_active:
        end_sessions(staff)
    action = "staff.enabled" if is_active else "staff.disabled"
    audit.record(staff.jurisdiction_id, action, "staff", staff.id)
    db.session.commit()
    return staff


def end_sessions(staff: Staff, *, but: uuid.UUID | None = None) -> None:
    """Sign somebody out everywhere (but in the session `but`); the caller commits."""
    query = delete(StaffSession).where(
        StaffSession.jurisdiction_id == staff.jurisdiction_id, StaffSession.staff_id == staff.id
    )
    db.session.execute(query if but is None else query.where(StaffSession.id != but))


def needs_factor(town_settings: dict[str, Any]) -> bool:
    """Whether a town asks its staff for a second step; it does unless it says otherwise."""
    return town_settings.get(SECOND_FACTOR) != OPTIONAL


def _signed_in(row: Any) -> SignedIn:
    ways = tuple(way for way, has in ((PASSKEY, row.has_passkey), (TOTP, row.has_totp)) if has)
    is_needed = row.second_factor != OPTIONAL
    if STRONG.isdisjoint(row.factors):
        step = "give" if ways else "set_up" if is_needed else "done"
    else:
        step = "done"
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
        area_ids=tuple(row.area_ids),
        session_id=row.id,
        step=step,
        ways=ways,
        is_factor_needed=is_needed,
    )


@cache  # asked with every request of staff, and costlier to build than to run
def _session_query() -> Any:
    return (
        select(
            StaffSession.id,
            StaffSession.factors,
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
            Jurisdiction.settings[SECOND_FACTOR].astext.label("second_factor"),  # the rest would be decoded each time
            _teams().label("teams"),
            _areas().label("area_ids"),
            _has(StaffPasskey, StaffPasskey.id.is_not(None)).label("has_passkey"),
            _has(StaffTotp, StaffTotp.confirmed_at.is_not(None)).label("has_totp"),
        )
        .join(Staff, (Staff.jurisdiction_id == StaffSession.jurisdiction_id) & (Staff.id == StaffSession.staff_id))
        .join(Jurisdiction, (Jurisdiction.id == StaffSession.jurisdiction_id) & Jurisdiction.is_active)
        .where(Staff.is_active, StaffSession.expires_at > bindparam("now"))
        .where(StaffSession.secret_hash == bindparam("hash"))
    )


def _teams() -> Any:
    return (
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


def _areas() -> Any:
    return (
        select(func.coalesce(func.array_agg(StaffArea.area_id), cast([], ARRAY(Integer))))
        .where(StaffArea.jurisdiction_id == Staff.jurisdiction_id, StaffArea.staff_id == Staff.id)
        .correlate(Staff)
        .scalar_subquery()
    )


def _has(table: Any, is_live: Any) -> Any:
    return exists().where(table.jurisdiction_id == Staff.jurisdiction_id, table.staff_id == Staff.id, is_live)


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
    _mark_seen(row.jurisdiction_id, row.staff_id, now)
    db.session.commit()


def _mark_seen(jurisdiction_id: int, staff_id: uuid.UUID, now: datetime) -> None:
    db.session.execute(
        update(Staff).where(Staff.jurisdiction_id == jurisdiction_id, Staff.id == staff_id).values(last_seen_at=now)
    )


def _add_session(jurisdiction_id: int, staff_id: uuid.UUID, factors: list[str], user_agent: str | None) -> str:
    secret = ids.new_secret()
    now = clock.now()
    db.session.add(
        StaffSession(
            jurisdiction_id=jurisdiction_id,
            secret_hash=ids.hash_secret(secret),
            staff_id=staff_id,
            factors=factors,
            user_agent=(user_agent or "")[:200] or None,
            created_at=now,
            seen_at=now,
            expires_at=_expiry(now, now),
        )
    )
    _mark_seen(jurisdiction_id, staff_id, now)
    return secret


def _renew_hash(jurisdiction_id: int, staff_id: uuid.UUID, password_hash: str, password: str) -> None:
    if passwords.is_outdated(password_hash):
        fresh = passwords.hash_password(password)
        db.session.execute(
            update(Staff)
            .where(Staff.jurisdiction_id == jurisdiction_id, Staff.id == staff_id)
            .values(password_hash=fresh)
        )


def _by_email(email: str) -> Staff:
    staff = db.session.scalar(select(Staff).where(func.lower(Staff.email) == email.strip().lower()))
    if staff is None:
        raise ProblemError(errors.STAFF_UNKNOWN)
    return staff


def check_person(email: str, name: str) -> str:
    """The address without spaces around it. Raises ProblemError validation.failed (fields `email`, `name`)."""
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


def find_departments(jurisdiction_id: int, codes: tuple[str, ...]) -> list[int]:
    """The ids of departments by their codes. Raises ProblemError department.unknown, naming those that are missing."""
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
