"""An agent chooses what the map shows: reports, density, quarters by a figure; the choice is still there tomorrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("is_phone", [False, True])
def test_agent_chooses_what_the_map_shows(town, open_page, shoot, is_phone):
    size = "phone" if is_phone else "desk"
    page = open_page(phone=is_phone)
    steps.sign_in(page, "staff", "agent")
    if is_phone:
        page.get_by_role("button", name="Carte", exact=True).click()
    steps.wait_for_map(page)
    menu = page.get_by_role("button", name="Affichage de la carte")
    menu.click()
    page.get_by_role("radio", name="La densité").check()
    page.keyboard.press("Escape")
    page.wait_for_timeout(1500)
    shoot(page, f"map-heat-{size}")

    menu.click()
    page.get_by_role("radio", name="Les quartiers").check()
    page.get_by_role("radio", name="Reçus sur la période").check()
    findings = Findings(f"map-looks-{size}")
    check_rules(page, findings)
    page.keyboard.press("Escape")
    legend = page.get_by_role("region", name="Reçus sur la période, par quartier")
    expect(legend).to_be_visible()
    rows = legend.get_by_role("row")
    quarters = town.query("select count(*) from areas where kind = 'quarter' and retired_at is null")[0][0]
    expect(rows).to_have_count(quarters + 1)
    page.wait_for_timeout(1500)
    shoot(page, f"map-quarters-{size}")
    check_rules(page, findings)
    assert not any(findings.problems.values()), findings.problems

    page.reload()
    if is_phone:
        page.get_by_role("button", name="Carte", exact=True).click()
    expect(legend).to_be_visible()
