"""Words in braces: which ones are known, what is filled in, and that nothing else is ever evaluated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import answers, workflow


@pytest.mark.parametrize("standard", answers.STANDARD, ids=lambda one: one.code)
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_standard_answer_knows_its_words(standard: answers.Standard, locale: str) -> None:
    assert standard.target in answers.TARGETS
    assert not answers.check(standard.body[locale], standard.target)
    assert standard.name[locale]


def test_every_move_has_a_standard_answer_and_codes_are_unique() -> None:
    assert {one.target for one in answers.STANDARD} == set(answers.TARGETS)
    assert len({one.code for one in answers.STANDARD}) == len(answers.STANDARD)


def test_unknown_words_are_named() -> None:
    found = answers.check("Bonjour {nom}, {lieu} et {numero.__class__}", workflow.RESOLVED)
    assert found.unknown == ("nom", "numero.__class__")


def test_a_word_of_another_move_is_named() -> None:
    assert answers.check("Le {date}", workflow.RESOLVED).elsewhere == ("date",)
    assert not answers.check("Le {date}", workflow.SCHEDULED)


@pytest.mark.parametrize("body", ["{", "}", "Le {lieu", "lieu}", "{{lieu}}"])
def test_a_lonely_brace_is_found(body: str) -> None:
    assert answers.check(body, workflow.RESOLVED).is_unbalanced


def test_french_and_english_names_say_the_same() -> None:
    assert answers.fill("{lieu} {place} { LIEU }", {"place": "rue X"}) == "rue X rue X rue X"


def test_what_is_missing_shows_as_missing() -> None:
    assert answers.fill("le {date}", {"date": None}) == "le …"


@given(st.text(max_size=80), st.text(max_size=40))
def test_what_is_filled_in_is_never_read_again(body: str, value: str) -> None:
    assert answers.fill("{lieu}" + body.replace("{", "").replace("}", ""), {"place": value + "{numero}"}).startswith(
        value + "{numero}"
    )
