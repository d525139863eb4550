"""The whole town: found on a map and in a list, watched by mail, and shown on another site."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.journeys.steps import wait_for_map
from tests.service import Service


@contextmanager
def another_site(page_source: str) -> Iterator[str]:
    """A web site of somebody else's, of one page; its address."""

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page_source.encode())

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_resident_narrows_map_and_list_and_finds_the_same_by_address(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    page.goto("/")
    page.get_by_role("link", name="Toute la ville").click()
    expect(page.get_by_role("heading", name="Toute la ville")).to_be_visible()
    wait_for_map(page)
    counted = page.get_by_role("heading", level=2)
    expect(counted).to_have_text(re.compile(r"\d+ signalements"))
    whole = counted.inner_text()
    page.get_by_role("combobox", name="État").select_option("resolved")
    expect(page).to_have_url(re.compile(r"etat=repares"))
    expect(counted).not_to_have_text(whole)
    fixed = counted.inner_text()
    for badge in page.get_by_role("list", name="Liste des signalements").locator(".badge").all()[:5]:
        expect(badge).to_have_text("Réparé")
    shoot(page, "town-phone")
    page.reload()
    expect(counted).to_have_text(fixed)
    expect(page.get_by_role("combobox", name="État")).to_have_value("resolved")
    page.get_by_role("button", name="Tout afficher").click()
    expect(counted).to_have_text(whole)
    page.get_by_role("button", name="Liste seule").click()
    rows = page.get_by_role("list", name="Liste des signalements").get_by_role("listitem")
    expect(rows).to_have_count(30)
    page.get_by_role("button", name="Voir la suite").click()
    expect(rows).to_have_count(60)


def test_resident_is_told_of_a_quarter_after_confirming_by_mail(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None]
) -> None:
    email = "veille@exemple.example"
    page = open_page()
    page.goto("/alertes")
    page.get_by_role("button", name="Recevoir cette alerte").click()
    expect(page.get_by_text("Indiquez votre adresse e-mail.")).to_be_visible()
    page.get_by_label("Choisissez un quartier").select_option(index=1)
    expect(page.get_by_text("ces 30 derniers jours")).to_be_visible()
    page.get_by_label("Votre e-mail").fill(email)
    shoot(page, "alert-phone")
    page.get_by_role("button", name="Recevoir cette alerte").click()
    expect(page.get_by_role("heading", name="Regardez votre boîte")).to_be_visible()
    (mail,) = town.wait_for_mail(email, "Confirmez votre alerte")
    link = re.search(r"http\S+/alertes/\S+", mail.text)
    assert link, mail.text
    page.goto(link[0].replace(town.base_url, ""))
    mine = "from alerts a join reporters r on r.id = a.reporter_id where r.email = %s"
    assert town.query(f"select a.confirmed_at {mine}", email) == [(None,)], (
        "opening a link, as scanners do, is no answer"
    )
    page.get_by_role("button", name="Oui, je veux cette alerte").click()
    expect(page.get_by_text("est active")).to_be_visible()
    page.goto(link[0].replace(town.base_url, "") + "?arreter=1")
    page.get_by_role("button", name="Arrêter cette alerte").click()
    expect(page.get_by_text("est arrêtée")).to_be_visible()
    assert town.query(f"select a.ended_at is not null {mine}", email) == [(True,)]


def test_another_site_may_frame_the_embedded_page_and_no_other(town: Service, open_page: Callable[..., Page]) -> None:
    page = open_page(phone=False)
    frames = "".join(
        f'<iframe id="{name}" src="{town.base_url}{path}" width="600" height="500"></iframe>'
        for name, path in (("list", "/embed?vue=liste&lang=en"), ("map", "/embed"), ("home", "/"), ("town", "/ville"))
    )
    with another_site(f"<!doctype html><title>Mairie</title>{frames}") as address:
        page.goto(address)
        inside = page.frame_locator("#list")
        expect(inside.get_by_role("list", name="List of reports").get_by_role("link").first).to_be_visible()
        expect(page.frame_locator("#map").locator("body[data-map=ready]")).to_be_attached(timeout=40_000)
        for refused in ("#home", "#town"):
            expect(page.frame_locator(refused).get_by_role("heading")).to_have_count(0)
        assert page.context.cookies() == []
    page.goto("/embed?vue=liste")
    expect(page.get_by_role("list", name="Liste des signalements").get_by_role("link").first).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
