"""The whole service for the journeys: its own database, storage and mailbox, real web, relay, workers and schedule."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from config import QUEUES
from demo.mailbox import Mail, Mailbox

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 60.0


@dataclass
class Service:
    """Start it, talk to `base_url`, read `mailbox`, kill a part and start it again; `stop` ends what it started."""

    folder: Path
    database_url: str
    redis_url: str
    mailbox: Mailbox
    port: int
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "RUECLAIRE_ENV": "test",
            "RUECLAIRE_DATABASE_URL": self.database_url,
            "RUECLAIRE_REDIS_URL": self.redis_url,
            "RUECLAIRE_SECRET_KEY": "journeys-only-secret-journeys-only-secret",
            "RUECLAIRE_BASE_URL": self.base_url,
            "RUECLAIRE_STORAGE_URL": f"file://{self.folder / 'storage'}",
            "RUECLAIRE_SMTP_URL": self.mailbox.smtp_url,
            "RUECLAIRE_MAIL_FROM": "Rue Claire <ne-pas-repondre@rueclaire.example>",
            "RUECLAIRE_RATE_LIMITS": "0",
            "RUECLAIRE_LISTEN": f"127.0.0.1:{self.port}",
            "RUECLAIRE_WEB_WORKERS": "1",
            "RUECLAIRE_LOG_JSON": "0",
            "PYTHONPATH": str(ROOT),
        }

    def flask(self, *words: str) -> str:
        """Run an operator's command; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        assert done.returncode == 0, f"flask {' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout

    def start(self, *names: str) -> None:
        """Start the named processes (all of them without names) and wait until the web answers."""
        commands = {
            "web": ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "wsgi:app"],
            "relay": ["-m", "workers", "relay"],
            "schedule": ["-m", "workers", "schedule"],
            **{queue: ["-m", "workers", "work", queue] for queue in QUEUES},
        }
        for name in names or tuple(commands):
            log = (self.folder / f"{name}.log").open("ab")
            self.processes[name] = subprocess.Popen(
                [sys.executable, *commands[name]],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
            log.close()
        if "web" in self.processes:
            self.wait_for_web()

    def wait_for_web(self) -> None:
        """Return once /healthz answers 200."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.base_url}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(f"the web process does not answer:\n{self.log('web')}")

    def kill(self, name: str, how: signal.Signals = signal.SIGKILL) -> None:
        """End a process with its children at once."""
        process = self.processes.pop(name)
        os.killpg(process.pid, how)
        process.wait(timeout=PATIENCE_SECONDS)

    def stop(self) -> None:
        """End everything this service started."""
        for name in list(self.processes):
            process = self.processes.pop(name)
            for how in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(process.pid, how)
                    process.wait(timeout=10)
                except ProcessLookupError:
                    break
                except subprocess.TimeoutExpired:
                    continue
            process.wait(timeout=10)

    def log(self, name: str) -> str:
        """The end of what a process wrote."""
        path = self.folder / f"{name}.log"
        return path.read_text("utf-8", "replace")[-4000:] if path.exists() else ""

    def wait_for_mail(self, to: str, containing: str, count: int = 1) -> list[Mail]:
        """The mails to an address whose subject or text holds some words, once there are `count`."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = [
                mail
                for mail in self.mailbox.mails()
                if to in str(mail.recipients) and (containing in mail.subject or containing in mail.text)
            ]
            if len(found) >= count:
                return found
            if time.monotonic() > until:
                seen = [(mail.recipients, mail.subject) for mail in self.mailbox.mails()]
                raise AssertionError(f"no mail to {to} with {containing!r}; seen {seen}\n{self.log('notifications')}")
            time.sleep(0.2)

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Return once `condition` holds."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < until, f"waited in vain for {what}"
            time.sleep(0.1)

    def query(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Rows straight from the database."""
        url = make_url(self.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url) as connection:
            return connection.execute(statement, values).fetchall()


def make_service(folder: Path, database_url: str, redis_url: str) -> Service:
    """A service on a new, migrated database beside the one named, not yet started."""
    url = make_url(database_url)
    name = f"{url.database}_{secrets.token_hex(4)}"
    server = url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    box = Mailbox(folder / "mail")
    box.start()
    service = Service(
        folder=folder,
        database_url=url.set(database=name).render_as_string(hide_password=False),
        redis_url=redis_url,
        mailbox=box,
        port=free_port(),
    )
    service.flask("db", "upgrade")
    return service


def drop_service(service: Service) -> None:
    """Stop everything and drop its database."""
    service.stop()
    service.mailbox.stop()
    url = make_url(service.database_url)
    server = url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{url.database}" with (force)')


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
