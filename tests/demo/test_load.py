"""The demonstration as loaded: imported whole, honest histories, nobody written to, only once."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.actions import accounts, outbox
from app.actions.towns import import_town
from app.core import clock, workflow
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import (
    Department,
    Jurisdiction,
    Notification,
    OutboxRow,
    Photo,
    Report,
    Service,
    Staff,
    StatusUpdate,
    Subscription,
)
from demo.accounts import ACCOUNTS, PASSWORD, ROUND, TOWN
from demo.folder import build_folder
from demo.histories import NAMESPACE, OUTCOMES, ROUND_ROW
from demo.load import load_demo
from demo.twins import PAIRS
from geo import duplicates as likeliest
from tests.conftest import _empty_tables

REPORTS = sum(OUTCOMES.values()) + 2 * len(PAIRS)
KNOWN_REASONS = {"asset_owner", "street_owner", "area_rule", "service_rule", "fallback", "reassigned"}


@pytest.fixture(scope="module")
def demo(web_app):
    """The town, loaded once for these tests; what the loading said."""
    said: list[str] = []
    with web_app.app_context():
        _empty_tables()
        assert load_demo(said.append)
        yield said
        db.session.rollback()
        _empty_tables()
        db.session.remove()


@pytest.fixture
def reports(demo):
    return db.session.scalars(select(Report)).all()


@pytest.fixture
def updates(demo):
    found: dict[object, list[StatusUpdate]] = {}
    for update in db.session.scalars(select(StatusUpdate).order_by(StatusUpdate.id)):
        found.setdefault(update.report_id, []).append(update)
    return found


def test_loading_says_each_step_with_its_time(demo):
    assert any("imported" in line and line.endswith(" s)") for line in demo)
    assert any(line.startswith(f"{REPORTS} reports") for line in demo)


def test_loading_again_does_nothing(demo):
    before = db.session.scalar(select(func.count()).select_from(StatusUpdate))
    assert load_demo(demo.append) is False
    assert db.session.scalar(select(func.count()).select_from(StatusUpdate)) == before


def test_town_is_said_to_be_fictional(demo):
    town = db.session.scalars(select(Jurisdiction).where(Jurisdiction.slug == TOWN)).one()
    assert town.is_fictional


def test_import_refused_and_repaired_nothing_and_a_second_one_changes_nothing(demo, tmp_path):
    build_folder(tmp_path)
    summary = import_town(tmp_path)
    assert (summary.refused, summary.warnings, summary.repaired, summary.touched) == ((), (), 0, 0)


def test_reports_are_as_many_as_promised_in_every_state(reports):
    twins = {workflow.RECEIVED: len(PAIRS), workflow.ACKNOWLEDGED: len(PAIRS)}
    assert Counter(report.status for report in reports) == Counter(OUTCOMES) + Counter(twins)
    assert len(reports) == REPORTS
    late = [report for report in reports if report.closed_at is None and report.due_at < clock.now()]
    assert len(late) >= 25


def test_reports_lie_within_ninety_days_and_nothing_happens_tomorrow(reports, updates):
    now = clock.now()
    assert min(report.submitted_at for report in reports) > now - timedelta(days=90)
    assert max(update.created_at for entries in updates.values() for update in entries) <= now


def test_likely_duplicates_wait_for_an_agent_at_once(demo, reports):
    words = {report.id: report.description for report in reports}
    found = likeliest.find_pairs(reports[0].jurisdiction_id, [report.id for report in reports if not report.closed_at])
    suggested = {frozenset((words[one.report_id], words[one.other_id])) for one in found}
    assert {frozenset(pair) for _, *pair in PAIRS} <= suggested


def test_every_report_is_routed_with_a_stored_reason(reports):
    for report in reports:
        assert report.routing["code"] in KNOWN_REASONS
        assert report.routing["department_id"] == report.department_id
    assert {report.routing["code"] for report in reports} == KNOWN_REASONS
    assert any(report.needs_dispatch for report in reports)


def test_every_report_has_an_address_and_a_quarter(reports):
    assert sum(report.address is None for report in reports) <= 3  # a field beside a road may have none
    assert all(report.area_id for report in reports)


def test_public_ids_follow_the_order_of_submission(reports):
    sent = sorted((report.submitted_at, int(report.public_id.rsplit("-", 1)[1])) for report in reports)
    numbers = [number for _, number in sent]  # of two sent at the same moment either may be first
    assert numbers == sorted(numbers)


def test_histories_run_forward_and_end_in_the_status_shown(reports, updates):
    for report in reports:
        entries = updates[report.id]
        assert entries[0].status == workflow.RECEIVED
        assert entries[-1].status == report.status
        times = [entry.created_at for entry in entries]
        assert times == sorted(times)
        assert report.updated_at == times[-1]


def test_every_closing_gives_what_the_workflow_asks_for(reports, updates):
    pictured = set(db.session.scalars(select(Photo.status_update_id).where(Photo.role == "after")))
    for report in reports:
        last = next(entry for entry in reversed(updates[report.id]) if entry.kind in {"status", "merge", "contest"})
        if report.status == workflow.RESOLVED:
            assert last.id in pictured or last.reason_code
        elif report.status == workflow.REJECTED:
            assert last.reason_code
            assert last.note
            assert bool(report.forwarded_to) == workflow.REASONS[last.reason_code].names_competent
        elif report.status == workflow.FORWARDED:
            assert report.forwarded_to["name"]
        elif report.status == workflow.DUPLICATE:
            assert report.duplicate_of_id
        elif report.status == workflow.REOPENED:
            assert last.kind == "contest"
            assert report.contested_count == 1


def test_duplicates_carry_their_sender_to_the_original(reports):
    by_id = {report.id: report for report in reports}
    for report in reports:
        if report.status == workflow.DUPLICATE:
            original = by_id[report.duplicate_of_id]
            assert original.service_id == report.service_id
            follows = select(Subscription).where(
                Subscription.report_id == original.id, Subscription.reporter_id == report.reporter_id
            )
            assert db.session.scalars(follows).first() is not None


def test_followers_are_counted_right(reports):
    counted = dict(
        db.session.execute(
            select(Subscription.report_id, func.count()).where(Subscription.kind == "joined").group_by("report_id")
        ).all()
    )
    assert {report.id: report.follower_count for report in reports if report.follower_count} == counted
    assert max(counted.values()) >= 3


def test_nobody_is_written_to_about_the_past(demo):
    queued = db.session.scalars(select(OutboxRow.kind).distinct()).all()
    assert set(queued) <= {outbox.OPEN_DATA_BUILD}, "the public files are made; no message is"
    assert db.session.scalar(select(func.count()).select_from(Notification)) == 0


def test_photos_are_ready_and_their_files_are_there(demo):
    storage = open_storage(settings)
    photos = db.session.scalars(select(Photo)).all()
    assert len(photos) > 250
    assert {photo.role for photo in photos} == {"before", "after"}
    for photo in photos:
        assert photo.state == "ready"
        assert set(photo.copies) == {"320", "800", "1600"}
    smallest = storage.get(photos[0].copies["320"]["key"])
    assert smallest[:3] == b"\xff\xd8\xff"
    assert b"Exif" not in smallest


def test_the_crews_round_has_stops_in_every_state(reports):
    crew = db.session.scalars(select(Staff).where(Staff.email == ROUND)).one()
    stops = [report for report in reports if report.assigned_to_id == crew.id and report.closed_at is None]
    assert 8 <= len(stops) <= 14
    assert {report.status for report in stops} == set(workflow.OPEN_STATUSES)
    lighting = db.session.scalars(select(Department).where(Department.code == "lighting")).one()
    assert {report.department_id for report in stops} == {lighting.id}


def test_four_dead_lamps_of_one_street_wait_in_the_crews_round_to_be_done_as_one_job(reports):
    """The street is read off the address as the crew's phone does it, before it offers to put stops together."""
    row = {uuid.uuid5(NAMESPACE, str(number)) for number in ROUND_ROW}
    lamps = [report for report in reports if report.id in row]
    streets = {
        re.sub(r"^\s*\d+\s*(bis|ter|quater|[a-z])?\s+", "", report.address or "", flags=re.I) for report in lamps
    }
    assert len(lamps) == len(ROUND_ROW)
    assert len(streets) == 1
    assert streets != {""}
    assert len({report.asset_id for report in lamps} - {None}) == len(lamps), "each at a lamp of its own"
    crew = db.session.scalars(select(Staff).where(Staff.email == ROUND)).one()
    assert {report.assigned_to_id for report in lamps} == {crew.id}


def test_visits_are_planned_for_the_coming_days(reports):
    planned = [report.planned_at for report in reports if report.status == workflow.SCHEDULED]
    assert all(moment > clock.now() for moment in planned)
    assert max(planned) < clock.now() + timedelta(days=12)


def test_private_services_stay_private(reports):
    private = set(db.session.scalars(select(Service.id).where(Service.is_private)))
    assert private
    assert {report.service_id for report in reports if report.is_private} <= private
    assert not any(report.service_id in private and not report.is_private for report in reports)


def test_some_people_write_english(reports):
    assert {report.locale for report in reports} == {"fr", "en"}


@pytest.mark.parametrize("email", ["admin", "agent", "responsable.voirie", "eclairage1"])
def test_staff_of_each_role_signs_in_with_the_shown_password(demo, email):
    signed_in, _ = accounts.sign_in(f"{email}@aubeclaire.example", PASSWORD, None)
    assert signed_in.town_slug == TOWN


def test_every_department_but_the_desk_has_a_crew_of_two(demo):
    crews = Counter(code for account in ACCOUNTS if account.role == "crew" for code in account.departments)
    codes = set(db.session.scalars(select(Department.code))) - {"desk"}
    assert crews == dict.fromkeys(codes, 2)
