"""Following a report, joining it as "same one" with a word or a picture, and leaving it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import func, select, update

from app.actions import audit, notifications, photos, tokens
from app.actions.report_entries import lock_report
from app.actions.reporters import (
    find_or_make_reporter,
    find_subscription,
    is_proven,
    propose_subscription,
    subscribe,
)
from app.actions.submissions import Contact
from app.core import clock, errors, events, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Jurisdiction, Report, Reporter, StatusUpdate, Subscription

MOST_MERGES = 10
"""Merges followed from a duplicate to its original: more would be a ring."""


@dataclass(frozen=True, slots=True)
class Following:
    """What a new follower learns; `public_id` is the report followed."""

    public_id: str
    token: str
    follower_count: int
    email_pending: bool


@dataclass(frozen=True, slots=True)
class Joining:
    """ "I have seen the same": a word for the team and pictures, both optional; `client_id` makes a repeat harmless."""

    client_id: uuid.UUID | None = None
    note: str | None = None
    photo_ids: tuple[uuid.UUID, ...] = ()

    @property
    def brings_something(self) -> bool:
        """Whether there is more than the voice itself."""
        return bool(self.note or self.photo_ids)


def follow_report(
    report: Report,
    *,
    email: str | None,
    joining: Joining | None,
    device_hash: str | None,
    locale: str,
    person: Reporter | None = None,
) -> Following:
    """Follow a report (or join it as having seen the same), counted once per person, and commit.

    `person` is who the request itself proves to be. An address proves nothing: unless it is theirs, the phone follows
    by itself, and the address is asked by mail; the answer is the same whoever has that address.
    Joining changes nothing that staff decide, so the report's version stays: a crew's closing is not refused for it.
    A report that was merged meanwhile is followed at its original. Raises REPORT_CLOSED for a closed report,
    PHOTO_UNKNOWN, CHANGE_ID_REUSED, VALIDATION_FAILED when there is neither an address nor a device.
    """
    if not email and not device_hash and person is None:
        raise ProblemError(errors.VALIDATION_FAILED)
    locked = _lock_original(report)
    if workflow.STATUSES[locked.status].is_closed:
        raise ProblemError(errors.REPORT_CLOSED)
    person = _find_proven(locked, person, email, device_hash, locale)
    if person is not None:
        subscription = begin_to_follow(locked, person, joining=joining, device_hash=device_hash)
        token, pending = tokens.subscription_token(subscription), False
    else:
        token = _ask_by_mail(locked, email or "", joining=joining, device_hash=device_hash, locale=locale)
        pending = True
    following = Following(locked.public_id, token, locked.follower_count, pending)
    db.session.commit()
    return following


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
        .returning(Subscription.jurisdiction_id, Subscription.report_id, Subscription.kind, Subscription.is_counted)
    ).first()
    if ended is not None and ended.kind != "reporter" and ended.is_counted:
        db.session.execute(
            update(Report)
            .where(
                Report.jurisdiction_id == ended.jurisdiction_id, Report.id == ended.report_id, Report.follower_count > 0
            )
            .values(follower_count=Report.follower_count - 1)
        )
    db.session.commit()


def _lock_original(report: Report) -> Report:
    """The report, or the one it was merged into, locked."""
    locked = lock_report(report.jurisdiction_id, report.id, None)
    for _ in range(MOST_MERGES):
        if locked.duplicate_of_id is None:
            break
        locked = lock_report(locked.jurisdiction_id, locked.duplicate_of_id, None)
    return locked


def _join(
    report: Report, subscription: Subscription, joining: Joining, *, is_new: bool, device_hash: str | None
) -> None:
    """Count the voice once (also of who only followed until now), and keep what it brings once."""
    is_first = is_new or subscription.kind == "follower"
    if subscription.kind == "follower":
        subscription.kind = "joined"
    if _was_kept(report, joining.client_id) or not (is_first or joining.brings_something):
        return
    entry = StatusUpdate(
        jurisdiction_id=report.jurisdiction_id,
        report_id=report.id,
        client_id=joining.client_id,
        kind="join",
        status=report.status,
        note=joining.note,
        actor_kind="reporter",
        is_public=False,
        created_at=clock.now(),
    )
    db.session.add(entry)
    db.session.flush()
    if joining.photo_ids:
        photos.claim_photos(
            report.jurisdiction_id,
            report.id,
            joining.photo_ids,
            role="detail",
            status_update_id=entry.id,
            device_hash=device_hash,
        )


def _was_kept(report: Report, client_id: uuid.UUID | None) -> bool:
    if client_id is None:
        return False
    query = select(StatusUpdate.report_id).where(
        StatusUpdate.jurisdiction_id == report.jurisdiction_id, StatusUpdate.client_id == client_id
    )
    kept = db.session.scalars(query).first()
    if kept is not None and kept != report.id:
        raise ProblemError(errors.CHANGE_ID_REUSED)
    return kept is not None


def stop_all_mail(reporter_id: uuid.UUID) -> bool:
    """End every mail about reports to a person, and commit; whether there is such a person. Repeatable."""
    found = db.session.execute(
        update(Reporter)
        .where(Reporter.jurisdiction_id.in_(select(Jurisdiction.id)), Reporter.id == reporter_id)
        .values(email_mode="none")
        .returning(Reporter.id)
    ).first()
    db.session.commit()
    return found is not None


def _find_proven(
    report: Report, person: Reporter | None, email: str | None, device_hash: str | None, locale: str
) -> Reporter | None:
    """The person that this request may speak for, or None when their address has to be asked."""
    if not email:
        if person is not None and person.jurisdiction_id == report.jurisdiction_id:
            return person
        return find_or_make_reporter(report.jurisdiction_id, Contact(), device_hash=device_hash, locale=locale)
    if person is not None and (person.email or "").lower() == email.lower():
        return person if person.jurisdiction_id == report.jurisdiction_id else None
    known = db.session.scalars(
        select(Reporter).where(
            Reporter.jurisdiction_id == report.jurisdiction_id,
            func.lower(Reporter.email) == email.lower(),
            Reporter.erased_at.is_(None),
        )
    ).first()
    return known if known is not None and is_proven(known, device_hash) else None


def join_for_somebody(
    report: Report, contact: Contact, joining: Joining, *, staff_id: uuid.UUID, detail: dict[str, object], locale: str
) -> Following:
    """Add the voice of somebody who told an agent that they have seen the same, and commit.

    The same `joining.client_id` again counts nothing twice. An address has to confirm itself before anything else is
    written to it; without one, each person is a person of their own. Raises REPORT_CLOSED, CHANGE_ID_REUSED.
    """
    locked = _lock_original(report)
    if _was_kept(locked, joining.client_id):
        following = Following(locked.public_id, "", locked.follower_count, email_pending=False)
        db.session.rollback()
        return following
    if workflow.STATUSES[locked.status].is_closed:
        raise ProblemError(errors.REPORT_CLOSED)
    person = find_or_make_reporter(locked.jurisdiction_id, contact, device_hash=None, locale=locale)
    subscription = begin_to_follow(locked, person, joining=joining)
    pending = bool(person.email) and person.email_confirmed_at is None
    if pending:
        notifications.ask_to_follow(locked, subscription)
    audit.record(locked.jurisdiction_id, "report.joined", "report", locked.id, staff_id=staff_id, detail=detail)
    following = Following(locked.public_id, tokens.subscription_token(subscription), locked.follower_count, pending)
    db.session.commit()
    return following


def begin_to_follow(
    report: Report, person: Reporter, *, joining: Joining | None = None, device_hash: str | None = None
) -> Subscription:
    """The subscription of a person who is proven to a locked report: counted, and told of, when it is new.

    The caller's action commits.
    """
    is_phones_own = not person.email and person.device_hash is not None and person.device_hash == report.device_hash
    is_own = report.reporter_id == person.id or is_phones_own
    is_new = subscribe(person, report.id, "reporter" if is_own else "joined" if joining else "follower")
    subscription = find_subscription(report.jurisdiction_id, report.id, person.id)
    if is_new and not is_own:
        report.follower_count += 1
    if is_own and report.reporter_id is None:
        report.reporter_id = person.id
    if joining:
        _join(report, subscription, joining, is_new=is_new and not is_own, device_hash=device_hash)
    if is_new and person.email and person.email_confirmed_at:
        notifications.announce(report, events.REPORT_FOLLOWED, None, only=person)
    return subscription


def _ask_by_mail(report: Report, email: str, *, joining: Joining | None, device_hash: str | None, locale: str) -> str:
    """Ask an address whether it wants to follow; the token of the phone it was typed on, which follows at once."""
    is_senders = bool(device_hash) and device_hash == report.device_hash
    by_phone = None
    if device_hash and not is_senders:
        phone = find_or_make_reporter(report.jurisdiction_id, Contact(), device_hash=device_hash, locale=locale)
        by_phone = begin_to_follow(report, phone, joining=joining, device_hash=device_hash)
    reader = find_or_make_reporter(report.jurisdiction_id, Contact(email=email), device_hash=None, locale=locale)
    kind = "reporter" if is_senders else "joined" if joining else "follower"
    proposed = propose_subscription(reader, report.id, kind, asked_by=by_phone.id if by_phone else None)
    notifications.ask_to_follow(report, proposed)
    if is_senders:
        return tokens.follow_token(report)
    return tokens.subscription_token(by_phone) if by_phone else tokens.phone_token(proposed)
