"""Reads the catalogue of a town: its services in groups, with how often each was used lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from app.core import clock
from app.core.extensions import db
from app.models import Department, Jurisdiction, Report, Service, ServiceGroup
from geo import nearby
from geo.points import Point

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


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How plausible a service is here and now (more is likelier), and the reason that weighs most, if any does."""

    score: float
    because: str | None


WEIGHTS = {"nearby": 2.0, "often": 1.0, "hour": 0.5, "season": 0.5}
"""What a share of one counts for: what was reported right here says most, then what the town reports most."""
FULL_TRUST = 20
"""So many reports give a reason its whole weight; fewer give it less."""


def rank_services(town: Jurisdiction, point: Point) -> dict[int, Likelihood]:
    """How plausible each service is at `point` now, by service id, from the town's own history; in one query.

    The score is the sum over four reasons of weight × share of the service among the reports of that reason.
    """
    uses = nearby.count_uses(town.id, point, now=clock.now(), time_zone=town.time_zone)
    parts: dict[int, dict[str, float]] = {}
    for reason, weight in WEIGHTS.items():
        counts = uses.get(reason, {})
        total = sum(counts.values())
        for service_id, count in counts.items():
            trust = min(1.0, total / FULL_TRUST)
            parts.setdefault(service_id, {})[reason] = round(weight * trust * count / total, 4)
    return {
        service_id: Likelihood(round(sum(shares.values()), 4), max(shares, key=lambda reason: shares[reason]))
        for service_id, shares in parts.items()
    }
