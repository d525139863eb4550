"""The town's own account in the browser: a first time, a second step, a closed account, somebody from elsewhere."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import PASSWORD
from tests.journeys.test_people import check_screen, sign_in
from tests.providing import run_provider
from tests.service import Service

pytestmark = pytest.mark.browser
MARK = uuid.uuid4().hex[:8]
ADDRESS = f"rocher.{MARK}@aubeclaire.example"
NAME = f"Inès Rocher {MARK}"
BUTTON = "Compte de la mairie"
PEOPLE = (
    {"sub": "ines", "email": ADDRESS, "email_verified": True, "name": NAME},
    {"sub": "ailleurs", "email": f"agent.{MARK}@ailleurs.example", "email_verified": True, "name": "Autre Agent"},
    {"sub": "nouveau", "email": f"nouveau.{MARK}@aubeclaire.example", "email_verified": True, "amr": ["pwd", "otp"],
     "name": f"Noé Nouveau {MARK}"},
)  # fmt: skip


@pytest.fixture
def provider(town: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The provider, and a web process that knows it; afterwards the web is as it was."""
    with run_provider(PEOPLE) as address, monkeypatch.context() as changed:
        for name, value in {
            "ISSUER": address,
            "CLIENT_ID": "rue-claire",
            "CLIENT_SECRET": "secret",
            "LABEL": BUTTON,
            "NEW_ROLE": "agent",
            "NEW_DOMAINS": "aubeclaire.example",
        }.items():
            changed.setenv(f"RUECLAIRE_OIDC_{name}", value)
        town.kill("web")
        town.start("web")
        yield address
    town.kill("web")
    town.start("web")


def enter(page: Page, person: str) -> None:
    """From our button through the provider's page and back."""
    page.goto("/staff")
    page.get_by_role("link", name=BUTTON).click()
    page.get_by_role("button", name=person, exact=True).first.click()


def ask_for_second_step(town: Service, rule: str) -> None:
    changed = town.query(
        "update jurisdictions set settings = jsonb_set(settings, '{second_factor}', to_jsonb(%s::text)) "
        "where slug = 'aubeclaire' returning id",
        rule,
    )
    assert len(changed) == 1


def test_agent_comes_with_the_towns_account_and_stays_outside_once_it_is_closed(
    open_page: Callable[..., Page], town: Service, provider: str
) -> None:
    admin, agent = open_page(phone=False), open_page(phone=False)
    sign_in(admin, "admin@aubeclaire.example", PASSWORD)
    expect(admin.locator(".top")).to_be_visible()
    admin.goto("/staff/reglages/personnes")
    admin.get_by_role("button", name="Inviter quelqu’un").click()
    dialog = admin.get_by_role("dialog")
    dialog.get_by_label("Adresse e-mail").fill(ADDRESS)
    dialog.get_by_label("Prénom et nom").fill(NAME)
    dialog.get_by_text("Accueil", exact=True).click()
    dialog.get_by_label("Peut se connecter avec le compte de la ville").check()
    dialog.get_by_role("button", name="Envoyer l’invitation").click()
    expect(admin.get_by_text(f"Invitation envoyée à {ADDRESS}")).to_be_visible()

    agent.goto("/staff")
    expect(agent.get_by_role("link", name=BUTTON)).to_be_visible()
    check_screen(agent, "sign-in with the town's account")
    enter(agent, "ines")
    expect(agent.locator(".top")).to_be_visible()
    agent.goto("/staff/compte")
    expect(agent.get_by_text(ADDRESS).first).to_be_visible()

    admin.reload()
    admin.get_by_label("Chercher un nom ou une adresse").fill(ADDRESS)
    admin.get_by_role("button", name=f"Modifier {NAME}").click()
    admin.get_by_role("button", name="Fermer le compte").click()
    admin.get_by_role("button", name="Fermer le compte").click()
    expect(admin.get_by_text("Compte fermé")).to_be_visible()
    agent.goto("/staff")
    expect(agent.get_by_role("button", name="Se connecter", exact=True)).to_be_visible()
    enter(agent, "ines")
    expect(agent.get_by_text("Ce compte de la ville n’a pas d’accès ici.")).to_be_visible()
    check_screen(agent, "closed account")


def test_account_of_another_domain_is_refused_and_a_second_step_is_asked_for_unless_it_was_taken(
    open_page: Callable[..., Page], town: Service, provider: str
) -> None:
    page = open_page(phone=True)
    enter(page, "ailleurs")
    expect(page.get_by_text("Ce compte de la ville n’a pas d’accès ici.")).to_be_visible()
    assert town.query("select count(*) from staff where email = %s", PEOPLE[1]["email"]) == [(0,)]
    # An earlier journey may have closed it; here it is open, and known to the provider by its address alone.
    town.query(
        "insert into staff (jurisdiction_id, id, email, name, role, password_hash, may_use_provider) "
        "select id, gen_random_uuid(), %s, %s, 'agent', '', true from jurisdictions where slug = 'aubeclaire' "
        "on conflict (lower(email)) do update set is_active = true, provider_subject = null returning 1",
        ADDRESS,
        NAME,
    )
    ask_for_second_step(town, "required")
    try:
        enter(page, "ines")
        expect(page.get_by_role("heading", name="Protégez votre compte")).to_be_visible()
        check_screen(page, "second step after the town's account")
        page.context.clear_cookies()
        enter(page, "nouveau")
        expect(page.get_by_role("heading", name="Protégez votre compte")).to_be_hidden()
        expect(page.locator(".top")).to_be_visible()
    finally:
        ask_for_second_step(town, "optional")
    made = "select role from staff where email = %s and name = %s"
    assert town.query(made, PEOPLE[2]["email"], PEOPLE[2]["name"]) == [("agent",)]
