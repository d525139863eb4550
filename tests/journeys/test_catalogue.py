"""An admin changes what residents see and takes it back, and drafts a rule that a new report then follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules, settle

pytestmark = pytest.mark.browser

ROUTE = (
    "select d.code from reports r join departments d "
    "on d.jurisdiction_id = r.jurisdiction_id and d.id = r.department_id where r.public_id = %s"
)


def check(page: Page, name: str) -> None:
    """Axe finds nothing on this page, in any theme."""
    settle(page)
    findings = Findings(name)
    check_rules(page, findings)
    assert not any(findings.problems.values()), findings.problems


def test_admin_renames_a_service_and_takes_it_back(town, open_page, shoot):
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "admin")
    desk.goto("/staff/reglages/services")
    check(desk, "réglages : types")
    shoot(desk, "staff-services")
    desk.get_by_role("button", name="Modifier le type : Véhicule abandonné").click()
    desk.get_by_label("Nom", exact=True).fill("Épave sur la voie")
    expect(desk.get_by_role("complementary").get_by_text("Épave sur la voie")).to_be_visible()
    desk.get_by_label("Pourquoi ce changement ? (facultatif)").fill("Plus clair")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(desk.get_by_role("heading", name="Modifier le type")).to_be_hidden()
    names = "select count(*) from services where name->>'fr' = %s"
    assert town.query(names, "Épave sur la voie") == [(1,)]

    desk.goto("/staff/reglages/historique?kind=service")
    expect(desk.get_by_text("Plus clair")).to_be_visible()
    check(desk, "réglages : historique")
    desk.get_by_role("button", name=re.compile("Revenir en arrière : Type de problème")).first.click()
    expect(desk.get_by_role("dialog").get_by_text("Véhicule abandonné")).to_be_visible()
    desk.get_by_role("dialog").get_by_role("button", name="Revenir en arrière").click()
    expect(desk.get_by_text("L’ancienne valeur est de nouveau en place.")).to_be_visible()
    assert town.query(names, "Véhicule abandonné") == [(1,)]


def test_admin_drafts_a_rule_replays_it_and_a_new_report_follows_it(town, open_page, shoot):
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "admin")
    desk.goto("/staff/reglages/routage")
    steps.wait_for_map(desk)
    desk.get_by_label("Type de problème").select_option(label="Autre chose")
    desk.locator("canvas").click()
    expect(desk.get_by_role("heading", name="Va chez Accueil et orientation")).to_be_visible()
    check(desk, "routage : demander")
    shoot(desk, "staff-routing")

    desk.get_by_role("tab", name="Règles").click()
    desk.get_by_role("button", name="Nouvelle règle").click()
    form = desk.get_by_role("dialog")
    form.get_by_label("Type de problème").select_option(label="Autre chose")
    form.get_by_label("Équipe").select_option(label="Propreté")
    form.get_by_role("button", name="Mettre au brouillon").click()
    expect(form).to_be_hidden()
    desk.get_by_role("tab", name=re.compile("Brouillons")).click()
    desk.get_by_role("button", name="Essayer sur le passé").click()
    expect(desk.get_by_role("heading", name=re.compile("changeraient? d’équipe sur"))).to_be_visible()
    expect(desk.get_by_text("Accueil et orientation → Propreté").first).to_be_visible()
    check(desk, "routage : brouillon")
    desk.get_by_role("button", name="Mettre en service").click()
    desk.get_by_role("dialog").get_by_role("button", name="Mettre en service").click()
    expect(desk.get_by_text("Les nouvelles règles sont en service.")).to_be_visible()

    spot = steps.find_quiet_asset(town, "street_lamp", nth=9)
    phone = open_page(place=spot.place)
    number = steps.send_report(phone, spot, "Autre chose", words="Un objet encombre le passage", is_object=False)
    assert town.query(ROUTE, number) == [("cleaning",)]

    desk.goto("/staff/reglages/historique?kind=rule")
    desk.get_by_role("button", name=re.compile("Revenir en arrière")).first.click()
    desk.get_by_role("dialog").get_by_role("button", name="Revenir en arrière").click()
    expect(desk.get_by_text("L’ancienne valeur est de nouveau en place.")).to_be_visible()
    desk.goto("/staff/reglages/secteurs")
    expect(desk.get_by_role("heading", name="Secteurs")).to_be_visible()
    check(desk, "réglages : secteurs")


def test_admin_has_a_question_asked_only_after_an_answer_and_a_resident_meets_it_then(town, open_page, shoot):
    desk, phone = open_page(phone=False), open_page(place=steps.find_quiet_asset(town, "bench", nth=3).place)
    service, asked = "Tag ou affichage sauvage", "Que dit ce tag ?"
    steps.sign_in(desk, "staff", "admin")
    desk.goto("/staff/reglages/services")
    desk.get_by_role("button", name=f"Modifier le type : {service}").click()
    form = desk.get_by_role("dialog")
    form.get_by_role("button", name="Ajouter une question").click()
    third = form.get_by_role("group", name="Question 3", exact=True)
    third.get_by_label("Question", exact=True).fill(asked)
    third.get_by_label("Poser cette question").select_option(index=2)
    form.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(form.get_by_text("Pas encore enregistré : dites quand poser la question 3.")).to_be_visible()
    expect(third.get_by_label("Poser cette question")).to_be_focused()
    check(desk, "réglages : condition à revoir")
    third.get_by_role("group", name="Quand la réponse est").get_by_label("Oui").check()
    preview = form.get_by_role("complementary")
    expect(preview.get_by_text(asked)).to_be_hidden()
    preview.get_by_role("group", name=re.compile("injurieux")).get_by_label("Oui").check()
    expect(preview.get_by_text(asked)).to_be_visible()
    shoot(desk, "staff-condition")
    form.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(form).to_be_hidden()
    try:
        phone.goto("/")
        steps.wait_for_map(phone)
        phone.get_by_role("link", name="Signaler un problème").or_(
            phone.get_by_role("button", name="Signaler un problème")
        ).first.click()
        phone.get_by_role("button", name="C’est ici, continuer").click()
        steps.choose_service(phone, service)
        insulting = phone.get_by_role("group", name=re.compile("injurieux")).or_(
            phone.get_by_role("radiogroup", name=re.compile("injurieux"))
        )
        expect(insulting.first).to_be_visible()
        expect(phone.get_by_label(asked)).to_be_hidden()
        insulting.first.get_by_role("radio", name="Oui").check()
        expect(phone.get_by_label(asked)).to_be_visible()
        insulting.first.get_by_role("radio", name="Non").check()
        expect(phone.get_by_label(asked)).to_be_hidden()
    finally:
        desk.goto("/staff/reglages/historique?kind=service")
        desk.get_by_role("button", name=re.compile("Revenir en arrière : Type de problème")).first.click()
        desk.get_by_role("dialog").get_by_role("button", name="Revenir en arrière").click()
        expect(desk.get_by_text("L’ancienne valeur est de nouveau en place.")).to_be_visible()
    kept = "select jsonb_array_length(questions) from services where code = 'graffiti'"
    assert town.query(kept) == [(2,)]
