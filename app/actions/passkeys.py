"""Passkeys (WebAuthn, W3C level 3): added by somebody signed in, given as second step or instead of a password."""

from __future__ import annotations

import ipaddress
import json
import uuid
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import delete, select
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.actions import accounts, audit, second_factors
from app.actions.accounts import SignedIn
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Staff, StaffChallenge, StaffPasskey

ADD, GIVE, ENTER = "passkey.add", "passkey.give", "passkey.enter"
CHALLENGE_MINUTES = 5
NAME_LENGTH = 60


def begin_adding(viewer: SignedIn) -> dict[str, Any]:
    """What a browser needs to make a passkey for the viewer; commits the challenge."""
    options = generate_registration_options(
        rp_id=relying_party(),
        rp_name=f"Rue Claire {viewer.town_name}",
        user_id=viewer.staff_id.bytes,
        user_name=viewer.email,
        user_display_name=viewer.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
        exclude_credentials=_descriptors(viewer),
    )
    return _ask(ADD, viewer.staff_id, options.challenge, options_to_json(options))


def add_passkey(viewer: SignedIn, challenge_id: uuid.UUID, credential: dict[str, Any], name: str) -> list[str]:
    """Keep a passkey that a browser made, and commit; recovery codes when the viewer had none, else nothing.

    Raises PASSKEY_REFUSED.
    """
    challenge = _take(challenge_id, ADD, viewer.staff_id)
    try:
        made = verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=relying_party(),
            expected_origin=origins(),
        )
    except (WebAuthnException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProblemError(errors.PASSKEY_REFUSED) from error
    credential_id = bytes_to_base64url(made.credential_id)
    if db.session.scalar(select(StaffPasskey.id).where(StaffPasskey.credential_id == credential_id)) is not None:
        raise ProblemError(errors.PASSKEY_REFUSED)
    response = credential.get("response")
    offered = response.get("transports") if isinstance(response, dict) else None
    known = {one.value for one in AuthenticatorTransport}
    db.session.add(
        StaffPasskey(
            jurisdiction_id=viewer.jurisdiction_id,
            id=ids.new_uuid(),
            staff_id=viewer.staff_id,
            credential_id=credential_id,
            public_key=bytes_to_base64url(made.credential_public_key),
            sign_count=made.sign_count,
            transports=[one for one in offered if one in known] if isinstance(offered, list) else [],
            name=name.strip()[:NAME_LENGTH],
        )
    )
    db.session.flush()
    second_factors.raise_session(viewer, accounts.PASSKEY)
    audit.record(viewer.jurisdiction_id, "factor.added", "staff", viewer.staff_id, staff_id=viewer.staff_id,
                 detail={"factor": accounts.PASSKEY})  # fmt: skip
    has_codes = second_factors.list_factors(viewer).recovery_left > 0
    codes = [] if has_codes else second_factors.make_recovery_codes(viewer)
    db.session.commit()
    return codes


def remove_passkey(viewer: SignedIn, passkey_id: uuid.UUID) -> None:
    """Forget one of the viewer's passkeys, and commit. Raises FACTOR_UNKNOWN, FACTOR_LAST."""
    left = [key.id for key in second_factors.list_factors(viewer).passkeys]
    if passkey_id not in left:
        raise ProblemError(errors.FACTOR_UNKNOWN)
    second_factors.check_not_last(viewer, leaving=accounts.PASSKEY, keys_left=len(left) - 1)
    db.session.execute(
        delete(StaffPasskey).where(
            StaffPasskey.jurisdiction_id == viewer.jurisdiction_id,
            StaffPasskey.staff_id == viewer.staff_id,
            StaffPasskey.id == passkey_id,
        )
    )
    audit.record(viewer.jurisdiction_id, "factor.removed", "staff", viewer.staff_id, staff_id=viewer.staff_id,
                 detail={"factor": accounts.PASSKEY})  # fmt: skip
    db.session.commit()


def begin_giving(viewer: SignedIn) -> dict[str, Any]:
    """What a browser needs to give one of the viewer's passkeys as the second step; commits the challenge."""
    options = generate_authentication_options(
        rp_id=relying_party(),
        allow_credentials=_descriptors(viewer),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return _ask(GIVE, viewer.staff_id, options.challenge, options_to_json(options))


def give_passkey(viewer: SignedIn, challenge_id: uuid.UUID, credential: dict[str, Any]) -> None:
    """Pass the second step with a passkey, and commit. Raises PASSKEY_REFUSED."""
    challenge = _take(challenge_id, GIVE, viewer.staff_id)
    key = _find(credential)
    if key.staff_id != viewer.staff_id or key.jurisdiction_id != viewer.jurisdiction_id:
        raise ProblemError(errors.PASSKEY_REFUSED)
    _verify(key, credential, challenge, is_alone=False)
    second_factors.raise_session(viewer, accounts.PASSKEY)
    audit.record(viewer.jurisdiction_id, "factor.given", "staff", viewer.staff_id, staff_id=viewer.staff_id,
                 detail={"factor": accounts.PASSKEY})  # fmt: skip
    db.session.commit()


def begin_entering() -> dict[str, Any]:
    """What a browser needs to sign in with whichever passkey it holds for us; commits the challenge."""
    options = generate_authentication_options(
        rp_id=relying_party(), user_verification=UserVerificationRequirement.REQUIRED
    )
    return _ask(ENTER, None, options.challenge, options_to_json(options))


def enter(challenge_id: uuid.UUID, credential: dict[str, Any], user_agent: str | None) -> tuple[SignedIn, str]:
    """Sign in with a passkey alone, whose holder the device itself has recognised; who it is and the cookie's secret.

    Raises PASSKEY_REFUSED, alike for an unknown key and a disabled account.
    """
    challenge = _take(challenge_id, ENTER, None)
    key = _find(credential)
    _verify(key, credential, challenge, is_alone=True)
    if not db.session.get_one(Staff, (key.jurisdiction_id, key.staff_id)).is_active:
        raise ProblemError(errors.PASSKEY_REFUSED)
    return accounts.open_session(key.jurisdiction_id, key.staff_id, [accounts.PASSKEY], user_agent)


def relying_party() -> str:
    """The domain that passkeys are bound to; a bare loopback address, which cannot have any, counts as localhost."""
    host = urlsplit(settings.base_url).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host
    return "localhost"


def origins() -> list[str]:
    """Where our pages are: the public address, and its name for localhost."""
    parts = urlsplit(settings.base_url)
    port = f":{parts.port}" if parts.port else ""
    return [f"{parts.scheme}://{parts.netloc}", f"{parts.scheme}://{relying_party()}{port}"]


def _ask(purpose: str, staff_id: uuid.UUID | None, challenge: bytes, options: str) -> dict[str, Any]:
    row = StaffChallenge(
        id=ids.new_uuid(),
        purpose=purpose,
        staff_id=staff_id,
        secret=bytes_to_base64url(challenge),
        expires_at=clock.now() + timedelta(minutes=CHALLENGE_MINUTES),
    )
    db.session.add(row)
    answer = {"challenge_id": row.id, "options": json.loads(options)}
    db.session.commit()
    return answer


def _take(challenge_id: uuid.UUID, purpose: str, staff_id: uuid.UUID | None) -> bytes:
    """The challenge, used up and committed at once. Raises PASSKEY_REFUSED for one that is not theirs, used or old."""
    taken = db.session.execute(
        delete(StaffChallenge)
        .where(
            StaffChallenge.id == challenge_id,
            StaffChallenge.purpose == purpose,
            StaffChallenge.staff_id.is_not_distinct_from(staff_id),
        )
        .returning(StaffChallenge.secret, StaffChallenge.expires_at)
    ).first()
    db.session.commit()
    if taken is None or taken.expires_at <= clock.now():
        raise ProblemError(errors.PASSKEY_REFUSED)
    return base64url_to_bytes(taken.secret)


def _find(credential: dict[str, Any]) -> StaffPasskey:
    wanted = str(credential.get("id") or "")
    query = select(StaffPasskey).where(StaffPasskey.credential_id == wanted).with_for_update()
    key = db.session.scalars(query).first()
    if key is None:
        raise ProblemError(errors.PASSKEY_REFUSED)
    return key


def _verify(key: StaffPasskey, credential: dict[str, Any], challenge: bytes, *, is_alone: bool) -> None:
    """Raises PASSKEY_REFUSED unless the key signed this challenge; keeps its counter."""
    try:
        checked = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=relying_party(),
            expected_origin=origins(),
            credential_public_key=base64url_to_bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=is_alone,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError, AttributeError) as error:
        db.session.rollback()
        raise ProblemError(errors.PASSKEY_REFUSED) from error
    key.sign_count, key.last_used_at = checked.new_sign_count, clock.now()


def _descriptors(viewer: SignedIn) -> list[PublicKeyCredentialDescriptor]:
    keys = db.session.scalars(
        select(StaffPasskey).where(
            StaffPasskey.jurisdiction_id == viewer.jurisdiction_id, StaffPasskey.staff_id == viewer.staff_id
        )
    )
    return [
        PublicKeyCredentialDescriptor(
            id=base64url_to_bytes(key.credential_id),
            transports=[AuthenticatorTransport(one) for one in key.transports] or None,
        )
        for key in keys
    ]
