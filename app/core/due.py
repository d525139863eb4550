"""When a report is due: hours of the clock, hours that a department works, or its working days; and how it was counted.

Days are those of the town's time zone. A working day is one on which the department opens (by its hours, else Monday to
Friday) and that is no holiday: those of France, of Alsace-Moselle where the town says so, and the town's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from holidays import country_holidays

HOURS, WORKING_HOURS, WORKING_DAYS = "hours", "working_hours", "working_days"
UNITS = (HOURS, WORKING_HOURS, WORKING_DAYS)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = ((time(8, 30), time(17, 30)),)
"""What an office without hours of its own works on a weekday."""
FARTHEST = timedelta(days=366 * 10)
ALSACE_MOSELLE = "57"
"""Moselle, whose two additional holidays are those of all three départements (Code du travail, L3134-13)."""

Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Calendar:
    """When an office works. `week` gives the spans of each weekday (0 is Monday), in order, without overlap."""

    time_zone: str = "Europe/Paris"
    week: tuple[tuple[Span, ...], ...] = (USUAL,) * 5 + ((), ())
    is_alsace_moselle: bool = False
    own_holidays: Mapping[date, str] = field(default_factory=dict)

    def holiday(self, day: date, locale: str = "fr") -> str | None:
        """The name of the holiday that a day is, or None."""
        own = self.own_holidays.get(day)
        return own or _holidays(day.year, self.is_alsace_moselle, "en_US" if locale == "en" else "fr").get(day)

    def spans(self, day: date) -> tuple[Span, ...]:
        """When the office works on a day: never on a holiday."""
        spans = self.week[day.weekday()]
        return () if spans and self.holiday(day) else spans


@dataclass(frozen=True, slots=True)
class Due:
    """A due moment (aware, UTC) and the holidays that were passed over on the way, oldest first."""

    at: datetime
    skipped: tuple[date, ...] = ()


def count(start: datetime, unit: str, amount: int, calendar: Calendar) -> Due:
    """When `amount` units after `start` (aware) is. `amount` is at least 1.

    Working days begin to count on the day after `start`, and end when the office closes. Raises ValueError for an
    unknown unit, a count below 1 or a naive moment.
    """
    if unit not in UNITS or amount < 1 or start.tzinfo is None:
        raise ValueError(f"cannot count {amount} {unit} from {start}")
    if unit == HOURS:
        return Due(start.astimezone(UTC) + timedelta(hours=amount))
    if unit == WORKING_DAYS:
        return _count_days(start, amount, calendar)
    return _count_hours(start, timedelta(hours=amount), calendar)


def read_calendar(time_zone: str, hours: Mapping[str, Any] | None, holidays: Mapping[str, Any] | None) -> Calendar:
    """The calendar that a department's `hours` and the town's `holidays` describe.

    What is not understood is left out; hours without any opening are those of a usual office.
    """
    week = tuple(_read_spans((hours or {}).get(day)) for day in WEEKDAYS)
    rules = holidays or {}
    own = {}
    for entry in rules.get("extra") or ():
        try:
            own[date.fromisoformat(str(entry["date"]))] = str(entry.get("name") or "")
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    usual = Calendar()
    return Calendar(time_zone, week if any(week) else usual.week, bool(rules.get("alsace_moselle")), own)


def _count_days(start: datetime, amount: int, calendar: Calendar) -> Due:
    zone = ZoneInfo(calendar.time_zone)
    day = start.astimezone(zone).date()
    skipped: list[date] = []
    last = day + FARTHEST
    left = amount
    while left and day < last:
        day += timedelta(days=1)
        if calendar.spans(day):
            left -= 1
        elif calendar.week[day.weekday()]:
            skipped.append(day)
    spans = calendar.spans(day)
    closing = spans[-1][1] if spans else time(18)
    return Due(datetime.combine(day, closing, zone).astimezone(UTC), tuple(skipped))


def _count_hours(start: datetime, left: timedelta, calendar: Calendar) -> Due:
    zone = ZoneInfo(calendar.time_zone)
    day = start.astimezone(zone).date()
    skipped: list[date] = []
    last = day + FARTHEST
    at = start.astimezone(UTC)
    while day < last:
        spans = calendar.spans(day)
        if not spans and calendar.week[day.weekday()]:
            skipped.append(day)
        for begins, ends in spans:
            opens = max(datetime.combine(day, begins, zone).astimezone(UTC), start.astimezone(UTC))
            closes = datetime.combine(day, ends, zone).astimezone(UTC)
            if closes <= opens:
                continue
            if closes - opens >= left:
                return Due(opens + left, tuple(skipped))
            left -= closes - opens
            at = closes
        day += timedelta(days=1)
    return Due(at, tuple(skipped))


def _read_spans(spans: Any) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans if isinstance(spans, Sequence) and not isinstance(spans, str) else ():
        try:
            begins, ends = (time.fromisoformat(str(hour)) for hour in span)
        except (TypeError, ValueError):
            continue
        if begins < ends and begins.tzinfo is None and ends.tzinfo is None and (not found or found[-1][1] <= begins):
            found.append((begins, ends))
    return tuple(found)


@cache
def _holidays(year: int, is_alsace_moselle: bool, language: str) -> Mapping[date, str]:
    return dict(
        country_holidays(
            "FR", subdiv=ALSACE_MOSELLE if is_alsace_moselle else None, years=year, language=language
        ).items()
    )
