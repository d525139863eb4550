"""Files and figures: an export prepared by a worker, a failed one restarted, a page of figures on a desk and a phone."""

from __future__ import annotations

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_large_text, check_rules, check_targets

pytestmark = pytest.mark.browser

ASK = "async (query) => (await fetch(`/staff/v1/exports?${query}`, { method: 'POST' })).status"


def check(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    check_targets(page, findings)
    check_large_text(page, findings)
    assert {what: found for what, found in findings.problems.items() if found} == {}


def test_agent_fetches_a_prepared_file_and_restarts_a_failed_one(town, open_page, shoot):
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "responsable.nature")
    steps.wait_for_map(desk)
    desk.goto("/staff/exports")
    expect(desk.get_by_role("heading", name="Aucun fichier")).to_be_visible()
    check(desk, "exports, empty")
    assert desk.evaluate(ASK, "format=xlsx") == 202
    desk.reload()
    link = desk.get_by_role("link", name="Télécharger")
    expect(link).to_be_visible()
    with desk.expect_download() as fetched:
        link.click()
    with zipfile.ZipFile(fetched.value.path()) as book:
        assert book.testzip() is None
    failed = "update exports set state = 'failed', failure_code = 'storage', seen_at = null returning id"
    assert len(town.query(failed)) == 1
    desk.goto("/staff")
    desk.get_by_role("button", name=re.compile("1 fichier terminé, à voir")).click()
    desk.get_by_role("link", name="1 fichier terminé, à voir").click()
    expect(desk.get_by_text("son stockage ne répond pas")).to_be_visible()
    check(desk, "exports, failed")
    shoot(desk, "staff-exports")
    desk.get_by_role("button", name="Réessayer").click()
    expect(desk.get_by_role("link", name="Télécharger")).to_be_visible()
    desk.get_by_role("button", name="Supprimer le fichier XLSX").click()
    expect(desk.get_by_role("heading", name="Aucun fichier")).to_be_visible()


@pytest.mark.parametrize("is_phone", [False, True], ids=["1440", "390"])
def test_admin_reads_the_figures_and_the_tables_beside_them(town, open_page, shoot, is_phone):
    page = open_page(phone=is_phone)
    steps.sign_in(page, "staff", "admin")
    page.goto("/staff/chiffres?period=12m")
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", name="Douze derniers mois")).to_be_visible()
    expect(main.get_by_role("heading", name="Signalements reçus")).to_be_visible()
    for summary in main.get_by_text("Voir les chiffres en tableau").all():
        summary.click()
    expect(main.get_by_role("table", name="Où l’on signale, et où l’on signale peu")).to_be_visible()
    for name, head in (("Par équipe", "Équipe"), ("Par source", "Source"), ("Par service", "Service")):
        main.get_by_role("group", name="Répartir les délais").get_by_role("button", name=name).click()
        table = main.get_by_role("table", name=re.compile("^Délais"))
        expect(table.get_by_role("columnheader", name=head, exact=True)).to_be_visible()
    main.get_by_role("group", name="Répartir les réponses").get_by_role("button", name="Par direction").click()
    told = main.get_by_role("table", name="Satisfaction des habitants, par direction")
    expect(told.get_by_role("columnheader", name="Pas contents")).to_be_visible()
    check(page, "figures")
    shoot(page, f"staff-figures-{'phone' if is_phone else 'desk'}")
    with page.expect_download() as fetched:
        main.get_by_role("link", name="Tableau (CSV)").click()
    assert fetched.value.path().read_text("utf-8-sig").startswith("Nom;")
    main.get_by_role("link", name="Rapport du mois").click()
    expect(page.get_by_role("heading", name=re.compile("^Rapport de"))).to_be_visible()
    check(page, "month")
