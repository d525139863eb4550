"""What the web processes measure of themselves, for /metrics: requests by route and outcome, never by their values."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request
from prometheus_client import REGISTRY, CollectorRegistry, Histogram, multiprocess
from prometheus_client.values import ValueClass

SECONDS = Histogram(
    "rueclaire_http_request_seconds",
    "Time to answer a request, by method, route and class of status.",
    ("method", "route", "status"),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def registry() -> CollectorRegistry:
    """The counters of every web process under gunicorn; of this one alone elsewhere."""
    if ValueClass.__name__ != "MmapedValue":
        return REGISTRY
    found = CollectorRegistry()
    multiprocess.MultiProcessCollector(found)  # type: ignore[no-untyped-call]
    return found


def init_measures(app: Flask) -> None:
    """Measure every answer of the application."""

    @app.after_request
    def measure(response: Response) -> Response:
        took = time.monotonic() - g.get("began", time.monotonic())
        rule = request.url_rule.rule if request.url_rule else "unknown"
        method = request.method if request.method in METHODS else "other"
        SECONDS.labels(method, rule, f"{response.status_code // 100}xx").observe(took)
        return response
