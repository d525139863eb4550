"""Reports that are likely about the same thing: suggestions, pairs to triage, and "these are two different things"."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from app.actions import audit
from app.actions.accounts import SignedIn
from app.actions.report_lists import find_visible, visible_to
from app.actions.report_queries import ReportCard, load_cards
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import DistinctPair, Report, Staff
from geo import duplicates
from geo.duplicates import Likeness

MOST_PAIRS = 50
TRIAGED = 400
"""How many of the newest open reports are compared with older ones: what a triage desk can still work through."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A report that may be the same, with how alike the two are; `card` is the other one's."""

    card: ReportCard
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Pair:
    """Two open reports that may be one; `report` is the newer."""

    report: ReportCard
    other: ReportCard
    likeness: Likeness


def suggest(viewer: SignedIn, report: Report) -> list[Suggestion]:
    """What this report may be a duplicate of, among those that the viewer may see; likeliest first."""
    found = {like.other_id: like for like in duplicates.find_likely(report.jurisdiction_id, report.id)}
    seen = _seen(viewer, list(found))
    return [
        Suggestion(replace(card, distance_m=found[card.report.id].distance_m), found[card.report.id])
        for card in load_cards(report.jurisdiction_id, [other for other in found if other in seen])
    ]


def list_pairs(viewer: SignedIn) -> list[Pair]:
    """The likeliest pairs among the newest open reports that the viewer may see: each report with one other."""
    query = (
        select(Report.id)
        .where(visible_to(viewer), Report.closed_at.is_(None))
        .order_by(Report.submitted_at.desc(), Report.id.desc())
        .limit(TRIAGED)
    )
    found = duplicates.find_pairs(viewer.jurisdiction_id, list(db.session.scalars(query)))
    seen = _seen(viewer, [like.other_id for like in found])
    first: dict[uuid.UUID, Likeness] = {}
    for like in found:
        if like.other_id in seen:
            first.setdefault(like.report_id, like)
    kept = list(first.values())[:MOST_PAIRS]
    wanted = list({one for like in kept for one in (like.report_id, like.other_id)})
    cards = {card.report.id: card for card in load_cards(viewer.jurisdiction_id, wanted)}
    return [Pair(cards[like.report_id], cards[like.other_id], like) for like in kept]


def keep_apart(viewer: SignedIn, report_id: uuid.UUID, other_id: uuid.UUID, *, by: Staff) -> None:
    """Say that two reports are two different things, so that the pair is not suggested again; commits; repeatable.

    Raises REPORT_NOT_FOUND, DUPLICATE_IMPOSSIBLE for a report and itself.
    """
    if report_id == other_id:
        raise ProblemError(errors.DUPLICATE_IMPOSSIBLE)
    if find_visible(viewer, report_id) is None or find_visible(viewer, other_id) is None:
        raise ProblemError(errors.REPORT_NOT_FOUND)
    first, second = sorted((report_id, other_id))
    row = {"jurisdiction_id": viewer.jurisdiction_id, "first_id": first, "second_id": second, "staff_id": by.id}
    added = db.session.execute(
        insert(DistinctPair).values(row).on_conflict_do_nothing().returning(DistinctPair.first_id)
    ).first()
    if added:
        detail = {"other": str(other_id)}
        audit.record(viewer.jurisdiction_id, "report.kept_apart", "report", report_id, staff_id=by.id, detail=detail)
    db.session.commit()


def _seen(viewer: SignedIn, report_ids: list[uuid.UUID]) -> set[uuid.UUID]:
    return set(db.session.scalars(select(Report.id).where(visible_to(viewer), Report.id.in_(report_ids))))
