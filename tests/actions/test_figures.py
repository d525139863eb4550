"""Daily counts are exact after any sequence of changes, and figures say what the reports say."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.actions import figure_counts, stats
from app.actions.figure_periods import Period, compared_period, month_period
from app.actions.stats import Choice
from app.core import clock
from app.core.extensions import db
from app.models import Jurisdiction, Report, StatusUpdate
from app.models.figure import MEASURES
from tests import factories as make

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 3, 20, 12, tzinfo=PARIS)


def days(town: Jurisdiction) -> set[tuple[Any, ...]]:
    """What the days say together with what waits, cell by cell."""
    sums = ", ".join(f"sum({name})" for name in MEASURES)
    some = " or ".join(f"sum({name}) <> 0" for name in MEASURES)
    names = ", ".join(MEASURES)
    changed = ", ".join(f"c.{name}" for name in MEASURES)
    rows = db.session.execute(
        text(f"""
        select dimension, day, member, {sums} from (
          select dimension, day, member, {names} from figure_days where jurisdiction_id = :town
          union all
          select d.dimension, c.day, d.member, {changed}
            from figure_changes c cross join lateral {figure_counts.EXPANDED} where c.jurisdiction_id = :town) x
        group by 1, 2, 3 having {some}"""),
        {"town": town.id},
    )
    found = {tuple(row) for row in rows}
    db.session.rollback()
    return found


class Scene:
    """A town with two of everything."""

    def __init__(self) -> None:
        self.town = make.make_jurisdiction(f"ville-{uuid.uuid4().hex[:8]}")
        self.departments = [
            make.make_department(self.town, "accueil", is_fallback=True),
            make.make_department(self.town, "eclairage"),
        ]
        self.services = [make.make_service(self.town), make.make_service(self.town, "dechets", group="proprete")]
        self.areas = [
            make.make_area(self.town, code="nord", box=(3.0, 45.05, 3.1, 45.1)),
            make.make_area(self.town, code="sud", box=(3.0, 45.0, 3.1, 45.05)),
        ]

    def report(self, **values: Any) -> Report:
        values.setdefault("submitted_at", NOW - timedelta(days=3))
        return make.make_report(
            self.town, values.pop("service", self.services[0]), values.pop("department", self.departments[0]), **values
        )


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["send", "close", "refuse", "reopen", "move", "area", "fold", "delete", "contest", "assign", "redate"]
        ),
        st.integers(0, 7),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_days_equal_a_recount_after_any_sequence_of_changes(  # noqa: C901 - one branch a kind of change
    app: Flask, steps: list[tuple[str, int]]
) -> None:
    scene = Scene()
    crew = make.make_staff(scene.town, "crew", email=f"{uuid.uuid4().hex}@exemple.fr")
    reports: list[Report] = []
    for what, number in steps:
        if what == "send" or not reports:
            sent = NOW - timedelta(days=number, hours=number)
            reports.append(scene.report(submitted_at=sent, area_id=scene.areas[number % 2].id if number > 1 else None))
            continue
        if what == "fold":
            figure_counts.fold_changes()
            continue
        report = reports[number % len(reports)]
        if what == "delete":
            db.session.delete(report)
            reports.remove(report)
        elif what in {"close", "refuse"}:
            report.status = "resolved" if what == "close" else "rejected"
            report.closed_at = NOW - timedelta(hours=number * 11)
        elif what == "reopen":
            report.status, report.closed_at = "reopened", None
            report.reopened_count += 1
        elif what == "move":
            report.department_id = scene.departments[number % 2].id
        elif what == "area":
            report.area_id = scene.areas[number % 2].id if number else None
        elif what == "contest":
            report.contested_count += 1
        elif what == "assign":
            report.assigned_to_id = crew.id if number % 2 else None
        else:
            report.due_at = NOW - timedelta(hours=number * 11)
        db.session.commit()
    kept = days(scene.town)
    figure_counts.recount_all()
    assert kept == days(scene.town)


def test_folding_changes_no_figure_and_empties_what_waits(app: Flask) -> None:
    scene = Scene()
    scene.report(status="resolved", closed_at=NOW)
    before = days(scene.town)
    assert figure_counts.fold_changes()["folded"] > 0
    assert days(scene.town) == before
    assert db.session.scalar(text("select count(*) from figure_changes")) == 0


def test_a_report_counts_on_the_days_of_its_town(app: Flask) -> None:
    scene = Scene()
    scene.report(submitted_at=datetime(2026, 3, 1, 23, 30, tzinfo=ZoneInfo("UTC")))
    assert {row[1] for row in days(scene.town)} == {date(2026, 3, 2)}


def test_first_public_word_of_staff_is_the_answer_and_reopenings_are_counted(app: Flask) -> None:
    scene = Scene()
    agent = make.make_staff(scene.town, "agent")
    report = scene.report()
    entry = {
        "jurisdiction_id": scene.town.id, "report_id": report.id, "status": "acknowledged", "actor_kind": "staff",
        "staff_id": agent.id,
    }  # fmt: skip
    hours = [NOW + timedelta(hours=number) for number in range(4)]
    make.save(StatusUpdate(**entry, kind="note", is_public=False, created_at=hours[0]))
    make.save(StatusUpdate(**entry, kind="status", previous_status="received", created_at=hours[1]))
    make.save(StatusUpdate(**entry, kind="note", is_public=True, created_at=hours[2]))
    again = entry | {"status": "reopened", "actor_kind": "reporter", "staff_id": None}
    make.save(StatusUpdate(**again, kind="contest", previous_status="resolved", created_at=hours[3]))
    db.session.refresh(report)
    assert (report.answered_at, report.reopened_count, report.version) == (hours[1], 1, 1)


def test_delays_come_from_enough_cases_only(app: Flask) -> None:
    scene = Scene()
    for hours in range(1, 12):
        sent = NOW - timedelta(days=5)
        scene.report(
            submitted_at=sent, status="resolved", closed_at=sent + timedelta(hours=hours), answered_at=sent,
            due_at=sent + timedelta(hours=6),
        )  # fmt: skip
    scene.report(service=scene.services[1], status="resolved", closed_at=NOW)
    found = stats.read_figures(scene.town, Choice(), month_period(2026, 3), "before", with_crews=True)
    lamp, litter = (found.lines["service"][str(service.id)] for service in scene.services)
    assert (lamp.solution.count, lamp.solution.median, lamp.solution.ninetieth) == (11, 6.0, 10.0)
    assert lamp.answer.median == 0.0
    assert (lamp.counts["solved"], lamp.counts["in_time"]) == (11, 6)
    assert (litter.solution.count, litter.solution.median) == (1, None)
    assert found.before is not None
    assert found.before.solution.median is None


@pytest.mark.parametrize("part", ["all", "service", "department", "area", "two"])
def test_filtered_figures_agree_with_the_reports_whatever_way_they_are_counted(app: Flask, part: str) -> None:
    scene = Scene()
    for number in range(12):
        scene.report(
            service=scene.services[number % 2], department=scene.departments[number % 3 == 0],
            area_id=scene.areas[number % 2].id, submitted_at=NOW - timedelta(days=number),
            **({"status": "resolved", "closed_at": NOW} if number % 4 == 0 else {}),
        )  # fmt: skip
    service, department, area = scene.services[0].id, scene.departments[0].id, scene.areas[0].id
    choice = {
        "all": Choice(),
        "service": Choice(service_id=service),
        "department": Choice(department_ids=(department,)),
        "area": Choice(area_id=area),
        "two": Choice(service_id=service, department_ids=(department,)),
    }[part]
    period = Period(date(2026, 3, 12), date(2026, 3, 20))
    reports = [
        one for one in db.session.query(Report).filter_by(jurisdiction_id=scene.town.id)
        if (choice.service_id in {None, one.service_id})
        and (not choice.department_ids or one.department_id in choice.department_ids)
        and (choice.area_id in {None, one.area_id})
    ]  # fmt: skip
    found = stats.read_figures(scene.town, choice, period, "none", with_crews=True)
    received = [one for one in reports if one.submitted_at >= datetime(2026, 3, 12, tzinfo=PARIS)]
    solved = [one for one in reports if one.status == "resolved"]
    assert found.total.counts["received"] == len(received)
    assert found.total.counts["solved"] == len(solved)
    assert sum(counts["received"] for _start, counts in found.parts) == len(received)
    assert sum(line.counts["received"] for line in found.lines["service"].values()) == len(received)
    assert sum(found.backlog) == len([one for one in reports if one.closed_at is None])


def test_what_a_period_is_compared_with_is_as_long_and_just_before_or_a_year_earlier(app: Flask) -> None:
    assert compared_period(month_period(2026, 3), "before") == month_period(2026, 2)
    assert compared_period(month_period(2024, 2), "year") == Period(date(2023, 2, 1), date(2023, 2, 28))
    weeks = Period(date(2026, 3, 2), date(2026, 3, 29))
    assert compared_period(weeks, "before") == Period(date(2026, 2, 2), date(2026, 3, 1))
    assert clock.now().tzinfo is not None
