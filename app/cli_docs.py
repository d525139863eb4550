"""`flask openapi` and `flask errors`: writes the documents that are made from the code."""

from __future__ import annotations

import json

import click
from flask import current_app
from flask.cli import with_appcontext

from app.core.errors import KINDS

ERRORS_HEAD = """# Errors

Every error is `application/problem+json` (RFC 9457) with a stable `code`. `detail` is a sentence in the caller's
language (`?lang=` or `Accept-Language`), fit to be shown. This page is made by `flask errors`.

| code | status | sentence (en) | phrase (fr) |
|---|---|---|---|
"""


@click.command("openapi")
@with_appcontext
def openapi() -> None:
    """Print the OpenAPI document of every HTTP room."""
    specification = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec
    click.echo(json.dumps(specification.to_dict(), indent=2, ensure_ascii=False, sort_keys=True))


@click.command("errors")
def errors() -> None:
    """Print docs/errors.md."""
    rows = [
        f"| `{kind.code}` | {kind.status} | {kind.en} | {kind.fr} |"
        for kind in sorted(KINDS.values(), key=lambda kind: kind.code)
    ]
    click.echo(ERRORS_HEAD + "\n".join(rows))
