"""Who works here, for those who decide it: roles, departments and areas, disabling. Nobody raises above themselves."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, true

from app.actions import accounts, audit, invitations, second_factors
from app.actions.accounts import SignedIn
from app.core import clock, errors, ids
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import (
    Area,
    Department,
    Report,
    Staff,
    StaffArea,
    StaffDepartment,
    StaffInvite,
    StaffPasskey,
    StaffTotp,
    StatusUpdate,
)

RANK = {role: rank for rank, role in enumerate(Role)}
ACTIVE, INVITED, DISABLED = "active", "invited", "disabled"
STATES = (ACTIVE, INVITED, DISABLED)
AREA_KINDS = ("quarter", "district", "depot", "zone")


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody may do, and where: codes of departments, ids of areas."""

    role: Role
    departments: tuple[str, ...] = ()
    area_ids: tuple[int, ...] = ()
    may_use_provider: bool = False


@dataclass(slots=True)
class Person:
    """A member of staff as the people's page shows them."""

    id: uuid.UUID
    name: str
    email: str
    role: Role
    state: str
    may_use_provider: bool
    last_seen_at: datetime | None
    invited_until: datetime | None = None
    passkeys: int = 0
    has_totp: bool = False
    open_stops: int = 0
    may_change: bool = False
    departments: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    areas: list[tuple[int, str]] = field(default_factory=list)


def list_people(viewer: SignedIn) -> list[Person]:
    """Everybody whom the viewer may see: an admin the whole town, a manager those of their departments and areas."""
    found = {staff.id: _person(staff) for staff in _visible(viewer)}
    _add_places(viewer.jurisdiction_id, found)
    _add_factors(viewer.jurisdiction_id, found)
    for person in found.values():
        person.may_change = person.id != viewer.staff_id and _is_within(viewer, person)
    return sorted(found.values(), key=lambda one: (one.state == DISABLED, one.name.casefold()))


def list_areas(jurisdiction_id: int) -> list[tuple[int, str, str]]:
    """Areas that somebody can be kept to: id, kind, name."""
    rows = db.session.execute(
        select(Area.id, Area.kind, Area.name)
        .where(Area.jurisdiction_id == jurisdiction_id, Area.kind.in_(AREA_KINDS), Area.retired_at.is_(None))
        .order_by(Area.kind, Area.name)
    )
    return [(row.id, row.kind, row.name) for row in rows]


def invite(viewer: SignedIn, email: str, name: str, place: Place, locale: str) -> uuid.UUID:
    """Open an account without a password and mail its link, and commit; the person's id.

    Raises PERSON_ABOVE, ACCOUNT_EXISTS, DEPARTMENT_UNKNOWN, AREA_UNKNOWN, VALIDATION_FAILED.
    """
    address = accounts.check_person(email, name)
    departments = _check_place(viewer, place)
    if db.session.scalar(select(Staff.id).where(func.lower(Staff.email) == address.lower())) is not None:
        raise ProblemError(errors.ACCOUNT_EXISTS, errors=[FieldError("email", errors.ACCOUNT_EXISTS)])
    staff = Staff(
        jurisdiction_id=viewer.jurisdiction_id, id=ids.new_uuid(), email=address, name=name.strip(),
        role=place.role.value, password_hash="", locale=locale, may_use_provider=place.may_use_provider,
    )  # fmt: skip
    db.session.add(staff)
    db.session.flush()
    _set_place(staff, departments, place.area_ids)
    invitations.add(staff, by=viewer.staff_id)
    _record(viewer, "staff.invited", staff, role=place.role.value, departments=list(place.departments))
    person_id = staff.id
    db.session.commit()
    return person_id


def invite_again(viewer: SignedIn, person_id: uuid.UUID) -> None:
    """Mail a new link to somebody who has chosen no password yet; earlier links are good no more; commits.

    Raises PERSON_UNKNOWN, PERSON_ABOVE, INVITE_DONE.
    """
    staff = _lock(viewer, person_id)
    if staff.password_hash or not staff.is_active:
        raise ProblemError(errors.INVITE_DONE)
    invitations.add(staff, by=viewer.staff_id)
    _record(viewer, "staff.invited_again", staff)
    db.session.commit()


def change(viewer: SignedIn, person_id: uuid.UUID, name: str, place: Place) -> None:
    """Change somebody's name, role, departments and areas, and commit; a lesser role is theirs at their next request.

    Raises PERSON_UNKNOWN, PERSON_ABOVE, PERSON_SELF, PERSON_LAST_ADMIN, DEPARTMENT_UNKNOWN, AREA_UNKNOWN.
    """
    staff = _lock(viewer, person_id)
    departments = _check_place(viewer, place)
    accounts.check_person(staff.email, name)
    before = staff.role
    if staff.role == Role.ADMIN and place.role is not Role.ADMIN:
        _keep_an_admin(staff)
    staff.name, staff.role = name.strip(), place.role.value
    if not place.may_use_provider:
        staff.provider_subject = None
    staff.may_use_provider = place.may_use_provider
    _set_place(staff, departments, place.area_ids)
    _record(viewer, "staff.changed", staff, before=before, role=staff.role, departments=list(place.departments),
            areas=list(place.area_ids))  # fmt: skip
    db.session.commit()


