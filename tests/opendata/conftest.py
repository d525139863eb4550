"""A town with two quarters and reports of long ago, and its dataset as a reader fetches it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.actions.open_data import build_town
from app.core.extensions import db
from app.models import Report
from tests import factories as make

Fetch = Callable[..., list[dict[str, str]]]


class Place:
    """The town, and short ways to report in it."""

    def __init__(self, **settings: Any) -> None:
        self.town = make.make_jurisdiction(name="Clairval", settings=settings)
        self.west = make.make_area(self.town, code="ouest", name="Ouest", box=(3.0, 45.0, 3.05, 45.1))
        self.east = make.make_area(self.town, code="est", name="Est", box=(3.05, 45.0, 3.1, 45.1))
        self.desk = make.make_department(self.town, is_fallback=True)
        self.lamp = make.make_service(self.town)
        self.litter = make.make_service(self.town, "depot", name={"fr": "Dépôt sauvage", "en": "Fly-tipping"})
        self.secret = make.make_service(
            self.town, "violence", is_private=True, name={"fr": "Violence", "en": "Violence"}
        )

    def report(self, day: str = "2026-03-10", *, area: Any = None, service: Any = None, **values: Any) -> Report:
        """A report of a day in the past, in the west unless told otherwise."""
        sent = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=10)
        area = area or self.west
        at = (45.05, 3.02) if area is self.west else (45.05, 3.08)
        if values.get("status") in {"resolved", "rejected", "forwarded", "duplicate"}:
            values.setdefault("closed_at", sent + timedelta(days=2))
        fields = {"at": at, "submitted_at": sent, "area_id": area.id, "updated_at": sent} | values
        return make.make_report(self.town, service or self.lamp, self.desk, **fields)

    def reports(self, count: int, day: str = "2026-03-10", **values: Any) -> list[Report]:
        """Several alike."""
        return [self.report(day, **values) for _ in range(count)]

    def build(self) -> int:
        """Build what changed, as the worker does."""
        db.session.commit()
        return build_town(self.town.id)


@pytest.fixture
def place(app: Flask) -> Place:
    """The usual town."""
    return Place()


@pytest.fixture
def fetch(client: FlaskClient) -> Fetch:
    """The rows of a CSV of the dataset."""

    def read(part: str = "all") -> list[dict[str, str]]:
        answer = client.get(f"/opendata/v1/reports/{part}.csv")
        assert answer.status_code == 200, answer.text
        return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True), newline="")))

    return read
