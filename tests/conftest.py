"""One database for the run, built by the migrations; every test leaves it empty."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, scoped_session

from app import create_app
from app.core.bootstrap import create_base_app
from app.core.extensions import db
from config import Settings

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("RUECLAIRE_SAMPLES", ROOT.parent / "shared"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey has longer than other tests, and is tried once more when it fails: the summary then says RERUN.

    Only journeys: a browser, a service and its workers share two cores there, and docs/adr/0008 says what that hides.
    """
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=1))
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(420))


def _required(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        pytest.exit(f"{name} is not set: run scripts/test, which starts what the tests need.", returncode=4)
    return value


@pytest.fixture(scope="session")
def test_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the run: its own database, Redis and storage folder."""
    return Settings(
        environment="test",
        database_url=_required("RUECLAIRE_TEST_DATABASE_URL"),
        redis_url=_required("RUECLAIRE_TEST_REDIS_URL"),
        secret_key="tests-only-secret-tests-only-secret-0000",
        base_url="http://localhost",
        storage_url=f"file://{tmp_path_factory.mktemp('storage')}",
        smtp_url="smtp://127.0.0.1:1",
        mail_from="Rue Claire <ne-pas-repondre@rueclaire.example>",
        rate_limits_enabled=False,
        log_json=False,
    )


@pytest.fixture(scope="session")
def database(test_settings: Settings) -> Settings:
    """A database made anew by the migrations, once per run."""
    url = make_url(test_settings.database_url)
    name = url.database or ""
    if "test" not in name:
        pytest.exit(f"refusing to empty the database {name!r}: its name must contain 'test'", returncode=4)
    server = url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}"')
    app = create_base_app(test_settings)
    with app.app_context():
        upgrade(directory=str(ROOT / "migrations"))
        db.engine.dispose()
    return test_settings


@pytest.fixture(scope="session")
def web_app(database: Settings) -> Iterator[Flask]:
    """The whole web application on the test database."""
    app = create_app(database)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(web_app: Flask) -> Iterator[Flask]:
    """The application inside a context; every table is emptied afterwards."""
    with web_app.app_context():
        yield web_app
        db.session.rollback()
        _empty_tables()
        db.session.remove()


@pytest.fixture
def session(app: Flask) -> scoped_session[Session]:
    """The database session of the application."""
    return db.session


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies."""
    return app.test_client()


@pytest.fixture
def redis_connection(test_settings: Settings) -> Iterator[redis.Redis]:
    """The run's Redis, emptied before and after."""
    connection = redis.Redis.from_url(test_settings.redis_url)
    connection.flushdb()
    yield connection
    connection.flushdb()
    connection.close()


@pytest.fixture
def limited_settings(test_settings: Settings) -> Settings:
    """The run's settings with rate limits on."""
    return replace(test_settings, rate_limits_enabled=True)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample data that is kept outside the repository; the test is skipped where it is absent."""
    if not SAMPLES.is_dir():
        pytest.skip(f"no sample folder at {SAMPLES} (set RUECLAIRE_SAMPLES)")
    return SAMPLES


def _empty_tables() -> None:
    """Delete what a test left, table by table: a tenth of the time that truncating them all takes."""
    names = [table.name for table in db.metadata.sorted_tables]
    filled = " union all ".join(f"select '{name}' where exists (select from \"{name}\")" for name in names)
    with db.engine.begin() as connection:
        left = connection.execute(text(filled)).scalars().all()
        # As a replica: neither foreign keys nor the triggers that refuse deletion are asked.
        connection.execute(text("set local session_replication_role = replica"))
        for name in left:
            connection.execute(text(f'delete from "{name}"'))
