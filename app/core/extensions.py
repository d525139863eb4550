"""The database handle and the settings that every rung above may use."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, registry
from werkzeug.local import LocalProxy

from config import Settings

SETTINGS_KEY = "rueclaire"


class Base(DeclarativeBase):
    """Declarative base: aware datetimes, JSONB dictionaries, named constraints."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={
            datetime: DateTime(timezone=True),
            str: Text,
            dict[str, Any]: JSONB,
            dict[str, str]: JSONB,
            list[dict[str, Any]]: JSONB,
            dict[str, list[str]]: JSONB,
        },
    )


db = SQLAlchemy(model_class=Base)

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


def _current_settings() -> Settings:
    found: Settings = current_app.extensions[SETTINGS_KEY]
    return found


settings: Settings = LocalProxy(_current_settings)  # type: ignore[assignment]  # a proxy stands in for the object
