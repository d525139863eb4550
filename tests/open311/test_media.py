"""Pictures that a program names by address: fetched by a worker, taken in as every picture, refused with a reason."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.actions import media_fetches
from app.channels.outward import NoAnswer
from app.core import clock
from app.core.extensions import SETTINGS_KEY, db
from app.models import MediaFetch, OutboxRow, Photo, Report, StatusUpdate
from tests import factories as make
from tests.open311.calls import picture, post
from workers.jobs import HANDLERS


class Shelf:
    """A web server with one picture; `status` is what it answers."""

    def __init__(self) -> None:
        self.status, self.body, self.calls, self.url = 200, picture(), 0, ""


@pytest.fixture
def shelf(app: Flask) -> Iterator[Shelf]:
    """A server on loopback that the operator lets pictures be fetched from."""
    found = Shelf()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.calls += 1
            self.send_response(found.status)
            self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    place = f"127.0.0.1:{server.server_address[1]}"
    found.url = f"http://{place}/photo.jpg"
    kept = app.extensions[SETTINGS_KEY]
    app.extensions[SETTINGS_KEY] = replace(kept, media_private_hosts=(place,))
    yield found
    app.extensions[SETTINGS_KEY] = kept
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def key(app: Flask) -> str:
    town = make.make_jurisdiction()
    make.make_department(town, is_fallback=True)
    make.make_service(town)
    return make.make_key(town)


def send(client: FlaskClient, key: str, url: str, status: int = 201) -> Any:
    where = {"lat": str(make.CENTRE[0]), "long": str(make.CENTRE[1])}
    return post(client, "requests.json", status, api_key=key, service_code="lampadaire", media_url=url, **where)


def the_row() -> OutboxRow:
    return db.session.scalars(db.select(OutboxRow).where(OutboxRow.kind == "media.fetch")).one()


def work() -> None:
    """As the worker that took the row."""
    row = the_row()
    HANDLERS[row.kind](row.subject_id)
    db.session.expire_all()


def test_a_worker_fetches_the_picture_and_gives_it_to_the_report(client: FlaskClient, key: str, shelf: Shelf) -> None:
    send(client, key, shelf.url)
    assert shelf.calls == 0
    work()
    photo = db.session.scalars(db.select(Photo)).one()
    report = db.session.scalars(db.select(Report)).one()
    assert (photo.report_id, photo.state, photo.role, photo.width) == (report.id, "pending", "before", 64)
    assert report.has_photo
    fetched = db.session.scalars(db.select(MediaFetch)).one()
    assert (fetched.state, fetched.url, fetched.id) == ("done", None, photo.id)
    work()
    assert shelf.calls == 1
    assert db.session.scalar(db.select(db.func.count()).select_from(Photo)) == 1


@pytest.mark.parametrize(
    ("status", "body"), [(404, b""), (410, b""), (200, b"<html>no picture</html>"), (200, b"\xff\xd8\xff\xe0broken")]
)
def test_what_is_no_picture_is_refused_with_a_reason_for_staff_alone(
    client: FlaskClient, key: str, shelf: Shelf, status: int, body: bytes
) -> None:
    shelf.status, shelf.body = status, body
    send(client, key, shelf.url)
    work()
    fetched = db.session.scalars(db.select(MediaFetch)).one()
    assert (fetched.state, fetched.url) == ("refused", None)
    note = db.session.scalars(db.select(StatusUpdate).where(StatusUpdate.kind == "note")).one()
    assert not note.is_public
    assert (fetched.reason or "?").rstrip(".") in (note.note or "")
    assert db.session.scalars(db.select(Photo)).all() == []


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_in_trouble_is_asked_again_and_at_last_given_up(
    client: FlaskClient, key: str, shelf: Shelf, status: int
) -> None:
    shelf.status = status
    send(client, key, shelf.url)
    with pytest.raises(NoAnswer):
        work()
    db.session.rollback()
    fetched = db.session.scalars(db.select(MediaFetch)).one()
    assert fetched.state == "pending"
    fetched.created_at = clock.now() - media_fetches.PATIENCE - timedelta(hours=1)
    db.session.commit()
    work()
    assert db.session.scalars(db.select(MediaFetch.state)).one() == "refused"


def test_too_many_bytes_are_refused(client: FlaskClient, key: str, shelf: Shelf, app: Flask) -> None:
    app.extensions[SETTINGS_KEY] = replace(app.extensions[SETTINGS_KEY], photo_max_bytes=100)
    send(client, key, shelf.url)
    work()
    assert db.session.scalars(db.select(MediaFetch.state)).one() == "refused"


@pytest.mark.parametrize("url", ["http://127.0.0.1/a.jpg", "file:///etc/passwd", "http://[::1]/", "ftp://a.example/b"])
def test_an_address_that_leads_inside_is_named_at_once(client: FlaskClient, key: str, url: str) -> None:
    (problem,) = send(client, key, url, 400)
    assert problem["description"].startswith("media_url cannot be fetched")
    assert db.session.scalars(db.select(Report)).all() == []


def test_a_name_that_leads_inside_is_never_called_by_the_worker(
    client: FlaskClient, key: str, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, app: Flask
) -> None:
    port = int(shelf.url.rpartition(":")[2].partition("/")[0])
    app.extensions[SETTINGS_KEY] = replace(app.extensions[SETTINGS_KEY], media_private_hosts=())
    monkeypatch.setattr("app.channels.outward.OPEN_PORTS", (port,))
    monkeypatch.setattr(
        "app.channels.outward.socket.getaddrinfo", lambda *_a, **_k: [(2, 1, 6, "", ("127.0.0.1", port))]
    )
    send(client, key, f"http://pictures.example.org:{port}/photo.jpg")
    work()
    assert shelf.calls == 0
    assert db.session.scalars(db.select(MediaFetch.reason)).one() == "the host leads into a private network"
