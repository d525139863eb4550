"""A day at the desk: two agents on one report, a view saved and shared, many reports changed at once."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules, check_targets
from tests.service import Service

pytestmark = pytest.mark.browser


def send(town: Service, open_page, nth: int, words: str, email: str = "") -> str:
    """A report beside one of the demonstration's own, so that no quiet place is used up; an address is confirmed."""
    ((latitude, longitude),) = town.query(
        "select ST_Y(r.location), ST_X(r.location) from reports r join services s "
        "on s.jurisdiction_id = r.jurisdiction_id and s.id = r.service_id "
        "where s.asset_layer is not null and r.source <> 'web' order by r.public_id offset %s limit 1",
        nth,
    )
    spot = steps.Spot("", float(str(latitude)), float(str(longitude)))
    phone = open_page(place=spot.place)
    number = steps.send_report(phone, spot, "Autre chose", words=words, is_object=False, email=email)
    if email:
        confirm = "update reporters set email_confirmed_at = now() where email = %s returning id::text"
        assert len(town.query(confirm, email)) == 1
    return number


def check(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    assert findings.problems["axe"] == []


def look_at_who_is_told(desk: Page, number: str) -> None:
    """Open the list by the keyboard, one mail of it, and come back to where one was."""
    summary = desk.get_by_text("Voir signalement par signalement")
    summary.focus()
    desk.keyboard.press("Enter")
    opener = desk.get_by_role("button", name=f"Voir l’e-mail pour {number}")
    expect(desk.get_by_role("dialog").get_by_text("le déclarant")).to_be_visible()
    findings = Findings("who is told")
    check_rules(desk, findings)
    check_targets(desk, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}
    opener.focus()
    desk.keyboard.press("Enter")
    mail = desk.get_by_role("dialog", name="L’e-mail qui partira")
    expect(mail).to_be_visible()
    check(desk, "a mail of many")
    desk.keyboard.press("Escape")
    expect(mail).to_be_hidden()
    expect(opener).to_be_focused()


def test_two_agents_on_one_report_see_each_other_and_lose_nothing(town, open_page, shoot):
    number = send(town, open_page, 8, "Un carton devant la porte")
    nadia, paul = open_page(phone=False), open_page(phone=False)
    steps.sign_in(nadia, "staff", "agent")
    steps.sign_in(paul, "staff", "admin")
    steps.open_panel(nadia, number)
    steps.open_panel(paul, number)
    nadia.get_by_label("Nouveau statut").select_option("in_progress")
    nadia.get_by_role("button", name="Modifier", exact=True).click()
    nadia.get_by_label("Mot à l’habitant").fill("Une équipe part tout de suite")
    expect(paul.get_by_role("status", name="Aussi sur ce signalement")).to_contain_text("écrit", timeout=30_000)
    expect(nadia.get_by_role("status", name="Aussi sur ce signalement")).to_contain_text("regarde", timeout=30_000)
    shoot(paul, "desk-presence")

    paul.get_by_role("button", name="Prendre en charge").click()
    steps.wait_for_status(town, number, "acknowledged")
    nadia.get_by_role("button", name="Commencer").click()
    conflict = nadia.get_by_role("dialog", name="Changé entre-temps")
    expect(conflict).to_contain_text("Pris en charge")
    expect(conflict).to_contain_text("Une équipe part tout de suite")
    check(nadia, "conflict")
    shoot(nadia, "desk-conflict")
    conflict.get_by_role("button", name="Appliquer quand même le mien").click()
    steps.wait_for_status(town, number, "in_progress")
    said = town.query(
        "select note from status_updates u join reports r on r.id = u.report_id where r.public_id = %s", number
    )
    assert ("Une équipe part tout de suite",) in said


@pytest.mark.parametrize("is_phone", [False, True])
def test_agent_saves_and_shares_the_filters_they_use_every_day(town, open_page, shoot, is_phone):
    desk = open_page(phone=is_phone)
    steps.sign_in(desk, "staff", "agent")
    name = f"Retards {'au guichet' if is_phone else 'du jour'}"
    if is_phone:
        desk.get_by_role("button", name="Filtres").click()
        desk.get_by_role("dialog").get_by_role("button", name="En retard").click()
        check(desk, "filter sheet")
        desk.get_by_role("dialog").get_by_role("button", name=re.compile("^Voir ")).click()
    else:
        desk.get_by_role("button", name="En retard").click()
    expect(desk.get_by_role("button", name=re.compile("Enlever le filtre.*En retard"))).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"
    desk.get_by_role("button", name="Vues").click()
    desk.get_by_role("button", name="Enregistrer ces filtres").click()
    desk.get_by_label("Nom", exact=True).fill(name)
    desk.get_by_label("Qui la voit").select_option("*")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(desk.get_by_role("button", name=name)).to_be_visible()

    other = open_page(phone=is_phone)
    steps.sign_in(other, "staff", "admin")
    other.get_by_role("button", name="Vues").click()
    expect(other.get_by_role("dialog")).to_contain_text(re.compile(rf"{name}.*\d", re.S))
    check(other, "views")
    shoot(other, f"desk-views-{'phone' if is_phone else 'wide'}")
    other.get_by_role("button", name=name).first.click()
    expect(other).to_have_url(re.compile("overdue=1"))
    expect(other.get_by_role("button", name=re.compile("Enlever le filtre.*En retard"))).to_be_visible()

    desk.get_by_role("button", name=name).click()
    desk.get_by_role("button", name=f"Modifier la vue {name}").click()
    desk.get_by_role("button", name="Supprimer").click()
    town.wait_until(lambda: town.query("select 1 from saved_views where name = %s", name) == [], "the view to be gone")


@pytest.mark.parametrize("is_phone", [False, True])
def test_agent_changes_several_at_once_and_knows_before_who_is_told(town, open_page, shoot, is_phone):
    words = f"Un matelas {'rue basse' if is_phone else 'rue haute'}"
    email = f"matelas.{uuid.uuid4().hex[:8]}@habitants.example"
    first, second = (13, 14) if is_phone else (10, 11)
    numbers = [send(town, open_page, first, words, email), send(town, open_page, second, words)]
    desk = open_page(phone=is_phone)
    steps.sign_in(desk, "staff", "agent")
    desk.goto(f"/staff?q={words.replace(' ', '+')}&status=received")
    for number in numbers:
        expect(desk.locator(f"a[data-number={number}]")).to_be_visible()
    desk.get_by_role("button", name="Choisir plusieurs").click()
    for number in numbers:
        desk.get_by_role("checkbox", name=re.compile(number)).check()
    check(desk, "several chosen")
    desk.get_by_role("button", name="Statut", exact=True).click()
    desk.get_by_label("Nouveau statut").last.select_option("acknowledged")
    expect(desk.get_by_role("dialog").get_by_role("button", name="Voir l’e-mail")).to_be_visible()
    check(desk, "words for many")
    shoot(desk, f"desk-many-words-{'phone' if is_phone else 'wide'}")
    desk.get_by_role("button", name="Voir ce qui va se passer").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog).to_contain_text("2 signalements vont changer")
    expect(dialog).to_contain_text("1 personne sera prévenue")
    look_at_who_is_told(desk, numbers[0])
    check(desk, "preview of many")
    shoot(desk, f"desk-many-{'phone' if is_phone else 'wide'}")
    dialog.get_by_role("button", name="Changer 2 signalements").click()
    for number in numbers:
        steps.wait_for_status(town, number, "acknowledged")
    expect(dialog).to_be_hidden()
