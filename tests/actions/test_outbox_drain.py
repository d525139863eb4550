from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session, scoped_session

from app.actions import dead_letters, health, outbox
from app.channels import ChannelDown, DeliveryLater, DeliveryRefused
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import OutboxRow
from config import QUEUES
from tests.factories import make_jurisdiction

Db = scoped_session[Session]
QUEUE = outbox.NOTIFICATIONS
KIND = "test.kind"


class Recorder:
    """A handler that notes what it was given, and fails as told."""

    def __init__(self, failures: dict[str, Exception] | None = None) -> None:
        self.seen: list[str] = []
        self.failures = failures or {}

    def __call__(self, subject: str) -> None:
        self.seen.append(subject)
        if subject in self.failures:
            raise self.failures[subject]


@pytest.fixture
def town_id(session: Db) -> int:
    return make_jurisdiction().id


def put(town_id: int, *subjects: str, order_key: str | None = None, delay: float = 0) -> None:
    for subject in subjects:
        outbox.enqueue(town_id, QUEUE, KIND, subject, f"{KIND}:{subject}", order_key=order_key, delay_seconds=delay)
    db.session.commit()


def drain(handler: Callable[[str], None], **limits: float) -> int:
    return outbox.drain(QUEUE, {KIND: handler}, **limits)  # type: ignore[arg-type]


def row(subject: str) -> OutboxRow:
    db.session.expire_all()
    return db.session.scalars(select(OutboxRow).where(OutboxRow.subject_id == subject)).one()


def make_due(subject: str) -> None:
    db.session.execute(
        text("update outbox set due_at = now() - interval '1 s', started_at = started_at - interval '1 day'")
    )
    db.session.commit()


def seconds_until_due(subject: str) -> float:
    seconds = db.session.execute(
        text("select extract(epoch from due_at - clock_timestamp()) from outbox where subject_id = :s"), {"s": subject}
    ).scalar_one()
    return float(seconds)


def test_rows_are_done_oldest_first_and_once(town_id: int) -> None:
    put(town_id, "a", "b", "c")
    recorder = Recorder()
    assert drain(recorder) == 3
    assert drain(recorder) == 0
    assert recorder.seen == ["a", "b", "c"]
    assert row("a").done_at is not None
    assert row("a").attempts == 1
    assert row("a").started_at is not None


def test_the_same_dedupe_key_adds_nothing(town_id: int) -> None:
    assert outbox.enqueue(town_id, QUEUE, KIND, "a", "once") is True
    assert outbox.enqueue(town_id, QUEUE, KIND, "b", "once") is False


def test_a_queue_without_worker_is_refused(town_id: int) -> None:
    with pytest.raises(ValueError, match="no worker listens"):
        outbox.enqueue(town_id, "letters", KIND, "a", "a")


def test_a_row_is_not_taken_before_its_time(town_id: int) -> None:
    put(town_id, "later", delay=60)
    assert outbox.due_queues() == []
    assert drain(Recorder()) == 0


def test_the_relay_sees_only_queues_with_something_to_take(town_id: int) -> None:
    put(town_id, "a")
    assert outbox.due_queues() == [QUEUE]
    with db.engine.connect() as sender:
        sender.execute(text("select 1 from outbox for update"))
        assert outbox.due_queues() == []
        sender.rollback()
    assert outbox.due_queues() == [QUEUE]


def test_a_failing_row_waits_its_turn_and_delays_nobody(town_id: int) -> None:
    put(town_id, "bad", "good")
    recorder = Recorder({"bad": RuntimeError("no route to lea@exemple.example today")})
    assert drain(recorder) == 2
    assert recorder.seen == ["bad", "good"]
    failed = row("bad")
    assert failed.done_at is None
    assert failed.attempts == 1
    assert failed.last_error is not None
    assert "lea@" not in failed.last_error
    assert "‹address›" in failed.last_error
    assert 3.5 < seconds_until_due("bad") < 6.5
    assert row("good").done_at is not None


