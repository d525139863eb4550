"""Who follows what when reports are merged: the duplicate's followers go along, and come back when it is undone."""

from __future__ import annotations

from sqlalchemy import select, update

from app.actions.reporters import subscribe
from app.core import clock
from app.core.extensions import db
from app.models import Report, Reporter, Subscription


def carry_followers(report: Report, original: Report) -> None:
    """Everybody who followed the duplicate follows the original from now on, each counted once."""
    people = db.session.scalars(
        select(Reporter)
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Reporter.jurisdiction_id) & (Subscription.reporter_id == Reporter.id),
        )
        .where(
            Subscription.jurisdiction_id == report.jurisdiction_id,
            Subscription.report_id == report.id,
            Subscription.ended_at.is_(None),
        )
    ).all()
    added = sum(subscribe(person, original.id, "joined", merged_from=report.id) for person in people)
    db.session.execute(
        update(Report)
        .where(Report.jurisdiction_id == original.jurisdiction_id, Report.id == original.id)
        .values(follower_count=Report.follower_count + added, updated_at=clock.now())
    )


def has_others(report: Report, original: Report) -> bool:
    """Whether somebody who follows the report is not the sender of the original, whom its merge would let read it."""
    others = select(Subscription.id).where(
        Subscription.jurisdiction_id == report.jurisdiction_id,
        Subscription.report_id == report.id,
        Subscription.ended_at.is_(None),
        Subscription.reporter_id.is_distinct_from(original.reporter_id),
    )
    return db.session.scalars(others).first() is not None


def release_followers(report: Report) -> None:
    """Those carried along by this report's merge follow it alone again."""
    ended = db.session.execute(
        update(Subscription)
        .where(
            Subscription.jurisdiction_id == report.jurisdiction_id,
            Subscription.merged_from_id == report.id,
            Subscription.ended_at.is_(None),
        )
        .values(ended_at=clock.now())
        .returning(Subscription.report_id)
    ).all()
    for (report_id,) in ended:
        db.session.execute(
            update(Report)
            .where(Report.jurisdiction_id == report.jurisdiction_id, Report.id == report_id, Report.follower_count > 0)
            .values(follower_count=Report.follower_count - 1)
        )
