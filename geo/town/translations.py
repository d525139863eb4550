"""Gives a town's description the languages it did not write, where it kept the words of the built-in catalogue."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TRANSLATIONS = Path(__file__).with_name("translations.toml")


def complete_texts(texts: dict[str, str]) -> dict[str, str]:
    """`texts` with the known translations of its French text, behind what is written."""
    return {**_read("texts").get(_plain(texts.get("fr", "")), {}), **texts}


def complete_words(words: dict[str, list[str]], french_name: str) -> dict[str, list[str]]:
    """A service's keywords with those known for its French name, behind what is written."""
    return {**_read("keywords").get(_plain(french_name), {}), **words}


@cache
def _read(part: str) -> dict[str, dict[str, Any]]:
    found = tomllib.loads(TRANSLATIONS.read_text(encoding="utf-8"))[part]
    return {_plain(french): translations for french, translations in found.items()}


def _plain(text: str) -> str:
    """The text as a keyboard writes it: straight apostrophes, ordinary spaces."""
    return " ".join(text.replace("\u2019", "'").split())
