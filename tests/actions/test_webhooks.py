"""What other programs are told: signed, filtered, safe for the public, tried again on the schedule, left in peace."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session, scoped_session
from standardwebhooks import Webhook, WebhookVerificationError

from app.actions import dead_letters, outbox, report_changes, webhook_deliveries, webhook_log, webhook_secrets, webhooks
from app.actions.accounts import SignedIn
from app.actions.report_changes import StatusChange
from app.actions.webhooks import Wish
from app.channels import webhook
from app.core import clock, hooks
from app.core.errors import ProblemError
from app.core.extensions import SETTINGS_KEY, db
from app.core.workflow import Role
from app.models import OutboxRow, Report, Staff, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from config import Settings
from tests import factories as make
from tests.mail import Mailbox, mail_server, text_of
from tests.pushing import Receiver, receiving
from workers.jobs import HANDLERS

Db = scoped_session[Session]
NAME, MAIL, PHONE = "Camille Canari", "canari.jaune@exemple.fr", "06 99 88 77 66"


@pytest.fixture
def receiver(app: Flask, test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    with receiving() as found:
        monkeypatch.setitem(
            app.extensions, SETTINGS_KEY, replace(test_settings, webhook_private_hosts=(f"127.0.0.1:{found.port}",))
        )
        yield found


@pytest.fixture
def box(app: Flask, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        told = replace(app.extensions[SETTINGS_KEY], smtp_url=mailbox.url, base_url="https://ville.example")
        monkeypatch.setitem(app.extensions, SETTINGS_KEY, told)
        yield mailbox


_senders = itertools.count()


def alone(row: Any) -> Any:
    """A row that stays readable when the queue's work ends the session."""
    db.session.refresh(row)
    db.session.expunge(row)
    return row


class Place:
    """A town with an admin, an agent and a report whose sender left everything about themselves."""

    def __init__(self) -> None:
        self.town = alone(make.make_jurisdiction())
        self.lighting = alone(make.make_department(self.town, is_fallback=True))
        self.lamp = alone(make.make_service(self.town))
        self.litter = alone(make.make_service(self.town, "dechets", group="proprete"))
        self.agent = alone(make.make_staff(self.town, "agent", name="Stanislas Coulisse"))
        admin = make.make_staff(self.town, "admin", name="Ada Admin")
        self.viewer = viewer(admin)

    def report(self, **values: Any) -> Report:
        sender = make.make_reporter(self.town, f"{next(_senders)}{MAIL}", name=NAME, phone=PHONE)
        row = make.make_report(
            self.town, values.pop("service", self.lamp), self.lighting, reporter_id=sender.id,
            description=f"Éteint, rappelez-moi au {PHONE}", **values,
        )  # fmt: skip
        return alone(row)

    def endpoint(self, receiver: Receiver, path: str = "/gmao", **values: Any) -> tuple[webhooks.Shown, str]:
        return webhooks.create(self.viewer, Wish(url=receiver.url + path, **values))


def viewer(person: Staff) -> SignedIn:
    return SignedIn(
        staff_id=person.id, jurisdiction_id=person.jurisdiction_id, town_slug="carreville", town_name="Carreville",
        email=person.email, name=person.name, role=Role(person.role), locale="fr", teams=(),
    )  # fmt: skip


@pytest.fixture
def place(app: Flask) -> Place:
    return Place()


def move(place: Place, report: Report, target: str = "acknowledged", **values: Any) -> None:
    version = db.session.scalars(select(Report.version).where(Report.id == report.id)).one()
    report_changes.change_status(report.id, StatusChange(target, **values), by=place.agent, version=version)


def send_all() -> int:
    return outbox.drain(outbox.WEBHOOKS, HANDLERS)


def bodies(receiver: Receiver, path: str = "/gmao") -> list[dict[str, Any]]:
    return [json.loads(body) for where, _, body in receiver.calls if where == path]


