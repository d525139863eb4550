"""Who has a report open at this moment: kept in Redis for half a minute; without Redis nobody is shown."""

from __future__ import annotations

import json
import logging
import time
import uuid
from dataclasses import dataclass

import redis
from flask import Flask, current_app

EXTENSION_KEY = "rueclaire.presence"
KEY_PREFIX = "rueclaire:presence"
TIMEOUT_SECONDS = 0.25
RETRY_SECONDS = 5.0
"""After a failure, Redis is left alone for this long."""
FRESH_SECONDS = 25
"""Somebody who has not been heard of for this long is no longer there: two missed beats of ten seconds."""

log = logging.getLogger("rueclaire.web")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who looks at a report, or writes."""

    staff_id: uuid.UUID
    name: str
    is_writing: bool


class Presence:
    """Who is where; never fails because Redis does."""

    def __init__(self, redis_url: str) -> None:
        self._redis = redis.Redis.from_url(
            redis_url, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS, decode_responses=True
        )
        self._again_at = 0.0

    def beat(self, jurisdiction_id: int, report_id: uuid.UUID, person: Person) -> list[Person]:
        """Say that `person` is here, and answer who else is, by name."""
        said = json.dumps([person.name, person.is_writing, time.time()])
        found = self._run(_key(jurisdiction_id, report_id), (str(person.staff_id), said), None)
        return [one for one in found if one.staff_id != person.staff_id]

    def leave(self, jurisdiction_id: int, report_id: uuid.UUID, staff_id: uuid.UUID) -> None:
        """Say that somebody closed the report."""
        self._run(_key(jurisdiction_id, report_id), None, str(staff_id))

    def _run(self, key: str, added: tuple[str, str] | None, left: str | None) -> list[Person]:
        if time.monotonic() < self._again_at:
            return []
        try:
            with self._redis.pipeline(transaction=False) as pipe:
                if left is not None:
                    pipe.hdel(key, left)
                if added:
                    pipe.hset(key, *added)
                pipe.expire(key, FRESH_SECONDS)
                pipe.hgetall(key)
                rows: dict[str, str] = pipe.execute()[-1]
        except redis.RedisError:
            self._again_at = time.monotonic() + RETRY_SECONDS
            log.warning("nobody is shown beside a report: Redis does not answer")
            return []
        people = [_read(staff_id, said) for staff_id, said in rows.items()]
        return sorted((one for one in people if one is not None), key=lambda one: (not one.is_writing, one.name))


def init_presence(app: Flask, redis_url: str) -> None:
    """Give the application its presence."""
    app.extensions[EXTENSION_KEY] = Presence(redis_url)


def presence() -> Presence:
    """That of the current application."""
    found: Presence = current_app.extensions[EXTENSION_KEY]
    return found


def _key(jurisdiction_id: int, report_id: uuid.UUID) -> str:
    return f"{KEY_PREFIX}:{jurisdiction_id}:{report_id}"


def _read(staff_id: str, said: str) -> Person | None:
    """Somebody whose last beat is fresh."""
    name, is_writing, at = json.loads(said)
    return Person(uuid.UUID(staff_id), name, bool(is_writing)) if time.time() - at < FRESH_SECONDS else None
