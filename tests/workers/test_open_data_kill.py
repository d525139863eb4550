"""A worker killed in the middle of a build, and a download broken in the middle: what is published stays whole."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import http.client
import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from app.actions import open_data
from app.actions.open_data_sweeping import WRITING
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import OpenDataFile, OpenDataMonth, OutboxRow
from tests.mail import _free_port
from tests.opendata.conftest import Place
from tests.workers.conftest import ROOT, Plant, wait_until

pytestmark = pytest.mark.kill

BASE = "/opendata/v1/reports"
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
HELD = "2025-06-01"
OLD = 2 * 3600


def edition(client: FlaskClient) -> dict[str, bytes]:
    """Every published file by its address, as it is listed: sizes and sums are true."""
    listed, found = client.get(BASE).json, {}
    for part in [listed["whole"], *listed["months"]]:
        for one in part["files"]:
            address = urlsplit(one["url"])
            content = client.get(f"{address.path}?{address.query}").get_data()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (one["bytes"], one["sha256"])
            found[address.path] = content
    return found


def built() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(OpenDataMonth)) or 0


def is_idle() -> bool:
    db.session.rollback()
    waiting = select(OutboxRow.id).where(OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None))
    return db.session.scalars(waiting).first() is None


def test_worker_killed_in_the_middle_leaves_the_edition_and_another_finishes(plant: Plant, client: FlaskClient) -> None:
    plant.environment["TMPDIR"] = str(plant.folder)
    place = Place()
    place.reports(6, "2025-12-10")
    place.build()
    before = edition(client)
    for month in MONTHS[:-1]:
        place.reports(6, f"{month}-10")
    open_data.ask_build(place.town, "kill")
    db.session.commit()
    with db.engine.connect() as other:
        other.execute(
            text("insert into open_data_months (jurisdiction_id, month, fingerprint) values (:town, :month, 'held')"),
            {"town": place.town.id, "month": HELD},
        )
        plant.start("relay", "exports")
        wait_until(lambda: built() >= 6, what="the months before the one that is held are built")
        plant.kill("exports")
        other.rollback()
    assert built() < len(MONTHS)
    now = edition(client)
    assert {path: now[path] for path in before if "/all." in path} == {
        path: content for path, content in before.items() if "/all." in path
    }
    left = plant.folder / f"{WRITING}left.csv"
    left.write_bytes(b"half a fi")
    os.utime(left, (time.time() - OLD, time.time() - OLD))
    plant.start("exports")
    wait_until(is_idle, 120, what="another worker finishes the build")
    after = edition(client)
    rows = list(csv.DictReader(io.StringIO(after[f"{BASE}/all.csv"].decode(), newline="")))
    assert sorted(row["period_start"][:7] for row in rows) == sorted(MONTHS * 6)
    named = set(db.session.scalars(select(OpenDataFile.file_key)))
    assert named <= {found.key for found in open_storage(settings).list(f"open-data/{place.town.id}")}
    assert not left.exists()


def serve(plant: Plant) -> str:
    """The address of a real web server on the test's database, once it answers."""
    host = f"127.0.0.1:{_free_port()}"
    environment = plant.environment | {"RUECLAIRE_LISTEN": host, "RUECLAIRE_WEB_WORKERS": "1"}
    with (plant.folder / "web.log").open("ab") as log:
        plant.processes["web"] = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "wsgi:app"],
            cwd=ROOT, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    wait_until(lambda: _answers(host), what="the web server answers")
    return host


def _answers(host: str) -> bool:
    try:
        return ask(host, BASE)[0] == 200
    except OSError:
        return False


def ask(host: str, path: str, *, most: int | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer; the connection is broken off after `most` bytes."""
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with contextlib.closing(connection), connection.getresponse() as answer:
        return answer.status, dict(answer.headers), answer.read(most)


def test_broken_download_goes_on_where_it_stopped_on_a_real_server(
    plant: Plant, client: FlaskClient, tmp_path: Path
) -> None:
    place = Place()
    place.reports(40)
    place.build()
    path = f"{BASE}/all.csv"
    whole = client.get(path).get_data()
    host = serve(plant)

    _, headers, start = ask(host, path, most=1_000)
    tag = headers["ETag"]
    status, headers, rest = ask(host, path, Range="bytes=1000-", If_Range=tag)
    assert (status, headers["Content-Range"]) == (206, f"bytes 1000-{len(whole) - 1}/{len(whole)}")
    assert start + rest == whole
    assert ask(host, path, If_None_Match=tag)[0] == 304

    if shutil.which("curl"):
        (tmp_path / "all.csv").write_bytes(start)
        done = subprocess.run(
            ["curl", "-sfO", "-C", "-", f"http://{host}{path}"], cwd=tmp_path, timeout=60, check=False
        )
        assert (done.returncode, (tmp_path / "all.csv").read_bytes()) == (0, whole)

    place.reports(20, service=place.litter)
    place.build()
    status, _, newer = ask(host, path, Range="bytes=1000-", If_Range=tag)
    assert (status, newer) == (200, client.get(path).get_data())
