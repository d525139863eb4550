"""A town's own model answers only where it beat the keywords, and never stands in the way."""

from __future__ import annotations

import itertools
import random

import pytest

from app.actions import suggestion_training, suggestions
from app.actions.suggestion_training import Example, TooFewReportsError, split, train, train_town
from app.actions.suggestions import SETTING, suggest
from app.actions.text_model import TextModel, features, unpack
from app.core.extensions import db, settings
from app.media.storage import open_storage
from tests import factories as make

LAMP = ("ça ne s’allume plus", "tout est sombre", "plus de clarté le soir", "on n’y voit rien")
HOLE = ("on se tord la cheville", "ma roue a tapé", "le sol est défoncé", "attention aux vélos")
PLACES = ("près du marché", "vers la gare", "au numéro 12", "derrière la poste", "côté parc", "à l’angle", "en face")


@pytest.fixture
def town(app):
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.lamp = make.make_service(town, keywords={"fr": ["lampadaire"]})
    town.hole = make.make_service(town, "trou", name={"fr": "Trou", "en": "Hole"}, keywords={"fr": ["trou"]})
    return town


def write_history(town, size=240):
    chance = random.Random(7)
    for number in range(size):
        service, words = (town.lamp, LAMP) if number % 2 else (town.hole, HOLE)
        text = f"{chance.choice(words)} {chance.choice(PLACES)}, {number}"
        make.make_report(town, service, town.desk, description=text)


def test_town_without_a_model_is_answered_by_its_keywords(town):
    found = suggest(town, "un trou énorme ici")
    assert (found.source, [code for code, _ in found.services]) == ("keywords", ["trou"])
    assert not suggestions.has_model(town)


def test_model_that_beats_the_keywords_answers_from_then_on(town, client):
    pytest.importorskip("sklearn", reason="scikit-learn is an optional extra")
    write_history(town)
    verdict = train_town(town)
    assert verdict.is_used
    assert verdict.model_first > 0.9 > verdict.keywords_first
    assert (verdict.reports, verdict.held_out) == (192, 48)
    found = suggest(town, "tout est sombre en bas")
    assert (found.source, found.services[0][0]) == ("model", "lampadaire")
    answer = client.get("/api/v1/services/suggest", query_string={"q": "ma roue a tapé là-bas"}).json
    assert (answer["source"], answer["services"][0]["code"]) == ("model", "trou")
    assert client.get("/api/v1/services").json["has_model"] is True


def test_model_no_better_than_the_keywords_is_kept_but_not_used(town):
    pytest.importorskip("sklearn", reason="scikit-learn is an optional extra")
    for number in range(240):
        service, word = (town.lamp, "lampadaire") if number % 2 else (town.hole, "trou")
        make.make_report(town, service, town.desk, description=f"{word} {number} signalé")
    verdict = train_town(town)
    assert (verdict.keywords_first, verdict.is_used) == (1.0, False)
    assert suggest(town, "lampadaire en panne").source == "keywords"


def test_lost_model_leaves_the_keywords_to_answer_and_is_logged(town, caplog):
    town.settings = {SETTING: {"is_used": True, "key": "models/carreville/lost.json.gz"}}
    db.session.commit()
    assert suggest(town, "un trou énorme ici").source == "keywords"
    assert "cannot be read" in caplog.text


def test_town_with_too_few_reports_is_told_how_many_are_needed(town):
    write_history(town, size=30)
    with pytest.raises(TooFewReportsError, match="200"):
        train_town(town)


def test_same_words_are_never_on_both_sides_of_the_split():
    examples = [Example(f"mots {number % 40}", "a") for number in range(400)]
    learnt, held = split(examples)
    assert not {one.sentence for one in learnt} & {one.sentence for one in held}
    assert len(learnt) + len(held) == 400
    assert split(examples) == (learnt, held)


def test_model_answers_the_same_after_storage_and_offers_no_service_that_is_gone(town):
    model = TextModel(("lampadaire", "parti"), (0.0, 0.5), {"=noir": (1.2345, (2.0, -1.0))})
    key = "models/carreville/one.json.gz"
    open_storage(settings).put(key, model.pack())
    assert unpack(model.pack()) == model
    town.settings = {SETTING: {"is_used": True, "key": key}}
    db.session.commit()
    found = suggest(town, "tout noir")
    assert [code for code, _ in found.services] == ["lampadaire"]
    assert suggest(town, "zzz").source == "keywords"


def test_answer_without_the_library_is_the_one_that_the_library_gives():
    pytest.importorskip("sklearn", reason="scikit-learn is an optional extra")
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    texts = [f"{words} {place}" for words, place in itertools.product(LAMP + HOLE, PLACES)]
    examples = [Example(text, "lamp" if text.startswith(LAMP) else "hole") for text in texts]
    vectorizer = TfidfVectorizer(analyzer=features, sublinear_tf=True, min_df=2, norm="l2")
    matrix = vectorizer.fit_transform([one.sentence for one in examples])
    learner = LogisticRegression(C=10.0, max_iter=300, random_state=suggestion_training.SEED)
    learner.fit(matrix, [one.code for one in examples])
    shares = learner.predict_proba(vectorizer.transform(["sombre vers la gare"]))[0]
    wanted = dict(zip(learner.classes_, shares, strict=True))
    found = dict(suggestion_training.fit(examples).rank("sombre vers la gare"))
    assert found == pytest.approx(wanted, abs=1e-6)


def test_keywords_that_know_nothing_score_nothing():
    pytest.importorskip("sklearn", reason="scikit-learn is an optional extra")
    examples = [Example(f"{words} {number}", words[:2]) for number in range(60) for words in LAMP]
    _model, scores = train([], examples)
    assert (scores["keywords_first"], scores["keywords_among_three"]) == (0.0, 0.0)
