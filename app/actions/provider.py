"""Signing in with the town's own identity provider: OpenID Connect, code flow with PKCE, state and nonce.

OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9207. ProConnect is one such provider (docs/people.md).
"""

from __future__ import annotations

import logging
import time
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.security import generate_token
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from sqlalchemy import delete, func, select

from app.actions import accounts, audit
from app.actions.accounts import SignedIn
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.core.workflow import Role
from app.models import Jurisdiction, Staff, StaffChallenge

PURPOSE = "provider"
MINUTES = 10
TIMEOUT_SECONDS = 5
LEEWAY_SECONDS = 60
DISCOVERY_SECONDS = 600
STRONG_METHODS = frozenset({"mfa", "otp", "hwk", "swk", "pop", "sc", "fpt", "face", "iris"})
"""Values of `amr` (RFC 8176) that stand for more than a password."""
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]

log = logging.getLogger("rueclaire.provider")
_kept: dict[str, tuple[float, dict[str, Any]]] = {}


@dataclass(frozen=True, slots=True)
class Start:
    """Where to send the browser, and the secret that it brings back."""

    address: str
    secret: str


def is_on() -> bool:
    """Whether this installation has a provider."""
    return bool(settings.oidc_issuer and settings.oidc_client_id)


def begin(back: str) -> Start:
    """Begin a sign-in, and commit; `back` is the page of ours to return to. Raises PROVIDER_OFF, PROVIDER_DOWN."""
    if not is_on():
        raise ProblemError(errors.PROVIDER_OFF)
    found = _discover()
    verifier, nonce, secret = generate_token(64), generate_token(32), ids.new_secret()
    row = StaffChallenge(
        id=ids.new_uuid(),
        purpose=PURPOSE,
        secret=ids.hash_secret(secret),
        detail={"verifier": verifier, "nonce": nonce, "back": back},
        expires_at=clock.now() + timedelta(minutes=MINUTES),
    )
    db.session.add(row)
    question = {
        "response_type": "code",
        "client_id": settings.oidc_client_id,
        "redirect_uri": redirect_uri(),
        "scope": settings.oidc_scopes,
        "state": str(row.id),
        "nonce": nonce,
        "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
    }
    if settings.oidc_acr:
        question["acr_values"] = settings.oidc_acr
    address = f"{found['authorization_endpoint']}?{urlencode(question)}"
    db.session.commit()
    return Start(address, secret)


def finish(
    state: str, code: str | None, issuer: str | None, secret: str | None, user_agent: str | None
) -> tuple[SignedIn, str, str]:
    """End a sign-in that this very browser began, and commit: who it is, the cookie's secret, and where to go.

    Raises PROVIDER_OFF, PROVIDER_DOWN, PROVIDER_REFUSED, PROVIDER_UNVERIFIED, PROVIDER_STRANGER.
    """
    if not is_on():
        raise ProblemError(errors.PROVIDER_OFF)
    detail = _take(state, secret)
    found = _discover()
    if not code or (issuer is not None and issuer != found["issuer"]):
        raise ProblemError(errors.PROVIDER_REFUSED)
    tokens = _exchange(found, code, detail["verifier"])
    claims = _read(found, str(tokens.get("id_token") or ""), detail["nonce"])
    if not claims.get("email"):
        claims |= _ask_for_person(found, str(tokens.get("access_token") or ""), claims["sub"])
    staff = _match(claims)
    factors = [accounts.PROVIDER_STRONG if _is_strong(claims) else accounts.PROVIDER]
    signed_in, opened = accounts.open_session(staff.jurisdiction_id, staff.id, factors, user_agent)
    return signed_in, opened, detail["back"]


def redirect_uri() -> str:
    """The address that must be registered with the provider."""
    return f"{settings.base_url}/staff/v1/session/provider/return"


def _take(state: str, secret: str | None) -> dict[str, str]:
    try:
        wanted = uuid.UUID(state)
    except ValueError:
        raise ProblemError(errors.PROVIDER_REFUSED) from None
    taken = db.session.execute(
        delete(StaffChallenge)
        .where(
            StaffChallenge.id == wanted,
            StaffChallenge.purpose == PURPOSE,
            StaffChallenge.secret == ids.hash_secret(secret or ""),
        )
        .returning(StaffChallenge.detail, StaffChallenge.expires_at)
    ).first()
    db.session.commit()
    if taken is None or taken.expires_at <= clock.now():
        raise ProblemError(errors.PROVIDER_REFUSED)
    detail: dict[str, str] = taken.detail
    return detail


