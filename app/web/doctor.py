"""What an installation needs, looked at piece by piece: the questions of `flask doctor`, and their answers."""

from __future__ import annotations

import shutil
import smtplib
import socket
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import redis
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from app.actions import health
from app.core import clock
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import Department, Jurisdiction
from config import QUEUES

OK, WARN, FAIL = "ok", "warn", "fail"
SLOW_QUEUE_SECONDS = 300
LEAST_FREE = 0.10
CLOCK_SECONDS = 5
ROOT = Path(__file__).resolve().parents[2]
WEAK = ("change", "secret", "password", "example", "0000", "1234", "rueclaire")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do when it is not fine."""

    what: str
    state: str
    said: str
    advice: str = ""


CODES = {
    "Secret key": "secret",
    "Public address": "address",
    "Front end": "front",
    "Disk": "disk",
    "PostgreSQL": "database",
    "PostGIS": "postgis",
    "Clock": "clock",
    "Schema": "schema",
    "Processes": "processes",
    "Periodic tasks": "tasks",
    "Redis": "redis",
    "Redis, append-only": "redis_kept",
    "Redis, memory": "redis_memory",
    "Storage": "storage",
    "Mail server": "mail",
    "Default town": "default_town",
}


def code_of(finding: Finding) -> str:
    """What was looked at, as one word: one of CODES, `queue` for any queue, `town` for any town."""
    return CODES.get(finding.what, "queue" if finding.what.startswith("Queue ") else "town")


def examine() -> list[Finding]:
    """Everything, in the order in which to mend it: what hangs on a broken piece is left out."""
    found = [*_secret(), *_front_end(), *_disk()]
    database = list(_database())
    found += database
    if all(one.state != FAIL for one in database):
        for check in (_clock, _migrations, _workers, _queues, _towns):
            found += _guarded(check)
    return [*found, *_redis(), *_storage(), *_mail()]


def _guarded(check: Callable[[], Iterator[Finding]]) -> list[Finding]:
    try:
        return list(check())
    except SQLAlchemyError as error:
        db.session.rollback()
        reason = str(error.__cause__ or error).splitlines()[0][:200]
        return [Finding(check.__name__.strip("_"), FAIL, reason, "Bring the schema up to date: flask db upgrade.")]


def _secret() -> Iterator[Finding]:
    key = settings.secret_key
    is_weak = len(set(key)) < 10 or any(word in key.lower() for word in WEAK)
    if is_weak and settings.environment == "production":
        yield Finding(
            "Secret key", FAIL, "easy to guess", "Set RUECLAIRE_SECRET_KEY to the output of: openssl rand -hex 32"
        )
    elif is_weak:
        yield Finding(
            "Secret key", WARN, "easy to guess, which only a trial may be", "openssl rand -hex 32, before going live"
        )
    else:
        yield Finding("Secret key", OK, "long and random")
    if settings.environment == "production" and not settings.is_secure:
        yield Finding(
            "Public address",
            FAIL,
            f"{settings.base_url} is not https",
            "Set RUECLAIRE_BASE_URL to the https:// address; cookies and passkeys need it.",
        )


def _front_end() -> Iterator[Finding]:
    missing = [
        name for name in ("index.html", "crew.html", "staff.html") if not (settings.frontend_dir / name).is_file()
    ]
    if missing:
        yield Finding("Front end", FAIL, f"{', '.join(missing)} not built", "Run npm ci && npm run build in frontend/.")
    else:
        yield Finding("Front end", OK, "built")


def storage_folder() -> Path | None:
    """The folder that holds the pictures, or its nearest parent that is there; None where an S3 holds them."""
    parts = urlsplit(settings.storage_url)
    if parts.scheme != "file":
        return None
    folder = Path(parts.path)
    while not folder.exists():
        folder = folder.parent
    return folder


def _disk() -> Iterator[Finding]:
    folder = storage_folder() or ROOT
    space = shutil.disk_usage(folder)
    said = f"{space.free // 2**20} MiB free of {space.total // 2**20}"
    if space.free < space.total * LEAST_FREE:
        state = FAIL if space.free < 2**29 else WARN
        yield Finding("Disk", state, said, f"Make room on the disk of {folder}, or move the storage to S3.")
    else:
        yield Finding("Disk", OK, said)


def _database() -> Iterator[Finding]:
    try:
        version = db.session.execute(text("select current_setting('server_version')")).scalar_one()
    except SQLAlchemyError as error:
        reason = str(error.__cause__ or error).splitlines()[0][:200]
        yield Finding(
            "PostgreSQL", FAIL, f"does not answer ({reason})", "Start PostgreSQL, and check RUECLAIRE_DATABASE_URL."
        )
        return
    yield Finding("PostgreSQL", OK, f"version {version}")
    has_postgis = db.session.execute(text("select extversion from pg_extension where extname = 'postgis'")).scalar()
    if has_postgis is None:
        yield Finding(
            "PostGIS", FAIL, "is not in this database", "As a superuser of the database: create extension postgis."
        )
    else:
        yield Finding("PostGIS", OK, f"version {has_postgis}")


def _clock() -> Iterator[Finding]:
    there = db.session.execute(text("select clock_timestamp()")).scalar_one()
    apart = abs(there - clock.now())
    if apart > timedelta(seconds=CLOCK_SECONDS):
        yield Finding(
            "Clock",
            FAIL,
            f"{apart.total_seconds():.0f} s off the database's",
            "Turn on time synchronisation (timedatectl set-ntp true): codes and links expire by it.",
        )
    else:
        yield Finding("Clock", OK, "agrees with the database's")


def migration_state() -> tuple[str | None, str | None]:
    """The schema's revision in the database, and the one of this code."""
    folder = Config()
    folder.set_main_option("script_location", str(ROOT / "migrations"))
    wanted = ScriptDirectory.from_config(folder).get_current_head()
    exists = db.session.execute(text("select to_regclass('alembic_version')")).scalar()
    current = db.session.execute(text("select version_num from alembic_version")).scalar() if exists else None
    return current, wanted


