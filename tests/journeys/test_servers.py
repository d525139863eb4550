"""An admin connects a team to the Open311 server of somebody else: what the check says, the key, and the end of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.access_checks import Findings, check_large_text, check_rules, check_targets
from tests.journeys.steps import PASSWORD

pytestmark = pytest.mark.browser


def check_screen(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}


def look_into_team(page: Page) -> None:
    """The form of a team, opened and left by the keyboard alone; nothing is changed."""
    opener = page.get_by_role("button", name="Modifier l’équipe : Voirie et signalisation")
    opener.focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Modifier l’équipe")
    expect(form.get_by_label("Adresse e-mail")).to_be_visible()
    assert form.evaluate("(dialog) => dialog.contains(document.activeElement)"), "the focus stays behind the dialog"
    findings = Findings("a team, the form")
    check_rules(page, findings)
    check_targets(page, findings)
    check_large_text(page, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("is_phone", [False, True], ids=["desk", "phone"])
def test_admin_checks_keeps_and_stops_a_server(open_page: Callable[..., Page], is_phone: bool) -> None:
    page = open_page(phone=is_phone)
    page.goto("/staff")
    page.get_by_label("Adresse e-mail").fill("admin@aubeclaire.example")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.locator(".top")).to_be_visible()
    page.goto("/staff/reglages/equipes")
    look_into_team(page)
    page.get_by_role("link", name="Serveurs Open311 : Eau et assainissement").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Serveur de Eau et assainissement")).to_be_visible()

    # Off from the start: the demonstration's own reports stay where they are.
    active = dialog.get_by_label("En service : envoyer et suivre")
    active.uncheck()
    dialog.get_by_label("Adresse du serveur").fill("http://10.0.0.1/open311/v2")
    dialog.get_by_role("button", name="Vérifier", exact=True).click()
    expect(dialog.get_by_text("ne peut pas être appelée d’ici")).to_be_visible()
    dialog.get_by_label("Adresse du serveur").fill("https://eau.invalid/open311/v2")
    dialog.get_by_role("button", name="Vérifier", exact=True).click()
    expect(dialog.get_by_text("Il ne répond pas : ce nom n’existe pas.")).to_be_visible()
    dialog.get_by_label("Clé d’API").fill("cle-de-la-regie")
    check_screen(page, "another server, the form")
    dialog.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(dialog).to_have_count(0)

    card = page.get_by_role("listitem").filter(has_text="Eau et assainissement")
    expect(card.get_by_text("Arrêté")).to_be_visible()
    check_screen(page, "other servers, the page")
    card.get_by_role("button", name="Modifier le serveur de Eau et assainissement").click()
    expect(dialog.get_by_text("Une clé est enregistrée.")).to_be_visible()
    assert dialog.get_by_label("Clé d’API").input_value() == ""
    assert "cle-de-la-regie" not in page.content()
    dialog.get_by_label("Adresse du serveur").fill("https://autre.invalid/open311/v2")
    expect(dialog.get_by_text("Ce n’est plus le même serveur")).to_be_visible()
    dialog.get_by_label("Adresse du serveur").fill("https://eau.invalid/open311/v2")
    dialog.get_by_label("Oublier la clé enregistrée").check()
    dialog.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(dialog).to_have_count(0)

    page.get_by_role("link", name="Historique").click()
    expect(page.get_by_text("Clé (repère)").first).to_be_visible()
