"""One-time codes and recovery codes: the second step for those without a passkey, or on the day it is lost."""

from __future__ import annotations

import base64
import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime

import pyotp
from cryptography.fernet import Fernet
from sqlalchemy import delete, func, select, update

from app.actions import accounts, audit
from app.actions.accounts import SignedIn
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Staff, StaffPasskey, StaffRecoveryCode, StaffSession, StaffTotp

STEP_SECONDS = 30
DRIFT_STEPS = 1
"""How far a telephone's clock may be off, in steps (RFC 6238, section 5.2)."""
RECOVERY_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as its owner sees it."""

    id: uuid.UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """What somebody has to prove who they are."""

    passkeys: list[Passkey]
    totp_since: datetime | None
    recovery_left: int


def list_factors(viewer: SignedIn) -> Factors:
    """The viewer's own second factors."""
    own = (StaffPasskey.jurisdiction_id == viewer.jurisdiction_id, StaffPasskey.staff_id == viewer.staff_id)
    keys = db.session.scalars(select(StaffPasskey).where(*own).order_by(StaffPasskey.created_at))
    totp = db.session.get(StaffTotp, (viewer.jurisdiction_id, viewer.staff_id))
    left = db.session.scalar(
        select(func.count()).where(
            StaffRecoveryCode.jurisdiction_id == viewer.jurisdiction_id,
            StaffRecoveryCode.staff_id == viewer.staff_id,
            StaffRecoveryCode.used_at.is_(None),
        )
    )
    return Factors(
        passkeys=[Passkey(key.id, key.name, key.created_at, key.last_used_at) for key in keys],
        totp_since=totp.confirmed_at if totp else None,
        recovery_left=left or 0,
    )


def begin_totp(viewer: SignedIn) -> tuple[str, str]:
    """Make a new secret for a code app, not good until a code of it is given; commits. The secret and its address.

    An app that was set up before stays good until then.
    """
    secret = pyotp.random_base32()
    row = _totp(viewer, is_locked=True)
    if row is None:
        db.session.add(
            StaffTotp(jurisdiction_id=viewer.jurisdiction_id, staff_id=viewer.staff_id, secret=_seal({"next": secret}))
        )
    else:
        kept = _open(row.secret)
        row.secret = _seal({**kept, "next": secret})
    db.session.commit()
    address = pyotp.TOTP(secret).provisioning_uri(name=viewer.email, issuer_name=f"Rue Claire {viewer.town_name}")
    return secret, address


def confirm_totp(viewer: SignedIn, code: str) -> list[str]:
    """Make the new secret good with a code of it, and commit; recovery codes when somebody had none, else nothing.

    Raises FACTOR_WRONG.
    """
    row = _totp(viewer, is_locked=True)
    kept = _open(row.secret) if row else {}
    step = _step_of(kept["next"], code) if "next" in kept else None
    if row is None or step is None:
        db.session.rollback()
        raise ProblemError(errors.FACTOR_WRONG)
    row.secret, row.last_step, row.confirmed_at = _seal({"now": kept["next"]}), step, clock.now()
    raise_session(viewer, accounts.TOTP)
    audit.record(viewer.jurisdiction_id, "factor.added", "staff", viewer.staff_id, staff_id=viewer.staff_id,
                 detail={"factor": accounts.TOTP})  # fmt: skip
    codes = make_recovery_codes(viewer) if list_factors(viewer).recovery_left == 0 else []
    db.session.commit()
    return codes


def remove_totp(viewer: SignedIn) -> None:
    """Forget the viewer's code app, and commit. Raises FACTOR_LAST for the last one of a strict town."""
    check_not_last(viewer, leaving=accounts.TOTP)
    own = (StaffTotp.jurisdiction_id == viewer.jurisdiction_id, StaffTotp.staff_id == viewer.staff_id)
    db.session.execute(delete(StaffTotp).where(*own))
    audit.record(viewer.jurisdiction_id, "factor.removed", "staff", viewer.staff_id, staff_id=viewer.staff_id,
                 detail={"factor": accounts.TOTP})  # fmt: skip
    db.session.commit()


def give_code(viewer: SignedIn, code: str) -> None:
    """Pass the second step with a code of the app, or a recovery code, and commit. Each code is good once.

    Raises FACTOR_WRONG.
    """
    plain = "".join(character for character in code.lower() if character.isalnum())
    if plain.isdigit() and len(plain) == 6:
        factor = accounts.TOTP if _use_totp(viewer, plain) else None
    else:
        factor = accounts.RECOVERY if _use_recovery(viewer, plain) else None
    if factor is None:
        db.session.rollback()
        audit.record(viewer.jurisdiction_id, "factor.refused", "staff", viewer.staff_id, staff_id=viewer.staff_id)
        db.session.commit()
        raise ProblemError(errors.FACTOR_WRONG)
    raise_session(viewer, factor)
    audit.record(viewer.jurisdiction_id, "factor.given", "staff", viewer.staff_id, staff_id=viewer.staff_id,
                 detail={"factor": factor})  # fmt: skip
    db.session.commit()


