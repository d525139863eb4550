"""flask city: describe and import a town from its own open data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import AppGroup

from app.actions.towns import DESCRIPTION, ImportSummary, import_town, write_template
from geo.town.problems import TownFilesError

SHOWN_REFUSALS = 20
DEFAULT_CONFIG = Path("var") / DESCRIPTION

city = AppGroup("city", help="A town from its own open data (docs/import.md).")
_PLACE = click.argument("place", metavar="DIR", type=click.Path(exists=True, path_type=Path))
_CONFIG = click.option(
    "--config", type=click.Path(path_type=Path), help=f"The description of the town; DIR/{DESCRIPTION} by default."
)


@city.command("template")
@_PLACE
@_CONFIG
def template(place: Path, config: Path | None) -> None:
    """Look at DIR (a folder, or one .osm.pbf file) and write a complete city.toml to correct."""
    target = config or DEFAULT_CONFIG
    try:
        write_template(place, target)
    except FileExistsError:
        _fail(f"{target} exists already; remove it or name another with --config.")
    except TownFilesError as error:
        _fail(*error.problems)
    except OSError as error:
        _fail(f"{target} cannot be written ({error.strerror}); name another place with --config.")
    click.echo(f"{target}: read it, correct it, then: flask --app wsgi city import {place} --config {target}")


@city.command("import")
@_PLACE
@_CONFIG
@click.option("--dry-run", is_flag=True, help="Do the whole work, say what would change, and take it back.")
def import_(place: Path, config: Path | None, dry_run: bool) -> None:
    """Bring a town in line with DIR: new and changed rows, never its reports."""
    try:
        summary = import_town(place, config or _usual_config(place), dry_run=dry_run)
    except TownFilesError as error:
        _fail(*error.problems)
    for line in describe(summary):
        click.echo(line)


def _usual_config(place: Path) -> Path:
    folder = place if place.is_dir() else place.parent
    own = folder / DESCRIPTION
    usual = next((file for file in (own, DEFAULT_CONFIG) if file.is_file()), None)
    return usual or _fail(f"{own} is missing. Have one written to correct: flask --app wsgi city template {place}")


def describe(summary: ImportSummary) -> list[str]:
    """The lines that tell a person what an import did."""
    state = "would be a new town" if summary.is_dry_run else "new town"
    lines = [f"{summary.town_name} ({summary.town_slug}): {state if summary.is_new else 'known town'}"]
    for name, counts in summary.counts.items():
        parts = [
            f"{number:,} {word}"
            for word, number in (
                ("new", counts.new),
                ("changed", counts.changed),
                ("gone", counts.gone),
                ("retired", counts.retired),
                ("unchanged", counts.same),
            )
            if number
        ]
        lines.append(f"  {name:<12} {', '.join(parts) or 'none'}")
    lines.append(f"  {summary.repaired:,} geometries repaired, {len(summary.refused):,} features left out")
    lines += [f"left out: {problem}" for problem in summary.refused[:SHOWN_REFUSALS]]
    if len(summary.refused) > SHOWN_REFUSALS:
        lines.append(f"left out: and {len(summary.refused) - SHOWN_REFUSALS:,} more")
    lines += [f"warning: {warning}" for warning in summary.warnings]
    lines.append(
        f"dry run: nothing was changed ({summary.seconds:.1f} s)"
        if summary.is_dry_run
        else f"done in {summary.seconds:.1f} s"
    )
    return lines


def _fail(*problems: str) -> NoReturn:
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1)
