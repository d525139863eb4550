"""Reads the catalogue of a town: its services in groups, with how often each was used lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from app.core import clock
from app.core.extensions import db
from app.models import Department, Jurisdiction, Report, Service, ServiceGroup

POPULARITY_DAYS = 90


@dataclass(frozen=True, slots=True)
class CatalogueGroup:
    """A group with its services in order, and the reports of the last 90 days by service id."""

    group: ServiceGroup
    services: tuple[Service, ...]


def list_towns() -> list[Jurisdiction]:
    """The towns in use, oldest first."""
    return list(db.session.scalars(select(Jurisdiction).where(Jurisdiction.is_active).order_by(Jurisdiction.id)))


def list_services(jurisdiction_id: int) -> list[CatalogueGroup]:
    """The services in use, in their groups, both in the town's order."""
    groups = db.session.scalars(
        select(ServiceGroup)
        .where(ServiceGroup.jurisdiction_id == jurisdiction_id)
        .order_by(ServiceGroup.position, ServiceGroup.code)
    ).all()
    services = db.session.scalars(
        select(Service)
        .where(Service.jurisdiction_id == jurisdiction_id, Service.is_active)
        .order_by(Service.position, Service.code)
    ).all()
    found = [
        CatalogueGroup(group, tuple(service for service in services if service.group_code == group.code))
        for group in groups
    ]
    return [entry for entry in found if entry.services]


def count_recent(jurisdiction_id: int) -> dict[int, int]:
    """Reports of the last 90 days, by service id."""
    since = clock.now() - timedelta(days=POPULARITY_DAYS)
    query = (
        select(Report.service_id, func.count())
        .where(Report.jurisdiction_id == jurisdiction_id, Report.submitted_at >= since)
        .group_by(Report.service_id)
    )
    return dict(db.session.execute(query).all())


def find_service(jurisdiction_id: int, code: str) -> Service | None:
    """The service of this code that is in use."""
    query = select(Service).where(Service.jurisdiction_id == jurisdiction_id, Service.code == code, Service.is_active)
    return db.session.scalars(query).first()


def find_departments(jurisdiction_id: int, department_ids: set[int]) -> dict[int, Department]:
    """These departments, by id."""
    query = select(Department).where(Department.jurisdiction_id == jurisdiction_id, Department.id.in_(department_ids))
    return {department.id: department for department in db.session.scalars(query)}
