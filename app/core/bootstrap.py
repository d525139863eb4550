"""create_base_app(): configuration, database and logging, no routes; this is what a worker boots."""

from __future__ import annotations

import importlib
from typing import cast

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from flask_migrate import Migrate
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from app.core.connections import open_connection
from app.core.extensions import SETTINGS_KEY, db
from app.core.logs import configure_logging
from app.core.plans import choose_preparing
from config import Settings, load_settings

MIGRATIONS_DIRECTORY = "migrations"
PREPARE_AFTER = 3
"""Executions after which a statement is prepared; routing costs more to plan than to run."""

QUICK = "-c jit=off -c max_parallel_workers_per_gather=0"
"""Compiling and starting more processes costs more than most statements, and every process is busy with a request."""


def create_base_app(settings: Settings | None = None, *, import_name: str = "app") -> Flask:
    """The Flask application without HTTP rooms. Raises SettingsError when a setting is missing."""
    loaded = settings or load_settings()
    configure_logging(as_json=loaded.log_json)
    app = Flask(import_name, static_folder=None)
    app.config.update(
        SECRET_KEY=loaded.secret_key,
        SQLALCHEMY_DATABASE_URI=loaded.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(loaded),
        MAX_CONTENT_LENGTH=loaded.photo_max_bytes * loaded.photos_per_report + 1024 * 1024,
        TESTING=loaded.environment == "test",
    )
    json_provider = cast("DefaultJSONProvider", app.json)
    json_provider.ensure_ascii = json_provider.sort_keys = False
    app.extensions[SETTINGS_KEY] = loaded
    db.init_app(app)
    with app.app_context():
        event.listen(db.engine, "do_connect", open_connection)
        event.listen(db.engine, "before_cursor_execute", choose_preparing(_prepare_after(loaded)))
    importlib.import_module("app.models")  # registers every table on the metadata

    Migrate(app, db, directory=MIGRATIONS_DIRECTORY, compare_type=True)
    return app


@event.listens_for(Engine, "handle_error")
def _count_failed_ping_as_cut(context: ExceptionContext) -> None:
    """A connection whose ping fails is replaced, whatever the failure.

    A session ended by the server in the middle of a ping answers "can't change 'autocommit' now", which the driver
    does not count as a lost connection: the caller would get an error where a new connection works.
    """
    if context.is_pre_ping:
        context.is_disconnect = True


def _prepare_after(settings: Settings) -> int | None:
    return PREPARE_AFTER if settings.database_prepares else None


def _engine_options(settings: Settings) -> dict[str, object]:
    return {
        "pool_size": settings.database_pool_size,
        "max_overflow": 4,
        "pool_pre_ping": True,
        "pool_timeout": 5,
        "connect_args": {
            "prepare_threshold": _prepare_after(settings),
            "connect_timeout": 3,
            "application_name": "rueclaire",
            "options": f"{QUICK} -c timezone=UTC -c statement_timeout={settings.statement_timeout_ms}",
        },
    }
