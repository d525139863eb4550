"""Programs that are not ours, unmodified, against a server that listens; and inputs that nobody thought of."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from georeport import GeoReport
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.serving import make_server

from app.models import Report
from tests import factories as make
from tests.conftest import ROOT

QUESTIONS = [
    {"code": "sur", "datatype": "string", "is_required": True, "label": {"fr": "Sur quoi ?"}},
    {"code": "depuis", "datatype": "datetime", "label": {"fr": "Depuis ?"}},
    {"code": "combien", "datatype": "number", "label": {"fr": "Combien ?"}},
    {"code": "types", "datatype": "multivaluelist", "label": {"fr": "Quoi ?"}, "values": [{"key": "a", "name": {}}]},
]


@pytest.fixture
def world(app: Flask) -> tuple[str, list[str]]:
    """A key, and the numbers of two reports."""
    town = make.make_jurisdiction()
    department = make.make_department(town, is_fallback=True)
    lamp = make.make_service(town, keywords={"fr": ["lampe"]})
    make.make_service(town, "graffiti", questions=QUESTIONS)
    key = make.make_key(town, "reports:write", "reports:manage")
    found: list[Report] = [make.make_report(town, lamp, department, description=words) for words in ("Un <", "Deux &")]
    return key, [report.public_id for report in found]


@pytest.fixture
def url(app: Flask, world: Any) -> Iterator[str]:
    """The application, listening on loopback."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/open311/v2"
    server.shutdown()
    thread.join()


@pytest.mark.parametrize("output", ["json", "xml"])
def test_georeport_reads_everything(url: str, world: tuple[str, list[str]], output: str) -> None:
    program = GeoReport(url, jurisdiction="carreville", output_format=output)
    services = {one["service_code"]: one for one in program.get_service_list()}
    assert set(services) == {"lampadaire", "graffiti"}
    assert services["lampadaire"]["keywords"] == "lampe"
    definition = program.get_service_definition("graffiti")
    attributes = definition["attributes"] if output == "json" else definition["attributes"]["attribute"]
    assert [one["code"] for one in attributes] == ["sur", "depuis", "combien", "types"]
    numbers = world[1]
    found = program.get_service_requests(service_code="lampadaire", status="open")
    assert {one["service_request_id"] for one in found} == set(numbers)
    assert program.get_service_request(numbers[0])["description"] == "Un <"
    both = program.get_service_requests(service_request_id=",".join(numbers))
    assert sorted(one["description"] for one in both) == ["Deux &", "Un <"]


def test_a_plain_http_client_files_and_reads_it_back(url: str, world: tuple[str, list[str]]) -> None:
    where = {"lat": make.CENTRE[0], "long": make.CENTRE[1]}
    sent = {"api_key": world[0], "service_code": "graffiti", "attribute[sur]": "Mur", "description": "Né 💡", **where}
    made = requests.post(f"{url}/requests.json", data=sent, timeout=30)
    assert made.status_code == 201
    number = made.json()[0]["service_request_id"]
    assert GeoReport(url).get_service_request(number)["description"] == "Né 💡"


def test_the_guides_python_runs_as_printed(url: str, world: tuple[str, list[str]]) -> None:
    guide = (ROOT / "docs" / "open311.md").read_text()
    code = guide.partition("```python\n")[2].partition("```")[0]
    assert "requests.json" in code
    code = code.replace("http://localhost:8000/open311/v2", url).replace("rck_…", world[0])
    code = code.replace("46.8512", str(make.CENTRE[0])).replace("2.2331", str(make.CENTRE[1]))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "open" in done.stdout


NAMES = st.sampled_from(
    ["jurisdiction_id", "service_code", "lat", "long", "address_string", "address_id", "email", "first_name",
     "last_name", "phone", "description", "media_url", "media_url[]", "attribute[sur]", "attribute[depuis]",
     "attribute[combien]", "attribute[types]", "attribute[types][]", "attribute[]", "attribute[[x]]", "device_id",
     "account_id", "service_request_id", "update_id", "status", "updated_datetime", "lang"]
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["45.05", "3.05", "graffiti", "lampadaire", "carreville", "1e400", "nan", "-0", "CLOSED", "open",
         "2026-11-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "a@b.fr", "http://[", "x" * 4001,
         "https://photos.example.org/a.jpg", "\x00", "\ud7ff\ufffe", "é" * 300]
    ),
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(NAMES, VALUES, max_size=8),
    path=st.sampled_from(["requests", "servicerequestupdates", "tokens/x", "services/x", "discovery"]),
    suffix=st.sampled_from(["xml", "json"]),
    is_whole=st.booleans(),
)
def test_nothing_that_is_posted_fails_on_our_side(
    client: FlaskClient, world: Any, fields: dict[str, str], path: str, suffix: str, is_whole: bool
) -> None:
    if is_whole:
        fields = {"service_code": "graffiti", "lat": "45.05", "long": "3.05", "attribute[sur]": "x", **fields}
    answer = client.post(f"/open311/v2/{path}.{suffix}?api_key={world[0]}", data=fields)
    assert answer.status_code in {200, 201, 400, 403, 404, 405}, answer.text
    if answer.status_code != 405:
        json.loads(answer.data) if suffix == "json" else ET.fromstring(answer.data)  # noqa: S314 - our own answer


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(NAMES, VALUES, max_size=5),
    number=st.text(max_size=12),
    suffix=st.sampled_from(["xml", "json"]),
)
def test_nothing_that_is_asked_by_path_or_window_fails_on_our_side(
    client: FlaskClient, world: Any, fields: dict[str, str], number: str, suffix: str
) -> None:
    from urllib.parse import quote

    for path in (f"tokens/{quote(number, safe='')}", f"services/{quote(number, safe='')}", "servicerequestupdates"):
        answer = client.get(f"/open311/v2/{path}.{suffix}", query_string=fields)
        assert answer.status_code in {200, 400, 404, 308}, answer.text
        if answer.content_type.startswith(("text/xml", "application/json")):
            json.loads(answer.data) if suffix == "json" else ET.fromstring(answer.data)  # noqa: S314
