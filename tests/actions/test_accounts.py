from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Literal

import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters
from flask import Flask
from sqlalchemy import func, select, update

from app.actions import accounts, passwords
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import AuditEntry, Jurisdiction, Staff, StaffSession
from tests.factories import PASSWORD, make_department, make_jurisdiction, make_staff

GOOD = "treize lampadaires verts"


@pytest.fixture
def town(app: Flask) -> Jurisdiction:
    return make_jurisdiction()


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[timedelta]]:
    """Moves the clock: put how far into the list."""
    ahead = [timedelta()]
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + ahead[0])
    return ahead


def test_staff_signs_in_with_the_right_password_and_gets_a_session(town: Jurisdiction) -> None:
    team = make_department(town, "eclairage")
    person = make_staff(town, "crew", departments=(team,))
    signed_in, secret = accounts.sign_in(f"  {person.email.upper()} ", PASSWORD, "Browser/1.0")
    assert (signed_in.staff_id, signed_in.role, signed_in.town_slug) == (person.id, Role.CREW, town.slug)
    assert [team.code for team in signed_in.teams] == ["eclairage"]
    assert signed_in.department_ids == (team.id,)
    assert accounts.find_session(secret) == signed_in
    kept = db.session.scalars(select(StaffSession)).one()
    assert kept.secret_hash == ids.hash_secret(secret)
    assert secret not in {kept.secret_hash, kept.user_agent}


def test_signing_in_keeps_what_the_hash_promises_and_strengthens_an_old_one(town: Jurisdiction) -> None:
    person = make_staff(town, "agent")
    weak = person.password_hash
    accounts.sign_in(person.email, PASSWORD, None)
    strong = db.session.scalars(select(Staff.password_hash).where(Staff.id == person.id)).one()
    assert strong != weak
    assert strong.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    accounts.sign_in(person.email, PASSWORD, None)


@pytest.mark.parametrize("why", ["wrong password", "unknown address", "disabled"])
def test_a_stranger_is_refused_alike_whatever_the_reason(town: Jurisdiction, why: str) -> None:
    person = make_staff(town, "agent", is_active=why != "disabled")
    email = "personne@nulle-part.example" if why == "unknown address" else person.email
    password = "un-autre-mot-de-passe" if why == "wrong password" else PASSWORD
    with pytest.raises(ProblemError) as caught:
        accounts.sign_in(email, password, None)
    assert (caught.value.code, caught.value.context, caught.value.errors) == (errors.AUTH_FAILED, {}, [])
    assert db.session.scalar(select(func.count()).select_from(StaffSession)) == 0


class CountingHasher(PasswordHasher):
    """Notes what each verification costs, by the parameters of the hash it is asked to verify."""

    def __init__(self, costs: list[Parameters], kept: PasswordHasher) -> None:
        super().__init__(time_cost=kept.time_cost, memory_cost=kept.memory_cost, parallelism=kept.parallelism)
        self.costs = costs

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - the library's own name
        self.costs.append(extract_parameters(str(hash)))
        return super().verify(hash, password)


