"""Which days a set of figures covers, and the days it is compared with."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from app.core import clock
from app.models import Jurisdiction

Comparison = Literal["before", "year", "none"]
WEEKS_SHOWN = 16
"""Up to so many weeks, a period is shown week by week; beyond, month by month."""
PERIODS = ("4w", "12w", "month", "year", "12m")
DAYS_OF = {"4w": 28, "12w": 84}


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the town, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    @property
    def step(self) -> Literal["week", "month"]:
        """In what parts it is best shown."""
        return "week" if self.days <= WEEKS_SHOWN * 7 else "month"

    def between(self, town: Jurisdiction) -> tuple[datetime, datetime]:
        """The moments from which and before which it lasts."""
        zone = ZoneInfo(town.time_zone)
        begin = datetime.combine(self.first, datetime.min.time(), zone)
        end = datetime.combine(self.last + timedelta(days=1), datetime.min.time(), zone)
        return begin, end

    def parts(self) -> list[date]:
        """The first days of its weeks (Monday) or months, in order."""
        at = start_of(self.first, self.step)
        found = []
        while at <= self.last:
            found.append(at)
            at = at + timedelta(days=7) if self.step == "week" else _months_later(at, 1)
        return found


def today(town: Jurisdiction) -> date:
    """The town's day."""
    return clock.now().astimezone(ZoneInfo(town.time_zone)).date()


def named_period(town: Jurisdiction, name: str) -> Period:
    """One of PERIODS, up to today."""
    last = today(town)
    if name == "month":
        return Period(last.replace(day=1), last)
    if name == "year":
        return Period(last.replace(month=1, day=1), last)
    if name == "12m":
        return Period(_months_later(last, -12) + timedelta(days=1), last)
    return Period(last - timedelta(days=DAYS_OF[name] - 1), last)


def month_period(year: int, month: int) -> Period:
    """A whole month."""
    first = date(year, month, 1)
    return Period(first, first.replace(day=calendar.monthrange(year, month)[1]))


def compared_period(period: Period, comparison: Comparison) -> Period | None:
    """As many days just before (whole months: the month before), or the same days a year earlier."""
    if comparison == "none":
        return None
    if comparison == "year":
        return Period(_months_later(period.first, -12), _months_later(period.last, -12))
    if period == month_period(period.first.year, period.first.month):
        before = period.first - timedelta(days=1)
        return month_period(before.year, before.month)
    return Period(period.first - timedelta(days=period.days), period.first - timedelta(days=1))


def start_of(day: date, step: str) -> date:
    """The Monday, or the first of the month, of a day."""
    return day - timedelta(days=day.weekday()) if step == "week" else day.replace(day=1)


def _months_later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