def _migrations() -> Iterator[Finding]:
    current, wanted = migration_state()
    if current != wanted:
        yield Finding(
            "Schema", FAIL, f"at {current or 'nothing'}, this version needs {wanted}", "Run: flask db upgrade"
        )
    else:
        yield Finding("Schema", OK, f"current ({current})")


def _workers() -> Iterator[Finding]:
    found = health.queue_health()
    alive = {(one.role, one.queue) for one in found.workers if one.state == "alive"}
    missing = [role for role in ("relay", "schedule") if not any(one[0] == role for one in alive)]
    missing += [f"work {queue}" for queue in QUEUES if not any(one[1] == queue for one in alive)]
    if missing:
        yield Finding(
            "Processes",
            FAIL,
            f"no sign of life from: {', '.join(missing)}",
            "Start them: python -m workers <name>, or systemctl start rueclaire.target.",
        )
    else:
        yield Finding("Processes", OK, f"{len(found.workers)} at work")
    failed = [task.name for task in found.schedule if task.error]
    if failed:
        yield Finding(
            "Periodic tasks",
            WARN,
            f"failed last time: {', '.join(failed)}",
            "Read the reason on the engine room page, or in the log of the schedule.",
        )


def _queues() -> Iterator[Finding]:
    found = health.queue_health()
    for queue in found.queues:
        if queue.trouble:
            yield Finding(
                f"Queue {queue.name}",
                FAIL,
                f"its channel takes nothing: {queue.trouble[:200]}",
                "Mend what it names; what waits leaves by itself then.",
            )
        elif (queue.oldest_seconds or 0) > SLOW_QUEUE_SECONDS:
            yield Finding(
                f"Queue {queue.name}",
                WARN,
                f"{queue.due} rows due, the oldest for {queue.oldest_seconds:.0f} s",
                "Start another worker for it, or look why the one there is slow.",
            )
        elif queue.dead:
            yield Finding(
                f"Queue {queue.name}",
                WARN,
                f"{queue.dead} given up",
                "Read why on the engine room page, and try again from there.",
            )
        else:
            yield Finding(f"Queue {queue.name}", OK, "empty enough")


