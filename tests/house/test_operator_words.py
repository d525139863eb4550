"""The engine room speaks of every kind of work in words, in both of its languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.actions import outbox
from config import QUEUES
from workers.schedule import TASKS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize(
    ("part", "names"),
    [("queueNames", QUEUES), ("tasks", [task.name for task in TASKS]), ("kinds", outbox.KINDS)],
    ids=["queues", "tasks", "kinds"],
)
def test_operator_reads_words_for_all_that_runs(locale: str, part: str, names: list[str]) -> None:
    catalogue = (ROOT / f"frontend/src/i18n/staff.{locale}.ts").read_text("utf-8")
    health = catalogue[catalogue.index("\thealth: {") :]
    block = re.search(rf"\t\t{part}: \{{(.*?)\}}", health, re.DOTALL)
    assert block is not None
    assert sorted(set(names) - set(re.findall(r'"?([\w.]+)"?: "', block[1]))) == []
