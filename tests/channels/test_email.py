from __future__ import annotations

import email
import email.policy
import socket
import ssl
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from flask import Flask

from app.channels import ChannelDown, DeliveryRefused
from app.channels import email as channel
from app.channels.email import Email, MailFailed
from app.core.bootstrap import create_base_app
from config import Settings
from tests.mail import Mailbox, html_of, mail_server, password_check, text_of

UNSUBSCRIBE = (
    "https://signalements.ville-au-nom-assez-long.example/api/v1/subscriptions/"
    "SIncK-fBSQyrnkN2RDrCzQ.ny6kqTseku218uqnaohr8Ah8/unsubscribe"
)
MESSAGE = Email(
    recipient="lea@exemple.example",
    subject="RC-2026-04817\u00a0: l’équipe Éclairage public s’en charge",
    text="L’équipe Éclairage public s’en charge.\n",
    html="<p>L’équipe Éclairage public s’en charge.</p>",
    locale="fr",
    message_id="<39ee3800-5588-470e-b6ea-bb5995283358@rueclaire.example>",
    thread_id="<RC-2026-04817@rueclaire.example>",
    unsubscribe_url=UNSUBSCRIBE,
)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        yield mailbox


@pytest.fixture
def mailing(box: Mailbox, test_settings: Settings) -> Iterator[Flask]:
    app = create_base_app(replace(test_settings, smtp_url=box.url))
    with app.app_context():
        yield app


def built(message: Email = MESSAGE) -> EmailMessage:
    mail = channel.build(message, mail_from="Rue Claire – Clairval <ne@ville.example>", sent_at=datetime.now(UTC))
    return email.message_from_bytes(mail.as_bytes(policy=channel.POLICY), policy=email.policy.default)


def test_a_message_arrives_whole(mailing: Flask, box: Mailbox) -> None:
    channel.send(MESSAGE)
    (mail,) = box.accepted
    assert box.recipients == ["lea@exemple.example"]
    assert mail["Message-ID"] == MESSAGE.message_id
    assert mail["Subject"] == MESSAGE.subject
    assert mail["From"] == "Rue Claire <ne-pas-repondre@rueclaire.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["In-Reply-To"] == MESSAGE.thread_id
    assert text_of(mail) == MESSAGE.text
    assert html_of(mail).strip() == MESSAGE.html


def test_one_click_leaving_is_written_as_mail_programs_want_it() -> None:
    raw = channel.build(MESSAGE, mail_from="ne@ville.example", sent_at=datetime.now(UTC)).as_bytes(
        policy=channel.POLICY
    )
    assert f"\r\nList-Unsubscribe: <{UNSUBSCRIBE}>\r\n".encode() in raw
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw
    assert b"\r\nMessage-ID: " + MESSAGE.message_id.encode() + b"\r\n" in raw
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


def test_a_picture_lies_inside_the_html_part() -> None:
    mail = built(replace(MESSAGE, photo=b"\xff\xd8jpeg"))
    assert mail.get_content_type() == "multipart/alternative"
    plain, related = mail.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert related.get_content_type() == "multipart/related"
    page, picture = related.iter_parts()  # type: ignore[union-attr]
    assert page.get_content_type() == "text/html"
    assert picture["Content-ID"] == "<photo>"
    assert picture.get_content() == b"\xff\xd8jpeg"


@pytest.mark.parametrize(
    "address",
    [
        "lea@exemple.example\r\nBcc: tous@ville.example",
        "lea@exemple.example\nX: y",
        "lea@exemple.example, autre@ville.example",
        "lea",
        "",
        "lea@@exemple.example",
        "<lea@exemple.example>",
        "lea@exemple.example>\r\nRCPT TO:<autre@ville.example",
    ],
)
def test_an_address_cannot_become_a_header_or_a_second_recipient(mailing: Flask, box: Mailbox, address: str) -> None:
    with pytest.raises(DeliveryRefused):
        channel.send(replace(MESSAGE, recipient=address))
    assert box.accepted == []


def test_a_subject_cannot_become_a_header() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        built(replace(MESSAGE, subject="Réparé\r\nBcc: tous@ville.example"))


def test_an_accented_domain_is_carried_in_ascii_and_an_accented_name_refused(mailing: Flask, box: Mailbox) -> None:
    channel.send(replace(MESSAGE, recipient="lea@crête.example"))
    assert box.recipients == ["lea@xn--crte-hpa.example"]
    with pytest.raises(DeliveryRefused):
        channel.send(replace(MESSAGE, recipient="léa@exemple.example"))


def test_many_messages_share_one_connection_and_a_lone_one_has_its_own(mailing: Flask, box: Mailbox) -> None:
    with channel.connection_kept():
        for _ in range(channel.MESSAGES_PER_CONNECTION + 3):
            channel.send(MESSAGE)
    assert box.connections == 2
    channel.send(MESSAGE)
    assert box.connections == 3


def test_a_connection_that_the_server_dropped_is_opened_again(mailing: Flask, box: Mailbox) -> None:
    with channel.connection_kept():
        channel.send(MESSAGE)
        keeper = channel._kept.get()
        assert keeper is not None
        assert keeper._connection is not None
        assert keeper._connection.sock is not None
        keeper._connection.sock.shutdown(socket.SHUT_RDWR)
        keeper._used_at -= channel.FRESH_SECONDS
        channel.send(MESSAGE)
    assert len(box.accepted) == 2