def _discover() -> dict[str, Any]:
    """The provider's own description (OpenID Connect Discovery 1.0), with its keys, kept for ten minutes."""
    issuer = (settings.oidc_issuer or "").rstrip("/")
    kept = _kept.get(issuer)
    if kept is not None and kept[0] > time.monotonic():
        return kept[1]
    found = _get(f"{issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != issuer:
        log.warning("provider.issuer", extra={"said": str(found.get("issuer"))[:200]})
        raise ProblemError(errors.PROVIDER_DOWN)
    found["keys"] = _get(str(found.get("jwks_uri")))
    _kept[issuer] = (time.monotonic() + DISCOVERY_SECONDS, found)
    return found


def _get(address: str, **parts: Any) -> dict[str, Any]:
    return _answer("get", address, **parts)


def _answer(method: str, address: str, **parts: Any) -> dict[str, Any]:
    """The provider's answer; one that is a signed token as `{"token": …}`. Raises PROVIDER_DOWN, PROVIDER_REFUSED."""
    try:
        answer = requests.request(method, address, timeout=TIMEOUT_SECONDS, allow_redirects=False, **parts)
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        found = {"token": answer.text} if kind == "application/jwt" and answer.ok else answer.json()
    except (requests.RequestException, ValueError) as error:
        log.warning("provider.down", extra={"reason": type(error).__name__})
        raise ProblemError(errors.PROVIDER_DOWN) from error
    if answer.status_code >= 500 or not isinstance(found, dict):
        raise ProblemError(errors.PROVIDER_DOWN)
    if answer.status_code >= 400:
        log.warning("provider.refused", extra={"status": answer.status_code, "code": str(found.get("error"))[:100]})
        raise ProblemError(errors.PROVIDER_REFUSED)
    return found


def _exchange(found: dict[str, Any], code: str, verifier: str) -> dict[str, Any]:
    return _answer(
        "post",
        str(found["token_endpoint"]),
        data={
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri(),
            "client_id": settings.oidc_client_id,
            "client_secret": settings.oidc_client_secret or "",
            "code_verifier": verifier,
        },
    )


def _read(found: dict[str, Any], id_token: str, nonce: str) -> dict[str, Any]:
    """The claims of an ID token (OpenID Connect Core 1.0, section 3.1.3.7). Raises PROVIDER_REFUSED."""
    claims = _decode(found, id_token, exp={"essential": True}, nonce={"essential": True, "value": nonce})
    if claims.get("azp", settings.oidc_client_id) != settings.oidc_client_id:
        raise ProblemError(errors.PROVIDER_REFUSED)
    return claims


def _decode(found: dict[str, Any], token: str, **more: Any) -> dict[str, Any]:
    """The claims of a token that the provider signed, for us and about somebody. Raises PROVIDER_REFUSED."""
    rules = jwt.JWTClaimsRegistry(
        now=int(clock.now().timestamp()),
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": found["issuer"]},
        aud={"essential": True, "value": settings.oidc_client_id or ""},
        sub={"essential": True},
        **more,
    )
    try:
        read = jwt.decode(token, KeySet.import_key_set(found["keys"]), algorithms=ALGORITHMS)
        rules.validate(read.claims)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        _kept.clear()  # the provider may have new keys
        log.warning("provider.token", extra={"reason": type(error).__name__})
        raise ProblemError(errors.PROVIDER_REFUSED) from error
    return dict(read.claims)


def _ask_for_person(found: dict[str, Any], access_token: str, subject: str) -> dict[str, Any]:
    """What the provider says of somebody beyond the token, plain or signed; only of the very same person (section
    5.3.2: signed, it names who says it and for whom; ProConnect does)."""
    if not found.get("userinfo_endpoint") or not access_token:
        return {}
    told = _get(str(found["userinfo_endpoint"]), headers={"Authorization": f"Bearer {access_token}"})
    if "token" in told:
        told = _decode(found, str(told["token"]))
    if told.get("sub") != subject:
        raise ProblemError(errors.PROVIDER_REFUSED)
    return {
        name: told[name] for name in ("email", "email_verified", "name", "given_name", "usual_name") if name in told
    }


def _match(claims: dict[str, Any]) -> Staff:
    """Whose account this is: by the provider's name for them, else by an address it vouches for.

    Only where an administrator allowed it for that account; a new one only where the installation says so.
    """
    subject = f"{claims['iss']}#{claims['sub']}"
    known = db.session.scalars(select(Staff).where(Staff.provider_subject == subject)).first()
    if known is not None:
        if not (known.is_active and known.may_use_provider):
            raise ProblemError(errors.PROVIDER_STRANGER)
        return known
    email = str(claims.get("email") or "").strip().lower()
    if not email or (claims.get("email_verified") is not True and not settings.oidc_trusts_email):
        raise ProblemError(errors.PROVIDER_UNVERIFIED)
    staff = db.session.scalars(select(Staff).where(func.lower(Staff.email) == email).with_for_update()).first()
    if staff is None:
        return _provision(claims, email, subject)
    if not (staff.is_active and staff.may_use_provider) or staff.provider_subject is not None:
        raise ProblemError(errors.PROVIDER_STRANGER)
    staff.provider_subject = subject
    audit.record(staff.jurisdiction_id, "provider.linked", "staff", staff.id, staff_id=staff.id)
    db.session.flush()
    return staff


def _provision(claims: dict[str, Any], email: str, subject: str) -> Staff:
    role = settings.oidc_new_role
    towns = select(Jurisdiction).where(Jurisdiction.is_active).order_by(Jurisdiction.id)
    if settings.default_town:
        towns = towns.where(Jurisdiction.slug == settings.default_town)
    town = db.session.scalars(towns).first()
    if role is None or town is None or not _may_be_new(email):
        raise ProblemError(errors.PROVIDER_STRANGER)
    name = claims.get("name") or " ".join(str(claims.get(part) or "") for part in ("given_name", "usual_name"))
    staff = Staff(
        jurisdiction_id=town.id, id=ids.new_uuid(), email=email, name=str(name).strip()[:100] or email,
        role=Role(role).value, password_hash="", may_use_provider=True, provider_subject=subject,
    )  # fmt: skip
    db.session.add(staff)
    db.session.flush()
    audit.record(town.id, "staff.provisioned", "staff", staff.id, detail={"role": role})
    return staff


def _may_be_new(email: str) -> bool:
    """Whether the installation gives an account to people of this address's domain."""
    return bool({"*", email.rpartition("@")[2]} & set(settings.oidc_new_domains))


def _is_strong(claims: dict[str, Any]) -> bool:
    methods = claims.get("amr")
    if isinstance(methods, list) and STRONG_METHODS & {str(one) for one in methods}:
        return True
    return bool(settings.oidc_acr) and claims.get("acr") in (settings.oidc_acr or "").split()
