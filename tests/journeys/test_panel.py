"""Working one report: its sender mends a photo; an agent looks into it, plans a half-day and prints the work order."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.core import clock
from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_large_text, check_rules, check_targets
from tests.journeys.test_links import lamp_alone
from tests.service import Service

pytestmark = pytest.mark.browser


def put_photo(page: Page, content: bytes) -> str:
    photo_id = str(uuid.uuid4())
    sent = page.request.put(f"/api/v1/photos/{photo_id}", data=content, headers={"Content-Type": "image/jpeg"})
    assert sent.status == 201, sent.text()
    return photo_id


def send_report(page: Page, town: Service, nth: int, content: bytes, **contact: str) -> Any:
    """A resident's report of a flickering lamp with one picture, as the app sends it; its receipt."""
    lamp, photo_id = lamp_alone(town, nth), put_photo(page, content)
    body = {
        "id": str(uuid.uuid4()), "service_code": "lamp_flickering", "latitude": lamp.latitude,
        "longitude": lamp.longitude, "description": "Clignote la nuit", "photo_ids": [photo_id], "contact": contact,
    }  # fmt: skip
    answer = page.request.post("/api/v1/reports", data=body)
    assert answer.status == 201, answer.text()
    return answer.json() | {"photo": photo_id}


def wait_for_photo(town: Service, photo_id: str, state: str) -> None:
    town.wait_until(
        lambda: town.query("select state from photos where id = %s", photo_id) == [(state,)], f"the photo to be {state}"
    )


def check(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}


def test_sender_puts_another_photo_in_the_place_of_one_that_was_put_aside(town, open_page, shoot):
    phone = open_page()
    picture: Any = steps.make_picture("Lampe cassée")["buffer"]
    sent = send_report(phone, town, 5, picture)
    wait_for_photo(town, sent["photo"], "ready")
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "agent")
    desk.goto(f"/staff/photos/{sent['photo']}")
    desk.get_by_role("button", name="Retirer la photo").click()
    desk.get_by_role("dialog").get_by_role("button", name="Oui, l’écarter").click()
    wait_for_photo(town, sent["photo"], "failed")
    phone.goto(f"/suivi/{sent['public_id']}?jeton={sent['follow_token']}")
    lost = phone.get_by_role("region", name="Cette photo n’a pas pu être publiée")
    expect(lost).to_be_visible()
    check(phone, "follow-lost-photo")
    shoot(phone, "panel-lost-photo")
    lost.locator("input[type=file]").set_input_files(steps.make_picture("Une autre, nette"))
    expect(phone.get_by_role("button", name=re.compile("^Photo du signalement"))).to_be_visible()
    expect(lost).to_be_hidden()
    shoot(phone, "panel-replaced-photo")

    steps.open_panel(desk, sent["public_id"])
    expect(desk.get_by_text("Remplacée par l’habitant").first).to_be_visible()
    expect(desk.get_by_text("Photo envoyée par l’habitant").first).to_be_visible()
    shoot(desk, "panel-both-photos")


@pytest.mark.parametrize("is_phone", [False, True])
def test_agent_looks_into_a_report_plans_a_half_day_and_prints_its_order(town, open_page, shoot, is_phone):
    resident = open_page()
    picture: Any = steps.make_picture(f"Lampe {is_phone}")["buffer"]
    name = f"Odile {uuid.uuid4().hex[:6]}"
    sent = send_report(resident, town, 6 if is_phone else 7, picture, name=name)
    wait_for_photo(town, sent["photo"], "ready")
    number, look = sent["public_id"], "phone" if is_phone else "wide"
    desk = open_page(phone=is_phone)
    steps.sign_in(desk, "staff", "agent")
    steps.open_panel(desk, number)

    desk.get_by_role("button", name=re.compile("^Agrandir.*Photo du signalement")).first.click()
    viewer = desk.get_by_role("dialog", name="Photo")
    stage = viewer.get_by_role("button", name=re.compile("Photo du signalement"))
    expect(stage).to_have_attribute("aria-pressed", "false")
    desk.keyboard.press("+")
    expect(stage).to_have_attribute("aria-pressed", "true")
    viewer.get_by_role("button", name="Tourner à l’écran").click()
    expect(stage).to_have_attribute("aria-pressed", "false")
    viewer.get_by_role("button", name="Agrandir", exact=True).click()
    expect(stage).to_have_attribute("aria-pressed", "true")
    check(desk, "viewer")
    shoot(desk, f"panel-viewer-{look}")
    desk.keyboard.press("Escape")
    expect(viewer).to_be_hidden()

    desk.get_by_role("button", name="Voir les coordonnées").click()
    expect(desk.get_by_text(name)).to_be_visible()
    looks = town.query(
        "select count(*) from audit_entries where action = 'reporter.seen' and subject_id = %s", sent["id"]
    )
    assert looks == [(1,)]

    desk.get_by_label("Nouveau statut").select_option("scheduled")
    day = (clock.now() + timedelta(days=6)).date()
    desk.get_by_label("Jour du passage").fill(day.isoformat())
    desk.get_by_role("radio", name="Après-midi").check()
    check(desk, "half-day")
    shoot(desk, f"panel-half-day-{look}")
    desk.get_by_role("button", name=re.compile("^Prévoir une intervention")).click()
    steps.wait_for_status(town, number, "scheduled")
    expect(desk.get_by_text(re.compile("Prévu .* dans l’après-midi")).first).to_be_visible()
    resident.goto(f"/suivi/{number}")
    expect(resident.get_by_text(re.compile("Une équipe passe .* dans l’après-midi")).first).to_be_visible()

    order = desk.get_by_role("link", name=re.compile("^Bon d’intervention")).get_attribute("href")
    paper = desk.request.get(order)
    assert (paper.status, paper.headers["content-type"], paper.body()[:5]) == (200, "application/pdf", b"%PDF-")


@pytest.mark.parametrize("is_phone", [False, True])
def test_agent_compares_before_and_after_by_the_keyboard(town, open_page, shoot, is_phone):
    """In a closed report of the demonstration that has a picture of both; nothing is changed."""
    ((number,),) = town.query(
        "select r.public_id from reports r where r.status = 'resolved' and r.source = 'app' and 2 = (select "
        "count(distinct p.role) from photos p where p.report_id = r.id and p.role in ('before', 'after') and "
        "p.state = 'ready' and p.published_at is not null) order by r.public_id limit 1"
    )
    desk = open_page(phone=is_phone)
    steps.sign_in(desk, "staff", "agent")
    steps.open_panel(desk, str(number))
    opener = desk.get_by_role("button", name="Comparer avant et après")
    opener.focus()
    desk.keyboard.press("Enter")
    views = desk.get_by_role("group", name="Comparer avant et après")
    for name in ("Côte à côte", "Curseur"):
        views.get_by_role("button", name=name).focus()
        desk.keyboard.press("Enter")
        expect(views.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        findings = Findings(f"before and after, {name}")
        check_rules(desk, findings)
        check_targets(desk, findings)
        check_large_text(desk, findings)
        assert {check: found for check, found in findings.problems.items() if found} == {}
        shoot(desk, f"panel-pair-{'slider' if name == 'Curseur' else 'aside'}-{'phone' if is_phone else 'wide'}")
    slider = desk.get_by_role("slider", name="Part visible de la photo d’avant")
    slider.focus()
    desk.keyboard.press("ArrowRight")
    expect(slider).to_have_value("51")
    desk.keyboard.press("Home")
    expect(slider).to_have_value("0")
    desk.keyboard.press("Escape")
    expect(views).to_be_hidden()
    expect(opener).to_be_focused()
