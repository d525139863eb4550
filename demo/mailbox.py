"""A mailbox that catches every mail on a development machine: SMTP in, a Maildir, a page and JSON to read it.

It accepts everything from loopback and delivers to nobody. The browser tests use it as their SMTP server.
"""

from __future__ import annotations

import argparse
import html
import json
import mailbox
import signal
import socket
import threading
from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

LOOPBACK = "127.0.0.1"
LARGEST_MAIL = 50_000_000
SANDBOX = "allow-popups allow-top-navigation-by-user-activation"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
:root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }}
body {{ margin: 0 auto; max-width: 60rem; padding: 1rem }}
table {{ width: 100%; border-collapse: collapse }}
td, th {{ text-align: left; padding: .5rem; border-bottom: 1px solid #8886 }}
iframe {{ width: 100%; height: 42rem; border: 1px solid #8886; background: #fff }} pre {{ white-space: pre-wrap }}
</style><h1>{title}</h1>{body}"""


@dataclass(frozen=True, slots=True)
class Mail:
    """One caught mail, as the page and the JSON list show it."""

    id: str
    sender: str
    recipients: list[str]
    subject: str
    message_id: str
    date: str
    headers: dict[str, str]
    text: str
    html: str


class Mailbox:
    """The SMTP server, the Maildir and the web page; port 0 takes a free port. Start it, read it, stop it."""

    def __init__(self, maildir: Path, *, smtp_port: int = 0, http_port: int = 0) -> None:
        for folder in ("cur", "new", "tmp"):  # Maildir itself makes none of them in a folder that is already there
            (maildir / folder).mkdir(parents=True, exist_ok=True)
        self._box = mailbox.Maildir(maildir)
        self._lock = threading.Lock()
        self._ports = (smtp_port, http_port)
        self._servers: tuple[Controller, ThreadingHTTPServer] | None = None

    @property
    def smtp_url(self) -> str:
        """The address for RUECLAIRE_SMTP_URL. Raises RuntimeError before the start."""
        return f"smtp://{LOOPBACK}:{self._running()[0].port}"

    @property
    def http_url(self) -> str:
        """The address of the page. Raises RuntimeError before the start."""
        return f"http://{LOOPBACK}:{self._running()[1].server_address[1]}"

    def start(self) -> None:
        """Listen on both ports. Raises OSError when one is taken."""
        smtp_port, http_port = self._ports
        web = ThreadingHTTPServer((LOOPBACK, http_port), _page_for(self))
        smtp = Controller(
            _Catcher(self), hostname=LOOPBACK, port=smtp_port or _free_port(), data_size_limit=LARGEST_MAIL
        )
        smtp.start()
        threading.Thread(target=web.serve_forever, name="mailbox-page", daemon=True).start()
        self._servers = (smtp, web)

    def stop(self) -> None:
        """Stop listening; the mails stay in the Maildir."""
        smtp, web = self._running()
        smtp.stop()
        web.shutdown()
        web.server_close()
        self._servers = None

    def keep(self, content: bytes) -> None:
        """Store one mail, as it came over the wire."""
        with self._lock:
            self._box.add(content)

    def mails(self) -> list[Mail]:
        """Every mail, newest first."""
        with self._lock:
            self._box.flush()
            keys = sorted(self._box.keys(), key=_arrival, reverse=True)
            return [_read(key, self._box.get_bytes(key)) for key in keys]

    def clear(self) -> None:
        """Throw every mail away."""
        with self._lock:
            self._box.clear()

    def _running(self) -> tuple[Controller, ThreadingHTTPServer]:
        if self._servers is None:
            raise RuntimeError("the mailbox is not started")
        return self._servers


class _Catcher:
    """What aiosmtpd calls for each mail: keeps it with the envelope's recipients, which Bcc does not show."""

    def __init__(self, kept_in: Mailbox) -> None:
        self._kept_in = kept_in

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        to = ", ".join(envelope.rcpt_tos).encode("utf-8")
        content = envelope.original_content or b""
        self._kept_in.keep(b"X-Envelope-To: " + to + b"\r\n" + content)
        return "250 Kept"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _arrival(key: str) -> tuple[float, int]:
    # Maildir names start with seconds.M<microseconds>P<process>Q<count of this process>.
    seconds, _, rest = key.partition(".")
    micro, _, after = rest.removeprefix("M").partition("P")
    count = after.partition("Q")[2].partition(".")[0]
    return float(f"{seconds}.{int(micro):06d}"), int(count or 0)


def _read(key: str, content: bytes) -> Mail:
    message = message_from_bytes(content, policy=policy.default)
    return Mail(
        id=key,
        sender=str(message["From"] or ""),
        recipients=[part.strip() for part in str(message["X-Envelope-To"] or "").split(",")],
        subject=str(message["Subject"] or ""),
        message_id=str(message["Message-ID"] or ""),
        date=str(message["Date"] or ""),
        headers={name: str(value) for name, value in message.items()},
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""


def _list_page(mails: list[Mail]) -> str:
    rows = "".join(
        f'<tr><td><a href="/mails/{quote(mail.id)}">{html.escape(mail.subject or "(no subject)")}</a>'
        f"<td>{html.escape(', '.join(mail.recipients))}<td>{html.escape(mail.date)}"
        for mail in mails
    )
    table = f"<table><tr><th>Subject<th>To<th>Date{rows}</table>" if mails else "<p>No mail yet.</p>"
    return PAGE.format(title="Mailbox", body=table + '<p><a href="/mails.json">JSON</a></p>')


def _mail_page(mail: Mail) -> str:
    facts = "".join(f"<tr><th>{html.escape(k)}<td>{html.escape(v)}" for k, v in mail.headers.items())
    # Sandboxed without scripts; links may leave the frame, because following them is what the mail is for.
    frame = f'<iframe sandbox="{SANDBOX}" srcdoc="{html.escape(mail.html)}"></iframe>' if mail.html else ""
    text = f"<h2>Text</h2><pre>{html.escape(mail.text)}</pre>"
    body = f'<p><a href="/">All mails</a></p>{frame}{text}<table>{facts}</table>'
    return PAGE.format(title=html.escape(mail.subject), body=body)


def _page_for(shown: Mailbox) -> type[BaseHTTPRequestHandler]:
    class Page(BaseHTTPRequestHandler):
        """GET / and /mails/<id> for people, GET and DELETE /mails.json for tests."""

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            mails = shown.mails()
            if path == "/mails.json":
                self._answer(json.dumps([asdict(mail) for mail in mails]), "application/json")
            elif path == "/":
                self._answer(_list_page(mails), "text/html; charset=utf-8")
            else:
                found = next((mail for mail in mails if path == f"/mails/{mail.id}"), None)
                if found is None:
                    self.send_error(HTTPStatus.NOT_FOUND)
                else:
                    self._answer(_mail_page(found), "text/html; charset=utf-8")

        def do_DELETE(self) -> None:
            shown.clear()
            self._answer("[]", "application/json")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
            """Say nothing: a page that reads itself again would fill the log."""

        def _answer(self, body: str, content_type: str) -> None:
            content = body.encode("utf-8")
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    return Page


def main() -> None:
    """Run until a signal: python -m demo.mailbox --smtp-port N --http-port N --maildir DIR."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smtp-port", type=int, default=11025)
    parser.add_argument("--http-port", type=int, default=8025)
    parser.add_argument("--maildir", type=Path, required=True)
    chosen = parser.parse_args()
    # Blocked before the servers' threads exist, so that only the wait below ever receives them.
    stops = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    box = Mailbox(chosen.maildir, smtp_port=chosen.smtp_port, http_port=chosen.http_port)
    box.start()
    signal.sigwait(stops)
    box.stop()


if __name__ == "__main__":
    main()
