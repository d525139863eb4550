"""A town that keeps the built-in words speaks every language; what it writes itself comes first."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.core.languages import LOCALES
from geo.town.tables import Table
from geo.town.translations import TRANSLATIONS, complete_texts, complete_words

ROOT = Path(__file__).resolve().parents[2]
OTHERS = {"es", "pt", "ar", "tr"}


def texts_of(value: Any) -> list[dict[str, Any]]:
    """Every {language: text or words} of a description."""
    if isinstance(value, list):
        return [found for item in value for found in texts_of(item)]
    if not isinstance(value, dict):
        return []
    return [value] if "fr" in value else [found for item in value.values() for found in texts_of(item)]


def is_a_name(texts: dict[str, Any]) -> bool:
    """A body that has the same name in every language: a town hall next door, a metropolis."""
    return "en" not in texts or texts["fr"].startswith("Mairie ")


@pytest.mark.parametrize("name", ["demo/city.toml", "geo/town/catalogue.toml"])
def test_every_text_of_a_description_we_ship_has_every_language(name: str) -> None:
    described = tomllib.loads((ROOT / name).read_text("utf-8"))
    texts = [texts for texts in texts_of(described) if isinstance(texts["fr"], str) and not is_a_name(texts)]
    missing = {texts["fr"] for texts in texts if set(complete_texts(texts)) != set(LOCALES)}
    assert len(texts) > 100
    assert missing == set()


@pytest.mark.parametrize("name", ["demo/city.toml", "geo/town/catalogue.toml"])
def test_every_service_we_ship_is_found_by_words_of_every_language(name: str) -> None:
    services = tomllib.loads((ROOT / name).read_text("utf-8"))["service"]
    for service in services:
        words = complete_words(service["keywords"], service["name"]["fr"])
        assert set(words) == set(LOCALES), service["code"]
        assert all(len(found) >= 3 for found in words.values()), service["code"]


def test_every_translation_is_of_the_four_languages_and_says_something_of_its_own() -> None:
    found = tomllib.loads(TRANSLATIONS.read_text("utf-8"))
    for french, translations in found["texts"].items():
        assert set(translations) == OTHERS, french
        assert all(text.strip() and text != french for text in translations.values()), french
        arabic = translations["ar"]
        assert not set(arabic) & set(string.ascii_letters), french


def test_translations_keep_the_numbers_to_call() -> None:
    found = tomllib.loads(TRANSLATIONS.read_text("utf-8"))["texts"]
    dangers = {french: rest for french, rest in found.items() if "112" in french}
    assert len(dangers) == 2
    for french, translations in dangers.items():
        assert all("18" in text and "112" in text for text in translations.values()), french


def test_a_town_that_writes_its_own_words_keeps_them() -> None:
    table = Table("city.toml", {"name": {"fr": "Lampadaire éteint", "es": "Luz rota"}}, [])
    name = table.texts("name")
    assert (name["es"], name["pt"]) == ("Luz rota", "Candeeiro apagado")
    assert table.texts("absent") == {}


def test_a_text_of_the_town_alone_stays_in_the_languages_it_was_written_in() -> None:
    assert complete_texts({"fr": "Borne du marché"}) == {"fr": "Borne du marché"}
    assert complete_words({"fr": ["borne"]}, "Borne du marché") == {"fr": ["borne"]}


def test_straight_apostrophes_find_the_same_translation() -> None:
    assert complete_texts({"fr": "Fuite d'eau"})["tr"] == "Su kaçağı"
