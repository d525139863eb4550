from __future__ import annotations

import uuid

from sqlalchemy import select, text
from sqlalchemy.orm import Session, scoped_session

from app.actions import confirmations, notifications, tokens
from app.core import events, workflow
from app.models import Notification, OutboxRow, Report, Reporter, StatusUpdate
from tests.factories import (
    make_department,
    make_jurisdiction,
    make_report,
    make_reporter,
    make_service,
    make_subscription,
    save,
)

Db = scoped_session[Session]


def make_followed_report(
    *, confirmed: bool = True, email: str | None = "lea@exemple.example"
) -> tuple[Report, Reporter]:
    town = make_jurisdiction()
    report = make_report(town, make_service(town), make_department(town, is_fallback=True))
    reporter = make_reporter(town, email, confirmed=confirmed)
    make_subscription(report, reporter)
    return report, reporter


def add_update(report: Report, status: str, **values: object) -> StatusUpdate:
    closed_at = report.submitted_at if status in workflow.CLOSED_STATUSES else None
    report.status, report.closed_at = status, closed_at
    return save(
        StatusUpdate(
            jurisdiction_id=report.jurisdiction_id,
            report_id=report.id,
            kind="status",
            status=status,
            actor_kind="staff",
            department_id=report.department_id,
            **values,
        )
    )


def states(session: Db) -> dict[str, str]:
    return {row.event: row.state for row in session.scalars(select(Notification))}


def live_rows(session: Db) -> list[OutboxRow]:
    query = select(OutboxRow).where(OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None)).order_by(OutboxRow.id)
    return list(session.scalars(query))


def test_every_confirmed_follower_gets_one_row_per_event_however_often_it_is_announced(session: Db) -> None:
    report, _ = make_followed_report()
    town = session.get_one(type(report), (report.jurisdiction_id, report.id))
    other = save(
        Reporter(jurisdiction_id=town.jurisdiction_id, id=uuid.uuid4(), email="b@exemple.example"),
    )
    make_subscription(report, other, "joined")
    session.execute(text("update reporters set email_confirmed_at = now()"))
    update = add_update(report, workflow.ACKNOWLEDGED)

    assert notifications.announce(report, events.REPORT_ACKNOWLEDGED, update) == 2
    assert notifications.announce(report, events.REPORT_ACKNOWLEDGED, update) == 0
    session.commit()

    assert len(live_rows(session)) == 2
    assert {row.queue for row in live_rows(session)} == {"notifications"}
    assert len({row.order_key for row in live_rows(session)}) == 2


def test_nobody_is_written_to_without_confirming_unless_asked_or_after_leaving(session: Db) -> None:
    report, reporter = make_followed_report(confirmed=False)
    update = add_update(report, workflow.ACKNOWLEDGED)
    assert notifications.announce(report, events.REPORT_ACKNOWLEDGED, update) == 0

    session.execute(text("update reporters set email_confirmed_at = now()"))
    session.execute(text("update subscriptions set ended_at = now()"))
    assert notifications.announce(report, events.REPORT_ACKNOWLEDGED, update) == 0

    session.execute(text("update subscriptions set ended_at = null"))
    session.execute(text("update reporters set erased_at = now()"))
    assert notifications.announce(report, events.REPORT_ACKNOWLEDGED, update) == 0
    assert session.get_one(Reporter, (reporter.jurisdiction_id, reporter.id)).email


def test_two_quick_changes_become_one_unsent_message_that_tells_of_both(session: Db) -> None:
    report, _ = make_followed_report()
    first = add_update(report, workflow.ACKNOWLEDGED)
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, first)
    second = add_update(report, workflow.SCHEDULED)
    notifications.announce(report, events.REPORT_SCHEDULED, second)
    third = add_update(report, workflow.IN_PROGRESS)
    notifications.announce(report, events.REPORT_STARTED, third)
    session.commit()

    assert states(session) == {
        events.REPORT_ACKNOWLEDGED: "superseded",
        events.REPORT_SCHEDULED: "superseded",
        events.REPORT_STARTED: "pending",
    }
    (row,) = live_rows(session)
    last = session.get_one(Notification, (report.jurisdiction_id, uuid.UUID(row.subject_id)))
    assert last.payload == {"earlier": [first.id, second.id]}


