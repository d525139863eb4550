"""E-mail over SMTP: builds the message, hands it to the town's mail server, and says precisely how that went."""

from __future__ import annotations

import re
import smtplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from app.channels import ChannelDown, DeliveryRefused
from app.channels.letters import PHOTO_CID
from app.core import clock
from app.core.extensions import settings

TIMEOUT_SECONDS = 20.0
"""For each answer of the mail server, unless the URL says otherwise (`smtp://host:25?timeout=5`)."""
MESSAGES_PER_CONNECTION = 50
FRESH_SECONDS = 1.0
PORTS = {"smtp": 25, "starttls": 587, "smtps": 465}
LOOPBACK = ("127.0.0.1", "::1", "localhost")
ADDRESS_IS_BAD = re.compile(r"^5\.1\.|^5\.2\.1")
"""Enhanced codes (RFC 3463) that blame the address itself."""
BAD_ADDRESS_CODES = (550, 551, 553)
WHOLE_HEADERS = ("list-unsubscribe", "message-id", "references", "in-reply-to")
"""Headers of one long token: folding would turn it into encoded words, which no receiver reads there (RFC 2047, 5)."""


class _Policy(policy.EmailPolicy):
    """CRLF, and no folding of the headers that must stay whole (RFC 5322 allows lines of 998 characters)."""

    def fold(self, name: str, value: Any) -> str:
        """One header as text."""
        return f"{name}: {value}{self.linesep}" if name.lower() in WHOLE_HEADERS else super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header as bytes."""
        if name.lower() in WHOLE_HEADERS:
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


POLICY = _Policy(linesep="\r\n")


class MailFailed(Exception):  # noqa: N818 - an outcome, named as such
    """The mail server would not take this message now; trying again may help."""


@dataclass(frozen=True, slots=True)
class Email:
    """A message for one person; the same `message_id` each time it is sent, so that a repeat can be recognised."""

    recipient: str
    subject: str
    text: str
    html: str
    locale: str
    message_id: str
    thread_id: str
    unsubscribe_url: str | None = None
    reply_to: str | None = None
    photo: bytes | None = None


def send(message: Email) -> None:
    """Hand a message to the mail server of settings.smtp_url; returns once it was accepted.

    Raises ChannelDown when no message could pass, DeliveryRefused when this one never will, MailFailed otherwise.
    """
    built = build(message, mail_from=settings.mail_from, sent_at=clock.now())
    keeper = _kept.get()
    if keeper is None:
        with connection_kept():
            send(message)
        return
    keeper.deliver(built, parseaddr(settings.mail_from)[1], _envelope(message.recipient))


@contextmanager
def connection_kept() -> Iterator[None]:
    """Inside, messages share one connection to the mail server as long as it behaves."""
    keeper = _Keeper(settings.smtp_url, _host(settings.base_url))
    token = _kept.set(keeper)
    try:
        yield
    finally:
        _kept.reset(token)
        keeper.close()


def build(message: Email, *, mail_from: str, sent_at: datetime) -> EmailMessage:
    """The MIME message: text and HTML, the picture inside the HTML part (RFC 2387), one-click leaving (RFC 8058).

    Raises DeliveryRefused when the recipient's address cannot stand in a header.
    """
    mail = EmailMessage(policy=POLICY)
    name, address = parseaddr(mail_from)
    try:
        mail["From"] = Address(name, addr_spec=address)
        mail["To"] = Address(addr_spec=message.recipient)
    except (MessageError, ValueError, IndexError) as error:
        raise DeliveryRefused("the address is not one that mail can be sent to") from error
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(sent_at)
    mail["Message-ID"] = message.message_id
    mail["References"] = message.thread_id
    mail["In-Reply-To"] = message.thread_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    if message.reply_to:
        mail["Reply-To"] = message.reply_to
    if message.unsubscribe_url:
        mail["List-Unsubscribe"] = f"<{message.unsubscribe_url}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(message.text, cte="quoted-printable")
    mail["Content-Language"] = message.locale
    mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    if message.photo is not None:
        page = mail.get_payload(1)
        assert isinstance(page, EmailMessage)  # noqa: S101 - for the type checker: the part added above
        page.add_related(
            message.photo, "image", "jpeg", cid=f"<{PHOTO_CID}>", disposition="inline", filename="photo.jpg"
        )
    return mail


class _Keeper:
    """One connection, opened when first needed, renewed now and then, dropped after any trouble."""

    def __init__(self, smtp_url: str, own_name: str) -> None:
        self._url = urlsplit(smtp_url)
        self._own_name = own_name
        self._connection: smtplib.SMTP | None = None
        self._sent = 0
        self._used_at = 0.0

    def deliver(self, mail: EmailMessage, sender: str, recipient: str) -> None:
        connection = self._ready()
        content = mail.as_bytes(policy=POLICY)
        try:
            connection.sendmail(sender, [recipient], content)
        except smtplib.SMTPRecipientsRefused as refused:
            self._drop()
            raise _judge_recipient(*next(iter(refused.recipients.values()))) from None
        except smtplib.SMTPResponseException as answer:
            self._drop()
            raise _judge(answer) from None
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise MailFailed(f"the mail server broke off: {_cause(error)}") from error
        self._sent += 1
        self._used_at = time.monotonic()

    def close(self) -> None:
        if self._connection is None:
            return
        try:
            self._connection.quit()
        except (smtplib.SMTPException, OSError):
            self._drop()
        self._connection = None

    def _ready(self) -> smtplib.SMTP:
        if self._connection is not None and (self._sent >= MESSAGES_PER_CONNECTION or not self._is_alive()):
            self.close()
        if self._connection is None:
            try:
                self._connection = _connect(self._url, self._own_name)
            except (smtplib.SMTPException, OSError, ValueError) as error:
                raise ChannelDown(f"the mail server cannot be used: {_cause(error)}") from error
            self._sent = 0
        return self._connection

    def _is_alive(self) -> bool:
        """Whether the connection still answers; one used a moment ago is not asked."""
        assert self._connection is not None  # noqa: S101 - for the type checker: asked by _ready only
        if time.monotonic() - self._used_at < FRESH_SECONDS:
            return True
        try:
            return self._connection.noop()[0] == 250
        except (smtplib.SMTPException, OSError):
            return False

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


_kept: ContextVar[_Keeper | None] = ContextVar("kept_smtp_connection", default=None)


def _connect(url: SplitResult, own_name: str) -> smtplib.SMTP:
    host = url.hostname or ""
    timeout = float(dict(parse_qsl(url.query)).get("timeout", TIMEOUT_SECONDS))
    port = url.port or PORTS.get(url.scheme, 0)
    if url.scheme not in PORTS or not host:
        raise OSError("RUECLAIRE_SMTP_URL must be smtp://, starttls:// or smtps:// and name a host")
    if url.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, own_name, timeout=timeout, context=ssl.create_default_context()
        )
    else:
        connection = smtplib.SMTP(host, port, own_name, timeout=timeout)
    try:
        if url.scheme == "starttls":
            connection.starttls(context=ssl.create_default_context())
        if url.username:
            if url.scheme == "smtp" and host not in LOOPBACK:
                raise OSError("a password is only sent over starttls:// or smtps://")
            connection.login(unquote(url.username), unquote(url.password or ""))
        connection.ehlo_or_helo_if_needed()
    except BaseException:
        connection.close()
        raise
    return connection


def _judge_recipient(code: int, answer: bytes | str) -> Exception:
    """What a refused recipient means: the address is bad for good, or the server may take it later."""
    words = _words(answer)
    enhanced = re.match(r"\s*(\d\.\d{1,3}\.\d{1,3})", words)
    if code == 421:
        return ChannelDown(f"the mail server is closing: {code} {words}")
    is_bad = ADDRESS_IS_BAD.match(enhanced[1]) is not None if enhanced else code in BAD_ADDRESS_CODES
    if 500 <= code < 600 and is_bad:
        return DeliveryRefused(f"the address was refused: {code} {words}")
    return MailFailed(f"the mail server did not take the address: {code} {words}")


def _judge(answer: smtplib.SMTPResponseException) -> Exception:
    words = f"{answer.smtp_code} {_words(answer.smtp_error)}"
    if answer.smtp_code == 421 or isinstance(answer, smtplib.SMTPSenderRefused):
        return ChannelDown(f"the mail server takes nothing from us: {words}")
    if 500 <= answer.smtp_code < 600:
        return DeliveryRefused(f"the message was refused: {words}")
    return MailFailed(f"the mail server did not take the message: {words}")


def _cause(error: Exception) -> str:
    return str(error) or type(error).__name__


def _words(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())


def _envelope(address: str) -> str:
    """The address as SMTP wants it: its domain in ASCII (RFC 5891)."""
    name, _, domain = address.rpartition("@")
    try:
        address = f"{name}@{domain.encode('idna').decode()}"
        address.encode("ascii")
    except UnicodeError as error:
        raise DeliveryRefused("the address has letters that the mail server cannot carry") from error
    return address


def _host(base_url: str) -> str:
    return urlsplit(base_url).hostname or "localhost"
