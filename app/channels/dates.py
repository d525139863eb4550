"""Days and hours as people say them, in the town's time zone: « jeudi 26 novembre à 18 h 42 »."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
PARTS = {
    "fr": ((time(12), "au matin"), (time(18), "dans l’après-midi"), (time.max, "en soirée")),
    "en": ((time(12), "in the morning"), (time(18), "in the afternoon"), (time.max, "in the evening")),
}
AT = {"fr": "à", "en": "at"}


@dataclass(frozen=True, slots=True)
class Dates:
    """Says aware moments in one language and time zone; `now` decides whether a year must be named."""

    locale: str
    time_zone: str
    now: datetime

    def day(self, moment: datetime) -> str:
        """« jeudi 26 novembre », with the year when it is not this one."""
        local = self._local(moment)
        number = "1er" if self.locale == "fr" and local.day == 1 else str(local.day)
        named = f"{DAYS[self.locale][local.weekday()]} {number}\u00a0{MONTHS[self.locale][local.month - 1]}"
        return named if local.year == self._local(self.now).year else f"{named}\u00a0{local.year}"

    def hour(self, moment: datetime) -> str:
        """« 18 h 42 », "6:42 pm"."""
        local = self._local(moment)
        if self.locale == "fr":
            return f"{local.hour}\u00a0h\u00a0{local.minute:02d}" if local.minute else f"{local.hour}\u00a0h"
        half = "am" if local.hour < 12 else "pm"
        minutes = f":{local.minute:02d}" if local.minute else ""
        return f"{local.hour % 12 or 12}{minutes}\u00a0{half}"

    def moment(self, moment: datetime) -> str:
        """« jeudi 26 novembre à 18 h 42 »."""
        return f"{self.day(moment)} {AT[self.locale]}\u00a0{self.hour(moment)}"

    def visit(self, moment: datetime) -> str:
        """« mardi 24 novembre au matin »: a visit is promised for a part of the day; midnight means any part."""
        local = self._local(moment)
        if local.time() == time(0):
            return self.day(moment)
        part = next(words for end, words in PARTS[self.locale] if local.time() < end or end == time.max)
        return f"{self.day(moment)} {part}"

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.time_zone))
