"""Guesses the service from a sentence by its words: the rules of frontend/src/resident/suggest.ts, for the server.

Each service's words (name, keywords of every language, description) are cut to their stems, rarer words count more,
typing errors are forgiven. frontend/tests/suggestion-cases.json holds what both must answer.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

ENOUGH = 2.0
"""Below this a guess would be noise."""
NEAR = 0.4
"""A guess must reach this share of the best one to be shown beside it."""
NAME, KEYWORD, DESCRIPTION = 3, 2, 1

_SMALL = (
    "a au aux avec c ce cela ces cet cette chez comme d dans de depuis des devant dont du elle en entre est et "
    "fait il ils j je l la le les leur leurs ma mais mes moi mon n ne nos notre nous on ont ou par pas peu plus "
    "pour qu que qui quoi rue s sa sans se ses si son sont sous sur ta tes ton toujours tout toute tres tu un une "
    "vers vos votre vous y ya bonjour merci svp jours jour hier avant apres cote coin bas haut grand petit gros "
    "encore aussi bien fois semaine semaines mois numero avenue boulevard place quartier an and are at been but by "
    "for from has have i in is it my near next no not of on or our out so street that the there this to very "
    "was we with your"
)
_SMALL_WORDS = frozenset(_SMALL.split())
_ENDINGS = ("ements", "ement", "ees", "ent", "ing", "ee", "es", "er", "ez", "ed", "s", "x", "e")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe"})


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """The words of a service."""

    code: str
    name: str
    keywords: tuple[str, ...] = ()
    description: str = ""


def plain(text: str) -> str:
    """Lower case, no accents, words apart by single spaces."""
    parts = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    bare = "".join(letter for letter in parts if not unicodedata.category(letter).startswith("M")).lower()
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def stem(word: str) -> str:
    """A word without its ending: "cassée", "cassés" and "casser" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> list[str]:
    """The stems of the telling words of a text, each once, in order."""
    words = [word for word in plain(text).split() if len(word) > 1 and word not in _SMALL_WORDS]
    return list(dict.fromkeys(stem(word) for word in words))


def guess(services: Sequence[ServiceWords], sentence: str) -> list[tuple[str, float]]:
    """Codes and scores of the services that a sentence may mean, likeliest first; empty when none is likely enough."""
    asked = stems(sentence)
    if not asked:
        return []
    tables, rarity = _tables(tuple(services))
    scored = [(service.code, _score(table, asked, rarity)) for service, table in zip(services, tables, strict=True)]
    found = sorted((one for one in scored if one[1] >= ENOUGH), key=lambda one: (-one[1], one[0]))
    return [one for one in found if one[1] >= found[0][1] * NEAR]


@lru_cache(maxsize=16)
def _tables(services: tuple[ServiceWords, ...]) -> tuple[list[dict[str, int]], dict[str, float]]:
    """Each service's stems with their weight, and how rare each stem is; made once per catalogue."""
    tables = [_table(service) for service in services]
    counts = Counter(word for table in tables for word in table)
    return tables, {word: math.log(1 + len(tables) / count) for word, count in counts.items()}


def _table(service: ServiceWords) -> dict[str, int]:
    found: dict[str, int] = {}
    texts = [(service.description, DESCRIPTION), *((word, KEYWORD) for word in service.keywords), (service.name, NAME)]
    for text, weight in texts:
        for one in stems(text):
            found[one] = max(found.get(one, 0), weight)
    return found


def _score(table: dict[str, int], asked: list[str], rarity: dict[str, float]) -> float:
    return sum(
        max((_likeness(typed, word) * weight * rarity[word] for word, weight in table.items()), default=0.0)
        for typed in asked
    )


def _likeness(typed: str, word: str) -> float:
    """1 for the same word, less for a beginning, less still for a slip; 0 when it is another word."""
    if typed == word:
        return 1.0
    if len(typed) >= 2 and word.startswith(typed):
        return 0.8
    slips = 2 if len(typed) >= 8 else 1 if len(typed) >= 4 else 0
    if slips == 0:
        return 0.0
    if abs(len(typed) - len(word)) <= slips and _distance(typed, word) <= slips:
        return 0.6
    return 0.5 if len(typed) >= 5 and _distance(typed, word[: len(typed)]) <= slips else 0.0


def _distance(a: str, b: str) -> int:
    """Optimal string alignment distance: inserted, lost, changed or swapped letters."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        row = [i]
        for j, right in enumerate(b, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