def test_the_schedule_is_that_of_standard_webhooks_and_ends_in_a_dead_letter(town_id: int) -> None:
    put(town_id, "bad")
    recorder = Recorder({"bad": RuntimeError("still no")})
    waits = []
    for _ in range(outbox.MAX_ATTEMPTS):
        assert drain(recorder) == 1
        waits.append(seconds_until_due("bad"))
        make_due("bad")
    assert row("bad").dead_at is not None
    assert row("bad").attempts == 10
    assert drain(recorder) == 0
    for waited, planned in zip(waits, outbox.RETRY_SECONDS, strict=False):
        assert planned * 0.79 < waited + 1
        assert waited - 1 < planned * 1.21
    assert timedelta(seconds=sum(outbox.RETRY_SECONDS)) == timedelta(hours=75, minutes=35, seconds=5)


def test_the_schedule_spreads_its_retries() -> None:
    waits = {outbox.retry_after(2) for _ in range(20)}
    assert len(waits) > 10
    assert outbox.retry_after(1, spread=0) == 5
    assert outbox.retry_after(outbox.MAX_ATTEMPTS) is None


def test_later_is_not_counted_as_an_attempt(town_id: int) -> None:
    put(town_id, "a")
    drain(Recorder({"a": DeliveryLater(30)}))
    assert row("a").attempts == 0
    assert row("a").last_error is None
    assert 28 < seconds_until_due("a") <= 30


def test_a_refused_row_is_dead_at_once(town_id: int) -> None:
    put(town_id, "a", "b")
    recorder = Recorder({"a": DeliveryRefused("550 5.1.1 no such user")})
    assert drain(recorder) == 2
    assert row("a").dead_at is not None
    assert row("b").done_at is not None


def test_a_closed_channel_blames_nobody_and_spares_the_rest(town_id: int) -> None:
    put(town_id, "a", "b")
    recorder = Recorder({"a": ChannelDown("connection refused")})
    assert drain(recorder) == 1
    assert recorder.seen == ["a"]
    assert row("a").attempts == 0
    assert row("a").last_error == "ChannelDown: connection refused"
    assert 2 < seconds_until_due("a") < 10
    assert row("b").attempts == 0


def test_a_channel_closed_for_three_days_makes_dead_letters(town_id: int) -> None:
    put(town_id, "a")
    db.session.execute(text("update outbox set created_at = now() - interval '77 hours'"))
    db.session.commit()
    drain(Recorder({"a": ChannelDown("connection refused")}))
    assert row("a").dead_at is not None


def test_rows_of_one_order_go_one_after_the_other(town_id: int) -> None:
    put(town_id, "first", "second", order_key="report:person")
    put(town_id, "other", order_key="report:other person")
    recorder = Recorder({"first": RuntimeError("not now")})
    drain(recorder)
    assert recorder.seen == ["first", "other"]
    assert outbox.due_queues() == []
    recorder.failures.clear()
    make_due("first")
    drain(recorder)
    assert recorder.seen == ["first", "other", "first", "second"]


def test_a_dead_letter_no_longer_holds_up_those_behind_it(town_id: int) -> None:
    put(town_id, "first", "second", order_key="report:person")
    recorder = Recorder({"first": DeliveryRefused("never")})
    drain(recorder)
    assert recorder.seen == ["first", "second"]
    assert row("second").done_at is not None


