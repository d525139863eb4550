"""The rules of routing: shown in full, added and ended, never edited; what was said of them comes from here."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import IntegrityError

from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, lock_settings, record_version, register, sets_whole_town
from app.actions.settings_departments import find_department
from app.actions.settings_services import find_service
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Area, ConfigVersion, Department, RoutingRule, Service

RULE = "rule"
STREET_OWNERS = ("town", "metropole", "departement", "state", "private")


@dataclass(frozen=True, slots=True)
class WantedRule:
    """A rule to add, by codes; `area` is `kind:code`. It holds from now on when it has no beginning."""

    department: str
    service: str | None = None
    area: str | None = None
    street_owner: str | None = None
    begins: datetime | None = None
    ends: datetime | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule with the rows it names."""

    rule: RoutingRule
    department: Department
    service: Service | None
    area: Area | None


def list_rules(jurisdiction_id: int) -> list[ShownRule]:
    """Every rule, also those that are over, most precise first within each service."""
    query = (
        select(RoutingRule, Department, Service, Area)
        .join(
            Department,
            (Department.jurisdiction_id == RoutingRule.jurisdiction_id) & (Department.id == RoutingRule.department_id),
        )
        .outerjoin(
            Service,
            (Service.jurisdiction_id == RoutingRule.jurisdiction_id) & (Service.id == RoutingRule.service_id),
        )
        .outerjoin(Area, (Area.jurisdiction_id == RoutingRule.jurisdiction_id) & (Area.id == RoutingRule.area_id))
        .where(RoutingRule.jurisdiction_id == jurisdiction_id)
        .order_by(Service.position.nulls_first(), Area.name.nulls_last(), RoutingRule.id)
    )
    return [ShownRule(*row) for row in db.session.execute(query)]


def find_area(jurisdiction_id: int, reference: str) -> Area | None:
    """The area written `kind:code`, if it is in use."""
    kind, _, code = reference.partition(":")
    query = select(Area).where(
        Area.jurisdiction_id == jurisdiction_id, Area.kind == kind, Area.code == code, Area.retired_at.is_(None)
    )
    return db.session.scalars(query).first()


def resolve(jurisdiction_id: int, wanted: WantedRule) -> dict[str, Any]:
    """The ids behind a wanted rule. Raises ProblemError rule.empty, or config.refers naming what is not there."""
    if not (wanted.service or wanted.area or wanted.street_owner):
        raise ProblemError(errors.RULE_EMPTY)
    department = find_department(jurisdiction_id, wanted.department)
    service = find_service(jurisdiction_id, wanted.service) if wanted.service else None
    area = find_area(jurisdiction_id, wanted.area) if wanted.area else None
    missing = [
        name
        for name, asked, found in (
            (wanted.department, True, department and department.is_active),
            (wanted.service, wanted.service, service),
            (wanted.area, wanted.area, area),
            (wanted.street_owner, wanted.street_owner, wanted.street_owner in STREET_OWNERS),
        )
        if asked and not found
    ]
    if missing or department is None:
        raise ProblemError(errors.CONFIG_REFERS, context={"what": ", ".join(str(name) for name in missing)})
    return {
        "department_id": department.id,
        "service_id": service.id if service else None,
        "area_id": area.id if area else None,
        "street_owner": wanted.street_owner,
    }


def add_rule(by: SignedIn, wanted: WantedRule, *, note: str | None = None) -> RoutingRule:
    """Add a rule and commit. Raises ProblemError rule.clash when one already holds, auth.forbidden, …"""
    lock_settings(by.jurisdiction_id)
    rule = insert_rule(by, wanted, note=note)
    db.session.commit()
    return rule


def end_rule(by: SignedIn, rule_id: int, *, ends: datetime | None = None, note: str | None = None) -> None:
    """End a rule now or later, and commit. Raises ProblemError rule.unknown, auth.forbidden."""
    lock_settings(by.jurisdiction_id)
    close_rule(by, rule_id, ends=ends, note=note)
    db.session.commit()


def insert_rule(
    by: SignedIn, wanted: WantedRule, *, note: str | None = None, batch: uuid.UUID | None = None
) -> RoutingRule:
    """Add a rule inside the caller's transaction, with its version."""
    _check_may(by)
    ids = resolve(by.jurisdiction_id, wanted)
    now: datetime = db.session.execute(select(func.clock_timestamp())).scalar_one()
    begins = wanted.begins or now
    if wanted.ends is not None and wanted.ends <= begins:
        raise ProblemError(
            errors.CONFIG_INVALID,
            context={"fr": "La fin vient avant le début.", "en": "The end comes before the beginning."},
        )
    rule = RoutingRule(jurisdiction_id=by.jurisdiction_id, **ids, note=wanted.note, valid=Range(begins, wanted.ends))
    try:
        with db.session.begin_nested():
            db.session.add(rule)
            db.session.flush()
    except IntegrityError as error:
        raise ProblemError(errors.RULE_CLASH) from error
    after = _read(by.jurisdiction_id, str(rule.id))
    record_version(by.jurisdiction_id, RULE, str(rule.id), None, after, by.staff_id, note, batch=batch)
    return rule


