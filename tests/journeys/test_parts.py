"""One problem for two departments: an agent shares the work, each closes its part, and the resident hears of it once."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_large_text, check_rules, check_targets
from tests.journeys.test_links import lamp_alone
from tests.service import Service

pytestmark = pytest.mark.browser

DONE = "Les équipes qui y ont travaillé"


def check(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    check_targets(page, findings)
    check_large_text(page, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}


def report_for(page: Page, town: Service, email: str) -> Any:
    """A resident's report of a flickering lamp, whose sender has confirmed their address; its receipt."""
    lamp = lamp_alone(town, 9)
    body: dict[str, Any] = {
        "id": str(uuid.uuid4()), "service_code": "lamp_flickering", "latitude": lamp.latitude,
        "longitude": lamp.longitude, "description": "Clignote, et le trottoir est ouvert au pied du mât",
        "contact": {"email": email},
    }  # fmt: skip
    answer = page.request.post("/api/v1/reports", data=body)
    assert answer.status == 201, answer.text()
    confirmed = town.query("update reporters set email_confirmed_at = now() where email = %s returning id::text", email)
    assert len(confirmed) == 1
    return answer.json()


def close_part(open_page, town: Service, person: str, number: str) -> Page:
    """A manager opens the part of their department, and closes it without a photo."""
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", person)
    steps.open_panel(desk, number)
    desk.get_by_label("Nouveau statut").select_option("resolved")
    desk.get_by_label("Ou la raison de ne pas en avoir").select_option("done_remotely")
    desk.locator("aside footer button").click()
    steps.wait_for_status(town, number, "resolved")
    return desk


def test_two_departments_close_their_parts_and_the_resident_is_told_once(town, open_page, shoot):
    email = f"parts.{uuid.uuid4().hex[:8]}@habitants.example"
    phone = open_page()
    sent = report_for(phone, town, email)
    number = sent["public_id"]
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "agent")
    steps.open_panel(desk, number)
    desk.get_by_role("button", name="Partager entre équipes").click()
    dialog = desk.get_by_role("dialog", name="Partager entre équipes")
    expect(dialog.get_by_label("Équipe 1", exact=True)).to_have_value("lighting")
    dialog.get_by_role("button", name="Créer 2 parties").click()
    expect(dialog.get_by_text("Choisissez une équipe différente à chaque ligne.")).to_be_visible()
    dialog.get_by_label("Équipe 2", exact=True).select_option("roads")
    dialog.get_by_label("Ce qu’elle doit faire").nth(1).fill("Refermer le trottoir")
    check(desk, "sharing the work")
    shoot(desk, "parts-dialog")
    dialog.get_by_role("button", name="Créer 2 parties").click()
    card = desk.get_by_role("region", name="Travail partagé")
    expect(card).to_contain_text("0 sur 2 terminée")
    expect(card).to_contain_text("Refermer le trottoir")

    query = (
        "select d.code, r.public_id from reports r join departments d on d.jurisdiction_id = r.jurisdiction_id and "
        "d.id = r.department_id where r.part_of_id = (select id from reports where public_id = %s)"
    )
    parts = {str(code): str(part) for code, part in town.query(query, number)}
    assert set(parts) == {"lighting", "roads"}
    roads = close_part(open_page, town, "responsable.voirie", parts["roads"])
    expect(roads.get_by_role("link", name=re.compile(f"^Une partie de {number}"))).to_be_visible()
    desk.reload()
    expect(card).to_contain_text("1 sur 2 terminée")
    shoot(desk, "parts-one-left")
    ((status,),) = town.query("select status from reports where public_id = %s", number)
    assert status != "resolved"

    close_part(open_page, town, "responsable.eclairage", parts["lighting"])
    steps.wait_for_status(town, number, "resolved")
    desk.reload()
    expect(card).to_contain_text("2 sur 2 terminées")
    (mail,) = town.wait_for_mail(email, DONE)
    assert "Voirie" in mail.text
    assert "Éclairage public" in mail.text
    assert not any(part in mail.text for part in parts.values())
    phone.goto(f"/suivi/{number}?jeton={sent['follow_token']}")
    expect(phone.get_by_text("Réparé").first).to_be_visible()
    expect(phone.get_by_text(re.compile(DONE)).first).to_be_visible()
    asked = (
        "select count(*) from satisfactions s join reports r on r.jurisdiction_id = s.jurisdiction_id and "
        "r.id = s.report_id where r.id = %s or r.part_of_id = %s"
    )
    town.wait_until(lambda: town.query(asked, sent["id"], sent["id"]) == [(1,)], "the resident to be asked once")
    assert len(town.wait_for_mail(email, DONE)) == 1
