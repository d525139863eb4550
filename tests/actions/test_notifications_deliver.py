from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session, scoped_session

from app.actions import deliveries, notifications, outbox, tokens
from app.channels import DeliveryLater, letters
from app.core import events, workflow
from app.core.extensions import SETTINGS_KEY, db
from app.models import Department, Jurisdiction, Notification, Report, Reporter, Service, StatusUpdate, Subscription
from tests.factories import (
    make_department,
    make_jurisdiction,
    make_photo,
    make_report,
    make_reporter,
    make_service,
    make_subscription,
    save,
)
from tests.mail import Mailbox, html_of, mail_server, text_of

Db = scoped_session[Session]
HANDLERS = {outbox.NOTIFICATION_EMAIL: deliveries.deliver}


@pytest.fixture
def box(app: Flask) -> Iterator[Mailbox]:
    before = app.extensions[SETTINGS_KEY]
    with mail_server() as mailbox:
        app.extensions[SETTINGS_KEY] = replace(before, smtp_url=mailbox.url, base_url="https://ville.example")
        yield mailbox
    app.extensions[SETTINGS_KEY] = before


def make_followed(
    *, email: str = "lea@exemple.example", confirmed: bool = True, kind: str = "reporter", locale: str = "fr"
) -> tuple[Report, Reporter]:
    town = make_jurisdiction(name="Clairval", settings={"email": "mairie@clairval.example"})
    department = make_department(town, is_fallback=True, name={"fr": "Éclairage public", "en": "Street lighting"})
    report = make_report(town, make_service(town), department, address="14 rue de la Loge")
    person = make_reporter(town, email, confirmed=confirmed, name="Léa Martin", phone="06 12 34 56 78", locale=locale)
    make_subscription(report, person, kind)
    return report, person


def step(report: Report, status: str, *, kind: str = "status", actor: str = "staff", **values: object) -> StatusUpdate:
    closed_at = report.submitted_at if status in workflow.CLOSED_STATUSES else None
    report.status, report.closed_at = status, closed_at
    return save(
        StatusUpdate(
            jurisdiction_id=report.jurisdiction_id,
            report_id=report.id,
            kind=kind,
            status=status,
            actor_kind=actor,
            department_id=report.department_id,
            **values,
        )
    )


def send_all() -> int:
    db.session.commit()
    db.session.execute(text("update outbox set started_at = started_at - interval '2 s'"))
    db.session.commit()
    return outbox.drain(outbox.NOTIFICATIONS, HANDLERS)


def state_of(session: Db) -> str:
    session.expire_all()
    return session.scalars(select(Notification.state)).one()


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_message_can_be_traced_from_event_to_delivery(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    update = step(report, workflow.ACKNOWLEDGED, note="On arrive.")
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, update)
    update_id = update.id
    assert send_all() == 1

    (mail,) = box.accepted
    row = session.scalars(select(Notification)).one()
    assert row.state == "sent"
    assert row.sent_at is not None
    assert row.status_update_id == update_id
    assert mail["Message-ID"] == row.message_id
    assert mail["To"] == "lea@exemple.example"
    assert mail["Reply-To"] == "mairie@clairval.example"
    assert "> On arrive." in text_of(mail)
    assert outbox.drain(outbox.NOTIFICATIONS, HANDLERS) == 0


