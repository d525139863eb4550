"""The ticker: runs periodic tasks when their time has come, wherever and however often it is started."""

from __future__ import annotations

import logging
import time

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from app.actions import (
    alert_digests,
    alerts,
    digests,
    dormant,
    export_writing,
    figure_counts,
    health,
    interventions,
    open_data,
    photo_files,
    photo_originals,
    remote_polls,
    remote_reports,
    remote_tells,
    report_counts,
    residents,
    retention,
    schedule,
    uploads,
    webhook_deliveries,
)
from app.actions.schedule import Task
from workers.signs import Stop, process_name

log = logging.getLogger("rueclaire.schedule")

TICK_SECONDS = 2.0
BEAT_SECONDS = 10.0
ROLE = "schedule"
MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

TASKS = (
    Task("fold_figures", 10, figure_counts.fold_changes),
    Task("redrive_photos", MINUTE, schedule.redrive_photos),
    Task("forget_lost_processes", 5 * MINUTE, schedule.forget_lost_processes),
    Task("delete_expired_sessions", 15 * MINUTE, schedule.delete_expired_sessions),
    Task("drop_photo_originals", 15 * MINUTE, photo_originals.drop_due_originals),
    Task("see_late_reports", MINUTE, report_counts.see_late),
    Task("fold_report_counts", MINUTE / 2, report_counts.fold_counts),
    Task("write_digests", 5 * MINUTE, digests.write_digests),
    Task("tell_of_dormant", DAY, dormant.tell_of_dormant),
    Task("forget_old_links", HOUR, residents.forget_old_links),
    Task("delete_unclaimed_photos", HOUR, photo_files.delete_unclaimed),
    Task("delete_orphan_photo_files", DAY, photo_files.delete_orphans),
    Task("delete_expired_uploads", 15 * MINUTE, uploads.delete_expired),
    Task("delete_orphan_upload_parts", DAY, uploads.delete_orphan_parts),
    Task("delete_expired_exports", HOUR, export_writing.delete_expired),
    Task("queue_open_data", HOUR, open_data.queue_builds),
    Task("prune_outbox", HOUR, schedule.prune_outbox),
    Task("queue_alert_digests", 5 * MINUTE, alert_digests.queue_digests),
    Task("redraw_alerts", DAY, alerts.redraw_alerts),
    Task("forget_alerts", DAY, alerts.forget_alerts),
    Task("remind_outside_bodies", HOUR, interventions.remind_bodies),
    Task("forget_old_webhooks", HOUR, webhook_deliveries.delete_old),
    Task("send_reports_on", 15, remote_reports.queue_sends),
    Task("tell_other_servers", 15, remote_tells.queue_tells),
    Task("ask_other_servers", remote_polls.EVERY_SECONDS, remote_polls.queue_polls),
    Task("erase_old_contacts", DAY, retention.erase_old_contacts),
)
"""Every periodic task, with its period in seconds."""


def tick_until(app: Flask, stop: Stop) -> None:
    """Run what is due every two seconds until told to stop; waits while PostgreSQL is away."""
    name = process_name(ROLE)
    beaten_at = 0.0
    is_lost = False
    while not stop.is_set():
        try:
            with app.app_context():
                if time.monotonic() - beaten_at >= BEAT_SECONDS:
                    health.mark_alive(name, ROLE)
                    beaten_at = time.monotonic()
                for done in schedule.run_due(TASKS):
                    log.info("schedule.ran", extra={"task": done})
            is_lost = False
        except SQLAlchemyError as error:
            if not is_lost:
                log.warning("schedule.no_database", extra={"reason": str(error)[:300]})
            is_lost = True
        stop.wait(TICK_SECONDS)
    try:
        with app.app_context():
            health.mark_gone(name)
    except SQLAlchemyError as error:
        log.warning("schedule.left_silently", extra={"reason": str(error)[:300]})
