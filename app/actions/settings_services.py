"""Editing what can be reported: services with their questions, their groups, and the order of both."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, register
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Service, ServiceGroup
from geo.town.questions import read_questions
from geo.town.tables import Table

SERVICE, GROUP, ORDER = "service", "service_group", "service_order"
WHOLE = "all"
"""The key of what a town has once."""
PLAIN_FIELDS = (
    "name",
    "description",
    "icon",
    "keywords",
    "due_hours",
    "due_unit",
    "due_count",
    "asset_layer",
    "asset_tolerance_m",
    "duplicate_radius_m",
    "is_private",
    "is_batch",
    "is_active",
)
"""Columns of a service that are written as they are; whoever adds one that the town sets adds it here."""


def find_service(jurisdiction_id: int, code: str) -> Service | None:
    """The service with this code, retired ones included."""
    query = select(Service).where(Service.jurisdiction_id == jurisdiction_id, Service.code == code)
    return db.session.scalars(query).first()


def show_service(service: Service) -> Snapshot:
    """A service as the document that its editor reads and writes."""
    plain = {name: getattr(service, name) for name in PLAIN_FIELDS}
    return {"code": service.code, "group": service.group_code, **plain, "questions": service.questions}


def list_services(jurisdiction_id: int) -> list[Service]:
    """Every service, retired ones too, in the town's order."""
    query = select(Service).where(Service.jurisdiction_id == jurisdiction_id).order_by(Service.position, Service.code)
    return list(db.session.scalars(query))


def list_groups(jurisdiction_id: int) -> list[ServiceGroup]:
    """Every group, in the town's order."""
    query = (
        select(ServiceGroup)
        .where(ServiceGroup.jurisdiction_id == jurisdiction_id)
        .order_by(ServiceGroup.position, ServiceGroup.code)
    )
    return list(db.session.scalars(query))


def complete_questions(raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Questions as they are kept, in their order. Raises ProblemError config.invalid saying what does not hold."""
    problems: list[str] = []
    stripped = [
        {name: value for name, value in question.items() if name != "order" and value is not None} for question in raw
    ]
    found = read_questions(Table("questions", {"questions": stripped}, problems))
    if problems:
        said = "; ".join(problems)
        raise ProblemError(
            errors.CONFIG_INVALID,
            context={"fr": f"Une question est à revoir : {said}.", "en": f"A question needs another look: {said}."},
        )
    return found


def _read_service(jurisdiction_id: int, code: str) -> Snapshot | None:
    service = find_service(jurisdiction_id, code)
    return None if service is None else show_service(service)


def _write_service(by: SignedIn, code: str, wanted: Snapshot | None) -> None:
    """A service that shall not be there is retired: reports refer to it."""
    service = find_service(by.jurisdiction_id, code)
    if wanted is None:
        if service is not None:
            service.is_active = False
        return
    if db.session.get(ServiceGroup, (by.jurisdiction_id, wanted["group"])) is None:
        raise ProblemError(errors.CONFIG_REFERS, context={"what": wanted["group"]})
    if service is None:
        last = select(func.max(Service.position)).where(Service.jurisdiction_id == by.jurisdiction_id)
        service = Service(jurisdiction_id=by.jurisdiction_id, code=code, position=(db.session.scalar(last) or 0) + 1)
        db.session.add(service)
    service.group_code = wanted["group"]
    service.questions = complete_questions(wanted["questions"])
    for name in PLAIN_FIELDS:
        if name in wanted:
            setattr(service, name, wanted[name])


def _read_group(jurisdiction_id: int, code: str) -> Snapshot | None:
    group = db.session.get(ServiceGroup, (jurisdiction_id, code))
    return None if group is None else {"code": group.code, "name": group.name}


def _write_group(by: SignedIn, code: str, wanted: Snapshot | None) -> None:
    """A group that shall not be there goes when it is empty; one that services are in stays."""
    group = db.session.get(ServiceGroup, (by.jurisdiction_id, code))
    if wanted is None:
        used = select(Service.id).where(Service.jurisdiction_id == by.jurisdiction_id, Service.group_code == code)
        if group is not None and db.session.scalars(used).first() is None:
            db.session.delete(group)
        return
    if group is None:
        last = select(func.max(ServiceGroup.position)).where(ServiceGroup.jurisdiction_id == by.jurisdiction_id)
        group = ServiceGroup(jurisdiction_id=by.jurisdiction_id, code=code, position=(db.session.scalar(last) or 0) + 1)
        db.session.add(group)
    group.name = wanted["name"]


def _read_order(jurisdiction_id: int, key: str) -> Snapshot | None:
    if key != WHOLE:
        return None
    return {
        "groups": [group.code for group in list_groups(jurisdiction_id)],
        "services": [service.code for service in list_services(jurisdiction_id)],
    }


def _write_order(by: SignedIn, _key: str, wanted: Snapshot | None) -> None:
    """What the order does not name keeps its place behind what it names."""
    if wanted is None:
        return
    rows: tuple[tuple[Any, list[str]], ...] = (
        (list_groups(by.jurisdiction_id), wanted["groups"]),
        (list_services(by.jurisdiction_id), wanted["services"]),
    )
    for found, codes in rows:
        place = {code: number for number, code in enumerate(codes)}
        for number, row in enumerate(sorted(found, key=lambda one: (place.get(one.code, len(place)), one.position))):
            row.position = number


register(Editor(SERVICE, _read_service, _write_service))
register(Editor(GROUP, _read_group, _write_group))
register(Editor(ORDER, _read_order, _write_order))
