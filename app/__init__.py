"""create_app(): the base app, the HTTP rooms and the error renderer; reads as the service's table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from app.core.bootstrap import create_base_app
from app.core.extensions import SETTINGS_KEY
from config import VERSION, Settings

if TYPE_CHECKING:
    from app.web.blueprint import Blueprint


def create_app(settings: Settings | None = None) -> Flask:
    """The whole web application. Raises SettingsError when a setting is missing."""
    from app import cli, metrics, open311, pages
    from app.web.auth import init_auth
    from app.web.blueprint import create_api, finish_document
    from app.web.cors import init_cors
    from app.web.headers import init_headers
    from app.web.measures import init_measures
    from app.web.presence import init_presence
    from app.web.problems import register_problems
    from app.web.ratelimit import init_rate_limits

    app = create_base_app(settings, import_name=__name__)
    loaded: Settings = app.extensions[SETTINGS_KEY]
    init_headers(app, loaded)
    init_cors(app)
    init_measures(app)
    init_auth(app)
    init_rate_limits(app, loaded.redis_url, is_enabled=loaded.rate_limits_enabled)
    init_presence(app, loaded.redis_url)

    api = create_api(app, VERSION)
    for blueprint in _api_rooms():
        api.register_blueprint(blueprint)
    finish_document(app, api)
    app.register_blueprint(open311.blueprint)
    app.register_blueprint(metrics.blueprint)
    app.register_blueprint(pages.blueprint)
    register_problems(app)
    cli.register(app)
    return app


def _api_rooms() -> list[Blueprint]:
    from app import feeds, opendata, staff_api
    from mobile_api import (
        alerts,
        around,
        assets,
        channels,
        counter,
        crew_rooms,
        interventions,
        me,
        photos,
        public_reports,
        reports,
        services,
        sign_in,
        texts,
        tiles,
        uploads,
    )

    residents = (
        services,
        around,
        alerts,
        reports,
        public_reports,
        photos,
        uploads,
        texts,
        me,
        sign_in,
        channels,
        tiles,
    )
    phone = [room.blueprint for room in (*residents, counter, assets, interventions)]
    return [*phone, *crew_rooms.blueprints, feeds.blueprint, opendata.blueprint, *staff_api.blueprints]
