"""Push, SMS and the day's digest through a real worker that is killed in the middle: told, and seen once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select, text

from app.actions import preferences
from app.core import clock, events
from app.core.extensions import SETTINGS_KEY, db
from app.models import Reporter
from config import Settings
from tests.mail import Mailbox, text_of
from tests.pushing import Browser, Receiver, receiving
from tests.workers.conftest import Plant, wait_until
from tests.workers.news import News

pytestmark = pytest.mark.kill

PUSH = "select state from notifications where channel = 'push'"
SMS = "select state from notifications where channel = 'sms'"


@pytest.fixture
def receiver(app: Flask, plant: Plant, plant_settings: Settings) -> Iterator[Receiver]:
    """A push service and an SMS gateway on loopback, known to the plant and to this process."""
    with receiving() as found:
        gateway = f"{found.url}/sms"
        plant.environment |= {"RUECLAIRE_PUSH_TO_PRIVATE_HOSTS": "1", "RUECLAIRE_SMS_URL": gateway}
        app.extensions[SETTINGS_KEY] = replace(plant_settings, push_to_private_hosts=True, sms_url=gateway)
        yield found


def told(query: str) -> list[str]:
    """The states of the messages of one channel."""
    found = list(db.session.scalars(text(query)))
    db.session.rollback()
    return found


def follower() -> Reporter:
    return db.session.scalars(select(Reporter)).one()


def test_a_push_whose_worker_is_killed_is_pushed_again_under_the_same_topic(plant: Plant, receiver: Receiver) -> None:
    news, browser = News(), Browser(receiver)
    keys = browser.subscription()["keys"]
    preferences.add_endpoint(
        follower(), endpoint=browser.endpoint, p256dh=keys["p256dh"], auth=keys["auth"], report=None
    )
    receiver.hang_seconds = 60
    plant.start("relay", "notifications")
    news.tell()
    assert receiver.begun.wait(20), plant.log("notifications")
    plant.kill("notifications")
    receiver.hang_seconds = 0
    plant.start("notifications")
    wait_until(lambda: told(PUSH) == ["sent"], what="it is pushed again")
    assert len(receiver.calls) == 2
    topics = {headers["Topic"] for _, headers, _ in receiver.calls}
    assert len(topics) == 1, "a browser shows the second in the place of the first"
    assert browser.read(receiver.calls[1][2])["title"].startswith("Lampadaire éteint")


def test_a_text_whose_worker_is_killed_is_handed_over_again_under_the_same_reference(
    plant: Plant, receiver: Receiver
) -> None:
    receiver.statuses, receiver.hang_seconds = [200], 60
    news = News()
    db.session.execute(text("""update jurisdictions set settings = settings || '{"sms_daily_budget": 1}'"""))
    person = follower()
    person.phone, person.wants_sms, person.phone_confirmed_at = "+33612345678", True, clock.now()
    db.session.commit()
    plant.start("relay", "notifications")
    news.tell(event=events.REPORT_RESOLVED)
    assert receiver.begun.wait(20), plant.log("notifications")
    plant.kill("notifications")
    receiver.hang_seconds = 0
    plant.start("notifications")
    wait_until(lambda: told(SMS) == ["sent"], what="it is handed over again")
    assert len(receiver.calls) == 2
    references = {headers["Idempotency-Key"] for _, headers, _ in receiver.calls}
    assert len(references) == 1, "the gateway tells the repeat by it, and the budget of one text was enough"


def test_a_digest_whose_worker_is_killed_is_one_mail_with_one_id(plant: Plant, box: Mailbox) -> None:
    news = News()
    db.session.execute(text("""update jurisdictions set settings = settings || '{"digest_hour": 0}'"""))
    db.session.execute(text("update reporters set email_mode = 'daily'"))
    db.session.commit()
    news.tell()
    news.tell(event=events.REPORT_ACKNOWLEDGED)
    box.hang_after_seconds = 60
    plant.start("relay", "notifications", "schedule")
    assert box.data_begun.wait(40), plant.log("schedule")
    plant.kill("notifications")
    box.behave()
    plant.start("notifications")
    digest = "select state from notifications where event = 'digest.daily'"
    wait_until(lambda: told(digest) == ["sent"], what="the digest is sent again")
    assert len(box.message_ids) == 2
    (mail,) = box.unique().values()
    assert "14 rue de la Loge" in text_of(mail)
    assert set(told("select state from notifications where event <> 'digest.daily'")) == {"sent"}
