"""A photo whose worker dies is drawn by the next one, and shown once."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import uuid
import zlib
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from app.actions import photo_drawing, photo_files, photos
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import Photo, Report
from tests.factories import make_department, make_jurisdiction, make_report, make_service
from tests.media import pictures
from tests.workers.conftest import Plant, children_of, wait_until

pytestmark = pytest.mark.kill

DECODER = "app.media.processing"


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
    """Takes a decoder seconds: 25 megapixels whose every row needs the one before it (PNG's Paeth filter)."""
    side, packer = 5000, zlib.compressobj(1)
    row = b"\4" + bytes(3 * side)
    pixels = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return pictures.png_header(side, side) + pictures.chunk(b"IDAT", pixels) + pictures.chunk(b"IEND", b"")


def states() -> dict[uuid.UUID, str]:
    found = {photo_id: state for photo_id, state in db.session.execute(select(Photo.id, Photo.state))}  # noqa: C416
    db.session.rollback()
    return found


def are_ready(ids: list[uuid.UUID]) -> bool:
    return states() == dict.fromkeys(ids, "ready")


def decoders(plant: Plant) -> list[int]:
    """The processes that decode a picture for our worker now: its horse's children."""
    found = []
    for horse in children_of(plant.processes["photos"].pid):
        for child in children_of(horse):
            if DECODER in command_of(child):
                found.append(child)
    return found


def command_of(process: int) -> str:
    """Its command line; empty once it is gone, or dead and not yet buried."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def check_shown_once(plant: Plant, ids: list[uuid.UUID]) -> None:
    """Each photo became ready once, with its three copies and its original, and nothing else is stored."""
    assert plant.log("photos").count("photo ready") == len(ids)
    storage = open_storage(settings)
    named = set()
    for photo in db.session.scalars(select(Photo)):
        for size in ("320", "800", "1600"):
            assert len(photos.open_copy(photo, size)) == photo.copies[size]["bytes"]
        named |= {photo.original_key, photo.view_key, *(copy["key"] for copy in photo.copies.values())}
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
    wait_until(lambda: decoders(plant), what="a decoder runs")
    decoder = decoders(plant)[0]
    plant.kill("photos")
    wait_until(lambda: DECODER not in command_of(decoder), what="the decoder dies with its worker")
    assert states() == {ids[0]: "pending"}
    plant.start("photos")
    wait_until(lambda: are_ready(ids), what=plant.log("photos"))
    plant.end("photos")
    assert attempts(ids[0]) == 2
    check_shown_once(plant, ids)


def test_decoder_killed_alone_is_started_once_more(plant: Plant, report: Report) -> None:
    ids = send(report, slow_picture())
    plant.start("relay", "photos")
    wait_until(lambda: decoders(plant), what="a decoder runs")
    os.kill(decoders(plant)[0], signal.SIGKILL)
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
    wait_until(lambda: are_ready(first + second), what=plant.log("photos"))
    plant.end("photos")
    check_shown_once(plant, first + second)


def test_workers_killed_at_any_moment_lose_and_repeat_no_photo(plant: Plant, report: Report) -> None:
    seed = random.SystemRandom().randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")
    dice = random.Random(seed)
    ids = send(report, *(pictures.jpeg(1500 + number, 1000) for number in range(6)))
    plant.start("relay")
    for _ in range(photo_drawing.MAX_ATTEMPTS - 1):
        plant.start("photos")
        wait_until(lambda: decoders(plant) or are_ready(ids))
        time.sleep(dice.uniform(0, 1.5))
        plant.kill("photos", with_children=dice.random() < 0.7)
    plant.start("photos")
    wait_until(lambda: are_ready(ids), what=f"seed {seed}: {plant.log('photos')[-2000:]}")
    plant.end("photos")
    check_shown_once(plant, ids)
