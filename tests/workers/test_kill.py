"""Nothing told is lost, whatever dies; a repeat carries the Message-ID of the first."""

from __future__ import annotations

import random
import sys
import time

import pytest
from sqlalchemy import text

from app.core.extensions import db
from tests.mail import Mailbox
from tests.workers.conftest import Plant, children_of, wait_until
from tests.workers.news import News, attempts, states

pytestmark = pytest.mark.kill

ALL = ("relay", "notifications")


def begin_hanging_mail(plant: Plant, box: Mailbox, *, after_acceptance: bool) -> None:
    """One message on its way, the mail server silent: it has the content, and has or has not taken it."""
    if after_acceptance:
        box.hang_after_seconds = 60
    else:
        box.hang_seconds = 60
    plant.start(*ALL)
    News().tell()
    assert box.data_begun.wait(20), plant.log("notifications")


@pytest.mark.parametrize("after_acceptance", [False, True], ids=["before acceptance", "after acceptance"])
def test_worker_and_horse_killed_in_the_middle_of_a_mail(plant: Plant, box: Mailbox, after_acceptance: bool) -> None:
    begin_hanging_mail(plant, box, after_acceptance=after_acceptance)
    plant.kill("notifications")
    box.behave()
    plant.start("notifications")
    wait_until(lambda: states() == {"sent": 1}, what="the message is sent again")
    assert len(box.unique()) == 1
    assert len(box.message_ids) == (2 if after_acceptance else 1)
    assert attempts() == [2]


def test_horse_killed_in_the_middle_of_a_mail(plant: Plant, box: Mailbox) -> None:
    begin_hanging_mail(plant, box, after_acceptance=False)
    plant.kill("notifications", itself=False)
    box.behave()
    wait_until(lambda: states() == {"sent": 1}, what="the same worker sends it again")
    assert box.message_ids == list(box.unique())


def test_worker_killed_while_its_orphaned_horse_finishes(plant: Plant, box: Mailbox) -> None:
    box.hang_seconds = 2
    plant.start(*ALL)
    News().tell()
    assert box.data_begun.wait(20)
    plant.kill("notifications", with_children=False)
    plant.start("notifications")
    wait_until(lambda: states() == {"sent": 1})
    time.sleep(1)
    assert len(box.message_ids) == 1, "the row lock keeps the new worker away while the old horse lives"
    assert attempts() == [1]


def test_redis_killed_and_emptied_while_people_are_told(plant: Plant, box: Mailbox) -> None:
    news = News(12)
    plant.start(*ALL)
    news.tell(0, 1)
    wait_until(lambda: states() == {"sent": 2})
    plant.redis.kill()
    news.tell(2, 3, 4, 5)
    time.sleep(3)
    assert states() == {"sent": 2, "pending": 4}
    plant.redis.start()
    wait_until(lambda: states() == {"sent": 6})
    for number in range(6, 12):
        news.tell(number)
        plant.redis.flush()
    wait_until(lambda: states() == {"sent": 12})
    assert len(box.message_ids) == 12


def test_relay_killed_while_people_are_told(plant: Plant, box: Mailbox) -> None:
    news = News(4)
    plant.start(*ALL)
    news.tell(0)
    wait_until(lambda: states() == {"sent": 1})
    plant.kill("relay")
    time.sleep(1)  # wake-ups left on the queue are used up
    news.tell(1, 2, 3)
    time.sleep(2)
    assert states() == {"sent": 1, "pending": 3}
    plant.start("relay")
    wait_until(lambda: states() == {"sent": 4})
    assert len(box.message_ids) == 4


def test_a_worker_that_starts_finds_what_waited_without_any_relay(plant: Plant, box: Mailbox) -> None:
    News(3).tell()
    plant.start("notifications")
    wait_until(lambda: states() == {"sent": 3})
    assert len(box.message_ids) == 3


