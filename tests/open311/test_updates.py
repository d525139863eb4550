"""Service request updates, read and written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.core import clock, workflow
from app.core.extensions import db
from app.models import MediaFetch, Notification, Report, StatusUpdate
from tests import factories as make
from tests.open311.calls import post, read


@pytest.fixture
def report(app: Any) -> Report:
    town = make.make_jurisdiction()
    department = make.make_department(town, is_fallback=True)
    found = make.make_report(town, make.make_service(town), department, status=workflow.ACKNOWLEDGED)
    make.make_subscription(found, make.make_reporter(town, "suit@exemple.fr"), "follower")
    return found


@pytest.fixture
def town(report: Report) -> Any:
    from app.models import Jurisdiction

    return db.session.get_one(Jurisdiction, report.jurisdiction_id)


def line(report: Report, **values: Any) -> StatusUpdate:
    fields = {"kind": "note", "status": report.status, "actor_kind": "staff", "is_public": True, **values}
    return make.save(StatusUpdate(jurisdiction_id=report.jurisdiction_id, report_id=report.id, **fields))


def update(report: Report, key: str, **values: Any) -> dict[str, Any]:
    return {
        "api_key": key, "service_request_id": report.public_id, "update_id": "u-1", "status": "OPEN",
        "updated_datetime": "2026-11-20T10:00:00+01:00", "description": "On y va <demain> & bientôt", **values,
    }  # fmt: skip


def reread(report: Report) -> Report:
    db.session.expire_all()
    return db.session.get_one(Report, (report.jurisdiction_id, report.id))


def test_program_reads_the_public_lines_oldest_first(client: FlaskClient, report: Report) -> None:
    number = report.public_id
    now = clock.now()
    line(report, kind="status", status="received", note=None, created_at=now - timedelta(hours=3))
    line(report, note="Vu : 06 12 34 56 78", created_at=now - timedelta(hours=2))
    line(report, note="Mot interne", is_public=False)
    line(report, note="Ancien", created_at=now - timedelta(days=100))
    line(report, kind="status", status="resolved", note="Réparé", created_at=now - timedelta(hours=1))
    found = read(client, "servicerequestupdates.json")
    assert [one["description"].partition(" :")[0] for one in found] == ["Reçu", "Vu", "Réparé"]
    assert [one["status"] for one in found] == ["open", "open", "closed"]
    assert {one["service_request_id"] for one in found} == {number}
    assert "06 12" not in str(found)
    assert list(found[0]) == [
        "update_id", "service_request_id", "status", "updated_datetime", "description", "media_url",
    ]  # fmt: skip
    tree = read(client, "servicerequestupdates.xml?page=2&page_size=2")
    assert [(one.tag, one.findtext("description")) for one in tree] == [("request_update", "Réparé")]
    assert len(read(client, f"servicerequestupdates.json?service_request_id={number}")) == 4
    day = (now - timedelta(days=101)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert [one["description"] for one in read(client, f"servicerequestupdates.json?start_date={day}")] == ["Ancien"]
    wide = f"servicerequestupdates.json?start_date={day}&end_date={now.strftime('%Y-%m-%dT%H:%M:%SZ')}"
    assert read(client, wide, 400)[0]["code"] == 400


def test_lines_of_a_private_report_are_nowhere(client: FlaskClient, report: Report) -> None:
    line(report, note="Secret")
    row = reread(report)
    row.is_private = True
    number = row.public_id
    db.session.commit()
    assert read(client, "servicerequestupdates.json") == []
    assert read(client, f"servicerequestupdates.json?service_request_id={number}") == []


def test_a_program_that_may_write_speaks_to_staff_alone(client: FlaskClient, report: Report, town: Any) -> None:
    key = make.make_key(town)
    (made,) = post(client, "servicerequestupdates.json", **update(report, key, status=""))
    entry = db.session.get_one(StatusUpdate, (report.jurisdiction_id, int(made["update_id"])))
    assert (entry.is_public, entry.note) == (False, "On y va <demain> & bientôt")
    assert entry.detail["outside"] == "Essai"
    assert db.session.scalars(db.select(Notification)).all() == []
    post(client, "servicerequestupdates.json", 403, **update(report, key, update_id="u-2", status="closed"))
    assert reread(report).status == workflow.ACKNOWLEDGED


def test_a_repeated_update_answers_the_same_with_200(client: FlaskClient, report: Report, town: Any) -> None:
    key = make.make_key(town, "reports:write", "reports:manage")
    number = report.public_id
    first = post(client, "servicerequestupdates.json", **update(report, key))
    assert post(client, "servicerequestupdates.json", 200, **update(report, key)) == first
    tree = post(client, "servicerequestupdates.xml", 200, **update(report, key))
    assert tree.findtext("request_update/update_id") == first[0]["update_id"]
    other = make.make_key(town, "reports:write", "reports:manage")
    assert post(client, "servicerequestupdates.json", **update(report, other)) != first
    assert [one["service_request_id"] for one in read(client, "servicerequestupdates.json")] == [number, number]


def test_a_program_that_may_manage_closes_and_reopens(client: FlaskClient, report: Report, town: Any) -> None:
    key = make.make_key(town, "reports:write", "reports:manage")
    steps = [
        ("IN_PROGRESS", workflow.IN_PROGRESS), ("open", workflow.IN_PROGRESS), ("CLOSED", workflow.RESOLVED),
        ("fixed", workflow.RESOLVED), ("OPEN", workflow.REOPENED), ("closed", workflow.RESOLVED),
    ]  # fmt: skip
    for place, (said, becomes) in enumerate(steps):
        post(client, "servicerequestupdates.json", **update(report, key, update_id=f"s-{place}", status=said))
        assert reread(report).status == becomes, said
    events = db.session.scalars(db.select(Notification.event).order_by(Notification.created_at, Notification.id)).all()
    assert "report.resolved" in events
    (shown,) = read(client, f"requests/{report.public_id}.json")
    assert (shown["status"], shown["status_notes"]) == ("closed", "On y va <demain> & bientôt")


def test_pictures_of_an_update_are_fetched_for_it(client: FlaskClient, report: Report, town: Any) -> None:
    key = make.make_key(town, "reports:write", "reports:manage")
    url = "https://photos.example.org/a.jpg"
    (made,) = post(client, "servicerequestupdates.json", **update(report, key, media_url=url))
    fetched = db.session.scalars(db.select(MediaFetch)).one()
    assert (fetched.url, fetched.status_update_id) == (url, int(made["update_id"]))


def test_what_is_missing_or_wrong_is_named(client: FlaskClient, report: Report, town: Any) -> None:
    key = make.make_key(town)
    found = post(client, "servicerequestupdates.json", 400, api_key=key)
    assert [one["description"].split()[0] for one in found] == ["update_id", "service_request_id", "description"]
    wrong = update(report, key, status="perdu", updated_datetime="hier", media_url="http://127.0.0.1/")
    found = post(client, "servicerequestupdates.json", 400, **wrong)
    assert [one["description"].split()[0] for one in found] == ["status", "updated_datetime", "media_url"]
    missing = update(report, key) | {"service_request_id": "RC-2026-99999999"}
    assert post(client, "servicerequestupdates.json", 404, **missing)[0]["code"] == 404
    post(client, "servicerequestupdates.json", 403, **update(report, "rck_faux"))
