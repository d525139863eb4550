from __future__ import annotations

import io
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import outbox, photo_drawing, photos, tokens
from app.core import clock
from app.core.extensions import db
from app.media.storage import Storage, StorageError
from app.models import Department, Jurisdiction, Photo, Report, Service
from tests.factories import (
    CENTRE,
    make_department,
    make_jurisdiction,
    make_report,
    make_reporter,
    make_rule,
    make_service,
    make_staff,
    make_subscription,
)
from tests.media import pictures
from tests.media.jpeg_marks import foreign_marks
from tests.mobile_api.forms import form
from tests.signing_in import sign_in

DEVICE = "a-phone-of-somebody-0001"
SIZES = ("320", "800", "1600")


@dataclass
class Scene:
    town: Jurisdiction
    department: Department
    service: Service


@pytest.fixture
def scene(app: Flask) -> Scene:
    town = make_jurisdiction()
    return Scene(town, make_department(town), make_service(town))


def put(client: FlaskClient, file: bytes, photo_id: uuid.UUID | None = None, **options: Any) -> Any:
    options.setdefault("content_type", "image/jpeg")
    return client.put(f"/api/v1/photos/{photo_id or uuid.uuid4()}", data=file, **options)


def put_form(client: FlaskClient, file: bytes, photo_id: uuid.UUID | None = None, name: str = "../../etc/photo") -> Any:
    body, content_type = form({"photo": (io.BytesIO(file), name, "image/jpeg")})
    return client.put(f"/api/v1/photos/{photo_id or uuid.uuid4()}", data=body, content_type=content_type)


def address(photo_id: uuid.UUID, size: str = "800") -> str:
    return f"/api/v1/photos/{photo_id}/{size}.jpg"


def publish(scene: Scene, file: bytes | None = None, **values: Any) -> tuple[Report, uuid.UUID]:
    """A report with one ready photo."""
    report = make_report(scene.town, scene.service, scene.department, **values)
    photo_id = photos.receive_photo(uuid.uuid4(), file or pictures.tagged_jpeg()).id
    photos.claim_photos(scene.town.id, report.id, [photo_id], role="before")
    db.session.commit()
    photo_drawing.process_photo(photo_id)
    db.session.expire_all()
    return report, photo_id


def test_phone_puts_a_photo_and_learns_what_was_understood(client: FlaskClient, scene: Scene) -> None:
    photo_id, file = uuid.uuid4(), pictures.tagged_jpeg()
    answer = put(client, file, photo_id, headers={"X-Device": DEVICE})
    assert answer.status_code == 201
    told = answer.json
    place = told.pop("place")
    assert (place["latitude"], place["longitude"]) == pytest.approx((43.6086, 3.8797), abs=1e-6)
    assert told == {
        "id": str(photo_id),
        "state": "pending",
        "content_type": "image/jpeg",
        "bytes": len(file),
        "width": 400,
        "height": 600,
        "taken_at": "2026-11-20T07:00:00+00:00",
    }
    assert db.session.get_one(Photo, photo_id).device_hash == tokens.device_hash(DEVICE)


def test_phone_repeats_the_photo_raw_or_as_a_form_and_gets_the_same_answer(client: FlaskClient, scene: Scene) -> None:
    photo_id, file = uuid.uuid4(), pictures.heic()
    first = put(client, file, photo_id, content_type="image/heic")
    raw, form = put(client, file, photo_id), put_form(client, file, photo_id)
    assert [answer.status_code for answer in (first, raw, form)] == [201, 200, 200]
    assert first.json == raw.json == form.json
    assert first.json["content_type"] == "image/heic"


def test_content_decides_and_not_the_name_or_the_declared_type(client: FlaskClient, scene: Scene) -> None:
    png = pictures.encode(pictures.quadrants(), "PNG")
    for declared in ("image/jpeg", "text/html", "application/x-www-form-urlencoded", "application/json", ""):
        answer = put(client, png, content_type=declared)
        assert (answer.status_code, answer.json["content_type"]) == (201, "image/png"), declared
    assert put_form(client, b"<script>alert(1)</script>", name="photo.jpg").status_code == 415


