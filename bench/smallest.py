"""The smallest Flask endpoint that does the same insert: the reference for bench/intake.py."""

from __future__ import annotations

import os
import threading

import psycopg
from flask import Flask, request

from bench.intake import SMALLEST_SQL

application = Flask(__name__)
_local = threading.local()
_address = os.environ["RUECLAIRE_DATABASE_URL"].replace("+psycopg", "")


def _connection() -> psycopg.Connection[tuple[object, ...]]:
    if not hasattr(_local, "connection"):
        _local.connection = psycopg.connect(_address, autocommit=True, options="-c jit=off")
    return _local.connection  # type: ignore[no-any-return]  # a thread-local has no types


@application.get("/healthz")
def healthz() -> dict[str, str]:
    """Up."""
    return {"status": "ok"}


@application.post("/api/v1/reports")
def create() -> tuple[dict[str, object], int]:
    """One statement: area look-up, report, first history row."""
    body = request.get_json()
    row = _connection().execute(SMALLEST_SQL, body).fetchone()
    return {"public_id": row[0] if row else None}, 201
