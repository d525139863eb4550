"""The queue in PostgreSQL: rows are committed with the change they follow from, then taken, acted on and marked.

Taking a row has two steps. First `started_at` is written and committed, so that an attempt leaves a trace even if
the process dies in it. Then the row is locked on a connection of its own for as long as its handler runs: while
the sender lives nobody else can take the row, and when it dies PostgreSQL gives the row back at once. There is no
lease to guess, and no clock but the database's.
"""

from __future__ import annotations

import logging
import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, text
from sqlalchemy.dialects.postgresql import insert

from app.channels import ChannelDown, DeliveryLater, DeliveryRefused
from app.core.extensions import db
from app.core.logs import REQUEST_ID
from app.models import OutboxRow
from config import QUEUES

log = logging.getLogger("rueclaire.outbox")

NOTIFICATIONS = "notifications"
PHOTOS = "photos"
EXPORTS = "exports"
EXCHANGE = "exchange"
NOTIFICATION_EMAIL = "notification.email"
NOTIFICATION_PUSH = "notification.push"
NOTIFICATION_SMS = "notification.sms"
NOTIFICATION_DIGEST = "notification.digest"
NOTIFICATION_KINDS = (NOTIFICATION_EMAIL, NOTIFICATION_PUSH, NOTIFICATION_SMS, NOTIFICATION_DIGEST)
"""Those whose subject is a notification, which shares their fate."""
SIGN_IN_MAIL = "sign_in.mail"
STAFF_INVITE = "staff.invite"
PHONE_CODE_SMS = "phone_code.sms"
MENTION_MAIL = "mention.mail"
DORMANT_MAIL = "dormant.mail"
PHOTO_PROCESS = "photo.process"
PHOTO_FORGET = "photo.forget"
EXPORT_WRITE, EXPORT_MAIL = "export.write", "export.mail"
OPEN_DATA_BUILD = "open_data.build"
INTERVENTION_MAIL, INTERVENTION_NEWS = "intervention.mail", "intervention.news"
ALERT_CONFIRM, ALERT_MATCH, ALERT_DIGEST = "alert.confirm", "alert.match", "alert.digest"
ROUTING_REPLAY = "routing.replay"
MEDIA_FETCH = "media.fetch"
REMOTE_SEND, REMOTE_POLL, REMOTE_TELL = "remote.send", "remote.poll", "remote.tell"
WEBHOOKS = "webhooks"
WEBHOOK_SEND, WEBHOOK_OFF = "webhook.send", "webhook.off"
KINDS = (
    *(EXPORT_WRITE, EXPORT_MAIL),
    OPEN_DATA_BUILD,
    *NOTIFICATION_KINDS,
    *(SIGN_IN_MAIL, PHONE_CODE_SMS, MENTION_MAIL, DORMANT_MAIL, PHOTO_PROCESS, PHOTO_FORGET),
    *(INTERVENTION_MAIL, INTERVENTION_NEWS),
    *(STAFF_INVITE, ALERT_CONFIRM, ALERT_MATCH, ALERT_DIGEST),
    *(ROUTING_REPLAY, MEDIA_FETCH),
    *(REMOTE_SEND, REMOTE_POLL, REMOTE_TELL),
    *(WEBHOOK_SEND, WEBHOOK_OFF),
)
"""Every kind of row; each has its handler in workers/jobs.py."""

RETRY_SECONDS = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""The schedule of Standard Webhooks (specification, "Retries"): nine more tries within 75 h 35 min."""
MAX_ATTEMPTS = len(RETRY_SECONDS) + 1
JITTER = 0.2
CHANNEL_DOWN_SECONDS = 6
"""Give or take a half: one message at a time knocks at a closed channel, and all pass soon after it opens."""
CHANNEL_DOWN_HOURS = 76
"""How long a message waits for a closed channel before it becomes a dead letter."""
CRASHES_BEFORE_PAUSE = 5
ERROR_LENGTH = 500
LOCK_MARGIN = "5 min"
"""After so long, PostgreSQL takes the row from a machine that vanished without closing its connection."""
LONG_WORK = {EXPORT_WRITE: "35 min", OPEN_DATA_BUILD: "35 min"}
"""Kinds whose handlers may work longer than that: as long as their job may take (workers/queues.py), and a little."""

Handler = Callable[[str], None]
"""Acts on a subject id; commits its own work; must be safe to run twice."""

LIVE = "o.done_at is null and o.dead_at is null"
TAKEABLE = f"""
    {LIVE} and o.due_at <= clock_timestamp()
    and (o.started_at is null or o.started_at < clock_timestamp() - interval '1 second')
    and not exists (
        select from outbox e
        where e.order_key = o.order_key and e.id < o.id and e.done_at is null and e.dead_at is null
    )
