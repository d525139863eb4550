"""Hearing back: the result judged and contested with a photo, everything found again in another browser, a push shown."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys import steps

pytestmark = pytest.mark.browser

EMAIL = "leila@exemple.fr"


def resolved_report(town, open_page) -> tuple[Page, str]:
    """A report of this phone that a crew has closed."""
    lamp = steps.find_quiet_asset(town, "street_lamp")
    phone = open_page(place=lamp.place)
    number = steps.send_report(phone, lamp, "Lampadaire éteint", answers=("Un seul",), email=EMAIL)
    steps.confirm_address(phone, town, EMAIL)
    crew = open_page(place=lamp.place)
    steps.sign_in(crew, "crew", "eclairage1")
    steps.open_stop(crew, town, number)
    crew.get_by_role("button", name="Démarrer").click()
    steps.wait_for_status(town, number, "in_progress")
    crew.get_by_role("button", name="Clôturer avec une photo").click()
    steps.close_with_photo(crew, "Ampoule changée")
    steps.wait_for_status(town, number, "resolved")
    return phone, number


def test_resident_judges_contests_and_finds_everything_in_another_browser(town, open_page, shoot):
    phone, number = resolved_report(town, open_page)
    (mail,) = town.wait_for_mail(EMAIL, "c’est réparé")
    link = re.search(rf"http\S+/suivi/{number}\S*avis=fair", mail.text)
    assert link, mail.text
    phone.goto(link[0].replace(town.base_url, ""))
    expect(phone.get_by_role("radio", name="En partie")).to_be_checked()
    answers = "select s.answer from satisfactions s join reports r on r.id = s.report_id where r.public_id = %s"
    assert set(town.query(answers, number)) <= {(None,)}, "opening answers nothing"
    shoot(phone, "hearing-opinion")
    assert Axe().run(phone).violations_count == 0
    phone.get_by_role("button", name="Envoyer ma réponse").click()
    expect(phone.get_by_text("Votre réponse : En partie")).to_be_visible()
    assert town.query(answers, number) == [("fair",)]

    phone.get_by_role("button", name=re.compile("Pas réparé")).click()
    phone.get_by_label("Que reste-t-il à faire").fill("Toujours éteint")
    phone.locator("dialog input[type=file]").set_input_files(steps.make_picture("encore"))
    expect(phone.get_by_role("img", name="Votre photo 1")).to_be_visible()
    phone.get_by_role("button", name="Renvoyer à l’équipe").click()
    steps.wait_for_status(town, number, "reopened")
    expect(phone.get_by_role("main")).to_contain_text("Rouvert")
    details = "select count(*) from photos p join reports r on r.id = p.report_id where p.role = 'detail' and r.public_id = %s"
    assert town.query(details, number) == [(1,)]

    other = open_page()
    other.goto("/mes-signalements")
    other.get_by_role("link", name="Retrouver mes signalements").click()
    shoot(other, "hearing-sign-in")
    assert Axe().run(other).violations_count == 0
    other.get_by_label("E-mail").fill(EMAIL)
    other.get_by_role("button", name="Recevoir le lien").click()
    expect(other.get_by_text("Regardez vos messages")).to_be_visible()
    (letter,) = town.wait_for_mail(EMAIL, "votre lien pour retrouver")
    found = re.search(r"/connexion/\S+", letter.text)
    code = re.search(r"> (\d{3} \d{3})", letter.text)
    assert found
    assert code
    third = open_page()
    third.goto(found[0])
    third.get_by_role("button", name="Ouvrir mes signalements").click()
    third.get_by_label("Code à 6 chiffres").fill("000000" if code[1] != "000 000" else "111111")
    third.get_by_role("button", name="Ouvrir mes signalements").click()
    expect(third.get_by_text("Essais restants")).to_be_visible()
    other.goto(found[0])
    other.get_by_role("button", name="Ouvrir mes signalements").click()
    expect(other.get_by_role("link", name=re.compile("Lampadaire éteint")).first).to_be_visible()
    shoot(other, "hearing-mine")
    other.get_by_role("link", name="Comment être prévenu").click()
    other.get_by_role("radio", name=re.compile("Un résumé par jour")).check()
    expect(other.get_by_text("C’est noté.")).to_be_visible()
    assert town.query("select email_mode from reporters where email = %s", EMAIL) == [("daily",)]
    shoot(other, "hearing-settings")
    assert Axe().run(other).violations_count == 0
    other.get_by_role("button", name="Effacer mes données").click()
    other.get_by_role("button", name="Oui, tout effacer").click()
    expect(other.get_by_text("Vos données sont effacées.")).to_be_visible()
    assert town.query("select count(*) from reporters where email = %s", EMAIL) == [(0,)]


def test_a_push_is_shown_by_the_service_worker_and_opens_its_report(town, open_page):
    page = open_page()
    page.context.grant_permissions(["notifications"])
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    session = page.context.new_cdp_session(page)
    registrations: list[dict[str, str]] = []
    session.on("ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"]))
    session.send("ServiceWorker.enable")
    page.wait_for_timeout(500)
    words = '{"title": "Lampadaire éteint", "body": "C’est réparé", "url": "/suivi/RC-1", "tag": "RC-1", "lang": "fr"}'
    session.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": town.base_url, "registrationId": registrations[-1]["registrationId"], "data": words},
    )
    shown = page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.ready;
            for (let turn = 0; turn < 50; turn += 1) {
                const found = await registration.getNotifications();
                if (found.length) return found.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
            return [];
        }"""
    )
    assert shown == [
        {"title": "Lampadaire éteint", "body": "C’est réparé", "tag": "RC-1", "data": {"url": "/suivi/RC-1"}}
    ]
