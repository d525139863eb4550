"""A worker killed in the middle of a build: what is published stays whole, and another worker finishes."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import time
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from app.actions import open_data
from app.actions.open_data_sweeping import WRITING
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import OpenDataFile, OpenDataMonth, OutboxRow
from tests.opendata.conftest import Place
from tests.workers.conftest import Plant, wait_until

pytestmark = pytest.mark.kill

BASE = "/opendata/v1/reports"
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
HELD = "2025-06-01"
OLD = 2 * 3600


def edition(client: FlaskClient) -> dict[str, bytes]:
    """Every published file by its address, as it is listed: sizes and sums are true."""
    listed, found = client.get(BASE).json, {}
    for part in [listed["whole"], *listed["months"]]:
        for one in part["files"]:
            address = urlsplit(one["url"])
            content = client.get(f"{address.path}?{address.query}").get_data()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (one["bytes"], one["sha256"])
            found[address.path] = content
    return found


def built() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(OpenDataMonth)) or 0


def is_idle() -> bool:
    db.session.rollback()
    waiting = select(OutboxRow.id).where(OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None))
    return db.session.scalars(waiting).first() is None


def test_worker_killed_in_the_middle_leaves_the_edition_and_another_finishes(plant: Plant, client: FlaskClient) -> None:
    plant.environment["TMPDIR"] = str(plant.folder)
    place = Place()
    place.reports(6, "2025-12-10")
    place.build()
    before = edition(client)
    for month in MONTHS[:-1]:
        place.reports(6, f"{month}-10")
    open_data.ask_build(place.town, "kill")
    db.session.commit()
    with db.engine.connect() as other:
        other.execute(
            text("insert into open_data_months (jurisdiction_id, month, fingerprint) values (:town, :month, 'held')"),
            {"town": place.town.id, "month": HELD},
        )
        plant.start("relay", "exports")
        wait_until(lambda: built() >= 6, what="the months before the one that is held are built")
        plant.kill("exports")
        other.rollback()
    assert built() < len(MONTHS)
    now = edition(client)
    assert {path: now[path] for path in before if "/all." in path} == {
        path: content for path, content in before.items() if "/all." in path
    }
    left = plant.folder / f"{WRITING}left.csv"
    left.write_bytes(b"half a fi")
    os.utime(left, (time.time() - OLD, time.time() - OLD))
    plant.start("exports")
    wait_until(is_idle, 120, what="another worker finishes the build")
    after = edition(client)
    rows = list(csv.DictReader(io.StringIO(after[f"{BASE}/all.csv"].decode(), newline="")))
    assert sorted(row["period_start"][:7] for row in rows) == sorted(MONTHS * 6)
    named = set(db.session.scalars(select(OpenDataFile.file_key)))
    assert named <= {found.key for found in open_storage(settings).list(f"open-data/{place.town.id}")}
    assert not left.exists()
