"""What people of the demonstration thought of the result: most answer, most are happy, and the road works less so."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from app.actions.past_reports import PastOpinion, PastReport
from app.core import workflow

ANSWERED = 0.72
WEIGHTS: dict[str, tuple[int, int, int]] = {
    "pothole": (5, 3, 3),
    "pavement": (5, 3, 3),
    "sign_damaged": (7, 2, 1),
    "dumped_rubbish": (6, 2, 2),
    "lamp_out": (9, 1, 1),
}
USUAL = (8, 2, 1)
"""How often people are happy, partly, or not."""
COMMENTED = 0.3
COMMENTS: dict[str, tuple[str, ...]] = {
    "good": (
        "Merci, c’était fait le lendemain.",
        "Rapide et propre, bravo à l’équipe.",
        "La rue est de nouveau agréable.",
        "Réparé avant que je rappelle. Merci.",
    ),
    "fair": (
        "C’est mieux, mais il reste des traces.",
        "Réparé, mais après deux semaines d’attente.",
        "Bien sur un côté de la rue, pas sur l’autre.",
    ),
    "poor": (
        "Cela n’a tenu que trois jours.",
        "Il a fallu le signaler deux fois.",
        "Personne n’est venu pendant un mois.",
    ),
}


def tell_opinion(report: PastReport, now: datetime) -> PastOpinion | None:
    """Whoever sent a report that ended resolved was asked; the same answer at each load. None where nobody was."""
    closings = [step for step in report.steps if step.status == workflow.RESOLVED]
    is_contested = any(step.kind == "contest" for step in report.steps)
    if not closings or is_contested or report.source != "app":
        return None
    rng = random.Random(report.id.int)
    asked = closings[-1].at
    at = min(asked + timedelta(hours=rng.uniform(1, 40)), now)
    if rng.random() > ANSWERED:
        return PastOpinion(asked_at=asked)
    answer = rng.choices(("good", "fair", "poor"), WEIGHTS.get(report.service_code, USUAL))[0]
    comment = rng.choice(COMMENTS[answer]) if rng.random() < COMMENTED else None
    return PastOpinion(asked_at=asked, answer=answer, comment=comment, answered_at=at)