@pytest.mark.parametrize("why", ["unknown address", "nothing chosen yet", "disabled"])
def test_a_stranger_costs_the_same_work_as_a_wrong_password(
    town: Jurisdiction, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    strong = passwords.hash_password(PASSWORD)
    known = make_staff(town, "agent", password_hash=strong).email
    other = make_staff(
        town, "agent", password_hash="" if why == "nothing chosen yet" else strong, is_active=why != "disabled"
    ).email
    costs: list[Parameters] = []
    monkeypatch.setattr(passwords, "_hasher", CountingHasher(costs, passwords._hasher))
    for email in (known, "absent@nulle-part.example" if why == "unknown address" else other):
        with pytest.raises(ProblemError):
            accounts.sign_in(email, "certainement-faux", None)
    assert len(costs) == 2
    assert costs[0] == costs[1], "an address could be told by its time"


def test_disabling_somebody_ends_their_sessions_at_once_and_for_good(town: Jurisdiction) -> None:
    person, other = make_staff(town, "agent"), make_staff(town, "agent")
    secrets = [accounts.sign_in(person.email, PASSWORD, None)[1] for _ in range(2)]
    _, kept = accounts.sign_in(other.email, PASSWORD, None)
    accounts.set_active(person.email, is_active=False)
    assert [accounts.find_session(secret) for secret in secrets] == [None, None]
    assert accounts.find_session(kept) is not None
    accounts.set_active(person.email, is_active=True)
    assert [accounts.find_session(secret) for secret in secrets] == [None, None]


def test_a_session_also_ends_when_the_account_or_the_town_is_switched_off_in_the_database(town: Jurisdiction) -> None:
    person = make_staff(town, "agent")
    _, secret = accounts.sign_in(person.email, PASSWORD, None)
    for model in (Staff, Jurisdiction):
        db.session.execute(update(model).values(is_active=False))
        assert accounts.find_session(secret) is None
        db.session.execute(update(model).values(is_active=True))
        assert accounts.find_session(secret) is not None


def test_a_new_password_ends_the_sessions_of_the_old_one(town: Jurisdiction) -> None:
    person = make_staff(town, "agent")
    _, secret = accounts.sign_in(person.email, PASSWORD, None)
    accounts.set_password(person.email, GOOD)
    assert accounts.find_session(secret) is None
    with pytest.raises(ProblemError):
        accounts.sign_in(person.email, PASSWORD, None)
    accounts.sign_in(person.email, GOOD, None)


def test_staff_who_signs_out_leaves_no_session_but_an_audit_trail(town: Jurisdiction) -> None:
    person = make_staff(town, "manager")
    _, secret = accounts.sign_in(person.email, PASSWORD, None)
    accounts.sign_out(secret)
    accounts.sign_out(secret)
    assert accounts.find_session(secret) is None
    trail = db.session.execute(select(AuditEntry.action, AuditEntry.staff_id).order_by(AuditEntry.id)).all()
    assert [tuple(entry) for entry in trail] == [("staff.signed_in", person.id), ("staff.signed_out", person.id)]


def test_a_session_in_use_goes_on_and_an_idle_one_ends(town: Jurisdiction, clock_at: list[timedelta]) -> None:
    person = make_staff(town, "crew")
    _, used = accounts.sign_in(person.email, PASSWORD, None)
    _, idle = accounts.sign_in(person.email, PASSWORD, None)
    clock_at[0] = timedelta(hours=11, minutes=59)
    assert accounts.find_session(used) is not None
    clock_at[0] = timedelta(hours=12, minutes=1)
    assert accounts.find_session(idle) is None
    clock_at[0] = timedelta(hours=23, minutes=58)
    assert accounts.find_session(used) is not None


def test_even_a_session_in_use_ends_after_seven_days(town: Jurisdiction, clock_at: list[timedelta]) -> None:
    person = make_staff(town, "crew")
    _, secret = accounts.sign_in(person.email, PASSWORD, None)
    for hours in range(0, 7 * 24, 11):
        clock_at[0] = timedelta(hours=hours)
        assert accounts.find_session(secret) is not None
    clock_at[0] = timedelta(days=7, seconds=1)
    assert accounts.find_session(secret) is None


def test_a_session_read_often_is_written_back_seldom(town: Jurisdiction, clock_at: list[timedelta]) -> None:
    person = make_staff(town, "crew")
    _, secret = accounts.sign_in(person.email, PASSWORD, None)
    first = db.session.scalars(select(StaffSession.seen_at)).one()
    clock_at[0] = timedelta(minutes=4)
    accounts.find_session(secret)
    assert db.session.scalars(select(StaffSession.seen_at)).one() == first
    clock_at[0] = timedelta(minutes=6)
    accounts.find_session(secret)
    assert db.session.scalars(select(StaffSession.seen_at)).one() > first


@pytest.mark.parametrize(
    ("role", "departments", "whole_town"),
    [("crew", 0, False), ("crew", 1, False), ("agent", 0, True), ("agent", 1, False), ("manager", 0, True),
     ("manager", 1, False), ("admin", 0, True), ("admin", 1, True)],
)  # fmt: skip
def test_staff_sees_their_departments_or_the_whole_town(
    town: Jurisdiction, role: str, departments: int, whole_town: bool
) -> None:
    teams = tuple(make_department(town, f"service{number}") for number in range(departments))
    person = make_staff(town, role, departments=teams)
    signed_in, _ = accounts.sign_in(person.email, PASSWORD, None)
    assert signed_in.has_whole_town is whole_town


def test_operator_opens_an_account_with_departments(town: Jurisdiction) -> None:
    make_department(town, "proprete")
    made = accounts.create_staff(
        town.slug, "Zoe.Martin@Ville.example", " Zoé Martin ", Role.CREW, GOOD, department_codes=("proprete",)
    )
    assert (made.email, made.name) == ("Zoe.Martin@Ville.example", "Zoé Martin")
    signed_in, _ = accounts.sign_in("zoe.martin@ville.example", GOOD, None)
    assert [team.code for team in signed_in.teams] == ["proprete"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"town_slug": "ailleurs"}, errors.TOWN_UNKNOWN),
        ({"department_codes": ("proprete", "inconnu")}, errors.DEPARTMENT_UNKNOWN),
        ({"email": "sans-arobase"}, errors.VALIDATION_FAILED),
        ({"email": "deux mots@ville.example"}, errors.VALIDATION_FAILED),
        ({"name": "  "}, errors.VALIDATION_FAILED),
        ({"password": "onze-lettre"}, errors.VALIDATION_FAILED),
        ({"password": "aaaaaaaaaaaaaaaaa"}, errors.VALIDATION_FAILED),
        ({"password": "zoe.martin-2026!"}, errors.VALIDATION_FAILED),
        ({"password": "x1y2z3" * 50}, errors.VALIDATION_FAILED),
        ({"role": Role.ADMIN, "password": "quinze-lettres!"}, errors.VALIDATION_FAILED),
    ],
)
def test_operator_is_told_what_an_account_lacks(town: Jurisdiction, change: dict[str, object], code: str) -> None:
    make_department(town, "proprete")
    asked = {
        "town_slug": town.slug,
        "email": "zoe.martin@ville.example",
        "name": "Zoé",
        "role": Role.CREW,
        "password": GOOD,
    }
    with pytest.raises(ProblemError) as caught:
        accounts.create_staff(**{**asked, **change})  # type: ignore[arg-type]
    assert caught.value.code == code
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Staff)) == 0


def test_two_people_cannot_have_one_address(town: Jurisdiction) -> None:
    make_staff(town, "agent", email="zoe@ville.example")
    with pytest.raises(ProblemError) as caught:
        accounts.create_staff(town.slug, "ZOE@ville.example", "Zoé", Role.CREW, GOOD)
    assert caught.value.code == errors.ACCOUNT_EXISTS


def test_a_burst_of_sign_ins_hashes_at_most_two_at_a_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = [0], [0]

    class Slow:
        def verify(self, password_hash: str, password: str) -> bool:
            running[0] += 1
            most[0] = max(most[0], running[0])
            time.sleep(0.02)
            running[0] -= 1
            return False

    monkeypatch.setattr(passwords, "_hasher", Slow())
    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(lambda _: passwords.is_right("hash", "word"), range(12))) == [False] * 12
    assert most[0] <= 2
