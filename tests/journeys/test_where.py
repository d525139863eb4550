"""Saying where and what: by keys alone and without the map, beyond the border, and "the same one" as somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.service import Service

FOCUSED = """() => {
  const at = document.activeElement;
  const label = at?.labels?.[0]?.textContent ?? at?.getAttribute('aria-label') ?? at?.textContent ?? '';
  return label.replace(/[\\u00a0\\u202f\\u2060]/g, ' ').trim();
}"""
MOST_TABS = 80


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called `name` has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"{name!r} was not reached by Tab; the focus is on {page.evaluate(FOCUSED)!r}")


def check_access(page: Page) -> None:
    """Axe finds nothing on the screen as it is now."""
    found = Axe().run(page).response["violations"]
    assert found == [], [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def pick(page: Page, name: str) -> None:
    """Reach a choice with the keys and take it; in a group of choices arrows go on from the first."""
    group = page.get_by_role("radio", name=name).first
    expect(group).to_be_visible()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        for _ in range(8):
            if name in page.evaluate(FOCUSED):
                page.keyboard.press("Space")
                expect(group).to_be_checked()
                return
            if not page.evaluate("() => document.activeElement?.type === 'radio'"):
                break
            page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name!r} was not reached")


def test_resident_reports_by_keys_alone_and_without_the_map(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None]
) -> None:
    ((number, street),) = town.query(
        """select a.number, a.street from addresses a where not exists (
             select from reports r where r.closed_at is null
                and ST_DWithin(r.location::geography, a.location::geography, 120))
            order by a.street, a.number limit 1"""
    )
    page = open_page()
    page.goto("/signaler")
    expect(page.get_by_role("heading", name="Où est le problème ?")).to_be_visible()
    tab_to(page, "Choisir le lieu sans la carte")
    page.keyboard.press("Enter")
    check_access(page)
    tab_to(page, "Adresse")
    page.keyboard.type(f"{number} {street}")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="C’est ici, continuer")).to_be_enabled()
    tab_to(page, "Un repère")
    page.keyboard.type("Environ 5 m vers l’école")
    check_access(page)
    shoot(page, "where-list")
    tab_to(page, "C’est ici, continuer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Que se passe-t-il ?")).to_be_visible()
    tab_to(page, "Décrivez ou cherchez")
    page.keyboard.type("le lampadere devant chez nous est eteint")
    expect(page.get_by_role("heading", name="D’après vos mots")).to_be_visible()
    pick(page, "Lampadaire éteint")
    check_access(page)
    shoot(page, "where-words")
    tab_to(page, "Continuer avec « Lampadaire éteint »")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Une phrase, si elle aide")).to_have_value("le lampadere devant chez nous est eteint")
    pick(page, "Un seul")
    check_access(page)
    tab_to(page, "Envoyer")
    page.keyboard.press("Enter")
    public_id = steps.read_number(page)
    check_access(page)
    assert town.query("select location_hint from reports where public_id = %s", public_id) == [
        ("Environ 5 m vers l’école",)
    ]


def test_resident_beyond_the_border_is_told_whom_to_call_before_typing(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None]
) -> None:
    ((latitude, longitude),) = town.query(
        """select ST_Y(p), ST_X(p) from (select ST_PointOnSurface(ST_Intersection(n.boundary, ST_Envelope(t.boundary)))
                as p from areas n join areas t on t.kind = 'boundary'
               where n.kind = 'neighbour' and ST_Intersects(n.boundary, ST_Envelope(t.boundary)) limit 1) as q"""
    )
    page = open_page(place=(float(str(latitude)), float(str(longitude))))
    page.goto("/signaler")
    told = page.get_by_role("alert").filter(has_text="Ce point est hors de la ville")
    expect(told).to_contain_text("Mairie")
    expect(told.get_by_role("link", name=re.compile("Appeler le"))).to_have_attribute("href", re.compile(r"tel:\+33"))
    expect(page.get_by_role("button", name="C’est ici, continuer")).to_have_attribute("aria-disabled", "true")
    check_access(page)
    shoot(page, "where-outside")


def test_resident_on_a_private_road_is_stopped_for_what_the_town_does_not_mend(
    town: Service, open_page: Callable[..., Page]
) -> None:
    ((latitude, longitude),) = town.query(
        """select ST_Y(p), ST_X(p) from (select ST_LineInterpolatePoint(ST_GeometryN(line, 1), 0.6) as p from streets
            where owner = 'private' order by reference limit 1) as q"""
    )
    page = open_page(place=(float(str(latitude)), float(str(longitude))))
    page.goto("/signaler")
    expect(page.get_by_text("Cette voie est privée")).to_be_visible()
    page.get_by_role("button", name="C’est ici, continuer").click()
    page.get_by_role("radio", name="Trou dans la chaussée").first.check()
    expect(page.get_by_role("heading", name="Ici, ce n’est pas la ville")).to_be_visible()
    check_access(page)
    page.get_by_role("radio", name="Poubelle qui déborde").first.check()
    expect(page.get_by_role("heading", name="Ici, ce n’est pas la ville")).to_be_hidden()


def test_resident_adds_their_voice_with_a_word_to_what_somebody_else_reported(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None]
) -> None:
    ((public_id, latitude, longitude),) = town.query(
        """select r.public_id, ST_Y(r.location), ST_X(r.location) from reports r
             join services s on s.jurisdiction_id = r.jurisdiction_id and s.id = r.service_id and s.code = 'graffiti'
            where r.closed_at is null and not r.is_private order by r.public_id limit 1"""
    )
    page = open_page(place=(float(str(latitude)), float(str(longitude))))
    page.goto("/signaler")
    page.get_by_role("button", name="C’est ici, continuer").click()
    page.get_by_role("radio", name="Tag ou affichage sauvage").first.check()
    expect(page.get_by_role("heading", name="Déjà signalé ?")).to_be_visible()
    check_access(page)
    page.get_by_role("button", name="Oui, le même").click()
    page.get_by_label("Un détail pour l’équipe").fill("Il y en a un autre derrière")
    check_access(page)
    shoot(page, "where-join")
    page.get_by_role("button", name="Ajouter ma voix").click()
    expect(page).to_have_url(re.compile(f"/suivi/{public_id}"))
    assert town.query(
        "select u.note, u.is_public from status_updates u join reports r on r.id = u.report_id"
        " where r.public_id = %s and u.kind = 'join' and u.note is not null",
        public_id,
    ) == [("Il y en a un autre derrière", False)]


def test_resident_whose_lamp_is_none_of_those_is_believed(town: Service, open_page: Callable[..., Page]) -> None:
    spot = steps.find_quiet_asset(town, "street_lamp", nth=3)
    page = open_page(place=spot.place)
    page.goto("/signaler")
    page.get_by_role("button", name="C’est ici, continuer").click()
    steps.choose_service(page, "Lampadaire éteint")
    page.get_by_role("radio", name="Non, ou ce n’est pas un lampadaire").check()
    steps.finish(page, answers=("Un seul",))
    public_id = steps.read_number(page)
    assert town.query("select asset_id from reports where public_id = %s", public_id) == [(None,)]
