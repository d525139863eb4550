"""Following a report, joining it as "same one", and leaving it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import select, update

from app.actions import notifications, tokens
from app.actions.report_changes import lock_report
from app.actions.reporters import find_or_make_reporter, find_subscription, subscribe
from app.actions.submissions import Contact
from app.core import clock, errors, events, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Jurisdiction, Report, StatusUpdate, Subscription


@dataclass(frozen=True, slots=True)
class Following:
    """What a new follower learns."""

    token: str
    follower_count: int
    email_pending: bool


def follow_report(report: Report, *, email: str | None, joins: bool, device_hash: str | None, locale: str) -> Following:
    """Follow a report (or join it as having seen the same), once per person, and commit.

    Raises REPORT_CLOSED for a closed report, VALIDATION_FAILED when there is neither an address nor a device.
    """
    if not email and not device_hash:
        raise ProblemError(errors.VALIDATION_FAILED)
    locked = lock_report(report.jurisdiction_id, report.id, None)
    if workflow.STATUSES[locked.status].is_closed:
        raise ProblemError(errors.REPORT_CLOSED)
    person = find_or_make_reporter(locked.jurisdiction_id, Contact(email=email), device_hash=device_hash, locale=locale)
    is_new = subscribe(person, locked.id, "joined" if joins else "follower")
    if is_new:
        locked.follower_count += 1
        if joins:
            db.session.add(
                StatusUpdate(
                    jurisdiction_id=locked.jurisdiction_id,
                    report_id=locked.id,
                    kind="join",
                    status=locked.status,
                    actor_kind="reporter",
                    is_public=False,
                    created_at=clock.now(),
                )
            )
    subscription = find_subscription(locked.jurisdiction_id, locked.id, person.id)
    pending = bool(person.email) and person.email_confirmed_at is None
    if is_new and person.email:
        if pending:
            notifications.ask_confirmation(locked, person)
        else:
            notifications.announce(locked, events.REPORT_FOLLOWED, None, only=person)
    # An address proves nothing: who typed it may not be who reads its mail, where the person's own token goes.
    token = tokens.phone_token(subscription, may_end=is_new) if email else tokens.subscription_token(subscription)
    db.session.commit()
    return Following(token, locked.follower_count, pending)


def unfollow(subscription_id: uuid.UUID) -> None:
    """End a subscription and commit; ending it twice changes nothing."""
    ended = db.session.execute(
        update(Subscription)
        .where(
            Subscription.jurisdiction_id.in_(select(Jurisdiction.id)),
            Subscription.id == subscription_id,
            Subscription.ended_at.is_(None),
        )
        .values(ended_at=clock.now())
        .returning(Subscription.jurisdiction_id, Subscription.report_id, Subscription.kind)
    ).first()
    if ended is not None and ended.kind != "reporter":
        db.session.execute(
            update(Report)
            .where(
                Report.jurisdiction_id == ended.jurisdiction_id, Report.id == ended.report_id, Report.follower_count > 0
            )
            .values(follower_count=Report.follower_count - 1)
        )
    db.session.commit()
