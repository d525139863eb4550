from __future__ import annotations

import threading
from datetime import timedelta

from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session, scoped_session

from app.actions import health, outbox, schedule
from app.actions.schedule import Task
from app.core import clock, ids
from app.core.extensions import db
from app.models import OutboxRow, PeriodicRun, StaffSession
from tests.factories import (
    make_department,
    make_jurisdiction,
    make_photo,
    make_report,
    make_service,
    make_staff,
    save,
)
from tests.workers.conftest import Plant, wait_until

Db = scoped_session[Session]


class Counter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> int:
        self.count += 1
        return self.count


def turn_back(seconds: float) -> None:
    db.session.execute(
        text("update periodic_runs set last_run_at = last_run_at - make_interval(secs => :s)"), {"s": seconds}
    )
    db.session.commit()


def test_a_task_runs_once_a_period_and_at_once_when_it_never_ran(session: Db) -> None:
    counter = Counter()
    task = Task("sweep", 600, counter)
    assert schedule.run_due([task]) == ["sweep"]
    assert schedule.run_due([task]) == []
    turn_back(599)
    assert schedule.run_due([task]) == []
    turn_back(1)
    assert schedule.run_due([task]) == ["sweep"]
    assert counter.count == 2
    assert session.get_one(PeriodicRun, "sweep").last_result == {"count": 2}


def test_a_task_with_several_counts_keeps_them_all(session: Db) -> None:
    task = Task("forget", 60, lambda: {"people": 2, "reports": 3})
    assert schedule.run_due([task]) == ["forget"]
    assert session.get_one(PeriodicRun, "forget").last_result == {"people": 2, "reports": 3}


def test_missed_periods_are_caught_up_by_one_run(session: Db) -> None:
    counter = Counter()
    task = Task("sweep", 60, counter)
    schedule.run_due([task])
    turn_back(86_400)
    schedule.run_due([task])
    assert schedule.run_due([task]) == []
    assert counter.count == 2


def test_five_tickers_run_each_period_once(app: Flask, session: Db) -> None:
    counter = Counter()
    task = Task("sweep", 600, counter)
    start = threading.Barrier(5)

    def tick() -> None:
        with app.app_context():
            start.wait(10)
            for _ in range(5):
                schedule.run_due([task])

    tickers = [threading.Thread(target=tick) for _ in range(5)]
    for ticker in tickers:
        ticker.start()
    for ticker in tickers:
        ticker.join()
    assert counter.count == 1


def test_a_failing_task_is_noted_retried_soon_and_holds_nobody_up(session: Db) -> None:
    counter = Counter()

    def fail() -> None:
        counter()
        raise RuntimeError("the disk is full")

    tasks = [Task("broken", 86_400, fail), Task("sound", 86_400, Counter())]
    assert schedule.run_due(tasks) == ["broken", "sound"]
    (broken, sound) = health.queue_health().schedule
    assert (broken.name, broken.error) == ("broken", "RuntimeError: the disk is full")
    assert sound.error is None
    assert schedule.run_due(tasks) == []
    session.execute(
        text(
            "update periodic_runs set last_result = jsonb_set(last_result, '{retry_at}', to_jsonb(now()::text)) "
            "where name = 'broken'"
        )
    )
    session.commit()
    assert schedule.run_due(tasks) == ["broken"]
    assert counter.count == 2


def test_a_ticker_killed_in_a_task_leaves_it_to_the_next(session: Db) -> None:
    class Killed(BaseException):
        pass

    def die() -> None:
        raise Killed

    try:
        schedule.run_due([Task("sweep", 600, die)])
    except Killed:
        session.rollback()
    counter = Counter()
    assert schedule.run_due([Task("sweep", 600, counter)]) == ["sweep"]


