"""The operator's commands, each thin over one action."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add `flask city`, `counts`, `demo`, `staff`, `push`, `suggestion`, `openapi` and `errors` to the application."""
    from app.cli_counts import counts_cli
    from app.cli_docs import errors, openapi
    from app.cli_push import push_cli
    from app.cli_staff import staff_cli
    from app.cli_suggestion import suggestion_cli
    from app.cli_towns import city
    from demo.cli import demo

    for command in (city, counts_cli, demo, staff_cli, push_cli, suggestion_cli, openapi, errors):
        app.cli.add_command(command)
