"""The contractors and public bodies that a town hands reports to: the list, and its editor."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.actions import audit
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Area, OutsideBody, Report, Service, Staff


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
    """Add a body, or change one, and commit. Raises BODY_UNKNOWN for an id that the town does not have."""
    if body_id is None:
        body = OutsideBody(jurisdiction_id=by.jurisdiction_id, name=values.name, email=values.email)
        db.session.add(body)
    else:
        body = find_body(by.jurisdiction_id, body_id)
    body.name, body.email, body.phone, body.locale = values.name, values.email, values.phone, values.locale
    body.service_codes, body.area_codes = list(values.service_codes), list(values.area_codes)
    body.may_close, body.is_active, body.updated_at = values.may_close, values.is_active, clock.now()
    db.session.flush()
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


def _fits(body: OutsideBody, service_code: str, area_code: str | None) -> bool:
    fits_service = not body.service_codes or service_code in body.service_codes
    return fits_service and (not body.area_codes or area_code in body.area_codes)
