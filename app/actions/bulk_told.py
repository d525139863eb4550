"""Whom a change of many tells, report by report; by name only for those who ask why, and the look is recorded."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.actions import audit
from app.actions.accounts import SignedIn
from app.actions.notifications import Way
from app.actions.report_lists import visible_to
from app.actions.report_panel import CONTACT_SEEN
from app.core.extensions import db
from app.models import Report, Reporter, Subscription

BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who would be told of a report, and by which channels; `id` is their following of it."""

    id: uuid.UUID
    report_id: uuid.UUID
    is_sender: bool
    channels: tuple[str, ...]
    is_held: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Who somebody is that follows a report (`id` as in Told)."""

    id: uuid.UUID
    name: str | None
    email: str | None


def list_told(jurisdiction_id: int, ways: Sequence[Way]) -> list[Told]:
    """The people behind these ways, in the order in which they began to follow; one statement."""
    by_following: dict[uuid.UUID, list[Way]] = {}
    for way in ways:
        by_following.setdefault(way.subscription_id, []).append(way)
    query = (
        select(Subscription.id, Subscription.report_id, (Report.reporter_id == Subscription.reporter_id).label("sent"))
        .join(Report, (Report.jurisdiction_id == Subscription.jurisdiction_id) & (Report.id == Subscription.report_id))
        .where(Subscription.jurisdiction_id == jurisdiction_id, Subscription.id.in_(by_following))
        .order_by(Subscription.created_at, Subscription.id)
    )
    return [
        Told(
            row.id,
            row.report_id,
            bool(row.sent),
            tuple(dict.fromkeys(way.channel for way in by_following[row.id])),
            any(way.is_held for way in by_following[row.id]),
        )
        for row in db.session.execute(query)
    ]


def name_followers(viewer: SignedIn, report_ids: Sequence[uuid.UUID], reason: str) -> list[Named]:
    """Who follows these reports, of those that the viewer may see; each report's look is recorded, and committed."""
    query = (
        select(Subscription.id, Subscription.report_id, Reporter.name, Reporter.email)
        .join(Report, (Report.jurisdiction_id == Subscription.jurisdiction_id) & (Report.id == Subscription.report_id))
        .join(
            Reporter,
            (Reporter.jurisdiction_id == Subscription.jurisdiction_id) & (Reporter.id == Subscription.reporter_id),
        )
        .where(
            visible_to(viewer),
            Report.id.in_(report_ids),
            Subscription.ended_at.is_(None),
            Reporter.erased_at.is_(None),
        )
        .order_by(Subscription.created_at, Subscription.id)
    )
    rows = db.session.execute(query).all()
    for report_id in dict.fromkeys(row.report_id for row in rows):
        detail = {"reason": reason, "by": BULK, "people": sum(row.report_id == report_id for row in rows)}
        audit.record(viewer.jurisdiction_id, CONTACT_SEEN, "report", report_id, staff_id=viewer.staff_id, detail=detail)
    db.session.commit()
    return [Named(row.id, row.name, row.email) for row in rows]
