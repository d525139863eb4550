"""The contractors and public bodies that a town hands reports to: the list, and its editor."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from app.actions import audit
from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, lock_settings, record_version, register, tag_of
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Area, OutsideBody, Report, Service, Staff

OUTSIDE_BODY = "outside_body"
"""Their kind among what a town sets; the key is the id."""


@dataclass(frozen=True, slots=True)
class BodyValues:
    """What the editor sets; no services, or no areas, means all of them."""

    name: str
    email: str
    phone: str | None = None
    locale: str = "fr"
    service_codes: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    may_close: bool = False
    is_active: bool = True


def list_bodies(jurisdiction_id: int) -> list[OutsideBody]:
    """Every body of the town, the active ones first, by name."""
    query = (
        select(OutsideBody)
        .where(OutsideBody.jurisdiction_id == jurisdiction_id)
        .order_by(OutsideBody.is_active.desc(), OutsideBody.name, OutsideBody.id)
    )
    return list(db.session.scalars(query))


def list_fitting(report: Report) -> list[tuple[OutsideBody, bool]]:
    """The active bodies, each with whether it is meant for this service and place; those that are come first."""
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    area = db.session.get(Area, (report.jurisdiction_id, report.area_id)) if report.area_id else None
    found = [
        (body, _fits(body, service.code, area.code if area else None))
        for body in list_bodies(report.jurisdiction_id)
        if body.is_active
    ]
    return sorted(found, key=lambda one: not one[1])


def save_body(body_id: int | None, values: BodyValues, *, by: Staff) -> OutsideBody:
    """Add a body, or change one, keep what it was before, and commit.

    Raises BODY_UNKNOWN for an id that the town does not have.
    """
    lock_settings(by.jurisdiction_id)
    if body_id is None:
        body = OutsideBody(jurisdiction_id=by.jurisdiction_id, name=values.name, email=values.email)
        db.session.add(body)
        before = None
    else:
        body = find_body(by.jurisdiction_id, body_id)
        before = show_body(body)
    _fill(body, values)
    db.session.flush()
    after = show_body(body)
    if tag_of(before) != tag_of(after):
        record_version(by.jurisdiction_id, OUTSIDE_BODY, str(body.id), before, after, by.id)
    action = "outside_body.added" if body_id is None else "outside_body.changed"
    audit.record(
        by.jurisdiction_id, action, "outside_body", body.id, staff_id=by.id, detail={"is_active": body.is_active}
    )
    db.session.commit()
    return body


def find_body(jurisdiction_id: int, body_id: int) -> OutsideBody:
    """The body with this id. Raises ProblemError body.unknown."""
    body = db.session.get(OutsideBody, (jurisdiction_id, body_id))
    if body is None:
        raise ProblemError(errors.BODY_UNKNOWN)
    return body


def show_body(body: OutsideBody) -> Snapshot:
    """A body as the document that is kept of each change."""
    values = BodyValues(
        body.name,
        body.email,
        body.phone,
        body.locale,
        tuple(body.service_codes),
        tuple(body.area_codes),
        body.may_close,
        body.is_active,
    )
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(values).items()}


def _fill(body: OutsideBody, values: BodyValues) -> None:
    body.name, body.email, body.phone, body.locale = values.name, values.email, values.phone, values.locale
    body.service_codes, body.area_codes = list(values.service_codes), list(values.area_codes)
    body.may_close, body.is_active, body.updated_at = values.may_close, values.is_active, clock.now()


def _find(jurisdiction_id: int, key: str) -> OutsideBody | None:
    return db.session.get(OutsideBody, (jurisdiction_id, int(key))) if key.isdecimal() else None


def _read(jurisdiction_id: int, key: str) -> Snapshot | None:
    body = _find(jurisdiction_id, key)
    return show_body(body) if body else None


def _write(by: SignedIn, key: str, wanted: Snapshot | None) -> None:
    """Links point to a body: taken back from being added, it is kept out of use."""
    body = find_body(by.jurisdiction_id, int(key))
    values: dict[str, Any] = {**show_body(body), "is_active": False} if wanted is None else dict(wanted)
    codes = {name: tuple(values[name]) for name in ("service_codes", "area_codes")}
    _fill(body, BodyValues(**{**values, **codes}))


def _may(_viewer: SignedIn, _key: str) -> bool:
    """Every manager keeps this list, as the page that edits it says."""
    return True


register(Editor(OUTSIDE_BODY, _read, _write, _may))


def _fits(body: OutsideBody, service_code: str, area_code: str | None) -> bool:
    fits_service = not body.service_codes or service_code in body.service_codes
    return fits_service and (not body.area_codes or area_code in body.area_codes)
