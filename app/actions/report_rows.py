"""Writes a new report with what belongs to it in one statement: a submission waits for the database once."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, insert, inspect, select

from app.core.extensions import db
from app.models import AuditEntry, Department, Report, StatusUpdate

_ENTRY = ("kind", "status", "actor_kind", "staff_id", "department_id", "is_public", "created_at")
_AUDIT = ("actor_kind", "staff_id", "action", "subject_kind", "subject_id", "detail")


def write_report(
    report: Report, *, action: str, staff_id: uuid.UUID | None, detail: dict[str, Any]
) -> tuple[Department, StatusUpdate]:
    """Insert `report` (not in the session), its first entry and the audit of `action`; the caller's action commits.

    Answers the department it went to and its first entry (not in the session). Sets `report.needs_dispatch`, which
    the department decides. Raises IntegrityError when the report's id came before.
    """
    entry = StatusUpdate(
        jurisdiction_id=report.jurisdiction_id,
        report_id=report.id,
        kind="status",
        status=report.status,
        actor_kind="staff" if staff_id else "reporter",
        staff_id=staff_id,
        department_id=report.department_id,
        is_public=True,
        created_at=report.submitted_at,
    )
    known = inspect(report).dict
    given = {column.key: known[column.key] for column in Report.__table__.columns if column.key in known}
    audit = {
        "actor_kind": entry.actor_kind,
        "staff_id": staff_id,
        "action": action,
        "subject_kind": "report",
        "subject_id": str(report.id),
        "detail": detail,
    }
    values = {
        **{f"new_{name}": value for name, value in given.items()},
        **{f"entry_{name}": getattr(entry, name) for name in _ENTRY},
        **{f"audit_{name}": audit[name] for name in _AUDIT},
    }
    department, entry.id = db.session.execute(_statement(tuple(sorted(given))), values).one()
    report.needs_dispatch = department.is_fallback
    return department, entry


@cache
def _statement(columns: tuple[str, ...]) -> Select[Any]:
    town: BindParameter[int] = bindparam("new_jurisdiction_id")
    department_id: BindParameter[int] = bindparam("new_department_id")
    fallback = select(Department.is_fallback).where(Department.jurisdiction_id == town, Department.id == department_id)
    made = (
        insert(Report)
        .values({name: bindparam(f"new_{name}") for name in columns} | {"needs_dispatch": fallback.scalar_subquery()})
        .returning(Report.id)
        .cte("made")
    )
    entry = (
        insert(StatusUpdate)
        .values(
            {name: bindparam(f"entry_{name}") for name in _ENTRY}
            | {"jurisdiction_id": town, "report_id": bindparam("new_id")}
        )
        .returning(StatusUpdate.id, StatusUpdate.jurisdiction_id, StatusUpdate.department_id)
        .cte("entry")
    )
    audit = (
        insert(AuditEntry)
        .values({name: bindparam(f"audit_{name}") for name in _AUDIT} | {"jurisdiction_id": town})
        .returning(AuditEntry.id)
        .cte("audit")
    )
    return (
        select(Department, entry.c.id)
        .join(
            entry,
            (entry.c.jurisdiction_id == Department.jurisdiction_id) & (entry.c.department_id == Department.id),
        )
        .add_cte(made, audit)
    )
