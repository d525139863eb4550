"""Reports created and lists read per second by Open311, beside the phone's API in the same run.

Run: scripts/python -m bench.open311   (about one minute)
"""

from __future__ import annotations

import http.client
import json
import random
import statistics
import threading
import time
import uuid
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import psycopg
from sqlalchemy.engine import URL

from app.core import ids
from bench.ground import bench_database, serving
from bench.intake import fill

CLIENTS = 8
SECONDS = 6.0
KEY = "rck_" + "b" * 43
LISTED = 100
Call = Callable[[], tuple[str, str, bytes | None, dict[str, str]]]
"""What one client asks next: method, path, body, headers."""


def add_key(url: URL) -> None:
    """A key that may write as often as it likes."""
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(
            "insert into api_keys (jurisdiction_id, name, secret_hash, scopes, limits) "
            "select id, 'Banc', %s, '{reports:write}', '{\"per_minute\": 1000000}' from jurisdictions",
            (ids.hash_secret(KEY),),
        )


def _somewhere() -> tuple[float, float]:
    return round(45 + random.random() / 10, 6), round(3 + random.random() / 10, 6)


def file_by_phone() -> tuple[str, str, bytes | None, dict[str, str]]:
    """POST /api/v1/reports."""
    latitude, longitude = _somewhere()
    body = {"id": str(uuid.uuid4()), "service_code": "lampadaire", "latitude": latitude, "longitude": longitude,
            "description": "Lampadaire éteint depuis jeudi"}  # fmt: skip
    headers = {"Content-Type": "application/json", "X-Device": uuid.uuid4().hex}
    return "POST", "/api/v1/reports", json.dumps(body).encode(), headers


def file_by_open311() -> tuple[str, str, bytes | None, dict[str, str]]:
    """POST /open311/v2/requests.json, each another report."""
    latitude, longitude = _somewhere()
    body = urlencode({"api_key": KEY, "service_code": "lampadaire", "lat": latitude, "long": longitude,
                      "description": "Lampadaire éteint depuis jeudi"})  # fmt: skip
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": uuid.uuid4().hex}
    return "POST", "/open311/v2/requests.json", body.encode(), headers


def list_by_phone() -> tuple[str, str, bytes | None, dict[str, str]]:
    """GET a page of the public list."""
    return "GET", f"/api/v1/reports?limit={LISTED}", None, {}


def list_by_open311() -> tuple[str, str, bytes | None, dict[str, str]]:
    """GET as many requests."""
    return "GET", f"/open311/v2/requests.json?page_size={LISTED}", None, {}


def measure(address: str, call: Call) -> tuple[float, float, float, float]:
    """Answers per second, and the median, 95th and 99th percentile in ms, of CLIENTS with a connection each."""
    took: list[float] = []
    failed: list[str] = []
    end = time.monotonic() + SECONDS

    def ask() -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        while time.monotonic() < end:
            method, path, body, headers = call()
            start = time.perf_counter()
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            took.append((time.perf_counter() - start) * 1000)
            if answer.status not in {200, 201}:
                failed.append(f"{answer.status} {content[:200]!r}")
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise SystemExit(f"{len(failed)} calls failed, the figures mean nothing: {failed[0]}")
    cuts = statistics.quantiles(took, n=100)
    return len(took) / SECONDS, cuts[49], cuts[94], cuts[98]


def main() -> None:
    """Print the table."""
    with bench_database("open311") as url:
        fill(url)
        add_key(url)
        with serving(url, "wsgi:app") as address:
            measure(address, file_by_phone)  # warm
            print("| 8 clients | phone's API | Open311 | ratio |")
            print("|---|---|---|---|")
            for name, phone, open311 in (
                ("create", file_by_phone, file_by_open311),
                (f"list of {LISTED}", list_by_phone, list_by_open311),
            ):
                ours, theirs = measure(address, phone), measure(address, open311)
                print(f"| {name} | {_line(ours)} | {_line(theirs)} | {theirs[0] / ours[0]:.2f} |")


def _line(found: tuple[float, float, float, float]) -> str:
    rate, middle, most, nearly_all = found
    return f"{rate:.0f}/s, p50 {middle:.0f}, p95 {most:.0f}, p99 {nearly_all:.0f} ms"


if __name__ == "__main__":
    main()
