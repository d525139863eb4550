"""An admin connects another program: its secret once, a test, the log that tells how it went, and the end of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.access_checks import Findings, check_rules
from tests.journeys.steps import PASSWORD

pytestmark = pytest.mark.browser


def check_screen(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}


def test_admin_connects_a_program_tries_it_and_removes_it(open_page: Callable[..., Page]) -> None:
    page = open_page(phone=False)
    page.goto("/staff")
    page.get_by_label("Adresse e-mail").fill("admin@aubeclaire.example")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.locator(".top")).to_be_visible()
    page.goto("/staff/reglages")
    page.get_by_role("link", name="Webhooks").click()
    expect(page.get_by_role("heading", name="Webhooks")).to_be_visible()
    check_screen(page, "webhooks, the page")

    host = f"gmao-{uuid.uuid4().hex[:8]}.example"
    page.get_by_role("button", name="Ajouter un webhook").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Adresse").fill("http://127.0.0.1/")
    dialog.get_by_role("button", name="Ajouter un webhook").click()
    expect(dialog.get_by_text("Donnez une adresse https publique")).to_be_visible()
    dialog.get_by_label("Adresse").fill(f"https://{host}/rue-claire")
    dialog.get_by_text("Statut changé").click()
    check_screen(page, "webhooks, the form")
    dialog.get_by_role("button", name="Ajouter un webhook").click()
    expect(dialog.locator("code")).to_contain_text("whsec_")
    dialog.get_by_role("button", name="C’est copié").click()

    card = page.get_by_role("listitem").filter(has_text=host)
    expect(card.get_by_text("Statut changé")).to_be_visible()
    card.get_by_role("button", name="Envoyer un essai").click()
    # There is no such host: the log says so as soon as the worker has tried.
    expect(dialog.get_by_text("sans réponse")).to_be_visible()
    check_screen(page, "webhooks, the log")
    page.keyboard.press("Escape")
    expect(card.get_by_text("En difficulté")).to_be_visible()

    card.get_by_role("button", name="Modifier").click()
    dialog.get_by_role("button", name="Supprimer").click()
    dialog.get_by_role("button", name="Supprimer").click()
    expect(card).to_have_count(0)
