"""A photo is shown only covered; staff decide what is covered; the original goes."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text

from app.actions import outbox, photo_boxes, photo_copies, photo_drawing, photo_files, photo_originals, photos
from app.actions.accounts import SignedIn
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import SETTINGS_KEY, db, settings
from app.core.workflow import Role
from app.media.boxes import Box, read_boxes
from app.media.storage import open_storage
from app.models import AuditEntry, Jurisdiction, Photo, Report
from tests.factories import make_department, make_jurisdiction, make_report, make_service, make_staff
from tests.media import pictures, private_pictures

HANDLERS = {
    outbox.PHOTO_PROCESS: photo_drawing.process_photo,
    outbox.PHOTO_FORGET: photo_originals.drop_originals_of_report,
}


@pytest.fixture
def report(app: Flask) -> Iterator[Report]:
    town = make_jurisdiction()
    yield make_report(town, make_service(town), make_department(town))
    storage = open_storage(settings)
    for folder in (photo_files.ORIGINALS, photo_files.COPIES):
        storage.delete([found.key for found in storage.list(folder)])


@pytest.fixture
def agent(report: Report) -> SignedIn:
    row = make_staff(db.session.get_one(Jurisdiction, report.jurisdiction_id), "agent")
    return SignedIn(row.id, report.jurisdiction_id, "ville", "Ville", row.email, row.name, Role.AGENT, "fr", ())


def looking_with(app: Flask, monkeypatch: pytest.MonkeyPatch, *detectors: str) -> None:
    changed = dataclasses.replace(app.extensions[SETTINGS_KEY], photo_detectors=detectors)
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, changed)


def send(report: Report, file: bytes) -> uuid.UUID:
    photo_id = photos.receive_photo(uuid.uuid4(), file).id
    photos.claim_photos(report.jurisdiction_id, report.id, [photo_id], role="before")
    db.session.commit()
    return photo_id


def drain() -> None:
    outbox.drain("photos", HANDLERS)
    db.session.expire_all()


def photo_of(photo_id: uuid.UUID) -> Photo:
    return db.session.get_one(Photo, photo_id, populate_existing=True)


def is_out_of_reach(photo_id: uuid.UUID) -> bool:
    try:
        photo_copies.find_visible_photo(photo_id)
    except ProblemError as problem:
        return problem.code == errors.PHOTO_NOT_FOUND
    return False


@pytest.fixture
def quick(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    looking_with(app, monkeypatch, "blazeface", "plates")


@pytest.mark.usefixtures("quick")
def test_resident_sends_a_face_and_a_plate_and_they_are_covered_before_anybody_sees_them(report: Report) -> None:
    photo_id = send(report, private_pictures.crowded()[0])
    assert is_out_of_reach(photo_id)
    drain()
    photo = photo_of(photo_id)
    assert (photo.state, photo.boxes_by) == ("ready", "detector")
    assert {box.kind for box in read_boxes(photo.boxes)} == {"face", "plate"}
    view = open_storage(settings).get(photo.view_key or "")
    assert view not in [photo_copies.open_copy(photo, size) for size in ("320", "800", "1600")]


def test_photo_that_cannot_be_searched_stays_private_and_staff_are_told(
    app: Flask, report: Report, agent: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking_with(app, monkeypatch, "faces=nowhere:Detector", "plates")
    photo_id = send(report, pictures.jpeg())
    drain()
    photo = photo_of(photo_id)
    assert (photo.state, photo.failure_code, photo.copies) == ("failed", errors.PHOTO_MODEL_MISSING, {})
    assert is_out_of_reach(photo_id)
    assert [waiting.photo.id for waiting in photo_boxes.list_waiting(agent)] == [photo_id]
    looking_with(app, monkeypatch, "blazeface", "plates")
    photo_boxes.draw_again(agent, photo_id, revision=0)
    drain()
    assert photo_of(photo_id).state == "ready"
    assert photo_boxes.list_waiting(agent) == []


@pytest.mark.parametrize("detectors", [(), ("blazeface",), ("plates",)])
def test_town_that_turned_the_search_off_holds_each_photo_until_staff_release_it(
    app: Flask, report: Report, agent: SignedIn, monkeypatch: pytest.MonkeyPatch, detectors: tuple[str, ...]
) -> None:
    looking_with(app, monkeypatch, *detectors)
    photo_id = send(report, pictures.jpeg())
    drain()
    photo = photo_of(photo_id)
    assert (photo.state, photo.failure_code) == ("held", errors.PHOTO_HELD)
    assert is_out_of_reach(photo_id)
    photo_boxes.set_boxes(agent, photo_id, (), revision=0)
    drain()
    assert (photo_of(photo_id).state, is_out_of_reach(photo_id)) == ("ready", False)


@pytest.mark.usefixtures("quick")
def test_staff_add_and_remove_boxes_and_the_old_copies_are_gone_at_once(report: Report, agent: SignedIn) -> None:
    photo_id = send(report, private_pictures.crowded()[0])
    drain()
    before = photo_of(photo_id)
    old_keys, old_tag = {copy["key"] for copy in before.copies.values()}, photo_copies.copy_tag(before, "800")
    mine = Box("other", "staff", 0.1, 0.1, 0.2, 0.2)
    kept = read_boxes(before.boxes)[0]
    photo_boxes.set_boxes(agent, photo_id, (kept, mine), revision=0)
    assert is_out_of_reach(photo_id)
    with pytest.raises(ProblemError, match="being_drawn"):
        photo_boxes.set_boxes(agent, photo_id, (), revision=1)
    db.session.rollback()
    drain()
    after = photo_of(photo_id)
    assert (after.state, after.boxes_by, after.revision) == ("ready", "staff", 1)
    assert [box.origin for box in read_boxes(after.boxes)] == ["detector", "staff"]
    assert photo_copies.copy_tag(after, "800") != old_tag
    stored = {found.key for found in open_storage(settings).list(photo_files.COPIES)}
    assert not stored & old_keys
    with pytest.raises(ProblemError, match="changed"):
        photo_boxes.set_boxes(agent, photo_id, (), revision=0)
    actions = db.session.scalars(select(AuditEntry.action).where(AuditEntry.staff_id == agent.staff_id)).all()
    assert "photo.boxes" in actions


@pytest.mark.usefixtures("quick")
def test_original_goes_after_three_days_and_then_only_more_can_be_covered(report: Report, agent: SignedIn) -> None:
    photo_id = send(report, private_pictures.crowded()[0])
    drain()
    assert photo_originals.drop_due_originals() == 0
    db.session.execute(text("update photos set published_at = now() - interval '73 hours'"))
    db.session.commit()
    photo = photo_of(photo_id)
    keys = {photo.original_key, photo.view_key}
    assert photo_originals.drop_due_originals() == 1
    photo = photo_of(photo_id)
    assert (photo.original_key, photo.view_key) == (None, None)
    assert not keys & {found.key for found in open_storage(settings).list(photo_files.ORIGINALS)}
    with pytest.raises(ProblemError, match="original_gone"):
        photo_boxes.set_boxes(agent, photo_id, (), revision=0)
    db.session.rollback()
    with pytest.raises(ProblemError, match="original_gone"):
        photo_boxes.open_view(agent, photo_id)
    more = (*read_boxes(photo_of(photo_id).boxes), Box("other", "staff", 0.7, 0.1, 0.1, 0.1))
    photo_boxes.set_boxes(agent, photo_id, more, revision=0)
    drain()
    assert photo_of(photo_id).state == "ready"


@pytest.mark.usefixtures("quick")
def test_original_goes_when_the_report_closes_but_never_one_that_staff_have_still_to_look_at(
    app: Flask, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = (report.jurisdiction_id, report.id)
    shown = send(report, pictures.jpeg())
    drain()
    looking_with(app, monkeypatch)
    held = send(db.session.get_one(Report, key), pictures.jpeg(601, 400))
    drain()
    report = db.session.get_one(Report, key)
    report.status, report.closed_at = "resolved", clock.now() - timedelta(seconds=1)
    photo_originals.queue_dropping(report)
    db.session.commit()
    drain()
    assert photo_of(shown).original_key is None
    assert photo_of(held).original_key is not None
    assert photo_originals.drop_due_originals() == 0


@pytest.mark.usefixtures("quick")
def test_staff_see_the_uncovered_picture_and_it_leaves_a_trace(report: Report, agent: SignedIn) -> None:
    photo_id = send(report, pictures.tagged_jpeg())
    drain()
    assert photo_boxes.open_view(agent, photo_id).startswith(b"\xff\xd8\xff")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "photo.original_seen")).one()
    assert (entry.staff_id, entry.detail["photo"]) == (agent.staff_id, str(photo_id))


@pytest.mark.usefixtures("quick")
def test_staff_put_a_photo_aside_and_every_file_of_it_is_deleted(report: Report, agent: SignedIn) -> None:
    photo_id = send(report, pictures.jpeg())
    drain()
    photo_boxes.drop_photo(agent, photo_id, revision=0)
    assert is_out_of_reach(photo_id)
    storage = open_storage(settings)
    assert [f for folder in (photo_files.ORIGINALS, photo_files.COPIES) for f in storage.list(folder)] == []
    assert photo_boxes.list_waiting(agent) == []


@pytest.mark.usefixtures("quick")
def test_worker_that_drew_what_nobody_asks_for_any_more_shows_nothing(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = send(report, pictures.jpeg())
    real = photo_drawing._store_copies

    def overtaken(*arguments: object) -> object:
        db.session.execute(text("update photos set revision = revision + 1"))
        db.session.commit()
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(photo_drawing, "_store_copies", overtaken)
    photo_drawing.process_photo(photo_id)
    assert (photo_of(photo_id).state, photo_of(photo_id).copies) == ("pending", {})
    assert list(open_storage(settings).list(photo_files.COPIES)) == []
