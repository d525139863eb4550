"""The tokens that stand for a person in links: derived, never stored, each good for one purpose."""

from __future__ import annotations

import base64
import uuid

from app.core import ids
from app.core.extensions import settings
from app.models import Report, Reporter, Subscription

FOLLOW = "follow"
SUBSCRIPTION = "subscription"
CONFIRMATION = "confirmation"
PHONE_FOLLOWER = "phone-follower"
PHONE_WATCHER = "phone-watcher"
DEVICE = "device"
ALERT = "alert"


def follow_token(report: Report) -> str:
    """The sender's token for a report, 24 URL-safe characters, the same each time it is asked for."""
    return ids.derive_token(settings.secret_key, FOLLOW, str(report.id))


def is_follow_token(token: str, report: Report) -> bool:
    """Whether `token` is the sender's for this report."""
    return ids.is_token(token, settings.secret_key, FOLLOW, str(report.id))


def subscription_token(subscription: Subscription) -> str:
    """A follower's token: names the subscription, and proves it was given to them."""
    return _named(SUBSCRIPTION, subscription.id)


def read_subscription_token(token: str) -> uuid.UUID | None:
    """The subscription a token names, or None when it is forged or for something else."""
    return _read(SUBSCRIPTION, token)


def phone_token(subscription: Subscription, *, may_end: bool) -> str:
    """What the phone gets on which an address was typed: it may be anybody's, so this is not the follower's own token.

    It opens this one report, ends the subscription where `may_end`, and leads to nothing else of the person.
    """
    return _named(PHONE_FOLLOWER if may_end else PHONE_WATCHER, subscription.id)


def read_phone_token(token: str) -> tuple[uuid.UUID, bool] | None:
    """The subscription a phone's token names and whether it may end it, or None when it is forged."""
    for purpose, may_end in ((PHONE_FOLLOWER, True), (PHONE_WATCHER, False)):
        subscription_id = _read(purpose, token)
        if subscription_id is not None:
            return subscription_id, may_end
    return None


def confirmation_token(reporter: Reporter) -> str:
    """Proves that the address of a reporter was read; it confirms only that address."""
    return _named(CONFIRMATION, reporter.id)


def read_confirmation_token(token: str) -> uuid.UUID | None:
    """The reporter a confirmation token names, or None when it is forged or for something else."""
    return _read(CONFIRMATION, token)


def alert_token(alert_id: uuid.UUID) -> str:
    """What the mails of an alert carry: names it, and proves that its mailbox is read."""
    return _named(ALERT, alert_id)


def read_alert_token(token: str) -> uuid.UUID | None:
    """The alert a token names, or None when it is forged or for something else."""
    return _read(ALERT, token)


def device_hash(secret: str) -> str:
    """What is kept of a phone's own secret."""
    return ids.derive_token(settings.secret_key, DEVICE, secret)


def _named(purpose: str, subject: uuid.UUID) -> str:
    name = base64.urlsafe_b64encode(subject.bytes).decode().rstrip("=")
    return f"{name}.{ids.derive_token(settings.secret_key, purpose, str(subject))}"


def _read(purpose: str, token: str) -> uuid.UUID | None:
    name, _, proof = token.partition(".")
    try:
        subject = uuid.UUID(bytes=base64.urlsafe_b64decode(name + "=="))
    except ValueError:
        return None
    return subject if ids.is_token(proof, settings.secret_key, purpose, str(subject)) else None
