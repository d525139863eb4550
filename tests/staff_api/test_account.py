"""The second step of signing in, one's own factors, sessions and password."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import accounts
from app.core import clock
from app.core.extensions import db
from app.models import AuditEntry, Jurisdiction, Staff, StaffPasskey, StaffTotp
from tests import factories as make
from tests.factories import PASSWORD
from tests.signing_in import from_our_pages
from tests.soft_key import SoftKey

FRESH = "quatre chevaux bleus dansent"


@pytest.fixture
def strict(app: Flask) -> Jurisdiction:
    """A town that says nothing about second factors: they are needed."""
    return make.make_jurisdiction(settings={"second_factor": "required"})


@pytest.fixture
def person(strict: Jurisdiction) -> Staff:
    staff = make.make_staff(strict, "agent", name="Inès Rocher")
    db.session.refresh(staff)
    db.session.expunge(staff)
    return staff


@pytest.fixture
def browse(app: Flask) -> Callable[[], FlaskClient]:
    def one() -> FlaskClient:
        client = app.test_client()
        from_our_pages(client)
        return client

    return one


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[timedelta]]:
    ahead = [timedelta()]
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + ahead[0])
    return ahead


def enter(client: FlaskClient, person: Staff) -> dict[str, Any]:
    answer = client.post("/staff/v1/session", json={"email": person.email, "password": PASSWORD})
    assert answer.status_code == 200
    return answer.json  # type: ignore[return-value]


def set_up_app(client: FlaskClient) -> tuple[str, list[str]]:
    secret = client.post("/staff/v1/account/totp").json["secret"]  # type: ignore[index]
    done = client.post("/staff/v1/account/totp/confirm", json={"code": pyotp.TOTP(secret).at(clock.now())})
    assert done.status_code == 200
    return secret, done.json["recovery_codes"]  # type: ignore[index]


def test_staff_without_a_factor_can_do_nothing_but_set_one_up(browse: Callable[[], FlaskClient], person: Staff) -> None:
    client = browse()
    assert (enter(client, person)["step"], client.get("/staff/v1/session").json["step"]) == ("set_up", "set_up")  # type: ignore[index]
    for path in ("/staff/v1/reports", "/staff/v1/catalogue", "/api/v1/crew/reports", "/staff/v1/account/sessions"):
        refused = client.get(path)
        assert (refused.status_code, refused.json["code"]) == (403, "auth.second_factor"), path  # type: ignore[index]
    _, codes = set_up_app(client)
    assert len(set(codes)) == 10
    assert client.get("/staff/v1/session").json["step"] == "done"  # type: ignore[index]
    assert client.get("/staff/v1/reports").status_code == 200


def test_every_route_for_staff_but_the_way_there_refuses_half_a_session(app: Flask, person: Staff) -> None:
    from app.web.auth import access_of

    halfway = {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if (declared := access_of(app, rule.endpoint, method)) is not None and declared.is_halfway
    }
    assert halfway == {
        "GET /staff/v1/session",
        "GET /api/v1/crew/session",
        "GET /api/v1/counter/session",
        "POST /staff/v1/account/step/code",
        "POST /staff/v1/account/step/passkey/ask",
        "POST /staff/v1/account/step/passkey",
        "POST /staff/v1/account/passkeys/ask",
        "POST /staff/v1/account/passkeys",
        "POST /staff/v1/account/totp",
        "POST /staff/v1/account/totp/confirm",
    }


def test_a_code_signs_in_once_and_its_repeat_is_refused(
    browse: Callable[[], FlaskClient], person: Staff, clock_at: list[timedelta]
) -> None:
    first = browse()
    enter(first, person)
    secret, _ = set_up_app(first)
    clock_at[0] = timedelta(minutes=2)
    code = pyotp.TOTP(secret).at(clock.now())
    second, third = browse(), browse()
    assert enter(second, person)["step"] == "give"
    assert enter(third, person)["ways"] == ["totp"]
    assert second.post("/staff/v1/account/step/code", json={"code": "000000"}).status_code == 422
    assert second.post("/staff/v1/account/step/code", json={"code": f" {code[:3]} {code[3:]}"}).json["step"] == "done"  # type: ignore[index]
    refused = third.post("/staff/v1/account/step/code", json={"code": code})
    assert (refused.status_code, refused.json["code"]) == (422, "factor.wrong")  # type: ignore[index]
    assert third.get("/staff/v1/reports").status_code == 403
    kept = db.session.scalars(select(StaffTotp.secret)).one()
    assert secret not in kept


def test_half_a_session_cannot_add_a_factor_of_its_own(browse: Callable[[], FlaskClient], person: Staff) -> None:
    owner = browse()
    enter(owner, person)
    set_up_app(owner)
    thief = browse()
    enter(thief, person)
    for path in ("/staff/v1/account/totp", "/staff/v1/account/passkeys/ask"):
        assert thief.post(path).status_code == 403


def test_a_recovery_code_opens_once(browse: Callable[[], FlaskClient], person: Staff) -> None:
    owner = browse()
    enter(owner, person)
    _, codes = set_up_app(owner)
    for expected in (200, 422):
        client = browse()
        enter(client, person)
        assert client.post("/staff/v1/account/step/code", json={"code": codes[0].upper()}).status_code == expected
    assert owner.get("/staff/v1/account/factors").json["recovery_left"] == 9  # type: ignore[index]
    assert len(owner.post("/staff/v1/account/recovery-codes").json["recovery_codes"]) == 10  # type: ignore[index]
    stale = browse()
    enter(stale, person)
    assert stale.post("/staff/v1/account/step/code", json={"code": codes[1]}).status_code == 422


def add_key(client: FlaskClient, key: SoftKey, name: str = "Mon téléphone") -> Any:
    asked = client.post("/staff/v1/account/passkeys/ask").json
    body = {"challenge_id": asked["challenge_id"], "credential": key.make(asked["options"]), "name": name}  # type: ignore[index]
    return client.post("/staff/v1/account/passkeys", json=body)


def give_key(client: FlaskClient, key: SoftKey, **how: Any) -> Any:
    asked = client.post("/staff/v1/account/step/passkey/ask").json
    body = {"challenge_id": asked["challenge_id"], "credential": key.sign(asked["options"], **how)}  # type: ignore[index]
    return client.post("/staff/v1/account/step/passkey", json=body), body


def test_a_passkey_is_added_named_given_and_not_replayed(browse: Callable[[], FlaskClient], person: Staff) -> None:
    client, key = browse(), SoftKey()
    enter(client, person)
    assert len(add_key(client, key).json["recovery_codes"]) == 10
    factors = client.get("/staff/v1/account/factors").json
    assert [one["name"] for one in factors["passkeys"]] == ["Mon téléphone"]  # type: ignore[index]
    assert db.session.scalars(select(StaffPasskey.transports)).one() == ["internal"]
    again = browse()
    assert enter(again, person)["ways"] == ["passkey"]
    answer, body = give_key(again, key, is_verified=False)
    assert answer.json["step"] == "done"
    assert again.post("/staff/v1/account/step/passkey", json=body).json["code"] == "passkey.refused"  # type: ignore[index]


@pytest.mark.parametrize("wrong", [SoftKey(origin="https://evil.example"), SoftKey(party="evil.example")])
def test_a_passkey_of_another_site_is_refused(browse: Callable[[], FlaskClient], person: Staff, wrong: SoftKey) -> None:
    client = browse()
    enter(client, person)
    assert add_key(client, wrong).json["code"] == "passkey.refused"


def test_a_passkey_alone_signs_in_when_the_device_knows_its_holder(
    browse: Callable[[], FlaskClient], person: Staff
) -> None:
    client, key = browse(), SoftKey()
    enter(client, person)
    add_key(client, key)
    for is_verified, expected in ((False, 422), (True, 200)):
        fresh = browse()
        asked = fresh.post("/staff/v1/session/passkey/ask").json
        body = {
            "challenge_id": asked["challenge_id"],
            "credential": key.sign(asked["options"], is_verified=is_verified),
        }  # type: ignore[index]
        assert fresh.post("/staff/v1/session/passkey", json=body).status_code == expected
        assert fresh.get("/staff/v1/reports").status_code == (200 if expected == 200 else 401)


def test_a_cloned_passkey_is_refused(browse: Callable[[], FlaskClient], person: Staff) -> None:
    client, key = browse(), SoftKey()
    enter(client, person)
    add_key(client, key)
    key.counter = 40
    again = browse()
    enter(again, person)
    assert give_key(again, key)[0].status_code == 200
    key.counter = 3
    clone = browse()
    enter(clone, person)
    assert give_key(clone, key)[0].status_code == 422


def test_the_last_factor_stays_where_the_town_asks_for_one(browse: Callable[[], FlaskClient], person: Staff) -> None:
    client = browse()
    enter(client, person)
    add_key(client, SoftKey())
    (kept,) = client.get("/staff/v1/account/factors").json["passkeys"]  # type: ignore[index]
    refused = client.delete(f"/staff/v1/account/passkeys/{kept['id']}")
    assert (refused.status_code, refused.json["code"]) == (409, "factor.last")  # type: ignore[index]
    set_up_app(client)
    assert client.delete(f"/staff/v1/account/passkeys/{kept['id']}").status_code == 204
    assert client.delete("/staff/v1/account/totp").status_code == 409


def test_a_new_password_signs_every_other_browser_out(browse: Callable[[], FlaskClient], app: Flask) -> None:
    person = make.make_staff(make.make_jurisdiction("ouverte", west=5.0))
    here, there = browse(), browse()
    enter(here, person), enter(there, person)
    listed = here.get("/staff/v1/account/sessions").json["sessions"]  # type: ignore[index]
    assert [one["is_this"] for one in listed] == [True, False]
    wrong = here.post("/staff/v1/account/password", json={"current": "autre chose", "password": FRESH})
    assert wrong.json["errors"][0]["code"] == "password.wrong"  # type: ignore[index]
    weak = here.post("/staff/v1/account/password", json={"current": PASSWORD, "password": "Motdepasse2026"})
    assert weak.json["errors"][0]["code"] == "password.common"  # type: ignore[index]
    assert here.post("/staff/v1/account/password", json={"current": PASSWORD, "password": FRESH}).status_code == 204
    assert here.get("/staff/v1/session").status_code == 200
    assert there.get("/staff/v1/session").status_code == 401
    assert accounts.sign_in(person.email, FRESH, None)[0].staff_id == person.id


def test_staff_ends_one_of_their_sessions_and_nobody_elses(browse: Callable[[], FlaskClient], app: Flask) -> None:
    town = make.make_jurisdiction("ouverte", west=5.0)
    mine, other = make.make_staff(town), make.make_staff(town)
    here, there, theirs = browse(), browse(), browse()
    enter(here, mine), enter(there, mine), enter(theirs, other)
    foreign = theirs.get("/staff/v1/account/sessions").json["sessions"][0]["id"]  # type: ignore[index]
    assert here.delete(f"/staff/v1/account/sessions/{foreign}").status_code == 404
    second = here.get("/staff/v1/account/sessions").json["sessions"][1]["id"]  # type: ignore[index]
    assert here.delete(f"/staff/v1/account/sessions/{second}").status_code == 204
    assert [client.get("/staff/v1/session").status_code for client in (here, there, theirs)] == [200, 401, 200]
    acts = db.session.scalars(select(AuditEntry.action).where(AuditEntry.staff_id == mine.id)).all()
    assert "session.ended" in acts
