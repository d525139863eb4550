"""Asks the servers of others what became of the reports sent to them, and lets it happen here."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from app.actions import notifications, outbox, parts
from app.actions.remote_servers import connect
from app.actions.remote_tells import is_over, last_words, renew
from app.actions.remote_triage import give_back, name_department
from app.actions.report_changes import StatusChange, make_move
from app.actions.report_entries import add_update, lock_report, touch
from app.channels import georeport, outward
from app.channels.georeport import Refused, Seen, Server
from app.core import clock, events, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import RemoteReport, RemoteServer, Report

EVERY_SECONDS = 300
AT_ONCE = 50
"""Numbers in one question."""
MOST_WATCHED = 2_000
REOPENING_PATIENCE = timedelta(hours=1)
"""How long a server that was told of a reopening may go on saying closed, before it gets a new request."""
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
        count += outbox.enqueue(server.jurisdiction_id, outbox.EXCHANGE, outbox.REMOTE_POLL, subject, key)
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
                    _apply_or_wait(town, numbers[seen.number], seen)
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


def _apply_or_wait(town: int, row_id: uuid.UUID, seen: Seen) -> None:
    """As _apply; what cannot happen here yet, as closing a whole before its parts, keeps no other report waiting."""
    try:
        _apply(town, row_id, seen)
    except ProblemError as error:
        db.session.rollback()
        log.warning("remote.not_followed", extra={"row": str(row_id), "reason": error.code})


def _apply(town: int, row_id: uuid.UUID, seen: Seen) -> None:
    """Let what the other side says happen here, in one transaction; saying it again changes nothing."""
    found = db.session.get(RemoteReport, (town, row_id))
    if found is None:  # it went out again under another number meanwhile
        return
    parts.lock_whole(town, found.report_id)
    report = lock_report(town, found.report_id, None)
    row = db.session.get(RemoteReport, (town, row_id), with_for_update=True, populate_existing=True)
    if row is None or row.state != "sent":
        db.session.rollback()
        return
    news = _news(row, seen)
    if seen.is_closed and row.reopened_at is not None and news is None:
        # They were told that it is open again, and say what they said before.
        if row.reopened_at < clock.now() - REOPENING_PATIENCE and not is_over(report, row):
            renew(row, "still_closed")
        db.session.commit()
        return
    if seen.detailed in NOT_DONE:
        give_back(town, row.id, seen.note or seen.detailed or "")
        return
    if seen.is_closed and _asks_first(row) and not is_over(report, row):
        give_back(town, row.id, seen.note or "no_words", saying="closed_there")
        return
    _follow(report, row, seen, news)
    row.remote_status = seen.detailed or ("closed" if seen.is_closed else "open")
    row.remote_note, row.known_closed, row.updated_at = seen.note, seen.is_closed, clock.now()
    row.reopened_at = row.reopened_at if seen.is_closed else None
    db.session.commit()


def _news(row: RemoteReport, seen: Seen) -> str | None:
    """What the other side says and has not said before; our own words, shown by it, are none of its."""
    if seen.note is None or seen.note in {row.remote_note, last_words(row)}:
        return None
    return seen.note


def _asks_first(row: RemoteReport) -> bool:
    """Whether somebody looks at what the other side closes, before it is closed here."""
    return db.session.get_one(RemoteServer, (row.jurisdiction_id, row.department_id)).closing == "ask"


def _follow(report: Report, row: RemoteReport, seen: Seen, news: str | None) -> None:
    said = {"outside": name_department(row)[0]}
    if is_over(report, row):
        row.state = "done"
    elif seen.is_closed:
        row.state = "done"
        move = workflow.find_move(report.status, workflow.RESOLVED, Role.AGENT)
        if move is not None:  # their word stands for a photo
            change = StatusChange(workflow.RESOLVED, note=seen.note)
            make_move(report, change, replace(move, needs=()), by=None, outside=said)
    elif news is not None:
        touch(report)
        entry = add_update(report, kind="note", note=news, actor_kind="system", outside=said)
        notifications.announce(report, events.REPORT_ANSWERED, entry)
