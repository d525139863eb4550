"""`flask doctor` says what is wrong: each thing is made wrong here, and must be said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import redis
from flask import Flask
from sqlalchemy import text

from app.actions import health, outbox
from app.core import clock
from app.core.extensions import SETTINGS_KEY, db
from app.models import OutboxRow
from app.web import doctor
from app.web.doctor import FAIL, OK, WARN, Finding, examine
from config import QUEUES, Settings
from tests import factories as make
from tests.mail import mail_server
from tests.service import free_port

SECRET = "f3c1b5a8d7e94620b1c8f05a7d3e6924e8"


@pytest.fixture
def whole(
    app: Flask, database: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., None]]:
    """An installation where everything is fine; called with settings, these take over."""
    for name in ("index.html", "crew.html", "staff.html"):
        (tmp_path / name).write_text("x")
    town = make.make_jurisdiction(name="Carréville")
    desk = make.make_department(town, "accueil", is_fallback=True)
    make.make_rule(town, desk, service=make.make_service(town))
    for role in ("relay", "schedule"):
        health.mark_alive(f"{role}@here", role)
    for queue in QUEUES:
        health.mark_alive(f"worker-{queue}@here", "worker", queue)
    with mail_server() as box:
        fine = replace(
            database, secret_key=SECRET, base_url="https://signaler.ville.example", environment="production",
            frontend_dir=tmp_path, smtp_url=box.url, storage_url=f"file://{tmp_path / 'storage'}",
        )  # fmt: skip

        def use(**values: object) -> None:
            monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(fine, **values))  # type: ignore[arg-type]

        use()
        yield use


def said(what: str) -> Finding:
    found = [one for one in examine() if one.what == what]
    assert found, [one.what for one in examine()]
    return found[0]


def test_operator_of_a_sound_installation_is_told_so(whole: Callable[..., None], app: Flask) -> None:
    wrong = [one for one in examine() if one.state == FAIL]
    assert wrong == []
    done = app.test_cli_runner().invoke(args=["doctor"])
    assert done.exit_code in (0, 1)
    assert "0 wrong" in done.output


@pytest.mark.parametrize(
    ("values", "what", "words"),
    [
        ({"secret_key": "change-me-change-me-change-me-change-me"}, "Secret key", "easy to guess"),
        ({"base_url": "http://signaler.ville.example"}, "Public address", "not https"),
        ({"frontend_dir": Path("/nowhere")}, "Front end", "not built"),
        ({"redis_url": f"redis://127.0.0.1:{free_port()}/0"}, "Redis", "does not answer"),
        ({"smtp_url": f"smtp://127.0.0.1:{free_port()}"}, "Mail server", "does not take a call"),
        ({"storage_url": "file:///proc/nowhere"}, "Storage", "cannot be written"),
    ],
)
def test_operator_is_told_what_setting_is_wrong(
    whole: Callable[..., None], app: Flask, values: dict[str, object], what: str, words: str
) -> None:
    assert all(one.state == OK for one in examine() if one.what == what)
    whole(**values)
    found = said(what)
    assert (found.state, words in found.said, bool(found.advice)) == (FAIL, True, True)
    done = app.test_cli_runner().invoke(args=["doctor", "--quiet"])
    assert done.exit_code == 2
    assert found.advice in done.output


def test_operator_is_told_which_processes_are_silent(whole: Callable[..., None]) -> None:
    health.mark_gone("relay@here")
    health.mark_gone("worker-photos@here")
    assert "relay, work photos" in said("Processes").said


def test_operator_is_told_of_old_dead_and_blocked_rows(whole: Callable[..., None]) -> None:
    (town_id,) = db.session.execute(text("select id from jurisdictions")).scalars()
    row = OutboxRow(jurisdiction_id=town_id, queue=outbox.PHOTOS, kind="photo.process", subject_id="1", dedupe_key="1",
                    due_at=clock.now() - timedelta(hours=1))  # fmt: skip
    make.save(row)
    assert (said("Queue photos").state, "1 rows due" in said("Queue photos").said) == (WARN, True)
    row.due_at, row.dead_at = clock.now(), clock.now()
    db.session.commit()
    assert said("Queue photos").said == "1 given up"
    row.dead_at, row.last_error = None, "ChannelDown: no route"
    db.session.commit()
    assert said("Queue photos").state == FAIL


def test_operator_is_told_of_an_old_schema_and_a_clock_that_is_off(
    whole: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "migration_state", lambda: ("0001", "0002"))
    assert said("Schema").said == "at 0001, this version needs 0002"
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(minutes=1))
    assert said("Clock").state == FAIL


def test_operator_is_told_of_towns_without_fallback_or_rules(whole: Callable[..., None]) -> None:
    assert said("Carréville").state == OK
    town = db.session.execute(text("select id from jurisdictions")).scalar_one()
    db.session.execute(
        text("update routing_rules set valid = tstzrange(now() - interval '2 day', now() - interval '1 day')")
    )
    db.session.commit()
    assert (said("Carréville").state, "lampadaire" in said("Carréville").said) == (WARN, True)
    db.session.execute(text("update departments set is_fallback = false where jurisdiction_id = :town"), {"town": town})
    db.session.commit()
    assert said("Carréville").state == FAIL


def test_operator_is_told_how_redis_keeps_and_drops(whole: Callable[..., None], redis_connection: redis.Redis) -> None:
    before = redis_connection.config_get("maxmemory-policy")["maxmemory-policy"]  # type: ignore[index]
    redis_connection.config_set("maxmemory-policy", "allkeys-lru")
    try:
        assert "allkeys-lru" in said("Redis, memory").said
    finally:
        redis_connection.config_set("maxmemory-policy", before)


def test_operator_is_told_of_a_full_disk(whole: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: type("Usage", (), {"total": 2**40, "free": 2**20}))
    assert said("Disk").state == FAIL


def test_operator_without_a_database_is_told_that_first(
    whole: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        from sqlalchemy.exc import OperationalError

        raise OperationalError("select", {}, Exception("connection refused"))

    monkeypatch.setattr(db.session, "execute", gone)
    found = [one for one in examine() if one.what == "PostgreSQL"]
    assert "connection refused" in found[0].said
    assert not [one for one in examine() if one.what in {"Schema", "Processes"}]


def test_operator_is_told_of_a_default_town_that_is_not_there(
    whole: Callable[..., None], app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = app.extensions[SETTINGS_KEY]
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(kept, default_town="nulle-part"))
    assert said("Default town").state == FAIL
    assert "carreville" in said("Default town").advice


def test_operator_of_a_full_storage_is_told_to_make_room(
    whole: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(doctor, "open_storage", full)
    assert (said("Storage").state, said("Storage").advice.split(",")[0]) == (FAIL, "Make room there")
