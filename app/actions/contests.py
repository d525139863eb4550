"""How long a closing may be contested, and its result judged."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.core import clock, workflow
from app.core.extensions import db, settings
from app.models import Jurisdiction, Report


def contest_days(jurisdiction_id: int) -> int:
    """For how many days a repair can be contested in a town: its own rule, else the installation's."""
    town = db.session.get(Jurisdiction, jurisdiction_id)
    own = town.settings.get("contest_days") if town else None
    return int(own or settings.contest_days)


def contest_until(report: Report) -> datetime | None:
    """Until when "not fixed" may be said, or None when it may not."""
    if report.status != workflow.RESOLVED or report.closed_at is None:
        return None
    return report.closed_at + timedelta(days=contest_days(report.jurisdiction_id))


def can_contest(report: Report) -> bool:
    """Whether "not fixed" may be said now."""
    until = contest_until(report)
    return until is not None and clock.now() <= until
