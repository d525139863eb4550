"""What the desk may do with pictures over HTTP: who, against which state, with which trace; and nobody sees uncovered bytes."""

from __future__ import annotations

import dataclasses
import io
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select, text

from app.actions import outbox, photo_drawing, photo_files, photos, tokens
from app.core.extensions import SETTINGS_KEY, db, settings
from app.media.storage import open_storage
from app.models import AuditEntry, Photo, Report
from tests import factories as make
from tests.signing_in import from_our_pages, sign_in
from tests.staff_api.conftest import Town

DEVICE = "the-secret-of-the-phone-of-the-sender"
SECRET = (250, 10, 200)
"""The colour that a box covers: whoever is sent it has seen what is private."""
BOX = {"kind": "plate", "x": 0.2, "y": 0.2, "width": 0.6, "height": 0.6}
HANDLERS = {outbox.PHOTO_PROCESS: photo_drawing.process_photo}


@pytest.fixture(autouse=True)
def clean_storage(app: Flask) -> Iterator[None]:
    yield
    storage = open_storage(settings)
    for folder in (photo_files.ORIGINALS, photo_files.COPIES):
        storage.delete([found.key for found in storage.list(folder)])


@pytest.fixture(autouse=True)
def told_by_staff(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked for, so that each photo waits for the desk."""
    changed = dataclasses.replace(app.extensions[SETTINGS_KEY], photo_detectors=())
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, changed)


def picture() -> bytes:
    """Grey, with a patch of the secret colour in the middle, inside BOX."""
    image = Image.new("RGB", (400, 300), (120, 120, 120))
    image.paste(SECRET, (120, 90, 280, 210))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def shows_secret(content: bytes) -> bool:
    """Whether some pixel is nearer to the secret colour than a JPEG's noise."""
    try:
        image = Image.open(io.BytesIO(content)).convert("RGB")
    except OSError:
        return False
    image.thumbnail((60, 60))
    pixels = image.tobytes()
    triples = zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True)
    return any(all(abs(one - other) < 40 for one, other in zip(pixel, SECRET, strict=True)) for pixel in triples)


def held_photo(report: Report) -> uuid.UUID:
    photo_id = photos.receive_photo(uuid.uuid4(), picture()).id
    photos.claim_photos(report.jurisdiction_id, report.id, [photo_id], role="before")
    db.session.commit()
    drain()
    return photo_id


def drain() -> None:
    outbox.drain("photos", HANDLERS)
    db.session.expire_all()


def put(client: FlaskClient, photo_id: uuid.UUID, revision: int = 0, boxes: list[dict[str, Any]] | None = None) -> Any:
    body = {"boxes": [BOX] if boxes is None else boxes, "revision": revision}
    return client.put(f"/staff/v1/photos/{photo_id}/boxes", json=body)


def trace(photo_id: uuid.UUID) -> list[tuple[str, str]]:
    rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    return [(row.action, str(row.staff_id)) for row in rows if row.detail.get("photo") == str(photo_id)]


def test_agent_releases_a_held_photo_and_the_public_gets_only_what_is_covered(
    app: Flask, desk: FlaskClient, place: Town
) -> None:
    report = place.report()
    number, agent = report.public_id, str(place.agent.id)
    photo_id = held_photo(report)
    address = f"/api/v1/photos/{photo_id}/800.jpg"
    assert app.test_client().get(address).status_code == 404
    (waiting,) = desk.get("/staff/v1/photos/to-look-at").json["items"]  # type: ignore[index]
    assert (waiting["id"], waiting["public_id"], waiting["failure_code"]) == (str(photo_id), number, "photo.held")
    seen = desk.get(waiting["original_url"])
    assert (seen.status_code, seen.headers["Cache-Control"]) == (200, "private, no-store")
    assert shows_secret(seen.data)
    answer = put(desk, photo_id)
    assert (answer.status_code, answer.json["state"], answer.json["public_id"]) == (202, "pending", number)
    assert (answer.json["boxes"][0]["origin"], answer.json["revision"]) == ("staff", 1)
    assert put(desk, photo_id, 1).json["code"] == "photo.being_drawn"
    assert app.test_client().get(address).status_code == 404
    drain()
    shown = app.test_client().get(address)
    assert shown.status_code == 200
    assert not shows_secret(shown.data)
    assert desk.get("/staff/v1/photos/to-look-at").json == {"items": []}
    assert trace(photo_id) == [("photo.original_seen", agent), ("photo.boxes", agent)]


def test_agent_who_comes_second_is_told_and_changes_nothing(desk: FlaskClient, place: Town) -> None:
    photo_id = held_photo(place.report())
    assert put(desk, photo_id).status_code == 202
    drain()
    for late in (
        put(desk, photo_id, 0, []),
        desk.post(f"/staff/v1/photos/{photo_id}/drop", json={"revision": 0}),
        desk.post(f"/staff/v1/photos/{photo_id}/draw", json={"revision": 0}),
    ):
        assert (late.status_code, late.json["code"]) == (409, "photo.changed")  # type: ignore[index]
    photo = db.session.get_one(Photo, photo_id)
    assert (photo.state, len(photo.boxes), photo.revision) == ("ready", 1, 1)


