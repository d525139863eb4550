"""Cursors of keyset pages: where the next page begins, opaque to the caller and checked when it comes back."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import datetime

from app.actions.report_lists import SORTS, Position
from app.core import errors, ids
from app.core.errors import FieldError, ProblemError
from app.core.extensions import settings

PURPOSE = "cursor"
NOT_IN_QUESTION = frozenset({"cursor", "limit", "lang"})


def question_of(arguments: Mapping[str, str]) -> str:
    """What a list was asked for, but for the page: a cursor is good for the same question only."""
    asked = sorted((name, value) for name, value in arguments.items() if name not in NOT_IN_QUESTION)
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]


def write_cursor(after: Position, total: int | None, question: str) -> str:
    """The cursor of the page that begins after `after`; it carries the total counted on the first page."""
    at = after.at if isinstance(after.at, int) else after.at.isoformat()
    content = json.dumps([after.leg, at, after.id.hex, total, question], separators=(",", ":"))
    proof = ids.derive_token(settings.secret_key, PURPOSE, content)
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=") + "." + proof


def read_cursor(cursor: str, sort: str, question: str) -> tuple[Position, int | None]:
    """Where the page begins and the total. Raises ProblemError validation.failed for a forged or foreign cursor."""
    encoded, _, proof = cursor.partition(".")
    try:
        content = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
    except (binascii.Error, ValueError):
        raise _invalid() from None
    if not ids.is_token(proof, settings.secret_key, PURPOSE, content):
        raise _invalid()
    leg, at, report_id, total, asked = json.loads(content)
    if asked != question or leg >= len(SORTS[sort]):
        raise _invalid()
    return Position(leg, at if isinstance(at, int) else datetime.fromisoformat(at), uuid.UUID(report_id)), total


def _invalid() -> ProblemError:
    return ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("cursor", errors.CURSOR_INVALID)])
