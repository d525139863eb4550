"""The month on paper: the figures of the page, in words, in the reader's language, of what they may see."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import factories as make
from tests.staff_api.conftest import Town
from tests.staff_api.test_views import browser

MONTH = "2026-03"
DAY = datetime(2026, 3, 11, 9, tzinfo=UTC)


def words_of(client: FlaskClient, **query: str) -> str:
    answer: Any = client.get("/staff/v1/figures/month.pdf", query_string={"m": MONTH, **query})
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    pages = pypdfium2.PdfDocument(answer.data)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.fixture
def march(place: Town) -> Town:
    """Three reports of one month, one of them about litter and with the front desk."""
    for _ in range(2):
        place.report(submitted_at=DAY, updated_at=DAY)
    place.report(submitted_at=DAY, updated_at=DAY, service=place.litter, department=place.desk)
    return place


def test_agent_prints_the_month_with_the_figures_of_the_page(desk: FlaskClient, march: Town) -> None:
    shown: Any = desk.get("/staff/v1/figures", query_string={"month": MONTH}).json
    said = words_of(desk)
    assert "Rapport du mois : mars 2026" in said
    assert f"Signalements reçus {shown['total']['received']} {shown['before']['received']}" in said
    assert shown["total"]["received"] == 3
    assert "Délai médian de réparation Pas assez de cas" in said
    for service in shown["services"]:
        assert f"{service['name']} {service['received']} {service['solved']}" in said


def test_month_is_printed_in_english_and_says_its_language(desk: FlaskClient, march: Town) -> None:
    assert "Monthly report: March 2026" in words_of(desk, lang="en")
    answer: Any = desk.get("/staff/v1/figures/month.pdf", query_string={"m": MONTH, "lang": "en"})
    assert b"/Lang (en)" in answer.data


def test_agent_of_one_department_prints_its_own_month(app: Flask, march: Town) -> None:
    own = browser(app, make.make_staff(march.row, "agent", departments=(march.desk,)))
    said = words_of(own)
    assert "Signalements reçus 1 " in said
    assert "Lampadaire" not in said


def test_a_month_that_is_none_is_refused_and_none_is_the_last_one(desk: FlaskClient, place: Town) -> None:
    assert desk.get("/staff/v1/figures/month.pdf?m=2026-13").status_code == 422
    assert desk.get("/staff/v1/figures/month.pdf").status_code == 200
