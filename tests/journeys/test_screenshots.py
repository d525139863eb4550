"""Draws docs/screenshots/ with scripts/screenshots; skipped in an ordinary run, as pictures prove nothing by themselves."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import ROOT
from tests.journeys import steps
from tests.journeys.access_checks import settle
from tests.journeys.screens import SECTIONS

WANTED = os.environ.get("RUECLAIRE_PICTURES", "").split()
FOLDER = ROOT / "docs" / "screenshots"
COLOURS = 96

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not WANTED, reason="pictures are drawn by scripts/screenshots"),
]

RESIDENT = {"phone": (390, 844), "tablet": (768, 1024)}
WORK = {"phone": (390, 844), "tablet": (768, 1024), "desk": (1440, 900)}


@pytest.fixture
def open_in(browser: Browser, town) -> Iterator[Callable[..., Page]]:
    """Opens a page of a size in a theme; nothing in it moves."""
    contexts: list[BrowserContext] = []

    def open_one(size: tuple[int, int], theme: str, place: tuple[float, float]) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=1,
            is_mobile=size[0] < 500,
            has_touch=size[0] < 1000,
            color_scheme=theme,
            reduced_motion="reduce",
            locale="fr-FR",
            timezone_id="Europe/Paris",
            base_url=town.base_url,
            permissions=["geolocation"],
            geolocation={"latitude": place[0], "longitude": place[1], "accuracy": 8},
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def keep(page: Page, name: str) -> None:
    """Keep what is on screen, with few colours: a picture of flat areas loses nothing that a reader sees."""
    if WANTED != ["all"] and not any(name.startswith(one) for one in WANTED):
        return
    settle(page)
    page.evaluate("document.activeElement?.blur?.()")
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", RESIDENT)
def test_reader_of_the_guide_sees_every_screen_of_residents(town, open_in, size, theme):
    place = steps.find_quiet_asset(town, "street_lamp", nth=3).place
    for section in SECTIONS.values():
        page = open_in(RESIDENT[size], theme, place)
        for name in section.walk(page, town):
            page.evaluate("scrollTo(0, 0)")
            keep(page, f"{name}-{size}-{theme}")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", WORK)
def test_reader_of_the_guide_sees_every_screen_of_crews_and_staff(town, open_in, size, theme):
    place = steps.find_quiet_asset(town, "street_lamp", nth=3).place
    crew = open_in(WORK[size], theme, place)
    crew.goto("/crew")
    crew.get_by_label("Adresse e-mail").wait_for()
    keep(crew, f"crew-sign-in-{size}-{theme}")
    steps.sign_in(crew, "crew", "eclairage1")
    steps.wait_for_map(crew)
    keep(crew, f"crew-round-{size}-{theme}")
    ((number,),) = town.query(
        """select r.public_id from reports r join departments d on d.id = r.department_id
            where r.status = 'in_progress' and d.code = 'lighting' order by r.public_id limit 1"""
    )
    steps.open_stop(crew, town, number)
    keep(crew, f"crew-stop-{size}-{theme}")
    desk = open_in(WORK[size], theme, place)
    steps.sign_in(desk, "staff", "agent")
    desk.locator("a[href*='report=RC-']").first.wait_for()
    keep(desk, f"staff-list-{size}-{theme}")
    steps.open_panel(desk, number)
    keep(desk, f"staff-report-{size}-{theme}")
    for name, path in (("staff-health", "/staff/etat"), ("staff-stickers", "/staff/etiquettes")):
        desk.goto(path)
        desk.get_by_role("heading", level=1).wait_for()
        desk.wait_for_timeout(800)
        keep(desk, f"{name}-{size}-{theme}")


DESK_PAGES = {
    "rounds": "/staff/tournees", "photos": "/staff/photos", "duplicates": "/staff/doublons", "figures": "/staff/chiffres",
    "files": "/staff/exports", "settings": "/staff/reglages", "people": "/staff/reglages/personnes",
    "keys": "/staff/reglages/cles", "webhooks": "/staff/reglages/webhooks", "audit": "/staff/reglages/journal",
    "account": "/staff/compte", "outside": "/staff/organismes", "services": "/staff/reglages/services",
    "departments": "/staff/reglages/equipes", "areas": "/staff/reglages/secteurs",
    "assets": "/staff/reglages/equipements", "routing": "/staff/reglages/routage",
    "town-rules": "/staff/reglages/ville", "templates": "/staff/reglages/modeles",
}  # fmt: skip


@pytest.mark.parametrize(("size", "theme"), [("desk", "light"), ("phone", "dark")])
def test_reader_of_the_guide_sees_every_page_of_the_desk(town, open_in, size, theme):
    desk = open_in(WORK[size], theme, steps.find_quiet_asset(town, "street_lamp", nth=3).place)
    steps.sign_in(desk, "staff", "admin")
    for name, path in DESK_PAGES.items():
        desk.goto(path)
        desk.get_by_role("heading", level=1).first.wait_for()
        desk.wait_for_load_state("networkidle")
        keep(desk, f"staff-{name}-{size}-{theme}")


def test_pictures_are_few_and_light():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 9_000_000