def disable(viewer: SignedIn, person_id: uuid.UUID) -> int:
    """Close an account, end its sessions and take its open stops off its round, all at once; how many stops.

    Raises PERSON_UNKNOWN, PERSON_ABOVE, PERSON_SELF, PERSON_LAST_ADMIN.
    """
    staff = _lock(viewer, person_id)
    if staff.role == Role.ADMIN:
        _keep_an_admin(staff)
    staff.is_active = False
    accounts.end_sessions(staff)
    invitations.withdraw(staff)
    count = _empty_round(staff, viewer.staff_id)
    _record(viewer, "staff.disabled", staff, stops=count)
    db.session.commit()
    return count


def enable(viewer: SignedIn, person_id: uuid.UUID) -> None:
    """Open a disabled account again, and commit. Raises PERSON_UNKNOWN, PERSON_ABOVE, PERSON_SELF."""
    staff = _lock(viewer, person_id)
    staff.is_active = True
    _record(viewer, "staff.enabled", staff)
    db.session.commit()


def forget_factors(viewer: SignedIn, person_id: uuid.UUID) -> None:
    """Take every second factor from somebody who lost them, and end their sessions; commits.

    Raises PERSON_UNKNOWN, PERSON_ABOVE, PERSON_SELF.
    """
    staff = _lock(viewer, person_id)
    second_factors.forget_factors(staff)
    accounts.end_sessions(staff)
    _record(viewer, "factor.forgotten", staff)
    db.session.commit()


def _visible(viewer: SignedIn) -> list[Staff]:
    query = select(Staff).where(Staff.jurisdiction_id == viewer.jurisdiction_id)
    if viewer.role is Role.ADMIN:
        return list(db.session.scalars(query))
    kept: list[ColumnElement[bool]] = []
    if viewer.teams:
        same_team = StaffDepartment.department_id.in_(viewer.department_ids)
        kept.append(exists().where(_of_them(StaffDepartment), same_team))
    if viewer.area_ids:
        kept.append(exists().where(_of_them(StaffArea), StaffArea.area_id.in_(viewer.area_ids)))
    return list(db.session.scalars(query.where(or_(Staff.id == viewer.staff_id, and_(true(), *kept)))))


def _of_them(place: type[StaffDepartment | StaffArea]) -> ColumnElement[bool]:
    return and_(place.jurisdiction_id == Staff.jurisdiction_id, place.staff_id == Staff.id)


def _person(staff: Staff) -> Person:
    state = DISABLED if not staff.is_active else ACTIVE if staff.password_hash or staff.provider_subject else INVITED
    return Person(
        id=staff.id, name=staff.name, email=staff.email, role=Role(staff.role), state=state,
        may_use_provider=staff.may_use_provider, last_seen_at=staff.last_seen_at,
    )  # fmt: skip


def _add_places(jurisdiction_id: int, found: dict[uuid.UUID, Person]) -> None:
    departments = db.session.execute(
        select(StaffDepartment.staff_id, Department.id, Department.code, Department.name)
        .join(
            Department,
            (Department.jurisdiction_id == StaffDepartment.jurisdiction_id)
            & (Department.id == StaffDepartment.department_id),
        )
        .where(StaffDepartment.jurisdiction_id == jurisdiction_id)
        .order_by(Department.code)
    )
    for row in departments:
        if row.staff_id in found:
            found[row.staff_id].departments.append((row.id, row.code, row.name))
    areas = db.session.execute(
        select(StaffArea.staff_id, Area.id, Area.name)
        .join(Area, (Area.jurisdiction_id == StaffArea.jurisdiction_id) & (Area.id == StaffArea.area_id))
        .where(StaffArea.jurisdiction_id == jurisdiction_id)
        .order_by(Area.name)
    )
    for staff_id, area_id, name in areas:
        if staff_id in found:
            found[staff_id].areas.append((area_id, name))


def _add_factors(jurisdiction_id: int, found: dict[uuid.UUID, Person]) -> None:
    keys = select(StaffPasskey.staff_id, func.count()).where(StaffPasskey.jurisdiction_id == jurisdiction_id)
    for staff_id, count in db.session.execute(keys.group_by(StaffPasskey.staff_id)):
        if staff_id in found:
            found[staff_id].passkeys = count
    apps = select(StaffTotp.staff_id).where(
        StaffTotp.jurisdiction_id == jurisdiction_id, StaffTotp.confirmed_at.is_not(None)
    )
    for staff_id in db.session.scalars(apps):
        if staff_id in found:
            found[staff_id].has_totp = True
    stops = select(Report.assigned_to_id, func.count()).where(
        Report.jurisdiction_id == jurisdiction_id, Report.closed_at.is_(None), Report.assigned_to_id.in_(found)
    )
    for holder_id, count in db.session.execute(stops.group_by(Report.assigned_to_id)):
        if holder_id is not None:
            found[holder_id].open_stops = count
    invites = select(StaffInvite.staff_id, func.max(StaffInvite.expires_at)).where(
        StaffInvite.jurisdiction_id == jurisdiction_id, StaffInvite.used_at.is_(None)
    )
    for staff_id, until in db.session.execute(invites.group_by(StaffInvite.staff_id)):
        if staff_id in found and found[staff_id].state == INVITED:
            found[staff_id].invited_until = until


