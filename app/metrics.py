"""GET /metrics for the town's own Prometheus: queues, processes, periodic tasks, requests; nothing about people."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from flask import Blueprint, Response, request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from app.actions import health
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import settings
from app.web.auth import access, public
from app.web.measures import registry
from app.web.ratelimit import is_redis_up
from config import VERSION

blueprint = Blueprint("metrics", __name__)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")


@blueprint.get("/metrics")
@access(public)
def read_metrics() -> Response:
    """Prometheus text format 0.0.4; for this machine itself, or with the bearer token of the settings."""
    _check_reader()
    own = CollectorRegistry()
    own.register(_Service())
    body = generate_latest(registry()) + generate_latest(own)
    return Response(body, headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"})


def _check_reader() -> None:
    """Raises AUTH_FORBIDDEN for a reader from elsewhere without the token; a proxy on loopback is elsewhere."""
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    if settings.metrics_token and kind.lower() == "bearer" and ids.is_same(given.strip(), settings.metrics_token):
        return
    try:
        is_here = ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        is_here = False
    if not is_here or any(name in request.headers for name in FORWARDED):
        raise ProblemError(errors.AUTH_FORBIDDEN)


class _Service:
    """Read from the database at each look, so that every process says the same."""

    def collect(self) -> Iterator[Metric]:
        found = health.queue_health()
        rows = GaugeMetricFamily("rueclaire_queue_rows", "Rows of a queue by state.", labels=["queue", "state"])
        oldest = GaugeMetricFamily("rueclaire_queue_oldest_seconds", "How long the longest overdue row is overdue.",
                                   labels=["queue"])  # fmt: skip
        for queue in found.queues:
            for state in ("due", "waiting", "sending", "dead"):
                rows.add_metric([queue.name, state], getattr(queue, state))
            oldest.add_metric([queue.name], queue.oldest_seconds or 0)
        workers = GaugeMetricFamily("rueclaire_processes", "Background processes.", labels=["role", "queue", "state"])
        counts: dict[tuple[str, str, str], int] = {}
        for one in found.workers:
            key = (one.role, one.queue or "", one.state)
            counts[key] = counts.get(key, 0) + 1
        for labels, count in counts.items():
            workers.add_metric(labels, count)
        tasks = GaugeMetricFamily("rueclaire_task_age_seconds", "Since a periodic task last ran.", labels=["task"])
        failed = GaugeMetricFamily("rueclaire_task_failed", "1 when its last run failed.", labels=["task"])
        for task in found.schedule:
            tasks.add_metric([task.name], (clock.now() - task.last_run_at).total_seconds())
            failed.add_metric([task.name], 1 if task.error else 0)
        photos = GaugeMetricFamily("rueclaire_photos", "Photos that are not published.", labels=["state"])
        photos.add_metric(["pending"], found.photos_pending)
        photos.add_metric(["failed"], found.photos_failed)
        redis = GaugeMetricFamily("rueclaire_redis_up", "1 when Redis answers.", value=1 if is_redis_up() else 0)
        version = GaugeMetricFamily("rueclaire_info", "The version that runs.", labels=["version"])
        version.add_metric([VERSION], 1)
        yield from (rows, oldest, workers, tasks, failed, photos, redis, version)
