"""The languages people are spoken to: six for residents on screens, two for letters and for staff."""

from __future__ import annotations

# What residents choose from, the default first.
LOCALES = ("fr", "en", "es", "pt", "ar", "tr")
DEFAULT_LOCALE = LOCALES[0]
RIGHT_TO_LEFT = frozenset({"ar"})
# What is written in full for everybody: letters, the desk, sentences about problems.
FULL_LOCALES = ("fr", "en")


def nearest_full(locale: str) -> str:
    """The language of `FULL_LOCALES` for a text on a screen that `locale` does not have: English, but for French."""
    return locale if locale in FULL_LOCALES else "en"
