"""The counts equal a recount after any sequence of changes, and a far tile says what the reports say."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from app.actions import report_counts
from app.core import clock, workflow
from app.core.extensions import db
from app.models import Report, ReportCell, ReportCellChange
from geo import grid_upkeep, points
from geo.filters import ReportFilters, Scope, conditions
from geo.grid import LEVELS, MONTHS_TO, count_rows, is_countable
from geo.points import Point
from tests import factories as make
from tests.conftest import _empty_tables

OPEN, CLOSED = tuple(workflow.OPEN_STATUSES), tuple(workflow.CLOSED_STATUSES)


@dataclass
class World:
    """A town, whom its reports go to, and the reports that there are."""

    town: Any
    services: list[Any]
    departments: list[Any]
    areas: list[Any]
    crew: Any
    reports: list[Report] = field(default_factory=list)

    def pick(self, number: int) -> Report | None:
        return self.reports[number % len(self.reports)] if self.reports else None


def build() -> World:
    town = make.make_jurisdiction()
    departments = [make.make_department(town, "accueil", is_fallback=True), make.make_department(town, "eclairage")]
    services = [make.make_service(town), make.make_service(town, "corbeille")]
    areas = [make.make_area(town, code=code, box=(3.0, 45.0, 3.1, 45.1)) for code in ("nord", "sud")]
    return World(town, services, departments, areas, make.make_staff(town, "crew"))


def add(world: World, n: int) -> None:
    now = clock.now()
    values: dict[str, Any] = {
        "at": (45.0 + n % 97 / 1000, 3.0 + n % 89 / 1000),
        "submitted_at": now - timedelta(days=n % 130),
        "due_at": now + timedelta(days=n % 5 - 2, minutes=1),
        "source": ("app", "telephone")[n % 2],
        "is_private": n % 7 == 0,
        "needs_dispatch": n % 5 == 0,
        "area_id": (None, *[area.id for area in world.areas])[n % 3],
        "contested_count": int(n % 11 == 0),
    }
    report = make.make_report(world.town, world.services[n % 2], world.departments[n // 2 % 2], **values)
    world.reports.append(report)


def move(world: World, n: int) -> None:
    if report := world.pick(n):
        report.location = points.to_wkb(Point(45.0 + n % 83 / 1000, 3.0 + n % 79 / 1000))


def change_status(world: World, n: int) -> None:
    if report := world.pick(n):
        report.status = (*OPEN, *CLOSED)[n % 9]
        report.closed_at = clock.now() - timedelta(days=n % 60) if report.status in CLOSED else None


def reassign(world: World, n: int) -> None:
    if report := world.pick(n):
        report.department_id = world.departments[n // 3 % 2].id
        report.service_id = world.services[n // 5 % 2].id
        report.assigned_to_id = world.crew.id if n % 2 else None
        report.area_id = world.areas[n % 2].id


def merge(world: World, n: int) -> None:
    first, second = world.pick(n), world.pick(n + 1)
    if first and second and first is not second:
        first.status, first.closed_at, first.duplicate_of_id = "duplicate", clock.now(), second.id


def postpone(world: World, n: int) -> None:
    if report := world.pick(n):
        report.due_at = clock.now() + timedelta(days=n % 9 - 4)


def photograph(world: World, n: int) -> None:
    if report := world.pick(n):
        make.make_photo(report)


def unphotograph(world: World, n: int) -> None:
    if report := world.pick(n):
        db.session.execute(text("delete from photos where report_id = :id"), {"id": report.id})


def delete(world: World, n: int) -> None:
    report = world.pick(n)
    if report is None:
        return
    db.session.commit()
    world.reports.remove(report)
    for table, column in (("photos", "report_id"), ("reports", "duplicate_of_id")):
        verb = "delete from photos" if table == "photos" else "update reports set duplicate_of_id = null"
        db.session.execute(text(f"{verb} where {column} = :id"), {"id": report.id})  # names are ours
    db.session.execute(text("delete from reports where id = :id"), {"id": report.id})
    db.session.expunge(report)


def undo(world: World, n: int) -> None:
    db.session.flush()
    if report := world.pick(n):
        db.session.execute(text("update reports set status = 'scheduled', closed_at = null where id = :id"),
                           {"id": report.id})  # fmt: skip
    db.session.rollback()


def fold_some(_world: World, n: int) -> None:
    db.session.commit()
    grid_upkeep.fold(n % 4 + 1)


def fold_all(_world: World, _n: int) -> None:
    db.session.commit()
    report_counts.fold_counts()


def see_late(_world: World, _n: int) -> None:
    db.session.commit()
    report_counts.see_late()


MOVES = (add, add, add, move, change_status, reassign, merge, postpone, photograph, unphotograph, delete, undo, fold_some,
         fold_all, see_late)  # fmt: skip
NUMBERS = st.integers(0, 3) | st.integers(0, 10_000)
"""Small ones often: several reports of one kind in one place, of which one changes."""


def selections(world: World) -> list[ReportFilters]:
    now = clock.now()
    staff = [
        {}, {"statuses": OPEN}, {"statuses": ("resolved", "received")}, {"service_ids": (world.services[0].id,)},
        {"department_ids": (world.departments[1].id,)}, {"quarter_ids": (world.areas[0].id,)}, {"overdue": True},
        {"sources": ("telephone",)}, {"dispatch": True, "statuses": OPEN}, {"contested": True}, {"has_photo": True},
        {"private": True}, {"private": False, "overdue": True}, {"unassigned": True},
        {"since": now - timedelta(days=40)}, {"until": now - timedelta(days=33)}, {"since": now - timedelta(days=2)},
        {"since": now - timedelta(days=100), "until": now - timedelta(days=20), "sources": ("app",)},
        {"until": now - timedelta(days=10), "overdue": True},
        {"scope": Scope((world.departments[1].id,), world.crew.id)}, {"scope": Scope((), world.crew.id)},
        {"scope": Scope((world.departments[1].id,), world.crew.id), "department_ids": (world.departments[0].id,)},
        {"scope": Scope((world.departments[0].id,), world.crew.id), "since": now - timedelta(days=50)},
    ]  # fmt: skip
    public: list[dict[str, Any]] = [
        {}, {"statuses": OPEN}, {"statuses": ("resolved",)}, {"since": now - timedelta(days=45)},
        {"service_ids": (world.services[1].id,)},
    ]  # fmt: skip
    return [ReportFilters(audience="staff", **values) for values in staff] + [
        ReportFilters(audience="public", **values) for values in public
    ]


def counted(world: World, filters: ReportFilters, zoom: int) -> tuple[int, int]:
    rows = count_rows(world.town.id, filters, zoom).subquery()
    row = db.session.execute(select(func.coalesce(func.sum(rows.c.count), 0), func.coalesce(func.sum(rows.c.late), 0)))
    return tuple(int(value) for value in row.one())  # type: ignore[return-value]


def recounted(world: World, filters: ReportFilters) -> tuple[int, int]:
    late = func.count().filter(Report.closed_at.is_(None), Report.due_at < clock.now())
    query = select(func.count(), late).where(Report.jurisdiction_id == world.town.id, *conditions(filters))
    return tuple(db.session.execute(query).one())


def known(filters: ReportFilters, *zooms: int) -> list[int]:
    """Those of the levels whose counts can say it: the finest do not know when reports were sent."""
    return [zoom for zoom in zooms if is_countable(filters, zoom)]


@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(steps=st.lists(st.tuples(st.sampled_from(MOVES), NUMBERS), min_size=5, max_size=25))
def test_counts_equal_a_recount_after_any_sequence_of_changes(app: Any, steps: list[tuple[Any, int]]) -> None:
    world = build()
    for step, number in steps:
        step(world, number)
        if step is undo:
            world.reports = [report for report in world.reports if report in db.session]
    db.session.commit()
    assert report_counts.check_counts() == 0
    for filters in selections(world):
        for zoom in known(filters, 0, MONTHS_TO, LEVELS[-1]):
            assert counted(world, filters, zoom) == recounted(world, filters), filters
    report_counts.see_late()
    report_counts.fold_counts()
    assert report_counts.check_counts() == 0
    assert db.session.scalar(select(func.count()).select_from(ReportCellChange)) == 0
    for filters in selections(world):
        for zoom in known(filters, 13, 17, 18, 19):
            assert counted(world, filters, zoom) == recounted(world, filters), filters
    db.session.rollback()
    db.session.remove()
    _empty_tables()


def test_a_change_counts_in_the_transaction_that_makes_it(app: Any) -> None:
    world = build()
    make.make_report(world.town, world.services[0], world.departments[0])
    everything = ReportFilters(audience="staff")
    assert counted(world, everything, 0) == (1, 0)
    db.session.execute(text("update reports set status = 'resolved', closed_at = now()"))
    assert counted(world, ReportFilters(audience="staff", statuses=OPEN), 0) == (0, 0)
    db.session.rollback()
    assert counted(world, ReportFilters(audience="staff", statuses=OPEN), 0) == (1, 0)


def test_counting_anew_gives_the_same_counts(app: Any) -> None:
    world = build()
    for number in range(30):
        add(world, number * 7)
    db.session.commit()
    report_counts.fold_counts()
    before = db.session.scalar(select(func.count()).select_from(ReportCell))
    assert report_counts.recount() == before
    assert report_counts.check_counts() == 0


def test_the_schedule_takes_one_of_several_out_of_a_count(app: Any) -> None:
    world = build()
    for _ in range(3):
        add(world, 0)
    fold_all(world, 0)
    change_status(world, 8)
    fold_all(world, 0)
    assert db.session.scalar(select(func.count()).select_from(ReportCellChange)) == 0
    assert report_counts.check_counts() == 0
    assert counted(world, ReportFilters(audience="staff", statuses=OPEN), 0)[0] == 2


def test_a_spoilt_count_is_noticed(app: Any) -> None:
    world = build()
    add(world, 3)
    db.session.commit()
    report_counts.fold_counts()
    db.session.execute(text("update report_cells set count = count + 1 where zoom = 13"))
    db.session.commit()
    assert report_counts.check_counts() == 2
    report_counts.recount()
    assert report_counts.check_counts() == 0


@pytest.mark.parametrize(
    "values",
    [
        {"text": "rue"},
        {"bbox": (3.0, 45.0, 3.1, 45.1)},
        {"assigned_to": uuid.uuid4()},
        {"has_duplicates": True},
        {"dormant": True},
        {"scope": Scope((), uuid.uuid4(), area_ids=(1,))},
    ],
)
def test_what_the_counts_do_not_know_is_refused(app: Any, values: dict[str, Any]) -> None:
    filters = ReportFilters(audience="staff", **values)
    assert not is_countable(filters)
    with pytest.raises(ValueError, match="do not know"):
        count_rows(1, filters, 0)


def test_the_finest_counts_do_not_know_since_when(app: Any) -> None:
    filters = ReportFilters(audience="staff", since=clock.now() - timedelta(days=40))
    assert is_countable(filters, MONTHS_TO)
    assert not is_countable(filters, MONTHS_TO + 1)
    with pytest.raises(ValueError, match="do not know"):
        count_rows(1, filters, LEVELS[-1])
