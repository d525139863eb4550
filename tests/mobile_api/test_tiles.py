"""Tiles over HTTP: what may be kept, for how long, and what is refused in words."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from geo.tiles import TILE_TYPE
from geo.town.load import stamp_version
from tests import factories as make

TILE = "15/16661/11781"
"""The tile of zoom 15 that holds the middle of the square town."""


@pytest.fixture
def town(app: Any) -> Any:
    town = make.make_jurisdiction()
    town.lamp, town.desk = make.make_service(town), make.make_department(town)
    make.make_area(town, code="halles", box=(3.0, 45.0, 3.1, 45.1))
    return town


def test_base_tile_comes_as_a_vector_tile_that_may_be_kept(town: Any, client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/tiles/carreville/base/{TILE}.mvt")
    assert (answer.status_code, answer.mimetype) == (200, TILE_TYPE)
    assert b"halles" in answer.data
    assert "public, max-age=3600" in answer.headers["Cache-Control"]


def test_known_base_tile_is_not_made_again_until_an_import(
    town: Any, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/api/v1/tiles/carreville/base/{TILE}.mvt"
    headers = {"If-None-Match": client.get(path).headers["ETag"]}
    with monkeypatch.context() as patched:
        patched.setattr("geo.tiles.base_tile", lambda *_: pytest.fail("made again"))
        answer = client.get(path, headers=headers)
        assert (answer.status_code, answer.data) == (304, b"")
    stamp_version(town.id)
    assert client.get(path, headers=headers).status_code == 200


def test_reports_tile_changes_at_once_with_a_report(town: Any, client: FlaskClient) -> None:
    path = f"/api/v1/tiles/carreville/reports/{TILE}.mvt"
    first = client.get(path)
    assert first.status_code == 200
    headers = {"If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=headers).status_code == 304
    report = make.make_report(town, town.lamp, town.desk)
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    assert report.public_id.encode() in answer.data


def test_reports_tile_is_filtered_by_service_and_status(town: Any, client: FlaskClient) -> None:
    report = make.make_report(town, town.lamp, town.desk)
    number = report.public_id.encode()
    make.make_service(town, "corbeille")
    path = f"/api/v1/tiles/carreville/reports/{TILE}.mvt"
    assert number in client.get(f"{path}?service=lampadaire,corbeille&status=received").data
    assert number not in client.get(f"{path}?service=corbeille").data
    assert number not in client.get(f"{path}?status=resolved,in_progress").data


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"nulleville/base/{TILE}.mvt", 404, "town.unknown"),
        (f"nulleville/reports/{TILE}.mvt", 404, "town.unknown"),
        ("carreville/base/3/8/0.mvt", 404, "not_found"),
        ("carreville/reports/99/0/0.mvt", 404, "not_found"),
        ("carreville/reports/99999999999999999999/0/0.mvt", 404, "not_found"),
        (f"carreville/reports/{TILE}.mvt?service=nothing", 422, "service.unknown"),
        (f"carreville/reports/{TILE}.mvt?status=rejected", 422, "validation.failed"),
        (f"carreville/reports/{TILE}.mvt?status=nonsense", 422, "validation.failed"),
    ],
)
def test_what_does_not_exist_is_said_so(town: Any, client: FlaskClient, path: str, status: int, code: str) -> None:
    answer = client.get(f"/api/v1/tiles/{path}")
    assert (answer.status_code, answer.get_json()["code"]) == (status, code)
