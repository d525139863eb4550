"""A database of its own for each benchmark, on the server that RUECLAIRE_DATABASE_URL names."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

ROOT = Path(__file__).resolve().parent.parent
FILLED = "filled"


class Spent:
    """The processor time of this process and of one backend of PostgreSQL on the same machine.

    Unlike seconds, it hardly depends on what else the machine does. Without /proc (another system, a server elsewhere)
    only this process counts.
    """

    def __init__(self, backend_pid: int) -> None:
        self._backend = Path(f"/proc/{backend_pid}/schedstat")
        self._begun = self._now()

    def milliseconds(self) -> float:
        """Since the last call."""
        begun, self._begun = self._begun, self._now()
        return (self._begun - begun) / 1e6

    def _now(self) -> int:
        return time.process_time_ns() + (int(self._backend.read_text().split()[0]) if self._backend.exists() else 0)


@contextmanager
def bench_database(name: str) -> Iterator[URL]:
    """A new migrated database `rueclaire_bench_<name>`, dropped afterwards."""
    url, server = _named(name)
    try:
        _create(url, server)
        yield url
    finally:
        _drop(url, server)


def kept_database(name: str, fill: Callable[[URL], None]) -> URL:
    """The database `rueclaire_bench_<name>`, made and filled if it is not there yet, brought up to date if it is.

    It stays until somebody drops it. One whose filling broke off is made anew.
    """
    url, server = _named(name)
    with psycopg.connect(server, autocommit=True) as connection:
        query = "select shobj_description(oid, 'pg_database') from pg_database where datname = %s"
        row = connection.execute(query, (url.database,)).fetchone()
    if row == (FILLED,):
        run_flask(url, "db", "upgrade")
        return url
    _create(url, server)
    fill(url)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"comment on database \"{url.database}\" is '{FILLED}'")
    return url


def drop_database(name: str) -> None:
    """Drop what `kept_database` made."""
    _drop(*_named(name))


def _named(name: str) -> tuple[URL, str]:
    base = make_url(os.environ["RUECLAIRE_DATABASE_URL"]).set(drivername="postgresql")
    server = base.set(database="postgres").render_as_string(hide_password=False)
    return base.set(database=f"rueclaire_bench_{name}"), server


def _create(url: URL, server: str) -> None:
    _drop(url, server)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'create database "{url.database}"')
    run_flask(url, "db", "upgrade")


def _drop(url: URL, server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{url.database}" with (force)')


def environment(url: URL, **more: str) -> dict[str, str]:
    """The process environment of a service on `url`, without rate limits."""
    return {
        **os.environ,
        "RUECLAIRE_DATABASE_URL": url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False),
        "RUECLAIRE_RATE_LIMITS": "0",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def run_flask(url: URL, *words: str) -> None:
    """Run an operator's command on that database."""
    subprocess.run([sys.executable, "-m", "flask", "--app", "wsgi", *words], cwd=ROOT, env=environment(url), check=True)


@contextmanager
def serving(url: URL, application: str, workers: int = 2) -> Iterator[str]:
    """gunicorn with `application` on a free port, 2 processes of 8 threads as deployed; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--log-level", "warning", application],
        cwd=ROOT, env=environment(url, RUECLAIRE_LISTEN=f"127.0.0.1:{port}", RUECLAIRE_WEB_WORKERS=str(workers)),
    )  # fmt: skip
    try:
        for _ in range(150):
            with suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2):
                break
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)
