"""Finds or makes the row of a person who reports or follows."""

from __future__ import annotations

import uuid

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from app.actions import tokens
from app.actions.submissions import Contact
from app.core import ids
from app.core.extensions import db
from app.models import Jurisdiction, KnownDevice, Reporter, Subscription


def find_or_make_reporter(jurisdiction_id: int, contact: Contact, *, device_hash: str | None, locale: str) -> Reporter:
    """The person behind an address, else behind a device, made when new; the caller's action commits.

    A telephone number or name given later is kept only where there was none: another person may type this address.
    """
    found = _find(jurisdiction_id, contact.email, device_hash)
    if found is None:
        values = {
            "jurisdiction_id": jurisdiction_id,
            "id": ids.new_uuid(),
            "email": contact.email,
            "phone": contact.phone,
            "name": contact.name,
            "device_hash": device_hash,
            "locale": locale,
        }
        db.session.execute(insert(Reporter).values(values).on_conflict_do_nothing())
        found = _find(jurisdiction_id, contact.email, device_hash)
        if found is None:
            found = db.session.get_one(Reporter, (jurisdiction_id, values["id"]))
    if contact.phone and not found.phone:
        found.phone = contact.phone
    if contact.name and not found.name:
        found.name = contact.name
    return found


def find_phone(jurisdiction_id: int, device_hash: str) -> Reporter | None:
    """The person without an address who is known by this phone alone, or None."""
    return _find(jurisdiction_id, None, device_hash)


def is_proven(reporter: Reporter, device_hash: str | None) -> bool:
    """Whether the person's mail was once read on this phone, so that typing their address there is theirs to do."""
    if not device_hash or reporter.email_confirmed_at is None:
        return False
    return db.session.get(KnownDevice, (reporter.jurisdiction_id, reporter.id, device_hash)) is not None


def subscribe(reporter: Reporter, report_id: uuid.UUID, kind: str, *, merged_from: uuid.UUID | None = None) -> bool:
    """Make `reporter` follow a report; whether that is new. A follow that had ended begins again."""
    row = {
        "jurisdiction_id": reporter.jurisdiction_id,
        "id": ids.new_uuid(),
        "report_id": report_id,
        "reporter_id": reporter.id,
        "kind": kind,
        "merged_from_id": merged_from,
    }
    made = db.session.execute(
        insert(Subscription)
        .values(row)
        .on_conflict_do_update(
            index_elements=["jurisdiction_id", "report_id", "reporter_id"],
            set_={"ended_at": None, "merged_from_id": merged_from, "is_counted": True},
            where=Subscription.ended_at.is_not(None),
        )
        .returning(Subscription.id)
    )
    return made.first() is not None


def find_subscription(jurisdiction_id: int, report_id: uuid.UUID, reporter_id: uuid.UUID) -> Subscription:
    """The subscription of a person to a report; raises NoResultFound when there is none."""
    query = select(Subscription).where(
        Subscription.jurisdiction_id == jurisdiction_id,
        Subscription.report_id == report_id,
        Subscription.reporter_id == reporter_id,
    )
    return db.session.scalars(query).one()


def propose_subscription(
    reporter: Reporter, report_id: uuid.UUID, kind: str, *, asked_by: uuid.UUID | None
) -> Subscription:
    """The person's subscription to a report, made as one that has not begun when there was none."""
    row = {
        "jurisdiction_id": reporter.jurisdiction_id,
        "id": ids.new_uuid(),
        "report_id": report_id,
        "reporter_id": reporter.id,
        "kind": kind,
        "ended_at": func.now(),
        "asked_by_id": asked_by,
        "is_counted": False,
    }
    db.session.execute(insert(Subscription).values(row).on_conflict_do_nothing())
    return find_subscription(reporter.jurisdiction_id, report_id, reporter.id)


def find_reporter_of_subscription(token: str) -> Reporter | None:
    """The person whose own token for a report this is; None when it is forged, or for something else."""
    subscription_id = tokens.read_subscription_token(token)
    if subscription_id is None:
        return None
    query = (
        select(Reporter)
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Reporter.jurisdiction_id) & (Subscription.reporter_id == Reporter.id),
        )
        .where(
            Subscription.jurisdiction_id.in_(select(Jurisdiction.id)),
            Subscription.id == subscription_id,
            Reporter.erased_at.is_(None),
        )
    )
    return db.session.scalars(query).first()


def _find(jurisdiction_id: int, email: str | None, device_hash: str | None) -> Reporter | None:
    query = select(Reporter).where(Reporter.jurisdiction_id == jurisdiction_id, Reporter.erased_at.is_(None))
    if email:
        return db.session.scalars(query.where(func.lower(Reporter.email) == email.lower())).first()
    if device_hash:
        return db.session.scalars(query.where(Reporter.email.is_(None), Reporter.device_hash == device_hash)).first()
    return None
