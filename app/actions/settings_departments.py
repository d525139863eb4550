"""Editing who answers: a department's name, mailbox, telephone and hours, and which one catches the rest."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, record_version, register
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Department, RoutingRule

DEPARTMENT = "department"
FIELDS = ("name", "email", "phone", "hours", "is_external", "is_active")
LATER_FIELDS = ("stop_minutes", "day_minutes", "speed_kmh", "dormant_days")
"""Fields that versions of before, and callers of before, do not have: what is not said stays as it is."""


def find_department(jurisdiction_id: int, code: str) -> Department | None:
    """The department with this code, those no longer in use included."""
    query = select(Department).where(Department.jurisdiction_id == jurisdiction_id, Department.code == code)
    return db.session.scalars(query).first()


def list_departments(jurisdiction_id: int) -> list[Department]:
    """Every department, those in use first, by code."""
    query = (
        select(Department)
        .where(Department.jurisdiction_id == jurisdiction_id)
        .order_by(Department.is_active.desc(), Department.code)
    )
    return list(db.session.scalars(query))


def count_rules(jurisdiction_id: int) -> dict[int, int]:
    """How many rules that hold now or will hold answer with each department, by its id."""
    query = (
        select(RoutingRule.department_id, func.count())
        .where(
            RoutingRule.jurisdiction_id == jurisdiction_id,
            or_(func.upper(RoutingRule.valid).is_(None), func.upper(RoutingRule.valid) > func.now()),
        )
        .group_by(RoutingRule.department_id)
    )
    return dict(db.session.execute(query).all())


def show_department(department: Department) -> Snapshot:
    """A department as the document that its editor reads and writes."""
    plain = {name: getattr(department, name) for name in FIELDS + LATER_FIELDS}
    return {"code": department.code, **plain, "is_fallback": department.is_fallback}


def _read(jurisdiction_id: int, code: str) -> Snapshot | None:
    department = find_department(jurisdiction_id, code)
    return None if department is None else show_department(department)


def _write(by: SignedIn, code: str, wanted: Snapshot | None) -> None:
    """There is always exactly one fallback: it passes from one to another, and cannot be laid down."""
    department = find_department(by.jurisdiction_id, code)
    if wanted is None:
        if department is not None:
            _retire(department)
        return
    if department is None:
        department = Department(jurisdiction_id=by.jurisdiction_id, code=code, is_fallback=False)
        db.session.add(department)
    if not wanted["is_active"] and department.is_active is not False:
        _retire(department)
    for name in FIELDS:
        setattr(department, name, wanted[name])
    for name in LATER_FIELDS:
        if name in wanted:
            setattr(department, name, wanted[name])
    if wanted["is_fallback"] and not department.is_fallback:
        _pass_fallback(by, department)
    elif department.is_fallback and not wanted["is_fallback"]:
        raise ProblemError(errors.FALLBACK_NEEDED)


def _retire(department: Department) -> None:
    if department.is_fallback:
        raise ProblemError(errors.FALLBACK_NEEDED)
    used = count_rules(department.jurisdiction_id).get(department.id, 0) if department.id else 0
    if used:
        raise ProblemError(errors.DEPARTMENT_IN_USE, context={"count": used})
    department.is_active = False


def _pass_fallback(by: SignedIn, department: Department) -> None:
    """The old fallback steps down first (one at a time), and that is a version of its own."""
    if not department.is_active:
        raise ProblemError(errors.FALLBACK_NEEDED)
    query = select(Department).where(Department.jurisdiction_id == by.jurisdiction_id, Department.is_fallback)
    with db.session.no_autoflush:
        old = db.session.scalars(query).first()
    if old is not None:
        before = show_department(old)
        old.is_fallback = False
        db.session.flush()
        record_version(by.jurisdiction_id, DEPARTMENT, old.code, before, show_department(old), by.staff_id)
    department.is_fallback = True


def _may(viewer: SignedIn, code: str) -> bool:
    return code in {team.code for team in viewer.teams}


register(Editor(DEPARTMENT, _read, _write, _may))
