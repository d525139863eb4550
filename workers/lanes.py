"""Drains a queue in several lanes at once, so that one receiver that does not answer delays nobody else."""

from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from app.actions import outbox
from app.actions.outbox import Handler

LANES = {outbox.WEBHOOKS: 4}
"""Lanes of a queue; each needs two connections to PostgreSQL."""
SECONDS = 20.0
LOOK_AGAIN_SECONDS = 0.2


def drain_in_lanes(app: Flask, queue: str, handlers: Mapping[str, Handler], *, seconds: float = SECONDS) -> int:
    """Drain `queue` in its lanes until none finds anything, or `seconds` are over; returns how many rows were taken.

    A lane that finds nothing looks again while another is busy: what comes meanwhile must not wait for a slow one.
    """
    busy = _Busy()
    end = time.monotonic() + seconds

    def lane() -> int:
        count = 0
        with app.app_context():
            while True:
                with busy:
                    taken = outbox.drain(queue, handlers, seconds=max(end - time.monotonic(), 0))
                count += taken
                if time.monotonic() >= end or (not taken and not busy.count):
                    return count
                if not taken:
                    time.sleep(LOOK_AGAIN_SECONDS)

    with ThreadPoolExecutor(LANES[queue], thread_name_prefix=queue) as pool:
        return sum(one.result() for one in [pool.submit(contextvars.Context().run, lane) for _ in range(LANES[queue])])


class _Busy:
    """How many lanes are draining at this moment."""

    def __init__(self) -> None:
        self.count = 0
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        with self._lock:
            self.count += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self.count -= 1
