"""The resumable upload as the tus 1.0.0 protocol says, request by request."""

from __future__ import annotations

import base64
import hashlib
import uuid
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from app.actions import uploads
from app.core import clock
from app.core.extensions import db, settings
from app.media.storage import Storage, StorageError, open_storage
from app.models import Photo, Upload
from tests.factories import make_jurisdiction
from tests.media import pictures

DEVICE = "a-phone-of-somebody-0001"
OTHER = "a-phone-of-another-00002"
PART = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def town(app: Flask) -> None:
    make_jurisdiction()
    db.session.commit()
    open_storage(settings).delete(stored_parts())  # other tests use the same folder


@pytest.fixture
def picture() -> bytes:
    return pictures.jpeg(900, 700)


def metadata(photo_id: uuid.UUID | str) -> str:
    return f"photo_id {base64.b64encode(str(photo_id).encode()).decode()},filetype {base64.b64encode(b'x').decode()}"


def call(client: FlaskClient, method: str, path: str, headers: dict[str, str] | None = None, **more: Any) -> Any:
    return client.open(
        path, method=method, headers={"Tus-Resumable": "1.0.0", "X-Device": DEVICE, **(headers or {})}, **more
    )


def begin(client: FlaskClient, length: int | None, photo_id: uuid.UUID | None = None, **headers: str) -> str:
    said = {"Upload-Defer-Length": "1"} if length is None else {"Upload-Length": str(length)}
    named = {"Upload-Metadata": metadata(photo_id or uuid.uuid4())}
    answer = call(client, "POST", "/api/v1/uploads", {**said, **named, **headers})
    assert answer.status_code == 201, answer.json
    return str(answer.headers["Location"])


def patch(client: FlaskClient, path: str, offset: int, content: bytes, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {"Upload-Offset": str(offset), "Content-Type": PART, **named}
    return call(client, "PATCH", path, sent, data=content)


def offset_of(client: FlaskClient, path: str) -> int:
    return int(call(client, "HEAD", path).headers["Upload-Offset"])


def checksum(algorithm: str, content: bytes) -> str:
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, content).digest()).decode()}"


def stored_parts() -> list[str]:
    return [found.key for found in open_storage(settings).list(uploads.FOLDER)]


def stored_original(photo: Photo) -> bytes:
    assert photo.original_key is not None
    return open_storage(settings).get(photo.original_key)


def test_client_learns_what_the_server_can_do(client: FlaskClient) -> None:
    for path in ("/api/v1/uploads", f"/api/v1/uploads/{uuid.uuid4()}"):
        answer = client.options(path)
        assert answer.status_code == 204
        assert answer.headers["Tus-Version"] == "1.0.0"
        assert set(answer.headers["Tus-Extension"].split(",")) >= {
            "creation", "creation-with-upload", "checksum", "expiration", "termination"
        }  # fmt: skip
        assert "sha1" in answer.headers["Tus-Checksum-Algorithm"].split(",")
        assert answer.headers["Tus-Max-Size"] == str(settings.photo_max_bytes)


def test_phone_sends_a_photo_in_parts_and_it_is_the_same_photo(
    client: FlaskClient, session: Session, picture: bytes
) -> None:
    photo_id = uuid.uuid4()
    path = begin(client, len(picture), photo_id)
    offset = 0
    while offset < len(picture):
        answer = patch(client, path, offset, picture[offset : offset + 3000])
        assert answer.status_code == 204
        assert answer.headers["Tus-Resumable"] == "1.0.0"
        assert answer.headers["Upload-Expires"].endswith("GMT")
        offset = int(answer.headers["Upload-Offset"])
    photo = session.get_one(Photo, photo_id)
    assert photo.sha256 == hashlib.sha256(picture).hexdigest()
    assert stored_original(photo) == picture
    assert photo.device_hash is not None
    assert stored_parts() == []
    assert offset_of(client, path) == len(picture)
    assert patch(client, path, len(picture), b"").status_code == 204


