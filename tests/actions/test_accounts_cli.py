"""`flask staff …`: the operator's own way to accounts."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.actions import accounts
from app.cli_staff import staff_cli
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import AuditEntry, Jurisdiction, Staff
from tests.factories import PASSWORD, make_department, make_jurisdiction, make_staff

GOOD = "treize lampadaires verts"


@pytest.fixture
def town(app: Flask) -> Jurisdiction:
    town = make_jurisdiction()
    make_department(town, "eclairage")
    return town


def run(app: Flask, *words: str, typed: str = "") -> tuple[int, str]:
    result = app.test_cli_runner().invoke(staff_cli, list(words), input=typed)
    return result.exit_code, result.output


def test_operator_opens_an_account_with_a_typed_password(app: Flask, town: Jurisdiction) -> None:
    code, said = run(
        app, "create", "ines@ville.example", "--town", town.slug, "--name", "Inès Bakri", "--role", "crew",
        "--department", "eclairage", typed=f"{GOOD}\n{GOOD}\n",
    )  # fmt: skip
    assert code == 0, said
    assert "ines@ville.example may now sign in as crew" in said
    assert GOOD not in said
    signed_in, _ = accounts.sign_in("ines@ville.example", GOOD, None)
    assert [team.code for team in signed_in.teams] == ["eclairage"]


def test_operator_gives_a_password_through_a_pipe(app: Flask, town: Jurisdiction) -> None:
    code, said = run(
        app, "create", "ines@ville.example", "--town", town.slug, "--name", "Inès", "--role", "agent",
        "--password-stdin", typed=f"{GOOD}\n",
    )  # fmt: skip
    assert code == 0, said
    accounts.sign_in("ines@ville.example", GOOD, None)


@pytest.mark.parametrize(
    ("words", "typed", "hint"),
    [
        (["--town", "ailleurs", "--role", "agent"], GOOD, "does not use this service"),
        (["--town", "carreville", "--role", "agent", "--department", "ufo"], GOOD, "ufo"),
        (["--town", "carreville", "--role", "agent"], "court", "at least 12"),
        (["--town", "carreville", "--role", "admin"], "quinze-lettres!", "at least 16"),
        (["--town", "carreville", "--role", "boss"], GOOD, "boss"),
    ],
)
def test_operator_is_told_what_is_wrong(
    app: Flask, town: Jurisdiction, words: list[str], typed: str, hint: str
) -> None:
    code, said = run(app, "create", "x@ville.example", "--name", "X", "--password-stdin", *words, typed=f"{typed}\n")
    assert code != 0
    assert hint in said
    assert "Traceback" not in said
    db.session.rollback()
    assert db.session.scalars(select(Staff)).all() == []


def test_operator_shuts_a_lost_telephone_out_and_lets_its_owner_back_in(app: Flask, town: Jurisdiction) -> None:
    person = make_staff(town, "crew")
    email = person.email
    _, stolen = accounts.sign_in(email, PASSWORD, None)
    assert run(app, "disable", email)[0] == 0
    assert accounts.find_session(stolen) is None
    with pytest.raises(ProblemError):
        accounts.sign_in(email, PASSWORD, None)
    assert run(app, "enable", email)[0] == 0
    assert run(app, "password", email, "--password-stdin", typed=f"{GOOD}\n")[0] == 0
    assert accounts.find_session(stolen) is None
    accounts.sign_in(email, GOOD, None)
    trail = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert trail == ["staff.signed_in", "staff.disabled", "staff.enabled", "staff.password_set", "staff.signed_in"]


@pytest.mark.parametrize("verb", ["disable", "enable", "password"])
def test_operator_who_mistypes_an_address_is_told(app: Flask, town: Jurisdiction, verb: str) -> None:
    options = ["--password-stdin"] if verb == "password" else []
    code, said = run(app, verb, "personne@ville.example", *options, typed=f"{GOOD}\n")
    assert code != 0
    assert "not on the team" in said
