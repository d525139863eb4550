"""Rung 6: the dashboard's API, under /staff/v1."""

from app.staff_api import (
    account,
    answers,
    bulk,
    catalogue,
    duplicates,
    figures,
    interventions,
    mentions,
    news,
    operations,
    panel,
    people,
    photos,
    places,
    reports,
    routing,
    satisfaction,
    sessions,
    settings,
    stickers,
    tiles,
    views,
)

blueprints = (
    sessions.blueprint,
    account.blueprint,
    people.blueprint,
    catalogue.blueprint,
    reports.blueprint,
    tiles.blueprint,
    panel.blueprint,
    answers.blueprint,
    mentions.blueprint,
    photos.blueprint,
    operations.blueprint,
    stickers.blueprint,
    satisfaction.blueprint,
    settings.blueprint,
    interventions.blueprint,
    figures.blueprint,
    views.blueprint,
    news.blueprint,
    bulk.blueprint,
<<<<<<< HEAD
    routing.blueprint,
=======
    duplicates.blueprint,
    places.blueprint,
>>>>>>> 5fa2a5e (Suggest duplicates with why, and let the desk move a pin)
)
