"""When things happen: people report in the evening, crews work on weekdays."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Paris")
OPENING, CLOSING = time(8, 5), time(16, 40)
LAST_WEEKDAY = 4


def worked(moment: datetime, rng: random.Random) -> datetime:
    """The last moment of work at or before `moment`: itself in working hours, else late on the workday before."""
    local = moment.astimezone(ZONE)
    if local.weekday() <= LAST_WEEKDAY and OPENING <= local.time() <= CLOSING:
        return moment
    if local.weekday() > LAST_WEEKDAY or local.time() < OPENING:
        local -= timedelta(days=1)
        while local.weekday() > LAST_WEEKDAY:
            local -= timedelta(days=1)
    late = local.replace(hour=rng.randint(9, 15), minute=rng.randint(0, 59), second=rng.randint(0, 59))
    return late.astimezone(moment.tzinfo)


def next_worked(moment: datetime, rng: random.Random) -> datetime:
    """The first moment of work after `moment`: soon, or on the next workday's morning."""
    soon = moment + timedelta(minutes=rng.randint(6, 95))
    local = soon.astimezone(ZONE)
    if local.weekday() <= LAST_WEEKDAY and OPENING <= local.time() <= CLOSING:
        return soon
    if local.time() > CLOSING or local.weekday() > LAST_WEEKDAY:
        local += timedelta(days=1)
    while local.weekday() > LAST_WEEKDAY:
        local += timedelta(days=1)
    early = local.replace(hour=8, minute=rng.randint(6, 58), second=rng.randint(0, 59))
    return early.astimezone(moment.tzinfo)


def next_visit(now: datetime, days: int, rng: random.Random) -> datetime:
    """A planned visit: in working hours, `days` workdays after `now`, on the quarter of an hour."""
    local = now.astimezone(ZONE)
    while days:
        local += timedelta(days=1)
        days -= local.weekday() <= LAST_WEEKDAY
    planned = local.replace(hour=rng.randint(8, 15), minute=rng.choice((0, 15, 30, 45)), second=0, microsecond=0)
    return planned.astimezone(now.tzinfo)


def reported(day: datetime, rng: random.Random, *, by_night: bool) -> datetime:
    """A moment on the same day when people send such a report."""
    local = day.astimezone(ZONE)
    hour = rng.randint(18, 22) if by_night else rng.choice((7, 8, 9, 11, 12, 13, 15, 17, 17, 18, 19, 20))
    return local.replace(hour=hour, minute=rng.randint(0, 59), second=rng.randint(0, 59)).astimezone(day.tzinfo)
