"""What people thought of the result, among the figures: counted over the same part of the work, for the same days."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from app.actions.figure_periods import Period
from app.actions.stats import DIMENSIONS, Choice, narrowed
from app.core.extensions import db
from app.core.plans import planned_anew
from app.models import Jurisdiction
from app.models.satisfaction import ANSWERS

PARTS = ("service", "department", "area")
"""What answers are counted apart by. Not by crew: an answer is about the whole work, not about a person."""


@dataclass(slots=True)
class Opinion:
    """People asked, and how those who answered did."""

    asked: int = 0
    good: int = 0
    fair: int = 0
    poor: int = 0

    @property
    def answered(self) -> int:
        """Those who answered, whatever they said."""
        return self.good + self.fair + self.poor


@dataclass(slots=True)
class Opinions:
    """All of a period together, and by dimension and member (ids as text, empty for none)."""

    total: Opinion = field(default_factory=Opinion)
    lines: dict[str, dict[str, Opinion]] = field(default_factory=lambda: {name: {} for name in PARTS})


def read_opinions(town: Jurisdiction, choice: Choice, period: Period, *, only_total: bool = False) -> Opinions:
    """Asked and answered, of the people asked in a period about the reports that `choice` leaves."""
    begin, end = period.between(town)
    where, values = narrowed(choice)
    parts = () if only_total else PARTS
    sets = ", ".join(["()", *(f"({DIMENSIONS[name]})" for name in parts)])
    named = " ".join(f"when grouping({DIMENSIONS[name]}) = 0 then '{name}'" for name in parts)
    members = ", ".join(
        f"case when grouping({DIMENSIONS[name]}) = 0 then coalesce({DIMENSIONS[name]}::text, '') end" for name in parts
    )
    answers = ", ".join(f"count(*) filter (where s.answer = '{answer}')::int" for answer in ANSWERS)
    query = text(f"""
        select {f"case {named} else 'all' end" if parts else "'all'"},
               {f"coalesce({members}, '')" if parts else "''"}, count(*)::int, {answers}
          from satisfactions s
          join reports r on r.jurisdiction_id = s.jurisdiction_id and r.id = s.report_id
         where s.jurisdiction_id = :town and s.asked_at >= :begin and s.asked_at < :end {where}
         group by grouping sets ({sets})
    """)  # noqa: S608 - constants of this module
    found = Opinions()
    rows: list[Any] = list(
        db.session.execute(planned_anew(query), values | {"town": town.id, "begin": begin, "end": end})
    )
    for dimension, member, *numbers in rows:
        opinion = Opinion(*(int(number) for number in numbers))
        if dimension == "all":
            found.total = opinion
        else:
            found.lines[dimension][member] = opinion
    return found
