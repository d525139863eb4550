"""A photo whose worker dies is drawn by the next one, and shown once."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import uuid
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select, text

from app.actions import photo_files, photos
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import Photo, Report
from tests.factories import make_department, make_jurisdiction, make_report, make_service
from tests.media import pictures
from tests.workers.conftest import Plant, wait_until

pytestmark = pytest.mark.kill

DECODER = "app/media/processing.py"


@pytest.fixture
def report(app: Flask) -> Report:
    town = make_jurisdiction()
    return make_report(town, make_service(town), make_department(town))


def send(report: Report, *files: bytes) -> list[uuid.UUID]:
    """Photos received and claimed: from here on they are the worker's."""
    ids = [photos.receive_photo(uuid.uuid4(), file).id for file in files]
    photos.claim_photos(report.jurisdiction_id, report.id, ids, role="before")
    db.session.commit()
    return ids


def slow_picture() -> bytes:
    """Takes a decoder about two seconds: 36 megapixels of noise that no scaled decoding shortens."""
    noise = Image.effect_noise((6000, 6000), 80)
    return pictures.encode(noise, "WEBP", lossless=True, quality=0, method=0)


def states() -> dict[uuid.UUID, str]:
    found = {photo_id: state for photo_id, state in db.session.execute(select(Photo.id, Photo.state))}  # noqa: C416
    db.session.rollback()
    return found


def are_ready(ids: list[uuid.UUID]) -> bool:
    return states() == dict.fromkeys(ids, "ready")


def decoders() -> list[int]:
    """The processes that decode a picture now."""
    found = []
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                if DECODER in (path / "cmdline").read_text():
                    found.append(int(path.name))
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
    return found


def check_shown_once(plant: Plant, ids: list[uuid.UUID]) -> None:
    """Each photo became ready once, with its three copies and its original, and nothing else is stored."""
    assert plant.log("photos").count("photo ready") == len(ids)
    storage = open_storage(settings)
    named = set()
    for photo in db.session.scalars(select(Photo)):
        for size in ("320", "800", "1600"):
            assert len(photos.open_copy(photo, size)) == photo.copies[size]["bytes"]
        named |= {photo.original_key, *(copy["key"] for copy in photo.copies.values())}
    stored = {
        found.key
        for folder in (photo_files.ORIGINALS, photo_files.COPIES)
        for found in storage.list(folder)
        if any(str(photo_id) in found.key for photo_id in ids)
    }
    assert stored == named
    live = db.session.execute(text("select count(*) from outbox where done_at is null")).scalar()
    db.session.rollback()
    assert live == 0


def attempts(photo_id: uuid.UUID) -> int:
    found = db.session.scalars(select(Photo.attempts).where(Photo.id == photo_id)).one()
    db.session.rollback()
    return found


def test_worker_killed_in_the_middle_of_a_photo_and_started_again_shows_it_once(plant: Plant, report: Report) -> None:
    ids = send(report, slow_picture())
    plant.start("relay", "photos")
    wait_until(decoders, what="a decoder runs")
    mine = decoders()
    plant.kill("photos")
    wait_until(lambda: not set(mine) & set(decoders()), seconds=5, what="the decoder dies with its worker")
    assert states() == {ids[0]: "pending"}
    plant.start("photos")
    wait_until(lambda: are_ready(ids), what=plant.log("photos"))
    plant.end("photos")
    assert attempts(ids[0]) == 2
    check_shown_once(plant, ids)


def test_decoder_killed_alone_is_started_once_more(plant: Plant, report: Report) -> None:
    ids = send(report, slow_picture())
    plant.start("relay", "photos")
    wait_until(decoders, what="a decoder runs")
    os.kill(decoders()[0], signal.SIGKILL)
    wait_until(lambda: are_ready(ids), what=plant.log("photos"))
    plant.end("photos")
    assert attempts(ids[0]) == 2
    check_shown_once(plant, ids)


def test_redis_that_forgets_everything_delays_no_photo(plant: Plant, report: Report) -> None:
    plant.start("relay", "photos")
    first = send(report, pictures.jpeg(900, 600))
    wait_until(lambda: are_ready(first))
    plant.redis.kill()
    second = send(report, pictures.jpeg(901, 600), pictures.jpeg(902, 600))
    time.sleep(1)
    assert [states()[photo_id] for photo_id in second] == ["pending", "pending"]
    plant.redis.start()
    plant.redis.flush()
    wait_until(lambda: are_ready(first + second), seconds=15, what=plant.log("photos"))
    plant.end("photos")
    check_shown_once(plant, first + second)


def test_workers_killed_at_any_moment_lose_and_repeat_no_photo(plant: Plant, report: Report) -> None:
    seed = random.SystemRandom().randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")
    dice = random.Random(seed)
    ids = send(report, *(pictures.jpeg(1500 + number, 1000) for number in range(8)))
    plant.start("relay")
    for _ in range(photos.MAX_ATTEMPTS - 1):
        plant.start("photos")
        wait_until(lambda: plant.log("photos") or decoders() or are_ready(ids), seconds=10)
        time.sleep(dice.uniform(0, 1.5))
        plant.kill("photos", with_children=dice.random() < 0.7)
    plant.start("photos")
    wait_until(lambda: are_ready(ids), seconds=40, what=f"seed {seed}: {plant.log('photos')[-2000:]}")
    plant.end("photos")
    check_shown_once(plant, ids)
