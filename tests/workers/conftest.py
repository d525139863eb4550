"""Real processes against the test database: a Redis of the test's own, a mail server, relays, workers, tickers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from flask import Flask

from app.core.extensions import SETTINGS_KEY
from config import Settings
from tests.mail import Mailbox, _free_port, mail_server
from tests.own_redis import OwnRedis

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 90.0


@dataclass
class Plant:
    """The background processes of one test."""

    folder: Path
    environment: dict[str, str]
    redis: OwnRedis
    box: Mailbox
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, *names: str) -> None:
        """Start `relay`, `schedule` or a queue's worker; `worker.2` is a second one of its kind."""
        for name in names:
            kind = name.partition(".")[0]
            words = [kind] if kind in ("relay", "schedule") else ["work", kind]
            with (self.folder / f"{name}.log").open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    [sys.executable, "-m", "workers", *words],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                )

    def kill(self, name: str, *, with_children: bool = True, itself: bool = True) -> None:
        """SIGKILL a process, its children (RQ's forked horse has a group of its own), or both."""
        process = self.processes[name]
        victims = children_of(process.pid) if with_children else []
        if itself:
            process.kill()
            process.wait(timeout=10)
            del self.processes[name]
        for pid in victims:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def end(self, name: str) -> int:
        """SIGTERM a process and wait for its exit code."""
        process = self.processes.pop(name)
        process.terminate()
        return process.wait(timeout=PATIENCE_SECONDS)

    def stop(self) -> None:
        for name in list(self.processes):
            self.kill(name)

    def log(self, name: str) -> str:
        """What a process wrote."""
        path = self.folder / f"{name}.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""


def children_of(pid: int) -> list[int]:
    """The living children of a process."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except FileNotFoundError:
        return []
    return [int(child) for child in text.split()]


def wait_until(condition: Callable[[], object], seconds: float = PATIENCE_SECONDS, what: str = "") -> None:
    """Return once `condition` holds; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s: {what or condition}"
        time.sleep(0.05)


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[OwnRedis]:
    server = OwnRedis(tmp_path, _free_port())
    server.start()
    yield server
    server.kill()


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        yield mailbox


@pytest.fixture
def plant(app: Flask, tmp_path: Path, test_settings: Settings, own_redis: OwnRedis, box: Mailbox) -> Iterator[Plant]:
    """Nothing runs yet; everything started is ended before the tables are emptied."""
    environment = {
        **os.environ,
        "RUECLAIRE_ENV": "test",
        "RUECLAIRE_DATABASE_URL": test_settings.database_url,
        "RUECLAIRE_REDIS_URL": own_redis.url,
        "RUECLAIRE_SECRET_KEY": test_settings.secret_key,
        "RUECLAIRE_BASE_URL": test_settings.base_url,
        "RUECLAIRE_STORAGE_URL": test_settings.storage_url,
        "RUECLAIRE_SMTP_URL": f"{box.url}?timeout=4",
        "RUECLAIRE_MAIL_FROM": test_settings.mail_from,
        "RUECLAIRE_LOG_JSON": "0",
        "PYTHONPATH": str(ROOT),
    }
    made = Plant(tmp_path, environment, own_redis, box)
    yield made
    made.stop()


@pytest.fixture
def plant_settings(app: Flask, own_redis: OwnRedis, box: Mailbox) -> Iterator[Settings]:
    """The settings that the plant's processes have, in this process too."""
    before: Settings = app.extensions[SETTINGS_KEY]
    app.extensions[SETTINGS_KEY] = replace(before, redis_url=own_redis.url, smtp_url=box.url)
    yield app.extensions[SETTINGS_KEY]
    app.extensions[SETTINGS_KEY] = before
