"""Every move of the workflow, what it needs, and what it does to those who follow."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from app.actions import reopenings, report_changes
from app.actions.report_changes import StatusChange, change_status
from app.core import clock, workflow
from app.core.errors import ProblemError
from app.models import Notification, Report, StatusUpdate, Subscription
from tests import factories as make

NEEDED = {
    "acknowledged": {},
    "scheduled": {"planned_at": clock.now() + timedelta(days=2)},
    "in_progress": {},
    "resolved": {"reason_code": "photo_impossible"},
    "rejected": {"reason_code": "not_found", "note": "Rien trouvé"},
    "forwarded": {"forwarded_to": {"name": "Département", "contact": "04 00 00 00 00"}, "note": "Route départementale"},
    "reopened": {"note": "Erreur de saisie"},
}


@pytest.fixture
def town(app):
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.lighting = make.make_department(town)
    town.service = make.make_service(town)
    town.admin = make.make_staff(town, "admin")
    return town


@pytest.fixture
def report(town):
    return make.make_report(town, town.service, town.lighting)


def set_status(session, report, status):
    closed = clock.now() if workflow.STATUSES[status].is_closed else None
    session.execute(
        text("update reports set status = :status, closed_at = :closed where id = :id"),
        {"status": status, "closed": closed, "id": report.id},
    )
    session.commit()


@pytest.mark.parametrize("origin", workflow.STATUSES)
@pytest.mark.parametrize("target", NEEDED)
def test_admin_can_make_exactly_the_moves_of_the_table(town, report, session, origin, target):
    set_status(session, report, origin)
    allowed = workflow.find_move(origin, target, workflow.Role.ADMIN) is not None
    change = StatusChange(target, **NEEDED[target])
    if not allowed:
        with pytest.raises(ProblemError) as caught:
            change_status(report.id, change, by=town.admin, version=1)
        assert caught.value.code == "workflow.not_allowed"
        return
    changed = change_status(report.id, change, by=town.admin, version=1)
    assert changed.status == target
    assert (changed.closed_at is not None) == workflow.STATUSES[target].is_closed
    assert changed.version == 2
    assert session.scalars(select(StatusUpdate.status)).all() == [target]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (StatusChange("scheduled"), "planned_at"),
        (StatusChange("scheduled", planned_at=clock.now() - timedelta(days=1)), "planned_at"),
        (StatusChange("resolved"), "photo_ids"),
        (StatusChange("resolved", reason_code="not_found"), "photo_ids"),
        (StatusChange("rejected", note="non"), "reason_code"),
        (StatusChange("rejected", reason_code="not_found"), "note"),
        (StatusChange("rejected", reason_code="not_competent", note="Voir"), "forwarded_to.name"),
        (StatusChange("forwarded", note="Voir"), "forwarded_to.name"),
        (StatusChange("duplicate"), "duplicate_of"),
    ],
)
def test_move_without_what_it_needs_names_what_is_missing(town, report, session, change, field):
    with pytest.raises(ProblemError) as caught:
        change_status(report.id, change, by=town.admin, version=1)
    assert caught.value.code == "workflow.missing"
    assert field in [error.field for error in caught.value.errors]
    session.rollback()
    assert session.scalar(select(func.count()).select_from(StatusUpdate)) == 0


def test_crew_cannot_forward_or_merge(town, report):
    crew = make.make_staff(town, "crew", departments=(town.lighting,))
    for target in ("forwarded", "duplicate"):
        with pytest.raises(ProblemError) as caught:
            change_status(report.id, StatusChange(target, **NEEDED.get(target, {})), by=crew, version=1)
        assert caught.value.code == "workflow.not_allowed"


def test_old_version_is_refused_and_changes_nothing(town, report, session):
    change_status(report.id, StatusChange("acknowledged"), by=town.admin, version=1)
    with pytest.raises(ProblemError) as caught:
        change_status(report.id, StatusChange("in_progress"), by=town.admin, version=1)
    assert caught.value.code == "report.changed"


def test_repeated_change_has_one_effect(town, report, session):
    change = StatusChange("acknowledged", client_id=uuid.uuid4())
    first = change_status(report.id, change, by=town.admin, version=1)
    again = change_status(report.id, change, by=town.admin, version=1)
    assert first.version == again.version == 2
    assert session.scalar(select(func.count()).select_from(StatusUpdate)) == 1


def test_refusal_names_who_is_competent(town, report):
    to = {"name": "Syndicat des eaux", "contact": "contact@eaux.example"}
    changed = change_status(
        report.id,
        StatusChange("rejected", reason_code="not_competent", note="Le réseau est au syndicat.", forwarded_to=to),
        by=town.admin,
        version=1,
    )
    assert changed.forwarded_to == to


def test_merge_carries_every_follower_once_and_can_be_undone(town, session):
    original, double = (make.make_report(town, town.service, town.lighting) for _ in range(2))
    both, only = make.make_reporter(town, "deux@exemple.fr"), make.make_reporter(town, "un@exemple.fr")
    make.make_subscription(original, both)
    make.make_subscription(double, both, "follower")
    make.make_subscription(double, only)
    change = StatusChange("duplicate", duplicate_of=original.public_id)
    change_status(double.id, change, by=town.admin, version=1)
    session.expire_all()
    following = (
        select(func.count())
        .select_from(Subscription)
        .where(Subscription.report_id == original.id, Subscription.ended_at.is_(None))
    )
    assert session.scalar(following) == 2
    assert original.follower_count == 1
    assert double.duplicate_of_id == original.id
    told = session.scalars(select(Notification.event).where(Notification.report_id == double.id)).all()
    assert told == ["report.merged", "report.merged"]

    change_status(original.id, StatusChange("acknowledged"), by=town.admin, version=original.version)
    carried = session.scalars(select(Notification.reporter_id).where(Notification.event == "report.acknowledged")).all()
    assert sorted(carried) == sorted([both.id, only.id])

    session.expire_all()
    change_status(
        double.id, StatusChange("reopened", note="Ce n’est pas le même"), by=town.admin, version=double.version
    )
    session.expire_all()
    assert session.scalar(following) == 1
    assert original.follower_count == 0
    assert double.duplicate_of_id is None


@pytest.mark.parametrize("target", ["itself", "a duplicate", "another town's", "nothing"])
def test_impossible_merge_is_refused(town, report, session, target):
    other = make.make_report(town, town.service, town.lighting)
    if target == "a duplicate":
        change_status(other.id, StatusChange("duplicate", duplicate_of=report.public_id), by=town.admin, version=1)
        report = make.make_report(town, town.service, town.lighting)
    away = make.make_jurisdiction("ailleurs", west=4.0)
    foreign = make.make_report(away, make.make_service(away), make.make_department(away), at=(45.05, 4.05))
    number = {"itself": report, "a duplicate": other, "another town's": foreign}.get(target)
    change = StatusChange("duplicate", duplicate_of=number.public_id if number else "RC-1999-1")
    with pytest.raises(ProblemError) as caught:
        change_status(report.id, change, by=town.admin, version=report.version)
    assert caught.value.code == "duplicate.impossible"


def test_reassigned_report_keeps_why_it_was_elsewhere(town, report, session):
    changed = report_changes.reassign_report(report.id, "accueil", "Pas chez nous", by=town.admin, version=1)
    assert changed.department_id == town.desk.id
    assert changed.routing["code"] == "reassigned"
    assert changed.routing["instead_of"] == town.lighting.id
    assert session.scalars(select(StatusUpdate.kind)).all() == ["reassign"]


def test_public_note_is_told_and_internal_note_is_not(town, report, session):
    make.make_subscription(report, make.make_reporter(town, "anne@exemple.fr"))
    report_changes.add_note(report.id, "Clé chez le gardien", is_public=False, by=town.admin, version=1)
    assert session.scalar(select(func.count()).select_from(Notification)) == 0
    report_changes.add_note(report.id, "Pièce commandée", is_public=True, by=town.admin, version=2)
    assert session.scalars(select(Notification.event)).all() == ["report.answered"]


def test_staff_of_another_town_finds_nothing(town, report):
    away = make.make_jurisdiction("ailleurs", west=4.0)
    stranger = make.make_staff(away, "admin")
    with pytest.raises(ProblemError) as caught:
        change_status(report.id, StatusChange("acknowledged"), by=stranger, version=1)
    assert caught.value.code == "report.not_found"


def test_assigning_to_a_stranger_is_refused(town, report, session):
    away = make.make_jurisdiction("ailleurs", west=4.0)
    stranger = make.make_staff(away, "crew")
    with pytest.raises(ProblemError) as caught:
        report_changes.assign_report(report.id, stranger.id, by=town.admin, version=1)
    assert caught.value.code == "staff.unknown"
    session.rollback()
    crew = make.make_staff(town, "crew", departments=(town.lighting,))
    assert report_changes.assign_report(report.id, crew.id, by=town.admin, version=1).assigned_to_id == crew.id


def test_reports_due_again_after_being_contested(town, report, session):
    change_status(report.id, StatusChange("resolved", reason_code="already_fixed"), by=town.admin, version=1)
    session.execute(text("update reports set due_at = now() - interval '3 days'"))
    session.commit()
    session.expire_all()
    contested = reopenings.contest_report(session.scalars(select(Report)).one(), None, (), device_hash=None)
    assert contested.due_at > clock.now()
    assert contested.contested_count == 1
