"""flask demo: load the fictional town, and show who can sign in to it."""

from __future__ import annotations

import click
from flask.cli import AppGroup

demo = AppGroup("demo", help="The fictional town of Aubeclaire (docs/demo.md).")


@demo.command("load")
def load() -> None:
    """Draw and import the town, open its accounts, and take in some 300 reports of the last 90 days; only once."""
    from demo.load import load_demo  # here, so that a web process that knows this command never loads the town

    if not load_demo(click.echo):
        click.echo("The demonstration is loaded already: nothing to do.")


@demo.command("accounts")
def accounts() -> None:
    """Print the accounts and their password."""
    from demo.accounts import table

    for line in table():
        click.echo(line)
