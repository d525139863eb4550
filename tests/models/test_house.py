"""The database refuses what must not be."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.models import AuditEntry, RoutingRule
from tests import factories as make


def test_history_changed_by_hand_is_refused(session):
    town = make.make_jurisdiction()
    make.save(AuditEntry(jurisdiction_id=town.id, actor_kind="system", action="x", subject_kind="y", subject_id="z"))
    with pytest.raises(DBAPIError):
        session.execute(text("delete from audit_entries"))


def test_two_rules_valid_at_once_for_the_same_key_are_refused(session):
    town = make.make_jurisdiction()
    department, service = make.make_department(town), make.make_service(town)
    make.make_rule(town, department, service=service)
    session.add(RoutingRule(jurisdiction_id=town.id, department_id=department.id, service_id=service.id))
    with pytest.raises(DBAPIError):
        session.commit()


def test_report_of_one_town_with_department_of_another_is_refused(session):
    here, there = make.make_jurisdiction(), make.make_jurisdiction("ailleurs", west=4.0)
    foreign = make.make_department(there)
    with pytest.raises(DBAPIError):
        make.make_report(here, make.make_service(here), foreign)
