from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.actions import accounts, passwords
from app.core.extensions import SETTINGS_KEY, db
from app.models import Jurisdiction, StaffSession
from app.web import ratelimit
from config import Settings
from tests.factories import PASSWORD, make_department, make_jurisdiction, make_staff
from tests.signing_in import ORIGIN, from_our_pages, sign_in

DOORS = ("/api/v1/crew/session", "/staff/v1/session")


@pytest.fixture
def town(app: Flask) -> Jurisdiction:
    return make_jurisdiction(name="Carréville")


@pytest.fixture
def browser(client: FlaskClient) -> FlaskClient:
    from_our_pages(client)
    return client


@pytest.mark.parametrize("door", DOORS)
def test_staff_signs_in_reads_who_they_are_and_signs_out(browser: FlaskClient, town: Jurisdiction, door: str) -> None:
    team = make_department(town, "eclairage", name={"fr": "Éclairage", "en": "Lighting"})
    person = make_staff(town, "agent", departments=(team,))
    answer = browser.post(door, json={"email": person.email, "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json == {
        "staff": {
            "id": str(person.id),
            "name": person.name,
            "email": person.email,
            "role": "agent",
            "departments": [{"code": "eclairage", "name": "Éclairage"}],
            "town": "carreville",
            "town_name": "Carréville",
            "locale": "fr",
        },
        "step": "done",
        "ways": [],
    }
    assert browser.get(door + "?lang=en").json["staff"]["departments"][0]["name"] == "Lighting"  # type: ignore[index]
    goodbye = browser.delete(door)
    assert (goodbye.status_code, goodbye.headers["Clear-Site-Data"]) == (204, '"cache"')
    assert "rueclaire=;" in goodbye.headers["Set-Cookie"]
    assert browser.get(door).status_code == 401
    assert db.session.scalar(select(func.count()).select_from(StaffSession)) == 0


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(browser: FlaskClient, town: Jurisdiction) -> None:
    person = make_staff(town)
    answer = browser.post(DOORS[0], json={"email": person.email, "password": PASSWORD})
    name, _, attributes = answer.headers["Set-Cookie"].partition("=")
    assert name == "rueclaire"
    parts = {part.strip().split("=")[0].lower() for part in attributes.split(";")[1:]}
    assert {"httponly", "samesite", "path", "max-age"} <= parts
    assert "SameSite=Lax" in attributes
    assert "domain" not in parts
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(
    app: Flask, browser: FlaskClient, town: Jurisdiction, database: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(database, base_url="https://signaler.ville.example"))
    person = make_staff(town)
    answer = browser.post(DOORS[0], json={"email": person.email, "password": PASSWORD}, base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-rueclaire=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "domain" not in cookie.lower()
    assert browser.get(DOORS[0], base_url="https://localhost").status_code == 200


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, False),
        ({"Origin": ORIGIN}, True),
        ({"Origin": "http://localhost:81"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site", "Origin": ORIGIN}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN}, False),
    ],
)
def test_only_our_own_pages_may_act_with_somebodys_session(
    client: FlaskClient, town: Jurisdiction, headers: dict[str, str], allowed: bool
) -> None:
    sign_in(client, make_staff(town))
    client.environ_base.pop("HTTP_ORIGIN")
    client.environ_base.pop("HTTP_SEC_FETCH_SITE")
    answer = client.delete(DOORS[1], headers=headers)
    assert answer.status_code == (204 if allowed else 403)
    if not allowed:
        assert answer.json["code"] == "auth.origin"  # type: ignore[index]


def test_another_site_cannot_sign_somebody_in(client: FlaskClient, town: Jurisdiction) -> None:
    person = make_staff(town)
    answer = client.post(
        DOORS[1], json={"email": person.email, "password": PASSWORD}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert (answer.status_code, answer.json["code"]) == (403, "auth.origin")  # type: ignore[index]
    assert "Set-Cookie" not in answer.headers


def test_signing_in_again_ends_the_session_the_browser_had(browser: FlaskClient, town: Jurisdiction) -> None:
    one, two = make_staff(town), make_staff(town)
    planted = sign_in(browser, one)
    browser.post(DOORS[0], json={"email": two.email, "password": PASSWORD})
    assert accounts.find_session(planted) is None
    assert browser.get(DOORS[0]).json["staff"]["id"] == str(two.id)  # type: ignore[index]


def test_a_disabled_person_is_out_with_their_next_request(browser: FlaskClient, town: Jurisdiction) -> None:
    person = make_staff(town)
    sign_in(browser, person)
    assert browser.get(DOORS[0]).status_code == 200
    accounts.set_active(person.email, is_active=False)
    assert browser.get(DOORS[0]).status_code == 401


@pytest.mark.parametrize("cookie", ["", "guess", "é" * 20, "a" * 3000])
def test_a_made_up_cookie_is_nobody(client: FlaskClient, town: Jurisdiction, cookie: str) -> None:
    client.set_cookie("rueclaire", cookie)
    assert client.get(DOORS[0]).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        None, {}, [], {"email": "x@y.example"}, {"email": 3, "password": 4}, {"email": "", "password": ""},
        {"email": "x" * 300, "password": "y"}, {"email": "x@y.example", "password": "y" * 300},
    ],
)  # fmt: skip
def test_a_malformed_sign_in_is_refused_with_a_problem(browser: FlaskClient, town: Jurisdiction, body: Any) -> None:
    answer = browser.post(DOORS[0], json=body)
    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"