def test_two_workers_never_hold_the_same_row(app: Flask, town_id: int) -> None:
    put(town_id, *(f"row{number}" for number in range(60)))
    seen: list[str] = []
    lock = threading.Lock()

    def act(subject: str) -> None:
        with lock:
            seen.append(subject)

    def run() -> None:
        with app.app_context():
            drain(act)

    workers = [threading.Thread(target=run) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(seen) == sorted(f"row{number}" for number in range(60))


def test_a_row_in_a_living_senders_hands_is_not_taken_whatever_the_time(app: Flask, town_id: int) -> None:
    put(town_id, "slow")
    entered, leave = threading.Event(), threading.Event()
    second = Recorder()

    def hang(_subject: str) -> None:
        entered.set()
        leave.wait(20)

    def run() -> None:
        with app.app_context():
            drain(hang)

    sender = threading.Thread(target=run)
    sender.start()
    assert entered.wait(10)
    db.session.execute(text("select pg_sleep(1.1)"))
    db.session.rollback()
    assert drain(second) == 0
    assert outbox.due_queues() == []
    leave.set()
    sender.join()
    assert second.seen == []
    assert row("slow").done_at is not None


def test_an_attempt_that_dies_leaves_a_trace_and_the_row_is_given_back(town_id: int) -> None:
    put(town_id, "a")

    class Killed(BaseException):
        pass

    def die(_subject: str) -> None:
        raise Killed

    with pytest.raises(Killed):
        drain(die)
    assert row("a").attempts == 1
    assert row("a").started_at is not None
    make_due("a")
    recorder = Recorder()
    drain(recorder)
    assert recorder.seen == ["a"]
    assert row("a").attempts == 2


def test_a_row_that_keeps_killing_its_worker_is_put_off_and_buried_in_the_end(town_id: int) -> None:
    put(town_id, "poison")
    db.session.execute(
        text("update outbox set attempts = 5, due_at = now() - interval '1 min', started_at = now() - interval '30 s'")
    )
    db.session.commit()
    recorder = Recorder()
    assert drain(recorder) == 1
    assert recorder.seen == []
    assert row("poison").last_error == "the worker died in the middle of it, several times"
    assert seconds_until_due("poison") > 3600

    db.session.execute(
        text("update outbox set attempts = 9, due_at = now() - interval '1 min', started_at = now() - interval '30 s'")
    )
    db.session.commit()
    drain(recorder)
    assert recorder.seen == []
    assert row("poison").dead_at is not None


def test_an_unknown_kind_is_a_failure_that_shows(town_id: int) -> None:
    put(town_id, "a")
    assert outbox.drain(QUEUE, {}) == 1
    assert row("a").last_error == "KeyError: 'test.kind'"


def test_a_drain_stops_at_its_limit_and_leaves_the_rest_due(town_id: int) -> None:
    put(town_id, "a", "b", "c")
    assert drain(Recorder(), limit=2) == 2
    assert outbox.due_queues() == [QUEUE]


def test_staff_can_send_a_dead_letter_again_and_only_their_own(session: Db, town_id: int) -> None:
    other_id = make_jurisdiction("autreville", west=10.0).id
    put(town_id, "a")
    drain(Recorder({"a": DeliveryRefused("never")}))
    (letter,) = dead_letters.list_letters(town_id)
    assert letter.last_error == "DeliveryRefused: never"
    assert letter.attempts == 1
    assert dead_letters.list_letters(other_id) == []
    with pytest.raises(ProblemError) as refused:
        dead_letters.retry_letter(other_id, letter.id)
    assert refused.value.code == errors.LETTER_NOT_FOUND

    dead_letters.retry_letter(town_id, letter.id)
    assert dead_letters.list_letters(town_id) == []
    recorder = Recorder()
    make_due("a")
    assert drain(recorder) == 1
    with pytest.raises(ProblemError):
        dead_letters.retry_letter(town_id, letter.id)


def test_health_counts_what_waits_runs_and_died(session: Db, town_id: int) -> None:
    put(town_id, "due", "dead")
    put(town_id, "waiting", delay=600)
    drain(Recorder({"due": DeliveryLater(0), "dead": DeliveryRefused("never")}), limit=2)
    put(town_id, "sending")
    db.session.execute(text("update outbox set started_at = clock_timestamp() where subject_id = 'sending'"))
    db.session.commit()
    notifications, *others = health.queue_health(town_id).queues
    assert [notifications.name, *(one.name for one in others)] == list(QUEUES)
    assert (notifications.due, notifications.waiting, notifications.sending, notifications.dead) == (1, 1, 1, 1)
    assert notifications.oldest_seconds is not None
    assert health.queue_health(None).queues[0].dead == 1
    other = make_jurisdiction("autreville", west=10.0)
    assert health.queue_health(other.id).queues[0].dead == 0


def test_health_shows_a_closed_channel_however_often_it_is_tried(town_id: int) -> None:
    put(town_id, "a")
    db.session.execute(text("update outbox set created_at = now() - interval '1 hour'"))
    db.session.commit()
    drain(Recorder({"a": ChannelDown("connection refused")}))
    queue = health.queue_health(town_id).queues[0]
    assert queue.due == 0
    assert queue.oldest_seconds is not None
    assert queue.oldest_seconds > 3590
    assert queue.trouble == "ChannelDown: connection refused"
    make_due("a")
    drain(Recorder())
    assert health.queue_health(town_id).queues[0].trouble is None
    assert health.queue_health(town_id).queues[0].oldest_seconds is None
