"""Following a report, joining it as "same one" with a word or a picture, and leaving it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import select, update

from app.actions import notifications, photos, tokens
from app.actions.report_changes import lock_report
from app.actions.reporters import find_or_make_reporter, find_subscription, subscribe
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
    report: Report, *, email: str | None, joining: Joining | None, device_hash: str | None, locale: str
) -> Following:
    """Follow a report (or join it as having seen the same), counted once per person, and commit.

    Joining changes nothing that staff decide, so the report's version stays: a crew's closing is not refused for it.
    A report that was merged meanwhile is followed at its original. Raises REPORT_CLOSED for a closed report,
    PHOTO_UNKNOWN, CHANGE_ID_REUSED, VALIDATION_FAILED when there is neither an address nor a device.
    """
    if not email and not device_hash:
        raise ProblemError(errors.VALIDATION_FAILED)
    locked = _lock_original(report)
    if workflow.STATUSES[locked.status].is_closed:
        raise ProblemError(errors.REPORT_CLOSED)
    person = find_or_make_reporter(locked.jurisdiction_id, Contact(email=email), device_hash=device_hash, locale=locale)
    is_own = locked.reporter_id == person.id or (not email and locked.device_hash == device_hash)
    is_new = subscribe(person, locked.id, "reporter" if is_own else "joined" if joining else "follower")
    subscription = find_subscription(locked.jurisdiction_id, locked.id, person.id)
    if is_new and not is_own:
        locked.follower_count += 1
    if joining:
        _join(locked, subscription, joining, is_new=is_new and not is_own, device_hash=device_hash)
    pending = _greet(locked, person, is_new=is_new)
    # An address proves nothing: who typed it may not be who reads its mail, where the person's own token goes.
    token = tokens.phone_token(subscription, may_end=is_new) if email else tokens.subscription_token(subscription)
    db.session.commit()
    return Following(locked.public_id, token, locked.follower_count, pending)


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


def _greet(report: Report, person: Reporter, *, is_new: bool) -> bool:
    """Tell a new follower with an address, or ask for it to be confirmed; whether that is still to be done."""
    pending = bool(person.email) and person.email_confirmed_at is None
    if is_new and person.email:
        if pending:
            notifications.ask_confirmation(report, person)
        else:
            notifications.announce(report, events.REPORT_FOLLOWED, None, only=person)
    return pending
