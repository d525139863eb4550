"""What the server says to residents is said in each of their languages, with the same placeholders."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from app.core import errors, workflow
from app.core.error_words import WORDS as ERROR_WORDS
from app.core.languages import FULL_LOCALES, LOCALES, nearest_full
from app.core.masking import mask
from app.core.workflow_words import WORDS
from app.web import share_tags, why_texts
from app.web.report_view import ALT, REASSIGNED, RESIDENT
from app.web.why import explain

ROOT = Path(__file__).resolve().parents[2]
REASON = {"code": "asset_owner", "asset_reference": "EP-01234", "asset_layer": "street_lamp", "asset_distance_m": 4.2}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("table", ["TEXTS", "OWNERS", "LAYERS", "UNNAMED", "STEPS"])
def test_every_sentence_of_a_reason_is_there_in_every_language_with_its_placeholders(table: str) -> None:
    words: dict[str, dict[str, str]] = getattr(why_texts, table)
    assert tuple(words) == LOCALES
    for locale in LOCALES:
        assert set(words[locale]) == set(words["fr"]), locale
        for code, sentence in words[locale].items():
            assert placeholders(sentence) == placeholders(words["fr"][code]), (locale, code)
            assert locale == "fr" or sentence != words["fr"][code], (locale, code)


def test_every_status_and_reason_has_its_word_in_every_language() -> None:
    codes = set(workflow.STATUSES) | set(workflow.REASONS)
    assert set(WORDS) == set(LOCALES) - set(FULL_LOCALES)
    for locale, words in WORDS.items():
        assert set(words) == codes, locale
    assert workflow.STATUSES["resolved"].label("ar") == "تم الإصلاح"
    assert workflow.REASONS["private_property"].label("tr") == "Burası özel mülk."


@pytest.mark.parametrize("locale", LOCALES)
def test_a_status_is_called_the_same_by_the_server_and_by_the_app(locale: str) -> None:
    source = (ROOT / "frontend/src/i18n" / f"ui.{locale}.ts").read_text("utf-8")
    block = re.search(r"statuses: \{(.*?)\}", source, re.DOTALL)
    assert block
    words = dict(re.findall(r'(\w+): "([^"]+)"', block[1]))
    assert words == {code: status.label(locale) for code, status in workflow.STATUSES.items()}


def test_what_stands_beside_a_report_is_said_in_every_language() -> None:
    assert tuple(ALT) == tuple(REASSIGNED) == tuple(RESIDENT) == LOCALES
    for locale in LOCALES:
        assert "@" not in mask("Écrire à anne@exemple.fr", locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reason_reads_as_a_whole_sentence_in_every_language(locale: str) -> None:
    why = explain(REASON, "Éclairage public", locale)
    assert "Éclairage public" in why["sentence"]
    assert "EP-01234" in why["sentence"]
    assert not re.search(r"[{}]|None", why["sentence"] + "".join(why["steps"]))


def test_arabic_keeps_a_reference_and_a_name_in_their_own_direction() -> None:
    sentence = explain(REASON, "Éclairage public", "ar")["sentence"]
    assert "\u2068EP-01234\u2069" in sentence
    assert "\u2068Éclairage public\u2069" in sentence


def test_a_text_that_a_language_lacks_is_read_in_english_but_by_french_readers() -> None:
    assert [nearest_full(locale) for locale in LOCALES] == ["fr", "en", "en", "en", "en", "en"]


def test_the_errors_that_residents_meet_are_told_in_each_language_with_their_placeholders() -> None:
    assert set(ERROR_WORDS) == set(LOCALES) - set(FULL_LOCALES)
    for locale, words in ERROR_WORDS.items():
        assert set(words) == set(ERROR_WORDS["es"]), locale
        for code, sentence in words.items():
            assert placeholders(sentence) == placeholders(errors.KINDS[code].en), (locale, code)
            assert sentence not in {errors.KINDS[code].en, errors.KINDS[code].fr}, (locale, code)


def test_an_error_of_the_desk_is_told_in_english_to_those_who_read_no_french() -> None:
    assert errors.sentence(errors.STAFF_UNKNOWN, "ar") == errors.KINDS[errors.STAFF_UNKNOWN].en
    assert "5" in errors.sentence(errors.RATE_LIMITED, "tr", {"seconds": 5})


def test_a_shared_page_speaks_of_itself_in_every_language() -> None:
    assert tuple(share_tags.WORDS) == tuple(share_tags.LOCALES) == LOCALES
    for locale, words in share_tags.WORDS.items():
        assert {name: placeholders(text) for name, text in words.items()} == {
            name: placeholders(text) for name, text in share_tags.WORDS["fr"].items()
        }, locale
        assert share_tags.tags_of_nothing(locale).title == words["app"]
