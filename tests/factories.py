"""Makes rows for tests: a small square town with a department, a service and whatever a test adds."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from geoalchemy2 import WKBElement, WKTElement

from app.core import clock, ids
from app.core.extensions import db
from app.models import (
    Address,
    Alert,
    ApiKey,
    Area,
    AreaPiece,
    Asset,
    Department,
    Intervention,
    Jurisdiction,
    OutsideBody,
    Photo,
    PlaceName,
    Report,
    Reporter,
    RoutingRule,
    Service,
    ServiceGroup,
    Staff,
    StaffDepartment,
    Subscription,
)
from geo.addresses import search_form
from geo.points import Point
from geo.zones import Circle, draw_zone

WEST, SOUTH, EAST, NORTH = 3.0, 45.0, 3.1, 45.1
CENTRE = (45.05, 3.05)
"""Latitude, longitude of the middle of the square town."""

PASSWORD = "un-mot-de-passe-assez-long"
_numbers = iter(range(5_000_001, 10_000_000))
"""Far from the numbers that the database gives."""


def square(west: float, south: float, east: float, north: float) -> str:
    """WKT of a rectangle, longitude first."""
    return f"(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def point(latitude: float, longitude: float) -> WKTElement:
    """A point for a geometry column."""
    return WKTElement(f"POINT({longitude} {latitude})", srid=4326)


def save(*rows: Any) -> Any:
    """Add and commit; returns the first."""
    db.session.add_all(rows)
    db.session.commit()
    return rows[0]


def make_jurisdiction(
    slug: str = "carreville", *, west: float = WEST, south: float = SOUTH, size: float = 0.1, **values: Any
) -> Jurisdiction:
    """A town whose boundary is a square of `size` degrees; a password alone signs in, unless its settings say otherwise."""
    values["settings"] = {"second_factor": "optional", **values.get("settings", {})}
    town = save(Jurisdiction(slug=slug, name=values.pop("name", slug.capitalize()), **values))
    make_area(town, kind="boundary", code=slug, name=town.name, box=(west, south, west + size, south + size))
    return town


def make_area(
    town: Jurisdiction,
    *,
    kind: str = "quarter",
    code: str,
    name: str | None = None,
    box: tuple[float, float, float, float],
) -> Area:
    """An area with its one piece; `box` is west, south, east, north."""
    shape = square(*box)
    area = save(
        Area(
            jurisdiction_id=town.id,
            kind=kind,
            code=code,
            name=name or code,
            boundary=WKTElement(f"MULTIPOLYGON({shape})", srid=4326),
        )
    )
    save(AreaPiece(jurisdiction_id=town.id, area_id=area.id, kind=kind, piece=WKTElement(f"POLYGON{shape}", srid=4326)))
    return area


def make_department(town: Jurisdiction, code: str = "eclairage", **values: Any) -> Department:
    """A department; the first of a town should be its fallback."""
    values.setdefault("name", {"fr": code.capitalize(), "en": code.capitalize()})
    return save(Department(jurisdiction_id=town.id, code=code, **values))


def make_service(town: Jurisdiction, code: str = "lampadaire", *, group: str = "eclairage", **values: Any) -> Service:
    """A service, in a group that is made when missing."""
    if db.session.get(ServiceGroup, (town.id, group)) is None:
        save(ServiceGroup(jurisdiction_id=town.id, code=group, name={"fr": group, "en": group}))
    values.setdefault("name", {"fr": "Lampadaire éteint", "en": "Street lamp out"})
    return save(Service(jurisdiction_id=town.id, code=code, group_code=group, **values))


def make_rule(
    town: Jurisdiction,
    department: Department,
    *,
    service: Service | None = None,
    area: Area | None = None,
    street_owner: str | None = None,
    **values: Any,
) -> RoutingRule:
    """A routing rule that is valid from now on."""
    return save(
        RoutingRule(
            jurisdiction_id=town.id,
            department_id=department.id,
            service_id=service.id if service else None,
            area_id=area.id if area else None,
            street_owner=street_owner,
            **values,
        )
    )


def make_asset(
    town: Jurisdiction,
    reference: str,
    latitude: float,
    longitude: float,
    *,
    layer: str = "street_lamp",
    owner: Department | None = None,
) -> Asset:
    """An asset with its painted number."""
    return save(
        Asset(
            jurisdiction_id=town.id,
            layer=layer,
            reference=reference,
            label=None,
            owner_department_id=owner.id if owner else None,
            location=point(latitude, longitude),
        )
    )


def make_address(town: Jurisdiction, number: str, street: str, latitude: float, longitude: float) -> Address:
    """A house, findable by the search."""
    key = search_form(street)
    save(
        PlaceName(
            jurisdiction_id=town.id, kind="street", name=street, search_text=key, location=point(latitude, longitude)
        )
    )
    row = Address(
        jurisdiction_id=town.id,
        reference=f"{town.slug}-{next(_numbers)}",
        number=number,
        street=street,
        search_text=key,
        location=point(latitude, longitude),
    )
    return save(row)


def make_reporter(town: Jurisdiction, email: str | None = None, *, confirmed: bool = True, **values: Any) -> Reporter:
    """A reporter, with a confirmed address unless told otherwise."""
    return save(
        Reporter(
            jurisdiction_id=town.id,
            id=uuid.uuid4(),
            email=email,
            email_confirmed_at=clock.now() if email and confirmed else None,
            **values,
        )
    )


def make_report(town: Jurisdiction, service: Service, department: Department, **values: Any) -> Report:
    """A report in the middle of the town, received just now."""
    latitude, longitude = values.pop("at", CENTRE)
    now = clock.now()
    fields: dict[str, Any] = {
        "id": uuid.uuid4(),
        "public_id": f"RC-2026-{next(_numbers):05d}",
        "body_hash": "factory",
        "routing": {"code": "service_rule", "department_id": department.id},
        "due_at": now + timedelta(hours=120),
        "submitted_at": now,
        "updated_at": now,
        "location": point(latitude, longitude),
    }
    return save(
        Report(jurisdiction_id=town.id, service_id=service.id, department_id=department.id, **{**fields, **values})
    )


def make_subscription(report: Report, reporter: Reporter, kind: str = "reporter") -> Subscription:
    """`reporter` follows `report`."""
    return save(
        Subscription(
            jurisdiction_id=report.jurisdiction_id,
            id=uuid.uuid4(),
            report_id=report.id,
            reporter_id=reporter.id,
            kind=kind,
        )
    )


def make_alert(town: Jurisdiction, person: Reporter, *, confirmed: bool = True, **values: Any) -> Alert:
    """An alert of `person` about the middle of the town, some 300 m around, confirmed unless told otherwise."""
    fields: dict[str, Any] = {
        "id": uuid.uuid4(),
        "kind": "circle",
        "label": "Place du Marché",
        "radius_m": 300.0,
        "zone": draw_zone(town.id, Circle(Point(*CENTRE), 300.0)),
        "confirmed_at": clock.now() if confirmed else None,
    }
    fields |= values
    if isinstance(fields["zone"], bytes):
        fields["zone"] = WKBElement(fields["zone"], srid=3857, extended=True)
    return save(Alert(jurisdiction_id=town.id, reporter_id=person.id, **fields))


def make_photo(report: Report | None = None, **values: Any) -> Photo:
    """A photo row without bytes behind it, pending."""
    fields: dict[str, Any] = {
        "id": uuid.uuid4(),
        "sha256": "0" * 64,
        "content_type": "image/jpeg",
        "original_key": "originals/none",
        "original_bytes": 1000,
        "width": 1600,
        "height": 1200,
    }
    if report is not None:
        fields |= {"jurisdiction_id": report.jurisdiction_id, "report_id": report.id}
    return save(Photo(**{**fields, **values}))


def make_outside_body(town: Jurisdiction, **values: Any) -> OutsideBody:
    """A contractor that reports are handed to."""
    fields: dict[str, Any] = {"name": "Lumen SARL", "email": "chantier@lumen.example"}
    return save(OutsideBody(jurisdiction_id=town.id, **{**fields, **values}))


def make_intervention(report: Report, by: Staff, body: OutsideBody | None = None, **values: Any) -> Intervention:
    """A link by which an outside body (a new one when none is given) works on a report."""
    body = body or make_outside_body(db.session.get_one(Jurisdiction, report.jurisdiction_id))
    fields: dict[str, Any] = {
        "id": uuid.uuid4(),
        "message": "À remplacer cette semaine, merci.",
        "expires_at": clock.now() + timedelta(days=30),
    }
    row = Intervention(
        jurisdiction_id=report.jurisdiction_id,
        report_id=report.id,
        body_id=body.id,
        sent_by_id=by.id,
        **{**fields, **values},
    )
    return save(row)


def make_staff(
    town: Jurisdiction, role: str = "agent", *, departments: tuple[Department, ...] = (), **values: Any
) -> Staff:
    """A member of staff who signs in with PASSWORD; their address is <role><n>@<town>.example."""
    number = next(_numbers)
    fields: dict[str, Any] = {
        "id": uuid.uuid4(),
        "email": f"{role}{number}@{town.slug}.example",
        "name": f"{role.capitalize()} {number}",
        "password_hash": _hashed(),
    }
    staff = save(Staff(jurisdiction_id=town.id, role=role, **{**fields, **values}))
    for department in departments:
        save(StaffDepartment(jurisdiction_id=town.id, staff_id=staff.id, department_id=department.id))
    return staff


def make_key(town: Jurisdiction, *scopes: str, **values: Any) -> str:
    """The secret of a program's key, which may write reports unless told otherwise."""
    secret = f"rck_{ids.new_secret()}"
    save(
        ApiKey(
            jurisdiction_id=town.id,
            name=values.pop("name", "Essai"),
            secret_hash=ids.hash_secret(secret),
            scopes=list(scopes or ("reports:write",)),
            limits={"per_minute": 6000},
            **values,
        )
    )
    return secret


def _hashed() -> str:
    from argon2 import PasswordHasher

    global _password_hash
    if _password_hash is None:
        _password_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    return _password_hash


_password_hash: str | None = None
