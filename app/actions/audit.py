"""Records who did or saw what, in the transaction of the act itself."""

from __future__ import annotations

import uuid
from typing import Any

from app.core.extensions import db
from app.models import AuditEntry


def record(
    jurisdiction_id: int,
    action: str,
    subject_kind: str,
    subject_id: object,
    *,
    staff_id: uuid.UUID | None = None,
    actor_kind: str | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Add an audit entry (ids and codes only, never personal data); the caller's action commits it."""
    db.session.add(
        AuditEntry(
            jurisdiction_id=jurisdiction_id,
            action=action,
            subject_kind=subject_kind,
            subject_id=str(subject_id),
            staff_id=staff_id,
            actor_kind=actor_kind or ("staff" if staff_id else "system"),
            detail=detail or {},
        )
    )
