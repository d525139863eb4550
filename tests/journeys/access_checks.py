"""What can be measured of accessibility in a browser: rules, targets, large text, focus, motion, contrast by theme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

TARGET_PX = 44
RULES = {
    "resultTypes": ["violations"],
    # Measured below, and larger: axe takes what a bar hides until one scrolls for a small target.
    "rules": {"target-size": {"enabled": False}},
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
RUN_AXE = "(options) => axe.run(document, options)"
COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}

#: Each control that can be seen, with how far its own ground reaches from its middle (what elementFromPoint gives back).
SMALL_TARGETS = """(wanted) => {
  const controls = 'a[href], button, input, select, textarea, summary, [role=button], [tabindex="0"]';
  const own = (element) => (element.matches('input') && element.closest('label')) || element;
  const small = [];
  const seen = new Set();
  const modal = document.querySelector('dialog:modal') ?? document; // nothing behind one can be hit
  for (const element of modal.querySelectorAll(controls)) {
    const target = own(element);
    if (seen.has(target) || element.closest('canvas, .maplibregl-map, .maplibregl-ctrl, [inert], [hidden]')) continue;
    seen.add(target);
    if (target.matches('main, [role=region], .skip, .tscroll') || !target.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(target);
    if (style.display === 'inline' && target.matches('a, .linkish')) continue; // in a sentence: WCAG 2.5.8 exempts it
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = target.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const [x, y, half] = [box.x + box.width / 2, box.y + box.height / 2, wanted / 2 - 1];
    const hits = [[-half, 0], [half, 0], [0, -half], [0, half]].filter(([dx, dy]) => {
      if (Math.abs(dx) < box.width / 2 && Math.abs(dy) < box.height / 2) return true;
      const there = document.elementFromPoint(x + dx, y + dy);
      return there !== null && (target.contains(there) || there.closest(controls) === target);
    });
    if (hits.length < 4) small.push(`${target.tagName.toLowerCase()} ${(target.getAttribute('aria-label') || target.textContent || target.id).trim().slice(0, 40)} ${Math.round(box.width)}x${Math.round(box.height)}`);
  }
  return small;
}"""

#: Text twice as large: nothing scrolls sideways, and no text is cut.
LARGE_TEXT = """async () => {
  const root = document.documentElement;
  root.style.fontSize = '200%';
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const lost = [];
  if (root.scrollWidth > root.clientWidth + 1) {
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && !one.closest('.vh') && (one.getBoundingClientRect().right > root.clientWidth + 1 || one.getBoundingClientRect().left < -1));
    lost.push(`page ${root.scrollWidth} > ${root.clientWidth}: ${wide.slice(-3).map((one) => `${one.tagName.toLowerCase()}.${one.className?.baseVal ?? one.className}`).join(' ')}`);
  }
  for (const element of document.querySelectorAll('main *, header *, dialog[open] *')) {
    if (element.closest('.vh, .maplibregl-map, svg, [aria-hidden=true], .chips, select, textarea') || !element.checkVisibility()) continue;
    if (element.matches('.vh') || ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const style = getComputedStyle(element);
    if (style.clipPath === 'inset(50%)') continue; // for screen readers alone, at this width
    const isCut = (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 2) || (style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 2);
    if (isCut && style.display !== 'inline') lost.push(`${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`);
  }
  root.style.fontSize = '';
  return lost;
}"""

FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const shown = element.matches('input') && element.closest('label') ? [element, element.closest('label'), element.parentElement] : [element];
  const isMarked = element.matches('iframe') || shown.some((one) => [one, ...one.querySelectorAll('span')].some((part) => {
    const style = getComputedStyle(part);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  }));
  const box = element.getBoundingClientRect();
  const inView = element.closest('.maplibregl-map') !== null || (box.bottom > 0 && box.top < innerHeight);
  return { name: `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') || element.textContent || element.id).trim().slice(0, 40)}`, isMarked, inView, id: (element.dataset.seen ??= String(Math.random())) };
}"""


@dataclass
class Findings:
    """What was found on one screen; each list is empty when all is well."""

    name: str
    rules: int = 0
    problems: dict[str, list[str]] = field(default_factory=dict)

    def add(self, check: str, found: list[str]) -> None:
        """Note the result of a check."""
        self.problems.setdefault(check, []).extend(found)

    def as_row(self) -> dict[str, Any]:
        """For docs/accessibility.json."""
        return {"name": self.name, "checks": {check: len(found) for check, found in sorted(self.problems.items())}}


MOTION_ENDED = """() => Promise.allSettled(
    document.getAnimations()
        .filter((one) => one.playState === "running" && Number.isFinite(one.effect?.getComputedTiming().endTime))
        .map((one) => one.finished)
).then(() => true)"""
"""Waits until what fades in is there, and colours have changed: half faded, a text has half its contrast."""


def settle(page: Page) -> None:
    """Wait until nothing is being loaded or drawn in."""
    expect(page.locator(".sk")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => true)")


def check_rules(page: Page, findings: Findings, *, themes: bool = True) -> dict[str, Any]:
    """Axe's rules in the light theme, its contrast rule in the others; answers what axe says of itself."""
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    page.evaluate(AXE_SCRIPT)
    page.evaluate(MOTION_ENDED)
    response = page.evaluate(RUN_AXE, RULES)
    findings.rules = len(response["violations"])
    findings.add("axe", _told(response))
    for theme in ("dark", "contrast") if themes else ():
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        page.evaluate(MOTION_ENDED)
        findings.add(f"contrast-{theme}", _told(page.evaluate(RUN_AXE, COLOURS)))
    page.evaluate("delete document.documentElement.dataset.theme")
    if themes:
        page.emulate_media(forced_colors="active")
        page.evaluate(MOTION_ENDED)
        findings.add("forced-colours", _told(page.evaluate(RUN_AXE, COLOURS)))
        page.emulate_media(forced_colors="none")
    return dict(response["testEngine"])


def check_targets(page: Page, findings: Findings) -> None:
    """Every control has 44 px to be hit."""
    findings.add("targets", page.evaluate(SMALL_TARGETS, TARGET_PX))
    page.evaluate("scrollTo(0, 0)")


def check_large_text(page: Page, findings: Findings) -> None:
    """Text at 200 %."""
    findings.add("text-200", page.evaluate(LARGE_TEXT))


def check_motion(page: Page, findings: Findings) -> None:
    """With reduced motion asked for, nothing moves by itself."""
    moving = page.evaluate(
        """() => document.getAnimations().filter((one) => one.playState === 'running'
             && Number(one.effect.getComputedTiming().duration) > 10)
           .map((one) => one.animationName || one.transitionProperty || 'script')"""
    )
    findings.add("motion", moving)


def check_focus(page: Page, findings: Findings, *, most: int = 30) -> None:
    """By the tab key alone: each stop is in view and marked, none is forced by a tabindex, and there is a way on."""
    findings.add(
        "focus",
        page.evaluate(
            "[...document.querySelectorAll('[tabindex]')].filter((one) => one.tabIndex > 0).map((one) => `tabindex ${one.tabIndex}`)"
        ),
    )
    page.evaluate("scrollTo(0, 0); document.activeElement?.blur?.()")
    stops: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None and not stops:
            continue  # the tab key had been at the end of the page
        if now is None or now["id"] in stops:
            break
        stops.append(now["id"])
        if not now["isMarked"]:
            findings.add("focus", [f"not marked: {now['name']}"])
        if not now["inView"]:
            findings.add("focus", [f"out of view: {now['name']}"])
    if not stops:
        findings.add("focus", ["nothing can be reached"])
    page.evaluate("scrollTo(0, 0); document.activeElement?.blur?.()")


def _told(response: dict[str, Any]) -> list[str]:
    return [
        f"{violation['id']}: {node['target'][0]} {(node.get('failureSummary') or '').splitlines()[-1].strip()[:160]}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