def _towns() -> Iterator[Finding]:
    towns = db.session.scalars(select(Jurisdiction).where(Jurisdiction.is_active).order_by(Jurisdiction.id)).all()
    if not towns:
        yield Finding("Towns", FAIL, "none is installed", "Import one: flask city import FOLDER, or flask demo load.")
    wanted = settings.default_town
    if towns and wanted and wanted not in {town.slug for town in towns}:
        yield Finding(
            "Default town",
            FAIL,
            f"RUECLAIRE_DEFAULT_TOWN names {wanted}, which is not installed: no page opens",
            f"Name one of these, or import it: {', '.join(town.slug for town in towns)}.",
        )
    for town in towns:
        fallback = select(Department.id).where(Department.jurisdiction_id == town.id, Department.is_fallback)
        if db.session.scalars(fallback).first() is None:
            yield Finding(
                town.name,
                FAIL,
                "no fallback department: what no rule covers goes nowhere",
                "Mark one department as fallback in city.toml or under Settings, Departments.",
            )
            continue
        gaps = _services_without_rule(town)
        if gaps:
            yield Finding(
                town.name,
                WARN,
                f"no rule at all for: {', '.join(gaps[:8])}",
                "They all go to the fallback department; add rules under Settings, Routing.",
            )
        else:
            yield Finding(town.name, OK, "every service has a rule, and there is a fallback")


def _services_without_rule(town: Jurisdiction) -> list[str]:
    rows = db.session.execute(
        text("""
            select s.code from services s
            where s.jurisdiction_id = :town and s.is_active and not exists (
                select from routing_rules r where r.jurisdiction_id = s.jurisdiction_id
                    and (r.service_id = s.id or r.service_id is null) and r.valid @> now()
            )
            order by s.code
        """),
        {"town": town.id},
    )
    return [row.code for row in rows]


def _redis() -> Iterator[Finding]:
    client = redis.Redis.from_url(settings.redis_url, socket_connect_timeout=3, socket_timeout=3)
    try:
        kept = client.info("persistence")
        policy = client.info("memory").get("maxmemory_policy")
    except redis.RedisError as error:
        yield Finding(
            "Redis",
            FAIL,
            f"does not answer ({type(error).__name__})",
            "Start Redis, and check RUECLAIRE_REDIS_URL. Reports still come in, but nobody is told.",
        )
        return
    finally:
        client.close()
    yield Finding("Redis", OK, "answers")
    if not kept.get("aof_enabled"):
        yield Finding(
            "Redis, append-only", WARN, "off: wake-ups are lost when it restarts", "appendonly yes in redis.conf."
        )
    if policy != "noeviction":
        yield Finding(
            "Redis, memory",
            FAIL,
            f"maxmemory-policy is {policy}: it may drop queued work",
            "maxmemory-policy noeviction in redis.conf.",
        )


def _storage_advice(error: Exception) -> str:
    if "No space left" in str(error) or "quota" in str(error).lower():
        return "Make room there, or move the storage; photos wait on the phones meanwhile."
    return "Give the service's user the right to write there, and check RUECLAIRE_STORAGE_URL."


def _storage() -> Iterator[Finding]:
    key = f"doctor/{uuid.uuid4().hex}"
    try:
        storage = open_storage(settings)
        storage.put(key, b"doctor")
        is_same = storage.get(key) == b"doctor"
        storage.delete([key])
    except Exception as error:  # noqa: BLE001 - whatever a folder or an S3 says is the finding
        yield Finding(
            "Storage",
            FAIL,
            f"cannot be written ({type(error).__name__}: {str(error)[:150]})",
            _storage_advice(error),
        )
        return
    yield Finding(
        "Storage", OK if is_same else FAIL, "keeps and gives back" if is_same else "gives back something else"
    )


def _mail() -> Iterator[Finding]:
    parts = urlsplit(settings.smtp_url)
    host, port = parts.hostname or "localhost", parts.port or (465 if parts.scheme == "smtps" else 25)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(host, port, timeout=5) as server:
            server.noop()
    except (OSError, smtplib.SMTPException, socket.gaierror) as error:
        yield Finding(
            "Mail server",
            FAIL,
            f"{host}:{port} does not take a call ({type(error).__name__})",
            "Check RUECLAIRE_SMTP_URL and the firewall; mails wait meanwhile.",
        )
        return
    yield Finding("Mail server", OK, f"{host}:{port} answers")