def test_the_receipt_and_an_answer_never_give_way(session: Db) -> None:
    report, _ = make_followed_report()
    notifications.announce(report, events.REPORT_SUBMITTED, add_update(report, workflow.RECEIVED))
    notifications.announce(report, events.REPORT_ANSWERED, add_update(report, workflow.RECEIVED, note="Bonjour"))
    notifications.announce(report, events.REPORT_RESOLVED, add_update(report, workflow.RESOLVED))
    session.commit()

    assert set(states(session).values()) == {"pending"}
    assert len(live_rows(session)) == 3


def test_a_message_being_sent_is_left_to_its_sender(session: Db) -> None:
    report, _ = make_followed_report()
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, add_update(report, workflow.ACKNOWLEDGED))
    session.commit()
    engine = session.get_bind()
    with engine.connect() as sender:  # type: ignore[union-attr]
        sender.execute(text("select 1 from outbox for update"))
        notifications.announce(report, events.REPORT_SCHEDULED, add_update(report, workflow.SCHEDULED))
        session.commit()
        sender.rollback()

    assert states(session) == {events.REPORT_ACKNOWLEDGED: "pending", events.REPORT_SCHEDULED: "pending"}


def test_an_unconfirmed_address_is_asked_once_a_day(session: Db) -> None:
    report, reporter = make_followed_report(confirmed=False)
    assert notifications.ask_confirmation(report, reporter) is True
    assert notifications.ask_confirmation(report, reporter) is False
    session.commit()
    assert len(live_rows(session)) == 1

    session.execute(text("update reporters set confirmation_sent_at = now() - interval '25 hours'"))
    session.commit()
    service_report = make_report_like(session, report)
    make_subscription(service_report, reporter)
    assert notifications.ask_confirmation(service_report, reporter) is True


def make_report_like(session: Db, report: Report) -> Report:
    from app.models import Department, Jurisdiction, Service

    town = session.get_one(Jurisdiction, report.jurisdiction_id)
    service = session.get_one(Service, (report.jurisdiction_id, report.service_id))
    department = session.get_one(Department, (report.jurisdiction_id, report.department_id))
    return make_report(town, service, department)


def test_confirming_tells_the_present_state_when_it_changed_and_never_twice(session: Db) -> None:
    report, reporter = make_followed_report(confirmed=False)
    notifications.ask_confirmation(report, reporter)
    add_update(report, workflow.ACKNOWLEDGED)
    add_update(report, workflow.SCHEDULED)
    token = tokens.confirmation_token(reporter)

    confirmed = confirmations.confirm_contact(token)
    again = confirmations.confirm_contact(token)

    assert confirmed == again
    assert confirmed.email == reporter.email
    assert confirmed.public_id == report.public_id
    assert states(session) == {events.CONTACT_UNCONFIRMED: "pending", events.REPORT_SCHEDULED: "pending"}


def test_confirming_without_any_change_sends_nothing_more(session: Db) -> None:
    report, reporter = make_followed_report(confirmed=False)
    notifications.ask_confirmation(report, reporter)
    confirmations.confirm_contact(tokens.confirmation_token(reporter))
    assert states(session) == {events.CONTACT_UNCONFIRMED: "pending"}


def test_confirming_sends_the_receipt_of_reports_that_had_none(session: Db) -> None:
    report, reporter = make_followed_report(confirmed=False)
    notifications.ask_confirmation(report, reporter)
    second = make_report_like(session, report)
    make_subscription(second, reporter)
    followed = make_report_like(session, report)
    make_subscription(followed, reporter, "follower")

    confirmations.confirm_contact(tokens.confirmation_token(reporter))

    rows = {(row.event, row.report_id) for row in session.scalars(select(Notification))}
    assert rows == {
        (events.CONTACT_UNCONFIRMED, report.id),
        (events.REPORT_SUBMITTED, second.id),
        (events.REPORT_FOLLOWED, followed.id),
    }
