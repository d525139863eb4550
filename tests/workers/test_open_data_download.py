"""A download of open data that breaks off goes on where it stopped, from a real server."""

from __future__ import annotations

import contextlib
import http.client
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.opendata.conftest import Place
from tests.service import free_port
from tests.workers.conftest import ROOT, Plant, wait_until

pytestmark = pytest.mark.kill

BASE = "/opendata/v1/reports"


def ask(host: str, path: str, *, most: int | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer; the connection is broken off after `most` bytes."""
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with contextlib.closing(connection), connection.getresponse() as answer:
        return answer.status, dict(answer.headers), answer.read(most)


def answers(host: str) -> bool:
    try:
        return ask(host, BASE)[0] == 200
    except OSError:
        return False


def serve(plant: Plant) -> str:
    """The address of a real web server on the test's database, once it answers."""
    host = f"127.0.0.1:{free_port()}"
    environment = plant.environment | {"RUECLAIRE_LISTEN": host, "RUECLAIRE_WEB_WORKERS": "1"}
    with (plant.folder / "web.log").open("ab") as log:
        plant.processes["web"] = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "wsgi:app"],
            cwd=ROOT, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    wait_until(lambda: answers(host), 90, what="the web server answers")
    return host


def test_reader_goes_on_with_a_broken_download_where_it_stopped(
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
    # What was begun of another edition is sent from its beginning.
    status, _, other = ask(host, path, Range="bytes=1000-", If_Range='"of-yesterday"')
    assert (status, other) == (200, whole)

    if shutil.which("curl"):
        (tmp_path / "all.csv").write_bytes(start)
        command = ["curl", "-sfO", "-C", "-", f"http://{host}{path}"]
        done = subprocess.run(command, cwd=tmp_path, timeout=60, check=False)
        assert (done.returncode, (tmp_path / "all.csv").read_bytes()) == (0, whole)
