"""The operator's commands, each thin over one action."""

from __future__ import annotations

import importlib

from flask import Flask


def register(app: Flask) -> None:
    """Add `flask city`, `flask demo`, `flask staff` and `flask openapi` to the application."""
    for module, group in (
        ("app.cli_towns", "city"),
        ("demo.cli", "demo"),
        ("app.cli_staff", "staff"),
        ("app.cli_docs", "openapi"),
        ("app.cli_docs", "errors"),
    ):
        try:
            app.cli.add_command(getattr(importlib.import_module(module), group))
        except (ImportError, AttributeError):
            pass
