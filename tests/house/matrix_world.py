"""Everybody who may call, and reports that hold what only some of them may read: for the authorisation matrix."""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from app.actions import tokens
from app.core import clock
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import (
    Department,
    Jurisdiction,
    OutboxRow,
    Photo,
    Report,
    Reporter,
    Service,
    Staff,
    StaffArea,
    StatusUpdate,
)
from tests import factories as make
from tests.signing_in import from_our_pages, sign_in

CALLERS = (
    "anonymous", "sender", "follower", "stranger", "crew", "crew_away", "agent", "agent_away", "manager", "area_away",
    "admin", "foreign",
)  # fmt: skip
"""`away` works for another department, `area_away` is a manager kept to an area that the report is not in, `foreign` is
the admin of another town; `stranger` has another report."""
RESIDENTS = frozenset({"anonymous", "sender", "follower", "stranger"})
DESK = frozenset({"agent", "manager", "admin"})

EMAIL, PHONE, NAME = "canari.jaune@exemple.fr", "06 99 88 77 66", "Camille Canari"
FOLLOWER_EMAIL = "second.canari@exemple.fr"
STAFF_NAME = "Stanislas Coulisse"
INTERNAL = "Mot interne : code du portail 1789"
ADDRESS = "7 passage du Canari"
WORDS = "Le fil pend derrière la volière"
LAST_ERROR = "SMTPServerDisconnected canari"

COPY_KEY = "copies/matrix/" + "c" * 40 + ".jpg"


@dataclass
class Case:
    """A report in the state a route needs, with the tokens of those who hold one."""

    report: Report
    photo: Photo
    letter: OutboxRow
    tokens: dict[str, str]
    version: int = 1


@dataclass
class World:
    """Two towns and their people."""

    app: Flask
    town: Jurisdiction
    lighting: Department
    desk: Department
    lamp: Service
    staff: dict[str, Staff]
    people: dict[str, Reporter]
    strangers_report: Report
    devices: dict[str, str] = field(default_factory=dict)

    def browser(self, caller: str) -> FlaskClient:
        """The browser of a caller: their cookie or their phone's secret, on one of our own pages."""
        client = self.app.test_client()
        from_our_pages(client)
        if caller in self.staff:
            sign_in(client, self.staff[caller])
        if caller in self.devices:
            client.environ_base["HTTP_X_DEVICE"] = self.devices[caller]
        return client

    def case(self, **values: Any) -> Case:
        """A fresh report with lighting, sent by `sender`, followed by `follower`, with a photo and a dead letter."""
        sender = self.people["sender"]
        report = make.make_report(
            self.town, self.lamp, self.lighting, reporter_id=sender.id, assigned_to_id=self.staff["nobody"].id,
            device_hash=tokens.device_hash(self.devices["sender"]), address=ADDRESS, description=WORDS, **values,
        )  # fmt: skip
        own, following = (make.make_subscription(report, self.people[name]) for name in ("sender", "follower"))
        note = StatusUpdate(
            jurisdiction_id=self.town.id, report_id=report.id, kind="note", status=report.status, note=INTERNAL,
            is_public=False, actor_kind="staff", staff_id=self.staff["nobody"].id,
        )  # fmt: skip
        letter = OutboxRow(
            jurisdiction_id=self.town.id, queue="photos", kind="photo.process", subject_id="x",
            dedupe_key=str(uuid.uuid4()), dead_at=clock.now(), last_error=LAST_ERROR,
        )  # fmt: skip
        make.save(note, letter)
        if report.closed_at:
            make.save(
                StatusUpdate(
                    jurisdiction_id=self.town.id, report_id=report.id, kind="status", status=report.status,
                    actor_kind="staff",
                )
            )  # fmt: skip
        photo = make.make_photo(report, state="ready", copies={"320": {"key": COPY_KEY, "width": 8, "height": 8}})
        return Case(
            report=report,
            photo=photo,
            letter=letter,
            tokens={
                "sender": tokens.follow_token(report),
                "follower": tokens.subscription_token(following),
                "stranger": tokens.follow_token(self.strangers_report),
                "sender.subscription": tokens.subscription_token(own),
            },
        )


def make_world(app: Flask) -> World:
    """Two towns with somebody of every role, and a resident of each kind."""
    town = make.make_jurisdiction()
    desk = make.make_department(town, "accueil", is_fallback=True)
    lighting = make.make_department(town, "eclairage")
    lamp = make.make_service(town)
    away = make.make_jurisdiction("ailleurs", west=4.0)
    make.make_department(away, "la-bas", is_fallback=True)
    people = {
        "sender": make.make_reporter(town, EMAIL, phone=PHONE, name=NAME),
        "follower": make.make_reporter(town, FOLLOWER_EMAIL),
        "stranger": make.make_reporter(town, "etrangere@exemple.fr"),
    }
    staff = {
        "crew": make.make_staff(town, "crew", departments=(lighting,)),
        "crew_away": make.make_staff(town, "crew", departments=(desk,)),
        "agent": make.make_staff(town, "agent"),
        "agent_away": make.make_staff(town, "agent", departments=(desk,)),
        "manager": make.make_staff(town, "manager", departments=(lighting,)),
        "area_away": make.make_staff(town, "manager"),
        "admin": make.make_staff(town, "admin"),
        "foreign": make.make_staff(away, "admin"),
        "nobody": make.make_staff(town, "crew", name=STAFF_NAME),
    }
    corner = make.make_area(town, code="coin", box=(3.0, 45.0, 3.001, 45.001))
    make.save(StaffArea(jurisdiction_id=town.id, staff_id=staff["area_away"].id, area_id=corner.id))
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "JPEG")
    open_storage(settings).put(COPY_KEY, picture.getvalue())
    report = make.make_report(town, lamp, desk, reporter_id=people["stranger"].id)
    make.make_subscription(report, people["stranger"])
    devices = {name: f"the-secret-of-the-phone-of-{name}" for name in people}
    for row in (town, desk, lighting, lamp, report, *people.values(), *staff.values()):
        db.session.refresh(row)
        db.session.expunge(row)  # requests end the session; these stay readable
    return World(app, town, lighting, desk, lamp, staff, people, report, devices)


def state_of(case: Case) -> tuple[Any, ...]:
    """What a refused call must not change."""
    db.session.expire_all()
    report = db.session.get_one(Report, (case.report.jurisdiction_id, case.report.id))
    letter = db.session.get_one(OutboxRow, (case.letter.jurisdiction_id, case.letter.id))
    updates = db.session.scalar(
        db.select(db.func.count()).select_from(StatusUpdate).where(StatusUpdate.report_id == report.id)
    )
    followers = db.session.scalars(
        db.text("select ended_at is null from subscriptions where report_id = :id order by id"), {"id": report.id}
    ).all()
    return report.version, report.status, report.department_id, letter.dead_at, updates, tuple(followers)
