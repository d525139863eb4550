"""Sends reports on to the servers of others, once each, and follows what becomes of them there.

A report's row, with the name it is sent under, is committed before anything is sent. A try that may have arrived is
looked for on the other side before another is made.
"""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select

from app.actions import outbox
from app.actions.remote_servers import connect, note_error
from app.actions.remote_triage import give_back, name_department, note_sent
from app.channels import DeliveryLater, georeport, outward
from app.channels.georeport import Outgoing, Refused, Taken
from app.core import clock, ids
from app.core.extensions import db, settings
from app.core.masking import mask
from app.models import Jurisdiction, Photo, RemoteReport, RemoteServer, Report, Service
from geo import points

BATCH = 200
PATIENCE = timedelta(hours=72)
"""How long a server may fail to answer before its report comes back to triage."""
PHOTO_PATIENCE = timedelta(minutes=5)
"""How long a report waits for its first picture to be drawn: the other side can be told of one only at the start."""
PHOTO_SECONDS = 20.0
LOOKED_BACK = timedelta(minutes=10)
"""For clocks that do not agree."""

log = logging.getLogger("rueclaire.remote")


def queue_sends() -> int:
    """Queue every open report whose department's work another server does, and that it has not got; how many; commits.

    One look finds them whatever the way they came: a submission, another department given by hand or in bulk, a part.
    """
    known = exists().where(
        RemoteReport.jurisdiction_id == Report.jurisdiction_id,
        RemoteReport.report_id == Report.id,
        RemoteReport.department_id == Report.department_id,
        or_(RemoteReport.state != "returned", Report.needs_dispatch),
    )
    query = (
        select(Report.jurisdiction_id, Report.id, Report.department_id)
        .join(
            RemoteServer,
            (RemoteServer.jurisdiction_id == Report.jurisdiction_id)
            & (RemoteServer.department_id == Report.department_id),
        )
        .where(
            RemoteServer.is_active,
            Report.closed_at.is_(None),
            Report.source != "import",
            Report.updated_at >= RemoteServer.created_at,
            ~known,
        )
        .order_by(Report.submitted_at, Report.id)
        .limit(BATCH)
    )
    found = db.session.execute(query).all()
    for town, report_id, department_id in found:
        queue_send(town, report_id, department_id)
    db.session.commit()
    return len(found)


def send(remote_id: str) -> None:
    """Send one report on, and commit what the other side calls it; a refused one comes back to triage. Repeatable.

    Raises NoAnswer while the server does not answer, DeliveryLater while a picture is being drawn.
    """
    row = _find(uuid.UUID(str(remote_id)))
    if row is None or row.state != "pending":
        return
    report = db.session.get_one(Report, (row.jurisdiction_id, row.report_id))
    server = db.session.get_one(RemoteServer, (row.jurisdiction_id, row.department_id))
    if not server.is_active or report.department_id != row.department_id or report.closed_at is not None:
        row.state, row.reason = "returned", "taken back before it was sent"
        db.session.commit()
        return
    if report.is_private:
        give_back(row.jurisdiction_id, row.id, "private")
        return
    outgoing = _write(row, report, server)
    is_retry, is_last = row.tries > 0, row.created_at < clock.now() - PATIENCE
    row.tries += 1
    since = row.created_at - LOOKED_BACK
    town, row_id, older, wire = row.jurisdiction_id, row.id, row.instead_of, connect(server)
    db.session.commit()  # before anything leaves: the next try knows that this one may have arrived
    try:
        taken = _find_sent(wire, outgoing, since, but=older) if is_retry else None
        taken = taken or georeport.send_report(wire, outgoing)
    except (Refused, outward.AddressForbidden, outward.TooLong) as error:
        give_back(town, row_id, str(error))
    except outward.NoAnswer as error:
        _note_error(town, row_id, str(error))
        if not is_last:
            raise
        give_back(town, row_id, str(error))
    else:
        _keep(town, row_id, taken)


