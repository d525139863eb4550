"""Writes a new report with what belongs to it in one statement: a submission waits for the database once."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, String, Uuid, bindparam, cast, insert, inspect, select

from app.core.extensions import db
from app.models import AuditEntry, Department, Report, StatusUpdate


def write_report(
    report: Report, *, action: str, staff_id: uuid.UUID | None, detail: dict[str, Any]
) -> tuple[Department, StatusUpdate]:
    """Insert `report` (not in the session), its first entry and the audit of `action`; the caller's action commits.

    Answers the department it went to and its first entry (not in the session). Sets `report.needs_dispatch`, which
    the department decides. Raises IntegrityError when the report's id came before.
    """
    known = inspect(report).dict
    given = {column.key: known[column.key] for column in Report.__table__.columns if column.key in known}
    values = {f"new_{name}": value for name, value in given.items()}
    values |= {
        "by_kind": "staff" if staff_id else "reporter",
        "by_staff": staff_id,
        "done": action,
        "told": detail,
    }
    department, entry_id = db.session.execute(_statement(tuple(sorted(given))), values).one()
    report.needs_dispatch = department.is_fallback
    entry = StatusUpdate(
        jurisdiction_id=report.jurisdiction_id,
        id=entry_id,
        report_id=report.id,
        kind="status",
        status=report.status,
        actor_kind=values["by_kind"],
        staff_id=staff_id,
        department_id=report.department_id,
        is_public=True,
        created_at=report.submitted_at,
    )
    return department, entry


@cache
def _statement(columns: tuple[str, ...]) -> Select[Any]:
    """The parameters are shared between the three rows: few enough for the driver to keep the statement's parse."""
    town: BindParameter[int] = bindparam("new_jurisdiction_id")
    department_id: BindParameter[int] = bindparam("new_department_id")
    report_id: BindParameter[uuid.UUID] = bindparam("new_id", type_=Uuid())
    author = {"actor_kind": bindparam("by_kind"), "staff_id": bindparam("by_staff", type_=Uuid())}
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
            jurisdiction_id=town,
            report_id=report_id,
            kind="status",
            status=bindparam("new_status"),
            department_id=department_id,
            is_public=True,
            created_at=bindparam("new_submitted_at"),
            **author,
        )
        .returning(StatusUpdate.id, StatusUpdate.jurisdiction_id, StatusUpdate.department_id)
        .cte("entry")
    )
    audit = (
        insert(AuditEntry)
        .values(
            jurisdiction_id=town,
            action=bindparam("done"),
            subject_kind="report",
            subject_id=cast(report_id, String),
            detail=bindparam("told"),
            **author,
        )
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