REFUSALS = [
    ("other bytes", 409, "photo.id_reused"),
    ("svg", 415, "photo.unsupported"),
    ("cut", 422, "photo.broken"),
    ("pixels", 413, "photo.too_large"),
    ("bytes", 413, "photo.too_large"),
]


@pytest.mark.parametrize(("what", "status", "code"), REFUSALS)
@pytest.mark.parametrize("way", [put, put_form])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_phone_is_told_why_a_photo_is_refused(
    client: FlaskClient, scene: Scene, what: str, status: int, code: str, way: Any, language: str
) -> None:
    photo_id = uuid.uuid4()
    put(client, pictures.jpeg(64, 64), photo_id)
    file = {
        "other bytes": pictures.jpeg(65, 64),
        "svg": pictures.UNSUPPORTED["svg"](),
        "cut": pictures.BROKEN["jpeg cut in its pixels"](),
        "pixels": pictures.TOO_MANY_PIXELS["webp"](),
        "bytes": pictures.jpeg(64, 64) + bytes(20 * 1024 * 1024),
    }[what]
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    answer = way(client, file, photo_id if what == "other bytes" else uuid.uuid4())
    assert (answer.status_code, answer.json["code"], answer.mimetype) == (status, code, "application/problem+json")
    assert "photo" in answer.json["detail"].lower()
    assert "{" not in answer.json["detail"]
    if what in {"pixels", "bytes"}:
        assert "20" in answer.json["detail"]
        assert "50" in answer.json["detail"]
    assert db.session.scalars(select(Photo.id)).all() == [photo_id]


def test_phone_that_sends_far_too_much_is_stopped_at_the_header(client: FlaskClient, scene: Scene) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            Endless.taken += len(buffer)
            return len(buffer)

    answer = client.put(
        f"/api/v1/photos/{uuid.uuid4()}",
        content_type="image/jpeg",
        environ_overrides={"CONTENT_LENGTH": str(10**10), "wsgi.input": Endless()},
    )
    assert (answer.status_code, answer.json["code"]) == (413, "photo.too_large")
    assert Endless.taken == 0


def test_upload_that_was_cut_is_not_kept_and_can_be_sent_again(client: FlaskClient, scene: Scene) -> None:
    photo_id, file = uuid.uuid4(), pictures.jpeg() + b"what some telephones add behind the picture"
    cut = client.put(
        f"/api/v1/photos/{photo_id}",
        content_type="image/jpeg",
        environ_overrides={
            "CONTENT_LENGTH": str(len(file)),
            "wsgi.input": io.BytesIO(file[:-10]),
            "wsgi.input_terminated": True,
        },
    )
    assert (cut.status_code, cut.json["code"]) == (400, "request.malformed")
    assert put(client, file, photo_id).status_code == 201


def test_form_without_a_photo_names_the_missing_field(client: FlaskClient, scene: Scene) -> None:
    for body in ({"picture": (io.BytesIO(b"x"), "x.jpg")}, {"photo": "text"}, {}):
        answer = client.put(f"/api/v1/photos/{uuid.uuid4()}", data=body, content_type="multipart/form-data")
        assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "photo")
    garbage = client.put(f"/api/v1/photos/{uuid.uuid4()}", data=b"\0garbage", content_type="multipart/form-data")
    assert garbage.status_code in {400, 422}


