"""What a page names at once for its screen and language, and the compressed copies that its files are served as."""

from __future__ import annotations

import gzip
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.extensions import SETTINGS_KEY
from app.web.first_load import SCREEN_WORDS, SCREENS, WORDS
from tests import factories as make
from tests.conftest import ROOT

PAGE = (
    '<!doctype html><html lang="fr"><head><title>x</title><meta name="description" content="x" />'
    '<script type="module" src="/assets/main-1.js"></script><link rel="modulepreload" href="/assets/core-1.js">'
    "</head></html>"
)
CORE = {"file": "assets/core-1.js", "assets": ["assets/atkinson-hyperlegible-latin-400-normal-1.woff2"]}
MANIFEST = {
    "_core-1.js": CORE,
    "_report-1.js": {"file": "assets/report-1.js", "imports": ["_core-1.js"], "css": ["assets/report-1.css"]},
    SCREENS["signaler"]: {"file": "assets/ReportFlow-1.js", "imports": ["_report-1.js"]},
    "src/i18n/resident.en.ts": {"file": "assets/resident.en-1.js", "imports": ["_core-1.js"]},
    "src/i18n/where.en.ts": {"file": "assets/where.en-1.js"},
}
SCRIPT = b"console.log('bonjour');" * 100


@pytest.fixture
def built(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small build with its manifest and a script in three forms."""
    (tmp_path / ".vite").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(MANIFEST), "utf-8")
    (tmp_path / "assets" / "core-1.js").write_bytes(SCRIPT)
    (tmp_path / "assets" / "core-1.js.gz").write_bytes(gzip.compress(SCRIPT))
    (tmp_path / "assets" / "core-1.js.br").write_bytes(b"small")
    (tmp_path / "assets" / "plain-1.js").write_bytes(SCRIPT)
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(app.extensions[SETTINGS_KEY], frontend_dir=tmp_path))
    make.make_jurisdiction()
    return tmp_path


def named(page: str, relation: str) -> list[str]:
    """The addresses of a page's links of one kind."""
    return re.findall(rf'<link rel="{relation}"[^>]*href="([^"]+)"', page)


def test_report_page_names_its_screen_once_and_what_it_rests_on(client: FlaskClient, built: Path) -> None:
    page = client.get("/signaler", headers={"Accept-Language": "fr"}).text
    scripts = named(page, "modulepreload")
    assert sorted(scripts) == ["/assets/ReportFlow-1.js", "/assets/core-1.js", "/assets/report-1.js"]
    assert named(page, "preload") == [
        "/assets/report-1.css",
        "/assets/atkinson-hyperlegible-latin-400-normal-1.woff2",
        "/api/v1/town?lang=fr",
    ]


def test_visitor_of_another_language_gets_its_words_named(client: FlaskClient, built: Path) -> None:
    answer = client.get("/signaler", headers={"Accept-Language": "en-GB,en;q=0.9"})
    scripts = named(answer.text, "modulepreload")
    assert {"/assets/resident.en-1.js", "/assets/where.en-1.js"} <= set(scripts)
    assert "/api/v1/town?lang=en" in named(answer.text, "preload")
    assert "Accept-Language" in answer.headers["Vary"]
    arabic = client.get("/", headers={"Accept-Language": "ar"}).text
    assert named(arabic, "preload") == ["/api/v1/town?lang=ar"]


def test_home_names_no_screen_and_a_build_without_manifest_is_served_as_it_is(client: FlaskClient, built: Path) -> None:
    assert named(client.get("/").text, "modulepreload") == ["/assets/core-1.js"]
    (built / ".vite" / "manifest.json").unlink()
    assert client.get("/signaler").text == PAGE


def test_new_build_is_named_without_a_restart(client: FlaskClient, built: Path) -> None:
    client.get("/signaler")
    newer = MANIFEST | {SCREENS["signaler"]: {"file": "assets/ReportFlow-2.js"}}
    path = built / ".vite" / "manifest.json"
    path.write_text(json.dumps(newer), "utf-8")
    os.utime(path, ns=(1, 1))
    assert "/assets/ReportFlow-2.js" in named(client.get("/signaler").text, "modulepreload")


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("gzip, br;q=0", "gzip"), ("identity", None), ("", None)],
)
def test_browser_gets_the_copy_it_can_read(client: FlaskClient, built: Path, accepted: str, coding: str | None) -> None:
    with client.get("/assets/core-1.js", headers={"Accept-Encoding": accepted}) as answer:
        content = answer.data
    assert answer.headers.get("Content-Encoding") == coding
    assert answer.mimetype == "text/javascript"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert "immutable" in answer.headers["Cache-Control"]
    if coding == "br":
        assert content == b"small"
    else:
        assert (gzip.decompress(content) if coding else content) == SCRIPT


def test_stranger_cannot_read_the_manifest_nor_miss_a_file_without_copies(client: FlaskClient, built: Path) -> None:
    assert client.get("/.vite/manifest.json").status_code == 404
    with client.get("/assets/plain-1.js", headers={"Accept-Encoding": "br"}) as plain:
        assert plain.data == SCRIPT
    assert "Content-Encoding" not in plain.headers


def test_every_screen_and_room_named_exists_in_the_source() -> None:
    source = ROOT / "frontend"
    assert [path for path in SCREENS.values() if not (source / path).is_file()] == []
    rooms = {*WORDS, *(room for rooms in SCREEN_WORDS.values() for room in rooms)}
    assert [room for room in rooms if not (source / f"src/i18n/{room}.en.ts").is_file()] == []
    assert set(SCREEN_WORDS) <= set(SCREENS)