def test_client_reads_where_to_go_on(client: FlaskClient) -> None:
    path = begin(client, 100)
    patch(client, path, 0, b"x" * 40)
    answer = call(client, "HEAD", path)
    assert answer.status_code == 200
    assert answer.headers["Upload-Offset"] == "40"
    assert answer.headers["Upload-Length"] == "100"
    assert "photo_id" in answer.headers["Upload-Metadata"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("version", [None, "0.2.2", "2.0.0"])
def test_client_of_another_version_is_refused_everywhere(client: FlaskClient, version: str | None) -> None:
    path = begin(client, 100)
    headers = {"X-Device": DEVICE} | ({"Tus-Resumable": version} if version else {})
    for method, where in (("POST", "/api/v1/uploads"), ("HEAD", path), ("PATCH", path), ("DELETE", path)):
        answer = client.open(where, method=method, headers=headers)
        assert answer.status_code == 412, method
        assert answer.headers["Tus-Version"] == "1.0.0"
    assert offset_of(client, path) == 0


@pytest.mark.parametrize("offset", [0, 39, 41, 100, 10**14])
def test_client_at_another_offset_gets_409_and_nothing_changes(client: FlaskClient, offset: int) -> None:
    path = begin(client, 100)
    patch(client, path, 0, b"x" * 40)
    answer = patch(client, path, offset, b"y" * 10)
    assert answer.status_code == 409
    assert answer.json["code"] == "upload.offset"
    assert answer.json["offset"] == 40
    assert offset_of(client, path) == 40


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "image/jpeg"}, 415),
        ({"Content-Type": ""}, 415),
        ({"Upload-Offset": "-1"}, 400),
        ({"Upload-Offset": "ten"}, 400),
        ({"Upload-Offset": "١"}, 400),
        ({"Upload-Checksum": "crc32 AAAA"}, 400),
        ({"Upload-Checksum": "sha1"}, 400),
        ({"Upload-Checksum": "sha1 %%%"}, 400),
        ({"Upload-Length": "99"}, 400),
    ],
)
def test_client_with_senseless_headers_is_refused_and_nothing_changes(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    path = begin(client, 100)
    raw = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    sent = {"Upload-Offset": "0", "Content-Type": PART, **raw}
    assert call(client, "PATCH", path, sent, data=b"x").status_code == status
    assert offset_of(client, path) == 0


def test_client_without_an_offset_is_refused(client: FlaskClient) -> None:
    assert call(client, "PATCH", begin(client, 100), {"Content-Type": PART}, data=b"x").status_code == 400


def test_client_sending_more_than_it_said_gets_413_and_nothing_changes(client: FlaskClient) -> None:
    path = begin(client, 100)
    assert patch(client, path, 0, b"x" * 101).status_code == 413
    assert offset_of(client, path) == 0


def test_client_learns_at_once_that_its_photo_is_too_large(client: FlaskClient) -> None:
    length = str(settings.photo_max_bytes + 1)
    answer = call(
        client, "POST", "/api/v1/uploads", {"Upload-Length": length, "Upload-Metadata": metadata(uuid.uuid4())}
    )
    assert answer.status_code == 413
    assert answer.json["code"] == "photo.too_large"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Upload-Length": "10", "Upload-Defer-Length": "1"}, 400),
        ({"Upload-Defer-Length": "2"}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "1e3"}, 400),
        ({"Upload-Length": "10", "Upload-Metadata": ""}, 422),
        ({"Upload-Length": "10", "Upload-Metadata": "photo_id"}, 422),
        ({"Upload-Length": "10", "Upload-Metadata": "photo_id bm90IGEgdXVpZA=="}, 422),
        ({"Upload-Length": "10", "Upload-Metadata": "photo_id ***"}, 400),
        ({"Upload-Length": "10", "Upload-Metadata": "photo_id AA==,photo_id AA=="}, 400),
        ({"Upload-Length": "10", "X-Device": "short"}, 422),
    ],
)
def test_client_beginning_senselessly_is_refused(
    client: FlaskClient, session: Session, headers: dict[str, str], status: int
) -> None:
    sent = {"Upload-Metadata": metadata(uuid.uuid4()), **headers}
    assert call(client, "POST", "/api/v1/uploads", sent).status_code == status
    assert session.scalars(select(Upload)).all() == []


