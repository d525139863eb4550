"""What a connection keeps, and what it takes back, when a transaction ends without a commit."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Select, select, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session, scoped_session

from app.core.bootstrap import PREPARE_AFTER
from app.core.plans import planned_anew
from app.models import Jurisdiction

PREPARED = text("select count(*) from pg_prepared_statements where statement like :asked")


def test_a_request_that_only_reads_finds_its_statements_prepared(session: scoped_session[Session]) -> None:
    asked = select(Jurisdiction.id.label("kept")).where(Jurisdiction.slug == "nowhere")
    assert prepared_after_reading(session, asked, "SELECT jurisdictions.id AS kept%") == 1


def test_a_statement_planned_anew_is_never_prepared(session: scoped_session[Session]) -> None:
    asked = planned_anew(select(Jurisdiction.id.label("anew")).where(Jurisdiction.slug == "nowhere"))
    assert prepared_after_reading(session, asked, "SELECT jurisdictions.id AS anew%") == 0


def prepared_after_reading(session: scoped_session[Session], asked: Select[Any], name: str) -> int:
    """How many statements of that name a connection holds after it asked often enough, each time taking back."""
    with session.get_bind().connect() as connection:  # type: ignore[union-attr]  # an engine
        for _ in range(PREPARE_AFTER + 2):
            connection.execute(asked)
            connection.rollback()
        return int(connection.execute(PREPARED, {"asked": name}).scalar_one())


def test_what_was_written_is_taken_back(session: scoped_session[Session]) -> None:
    session.execute(text("insert into jurisdictions (slug, name) values ('taken-back', 'Nulle-Part')"))
    session.rollback()
    assert session.scalar(select(Jurisdiction.id).where(Jurisdiction.slug == "taken-back")) is None


def test_a_transaction_that_failed_is_taken_back_and_the_connection_goes_on(session: scoped_session[Session]) -> None:
    with pytest.raises(ProgrammingError):
        session.execute(text("select * from nothing_of_that_name"))
    session.rollback()
    assert session.scalar(text("select 1")) == 1


def test_a_connection_cut_in_a_transaction_is_replaced(session: scoped_session[Session]) -> None:
    mine = session.scalar(text("select pg_backend_pid()"))
    with session.get_bind().connect() as other:  # type: ignore[union-attr]  # an engine
        assert other.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": mine}).scalar_one()
    with pytest.raises(OperationalError):
        session.rollback()
    session.remove()
    assert session.scalar(text("select 1")) == 1
