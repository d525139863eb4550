"""An account from its invitation to its end, with a passkey; a second step by code app; one's own account on a phone."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.access_checks import Findings, check_rules
from tests.journeys.steps import PASSWORD
from tests.service import Service

pytestmark = pytest.mark.browser
FRESH = "quatre chevaux bleus dansent"


def sign_in(page: Page, email: str, password: str, door: str = "/staff") -> None:
    page.goto(door)
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Se connecter", exact=True).click()


def invite(admin: Page, town: Service, name: str) -> tuple[str, str]:
    """From the people's page to the link in the mail: address and link."""
    email = f"{uuid.uuid4().hex[:10]}@aubeclaire.example"
    sign_in(admin, "admin@aubeclaire.example", PASSWORD)
    expect(admin.locator(".top")).to_be_visible()
    admin.goto("/staff/reglages/personnes")
    admin.get_by_role("button", name="Inviter quelqu’un").click()
    dialog = admin.get_by_role("dialog")
    dialog.get_by_label("Adresse e-mail").fill(email)
    dialog.get_by_label("Prénom et nom").fill(name)
    dialog.get_by_text("Accueil", exact=True).click()
    dialog.get_by_role("button", name="Envoyer l’invitation").click()
    expect(admin.get_by_text(f"Invitation envoyée à {email}")).to_be_visible()
    (mail,) = town.wait_for_mail(email, "votre accès")
    link = re.search(r"https?://\S+/staff/invitation/\S+", mail.text)
    assert link
    return email, link[0]


def check_screen(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}


def add_authenticator(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_admin_invites_an_agent_who_signs_in_with_a_passkey_and_is_out_once_disabled(
    open_page: Callable[..., Page], town: Service
) -> None:
    admin, agent = open_page(phone=False), open_page(phone=False)
    name = f"Camille {uuid.uuid4().hex[:6]}"
    email, link = invite(admin, town, name)
    agent.goto(link)
    expect(agent.get_by_role("heading", name=f"Bienvenue, {name}")).to_be_visible()
    check_screen(agent, "invitation")
    agent.get_by_label("Votre mot de passe").fill(FRESH)
    agent.get_by_role("button", name="Commencer").click()
    expect(agent.locator(".top")).to_be_visible()

    add_authenticator(agent)
    agent.goto("/staff/compte")
    agent.get_by_role("button", name="Ajouter une clé").click()
    agent.get_by_role("button", name="Créer la clé").click()
    expect(agent.get_by_role("heading", name="Gardez ces codes de secours")).to_be_visible()
    agent.get_by_role("button", name="J’ai noté mes codes").click()
    expect(agent.get_by_text("Mon appareil")).to_be_visible()
    check_screen(agent, "account")

    agent.context.clear_cookies()
    agent.goto("/staff")
    agent.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    expect(agent.locator(".top")).to_be_visible()

    admin.reload()
    admin.get_by_label("Chercher un nom ou une adresse").fill(email)
    check_screen(admin, "people")
    admin.get_by_role("button", name=f"Modifier {name}").click()
    admin.get_by_role("button", name="Fermer le compte").click()
    admin.get_by_role("button", name="Fermer le compte").click()
    expect(admin.get_by_text("Compte fermé")).to_be_visible()
    agent.reload()
    expect(agent.get_by_role("button", name="Se connecter", exact=True)).to_be_visible()


def test_agent_sets_up_a_code_app_on_a_phone_and_gives_a_code_next_time(
    open_page: Callable[..., Page], town: Service, shoot: Callable[[Page, str], None]
) -> None:
    admin, agent = open_page(phone=False), open_page()
    email, link = invite(admin, town, f"Sacha {uuid.uuid4().hex[:6]}")
    agent.goto(link)
    agent.get_by_label("Votre mot de passe").fill(FRESH)
    agent.get_by_role("button", name="Commencer").click()
    expect(agent.locator(".top")).to_be_visible()
    agent.goto("/staff/compte")
    agent.get_by_role("button", name="Installer").click()
    secret = agent.locator("code.secret").inner_text().replace(" ", "")
    agent.get_by_label("Code à 6 chiffres").fill(pyotp.TOTP(secret).now())
    agent.get_by_role("button", name="Activer").click()
    code = agent.get_by_role("dialog").locator("ol li").first.inner_text()
    agent.get_by_role("button", name="J’ai noté mes codes").click()
    expect(agent.get_by_text("Active depuis")).to_be_visible()
    shoot(agent, "account-390")

    agent.context.clear_cookies()
    sign_in(agent, email, FRESH)
    expect(agent.get_by_role("heading", name="Encore une étape")).to_be_visible()
    check_screen(agent, "second step")
    agent.get_by_label("Code à 6 chiffres").fill("000000")
    agent.get_by_role("button", name="Valider le code").click()
    expect(agent.get_by_role("alert")).to_be_visible()
    agent.get_by_role("button", name="J’ai perdu mon appareil").click()
    agent.get_by_label("Code de secours").fill(code)
    agent.get_by_role("button", name="Valider le code").click()
    expect(agent.locator(".top")).to_be_visible()