"""
"""Due, not being taken this very second, and the oldest live row of its order."""

_START = text(f"""
    with next as materialized (
        select o.jurisdiction_id, o.id, o.started_at >= o.due_at as crashed from outbox o
        where o.queue = :queue and {TAKEABLE}
        order by o.due_at, o.id limit 1 for update skip locked
    )
    update outbox o set started_at = clock_timestamp(), attempts = o.attempts + 1
    from next where o.jurisdiction_id = next.jurisdiction_id and o.id = next.id
    returning o.jurisdiction_id, o.id, o.kind, o.subject_id, o.attempts, o.started_at,
        extract(epoch from clock_timestamp() - o.created_at)::float8 as age, next.crashed is true as crashed,
        o.payload ->> 'request_id' as request_id
""")  # noqa: S608 - constants of this module

_LOCK = text(f"""
    select set_config('idle_in_transaction_session_timeout', :margin, true) from outbox o
    where o.jurisdiction_id = :jurisdiction_id and o.id = :id and o.started_at = :started_at and {LIVE}
    for update
""")  # noqa: S608 - constants of this module

# Not "skip locked": somebody who looks for another row may hold this one for a moment, while passing over it.

_DUE = text(f"""
    select 1 from outbox o where o.queue = :queue and {TAKEABLE}
    order by o.due_at, o.id limit 1 for update skip locked
""")  # noqa: S608 - constants of this module

_DONE = text("""
    update outbox set done_at = clock_timestamp(), last_error = null
    where jurisdiction_id = :jurisdiction_id and id = :id
""")

_DEAD = text("""
    update outbox set dead_at = clock_timestamp(), last_error = :reason
    where jurisdiction_id = :jurisdiction_id and id = :id
""")

_LATER = text("""
    update outbox set due_at = clock_timestamp() + make_interval(secs => :seconds), attempts = :attempts,
        last_error = coalesce(:reason, last_error)
    where jurisdiction_id = :jurisdiction_id and id = :id
""")

_MARKS = {
    "notification": text("""
        update notifications set state = :new, payload = payload - 'started'
        where jurisdiction_id = :town and id = cast(:subject as uuid) and state = :old
    """),
    WEBHOOK_SEND: text("""
        update webhook_deliveries set state = :new,
            queued_at = case when :new = 'pending' then clock_timestamp() else queued_at end
        where jurisdiction_id = :town and id = cast(:subject as uuid) and state = :old
    """),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that this process has started; `crashed` says that its previous attempt never came to an end."""

    jurisdiction_id: int
    id: int
    kind: str
    subject_id: str
    attempts: int
    started_at: datetime
    age: float
    crashed: bool
    request_id: str | None = None

    @property
    def key(self) -> dict[str, int]:
        """The row's primary key, as parameters."""
        return {"jurisdiction_id": self.jurisdiction_id, "id": self.id}


def enqueue(
    jurisdiction_id: int,
    queue: str,
    kind: str,
    subject_id: object,
    dedupe_key: str,
    *,
    payload: dict[str, Any] | None = None,
    delay_seconds: float = 0,
    order_key: str | None = None,
) -> bool:
    """Add one thing to do, unless `dedupe_key` was used before; the caller's action commits.

    Says whether a row was added. Live rows with the same `order_key` are done in the order they were added.
    """
    if queue not in QUEUES:
        raise ValueError(f"no worker listens to the queue {queue!r}")
    statement = (
        insert(OutboxRow)
        .values(
            jurisdiction_id=jurisdiction_id,
            queue=queue,
            kind=kind,
            subject_id=str(subject_id),
            dedupe_key=dedupe_key,
            order_key=order_key,
            payload=with_request(payload or {}),
            due_at=func.clock_timestamp() + func.make_interval(0, 0, 0, 0, 0, 0, delay_seconds),
        )
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(OutboxRow.id)
    )
    return db.session.execute(statement).scalar() is not None


def with_request(payload: dict[str, Any]) -> dict[str, Any]:
    """The payload with the request, or the run of a task, that what happens now follows from."""
    request_id = REQUEST_ID.get()
    return {**payload, "request_id": request_id} if request_id else payload


def due_queues(queues: Sequence[str] = QUEUES) -> list[str]:
    """The queues with a row that somebody could take now; rows that are being sent do not count."""
    with db.engine.connect() as connection:
        found = [queue for queue in queues if connection.execute(_DUE, {"queue": queue}).scalar()]
        connection.rollback()
    return found


