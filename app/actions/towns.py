"""Imports a town from a folder of its own open data, in one transaction: all of it or nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from app.actions import town_catalog
from app.actions.audit import record
from app.core.extensions import db
from geo.town.description import read_description
from geo.town.ground import Counts
from geo.town.load import GroundLoader, stamp_version
from geo.town.plan import TownDescription
from geo.town.template import make_template

DESCRIPTION = "city.toml"
STATEMENT_TIMEOUT = "30min"
LOCK_TIMEOUT = "10s"
_ONE_IMPORT_AT_A_TIME = 0x52435F494D50


@dataclass(slots=True)
class ImportSummary:
    """What an import changed (or, in a dry run, would change), by kind of row."""

    town_slug: str
    town_name: str
    is_new: bool
    is_dry_run: bool
    counts: dict[str, Counts] = field(default_factory=dict)
    repaired: int = 0
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def touched(self) -> int:
        """How many rows are not as they were."""
        return sum(counts.touched for counts in self.counts.values())


def import_town(place: Path, config: Path | None = None, *, dry_run: bool = False) -> ImportSummary:
    """Bring a town in line with its files: `place` is a folder or an .osm.pbf file, `config` its city.toml.

    Never touches reports. A dry run does the same work and takes it back.
    Raises geo.town.problems.TownFilesError, with nothing changed, when something cannot be used.
    """
    started = time.monotonic()
    folder = place if place.is_dir() else place.parent
    description = read_description(config or folder / DESCRIPTION, folder)
    try:
        summary = _apply(description, dry_run=dry_run)
        if dry_run:
            db.session.rollback()
        else:
            db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    summary.seconds = time.monotonic() - started
    return summary


def write_template(place: Path, target: Path) -> None:
    """Look at the files of `place` and write a complete, commented description of the town to `target`.

    Raises FileExistsError rather than overwrite, and TownFilesError when there is nothing to describe.
    """
    content = make_template(place)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8") as file:
        file.write(content)


def _apply(description: TownDescription, *, dry_run: bool) -> ImportSummary:
    db.session.execute(text(f"set local statement_timeout = '{STATEMENT_TIMEOUT}'"))
    db.session.execute(text(f"set local lock_timeout = '{LOCK_TIMEOUT}'"))
    db.session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _ONE_IMPORT_AT_A_TIME})
    town, is_new = town_catalog.sync_town(description.town)
    summary = ImportSummary(town.slug, town.name, is_new, dry_run)
    departments, summary.counts["departments"] = town_catalog.sync_departments(town.id, description.departments)
    services, summary.counts["services"] = town_catalog.sync_services(town.id, description)
    with GroundLoader(description, town.id, departments) as loader:
        summary.counts["areas"] = loader.load_areas()
        summary.counts["rules"] = town_catalog.sync_rules(town.id, description.rules, departments, services)
        ground = loader.load_rest()
    summary.counts |= ground
    if summary.counts["areas"].touched or any(counts.touched for counts in ground.values()):
        stamp_version(town.id)
    summary.repaired = loader.reading.shaper.repaired
    summary.refused, summary.warnings = tuple(loader.reading.refused), tuple(loader.reading.warnings)
    record(town.id, "town.imported", "jurisdiction", town.id, detail={"touched": summary.touched})
    db.session.flush()
    return summary
