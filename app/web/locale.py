"""The caller's language, from `?lang=` or Accept-Language; French unless they ask otherwise."""

from __future__ import annotations

from flask import request

LOCALES = ("fr", "en")
DEFAULT_LOCALE = "fr"


def current_locale() -> str:
    """`fr` or `en`."""
    asked = request.args.get("lang", "")[:2].lower()
    if asked in LOCALES:
        return asked
    return request.accept_languages.best_match(LOCALES, DEFAULT_LOCALE) or DEFAULT_LOCALE


def pick(texts: dict[str, str] | None, locale: str) -> str:
    """The text of `locale`, else French, else whatever there is."""
    if not texts:
        return ""
    return texts.get(locale) or texts.get(DEFAULT_LOCALE) or next(iter(texts.values()))
