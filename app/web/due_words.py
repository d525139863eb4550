"""Says in words how a due date was counted, or that it was changed: « 3 jours ouvrés, lundi 6 avril férié »."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.channels.dates import DAYS, MONTHS
from app.core import due

UNITS = {
    "fr": {
        due.HOURS: ("{n} heure", "{n} heures"),
        due.WORKING_HOURS: ("{n} heure ouvrée", "{n} heures ouvrées"),
        due.WORKING_DAYS: ("{n} jour ouvré", "{n} jours ouvrés"),
        "days": ("{n} jour", "{n} jours"),
    },
    "en": {
        due.HOURS: ("{n} hour", "{n} hours"),
        due.WORKING_HOURS: ("{n} working hour", "{n} working hours"),
        due.WORKING_DAYS: ("{n} working day", "{n} working days"),
        "days": ("{n} day", "{n} days"),
    },
}
CHANGED = {"fr": "Changée par {by}", "en": "Changed by {by}"}
SOMEBODY = {"fr": "un responsable", "en": "a manager"}
WHOLE_DAYS_FROM = 48
SHOWN_HOLIDAYS = 3


def explain_due(reason: dict[str, Any] | None, changed_by: str | None, locale: str) -> str | None:
    """One sentence for a stored Report.due_reason in French or English; None for a report of before it was kept."""
    if not reason:
        return None
    if reason.get("code") == "changed":
        return CHANGED[locale].format(by=changed_by or SOMEBODY[locale])
    unit, amount = str(reason.get("unit")), int(reason.get("count") or 0)
    if unit == due.HOURS and amount >= WHOLE_DAYS_FROM and amount % 24 == 0:
        unit, amount = "days", amount // 24
    one, many = UNITS[locale].get(unit, UNITS[locale][due.HOURS])
    spoken = one if amount == 1 or (locale == "fr" and amount < 2) else many
    parts = [spoken.format(n=amount)]
    parts += [_holiday(entry, locale) for entry in list(reason.get("skipped") or [])[:SHOWN_HOLIDAYS]]
    return ", ".join(parts)


def _holiday(entry: dict[str, Any], locale: str) -> str:
    day = date.fromisoformat(entry["date"])
    number = "1er" if locale == "fr" and day.day == 1 else str(day.day)
    said = f"{DAYS[locale][day.weekday()]} {number}\u00a0{MONTHS[locale][day.month - 1]}"
    name = (entry.get("name") or {}).get(locale)
    holiday = f"{said} férié" if locale == "fr" else f"{said} being a holiday"
    return f"{holiday} ({name})" if name else holiday
