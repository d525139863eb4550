"""What a resident's phone loads and waits for: sizes of the built app, and times at "Slow 3G" with a processor four times slower.

Run against a running service with a town:  scripts/python -m bench.phone --url http://127.0.0.1:8080
Reference in the same run: a bare static HTML page over the same throttled line.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import os
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from config import FRONTEND_DIRECTORY

CHROMIUM = os.environ.get("RUECLAIRE_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic"]
SLOW_3G = {"offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""DevTools' own "Slow 3G": 400 kbit/s both ways, 2 s to and fro (bytes per second, milliseconds)."""
SLOWDOWN = 4
BUDGET_KB = 90
LANGUAGES = ("en", "es", "pt", "ar", "tr")
BARE = "<!doctype html><html lang=fr><meta charset=utf-8><title>x</title><p>Signaler un problème au 04 00 00 00 00.</p>"
REPORT = "a[href='/signaler'].btn, a[href='/signaler']"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    print_sizes(FRONTEND_DIRECTORY / "assets")
    with sync_playwright() as playwright, bare_page() as reference:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        print_times(browser, given.url.rstrip("/"), reference, given.repeat)
        browser.close()


def print_sizes(assets: Path) -> None:
    """Compressed kilobytes: the first load, and what each screen and language adds."""
    page = (FRONTEND_DIRECTORY / "index.html").read_text("utf-8")
    first = reached(assets, re.findall(r'(?:src|href)="/assets/([\w.-]+\.js)"', page))
    total = sum(zipped(assets / name) for name in first)
    print(
        f"\n| loaded | files | kB gzip |\n|---|---|---|\n| first load, before any map (budget {BUDGET_KB}) | {len(first)} | {total:.1f} |"
    )
    for screen in ("ReportFlow", "Sent", "Follow", "Mine", "About", "Accessibility", "Counter", "ScannedObject"):
        # A screen may have a doorstep of its own beside it: both load together.
        added = reached(assets, [entry.name for entry in assets.glob(f"{screen}-*.js")]) - first
        if added:
            print(f"| + {screen} | {len(added)} | {sum(zipped(assets / name) for name in added):.1f} |")
    for language in LANGUAGES:
        words = sorted(assets.glob(f"*.{language}-*.js"))
        print(f"| + {language}, every room's words | {len(words)} | {sum(map(zipped, words)):.1f} |")
    maps = sorted(assets.glob("map-*.js")) + sorted(assets.glob("maplibre-*"))
    print(f"| + the map | {len(maps)} | {sum(map(zipped, maps)):.1f} |")


def reached(assets: Path, names: list[str]) -> set[str]:
    """The scripts that these import at once, themselves included."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        text = (assets / name).read_text("utf-8")
        waiting += re.findall(r'(?:from|import)\s*["\']\./([\w.-]+\.js)["\']', text)
    return seen


def zipped(path: Path) -> float:
    """Kilobytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


@contextmanager
def bare_page() -> Iterator[str]:
    """The address of a static page of one paragraph."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "index.html").write_text(BARE, "utf-8")
        handler = functools.partial(Quiet, directory=folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Nothing."""


def print_times(browser: Browser, url: str, reference: str, repeat: int) -> None:
    """Seconds, median of `repeat`, and the ratio to the bare page of the same run."""
    rows: list[tuple[str, Callable[[], float]]] = [
        ("bare static page", lambda: visit(browser, reference, "p")),
        ("home: the report button is there, first visit", lambda: visit(browser, url, REPORT)),
        ("home: the same, map failing to load", lambda: visit(browser, url, REPORT, without_map=True)),
        (
            "/signaler: the address can be typed, first visit",
            lambda: visit(browser, f"{url}/signaler", "#place-address"),
        ),
        (
            "/signaler: the same, map failing to load",
            lambda: visit(browser, f"{url}/signaler", "#place-address", without_map=True),
        ),
        ("home: second visit, from the phone itself", lambda: revisit(browser, url)),
    ]
    print(f"\n| Slow 3G, processor {SLOWDOWN} times slower | seconds | to the bare page |\n|---|---|---|")
    bare = 0.0
    for name, measure in rows:
        seconds = statistics.median(measure() for _ in range(repeat))
        bare = bare or seconds
        print(f"| {name} | {seconds:.2f} | {seconds / bare:.1f} |", flush=True)
    queued = statistics.median(queue(browser, url) for _ in range(repeat))
    print(f"| from the tap on “send” to “kept on this phone” | {queued:.2f} | {queued / bare:.1f} |")


def visit(browser: Browser, url: str, selector: str, *, without_map: bool = False) -> float:
    """Seconds from the address to something usable, in a browser that has never been there."""
    with slow_page(browser, without_map=without_map) as page:
        start = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.locator(selector).first.wait_for()
        return time.perf_counter() - start


def revisit(browser: Browser, url: str) -> float:
    """The same on a phone that has the app."""
    with slow_page(browser, slow=False) as page:
        page.goto(url)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        slow_down(page)
        start = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.locator(REPORT).first.wait_for()
        return time.perf_counter() - start


def queue(browser: Browser, url: str) -> float:
    """Seconds from the tap to the screen that says that the report is kept, while the line is slow."""
    with slow_page(browser, slow=False) as page:
        page.goto(f"{url}/signaler")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.locator("#place-address").fill("Grand-Rue")
        page.get_by_role("option").first.click()
        page.get_by_role("button", name=re.compile("continuer", re.I)).last.click()
        page.get_by_role("radio", name="Autre chose", exact=True).first.check()
        page.get_by_role("button", name=re.compile("Continuer avec")).click()
        page.get_by_label("De quoi s’agit-il ?").fill("Mesure")
        slow_down(page)
        start = time.perf_counter()
        page.get_by_role("button", name="Envoyer", exact=True).click()
        page.locator(".hero h1").wait_for()
        return time.perf_counter() - start


@contextmanager
def slow_page(browser: Browser, *, without_map: bool = False, slow: bool = True) -> Iterator[Page]:
    """A page of a browser of its own on a slow phone."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="fr-FR",
        service_workers="block" if without_map else "allow",
    )  # fmt: skip
    context.set_default_timeout(120_000)
    page = context.new_page()
    if without_map:
        page.route(re.compile(r"/assets/(map-|maplibre-)"), lambda route: route.abort())
    if slow:
        slow_down(page)
    try:
        yield page
    finally:
        context.close()


def slow_down(page: Page) -> None:
    """Slow 3G and a slow processor from here on."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


if __name__ == "__main__":
    main()
