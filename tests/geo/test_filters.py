"""Which reports each filter keeps, for residents and for the town hall."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.core import clock, workflow
from app.core.extensions import db
from app.models import Report
from geo.filters import ReportFilters, Scope, conditions
from tests import factories as make


@pytest.fixture
def town(app: Any) -> Any:
    """One report of each sort, by a word that names it."""
    town = make.make_jurisdiction()
    desk = town.desk = make.make_department(town, "accueil", is_fallback=True)
    lighting = town.lighting = make.make_department(town, "eclairage")
    lamp, bin_ = make.make_service(town), make.make_service(town, "corbeille")
    town.bin = bin_
    town.area = make.make_area(town, kind="district", code="nord", box=(3.0, 45.06, 3.1, 45.1))
    now, day = clock.now(), timedelta(days=1)
    closed = {"closed_at": now - day}
    town.sorts = {
        "open": make.make_report(town, lamp, desk, description="Ampoule grillée, côté école", address="4 rue Foch"),
        "late": make.make_report(town, lamp, lighting, due_at=now - day, status="acknowledged"),
        "bin": make.make_report(town, bin_, desk, source="counter", needs_dispatch=True),
        "north": make.make_report(town, lamp, desk, at=(45.08, 3.05), submitted_at=now - 60 * day),
        "private": make.make_report(town, lamp, desk, is_private=True),
        "resolved": make.make_report(town, lamp, desk, status="resolved", contested_count=1, **closed),
        "old": make.make_report(town, lamp, desk, status="resolved", closed_at=now - 31 * day),
        "rejected": make.make_report(town, lamp, desk, status="rejected", **closed),
        "forwarded": make.make_report(town, lamp, desk, status="forwarded", **closed),
        "duplicate": make.make_report(town, lamp, desk, status="duplicate", **closed),
    }
    make.make_photo(town.sorts["bin"])
    other = make.make_jurisdiction("ailleurs", west=5.0)
    make.make_report(other, make.make_service(other), make.make_department(other))
    return town


def kept(town: Any, **values: Any) -> set[str]:
    values.setdefault("audience", "staff")
    query = select(Report.id).where(Report.jurisdiction_id == town.id, *conditions(ReportFilters(**values)))
    names = {report.id: name for name, report in town.sorts.items()}
    return {names[number] for number in db.session.scalars(query)}


def test_public_sees_what_is_open_and_what_was_lately_resolved(town: Any) -> None:
    assert kept(town, audience="public") == {"open", "late", "bin", "north", "resolved"}


@pytest.mark.parametrize("status", ["rejected", "forwarded", "duplicate"])
def test_public_cannot_ask_for_what_it_does_not_see(town: Any, status: str) -> None:
    assert kept(town, audience="public", statuses=(status,)) == set()


def test_staff_without_filters_sees_everything_of_the_town(town: Any) -> None:
    assert kept(town) == set(town.sorts)


def test_each_filter_keeps_its_own(town: Any) -> None:
    assert kept(town, statuses=("acknowledged",)) == {"late"}
    assert kept(town, statuses=("acknowledged", "rejected")) == {"late", "rejected"}
    assert kept(town, service_ids=(town.bin.id,)) == {"bin"}
    assert kept(town, department_ids=(town.lighting.id,)) == {"late"}
    assert kept(town, sources=("counter",)) == {"bin"}
    assert kept(town, overdue=True) == {"late"}
    assert kept(town, dispatch=True) == {"bin"}
    assert kept(town, contested=True) == {"resolved"}
    assert kept(town, has_photo=True) == {"bin"}
    assert kept(town, area_id=town.area.id) == {"north"}
    assert kept(town, bbox=(3.04, 45.07, 3.06, 45.09)) == {"north"}
    assert kept(town, since=clock.now() - timedelta(days=30)) == set(town.sorts) - {"north"}


def test_filters_together_keep_what_all_of_them_keep(town: Any) -> None:
    assert kept(town, overdue=True, department_ids=(town.lighting.id,)) == {"late"}
    assert kept(town, overdue=True, service_ids=(town.bin.id,)) == set()


def test_words_are_found_in_number_address_and_description_without_accents(town: Any) -> None:
    assert kept(town, text="ampoule ECOLE") == {"open"}
    assert kept(town, text="foch grillee") == {"open"}
    assert kept(town, text="ampoule foch plomb") == set()
    assert kept(town, text=town.sorts["bin"].public_id.lower()) == {"bin"}
    assert kept(town, text="%") == set(town.sorts)


def test_late_is_only_what_is_still_open(town: Any) -> None:
    town.sorts["resolved"].due_at = clock.now() - timedelta(days=9)
    db.session.commit()
    assert kept(town, overdue=True) == {"late"}


def test_scope_keeps_to_departments_and_the_own_round(town: Any) -> None:
    crew = make.make_staff(town, "crew")
    town.sorts["north"].assigned_to_id = crew.id
    db.session.commit()
    assert kept(town, scope=Scope((town.lighting.id,), crew.id)) == {"late", "north"}
    assert kept(town, scope=Scope((), uuid.uuid4())) == set()


def test_every_status_is_either_shown_to_the_public_or_hidden_by_decision() -> None:
    assert set(workflow.CLOSED_STATUSES) == {"resolved", "rejected", "forwarded", "duplicate"}
