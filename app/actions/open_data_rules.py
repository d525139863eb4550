"""What a town publishes of its reports, and under which rules: its settings, with their usual values."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, select

from app.actions.figure_periods import today
from app.models import Jurisdiction, Report, Service

SETTLING_DAYS = 3
"""After its last day, a month waits so long: what an agent makes private in these days is never published."""
DEFAULT_K, DEFAULT_PLACE_M = 5, 200
K_RANGE, PLACE_RANGE = (3, 100), (50, 5_000)


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which the data is given: its name and text, and the address that catalogues know it by."""

    code: str
    name: str
    url: str


LICENCES: dict[str, Licence] = {
    one.code: one
    for one in (
        Licence(
            "etalab-2.0",
            "Licence Ouverte 2.0 (Etalab)",
            "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
        ),
        Licence("odbl-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    )
}
"""Those that French towns may choose (code des relations entre le public et l'administration, D323-2-1)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """`k`: so many reports at least are alike in when, where and what; `place_m`: the side of a square of places."""

    is_on: bool
    k: int
    place_m: int
    licence: Licence


def read_rules(town: Jurisdiction) -> Rules:
    """The rules of a town (`open_data` in its settings); what is missing or out of range takes its usual value."""
    chosen = town.settings.get("open_data") or {}
    return Rules(
        is_on=chosen.get("is_on", True) is True,
        k=_within(chosen.get("k"), K_RANGE, DEFAULT_K),
        place_m=_within(chosen.get("place_m"), PLACE_RANGE, DEFAULT_PLACE_M),
        licence=LICENCES.get(str(chosen.get("licence")), LICENCES["etalab-2.0"]),
    )


def _within(value: object, bounds: tuple[int, int], usual: int) -> int:
    return value if isinstance(value, int) and bounds[0] <= value <= bounds[1] else usual


def published(town: Jurisdiction) -> ColumnElement[bool]:
    """The condition on `Report` that lets one be counted in public: nothing private, no part of another."""
    private = select(Service.id).where(Service.jurisdiction_id == town.id, Service.is_private)
    return and_(
        Report.jurisdiction_id == town.id,
        Report.is_private.is_(False),
        Report.part_of_id.is_(None),
        Report.service_id.not_in(private),
    )


def last_month(town: Jurisdiction) -> date:
    """The first day of the newest month that may be published."""
    settled = today(town) - timedelta(days=SETTLING_DAYS)
    return month_before(settled.replace(day=1))


def month_before(month: date) -> date:
    """The first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month after."""
    return last_day(month) + timedelta(days=1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def moments(town: Jurisdiction, first: date, last: date) -> tuple[datetime, datetime]:
    """When these days (both included) begin and end where the town is."""
    zone = ZoneInfo(town.time_zone)
    begin = datetime.combine(first, datetime.min.time(), zone)
    return begin, datetime.combine(last + timedelta(days=1), datetime.min.time(), zone)