def test_no_server_means_that_the_channel_is_down(test_settings: Settings) -> None:
    app = create_base_app(replace(test_settings, smtp_url="smtp://127.0.0.1:1"))
    with app.app_context(), pytest.raises(ChannelDown):
        channel.send(MESSAGE)


@pytest.mark.parametrize("url", ["http://127.0.0.1:25", "smtp://", "mail.ville.example"])
def test_a_setting_that_names_no_server_says_so(test_settings: Settings, url: str) -> None:
    app = create_base_app(replace(test_settings, smtp_url=url))
    with app.app_context(), pytest.raises(ChannelDown, match="RUECLAIRE_SMTP_URL"):
        channel.send(MESSAGE)


def test_a_password_is_never_sent_in_the_clear(test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server() as box:
        monkeypatch.setattr(channel, "LOOPBACK", ())
        app = create_base_app(replace(test_settings, smtp_url=f"smtp://ville:secret@127.0.0.1:{box.port}"))
        with app.app_context(), pytest.raises(ChannelDown, match="password"):
            channel.send(MESSAGE)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_signing_in_works_and_a_wrong_password_blames_no_message(test_settings: Settings) -> None:
    with mail_server(
        auth_required=True, auth_require_tls=False, authenticator=password_check("ville", "se/cret")
    ) as box:
        right = create_base_app(replace(test_settings, smtp_url=f"smtp://ville:se%2Fcret@127.0.0.1:{box.port}"))
        with right.app_context():
            channel.send(MESSAGE)
        assert len(box.accepted) == 1
        wrong = create_base_app(replace(test_settings, smtp_url=f"smtp://ville:faux@127.0.0.1:{box.port}?timeout=1"))
        with wrong.app_context(), pytest.raises(ChannelDown):
            channel.send(MESSAGE)


def test_starttls_is_required_when_asked_for(test_settings: Settings, box: Mailbox) -> None:
    app = create_base_app(replace(test_settings, smtp_url=f"starttls://127.0.0.1:{box.port}"))
    with app.app_context(), pytest.raises(ChannelDown, match="STARTTLS"):
        channel.send(MESSAGE)
    assert box.accepted == []


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate for 127.0.0.1, by an authority that this machine trusts for the test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mail")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "mail.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize(("scheme", "option"), [("starttls", "tls_context"), ("smtps", "ssl_context")])
def test_mail_and_password_travel_encrypted(
    test_settings: Settings, certificate: ssl.SSLContext, scheme: str, option: str
) -> None:
    options = {"auth_required": True, "authenticator": password_check("ville", "secret"), option: certificate}
    if scheme == "smtps":
        options["auth_require_tls"] = False  # the server sees no STARTTLS there, the socket is encrypted before
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with mail_server(**options) as box:
            app = create_base_app(replace(test_settings, smtp_url=f"{scheme}://ville:secret@127.0.0.1:{box.port}"))
            with app.app_context():
                channel.send(MESSAGE)
            assert len(box.accepted) == 1


@pytest.mark.parametrize(("scheme", "option"), [("starttls", "tls_context"), ("smtps", "ssl_context")])
def test_a_certificate_that_nobody_vouches_for_ends_the_attempt(
    test_settings: Settings, certificate: ssl.SSLContext, scheme: str, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with mail_server(**{option: certificate}) as box:
        app = create_base_app(replace(test_settings, smtp_url=f"{scheme}://127.0.0.1:{box.port}?timeout=2"))
        with app.app_context(), pytest.raises(ChannelDown, match="certificate"):
            channel.send(MESSAGE)
        assert box.accepted == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("550 5.1.1 no such user", DeliveryRefused),
        ("550 no such user", DeliveryRefused),
        ("553 bad name", DeliveryRefused),
        ("552 5.2.1 mailbox disabled", DeliveryRefused),
        ("550 5.7.1 relaying denied", MailFailed),
        ("552 5.2.2 mailbox full", MailFailed),
        ("450 4.2.1 greylisted", MailFailed),
        ("421 4.3.2 closing", ChannelDown),
    ],
)
def test_a_refused_recipient_is_judged_by_its_code(
    mailing: Flask, box: Mailbox, answer: str, outcome: type[Exception]
) -> None:
    box.on_recipient = lambda _address: answer
    with pytest.raises(outcome):
        channel.send(MESSAGE)
    box.on_recipient = lambda _address: None
    channel.send(MESSAGE)
    assert len(box.accepted) == 1


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("554 5.6.0 looks like advertising", DeliveryRefused),
        ("451 4.3.0 try later", MailFailed),
        ("421 4.3.2 closing", ChannelDown),
    ],
)
def test_a_refused_message_is_judged_by_its_code(
    mailing: Flask, box: Mailbox, answer: str, outcome: type[Exception]
) -> None:
    box.on_data = lambda _envelope: answer
    with pytest.raises(outcome):
        channel.send(MESSAGE)


def test_a_server_that_hangs_is_left_after_its_time(
    mailing: Flask, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "TIMEOUT_SECONDS", 0.5)
    box.hang_seconds = 3
    with pytest.raises(MailFailed, match="timed out"):
        channel.send(MESSAGE)


def test_one_refused_message_leaves_the_way_free_for_the_next(mailing: Flask, box: Mailbox) -> None:
    box.on_recipient = lambda address: "550 5.1.1 no" if address.startswith("mauvais") else None
    with channel.connection_kept():
        with pytest.raises(DeliveryRefused):
            channel.send(replace(MESSAGE, recipient="mauvais@exemple.example"))
        channel.send(MESSAGE)
    assert box.recipients == ["lea@exemple.example"]
