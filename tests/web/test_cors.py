"""What a page of another site may call from a browser, and that no cookie ever goes with it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests import factories as make

ORIGIN = "https://carte.example"
SENDS = ("authorization", "content-type", "idempotency-key", "x-api-key")


def ask(client: FlaskClient, path: str, method: str) -> dict[str, str]:
    """A preflight, as a browser sends it; its CORS headers in small letters."""
    headers = {
        "Origin": ORIGIN, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": ",".join(SENDS),
    }  # fmt: skip
    answer = client.options(path, headers=headers)
    assert answer.status_code in {200, 204}, answer.text
    found = {name.lower(): value for name, value in answer.headers if name.lower().startswith("access-control-")}
    assert "access-control-allow-credentials" not in found
    return found


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/open311/v2/requests.json", "POST"),
        ("/open311/v2/requests.xml", "GET"),
        ("/open311/v2/servicerequestupdates.json", "POST"),
        ("/open311/v2/services/lampadaire.json", "GET"),
        ("/api/v1/services", "GET"),
        ("/api/v1/reports", "POST"),
        ("/api/v1/uploads", "POST"),
    ],
)
def test_a_page_elsewhere_is_let_through_with_a_key_and_without_cookies(
    client: FlaskClient, path: str, method: str
) -> None:
    found = ask(client, path, method)
    assert found["access-control-allow-origin"] == "*"
    assert method in found["access-control-allow-methods"].split(", ")
    listed = {name.strip().lower() for name in found["access-control-allow-headers"].split(",")}
    assert listed >= set(SENDS)
    assert int(found["access-control-max-age"]) > 0


@pytest.mark.parametrize(
    ("path", "method"),
    [("/staff/v1/session", "GET"), ("/api/v1/crew/route-sheet.pdf", "GET"), ("/staff/v1/reports", "GET")],
)
def test_a_page_elsewhere_is_not_let_into_what_needs_a_session(client: FlaskClient, path: str, method: str) -> None:
    answer = client.options(path, headers={"Origin": ORIGIN, "Access-Control-Request-Method": method})
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Access-Control-Allow-Origin" not in client.get(path, headers={"Origin": ORIGIN}).headers


def test_a_page_elsewhere_reads_answers_and_refusals(client: FlaskClient) -> None:
    make.make_department(make.make_jurisdiction(), is_fallback=True)
    read = client.get("/api/v1/services", headers={"Origin": ORIGIN})
    assert (read.status_code, read.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert "ETag" in read.headers["Access-Control-Expose-Headers"]
    refused = client.post("/open311/v2/requests.json", headers={"Origin": ORIGIN})
    assert (refused.status_code, refused.headers["Access-Control-Allow-Origin"]) == (403, "*")
    assert "Access-Control-Allow-Credentials" not in read.headers
    problem = client.post("/api/v1/reports", json={}, headers={"Origin": ORIGIN})
    assert (problem.status_code, problem.headers["Access-Control-Allow-Origin"]) == (422, "*")
