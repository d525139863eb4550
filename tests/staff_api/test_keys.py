"""API keys and the audit log."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.actions import api_keys, audit
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import ApiKey, AuditEntry, OutboxRow
from app.web import api_keys as web_keys
from tests import factories as make
from tests.signing_in import from_our_pages, sign_in
from tests.staff_api.conftest import Town


@pytest.fixture
def admin(app: Flask, place: Town) -> FlaskClient:
    client = app.test_client()
    from_our_pages(client)
    sign_in(client, make.make_staff(place.row, "admin", name="Ada Admin"))
    return client


def make_key(admin: FlaskClient, **values: object) -> tuple[int, str]:
    body = {"name": "Site de la mairie", "scopes": ["reports:read"], **values}
    made = admin.post("/staff/v1/keys", json=body)
    assert made.status_code == 201
    return made.json["key"]["id"], made.json["secret"]  # type: ignore[index]


def test_program_shows_its_key_and_is_known_until_it_is_revoked(app: Flask, admin: FlaskClient, place: Town) -> None:
    key_id, secret = make_key(admin)
    assert secret not in {value for row in db.session.execute(select(ApiKey.secret_hash, ApiKey.name)) for value in row}
    assert secret not in admin.get("/staff/v1/keys").text
    for parts in ({"headers": {"Authorization": f"Bearer {secret}"}}, {"headers": {"X-Api-Key": secret}},
                  {"query_string": {"api_key": secret}}, {"data": {"api_key": secret}, "method": "POST"}):  # fmt: skip
        with app.test_request_context("/", **parts):  # type: ignore[arg-type]
            assert web_keys.require_program("reports:read").jurisdiction_id == place.row.id
    with app.test_request_context("/", headers={"X-Api-Key": secret}), pytest.raises(ProblemError) as caught:
        web_keys.require_program("reports:manage")
    assert caught.value.code == errors.KEY_SCOPE
    assert admin.get("/staff/v1/keys").json["keys"][0]["last_used_at"]  # type: ignore[index]
    assert admin.delete(f"/staff/v1/keys/{key_id}").status_code == 204
    assert admin.delete(f"/staff/v1/keys/{key_id}").json["code"] == "key.unknown"  # type: ignore[index]
    assert api_keys.find_program(secret) is None
    with app.test_request_context("/", headers={"X-Api-Key": secret}), pytest.raises(ProblemError) as caught:
        web_keys.current_program()
    assert caught.value.code == errors.KEY_INVALID
    with app.test_request_context("/"):
        assert web_keys.current_program() is None


def test_key_without_a_known_scope_is_refused(admin: FlaskClient) -> None:
    for scopes in ([], ["everything"]):
        assert admin.post("/staff/v1/keys", json={"name": "x", "scopes": scopes}).status_code == 422


def test_admin_finds_acts_by_person_act_report_and_day(admin: FlaskClient, place: Town) -> None:
    report = place.report()
    for number in range(60):
        audit.record(place.row.id, "reporter.seen", "report", report.id, staff_id=place.agent.id, detail={"n": number})
    audit.record(place.row.id, "report.routed", "report", place.report().id)
    db.session.commit()
    first = admin.get("/staff/v1/audit").json
    assert (first["entries"][0]["action"], first["entries"][0]["who"]) == ("report.routed", None)  # type: ignore[index]
    assert first["actions"] == ["report.routed", "reporter.seen"]  # type: ignore[index]
    assert {"id": str(place.agent.id), "name": "Aline Agent"} in first["authors"]  # type: ignore[index]
    rest = admin.get("/staff/v1/audit", query_string={"before": first["next_before"]}).json  # type: ignore[index]
    assert (len(first["entries"]), len(rest["entries"]), rest["next_before"]) == (50, 11, None)  # type: ignore[index]
    for question, count in (
        ({"report": report.public_id}, 50), ({"report": "RC-0000-00000"}, 0), ({"who": str(place.agent.id)}, 50),
        ({"action": "report."}, 1), ({"action": "report.routed"}, 1), ({"until": "2020-01-01"}, 0),
    ):  # fmt: skip
        found = admin.get("/staff/v1/audit", query_string=question).json["entries"]  # type: ignore[index]
        assert len(found) == count, question
    by_report = admin.get("/staff/v1/audit", query_string={"report": report.public_id}).json["entries"]  # type: ignore[index]
    assert {one["subject"] for one in by_report} == {report.public_id}


def test_admin_exports_the_log_safe_for_a_spreadsheet(admin: FlaskClient, place: Town) -> None:
    audit.record(place.row.id, "report.noted", "thing", "=cmd()")
    db.session.commit()
    answer = admin.get("/staff/v1/audit.csv?action=report.noted")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert answer.mimetype == "text/csv"
    assert [row[5] for row in rows] == ["subject", "'=cmd()"]


@pytest.mark.parametrize("act", ["update audit_entries set action = 'x'", "delete from audit_entries",
                                 "truncate audit_entries"])  # fmt: skip
def test_nobody_changes_the_log_in_the_database(place: Town, act: str) -> None:
    make.save(
        AuditEntry(jurisdiction_id=place.row.id, actor_kind="system", action="a", subject_kind="b", subject_id="c")
    )
    with pytest.raises(DBAPIError):
        db.session.execute(text(act))


def test_agent_tries_everything_given_up_again_and_only_of_their_town(
    app: Flask, desk: FlaskClient, place: Town
) -> None:
    away = make.make_jurisdiction("ailleurs", west=4.0)
    for town, number in ((place.row, 1), (place.row, 2), (away, 3)):
        make.save(OutboxRow(jurisdiction_id=town.id, queue="photos", kind="photo.process", subject_id=str(number),
                            dedupe_key=str(number), dead_at=clock.now(), last_error="no"))  # fmt: skip
    assert desk.post("/staff/v1/dead-letters/retry").json == {"count": 2}
    left = db.session.scalars(select(OutboxRow.subject_id).where(OutboxRow.dead_at.is_not(None))).all()
    assert left == ["3"]
