"""Loads the demonstration: draws the town, imports it like any other, opens the accounts, takes in the reports."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from app.actions import accounts, open_data, outside_bodies, past_reports
from app.actions.towns import import_town
from app.core import clock
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Department, Jurisdiction, Service, Staff
from demo.accounts import ACCOUNTS, ADMIN, PASSWORD, TOWN
from demo.bodies import BODIES
from demo.folder import build_folder
from demo.histories import Route, tell_all
from demo.pictures import Studio
from geo import routing
from geo.points import Point

Say = Callable[[str], object]


def load_demo(say: Say) -> bool:
    """Load town, accounts and reports; False, with nothing done, where the town has reports already.

    `say` is given one line a step. Whatever is there already is left or brought up to date, so that a load that was
    cut off is simply begun again.
    """
    if past_reports.has_reports(TOWN):
        db.session.rollback()
        return False
    db.session.rollback()
    with Studio() as studio:
        with _step(say, "town drawn and imported"), tempfile.TemporaryDirectory() as folder:
            build_folder(Path(folder))
            import_town(Path(folder))
        with _step(say, f"{len(ACCOUNTS)} accounts opened"):
            _open_accounts()
        with _step(say, f"{len(BODIES)} outside bodies listed"):
            _list_bodies()
        with _step(say, "reports told and taken in"):
            due_hours, route = _route()
            reports = tell_all(clock.now(), route, studio.photo, due_hours)
            count = past_reports.take_in(TOWN, reports)
            _have_data_published()
    photos = sum(len(report.photos) + sum(len(step.photos) for step in report.steps) for report in reports)
    say(f"{count} reports, {photos} photos")
    return True


@contextmanager
def _step(say: Say, what: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    say(f"{what} ({time.monotonic() - started:.1f} s)")


def _open_accounts() -> None:
    for account in ACCOUNTS:
        try:
            accounts.create_staff(
                TOWN, account.email, account.name, account.role, PASSWORD, department_codes=account.departments
            )
        except ProblemError as problem:
            if problem.code != "account.exists":
                raise
            db.session.rollback()


def _have_data_published() -> None:
    """Have a worker build the open data now; the schedule may have looked at the town when it was still empty."""
    town = db.session.execute(select(Jurisdiction).where(Jurisdiction.slug == TOWN)).scalar_one()
    open_data.ask_build(town, "demo")
    db.session.commit()


def _list_bodies() -> None:
    """Whom reports can be handed to by a link; those that are there already stay."""
    admin = db.session.scalars(select(Staff).where(Staff.email == ADMIN)).one()
    known = {body.name for body in outside_bodies.list_bodies(admin.jurisdiction_id)}
    for values in BODIES:
        if values.name not in known:
            outside_bodies.save_body(None, values, by=admin)


def _route() -> tuple[dict[str, int], Route]:
    """Due hours by service code, and who answers for a service at a point."""
    town_id = db.session.execute(select(Jurisdiction.id).where(Jurisdiction.slug == TOWN)).scalar_one()
    services = {row.code: row for row in db.session.scalars(select(Service).where(Service.jurisdiction_id == town_id))}
    departments = db.session.execute(
        select(Department.id, Department.code).where(Department.jurisdiction_id == town_id)
    ).all()
    codes: dict[int, str] = {row.id: row.code for row in departments}

    def route(service_code: str, point: Point) -> str:
        return codes[routing.find_department(town_id, services[service_code].id, point).department_id]

    return {code: service.due_hours for code, service in services.items()}, route
