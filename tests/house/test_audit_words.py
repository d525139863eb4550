"""The audit log speaks of every act in words, in both of its languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions import outbox
from app.actions.intervention_answers import STEPS
from app.actions.interventions import SAYS
from app.core import events

ROOT = Path(__file__).resolve().parents[2]
ACT = re.compile(r"[a-z_]+\.[a-z_]+")
NOT_ACTS = {"passkey.add", "passkey.enter", "passkey.give", "forwarded_to.name"}
"""Purposes of a challenge and names of fields, which look like acts."""


def acts_of(path: Path) -> Iterator[str]:
    """The texts of a module that could be an act: those of a module that records, but for what it logs."""
    tree = ast.parse(path.read_text("utf-8"))
    if not any(isinstance(node, ast.ImportFrom) and any(name.name == "audit" for name in node.names) for node in ast.walk(tree)):  # fmt: skip
        return
    logged = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and "og" in ast.unparse(node.func)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in logged:
            continue
        if isinstance(node.value, str) and ACT.fullmatch(node.value):
            yield node.value


def acts() -> set[str]:
    found = {act for path in (ROOT / "app/actions").rglob("*.py") for act in acts_of(path)}
    found |= set(events.EVENT_OF_STATUS.values())
    found |= {f"intervention.{step}" for step in (*STEPS, *SAYS["fr"])}
    return found - set(outbox.KINDS) - NOT_ACTS


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_admin_reads_words_for_every_act(locale: str) -> None:
    catalogue = (ROOT / f"frontend/src/i18n/audit.{locale}.ts").read_text("utf-8")
    block = re.search(r"\tactions: \{(.*?)\n\t\}", catalogue, re.DOTALL)
    assert block is not None
    assert sorted(acts() - set(re.findall(r'"([\w.]+)": "', block[1]))) == []


def test_acts_are_found_where_they_are_recorded() -> None:
    assert {"staff.signed_in", "report.resolved", "reporter.seen", "intervention.revoked", "photo.boxes"} <= acts()
