"""`flask push …`: the key by which push services know this installation."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.channels import vapid

push_cli = AppGroup("push", help="The key that signs what is pushed to phones.")


@push_cli.command("key")
def key() -> None:
    """Print the public key in use; browsers that subscribed to another one must ask again."""
    click.echo(vapid.public_key())


@push_cli.command("new-key")
def new_key() -> None:
    """Print a fresh private key for RUECLAIRE_VAPID_PRIVATE_KEY. Without it, the key follows from the secret key."""
    click.echo(vapid.new_private_key())
