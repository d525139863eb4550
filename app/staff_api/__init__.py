"""Rung 6: the dashboard's API, under /staff/v1."""

from app.staff_api import (
    account,
    answers,
    catalogue,
    figures,
    interventions,
    mentions,
    operations,
    panel,
    people,
    photos,
    reports,
    satisfaction,
    sessions,
    settings,
    stickers,
    tiles,
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
)
