"""A connection that the server ended while it was being tried is replaced, and nobody notices."""

from __future__ import annotations

import psycopg
from sqlalchemy import text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from app.core.extensions import db


def test_connection_ended_in_the_middle_of_a_ping_is_replaced(app, monkeypatch):
    with app.app_context():
        with db.engine.connect() as connection:
            connection.execute(text("select 1"))
        ping, failures = PGDialect_psycopg.do_ping, []

        def end_once(dialect, connection):
            if not failures:
                failures.append(connection)
                raise psycopg.ProgrammingError("can't change 'autocommit' now: connection in transaction status ACTIVE")
            return ping(dialect, connection)

        monkeypatch.setattr(PGDialect_psycopg, "do_ping", end_once)
        with db.engine.connect() as connection:
            assert connection.execute(text("select 2")).scalar_one() == 2
        assert len(failures) == 1