@pytest.fixture
def limited(app: Flask, database: Settings, redis_connection: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application with rate limits on."""
    counters = ratelimit.RateLimits(database.redis_url, is_enabled=True)
    monkeypatch.setitem(app.extensions, ratelimit.EXTENSION_KEY, counters)
    return app


def test_a_guesser_is_stopped_before_the_password_is_looked_at(
    limited: Flask, town: Jurisdiction, redis_connection: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_staff(town)
    looked_at: list[str] = []
    real = passwords.is_right
    monkeypatch.setattr(passwords, "is_right", lambda kept, word: looked_at.append(word) or real(kept, word))
    guesser = limited.test_client()
    from_our_pages(guesser)
    answers = [
        guesser.post(DOORS[number % 2], json={"email": person.email, "password": f"guess {number}"})
        for number in range(40)
    ]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429] * 30
    assert len(looked_at) == 10
    refused = answers[-1]
    assert refused.json["code"] == "rate.limited"  # type: ignore[index]
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    right = guesser.post(DOORS[0], json={"email": person.email, "password": PASSWORD})
    assert right.status_code == 429, "the right password does not open a door that is being forced"
    kept = b" ".join(redis_connection.keys("*"))
    assert kept
    assert person.email.encode() not in kept
    assert b"127.0.0" not in kept


def test_one_guesser_does_not_lock_the_owner_out(limited: Flask, town: Jurisdiction) -> None:
    person = make_staff(town)
    guesser, owner = limited.test_client(), limited.test_client()
    for browser, address in ((guesser, "198.51.100.7"), (owner, "203.0.113.9")):
        from_our_pages(browser)
        browser.environ_base["REMOTE_ADDR"] = address
    for number in range(15):
        guesser.post(DOORS[0], json={"email": person.email, "password": f"guess {number}"})
    guesser.environ_base["REMOTE_ADDR"] = "198.51.100.200"
    near = guesser.post(DOORS[0], json={"email": person.email, "password": "guess"})
    assert near.status_code == 429, "a neighbouring address counts with the first"
    assert owner.post(DOORS[0], json={"email": person.email, "password": PASSWORD}).status_code == 200


def test_signing_in_starts_the_count_anew(limited: Flask, town: Jurisdiction) -> None:
    person = make_staff(town)
    browser = limited.test_client()
    from_our_pages(browser)
    for _ in range(2):
        for number in range(7):
            wrong = browser.post(DOORS[0], json={"email": person.email, "password": f"guess {number}"})
            assert wrong.status_code == 401
        assert browser.post(DOORS[0], json={"email": person.email, "password": PASSWORD}).status_code == 200


def test_guessing_stays_slow_while_redis_is_away(
    app: Flask, town: Jurisdiction, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = ratelimit.RateLimits("redis://127.0.0.1:1/0", is_enabled=True)
    monkeypatch.setitem(app.extensions, ratelimit.EXTENSION_KEY, nowhere)
    person = make_staff(town)
    guesser = app.test_client()
    from_our_pages(guesser)
    answers = [
        guesser.post(DOORS[0], json={"email": person.email, "password": f"guess {number}"}).status_code
        for number in range(12)
    ]
    assert answers == [401] * 10 + [429] * 2
