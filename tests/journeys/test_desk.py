"""An agent at a desk: reassigns a misrouted report, refuses one with who is competent, merges nothing by mistake."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys import steps

pytestmark = pytest.mark.browser


def test_agent_reassigns_a_misrouted_report(town, open_page, shoot):
    bin_ = steps.find_quiet_asset(town, "waste_basket")
    phone = open_page(place=bin_.place)
    number = steps.send_report(phone, bin_, "Autre chose", words="Une branche menace le trottoir", is_object=False)

    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "agent")
    steps.wait_for_map(desk)
    shoot(desk, "staff-dashboard")
    assert Axe().run(desk).violations_count == 0
    steps.open_panel(desk, number)
    shoot(desk, "staff-panel")
    desk.get_by_role("button", name="Réorienter").first.click()
    desk.get_by_label("Nouvelle équipe").select_option(label="Espaces verts")
    desk.get_by_label("Pourquoi").last.fill("C’est un arbre")
    desk.get_by_role("button", name="Confier à cette équipe").click()
    town.wait_until(
        lambda: (
            town.query(
                "select d.code from reports r join departments d "
                "on d.jurisdiction_id = r.jurisdiction_id and d.id = r.department_id where r.public_id = %s",
                number,
            )
            == [("green_spaces",)]
        ),
        "the new department",
    )
    phone.goto(f"/suivi/{number}")
    expect(phone.get_by_role("main")).to_contain_text("Espaces verts")
    expect(phone.get_by_role("main")).to_contain_text("C’est un arbre")


def test_agent_refuses_a_report_and_says_who_is_competent(town, open_page, shoot):
    bin_ = steps.find_quiet_asset(town, "waste_basket", nth=1)
    phone = open_page(place=bin_.place)
    email = "refus@exemple.fr"
    number = steps.send_report(phone, bin_, "Autre chose", words="Le quai est sale", email=email, is_object=False)
    steps.confirm_address(phone, town, email)

    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "agent")
    steps.open_panel(desk, number)
    desk.get_by_label("Nouveau statut").select_option("rejected")
    desk.get_by_label("Raison", exact=True).select_option("not_competent")
    desk.get_by_label("Organisme compétent").fill("SNCF Gares")
    desk.get_by_label("Comment le joindre").fill("36 35")
    desk.get_by_role("button", name="Modifier", exact=True).click()
    desk.get_by_label("Mot à l’habitant").fill("Le quai appartient à la gare.")
    shoot(desk, "staff-refuse")
    desk.get_by_role("button", name="Ne pas retenir").click()
    steps.wait_for_status(town, number, "rejected")
    (mail,) = town.wait_for_mail(email, "non retenu")
    assert "SNCF Gares" in mail.text
    assert "36 35" in mail.text
    phone.goto(f"/suivi/{number}")
    expect(phone.get_by_role("main")).to_contain_text("SNCF Gares")


def test_neighbour_joins_a_report_instead_of_sending_another(town, open_page, shoot):
    lamp = steps.find_quiet_asset(town, "street_lamp", nth=6)
    first = open_page(place=lamp.place)
    number = steps.send_report(first, lamp, "Lampadaire éteint", answers=("Un seul",))
    before = town.query("select count(*) from reports")

    second = open_page(place=lamp.place)
    second.goto("/signaler")
    second.get_by_role("button", name="C’est ici, continuer").click()
    second.get_by_role("radio", name="Lampadaire éteint", exact=True).check()
    expect(second.get_by_text("Déjà signalé ?")).to_be_visible()
    shoot(second, "resident-duplicate")
    second.get_by_role("button", name="Oui, le même").click()
    second.get_by_role("button", name="Ajouter ma voix").click()
    town.wait_until(
        lambda: town.query("select follower_count from reports where public_id = %s", number) == [(1,)], "the follower"
    )
    assert town.query("select count(*) from reports") == before
