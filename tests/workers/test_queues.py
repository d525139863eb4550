from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.actions import outbox
from app.core.bootstrap import create_base_app
from config import QUEUES, Settings
from tests.own_redis import OwnRedis
from workers import __main__ as command
from workers import jobs, queues

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def queue_settings(test_settings: Settings, own_redis: OwnRedis) -> Settings:
    return replace(test_settings, redis_url=own_redis.url)


def test_every_queue_has_its_worker_process_and_its_time() -> None:
    started = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines() if line)
    for queue in QUEUES:
        assert started[queue] == f"python -m workers work {queue}"
        assert queues.JOB_TIMEOUT_SECONDS[queue] > 60
    assert started["relay"] == "python -m workers relay"
    assert started["schedule"] == "python -m workers schedule"


def test_every_kind_of_row_that_the_code_can_queue_has_its_handler() -> None:
    assert set(outbox.KINDS) == set(jobs.HANDLERS)
    calls = re.compile(r"outbox\.enqueue\(\s*[^,]+,\s*(?:outbox\.)?(\w+),\s*(?:outbox\.)?(\w+)", re.DOTALL)
    found = {
        (queue, kind)
        for path in (ROOT / "app" / "actions").glob("*.py")
        for queue, kind in calls.findall(path.read_text())
    }
    assert found == {
        *((("NOTIFICATIONS", kind)) for kind in ("NOTIFICATION_EMAIL", "ALERT_CONFIRM", "ALERT_MATCH", "ALERT_DIGEST")),
        ("NOTIFICATIONS", "kind"),  # by the channel of a way, and where the kind also makes the row's key
        *(("PHOTOS", kind) for kind in ("PHOTO_FORGET", "PHOTO_PROCESS")),
        ("NOTIFICATIONS", "DORMANT_MAIL"),
        ("NOTIFICATIONS", "MENTION_MAIL"),
        ("NOTIFICATIONS", "EXPORT_MAIL"),
        ("NOTIFICATIONS", "WEBHOOK_OFF"),
        ("WEBHOOKS", "WEBHOOK_SEND"),
        ("EXPORTS", "EXPORT_WRITE"),
        *(("EXCHANGE", kind) for kind in ("MEDIA_FETCH", "REMOTE_POLL", "REMOTE_SEND", "REMOTE_TELL")),
        ("EXPORTS", "OPEN_DATA_BUILD"),
        ("EXPORTS", "ROUTING_REPLAY"),
    }


def test_wake_ups_are_few_short_lived_and_carry_no_more_than_a_name(queue_settings: Settings) -> None:
    connection = queues.connect(queue_settings, timeout=3)
    queue = queues.open_queue("photos", connection)
    assert [queues.wake(queue) for _ in range(5)] == [True, True, True, False, False]
    assert queues.wake(queue, even_if_enough=True) is True
    job = queue.get_jobs()[0]
    assert job.ttl == queues.WAKE_UP_TTL_SECONDS
    assert job.result_ttl == 0
    raw = connection.hget(job.key, "data")
    assert isinstance(raw, bytes)
    import zlib

    assert json.loads(zlib.decompress(raw) if raw[:1] == b"x" else raw) == [
        "workers.jobs.drain_queue",
        None,
        ["photos"],
        {},
    ]
    connection.close()


def test_a_job_drains_only_queues_that_exist(queue_settings: Settings) -> None:
    with pytest.raises(ValueError, match="not a queue"):
        jobs.drain_queue("os")


def test_a_job_uses_the_application_that_its_worker_made(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_adopted", None)
    monkeypatch.setattr(jobs, "_adopted_by", 0)
    jobs.adopt(app)
    monkeypatch.setattr(jobs, "create_base_app", lambda: pytest.fail("made a second application"))
    assert jobs.drain_queue("notifications") == 0


def test_a_worker_boots_without_any_http_room(test_settings: Settings) -> None:
    app = create_base_app(replace(test_settings))
    assert [rule.rule for rule in app.url_map.iter_rules()] == []


@pytest.mark.parametrize("arguments", [[], ["work"], ["work", "os"], ["sleep"]])
def test_the_command_refuses_what_it_does_not_know(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_the_command_names_a_missing_setting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RUECLAIRE_SECRET_KEY", raising=False)
    monkeypatch.delenv("RUECLAIRE_DATABASE_URL", raising=False)
    assert command.main(["relay"]) == 2
    assert "is not set" in capsys.readouterr().err
