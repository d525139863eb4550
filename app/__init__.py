"""create_app(): the base app, the HTTP rooms and the error renderer; reads as the service's table of contents."""

from __future__ import annotations

from flask import Flask

from app.core.bootstrap import create_base_app
from config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The whole web application. Raises SettingsError when a setting is missing."""
    app = create_base_app(settings, import_name=__name__)
    return app
