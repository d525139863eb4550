"""Answers that a phone may keep: an ETag over the bytes, and how long they are fresh."""

from __future__ import annotations

import hashlib

from flask import Response, request


def with_etag(response: Response, *, seconds: int, etag: str | None = None, is_public: bool = True) -> Response:
    """`response` with a strong ETag and `max-age`, turned into 304 when the caller has it (RFC 9110, 13.1.2)."""
    tag = etag or hashlib.sha256(response.get_data()).hexdigest()[:24]
    response.set_etag(tag)
    scope = "public" if is_public else "private"
    response.headers["Cache-Control"] = f"{scope}, max-age={seconds}, stale-while-revalidate={seconds * 10}"
    response.make_conditional(request)
    return response