def test_program_is_told_of_a_change_and_the_reference_library_verifies_it(place: Place, receiver: Receiver) -> None:
    shown, secret = place.endpoint(receiver)
    report = place.report(address="14 rue de la Loge")
    move(place, report)
    assert send_all() == 1
    ((_, headers, body),) = receiver.calls
    told = Webhook(secret).verify(body, headers)
    assert told["type"] == hooks.REPORT_STATUS_CHANGED
    assert told["id"] == headers["webhook-id"]
    assert told["data"]["report"]["public_id"] == report.public_id
    assert told["data"]["update"]["previous_status"] == "received"
    for wrong in (body + b" ", body.replace(b"acknowledged", b"acknowledgeD")):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(wrong, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(webhook_secrets.make()).verify(body, headers)
    (line,) = webhook_log.list_told(place.viewer, shown.id)
    assert (line.state, line.message_id, line.public_id) == ("delivered", told["id"], report.public_id)
    assert [one.status_code for one in line.attempts] == [201]


def test_both_secrets_verify_while_they_overlap_and_only_the_new_one_after(
    place: Place, receiver: Receiver, session: Db
) -> None:
    shown, old = place.endpoint(receiver)
    _, new = webhooks.rotate(place.viewer, shown.id, 24)
    report = place.report()
    move(place, report)
    send_all()
    _, headers, body = receiver.calls[-1]
    assert len(headers["webhook-signature"].split()) == 2
    assert Webhook(old).verify(body, headers) == Webhook(new).verify(body, headers)
    session.execute(update(WebhookEndpoint).values(old_secret_until=clock.now() - timedelta(seconds=1)))
    session.commit()
    move(place, report, "in_progress")
    send_all()
    _, headers, body = receiver.calls[-1]
    Webhook(new).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(old).verify(body, headers)


def test_secrets_are_kept_encrypted(place: Place, receiver: Receiver, session: Db) -> None:
    _, secret = place.endpoint(receiver)
    kept = session.scalars(select(WebhookEndpoint.secret)).one()
    assert secret not in kept
    assert secret.removeprefix(webhook.SECRET_PREFIX) not in kept


def test_nothing_about_a_person_is_in_any_message(place: Place, receiver: Receiver) -> None:
    place.endpoint(receiver)
    place.endpoint(receiver, "/all", with_private=True)
    report = place.report()
    report_changes.add_note(report.id, "Le voisin est au 06 12 34 56 78", by=place.agent, is_public=True)
    report_changes.add_note(report.id, f"Appeler {NAME.upper()}", by=place.agent, is_public=False)
    move(place, report)
    send_all()
    every = b"".join(body for *_, body in receiver.calls).decode()
    assert len(bodies(receiver)) == 2
    assert len(bodies(receiver, "/all")) == 3
    for canary in (NAME, MAIL, PHONE, "06 12 34 56 78", place.agent.name, place.agent.email):
        assert canary not in every


def test_private_report_and_internal_note_reach_only_who_has_the_right(place: Place, receiver: Receiver) -> None:
    place.endpoint(receiver)
    place.endpoint(receiver, "/all", with_private=True)
    hidden, seen = place.report(is_private=True), place.report()
    move(place, hidden)
    report_changes.add_note(seen.id, "Clé au poste 4", by=place.agent, is_public=False)
    send_all()
    assert bodies(receiver) == []
    told = bodies(receiver, "/all")
    assert {one["data"]["report"]["public_id"] for one in told} == {hidden.public_id, seen.public_id}
    assert {one["data"]["report"]["is_private"] for one in told} == {True, False}


def test_report_made_private_before_the_message_left_is_not_told(place: Place, receiver: Receiver, session: Db) -> None:
    shown, _ = place.endpoint(receiver)
    report = place.report()
    move(place, report)
    session.execute(update(Report).values(is_private=True))
    session.commit()
    send_all()
    assert receiver.calls == []
    assert webhook_log.list_told(place.viewer, shown.id)[0].state == "skipped"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"event_types": (hooks.REPORT_STATUS_CHANGED,)}, True),
        ({"event_types": (hooks.REPORT_CREATED, hooks.REPORT_NOTE_ADDED)}, False),
        ({"service_codes": ("lampadaire",)}, True),
        ({"service_codes": ("dechets",)}, False),
        ({"department_codes": ("eclairage",)}, True),
        ({"statuses": ("acknowledged",)}, True),
        ({"statuses": ("resolved",)}, False),
        ({"area_codes": ("nord",)}, False),
        ({"area_codes": ("sud",)}, True),
    ],
)
def test_endpoint_hears_only_what_it_asked_for(
    place: Place, receiver: Receiver, wish: dict[str, Any], expected: bool
) -> None:
    south = make.make_area(place.town, code="sud", box=(3.0, 45.0, 3.1, 45.05))
    make.make_area(place.town, code="nord", box=(3.0, 45.05, 3.1, 45.1))
    place.endpoint(receiver, **wish)
    move(place, place.report(area_id=south.id))
    send_all()
    assert bool(receiver.calls) is expected


@pytest.mark.parametrize("url", ["http://gmao.exemple.fr/x", "https://127.0.0.1/x", "https://10.0.0.8/", "https://gmao/x",
                                 "https://gmao.exemple.fr:22/", "https://a:b@gmao.exemple.fr/", "ftp://gmao.exemple.fr/"])  # fmt: skip
