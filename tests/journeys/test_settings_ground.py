"""An admin draws an area and takes it back, keeps the objects of the street, and looks at the engine room."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules, settle

pytestmark = pytest.mark.browser

AREA = "select retired_at is null, ST_NPoints(boundary) from areas where kind = 'depot' and name = %s"
OBJECT = "select retired_at is null, label from assets where layer = 'bench' and reference = %s"


def check(page: Page, name: str) -> None:
    """Axe finds nothing on this page, in any theme."""
    settle(page)
    findings = Findings(name)
    check_rules(page, findings)
    assert not any(findings.problems.values()), findings.problems


def await_board(page: Page) -> None:
    """Waits until the map is drawn and takes corners."""
    steps.wait_for_map(page)
    expect(page.get_by_role("region", name="Dessin du contour")).to_have_attribute("aria-busy", "false")


def take_back(page: Page, kind: str) -> None:
    """Takes back the newest change of a kind."""
    page.goto(f"/staff/reglages/historique?kind={kind}")
    page.get_by_role("button", name=re.compile("Revenir en arrière")).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Revenir en arrière").click()
    expect(page.get_by_text("L’ancienne valeur est de nouveau en place.")).to_be_visible()


def test_admin_draws_an_area_on_the_map_and_takes_it_back(town, open_page, shoot):
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "admin")
    desk.goto("/staff/reglages/secteurs")
    desk.get_by_role("button", name="Nouveau secteur").click()
    desk.get_by_label("Nom", exact=True).fill("Dépôt du parcours")
    desk.get_by_label("Sorte").select_option(label="Dépôt")
    await_board(desk)
    expect(desk.get_by_text("Posez les sommets un à un sur la carte.")).to_be_visible()
    box = desk.locator("canvas").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    corners = [(-70, -50), (80, -50), (80, 60), (-70, 60), (-70, -50)]
    for east, south in corners:
        desk.mouse.move(middle[0] + east, middle[1] + south)
        desk.mouse.click(middle[0] + east, middle[1] + south)
    expect(desk.get_by_text("1 surface, 4 sommets")).to_be_visible()
    expect(desk.get_by_role("heading", name="Ce que ce contour changerait")).to_be_visible()

    desk.get_by_text("Sommets au clavier").click()
    desk.get_by_role("button", name="Ajouter un sommet après").click()
    expect(desk.get_by_text("1 surface, 5 sommets")).to_be_visible()
    desk.get_by_role("button", name="Déplacer vers le nord").click()
    desk.get_by_role("button", name="Annuler le dernier geste").click()
    desk.get_by_role("button", name="Annuler le dernier geste").click()
    expect(desk.get_by_text("1 surface, 4 sommets")).to_be_visible()
    check(desk, "réglages : dessiner un secteur")
    shoot(desk, "staff-area-draw")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(desk.get_by_role("button", name="Modifier Dépôt du parcours")).to_be_visible()
    assert town.query(AREA, "Dépôt du parcours") == [(True, 5)]
    take_back(desk, "area")
    assert town.query(AREA, "Dépôt du parcours") == [(False, 5)]


def test_admin_brings_objects_in_from_a_file_and_takes_them_back(town, open_page, shoot):
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "admin")
    spot = steps.find_quiet_asset(town, "street_lamp", nth=11)
    table = f"numero;nom;latitude;longitude\nPARCOURS-1;Banc du parcours;{spot.latitude};{spot.longitude}\nPARCOURS-2;Au loin;10;10\n"
    desk.goto("/staff/reglages/equipements")
    expect(desk.get_by_role("button", name=re.compile("^Modifier")).first).to_be_visible()
    check(desk, "réglages : équipements")
    shoot(desk, "staff-objects")
    desk.get_by_role("button", name="Importer", exact=True).click()
    desk.get_by_label("Fichier CSV ou GeoJSON").set_input_files(
        {"name": "bancs.csv", "mimeType": "text/csv", "buffer": table.encode()}
    )
    desk.get_by_label("Sorte", exact=True).select_option(value="bench")
    desk.get_by_role("button", name="Voir ce qui changerait").click()
    expect(desk.get_by_text("1 nouveau, 1 hors de la ville")).to_be_visible()
    check(desk, "réglages : importer des équipements")
    desk.get_by_role("button", name="Écrire ces changements").click()
    expect(desk.get_by_text("1 équipement écrit.")).to_be_visible()
    assert town.query(OBJECT, "PARCOURS-1") == [(True, "Banc du parcours")]
    assert town.query(OBJECT, "PARCOURS-2") == []
    take_back(desk, "asset")
    assert town.query(OBJECT, "PARCOURS-1") == [(False, "Banc du parcours")]


def test_admin_examines_the_installation_in_the_engine_room(town, open_page, shoot):
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "admin")
    desk.goto("/staff/etat")
    expect(desk.get_by_role("heading", name="Installation")).to_be_visible()
    desk.get_by_role("button", name="Tout examiner").click()
    expect(desk.get_by_text(re.compile("points? vérifiés? v"))).to_be_visible(timeout=40_000)
    check(desk, "état : installation")
    shoot(desk, "staff-engine")