def test_delivering_twice_sends_once(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    notifications.announce(report, events.REPORT_SUBMITTED, step(report, workflow.RECEIVED))
    session.commit()
    notification_id = session.scalars(select(Notification.id)).one()
    deliveries.deliver(notification_id)
    deliveries.deliver(str(notification_id))
    deliveries.deliver(uuid.uuid4())
    assert len(box.accepted) == 1


def test_a_repeat_after_a_crash_carries_the_same_message_id(
    session: Db, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, _ = make_followed()
    notifications.announce(report, events.REPORT_SUBMITTED, step(report, workflow.RECEIVED))
    session.commit()
    notification_id = session.scalars(select(Notification.id)).one()

    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(deliveries, "mark", die)
        with pytest.raises(Killed):
            deliveries.deliver(notification_id)
    session.rollback()
    deliveries.deliver(notification_id)
    assert len(box.accepted) == 2
    assert len(box.unique()) == 1


def test_the_sender_and_a_follower_get_their_own_links(session: Db, box: Mailbox) -> None:
    report, person = make_followed()
    town = session.get_one(Jurisdiction, report.jurisdiction_id)
    follower = make_reporter(town, "paul@exemple.example")
    make_subscription(report, follower, "joined")
    sender_token = tokens.follow_token(report)
    joined_token = tokens.subscription_token(
        session.scalars(select(Subscription).where(Subscription.reporter_id == follower.id)).one()
    )
    own_token = tokens.subscription_token(
        session.scalars(select(Subscription).where(Subscription.reporter_id == person.id)).one()
    )
    public_id = report.public_id
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, step(report, workflow.ACKNOWLEDGED))
    send_all()

    mails = {str(mail["To"]): mail for mail in box.accepted}
    mine, theirs = mails["lea@exemple.example"], mails["paul@exemple.example"]
    assert f"https://ville.example/suivi/{public_id}?jeton={sender_token}" in text_of(mine)
    assert f"https://ville.example/suivi/{public_id}?jeton={joined_token}" in text_of(theirs)
    assert sender_token not in theirs.as_string()
    assert "a pris en charge votre signalement" in plain(text_of(mine))
    assert "a pris en charge le signalement que vous suivez" in plain(text_of(theirs))
    assert theirs["List-Unsubscribe"] == f"<https://ville.example/api/v1/subscriptions/{joined_token}/unsubscribe>"
    assert f"https://ville.example/desabonner/{own_token}" in text_of(mine)


@pytest.mark.parametrize("event", sorted(set(events.PERSON_EVENTS) - {events.CONTACT_UNCONFIRMED}))
def test_no_follower_ever_learns_who_reported(session: Db, box: Mailbox, event: str) -> None:
    report, sender = make_followed()
    report.description = "Appelez Léa Martin au 06 12 34 56 78"
    follower = make_reporter(session.get_one(Jurisdiction, report.jurisdiction_id), "paul@exemple.example")
    make_subscription(report, follower, "follower")
    actor = "reporter" if event == events.REPORT_REOPENED else "staff"
    kind = "contest" if event == events.REPORT_REOPENED else "status"
    note = "Signé Léa Martin, lea@exemple.example" if actor == "reporter" else "Vu avec lea@exemple.example"
    update = step(report, workflow.ACKNOWLEDGED, kind=kind, actor=actor, note=note)
    sender_token = tokens.follow_token(report)
    sender_id = str(sender.id)
    notifications.announce(report, event, update, only=follower)
    send_all()
    (mail,) = box.accepted
    everything = mail.as_string() + text_of(mail) + html_of(mail)
    for secret in ("Léa Martin", "lea@exemple.example", "06 12 34 56 78", sender_token, sender_id):
        assert secret not in everything


def test_internal_notes_stay_inside(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    update = step(report, workflow.ACKNOWLEDGED, note="Le riverain est pénible", is_public=False)
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, update)
    send_all()
    assert "pénible" not in text_of(box.accepted[0]) + html_of(box.accepted[0])


def test_the_unconfirmed_get_their_receipt_with_the_link_to_confirm(session: Db, box: Mailbox) -> None:
    report, person = make_followed(confirmed=False)
    notifications.ask_confirmation(report, person)
    token = tokens.confirmation_token(person)
    send_all()
    (mail,) = box.accepted
    words = plain(text_of(mail))
    assert f"https://ville.example/confirmer/{token}" in words
    assert "accusé de réception" in words
    assert "Équipe : Éclairage public" in words
    assert "14 rue de la Loge" in words
    assert state_of(session) == "sent"


@pytest.mark.parametrize(
    "change",
    [
        "update subscriptions set ended_at = now()",
        "update reporters set erased_at = now()",
        "update reporters set email = null",
        "update reporters set email_confirmed_at = null",
    ],
)
def test_what_is_no_longer_wanted_is_not_sent(session: Db, box: Mailbox, change: str) -> None:
    report, _ = make_followed()
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, step(report, workflow.ACKNOWLEDGED))
    session.execute(text(change))
    assert send_all() == 1
    assert box.accepted == []
    assert state_of(session) == "skipped"


def test_the_mail_programs_own_button_stops_even_what_is_already_queued(
    session: Db, client: FlaskClient, box: Mailbox
) -> None:
    report, _ = make_followed()
    notifications.announce(report, events.REPORT_SUBMITTED, step(report, workflow.RECEIVED))
    send_all()
    address = str(box.accepted[0]["List-Unsubscribe"]).strip("<>").removeprefix("https://ville.example")
    key = str(box.accepted[0]["List-Unsubscribe-Post"]).partition("=")
    report = session.scalars(select(Report)).one()
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, step(report, workflow.ACKNOWLEDGED))
    session.commit()

    assert client.get(address).status_code in (404, 405), "a mail scanner that follows links must not end anything"
    assert [client.post(address, data={key[0]: key[2]}).status_code for _ in range(2)] == [204, 204]
    signed = address.removesuffix("/unsubscribe")
    forged = signed[:-1] + ("y" if signed[-1] == "x" else "x")
    assert client.post(f"{forged}/unsubscribe", data={key[0]: key[2]}).status_code == 403

    assert send_all() == 1
    assert len(box.accepted) == 1
    session.expire_all()
    assert sorted(session.scalars(select(Notification.state))) == ["sent", "skipped"]


def test_letters_speak_the_readers_language(session: Db, box: Mailbox) -> None:
    report, _ = make_followed(locale="en")
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, step(report, workflow.ACKNOWLEDGED))
    send_all()
    assert "the Street lighting team took on your report" in text_of(box.accepted[0])
    assert box.accepted[0].get_body(("plain",))["Content-Language"] == "en"  # type: ignore[index]


