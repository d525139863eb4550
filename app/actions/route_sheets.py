"""A round on paper: the stops of a day in their order, for a crew without a telephone or as a second string."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select

from app.actions import audit, staff_catalog
from app.actions.accounts import SignedIn
from app.actions.letters import pick, typeset_words
from app.actions.photo_copies import open_copy
from app.actions.report_lists import visible_to
from app.actions.report_queries import ReportCard, load_cards
from app.actions.town_rounds import day_condition, order_as_asked, walk_of
from app.actions.work_orders import COLOUR, PRINTED
from app.channels.dates import Dates
from app.core import clock, errors, workflow
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.core.masking import mask
from app.media import route_sheets as paper
from app.media.route_sheets import RouteSheet, SheetStop
from app.models import Jurisdiction, Report
from geo.points import Point

log = logging.getLogger("rueclaire.route_sheets")

MOST_STOPS = 200
WORDS = {
    "fr": {
        "title": "Feuille de route", "stops": "{} arrêts", "stop": "{} arrêt", "late": "En retard", "due": "Pour {}",
        "back": "Rouvert : pas réparé, selon l’habitant", "planned": "Prévu {}",
        "remarks": "Remarques :", "page": "Page {} sur {}", "nobody": "À répartir",
        "foot": "Le code ouvre l’arrêt dans l’application des équipes. Cochez ce qui est fait.",
    },
    "en": {
        "title": "Route sheet", "stops": "{} stops", "stop": "{} stop", "late": "Late", "due": "Due {}",
        "back": "Reopened: not fixed, says the resident", "planned": "Planned {}",
        "remarks": "Remarks:", "page": "Page {} of {}", "nobody": "On nobody's round",
        "foot": "The code opens the stop in the teams' app. Tick what is done.",
    },
}  # fmt: skip


def print_own(
    viewer: SignedIn, day: date | None, locale: str, *, report_ids: Sequence[uuid.UUID] = (), here: Point | None = None
) -> bytes:
    """The caller's own round of a day as a PDF, or these stops in this order (those that are theirs to see). Commits.

    Raises VALIDATION_FAILED for a day that is past or too far.
    """
    wanted, of_the_day = day_condition(viewer.jurisdiction_id, day)
    where = Report.id.in_(report_ids) if report_ids else Report.assigned_to_id == viewer.staff_id
    cards = _load(viewer, where if report_ids else where & of_the_day)
    if not cards and not report_ids and viewer.department_ids:
        cards = _load(viewer, of_the_day & Report.department_id.in_(viewer.department_ids))
    ordered = order_as_asked(cards, report_ids) if report_ids else list(walk_of(cards, here).stops)
    return _print(viewer, ordered, wanted, viewer.name, locale)


def print_round(
    viewer: SignedIn, day: date | None, locale: str, *, staff_id: uuid.UUID | None, team: str | None
) -> bytes:
    """The round of a person, or what nobody of a team has, as a PDF. Commits.

    Raises STAFF_UNKNOWN, DEPARTMENT_UNKNOWN, VALIDATION_FAILED for a day that is past or too far.
    """
    wanted, of_the_day = day_condition(viewer.jurisdiction_id, day)
    if staff_id is not None:
        people = {one.id: one.name for one in staff_catalog.list_colleagues(viewer.jurisdiction_id)}
        if staff_id not in people:
            raise ProblemError(errors.STAFF_UNKNOWN)
        cards = _load(viewer, of_the_day & (Report.assigned_to_id == staff_id))
        return _print(viewer, list(walk_of(cards).stops), wanted, people[staff_id], locale)
    teams = {one.code: one for one in staff_catalog.list_departments(viewer.jurisdiction_id)}
    if team not in teams:
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    of_team = (Report.department_id == teams[team].id) & Report.assigned_to_id.is_(None)
    cards = _load(viewer, of_the_day & of_team)
    whose = f"{pick(teams[team].name, locale)}, {WORDS[locale]['nobody'].lower()}"
    return _print(viewer, list(walk_of(cards).stops), wanted, whose, locale)


def _load(viewer: SignedIn, where: ColumnElement[bool]) -> list[ReportCard]:
    query = select(Report.id).where(visible_to(viewer), where).order_by(Report.due_at, Report.id).limit(MOST_STOPS)
    return load_cards(viewer.jurisdiction_id, db.session.scalars(query).all())


def _print(viewer: SignedIn, cards: list[ReportCard], day: date, whose: str, locale: str) -> bytes:
    town, words = db.session.get_one(Jurisdiction, viewer.jurisdiction_id), WORDS[locale]
    dates = Dates(locale, town.time_zone, clock.now())
    noon = datetime.combine(day, time(12), ZoneInfo(town.time_zone))
    count = words["stop" if len(cards) == 1 else "stops"].format(len(cards))
    colour = town.settings.get("colour")
    sheet = RouteSheet(
        town=town.name,
        title=f"{words['title']} – {whose}",
        about=f"{dates.day(noon)}, {count}",
        colour=colour if isinstance(colour, str) and len(colour) == len(COLOUR) else COLOUR,
        remarks=typeset_words(words["remarks"], locale),
        page=words["page"],
        foot=words["foot"],
        stops=tuple(_line(card, dates, locale) for card in cards),
    )
    for card in cards:
        audit.record(viewer.jurisdiction_id, PRINTED, "report", card.report.id, staff_id=viewer.staff_id)
    db.session.commit()
    return paper.draw_sheet(sheet)


def _line(card: ReportCard, dates: Dates, locale: str) -> SheetStop:
    report, words = card.report, WORDS[locale]
    planned = report.planned_at
    when = words["planned"].format(dates.visit(planned)) if planned else words["due"].format(dates.day(report.due_at))
    facts = (report.public_id, card.asset.reference if card.asset else "", report.location_hint or "", when)
    alerts = (
        words["late"] if report.due_at < clock.now() else "",
        words["back"] if report.status == workflow.REOPENED else "",
    )
    return SheetStop(
        title=typeset_words(pick(card.service.name, locale), locale),
        place=typeset_words(report.address or card.area_name or "", locale),
        facts=typeset_words(" · ".join(fact for fact in facts if fact), locale),
        # Paper is read by whoever finds it: masked, as a crew's telephone shows it.
        words=typeset_words(mask(report.description, locale), locale),
        alert=typeset_words(" · ".join(alert for alert in alerts if alert), locale),
        url=f"{settings.base_url}/crew/arret/{report.id}",
        photo=_picture(card),
    )


def _picture(card: ReportCard) -> bytes | None:
    """The published small copy; a sheet goes out without one that cannot be read."""
    if card.photo is None:
        return None
    try:
        return open_copy(card.photo, 320)
    except ProblemError as problem:
        log.warning("route_sheet.photo_left_out", extra={"photo": str(card.photo.id), "reason": problem.code})
        return None