def test_agent_covers_more_but_uncovers_nothing_once_the_original_is_gone(desk: FlaskClient, place: Town) -> None:
    photo_id = held_photo(place.report())
    put(desk, photo_id)
    drain()
    db.session.execute(text("update photos set original_key = null, view_key = null"))
    db.session.commit()
    work = desk.get(f"/staff/v1/photos/{photo_id}/boxes").json
    assert work is not None
    assert work["original_url"] is None
    gone = desk.get(f"/staff/v1/photos/{photo_id}/original.jpg")
    assert (gone.status_code, gone.json["code"]) == (409, "photo.original_gone")  # type: ignore[index]
    assert put(desk, photo_id, 1, []).json["code"] == "photo.original_gone"
    assert put(desk, photo_id, 1, [BOX, {**BOX, "x": 0.0, "width": 0.1}]).status_code == 202
    drain()
    assert not shows_secret(desk.get(f"/api/v1/photos/{photo_id}/800.jpg").data)


def test_agent_puts_a_photo_aside_and_nobody_can_bring_it_back(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    number = report.public_id
    photo_id = held_photo(report)
    assert desk.post(f"/staff/v1/photos/{photo_id}/drop", json={"revision": 0}).status_code == 204
    assert desk.get("/staff/v1/photos/to-look-at").json == {"items": []}
    assert put(desk, photo_id, 1).json["code"] == "photo.original_gone"
    assert desk.get(f"/staff/v1/photos/{photo_id}/original.jpg").status_code == 409
    (shown,) = desk.get(f"/staff/v1/reports/by-number/{number}").json["photos"]  # type: ignore[index]
    assert (shown["failure_code"], shown["urls"]) == ("photo.dropped", {})
    assert desk.get("/staff/v1/health").json["photos"]["failed"] == 0  # type: ignore[index]
    assert [action for action, _ in trace(photo_id)] == ["photo.dropped"]


def test_health_counts_the_photos_that_wait_for_a_look(desk: FlaskClient, place: Town) -> None:
    held_photo(place.report())
    assert desk.get("/staff/v1/health").json["photos"] == {"pending": 0, "failed": 1}  # type: ignore[index]


@pytest.mark.parametrize(
    "box",
    [
        {**BOX, "x": 0.5, "width": 0.6}, {**BOX, "height": 0}, {**BOX, "kind": "dog"}, {**BOX, "origin": "detector"},
        {**BOX, "x": -0.1}, {**BOX, "x": "NaN"}, {"kind": "face"},
    ],
)  # fmt: skip
def test_agent_sending_a_box_that_is_none_is_told_so(desk: FlaskClient, place: Town, box: dict[str, Any]) -> None:
    photo_id = held_photo(place.report())
    assert put(desk, photo_id, 0, [box]).status_code == 422
    assert db.session.get_one(Photo, photo_id).state == "held"


def test_no_address_gives_anybody_but_the_desk_an_uncovered_picture(app: Flask, place: Town) -> None:
    """Every GET that the service has, asked by every kind of caller, about a held and about a covered photo."""
    away, elsewhere = make.make_jurisdiction("ailleurs", west=4.0), place.desk
    town_id = place.row.id
    reporter = make.make_reporter(place.row, "canari@exemple.fr")
    reports = [place.report(reporter_id=reporter.id, device_hash=tokens.device_hash(DEVICE)) for _ in range(2)]
    people = {
        "crew": make.make_staff(place.row, "crew", departments=(place.lighting,)),
        "agent elsewhere": make.make_staff(place.row, "agent", departments=(elsewhere,)),
        "another town": make.make_staff(away, "admin"),
    }
    opening = [tokens.follow_token(report) for report in reports]
    facts = [(str(report.id), report.public_id) for report in reports]
    callers: dict[str, FlaskClient] = {"anybody": app.test_client(), "sender": app.test_client()}
    callers["sender"].environ_base["HTTP_X_DEVICE"] = DEVICE
    agent = app.test_client()
    sign_in(agent, place.agent)
    for name, person in people.items():
        callers[name] = app.test_client()
        sign_in(callers[name], person)
    ids = [held_photo(db.session.get_one(Report, (town_id, uuid.UUID(report_id)))) for report_id, _ in facts]
    assert put(agent, ids[1]).status_code == 202
    drain()
    keys = [
        found.key
        for folder in (photo_files.ORIGINALS, photo_files.COPIES)
        for found in open_storage(settings).list(folder)
    ]
    assert len(keys) > 4
    pictures = 0
    for name, client in callers.items():
        from_our_pages(client)
        for photo_id, (report_id, number), token in zip(ids, facts, opening, strict=True):
            values = {"photo_id": photo_id, "report_id": report_id, "number": number, "public_id": number}
            for address in addresses(app, values, keys):
                for query in ("", f"?token={token}") if name == "sender" else ("",):
                    answer = client.get(address + query)
                    assert answer.status_code < 500, address
                    assert not shows_secret(answer.data), (name, address)
                    pictures += answer.mimetype == "image/jpeg" and answer.status_code == 200
    assert pictures >= 3 * len(callers), "the covered copies were among what was asked for"
    assert shows_secret(agent.get(f"/staff/v1/photos/{ids[0]}/original.jpg").data), "the desk's own look finds it"


def addresses(app: Flask, values: dict[str, object], keys: list[str]) -> list[str]:
    """Every address that answers GET, filled in; and the storage's keys, tried where a careless server would serve them."""
    found = []
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or set()):
                continue
            filled = {name: values.get(name, guess(name, values)) for name in rule.arguments}
            for size in ("320", "800", "1600") if "size" in filled else (None,):
                asked = {**filled, "size": size} if size else filled
                try:
                    found.append(adapter.build(rule.endpoint, asked))
                except (ValueError, LookupError) as problem:
                    raise AssertionError(f"no address for {rule}") from problem
    return found + [f"{root}/{key}" for key in keys for root in ("", "/static", "/assets", "/api/v1/photos")]


