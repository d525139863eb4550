"""A worker killed while it speaks with another server: the report is there once, the word is told once, the picture comes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from app.actions import media_fetches, outbox, remote_reports, remote_tells
from app.actions.report_changes import StatusChange, change_status
from app.core import workflow
from app.core.extensions import db
from app.models import Jurisdiction, MediaFetch, OutboxRow, Photo, RemoteReport, RemoteUpdate, Report, StatusUpdate
from tests import factories as make
from tests.open311 import remote_pair
from tests.open311.calls import picture
from tests.open311.remote_pair import Other
from tests.workers.conftest import Plant, wait_until

pytestmark = pytest.mark.kill

elsewhere, other, report, managing = (
    remote_pair.elsewhere, remote_pair.other, remote_pair.report, remote_pair.managing,
)  # fmt: skip
HELD_SECONDS = 120.0
EMPTY = b'<?xml version="1.0" encoding="utf-8"?><service_requests/>'


class Line:
    """The other server seen through a line that holds its answers back; with `is_blind` its list is always empty."""

    def __init__(self, inner: Callable[..., Iterable[bytes]]) -> None:
        self._inner = inner
        self.taken, self.go, self.is_blind = threading.Event(), threading.Event(), False
        self.keys: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """What a WSGI server calls."""
        is_list = environ["REQUEST_METHOD"] == "GET" and environ["PATH_INFO"].endswith("/requests.xml")
        if self.is_blind and is_list:
            start_response("200 OK", [("Content-Type", "text/xml; charset=utf-8")])
            return [EMPTY]
        body = b"".join(self._inner(environ, start_response))
        if environ["REQUEST_METHOD"] == "POST":
            self.keys.append(environ.get("HTTP_IDEMPOTENCY_KEY", ""))
            self.taken.set()
            self.go.wait(HELD_SECONDS)
        return [body]


@pytest.fixture
def line(other: Other, plant: Plant) -> Iterator[Line]:
    """The line between the plant's workers and the other server."""
    plant.environment["RUECLAIRE_REMOTE_PRIVATE_HOSTS"] = other.place
    plant.environment["RUECLAIRE_REMOTE_KEY_METROPOLE"] = other.key
    kept = other.app.wsgi_app
    found = Line(kept)
    other.app.wsgi_app = found  # type: ignore[method-assign]
    yield found
    found.go.set()
    other.app.wsgi_app = kept  # type: ignore[method-assign]


def state() -> tuple[str, str | None]:
    found = db.session.execute(db.select(RemoteReport.state, RemoteReport.remote_id)).one()
    db.session.rollback()
    return found[0], found[1]


@pytest.mark.parametrize("is_blind", [False, True], ids=["by its list", "by the name of the sending"])
def test_worker_killed_while_it_sends_a_report_on_leaves_one_there(
    plant: Plant, report: Report, other: Other, line: Line, is_blind: bool
) -> None:
    line.is_blind = is_blind
    remote_reports.queue_sends()
    plant.start("relay", "exchange")
    assert line.taken.wait(60), plant.log("exchange")
    plant.kill("exchange")
    assert (state(), len(other.reports())) == (("pending", None), 1)
    line.go.set()
    plant.start("exchange")
    wait_until(lambda: state()[0] == "sent", what=plant.log("exchange"))
    (there,) = other.reports()
    assert state() == ("sent", there.public_id)
    assert len(line.keys) == (2 if is_blind else 1)
    assert len(set(line.keys)) == 1


@pytest.mark.usefixtures("managing")
def test_worker_killed_while_it_tells_of_a_closing_is_heard_once(
    plant: Plant, report: Report, other: Other, line: Line
) -> None:
    line.go.set()
    remote_pair.send_on()
    found = remote_pair.reread(report)
    clerk = make.make_staff(db.session.get_one(Jurisdiction, report.jurisdiction_id), "agent")
    closing = StatusChange(workflow.RESOLVED, reason_code="already_fixed")
    change_status(found.id, closing, by=clerk, version=found.version)
    assert remote_tells.queue_tells() == 1
    line.go.clear()
    line.taken.clear()
    plant.start("relay", "exchange")
    assert line.taken.wait(60), plant.log("exchange")
    plant.kill("exchange")
    line.go.set()
    plant.start("exchange")
    wait_until(lambda: state()[0] == "done", what=plant.log("exchange"))
    assert db.session.scalars(db.select(RemoteUpdate.tries)).all() == [2]
    with other.app.app_context():
        told = db.session.scalars(db.select(StatusUpdate.note).where(StatusUpdate.kind == "status")).all()
    assert [note is not None and note.startswith("Clos par la mairie") for note in told].count(True) == 1


@pytest.fixture
def shelf() -> Iterator[tuple[str, threading.Event, threading.Event]]:
    """A web server with one picture, which begins to come and stops until told to go on."""
    begun, go, body = threading.Event(), threading.Event(), picture(size=400)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:100])
            self.wfile.flush()
            begun.set()
            if go.wait(HELD_SECONDS):
                self.wfile.write(body[100:])

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def handle(self) -> None:
            """One who hangs up is no news."""
            try:
                super().handle()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}", begun, go
    go.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_worker_killed_while_a_picture_comes_fetches_it_once_more(
    plant: Plant, shelf: tuple[str, threading.Event, threading.Event]
) -> None:
    place, begun, go = shelf
    plant.environment["RUECLAIRE_MEDIA_PRIVATE_HOSTS"] = place
    town = make.make_jurisdiction()
    found = make.make_report(town, make.make_service(town), make.make_department(town, is_fallback=True))
    media_fetches.expect_media(found, [f"http://{place}/photo.jpg"])
    db.session.commit()
    plant.start("relay", "exchange")
    assert begun.wait(60), plant.log("exchange")
    plant.kill("exchange")
    assert db.session.scalars(db.select(MediaFetch.state)).all() == ["pending"]
    assert db.session.scalars(db.select(Photo)).all() == []
    db.session.rollback()
    go.set()
    plant.start("exchange")

    def is_done() -> bool:
        states = db.session.scalars(db.select(MediaFetch.state)).all()
        db.session.rollback()
        return list(states) == ["done"]

    wait_until(is_done, what=plant.log("exchange"))
    (photo,) = db.session.scalars(db.select(Photo)).all()
    assert (photo.report_id, photo.role) == (found.id, "before")
    waits = db.select(OutboxRow.kind).where(OutboxRow.queue == outbox.EXCHANGE, OutboxRow.dead_at.is_not(None))
    assert db.session.scalars(waits).all() == []
