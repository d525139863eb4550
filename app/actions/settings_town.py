"""The town's own rules: how long contacts are kept, how long a repair can be contested, how few cases are too few."""

from __future__ import annotations

from typing import Any

from app.actions import contests
from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, register
from app.actions.settings_services import WHOLE
from app.core.extensions import db
from app.models import Jurisdiction

TOWN = "town_rules"
MONTHS_RANGE = (1, 36)
CONTEST_RANGE = (1, 365)
SAMPLE_RANGE = (1, 1000)
DEFAULT_MONTHS, DEFAULT_SAMPLE = 12, 10
HOLIDAYS: dict[str, Any] = {"alsace_moselle": False, "extra": []}
"""`extra` are days of the town's own, [{date, name}], on which its offices are closed."""


def town_rules(town: Jurisdiction) -> Snapshot:
    """The rules in force, those that the town never set at their usual values."""
    chosen = town.settings
    return {
        "retention_months": chosen.get("retention_months") or DEFAULT_MONTHS,
        "contest_days": contests.contest_days(town.id),
        "minimum_sample": chosen.get("minimum_sample") or DEFAULT_SAMPLE,
        "holidays": {**HOLIDAYS, **(chosen.get("holidays") or {})},
    }


def _read(jurisdiction_id: int, key: str) -> Snapshot | None:
    return town_rules(db.session.get_one(Jurisdiction, jurisdiction_id)) if key == WHOLE else None


def _write(by: SignedIn, _key: str, wanted: Snapshot | None) -> None:
    town = db.session.get_one(Jurisdiction, by.jurisdiction_id)
    if wanted is not None:
        town.settings = {**town.settings, **wanted}


register(Editor(TOWN, _read, _write))
