from __future__ import annotations

import io
import re
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from app.actions import outbox, photo_drawing, photo_files, photos
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.media import sandbox
from app.media.storage import MissingError, Storage, StorageError, open_storage
from app.models import AuditEntry, Department, Jurisdiction, OutboxRow, Photo, Report, Service
from geo.points import from_wkb
from tests.factories import make_department, make_jurisdiction, make_report, make_service, make_staff
from tests.media import pictures

HANDLERS = {outbox.PHOTO_PROCESS: photo_drawing.process_photo}


@dataclass
class Scene:
    town: Jurisdiction
    department: Department
    service: Service
    report: Report


@pytest.fixture
def scene(app: Flask) -> Scene:
    town = make_jurisdiction()
    department, service = make_department(town), make_service(town)
    return Scene(town, department, service, make_report(town, service, department))


@pytest.fixture(autouse=True)
def empty_storage(app: Flask) -> Iterator[None]:
    yield
    storage = open_storage(settings)
    for folder in (photo_files.ORIGINALS, photo_files.COPIES):
        storage.delete([found.key for found in storage.list(folder)])


def stored_files() -> list[str]:
    storage = open_storage(settings)
    return sorted(found.key for folder in (photo_files.ORIGINALS, photo_files.COPIES) for found in storage.list(folder))


def claim(scene: Scene, *ids: uuid.UUID, **values: object) -> list[Photo]:
    found = photos.claim_photos(scene.town.id, scene.report.id, ids, **{"role": "before", **values})  # type: ignore[arg-type]
    db.session.commit()
    return found


def refused(code: str) -> pytest.RaisesExc[ProblemError]:
    return pytest.RaisesExc(ProblemError, check=lambda error: error.code == code)


def test_phone_sends_a_photo_and_it_is_kept_privately_with_what_was_understood(scene: Scene) -> None:
    file = pictures.tagged_jpeg()
    photo = photos.receive_photo(uuid.uuid4(), file, device_hash="device")
    place = from_wkb(photo.exif_location)  # type: ignore[arg-type]
    assert (photo.state, photo.content_type, photo.width, photo.height) == ("pending", "image/jpeg", 400, 600)
    assert (place.latitude, place.longitude) == pytest.approx((43.6086, 3.8797), abs=1e-6)
    assert photo.exif_taken_at == datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    assert photo.original_bytes == len(file)
    assert photo.original_key is not None
    assert len(photo.original_key.split(str(photo.id))[1]) >= 43  # 256 bits that nobody can guess
    assert open_storage(settings).get(photo.original_key) == file


def test_camera_without_a_zone_is_read_in_the_zone_of_the_town(scene: Scene) -> None:
    scene.town.time_zone = "Indian/Reunion"
    db.session.commit()
    block = pictures.exif(taken="2026:11:20 08:00:00")
    photo = photos.receive_photo(uuid.uuid4(), pictures.with_segments(pictures.jpeg(), pictures.segment(0xE1, block)))
    assert photo.exif_taken_at == datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def test_camera_whose_clock_runs_ahead_gives_no_time(scene: Scene) -> None:
    block = pictures.exif(taken="2099:01:01 00:00:00", offset="+00:00")
    file = pictures.with_segments(pictures.jpeg(), pictures.segment(0xE1, block))
    assert photos.receive_photo(uuid.uuid4(), file).exif_taken_at is None


def test_phone_repeats_a_photo_and_gets_the_same_answer(scene: Scene) -> None:
    photo_id, file = uuid.uuid4(), pictures.jpeg()
    first = photos.receive(photo_id, file)
    again = photos.receive(photo_id, io.BytesIO(file))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.photo.original_key == first.photo.original_key
    assert len(stored_files()) == 1


def test_phone_reuses_an_id_for_other_bytes_and_is_refused(scene: Scene) -> None:
    photo_id = uuid.uuid4()
    photos.receive_photo(photo_id, pictures.jpeg())
    with refused(errors.PHOTO_ID_REUSED):
        photos.receive_photo(photo_id, pictures.jpeg(601, 400))
    assert len(stored_files()) == 1


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (pictures.UNSUPPORTED["svg"], errors.PHOTO_UNSUPPORTED),
        (pictures.BROKEN["jpeg cut in its pixels"], errors.PHOTO_BROKEN),
        (pictures.TOO_MANY_PIXELS["jpeg"], errors.PHOTO_TOO_LARGE),
        (lambda: pictures.jpeg() + bytes(20 * 1024 * 1024), errors.PHOTO_TOO_LARGE),
    ],
)
def test_phone_sends_what_we_do_not_take_and_nothing_is_kept(scene: Scene, file, code: str) -> None:  # type: ignore[no-untyped-def]
    with refused(code):
        photos.receive_photo(uuid.uuid4(), file())
    assert stored_files() == []
    assert db.session.scalar(select(func.count()).select_from(Photo)) == 0


