"""`flask open-data …`: under which rules a town publishes its reports, and a build without waiting for the night."""

from __future__ import annotations

from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.actions import open_data
from app.actions.open_data_rules import K_RANGE, LICENCES, PLACE_RANGE, Rules, read_rules
from app.core.extensions import db
from app.models import Jurisdiction

open_data_cli = AppGroup("open-data", help="The public dataset of a town (docs/open-data.md).")


@open_data_cli.command("rules")
@click.argument("town")
@click.option("--k", type=click.IntRange(*K_RANGE), help="So many reports at least are alike.")
@click.option("--place-m", type=click.IntRange(*PLACE_RANGE), help="The side of a square of places, in metres.")
@click.option("--licence", type=click.Choice(sorted(LICENCES)))
@click.option("--on/--off", "is_on", default=None, help="Publish, or take everything back.")
def rules(town: str, **wanted: Any) -> None:
    """Show the rules of TOWN, or change those that are given; the next build follows them."""
    given = {name: value for name, value in wanted.items() if value is not None}
    found = _find(town)
    _say(open_data.change_rules(found, given) if given else read_rules(found))


@open_data_cli.command("build")
@click.argument("town")
def build(town: str) -> None:
    """Build what changed of TOWN's dataset now, as the worker does every night."""
    click.echo(f"{open_data.build_town(_find(town).id)} months built.")


def _find(slug: str) -> Jurisdiction:
    town = db.session.scalars(select(Jurisdiction).where(Jurisdiction.slug == slug)).first()
    if town is None:
        raise click.ClickException(f"no town is called {slug}")
    return town


def _say(found: Rules) -> None:
    state = "on" if found.is_on else "off"
    click.echo(f"{state}, k {found.k}, squares of {found.place_m} m, {found.licence.name}")
