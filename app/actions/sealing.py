"""Keeps secrets that must be read again later, encrypted under the installation's own key."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken

from app.core.extensions import settings


class SealBroken(Exception):  # noqa: N818 - an outcome, named as such
    """What was kept cannot be read: it was sealed under another RUECLAIRE_SECRET_KEY."""


def seal(purpose: str, secret: str) -> str:
    """The form in which a secret is kept; one of another `purpose` cannot be taken for it."""
    return _vault(purpose).encrypt(secret.encode()).decode()


def unseal(purpose: str, sealed: str) -> str:
    """A secret as it was given. Raises SealBroken."""
    try:
        return _vault(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken(purpose) from error


def mark(purpose: str, secret: str) -> str:
    """Eight signs by which one secret is told from another, and that say nothing else about it."""
    return hmac.new(_key(purpose), secret.encode(), hashlib.sha256).hexdigest()[:8]


def _vault(purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key(purpose)))


def _key(purpose: str) -> bytes:
    return hashlib.sha256(f"{purpose}:{settings.secret_key}".encode()).digest()