def test_ten_phones_with_one_id_make_one_photo_and_one_file(scene: Scene, app: Flask) -> None:
    photo_id, file, outcomes = uuid.uuid4(), pictures.jpeg(), []

    def send() -> None:
        with app.app_context():
            outcomes.append(photos.receive(photo_id, file).is_new)

    threads = [threading.Thread(target=send) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False] * 9 + [True]
    assert len(stored_files()) == 1


def test_full_storage_refuses_the_photo_and_leaves_no_row(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StorageError("No space left on device")

    monkeypatch.setattr(Storage, "put", full)
    with refused(errors.STORAGE_FULL):
        photos.receive_photo(uuid.uuid4(), pictures.jpeg())
    assert db.session.scalar(select(func.count()).select_from(Photo)) == 0


def test_database_that_fails_after_the_file_was_stored_leaves_no_file(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = db.session.commit, []

    def fail() -> None:
        calls.append(1)
        if len(calls) == 2:  # the first gives the connection back, the second keeps the row
            db.session.rollback()
            raise OperationalError("commit", {}, Exception("the database went away"))
        real()

    monkeypatch.setattr(db.session, "commit", fail)
    with pytest.raises(OperationalError):
        photos.receive_photo(uuid.uuid4(), pictures.jpeg())
    assert len(calls) == 2
    assert stored_files() == []


def test_report_claims_its_photos_in_order_and_their_drawing_is_queued(scene: Scene) -> None:
    ids = [photos.receive_photo(uuid.uuid4(), pictures.jpeg(300 + n, 200)).id for n in range(3)]
    claim(scene, ids[2], ids[0], ids[1])
    found = db.session.scalars(select(Photo).order_by(Photo.position)).all()
    assert [photo.id for photo in found] == [ids[2], ids[0], ids[1]]
    assert {(photo.report_id, photo.jurisdiction_id, photo.role) for photo in found} == {
        (scene.report.id, scene.town.id, "before")
    }
    rows = db.session.scalars(select(OutboxRow)).all()
    assert sorted(row.subject_id for row in rows) == sorted(str(photo_id) for photo_id in ids)
    assert {(row.queue, row.kind) for row in rows} == {("photos", "photo.process")}


def test_report_claims_twice_and_nothing_is_queued_twice(scene: Scene) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    claim(scene, photo_id, photo_id)
    claim(scene, photo_id)
    assert db.session.scalar(select(func.count()).select_from(OutboxRow)) == 1


def test_report_that_claims_a_photo_which_has_not_arrived_is_told_which(scene: Scene) -> None:
    known = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    with refused(errors.PHOTO_UNKNOWN) as caught:
        claim(scene, known, uuid.uuid4())
    assert [problem.field for problem in caught.value.errors] == ["photo_ids.1"]
    db.session.rollback()
    assert db.session.get_one(Photo, known).report_id is None


def test_report_cannot_take_the_photo_of_another_report(scene: Scene) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    claim(scene, photo_id)
    scene.report = make_report(scene.town, scene.service, scene.department)
    with refused(errors.PHOTO_UNKNOWN):
        claim(scene, photo_id)


def test_photo_is_claimed_by_its_own_phone_or_its_own_crew(scene: Scene) -> None:
    crew, colleague = make_staff(scene.town, "crew"), make_staff(scene.town, "crew")
    senders = {"anybody": {}, "phone": {"device_hash": "one"}, "crew": {"staff_id": crew.id}}
    allowed = {
        ("anybody", "anybody"), ("anybody", "phone"), ("anybody", "crew"), ("anybody", "colleague"),
        ("phone", "phone"), ("phone", "crew"), ("phone", "colleague"), ("crew", "crew"),
    }  # fmt: skip
    takers = {
        "anybody": {}, "phone": {"device_hash": "one"}, "other phone": {"device_hash": "two"},
        "crew": {"staff_id": crew.id}, "colleague": {"staff_id": colleague.id},
    }  # fmt: skip
    allowed.add(("anybody", "other phone"))
    for sender, sent_by in senders.items():
        for taker, taken_by in takers.items():
            photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg(64, 64), **sent_by).id  # type: ignore[arg-type]
            try:
                claim(scene, photo_id, **taken_by)
            except ProblemError:
                db.session.rollback()
                assert (sender, taker) not in allowed
            else:
                assert (sender, taker) in allowed


def test_worker_makes_a_claimed_photo_ready(scene: Scene) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.tagged_jpeg()).id
    claim(scene, photo_id)
    report_key, version = (scene.town.id, scene.report.id), scene.report.version
    assert outbox.drain("photos", HANDLERS) == 1
    photo = db.session.get_one(Photo, photo_id)
    assert (photo.state, photo.failure_code, photo.attempts) == ("ready", None, 1)
    assert {size: (copy["width"], copy["height"]) for size, copy in photo.copies.items()} == {
        "1600": (400, 600),
        "800": (400, 600),
        "320": (213, 320),
    }
    assert photo.perceptual_hash is not None
    assert photo.processed_at is not None
    for size in ("320", "800", "1600"):
        assert len(photos.open_copy(photo, size)) == photo.copies[size]["bytes"]
    assert db.session.get_one(Report, report_key).version == version


