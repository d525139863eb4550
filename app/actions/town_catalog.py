"""Brings a town's departments, services and routing rules in line with its description; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import IntegrityError

from app.core.extensions import db
from app.models import Area, Department, Jurisdiction, RoutingRule, Service, ServiceGroup
from geo.town.ground import Counts
from geo.town.plan import DepartmentPlan, RulePlan, TownDescription, TownPlan
from geo.town.problems import TownFilesError

RULE_NOTE = "city.toml"
"""Marks the rules that an import made and may end; rules made by people are theirs."""

DESCRIBED_SETTINGS = (
    "colour",
    "attribution",
    "phone",
    "email",
    "style_url",
    "logo_url",
    "privacy_url",
    "second_factor",
)

WantedRule = tuple[int, int | None, int | None, str | None, datetime | None, datetime | None]
"""Department, service, area, street owner, beginning, end."""


def sync_town(plan: TownPlan) -> tuple[Jurisdiction, bool]:
    """The town of this slug, as described, and whether it is new. Settings that no description gives are kept."""
    town = db.session.scalar(select(Jurisdiction).where(Jurisdiction.slug == plan.slug))
    is_new = town is None
    if town is None:
        town = Jurisdiction(slug=plan.slug, name=plan.name, settings={})
        db.session.add(town)
    described = {"locales", "public_id_prefix", "contacts", *DESCRIBED_SETTINGS}
    kept = {name: value for name, value in town.settings.items() if name not in described}
    _assign(
        town,
        {
            "name": plan.name,
            "insee_code": plan.insee,
            "time_zone": plan.time_zone,
            "default_locale": plan.locales[0],
            "is_fictional": plan.is_fictional,
            "is_active": True,
            "settings": {**kept, **plan.settings},
        },
    )
    db.session.flush()
    return town, is_new


def sync_departments(jurisdiction_id: int, plans: Sequence[DepartmentPlan]) -> tuple[dict[str, int], Counts]:
    """Departments as described: code → id. Those no longer described are switched off, not deleted."""
    known = _by_code(Department, jurisdiction_id)
    fallback = next(plan.code for plan in plans if plan.is_fallback)
    for code, department in known.items():  # one fallback at a time: the old one steps down first
        if department.is_fallback and code != fallback:
            department.is_fallback = False
    db.session.flush()
    counts = Counts()
    for plan in plans:
        values = {
            "name": plan.name,
            "email": plan.email,
            "phone": plan.phone,
            "is_fallback": plan.is_fallback,
            "is_external": plan.is_external,
            "is_active": True,
        }
        _save(counts, known, plan.code, lambda code: Department(jurisdiction_id=jurisdiction_id, code=code), values)
    _switch_off(counts, known, {plan.code for plan in plans})
    db.session.flush()
    return {code: department.id for code, department in known.items()}, counts


def sync_services(jurisdiction_id: int, description: TownDescription) -> tuple[dict[str, int], Counts]:
    """Groups and services as described, in their order: service code → id."""
    groups = {
        group.code: group
        for group in db.session.scalars(select(ServiceGroup).where(ServiceGroup.jurisdiction_id == jurisdiction_id))
    }
    for position, group_plan in enumerate(description.groups):
        group = groups.get(group_plan.code)
        if group is None:
            group = ServiceGroup(jurisdiction_id=jurisdiction_id, code=group_plan.code, name=group_plan.name)
            db.session.add(group)
        _assign(group, {"name": group_plan.name, "position": position})
    db.session.flush()
    known = _by_code(Service, jurisdiction_id)
    counts = Counts()
    for position, plan in enumerate(description.services):
        values = {name: getattr(plan, name) for name in plan.__dataclass_fields__ if name != "code"}
        values |= {"position": position, "is_active": True}
        _save(counts, known, plan.code, lambda code: Service(jurisdiction_id=jurisdiction_id, code=code), values)
    _switch_off(counts, known, {plan.code for plan in description.services})
    db.session.flush()
    return {code: service.id for code, service in known.items()}, counts


def sync_rules(
    jurisdiction_id: int, plans: Sequence[RulePlan], departments: dict[str, int], services: dict[str, int]
) -> Counts:
    """Routing rules as described. One that changed or went ends now, and its successor begins now; the past stays."""
    now: datetime = db.session.execute(select(func.now())).scalar_one()
    areas: dict[tuple[str, str], int] = {
        (kind, code): number
        for kind, code, number in db.session.execute(
            select(Area.kind, Area.code, Area.id).where(
                Area.jurisdiction_id == jurisdiction_id, Area.retired_at.is_(None)
            )
        )
    }
    counts = Counts()
    left = [
        _wanted(plan, departments, services, areas)
        for plan in plans
        if plan.valid_until is None or plan.valid_until > now  # one that is over has nothing left to say
    ]
    for rule in _current_rules(jurisdiction_id, now):
        key = (rule.department_id, rule.service_id, rule.area_id, rule.street_owner)
        match = next((item for item in left if item[:4] == key and _fits(item, rule.valid, now)), None)
        if match is not None:
            left.remove(match)
            counts.same += 1
        else:
            _end(rule, now)
            counts.gone += 1
    db.session.flush()
    _add_rules(jurisdiction_id, left, now)
    counts.new = len(left)
    return counts


def _add_rules(jurisdiction_id: int, wanted: list[WantedRule], now: datetime) -> None:
    db.session.add_all(
        RoutingRule(
            jurisdiction_id=jurisdiction_id,
            department_id=department_id,
            service_id=service_id,
            area_id=area_id,
            street_owner=street_owner,
            note=RULE_NOTE,
            valid=Range(begins or now, ends),
        )
        for department_id, service_id, area_id, street_owner, begins, ends in wanted
    )
    try:
        with db.session.begin_nested():
            db.session.flush()
    except IntegrityError as error:
        raise TownFilesError(
            "city.toml: two rules for the same service, area and street owner would be valid at the same time"
            f" ({str(error.orig).splitlines()[-1]})"
        ) from error


def _current_rules(jurisdiction_id: int, now: datetime) -> list[RoutingRule]:
    """The rules of earlier imports that are or will be valid."""
    return list(
        db.session.scalars(
            select(RoutingRule)
            .where(
                RoutingRule.jurisdiction_id == jurisdiction_id,
                RoutingRule.note == RULE_NOTE,
                or_(func.upper(RoutingRule.valid).is_(None), func.upper(RoutingRule.valid) > now),
            )
            .order_by(RoutingRule.id)
        )
    )


def _wanted(
    plan: RulePlan, departments: dict[str, int], services: dict[str, int], areas: dict[tuple[str, str], int]
) -> WantedRule:
    if plan.area is not None and plan.area not in areas:
        raise TownFilesError(f"city.toml: a rule names the area {':'.join(plan.area)}, which no file holds")
    return (
        departments[plan.department],
        services[plan.service] if plan.service else None,
        areas[plan.area] if plan.area else None,
        plan.street_owner,
        plan.valid_from,
        plan.valid_until,
    )


def _fits(wanted: WantedRule, valid: Range[datetime], now: datetime) -> bool:
    """Whether a rule's period is the described one; a rule described without a beginning began when it was imported."""
    begins, ends = wanted[4], wanted[5]
    starts_right = valid.lower == begins if begins else valid.lower is None or valid.lower <= now
    return starts_right and valid.upper == ends


def _end(rule: RoutingRule, now: datetime) -> None:
    """End a rule; one that has not begun yet never was."""
    if rule.valid.lower is not None and rule.valid.lower >= now:
        db.session.delete(rule)
    else:
        rule.valid = Range(rule.valid.lower, now)


def _by_code(model: Any, jurisdiction_id: int) -> dict[str, Any]:
    return {row.code: row for row in db.session.scalars(select(model).where(model.jurisdiction_id == jurisdiction_id))}


def _save(counts: Counts, known: dict[str, Any], code: str, make: Callable[[str], Any], values: dict[str, Any]) -> None:
    row = known.get(code)
    if row is None:
        row = known[code] = make(code)
        _assign(row, values)
        db.session.add(row)
        counts.new += 1
    elif _assign(row, values):
        counts.changed += 1
    else:
        counts.same += 1


def _assign(row: Any, values: dict[str, Any]) -> bool:
    """Set what differs; returns whether anything did."""
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _switch_off(counts: Counts, known: dict[str, Any], described: set[str]) -> None:
    for code, row in known.items():
        if code not in described and row.is_active:
            row.is_active = False
            counts.retired += 1
