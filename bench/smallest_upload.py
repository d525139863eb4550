"""The smallest Flask endpoint that hashes and stores a body and keeps a row: the reference for bench/photos.py."""

from __future__ import annotations

import hashlib
import os
import threading
import uuid
from pathlib import Path

import psycopg
from flask import Flask, request

application = Flask(__name__)
_local = threading.local()
_address = os.environ["RUECLAIRE_DATABASE_URL"].replace("+psycopg", "")
_folder = Path(os.environ["RUECLAIRE_STORAGE_URL"].removeprefix("file://"))

INSERT = """
insert into photos (id, sha256, content_type, original_key, original_bytes, width, height)
values (%s, %s, 'image/jpeg', %s, %s, 4000, 3000)
"""


def _connection() -> psycopg.Connection[tuple[object, ...]]:
    if not hasattr(_local, "connection"):
        _local.connection = psycopg.connect(_address, autocommit=True, options="-c jit=off")
    return _local.connection  # type: ignore[no-any-return]  # a thread-local has no types


@application.get("/healthz")
def healthz() -> dict[str, str]:
    """Up."""
    return {"status": "ok"}


@application.put("/api/v1/photos/<uuid:photo_id>")
def receive(photo_id: uuid.UUID) -> tuple[dict[str, str], int]:
    """Read it all, hash it, write it durably, insert one row; nothing is checked."""
    content = request.get_data()
    digest = hashlib.sha256(content).hexdigest()
    _folder.mkdir(parents=True, exist_ok=True)
    part, path = _folder / f"{photo_id}.part", _folder / str(photo_id)
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    _connection().execute(INSERT, (photo_id, digest, str(path), len(content)))
    return {"id": str(photo_id)}, 201
