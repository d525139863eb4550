"""Alembic's environment: migrates the database of the running Flask application."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from geoalchemy2 import alembic_helpers
from sqlalchemy import text

LOCK_TIMEOUT = "2s"

database = current_app.extensions["migrate"].db


def include_object(candidate: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """Leave out PostGIS' own tables, and the indexes made by hand in migrations (their names end in `_sql`)."""
    if kind == "index" and reflected and name is not None and name.endswith("_sql"):
        return False
    return bool(alembic_helpers.include_object(candidate, name, kind, reflected, compared))


def run_migrations() -> None:
    """Run in one transaction, waiting at most two seconds for a lock, so that traffic is never queued behind us."""
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            include_object=include_object,
            process_revision_directives=alembic_helpers.writer,
            render_item=alembic_helpers.render_item,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            connection.execute(text(f"set local lock_timeout = '{LOCK_TIMEOUT}'"))
            connection.execute(text("set local statement_timeout = 0"))
            context.run_migrations()


run_migrations()
