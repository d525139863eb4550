"""Asks the servers of others what became of the reports sent to them, and lets it happen here."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from app.actions import notifications, outbox, parts
from app.actions.remote_servers import connect
from app.actions.remote_triage import give_back, name_department
from app.actions.report_changes import StatusChange, make_move
from app.actions.report_entries import add_update, lock_report, touch
from app.channels import georeport, outward
from app.channels.georeport import Refused, Seen, Server
from app.core import clock, events, workflow
from app.core.extensions import db
from app.core.workflow import Role
from app.models import RemoteReport, RemoteServer

EVERY_SECONDS = 300
AT_ONCE = 50
"""Numbers in one question."""
MOST_WATCHED = 2_000
NOT_DONE = frozenset({workflow.REJECTED, workflow.FORWARDED, workflow.DUPLICATE})
"""Detailed statuses with which another Rue Claire says that it will not do it."""

log = logging.getLogger("rueclaire.remote")


def queue_polls() -> int:
    """Queue a question to each server that has reports of ours; how many; commits."""
    watched = (
        select(RemoteServer)
        .where(
            RemoteServer.is_active,
            select(RemoteReport.id)
            .where(
                RemoteReport.jurisdiction_id == RemoteServer.jurisdiction_id,
                RemoteReport.department_id == RemoteServer.department_id,
                RemoteReport.state == "sent",
            )
            .exists(),
        )
        .order_by(RemoteServer.jurisdiction_id, RemoteServer.department_id)
    )
    turn = int(clock.now().timestamp() // EVERY_SECONDS)
    count = 0
    for server in db.session.scalars(watched).all():
        subject = f"{server.jurisdiction_id}:{server.department_id}"
        key = f"{outbox.REMOTE_POLL}:{subject}:{turn}"
        count += outbox.enqueue(server.jurisdiction_id, outbox.EXPORTS, outbox.REMOTE_POLL, subject, key)
    db.session.commit()
    return count


def poll(subject: str) -> None:
    """Ask one server for all of ours that it has, and commit each change; a failure is noted, for the next turn."""
    town, department = (int(part) for part in subject.split(":"))
    row = db.session.get(RemoteServer, (town, department))
    if row is None or not row.is_active:
        return
    server, reason = connect(row), None
    try:
        _resolve_tokens(town, department, server)
        numbers = {found.remote_id: found.id for found in _watched(town, department) if found.remote_id}
        db.session.rollback()
        known = list(numbers)
        for start in range(0, len(known), AT_ONCE):
            for seen in georeport.read_reports(server, known[start : start + AT_ONCE]):
                if seen.number in numbers:
                    _apply(town, numbers[seen.number], seen)
    except (outward.NoAnswer, outward.AddressForbidden, outward.TooLong, Refused) as error:
        reason = str(error)
        log.warning("remote.poll_failed", extra={"department": department, "reason": reason})
        db.session.rollback()
    row = db.session.get_one(RemoteServer, (town, department))
    row.polled_at, row.last_error = clock.now(), reason
    db.session.commit()


def _watched(town: int, department: int) -> Sequence[RemoteReport]:
    query = (
        select(RemoteReport)
        .where(
            RemoteReport.jurisdiction_id == town,
            RemoteReport.department_id == department,
            RemoteReport.state == "sent",
        )
        .order_by(RemoteReport.sent_at.desc(), RemoteReport.id)
        .limit(MOST_WATCHED)
    )
    return db.session.scalars(query).all()


def _resolve_tokens(town: int, department: int, server: Server) -> None:
    waiting = [(row.id, row.remote_token) for row in _watched(town, department) if not row.remote_id]
    db.session.rollback()
    for row_id, token in waiting:
        number = georeport.read_token(server, token or "")
        if number:
            row = db.session.get_one(RemoteReport, (town, row_id), with_for_update=True)
            row.remote_id, row.updated_at = number, clock.now()
            db.session.commit()


def _apply(town: int, row_id: object, seen: Seen) -> None:
    """Let what the other side says happen here, in one transaction; saying it again changes nothing."""
    found = db.session.get_one(RemoteReport, (town, row_id))
    if seen.detailed in NOT_DONE:
        give_back(town, found.id, seen.note or seen.detailed or "")
        return
    parts.lock_whole(town, found.report_id)
    report = lock_report(town, found.report_id, None)
    row = db.session.get_one(RemoteReport, (town, row_id), with_for_update=True, populate_existing=True)
    if row.state != "sent":
        db.session.rollback()
        return
    is_ours = report.closed_at is None and report.department_id == row.department_id
    name, _said = name_department(row)
    said = {"outside": name}
    is_news = seen.note is not None and seen.note != row.remote_note
    if not is_ours:
        row.state = "done"
    elif seen.is_closed:
        row.state = "done"
        move = workflow.find_move(report.status, workflow.RESOLVED, Role.AGENT)
        if move is not None:  # their word stands for a photo
            change = StatusChange(workflow.RESOLVED, note=seen.note)
            make_move(report, change, replace(move, needs=()), by=None, outside=said)
    elif is_news:
        touch(report)
        entry = add_update(report, kind="note", note=seen.note, actor_kind="system", outside=said)
        notifications.announce(report, events.REPORT_ANSWERED, entry)
    row.remote_status = seen.detailed or ("closed" if seen.is_closed else "open")
    row.remote_note, row.updated_at = seen.note, clock.now()
    db.session.commit()
