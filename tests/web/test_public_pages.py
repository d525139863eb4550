"""What is public: feeds that readers accept, tags for those who share, a page to frame, and nobody's name in any."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.actions import tokens
from app.core import clock
from app.core.extensions import SETTINGS_KEY, db
from app.models import StatusUpdate
from tests import factories as make

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/feeds/reports.atom"
PAGE = '<!doctype html><html lang="fr"><head><title>x</title><meta name="description" content="x" /></head></html>'
CANARIES = {
    "mail": "camille.canari@exemple.example",
    "telephone": "06 99 88 77 66",
    "name": "Camille Canari",
    "device": "the-secret-of-a-phone-that-nobody-may-read",
    "staff": "Stanislas Coulisse",
    "note": "Mot interne du portail",
}


@pytest.fixture
def town(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A town with a built front end of a line each."""
    for name in ("index.html", "crew.html", "staff.html", "embed.html"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    settings = app.extensions[SETTINGS_KEY]
    monkeypatch.setitem(
        app.extensions, SETTINGS_KEY, replace(settings, frontend_dir=tmp_path, base_url="https://ville.example")
    )
    town = make.make_jurisdiction(name="Clairval")
    town.desk = make.make_department(town, is_fallback=True)
    town.lamp = make.make_service(town)
    return town


def plant(town: Any) -> tuple[Any, Any]:
    """A public and a private report by somebody who wrote down everything about themselves."""
    person = make.make_reporter(
        town, CANARIES["mail"], phone=CANARIES["telephone"], name=CANARIES["name"], device_hash="d" * 32
    )
    staff = make.make_staff(town, "crew", name=CANARIES["staff"])
    values = {
        "description": f"Appelez-moi au {CANARIES['telephone']} ou {CANARIES['mail']}",
        "address": f"4 rue Foch, {CANARIES['telephone']}",
        "reporter_id": person.id,
        "device_hash": tokens.device_hash(CANARIES["device"]),
        "assigned_to_id": staff.id,
    }
    public = make.make_report(town, town.lamp, town.desk, **values)
    private = make.make_report(town, town.lamp, town.desk, is_private=True, **values)
    for report in (public, private):
        make.make_subscription(report, person)
        make.save(
            StatusUpdate(
                jurisdiction_id=town.id, report_id=report.id, kind="note", status="received", note=CANARIES["note"],
                is_public=False, actor_kind="staff", staff_id=staff.id,
            )
        )  # fmt: skip
    make.make_alert(town, person, label="Chez Camille Canari")
    return public, private


def entries(client: FlaskClient, query: str = "") -> list[ET.Element]:
    answer = client.get(f"{FEED}?{query}")
    assert answer.status_code == 200, answer.data
    return ET.fromstring(answer.data).findall(f"{ATOM}entry")  # noqa: S314 - our own answer


def tags_of(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page)
    return dict(found)


def test_feed_is_what_rfc_4287_asks_of_one(town: Any, client: FlaskClient) -> None:
    report = make.make_report(town, town.lamp, town.desk, address="4 rue Foch", description="Mât \x0b<penché> & noir")
    photo = make.make_photo(report, state="ready", copies={"800": {"key": "none", "width": 8, "height": 8}})
    answer = client.get(FEED)
    assert answer.mimetype == "application/atom+xml"
    feed = ET.fromstring(answer.data)  # noqa: S314 - our own answer
    for name in ("id", "title", "updated"):  # 4.1.1: exactly one each, and an author for entries without their own
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Rue Claire, Clairval"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"https://ville.example{FEED}", "alternate": "https://ville.example/ville"}
    (entry,) = feed.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "published", "summary"):
        assert len(entry.findall(f"{ATOM}{name}")) == 1
    assert entry.findtext(f"{ATOM}title") == "Lampadaire éteint, 4 rue Foch"
    assert "Mât <penché> & noir" in (entry.findtext(f"{ATOM}summary") or "")
    stamps = [entry.findtext(f"{ATOM}{name}") or "" for name in ("updated", "published")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp) for stamp in stamps)
    hrefs = {link.get("rel"): link.get("href") for link in entry.findall(f"{ATOM}link")}
    assert hrefs["alternate"] == f"https://ville.example/suivi/{report.public_id}"
    assert (hrefs["enclosure"] or "").startswith(f"https://ville.example/api/v1/photos/{photo.id}/800.jpg?v=")
    assert str(report.id) not in answer.text  # the phone's key is not an address


def test_reader_that_has_the_feed_is_told_so_until_something_changes(town: Any, client: FlaskClient) -> None:
    first = client.get(FEED)
    headers = {"If-None-Match": first.headers["ETag"]}
    assert (client.get(FEED, headers=headers).status_code, client.get(FEED, headers=headers).data) == (304, b"")
    make.make_report(town, town.lamp, town.desk)
    assert client.get(FEED, headers=headers).status_code == 200
    assert "Accept-Language" in first.headers["Vary"]
    assert "Street lamp out" in client.get(FEED, headers={"Accept-Language": "en"}).text


def test_feed_follows_the_same_selections_as_the_list(town: Any, client: FlaskClient) -> None:
    sign = make.make_service(town, "panneau", group="voirie")
    make.make_area(town, code="nord", name="Nord", box=(3.0, 45.06, 3.1, 45.1))
    make.make_report(town, town.lamp, town.desk)
    make.make_report(town, sign, town.desk, at=(45.08, 3.05))
    assert len(entries(client)) == 2
    assert len(entries(client, "quarter=nord")) == 1
    assert len(entries(client, "service=panneau")) == 1
    assert len(entries(client, "lat=45.05&lon=3.05&radius=100")) == 1
    for query in ("quarter=ailleurs", "street=nulle part", "lat=45", "service=rien", "radius=1"):
        assert client.get(f"{FEED}?{query}").status_code == 422