def drain(queue: str, handlers: Mapping[str, Handler], *, limit: int = 10_000, seconds: float = 20) -> int:
    """Take due rows one after the other until none is left, `limit` is reached or `seconds` are over.

    Returns how many were taken. A failing row never stops the others; a closed channel ends the run, because the
    next row would meet the same wall.
    """
    end = time.monotonic() + seconds
    count = 0
    with db.engine.connect() as connection:
        while count < limit and time.monotonic() < end:
            taken = _start(connection, queue)
            if taken is None:
                break
            count += 1
            follows = REQUEST_ID.set(taken.request_id)
            try:
                if not _act(connection, taken, handlers):
                    break
            finally:
                REQUEST_ID.reset(follows)
    return count


def retry_after(attempts: int, *, spread: float | None = None) -> float | None:
    """Seconds until the next try after `attempts` failed ones, with jitter; None when it is time to give up."""
    if attempts >= MAX_ATTEMPTS:
        return None
    factor = 1 + (random.uniform(-JITTER, JITTER) if spread is None else spread)
    return RETRY_SECONDS[max(attempts, 1) - 1] * factor


def _start(connection: Connection, queue: str) -> Taken | None:
    with connection.begin():
        row = connection.execute(_START, {"queue": queue}).mappings().first()
    return Taken(**row) if row else None


def _act(connection: Connection, taken: Taken, handlers: Mapping[str, Handler]) -> bool:
    """Run the handler under the row's lock and mark the row; says whether to go on with the next one."""
    with connection.begin():
        lock = {**taken.key, "started_at": taken.started_at, "margin": LONG_WORK.get(taken.kind, LOCK_MARGIN)}
        if connection.execute(_LOCK, lock).first() is None:
            return True  # somebody else took it over
        if taken.crashed and taken.attempts > CRASHES_BEFORE_PAUSE:
            _fail(connection, taken, "the worker died in the middle of it, several times")
            return True
        try:
            handlers[taken.kind](taken.subject_id)
        except DeliveryLater as later:
            _postpone(connection, taken, later.seconds, None)
        except ChannelDown as down:
            _wait_for_channel(connection, taken, _describe(down))
            return False
        except DeliveryRefused as refusal:
            _bury(connection, taken, _describe(refusal))
        except Exception as error:  # noqa: BLE001 - whatever failed is kept on the row, which is tried again
            log.warning("outbox.failed", extra={**taken.key, "kind": taken.kind, "reason": _describe(error)})
            _fail(connection, taken, _describe(error))
        else:
            connection.execute(_DONE, taken.key)
        finally:
            db.session.remove()
    return True


def _fail(connection: Connection, taken: Taken, reason: str) -> None:
    seconds = retry_after(taken.attempts)
    if seconds is None:
        _bury(connection, taken, reason)
        return
    _reschedule(connection, taken, seconds, reason, counted=True)


def _wait_for_channel(connection: Connection, taken: Taken, reason: str) -> None:
    log.warning("outbox.channel_down", extra={**taken.key, "kind": taken.kind, "reason": reason})
    if taken.age > CHANNEL_DOWN_HOURS * 3600:
        _bury(connection, taken, reason)
    else:
        _postpone(connection, taken, CHANNEL_DOWN_SECONDS * random.uniform(0.5, 1.5), reason)


def _postpone(connection: Connection, taken: Taken, seconds: float, reason: str | None) -> None:
    _reschedule(connection, taken, seconds, reason, counted=False)


def _reschedule(connection: Connection, taken: Taken, seconds: float, reason: str | None, *, counted: bool) -> None:
    connection.execute(
        _LATER,
        {
            **taken.key,
            "seconds": seconds,
            "attempts": taken.attempts if counted else taken.attempts - 1,
            "reason": reason,
        },
    )


def _bury(connection: Connection, taken: Taken, reason: str) -> None:
    """Make a dead letter of the row, and mark the message it stood for, in one transaction."""
    log.error("outbox.dead", extra={**taken.key, "kind": taken.kind, "reason": reason})
    connection.execute(_DEAD, {**taken.key, "reason": reason})
    mark_subject(connection, taken.kind, (taken.jurisdiction_id, taken.subject_id), "pending", "dead")


def mark_subject(connection: Connection, kind: str, subject: tuple[int, str], old: str, new: str) -> None:
    """Set what became of the message (town and id) that a row of `kind` stands for, if it is still in state `old`."""
    statement = _MARKS.get("notification" if kind in NOTIFICATION_KINDS else kind)
    if statement is not None:
        town_id, subject_id = subject
        connection.execute(statement, {"town": town_id, "subject": subject_id, "old": old, "new": new})


def _describe(error: BaseException) -> str:
    """The error's own words, cut short, without anybody's address."""
    words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return re.sub(r"[^\s<>,;:'\"]+@[^\s<>,;:'\"]+", "‹address›", words)[:ERROR_LENGTH]
