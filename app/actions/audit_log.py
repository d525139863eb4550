"""Reading the audit log: by person, act, report and period, newest first, page by page or whole as CSV."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from app.core.extensions import db
from app.models import AuditEntry, Report, Staff

PAGE = 50
EXPORT_BATCH = 2_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("at", "who", "actor_kind", "action", "subject_kind", "subject", "detail")


@dataclass(frozen=True, slots=True)
class Question:
    """What to show; None does not restrict. `action` ends in a dot for a whole family (`staff.`)."""

    staff_id: uuid.UUID | None = None
    action: str | None = None
    public_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One act: who (None for the service, a resident, or an erased account), what, about what."""

    id: int
    at: datetime
    who: str | None
    actor_kind: str
    action: str
    subject_kind: str
    subject: str
    detail: dict[str, Any]


def read_page(jurisdiction_id: int, question: Question, *, before: int | None = None) -> tuple[list[Line], int | None]:
    """Fifty lines older than `before`, and where the next page begins (None: there is none)."""
    rows = _lines(jurisdiction_id, question, before, PAGE + 1)
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None


def list_actions(jurisdiction_id: int) -> list[str]:
    """Every act that the log of a town holds, by hops along the index rather than by reading the table."""
    found: list[str] = []
    while True:
        query = select(AuditEntry.action).where(AuditEntry.jurisdiction_id == jurisdiction_id)
        if found:
            query = query.where(AuditEntry.action > found[-1])
        following = db.session.scalars(query.order_by(AuditEntry.action).limit(1)).first()
        if following is None:
            return found
        found.append(following)


def list_authors(jurisdiction_id: int) -> list[tuple[uuid.UUID, str]]:
    """Everybody of a town who may have acted, by name."""
    rows = db.session.execute(
        select(Staff.id, Staff.name).where(Staff.jurisdiction_id == jurisdiction_id).order_by(Staff.name)
    )
    return [(row.id, row.name) for row in rows]


def write_csv(jurisdiction_id: int, question: Question) -> Iterator[str]:
    """The log as CSV, batch by batch; a cell that a spreadsheet would run begins with an apostrophe."""
    yield _row(COLUMNS)
    before: int | None = None
    while True:
        lines = _lines(jurisdiction_id, question, before, EXPORT_BATCH)
        db.session.rollback()
        yield "".join(
            _row(
                (
                    line.at.isoformat(), line.who or "", line.actor_kind, line.action, line.subject_kind, line.subject,
                    json.dumps(line.detail, ensure_ascii=False) if line.detail else "",
                )
            )
            for line in lines
        )  # fmt: skip
        if len(lines) < EXPORT_BATCH:
            return
        before = lines[-1].id


def _lines(jurisdiction_id: int, question: Question, before: int | None, limit: int) -> list[Line]:
    query: Select[AuditEntry, str] = (
        select(AuditEntry, Staff.name)
        .outerjoin(Staff, (Staff.jurisdiction_id == AuditEntry.jurisdiction_id) & (Staff.id == AuditEntry.staff_id))
        .where(AuditEntry.jurisdiction_id == jurisdiction_id, *_conditions(jurisdiction_id, question))
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(AuditEntry.id < before)
    rows = db.session.execute(query).all()
    subjects = _subjects(jurisdiction_id, [entry for entry, _ in rows])
    return [
        Line(
            entry.id, entry.at, name, entry.actor_kind, entry.action, entry.subject_kind,
            subjects.get((entry.subject_kind, entry.subject_id), entry.subject_id), entry.detail,
        )
        for entry, name in rows
    ]  # fmt: skip


def _conditions(jurisdiction_id: int, question: Question) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if question.staff_id is not None:
        found.append(AuditEntry.staff_id == question.staff_id)
    if question.action and question.action.endswith("."):
        found.append(AuditEntry.action.startswith(question.action, autoescape=True))
    elif question.action:
        found.append(AuditEntry.action == question.action)
    if question.public_id:
        wanted = select(Report.id).where(
            Report.jurisdiction_id == jurisdiction_id, Report.public_id == question.public_id.strip().upper()
        )
        report_id = db.session.scalars(wanted).first()
        found += [AuditEntry.subject_kind == "report", AuditEntry.subject_id == str(report_id)]
    if question.since is not None:
        found.append(AuditEntry.at >= question.since)
    if question.until is not None:
        found.append(AuditEntry.at < question.until)
    return found


def _subjects(jurisdiction_id: int, entries: list[AuditEntry]) -> dict[tuple[str, str], str]:
    """Numbers of reports and names of people, for those that are still there."""
    names: dict[tuple[str, str], str] = {}
    for kind, table, label in (("report", Report, Report.public_id), ("staff", Staff, Staff.name)):
        wanted = {_uuid(entry.subject_id) for entry in entries if entry.subject_kind == kind} - {None}
        if wanted:
            rows = db.session.execute(
                select(table.id, label).where(table.jurisdiction_id == jurisdiction_id, table.id.in_(wanted))
            )
            names |= {(kind, str(number)): name for number, name in rows}
    return names


def _uuid(value: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(value)
    except ValueError:
        return None


def _row(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(
        [f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell for cell in cells]
    )
    return out.getvalue()
