"""Suggests services for a sentence: by the town's own model where it beats the keywords, else by the keywords."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache

from app.actions import catalog, keyword_ranking, text_model
from app.actions.keyword_ranking import ServiceWords
from app.actions.text_model import TextModel
from app.core.extensions import settings
from app.media.storage import StorageError, open_storage
from app.models import Jurisdiction, Service

MOST = 5
SETTING = "suggestion"
"""Where a town's settings keep what is known of its model: key, version, accuracy of both, whether it is used."""

log = logging.getLogger("rueclaire.suggestions")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`source` is `model` or `keywords`; `services` are codes with scores (of the same source), likeliest first."""

    source: str
    services: tuple[tuple[str, float], ...]


def has_model(town: Jurisdiction) -> bool:
    """Whether the town has a model that beat its keywords on reports it had not seen."""
    return bool((town.settings.get(SETTING) or {}).get("is_used"))


def suggest(town: Jurisdiction, sentence: str) -> Suggestions:
    """The services that a sentence may mean. A model that cannot be read is reported, and the keywords answer."""
    services = [service for entry in catalog.list_services(town.id) for service in entry.services]
    active = {service.code for service in services}
    guessed = keyword_ranking.guess([words_of(service) for service in services], sentence)
    model = _find_model(town)
    if model is not None and model.rank(sentence):
        together = text_model.rank_together(model, guessed, sentence)
        return Suggestions("model", tuple((code, round(share, 4)) for code, share in together if code in active)[:MOST])
    return Suggestions("keywords", tuple((code, round(score, 4)) for code, score in guessed)[:MOST])


def words_of(service: Service) -> ServiceWords:
    """A service's words in every language."""
    return ServiceWords(
        service.code,
        " ".join(service.name.values()),
        tuple(word for words in service.keywords.values() for word in words),
        " ".join(service.description.values()),
    )


def _find_model(town: Jurisdiction) -> TextModel | None:
    known = town.settings.get(SETTING) or {}
    if not known.get("is_used"):
        return None
    try:
        return _read_model(str(known["key"]))
    except (StorageError, ValueError, KeyError, OSError):
        log.exception("the text model cannot be read", extra={"town": town.slug})
        return None


@lru_cache(maxsize=8)
def _read_model(key: str) -> TextModel:
    """A key names one version for ever."""
    return text_model.unpack(open_storage(settings).get(key))
