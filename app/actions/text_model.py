"""A town's own text model: which service a sentence means, learnt from its reports; plain numbers, no code inside.

A linear model over words and pieces of words (three to five letters). It is kept as JSON, so that reading one runs
nothing and needs no library; only training does (app/actions/suggestion_training.py).
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from app.actions.keyword_ranking import plain

PIECES = (3, 4, 5)
FORMAT = 1
MAXIMUM_SENTENCE = 2000
KEYWORDS_VOICE = 0.5
"""Measured by bench/suggestion.py: more costs what the model has learnt, less loses what strangers write."""


@dataclass(frozen=True, slots=True)
class TextModel:
    """`terms` gives each feature its rarity and its weight per class, in the order of `classes`."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    terms: dict[str, tuple[float, tuple[float, ...]]]

    def rank(self, sentence: str) -> list[tuple[str, float]]:
        """Codes with their probability, likeliest first; empty when no feature of the sentence is known."""
        counts = Counter(feature for feature in features(sentence) if feature in self.terms)
        if not counts:
            return []
        values = {feature: (1 + math.log(count)) * self.terms[feature][0] for feature, count in counts.items()}
        norm = math.sqrt(sum(value * value for value in values.values()))
        scores = list(self.bias)
        for feature, value in values.items():
            for index, weight in enumerate(self.terms[feature][1]):
                scores[index] += weight * value / norm
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        found = [(code, power / sum(powers)) for code, power in zip(self.classes, powers, strict=True)]
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def pack(self) -> bytes:
        """The model as compressed JSON."""
        terms = {
            name: [round(rarity, 4), [round(one, 3) for one in weights]]
            for name, (rarity, weights) in self.terms.items()
        }
        body = {"format": FORMAT, "classes": self.classes, "bias": [round(one, 4) for one in self.bias], "terms": terms}
        return gzip.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)


def rank_together(model: TextModel, guessed: list[tuple[str, float]], sentence: str) -> list[tuple[str, float]]:
    """The model's shares with half a voice for the keywords: they know words that the town's reports never held.

    Scores sum to at most 1 + KEYWORDS_VOICE; empty when neither knows anything of the sentence.
    """
    found = dict(model.rank(sentence))
    total = sum(score for _code, score in guessed)
    for code, score in guessed:
        found[code] = found.get(code, 0.0) + KEYWORDS_VOICE * score / total
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def unpack(content: bytes) -> TextModel:
    """The model that `pack` wrote; raises ValueError for another format."""
    body: dict[str, Any] = json.loads(gzip.decompress(content))
    if body.get("format") != FORMAT:
        raise ValueError(f"text model of format {body.get('format')}")
    terms = {name: (float(rarity), tuple(weights)) for name, (rarity, weights) in body["terms"].items()}
    return TextModel(tuple(body["classes"]), tuple(body["bias"]), terms)


def features(sentence: str) -> list[str]:
    """The words of a sentence, and the pieces of each word with its edges marked."""
    words = plain(sentence[:MAXIMUM_SENTENCE]).split()
    found = [f"={word}" for word in words]
    for word in words:
        marked = f" {word} "
        found += [marked[start : start + size] for size in PIECES for start in range(len(marked) - size + 1)]
    return found
