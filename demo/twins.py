"""Things that two people reported within a day of each other, so that likely duplicates wait to be looked at."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from app.actions.past_reports import PastReport
from app.actions.submissions import Contact
from app.core import workflow
from demo.answers import answer
from demo.placing import on_earth
from demo.spots import Spots
from demo.stories import Case, Teller

NAMESPACE = uuid.UUID("0d4d27c5-6f0e-4e0b-8f64-2f5c9d2c7b10")
PAIRS: tuple[tuple[str, str, str], ...] = (
    (
        "dumped_rubbish",
        "Un canapé et deux matelas devant le portail du parking.",
        "Deux matelas et un canapé laissés devant le portail du parking.",
    ),
    (
        "pothole",
        "Grand trou dans la chaussée, juste avant le passage piéton.",
        "Trou profond dans la chaussée juste avant le passage piéton, les vélos font un écart.",
    ),
    (
        "graffiti",
        "Grand tag rouge sur le mur du lavoir.",
        "Un tag rouge tout frais sur le mur du lavoir.",
    ),
    (
        "lamp_out",
        "Le lampadaire devant l’arrêt de bus ne s’allume plus.",
        "Lampadaire éteint devant l’arrêt de bus, on attend dans le noir.",
    ),
    (
        "overflowing_bin",
        "La corbeille du square déborde, les papiers s’envolent.",
        "Corbeille du square pleine, elle déborde et les papiers s’envolent.",
    ),
    (
        "sign_damaged",
        "Le panneau est couché sur le trottoir.",
        "Panneau couché sur le trottoir, on ne le voit plus depuis la route.",
    ),
)
"""The service, what the first one wrote, and what the second one did."""
FIRST_SHARE, SECOND_SHARE = 0.5, 0.25
"""How much of the time to the due date has passed since each was sent."""


def tell_twins(
    now: datetime, spots: Spots, teller: Teller, due_hours: dict[str, int], people: list[Contact]
) -> Iterator[PastReport]:
    """Both reports of every pair, each with somebody who wants to know; the first of a pair is taken on already."""
    rng = random.Random(1515)
    for number, (service, *words) in enumerate(PAIRS):
        at = spots.choose(service)
        hours = min(due_hours[service], 72)
        senders = rng.sample(people, 2)
        for nth, share in enumerate((FIRST_SHARE, SECOND_SHARE)):
            submitted = now - timedelta(hours=hours * share)
            here = spots.beside(at) if nth else at
            case = Case(
                id=uuid.uuid5(NAMESPACE, f"{number}-{nth}"),
                service=service,
                outcome=workflow.RECEIVED if nth else workflow.ACKNOWLEDGED,
                at=here,
                point=on_earth(here),
                submitted_at=submitted,
                ends_at=now,
                due_at=submitted + timedelta(hours=due_hours[service]),
                description=words[nth],
                locale="fr",
                answers=answer(service, rng),
                sender=senders[nth],
                source="app",
                accuracy_m=round(rng.uniform(4, 9), 1),
            )
            yield teller.tell(case)