def test_processes_outlive_their_database_connections(plant: Plant, box: Mailbox) -> None:
    news = News(3)
    plant.start(*ALL, "schedule")
    news.tell(0)
    wait_until(lambda: states() == {"sent": 1})
    for number in (1, 2):
        db.session.execute(
            text("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
            """)
        )
        db.session.commit()
        news.tell(number)
        wait_until(lambda expected=number + 1: states() == {"sent": expected})  # type: ignore[misc]
    assert {name for name, process in plant.processes.items() if process.poll() is None} == {*ALL, "schedule"}


def test_two_relays_and_three_workers_send_each_message_once(plant: Plant, box: Mailbox) -> None:
    news = News(40)
    plant.start("relay", "relay.2", "notifications", "notifications.2", "notifications.3")
    time.sleep(2)
    news.tell()
    wait_until(lambda: states() == {"sent": 40})
    assert sorted(box.message_ids) == sorted(box.unique())
    assert set(attempts()) == {1}


def test_processes_told_to_stop_finish_what_they_hold(plant: Plant, box: Mailbox) -> None:
    box.hang_seconds = 2
    plant.start(*ALL, "schedule")
    News().tell()
    assert box.data_begun.wait(20)
    assert plant.end("notifications") == 0
    assert states() == {"sent": 1}
    assert len(box.message_ids) == 1
    assert plant.end("relay") == 0
    assert plant.end("schedule") == 0
    assert db.session.execute(text("select count(*) from worker_beats")).scalar() == 0
    db.session.rollback()


def test_a_hanging_mail_server_is_left_and_the_row_tried_again(plant: Plant, box: Mailbox) -> None:
    box.hang_seconds = 60
    plant.start(*ALL)
    News().tell()
    assert box.data_begun.wait(20)
    box.behave()
    wait_until(lambda: states() == {"sent": 1}, what="4 s of silence, then the retry after 5 s")
    assert attempts() == [2]
    assert len(box.unique()) == 1


def test_a_closed_mail_server_opens_again_and_all_pass_at_once(plant: Plant, box: Mailbox) -> None:
    news = News(5)
    box.on_data = lambda _envelope: "421 4.3.2 closing"
    plant.start(*ALL)
    news.tell()
    wait_until(lambda: text_of_errors() != [], what="the trouble is noted on the row")
    time.sleep(3)
    assert "closing" in text_of_errors()[0]
    box.behave()
    wait_until(lambda: states() == {"sent": 5})
    assert max(attempts()) == 1


def text_of_errors() -> list[str]:
    rows = db.session.execute(text("select last_error from outbox where last_error is not null")).all()
    db.session.rollback()
    return [error for (error,) in rows]


def test_any_of_them_killed_at_any_moment_loses_nothing(plant: Plant, box: Mailbox) -> None:
    seed = random.SystemRandom().randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")
    dice = random.Random(seed)
    news = News(60)
    names = ["relay", "notifications", "notifications.2"]
    plant.start(*names)
    kills = 0
    end = time.monotonic() + 15
    told = 0
    while time.monotonic() < end or told < 60:
        for _ in range(dice.randint(1, 4)):
            if told < 60:
                news.tell(told)
                told += 1
        time.sleep(dice.uniform(0.1, 0.8))
        if time.monotonic() < end:
            kills += strike(plant, dice, names)
    wait_until(lambda: states() == {"sent": 60}, seconds=90, what=f"seed {seed}: everything is told")
    repeats = len(box.message_ids) - len(box.unique())
    sys.stdout.write(f"{kills} kills, {repeats} repeats\n")
    assert len(box.unique()) == 60
    assert repeats <= kills


def strike(plant: Plant, dice: random.Random, names: list[str]) -> int:
    """Kill something, and start it again."""
    victim = dice.choice([*names, "horse", "redis"])
    if victim == "redis":
        plant.redis.kill()
        time.sleep(dice.uniform(0, 0.5))
        plant.redis.start()
    elif victim == "horse":
        plant.kill("notifications", itself=False)
    else:
        plant.kill(victim, with_children=dice.random() < 0.7)
        plant.start(victim)
    return 1


def test_what_an_intruder_puts_into_redis_is_not_run(plant: Plant, box: Mailbox) -> None:
    import pickle

    import redis

    marker = plant.folder / "intruder"

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            import os

            return os.system, (f"touch {marker}",)

    plant.start(*ALL)
    with redis.Redis.from_url(plant.redis.url) as client:
        client.hset(
            "rq:job:trap",
            mapping={
                "data": pickle.dumps(Trap()),
                "created_at": "2026-11-21T00:00:00.000000Z",
                "origin": "notifications",
                "status": "queued",
                "timeout": "30",
            },
        )
        client.rpush("rq:queue:notifications", "trap")
    News(2).tell()
    wait_until(lambda: states() == {"sent": 2})
    time.sleep(1)
    assert not marker.exists()
    assert children_of(plant.processes["notifications"].pid) == []
