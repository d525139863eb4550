"""A small town served by real processes, with a Redis of its own that a test may stop."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import redis

from app.core.bootstrap import create_base_app
from app.core.extensions import db
from config import Settings
from tests import factories as make
from tests.service import Service, drop_service, free_port, make_service


@dataclass
class OwnRedis:
    """A Redis server on a port of its own, append-only, that can be stopped and started."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        binary = shutil.which("redis-server")
        assert binary is not None
        self.process = subprocess.Popen(
            [binary, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder), "--save", "",
             "--appendonly", "yes", "--maxmemory-policy", "noeviction"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with redis.Redis.from_url(self.url, retry=redis.retry.Retry(redis.backoff.ConstantBackoff(0.1), 50)) as client:
            client.ping()

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(timeout=10)
            self.process = None

    def flush(self) -> None:
        with redis.Redis.from_url(self.url) as client:
            client.flushall()


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[OwnRedis]:
    """A running Redis of the test's own."""
    server = OwnRedis(tmp_path, free_port())
    server.start()
    yield server
    server.stop()


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
