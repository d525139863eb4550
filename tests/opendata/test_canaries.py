"""Forty canaries are written down wherever people are, and nothing that anybody can read in public holds one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import feeds
from app.models import Report
from app.web.auth import access_of
from tests.opendata import canaries
from tests.opendata.conftest import Place

CENTRE = {"latitude": "45.05", "longitude": "3.02", "lat": "45.05", "lon": "3.02", "long": "3.02", "q": "lampadaire"}
TILES = (("15", "16659", "11781"), ("14", "8329", "5890"), ("11", "1041", "736"))
MUST_SPEAK = (
    "/api/v1/reports", "/api/v1/town", "/api/v1/quarters", "/api/v1/openapi.json", "/feeds/reports.atom",
    "/opendata/v1/reports", "/opendata/v1/reports/all.csv", "/opendata/v1/reports/all.geojson",
    "/opendata/v1/reports/all.gpkg", "/opendata/v1/statistics", "/feeds/reports.rss", "/feeds/planned.ics", "/opendata/v1/catalog.jsonld",
    "/open311/v2/requests.json", "/open311/v2/requests.xml",
)  # fmt: skip
"""Addresses that must have answered, lest nothing is found because nothing was read."""


@pytest.fixture
def planted(place: Place) -> list[Report]:
    """The canaries, among reports enough for a dataset."""
    found = canaries.plant(place)
    place.reports(6)
    place.reports(6, status="resolved", area=place.east)
    place.build()
    return found


def public_addresses(app: Flask, place: Place, reports: list[Report]) -> Iterator[str]:
    """Every GET route that asks for no account, with everything that its arguments may be here."""
    numbers = [report.public_id for report in reports]
    known: dict[str, list[str]] = {
        "public_id": numbers, "report_id": [str(report.id) for report in reports],
        "part": ["all", "2026-03"], "kind": ["csv", "geojson", "gpkg"], "town": [place.town.slug],
        "suffix": ["json", "xml"], "number": numbers, "code": ["lampadaire", "violence"], "name": ["manifest.webmanifest"],
    }  # fmt: skip
    for rule in app.url_map.iter_rules():
        allowed = access_of(app, rule.endpoint, "GET")
        if "GET" not in (rule.methods or ()) or allowed is None or allowed.kind not in {"public", "follower"}:
            continue
        if {"z", "x", "y"} <= rule.arguments:
            choices = [dict(zip("zxy", tile, strict=True)) for tile in TILES]
        else:
            choices = [{}]
        for name in sorted(rule.arguments - {"z", "x", "y"}):
            values = known.get(name, ["x"])
            choices = [one | {name: value} for one in choices for value in values]
        for one in choices:
            yield _built(rule, one)


def _built(rule: Any, values: dict[str, str]) -> str:
    path = "".join(
        quote(values.get(part, part)) if is_argument else part for is_argument, part in rule._trace if part != "|"
    )
    return str(path)


def read_all(app: Flask, client: FlaskClient, place: Place, reports: list[Report]) -> dict[str, set[str]]:
    """By address: the canaries found in its answer, in body and headers."""
    found: dict[str, set[str]] = {}
    for address in public_addresses(app, place, reports):
        for query in ({}, CENTRE, {"lang": "en", "extensions": "true"}):
            answer = client.get(address, query_string=query)
            body = answer.data
            answer.close()
            if answer.headers.get("Content-Encoding") == "gzip" or body[:2] == b"\x1f\x8b":
                body = gzip.decompress(body)
            seen = canaries.found_in(body + str(answer.headers).encode())
            if answer.status_code == 200 or seen:
                found[address] = found.get(address, set()) | seen
    return found


def test_nobody_reads_a_canary_in_public(app: Flask, client: FlaskClient, place: Place, planted: list[Report]) -> None:
    assert len(set(canaries.ALL)) == 40
    found = read_all(app, client, place, planted)
    assert [address for address in MUST_SPEAK if address not in found] == []
    assert {f"/api/v1/reports/{report.public_id}" for report in planted[:8]} <= set(found)
    assert {address: seen for address, seen in found.items() if seen} == {}


def test_sweep_finds_what_an_unmasked_feed_lets_through(
    app: Flask, client: FlaskClient, place: Place, planted: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "mask", lambda text, _locale: text)
    found = read_all(app, client, place, planted)
    leaks = {address: seen for address, seen in found.items() if seen}
    assert set(leaks) == {"/feeds/reports.atom", "/feeds/reports.rss"}
    for seen in leaks.values():
        assert {canaries.PHONES[1], canaries.MAILS[1], canaries.PLATES[1]} <= seen


@pytest.mark.parametrize("one", canaries.ALL)
def test_sweep_finds_each_canary_however_it_is_written(one: str) -> None:
    assert canaries.found_in(one.upper().encode()) >= {one}
    assert canaries.found_in(json.dumps({"a": one}).encode()) >= {one}
    assert canaries.found_in(f"/x?y={quote(one)}".encode()) >= {one}
    assert canaries.found_in(b"nothing to see, 06 11 22 33 44") == set()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("+33639980111", "06 39 98 01 11"), ("00 33 6 39 98 04 44", "0639980444"), ("AB901CD", "AB-901-CD")],
)
def test_sweep_finds_numbers_in_another_dress(written: str, meant: str) -> None:
    assert canaries.found_in(f"call {written}, please".encode()) == {meant}
