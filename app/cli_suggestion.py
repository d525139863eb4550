"""`flask suggestion …`: the town's own text model, for the operator."""

from __future__ import annotations

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.actions import suggestion_training
from app.core.extensions import db
from app.models import Jurisdiction

suggestion_cli = AppGroup("suggestion", help="Guessing the kind of problem from what people write.")


@suggestion_cli.command("train")
@click.option("--town", required=True, help="The town's slug.")
def train(town: str) -> None:
    """Learn from the town's own reports; used only if it beats the keywords on reports it has not seen."""
    found = db.session.scalars(select(Jurisdiction).where(Jurisdiction.slug == town)).first()
    if found is None:
        raise click.ClickException(f"there is no town {town!r}")
    try:
        verdict = suggestion_training.train_town(found)
    except (suggestion_training.TooFewReportsError, suggestion_training.NoTrainerError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Model {verdict.version}: learnt from {verdict.reports} reports, tried on {verdict.held_out} others.")
    click.echo(f"  right at once     model {verdict.model_first:.1%}, keywords {verdict.keywords_first:.1%}")
    click.echo(
        f"  among three       model {verdict.model_among_three:.1%}, keywords {verdict.keywords_among_three:.1%}"
    )
    click.echo("It is used from now on." if verdict.is_used else "The keywords do as well: they stay in use.")
