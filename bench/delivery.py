"""How soon the mail server has a message after its commit, and how many a second one worker hands over.

Run: scripts/python -m bench.delivery   (needs RUECLAIRE_* and an empty Redis; about two minutes)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from sqlalchemy.engine import URL

from app.actions import notifications
from app.core import clock, events, workflow
from app.core.bootstrap import create_base_app
from app.core.extensions import db
from app.models import (
    Department,
    Jurisdiction,
    Notification,
    Report,
    Reporter,
    Service,
    ServiceGroup,
    StatusUpdate,
    Subscription,
)
from bench.ground import ROOT, bench_database, environment
from config import load_settings
from geo.points import make_point, to_wkb

CALM, PACE = 200, 5.0
"""Messages for the latency, and how many are committed a second."""
BACKLOG = 1_000
"""Messages that wait when the worker starts, for the rate."""

SINK = """
import sys, time
from aiosmtpd.controller import Controller
class Sink:
    async def handle_DATA(self, server, session, envelope):
        head = envelope.content.split(b"\\r\\n\\r\\n", 1)[0].split(b"\\r\\n")
        name = next(line for line in head if line.startswith(b"Message-ID:")).split(b" ", 1)[1].decode()
        print(time.time(), name, len(envelope.content), flush=True)
        return "250 ok"
controller = Controller(Sink(), hostname="127.0.0.1", port=0, server_hostname="sink", ready_timeout=10)
controller.port = int(sys.argv[1])
controller.start()
time.sleep(3600)
"""


def main() -> None:
    """Measure and print both tables."""
    port = "52525"
    os.environ["RUECLAIRE_SMTP_URL"] = f"smtp://127.0.0.1:{port}"
    with bench_database("delivery") as url, tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "arrived"
        app = create_base_app(load_settings(environment(url)))
        with app.app_context(), log.open("w") as arrivals, running([sys.executable, "-c", SINK, port], url, arrivals):
            reports = make_reports(BACKLOG)
            with running(workers("relay"), url):
                with running(workers("work", "notifications"), url):
                    time.sleep(5)
                    show_latency(log, tell(reports[:CALM], 1 / PACE))
                show_rate(log, url, tell(reports, 0))
            db.session.remove()
            db.engine.dispose()


def show_latency(log: Path, committed: dict[str, float]) -> None:
    """Print how long each message took from its commit to the mail server's acceptance."""
    arrived = wait_for(log, committed)
    waits = sorted(arrived[name] - moment for name, moment in committed.items())
    cuts = quantiles(waits, n=100)
    print(f"commit to acceptance, {len(waits)} messages, {PACE:g} commits a second:", end=" ")
    print(
        ", ".join(f"p{part} {cuts[part - 1] * 1000:.0f} ms" for part in (50, 95, 99)), f"max {waits[-1] * 1000:.0f} ms"
    )


def show_rate(log: Path, url: URL, committed: dict[str, float]) -> None:
    """Print how fast one worker empties a backlog."""
    with running(workers("work", "notifications"), url):
        moments = sorted(moment for name, moment in wait_for(log, committed).items() if name in committed)
    seconds = moments[-1] - moments[0]
    print(f"one worker, {len(moments)} messages waiting: {(len(moments) - 1) / seconds:.0f} messages a second")


def make_reports(count: int) -> list[tuple[int, uuid.UUID]]:
    """Reports with one confirmed sender each, in a town of their own; their keys."""
    town = Jurisdiction(slug="banc", name="Banc", settings={})
    db.session.add(town)
    db.session.flush()
    department = Department(
        jurisdiction_id=town.id, code="eclairage", name={"fr": "Éclairage public"}, is_fallback=True
    )
    db.session.add_all([department, ServiceGroup(jurisdiction_id=town.id, code="rue", name={"fr": "Rue"})])
    db.session.flush()
    service = Service(jurisdiction_id=town.id, code="lampadaire", group_code="rue", name={"fr": "Lampadaire éteint"})
    db.session.add(service)
    db.session.flush()
    keys = [(town.id, uuid.uuid4()) for _ in range(count)]
    people = [uuid.uuid4() for _ in keys]
    common = {"jurisdiction_id": town.id}
    db.session.add_all(
        Report(
            **common, id=key, public_id=f"RC-2026-{number:05d}", body_hash="bench", service_id=service.id,
            department_id=department.id, routing={}, location=to_wkb(make_point(45.05, 3.05)),
            address="14 rue de la Loge", due_at=clock.now(),
        )
        for number, (_, key) in enumerate(keys)
    )  # fmt: skip
    db.session.add_all(
        Reporter(**common, id=person, email=f"p{number}@exemple.example", email_confirmed_at=clock.now())
        for number, person in enumerate(people)
    )
    db.session.flush()
    db.session.add_all(
        Subscription(**common, id=uuid.uuid4(), report_id=key, reporter_id=person, kind="reporter")
        for (_, key), person in zip(keys, people, strict=True)
    )
    db.session.commit()
    return keys


def tell(reports: Sequence[tuple[int, uuid.UUID]], pause: float) -> dict[str, float]:
    """Announce one step of each report, a commit each; when each message was committed, by its Message-ID."""
    committed: dict[str, float] = {}
    for town_id, report_id in reports:
        report = db.session.get_one(Report, (town_id, report_id))
        update = StatusUpdate(
            jurisdiction_id=town_id, report_id=report_id, kind="status", status=workflow.ACKNOWLEDGED,
            actor_kind="staff", department_id=report.department_id, note="Une équipe passera cette semaine.",
        )  # fmt: skip
        db.session.add(update)
        notifications.announce(report, events.REPORT_ACKNOWLEDGED, update)
        name = db.session.query(Notification.message_id).filter_by(status_update_id=update.id).scalar()
        db.session.commit()
        committed[name] = time.time()
        time.sleep(pause)
    return committed


def wait_for(log: Path, committed: dict[str, float]) -> dict[str, float]:
    """When each message was accepted, by its Message-ID, once all of them are there."""
    end = time.monotonic() + 180
    while time.monotonic() < end:
        lines = [line.split() for line in log.read_text().splitlines()]
        arrived = {name: float(moment) for moment, name, _ in lines}
        if committed.keys() <= arrived.keys():
            return arrived
        time.sleep(0.2)
    raise SystemExit(f"{len(committed.keys() - arrived.keys())} messages did not arrive")


def workers(*words: str) -> list[str]:
    """The command of a background process."""
    return [sys.executable, "-m", "workers", *words]


@contextmanager
def running(command: list[str], url: URL, output: object = subprocess.DEVNULL) -> Iterator[None]:
    """A process for as long as the block lasts."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment(url), stdout=output, stderr=subprocess.DEVNULL)  # type: ignore[call-overload]
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


if __name__ == "__main__":
    main()
