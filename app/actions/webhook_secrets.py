"""Secrets that sign what is told to other programs: made, kept encrypted, replaced with an overlap."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime

from app.actions import sealing
from app.channels.webhook import SECRET_PREFIX
from app.models import WebhookEndpoint

SECRET_BYTES = 32
PURPOSE = "webhook"


def make() -> str:
    """A new secret, as receivers paste it: `whsec_` and 256 bits in base64."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def seal(secret: str) -> str:
    """The form in which it is kept."""
    return sealing.seal(PURPOSE, secret)


def in_force(endpoint: WebhookEndpoint, now: datetime) -> tuple[str, ...]:
    """The secrets that sign for an endpoint at this time, the newest first."""
    found = [endpoint.secret]
    if endpoint.old_secret and endpoint.old_secret_until and endpoint.old_secret_until > now:
        found.append(endpoint.old_secret)
    return tuple(sealing.unseal(PURPOSE, one) for one in found)
