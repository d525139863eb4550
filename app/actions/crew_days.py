"""What a crew can do in a day: minutes a stop, minutes a day, speed; each department's own, or the usual ones."""

from __future__ import annotations

from dataclasses import dataclass

from app.models import Department

STOP_MINUTES = 20
DAY_MINUTES = 420
"""Seven hours of work and driving."""
SPEED_KMH = 18
DETOUR = 1.3
"""Streets are about a third longer than the straight line."""


@dataclass(frozen=True, slots=True)
class CrewDay:
    """The measures by which a round is judged."""

    stop_minutes: int = STOP_MINUTES
    day_minutes: int = DAY_MINUTES
    speed_kmh: int = SPEED_KMH

    def minutes(self, stops: int, metres: float) -> int:
        """Work and driving together, for so many stops and so many metres in straight lines between them."""
        return round(stops * self.stop_minutes + metres * DETOUR / (self.speed_kmh * 1000 / 60))


USUAL_DAY = CrewDay()


def crew_day_of(department: Department) -> CrewDay:
    """The measures of a department's crews."""
    return CrewDay(
        stop_minutes=department.stop_minutes or STOP_MINUTES,
        day_minutes=department.day_minutes or DAY_MINUTES,
        speed_kmh=department.speed_kmh or SPEED_KMH,
    )
