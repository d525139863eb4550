"""What is pushed to a phone and texted to a telephone: read by its own keys, kept from private networks, never twice."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session, scoped_session

from app.actions import notifications, outbox
from app.actions.report_changes import StatusChange, change_status
from app.channels import outward, vapid
from app.core import events
from app.core.extensions import SETTINGS_KEY, db
from app.models import Jurisdiction, Notification, OutboxRow, PhoneCode, PushEndpoint, Report, Reporter
from config import Settings
from tests import factories as make
from tests.pushing import Browser, Receiver, receiving
from workers.jobs import HANDLERS

Db = scoped_session[Session]
DEVICE = {"X-Device": "a-phone-secret-of-enough-length"}


@pytest.fixture
def receiver(app: Flask, test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    with receiving() as found:
        chosen = replace(test_settings, push_to_private_hosts=True, sms_url=f"{found.url}/sms")
        monkeypatch.setitem(app.extensions, SETTINGS_KEY, chosen)
        yield found


@pytest.fixture
def report(app: Flask) -> Report:
    town = make.make_jurisdiction(settings={"sms_daily_budget": 2})
    department = make.make_department(town, is_fallback=True, name={"fr": "Éclairage", "en": "Lighting"})
    return alone(make.make_report(town, make.make_service(town), department, address="14 rue de la Loge"))


def alone(row: Any) -> Any:
    """A row that stays readable when requests end the session."""
    db.session.refresh(row)
    db.session.expunge(row)
    return row


def resolve(report: Report) -> None:
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    version = db.session.scalars(select(Report.version)).one()
    crew = make.make_staff(town, "agent")
    change_status(report.id, StatusChange("resolved", reason_code="photo_impossible"), by=crew, version=version)


def send_all() -> int:
    return outbox.drain(outbox.NOTIFICATIONS, HANDLERS)


def subscribe(client: FlaskClient, browser: Browser, report: Report) -> str:
    answer = client.post(
        "/api/v1/me/push", json=browser.subscription() | {"public_id": report.public_id}, headers=DEVICE
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json["follow_token"])  # type: ignore[index]


def test_neighbour_is_told_on_their_phone_without_giving_an_address(
    client: FlaskClient, session: Db, receiver: Receiver, report: Report
) -> None:
    browser = Browser(receiver)
    subscribe(client, browser, report)
    subscribe(client, browser, report)
    assert session.scalars(select(Report.follower_count)).one() == 1
    resolve(report)
    assert send_all() == 1
    ((path, headers, body),) = receiver.calls
    assert path == browser.path
    words = browser.read(body)
    assert words["title"] == "Lampadaire éteint, 14 rue de la Loge"
    assert words["body"].startswith("C’est réparé")
    assert words["url"] == f"/suivi/{report.public_id}"
    assert (headers["Content-Encoding"], headers["TTL"]) == ("aes128gcm", "259200")
    assert len(headers["Topic"]) == 32
    assert report.public_id not in str(headers)
    row = session.scalars(select(Notification)).one()
    assert (row.channel, row.state, row.event) == ("push", "sent", events.REPORT_RESOLVED)
    check_signature(headers["Authorization"], receiver.url)


def check_signature(header: str, audience: str) -> None:
    """RFC 8292: a JWT signed by the key that the browser subscribed with."""
    parts = dict(part.strip().split("=", 1) for part in header.removeprefix("vapid ").split(","))
    signed, _, signature = parts["t"].rpartition(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    claims = json.loads(base64.urlsafe_b64decode(signed.split(".")[1] + "=="))
    assert claims["aud"] == audience
    assert claims["sub"].startswith("mailto:")
    assert parts["k"] == vapid.public_key()
    point = base64.urlsafe_b64decode(parts["k"] + "==")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key.verify(pair, signed.encode(), ec.ECDSA(hashes.SHA256()))


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_browser_that_is_gone_is_forgotten(
    client: FlaskClient, session: Db, receiver: Receiver, report: Report, status: int
) -> None:
    subscribe(client, Browser(receiver), report)
    receiver.statuses = [status]
    resolve(report)
    send_all()
    assert session.scalars(select(PushEndpoint)).all() == []
    assert session.scalars(select(Notification.state)).one() == "skipped"
    left = select(OutboxRow.kind).where(OutboxRow.done_at.is_(None), OutboxRow.queue == outbox.NOTIFICATIONS)
    assert session.scalars(left).all() == []


def test_a_push_service_that_is_busy_is_asked_again_later(
    client: FlaskClient, session: Db, receiver: Receiver, report: Report
) -> None:
    subscribe(client, Browser(receiver), report)
    receiver.statuses, receiver.extra = [429, 503, 201], {"Retry-After": "60"}
    resolve(report)
    send_all()
    waiting = "where done_at is null and queue = 'notifications'"
    wait = session.scalar(text(f"select extract(epoch from due_at - clock_timestamp()) from outbox {waiting}"))
    assert 40 < wait <= 61, "as long as it asked"
    for _ in range(2):
        session.execute(text(f"update outbox set due_at = now(), started_at = null {waiting}"))
        session.commit()
        send_all()
    assert len(receiver.calls) == 3
    session.expire_all()
    assert session.scalars(select(Notification.state)).one() == "sent"


def test_leaving_is_honoured_by_what_is_queued(
    client: FlaskClient, session: Db, receiver: Receiver, report: Report
) -> None:
    token = subscribe(client, Browser(receiver), report)
    resolve(report)
    assert client.post(f"/api/v1/subscriptions/{token}/unsubscribe").status_code == 204
    send_all()
    assert receiver.calls == []
    assert session.scalars(select(Notification.state)).one() == "skipped"


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.com/a", "https://localhost/a", "https://127.0.0.1/a", "https://10.0.0.1/a",
        "https://[::1]/a", "https://[::ffff:10.0.0.1]/a", "https://169.254.169.254/latest", "https://2130706433/a",
        "https://0x7f.1/a", "https://push.example.com:22/a", "https://a:b@push.example.com/a", "file:///etc/passwd",
        "https://intranet/a", "https://[64:ff9b::7f00:1]/a", "https://224.0.0.1/a", "gopher://push.example.com/",
    ],
)  # fmt: skip
def test_nobody_can_have_us_call_into_a_private_network(
    client: FlaskClient, session: Db, report: Report, endpoint: str
) -> None:
    with receiving() as receiver:
        keys = Browser(receiver).subscription()["keys"]
    answer = client.post("/api/v1/me/push", json={"endpoint": endpoint, "keys": keys}, headers=DEVICE)
    assert (answer.status_code, answer.json["code"]) == (422, "push.invalid")  # type: ignore[index]
    assert session.scalars(select(PushEndpoint)).all() == []


def test_a_name_that_leads_into_a_private_network_is_not_called(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("93.184.216.34", 443)), (2, 1, 6, "", ("127.0.0.1", 443))]
    monkeypatch.setattr(outward.socket, "getaddrinfo", lambda *_args, **_values: found)
    with pytest.raises(outward.AddressForbidden):
        outward.post("https://push.example.com/a", b"", {}, may_be_private=False)


def test_the_key_follows_from_the_secret_and_a_given_one_goes_first(app: Flask, test_settings: Settings) -> None:
    first, given = vapid.public_key(), vapid.new_private_key()
    assert first == vapid.public_key()
    number = vapid.derive_private_number(test_settings.secret_key)
    assert number != vapid.derive_private_number("another")
    assert 0 < number < vapid.ORDER
    app.extensions[SETTINGS_KEY], kept = replace(test_settings, vapid_private_key=given), app.extensions[SETTINGS_KEY]
    try:
        assert vapid.public_key() != first
    finally:
        app.extensions[SETTINGS_KEY] = kept


def test_texts_go_to_a_confirmed_number_within_the_towns_budget(
    client: FlaskClient, session: Db, receiver: Receiver, report: Report
) -> None:
    receiver.statuses = [200]
    client.post(f"/api/v1/reports/{report.public_id}/follow", json={}, headers=DEVICE)
    assert client.post("/api/v1/me/phone", json={"phone": "06 12"}, headers=DEVICE).json["code"] == "phone.invalid"  # type: ignore[index]
    assert client.post("/api/v1/me/phone", json={"phone": "06 12 34 56 78"}, headers=DEVICE).status_code == 202
    send_all()
    sent = json.loads(receiver.calls[0][2])
    assert sent["to"] == "+33612345678"
    code = "".join(sign for sign in sent["text"] if sign.isdigit())
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    refused = client.post("/api/v1/me/phone/confirm", json={"code": wrong}, headers=DEVICE)
    assert (refused.json["code"], refused.json["left"]) == ("code.wrong", 4)  # type: ignore[index]
    shown = client.post("/api/v1/me/phone/confirm", json={"code": code}, headers=DEVICE).json
    assert (shown["phone_masked"], shown["wants_sms"]) == ("…78", True)  # type: ignore[index]
    resolve(report)
    send_all()
    texted = json.loads(receiver.calls[1][2])
    assert report.public_id in texted["text"]
    assert receiver.calls[1][1]["Idempotency-Key"] == texted["reference"]
    person = session.scalars(select(Reporter)).one()
    assert notifications.announce(session.scalars(select(Report)).one(), events.REPORT_REOPENED, None, only=person) == 1
    session.commit()
    send_all()
    assert len(receiver.calls) == 2, "two texts a day were paid for"
    assert "skipped" in session.scalars(select(Notification.state)).all()


def test_five_wrong_codes_end_a_code(client: FlaskClient, session: Db, receiver: Receiver, report: Report) -> None:
    client.post(f"/api/v1/reports/{report.public_id}/follow", json={}, headers=DEVICE)
    client.post("/api/v1/me/phone", json={"phone": "0612345678"}, headers=DEVICE)
    from app.actions import tokens

    code = tokens.phone_code(session.scalars(select(PhoneCode)).one())
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert client.post("/api/v1/me/phone/confirm", json={"code": wrong}, headers=DEVICE).status_code == 422
    assert client.post("/api/v1/me/phone/confirm", json={"code": code}, headers=DEVICE).json["code"] == "code.expired"  # type: ignore[index]
