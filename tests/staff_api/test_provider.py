"""Signing in with an OpenID Connect provider, a real process on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import provider
from app.core.extensions import SETTINGS_KEY, db
from app.models import Jurisdiction, Staff
from config import Settings
from tests import factories as make
from tests.providing import run_provider
from tests.service import free_port

PEOPLE = (
    {"sub": "ines", "email": "ines@ville.example", "email_verified": True, "name": "Inès Rocher"},
    {"sub": "strong", "email": "ines@ville.example", "email_verified": True, "amr": ["pwd", "otp"]},
    {"sub": "unverified", "email": "ines@ville.example", "email_verified": False},
    {"sub": "stranger", "email": "autre@ville.example", "email_verified": True, "name": "Autre Agent"},
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The provider's address."""
    with run_provider(PEOPLE) as address:
        yield address


@pytest.fixture
def town(app: Flask, database: Settings, issuer: str, monkeypatch: pytest.MonkeyPatch) -> Jurisdiction:
    configured = replace(database, oidc_issuer=issuer, oidc_client_id="rue-claire", oidc_client_secret="secret")
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, configured)
    provider._kept.clear()
    return make.make_jurisdiction()


@pytest.fixture
def ines(town: Jurisdiction) -> Staff:
    return make.make_staff(town, "agent", email="Ines@ville.example", may_use_provider=True)


def ask(browser: FlaskClient, subject: str) -> str:
    """From our button to the address that the provider sends the browser back to."""
    begun = browser.get("/staff/v1/session/provider/begin?back=/crew")
    assert begun.status_code == 302
    answer = requests.post(begun.headers["Location"], data={"sub": subject}, allow_redirects=False, timeout=5)
    return urlsplit(answer.headers["Location"]).query


def come_back(browser: FlaskClient, question: str) -> tuple[str, Any]:
    answer = browser.get(f"/staff/v1/session/provider/return?{question}")
    assert answer.status_code == 302
    address = urlsplit(answer.headers["Location"])
    return address.path, parse_qs(address.query).get("connexion", [None])[0]


def test_staff_signs_in_with_the_towns_account_and_is_known_by_subject_from_then_on(
    client: FlaskClient, ines: Staff, issuer: str
) -> None:
    assert client.get("/staff/v1/session/provider").json["is_on"] is True  # type: ignore[index]
    assert come_back(client, ask(client, "ines")) == ("/crew", None)
    assert client.get("/staff/v1/session").json["step"] == "done"  # type: ignore[index]
    db.session.expire_all()
    assert db.session.scalars(select(Staff.provider_subject)).one() == f"{issuer}#ines"
    assert come_back(client, ask(client, "strong")) == ("/staff", "provider.stranger")


def test_browser_that_did_not_begin_cannot_finish_and_an_answer_is_good_once(
    app: Flask, client: FlaskClient, ines: Staff
) -> None:
    question = ask(client, "ines")
    assert come_back(app.test_client(), question) == ("/staff", "provider.refused")
    assert come_back(client, question) == ("/crew", None)
    assert come_back(client, question) == ("/staff", "provider.refused")


@pytest.mark.parametrize(
    ("subject", "code"), [("unverified", "provider.unverified"), ("stranger", "provider.stranger")]
)
def test_provider_alone_lets_nobody_in(client: FlaskClient, ines: Staff, subject: str, code: str) -> None:
    assert come_back(client, ask(client, subject)) == ("/staff", code)
    assert client.get("/staff/v1/session").status_code == 401
    told = client.get(f"/staff/v1/session/provider?failure={code}&lang=en").json["failure"]  # type: ignore[index]
    assert told.endswith(".")


def test_account_not_opened_to_the_provider_or_disabled_is_refused(client: FlaskClient, town: Jurisdiction) -> None:
    person = make.make_staff(town, "agent", email="ines@ville.example")
    assert come_back(client, ask(client, "ines")) == ("/staff", "provider.stranger")
    person.may_use_provider, person.is_active = True, False
    db.session.commit()
    assert come_back(client, ask(client, "ines")) == ("/staff", "provider.stranger")


def test_strict_town_asks_for_a_second_step_unless_the_provider_took_one(
    client: FlaskClient, ines: Staff, town: Jurisdiction
) -> None:
    town.settings = {"second_factor": "required"}
    db.session.commit()
    come_back(client, ask(client, "ines"))
    assert client.get("/staff/v1/session").json["step"] == "set_up"  # type: ignore[index]
    ines.provider_subject = None
    db.session.commit()
    come_back(client, ask(client, "strong"))
    assert client.get("/staff/v1/session").json["step"] == "done"  # type: ignore[index]


def test_unknown_person_gets_an_account_only_where_the_installation_says_so(
    app: Flask, client: FlaskClient, town: Jurisdiction, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured = replace(app.extensions[SETTINGS_KEY], oidc_new_role="agent", oidc_new_domains=("ville.example",))
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, configured)
    assert come_back(client, ask(client, "stranger")) == ("/crew", None)
    made = db.session.scalars(select(Staff)).one()
    assert (made.email, made.name, made.role) == ("autre@ville.example", "Autre Agent", "agent")


@pytest.mark.parametrize("wrong", ["nonce", "client", "keys"])
def test_token_for_somebody_else_is_refused(
    app: Flask, client: FlaskClient, ines: Staff, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = ask(client, "ines")
    if wrong == "nonce":
        real = provider._take
        monkeypatch.setattr(provider, "_take", lambda *a: {**real(*a), "nonce": "another"})
    elif wrong == "client":
        real_read = provider._read
        other = replace(app.extensions[SETTINGS_KEY], oidc_client_id="another-program")

        def read(*a: Any) -> Any:
            monkeypatch.setitem(app.extensions, SETTINGS_KEY, other)
            return real_read(*a)

        monkeypatch.setattr(provider, "_read", read)
    else:
        real_find = provider._discover

        def find() -> Any:
            from joserfc.jwk import KeySet

            return {**real_find(), "keys": KeySet.generate_key_set("RSA", 2048).as_dict(private=False)}

        monkeypatch.setattr(provider, "_discover", find)
    assert come_back(client, question) == ("/staff", "provider.refused")
    assert client.get("/staff/v1/session").status_code == 401


def test_provider_that_is_down_is_said_in_plain_words(
    app: Flask, client: FlaskClient, town: Jurisdiction, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = replace(app.extensions[SETTINGS_KEY], oidc_issuer=f"http://localhost:{free_port()}")
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, gone)
    answer = client.get("/staff/v1/session/provider/begin")
    assert answer.headers["Location"].endswith("/staff?connexion=provider.down")
