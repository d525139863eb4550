"""Reports of before come in whole and true, or not at all; and nobody hears of them."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from app.actions.past_reports import PastReport, PastStep, has_reports, take_in
from app.actions.submissions import Contact
from app.core import clock, due, workflow
from app.core.errors import ProblemError
from app.models import Notification, OutboxRow, Report, StatusUpdate
from geo.points import make_point
from tests import factories as make

SENT = clock.now() - timedelta(days=20)


@pytest.fixture
def town(app):
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.lighting = make.make_department(town)
    town.service = make.make_service(town)
    make.make_rule(town, town.lighting, service=town.service)
    town.agent = make.make_staff(town, "agent")
    town.crew = make.make_staff(town, "crew", departments=(town.lighting,))
    return town


def past(town, *steps: PastStep, **values) -> PastReport:
    fields = {
        "id": uuid.uuid4(),
        "service_code": town.service.code,
        "point": make_point(latitude=make.SOUTH + 0.05, longitude=make.WEST + 0.05),
        "submitted_at": SENT,
        "description": "Éteint",
        "steps": steps,
    }
    return PastReport(**{**fields, **values})


def done(town, **values) -> PastStep:
    fields = {"status": workflow.RESOLVED, "by": town.crew.email, "reason_code": "done_remotely"}
    return PastStep(at=SENT + timedelta(days=2), kind="status", **{**fields, **values})


def test_operator_takes_in_a_report_with_its_history_and_nobody_is_told(town, session):
    sender = Contact(email="someone@example.org", name="Someone")
    other = Contact(email="other@example.org")
    joined = ((SENT + timedelta(hours=3), other),)
    taken_on = PastStep(at=SENT + timedelta(hours=5), kind="status", status=workflow.ACKNOWLEDGED, by=town.crew.email)
    assert take_in(town.slug, [past(town, taken_on, done(town), sender=sender, joined=joined)]) == 1
    report = session.scalars(select(Report)).one()
    assert (report.status, report.closed_at, report.submitted_at) == ("resolved", SENT + timedelta(days=2), SENT)
    assert report.department_id == town.lighting.id
    assert report.routing["code"] == "service_rule"
    assert (report.version, report.follower_count) == (3, 1)
    assert report.due_at == SENT + timedelta(hours=town.service.due_hours)
    history = session.scalars(select(StatusUpdate).order_by(StatusUpdate.id)).all()
    assert [entry.status for entry in history] == ["received", "acknowledged", "resolved"]
    assert [entry.created_at for entry in history] == [SENT, SENT + timedelta(hours=5), SENT + timedelta(days=2)]
    assert session.scalar(select(func.count()).select_from(OutboxRow)) == 0
    assert session.scalar(select(func.count()).select_from(Notification)) == 0
    assert has_reports(town.slug)


def test_operator_keeps_what_contested_reports_went_through(town, session):
    contest = PastStep(at=SENT + timedelta(days=4), kind="contest", note="Encore éteint")
    take_in(town.slug, [past(town, done(town), contest)])
    report = session.scalars(select(Report)).one()
    assert (report.status, report.closed_at, report.contested_count) == ("reopened", None, 1)
    assert report.due_at == SENT + timedelta(days=4, hours=town.service.due_hours)


def test_operator_keeps_a_merge_with_the_number_of_the_original(town, session):
    first = past(town)
    merge = PastStep(
        at=SENT + timedelta(days=1), kind="merge", status="duplicate", by=town.agent.email, duplicate_of=first.id
    )
    take_in(town.slug, [past(town, merge, submitted_at=SENT + timedelta(hours=1)), first])
    original = session.get_one(Report, (town.id, first.id))
    entry = session.scalars(select(StatusUpdate).where(StatusUpdate.kind == "merge")).one()
    assert entry.detail == {"duplicate_of": original.public_id}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason_code": None}, "photo_or_reason"),
        ({"status": workflow.FORWARDED}, "not allowed"),
        ({"at": SENT - timedelta(days=1)}, "comes before"),
    ],
)
def test_a_history_that_cannot_have_happened_is_refused_whole(town, session, change, said):
    step = done(town)
    values = {name: getattr(step, name) for name in step.__dataclass_fields__} | change
    with pytest.raises(ValueError, match=said):
        take_in(town.slug, [past(town), past(town, PastStep(**values))])
    session.rollback()
    assert not has_reports(town.slug)


def test_contesting_what_was_never_resolved_is_refused(town):
    with pytest.raises(ValueError, match="only what is resolved"):
        take_in(town.slug, [past(town, PastStep(at=SENT + timedelta(days=1), kind="contest"))])


@pytest.mark.parametrize(("values", "code"), [({"service_code": "nothing"}, "service.unknown")])
def test_unknown_names_are_refused(town, values, code):
    with pytest.raises(ProblemError) as refusal:
        take_in(town.slug, [past(town, **values)])
    assert refusal.value.code == code


def test_unknown_town_and_staff_are_refused(town):
    with pytest.raises(ProblemError) as refusal:
        take_in("nowhere", [])
    assert refusal.value.code == "town.unknown"
    with pytest.raises(ProblemError) as refusal:
        take_in(town.slug, [past(town, done(town, by="nobody@example.org"))])
    assert refusal.value.code == "staff.unknown"


def test_a_past_report_is_due_in_working_days_where_its_service_counts_them(town, session):
    town.service.due_unit, town.service.due_count = due.WORKING_DAYS, 2
    session.commit()
    friday = datetime(2026, 11, 13, 10, 0, tzinfo=UTC)
    assert take_in(town.slug, [past(town, submitted_at=friday)]) == 1
    report = session.scalars(select(Report)).one()
    assert report.due_at.astimezone(ZoneInfo("Europe/Paris")).date() == date(2026, 11, 17)
    assert (report.due_reason["unit"], report.due_reason["count"]) == (due.WORKING_DAYS, 2)