def test_full_storage_answers_507_and_the_report_goes_without_its_photo(
    client: FlaskClient, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("No space left on device")

    make_rule(scene.town, scene.department, service=scene.service)
    monkeypatch.setattr(Storage, "put", full)
    answer = put(client, pictures.jpeg())
    assert (answer.status_code, answer.json["code"]) == (507, "storage.full")
    body = {"id": str(uuid.uuid4()), "service_code": scene.service.code, "latitude": CENTRE[0], "longitude": CENTRE[1]}
    assert client.post("/api/v1/reports", json=body).status_code == 201


def test_nobody_sees_a_photo_before_its_copies_are_drawn(client: FlaskClient, scene: Scene) -> None:
    report = make_report(scene.town, scene.service, scene.department)
    photo_id = uuid.uuid4()
    put(client, pictures.jpeg(), photo_id)
    token = tokens.follow_token(report)
    sign_in(client, make_staff(scene.town, "admin"))
    assert [client.get(address(photo_id, size)).status_code for size in SIZES] == [404, 404, 404]
    photos.claim_photos(scene.town.id, report.id, [photo_id], role="before")
    db.session.commit()
    for query in ("", f"?token={token}"):
        assert [client.get(address(photo_id, size) + query).status_code for size in SIZES] == [404, 404, 404]


def test_everybody_sees_the_copies_of_a_public_report_and_nothing_else(client: FlaskClient, scene: Scene) -> None:
    _, photo_id = publish(scene)
    for size in SIZES:
        anyhow = client.get(address(photo_id, size))
        assert (anyhow.status_code, anyhow.headers["Cache-Control"]) == (200, "public, no-cache")
        answer = client.get(address(photo_id, size) + f"?v={anyhow.headers['ETag'].strip(chr(34))[:10]}")
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"] == 'inline; filename="photo.jpg"'
        assert answer.headers["Cache-Control"] == "public, max-age=3600"
        assert "Set-Cookie" not in answer.headers
        assert foreign_marks(answer.data) == []
    for name in ("original", "2560", "0320", "320x", "../320"):
        assert client.get(f"/api/v1/photos/{photo_id}/{name}.jpg").status_code == 404


def test_browser_that_has_a_copy_is_told_so_without_reading_the_storage(
    client: FlaskClient, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, photo_id = publish(scene)
    tags = {size: client.get(address(photo_id, size)).headers["ETag"] for size in SIZES}
    monkeypatch.setattr(Storage, "get", lambda *_: pytest.fail("the storage was read"))
    answer = client.get(address(photo_id), headers={"If-None-Match": tags["800"]})
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tags["800"])


def test_storage_that_is_away_answers_503(client: FlaskClient, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> bytes:
        raise StorageError("connection refused")

    _, photo_id = publish(scene)
    monkeypatch.setattr(Storage, "get", away)
    answer = client.get(address(photo_id))
    assert (answer.status_code, answer.json["code"]) == (503, "service.unavailable")
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize("status", ["rejected", "duplicate", "forwarded", "resolved"])
def test_photos_of_a_closed_report_stay_visible_with_its_page(client: FlaskClient, scene: Scene, status: str) -> None:
    _, photo_id = publish(scene, status=status, closed_at=clock.now())
    assert client.get(address(photo_id)).status_code == 200


def test_private_photo_is_seen_by_its_sender_its_followers_and_staff_who_see_the_report_alone(
    client: FlaskClient, scene: Scene, app: Flask
) -> None:
    report, photo_id = publish(scene, is_private=True)
    _, public_photo = publish(scene)
    other = make_report(scene.town, scene.service, scene.department)
    follower, gone = make_reporter(scene.town, "a@example.org"), make_reporter(scene.town, "b@example.org")
    following = make_subscription(report, follower, "follower")
    ended = make_subscription(report, gone, "follower")
    ended.ended_at = clock.now() - timedelta(days=1)
    foreign = make_subscription(other, follower, "follower")
    db.session.commit()
    seen = {
        "nobody": client.get(address(photo_id)),
        "forged": client.get(address(photo_id) + "?token=" + "x" * 24),
        "sender of another report": client.get(address(photo_id) + f"?token={tokens.follow_token(other)}"),
        "follower of another report": client.get(address(photo_id) + f"?token={tokens.subscription_token(foreign)}"),
        "former follower": client.get(address(photo_id) + f"?token={tokens.subscription_token(ended)}"),
        "confirmation token": client.get(address(photo_id) + f"?token={tokens.confirmation_token(follower)}"),
        "sender": client.get(address(photo_id) + f"?token={tokens.follow_token(report)}"),
        "sender by header": client.get(address(photo_id), headers={"X-Follow-Token": tokens.follow_token(report)}),
        "follower": client.get(address(photo_id) + f"?token={tokens.subscription_token(following)}"),
    }
    assert {who: answer.status_code for who, answer in seen.items()} == {
        "nobody": 404, "forged": 404, "sender of another report": 404, "follower of another report": 404,
        "former follower": 404, "confirmation token": 404, "sender": 200, "sender by header": 200, "follower": 200,
    }  # fmt: skip
    assert seen["sender"].headers["Cache-Control"] == "private, no-cache"
    named = f"?token={tokens.follow_token(report)}&v={seen['sender'].headers['ETag'].strip(chr(34))[:10]}"
    assert client.get(address(photo_id) + named).headers["Cache-Control"] == "private, max-age=300"
    neighbour = make_jurisdiction("voisine", west=4.0)
    elsewhere = make_department(scene.town, "ailleurs")
    for role in ("crew", "agent", "manager", "admin"):
        mine, theirs, colleague = app.test_client(), app.test_client(), app.test_client()
        sign_in(mine, make_staff(scene.town, role, departments=(scene.department,)))
        sign_in(colleague, make_staff(scene.town, role, departments=(elsewhere,)))
        assert colleague.get(address(photo_id)).status_code == (200 if role == "admin" else 404)
        sign_in(theirs, make_staff(neighbour, role))
        assert mine.get(address(photo_id)).status_code == 200
        assert theirs.get(address(photo_id)).status_code == 404
        assert theirs.get(address(public_photo)).status_code == 200


def test_crew_on_the_road_claims_the_photo_it_put(client: FlaskClient, scene: Scene) -> None:
    person = make_staff(scene.town, "crew")
    sign_in(client, person)
    photo_id = uuid.uuid4()
    assert put(client, pictures.jpeg(), photo_id, headers={"X-Device": DEVICE}).status_code == 201
    assert db.session.get_one(Photo, photo_id).staff_id == person.id


def test_another_site_cannot_put_a_photo_with_somebodys_session(client: FlaskClient, scene: Scene) -> None:
    sign_in(client, make_staff(scene.town, "crew"))
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "cross-site"
    answer = put(client, pictures.jpeg())
    assert (answer.status_code, answer.json["code"]) == (403, "auth.origin")


def test_resident_sends_a_report_with_photos_in_one_request_and_they_are_shown(
    client: FlaskClient, scene: Scene
) -> None:
    make_rule(scene.town, scene.department, service=scene.service)
    report_id, first_file, second_file = uuid.uuid4(), pictures.tagged_jpeg(), pictures.heic()

    def post() -> Any:
        fields = {
            "id": str(report_id),
            "service_code": scene.service.code,
            "latitude": str(CENTRE[0]),
            "longitude": str(CENTRE[1]),
            "photos": [(io.BytesIO(first_file), "a.jpg"), (io.BytesIO(second_file), "b.heic")],
        }
        body, content_type = form(fields)
        return client.post("/api/v1/reports", data=body, headers={"X-Device": DEVICE}, content_type=content_type)

    first, again = post(), post()
    assert (first.status_code, again.status_code, again.headers.get("Idempotency-Replayed")) == (201, 201, "true")
    assert outbox.drain("photos", {outbox.PHOTO_PROCESS: photo_drawing.process_photo}) == 2
    view = client.get(f"/api/v1/reports/{first.json['public_id']}").json
    assert [photo["state"] for photo in view["photos"]] == ["ready", "ready"]
    for photo in view["photos"]:
        for url in photo["urls"].values():
            answer = client.get(url)
            assert answer.status_code == 200
            assert foreign_marks(answer.data) == []


def test_report_whose_photo_is_a_text_is_refused_by_name(client: FlaskClient, scene: Scene) -> None:
    make_rule(scene.town, scene.department, service=scene.service)
    body, content_type = form(
        {"service_code": scene.service.code, "latitude": str(CENTRE[0]), "longitude": str(CENTRE[1]), "photos": "text"}
    )
    answer = client.post("/api/v1/reports", data=body, content_type=content_type)
    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "photos")
