"""Keeps the counts behind map, list and figures: folds what changed, notes what became late, checks, counts anew."""

from __future__ import annotations

from app.core.extensions import db
from geo import grid_upkeep

FOLD_BATCH = 20_000
LATE_BATCH = 2_000
MOST_BATCHES = 100


def fold_counts() -> int:
    """Add all differences to the counts, batch by batch, each committed; how many there were."""
    total = 0
    for _ in range(MOST_BATCHES):
        folded = grid_upkeep.fold(FOLD_BATCH)
        db.session.commit()
        total += folded
        if folded < FOLD_BATCH:
            break
    return total


def see_late() -> int:
    """Note which open reports have become late, batch by batch, each committed; how many.

    Whoever reads looks at the clock as well: this only keeps what they must look at small.
    """
    total = 0
    for _ in range(MOST_BATCHES):
        seen = grid_upkeep.see_late(LATE_BATCH)
        db.session.commit()
        total += seen
        if seen < LATE_BATCH:
            break
    return total


def check_counts() -> int:
    """How many counts differ from counting every report again; changes nothing."""
    found = grid_upkeep.differences()
    db.session.rollback()
    return found


def recount() -> int:
    """Count every report again and replace the counts; how many rows they take. Commits; writers wait meanwhile."""
    rows = grid_upkeep.refill()
    db.session.commit()
    return rows
