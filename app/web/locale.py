"""The caller's language, from `?lang=` or Accept-Language; French unless they ask otherwise."""

from __future__ import annotations

from flask import Response, after_this_request, request

from app.core.languages import DEFAULT_LOCALE, LOCALES, nearest_full


def current_locale() -> str:
    """One of LOCALES: the nearest to what is asked (`pt-BR` is `pt`, easy-to-read French `fr-x-falc` is `fr`)."""
    asked = request.args.get("lang", "").split("-")[0].lower()
    if asked in LOCALES:
        return asked
    after_this_request(_varies)
    wanted = request.accept_languages.values()
    return next((tag for asked in wanted if (tag := asked.split("-")[0].lower()) in LOCALES), DEFAULT_LOCALE)


def _varies(response: Response) -> Response:
    """A cache must keep one answer for each language that a browser asks for."""
    response.vary.add("Accept-Language")
    return response


def pick(texts: dict[str, str] | None, locale: str) -> str:
    """The text of `locale`, else English for those who do not read French, else French, else whatever there is."""
    if not texts:
        return ""
    for language in (locale, nearest_full(locale), DEFAULT_LOCALE):
        if texts.get(language):
            return texts[language]
    return next(iter(texts.values()))
