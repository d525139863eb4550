"""Trains a town's text model on its own reports, and keeps it in use only if it beats the keywords on unseen ones.

Training needs scikit-learn (requirements-model.in); answering needs nothing but the model's numbers.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select

from app.actions import audit, keyword_ranking
from app.actions.keyword_ranking import ServiceWords
from app.actions.suggestions import SETTING, words_of
from app.actions.text_model import TextModel, features, rank_together
from app.core import clock, ids, workflow
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import Jurisdiction, Report, Service

FOLDER = "models"
LEAST_REPORTS = 200
LEAST_OF_A_SERVICE = 5
LEAST_LETTERS = 8
MOST_REPORTS = 50_000
HELD_OUT = 0.2
MOST_FEATURES = 20_000
SEED = 20260301


class TooFewReportsError(ValueError):
    """The town has not enough reports with words; the message says how many are needed."""


class NoTrainerError(RuntimeError):
    """scikit-learn is not installed."""


@dataclass(frozen=True, slots=True)
class Example:
    """What somebody wrote, and the service that the report had in the end."""

    sentence: str
    code: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a training gave: shares of held-out reports whose service came first (and among the first three)."""

    version: str
    reports: int
    held_out: int
    model_first: float
    model_among_three: float
    keywords_first: float
    keywords_among_three: float
    is_used: bool


def train_town(town: Jurisdiction) -> Verdict:
    """Train on the town's reports, store the model privately, say in the settings whether it is used, and commit.

    Raises TooFewReportsError, NoTrainerError.
    """
    services = db.session.scalars(select(Service).where(Service.jurisdiction_id == town.id, Service.is_active)).all()
    examples = _read_examples(town.id)
    model, scores = train([words_of(service) for service in services], examples)
    version = f"{clock.now():%Y%m%d%H%M%S}-{ids.new_uuid().hex[:8]}"
    key = f"{FOLDER}/{town.slug}/{version}.json.gz"
    verdict = Verdict(version=version, is_used=scores["model_first"] > scores["keywords_first"], **scores)
    open_storage(settings).put(key, model.pack())
    town.settings = {**town.settings, SETTING: {**asdict(verdict), "key": key}}
    detail = {"version": version, "is_used": verdict.is_used}
    audit.record(town.id, "suggestion.trained", "jurisdiction", town.id, actor_kind="system", detail=detail)
    db.session.commit()
    return verdict


def train(services: Sequence[ServiceWords], examples: Sequence[Example]) -> tuple[TextModel, dict[str, Any]]:
    """A model from all examples but a fifth, and what it and the keywords get right of that fifth.

    Reports with the same words stay on the same side, so that nothing held out was seen. Raises TooFewReportsError,
    NoTrainerError.
    """
    learnt, held = split(examples)
    if len(learnt) + len(held) < LEAST_REPORTS or not held:
        raise TooFewReportsError(f"{LEAST_REPORTS} reports with words are needed; there are {len(examples)}")
    model = fit(learnt)
    guessed = [keyword_ranking.guess(services, one.sentence) for one in held]
    ranked = [rank_together(model, found, one.sentence) for found, one in zip(guessed, held, strict=True)]
    by_model = _shares([[code for code, _ in found] for found in ranked], held)
    by_keywords = _shares([[code for code, _ in found] for found in guessed], held)
    return model, {
        "reports": len(learnt),
        "held_out": len(held),
        "model_first": by_model[0],
        "model_among_three": by_model[1],
        "keywords_first": by_keywords[0],
        "keywords_among_three": by_keywords[1],
    }


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Those to learn from and those held out, the same for the same examples; the same words stay together."""
    by_words: dict[str, list[Example]] = {}
    for one in examples:
        by_words.setdefault(keyword_ranking.plain(one.sentence), []).append(one)
    texts = sorted(by_words)
    random.Random(SEED).shuffle(texts)  # a split that can be repeated, no secret
    held_out = set(texts[: round(len(texts) * HELD_OUT)])
    return (
        [one for text in texts if text not in held_out for one in by_words[text]],
        [one for text in texts if text in held_out for one in by_words[text]],
    )


def fit(examples: Sequence[Example]) -> TextModel:
    """A linear model of these examples. Raises NoTrainerError without scikit-learn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise NoTrainerError("scikit-learn is not installed: pip install -r requirements-model.in") from error
    vectorizer = TfidfVectorizer(analyzer=features, sublinear_tf=True, min_df=2, max_features=MOST_FEATURES, norm="l2")
    matrix = vectorizer.fit_transform([one.sentence for one in examples])
    learner = LogisticRegression(C=10.0, max_iter=300, random_state=SEED)
    learner.fit(matrix, [one.code for one in examples])
    weights, bias, classes = _all_classes(learner)
    terms = {
        str(name): (float(vectorizer.idf_[column]), tuple(float(row[column]) for row in weights))
        for name, column in vectorizer.vocabulary_.items()
    }
    return TextModel(classes, bias, terms)


def _all_classes(learner: Any) -> tuple[list[Any], tuple[float, ...], tuple[str, ...]]:
    """Weights and bias per class; with two classes scikit-learn gives those of the second alone."""
    weights, bias = list(learner.coef_), [float(one) for one in learner.intercept_]
    if len(weights) == 1:
        weights, bias = [weights[0] * 0, weights[0]], [0.0, bias[0]]
    return weights, tuple(bias), tuple(str(one) for one in learner.classes_)


def _shares(ranked: Sequence[list[str]], held: Sequence[Example]) -> tuple[float, float]:
    """Shares of the held-out examples whose service came first, and among the first three."""
    first = sum(codes[:1] == [one.code] for codes, one in zip(ranked, held, strict=True))
    three = sum(one.code in codes[:3] for codes, one in zip(ranked, held, strict=True))
    return round(first / len(held), 4), round(three / len(held), 4)


def _read_examples(jurisdiction_id: int) -> list[Example]:
    """What people wrote, newest reports first; of services that came up often enough to be learnt."""
    query = (
        select(Report.description, Service.code)
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .where(
            Report.jurisdiction_id == jurisdiction_id,
            Service.is_active,
            func.length(Report.description) >= LEAST_LETTERS,
            Report.status.not_in((workflow.REJECTED, workflow.DUPLICATE)),
        )
        .order_by(Report.submitted_at.desc(), Report.id.desc())
        .limit(MOST_REPORTS)
    )
    found = [Example(sentence, code) for sentence, code in db.session.execute(query)]
    often = Counter(one.code for one in found)
    return [one for one in found if often[one.code] >= LEAST_OF_A_SERVICE]
