"""What people of the demonstration answered to the questions of each service (demo/city.toml)."""

from __future__ import annotations

import random
from typing import Any

from demo import texts

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "overflowing_bin": {"state": ("full", "full", "full", "broken")},
    "litter": {"needle": ("glass",)},
    "graffiti": {"support": ("public", "public", "private", "unknown"), "insulting": ("no", "no", "no", "yes")},
    "lamp_out": {"extent": ("one", "one", "one", "several", "street"), "crossing": ("no", "yes")},
    "wires_exposed": {"danger": ("hatch", "leaning")},
    "sign_damaged": {"kind": ("priority",), "fault": ("bent", "bent", "fallen")},
    "pothole": {"size": ("hand", "wheel", "more")},
    "fallen_branch": {"where": ("road",)},
}


def answer(service_code: str, rng: random.Random) -> dict[str, Any]:
    """Answers to every required question of a service."""
    if service_code == "dumped_rubbish":
        what = rng.sample(("furniture", "bags", "rubble", "appliance"), rng.randint(1, 2))
        size = rng.choice(("bag", "car", "lorry"))
        given: dict[str, Any] = {"what": sorted(what), "size": size}
        return given if size == "bag" else {**given, "blocks": rng.choice(("no", "pavement"))}
    if service_code == "other":
        return {"about": rng.choice(texts.ABOUT)}
    return {code: rng.choice(options) for code, options in CHOICES.get(service_code, {}).items()}
