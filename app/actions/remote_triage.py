"""What a report's history says of the other server, and its way back to triage when that server does not do it."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from app.actions import audit
from app.actions.report_entries import add_update, lock_report, touch
from app.core import clock
from app.core.extensions import db
from app.core.languages import nearest_full
from app.models import Department, Jurisdiction, RemoteReport, Report

SAYS = {
    "fr": {
        "sent": "Transmis au serveur de {name}, sous le numéro {number}.",
        "token": "Transmis au serveur de {name}, qui donnera son numéro plus tard.",
        "returned": "Le serveur de {name} ne le prend pas : {reason}. À réattribuer.",
        "private": "un signalement privé ne quitte pas la mairie",
    },
    "en": {
        "sent": "Sent on to the server of {name}, as number {number}.",
        "token": "Sent on to the server of {name}, which will give its number later.",
        "returned": "The server of {name} does not take it: {reason}. To be given to somebody else.",
        "private": "a private report does not leave the town hall",
    },
}


def note_sent(row: RemoteReport) -> None:
    """Say in the report's history, for staff, that the other side has it; the caller's action commits."""
    report = lock_report(row.jurisdiction_id, row.report_id, None)
    name, said = name_department(row)
    line = said["sent" if row.remote_id else "token"].format(name=name, number=row.remote_id)
    touch(report)
    add_update(report, kind="note", note=line, is_public=False, actor_kind="system", outside={"outside": name})


def give_back(jurisdiction_id: int, row_id: uuid.UUID, reason: str) -> None:
    """Bring a report that the other side does not do back to triage, with the reason for staff, and commit.

    A report that somebody else has meanwhile, or that is closed, stays where it is. Repeatable.
    """
    db.session.rollback()
    found = db.session.get_one(RemoteReport, (jurisdiction_id, row_id))
    report = lock_report(jurisdiction_id, found.report_id, None)
    row = db.session.get_one(RemoteReport, (jurisdiction_id, row_id), with_for_update=True, populate_existing=True)
    if row.state not in {"pending", "sent"}:
        db.session.rollback()
        return
    name, said = name_department(row)
    why = said.get(reason, reason)
    row.state, row.reason, row.updated_at = "returned", why, clock.now()
    if report.department_id == row.department_id and report.closed_at is None:
        _to_triage(report, said["returned"].format(name=name, reason=why.rstrip(".")), name)
    db.session.commit()


def name_department(row: RemoteReport) -> tuple[str, dict[str, str]]:
    """The name of the department behind a row, and the words of its town's language."""
    town = db.session.get_one(Jurisdiction, row.jurisdiction_id)
    department = db.session.get_one(Department, (row.jurisdiction_id, row.department_id))
    locale = nearest_full(town.default_locale)
    return department.name.get(locale) or department.name.get("fr") or department.code, SAYS[locale]


def _to_triage(report: Report, note: str, name: str) -> None:
    query = select(Department).where(Department.jurisdiction_id == report.jurisdiction_id, Department.is_fallback)
    fallback = db.session.scalars(query).one()
    before = report.department_id
    report.department_id, report.needs_dispatch, report.assigned_to_id = fallback.id, True, None
    report.routing = {**report.routing, "code": "reassigned", "department_id": fallback.id, "instead_of": before}
    touch(report)
    detail = {"from": before, "to": fallback.id}
    add_update(
        report,
        kind="reassign",
        note=note,
        is_public=False,
        actor_kind="system",
        outside={"outside": name},
        detail=detail,
    )
    audit.record(report.jurisdiction_id, "report.reassigned", "report", report.id, actor_kind="system", detail=detail)
