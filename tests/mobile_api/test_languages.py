"""Residents read the API in their own language, asked for by the address or by the browser."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.core import errors
from app.core.languages import LOCALES
from tests import factories as make

DEVICE = {"X-Device": "a-phone-secret-of-enough-length"}
NAMES = {
    "fr": "Lampadaire éteint",
    "en": "Street lamp out",
    "es": "Farola apagada",
    "pt": "Candeeiro apagado",
    "ar": "عمود إنارة مطفأ",
    "tr": "Yanmayan sokak lambası",
}


@pytest.fixture
def town(app: Any) -> Any:
    town = make.make_jurisdiction()
    desk = make.make_department(town, "accueil", name={"fr": "Accueil", "en": "Front desk"}, is_fallback=True)
    make.make_rule(town, desk, service=make.make_service(town, name=NAMES))
    return town


def body(**values: Any) -> dict[str, Any]:
    latitude, longitude = make.CENTRE
    place = {"latitude": latitude, "longitude": longitude}
    return {"id": str(uuid.uuid4()), "service_code": "lampadaire", **place, **values}


def first_service(client: FlaskClient, query: str, **headers: str) -> str:
    answer = client.get(f"/api/v1/services{query}", headers=headers)
    return str(answer.json["groups"][0]["services"][0]["name"])


@pytest.mark.parametrize("locale", LOCALES)
def test_resident_reads_the_services_in_the_language_asked_for(town: Any, client: FlaskClient, locale: str) -> None:
    assert first_service(client, f"?lang={locale}") == NAMES[locale]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("pt-BR,en;q=0.5", "pt"), ("ar-MA", "ar"), ("de,tr;q=0.4", "tr"), ("de", "fr"), ("fr-x-falc", "fr")],
)
def test_resident_who_asks_nothing_gets_the_browsers_language(
    town: Any, client: FlaskClient, asked: str, expected: str
) -> None:
    assert first_service(client, "", **{"Accept-Language": asked}) == NAMES[expected]


@pytest.mark.parametrize(("asked", "expected"), [("fr-x-falc", "fr"), ("pt-BR", "pt"), ("xx", "fr"), ("", "fr")])
def test_the_address_may_name_a_variant_or_nothing_we_know(
    town: Any, client: FlaskClient, asked: str, expected: str
) -> None:
    assert first_service(client, f"?lang={asked}") == NAMES[expected]


@pytest.mark.parametrize("locale", LOCALES)
def test_resident_sends_and_follows_in_their_language(town: Any, client: FlaskClient, locale: str) -> None:
    sent = client.post(f"/api/v1/reports?lang={locale}", json=body(locale=locale), headers=DEVICE)
    assert sent.status_code == 201, sent.json
    assert sent.json["service"]["name"] == NAMES[locale]
    followed = client.get(f"/api/v1/reports/{sent.json['public_id']}?lang={locale}")
    assert followed.json["status_label"] == sent.json["status_label"]
    assert (locale == "fr") == (sent.json["status_label"] == "Reçu")
    assert (locale == "fr") == ("s’occupe de" in followed.json["why"]["sentence"])


def test_department_without_a_name_in_the_language_is_named_in_english(town: Any, client: FlaskClient) -> None:
    sent = client.post("/api/v1/reports?lang=tr", json=body(locale="tr"), headers=DEVICE)
    assert sent.json["department"]["name"] == "Front desk"


@pytest.mark.parametrize("locale", LOCALES)
def test_resident_is_told_what_is_wrong_in_their_language(client: FlaskClient, app: Any, locale: str) -> None:
    answer = client.get(f"/api/v1/reports/RC-2026-99999?lang={locale}").json
    assert (answer["code"], answer["detail"]) == (errors.REPORT_NOT_FOUND, errors.sentence("report.not_found", locale))
    assert locale == "fr" or answer["detail"] != errors.sentence("report.not_found", "fr")


def test_a_cache_keeps_apart_what_browsers_ask_for_and_not_what_the_address_says(
    town: Any, client: FlaskClient
) -> None:
    assert "Accept-Language" in client.get("/api/v1/services").headers["Vary"]
    assert "Accept-Language" not in client.get("/api/v1/services?lang=ar").headers.get("Vary", "")


def test_the_language_chosen_is_kept_with_the_report(town: Any, client: FlaskClient, session: Any) -> None:
    from app.models import Report

    sent = client.post("/api/v1/reports", json=body(locale="ar"), headers=DEVICE)
    assert session.query(Report).filter_by(public_id=sent.json["public_id"]).one().locale == "ar"


@pytest.mark.parametrize("locale", LOCALES)
def test_follow_page_opens_in_the_language_of_its_address(town: Any, client: FlaskClient, locale: str) -> None:
    sent = client.post("/api/v1/reports", json=body(), headers=DEVICE)
    page = client.get(f"/suivi/{sent.json['public_id']}?lang={locale}")
    assert page.status_code == 200
    assert NAMES[locale] in page.get_data(as_text=True)
