"""Answers to a service's questions: typed, conditional, and an end where somebody must call instead."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from app.actions.submissions import Submission, check_answers
from app.core.errors import ProblemError
from app.models import Service
from geo.points import make_point

STOP = {
    "values": ["wires"],
    "title": {"fr": "Danger : n’approchez pas", "en": "Danger: keep away"},
    "text": {"fr": "Appelez le 18.", "en": "Call 18."},
    "phone": "18",
}


def question(code: str, datatype: str, *, keys: tuple[str, ...] = (), **values: Any) -> dict[str, Any]:
    return {
        "code": code,
        "datatype": datatype,
        "label": {"fr": code.capitalize()},
        "values": [{"key": key, "name": {"fr": key}} for key in keys] or None,
        "shown_if": None,
        "stop": None,
        "is_required": False,
    } | values


def ask(*questions: dict[str, Any]) -> Service:
    return Service(questions=list(questions))


def refusal(service: Service, answers: dict[str, Any], locale: str = "fr") -> ProblemError:
    with pytest.raises(ProblemError) as caught:
        check_answers(service, answers, locale)
    return caught.value


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("number", ["3", "2.5", 4, -1], ["trois", "nan", "inf", True, float("inf"), 10**400]),
        ("datetime", ["2026-03-01T10:00", "2026-03-01"], ["hier", 20260301, "2026-13-01"]),
        ("string", ["rouge"], [3, "x" * 501, "a\x00b", ["rouge"]]),
        ("text", ["x" * 2000], ["x" * 2001, {"a": 1}]),
    ],
)
def test_answer_is_taken_only_in_the_type_that_was_asked(datatype: str, good: list[Any], bad: list[Any]) -> None:
    service = ask(question("q", datatype))
    for value in good:
        assert check_answers(service, {"q": value}, "fr") == {"q": value}
    for value in bad:
        assert refusal(service, {"q": value}).errors[0].code == "answer.invalid", value


def test_choice_must_be_offered_and_single_where_one_is_asked() -> None:
    service = ask(question("one", "singlevaluelist", keys=("a", "b")), question("many", "multivaluelist", keys=("a",)))
    assert check_answers(service, {"one": "a", "many": ["a"]}, "fr") == {"one": "a", "many": ["a"]}
    problem = refusal(service, {"one": ["a", "b"], "many": ["c"]})
    assert [error.field for error in problem.errors] == ["answers.one", "answers.many"]


def test_question_under_one_that_does_not_apply_is_neither_asked_nor_kept() -> None:
    service = ask(
        question("kind", "singlevaluelist", keys=("car", "bike")),
        question("wheels", "singlevaluelist", keys=("yes",), shown_if={"question": "kind", "values": ["car"]}),
        question("why", "string", is_required=True, shown_if={"question": "wheels", "values": ["yes"]}),
    )
    assert check_answers(service, {"kind": "bike", "wheels": "yes", "why": "…"}, "fr") == {"kind": "bike"}
    assert refusal(service, {"kind": "car", "wheels": "yes"}).errors[0].field == "answers.why"


def test_dangerous_answer_ends_with_the_number_to_call() -> None:
    service = ask(question("state", "multivaluelist", keys=("wires", "door"), stop=STOP))
    problem = refusal(service, {"state": ["door", "wires"]}, "en")
    assert problem.code == "answer.stops"
    assert problem.extra["stop"] == {"title": "Danger: keep away", "text": "Call 18.", "phone": "18"}
    assert check_answers(service, {"state": ["door"]}, "en") == {"state": ["door"]}


def test_phone_that_knows_no_hint_repeats_what_it_sent_before_hints_existed() -> None:
    report_id = uuid.UUID(int=1)
    plain = Submission(report_id, "lamp", make_point(45.0, 3.0))
    # Stored by the release before: a repeat of it must still be known.
    assert plain.fingerprint() == "866a6cba2a9e7ab24e659c00340465f684ed6ad667e67b003e0e72e1b1a51a15"
    hinted = Submission(report_id, "lamp", make_point(45.0, 3.0), location_hint="5 m vers l’école")
    assert hinted.fingerprint() != plain.fingerprint()
