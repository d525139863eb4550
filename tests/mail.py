"""A mail server on a real socket for tests: keeps what it accepts, and misbehaves as told."""

from __future__ import annotations

import asyncio
import email
import email.policy
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

ACCEPTED = "250 2.0.0 accepted"


class Mailbox:
    """What was accepted, in order; `on_data` and `on_recipient` may answer otherwise, or wait."""

    def __init__(self) -> None:
        self.accepted: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.connections = 0
        self.arrived_at: list[float] = []
        self.data_begun = threading.Event()
        self.on_data: Callable[[Envelope], str | None] = lambda _envelope: None
        self.on_recipient: Callable[[str], str | None] = lambda _address: None
        self.hang_seconds = 0.0
        self.hang_after_seconds = 0.0
        self._lock = threading.Lock()
        self.port = 0

    @property
    def url(self) -> str:
        """What RUECLAIRE_SMTP_URL must be."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def message_ids(self) -> list[str]:
        """The Message-ID of each accepted message, repeats included."""
        with self._lock:
            return [str(message["Message-ID"]) for message in self.accepted]

    def unique(self) -> dict[str, EmailMessage]:
        """What a person sees whose mail program shows a Message-ID once."""
        with self._lock:
            return {str(message["Message-ID"]): message for message in self.accepted}

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.on_recipient(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if not self.hang_after_seconds:
            self.data_begun.set()
        if self.hang_seconds:
            await asyncio.sleep(self.hang_seconds)
        answer = self.on_data(envelope)
        if answer is not None:
            return answer
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        message = email.message_from_bytes(content, policy=email.policy.default)
        with self._lock:
            self.accepted.append(message)
            self.recipients.extend(envelope.rcpt_tos)
            self.arrived_at.append(time.time())
        if self.hang_after_seconds:
            self.data_begun.set()
            await asyncio.sleep(self.hang_after_seconds)
        return ACCEPTED

    def behave(self) -> None:
        """Take everything at once from now on."""
        self.hang_seconds = self.hang_after_seconds = 0.0
        self.on_data = lambda _envelope: None
        self.on_recipient = lambda _address: None

    def wait_for(self, count: int, seconds: float) -> list[EmailMessage]:
        """The accepted messages once there are `count` different ones; fails after `seconds`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if len(self.unique()) >= count:
                return list(self.unique().values())
            time.sleep(0.02)
        raise AssertionError(f"{len(self.unique())} of {count} messages after {seconds} s")


@contextmanager
def mail_server(mailbox: Mailbox | None = None, **options: Any) -> Iterator[Mailbox]:
    """A running server on a free port of the loopback."""
    box = mailbox or Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=box.port or _free_port(), server_hostname="sink", **options)
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop(no_assert=True)


def password_check(user: str, password: str) -> Callable[..., AuthResult]:
    """An authenticator that lets one user in."""

    def check(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
        is_known = isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=is_known)

    return check


def text_of(message: EmailMessage) -> str:
    """The plain text of a message."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def html_of(message: EmailMessage) -> str:
    """The HTML of a message."""
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