def _is_within(viewer: SignedIn, person: Person) -> bool:
    """Whether somebody's rights are all the viewer's own."""
    return _covers(viewer, person.role, {one[0] for one in person.departments}, {one[0] for one in person.areas})


def _covers(viewer: SignedIn, role: Role, departments: set[int], areas: set[int]) -> bool:
    if viewer.role is Role.ADMIN:
        return True
    if RANK[role] > RANK[viewer.role]:
        return False
    if viewer.teams and (not departments or not departments <= set(viewer.department_ids)):
        return False
    return not viewer.area_ids or (bool(areas) and areas <= set(viewer.area_ids))


def _check_place(viewer: SignedIn, place: Place) -> list[int]:
    """The ids of the departments. Raises PERSON_ABOVE, DEPARTMENT_UNKNOWN, AREA_UNKNOWN."""
    departments = accounts.find_departments(viewer.jurisdiction_id, place.departments)
    known = {area[0] for area in list_areas(viewer.jurisdiction_id)}
    if not set(place.area_ids) <= known:
        raise ProblemError(errors.AREA_UNKNOWN, errors=[FieldError("areas", errors.AREA_UNKNOWN)])
    if not _covers(viewer, place.role, set(departments), set(place.area_ids)):
        raise ProblemError(errors.PERSON_ABOVE)
    return departments


def _lock(viewer: SignedIn, person_id: uuid.UUID) -> Staff:
    """Somebody else, whom the viewer may change. Raises PERSON_UNKNOWN, PERSON_SELF, PERSON_ABOVE."""
    found = next((one for one in list_people(viewer) if one.id == person_id), None)
    if found is None:
        raise ProblemError(errors.PERSON_UNKNOWN)
    if found.id == viewer.staff_id:
        raise ProblemError(errors.PERSON_SELF)
    if not found.may_change:
        raise ProblemError(errors.PERSON_ABOVE)
    query = select(Staff).where(Staff.jurisdiction_id == viewer.jurisdiction_id, Staff.id == person_id)
    return db.session.scalars(query.with_for_update().execution_options(populate_existing=True)).one()


def _keep_an_admin(leaving: Staff) -> None:
    """Raises PERSON_LAST_ADMIN unless another one stays; the others wait, so that two cannot remove each other."""
    admins = db.session.scalars(
        select(Staff.id)
        .where(Staff.jurisdiction_id == leaving.jurisdiction_id, Staff.role == Role.ADMIN, Staff.is_active)
        .order_by(Staff.id)
        .with_for_update()
    ).all()
    if set(admins) <= {leaving.id}:
        raise ProblemError(errors.PERSON_LAST_ADMIN)


def _set_place(staff: Staff, departments: list[int], area_ids: tuple[int, ...]) -> None:
    own = {"jurisdiction_id": staff.jurisdiction_id, "staff_id": staff.id}
    for table in (StaffDepartment, StaffArea):
        db.session.execute(
            delete(table).where(table.jurisdiction_id == staff.jurisdiction_id, table.staff_id == staff.id)
        )
    db.session.add_all(StaffDepartment(**own, department_id=one) for one in departments)
    db.session.add_all(StaffArea(**own, area_id=one) for one in dict.fromkeys(area_ids))


def _empty_round(staff: Staff, by_id: uuid.UUID) -> int:
    reports = db.session.scalars(
        select(Report)
        .where(
            Report.jurisdiction_id == staff.jurisdiction_id,
            Report.assigned_to_id == staff.id,
            Report.closed_at.is_(None),
        )
        .with_for_update()
    ).all()
    for report in reports:
        report.assigned_to_id, report.version, report.updated_at = None, report.version + 1, clock.now()
        db.session.add(
            StatusUpdate(
                jurisdiction_id=report.jurisdiction_id, report_id=report.id, kind="assign", status=report.status,
                is_public=False, actor_kind="staff", staff_id=by_id, department_id=report.department_id,
                detail={"to": None},
            )
        )  # fmt: skip
    return len(reports)


def _record(viewer: SignedIn, action: str, staff: Staff, **detail: object) -> None:
    audit.record(viewer.jurisdiction_id, action, "staff", staff.id, staff_id=viewer.staff_id, detail=detail)
