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
        "closed_there": "Le serveur de {name} le dit clos : {reason}. À vérifier.",
        "no_words": "sans un mot",
        "again": "Suite de votre n° {number}.",
        "told": "Dit au serveur de {name} : {words}",
        "untold": "Le serveur de {name} n’a pas été prévenu ({reason}) : appelez-le.",
        "unable": "il ne prend pas de nouvelles",
        "renewed": "Le serveur de {name} ne peut pas rouvrir le n° {number} ({reason}) : une nouvelle demande part.",
        "still_closed": "il le dit toujours clos",
        "closed": "Clos par la mairie : {label}.",
        "elsewhere": "La mairie l’a confié à une autre équipe : rien de plus à faire.",
        "reopened": "Rouvert par la mairie.",
        "contested": "Les habitants disent que ce n’est pas réparé.",
    },
    "en": {
        "sent": "Sent on to the server of {name}, as number {number}.",
        "token": "Sent on to the server of {name}, which will give its number later.",
        "returned": "The server of {name} does not take it: {reason}. To be given to somebody else.",
        "private": "a private report does not leave the town hall",
        "closed_there": "The server of {name} says it is closed: {reason}. To be checked.",
        "no_words": "without a word",
        "again": "Continues your number {number}.",
        "told": "Told the server of {name}: {words}",
        "untold": "The server of {name} was not told ({reason}): call them.",
        "unable": "it takes no news",
        "renewed": "The server of {name} cannot reopen number {number} ({reason}): a new request is on its way.",
        "still_closed": "it still says closed",
        "closed": "Closed by the town hall: {label}.",
        "elsewhere": "The town hall gave it to another team: nothing more to do.",
        "reopened": "Reopened by the town hall.",
        "contested": "Residents say that it is not fixed.",
    },
}


def note_sent(row: RemoteReport) -> None:
    """Say in the report's history, for staff, that the other side has it; the caller's action commits."""
    report = lock_report(row.jurisdiction_id, row.report_id, None)
    name, said = name_department(row)
    line = said["sent" if row.remote_id else "token"].format(name=name, number=row.remote_id)
    touch(report)
    add_update(report, kind="note", note=line, is_public=False, actor_kind="system", outside={"outside": name})


def note_for_staff(row: RemoteReport, saying: str, **values: object) -> None:
    """One of SAYS in the report's history, for staff; the report is locked, and the caller's action commits.

    It does not count as a change: nobody who is working on the report is interrupted.
    """
    report = db.session.get_one(Report, (row.jurisdiction_id, row.report_id))
    name, said = name_department(row)
    line = said[saying].format(name=name, **values)
    add_update(report, kind="note", note=line, is_public=False, actor_kind="system", outside={"outside": name})


def give_back(jurisdiction_id: int, row_id: uuid.UUID, reason: str, *, saying: str = "returned") -> None:
    """Bring a report that the other side does not do back to triage, with the reason for staff, and commit.

    `saying` is the sentence of SAYS that tells them.
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
        _to_triage(report, said[saying].format(name=name, reason=why.rstrip(".")), name)
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
