"""A resident reports a dead lamp with a photo and hears back at every step until a crew closes it with a photo."""

from __future__ import annotations

import io
import re
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from tests.journeys import steps

pytestmark = pytest.mark.browser

EMAIL = "anne@exemple.fr"


def test_resident_reports_a_dead_lamp_and_hears_back_until_it_shines(town, open_page, shoot):
    lamp = steps.find_quiet_asset(town, "street_lamp")
    phone = open_page(place=lamp.place)
    number = steps.send_report(
        phone,
        lamp,
        "Lampadaire éteint",
        answers=("Un seul",),
        words="Éteint depuis jeudi",
        email=EMAIL,
        picture="avant",
    )
    expect(phone.get_by_role("main")).to_contain_text("Éclairage public")
    shoot(phone, "resident-sent")
    assert Axe().run(phone).violations_count == 0

    steps.confirm_address(phone, town, EMAIL)

    crew = open_page(place=lamp.place)
    steps.sign_in(crew, "crew", "eclairage1")
    steps.wait_for_map(crew)
    shoot(crew, "crew-round")
    steps.open_stop(crew, town, number)
    expect(crew.get_by_text("Éteint depuis jeudi")).to_be_visible()
    crew.get_by_role("button", name="Démarrer").click()
    steps.wait_for_status(town, number, "in_progress")
    town.wait_for_mail(EMAIL, "a commencé")
    shoot(crew, "crew-stop")
    crew.get_by_role("button", name="Clôturer avec une photo").click()
    steps.close_with_photo(crew, "Ampoule changée")
    steps.wait_for_status(town, number, "resolved")

    (mail,) = town.wait_for_mail(EMAIL, "c’est réparé")
    assert "Ampoule changée" in mail.text
    assert "List-Unsubscribe" in mail.headers

    link = re.search(rf"http\S+/suivi/{number}\S*", mail.text)
    assert link
    phone.goto(link[0].replace(town.base_url, ""))
    expect(phone.get_by_role("main")).to_contain_text("Réparé")
    expect(phone.get_by_text("Ampoule changée").first).to_be_visible()
    pictures = phone.locator("main img[src*='/api/v1/photos/']")
    expect(pictures.nth(1)).to_be_visible()
    shoot(phone, "resident-follow-resolved")
    assert Axe().run(phone).violations_count == 0

    addresses = {(picture.get_attribute("src") or "").split("?")[0] for picture in pictures.all()}
    assert len({address.split("/")[4] for address in addresses}) == 2, addresses
    for address in addresses:
        with urllib.request.urlopen(town.base_url + address) as answer:
            content = answer.read()
        assert b"Anne Martin" not in content
        assert not Image.open(io.BytesIO(content)).getexif()

    subjects = [mail.subject for mail in town.mailbox.mails() if EMAIL in mail.recipients]
    assert len({mail.message_id for mail in town.mailbox.mails()}) == len(town.mailbox.mails()), subjects


def test_resident_says_not_fixed_and_the_crew_has_it_back(town, open_page, shoot):
    lamp = steps.find_quiet_asset(town, "street_lamp", nth=2)
    phone = open_page(place=lamp.place)
    number = steps.send_report(phone, lamp, "Lampadaire éteint", answers=("Un seul",))

    crew = open_page(place=lamp.place)
    crew.add_init_script(steps.SLOW_PICTURES)
    steps.sign_in(crew, "crew", "eclairage2")
    steps.open_stop(crew, town, number)
    crew.get_by_role("button", name="Clôturer avec une photo").click()
    steps.close_with_photo(crew, "Fait")
    steps.wait_for_status(town, number, "resolved")

    phone.goto(f"/suivi/{number}")
    phone.get_by_role("button", name=re.compile("Pas réparé")).click()
    phone.get_by_label("Que reste-t-il à faire").fill("Elle clignote")
    phone.get_by_role("button", name="Renvoyer à l’équipe").click()
    steps.wait_for_status(town, number, "reopened")
    expect(phone.get_by_role("main")).to_contain_text("Rouvert")
    shoot(phone, "resident-not-fixed")

    steps.open_stop(crew, town, number)
    expect(crew.get_by_text("Elle clignote").first).to_be_visible()
