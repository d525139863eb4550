"""Tells the servers of others what happens here to the reports that they have: closed, given to others, open again.

What they should know is compared with what they were known to say last, so nothing is lost that happened while either
side was away. A row with its own name is committed before anything is sent, and every try carries that name.
"""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, or_, select

from app.actions import outbox
from app.actions.remote_reports import queue_send
from app.actions.remote_servers import connect, note_error
from app.actions.remote_triage import name_department, note_for_staff
from app.actions.report_entries import lock_report
from app.channels import georeport, outward
from app.channels.georeport import News, Refused
from app.core import clock, ids, workflow
from app.core.extensions import db
from app.core.languages import nearest_full
from app.core.masking import mask
from app.models import Jurisdiction, RemoteReport, RemoteServer, RemoteUpdate, Report, StatusUpdate

BATCH = 200
PATIENCE = timedelta(hours=72)
FOLLOWED = timedelta(days=365)
"""How long after the last word a finished report that opens again is told of."""
MOST_WORDS = 1_000

log = logging.getLogger("rueclaire.remote")


def queue_tells() -> int:
    """Queue a word to each server that holds a report for open that is over here, or the reverse; how many; commits.

    A server that takes no news gets a reopened report as a new request; of a closing, staff are told to call.
    """
    found = db.session.execute(_differing()).all()
    db.session.rollback()
    count = 0
    for town, row_id, report_id in found:
        count += _queue(town, row_id, report_id)
    return count


def tell(update_id: str) -> None:
    """Tell a server one thing, and commit that it knows; one that takes no news is left to staff. Repeatable.

    Raises NoAnswer while the server does not answer.
    """
    found = _find(uuid.UUID(str(update_id)))
    if found is None or found.state != "pending":
        return
    town, news_id = found.jurisdiction_id, found.id
    row = db.session.get_one(RemoteReport, (town, found.remote_report_id))
    server = db.session.get_one(RemoteServer, (town, row.department_id))
    report = db.session.get_one(Report, (town, row.report_id))
    is_moot = found.tries == 0 and is_over(report, row) != found.is_closing
    if is_moot or not server.is_active or row.remote_id is None:
        found.state, found.finished_at = "dropped", clock.now()
        db.session.commit()
        return
    is_last = found.created_at < clock.now() - PATIENCE
    news = News(str(news_id), row.remote_id, found.is_closing, found.words, found.created_at)
    department, wire = row.department_id, connect(server)
    found.tries += 1
    db.session.commit()  # before anything leaves: the next try knows that this one may have arrived
    try:
        georeport.send_update(wire, news)
    except (Refused, outward.AddressForbidden, outward.TooLong) as error:
        _give_up(town, news_id, str(error))
    except outward.NoAnswer as error:
        note_error(town, department, str(error))
        if not is_last:
            raise
        _give_up(town, news_id, str(error))
    else:
        _keep(town, news_id)


def renew(row: RemoteReport, saying: str) -> None:
    """Send a report that is open again as a new request; the report is locked, and the caller's action commits."""
    _name, said = name_department(row)
    note_for_staff(row, "renewed", number=row.remote_id, reason=said.get(saying, saying).rstrip("."))
    queue_send(row.jurisdiction_id, row.report_id, row.department_id)


def is_over(report: Report, row: RemoteReport) -> bool:
    """Whether the other side has nothing to do any more: the report is closed here, or with somebody else."""
    return report.closed_at is not None or report.department_id != row.department_id


def last_words(row: RemoteReport) -> str | None:
    """What the server was told last, to know our own words when it shows them."""
    query = (
        select(RemoteUpdate.words)
        .where(
            RemoteUpdate.jurisdiction_id == row.jurisdiction_id,
            RemoteUpdate.remote_report_id == row.id,
            RemoteUpdate.state == "sent",
        )
        .order_by(RemoteUpdate.created_at.desc(), RemoteUpdate.id)
        .limit(1)
    )
    return db.session.scalars(query).first()


def _differing() -> Select[int, uuid.UUID, uuid.UUID]:
    over: ColumnElement[bool] = or_(Report.closed_at.is_not(None), Report.department_id != RemoteReport.department_id)
    waits = select(RemoteUpdate.id).where(
        RemoteUpdate.jurisdiction_id == RemoteReport.jurisdiction_id,
        RemoteUpdate.remote_report_id == RemoteReport.id,
        RemoteUpdate.state == "pending",
    )
    return (
        select(RemoteReport.jurisdiction_id, RemoteReport.id, RemoteReport.report_id)
        .join(Report, and_(Report.jurisdiction_id == RemoteReport.jurisdiction_id, Report.id == RemoteReport.report_id))
        .join(
            RemoteServer,
            and_(
                RemoteServer.jurisdiction_id == RemoteReport.jurisdiction_id,
                RemoteServer.department_id == RemoteReport.department_id,
            ),
        )
        .where(
            RemoteServer.is_active,
            RemoteReport.remote_id.is_not(None),
            or_(
                RemoteReport.state == "sent",
                and_(RemoteReport.state == "done", RemoteReport.updated_at > clock.now() - FOLLOWED),
            ),
            RemoteReport.known_closed != over,
            ~waits.exists(),
        )
        .order_by(RemoteReport.updated_at, RemoteReport.id)
        .limit(BATCH)
    )


