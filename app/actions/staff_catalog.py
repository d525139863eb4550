"""Reads what staff choose from: departments, services, areas and colleagues of their town."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import false, func, literal, null, select, union_all

from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import Area, Asset, Department, Jurisdiction, Service, Staff, StaffDepartment
from geo.words import spellings_query

CHOSEN_AREA_KINDS = ("quarter", "district", "zone", "depot")
QUARTER = "quarter"
MAXIMUM_ASSETS = 20
KINDS = ("service", "department", "area", "asset", "zone", "spelling")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids behind codes that somebody filters by."""

    service_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()
    area_id: int | None = None
    quarter_id: int | None = None
    """Instead of `area_id`, when reports carry the area themselves."""
    asset_ids: tuple[int, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    """Words that the town does not know, each with one of its own that it may mean."""
    time_zone: str = "UTC"
    """The town's, when it was asked for."""


CHOSEN_KINDS = ("service", "department", "area", "asset", "zone", "spelling")
"""What the one statement of find_chosen looks up."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody a report can be assigned to, with the codes of their departments."""

    id: Any
    name: str
    role: str
    department_codes: tuple[str, ...]


def find_chosen(
    jurisdiction_id: int,
    *,
    service_codes: tuple[str, ...] = (),
    department_codes: tuple[str, ...] = (),
    area_code: str | None = None,
    asset_reference: str = "",
    has_days: bool = False,
) -> Chosen:
    """The ids of these codes, and of the assets painted with this number, in one statement (none for nothing).

    With `has_days` the town's time zone too: days are those of its calendar.

    Raises ProblemError validation.failed naming the filter whose code this town does not have.
    """
    if not (service_codes or department_codes or area_code or asset_reference or has_days):
        return Chosen()
    queries = _queries(jurisdiction_id, service_codes, department_codes, area_code, asset_reference)
    found: dict[str, dict[str, int]] = {kind: {} for kind in CHOSEN_KINDS}
    rows = db.session.execute(queries).all()
    kinds = {row.id: row.area_kind for row in rows if row.area_kind}
    # The same code may name a quarter and a depot: the one first in CHOSEN_AREA_KINDS is meant.
    for row in sorted(rows, key=lambda row: -CHOSEN_AREA_KINDS.index(row.area_kind) if row.area_kind else 0):
        found[row.kind][row.code] = row.id
    _check_all_found("service", service_codes, found["service"], errors.SERVICE_UNKNOWN)
    _check_all_found("department", department_codes, found["department"], errors.DEPARTMENT_UNKNOWN)
    _check_all_found("area", (area_code,) if area_code else (), found["area"], errors.AREA_UNKNOWN)
    area_id = next(iter(found["area"].values()), None)
    is_quarter = area_id is not None and kinds[area_id] == QUARTER
    return Chosen(
        service_ids=tuple(found["service"].values()),
        department_ids=tuple(found["department"].values()),
        area_id=None if is_quarter else area_id,
        quarter_id=area_id if is_quarter else None,
        asset_ids=tuple(found["asset"].values()),
        spellings=tuple((word, known) for word, _, known in (code.partition(" ") for code in found["spelling"])),
        time_zone=next(iter(found["zone"])),
    )


def list_areas(jurisdiction_id: int) -> list[tuple[str, str]]:
    """(code, name) of the areas a list can be narrowed to, by name."""
    query = (
        select(Area.code, func.min(Area.name))
        .where(Area.jurisdiction_id == jurisdiction_id, Area.kind.in_(CHOSEN_AREA_KINDS), Area.retired_at.is_(None))
        .group_by(Area.code)
        .order_by(func.min(Area.name))
    )
    return [(code, name) for code, name in db.session.execute(query)]


def list_departments(jurisdiction_id: int) -> list[Department]:
    """The departments in use, by code."""
    query = (
        select(Department)
        .where(Department.jurisdiction_id == jurisdiction_id, Department.is_active)
        .order_by(Department.code)
    )
    return list(db.session.scalars(query))


def list_colleagues(jurisdiction_id: int) -> list[Colleague]:
    """The people a report can be assigned to, by name."""
    codes = func.array_agg(Department.code).filter(Department.code.is_not(None))
    query = (
        select(Staff.id, Staff.name, Staff.role, codes)
        .outerjoin(
            StaffDepartment,
            (StaffDepartment.jurisdiction_id == Staff.jurisdiction_id) & (StaffDepartment.staff_id == Staff.id),
        )
        .outerjoin(
            Department,
            (Department.jurisdiction_id == StaffDepartment.jurisdiction_id)
            & (Department.id == StaffDepartment.department_id),
        )
        .where(Staff.jurisdiction_id == jurisdiction_id, Staff.is_active)
        .group_by(Staff.jurisdiction_id, Staff.id)
        .order_by(Staff.name, Staff.id)
    )
    return [
        Colleague(staff_id, name, role, tuple(sorted(teams or ())))
        for staff_id, name, role, teams in db.session.execute(query)
    ]


def _queries(
    jurisdiction_id: int,
    service_codes: tuple[str, ...],
    department_codes: tuple[str, ...],
    area_code: str | None,
    asset_reference: str,
) -> Any:
    """Rows of kind, code, id and (of an area) its kind."""
    area_codes = (area_code,) if area_code else ()
    spellings = spellings_query(jurisdiction_id, asset_reference)
    return union_all(
        select(literal("service").label("kind"), Service.code, Service.id, null().label("area_kind")).where(
            Service.jurisdiction_id == jurisdiction_id, Service.code.in_(service_codes)
        ),
        select(literal("department"), Department.code, Department.id, null()).where(
            Department.jurisdiction_id == jurisdiction_id, Department.code.in_(department_codes)
        ),
        select(literal("area"), Area.code, Area.id, Area.kind).where(
            Area.jurisdiction_id == jurisdiction_id,
            Area.code.in_(area_codes),
            Area.kind.in_(CHOSEN_AREA_KINDS),
            Area.retired_at.is_(None),
        ),
        _painted(jurisdiction_id, asset_reference),
        select(literal("zone"), Jurisdiction.time_zone, Jurisdiction.id, null()).where(
            Jurisdiction.id == jurisdiction_id
        ),
        *(() if spellings is None else (spellings,)),
    )


def _painted(jurisdiction_id: int, reference: str) -> Any:
    """Assets with this number, however it is written in upper or lower case; layers may share a number."""
    key = Asset.layer.concat(" ").concat(Asset.reference)
    pattern = reference.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    query = select(literal("asset"), key, Asset.id, null()).where(
        Asset.jurisdiction_id == jurisdiction_id, Asset.reference.ilike(pattern)
    )
    return query.where(false()) if not reference else query.limit(MAXIMUM_ASSETS)


def _check_all_found(field: str, asked: tuple[str, ...], found: dict[str, int], code: str) -> None:
    if set(asked) - set(found):
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError(field, code)])