def test_admin_cannot_give_an_address_within_the_town_hall(place: Place, url: str) -> None:
    with pytest.raises(ProblemError) as caught:
        webhooks.create(place.viewer, Wish(url=url))
    assert [(one.field, one.code) for one in caught.value.errors] == [("url", "webhook.address")]


def test_failing_endpoint_is_tried_again_on_the_schedule_of_the_standard(
    place: Place, receiver: Receiver, session: Db
) -> None:
    place.endpoint(receiver)
    receiver.statuses = [500]
    move(place, place.report())
    for number, seconds in enumerate(outbox.RETRY_SECONDS, start=1):
        session.execute(update(WebhookEndpoint).values(held_until=None))
        session.execute(text("update outbox set due_at = clock_timestamp(), started_at = null"))
        session.commit()
        assert send_all() == 1
        row = session.scalars(select(OutboxRow)).one()
        waits = session.execute(select(OutboxRow.due_at - OutboxRow.started_at)).scalar_one().total_seconds()
        assert row.attempts == number
        # The wait begins when the try has ended, which a busy machine may do late.
        assert seconds * (1 - outbox.JITTER) <= waits <= seconds * (1 + outbox.JITTER) + 30
        session.rollback()
    assert len({headers["webhook-id"] for _, headers, _ in receiver.calls}) == 1


def test_endpoint_that_answers_410_is_turned_off_and_its_owner_told(
    place: Place, receiver: Receiver, session: Db
) -> None:
    shown, _ = place.endpoint(receiver)
    receiver.statuses = [410]
    report = place.report()
    move(place, report)
    send_all()
    assert [one.disabled_reason for one in webhooks.list_endpoints(place.town.id)] == ["gone"]
    move(place, report, "in_progress")
    assert len(session.scalars(select(WebhookDelivery.id)).all()) == 1
    kinds = session.scalars(select(OutboxRow.kind).where(OutboxRow.queue == outbox.NOTIFICATIONS)).all()
    assert kinds == [outbox.WEBHOOK_OFF]
    with pytest.raises(ProblemError) as caught:
        webhook_log.send_test(place.viewer, shown.id)
    assert caught.value.code == "webhook.off"


def turn_off(place: Place, receiver: Receiver) -> int:
    """An endpoint that answers 410 to the first thing it is told."""
    shown, _ = place.endpoint(receiver)
    receiver.statuses = [410]
    move(place, place.report())
    send_all()
    return shown.id


def test_owner_is_told_by_mail_that_the_endpoint_was_turned_off(place: Place, receiver: Receiver, box: Mailbox) -> None:
    make.make_staff(place.town, "admin", name="Autre Admin")
    turn_off(place, receiver)
    outbox.drain(outbox.NOTIFICATIONS, HANDLERS)
    (letter,) = box.unique().values()
    assert letter["To"] == place.viewer.email
    assert "le webhook vers 127.0.0.1 est arrêté" in letter["Subject"]
    said = text_of(letter)
    assert "Bonjour Ada Admin" in said
    assert "(code 410)" in said
    assert "https://ville.example/staff/reglages/webhooks" in said


def test_every_admin_is_told_when_the_owner_has_left_each_in_their_language(
    place: Place, receiver: Receiver, box: Mailbox, session: Db
) -> None:
    follower = alone(make.make_staff(place.town, "admin", name="Next Admin", locale="en"))
    turn_off(place, receiver)
    session.execute(update(Staff).where(Staff.id == place.viewer.staff_id).values(is_active=False))
    session.execute(update(WebhookEndpoint).values(disabled_reason="failing", failures=21))
    session.commit()
    outbox.drain(outbox.NOTIFICATIONS, HANDLERS)
    (letter,) = box.unique().values()
    assert letter["To"] == follower.email
    assert "the webhook to 127.0.0.1 is off" in letter["Subject"]
    assert "after 21 tries" in text_of(letter)


def test_nobody_is_told_of_an_endpoint_that_is_on_again(
    place: Place, receiver: Receiver, box: Mailbox, session: Db
) -> None:
    turn_off(place, receiver)
    session.execute(update(WebhookEndpoint).values(disabled_at=None, disabled_reason=None))
    session.commit()
    assert outbox.drain(outbox.NOTIFICATIONS, HANDLERS) == 1
    assert box.accepted == []


