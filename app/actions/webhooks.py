"""Endpoints of other programs, as an admin sets them: made, changed, turned off and on, removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select

from app.actions import audit, outbox, webhook_secrets
from app.actions.accounts import SignedIn
from app.channels import outward, webhook
from app.core import clock, errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import (
    Area,
    Department,
    OutboxRow,
    Service,
    WebhookDelivery,
    WebhookEndpoint,
)

MOST = 50
"""Endpoints of a town."""
OVERLAP_HOURS = 24
OFF = "off"


@dataclass(frozen=True, slots=True)
class Wish:
    """What an admin asks for; codes of the town's own catalogues, an empty filter keeps everything."""

    url: str
    description: str = ""
    event_types: tuple[str, ...] = ()
    service_codes: tuple[str, ...] = ()
    department_codes: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    with_private: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An endpoint as its makers see it, without its secret."""

    id: int
    url: str
    description: str
    event_types: tuple[str, ...]
    service_codes: tuple[str, ...]
    department_codes: tuple[str, ...]
    area_codes: tuple[str, ...]
    statuses: tuple[str, ...]
    with_private: bool
    old_secret_until: datetime | None
    failures: int
    failing_since: datetime | None
    disabled_at: datetime | None
    disabled_reason: str | None
    created_at: datetime
    waiting: int = 0
    dead: int = 0
    delivered: int = 0
    last_at: datetime | None = None


def list_endpoints(jurisdiction_id: int) -> list[Shown]:
    """The endpoints of a town, in the order they were made."""
    rows = db.session.scalars(
        select(WebhookEndpoint).where(WebhookEndpoint.jurisdiction_id == jurisdiction_id).order_by(WebhookEndpoint.id)
    ).all()
    counts = db.session.execute(
        select(
            WebhookDelivery.endpoint_id,
            func.count().filter(WebhookDelivery.state == "pending").label("waiting"),
            func.count().filter(WebhookDelivery.state == "dead").label("dead"),
            func.count().filter(WebhookDelivery.state == "delivered").label("delivered"),
            func.max(WebhookDelivery.created_at).label("last_at"),
        )
        .where(WebhookDelivery.jurisdiction_id == jurisdiction_id)
        .group_by(WebhookDelivery.endpoint_id)
    )
    known = {row.endpoint_id: row for row in counts}
    names = _Names(jurisdiction_id)
    return [_show(row, names, known.get(row.id)) for row in rows]


def create(viewer: SignedIn, wish: Wish) -> tuple[Shown, str]:
    """Make an endpoint, and commit: the endpoint, and its secret that is shown this once.

    Raises VALIDATION_FAILED for an address or a code that cannot be, WEBHOOK_TOO_MANY.
    """
    town_id = viewer.jurisdiction_id
    count = db.session.scalars(
        select(func.count()).select_from(WebhookEndpoint).where(WebhookEndpoint.jurisdiction_id == town_id)
    ).one()
    if count >= MOST:
        raise ProblemError(errors.WEBHOOK_TOO_MANY, context={"count": MOST})
    secret = webhook_secrets.make()
    row = WebhookEndpoint(
        jurisdiction_id=town_id,
        secret=webhook_secrets.seal(secret),
        created_by_id=viewer.staff_id,
        **_columns(town_id, wish),
    )
    db.session.add(row)
    db.session.flush()
    record(viewer, "webhook.created", row, with_private=row.with_private)
    db.session.refresh(row)
    shown = _show(row, _Names(town_id), None)
    db.session.commit()
    return shown, secret


def change(viewer: SignedIn, endpoint_id: int, wish: Wish) -> Shown:
    """Set an endpoint anew, and commit. Raises WEBHOOK_UNKNOWN, and as `create`."""
    row = lock(viewer, endpoint_id)
    for name, value in _columns(viewer.jurisdiction_id, wish).items():
        setattr(row, name, value)
    row.held_until = None
    record(viewer, "webhook.changed", row, with_private=row.with_private)
    db.session.flush()
    return _commit(row)


def rotate(viewer: SignedIn, endpoint_id: int, overlap_hours: int = OVERLAP_HOURS) -> tuple[Shown, str]:
    """Give an endpoint a new secret, and commit; the old one signs beside it for some hours. Raises WEBHOOK_UNKNOWN."""
    row = lock(viewer, endpoint_id)
    secret = webhook_secrets.make()
    row.old_secret = row.secret if overlap_hours else None
    row.old_secret_until = clock.now() + timedelta(hours=overlap_hours) if overlap_hours else None
    row.secret = webhook_secrets.seal(secret)
    record(viewer, "webhook.rotated", row, overlap_hours=overlap_hours)
    return _commit(row), secret


def turn(viewer: SignedIn, endpoint_id: int, *, is_on: bool) -> Shown:
    """Turn an endpoint on (with a clean slate) or off, and commit. Raises WEBHOOK_UNKNOWN."""
    row = lock(viewer, endpoint_id)
    if is_on:
        row.disabled_at = row.disabled_reason = row.failing_since = row.held_until = None
        row.failures = 0
    elif row.disabled_at is None:
        row.disabled_at, row.disabled_reason = clock.now(), OFF
    record(viewer, "webhook.on" if is_on else "webhook.off", row)
    return _commit(row)


def remove(viewer: SignedIn, endpoint_id: int) -> None:
    """Delete an endpoint with its log and whatever waits for it, and commit. Raises WEBHOOK_UNKNOWN."""
    row = lock(viewer, endpoint_id)
    record(viewer, "webhook.removed", row)
    mine = select(WebhookDelivery.id).where(
        WebhookDelivery.jurisdiction_id == row.jurisdiction_id, WebhookDelivery.endpoint_id == row.id
    )
    subjects = [str(one) for one in db.session.scalars(mine)]
    db.session.execute(
        delete(OutboxRow).where(
            OutboxRow.jurisdiction_id == row.jurisdiction_id,
            OutboxRow.dedupe_key.in_([f"{outbox.WEBHOOK_SEND}:{one}" for one in subjects]),
        )
    )
    db.session.delete(row)
    db.session.commit()


class _Names:
    """The ids and codes of what a town's endpoints can be narrowed to."""

    def __init__(self, town_id: int) -> None:
        self.services = _codes(Service, town_id)
        self.departments = _codes(Department, town_id)
        areas = db.session.execute(
            select(Area.id, Area.kind, Area.code).where(
                Area.jurisdiction_id == town_id, Area.kind.in_(("quarter", "district")), Area.retired_at.is_(None)
            )
        )
        self.areas = {row.id: row.code for row in areas}


