"""Whatever a client sends from wherever, the offset is what is stored, and the photo ends as it began."""

from __future__ import annotations

import base64
import hashlib
import io
import uuid

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.core.extensions import db
from app.models import Photo
from tests.factories import make_jurisdiction
from tests.media import pictures

DEVICE = "a-phone-of-somebody-0001"
PICTURE = pictures.jpeg(640, 480)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["part", "part", "cut", "damaged", "elsewhere", "too much", "from the start"]),
        st.integers(0, len(PICTURE)),
        st.integers(0, 2000) | st.integers(0, len(PICTURE)),
    ),
    max_size=8,
)


class Phone:
    """A client that knows what the server must have."""

    def __init__(self, app: Flask) -> None:
        self.browser = app.test_client()
        self.photo_id = uuid.uuid4()
        named = base64.b64encode(str(self.photo_id).encode()).decode()
        headers = {"Upload-Length": str(len(PICTURE)), "Upload-Metadata": f"photo_id {named}"}
        self.path = str(self.call("POST", "/api/v1/uploads", headers).headers["Location"])
        self.offset = 0

    def call(self, method: str, path: str, headers: dict[str, str], content: bytes = b"", missing: int = 0):
        """A request; `missing` bytes of what it announces never come."""
        return self.browser.open(
            path,
            method=method,
            headers={"Tus-Resumable": "1.0.0", "X-Device": DEVICE, **headers},
            input_stream=io.BytesIO(content),
            content_length=len(content) + missing,
        )

    def patch(self, offset: int, content: bytes, missing: int = 0, **headers: str) -> int:
        """The status of a part."""
        sent = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return int(self.call("PATCH", self.path, {**sent, **named}, content, missing).status_code)

    def step(self, kind: str, place: int, size: int) -> None:
        """One thing that happens to a part, and what must come of it."""
        content = PICTURE[self.offset : self.offset + size]
        left = len(PICTURE) - self.offset
        if kind == "part":
            assert self.patch(self.offset, content) == 204
            self.offset += len(content)
        elif kind == "cut":
            assert self.patch(self.offset, content, missing=left - len(content)) == 204
            self.offset += len(content)
        elif kind == "damaged" and content:
            digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
            damaged = bytes([content[0] ^ 1]) + content[1:]
            assert self.patch(self.offset, damaged, Upload_Checksum=f"sha256 {digest}") == 460
        elif kind == "elsewhere" and place != self.offset:
            assert self.patch(place, content) == 409
        elif kind == "too much":
            assert self.patch(self.offset, PICTURE[self.offset :] + b"x") == 413
        elif kind == "from the start" and self.offset:
            assert self.patch(0, PICTURE) == 409

    def seen_offset(self) -> int:
        """What the server says."""
        return int(self.call("HEAD", self.path, {}).headers["Upload-Offset"])


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_client_sending_any_parts_from_any_offset_ends_with_its_photo(
    app: Flask, steps: list[tuple[str, int, int]]
) -> None:
    if not db.session.execute(text("select 1 from jurisdictions")).first():
        make_jurisdiction()
        db.session.commit()
    phone = Phone(app)
    for kind, place, size in steps:
        phone.step(kind, place, size)
        assert phone.seen_offset() == phone.offset
    assert phone.patch(phone.offset, PICTURE[phone.offset :]) == 204
    db.session.rollback()
    photo = db.session.get_one(Photo, phone.photo_id)
    assert photo.sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert photo.original_bytes == len(PICTURE)
