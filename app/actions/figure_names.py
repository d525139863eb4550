"""The names behind the members of figures: services, departments, areas and crews of a town."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import Area, Department, Service, Staff


@dataclass(frozen=True, slots=True)
class Member:
    """What a line of figures is about; `due_hours` is a service's own promise."""

    code: str
    name: Any
    icon: str | None = None
    due_hours: int | None = None


def name_members(jurisdiction_id: int) -> dict[str, dict[str, Member]]:
    """Members by dimension and id (as text); people of crews by their name."""
    town = jurisdiction_id
    services = db.session.execute(
        select(Service.id, Service.code, Service.name, Service.icon, Service.due_hours).where(
            Service.jurisdiction_id == town
        )
    )
    departments = db.session.execute(
        select(Department.id, Department.code, Department.name).where(Department.jurisdiction_id == town)
    )
    areas = db.session.execute(select(Area.id, Area.code, Area.name).where(Area.jurisdiction_id == town))
    people = db.session.execute(select(Staff.id, Staff.name).where(Staff.jurisdiction_id == town))
    return {
        "service": {str(row[0]): Member(row[1], row[2], row[3], row[4]) for row in services},
        "department": {str(row[0]): Member(row[1], row[2]) for row in departments},
        "area": {str(row[0]): Member(row[1], row[2]) for row in areas},
        "crew": {str(row[0]): Member(str(row[0]), row[1]) for row in people},
    }


def find_member(members: dict[str, Member], code: str | None, field: str) -> int | None:
    """The id of a code, None for no code. Raises ProblemError validation.failed naming the field."""
    if not code:
        return None
    for key, member in members.items():
        if member.code == code:
            return int(key)
    raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError(field, "unknown")])
