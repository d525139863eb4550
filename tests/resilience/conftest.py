"""A small town served by real processes, with a Redis of its own that a test may stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.bootstrap import create_base_app
from app.core.extensions import db
from config import Settings
from tests import factories as make
from tests.own_redis import OwnRedis
from tests.service import Service, drop_service, free_port, make_service


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[OwnRedis]:
    """A running Redis of the test's own."""
    server = OwnRedis(tmp_path, free_port())
    server.start()
    yield server
    server.kill()


@pytest.fixture
def service(tmp_path: Path, test_settings: Settings, own_redis: OwnRedis) -> Iterator[Service]:
    """The whole service over a square town with one service; not yet started."""
    made = make_service(tmp_path, test_settings.database_url, own_redis.url)
    try:
        settings = replace(test_settings, database_url=made.database_url)
        app = create_base_app(settings)
        with app.app_context():
            town = make.make_jurisdiction()
            desk = make.make_department(town, "accueil", is_fallback=True)
            make.make_rule(town, desk, service=make.make_service(town))
            make.make_reporter(town, "anne@exemple.fr")
            make.make_staff(town, "agent", email="agent@carreville.example")
            db.session.remove()
            db.engine.dispose()
        yield made
    finally:
        drop_service(made)
