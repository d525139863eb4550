"""Secrets that sign what is told to other programs: made, kept encrypted, replaced with an overlap."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime

from cryptography.fernet import Fernet

from app.channels.webhook import SECRET_PREFIX
from app.core.extensions import settings
from app.models import WebhookEndpoint

SECRET_BYTES = 32


def make() -> str:
    """A new secret, as receivers paste it: `whsec_` and 256 bits in base64."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def seal(secret: str) -> str:
    """The form in which it is kept."""
    return _vault().encrypt(secret.encode()).decode()


def in_force(endpoint: WebhookEndpoint, now: datetime) -> tuple[str, ...]:
    """The secrets that sign for an endpoint at this time, the newest first."""
    found = [endpoint.secret]
    if endpoint.old_secret and endpoint.old_secret_until and endpoint.old_secret_until > now:
        found.append(endpoint.old_secret)
    vault = _vault()
    return tuple(vault.decrypt(one.encode()).decode() for one in found)


def _vault() -> Fernet:
    key = hashlib.sha256(f"webhook:{settings.secret_key}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
