"""Signing in with a provider that tells of a person in a signed token, as ProConnect does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from sqlalchemy import select

from app.actions import provider
from app.core.extensions import SETTINGS_KEY, db
from app.models import Jurisdiction, Staff
from config import Settings
from tests import factories as make
from tests.signed_person import CLIENT, SignedProvider, serve


@pytest.fixture
def signed() -> Iterator[SignedProvider]:
    """The provider, answering."""
    found = SignedProvider()
    server = serve(found)
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def town(app: Flask, database: Settings, signed: SignedProvider, monkeypatch: pytest.MonkeyPatch) -> Jurisdiction:
    configured = replace(
        database, oidc_issuer=signed.address, oidc_client_id=CLIENT, oidc_client_secret="s", oidc_trusts_email=True
    )
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, configured)
    provider._kept.clear()
    return make.make_jurisdiction()


def sign_in(browser: FlaskClient, signed: SignedProvider) -> Any:
    """There and back; why it failed, or None."""
    begun = browser.get("/staff/v1/session/provider/begin?back=/staff")
    asked = parse_qs(urlsplit(begun.headers["Location"]).query)
    signed.nonce = asked["nonce"][0]
    answer = browser.get(f"/staff/v1/session/provider/return?state={asked['state'][0]}&code=any&iss={signed.address}")
    return parse_qs(urlsplit(answer.headers["Location"]).query).get("connexion", [None])[0]


def test_address_that_only_the_signed_answer_tells_opens_the_invited_account(
    client: FlaskClient, town: Jurisdiction, signed: SignedProvider
) -> None:
    make.make_staff(town, "agent", email="ines@ville.example", may_use_provider=True)
    assert sign_in(client, signed) is None
    assert client.get("/staff/v1/session").status_code == 200
    db.session.expire_all()
    assert db.session.scalars(select(Staff.provider_subject)).one() == f"{signed.address}#ines"


def unsigned(token: str) -> str:
    """The same claims with `alg: none`."""
    return "eyJhbGciOiJub25lIn0." + token.split(".")[1] + "."


@pytest.mark.parametrize(
    ("change", "write"),
    [
        ({"iss": "https://autre.example"}, str),
        ({"iss": None}, str),
        ({"aud": "another-program"}, str),
        ({"aud": None}, str),
        ({"sub": "somebody-else"}, str),
        ({"sub": None}, str),
        ({"exp": 1_000_000_000}, str),
        ({}, unsigned),
        ({}, lambda token: token[:-8] + "AAAAAAAA"),
        ({}, lambda token: "not a token"),
    ],
)
def test_answer_about_somebody_that_does_not_hold_lets_nobody_in(
    client: FlaskClient, town: Jurisdiction, signed: SignedProvider, change: dict[str, Any], write: Callable[[str], str]
) -> None:
    make.make_staff(town, "agent", email="ines@ville.example", may_use_provider=True)
    signed.change, signed.write = change, write
    assert sign_in(client, signed) == "provider.refused"
    assert client.get("/staff/v1/session").status_code == 401


def test_answer_signed_with_another_key_lets_nobody_in(
    client: FlaskClient, town: Jurisdiction, signed: SignedProvider
) -> None:
    make.make_staff(town, "agent", email="ines@ville.example", may_use_provider=True)
    signed.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    assert sign_in(client, signed) == "provider.refused"


@pytest.mark.parametrize(
    ("domains", "email", "failure"),
    [
        (("ville.example",), "ines@ville.example", None),
        (("*",), "ines@ailleurs.example", None),
        (("ville.example",), "ines@ailleurs.example", "provider.stranger"),
        (("ville.example",), "ines@ville.example.evil.example", "provider.stranger"),
        (("ville.example",), "ines@evilville.example", "provider.stranger"),
        ((), "ines@ville.example", "provider.stranger"),
    ],
)
def test_new_account_is_only_for_addresses_of_the_domains_that_the_installation_names(
    app: Flask, client: FlaskClient, town: Jurisdiction, signed: SignedProvider, monkeypatch: pytest.MonkeyPatch,
    domains: tuple[str, ...], email: str, failure: str | None,
) -> None:  # fmt: skip
    configured = replace(app.extensions[SETTINGS_KEY], oidc_new_role="agent", oidc_new_domains=domains)
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, configured)
    signed.email = email
    assert sign_in(client, signed) == failure
    made = db.session.scalars(select(Staff.email)).all()
    assert list(made) == ([] if failure else [email])
