"""Writes a new report with what belongs to it in one statement: a submission waits for the database once."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from sqlalchemy import CTE, BindParameter, Select, String, Uuid, bindparam, cast, insert, inspect, select

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
    entry = _entry()
    there = (entry.c.jurisdiction_id == Department.jurisdiction_id) & (entry.c.department_id == Department.id)
    return select(Department, entry.c.id).join(entry, there).add_cte(_made(columns), _audit())


def _made(columns: tuple[str, ...]) -> CTE:
    fallback = select(Department.is_fallback).where(
        Department.jurisdiction_id == bindparam("new_jurisdiction_id"), Department.id == bindparam("new_department_id")
    )
    given: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    return (
        insert(Report).values(given | {"needs_dispatch": fallback.scalar_subquery()}).returning(Report.id).cte("made")
    )


def _entry() -> CTE:
    return (
        insert(StatusUpdate)
        .values(
            report_id=bindparam("new_id", type_=Uuid()),
            kind="status",
            status=bindparam("new_status"),
            department_id=bindparam("new_department_id"),
            is_public=True,
            created_at=bindparam("new_submitted_at"),
            **_author(),
        )
        .returning(StatusUpdate.id, StatusUpdate.jurisdiction_id, StatusUpdate.department_id)
        .cte("entry")
    )


def _audit() -> CTE:
    return (
        insert(AuditEntry)
        .values(
            action=bindparam("done"),
            subject_kind="report",
            subject_id=cast(bindparam("new_id", type_=Uuid()), String),
            detail=bindparam("told"),
            **_author(),
        )
        .returning(AuditEntry.id)
        .cte("audit")
    )


def _author() -> dict[str, BindParameter[Any]]:
    return {
        "jurisdiction_id": bindparam("new_jurisdiction_id"),
        "actor_kind": bindparam("by_kind"),
        "staff_id": bindparam("by_staff", type_=Uuid()),
    }
