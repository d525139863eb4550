"""`flask counts …`: the counts behind the map and the figures, for the operator."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.actions import figure_counts, report_counts

counts_cli = AppGroup("counts", help="The counts behind the map, the list's totals and the figures.")


@counts_cli.command("check")
def check() -> None:
    """Count every report again and compare; ends with an error if anything differs."""
    differing = report_counts.check_counts()
    if differing:
        raise click.ClickException(f"{differing} counts differ from a recount: run flask counts refill")
    click.echo("Every count equals the recount.")


@counts_cli.command("fold")
def fold() -> None:
    """Fold what changed into the counts now, as the schedule does every half minute."""
    click.echo(f"{report_counts.see_late()} reports became late, {report_counts.fold_counts()} differences folded.")
    click.echo(f"{figure_counts.fold_all()} differences of figures folded.")


@counts_cli.command("refill")
def refill() -> None:
    """Count every report again and begin anew with that; new reports wait while it runs."""
    click.echo(f"{report_counts.recount()} counts written.")
    click.echo(f"{figure_counts.recount_all()} days of figures written.")
