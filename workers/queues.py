"""The queues in Redis: what a wake-up looks like, and how few of them are ever waiting."""

from __future__ import annotations

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

from config import Settings

WAKE_UPS = 3
"""Wake-ups that may wait on a queue: one would do, a few more survive a killed worker without a pause."""
WAKE_UP_TTL_SECONDS = 30
JOB_TIMEOUT_SECONDS = {"notifications": 180, "photos": 240, "exports": 1800, "exchange": 240, "webhooks": 180}
"""Above the time a drain gives itself plus the slowest single row, so that it strikes only what hangs."""


def connect(settings: Settings, *, timeout: float | None = None) -> Redis:
    """A Redis connection that gives up soon (`timeout` seconds an answer); callers try again themselves."""
    return Redis.from_url(
        settings.redis_url,
        socket_connect_timeout=3,
        socket_timeout=timeout,
        health_check_interval=15,
        retry=Retry(ExponentialBackoff(cap=1, base=0.1), retries=1),
    )


def open_queue(name: str, connection: Redis) -> Queue:
    """The queue `name`. Jobs are JSON: whoever can write to Redis cannot make a worker run code of his own."""
    return Queue(name, connection=connection, serializer=JSONSerializer)


def wake(queue: Queue, *, even_if_enough: bool = False) -> bool:
    """Ask for a drain of the queue, unless enough wake-ups wait already; says whether one was added."""
    if queue.count >= WAKE_UPS and not even_if_enough:
        return False
    queue.enqueue_call(
        "workers.jobs.drain_queue",
        args=(queue.name,),
        timeout=JOB_TIMEOUT_SECONDS[queue.name],
        ttl=WAKE_UP_TTL_SECONDS,
        result_ttl=0,
        failure_ttl=3600,
        description=f"drain {queue.name}",
    )
    return True
