"""Something to tell people about: reports with followers, and changes that are announced to them."""

from __future__ import annotations

from sqlalchemy import text

from app.actions import notifications
from app.core import events, workflow
from app.core.extensions import db
from app.models import Report, StatusUpdate
from tests.factories import (
    make_department,
    make_jurisdiction,
    make_report,
    make_reporter,
    make_service,
    make_subscription,
)


class News:
    """A town whose residents follow one report each."""

    def __init__(self, followers: int = 1) -> None:
        town = make_jurisdiction()
        department = make_department(town, is_fallback=True)
        service = make_service(town)
        self.town_id = town.id
        self.keys: list[tuple[int, object]] = []
        for number in range(followers):
            report = make_report(town, service, department, address="14 rue de la Loge")
            make_subscription(report, make_reporter(town, f"voisin{number}@exemple.example"))
            self.keys.append((town.id, report.id))

    def tell(self, *numbers: int, event: str = events.REPORT_SUBMITTED) -> int:
        """Announce an event to the followers of these reports (all without numbers) and commit; how many were told."""
        told = 0
        for number in numbers or range(len(self.keys)):
            report = db.session.get_one(Report, self.keys[number])
            update = StatusUpdate(
                jurisdiction_id=report.jurisdiction_id,
                report_id=report.id,
                kind="status",
                status=workflow.RECEIVED,
                actor_kind="staff",
                department_id=report.department_id,
            )
            db.session.add(update)
            db.session.flush()
            told += notifications.announce(report, event, update)
            db.session.commit()
        return told


def states() -> dict[str, int]:
    """How many messages are in each state."""
    rows = db.session.execute(text("select state, count(*) as count from notifications group by state")).all()
    db.session.rollback()
    return {row.state: int(row[1]) for row in rows}


def attempts() -> list[int]:
    """How often each row was started."""
    rows = db.session.execute(text("select attempts from outbox order by id")).all()
    db.session.rollback()
    return [count for (count,) in rows]
