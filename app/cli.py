"""The operator's commands, each thin over one action."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add the commands that `flask --help` lists."""
    from app.cli_counts import counts_cli
    from app.cli_docs import errors, openapi
    from app.cli_doctor import doctor
    from app.cli_open_data import open_data_cli
    from app.cli_push import push_cli
    from app.cli_remote import remote_cli
    from app.cli_staff import staff_cli
    from app.cli_suggestion import suggestion_cli
    from app.cli_towns import city
    from demo.cli import demo

    for command in (
        city,
        counts_cli,
        open_data_cli,
        demo,
        staff_cli,
        push_cli,
        remote_cli,
        suggestion_cli,
        openapi,
        errors,
        doctor,
    ):
        app.cli.add_command(command)
