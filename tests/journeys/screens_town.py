"""The public town, alerts and the guide to the embedded page, in each of their states; part of the walk in screens.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.service import Service

EMAIL = "veilleuse@exemple.example"
ASK = "Recevoir cette alerte"

TOWN_STATES = (
    ("town-map", "Toute la ville, carte et liste"),
    ("town-list", "Toute la ville, liste seule"),
    ("town-nothing", "Toute la ville, aucun résultat"),
    ("alert-quarter", "Alerte : un quartier"),
    ("alert-errors", "Alerte : réponses à corriger"),
    ("alert-street", "Alerte : une rue"),
    ("alert-circle", "Alerte : autour d’un lieu, certains problèmes"),
    ("alert-asked", "Alerte demandée, e-mail à ouvrir"),
    ("alert-confirm", "Alerte : confirmation"),
    ("alert-active", "Alerte active"),
    ("alert-stop", "Alerte : arrêt demandé"),
    ("alert-ended", "Alerte arrêtée"),
    ("alert-lost", "Alerte : lien refusé"),
    ("embed-guide", "Intégrer la carte à un autre site"),
    ("embed-list", "Liste intégrée à un autre site"),
    ("embed-map", "Carte intégrée à un autre site"),
)


def walk_town(page: Page, town: Service) -> Iterator[str]:
    """Through TOWN_STATES, in this order."""
    page.goto("/ville")
    steps.wait_for_map(page)
    rows = page.get_by_role("list", name="Liste des signalements").get_by_role("listitem")
    expect(rows.first).to_be_visible()
    yield "town-map"
    page.get_by_role("button", name="Liste seule").click()
    expect(rows.first).to_be_visible()
    yield "town-list"
    page.goto("/ville?vue=liste&q=zzzzqqqq")
    expect(page.get_by_role("button", name="Tout afficher").first).to_be_visible()
    yield "town-nothing"
    yield from _ask_for_alert(page)
    yield from _manage_alert(page, town)
    page.goto("/integrer")
    expect(page.get_by_role("button", name="Copier")).to_be_visible()
    yield "embed-guide"
    page.goto("/embed?vue=liste")
    expect(rows.first).to_be_visible()
    yield "embed-list"
    page.goto("/embed")
    steps.wait_for_map(page)
    yield "embed-map"


def _ask_for_alert(page: Page) -> Iterator[str]:
    page.goto("/alertes")
    expect(page.get_by_label("Choisissez un quartier")).to_be_visible()
    yield "alert-quarter"
    page.get_by_role("button", name=ASK).click()
    expect(page.get_by_text("Indiquez votre adresse e-mail.")).to_be_visible()
    yield "alert-errors"
    page.locator("input[name=kind][value=street]").check(force=True)
    expect(page.get_by_role("combobox")).to_be_visible()
    yield "alert-street"
    page.locator("input[name=kind][value=circle]").check(force=True)
    suggested = page.get_by_role("listbox").get_by_role("option")
    page.get_by_role("combobox").first.fill("Grand-Rue")
    suggested.first.click()
    expect(suggested).to_have_count(0)
    page.locator("input[name=what][value=some]").check(force=True)
    page.get_by_role("checkbox", name="Lampadaire éteint").check()
    expect(page.get_by_text("ces 30 derniers jours")).to_be_visible()
    yield "alert-circle"
    page.get_by_label("Votre e-mail").fill(EMAIL)
    page.get_by_role("button", name=ASK).click()
    expect(page.get_by_role("heading", name="Regardez votre boîte")).to_be_visible()
    yield "alert-asked"


def _manage_alert(page: Page, town: Service) -> Iterator[str]:
    mail = town.wait_for_mail(EMAIL, "Confirmez votre alerte")[0]
    link = re.search(r"http\S+?(/alertes/\S+)", mail.text)
    assert link, mail.text
    page.goto(link[1])
    yes = page.get_by_role("button", name="Oui, je veux cette alerte")
    expect(yes).to_be_visible()
    yield "alert-confirm"
    yes.click()
    expect(page.get_by_text("est active")).to_be_visible()
    yield "alert-active"
    page.goto(f"{link[1]}?arreter=1")
    stop = page.get_by_role("button", name="Arrêter cette alerte")
    expect(stop).to_be_visible()
    yield "alert-stop"
    stop.click()
    expect(page.get_by_text("est arrêtée")).to_be_visible()
    yield "alert-ended"
    page.goto("/alertes/rien-de-juste")
    expect(page.get_by_role("main").locator(".empty")).to_be_visible()
    yield "alert-lost"
