"""The tables of figures as CSV, with headings in the reader's language."""

from __future__ import annotations

import csv
import io
from typing import Any

from app.core.formulas import guarded
from app.web.locale import pick

BOM = "\ufeff"
_HEADS: dict[str, dict[str, str]] = {
    "name": {"fr": "Nom", "en": "Name"},
    "start": {"fr": "Début", "en": "Start"},
    "received": {"fr": "Reçus", "en": "Received"},
    "solved": {"fr": "Réparés", "en": "Fixed"},
    "in_time": {"fr": "Réparés dans le délai", "en": "Fixed in time"},
    "refused": {"fr": "Non retenus", "en": "Not accepted"},
    "contested": {"fr": "Contestés", "en": "Contested"},
    "reopened": {"fr": "Rouverts", "en": "Reopened"},
    "still_open": {"fr": "Encore ouverts", "en": "Still open"},
    "share_in_time": {"fr": "Part dans le délai", "en": "Share in time"},
    "due_hours": {"fr": "Délai prévu (heures)", "en": "Promised (hours)"},
    "solution.median": {"fr": "Réparation, médiane (heures)", "en": "Fixing, median (hours)"},
    "solution.ninetieth": {"fr": "Réparation, 9 cas sur 10 (heures)", "en": "Fixing, 9 in 10 (hours)"},
    "answer.median": {"fr": "Première réponse, médiane (heures)", "en": "First answer, median (hours)"},
    "answer.ninetieth": {"fr": "Première réponse, 9 cas sur 10 (heures)", "en": "First answer, 9 in 10 (hours)"},
    "up_to_days": {"fr": "Âge jusqu’à (jours)", "en": "Age up to (days)"},
    "count": {"fr": "Signalements ouverts", "en": "Open reports"},
    "asked": {"fr": "Personnes interrogées", "en": "People asked"},
    "answered": {"fr": "Réponses", "en": "Answers"},
    "good": {"fr": "Contents", "en": "Happy"},
    "fair": {"fr": "En partie contents", "en": "Partly happy"},
    "poor": {"fr": "Pas contents", "en": "Not happy"},
    "share_good": {"fr": "Part de contents", "en": "Share happy"},
    "population": {"fr": "Habitants", "en": "Inhabitants"},
    "is_quiet": {"fr": "Signale peu", "en": "Reports little"},
    "per_thousand": {"fr": "Reçus pour 1 000 habitants", "en": "Received per 1,000 inhabitants"},
}
_COUNTS = ("received", "solved", "in_time", "refused", "contested", "reopened", "still_open")
_DELAYS = ("solution.median", "solution.ninetieth", "answer.median", "answer.ninetieth")
_LINE = ("name", *_COUNTS, "share_in_time", *_DELAYS)
_COLUMNS = {
    "parts": ("start", *_COUNTS),
    "services": ("name", "due_hours", *_LINE[1:]),
    "areas": (*_LINE, "population", "per_thousand", "is_quiet"),
    "backlog": ("up_to_days", "count"),
}
_OPINIONS = ("name", "asked", "answered", "good", "fair", "poor", "share_good")
_OF_OPINIONS = "satisfaction_"


def write_table(shown: dict[str, Any], table: str, separator: str, locale: str) -> str:
    """One table of what FiguresSchema shows; decimals with a comma where the separator is a semicolon."""
    of_opinions = table.startswith(_OF_OPINIONS)
    columns = _OPINIONS if of_opinions else _COLUMNS.get(table, _LINE)
    rows = shown["satisfaction"][table.removeprefix(_OF_OPINIONS)] if of_opinions else shown[table]
    known = {quarter["code"]: quarter for quarter in shown["quarters"]}
    target = io.StringIO()
    writer = csv.writer(target, delimiter=separator, lineterminator="\r\n")
    writer.writerow([pick(_HEADS[name], locale) for name in columns])
    for row in rows:
        extra = known.get(row.get("code"), {}) if table == "areas" else {}
        writer.writerow([_cell(_value({**extra, **row}, name), separator) for name in columns])
    return BOM + target.getvalue()


def _value(row: dict[str, Any], name: str) -> Any:
    group, _, part = name.partition(".")
    return row.get(group, {}).get(part) if part else row.get(group)


def _cell(value: Any, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(value).replace(".", ",") if separator == ";" else str(value)
    return guarded(value) if isinstance(value, str) else str(value)
