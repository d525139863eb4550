"""Web push (RFC 8030): a few words to a phone, encrypted for it alone (RFC 8291) and signed as ours (RFC 8292)."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

from app.channels import DeliveryLater, DeliveryRefused, outward, vapid
from app.core.extensions import settings

TTL_SECONDS = 3 * 86_400
"""How long the push service keeps it for a phone that is off; older news is no news."""
SIGNATURE_SECONDS = 12 * 3600
BODY_LENGTH = 240
POINT_LENGTH, AUTH_LENGTH = 65, 16


class EndpointGone(Exception):  # noqa: N818 - an outcome, named as such
    """The browser no longer wants to hear from us, or never can: its endpoint is to be forgotten."""


class PushFailed(Exception):  # noqa: N818 - an outcome, named as such
    """The push service would not take it now; trying again may help."""


@dataclass(frozen=True, slots=True)
class Push:
    """A notification for one browser; the same `tag` replaces what is shown already, `topic` what still waits."""

    endpoint: str
    p256dh: str
    auth: str
    title: str
    body: str
    url: str
    tag: str
    locale: str


def send(message: Push) -> None:
    """Hand a notification to the browser's push service; returns once it was accepted.

    Raises EndpointGone, DeliveryLater when told to wait, DeliveryRefused for good, PushFailed otherwise.
    """
    try:
        answer = outward.post(
            message.endpoint,
            _encrypt(message),
            {
                **vapid.sign(_audience(message.endpoint), _subject(), int(time.time()) + SIGNATURE_SECONDS),
                "Content-Encoding": "aes128gcm",
                "Content-Type": "application/octet-stream",
                "TTL": str(TTL_SECONDS),
                "Urgency": "normal",
                "Topic": topic_of(message.tag),
            },
            may_be_private=settings.push_to_private_hosts,
        )
    except outward.AddressForbidden as error:
        raise EndpointGone(str(error)) from error
    except outward.NoAnswer as error:
        raise PushFailed(f"the push service did not answer: {error}") from error
    _judge(answer)


def check_keys(p256dh: str, auth: str) -> bool:
    """Whether these can be a browser's keys: a point of P-256, uncompressed, and a secret of 16 bytes."""
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        point, secret = _decode(p256dh), _decode(auth)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return False
    return len(point) == POINT_LENGTH and len(secret) == AUTH_LENGTH


def topic_of(tag: str) -> str:
    """A topic of 32 URL-safe characters (RFC 8030, 5.4) that says nothing to the push service."""
    return base64.urlsafe_b64encode(hashlib.sha256(tag.encode()).digest()[:24]).decode()


def _judge(answer: outward.Answer) -> None:
    if 200 <= answer.status < 300:
        return
    if answer.status in {401, 403, 404, 410}:
        # 401 and 403 after a change of our key: this browser subscribed to another one, and must ask anew.
        raise EndpointGone(f"the push service answered {answer.status}")
    if answer.status == 429 and answer.retry_after:
        raise DeliveryLater(answer.retry_after, "the push service asks to wait")
    if answer.status == 429 or answer.status >= 500:
        raise PushFailed(f"the push service answered {answer.status}")
    raise DeliveryRefused(f"the push service refused it: {answer.status}")


def _encrypt(message: Push) -> bytes:
    from pywebpush import WebPusher  # loads much; only a worker that sends needs it

    words = {
        "title": message.title[:BODY_LENGTH],
        "body": message.body[:BODY_LENGTH],
        "url": message.url,
        "tag": message.tag,
        "lang": message.locale,
    }
    keys = {"endpoint": message.endpoint, "keys": {"p256dh": message.p256dh, "auth": message.auth}}
    body: bytes = WebPusher(keys).encode(json.dumps(words, ensure_ascii=False).encode())["body"]
    return body


def _audience(endpoint: str) -> str:
    parts = urlsplit(endpoint)
    return f"{parts.scheme}://{parts.netloc}"


def _subject() -> str:
    return f"mailto:{parseaddr(settings.mail_from)[1]}"


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