@pytest.mark.parametrize("algorithm", uploads.ALGORITHMS)
def test_damaged_part_gets_460_and_keeps_the_offset(
    client: FlaskClient, session: Session, picture: bytes, algorithm: str
) -> None:
    photo_id = uuid.uuid4()
    path = begin(client, len(picture), photo_id)
    first, rest = picture[:5000], picture[5000:]
    good = checksum(algorithm, first)
    answer = patch(client, path, 0, b"X" + first[1:], Upload_Checksum=good)
    assert answer.status_code == 460
    assert answer.json["code"] == "upload.checksum"
    assert (offset_of(client, path), stored_parts()) == (0, [])
    assert patch(client, path, 0, first, Upload_Checksum=good).status_code == 204
    assert patch(client, path, 5000, rest, Upload_Checksum=good).status_code == 460
    assert offset_of(client, path) == 5000
    assert patch(client, path, 5000, rest, Upload_Checksum=checksum(algorithm, rest)).status_code == 204
    assert session.get_one(Photo, photo_id).sha256 == hashlib.sha256(picture).hexdigest()


def test_client_begins_with_its_first_bytes(client: FlaskClient, session: Session, picture: bytes) -> None:
    photo_id = uuid.uuid4()
    headers = {"Upload-Length": str(len(picture)), "Upload-Metadata": metadata(photo_id), "Content-Type": PART}
    answer = call(client, "POST", "/api/v1/uploads", headers, data=picture[:1000])
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "1000")
    assert patch(client, answer.headers["Location"], 1000, picture[1000:]).status_code == 204
    assert session.get_one(Photo, photo_id).sha256 == hashlib.sha256(picture).hexdigest()


def test_client_says_the_length_later(client: FlaskClient, session: Session, picture: bytes) -> None:
    photo_id = uuid.uuid4()
    path = begin(client, None, photo_id)
    patch(client, path, 0, picture)
    assert call(client, "HEAD", path).headers["Upload-Defer-Length"] == "1"
    assert session.get(Photo, photo_id) is None
    answer = patch(client, path, len(picture), b"", Upload_Length=str(len(picture)))
    assert answer.status_code == 204
    assert session.get_one(Photo, photo_id).sha256 == hashlib.sha256(picture).hexdigest()
    assert patch(client, begin(client, None), 0, b"x", Upload_Length=str(10**9)).status_code == 413


def test_client_gives_an_upload_up(client: FlaskClient) -> None:
    path = begin(client, 100_000)
    patch(client, path, 0, b"x" * 70_000)
    assert len(stored_parts()) == 1
    assert call(client, "DELETE", path).status_code == 204
    assert stored_parts() == []
    for method in ("HEAD", "DELETE"):
        assert call(client, method, path).status_code == 404
    assert patch(client, path, 0, b"x").json["code"] == "upload.not_found"


def test_network_that_lets_only_post_through_still_sends_a_photo(
    client: FlaskClient, session: Session, picture: bytes
) -> None:
    photo_id = uuid.uuid4()
    path = begin(client, len(picture), photo_id)
    headers = {"Upload-Offset": "0", "Content-Type": PART, "X-HTTP-Method-Override": "PATCH"}
    assert call(client, "POST", path, headers, data=picture).status_code == 204
    assert session.get_one(Photo, photo_id).sha256 == hashlib.sha256(picture).hexdigest()
    seen = call(client, "POST", path, {"X-HTTP-Method-Override": "HEAD"})
    assert seen.headers["Upload-Offset"] == str(len(picture))
    assert call(client, "POST", path, {"X-HTTP-Method-Override": "DELETE"}).status_code == 204
    assert call(client, "POST", path).status_code == 405


def test_another_phone_can_neither_see_nor_continue_nor_end_an_upload(client: FlaskClient) -> None:
    path = begin(client, 100)
    for headers in ({"X-Device": OTHER}, {"X-Device": ""}):
        sent = {"Upload-Offset": "0", "Content-Type": PART, **headers}
        for method in ("HEAD", "PATCH", "DELETE"):
            answer = call(client, method, path, sent, data=b"evil" if method == "PATCH" else None)
            assert answer.status_code in {404, 422}, (method, headers)
    anonymous = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": PART}
    assert client.patch(path, headers=anonymous, data=b"evil").status_code == 404
    assert offset_of(client, path) == 0