def test_shared_report_shows_what_it_is_and_its_covered_picture(town: Any, client: FlaskClient) -> None:
    report = make.make_report(town, town.lamp, town.desk, address='4 "rue" <Foch>')
    photo = make.make_photo(report, state="ready", copies={"800": {"key": "none", "width": 8, "height": 8}})
    make.make_photo(report, state="failed")
    answer = client.get(f"/suivi/{report.public_id}?jeton=secret", headers={"Accept-Language": "en-GB"})
    tags = tags_of(answer.text)
    assert tags["og:title"] == "Street lamp out · 4 &#34;rue&#34; &lt;Foch&gt;"
    assert tags["og:image"].startswith(f"https://ville.example/api/v1/photos/{photo.id}/800.jpg?v=")
    assert tags["og:url"] == f"https://ville.example/suivi/{report.public_id}"
    assert (tags["twitter:card"], tags["og:locale"]) == ("summary_large_image", "en_GB")
    assert f'<link rel="canonical" href="https://ville.example/suivi/{report.public_id}" />' in answer.text
    assert '<html lang="en"' in answer.text
    assert "secret" not in answer.text
    assert "Accept-Language" in answer.headers["Vary"]
    assert "Lampadaire éteint" in client.get(f"/suivi/{report.public_id}").text


def test_picture_that_is_not_ready_is_not_shared(town: Any, client: FlaskClient) -> None:
    report = make.make_report(town, town.lamp, town.desk)
    make.make_photo(report, state="pending")
    tags = tags_of(client.get(f"/suivi/{report.public_id}").text)
    assert (tags["og:image"], tags["twitter:card"]) == ("https://ville.example/icons/lamp-512.png", "summary")


def test_private_and_unknown_reports_are_shared_alike_as_nothing(town: Any, client: FlaskClient) -> None:
    report = make.make_report(town, town.lamp, town.desk, is_private=True, address="4 rue Foch")
    secret, unknown = (client.get(f"/suivi/{number}") for number in (report.public_id, "RC-2026-99999999"))
    assert secret.data == unknown.data
    assert secret.status_code == unknown.status_code == 200
    assert 'content="noindex"' in secret.text


def test_town_page_leads_to_its_feed(town: Any, client: FlaskClient) -> None:
    page = client.get("/ville").text
    assert tags_of(page)["og:title"] == "Les signalements à Clairval – Rue Claire"
    assert 'type="application/atom+xml"' in page


def test_only_the_embedded_page_may_be_framed(town: Any, client: FlaskClient) -> None:
    framed = client.get("/embed")
    assert "frame-ancestors 'self' *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert "Set-Cookie" not in framed.headers
    assert "script-src 'self'" in framed.headers["Content-Security-Policy"]
    report = make.make_report(town, town.lamp, town.desk)
    for path in ("/", "/ville", "/alertes", "/integrer", "/crew", "/staff", f"/suivi/{report.public_id}", FEED):
        headers = client.get(path).headers
        assert headers["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], path


@pytest.mark.parametrize(
    ("origins", "ancestors"),
    [
        (["https://www.clairval.example"], "'self' https://www.clairval.example"),
        (["https://*.clairval.example:8443", "x; script-src *"], "'self' https://*.clairval.example:8443"),
        (["https://a.example 'unsafe-inline'"], "'self'"),
    ],
)
def test_town_says_who_may_frame_it_and_nothing_else(
    town: Any, client: FlaskClient, origins: list[str], ancestors: str
) -> None:
    town.settings = {**town.settings, "embed_origins": origins}
    db.session.commit()
    policy = client.get("/embed").headers["Content-Security-Policy"]
    assert policy.endswith(f"frame-ancestors {ancestors}")
    assert policy.count("script-src") == 1


@pytest.mark.parametrize("locale", ["fr", "en", "ar"])
def test_nothing_public_says_who_reported(town: Any, client: FlaskClient, locale: str) -> None:
    public, private = plant(town)
    make.make_photo(public, state="ready", copies={"800": {"key": "none", "width": 8, "height": 8}})
    paths = [
        FEED, "/api/v1/reports", "/api/v1/reports?q=canari", "/api/v1/quarters", "/ville", "/embed",
        f"/suivi/{public.public_id}", f"/suivi/{private.public_id}",
        "/api/v1/tiles/carreville/reports/15/16661/11781.mvt", "/api/v1/tiles/carreville/reports/10/520/368.mvt",
    ]  # fmt: skip
    for path in paths:
        answer = client.get(path, headers={"Accept-Language": locale})
        assert answer.status_code == 200, path
        said = answer.data.decode("latin-1") + json.dumps(dict(answer.headers))
        for report in (public, private):
            assert tokens.follow_token(report) not in said, path
            assert str(report.id) not in said, path
        for what, canary in CANARIES.items():
            assert canary not in said, f"{what} in {path}"
            assert canary.replace(" ", "") not in said, f"{what} in {path}"
        if path != f"/suivi/{private.public_id}":
            assert private.public_id not in said, path


def test_feed_is_not_older_than_its_newest_entry(town: Any, client: FlaskClient) -> None:
    now = clock.now()
    make.make_report(town, town.lamp, town.desk, updated_at=now)
    make.make_report(town, town.lamp, town.desk, updated_at=now - timedelta(days=3))
    feed = ET.fromstring(client.get(FEED).data)  # noqa: S314 - our own answer
    newest = max(entry.findtext(f"{ATOM}updated") or "" for entry in feed.findall(f"{ATOM}entry"))
    assert feed.findtext(f"{ATOM}updated") == newest
