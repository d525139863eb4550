"""Periodic work: whose turn it is, kept in PostgreSQL so that any number of tickers run each period once."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql import insert

from app.actions import outbox
from app.core import ids
from app.core.extensions import db
from app.core.logs import REQUEST_ID
from app.models import PeriodicRun

log = logging.getLogger("rueclaire.schedule")

RETRY_SECONDS = 300
"""A task that failed is not left until its next period."""
KEEP_DONE_DAYS = 30
KEEP_BEATS_HOURS = 1
PRUNE_BATCH = 2_000
PRUNE_BATCHES = 50

_DUE = text("""
    select name from periodic_runs
    where name = any(:names)
        and clock_timestamp() < coalesce(
            (last_result ->> 'retry_at')::timestamptz,
            last_run_at + make_interval(secs => (cast(:periods as jsonb) ->> name)::float8)
        )
""")


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do every `period_seconds`; it must bear being done twice, and catches up by being done once."""

    name: str
    period_seconds: float
    run: Callable[[], object]


def run_due(tasks: Sequence[Task]) -> list[str]:
    """Run the tasks whose period has passed since they last ran, by the database's clock; returns their names.

    Each runs under a lock that other tickers respect. A ticker killed in the middle leaves no trace of the run, so
    the next one repeats it; a task that fails is noted and tried again in five minutes.
    """
    with db.engine.connect() as connection:
        waiting = _waiting(connection, tasks)
        connection.rollback()
        return [task.name for task in tasks if task.name not in waiting and _run(connection, task)]


def redrive_photos() -> int:
    """Queue claimed photos that wait for their copies but that no outbox row stands for; commits.

    A row that was done keeps the request it came from; a new one carries the id of this run, which the log has too.
    """
    found = db.session.execute(
        text("""
            insert into outbox (jurisdiction_id, queue, kind, subject_id, dedupe_key, payload)
            select p.jurisdiction_id, :queue, :kind, p.id::text, key.of_row, cast(:payload as jsonb)
            from photos p
            cross join lateral (
                select :kind || ':' || p.id || case when p.revision > 0 then ':' || p.revision else '' end as of_row
            ) key
            where p.state = 'pending' and p.report_id is not null and not exists (
                select from outbox o where o.dedupe_key = key.of_row and o.done_at is null
            )
            on conflict (dedupe_key) do update
                set done_at = null, started_at = null, attempts = 0, due_at = clock_timestamp()
                where outbox.done_at is not null
            returning id
        """),
        {"queue": outbox.PHOTOS, "kind": outbox.PHOTO_PROCESS, "payload": json.dumps(outbox.with_request({}))},
    ).all()
    db.session.commit()
    return len(found)


def prune_outbox() -> int:
    """Delete what was done more than 30 days ago, in small batches that each commit; dead letters stay."""
    return _delete_in_batches(
        """
        delete from outbox where (jurisdiction_id, id) in (
            select jurisdiction_id, id from outbox
            where done_at < now() - make_interval(days => :days) limit :batch
        )
        """,
        {"days": KEEP_DONE_DAYS},
    )


def delete_expired_sessions() -> int:
    """Delete the sessions of staff that have run out; commits."""
    return _delete_in_batches(
        """
        delete from staff_sessions where secret_hash in (
            select secret_hash from staff_sessions where expires_at < now() limit :batch
        )
        """,
        {},
    )


def forget_lost_processes() -> int:
    """Delete the signs of life of processes that have given none for an hour; commits."""
    return _delete_in_batches(
        """
        delete from worker_beats where name in (
            select name from worker_beats where seen_at < now() - make_interval(hours => :hours) limit :batch
        )
        """,
        {"hours": KEEP_BEATS_HOURS},
    )


def _waiting(connection: Connection, tasks: Sequence[Task]) -> set[str]:
    """The tasks whose time has not come; one that never ran is due."""
    periods = json.dumps({task.name: task.period_seconds for task in tasks})
    rows = connection.execute(_DUE, {"names": [task.name for task in tasks], "periods": periods})
    return {row.name for row in rows}


def _run(connection: Connection, task: Task) -> bool:
    with connection.begin():
        locked = connection.execute(
            text("select pg_try_advisory_xact_lock(hashtext('rueclaire.schedule'), hashtext(:name))"),
            {"name": task.name},
        ).scalar()
        if not locked or task.name in _waiting(connection, [task]):
            return False
        connection.execute(
            insert(PeriodicRun)
            .values(name=task.name, last_run_at=text("clock_timestamp()"), last_result=_outcome(task))
            .on_conflict_do_update(
                index_elements=["name"],
                set_={"last_run_at": text("excluded.last_run_at"), "last_result": text("excluded.last_result")},
            )
        )
    return True


def _outcome(task: Task) -> Any:
    """Run the task; what it returned, or its error and when to try again, as JSON.

    The run has an id of its own in the place of a request's, so that what it queues can be traced to it.
    """
    follows = REQUEST_ID.set(ids.new_uuid().hex)
    try:
        result = task.run()
    except Exception as error:  # one failing task must not stop the others: noted, logged, tried again
        db.session.rollback()
        log.exception("schedule.failed", extra={"task": task.name})
        return _failure(f"{type(error).__name__}: {error}"[: outbox.ERROR_LENGTH])
    finally:
        db.session.remove()
        REQUEST_ID.reset(follows)
    if is_dataclass(result) and not isinstance(result, type):
        return asdict(result)
    if isinstance(result, dict):
        return result
    return {"count": result} if isinstance(result, int) else {}


def _failure(reason: str) -> dict[str, str]:
    retry_at = db.session.execute(
        text("select clock_timestamp() + make_interval(secs => :seconds)"), {"seconds": RETRY_SECONDS}
    ).scalar_one()
    db.session.rollback()
    return {"error": reason, "retry_at": retry_at.isoformat()}


def _delete_in_batches(statement: str, values: Mapping[str, object]) -> int:
    deleted = 0
    for _ in range(PRUNE_BATCHES):
        result = db.session.execute(text(statement + " returning 1"), {**values, "batch": PRUNE_BATCH})
        count = len(result.all())
        db.session.commit()
        deleted += count
        if count < PRUNE_BATCH:
            break
    return deleted
