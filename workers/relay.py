"""The relay: watches the outbox and wakes the workers; it carries nothing itself, so any number may run."""

from __future__ import annotations

import logging
import time

import psycopg
import redis
from flask import Flask
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from app.actions import health, outbox
from config import QUEUES, Settings
from workers import queues
from workers.signs import Stop, process_name

log = logging.getLogger("rueclaire.relay")

POLL_SECONDS = 1.0
"""NOTIFY is only a hint: it is lost when nobody listens, and says nothing of rows that become due later."""
BREATH_SECONDS = 0.02
"""Between two looks, so that a burst of commits is answered by one."""
RECONNECT_SECONDS = 1.0
BEAT_SECONDS = 10.0
ROLE = "relay"


class Relay:
    """Listens, polls, and keeps a few wake-ups on each queue that has something due."""

    def __init__(self, app: Flask, settings: Settings, stop: Stop) -> None:
        self._app = app
        self._settings = settings
        self._stop = stop
        self._name = process_name(ROLE)
        self._redis = queues.connect(settings, timeout=3)
        self._queues = {name: queues.open_queue(name, self._redis) for name in QUEUES}
        self._beaten_at = 0.0
        self._trouble: str | None = None

    def run(self) -> None:
        """Relay until told to stop, whatever goes away and comes back meanwhile."""
        while not self._stop.is_set():
            try:
                with psycopg.connect(listening_url(self._settings), autocommit=True) as listener:
                    listener.execute("listen outbox")
                    self._watch(listener)
            except (psycopg.Error, SQLAlchemyError) as error:
                self._lost("PostgreSQL", error)
                self._stop.wait(RECONNECT_SECONDS)
        self._leave()

    def _watch(self, listener: psycopg.Connection) -> None:
        while not self._stop.is_set():
            with self._app.app_context():
                self._wake_workers()
                self._beat()
            self._stop.wait(BREATH_SECONDS)
            for _ in listener.notifies(timeout=POLL_SECONDS, stop_after=1):
                pass

    def _wake_workers(self) -> None:
        due = outbox.due_queues(QUEUES)
        try:
            for name in due:
                queues.wake(self._queues[name])
        except redis.RedisError as error:
            self._lost("Redis", error)
            self._stop.wait(RECONNECT_SECONDS)
        else:
            if due or self._trouble != "Redis":
                self._found()

    def _beat(self) -> None:
        if time.monotonic() - self._beaten_at >= BEAT_SECONDS:
            health.mark_alive(self._name, ROLE)
            self._beaten_at = time.monotonic()

    def _lost(self, what: str, error: Exception) -> None:
        if self._trouble != what:
            log.warning("relay.lost", extra={"what": what, "reason": str(error)[:300]})
        self._trouble = what

    def _found(self) -> None:
        if self._trouble is not None:
            log.info("relay.found", extra={"what": self._trouble})
        self._trouble = None

    def _leave(self) -> None:
        try:
            with self._app.app_context():
                health.mark_gone(self._name)
        except SQLAlchemyError as error:
            log.warning("relay.left_silently", extra={"reason": str(error)[:300]})


def listening_url(settings: Settings) -> str:
    """Where to LISTEN: the database itself, with keepalives that notice a dead machine within half a minute."""
    url = make_url(settings.database_url).set(drivername="postgresql")
    return url.update_query_dict(
        {
            "connect_timeout": "3",
            "application_name": "rueclaire-relay",
            "keepalives_idle": "10",
            "keepalives_interval": "5",
            "keepalives_count": "3",
        }
    ).render_as_string(hide_password=False)
