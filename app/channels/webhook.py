"""Webhooks: a message to another program, signed as Standard Webhooks 1.0 says."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from app.channels import outward
from app.channels.outward import Answer
from app.core.extensions import settings

SECRET_PREFIX = "whsec_"  # noqa: S105 - how a secret begins, not one
USER_AGENT = "RueClaire-Webhooks/1"


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: the same `id` at every try, the time of this try in whole seconds, and the body signed as it is."""

    id: str
    timestamp: int
    body: bytes


def sign(message: Message, secrets: Sequence[str]) -> str:
    """The value of `webhook-signature`: one signature for each secret, the newest first, parted by spaces.

    HMAC-SHA-256 over `id.timestamp.body` (Standard Webhooks 1.0, "Signature scheme"). Raises ValueError for a secret
    that is not `whsec_` and base64.
    """
    content = b".".join((message.id.encode(), str(message.timestamp).encode(), message.body))
    return " ".join(f"v1,{_signature(content, secret)}" for secret in secrets)


def send(url: str, message: Message, secrets: Sequence[str]) -> Answer:
    """POST a message; any answer is an answer, also a refusal.

    Raises outward.AddressForbidden, outward.NoAnswer.
    """
    headers = {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        "webhook-id": message.id,
        "webhook-timestamp": str(message.timestamp),
        "webhook-signature": sign(message, secrets),
    }
    return outward.post(url, message.body, headers, may_be_private=_is_own(url))


def check_url(url: str) -> None:
    """Raises outward.AddressForbidden for an address that messages may not go to."""
    outward.check_address(url, may_be_private=_is_own(url))


def _is_own(url: str) -> bool:
    return outward.is_listed(url, settings.webhook_private_hosts)


def _signature(content: bytes, secret: str) -> str:
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("a webhook's secret is base64") from error
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