def _find_sent(wire: georeport.Server, outgoing: Outgoing, since: datetime, *, but: str | None) -> Taken | None:
    return georeport.find_sent(wire, outgoing.service_code, since, outgoing.reference, but=but)


def queue_send(jurisdiction_id: int, report_id: uuid.UUID, department_id: int) -> None:
    """Queue a report for a department's server, anew if it had it before; the caller's action commits."""
    query = select(RemoteReport).where(
        RemoteReport.jurisdiction_id == jurisdiction_id,
        RemoteReport.report_id == report_id,
        RemoteReport.department_id == department_id,
    )
    old = db.session.scalars(query).first()
    older = old.remote_id if old is not None else None
    if old is not None:  # it came back and somebody insists, or it is not done after all
        db.session.delete(old)
        db.session.flush()
    row = RemoteReport(
        jurisdiction_id=jurisdiction_id,
        id=ids.new_uuid(),
        report_id=report_id,
        department_id=department_id,
        instead_of=older,
    )
    db.session.add(row)
    db.session.flush()
    outbox.enqueue(jurisdiction_id, outbox.EXCHANGE, outbox.REMOTE_SEND, row.id, f"{outbox.REMOTE_SEND}:{row.id}")


def _write(row: RemoteReport, report: Report, server: RemoteServer) -> Outgoing:
    """What leaves the house: nobody's address or number, neither the sender's nor those in the words."""
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    point = points.from_wkb(report.location)
    return Outgoing(
        name=str(row.id),
        reference=f"[{report.public_id}]",
        service_code=server.services.get(service.code, service.code),
        latitude=point.latitude,
        longitude=point.longitude,
        description=_describe(row, report),
        address=mask(report.address, "fr") if report.address else None,
        answers=report.answers,
        media_url=_picture(report),
    )


def _describe(row: RemoteReport, report: Report) -> str:
    words = mask(report.description, "fr")
    if row.instead_of is None:
        return words
    _name, said = name_department(row)
    return f"{said['again'].format(number=row.instead_of)}\n\n{words}"


def _picture(report: Report) -> str | None:
    """The first picture that everybody may see. Raises DeliveryLater while one is being drawn."""
    query = (
        select(Photo)
        .where(Photo.jurisdiction_id == report.jurisdiction_id, Photo.report_id == report.id, Photo.role == "before")
        .order_by(Photo.position, Photo.id)
    )
    photos = db.session.scalars(query).all()
    ready = next((photo for photo in photos if photo.state == "ready" and "1600" in photo.copies), None)
    if ready is not None:
        return f"{settings.base_url}/api/v1/photos/{ready.id}/1600.jpg"
    is_young = report.submitted_at > clock.now() - PHOTO_PATIENCE
    if is_young and any(photo.state == "pending" for photo in photos):
        raise DeliveryLater(PHOTO_SECONDS, "a picture is being drawn")
    return None


def _keep(jurisdiction_id: int, row_id: uuid.UUID, taken: Taken) -> None:
    row = db.session.get_one(RemoteReport, (jurisdiction_id, row_id), with_for_update=True)
    if row.state == "pending":
        row.state, row.remote_id, row.remote_token = "sent", taken.number, taken.token
        row.sent_at = row.updated_at = clock.now()
        db.session.get_one(RemoteServer, (jurisdiction_id, row.department_id)).last_error = None
        note_sent(row)
    db.session.commit()


def _note_error(jurisdiction_id: int, row_id: uuid.UUID, reason: str) -> None:
    note_error(jurisdiction_id, db.session.get_one(RemoteReport, (jurisdiction_id, row_id)).department_id, reason)


def _find(row_id: uuid.UUID) -> RemoteReport | None:
    query = select(RemoteReport).where(
        RemoteReport.jurisdiction_id.in_(select(Jurisdiction.id)), RemoteReport.id == row_id
    )
    return db.session.scalars(query).first()