def test_a_claimed_photo_that_nothing_stands_for_is_queued_again(session: Db) -> None:
    town = make_jurisdiction()
    report = make_report(town, make_service(town), make_department(town, is_fallback=True))
    lost, done, waiting, dead = (make_photo(report) for _ in range(4))
    make_photo(report, state="failed")
    make_photo(None)
    for photo in (done, waiting, dead):
        key = f"{outbox.PHOTO_PROCESS}:{photo.id}"
        payload = {"request_id": "of the submission"}
        outbox.enqueue(town.id, outbox.PHOTOS, outbox.PHOTO_PROCESS, photo.id, key, payload=payload)
    for photo, column in ((done, "done_at"), (dead, "dead_at")):
        session.execute(
            text(f"update outbox set {column} = now(), attempts = 1 where subject_id = :id"), {"id": str(photo.id)}
        )
    session.commit()
    lost_id, done_id = str(lost.id), str(done.id)
    expected = {lost_id, done_id, str(waiting.id)}

    assert schedule.run_due([Task("redrive_photos", 60, schedule.redrive_photos)]) == ["redrive_photos"]
    assert schedule.redrive_photos() == 0
    traced = {
        row.subject_id: row.payload.get("request_id")
        for row in session.scalars(select(OutboxRow))
        if row.done_at is None
    }
    assert len(traced[lost_id] or "") == 32, "the run itself, where no request is known"
    assert traced[done_id] == "of the submission"
    live = session.scalars(select(OutboxRow.subject_id).where(OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None)))
    assert set(live) == expected


def test_old_done_rows_are_pruned_and_dead_letters_kept(session: Db) -> None:
    town_id = make_jurisdiction().id
    for name in ("old", "recent", "dead", "live"):
        outbox.enqueue(town_id, outbox.NOTIFICATIONS, "test.kind", name, name)
    session.execute(text("update outbox set done_at = now() - interval '31 days' where subject_id = 'old'"))
    session.execute(text("update outbox set done_at = now() - interval '29 days' where subject_id = 'recent'"))
    session.execute(text("update outbox set dead_at = now() - interval '90 days' where subject_id = 'dead'"))
    session.commit()
    assert schedule.prune_outbox() == 1
    assert set(session.scalars(select(OutboxRow.subject_id))) == {"recent", "dead", "live"}


def test_pruning_goes_on_batch_after_batch(session: Db) -> None:
    town_id = make_jurisdiction().id
    session.execute(
        text("""
            insert into outbox (jurisdiction_id, queue, kind, subject_id, dedupe_key, done_at)
            select :town, 'notifications', 'test.kind', n::text, n::text, now() - interval '40 days'
            from generate_series(1, 4500) n
        """),
        {"town": town_id},
    )
    session.commit()
    assert schedule.prune_outbox() == 4500


def test_sessions_that_ran_out_are_deleted(session: Db) -> None:
    staff = make_staff(make_jurisdiction())
    for hours in (-1, 1):
        save(
            StaffSession(
                jurisdiction_id=staff.jurisdiction_id,
                secret_hash=ids.hash_secret(str(hours)),
                staff_id=staff.id,
                expires_at=clock.now() + timedelta(hours=hours),
            )
        )
    assert schedule.delete_expired_sessions() == 1
    assert session.scalars(select(StaffSession.secret_hash)).all() == [ids.hash_secret("1")]


def test_signs_of_life_are_kept_renewed_and_forgotten(session: Db) -> None:
    health.mark_alive("relay@here:1", "relay")
    health.mark_alive("notifications@here:2", "worker", "notifications")
    session.execute(text("update worker_beats set seen_at = now() - interval '3 minutes'"))
    session.commit()
    health.mark_alive("relay@here:1", "relay")
    state = {worker.name: worker.state for worker in health.queue_health().workers}
    assert state == {"relay@here:1": "alive", "notifications@here:2": "late"}
    assert health.queue_health().relay_seen_at is not None
    session.execute(text("update worker_beats set seen_at = now() - interval '2 hours' where role = 'worker'"))
    session.commit()
    assert schedule.forget_lost_processes() == 1
    health.mark_gone("relay@here:1")
    assert health.queue_health().workers == ()


def test_the_ticker_runs_what_is_due_and_every_process_shows_itself(plant: Plant, session: Db) -> None:
    from workers.schedule import TASKS

    plant.start("schedule", "relay", "notifications", "photos")
    names = {task.name for task in TASKS}

    def has_run() -> bool:
        runs = {run.name: run.error for run in health.queue_health().schedule}
        db.session.rollback()
        return runs == dict.fromkeys(names)

    def is_seen() -> bool:
        seen = {(worker.role, worker.queue) for worker in health.queue_health().workers if worker.state == "alive"}
        db.session.rollback()
        return seen == {("relay", None), ("schedule", None), ("worker", "notifications"), ("worker", "photos")}

    wait_until(has_run, what="every periodic task has run without error")
    wait_until(is_seen, what="four processes have shown themselves")
