"""The jobs that RQ runs: each drains one queue of the outbox. Which kind of row calls which action is said here."""

from __future__ import annotations

import gc
import logging
import os

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from app.actions import alert_digests, open_data, outbox, remote_polls, remote_reports, remote_tells, webhook_deliveries
from app.actions.deliveries import deliver
from app.actions.digests import deliver_digest
from app.actions.dormant import deliver_dormant
from app.actions.export_news import deliver_export_mail
from app.actions.export_writing import write_export
from app.actions.intervention_letters import deliver_link_mail, deliver_news
from app.actions.invitations import deliver_invite
from app.actions.media_fetches import fetch_media
from app.actions.mentions import deliver_call
from app.actions.outbox import Handler
from app.actions.photo_drawing import process_photo
from app.actions.photo_originals import drop_originals_of_report
from app.actions.preferences import deliver_phone_code
from app.actions.residents import deliver_link
from app.actions.routing_drafts import run_replay
from app.actions.short_deliveries import deliver_push, deliver_sms
from app.actions.webhook_letters import deliver_off
from app.channels import email, letters
from app.core import ids
from app.core.bootstrap import create_base_app
from app.core.extensions import db
from config import QUEUES
from workers import lanes

log = logging.getLogger("rueclaire.jobs")

HANDLERS: dict[str, Handler] = {
    outbox.NOTIFICATION_EMAIL: deliver,
    outbox.NOTIFICATION_PUSH: deliver_push,
    outbox.NOTIFICATION_SMS: deliver_sms,
    outbox.NOTIFICATION_DIGEST: deliver_digest,
    outbox.SIGN_IN_MAIL: deliver_link,
    outbox.STAFF_INVITE: deliver_invite,
    outbox.PHONE_CODE_SMS: deliver_phone_code,
    outbox.MENTION_MAIL: deliver_call,
    outbox.DORMANT_MAIL: deliver_dormant,
    outbox.INTERVENTION_MAIL: deliver_link_mail,
    outbox.INTERVENTION_NEWS: deliver_news,
    outbox.PHOTO_PROCESS: process_photo,
    outbox.ALERT_CONFIRM: alert_digests.deliver_confirmation,
    outbox.ALERT_MATCH: alert_digests.match_report,
    outbox.ALERT_DIGEST: alert_digests.deliver_digest,
    outbox.EXPORT_WRITE: write_export,
    outbox.EXPORT_MAIL: deliver_export_mail,
    outbox.OPEN_DATA_BUILD: open_data.build,
    outbox.PHOTO_FORGET: drop_originals_of_report,
    outbox.ROUTING_REPLAY: run_replay,
    outbox.MEDIA_FETCH: fetch_media,
    outbox.WEBHOOK_SEND: webhook_deliveries.deliver,
    outbox.WEBHOOK_OFF: deliver_off,
    outbox.REMOTE_SEND: remote_reports.send,
    outbox.REMOTE_POLL: remote_polls.poll,
    outbox.REMOTE_TELL: remote_tells.tell,
}
"""What is done for each kind of outbox row; every handler may be run twice."""


_adopted: Flask | None = None
_adopted_by = 0


def adopt(app: Flask) -> None:
    """Use `app` for the jobs of this process and of its forked children."""
    global _adopted, _adopted_by
    _adopted, _adopted_by = app, os.getpid()


def rehearse(app: Flask) -> None:
    """Do once, before any fork, what each child would otherwise do again: compile templates and statements.

    Without PostgreSQL the statements are left to the children.
    """
    letters.load_templates()
    with app.app_context():
        try:
            outbox.due_queues()
            deliver(ids.new_uuid())  # nobody's message: finds nothing
        except SQLAlchemyError as error:
            log.warning("worker.not_rehearsed", extra={"reason": str(error)[:300]})
        finally:
            db.session.remove()
            db.engine.dispose()
    gc.collect()
    gc.freeze()


def _drain(app: Flask, queue: str) -> int:
    if queue in lanes.LANES:
        return lanes.drain_in_lanes(app, queue, HANDLERS)
    return outbox.drain(queue, HANDLERS)


def drain_queue(queue: str) -> int:
    """Act on the due rows of `queue`; returns how many were taken."""
    if queue not in QUEUES:
        raise ValueError(f"{queue!r} is not a queue")
    app = _adopted or create_base_app()
    with app.app_context():
        if os.getpid() != _adopted_by:  # connections opened before the fork are the parent's: leave them, open our own
            db.engine.dispose(close=False)
        try:
            with email.connection_kept():
                count = _drain(app, queue)
        finally:
            db.engine.dispose()
    if count:
        log.info("outbox.drained", extra={"queue": queue, "rows": count})
    return count