def test_worker_run_twice_changes_nothing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    claim(scene, photo_id)
    photo_drawing.process_photo(str(photo_id))
    before, files = db.session.get_one(Photo, photo_id).processed_at, stored_files()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(sandbox, "decode", never)
    photo_drawing.process_photo(str(photo_id))
    db.session.expire_all()
    assert db.session.get_one(Photo, photo_id).processed_at == before
    assert stored_files() == files


def test_two_workers_on_one_photo_make_it_ready_once(scene: Scene, app: Flask) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg(1000, 800)).id
    claim(scene, photo_id)

    def work() -> None:
        with app.app_context():
            photo_drawing.process_photo(photo_id)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    photo = db.session.get_one(Photo, photo_id)
    assert photo.state == "ready"
    assert stored_files() == sorted(
        {photo.original_key, photo.view_key, *(copy["key"] for copy in photo.copies.values())}
    )


def hostile() -> bytes:
    """Passes the door, and no decoder: its quantization tables are gone."""
    return pictures.jpeg(64, 64).replace(b"\xff\xdb", b"\xff\xe9")


def test_hostile_photo_stays_private_the_report_stays_and_staff_see_why(scene: Scene) -> None:
    report_key = (scene.town.id, scene.report.id)
    photo_id = photos.receive_photo(uuid.uuid4(), hostile()).id
    claim(scene, photo_id)
    outbox.drain("photos", HANDLERS)
    photo = db.session.get_one(Photo, photo_id)
    assert (photo.state, photo.failure_code, photo.copies) == ("failed", errors.PHOTO_BROKEN, {})
    assert photo.original_key is not None
    assert open_storage(settings).get(photo.original_key) == hostile()
    assert db.session.get(Report, report_key) is not None
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "photo.failed")).one()
    assert (entry.subject_id, entry.detail["code"]) == (str(photo_id), errors.PHOTO_BROKEN)
    for size in ("320", "800", "1600"):
        with refused(errors.PHOTO_NOT_FOUND):
            photos.open_copy(photo, size)
    row = db.session.scalars(select(OutboxRow)).one()
    assert row.done_at is not None


