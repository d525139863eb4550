"""`python -m workers relay | work <queue> | schedule`: starts one background process."""

from __future__ import annotations

import argparse
import logging
import sys

from app.core.bootstrap import create_base_app
from config import QUEUES, SettingsError, load_settings
from workers.signs import Stop


def main(arguments: list[str] | None = None) -> int:
    """Start what the arguments name and run until told to stop; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    app = create_base_app(settings)
    _share_log_format()
    stop = Stop()
    stop.listen()
    if chosen.process == "relay":
        from workers.relay import Relay

        Relay(app, settings, stop).run()
    elif chosen.process == "schedule":
        from workers.schedule import tick_until

        tick_until(app, stop)
    else:
        from workers.worker import work

        work(app, settings, chosen.queue, stop)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m workers", description="Rue Claire's background processes.")
    kinds = parser.add_subparsers(dest="process", required=True)
    kinds.add_parser("relay", help="wakes the workers when something is due")
    kinds.add_parser("schedule", help="runs periodic tasks")
    worker = kinds.add_parser("work", help="works on one queue")
    worker.add_argument("queue", choices=QUEUES)
    return parser


def _share_log_format() -> None:
    """RQ's warnings go where ours go, in our format."""
    for name in ("rq.worker", "rq.queue", "rq.job", "rq.registry"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.handlers = list(logging.getLogger("rueclaire").handlers)
        logger.propagate = False


if __name__ == "__main__":
    sys.exit(main())