def _queue(town: int, row_id: uuid.UUID, report_id: uuid.UUID) -> bool:
    report = lock_report(town, report_id, None)
    row = db.session.get(RemoteReport, (town, row_id), with_for_update=True, populate_existing=True)
    if row is None or row.state not in {"sent", "done"} or row.known_closed == is_over(report, row):
        db.session.rollback()
        return False
    server = db.session.get_one(RemoteServer, (town, row.department_id))
    if not server.is_told:
        _leave(row, "unable", is_closing=not row.known_closed)
        db.session.commit()
        return False
    news = RemoteUpdate(
        jurisdiction_id=town,
        id=ids.new_uuid(),
        remote_report_id=row.id,
        is_closing=not row.known_closed,
        words=_write(report, row),
        created_at=clock.now(),
    )
    db.session.add(news)
    db.session.flush()
    outbox.enqueue(town, outbox.EXCHANGE, outbox.REMOTE_TELL, news.id, f"{outbox.REMOTE_TELL}:{news.id}")
    db.session.commit()
    return True


def _write(report: Report, row: RemoteReport) -> str:
    """What is told: what happened, and the last public words about it, without anybody's address or number."""
    _name, said = name_department(row)
    if report.department_id != row.department_id:
        return said["elsewhere"]
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    locale = nearest_full(town.default_locale)
    entry = _last_move(report)
    if report.closed_at is not None:
        words = said["closed"].format(label=workflow.STATUSES[report.status].label(locale))
    else:
        words = said["contested" if entry is not None and entry.kind == "contest" else "reopened"]
    if entry is not None and entry.is_public and entry.note and not report.is_private:
        words = f"{words} {mask(entry.note, 'fr')}"
    return words[:MOST_WORDS].strip()


def _last_move(report: Report) -> StatusUpdate | None:
    query = (
        select(StatusUpdate)
        .where(
            StatusUpdate.jurisdiction_id == report.jurisdiction_id,
            StatusUpdate.report_id == report.id,
            StatusUpdate.kind.in_(("status", "merge", "contest")),
        )
        .order_by(StatusUpdate.id.desc())
        .limit(1)
    )
    return db.session.scalars(query).first()


def _keep(town: int, news_id: uuid.UUID) -> None:
    news, row = _lock(town, news_id)
    if news.state == "pending":
        now = clock.now()
        news.state, news.finished_at = "sent", now
        row.known_closed, row.updated_at = news.is_closing, now
        row.state, row.reopened_at = ("done", None) if news.is_closing else ("sent", now)
        note_for_staff(row, "told", words=news.words)
    db.session.commit()


def _give_up(town: int, news_id: uuid.UUID, reason: str) -> None:
    news, row = _lock(town, news_id)
    if news.state == "pending":
        news.state, news.reason, news.finished_at = "refused", reason, clock.now()
        db.session.flush()
        _leave(row, reason, is_closing=news.is_closing)
    db.session.commit()
    log.warning("remote.not_told", extra={"department": row.department_id, "reason": reason})


def _leave(row: RemoteReport, reason: str, *, is_closing: bool) -> None:
    """What a server cannot be told: staff call about a closing, and what is open again goes as a new request."""
    if not is_closing:
        renew(row, reason)
        return
    _name, said = name_department(row)
    row.state, row.known_closed, row.updated_at = "done", True, clock.now()
    note_for_staff(row, "untold", reason=said.get(reason, reason).rstrip("."))


def _lock(town: int, news_id: uuid.UUID) -> tuple[RemoteUpdate, RemoteReport]:
    """The news and its row, after the report itself: everybody locks in this order."""
    query = (
        select(RemoteReport.report_id)
        .join(
            RemoteUpdate,
            and_(
                RemoteUpdate.jurisdiction_id == RemoteReport.jurisdiction_id,
                RemoteUpdate.remote_report_id == RemoteReport.id,
            ),
        )
        .where(RemoteUpdate.jurisdiction_id == town, RemoteUpdate.id == news_id)
    )
    lock_report(town, db.session.scalars(query).one(), None)
    news = db.session.get_one(RemoteUpdate, (town, news_id), with_for_update=True, populate_existing=True)
    row = db.session.get_one(RemoteReport, (town, news.remote_report_id), with_for_update=True, populate_existing=True)
    return news, row


def _find(news_id: uuid.UUID) -> RemoteUpdate | None:
    query = select(RemoteUpdate).where(
        RemoteUpdate.jurisdiction_id.in_(select(Jurisdiction.id)), RemoteUpdate.id == news_id
    )
    return db.session.scalars(query).first()
