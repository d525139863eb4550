"""A town with two departments and somebody of every role, for the dashboard's tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.models import Department, Jurisdiction, Report, Service, Staff
from tests import factories as make
from tests.signing_in import sign_in


@dataclass
class Town:
    """What a test needs of its town."""

    row: Jurisdiction
    desk: Department
    lighting: Department
    lamp: Service
    litter: Service
    agent: Staff

    def report(self, **values: Any) -> Report:
        """A report about a lamp, with lighting, unless told otherwise."""
        service = values.pop("service", self.lamp)
        return make.make_report(self.row, service, values.pop("department", self.lighting), **values)


@pytest.fixture
def place(app: Flask) -> Town:
    """The town."""
    row = make.make_jurisdiction()
    return Town(
        row=row,
        desk=make.make_department(row, "accueil", is_fallback=True),
        lighting=make.make_department(row, "eclairage", name={"fr": "Éclairage public", "en": "Street lighting"}),
        lamp=make.make_service(row),
        litter=make.make_service(row, "dechets", group="proprete", name={"fr": "Déchets", "en": "Litter"}),
        agent=make.make_staff(row, "agent", name="Aline Agent"),
    )


@pytest.fixture
def desk(client: FlaskClient, place: Town) -> FlaskClient:
    """The browser of an agent for the whole town."""
    sign_in(client, place.agent)
    return client
