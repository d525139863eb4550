"""When a report is due: by the clock, by hours worked, by working days; with the holidays that were passed over."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import due
from app.web.due_words import explain_due

PARIS = ZoneInfo("Europe/Paris")
OFFICE = due.Calendar()
moments = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001 - hypothesis adds the time zone
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(PARIS),
)
units = st.sampled_from(due.UNITS)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("start", "unit", "amount", "expected"),
    [
        (at(2026, 4, 2, 10), due.HOURS, 24, at(2026, 4, 3, 10)),
        # Easter Monday is 6 April 2026: Friday, Tuesday, Wednesday.
        (at(2026, 4, 2, 10), due.WORKING_DAYS, 3, at(2026, 4, 8, 17, 30)),
        (at(2026, 4, 4, 23), due.WORKING_DAYS, 1, at(2026, 4, 7, 17, 30)),
        (at(2026, 4, 3, 16), due.WORKING_HOURS, 3, at(2026, 4, 7, 10)),
        (at(2026, 4, 3, 6), due.WORKING_HOURS, 9, at(2026, 4, 3, 17, 30)),
        # The night that loses an hour: hours of the clock are real ones.
        (at(2026, 3, 28, 12), due.HOURS, 24, at(2026, 3, 29, 13)),
    ],
)
def test_due_moments_of_an_office(start: datetime, unit: str, amount: int, expected: datetime) -> None:
    assert due.count(start, unit, amount, OFFICE).at == expected


def test_holidays_passed_over_are_told() -> None:
    assert due.count(at(2026, 4, 2, 10), due.WORKING_DAYS, 3, OFFICE).skipped == (date(2026, 4, 6),)


def test_alsace_keeps_good_friday() -> None:
    alsace = due.read_calendar("Europe/Paris", {}, {"alsace_moselle": True})
    counted = due.count(at(2026, 4, 2, 10), due.WORKING_DAYS, 1, alsace)
    assert counted.at == at(2026, 4, 7, 17, 30)
    assert counted.skipped == (date(2026, 4, 3), date(2026, 4, 6))


def test_a_department_has_its_own_hours_and_the_town_its_own_days() -> None:
    hours = {"sat": [["09:00", "12:00"]], "mon": [["08:00", "12:00"], ["14:00", "16:00"]]}
    calendar = due.read_calendar("Europe/Paris", hours, {"extra": [{"date": "2026-03-07", "name": "Foire"}]})
    counted = due.count(at(2026, 3, 6, 9), due.WORKING_HOURS, 5, calendar)
    assert counted.at == at(2026, 3, 9, 15)
    assert counted.skipped == (date(2026, 3, 7),)
    assert calendar.holiday(date(2026, 3, 7)) == "Foire"


@pytest.mark.parametrize("broken", [{"mon": "x"}, {"mon": [["18:00", "08:00"]]}, {"mon": [["8h"]]}, {"x": []}, None])
def test_hours_that_make_no_sense_are_a_usual_office(broken: object) -> None:
    assert due.read_calendar("Europe/Paris", broken, {"extra": [{"date": "no"}, 3]}).week == OFFICE.week  # type: ignore[arg-type]


@given(start=moments, unit=units, amount=st.integers(1, 60))
def test_due_is_after_the_start_and_grows_with_the_count(start: datetime, unit: str, amount: int) -> None:
    this, more = (due.count(start, unit, n, OFFICE).at for n in (amount, amount + 1))
    assert start.astimezone(UTC) < this < more


@given(start=moments, later=st.timedeltas(timedelta(0), timedelta(days=9)), unit=units, amount=st.integers(1, 30))
def test_what_arrives_later_is_never_due_earlier(start: datetime, later: timedelta, unit: str, amount: int) -> None:
    # Both in UTC: local arithmetic skips over the night that loses an hour.
    second = start.astimezone(UTC) + later
    assert due.count(start, unit, amount, OFFICE).at <= due.count(second, unit, amount, OFFICE).at


@given(start=moments, amount=st.integers(1, 60))
def test_working_days_end_when_an_open_office_closes(start: datetime, amount: int) -> None:
    end = due.count(start, due.WORKING_DAYS, amount, OFFICE).at.astimezone(PARIS)
    assert end.time() == time(17, 30)
    assert OFFICE.spans(end.date())


@given(start=moments, amount=st.integers(1, 200))
def test_exactly_the_hours_asked_for_are_worked(start: datetime, amount: int) -> None:
    """Counted again minute by quarter of an hour, in the plainest way."""
    end = due.count(start, due.WORKING_HOURS, amount, OFFICE).at
    worked = timedelta(0)
    day = start.date()
    while day <= end.astimezone(PARIS).date():
        for begins, ends in OFFICE.spans(day):
            opens, closes = (datetime.combine(day, hour, PARIS).astimezone(UTC) for hour in (begins, ends))
            worked += max(min(closes, end) - max(opens, start.astimezone(UTC)), timedelta(0))
        day += timedelta(days=1)
    assert worked == timedelta(hours=amount)


@pytest.mark.parametrize(("unit", "amount"), [("weeks", 1), (due.HOURS, 0)])
def test_nonsense_is_refused(unit: str, amount: int) -> None:
    with pytest.raises(ValueError, match="cannot count"):
        due.count(at(2026, 1, 5), unit, amount, OFFICE)


@pytest.mark.parametrize(
    ("reason", "fr", "en"),
    [
        ({"code": "counted", "unit": "hours", "count": 120, "skipped": []}, "5 jours", "5 days"),
        ({"code": "counted", "unit": "hours", "count": 1, "skipped": []}, "1 heure", "1 hour"),
        (
            {
                "code": "counted",
                "unit": "working_days",
                "count": 3,
                "skipped": [{"date": "2026-04-06", "name": {"fr": "Lundi de Pâques", "en": "Easter Monday"}}],
            },
            "3 jours ouvrés, lundi 6\u00a0avril férié (Lundi de Pâques)",
            "3 working days, Monday 6\u00a0April being a holiday (Easter Monday)",
        ),
        ({"code": "changed"}, "Changée par Zoé", "Changed by Zoé"),
        (None, None, None),
    ],
)
def test_the_count_is_told_in_words(reason: dict[str, object] | None, fr: str, en: str) -> None:
    assert (explain_due(reason, "Zoé", "fr"), explain_due(reason, "Zoé", "en")) == (fr, en)