def test_upload_that_waited_too_long_is_gone_and_its_parts_are_removed(client: FlaskClient, session: Session) -> None:
    path, kept = begin(client, 100_000), begin(client, 100_000)
    patch(client, path, 0, b"x" * 70_000)
    patch(client, kept, 0, b"x" * 70_000)
    upload_id = uuid.UUID(path.rpartition("/")[2])
    session.execute(update(Upload).where(Upload.id == upload_id).values(expires_at=clock.now() - timedelta(seconds=1)))
    session.commit()
    answer = patch(client, path, 70_000, b"x")
    assert (answer.status_code, answer.json["code"]) == (410, "upload.expired")
    assert uploads.delete_expired() == 1
    assert call(client, "HEAD", path).status_code == 404
    assert len(stored_parts()) == 1
    assert offset_of(client, kept) == 70_000
    open_storage(settings).put("uploads/00/left-behind", b"x")
    assert uploads.delete_orphan_parts() == 0, "a young file may belong to a request that runs"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"<html>not a picture</html>" * 50, "photo.unsupported"), (b"", "photo.broken")],
)
def test_file_that_is_no_picture_is_refused_in_the_house_words_and_forgotten(
    client: FlaskClient, session: Session, content: bytes, code: str
) -> None:
    named = {"Upload-Length": str(len(content)), "Upload-Metadata": metadata(uuid.uuid4()), "Content-Type": PART}
    answer = call(client, "POST", "/api/v1/uploads", named, data=content)
    assert answer.json["code"] == code
    assert session.scalars(select(Upload)).all() == []
    assert session.scalars(select(Photo)).all() == []
    assert stored_parts() == []


def test_two_requests_at_once_never_write_together(client: FlaskClient, app: Flask, session: Session) -> None:
    path = begin(client, 200_000)
    upload_id = uuid.UUID(path.rpartition("/")[2])
    with db.engine.connect() as other:
        other.execute(text("select 1 from uploads where id = :id for update"), {"id": upload_id})
        answer = patch(client, path, 0, b"x" * 70_000)
        assert (answer.status_code, answer.json["code"]) == (423, "upload.locked")
        assert answer.headers["Retry-After"] == "1"
    assert patch(client, path, 0, b"x" * 70_000).status_code == 204
    assert offset_of(client, path) == 70_000


def test_full_storage_keeps_the_offset_and_the_next_try_ends_well(
    client: FlaskClient, session: Session, picture: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = uuid.uuid4()
    path = begin(client, len(picture), photo_id)
    patch(client, path, 0, picture[:3000])

    def full(self: Storage, key: str, content: object) -> None:
        raise StorageError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Storage, "put", full)
        for offset, content in ((3000, picture[3000:4000]), (3000, picture[3000:])):
            answer = patch(client, path, offset, content)
            assert (answer.status_code, answer.json["code"]) == (507, "storage.full")
            assert offset_of(client, path) == 3000
    assert patch(client, path, 3000, picture[3000:]).status_code == 204
    assert session.get_one(Photo, photo_id).sha256 == hashlib.sha256(picture).hexdigest()


def test_upload_whose_part_was_lost_is_begun_anew(client: FlaskClient, picture: bytes) -> None:
    path = begin(client, len(picture))
    patch(client, path, 0, picture[:3000])
    open_storage(settings).delete(stored_parts())
    assert patch(client, path, 3000, picture[3000:]).status_code == 404
    assert call(client, "HEAD", path).status_code == 404


def test_many_small_cuts_do_not_make_many_files(client: FlaskClient, session: Session) -> None:
    content = bytes(range(256)) * 1200
    path = begin(client, len(content) + 1)
    for offset in range(0, len(content), 3_000):
        assert patch(client, path, offset, content[offset : offset + 3_000]).status_code == 204
    keys = stored_parts()
    assert len(keys) <= 1 + len(content) // uploads.SMALL_PART_BYTES
    parts = session.scalars(select(Upload.parts)).one()
    assert sorted(part["key"] for part in parts) == sorted(keys)
    assert b"".join(open_storage(settings).get(part["key"]) for part in parts) == content
