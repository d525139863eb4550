"""Keys of other programs: made with a secret that is shown once, limited, revoked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from app.actions import audit
from app.actions.accounts import SignedIn
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import ApiKey, Jurisdiction

PREFIX = "rck_"
"""So that a scanner of leaked secrets can know one by sight."""
SCOPES = ("reports:read", "reports:write", "reports:manage")
NOTED_EVERY = timedelta(minutes=1)
DEFAULT_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Key:
    """A key as its makers see it; the secret is nowhere."""

    id: int
    name: str
    scopes: tuple[str, ...]
    per_minute: int
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Program:
    """The program behind a request."""

    key_id: int
    jurisdiction_id: int
    name: str
    scopes: frozenset[str]
    per_minute: int


def list_keys(jurisdiction_id: int) -> list[Key]:
    """The keys of a town, those in force first."""
    rows = db.session.scalars(
        select(ApiKey)
        .where(ApiKey.jurisdiction_id == jurisdiction_id)
        .order_by(ApiKey.revoked_at.is_not(None), ApiKey.name, ApiKey.id)
    )
    return [_key(row) for row in rows]


def create_key(viewer: SignedIn, name: str, scopes: tuple[str, ...], per_minute: int) -> tuple[Key, str]:
    """Make a key, and commit: the key, and the secret that nobody sees again."""
    secret = PREFIX + ids.new_secret()
    row = ApiKey(
        jurisdiction_id=viewer.jurisdiction_id,
        name=name.strip(),
        secret_hash=ids.hash_secret(secret),
        scopes=sorted(set(scopes)),
        limits={"per_minute": per_minute},
        created_by_id=viewer.staff_id,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(viewer.jurisdiction_id, "key.created", "api_key", row.id, staff_id=viewer.staff_id,
                 detail={"scopes": row.scopes})  # fmt: skip
    db.session.refresh(row)
    made = _key(row)
    db.session.commit()
    return made, secret


def revoke_key(viewer: SignedIn, key_id: int) -> None:
    """End a key now, and commit. Raises KEY_UNKNOWN for one that is not in force."""
    ended = db.session.execute(
        update(ApiKey)
        .where(ApiKey.jurisdiction_id == viewer.jurisdiction_id, ApiKey.id == key_id, ApiKey.revoked_at.is_(None))
        .values(revoked_at=clock.now())
        .returning(ApiKey.id)
    ).first()
    if ended is None:
        db.session.rollback()
        raise ProblemError(errors.KEY_UNKNOWN)
    audit.record(viewer.jurisdiction_id, "key.revoked", "api_key", key_id, staff_id=viewer.staff_id)
    db.session.commit()


def find_program(secret: str) -> Program | None:
    """The program that a secret stands for, or None; its use is noted at most once a minute, and committed."""
    if not secret.startswith(PREFIX):
        return None
    row = db.session.scalars(
        select(ApiKey)
        .join(Jurisdiction, Jurisdiction.id == ApiKey.jurisdiction_id)
        .where(ApiKey.secret_hash == ids.hash_secret(secret), ApiKey.revoked_at.is_(None), Jurisdiction.is_active)
    ).first()
    if row is None:
        return None
    found = Program(row.id, row.jurisdiction_id, row.name, frozenset(row.scopes), _per_minute(row))
    now = clock.now()
    db.session.execute(
        update(ApiKey)
        .where(
            ApiKey.jurisdiction_id == found.jurisdiction_id,
            ApiKey.id == found.key_id,
            or_(ApiKey.last_used_at.is_(None), ApiKey.last_used_at < now - NOTED_EVERY),
        )
        .values(last_used_at=now)
    )
    db.session.commit()
    return found


def _per_minute(row: ApiKey) -> int:
    kept = row.limits.get("per_minute")
    return kept if isinstance(kept, int) and kept > 0 else DEFAULT_PER_MINUTE


def _key(row: ApiKey) -> Key:
    return Key(row.id, row.name, tuple(row.scopes), _per_minute(row), row.created_at, row.last_used_at, row.revoked_at)