def test_a_merged_message_tells_of_the_steps_it_stands_for(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, step(report, workflow.ACKNOWLEDGED, note="Bien vu."))
    notifications.announce(report, events.REPORT_STARTED, step(report, workflow.IN_PROGRESS))
    send_all()
    (mail,) = box.accepted
    words = plain(text_of(mail))
    assert "a commencé" in words
    assert "- Pris en charge," in words
    assert "> Bien vu." in words


def test_messages_about_one_report_arrive_in_order(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    notifications.announce(report, events.REPORT_SUBMITTED, step(report, workflow.RECEIVED))
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, step(report, workflow.ACKNOWLEDGED))
    notifications.announce(report, events.REPORT_RESOLVED, step(report, workflow.RESOLVED))
    box.on_data = lambda _envelope: "451 4.3.0 later"
    assert send_all() == 1
    box.on_data = lambda _envelope: None
    session.execute(text("update outbox set due_at = now()"))
    assert send_all() == 2
    assert [("reçu par" in str(mail["Subject"])) for mail in box.accepted] == [True, False]
    assert "réparé" in str(box.accepted[1]["Subject"])


def test_a_bad_address_becomes_a_dead_letter_and_delays_nobody(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    for number in range(5):
        other = make_reporter(session.get_one(Jurisdiction, report.jurisdiction_id), f"p{number}@exemple.example")
        make_subscription(report, other, "follower")
    notifications.announce(report, events.REPORT_ACKNOWLEDGED, step(report, workflow.ACKNOWLEDGED))
    town_id = report.jurisdiction_id
    public_id = report.public_id
    box.on_recipient = lambda address: "550 5.1.1 no such user" if address.startswith("lea@") else None
    assert send_all() == 6
    assert len(box.accepted) == 5
    (letter,) = outbox.list_letters(town_id)
    assert (letter.event, letter.public_id) == (events.REPORT_ACKNOWLEDGED, public_id)
    assert letter.last_error is not None
    assert "lea@" not in letter.last_error
    assert sorted(session.scalars(select(Notification.state))) == ["dead", *["sent"] * 5]

    box.on_recipient = lambda _address: None
    outbox.retry_letter(town_id, letter.id)
    assert send_all() == 1
    session.expire_all()
    assert set(session.scalars(select(Notification.state))) == {"sent"}


def test_the_news_of_a_repair_waits_for_its_picture_but_not_for_ever(
    session: Db, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, _ = make_followed()
    update = step(report, workflow.RESOLVED)
    photo = make_photo(report, role="after", status_update_id=update.id)
    photo_id = photo.id
    notifications.announce(report, events.REPORT_RESOLVED, update)
    session.commit()
    notification_id = session.scalars(select(Notification.id)).one()
    with pytest.raises(DeliveryLater):
        deliveries.deliver(notification_id)
    session.rollback()
    assert send_all() == 1
    assert box.accepted == []

    session.execute(text("update outbox set due_at = now()"))
    session.execute(
        text("""update photos set state = 'ready', copies = '{"800": {"key": "k", "width": 800, "height": 600}}'""")
    )
    asked: list[tuple[uuid.UUID, str]] = []

    def open_copy(photo: object, size: str) -> bytes:
        asked.append((photo.id, size))  # type: ignore[attr-defined]
        return b"\xff\xd8a picture"

    monkeypatch.setattr(deliveries.photos, "open_copy", open_copy)
    assert send_all() == 1
    (mail,) = box.accepted
    assert asked == [(photo_id, "800")]
    assert f'src="cid:{letters.PHOTO_CID}"' in html_of(mail)
    pictures = [part for part in mail.walk() if part.get_content_type() == "image/jpeg"]
    assert [picture["Content-ID"] for picture in pictures] == [f"<{letters.PHOTO_CID}>"]
    assert pictures[0].get_content() == b"\xff\xd8a picture"


def test_after_two_minutes_the_news_goes_without_its_picture(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    update = step(report, workflow.RESOLVED)
    make_photo(report, role="after", status_update_id=update.id)
    notifications.announce(report, events.REPORT_RESOLVED, update)
    session.execute(text("update notifications set created_at = now() - interval '121 seconds'"))
    assert send_all() == 1
    assert "<img" not in html_of(box.accepted[0])


def test_staff_see_the_very_words_that_will_be_sent(session: Db, box: Mailbox) -> None:
    report, _ = make_followed()
    subject, words = notifications.preview(
        report, events.REPORT_REJECTED, note="Voyez avec la Métropole.", reason_code="private_property"
    )
    assert "non retenu" in plain(subject)
    assert "C’est un terrain privé." in words
    assert "> Voyez avec la Métropole." in words
    assert "jeton=" not in words
    assert session.scalars(select(Notification)).all() == []
    assert session.get_one(Service, (report.jurisdiction_id, report.service_id))
    assert session.get_one(Department, (report.jurisdiction_id, report.department_id))
