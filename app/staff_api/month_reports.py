"""The month on paper, as a PDF with the figures of the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response

from app.channels import colours
from app.core.extensions import db
from app.core.languages import nearest_full
from app.media import month_reports
from app.media.month_reports import Grid, MonthReport
from app.models import Jurisdiction
from app.staff_api.figures import collect, last_month
from app.staff_api.figures_schemas import FiguresQuerySchema, MonthSchema
from app.staff_api.work_orders import PDF, PRINT_RATES
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit

blueprint = Blueprint("staff_month_reports", __name__, url_prefix="/staff/v1", description="The month on paper")

_BINARY = {"type": "string", "format": "binary"}
SHORT_HOURS = 48
"""Delays below are said in hours, others in days, as on the page."""
MONTHS: dict[str, tuple[str, ...]] = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
DELAYS = (("median", "solution", "median"), ("ninetieth", "solution", "ninetieth"), ("answer", "answer", "median"))
"""Word, part and figure of each delay of the key figures."""
WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "title": "Rapport du mois : {month}",
        "measure": "Mesure",
        "now": "Ce mois",
        "before": "Mois précédent",
        "received": "Signalements reçus",
        "solved": "Réparés",
        "in_time": "Réparés dans le délai",
        "median": "Délai médian de réparation",
        "ninetieth": "Réparation, 9 fois sur 10 en moins de",
        "answer": "Première réponse, délai médian",
        "refused": "Non retenus",
        "contested": "Contestés par les habitants",
        "reopened": "Rouverts",
        "weeks": "Reçus et réparés, par semaine",
        "legend_first": "à gauche : reçus",
        "legend_second": "à droite : réparés",
        "services": "Par service",
        "service": "Service",
        "short_received": "Reçus",
        "short_median": "Délai médian",
        "target": "Prévu",
        "share": "Dans le délai",
        "few": "Pas assez de cas",
        "answers": "Réponses à la question de satisfaction",
        "happy": "Habitants contents du résultat",
        "few_answers": "Pas assez de réponses",
        "opinions": "Satisfaction des habitants, par service",
        "short_asked": "Interrogés",
        "short_answers": "Réponses",
        "good": "Contents",
        "fair": "En partie",
        "poor": "Pas contents",
        "short_happy": "Part de contents",
        "honest": "Sous {minimum} cas, aucun délai ni aucune part n’est donné.",
        "sampled": "Au-delà de 40 000 signalements, les délais sont mesurés sur un seizième, tiré au sort.",
        "hours": "{number} h",
        "days": "{number} j",
        "percent": "{number} %",
    },
    "en": {
        "title": "Monthly report: {month}",
        "measure": "Measure",
        "now": "This month",
        "before": "Month before",
        "received": "Reports received",
        "solved": "Fixed",
        "in_time": "Fixed in time",
        "median": "Median time to fix",
        "ninetieth": "Fixed, 9 times in 10 within",
        "answer": "First answer, median",
        "refused": "Not accepted",
        "contested": "Contested by residents",
        "reopened": "Reopened",
        "weeks": "Received and fixed, by week",
        "legend_first": "left: received",
        "legend_second": "right: fixed",
        "services": "By service",
        "service": "Service",
        "short_received": "Received",
        "short_median": "Median",
        "target": "Target",
        "share": "In time",
        "few": "Too few cases",
        "answers": "Answers to the question whether they are happy",
        "happy": "Residents happy with the result",
        "few_answers": "Too few answers",
        "opinions": "What residents think, by service",
        "short_asked": "Asked",
        "short_answers": "Answers",
        "good": "Happy",
        "fair": "Partly",
        "poor": "Not happy",
        "short_happy": "Share happy",
        "honest": "Below {minimum} cases, no delay and no share is given.",
        "sampled": "Beyond 40,000 reports, delays are measured on one report in sixteen, drawn at random.",
        "hours": "{number} h",
        "days": "{number} d",
        "percent": "{number}%",
    },
}
COUNTS = ("received", "solved")
LATER_COUNTS = ("refused", "contested", "reopened")


@blueprint.route("/figures/month.pdf", methods=["GET"])
@access(desk)
@rate_limit(PRINT_RATES, name="staff.print")
@blueprint.arguments(MonthSchema, location="query")
@blueprint.response(200, _BINARY, content_type=PDF)
def print_month(query: dict[str, Any]) -> Response:
    """The figures of a month (the last whole one) on paper, of what the reader may see."""
    viewer = require_staff()
    town = db.session.get_one(Jurisdiction, viewer.jurisdiction_id)
    month = query["m"] or last_month(town)
    shown = collect(viewer, FiguresQuerySchema().load({"month": month}))
    content = month_reports.draw_month(write_month(town, month, shown, nearest_full(current_locale())))
    response = Response(content, content_type=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="rapport-{month}.pdf"'
    return response


def write_month(town: Jurisdiction, month: str, shown: dict[str, Any], locale: str) -> MonthReport:
    """The words of the paper, from what FiguresSchema shows."""
    word = WORDS[locale]
    year, number = month.split("-")
    notes = [word["honest"].format(minimum=shown["minimum"])]
    if shown["is_sampled"]:
        notes.append(word["sampled"])
    return MonthReport(
        title=word["title"].format(month=f"{MONTHS[locale][int(number) - 1]} {year}"),
        town=town.name,
        colour=colours.readable_on_white(town.settings.get("colour")),
        language=locale,
        keys=_keys(shown, word, locale),
        weeks_title=word["weeks"],
        weeks=tuple((_day(part["start"], locale), part["received"], part["solved"]) for part in shown["parts"]),
        legend=(word["legend_first"], word["legend_second"]),
        services=_services(shown["services"], word, locale),
        opinions=_opinions(shown["satisfaction"]["services"], word, locale),
        notes=tuple(notes),
    )


def _keys(shown: dict[str, Any], word: dict[str, str], locale: str) -> Grid:
    columns = [shown["total"], *([shown["before"]] if shown["before"] else [])]
    lines = [(word[name], *(_count(one[name], locale) for one in columns)) for name in COUNTS]
    lines.append((word["in_time"], *(_percent(one["share_in_time"], word, locale) for one in columns)))
    for name, part, figure in DELAYS:
        lines.append((word[name], *(_delay(one[part][figure], word, locale) for one in columns)))
    lines += [(word[name], *(_count(one[name], locale) for one in columns)) for name in LATER_COUNTS]
    told = shown["satisfaction"]
    opinions = [told["total"], *([told["before"]] if told["before"] else [])]
    lines.append((word["answers"], *(_count(one["answered"], locale) for one in opinions)))
    lines.append((word["happy"], *(_happy(one["share_good"], word, locale) for one in opinions)))
    heads = (word["measure"], word["now"], *((word["before"],) if shown["before"] else ()))
    return Grid("", heads, tuple(lines))


def _services(services: list[dict[str, Any]], word: dict[str, str], locale: str) -> Grid:
    heads = tuple(word[name] for name in ("service", "short_received", "solved", "short_median", "target", "share"))
    lines = tuple(
        (
            str(one["name"]),
            _count(one["received"], locale),
            _count(one["solved"], locale),
            _delay(one["solution"]["median"], word, locale),
            "–" if one["due_hours"] is None else _delay(one["due_hours"], word, locale),
            "–" if one["share_in_time"] is None else _percent(one["share_in_time"], word, locale),
        )
        for one in services
    )
    return Grid(word["services"], heads, lines)


def _opinions(services: list[dict[str, Any]], word: dict[str, str], locale: str) -> Grid:
    columns = ("asked", "answered", "good", "fair", "poor")
    heads = ("service", "short_asked", "short_answers", "good", "fair", "poor", "short_happy")
    lines = tuple(
        (
            str(one["name"]),
            *(_count(one[name], locale) for name in columns),
            "–" if one["share_good"] is None else _percent(one["share_good"], word, locale),
        )
        for one in services
    )
    return Grid(word["opinions"], tuple(word[name] for name in heads), lines)


def _happy(share: float | None, word: dict[str, str], locale: str) -> str:
    return word["few_answers"] if share is None else _percent(share, word, locale)


def _day(start: date, locale: str) -> str:
    month = MONTHS[locale][start.month - 1]
    return f"{start.day} {month}"


def _count(count: int, locale: str) -> str:
    return f"{count:,}".replace(",", "\u00a0") if locale == "fr" else f"{count:,}"


def _decimal(value: float, locale: str) -> str:
    written = f"{round(value, 1):g}" if value < 1000 else _count(round(value), locale)
    return written.replace(".", ",") if locale == "fr" else written


def _percent(share: float | None, word: dict[str, str], locale: str) -> str:
    return word["few"] if share is None else word["percent"].format(number=_decimal(share * 100, locale))


def _delay(hours: float | None, word: dict[str, str], locale: str) -> str:
    if hours is None:
        return word["few"]
    if hours < SHORT_HOURS:
        return word["hours"].format(number=_decimal(hours, locale))
    return word["days"].format(number=_decimal(hours / 24, locale))
