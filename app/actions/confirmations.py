"""Answering a mail that asked: an address is confirmed, or a follow begins; what happened meanwhile is told once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from app.actions import tokens
from app.actions.notifications import announce
from app.actions.report_entries import lock_report
from app.core import errors, events
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Jurisdiction, KnownDevice, Notification, Report, Reporter, StatusUpdate, Subscription

CATCH_UP_DAYS = 30
"""How old a closed report may be and still be told of when its follower's address is confirmed late."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Whose address was confirmed, the report it was given for last, and the person's own token for that report."""

    email: str | None
    public_id: str | None
    follow_token: str | None


def confirm_contact(token: str, *, device_hash: str | None = None) -> Confirmed:
    """Confirm the address that the token was sent to, or start the follow it is about, and commit; repeatable.

    Tells what changed meanwhile, and knows the phone from now on. Raises ProblemError(TOKEN_INVALID) for a forged
    token or an erased person.
    """
    subscription = _find_subscription(tokens.read_follow_request_token(token))
    reporter_id = subscription.reporter_id if subscription else tokens.read_confirmation_token(token)
    reporter = _lock_reporter(reporter_id) if reporter_id else None
    if reporter is None or reporter.email is None or reporter.erased_at is not None:
        db.session.rollback()
        raise ProblemError(errors.TOKEN_INVALID)
    was_new = subscription is not None and _start_follow(subscription, reporter)
    if reporter.email_confirmed_at is None:
        confirm_address(reporter)
    elif was_new and subscription is not None:
        report = db.session.get_one(Report, (subscription.jurisdiction_id, subscription.report_id))
        announce(report, events.REPORT_FOLLOWED, only=reporter)
    remember_device(reporter, device_hash)
    confirmed = _describe(reporter, subscription)
    db.session.commit()
    return confirmed


def confirm_address(reporter: Reporter) -> None:
    """Note that the person reads this address, and tell what happened before; the caller's action commits."""
    if reporter.email_confirmed_at is not None:
        return
    db.session.execute(
        update(Reporter)
        .where(Reporter.jurisdiction_id == reporter.jurisdiction_id, Reporter.id == reporter.id)
        .values(email_confirmed_at=func.now())
    )
    db.session.flush()
    _catch_up(reporter)


def remember_device(reporter: Reporter, device_hash: str | None) -> None:
    """Know the phone on which the person's mail was read; the caller's action commits."""
    if device_hash:
        row = {"jurisdiction_id": reporter.jurisdiction_id, "reporter_id": reporter.id, "device_hash": device_hash}
        db.session.execute(insert(KnownDevice).values(row).on_conflict_do_nothing())


def _find_subscription(subscription_id: uuid.UUID | None) -> Subscription | None:
    if subscription_id is None:
        return None
    query = select(Subscription).where(
        Subscription.jurisdiction_id.in_(select(Jurisdiction.id)), Subscription.id == subscription_id
    )
    return db.session.scalars(query).first()


def _lock_reporter(reporter_id: uuid.UUID) -> Reporter | None:
    query = select(Reporter).where(Reporter.id == reporter_id).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def _start_follow(subscription: Subscription, reporter: Reporter) -> bool:
    """Begin the follow that was asked for; whether it had not begun."""
    report = lock_report(subscription.jurisdiction_id, subscription.report_id, None)
    db.session.refresh(subscription)
    if subscription.ended_at is None:
        return False
    by_phone = _find_subscription(subscription.asked_by_id)
    is_same_person = by_phone is not None and by_phone.ended_at is None and by_phone.is_counted
    subscription.ended_at = None
    subscription.is_counted = not is_same_person
    if subscription.kind == "reporter":
        sender = db.session.get(Reporter, (report.jurisdiction_id, report.reporter_id)) if report.reporter_id else None
        if sender is None or sender.email is None:
            report.reporter_id = reporter.id
    elif not is_same_person:
        report.follower_count += 1
    db.session.flush()
    return True


def _describe(reporter: Reporter, subscription: Subscription | None) -> Confirmed:
    if subscription is None:
        last = db.session.execute(_followed_by(reporter).with_only_columns(Report.public_id, Subscription)).first()
        public_id, subscription = (last[0], last[1]) if last else (None, None)
    else:
        public_id = db.session.get_one(Report, (subscription.jurisdiction_id, subscription.report_id)).public_id
    token = tokens.subscription_token(subscription) if subscription else None
    return Confirmed(reporter.email, public_id, token)


def _followed_by(reporter: Reporter) -> Select[Report, str]:
    """Reports that a person follows, and as what; open or closed of late, the one followed last first."""
    return (
        select(Report, Subscription.kind)
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Report.jurisdiction_id) & (Subscription.report_id == Report.id),
        )
        .where(
            Subscription.jurisdiction_id == reporter.jurisdiction_id,
            Subscription.reporter_id == reporter.id,
            Subscription.ended_at.is_(None),
            or_(
                Report.closed_at.is_(None),
                Report.closed_at > func.now() - func.make_interval(0, 0, 0, CATCH_UP_DAYS),
            ),
        )
        .order_by(Subscription.created_at.desc(), Subscription.id)
    )


def _catch_up(reporter: Reporter) -> None:
    """What happened before the address was confirmed: the present state where it changed, else the receipt once."""
    for report, kind in db.session.execute(_followed_by(reporter)).all():
        event = events.EVENT_OF_STATUS[report.status]
        if event == events.REPORT_SUBMITTED and _was_told(report, reporter):
            continue
        if event == events.REPORT_SUBMITTED and kind != "reporter":
            announce(report, events.REPORT_FOLLOWED, only=reporter)
            continue
        last = db.session.scalars(
            select(StatusUpdate)
            .where(
                StatusUpdate.jurisdiction_id == report.jurisdiction_id,
                StatusUpdate.report_id == report.id,
                StatusUpdate.status == report.status,
                StatusUpdate.kind.in_(("status", "merge", "contest")),
            )
            .order_by(StatusUpdate.id.desc())
            .limit(1)
        ).first()
        announce(report, event, last, only=reporter)


def _was_told(report: Report, reporter: Reporter) -> bool:
    query = select(Notification.id).where(
        Notification.jurisdiction_id == report.jurisdiction_id,
        Notification.report_id == report.id,
        Notification.reporter_id == reporter.id,
    )
    return db.session.execute(query).first() is not None
