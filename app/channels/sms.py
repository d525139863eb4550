"""Text messages through whatever gateway the town has; off unless one is set."""

from __future__ import annotations

import base64
import http.client
import json
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

from app.channels import ChannelDown, DeliveryRefused
from app.core.extensions import settings

TIMEOUT_SECONDS = 15.0
LENGTH = 300
"""Two messages of a telephone at most."""


class SmsFailed(Exception):  # noqa: N818 - an outcome, named as such
    """The gateway would not take it now."""


@dataclass(frozen=True, slots=True)
class Sms:
    """A text for one number (E.164); `reference` is the same each time, so that a gateway can tell a repeat."""

    recipient: str
    text: str
    reference: str


class Gateway(Protocol):
    """A way to send texts."""

    def send(self, message: Sms) -> None:
        """Returns once the gateway has taken it."""


def is_on() -> bool:
    """Whether a gateway is set."""
    return bool(settings.sms_url)


def tells_repeats() -> bool:
    """Whether the gateway can tell a repeat by its reference, so that sending again is harmless."""
    return not (settings.sms_url or "").startswith("apprise+")


def send(message: Sms) -> None:
    """Hand a text to the gateway of settings.sms_url. Raises ChannelDown, DeliveryRefused, SmsFailed."""
    open_gateway(settings.sms_url or "").send(message)


def open_gateway(url: str) -> Gateway:
    """The gateway of a URL: `http(s)://[user:password@]host/path` takes our JSON, `apprise+…` any that Apprise knows.

    Raises ChannelDown when there is none, or when Apprise is needed and not installed.
    """
    if url.startswith("apprise+"):
        return _Apprise(url.removeprefix("apprise+"))
    if urlsplit(url).scheme in {"http", "https"}:
        return _Http(url)
    raise ChannelDown("no SMS gateway is set (RUECLAIRE_SMS_URL)")


@dataclass(frozen=True, slots=True)
class _Http:
    """POSTs {"to", "text", "reference"}: what a gateway of the town's own, or a small adapter, can take."""

    url: str

    def send(self, message: Sms) -> None:
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        headers = {"Content-Type": "application/json", "Idempotency-Key": message.reference}
        if parts.username:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        body = json.dumps({"to": message.recipient, "text": message.text, "reference": message.reference})
        connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT_SECONDS)
        try:
            connection.request("POST", parts.path or "/", body.encode(), headers)
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as error:
            raise SmsFailed(f"the SMS gateway did not answer: {type(error).__name__}") from error
        finally:
            connection.close()
        if status in {401, 403}:
            raise ChannelDown(f"the SMS gateway does not let us in: {status}")
        if status == 429 or status >= 500:
            raise SmsFailed(f"the SMS gateway answered {status}")
        if not 200 <= status < 300:
            raise DeliveryRefused(f"the SMS gateway refused it: {status}")


@dataclass(frozen=True, slots=True)
class _Apprise:
    """Any of Apprise's services: the URL is Apprise's own, with `{to}` where the number stands."""

    url: str

    def send(self, message: Sms) -> None:
        try:
            import apprise
        except ImportError as error:
            raise ChannelDown("Apprise is not installed (pip install apprise)") from error
        service = apprise.Apprise()
        if not service.add(self.url.replace("{to}", quote(message.recipient, safe=""))):
            raise ChannelDown("Apprise does not know the service of RUECLAIRE_SMS_URL")
        if not service.notify(body=message.text):
            raise SmsFailed("the SMS gateway did not take it")
