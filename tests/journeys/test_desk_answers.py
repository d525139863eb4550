"""What an agent says and to whom: a merge that is undone, a colleague called, reasons demanded, the mail as previewed."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from demo.twins import PAIRS
from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules
from tests.journeys.test_links import lamp_alone
from tests.service import Service

pytestmark = pytest.mark.browser

FIRST_WORDS, SECOND_WORDS = next(words for service, *words in PAIRS if service == "graffiti")


def check(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    assert {check: found for check, found in findings.problems.items() if found} == {}


def number_of(town: Service, words: str) -> tuple[str, str]:
    """The number of the demonstration's report with these words, and its sender's address."""
    ((number, email),) = town.query(
        "select r.public_id, p.email from reports r join reporters p "
        "on p.jurisdiction_id = r.jurisdiction_id and p.id = r.reporter_id where r.description = %s",
        words,
    )
    return str(number), str(email)


def report_in_english(page: Page, town: Service, email: str) -> str:
    """A report of an English-speaking resident who wants to know; its number."""
    lamp = lamp_alone(town, 8)
    body: dict[str, Any] = {
        "id": str(uuid.uuid4()), "service_code": "lamp_flickering", "latitude": lamp.latitude,
        "longitude": lamp.longitude, "description": "Flickers at night", "locale": "en",
        "contact": {"email": email},
    }  # fmt: skip
    answer = page.request.post("/api/v1/reports", data=body)
    assert answer.status == 201, answer.text()
    confirmed = town.query("update reporters set email_confirmed_at = now() where email = %s returning id::text", email)
    assert len(confirmed) == 1
    return str(answer.json()["public_id"])


def test_agent_merges_what_the_demonstration_suggests_and_undoes_it(town, open_page, shoot):
    first, second = number_of(town, FIRST_WORDS), number_of(town, SECOND_WORDS)
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "agent")
    desk.goto("/staff/doublons")
    pair = desk.get_by_role("listitem").filter(has_text=first[0]).filter(has_text=second[0])
    expect(pair).to_be_visible()
    pair.get_by_role("button", name="Comparer").click()
    dialog = desk.get_by_role("dialog", name="Est-ce le même problème ?")
    expect(dialog).to_contain_text(FIRST_WORDS)
    expect(dialog).to_contain_text(SECOND_WORDS)
    shoot(desk, "answers-pair")
    dialog.get_by_role("button", name=f"Oui, rattacher {second[0]} à {first[0]}").click()
    steps.wait_for_status(town, second[0], "duplicate")
    town.wait_for_mail(second[1], first[0])
    pair.get_by_role("button", name="Défaire").click()
    steps.wait_for_status(town, second[0], "reopened")
    both = town.query(
        "select closed_at is null, duplicate_of_id is null from reports where public_id in (%s, %s)",
        first[0],
        second[0],
    )
    assert both == [(True, True), (True, True)]
    steps.open_panel(desk, second[0])
    panel = desk.get_by_role("complementary", name="Détail du signalement")
    expect(panel).to_contain_text(SECOND_WORDS)
    expect(panel.get_by_role("region", name=f"Rattaché à {first[0]}")).to_be_hidden()


@pytest.mark.parametrize("is_phone", [False, True])
def test_agent_calls_a_colleague_must_give_reasons_and_sends_what_the_preview_says(town, open_page, shoot, is_phone):
    email = f"walker.{uuid.uuid4().hex[:8]}@habitants.example"
    number = report_in_english(open_page(), town, email)
    call = f"@Hugo Besson, vous connaissez ce mât ? {uuid.uuid4().hex[:6]}"
    desk = open_page(phone=is_phone)
    steps.sign_in(desk, "staff", "agent")
    steps.open_panel(desk, number)
    desk.get_by_label("Nouvelle note").fill(call)
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Noter entre nous").click()
    expect(desk.get_by_text("Note gardée entre nous.")).to_be_visible()
    colleague = open_page(phone=is_phone)
    steps.sign_in(colleague, "staff", "responsable.eclairage")
    colleague.get_by_role("button", name=re.compile("^Notes qui vous appellent.*non lue")).click()
    bell = colleague.get_by_role("dialog", name="On vous appelle")
    expect(bell).to_contain_text(call)
    check(colleague, "bell")
    bell.get_by_role("button", name=re.compile(re.escape(number))).click()
    expect(colleague.get_by_role("complementary", name="Détail du signalement")).to_contain_text(call)

    act = desk.locator("aside footer button")
    status = desk.get_by_label("Nouveau statut")
    status.select_option("rejected")
    act.click()
    expect(desk.get_by_text("Choisissez une raison.")).to_be_visible()
    desk.get_by_label("Raison", exact=True).select_option("not_competent")
    act.click()
    expect(desk.get_by_text("Nommez l’organisme.")).to_be_visible()
    check(desk, "refusal")
    status.select_option("resolved")
    act.click()
    expect(desk.get_by_text("Il faut une photo ou une raison.")).to_be_visible()
    shoot(desk, f"answers-reason-{'phone' if is_phone else 'wide'}")
    assert town.query("select status from reports where public_id = %s", number) == [("received",)]

    desk.get_by_label("Ou la raison de ne pas en avoir").select_option("done_remotely")
    expect(desk.get_by_text("Ce que l’habitant recevra, en anglais")).to_be_visible()
    desk.get_by_role("button", name="Voir l’e-mail").click()
    shown = desk.get_by_role("dialog", name="L’e-mail qui partira")
    shown.get_by_role("button", name="Texte seul").click()
    previewed = words_of(shown.locator("pre").inner_text())
    assert "repaired remotely" in " ".join(previewed)
    desk.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(act).to_contain_text("prévenir 1")
    act.click()
    steps.wait_for_status(town, number, "resolved")
    (mail,) = town.wait_for_mail(email, "repaired remotely")
    assert words_of(mail.text) == previewed


def words_of(text: str) -> list[str]:
    """The lines of a letter without its links, which are each reader's own, and without moments of the day."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line and "http" not in line and not re.search(r"\d\d:\d\d|\d [ap]m", line)]
