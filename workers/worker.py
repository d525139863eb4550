"""The RQ worker of one queue: waits for wake-ups and drains the outbox in a forked child."""

from __future__ import annotations

import logging
import time
from types import FrameType
from typing import Any
from uuid import uuid4

import redis
from flask import Flask
from rq import Worker
from rq.exceptions import StopRequested
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus
from sqlalchemy.exc import SQLAlchemyError

from app.actions import health
from app.core.extensions import db
from config import Settings
from workers import queues
from workers.signs import Stop, process_name

log = logging.getLogger("rueclaire.worker")

WORKER_TTL_SECONDS = 60
MAINTENANCE_SECONDS = 30
BEAT_SECONDS = 10.0
RESTART_SECONDS = 1.0
ROLE = "worker"


class DrainWorker(Worker):
    """RQ's forking worker, with its sign of life in PostgreSQL and short pauses when Redis is away.

    One queue per process: RQ takes a job from one queue without losing sight of it (BLMOVE to an intermediate
    list), from several with BLPOP, which forgets it when the process dies at that moment.
    """

    max_connection_wait_time = 4.0
    is_told_to_stop = False

    def __init__(self, queue: Any, app: Flask, *, name: str) -> None:
        super().__init__(
            [queue],
            name=f"{name}.{uuid4().hex[:8]}",  # RQ refuses a name that a previous life left behind in Redis
            connection=queue.connection,
            serializer=JSONSerializer,
            worker_ttl=WORKER_TTL_SECONDS,
            maintenance_interval=MAINTENANCE_SECONDS,
            log_job_description=False,
        )
        self._app = app
        self._process_name = name
        self._beaten_at = 0.0

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """RQ's own sign of life, and ours beside it."""
        super().heartbeat(timeout, pipeline)
        if self._is_told_while_idle():
            raise StopRequested
        if self._is_horse or time.monotonic() - self._beaten_at < BEAT_SECONDS:
            return
        self._beaten_at = time.monotonic()
        beat(self._app, self._process_name, self.queues[0].name)

    def _is_told_while_idle(self) -> bool:
        """Told to stop between the end of a drain and the next wait in Redis, which RQ notices 45 s later only."""
        return self.is_told_to_stop and not self._is_horse and self.get_state() == WorkerStatus.IDLE

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Told to stop: finish the running drain first."""
        self.is_told_to_stop = True
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]  # rq leaves it untyped


def work(app: Flask, settings: Settings, queue_name: str, stop: Stop) -> None:
    """Work on one queue until told to stop; Redis may be away at the start, or go away and come back."""
    from workers import jobs

    jobs.adopt(app)  # before the fork, so that each child finds everything ready
    jobs.rehearse(app)
    name = process_name(queue_name)
    while not stop.is_set():
        if _work_once(app, settings, queue_name, name, stop):
            break
        stop.listen()  # RQ has taken the signals over
        stop.wait(RESTART_SECONDS)
    try:
        with app.app_context():
            health.mark_gone(name)
    except SQLAlchemyError as error:
        log.warning("worker.left_silently", extra={"reason": str(error)[:300]})


def _work_once(app: Flask, settings: Settings, queue_name: str, name: str, stop: Stop) -> bool:
    """One life of the RQ worker; says whether it ended because it was told to."""
    connection = queues.connect(settings)
    try:
        queue = queues.open_queue(queue_name, connection)
        queues.wake(queue, even_if_enough=True)  # what fell due while nobody worked
        worker = DrainWorker(queue, app, name=name)
        if stop.is_set():
            return True
        worker.work(logging_level="WARNING")
    except redis.RedisError as error:
        log.warning("worker.no_redis", extra={"queue": queue_name, "reason": str(error)[:300]})
        return False
    finally:
        connection.close()
    return worker.is_told_to_stop


def beat(app: Flask, name: str, queue_name: str) -> None:
    """Keep our sign of life, on a connection that no forked child inherits; without PostgreSQL, do without."""
    try:
        with app.app_context():
            health.mark_alive(name, ROLE, queue_name)
            db.engine.dispose()
    except SQLAlchemyError as error:
        log.warning("worker.no_database", extra={"reason": str(error)[:300]})
