"""Who reads a report from outside the town hall, and what a token lets them see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import select

from app.actions import report_queries, tokens
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Jurisdiction, Report, Reporter, Subscription


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone with a report in hand: its sender, one of its followers, or anybody."""

    report: Report
    token: str | None = None
    person: Reporter | None = None
    subscription: uuid.UUID | None = None
    is_reporter: bool = False
    may_end: bool = True
    """Whether this token may end the subscription."""

    @property
    def is_known(self) -> bool:
        """Whether a valid token came along."""
        return self.is_reporter or self.subscription is not None

    @property
    def is_somebody(self) -> bool:
        """Whether the token stands for the sender or a follower, and not only for having seen a report."""
        return self.is_reporter or self.person is not None


def find_reader(public_id: str, token: str | None) -> Reader:
    """The report with this number as the holder of `token` (or nobody) may see it.

    Raises REPORT_NOT_FOUND for an unknown number, and for a private report without its token; TOKEN_INVALID for a
    token of something else.
    """
    report = report_queries.find_by_public_id(public_id)
    if report is None:
        raise ProblemError(errors.REPORT_NOT_FOUND)
    reader = _recognise(report, token) if token else Reader(report)
    if token and not reader.is_known:
        raise ProblemError(errors.REPORT_NOT_FOUND if report.is_private else errors.TOKEN_INVALID)
    if report.is_private and not reader.is_known:
        raise ProblemError(errors.REPORT_NOT_FOUND)
    return reader


def default_town() -> Jurisdiction:
    """The town that is shown when none is named. Raises TOWN_MISSING before one is installed."""
    query = select(Jurisdiction).where(Jurisdiction.is_active).order_by(Jurisdiction.id)
    if settings.default_town:
        query = query.where(Jurisdiction.slug == settings.default_town)
    found = db.session.scalars(query).first()
    if found is None:
        raise ProblemError(errors.TOWN_MISSING)
    return found


def find_town(slug: str) -> Jurisdiction:
    """The town of this slug. Raises TOWN_UNKNOWN."""
    query = select(Jurisdiction).where(Jurisdiction.slug == slug, Jurisdiction.is_active)
    found = db.session.scalars(query).first()
    if found is None:
        raise ProblemError(errors.TOWN_UNKNOWN)
    return found


def chosen_town(slug: str | None) -> Jurisdiction:
    """The town of this slug, the default one without it. Raises TOWN_UNKNOWN, TOWN_MISSING."""
    return find_town(slug) if slug else default_town()


def town_slug(jurisdiction_id: int) -> str:
    """The slug of a town already known by id."""
    return db.session.get_one(Jurisdiction, jurisdiction_id).slug


def _recognise(report: Report, token: str) -> Reader:
    if tokens.is_follow_token(token, report):
        person = db.session.get(Reporter, (report.jurisdiction_id, report.reporter_id)) if report.reporter_id else None
        subscription = _own_subscription(report)
        return Reader(report, token, person, subscription, is_reporter=True)
    subscription_id = tokens.read_subscription_token(token)
    if subscription_id is not None:
        person = _follower(report, subscription_id)
        if person is None:
            return Reader(report)
        return Reader(report, token, person, subscription_id, is_reporter=person.id == report.reporter_id)
    watched = tokens.read_phone_token(token)
    if watched is None or _follower(report, watched) is None:
        return Reader(report)
    return Reader(report, token, None, watched, may_end=False)


def _follower(report: Report, subscription_id: uuid.UUID) -> Reporter | None:
    query = (
        select(Reporter)
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Reporter.jurisdiction_id) & (Subscription.reporter_id == Reporter.id),
        )
        .where(
            Subscription.jurisdiction_id == report.jurisdiction_id,
            Subscription.id == subscription_id,
            Subscription.report_id == report.id,
        )
    )
    return db.session.scalars(query).first()


def _own_subscription(report: Report) -> uuid.UUID | None:
    if report.reporter_id is None:
        return None
    query = select(Subscription.id).where(
        Subscription.jurisdiction_id == report.jurisdiction_id,
        Subscription.report_id == report.id,
        Subscription.reporter_id == report.reporter_id,
    )
    return db.session.scalars(query).first()
