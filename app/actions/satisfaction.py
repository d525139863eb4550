"""What people think of how their report was dealt with: asked once a closing, answered once a person, counted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from app.actions.contests import can_contest, contest_days, contest_until
from app.core import clock, errors, ids, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Department, Report, Satisfaction, Service, StatusUpdate
from app.models.satisfaction import ANSWERS
from geo.filters import Scope, within_scope

COMMENTS = 100
"""How many of the newest comments staff are given at once."""


@dataclass(frozen=True, slots=True)
class Question:
    """The question as its reader stands to it: until when it may be answered, and what they answered."""

    until: datetime | None
    answer: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """People asked, those who answered, and how."""

    code: str
    name: dict[str, str]
    asked: int
    good: int
    fair: int
    poor: int

    @property
    def answered(self) -> int:
        """Those who answered, whatever they said."""
        return self.good + self.fair + self.poor


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote with their answer, for staff alone; nothing says who."""

    public_id: str
    answer: str
    comment: str
    at: datetime


def note_asked(report: Report, closing_id: int, reporter_id: uuid.UUID) -> None:
    """Count a person as asked about a closing, once; the caller's action commits."""
    row = {
        "jurisdiction_id": report.jurisdiction_id,
        "id": ids.new_uuid(),
        "report_id": report.id,
        "closing_id": closing_id,
        "reporter_id": reporter_id,
    }
    db.session.execute(insert(Satisfaction).values(row).on_conflict_do_nothing())


def find_question(report: Report, reporter_id: uuid.UUID | None) -> Question | None:
    """The question about the last closing for somebody who holds a token; None while the report is not resolved."""
    closing_id = _last_closing(report)
    if closing_id is None or report.closed_at is None:
        return None
    kept = _find(report, closing_id, reporter_id)
    until = contest_until(report) if can_contest(report) else None
    return Question(until, kept.answer if kept else None, kept.comment if kept else None)


def answer_question(report: Report, reporter_id: uuid.UUID | None, answer: str, comment: str | None) -> Question:
    """Keep a person's one answer about the last closing, or change it while it may be, and commit.

    Raises SATISFACTION_CLOSED when the report is not resolved or the days are over.
    """
    closing_id = _last_closing(report)
    if closing_id is None or not can_contest(report):
        raise ProblemError(errors.SATISFACTION_CLOSED, context={"days": contest_days(report.jurisdiction_id)})
    kept = _find(report, closing_id, reporter_id)
    if kept is None:
        row = {
            "jurisdiction_id": report.jurisdiction_id,
            "id": ids.new_uuid(),
            "report_id": report.id,
            "closing_id": closing_id,
            "reporter_id": reporter_id,
        }
        db.session.execute(insert(Satisfaction).values(row).on_conflict_do_nothing())
        kept = _find(report, closing_id, reporter_id)
        if kept is None:
            raise ProblemError(errors.REPORT_CHANGED)
    now = clock.now()
    kept.changed_at = now if kept.answered_at else None
    kept.answered_at = kept.answered_at or now
    kept.answer = answer
    kept.comment = comment or None
    db.session.commit()
    return Question(contest_until(report), answer, comment or None)


def count_answers(
    jurisdiction_id: int, *, by: str, since: datetime, until: datetime, scope: Scope | None = None
) -> list[Count]:
    """Asked and answered by service or by the department that has the report (`by`), of those asked in a period.

    Of the reports that `scope` leaves; None is the whole town.
    """
    group = Service if by == "service" else Department
    column = Report.service_id if by == "service" else Report.department_id
    query = (
        select(
            group.code,
            group.name,
            func.count().label("asked"),
            *(func.count().filter(Satisfaction.answer == answer).label(answer) for answer in ANSWERS),
        )
        .select_from(Satisfaction)
        .join(Report, (Report.jurisdiction_id == Satisfaction.jurisdiction_id) & (Report.id == Satisfaction.report_id))
        .join(group, (group.jurisdiction_id == Report.jurisdiction_id) & (group.id == column))
        .where(
            Satisfaction.jurisdiction_id == jurisdiction_id,
            Satisfaction.asked_at >= since,
            Satisfaction.asked_at < until,
        )
        .group_by(group.code, group.name)
        .order_by(group.code)
    )
    if scope is not None:
        query = query.where(within_scope(scope))
    return [Count(row.code, row.name, row.asked, row.good, row.fair, row.poor) for row in db.session.execute(query)]


def list_remarks(jurisdiction_id: int, *, since: datetime, until: datetime, scope: Scope | None = None) -> list[Remark]:
    """The newest comments of a period, about reports that `scope` leaves."""
    query = (
        select(Report.public_id, Satisfaction.answer, Satisfaction.comment, Satisfaction.answered_at)
        .join(Report, (Report.jurisdiction_id == Satisfaction.jurisdiction_id) & (Report.id == Satisfaction.report_id))
        .where(
            Satisfaction.jurisdiction_id == jurisdiction_id,
            Satisfaction.comment.is_not(None),
            Satisfaction.asked_at >= since,
            Satisfaction.asked_at < until,
        )
        .order_by(Satisfaction.answered_at.desc(), Satisfaction.id)
        .limit(COMMENTS)
    )
    if scope is not None:
        query = query.where(within_scope(scope))
    return [
        Remark(number, answer or "", comment or "", at or since)
        for number, answer, comment, at in db.session.execute(query)
    ]


def _last_closing(report: Report) -> int | None:
    if report.status != workflow.RESOLVED:
        return None
    query = (
        select(StatusUpdate.id)
        .where(
            StatusUpdate.jurisdiction_id == report.jurisdiction_id,
            StatusUpdate.report_id == report.id,
            StatusUpdate.status == workflow.RESOLVED,
            StatusUpdate.kind == "status",
        )
        .order_by(StatusUpdate.id.desc())
        .limit(1)
    )
    return db.session.scalars(query).first()


def _find(report: Report, closing_id: int, reporter_id: uuid.UUID | None) -> Satisfaction | None:
    query = select(Satisfaction).where(
        Satisfaction.jurisdiction_id == report.jurisdiction_id,
        Satisfaction.report_id == report.id,
        Satisfaction.closing_id == closing_id,
        Satisfaction.reporter_id.is_(None) if reporter_id is None else Satisfaction.reporter_id == reporter_id,
    )
    return db.session.scalars(query.with_for_update()).first()
