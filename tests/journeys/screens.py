"""Every screen and state of the resident's app and of the counter, one after the other in one browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.screens_hearing import HEARING_STATES, walk_hearing
from tests.journeys.screens_town import TOWN_STATES, walk_town
from tests.journeys.screens_where import WHERE_STATES, walk_where
from tests.service import Service


@dataclass(frozen=True)
class State:
    """A screen in one of its states; `title` says it in French for the accessibility statement."""

    name: str
    title: str


@dataclass(frozen=True)
class Section:
    """States that one walk leads through, in this order, in a browser of their own."""

    states: tuple[State, ...]
    walk: Callable[[Page, Service], Iterator[str]]


def _states(*pairs: tuple[str, str]) -> tuple[State, ...]:
    return tuple(State(*pair) for pair in pairs)


MAIN_STATES = _states(
    ("home-map", "Accueil, carte"),
    ("home-list", "Accueil, liste"),
    ("place-map", "Signaler : où, avec la carte"),
    ("place-list", "Signaler : où, sans la carte"),
    ("what", "Signaler : quoi"),
    ("what-nothing-found", "Signaler : quoi, recherche sans résultat"),
    ("send", "Signaler : envoyer"),
    ("send-errors", "Signaler : envoyer, réponses à corriger"),
    ("sent", "Envoyé, avec son numéro"),
    ("follow-open", "Suivi d’un signalement ouvert"),
    ("follow-resolved", "Suivi d’un signalement réparé"),
    ("mine", "Mes signalements"),
    ("offline-sent", "Envoi en attente du réseau"),
    ("offline-mine", "Mes signalements, hors réseau"),
)
PAGE_STATES = _states(
    ("confirm-refused", "Confirmation d’adresse, lien refusé"),
    ("unsubscribe", "Désabonnement"),
    ("about", "À propos et réglages"),
    ("accessibility", "Déclaration d’accessibilité"),
    ("lost", "Page introuvable"),
    ("scanned-unknown", "Étiquette d’un équipement inconnu"),
    ("receipt-pending", "Note provisoire pas encore arrivée"),
)
COUNTER_STATES = _states(
    ("counter-sign-in", "Guichet : connexion"),
    ("counter-home", "Guichet : saisies du jour"),
    ("counter-send", "Guichet : coordonnées et accord"),
    ("counter-receipt", "Guichet : récépissé"),
)


def walk_main(page: Page, town: Service) -> Iterator[str]:
    """Through MAIN_STATES: bring the page into each and name it; in this order, as one state leads to the next."""
    page.goto("/")
    steps.wait_for_map(page)
    yield "home-map"
    page.get_by_role("button", name="Liste", exact=True).or_(
        page.get_by_role("link", name="Liste", exact=True)
    ).first.click()
    rows, wider = page.locator("a[href^='/suivi/']").first, page.get_by_role("button", name="Chercher plus loin")
    rows.or_(wider).first.wait_for()
    if wider.is_visible():
        wider.click()
    expect(rows).to_be_visible()
    yield "home-list"
    yield from _report(page)
    yield from _follow(page, town)
    yield from _offline(page)


def _report(page: Page) -> Iterator[str]:
    page.goto("/signaler")
    steps.wait_for_map(page)
    expect(page.get_by_role("heading", name="Où est le problème ?")).to_be_visible()
    yield "place-map"
    page.get_by_role("button", name=re.compile("sans la carte", re.I)).last.click()
    expect(page.get_by_role("button", name=re.compile("la carte", re.I)).last).to_be_visible()
    yield "place-list"
    leave_place(page)
    expect(page.get_by_role("radio", name="Autre chose", exact=True).first).to_be_visible()
    yield "what"
    page.get_by_role("searchbox").first.fill("zzzz qqqq")
    page.wait_for_timeout(600)
    yield "what-nothing-found"
    page.get_by_role("searchbox").first.fill("")
    choose_other(page)
    expect(page.get_by_role("button", name="Envoyer", exact=True)).to_be_visible()
    yield "send"
    page.get_by_label("E-mail").first.fill("lise@exemple")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    yield "send-errors"
    page.get_by_label("E-mail").first.fill("")
    page.get_by_label("De quoi s’agit-il ?").fill("Un banc repeint par erreur")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    steps.read_number(page)
    yield "sent"


def leave_place(page: Page) -> None:
    """Accept the place that is shown."""
    page.get_by_role("button", name=re.compile("continuer", re.I)).last.click()


def choose_other(page: Page) -> None:
    """Choose "something else", and go on past a likely duplicate."""
    page.get_by_role("radio", name="Autre chose", exact=True).first.check()
    page.get_by_role("button", name=re.compile("Continuer avec")).click()


def _follow(page: Page, town: Service) -> Iterator[str]:
    for name, condition in (("follow-open", "status = 'in_progress'"), ("follow-resolved", "status = 'resolved'")):
        ((number,),) = town.query(
            f"select public_id from reports where {condition} and not is_private order by submitted_at desc limit 1"
        )
        page.goto(f"/suivi/{number}")
        expect(page.get_by_role("main")).to_contain_text(str(number))
        yield name
    page.goto("/mes-signalements")
    expect(page.locator("main a[href*='/suivi/RC-']").first).to_be_visible()
    yield "mine"


def _offline(page: Page) -> Iterator[str]:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/signaler")
    steps.wait_for_map(page)
    leave_place(page)
    choose_other(page)
    page.get_by_label("De quoi s’agit-il ?").fill("Un banc descellé")
    page.context.set_offline(True)
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_text("gardé").first).to_be_visible()
    yield "offline-sent"
    page.goto("/mes-signalements")
    expect(page.get_by_role("main")).to_contain_text("Autre chose")
    yield "offline-mine"
    page.context.set_offline(False)
    expect(page.locator("main a[href*='/suivi/RC-']").nth(1)).to_be_visible()


def walk_pages(page: Page, _town: Service) -> Iterator[str]:
    """Through PAGE_STATES."""
    page.goto("/confirmer/rien-de-juste")
    button = page.get_by_role("button", name=re.compile("Oui, c’est bien"))
    button.click()
    expect(page.get_by_role("main").locator(".banner, .empty").first).to_be_visible()
    yield "confirm-refused"
    for name, path in (
        ("unsubscribe", "/desabonner/rien-de-juste"),
        ("about", "/a-propos"),
        ("accessibility", "/accessibilite"),
        ("lost", "/rien"),
        ("scanned-unknown", "/o/street_lamp/EP-99999"),
        ("receipt-pending", "/recu/00000000-0000-4000-8000-000000000000"),
    ):
        if name == "lost":
            page.goto("/o/x")
        else:
            page.goto(path)
        page.get_by_role("main").wait_for()
        expect(page.locator(".sk")).to_have_count(0)
        yield name


def walk_counter(page: Page, _town: Service) -> Iterator[str]:
    """Through COUNTER_STATES."""
    page.goto("/guichet")
    expect(page.get_by_label("Adresse e-mail")).to_be_visible()
    yield "counter-sign-in"
    page.get_by_label("Adresse e-mail").fill("agent@aubeclaire.example")
    page.get_by_label("Mot de passe", exact=True).fill(steps.PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    begin = page.get_by_role("button", name="Commencer une saisie")
    expect(begin).to_be_visible()
    yield "counter-home"
    begin.click()
    expect(page.get_by_role("heading", name="Où est le problème ?")).to_be_visible()
    steps.choose_address(page)
    leave_place(page)
    choose_other(page)
    page.get_by_label("De quoi s’agit-il ?").fill("Un panneau tourné")
    page.get_by_label("Nom", exact=True).fill("Lise Caron")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_text("Demandez son accord")).to_be_visible()
    yield "counter-send"
    page.get_by_role("checkbox", name=re.compile("La personne est d’accord")).check()
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_role("article", name="Récépissé de signalement")).to_be_visible()
    yield "counter-receipt"


SECTIONS = {
    "main": Section(MAIN_STATES, walk_main),
    "where": Section(_states(*WHERE_STATES), walk_where),
    "hearing": Section(_states(*HEARING_STATES), walk_hearing),
    "town": Section(_states(*TOWN_STATES), walk_town),
    "pages": Section(PAGE_STATES, walk_pages),
    "counter": Section(COUNTER_STATES, walk_counter),
}
STATES = tuple(state for section in SECTIONS.values() for state in section.states)
