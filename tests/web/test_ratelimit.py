"""Counting requests: exact in Redis, still there without it, and never with anybody's address in the clear."""

from __future__ import annotations

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
from flask import Flask
from limits import parse
from redis.backoff import ConstantBackoff
from redis.connection import Connection
from redis.retry import Retry
from werkzeug.datastructures import Headers

from app.core.errors import ProblemError
from app.web import ratelimit
from app.web.auth import access, init_auth, public
from app.web.problems import register_problems
from app.web.ratelimit import EXTENSION_KEY, RateLimits, check_rate, client_address, client_prefix, rate_limit
from config import Settings


@pytest.fixture
def limited(
    app: Flask, test_settings: Settings, redis_connection: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    monkeypatch.setitem(app.extensions, EXTENSION_KEY, RateLimits(test_settings.redis_url, is_enabled=True))
    return app


def test_each_caller_has_their_own_count(limited: Flask) -> None:
    for _ in range(3):
        check_rate("try", "one", "3/minute")
    with pytest.raises(ProblemError) as refused:
        check_rate("try", "one", "3/minute")
    assert refused.value.code == "rate.limited"
    assert 1 <= int(refused.value.headers["Retry-After"]) <= 60
    check_rate("try", "two", "3/minute")
    check_rate("other", "one", "3/minute")


def test_several_rates_hold_together(limited: Flask) -> None:
    for _ in range(2):
        check_rate("try", "one", "100/hour;2/minute")
    with pytest.raises(ProblemError):
        check_rate("try", "one", "100/hour;2/minute")


def test_all_web_processes_count_together_and_let_no_more_through(limited: Flask, test_settings: Settings) -> None:
    processes = [RateLimits(test_settings.redis_url, is_enabled=True) for _ in range(4)]
    limit, allowed, lock = parse("25/minute"), [0], threading.Lock()

    def hammer(process: RateLimits) -> None:
        for _ in range(25):
            if process.hit(limit, "one").is_allowed:
                with lock:
                    allowed[0] += 1

    threads = [threading.Thread(target=hammer, args=(process,)) for process in processes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert allowed == [25]


def test_without_redis_each_process_counts_for_itself_and_loses_little_time(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def connect(connection: object, *_: object, **__: object) -> None:
        asked.append(connection)
        raise redis.ConnectionError("refused")

    monkeypatch.setattr(Connection, "connect", connect)
    monkeypatch.setattr(Connection, "connect_check_health", connect)
    alone = RateLimits("redis://127.0.0.1:1/0", is_enabled=True)
    limit = parse("2/minute")
    answers = [alone.hit(limit, "one") for _ in range(200)]
    assert [(one.is_allowed, one.remaining) for one in answers[:3]] == [(True, 1), (True, 0), (False, 0)]
    assert not any(one.is_allowed for one in answers[2:])
    assert all(0 < one.seconds <= 60 for one in answers)
    assert 1 <= len(asked) < 10, "Redis is asked once, and not again for every request"
    assert alone.is_redis_up() is False


def test_redis_counts_again_once_it_is_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ratelimit, "RETRY_REDIS_SECONDS", 0.2)
    port = _free_port()
    counters = RateLimits(f"redis://127.0.0.1:{port}/0", is_enabled=True)
    limit = parse("1/minute")
    assert [counters.hit(limit, "one").is_allowed for _ in range(2)] == [True, False], "in memory"
    with _own_redis(port, tmp_path) as connection:
        time.sleep(0.3)
        assert counters.hit(limit, "one").is_allowed, "the shared count is a new one"
        assert not counters.hit(limit, "one").is_allowed
        assert len(connection.keys("*")) == 1
    assert not counters.hit(limit, "one").is_allowed, "in memory again, where the first count still stands"


@contextmanager
def _own_redis(port: int, folder: Path) -> Iterator[redis.Redis]:
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    connection = redis.Redis(port=port, retry=Retry(ConstantBackoff(0.1), 50))
    try:
        connection.ping()
        yield connection
    finally:
        connection.close()
        server.terminate()
        server.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_redis_never_sees_who_was_counted(limited: Flask, redis_connection: redis.Redis) -> None:
    check_rate("sign-in", "agent@ville.example 198.51.100.7", "3/minute")
    keys = redis_connection.keys("*")
    assert keys
    assert all(key.startswith(b"rueclaire:limit") for key in keys)
    assert all(b"ville" not in key and b"198.51" not in key for key in keys)
    assert all(0 < redis_connection.ttl(key) <= 180 for key in keys)


@pytest.mark.parametrize(
    ("address", "exact", "prefix"),
    [
        ("198.51.100.7", "198.51.100.7/32", "198.51.100.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("::ffff:198.51.100.7", "198.51.100.7/32", "198.51.100.0/24"),
        ("", "unknown", "unknown"),
        ("a-socket", "unknown", "unknown"),
    ],
)
def test_a_line_is_one_caller_whatever_its_address(app: Flask, address: str, exact: str, prefix: str) -> None:
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
        assert (client_address(), client_prefix()) == (exact, prefix)


def test_a_limited_view_keeps_its_declared_access_and_answers_429(limited: Flask) -> None:
    small = Flask("small")
    small.extensions.update(limited.extensions)
    register_problems(small)
    init_auth(small)

    @small.get("/x")
    @access(public)
    @rate_limit("1/minute")
    def view() -> str:
        """A view."""
        return "yes"

    browser = small.test_client()
    assert browser.get("/x").text == "yes"
    refused = browser.get("/x?lang=en")
    assert (refused.status_code, refused.json["code"]) == (429, "rate.limited")  # type: ignore[index]
    assert refused.headers["Retry-After"] in refused.json["detail"]  # type: ignore[index]


def limited_view(found: Flask, rates: str) -> Flask:
    """An application of one limited view, with the counters of `found`."""
    small = Flask("small")
    small.extensions.update(found.extensions)
    register_problems(small)
    init_auth(small)
    small.after_request(ratelimit.tell_limits)

    @small.get("/x")
    @access(public)
    @rate_limit(rates, name="reports")
    def view() -> str:
        """A view."""
        return "yes"

    return small


def read_limits(headers: Headers) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """RateLimit-Policy and RateLimit by name, as a list of structured fields (RFC 9651) reads."""
    return tuple(  # type: ignore[return-value]
        {
            name.strip('"'): {key: int(value) for key, value in (part.split("=") for part in parts)}
            for name, *parts in (item.split(";") for item in headers[header].split(", "))
        }
        for header in ("RateLimit-Policy", "RateLimit")
    )


def check_told(small: Flask) -> None:
    browser = small.test_client()
    for left in (1, 0, 0):
        answer = browser.get("/x")
        policy, state = read_limits(answer.headers)
        assert policy == {"reports-3600": {"q": 5, "w": 3600}, "reports-60": {"q": 2, "w": 60}}
        assert state["reports-60"]["r"] == left
        assert 0 < state["reports-60"]["t"] <= 60
        assert 0 < state["reports-3600"]["t"] <= 3600
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) == state["reports-60"]["t"]


def test_each_limited_answer_says_how_the_limits_stand(limited: Flask) -> None:
    check_told(limited_view(limited, "5/hour;2/minute"))


def test_the_limits_hold_and_are_told_while_redis_is_stopped(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = f"redis://127.0.0.1:{_free_port()}/0"
    monkeypatch.setitem(app.extensions, EXTENSION_KEY, RateLimits(nowhere, is_enabled=True))
    check_told(limited_view(app, "5/hour;2/minute"))


def test_without_limits_nobody_is_counted(app: Flask, redis_connection: redis.Redis) -> None:
    for _ in range(5):
        check_rate("try", "one", "1/minute")
    assert redis_connection.keys("*") == []
