"""Two applications of our own, each with its database, over loopback: the other one is a department of this one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text
from sqlalchemy.engine import make_url
from werkzeug.serving import make_server

from app import create_app
from app.actions import remote_polls, remote_reports, remote_servers
from app.actions.remote_servers import Wanted
from app.core.bootstrap import create_base_app
from app.core.extensions import SETTINGS_KEY, db
from app.models import ApiKey, OutboxRow, RemoteReport, Report, StatusUpdate
from config import Settings
from tests import factories as make
from tests.conftest import ROOT
from workers.jobs import HANDLERS


@dataclass
class Other:
    """The application elsewhere."""

    app: Flask
    place: str
    key: str = ""

    def reports(self) -> list[Report]:
        """What it holds, oldest first."""
        with self.app.app_context():
            found = db.session.scalars(db.select(Report).order_by(Report.submitted_at, Report.id)).all()
            db.session.expunge_all()
            return list(found)

    def change(self, **values: Any) -> None:
        """Change its one report, with a public word on it."""
        with self.app.app_context():
            report = db.session.scalars(db.select(Report)).one()
            note = values.pop("note", None)
            for name, value in values.items():
                setattr(report, name, value)
            db.session.add(
                StatusUpdate(
                    jurisdiction_id=report.jurisdiction_id, report_id=report.id, kind="status", status=report.status,
                    note=note, is_public=True, actor_kind="staff",
                )
            )  # fmt: skip
            db.session.commit()


@pytest.fixture(scope="module")
def elsewhere(test_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Other]:
    """A second application with a database of its own, listening on loopback."""
    url = make_url(test_settings.database_url)
    name = f"{url.database}_elsewhere"
    own = url.set(database=name).render_as_string(hide_password=False)
    server_url = url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}"')
    storage = f"file://{tmp_path_factory.mktemp('elsewhere')}"
    chosen = replace(test_settings, database_url=own, storage_url=storage, secret_key="elsewhere" * 5)
    with create_base_app(chosen).app_context():
        upgrade(directory=str(ROOT / "migrations"))
        db.engine.dispose()
    app = create_app(chosen)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Other(app, f"127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    with app.app_context():
        db.engine.dispose()
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'drop database "{name}" with (force)')


@pytest.fixture
def other(elsewhere: Other) -> Iterator[Other]:
    """Its town, which calls a street lamp otherwise."""
    with elsewhere.app.app_context():
        town = make.make_jurisdiction("metropole")
        make.make_department(town, is_fallback=True)
        make.make_service(town, "eclairage-public")
        elsewhere.key = make.make_key(town)
    yield elsewhere
    with elsewhere.app.app_context():
        with db.engine.begin() as connection:
            connection.execute(text("set local session_replication_role = replica"))
            for table in db.metadata.sorted_tables:
                connection.execute(table.delete())
        db.session.remove()


@pytest.fixture
def report(app: Flask, other: Other) -> Iterator[Report]:
    """A report of ours with the department whose work the other server does."""
    kept: Settings = app.extensions[SETTINGS_KEY]
    app.extensions[SETTINGS_KEY] = replace(
        kept, remote_private_hosts=(other.place,), remote_keys={"METROPOLE": other.key}
    )
    town = make.make_jurisdiction()
    make.make_department(town, "accueil", is_fallback=True)
    lighting = make.make_department(town, "eclairage")
    service = make.make_service(town)
    url = f"http://{other.place}/open311/v2/"
    wanted = Wanted(url, "metropole", "METROPOLE", {"lampadaire": "eclairage-public"})
    remote_servers.save_server("carreville", "eclairage", wanted)
    found = make.make_report(
        town, service, lighting, description="Éteint & sombre <devant> le 12, ana@exemple.fr", address="12 rue Basse"
    )
    make.make_subscription(found, make.make_reporter(town, "suit@exemple.fr"), "follower")
    yield found
    app.extensions[SETTINGS_KEY] = kept


@pytest.fixture
def managing(other: Other) -> None:
    """Our key there may do what staff do."""
    with other.app.app_context():
        db.session.execute(db.update(ApiKey).values(scopes=["reports:write", "reports:manage"]))
        db.session.commit()


def work(kind: str = "remote.send") -> None:
    """As the workers: every row of this kind, once."""
    rows = db.session.scalars(db.select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id)).all()
    subjects = [row.subject_id for row in rows]
    db.session.execute(db.delete(OutboxRow).where(OutboxRow.kind == kind))
    db.session.commit()
    for subject in subjects:
        HANDLERS[kind](subject)
    db.session.expire_all()


def send_on() -> None:
    remote_reports.queue_sends()
    work()


def ask() -> None:
    """A turn of polling."""
    remote_polls.queue_polls()
    work("remote.poll")


def reread(report: Report) -> Report:
    db.session.expire_all()
    return db.session.get_one(Report, (report.jurisdiction_id, report.id))


def sent_row() -> RemoteReport:
    db.session.expire_all()
    return db.session.scalars(db.select(RemoteReport)).one()
