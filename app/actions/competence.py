"""Who is competent where the town is not: the neighbouring commune, the owner of the road."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.core.extensions import db
from app.models import Department, Jurisdiction, RoutingRule

EVERY_SERVICE = "all"
OWN = "town"


@dataclass(frozen=True, slots=True)
class Competent:
    """A body and how to reach it."""

    name: str
    phone: str | None = None
    email: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Road:
    """A road of somebody else's. `refuses` are the services that the town does not take there (`all`: every one)."""

    owner: str
    competent: Competent | None
    refuses: tuple[str, ...] = ()

    def refuses_service(self, code: str) -> bool:
        """Whether the town does not take this service here."""
        return EVERY_SERVICE in self.refuses or code in self.refuses


def find_neighbour(jurisdiction_id: int, commune_code: str | None, locale: str) -> Competent | None:
    """How to reach the commune of this code, as the town described it."""
    town = db.session.get_one(Jurisdiction, jurisdiction_id)
    contact = _find_contact(town, "neighbour", commune_code)
    return _competent(contact, locale) if contact else None


def find_road(town: Jurisdiction, owner: str | None, locale: str) -> Road | None:
    """What is to be known of a road of this owner; None for the town's own.

    Without a described contact it is the outside department that the town's rules give such roads to.
    """
    if owner is None or owner == OWN:
        return None
    contact = _find_contact(town, "street_owner", owner)
    if contact:
        return Road(owner, _competent(contact, locale), tuple(contact.get("refuses") or ()))
    return Road(owner, _find_department(town.id, owner, locale))


def _find_contact(town: Jurisdiction, key: str, value: str | None) -> dict[str, Any] | None:
    contacts: list[dict[str, Any]] = town.settings.get("contacts") or []
    return next((contact for contact in contacts if value and contact.get(key) == value), None)


def _competent(contact: dict[str, Any], locale: str) -> Competent:
    return Competent(
        _pick(contact.get("name") or {}, locale), contact.get("phone"), contact.get("email"), contact.get("url")
    )


def _find_department(jurisdiction_id: int, owner: str, locale: str) -> Competent | None:
    query = (
        select(Department)
        .join(
            RoutingRule,
            (RoutingRule.jurisdiction_id == Department.jurisdiction_id) & (RoutingRule.department_id == Department.id),
        )
        .where(
            Department.jurisdiction_id == jurisdiction_id,
            Department.is_external,
            Department.is_active,
            RoutingRule.street_owner == owner,
        )
        .order_by(Department.id)
        .limit(1)
    )
    department = db.session.scalars(query).first()
    return Competent(_pick(department.name, locale), department.phone, department.email) if department else None


def _pick(texts: dict[str, str], locale: str) -> str:
    return texts.get(locale) or texts.get("fr") or next(iter(texts.values()), "")
