"""The jobs that RQ runs: each drains one queue of the outbox. Which kind of row calls which action is said here."""

from __future__ import annotations

import logging

from flask import Flask

from app.actions import outbox
from app.actions.deliveries import deliver
from app.actions.outbox import Handler
from app.actions.photos import process_photo
from app.channels import email
from app.core.bootstrap import create_base_app
from app.core.extensions import db
from config import QUEUES

log = logging.getLogger("rueclaire.jobs")

HANDLERS: dict[str, Handler] = {
    outbox.NOTIFICATION_EMAIL: deliver,
    outbox.PHOTO_PROCESS: process_photo,
}
"""What is done for each kind of outbox row; every handler may be run twice."""


_adopted: Flask | None = None


def adopt(app: Flask) -> None:
    """Use `app` for the jobs of this process and of its forked children."""
    global _adopted
    _adopted = app


def drain_queue(queue: str) -> int:
    """Act on the due rows of `queue`; returns how many were taken."""
    if queue not in QUEUES:
        raise ValueError(f"{queue!r} is not a queue")
    app = _adopted or create_base_app()
    with app.app_context():
        # Connections opened before the fork belong to the parent: leave them alone, open our own.
        db.engine.dispose(close=False)
        try:
            with email.connection_kept():
                count = outbox.drain(queue, HANDLERS)
        finally:
            db.engine.dispose()
    if count:
        log.info("outbox.drained", extra={"queue": queue, "rows": count})
    return count
