"""A crew's round: the order of its stops from where somebody stands, and what is done of it."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import select

from app.actions.accounts import SignedIn
from app.actions.report_lists import visible_to
from app.actions.report_queries import ReportDetail
from app.core import clock, workflow
from app.core.extensions import db
from app.models import Report, StatusUpdate
from geo import points
from geo.points import Point
from geo.tour_order import TourStop, order_stops, urgency_of

MOST_DONE = 200
MOST_STEPS = 20_000
"""A first order for the list; the phone works on from there."""


def order_round(details: list[ReportDetail], here: Point) -> list[ReportDetail]:
    """The stops in the order to visit them from `here`, what is late or due soon earlier; closed ones last."""
    now = clock.now()
    waiting = [one for one in details if one.card.report.closed_at is None]
    closed = [one for one in details if one.card.report.closed_at is not None]
    stops = [
        TourStop(
            one.card.point,
            urgency_of(one.card.report.due_at, now, is_reopened=one.card.report.status == workflow.REOPENED),
        )
        for one in waiting
    ]
    return [waiting[at] for at in order_stops(stops, here, most_steps=MOST_STEPS)] + closed


def list_done(viewer: SignedIn, since: datetime) -> list[tuple[uuid.UUID, Point]]:
    """The reports that the viewer closed since then and that still are, with their places; from whichever phone."""
    query = (
        select(Report.id, Report.location)
        .where(
            visible_to(viewer),
            Report.updated_at >= since,
            Report.closed_at >= since,
            select(StatusUpdate.id)
            .where(
                StatusUpdate.jurisdiction_id == Report.jurisdiction_id,
                StatusUpdate.report_id == Report.id,
                StatusUpdate.staff_id == viewer.staff_id,
                StatusUpdate.status.in_(workflow.CLOSED_STATUSES),
                StatusUpdate.created_at >= since,
            )
            .exists(),
        )
        .order_by(Report.closed_at)
        .limit(MOST_DONE)
    )
    return [(report_id, points.from_wkb(place)) for report_id, place in db.session.execute(query)]
