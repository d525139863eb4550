"""The stories hold at whatever moment the demonstration is loaded: by night, on a Sunday, when the clocks change."""

from __future__ import annotations

import random
import tomllib
import uuid
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from app.actions.past_reports import PastPhoto
from app.core import workflow
from demo.accounts import ACCOUNTS, ROUND
from demo.folder import DESCRIPTION
from demo.histories import LATE, NAMESPACE, OUTCOMES, ROUND_ROW, tell_all
from demo.moments import ZONE, next_visit, next_worked, worked
from demo.stories import DESK
from demo.twins import PAIRS

SERVICES = tomllib.loads(DESCRIPTION.read_text("utf-8"))["service"]
DUE_HOURS = {service["code"]: service["due_hours"] for service in SERVICES}
TEAMS = {"cleaning": "cleaning", "lighting": "lighting", "roads": "roads", "nature": "green_spaces"}
TEAM_OF = {service["code"]: TEAMS[service["group"]] for service in SERVICES} | {"other": DESK}
MOMENTS = [
    datetime(2026, 11, 21, 22, 5, tzinfo=UTC),  # a Saturday night
    datetime(2026, 11, 23, 2, 30, tzinfo=UTC),  # before a Monday's work
    datetime(2026, 10, 25, 1, 15, tzinfo=UTC),  # the clocks go back
    datetime(2027, 3, 28, 1, 0, tzinfo=UTC),  # and forward
    datetime(2027, 1, 1, 0, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 11, 59, tzinfo=UTC),  # a Tuesday noon
]


def photo(service, variant, is_mended, photo_id):
    return PastPhoto(photo_id, b"", 1, 1, (), 0)


def tell(now):
    return tell_all(now, lambda service, point: TEAM_OF[service], photo, DUE_HOURS)


def last_status(report):
    status = workflow.RECEIVED
    for step in report.steps:
        status = workflow.REOPENED if step.kind == "contest" else step.status or status
    return status


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_stories_run_forward_end_by_now_and_keep_the_promised_numbers(now):
    reports = tell(now)
    twins = {workflow.RECEIVED: len(PAIRS), workflow.ACKNOWLEDGED: len(PAIRS)}
    assert Counter(last_status(report) for report in reports) == Counter(OUTCOMES) + Counter(twins)
    late = 0
    for report in reports:
        moments = [report.submitted_at, *(step.at for step in report.steps)]
        assert moments == sorted(moments), report
        assert moments[-1] <= now
        assert report.submitted_at > now - timedelta(days=90)
        if report.steps:
            assert moments[-1] - moments[0] > timedelta(minutes=1)
        due = report.submitted_at + timedelta(hours=DUE_HOURS[report.service_code])
        late += due < now and last_status(report) in LATE
        planned = [step.planned_at for step in report.steps if step.status == workflow.SCHEDULED]
        if last_status(report) == workflow.SCHEDULED:
            assert now < planned[-1] < now + timedelta(days=12)
    assert late >= sum(LATE.values())


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_the_round_of_today_is_a_days_work_with_something_of_everything_at_any_moment(now):
    """Eight to fourteen stops: some late or due today, one that was contested, pictures of what is broken."""
    open_ones = [report for report in tell(now) if last_status(report) in workflow.OPEN_STATUSES]
    stops = [report for report in open_ones if any(step.assignee == ROUND for step in report.steps)]
    assert 8 <= len(stops) <= 14
    due = [report.submitted_at + timedelta(hours=DUE_HOURS[report.service_code]) for report in stops]
    assert sum(moment < now for moment in due) >= 2
    assert any(now <= moment < now + timedelta(days=1) for moment in due)
    assert workflow.REOPENED in {last_status(report) for report in stops}
    assert sum(bool(report.photos) for report in stops) >= len(ROUND_ROW)


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_dead_lamps_in_a_row_wait_on_the_round(now):
    by_id = {report.id: report for report in tell(now)}
    row = [by_id[uuid.uuid5(NAMESPACE, str(number))] for number in ROUND_ROW]
    assert {report.service_code for report in row} == {"lamp_out"}
    places = [report.point for report in row]
    assert len(set(places)) == len(row)
    assert max(111_195 * abs(one.latitude - two.latitude) for one in places for two in places) < 150
    assert max(111_195 * abs(one.longitude - two.longitude) for one in places for two in places) < 220


def test_stories_are_the_same_every_time():
    assert tell(MOMENTS[0]) == tell(MOMENTS[0])


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_two_people_report_one_thing_a_few_metres_and_hours_apart_and_both_want_to_know(now):
    reports = tell(now)[-2 * len(PAIRS) :]
    for first, second in zip(reports[::2], reports[1::2], strict=True):
        assert first.service_code == second.service_code
        assert timedelta(0) < second.submitted_at - first.submitted_at <= timedelta(hours=36)
        metres = 111_195 * max(
            abs(first.point.latitude - second.point.latitude), abs(first.point.longitude - second.point.longitude)
        )
        assert metres < 20
        assert first.sender
        assert second.sender
        assert first.sender != second.sender
        assert all(
            report.submitted_at + timedelta(hours=DUE_HOURS[report.service_code]) > now for report in (first, second)
        )


def test_only_known_staff_acts_and_the_round_is_done_by_its_crew():
    known = {account.email for account in ACCOUNTS}
    reports = tell(MOMENTS[0])
    acting = {step.by for report in reports for step in report.steps}
    assert acting - {None} <= known
    assert all(step.by or step.kind == "contest" for report in reports for step in report.steps)
    today = [step for report in reports for step in report.steps if step.by == ROUND and step.status == "resolved"]
    assert sum(step.at > MOMENTS[0] - timedelta(hours=4) for step in today) == 2
    assert all(step.photos for step in today if step.at > MOMENTS[0] - timedelta(hours=4))


def test_a_mended_picture_follows_the_broken_one():
    taken = []

    def camera(service, variant, is_mended, photo_id):
        taken.append((photo_id, service, variant, is_mended))
        return photo(service, variant, is_mended, photo_id)

    tell_all(MOMENTS[0], lambda service, point: TEAM_OF[service], camera, DUE_HOURS)
    assert len({photo_id for photo_id, *_ in taken}) == len(taken)
    assert {is_mended for *_, is_mended in taken} == {True, False}


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_crews_work_on_weekdays_in_working_hours(now):
    rng = random.Random(1)
    for hours in range(0, 200, 7):
        moment = now - timedelta(hours=hours)
        assert worked(moment, rng) <= moment
        assert next_worked(moment, rng) > moment
        for found in (worked(moment, rng), next_worked(moment, rng), next_visit(moment, 2, rng)):
            local = found.astimezone(ZONE)
            assert local.weekday() < 5
            assert 8 <= local.hour < 17


def test_people_are_asked_once_resolved_answer_by_now_and_say_the_same_at_each_load():
    now = MOMENTS[0]
    told = {report.id: report.opinion for report in tell(now)}
    assert told == {report.id: report.opinion for report in tell(now)}
    for report in tell(now):
        if report.opinion is None:
            continue
        assert last_status(report) == workflow.RESOLVED
        assert report.steps[-1].at <= now
        if report.opinion.answer:
            assert report.opinion.asked_at <= report.opinion.answered_at <= now
    answers = Counter(one.answer for one in told.values() if one)
    assert answers["good"] > answers["fair"] + answers["poor"] > 0
    assert answers[None] > 0
