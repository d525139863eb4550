"""Which program is calling: a key in the Authorization header, its scopes and its own rate limit."""

from __future__ import annotations

from flask import request

from app.actions import api_keys
from app.actions.api_keys import Program
from app.core import errors
from app.core.errors import ProblemError
from app.web.ratelimit import check_rate

HEADER = "X-Api-Key"
PARAMETER = "api_key"
"""As Open311 GeoReport v2 names it; the header is safer, for it is in no log."""


def current_program() -> Program | None:
    """The program behind this request, or None when it shows no key.

    Raises KEY_INVALID for a key that is unknown or revoked, RATE_LIMITED once its own limit is used up.
    """
    secret = _secret()
    if secret is None:
        return None
    found = api_keys.find_program(secret)
    if found is None:
        raise ProblemError(errors.KEY_INVALID, headers={"WWW-Authenticate": "Bearer"})
    check_rate("api-key", str(found.key_id), f"{found.per_minute}/minute")
    return found


def require_program(scope: str) -> Program:
    """As current_program, for what needs a key with `scope`. Raises KEY_INVALID without one, KEY_SCOPE."""
    found = current_program()
    if found is None:
        raise ProblemError(errors.KEY_INVALID, headers={"WWW-Authenticate": "Bearer"})
    if scope not in found.scopes:
        raise ProblemError(errors.KEY_SCOPE)
    return found


def has_secret() -> bool:
    """Whether this request shows a key at all, right or wrong."""
    return _secret() is not None


def _secret() -> str | None:
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer" and value.strip():
        return value.strip()
    given = request.headers.get(HEADER) or request.args.get(PARAMETER)
    if given is None and request.mimetype in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        given = request.form.get(PARAMETER)
    return given or None
