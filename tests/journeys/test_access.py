"""Every screen of residents and of the counter, measured: the accessibility statement rests on these results.

With RUECLAIRE_WRITE_ACCESSIBILITY set, the results are written to docs/accessibility.json (scripts/accessibility).
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

import pytest

from tests.conftest import ROOT
from tests.journeys import access_checks as checks
from tests.journeys.access_checks import Findings
from tests.journeys.screens import SECTIONS, STATES
from tests.journeys.steps import find_quiet_asset

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

RESULTS = ROOT / "docs" / "accessibility.json"
WIDTHS = {390: {"width": 390, "height": 844}, 1280: {"width": 1280, "height": 900}}


IS_FULL = bool(os.environ.get("RUECLAIRE_WRITE_ACCESSIBILITY"))
ALWAYS = 390
BOTH = pytest.mark.skipif(not IS_FULL, reason="scripts/accessibility measures it; scripts/test measures the narrow one")


@pytest.mark.parametrize("width", [pytest.param(width, marks=() if width == ALWAYS else BOTH) for width in WIDTHS])
@pytest.mark.parametrize("name", SECTIONS)
def test_person_uses_every_screen_without_a_barrier_that_can_be_measured(town, open_page, shoot, browser, name, width):
    """An ordinary run keeps to what changes most easily: one width, the light theme, targets and large text."""
    section = SECTIONS[name]
    page = open_page(place=find_quiet_asset(town, "street_lamp", nth=3).place)
    page.set_viewport_size(WIDTHS[width])
    page.emulate_media(reduced_motion="reduce")
    found: list[Findings] = []
    engine = {}
    for state in section.walk(page, town):
        findings = Findings(state)
        checks.settle(page)
        engine = checks.check_rules(page, findings, themes=IS_FULL and width == ALWAYS)
        checks.check_motion(page, findings)
        if width == ALWAYS:
            checks.check_targets(page, findings)
            if IS_FULL:
                checks.check_focus(page, findings)
        checks.check_large_text(page, findings)
        shoot(page, f"access-{width}-{state}")
        found.append(findings)
    if IS_FULL:
        write(width, found, f"{engine['name']} {engine['version']}", browser.version)
    problems = {f"{one.name} {check}": told for one in found for check, told in one.problems.items() if told}
    assert problems == {}
    assert [one.name for one in found] == [state.name for state in section.states]


def test_reader_of_the_statement_reads_of_every_screen_that_is_measured():
    kept = json.loads(RESULTS.read_text("utf-8"))
    assert [state["name"] for state in kept["states"]] == [state.name for state in STATES]
    for state in kept["states"]:
        assert str(ALWAYS) in state["results"], state["name"]
        assert set(state["results"]) <= {str(width) for width in WIDTHS}, state["name"]


def write(width: int, found: list[Findings], engine: str, chromium: str) -> None:
    """Keep what a section showed at a width beside what is known of the others."""
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {"states": []}
    before = {state["name"]: state["results"] for state in kept["states"]}
    rows = {one.name: one.as_row()["checks"] for one in found}
    states = [
        {
            "name": state.name,
            "title": state.title,
            "results": before.get(state.name, {}) | ({str(width): rows[state.name]} if state.name in rows else {}),
        }
        for state in STATES
    ]
    date = datetime.now(UTC).date().isoformat()
    text = json.dumps(
        {"date": date, "tools": [engine, f"Chromium {chromium}"], "widths": list(WIDTHS), "states": states},
        ensure_ascii=False,
        indent=1,
    )
    RESULTS.write_text(text + "\n", "utf-8")
