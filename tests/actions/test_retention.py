"""People are forgotten when the town's time has come, and not a day before."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.actions.retention import erase_old_contacts
from app.models import Reporter
from tests import factories as make


@pytest.fixture
def town(app):
    town = make.make_jurisdiction(settings={})
    town.desk = make.make_department(town, is_fallback=True)
    town.service = make.make_service(town)
    return town


def closed_report(town, session, age, **values):
    report = make.make_report(town, town.service, town.desk, device_hash="d", **values)
    session.execute(
        text("update reports set status = 'resolved', closed_at = now() - cast(:age as interval) where id = :id"),
        {"age": age, "id": report.id},
    )
    session.execute(text("update reporters set created_at = now() - interval '4 years'"))
    session.commit()
    return report


@pytest.mark.parametrize(
    ("months", "age", "is_erased"),
    [
        (None, "13 months", True),
        (None, "11 months", False),
        (1, "2 months", True),
        (36, "13 months", False),
        (99, "37 months", True),
    ],
)
def test_contact_is_erased_after_the_months_of_the_town(town, session, months, age, is_erased):
    town.settings = {"retention_months": months} if months else {}
    person = make.make_reporter(town, "anne@exemple.fr", name="Anne", phone="0612345678")
    report = closed_report(town, session, age, reporter_id=person.id)
    make.make_subscription(report, person)
    session.execute(text("update reporters set created_at = now() - interval '4 years'"))
    session.commit()
    erase_old_contacts()
    session.expire_all()
    found = session.get(Reporter, (town.id, person.id))
    assert (found.email is None) == is_erased
    assert (found.erased_at is not None) == is_erased
    assert (report.device_hash is None) == is_erased
    dump = session.execute(text("select row_to_json(r)::text from reporters r")).scalar_one()
    assert ("anne@exemple.fr" in dump or "0612345678" in dump) != is_erased


def test_person_with_an_open_report_is_kept(town, session):
    person = make.make_reporter(town, "anne@exemple.fr")
    closed_report(town, session, "5 years", reporter_id=person.id)
    make.make_subscription(make.make_report(town, town.service, town.desk), person, "follower")
    erase_old_contacts()
    session.expire_all()
    assert session.get(Reporter, (town.id, person.id)).email == "anne@exemple.fr"


def test_erasing_twice_changes_nothing_more(town, session):
    person = make.make_reporter(town, "anne@exemple.fr")
    closed_report(town, session, "2 years", reporter_id=person.id)
    assert erase_old_contacts() == {"people": 1, "reports": 1}
    assert erase_old_contacts() == {"people": 0, "reports": 0}