def test_costly_photo_gets_one_more_try_and_then_fails(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    claim(scene, photo_id)
    real = sandbox.decode
    slow = sandbox.Limits(wall_seconds=0.01)
    monkeypatch.setattr(sandbox, "decode", lambda *args, **options: real(*args, **options, limits=slow))
    with pytest.raises(sandbox.RefusedError):
        photo_drawing.process_photo(photo_id)
    assert db.session.get_one(Photo, photo_id, populate_existing=True).state == "pending"
    photo_drawing.process_photo(photo_id)
    photo = db.session.get_one(Photo, photo_id, populate_existing=True)
    assert (photo.state, photo.failure_code, photo.attempts) == ("failed", errors.PHOTO_TOO_COSTLY, 2)


def test_photo_that_kills_its_worker_again_and_again_fails(scene: Scene) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    claim(scene, photo_id)
    db.session.execute(text("update photos set attempts = :attempts"), {"attempts": photo_drawing.MAX_ATTEMPTS})
    db.session.commit()
    photo_drawing.process_photo(photo_id)
    assert db.session.get_one(Photo, photo_id, populate_existing=True).failure_code == errors.PHOTO_TOO_COSTLY


def test_photo_whose_original_is_gone_fails(scene: Scene) -> None:
    photo = photos.receive_photo(uuid.uuid4(), pictures.jpeg())
    claim(scene, photo.id)
    open_storage(settings).delete([photo.original_key or ""])
    photo_drawing.process_photo(photo.id)
    assert db.session.get_one(Photo, photo.id, populate_existing=True).failure_code == errors.PHOTO_LOST


def test_storage_that_is_away_leaves_the_photo_for_another_try(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    claim(scene, photo_id)
    real, calls = Storage.put, []

    def fail_once(self: Storage, key: str, content: bytes) -> None:
        calls.append(key)
        if len(calls) == 2:
            raise StorageError("away")
        real(self, key, content)

    monkeypatch.setattr(Storage, "put", fail_once)
    outbox.drain("photos", HANDLERS)
    assert db.session.get_one(Photo, photo_id, populate_existing=True).state == "pending"
    db.session.execute(text("update outbox set due_at = now(), started_at = now() - interval '1 minute'"))
    db.session.commit()
    outbox.drain("photos", HANDLERS)
    photo = db.session.get_one(Photo, photo_id, populate_existing=True)
    assert photo.state == "ready"
    assert stored_files() == sorted(
        {photo.original_key, photo.view_key, *(copy["key"] for copy in photo.copies.values())}
    )


def test_storage_that_is_away_for_long_is_never_held_against_the_photo(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = photos.receive_photo(uuid.uuid4(), pictures.jpeg()).id
    claim(scene, photo_id)

    def away(*_: object) -> None:
        raise StorageError("away")

    with monkeypatch.context() as patch:
        patch.setattr(Storage, "copy_to", away)
        for _ in range(photo_drawing.MAX_ATTEMPTS + 3):
            with pytest.raises(StorageError):
                photo_drawing.process_photo(photo_id)
    photo_drawing.process_photo(photo_id)
    photo = db.session.get_one(Photo, photo_id, populate_existing=True)
    assert (photo.state, photo.attempts) == ("ready", 1)


def age(photo_id: uuid.UUID, days: int) -> None:
    db.session.execute(
        text("update photos set created_at = now() - make_interval(days => :days) where id = :id"),
        {"days": days, "id": photo_id},
    )
    db.session.commit()


def test_sweep_removes_photos_that_no_report_took(scene: Scene) -> None:
    old, young, taken = (photos.receive_photo(uuid.uuid4(), pictures.jpeg(64, 64 + n)).id for n in range(3))
    claim(scene, taken)
    photo_drawing.process_photo(taken)
    for photo_id in (old, taken):
        age(photo_id, 8)
    kept = [key for key in stored_files() if str(old) not in key]
    assert photos.delete_unclaimed() == 1
    assert set(db.session.scalars(select(Photo.id))) == {young, taken}
    assert stored_files() == kept


def test_sweep_removes_old_files_that_no_row_names_and_spares_new_ones(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = photos.receive_photo(uuid.uuid4(), pictures.jpeg())
    claim(scene, photo.id)
    photo_drawing.process_photo(photo.id)
    mine = stored_files()
    storage = open_storage(settings)
    orphans = [
        f"{photo_files.ORIGINALS}/aa/{uuid.uuid4()}-secret",
        f"{photo_files.ORIGINALS}/{photo.id.hex[:2]}/{photo.id}-lost-race",
        f"{photo_files.COPIES}/aa/{uuid.uuid4()}-0.jpg",
        f"{photo_files.COPIES}/aa/nobody.jpg",
    ]
    for key in orphans:
        storage.put(key, b"x")
    assert photo_files.delete_orphans() == 0  # an upload may still be about to commit its row
    monkeypatch.setattr(photo_files, "ORPHAN_FOR", timedelta(seconds=-5))
    assert photo_files.delete_orphans() == len(orphans)
    assert stored_files() == mine
    for key in orphans:
        with pytest.raises(MissingError):
            storage.get(key)


def test_house_has_one_way_in_for_pictures() -> None:
    root = Path(__file__).resolve().parents[2]
    rooms = ("app", "mobile_api", "workers", "demo", "geo")
    writers = {
        path.relative_to(root).as_posix()
        for room in rooms
        for path in (root / room).rglob("*.py")
        if re.search(r"insert\(Photo\)|(?<!class )\bPhoto\(", path.read_text())
    }
    # past_reports keeps pictures that our own code drew for the demonstration: no stranger's file passes there.
    assert writers == {"app/actions/photos.py", "app/actions/past_reports.py"}
    decoders = {
        path.relative_to(root).as_posix()
        for room in rooms
        for path in (root / room).rglob("*.py")
        if "Image.open(" in path.read_text()
    }
    assert decoders == {"app/media/processing.py"}
