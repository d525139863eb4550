"""create_app(): the base app, the HTTP rooms and the error renderer; reads as the service's table of contents."""

from __future__ import annotations

from flask import Flask

from app.core.bootstrap import create_base_app
from config import VERSION, Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The whole web application. Raises SettingsError when a setting is missing."""
    from app.core.extensions import SETTINGS_KEY
    from app.web.auth import init_auth
    from app.web.blueprint import create_api, finish_document
    from app.web.headers import init_headers
    from app.web.problems import register_problems
    from app.web.ratelimit import init_rate_limits

    app = create_base_app(settings, import_name=__name__)
    loaded: Settings = app.extensions[SETTINGS_KEY]
    init_headers(app, loaded)
    register_problems(app)
    init_auth(app)
    init_rate_limits(app, loaded.redis_url, is_enabled=loaded.rate_limits_enabled)

    api = create_api(app, VERSION)
    for blueprint in _api_rooms():
        api.register_blueprint(blueprint)
    finish_document(api)
    register_problems(app)

    from app import cli, pages

    app.register_blueprint(pages.blueprint)
    cli.register(app)
    return app


def _api_rooms() -> list:
    import importlib
    import importlib.util

    found = []
    for name in (
        "mobile_api.services",
        "mobile_api.around",
        "mobile_api.reports",
        "mobile_api.photos",
        "mobile_api.me",
        "mobile_api.tiles",
        "mobile_api.crew",
        "app.staff_api",
    ):
        try:
            module = importlib.import_module(name)
            if hasattr(module, "blueprint"):
                found.append(module.blueprint)
            found.extend(getattr(module, "blueprints", ()))
        except ImportError as error:
            import sys

            sys.stderr.write(f"not yet: {name}: {error}\n")
    return found
