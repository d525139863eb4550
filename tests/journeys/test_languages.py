"""The resident's main screens in every language: the right direction, nothing cut, nothing sideways, axe clean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.access_checks import Findings, check_rules, check_targets
from tests.journeys.steps import find_quiet_asset, wait_for_map
from tests.service import Service

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

WIDTHS = (320, 768, 390)
NEXT = ".actionbar .btn--main"

#: What does not fit: the page wider than the window, and words that a button or a title cuts off.
TOO_WIDE = """() => {
  const lost = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) lost.push(`page ${root.scrollWidth} > ${root.clientWidth}`);
  for (const element of document.querySelectorAll('button, .btn, .chip, .badge, .plaque, h1, h2, h3, label, legend, .banner, .service')) {
    if (element.closest('.vh, .maplibregl-map, [hidden]') || element.matches('.vh') || !element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 3) continue;
    const isCut = element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).display !== 'inline';
    const isOut = (box.right > innerWidth + 1 || box.left < -1) && !element.closest('.chips, [data-scrolls], .townmap');
    if (isCut || isOut) lost.push(`${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 50)}`);
  }
  return lost;
}"""


def walk(page: Page, town: Service, language: str) -> Iterator[str]:
    """Bring the page to each main screen, by what it is and not by its words."""
    page.goto(f"/?lang={language}")
    wait_for_map(page)
    yield "home"
    page.goto(f"/signaler?lang={language}")
    wait_for_map(page)
    expect(page.locator(NEXT)).not_to_have_attribute("aria-disabled", "true")
    yield "place"
    page.locator(NEXT).click()
    page.locator("input[type=radio][value=other]").first.check(force=True)
    yield "what"
    page.locator(NEXT).click()
    expect(page.locator("input[type=email]")).to_be_visible()
    yield "send"
    for status in ("in_progress", "resolved"):
        ((number,),) = town.query(
            f"select public_id from reports where status = '{status}' and not is_private order by submitted_at desc limit 1"
        )
        page.goto(f"/suivi/{number}?lang={language}")
        expect(page.get_by_role("main")).to_contain_text(str(number))
        yield status
    for name, path in (("mine", "/mes-signalements"), ("about", "/a-propos"), ("lost", "/o/x")):
        page.goto(f"{path}?lang={language}")
        page.get_by_role("main").wait_for()
        yield name


@pytest.mark.parametrize("language", ["fr", "fr-x-falc", "en", "es", "pt", "ar", "tr", "qps"])
def test_resident_uses_every_main_screen_in_their_language(town, open_page, shoot, language):
    page = open_page(place=find_quiet_asset(town, "street_lamp", nth=5).place)
    page.emulate_media(reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    seen = []
    for name in walk(page, town, language):
        seen.append(name)
        expect(page.locator(".sk")).to_have_count(0)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            lost = page.evaluate(TOO_WIDE)
            if lost:
                found[f"{name} {width}"] = lost
        root = page.locator("html")
        expect(root).to_have_attribute("lang", "en" if language == "qps" else language)
        expect(root).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        findings = Findings(name)
        check_rules(page, findings, themes=False)
        check_targets(page, findings)
        found |= {f"{name} {check}": lost for check, lost in findings.problems.items() if lost}
        shoot(page, f"language-{language}-{name}")
    assert found == {}
    assert len(seen) == 9


def test_resident_chooses_a_language_that_is_still_there_the_next_time(town, open_page):
    page = open_page()
    page.goto("/a-propos")
    page.get_by_role("radio", name="Türkçe").check()
    expect(page.get_by_role("heading", name="Hakkında ve ayarlar")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Sorun bildir")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "tr")


def test_resident_whose_browser_speaks_arabic_is_answered_in_arabic(town, open_page):
    page = open_page(locale="ar-MA")
    page.goto("/signaler")
    expect(page.get_by_role("heading", name="أين المشكلة؟")).to_be_visible()
    back = page.get_by_role("button", name="رجوع").bounding_box()
    assert back is not None
    assert back["x"] > 300, "the way back stands where reading starts: at the right"
