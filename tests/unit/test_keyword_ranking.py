"""A sentence leads to the service; the phone must guess the same (frontend/tests/suggest.test.ts)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.actions.keyword_ranking import ServiceWords, guess
from tests.conftest import ROOT

SHARED = json.loads((ROOT / "frontend" / "tests" / "suggestion-cases.json").read_text(encoding="utf-8"))
SERVICES = [
    ServiceWords(one["code"], one["name"], tuple(one["keywords"]), one["description"]) for one in SHARED["services"]
]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["sentence"])
def test_server_guesses_as_the_phone_does(case: dict[str, Any]) -> None:
    assert [code for code, _score in guess(SERVICES, case["sentence"])] == case["codes"]
