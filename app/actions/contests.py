"""How long a closing may be contested, and its result judged."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.core import clock, workflow
from app.core.extensions import settings
from app.models import Report


def contest_until(report: Report) -> datetime | None:
    """Until when "not fixed" may be said, or None when it may not."""
    if report.status != workflow.RESOLVED or report.closed_at is None:
        return None
    return report.closed_at + timedelta(days=settings.contest_days)


def can_contest(report: Report) -> bool:
    """Whether "not fixed" may be said now."""
    until = contest_until(report)
    return until is not None and clock.now() <= until
