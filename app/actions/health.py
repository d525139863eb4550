"""What the background work looks like right now: queues, processes, periodic tasks, photos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from app.core.errors import PHOTO_DROPPED
from app.core.extensions import db
from app.models import PeriodicRun, WorkerBeat
from config import QUEUES

LATE_AFTER_SECONDS = 120
"""An idle worker shows itself every 45 s; beyond this something is wrong."""


@dataclass(frozen=True, slots=True)
class QueueHealth:
    """Rows by what they wait for.

    `oldest_seconds` is how long the longest overdue one is overdue, or has waited for a closed channel; `trouble` is
    what the closed channel said last.
    """

    name: str
    due: int
    oldest_seconds: float | None
    waiting: int
    sending: int
    dead: int
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class WorkerHealth:
    """A background process: `state` is `alive` or `late` (no sign of life for two minutes)."""

    name: str
    role: str
    queue: str | None
    state: str
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class PeriodicHealth:
    """When a periodic task last ran."""

    name: str
    last_run_at: datetime
    error: str | None


@dataclass(frozen=True, slots=True)
class Health:
    """The whole picture, all times by the database's clock."""

    queues: tuple[QueueHealth, ...]
    workers: tuple[WorkerHealth, ...]
    relay_seen_at: datetime | None
    schedule: tuple[PeriodicHealth, ...]
    photos_pending: int
    photos_failed: int


def queue_health(jurisdiction_id: int | None = None) -> Health:
    """Queues and photos of one town, or of all when None; processes are shared by all towns."""
    workers = _workers()
    pending, failed = _photos(jurisdiction_id)
    return Health(
        queues=tuple(_queue(name, jurisdiction_id) for name in QUEUES),
        workers=workers,
        relay_seen_at=max((worker.last_seen for worker in workers if worker.role == "relay"), default=None),
        schedule=tuple(
            PeriodicHealth(run.name, run.last_run_at, run.last_result.get("error"))
            for run in db.session.scalars(select(PeriodicRun).order_by(PeriodicRun.name))
        ),
        photos_pending=pending,
        photos_failed=failed,
    )


def mark_alive(name: str, role: str, queue: str | None = None) -> None:
    """Keep the sign of life of a background process, and commit."""
    db.session.execute(
        insert(WorkerBeat)
        .values(name=name, role=role, queue=queue)
        .on_conflict_do_update(index_elements=["name"], set_={"seen_at": func.clock_timestamp()})
    )
    db.session.commit()


def mark_gone(name: str) -> None:
    """Forget a background process that ended on purpose, and commit."""
    db.session.execute(delete(WorkerBeat).where(WorkerBeat.name == name))
    db.session.commit()


def _queue(name: str, jurisdiction_id: int | None) -> QueueHealth:
    row = db.session.execute(
        text("""
            select
                count(*) filter (where is_live and due_at <= now() and not is_sending) as due,
                extract(epoch from now() - least(
                    min(due_at) filter (where is_live and due_at <= now()),
                    min(created_at) filter (where is_live and is_blocked)
                ))::float8 as oldest,
                count(*) filter (where is_live and due_at > now()) as waiting,
                count(*) filter (where is_live and is_sending) as sending,
                count(*) filter (where dead_at is not null) as dead,
                (array_agg(last_error order by started_at desc) filter (where is_live and is_blocked))[1] as trouble
            from (
                select due_at, dead_at, created_at, started_at, last_error, dead_at is null as is_live,
                    started_at is not null and started_at >= due_at as is_sending,
                    attempts = 0 and last_error is not null as is_blocked
                from outbox
                where queue = :queue and done_at is null
                    and (cast(:town as integer) is null or jurisdiction_id = :town)
            ) as rows
        """),
        {"queue": name, "town": jurisdiction_id},
    ).one()
    return QueueHealth(name, row.due, row.oldest, row.waiting, row.sending, row.dead, row.trouble)


def _workers() -> tuple[WorkerHealth, ...]:
    rows = db.session.execute(
        text("""
            select name, role, queue, seen_at, seen_at < now() - make_interval(secs => :late) as is_late
            from worker_beats order by role, queue nulls first, name
        """),
        {"late": LATE_AFTER_SECONDS},
    )
    return tuple(
        WorkerHealth(row.name, row.role, row.queue, "late" if row.is_late else "alive", row.seen_at) for row in rows
    )


def _photos(jurisdiction_id: int | None) -> tuple[int, int]:
    row = db.session.execute(
        text("""
            select count(*) filter (where state = 'pending') as pending,
                count(*) filter (
                    where state in ('failed', 'held') and failure_code is distinct from :dropped
                ) as failed
            from photos
            where report_id is not null and state <> 'ready'
                and (cast(:town as integer) is null or jurisdiction_id = :town)
        """),
        {"town": jurisdiction_id, "dropped": PHOTO_DROPPED},
    ).one()
    return row.pending, row.failed
