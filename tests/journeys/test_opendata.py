"""What the town did, read by a resident without an account; and the data behind it, taken as a file."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.access_checks import Findings, check_rules, settle
from tests.journeys.steps import sign_in
from tests.service import Service


def wait_for_dataset(town: Service) -> None:
    """The worker has built the demonstration's months."""
    until = time.monotonic() + 120
    while not town.query("select 1 from open_data_files where part = 'all' and format = 'gpkg'"):
        assert time.monotonic() < until, "the dataset was not built"
        time.sleep(0.3)


def check(page: Page, name: str) -> None:
    """Axe finds nothing on this page, in any theme."""
    settle(page)
    findings = Findings(name)
    check_rules(page, findings)
    assert not any(findings.problems.values()), findings.problems


def test_resident_reads_what_was_done_and_its_tables(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    wait_for_dataset(town)
    page.goto("/")
    page.get_by_role("link", name="Ce qui a été fait").click()
    expect(page).to_have_url(re.compile("/statistiques$"))
    expect(page.get_by_role("heading", level=2).first).to_have_text(re.compile(r"\d+ problèmes signalés, \d+ réparés"))
    expect(page.get_by_role("heading", name="Vous avez dit, nous avons fait")).to_be_visible()
    expect(page.get_by_role("table", name="Par type de problème").get_by_role("row").nth(1)).to_be_visible()
    whole = page.get_by_role("heading", level=2).first.inner_text()
    page.get_by_label("Période").select_option(index=1)
    expect(page).to_have_url(re.compile(r"mois=\d{4}-\d{2}$"))
    expect(page.get_by_role("heading", level=2).first).not_to_have_text(whole)
    page.get_by_text("Voir le tableau").click()
    expect(page.get_by_role("table", name="Mois par mois")).to_be_visible()
    shoot(page, "statistics-phone")
    check(page, "statistiques")
    wide = open_page(phone=False)
    wide.goto("/statistiques?lang=ar")
    expect(wide.get_by_role("heading", name="أنتم قلتم، ونحن فعلنا")).to_be_visible()
    settle(wide)
    shoot(wide, "statistics-desk-arabic")


def test_journalist_takes_the_data_and_reads_how_nobody_is_in_it(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None], tmp_path: Path
) -> None:
    page = open_page(phone=False)
    wait_for_dataset(town)
    page.goto("/donnees")
    expect(page.get_by_role("heading", name="Personne ne peut être reconnu")).to_be_visible()
    expect(page.get_by_role("link", name="Licence Ouverte 2.0 (Etalab)")).to_be_visible()
    page.locator("summary", has_text="Ce qui a été généralisé ou retiré").click()
    expect(page.get_by_role("table", name="Ce qui a été généralisé ou retiré")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Télécharger Tout, en un fichier en CSV")).click()
    target = tmp_path / "all.csv"
    waiting.value.save_as(target)
    with target.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert len(rows) >= 5
    assert {row["precision"] for row in rows} <= {"day", "week", "month", "town"}
    shoot(page, "open-data-desk")
    check(page, "données")
    phone = open_page()
    phone.goto("/donnees?lang=en")
    expect(phone.get_by_role("heading", name="Nobody can be recognised")).to_be_visible()
    shoot(phone, "open-data-phone")


@pytest.mark.parametrize("is_phone", [False, True], ids=["desk", "phone"])
def test_programmer_takes_a_line_that_answers_as_it_stands(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None], is_phone: bool
) -> None:
    page = open_page(phone=is_phone)
    page.goto("/a-propos")
    page.get_by_role("link", name="Pour les développeurs").click()
    expect(page.get_by_role("heading", name="Pour les développeurs")).to_be_visible()
    lines = page.locator("pre")
    expect(lines.first).to_contain_text("/api/v1/reports")
    for number in (0, 1):
        found = re.search(r"https?://\S+?(?=')", lines.nth(number).inner_text())
        assert found is not None
        assert page.request.get(found[0]).status == 200
    check(page, "pour les développeurs")
    shoot(page, f"integrators-{'phone' if is_phone else 'desk'}")


@pytest.mark.parametrize("is_phone", [False, True], ids=["desk", "phone"])
def test_admin_reads_what_a_change_of_the_rules_would_do_before_it_is_kept(
    town: Service, open_page: Callable[..., Page], shoot: Callable[[Page, str], None], is_phone: bool
) -> None:
    page = open_page(phone=is_phone)
    wait_for_dataset(town)
    sign_in(page, "staff", "admin")
    page.goto("/staff/reglages/donnees-ouvertes")
    expect(page.get_by_role("heading", name="Ce qui est publié")).to_be_visible()
    check(page, "données ouvertes, réglages")
    page.get_by_label("Signalements semblables, au moins").fill("3")
    expect(page.get_by_text("Changer ce nombre reclasse toute la publication")).to_be_visible()
    expect(page.get_by_text("Un nombre plus petit publie plus de lignes")).to_be_visible()
    expect(page.get_by_role("button", name="Enregistrer", exact=True)).to_be_disabled()
    check(page, "données ouvertes, avertissement")
    shoot(page, f"open-data-rules-{'phone' if is_phone else 'desk'}")
    page.get_by_role("button", name="Annuler", exact=True).click()
    expect(page.get_by_label("Signalements semblables, au moins")).to_have_value("5")
