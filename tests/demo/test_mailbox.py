"""The development mailbox is what the browser journeys read: it must keep every mail as it was sent."""

import json
import smtplib
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from demo.mailbox import Mailbox


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Mailbox]:
    started = Mailbox(tmp_path / "mail")
    started.start()
    yield started
    started.stop()


def send(box: Mailbox, subject: str, *, to: str = "louise@exemple.fr", html: str = "") -> None:
    message = EmailMessage()
    message["From"] = "Rue Claire <ne-pas-repondre@rueclaire.example>"
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = f"<{len(subject)}@rueclaire.example>"
    message.set_content("Le lampadaire est réparé.")
    if html:
        message.add_alternative(html, subtype="html")
    with smtplib.SMTP(box.smtp_url.removeprefix("smtp://")) as server:
        server.send_message(message)


def read(box: Mailbox, path: str) -> str:
    with urllib.request.urlopen(box.http_url + path, timeout=5) as answer:
        return answer.read().decode("utf-8")


def test_mailbox_keeps_text_html_and_envelope_of_a_mail(box: Mailbox) -> None:
    send(box, "Votre signalement est résolu — été", html="<p>Réparé</p>")

    (mail,) = box.mails()
    assert mail.subject == "Votre signalement est résolu — été"
    assert mail.recipients == ["louise@exemple.fr"]
    assert mail.text.strip() == "Le lampadaire est réparé."
    assert mail.html.strip() == "<p>Réparé</p>"
    assert mail.message_id == "<34@rueclaire.example>"


def test_mailbox_lists_newest_first_as_json_and_clears(box: Mailbox) -> None:
    for subject in ("un", "deux", "trois"):
        send(box, subject)

    assert [mail["subject"] for mail in json.loads(read(box, "/mails.json"))] == ["trois", "deux", "un"]

    request = urllib.request.Request(box.http_url + "/mails.json", method="DELETE")
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert answer.status == 200
    assert box.mails() == []


def test_mailbox_page_shows_hostile_mail_without_running_it(box: Mailbox) -> None:
    send(box, "<script>alert(1)</script>", html="<script>alert(2)</script>")

    assert "<script>alert" not in read(box, "/")
    page = read(box, f"/mails/{box.mails()[0].id}")
    assert "<script>alert" not in page
    assert 'sandbox="allow-popups' in page
    assert "allow-scripts" not in page


def test_mailbox_keeps_mails_over_a_restart(tmp_path: Path) -> None:
    first = Mailbox(tmp_path / "mail")
    first.start()
    send(first, "avant")
    first.stop()

    assert [mail.subject for mail in Mailbox(tmp_path / "mail").mails()] == ["avant"]


def test_mailbox_takes_an_empty_folder_that_is_already_there(tmp_path: Path) -> None:
    assert Mailbox(tmp_path).mails() == []
