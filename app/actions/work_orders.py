"""Work orders on paper: what a team needs to find a place, see the problem and say that it is done."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence

from sqlalchemy import select

from app.actions import audit
from app.actions.accounts import SignedIn
from app.actions.letters import pick, place_of, typeset_words
from app.actions.photo_copies import open_copy
from app.actions.report_lists import load_details, visible_to
from app.actions.report_queries import READY, ReportDetail
from app.channels.dates import Dates
from app.core import clock, errors, workflow
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.media import work_orders as paper
from app.media.work_orders import Plan, WorkOrder
from app.models import Jurisdiction, Report
from geo import plans

log = logging.getLogger("rueclaire.work_orders")

MOST_ORDERS = 50
PLAN_HALF_M = 110.0
COLOUR = "#0f5563"
PRINTED = "report.printed"
LABELS = {
    "fr": {
        "where": "Lieu :",
        "hint": "Précision :",
        "asset": "Équipement :",
        "team": "Équipe :",
        "status": "Statut :",
        "due": "Échéance :",
        "planned": "Passage prévu :",
        "received": "Reçu :",
        "part_of": "Partie de :",
        "note": "Note :",
        "done_on": "Fait le :",
        "by": "Par :",
        "signed": "Signature :",
        "foot": "Le code ouvre ce signalement dans l’application des équipes.",
    },
    "en": {
        "where": "Place:",
        "hint": "Detail:",
        "asset": "Object:",
        "team": "Team:",
        "status": "Status:",
        "due": "Due:",
        "planned": "Visit planned:",
        "received": "Received:",
        "part_of": "Part of:",
        "note": "Note:",
        "done_on": "Done on:",
        "by": "By:",
        "signed": "Signature:",
        "foot": "The code opens this report in the teams' app.",
    },
}


def print_orders(viewer: SignedIn, report_ids: Sequence[uuid.UUID], locale: str) -> bytes:
    """The work orders of these reports as one PDF, in the order given; each printing is audited. Commits.

    No contact is printed. Raises REPORT_NOT_FOUND when one of them is not the viewer's to see.
    """
    wanted = list(dict.fromkeys(report_ids))
    visible = set(db.session.scalars(select(Report.id).where(visible_to(viewer), Report.id.in_(wanted))))
    if visible != set(wanted):
        raise ProblemError(errors.REPORT_NOT_FOUND)
    town = db.session.get_one(Jurisdiction, viewer.jurisdiction_id)
    orders = [_order(town, detail, locale) for detail in load_details(viewer.jurisdiction_id, wanted)]
    for report_id in wanted:
        audit.record(viewer.jurisdiction_id, PRINTED, "report", report_id, staff_id=viewer.staff_id)
    db.session.commit()
    return paper.draw_orders(orders)


def _order(town: Jurisdiction, detail: ReportDetail, locale: str) -> WorkOrder:
    card, report, labels = detail.card, detail.card.report, LABELS[locale]
    dates = Dates(locale, town.time_zone, clock.now())
    whole = db.session.get(Report, (report.jurisdiction_id, report.part_of_id)) if report.part_of_id else None
    facts = (
        ("where", place_of(report, locale)),
        ("hint", report.location_hint),
        ("asset", card.asset.reference if card.asset else None),
        ("team", pick(card.department.name, locale)),
        ("status", workflow.STATUSES[report.status].label(locale)),
        ("due", dates.day(report.due_at) if report.closed_at is None else None),
        ("planned", dates.visit(report.planned_at) if report.planned_at else None),
        ("received", dates.moment(report.submitted_at)),
        ("part_of", whole.public_id if whole else None),
    )
    internal = [
        f"{labels['note']} {entry.update.note}"
        for entry in detail.timeline
        if entry.update.kind == "note" and entry.update.note and not entry.update.is_public
    ]
    streets = plans.streets_around(report.jurisdiction_id, card.point, half_m=PLAN_HALF_M)
    colour = town.settings.get("colour")
    return WorkOrder(
        number=report.public_id,
        title=pick(card.service.name, locale),
        town=town.name,
        colour=colour if isinstance(colour, str) and len(colour) == len(COLOUR) else COLOUR,
        url=f"{settings.base_url}/crew/arret/{report.id}",
        facts=tuple(
            (typeset_words(labels[key], locale), typeset_words(value, locale)) for key, value in facts if value
        ),
        description=typeset_words(report.description, locale),
        notes=tuple(typeset_words(note, locale) for note in internal[:3]),
        plan=Plan(PLAN_HALF_M, tuple((street.name, street.lines) for street in streets)),
        photos=_pictures(detail),
        labels={key: typeset_words(words, locale) for key, words in labels.items()},
    )


def _pictures(detail: ReportDetail) -> tuple[bytes, ...]:
    """The published copies; one that cannot be read is left out, for the order must go out all the same."""
    found = []
    for photo in [photo for photo in detail.photos if photo.state == READY][: paper.MAXIMUM_PHOTOS]:
        try:
            found.append(open_copy(photo, "800"))
        except ProblemError as problem:
            log.warning("work_order.photo_left_out", extra={"photo": str(photo.id), "reason": problem.code})
    return tuple(found)