def _codes(model: type[Service] | type[Department], town_id: int) -> dict[int, str]:
    rows = db.session.execute(select(model.id, model.code).where(model.jurisdiction_id == town_id))
    return {row.id: row.code for row in rows}


def _columns(town_id: int, wish: Wish) -> dict[str, Any]:
    wrong: list[FieldError] = []
    try:
        webhook.check_url(wish.url)
    except outward.AddressForbidden:
        wrong.append(FieldError("url", errors.WEBHOOK_ADDRESS))
    names = _Names(town_id)
    found: dict[str, list[int]] = {}
    for part, codes, known in (
        ("service", wish.service_codes, names.services),
        ("department", wish.department_codes, names.departments),
        ("area", wish.area_codes, names.areas),
    ):
        found[f"{part}_ids"] = sorted(number for number, code in known.items() if code in codes)
        if set(codes) - set(known.values()):
            wrong.append(FieldError(f"{part}_codes", errors.WEBHOOK_FILTER))
    if wrong:
        raise ProblemError(errors.VALIDATION_FAILED, errors=wrong)
    return {
        "url": wish.url,
        "description": wish.description,
        "event_types": sorted(set(wish.event_types)),
        "statuses": sorted(set(wish.statuses)),
        "with_private": wish.with_private,
        **found,
    }


def lock(viewer: SignedIn, endpoint_id: int) -> WebhookEndpoint:
    """An endpoint of the viewer's town, locked until the transaction ends. Raises WEBHOOK_UNKNOWN."""
    query = (
        select(WebhookEndpoint)
        .where(WebhookEndpoint.jurisdiction_id == viewer.jurisdiction_id, WebhookEndpoint.id == endpoint_id)
        .with_for_update()
    )
    row = db.session.scalars(query).first()
    if row is None:
        raise ProblemError(errors.WEBHOOK_UNKNOWN)
    return row


def _commit(row: WebhookEndpoint) -> Shown:
    shown = _show(row, _Names(row.jurisdiction_id), None)
    db.session.commit()
    return shown


def record(viewer: SignedIn, action: str, row: WebhookEndpoint, **detail: Any) -> None:
    """Note in the audit log what was done to an endpoint; the caller commits."""
    audit.record(viewer.jurisdiction_id, action, "webhook", row.id, staff_id=viewer.staff_id, detail=detail or None)


def _show(row: WebhookEndpoint, names: _Names, counts: Any) -> Shown:
    return Shown(
        row.id,
        row.url,
        row.description,
        tuple(row.event_types),
        tuple(names.services[one] for one in row.service_ids if one in names.services),
        tuple(names.departments[one] for one in row.department_ids if one in names.departments),
        tuple(names.areas[one] for one in row.area_ids if one in names.areas),
        tuple(row.statuses),
        row.with_private,
        row.old_secret_until if row.old_secret_until and row.old_secret_until > clock.now() else None,
        row.failures,
        row.failing_since,
        row.disabled_at,
        row.disabled_reason,
        row.created_at,
        *((counts.waiting, counts.dead, counts.delivered, counts.last_at) if counts else ()),
    )
