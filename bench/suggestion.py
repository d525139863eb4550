"""How often a sentence leads to the right service: the keyword table against a model learnt from a town's reports.

    python -m bench.suggestion [--reports 3000]

Reports are put together by code from everyday clauses, with typing errors (bench/suggestion_sentences.py), used as often
as a town's services are. Two tries on what was not learnt: reports whose words were held out, and the demonstration's own
sentences, which another hand wrote and no model has seen. Needs scikit-learn (requirements-model.in).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from app.actions import keyword_ranking
from app.actions.keyword_ranking import ServiceWords
from app.actions.suggestion_training import Example, fit, split
from app.actions.text_model import rank_together
from bench.suggestion_sentences import CLAUSES, write
from demo.texts import DESCRIPTIONS, ENGLISH

CITY = Path(__file__).resolve().parent.parent / "demo" / "city.toml"
OFTEN = {
    "dumped_rubbish": 6,
    "lamp_out": 5,
    "overflowing_bin": 5,
    "graffiti": 4,
    "pothole": 4,
    "litter": 3,
    "pavement": 3,
}
"""How many times as often as the others."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=3)
    asked = parser.parse_args()
    services = read_services()
    chance = random.Random(asked.seed)  # made up sentences, no secret
    codes = [service.code for service in services if service.code in CLAUSES]
    drawn = chance.choices(codes, weights=[OFTEN.get(code, 1) for code in codes], k=asked.reports)
    learnt, held = split([Example(write(code, chance), code) for code in drawn])
    others = [
        Example(text, code) for code, texts in DESCRIPTIONS.items() for text in texts if not text.startswith(ENGLISH)
    ]
    started = time.perf_counter()
    model = fit(learnt)
    trained_s = time.perf_counter() - started
    ways: dict[str, Callable[[str], list[str]]] = {
        "keywords": lambda text: [code for code, _ in keyword_ranking.guess(services, text)],
        "model alone": lambda text: [code for code, _ in model.rank(text)],
        "both, as used": lambda text: [
            code for code, _ in rank_together(model, keyword_ranking.guess(services, text), text)
        ],
    }
    say(
        f"{len(services)} services; {len(learnt)} reports learnt in {trained_s:.1f} s; model {len(model.pack()) // 1024} kB"
    )
    say("")
    say("| tried on | by | right at once | among three | ms a sentence |")
    say("|---|---|---|---|---|")
    for name, tried in ((f"{len(held)} held-out reports", held), (f"{len(others)} by another hand", others)):
        for way, rank in ways.items():
            first, three, each_ms = measure(rank, tried)
            say(f"| {name} | {way} | {first:.1%} | {three:.1%} | {each_ms:.2f} |")


def read_services() -> list[ServiceWords]:
    """The demonstration's services with their words in every language."""
    described = tomllib.loads(CITY.read_text(encoding="utf-8"))["service"]
    return [
        ServiceWords(
            one["code"],
            " ".join(one["name"].values()),
            tuple(word for words in one.get("keywords", {}).values() for word in words),
            " ".join(one.get("description", {}).values()),
        )
        for one in described
    ]


def measure(rank: Callable[[str], list[str]], tried: Sequence[Example]) -> tuple[float, float, float]:
    """Shares right at once and among three, and the milliseconds that one answer takes."""
    started = time.perf_counter()
    found = [rank(one.sentence) for one in tried]
    each_ms = (time.perf_counter() - started) * 1000 / len(tried)
    first = sum(codes[:1] == [one.code] for codes, one in zip(found, tried, strict=True))
    three = sum(one.code in codes[:3] for codes, one in zip(found, tried, strict=True))
    return first / len(tried), three / len(tried), each_ms


def say(line: str) -> None:
    """One line of the table."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
