"""The drawn pictures: one for every service, the same every time, and mended looks different from broken."""

from __future__ import annotations

import tomllib

import pytest
from PIL import ImageChops

from demo import answers, texts
from demo.folder import DESCRIPTION
from demo.scenes import SIZE, draw_scene
from demo.scenes.catalogue import SCENES

SERVICES = tomllib.loads(DESCRIPTION.read_text("utf-8"))["service"]


def test_every_service_has_pictures_texts_and_endings():
    codes = {service["code"] for service in SERVICES}
    assert set(SCENES) == codes
    assert set(texts.DESCRIPTIONS) == codes
    assert set(texts.DONE) == codes


@pytest.mark.parametrize("service", sorted(SCENES))
def test_a_scene_shows_its_problem_and_the_same_place_mended(service):
    broken = draw_scene(service, 0, is_mended=False)
    mended = draw_scene(service, 0, is_mended=True)
    assert broken.size == mended.size == SIZE
    changed = ImageChops.difference(broken, mended).convert("L").point(lambda value: 255 * (value > 12))
    share = changed.histogram()[255] / (SIZE[0] * SIZE[1])
    assert 0.003 < share < 0.6, f"{share:.3f} of the picture changes"


def test_a_scene_is_drawn_alike_twice():
    assert draw_scene("graffiti", 1, is_mended=False) == draw_scene("graffiti", 1, is_mended=False)


def test_variants_differ():
    assert draw_scene("lamp_out", 0, is_mended=False) != draw_scene("lamp_out", 1, is_mended=False)


def test_answers_name_existing_questions_and_values():
    questions = {service["code"]: service.get("questions", []) for service in SERVICES}
    for code, given in answers.CHOICES.items():
        known = {question["code"]: {value["key"] for value in question["values"]} for question in questions[code]}
        for question, chosen in given.items():
            assert set(chosen) <= known[question], f"{code}.{question}"
    for code, asked in questions.items():
        required = {question["code"] for question in asked if question.get("is_required")}
        assert required <= set(answers.CHOICES.get(code, {"what": (), "size": (), "about": ()})), code


def test_nobody_answered_what_calls_the_fire_brigade():
    for service in SERVICES:
        for question in service.get("questions", []):
            stopping = set(question.get("stop", {}).get("values", []))
            assert not stopping & set(answers.CHOICES.get(service["code"], {}).get(question["code"], ()))


def test_service_texts_are_complete_in_both_languages():
    for service in SERVICES:
        assert set(service["name"]) == set(service["description"]) == set(service["keywords"]) == {"fr", "en"}
        for question in service.get("questions", []):
            assert set(question["label"]) == {"fr", "en"}
            assert all(set(value["name"]) == {"fr", "en"} for value in question.get("values", []))