def close_rule(
    by: SignedIn,
    rule_id: int,
    *,
    ends: datetime | None = None,
    note: str | None = None,
    batch: uuid.UUID | None = None,
) -> ConfigVersion:
    """End a rule inside the caller's transaction, with its version; one that has not begun never was."""
    _check_may(by)
    rule = db.session.get(RoutingRule, (by.jurisdiction_id, rule_id))
    now: datetime = db.session.execute(select(func.clock_timestamp())).scalar_one()
    if rule is None or (rule.valid.upper is not None and rule.valid.upper <= now):
        raise ProblemError(errors.RULE_UNKNOWN)
    before = _read(by.jurisdiction_id, str(rule_id))
    end = max(ends, now) if ends else now
    if rule.valid.lower is not None and rule.valid.lower >= end:
        db.session.delete(rule)
    else:
        rule.valid = Range(rule.valid.lower, end)
    db.session.flush()
    after = _read(by.jurisdiction_id, str(rule_id))
    return record_version(by.jurisdiction_id, RULE, str(rule_id), before, after, by.staff_id, note, batch=batch)


def _check_may(by: SignedIn) -> None:
    if not sets_whole_town(by):
        raise ProblemError(errors.AUTH_FORBIDDEN)


def _read(jurisdiction_id: int, key: str) -> Snapshot | None:
    rule = db.session.get(RoutingRule, (jurisdiction_id, int(key))) if key.isdigit() and len(key) < 10 else None
    if rule is None:
        return None
    db.session.refresh(rule)
    department = db.session.get_one(Department, (jurisdiction_id, rule.department_id))
    service = db.session.get(Service, (jurisdiction_id, rule.service_id)) if rule.service_id else None
    area = db.session.get(Area, (jurisdiction_id, rule.area_id)) if rule.area_id else None
    return {
        "service": service.code if service else None,
        "area": f"{area.kind}:{area.code}" if area else None,
        "street_owner": rule.street_owner,
        "department": department.code,
        "begins": rule.valid.lower.isoformat() if rule.valid.lower else None,
        "ends": rule.valid.upper.isoformat() if rule.valid.upper else None,
        "note": rule.note,
    }


def _write(by: SignedIn, key: str, wanted: Snapshot | None) -> None:
    """Taking back: what was added ends; what was ended begins again, as a rule of its own where the end has passed."""
    if wanted is None:
        rule = db.session.get(RoutingRule, (by.jurisdiction_id, int(key)))
        if rule is not None and _holds(rule):
            _finish(rule)
        return
    rule = db.session.get(RoutingRule, (by.jurisdiction_id, int(key)))
    if rule is not None and _holds(rule):
        rule.valid = Range(rule.valid.lower, _moment(wanted["ends"]))
        return
    insert_rule(
        by,
        WantedRule(
            wanted["department"], wanted["service"], wanted["area"], wanted["street_owner"], None,
            _moment(wanted["ends"]), wanted["note"],
        ),
    )  # fmt: skip


def _holds(rule: RoutingRule) -> bool:
    now: datetime = db.session.execute(select(func.clock_timestamp())).scalar_one()
    return rule.valid.upper is None or rule.valid.upper > now


def _finish(rule: RoutingRule) -> None:
    now: datetime = db.session.execute(select(func.clock_timestamp())).scalar_one()
    if rule.valid.lower is not None and rule.valid.lower >= now:
        db.session.delete(rule)
    else:
        rule.valid = Range(rule.valid.lower, now)


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


_REASSIGNED = text("""
    select r.service_id, r.area_id, cast(u.detail->>'to' as int) as department_id, count(distinct r.id) as moved,
           (select count(*) from reports a
             where a.jurisdiction_id = :jurisdiction_id and a.service_id = r.service_id
               and a.area_id is not distinct from r.area_id
               and a.submitted_at > now() - make_interval(months => :months)) as received
      from status_updates u
      join reports r on r.jurisdiction_id = u.jurisdiction_id and r.id = u.report_id
       and r.department_id = cast(u.detail->>'to' as int)
      join departments d on d.jurisdiction_id = r.jurisdiction_id and d.id = r.department_id and d.is_active
     where u.jurisdiction_id = :jurisdiction_id and u.kind = 'reassign'
       and u.created_at > now() - make_interval(months => :months)
       and not exists (
           select from routing_rules x
            where x.jurisdiction_id = :jurisdiction_id and x.valid @> now() and x.street_owner is null
              and x.service_id = r.service_id and x.area_id is not distinct from r.area_id
              and x.department_id = r.department_id)
     group by r.service_id, r.area_id, cast(u.detail->>'to' as int)
    having count(distinct r.id) >= :enough
     order by moved desc, r.service_id, r.area_id
     limit 20
""")
ENOUGH_MOVES = 3
SUGGESTION_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Reports about a service in an area that people gave to one department, again and again."""

    service: Service
    area: Area | None
    department: Department
    moved: int
    received: int


def suggest_rules(jurisdiction_id: int) -> list[Suggestion]:
    """Rules that the re-assignments of the last six months speak for, the most frequent first."""
    rows = db.session.execute(
        _REASSIGNED,
        {"jurisdiction_id": jurisdiction_id, "months": SUGGESTION_MONTHS, "enough": ENOUGH_MOVES},
    ).all()
    return [
        Suggestion(
            db.session.get_one(Service, (jurisdiction_id, row.service_id)),
            db.session.get_one(Area, (jurisdiction_id, row.area_id)) if row.area_id else None,
            db.session.get_one(Department, (jurisdiction_id, row.department_id)),
            row.moved,
            row.received,
        )
        for row in rows
    ]


register(Editor(RULE, _read, _write))