def test_endpoint_that_fails_for_days_is_turned_off_and_one_that_fails_for_hours_is_not(
    place: Place, receiver: Receiver, session: Db
) -> None:
    place.endpoint(receiver)
    receiver.statuses = [500]
    report = place.report()
    for since, reason in ((timedelta(hours=71), None), (timedelta(hours=73), "failing")):
        session.execute(update(WebhookEndpoint).values(failures=20, failing_since=clock.now() - since, held_until=None))
        session.commit()
        move(place, report, "acknowledged" if reason is None else "in_progress")
        session.execute(text("update outbox set due_at = clock_timestamp(), order_key = null, started_at = null"))
        session.commit()
        send_all()
        assert session.scalars(select(WebhookEndpoint.disabled_reason)).one() == reason
        session.rollback()


def test_endpoint_in_trouble_is_held_and_its_other_messages_wait_without_knocking(
    place: Place, receiver: Receiver, session: Db
) -> None:
    place.endpoint(receiver)
    receiver.statuses = [503]
    first, second = place.report(), alone(make.make_report(place.town, place.litter, place.lighting))
    move(place, first)
    send_all()
    assert len(receiver.calls) == 1
    session.execute(update(WebhookEndpoint).values(held_until=clock.now() + timedelta(minutes=5)))
    session.commit()
    move(place, second)
    send_all()
    assert len(receiver.calls) == 1
    attempts = session.scalars(select(OutboxRow.attempts).order_by(OutboxRow.id.desc())).first()
    assert attempts == 0


def test_given_up_message_is_driven_again_from_the_engine_room_under_the_same_id(
    place: Place, receiver: Receiver, session: Db
) -> None:
    shown, _ = place.endpoint(receiver)
    receiver.statuses = [500]
    report = place.report()
    move(place, report)
    session.execute(text("update outbox set attempts = :most"), {"most": outbox.MAX_ATTEMPTS - 1})
    session.commit()
    send_all()
    (letter,) = dead_letters.list_letters(place.town.id)
    assert (letter.kind, letter.event, letter.public_id) == (
        "webhook.send",
        hooks.REPORT_STATUS_CHANGED,
        report.public_id,
    )
    assert webhooks.list_endpoints(place.town.id)[0].dead == 1
    receiver.statuses = [204]
    dead_letters.retry_letter(place.town.id, letter.id)
    session.execute(text("update outbox set started_at = null"))
    session.execute(update(WebhookEndpoint).values(held_until=None))
    session.commit()
    send_all()
    (line,) = webhook_log.list_told(place.viewer, shown.id)
    assert line.state == "delivered"
    assert [one.status_code for one in line.attempts] == [204, 500]
    assert len({headers["webhook-id"] for _, headers, _ in receiver.calls}) == 1


def test_admin_replays_what_was_delivered_and_what_was_given_up(place: Place, receiver: Receiver, session: Db) -> None:
    shown, _ = place.endpoint(receiver)
    move(place, place.report())
    send_all()
    (line,) = webhook_log.list_told(place.viewer, shown.id)
    webhook_log.replay(place.viewer, shown.id, line.id)
    session.execute(text("update outbox set started_at = null"))
    session.commit()
    send_all()
    assert len(receiver.calls) == 2
    assert len({headers["webhook-id"] for _, headers, _ in receiver.calls}) == 1
    assert webhook_log.replay_dead(place.viewer, shown.id) == 0


def test_new_endpoint_is_tried_with_a_test_message(place: Place, receiver: Receiver) -> None:
    shown, secret = place.endpoint(receiver)
    told = webhook_log.send_test(place.viewer, shown.id)
    send_all()
    ((_, headers, body),) = receiver.calls
    assert Webhook(secret).verify(body, headers)["type"] == hooks.TEST
    assert webhook_log.list_told(place.viewer, shown.id)[0].id == told


def test_removed_endpoint_leaves_nothing_behind(place: Place, receiver: Receiver, session: Db) -> None:
    shown, _ = place.endpoint(receiver)
    move(place, place.report())
    webhooks.remove(place.viewer, shown.id)
    assert send_all() == 0
    assert receiver.calls == []
    for table in (WebhookEndpoint, WebhookDelivery, WebhookAttempt):
        assert session.scalars(select(table)).all() == []


def test_old_deliveries_are_forgotten_and_waiting_ones_kept(place: Place, receiver: Receiver, session: Db) -> None:
    place.endpoint(receiver)
    move(place, place.report())
    session.execute(update(WebhookDelivery).values(created_at=clock.now() - timedelta(days=31)))
    session.commit()
    assert webhook_deliveries.delete_old() == {"deliveries": 0}
    send_all()
    assert webhook_deliveries.delete_old() == {"deliveries": 1}
