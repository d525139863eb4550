"""How gunicorn serves the web process, the same under scripts/run and under systemd."""

import os
import tempfile
from pathlib import Path


def _number(name: str, default: int) -> int:
    return int(os.environ.get(name) or default)


# Behind nginx the web process listens on loopback only.
bind = os.environ.get("RUECLAIRE_LISTEN", "127.0.0.1:8080")

# Threads, because a request waits for PostgreSQL more than it computes. The database pool of one
# worker (RUECLAIRE_DATABASE_POOL_SIZE) should not be smaller than its threads.
worker_class = "gthread"
workers = _number("RUECLAIRE_WEB_WORKERS", 2)
threads = _number("RUECLAIRE_WEB_THREADS", 8)

# A 20 MB photo over a slow line is read by nginx first; without nginx the thread waits for it.
timeout = 60
graceful_timeout = 20
keepalive = 15

# Renew each worker now and then, never both at once.
max_requests = 20_000
max_requests_jitter = 4_000

# Only a proxy on this machine may say who the caller is.
forwarded_allow_ips = "127.0.0.1,::1"

# The heartbeat file must not lie on a disk that can block.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a RAM disk, not a shared name

# Nothing here talks to a running gunicorn but signals.
control_socket_disable = True

# No access log here: paths can carry tokens. The application logs the route of what failed or was slow.
accesslog = None
errorlog = "-"

# Where the web processes put together what they measure (/metrics); emptied with each start.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="rueclaire-metrics-"))


def child_exit(server, worker):
    """Forget the gauges of a web process that has ended; its counts stay."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
