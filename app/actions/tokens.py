"""The tokens that stand for a person in links: derived, never stored, each good for one purpose."""

from __future__ import annotations

import base64
import uuid

from app.core import ids
from app.core.extensions import settings
from app.models import PhoneCode, Report, Reporter, SignInLink, Subscription

FOLLOW = "follow"
SUBSCRIPTION = "subscription"
CONFIRMATION = "confirmation"
PHONE_WATCHER = "phone-watcher"
DEVICE = "device"
ALERT = "alert"
FOLLOW_REQUEST = "follow-request"
ALL_MAIL = "all-mail"
SIGN_IN = "sign-in"
SIGN_IN_CODE = "sign-in-code"
PHONE_CODE = "phone-code"
INTERVENTION = "intervention"
STAFF_INVITE = "staff-invite"
RECEIPT = "receipt"
CODE_DIGITS = 6


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


def phone_token(subscription: Subscription) -> str:
    """What a program gets that typed an address and has no device of its own: it opens this one report, no more."""
    return _named(PHONE_WATCHER, subscription.id)


def read_phone_token(token: str) -> uuid.UUID | None:
    """The subscription that such a token names, or None when it is forged or for something else."""
    return _read(PHONE_WATCHER, token)


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


def follow_request_token(subscription: Subscription) -> str:
    """Proves that the mail about a follow was read; it starts that follow, and confirms the address."""
    return _named(FOLLOW_REQUEST, subscription.id)


def read_follow_request_token(token: str) -> uuid.UUID | None:
    """The subscription that a follow request names, or None when it is forged or for something else."""
    return _read(FOLLOW_REQUEST, token)


def all_mail_token(reporter: Reporter) -> str:
    """Stops every mail about reports to a person, and does nothing else."""
    return _named(ALL_MAIL, reporter.id)


def read_all_mail_token(token: str) -> uuid.UUID | None:
    """The reporter whose mails a token stops, or None when it is forged or for something else."""
    return _read(ALL_MAIL, token)


def sign_in_token(link: SignInLink) -> str:
    """What the link of a sign-in mail carries."""
    return _named(SIGN_IN, link.id)


def read_sign_in_token(token: str) -> uuid.UUID | None:
    """The link that a sign-in token names, or None when it is forged or for something else."""
    return _read(SIGN_IN, token)


def intervention_token(intervention_id: uuid.UUID) -> str:
    """What the link carries that an outside body is mailed: it opens one report, for one purpose."""
    return _named(INTERVENTION, intervention_id)


def read_intervention_token(token: str) -> uuid.UUID | None:
    """The intervention that a token names, or None when it is forged or for something else."""
    return _read(INTERVENTION, token)


def invite_token(invite_id: uuid.UUID) -> str:
    """What the link of an invitation to work here carries."""
    return _named(STAFF_INVITE, invite_id)


def read_invite_token(token: str) -> uuid.UUID | None:
    """The invitation that a token names, or None when it is forged or for something else."""
    return _read(STAFF_INVITE, token)


def receipt_token(report_id: uuid.UUID) -> str:
    """What another program holds until the number of its report is told."""
    return _named(RECEIPT, report_id)


def read_receipt_token(token: str) -> uuid.UUID | None:
    """The report that a receipt names, or None when it is forged or for something else."""
    return _read(RECEIPT, token)


def sign_in_code(link: SignInLink) -> str:
    """The six digits of a sign-in mail, for a browser other than the one that asked."""
    return _digits(SIGN_IN_CODE, link.id)


def phone_code(row: PhoneCode) -> str:
    """The six digits sent to a telephone."""
    return _digits(PHONE_CODE, row.id)


def _digits(purpose: str, subject: uuid.UUID) -> str:
    return ids.derive_digits(settings.secret_key, purpose, str(subject), CODE_DIGITS)


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