def renew_recovery_codes(viewer: SignedIn) -> list[str]:
    """Ten new recovery codes, and commit; the earlier ones are good no more."""
    codes = make_recovery_codes(viewer)
    audit.record(viewer.jurisdiction_id, "factor.recovery_renewed", "staff", viewer.staff_id, staff_id=viewer.staff_id)
    db.session.commit()
    return codes


def make_recovery_codes(viewer: SignedIn) -> list[str]:
    """Ten recovery codes in place of the earlier ones; the caller commits, and shows them this once."""
    own = (StaffRecoveryCode.jurisdiction_id == viewer.jurisdiction_id, StaffRecoveryCode.staff_id == viewer.staff_id)
    db.session.execute(delete(StaffRecoveryCode).where(*own))
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(12)) for _ in range(RECOVERY_CODES)]
    db.session.add_all(
        StaffRecoveryCode(
            jurisdiction_id=viewer.jurisdiction_id, staff_id=viewer.staff_id, code_hash=ids.hash_secret(code)
        )
        for code in codes
    )
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


def raise_session(viewer: SignedIn, factor: str) -> None:
    """Note in the viewer's session that they gave `factor`; the caller commits."""
    db.session.execute(
        update(StaffSession)
        .where(StaffSession.id == viewer.session_id)
        .values(factors=func.array_append(func.array_remove(StaffSession.factors, factor), factor))
    )


def check_not_last(viewer: SignedIn, *, leaving: str, keys_left: int | None = None) -> None:
    """Raises FACTOR_LAST when nothing would be left where the town asks for a second step."""
    found = list_factors(viewer)
    keys = len(found.passkeys) if keys_left is None else keys_left
    has_totp = found.totp_since is not None and leaving != accounts.TOTP
    if viewer.is_factor_needed and keys == 0 and not has_totp:
        raise ProblemError(errors.FACTOR_LAST)


def forget_factors(staff: Staff) -> None:
    """Take away every second factor of somebody who lost them; the caller commits and ends their sessions."""
    for table in (StaffPasskey, StaffTotp, StaffRecoveryCode):
        db.session.execute(
            delete(table).where(table.jurisdiction_id == staff.jurisdiction_id, table.staff_id == staff.id)
        )


def _use_totp(viewer: SignedIn, code: str) -> bool:
    row = _totp(viewer, is_locked=True)
    secret = _open(row.secret).get("now") if row else None
    step = _step_of(secret, code) if secret else None
    if row is None or step is None or step <= row.last_step:
        return False
    row.last_step, row.last_used_at = step, clock.now()
    return True


def _use_recovery(viewer: SignedIn, code: str) -> bool:
    used = db.session.execute(
        update(StaffRecoveryCode)
        .where(
            StaffRecoveryCode.jurisdiction_id == viewer.jurisdiction_id,
            StaffRecoveryCode.staff_id == viewer.staff_id,
            StaffRecoveryCode.code_hash == ids.hash_secret(code),
            StaffRecoveryCode.used_at.is_(None),
        )
        .values(used_at=clock.now())
        .returning(StaffRecoveryCode.staff_id)
    ).first()
    return used is not None


def _step_of(secret: str, code: str) -> int | None:
    """The time step whose code this is, within the drift; None when it is none of them."""
    plain = "".join(code.split())
    now = int(clock.now().timestamp()) // STEP_SECONDS
    app = pyotp.TOTP(secret, interval=STEP_SECONDS)
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if ids.is_same(plain, app.generate_otp(step)):
            return step
    return None


def _totp(viewer: SignedIn, *, is_locked: bool = False) -> StaffTotp | None:
    query = select(StaffTotp).where(
        StaffTotp.jurisdiction_id == viewer.jurisdiction_id, StaffTotp.staff_id == viewer.staff_id
    )
    if is_locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(query).first()


def _vault() -> Fernet:
    key = hashlib.sha256(f"second-factor:{settings.secret_key}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def _seal(kept: dict[str, str]) -> str:
    text = ";".join(f"{name}={value}" for name, value in sorted(kept.items()))
    return _vault().encrypt(text.encode()).decode()


def _open(sealed: str) -> dict[str, str]:
    text = _vault().decrypt(sealed.encode()).decode()
    return dict(part.split("=", 1) for part in text.split(";") if part)