def guess(name: str, values: dict[str, object]) -> object:
    """A value for an argument that has nothing to do with photos, of any kind of converter."""
    if name in {"z", "x", "y", "letter_id", "alert_id", "asset_id", "id"}:
        return 1
    chosen = {"suffix": "json", "kind": "csv", "part": "all"}
    if name in chosen:
        return chosen[name]
    return values["photo_id"] if name.endswith("_id") else "x"


def turn(client: FlaskClient, photo_id: uuid.UUID, quarters: int, revision: int) -> Any:
    return client.post(f"/staff/v1/photos/{photo_id}/turn", json={"quarters": quarters, "revision": revision})


def shown_picture(client: FlaskClient, photo_id: uuid.UUID) -> Image.Image:
    answer = client.get(f"/api/v1/photos/{photo_id}/800.jpg")
    assert answer.status_code == 200
    assert not shows_secret(answer.data)
    return Image.open(io.BytesIO(answer.data))


def test_agent_turns_a_photo_and_what_is_covered_turns_with_it(desk: FlaskClient, place: Town) -> None:
    photo_id = held_photo(place.report())
    corner = {"kind": "face", "x": 0.1, "y": 0.0, "width": 0.2, "height": 0.1}
    put(desk, photo_id, 0, [BOX, corner])
    drain()
    answer = turn(desk, photo_id, 1, 1)
    assert (answer.status_code, answer.json["state"], answer.json["width"], answer.json["height"]) == (
        202, "pending", 300, 400,
    )  # fmt: skip
    moved = answer.json["boxes"][1]
    assert [moved[name] for name in ("x", "y", "width", "height")] == [0.9, 0.1, 0.1, 0.2]
    drain()
    assert shown_picture(desk, photo_id).size == (300, 400)
    seen = desk.get(f"/staff/v1/photos/{photo_id}/original.jpg")
    assert Image.open(io.BytesIO(seen.data)).size == (300, 400)
    assert "photo.turned" in [action for action, _ in trace(photo_id)]


def test_photo_whose_original_is_gone_is_turned_by_its_covered_copy(desk: FlaskClient, place: Town) -> None:
    photo_id = held_photo(place.report())
    put(desk, photo_id)
    drain()
    db.session.execute(text("update photos set original_key = null, view_key = null"))
    db.session.commit()
    for revision, size in ((1, (300, 400)), (2, (400, 300))):
        assert turn(desk, photo_id, 3, revision).status_code == 202
        drain()
        assert shown_picture(desk, photo_id).size == size
    photo = db.session.get_one(Photo, photo_id)
    assert (photo.turns, photo.drawn_turns) == (2, 2)


def test_photo_that_nobody_checked_stays_private_when_it_is_turned(desk: FlaskClient, place: Town) -> None:
    photo_id = held_photo(place.report())
    assert turn(desk, photo_id, 2, 0).status_code == 202
    drain()
    assert db.session.get_one(Photo, photo_id).state == "held"
    assert desk.get(f"/api/v1/photos/{photo_id}/800.jpg").status_code == 404


def test_reason_for_putting_a_photo_aside_is_kept(desk: FlaskClient, place: Town) -> None:
    photo_id = held_photo(place.report())
    path = f"/staff/v1/photos/{photo_id}/drop"
    assert desk.post(path, json={"revision": 0, "reason": "so"}).status_code == 422
    assert desk.post(path, json={"revision": 0, "reason": "people"}).status_code == 204
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "photo.dropped")).one()
    assert entry.detail["reason"] == "people"
