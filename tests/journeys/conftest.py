"""A running town and two browsers: a phone in a resident's hand, and a desk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from config import FRONTEND_DIRECTORY
from tests.conftest import ROOT
from tests.service import Service, drop_service, make_service

CHROMIUM = os.environ.get("RUECLAIRE_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
SCREENSHOTS = Path(os.environ.get("RUECLAIRE_SCREENSHOTS", ROOT / "var" / "screenshots"))


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The demo town, with web, relay, workers and schedule running."""
    if not (FRONTEND_DIRECTORY / "index.html").is_file():
        pytest.exit("the front end is not built: run scripts/test", returncode=4)
    service = make_service(
        tmp_path_factory.mktemp("town"),
        os.environ["RUECLAIRE_TEST_DATABASE_URL"],
        os.environ["RUECLAIRE_TEST_REDIS_URL"],
    )
    try:
        service.flask("demo", "load")
        service.start()
        yield service
    finally:
        drop_service(service)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium from Debian."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


expect.set_options(timeout=30_000)


@pytest.fixture
def open_page(browser: Browser, town: Service) -> Iterator[Callable[..., Page]]:
    """Opens pages in contexts of their own; fails the test on any error a page throws."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_one(*, phone: bool = True, place: tuple[float, float] | None = None, locale: str = "fr-FR") -> Page:
        context = browser.new_context(
            viewport=PHONE if phone else DESK,
            device_scale_factor=2 if phone else 1,
            has_touch=phone,
            is_mobile=phone,
            locale=locale,
            timezone_id="Europe/Paris",
            base_url=town.base_url,
            permissions=["geolocation"] if place else [],
            geolocation={"latitude": place[0], "longitude": place[1], "accuracy": 8} if place else None,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_one
    for number, context in enumerate(contexts):
        for page in context.pages:
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"last-{number}.png")
        context.close()
    assert errors == []


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keeps a screenshot under var/screenshots, to be looked at."""

    def keep(page: Page, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

    return keep
