"""The dashboard's panel: everything about one report, and what the desk does with it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.actions import notifications
from app.core import clock, events
from app.core.extensions import db
from app.models import AuditEntry, Notification, OutboxRow, Report, StatusUpdate
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ROOT = "/staff/v1/reports"


def act(desk: FlaskClient, report: Report, verb: str, body: dict[str, Any], version: int | None = 1) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return desk.post(f"{ROOT}/{report.id}/{verb}", json=body, headers=headers)


def move(desk: FlaskClient, report: Report, to: str, version: int = 1, **values: Any) -> Any:
    return act(desk, report, "status", {"id": str(uuid.uuid4()), "to": to} | values, version)


def actions_on(report: Report) -> list[str]:
    query = select(AuditEntry.action).where(AuditEntry.subject_id == str(report.id)).order_by(AuditEntry.id)
    return list(db.session.scalars(query))


def test_agent_opens_a_report_with_everything_about_it(desk: FlaskClient, place: Town) -> None:
    person = make.make_reporter(place.row, "habitante@exemple.fr", name="Hélène Habitante", phone="06 12 34 56 78")
    report = place.report(
        reporter_id=person.id, description="Éteint", routing={"code": "service_rule", "rule_id": 7}, contested_count=1
    )
    subscription = make.make_subscription(report, person)
    notifications.announce(report, events.REPORT_SUBMITTED)
    db.session.commit()
    beside = place.report(at=(make.CENTRE[0] + 0.0001, make.CENTRE[1]))
    place.report(at=(make.CENTRE[0] + 0.01, make.CENTRE[1]))
    answer = desk.get(f"{ROOT}/{report.id}")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"1"')
    panel = answer.json
    assert panel["reporter"] == {"has_name": True, "has_email": True, "has_phone": True}
    (message,) = panel["notifications"]
    assert (message["event"], message["channel"], message["state"]) == ("report.submitted", "email", "pending")
    assert message["recipient_masked"] == "h***@exemple.fr"
    assert (message["attempts"], message["sent_at"], message["last_error"]) == (0, None, None)
    assert panel["routing"] == {"code": "service_rule", "rule_id": 7}
    assert [near["public_id"] for near in panel["nearby"]] == [beside.public_id]
    assert 10 < panel["nearby"][0]["distance_m"] < 12
    assert panel["contested"] is True
    assert {"rejected", "forwarded", "duplicate"} <= {move["to"] for move in panel["moves"]}
    assert panel["why"]["sentence"]
    assert subscription.id


def test_every_look_at_a_contact_leaves_a_trace(desk: FlaskClient, place: Town) -> None:
    person = make.make_reporter(place.row, "habitante@exemple.fr")
    known, unknown = place.report(reporter_id=person.id), place.report()
    for _ in range(2):
        for report in (known, unknown):
            desk.get(f"{ROOT}/{report.id}")
            desk.post(f"{ROOT}/{report.id}/contact", json={"reason": "verify"})
    desk.get("/staff/v1/reports")
    assert actions_on(known) == ["reporter.seen"] * 2
    assert actions_on(unknown) == []
    seen = db.session.scalars(select(AuditEntry)).first()
    assert seen is not None
    assert (seen.staff_id, seen.actor_kind, seen.detail) == (place.agent.id, "staff", {"reason": "verify"})
    lines = desk.get(f"{ROOT}/{known.id}").json["audit"]  # type: ignore[index]
    assert (lines[0]["action"], lines[0]["by"]) == ("reporter.seen", "Aline Agent")


def test_an_erased_person_is_nobody(desk: FlaskClient, place: Town) -> None:
    person = make.make_reporter(place.row, None, erased_at=clock.now())
    assert desk.get(f"{ROOT}/{place.report(reporter_id=person.id).id}").json["reporter"] is None  # type: ignore[index]


def test_agent_opens_a_report_by_the_number_read_to_them(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    for number in (report.public_id, f" {report.public_id.lower()} "):
        answer = desk.get(f"{ROOT}/by-number/{number}")
        assert (answer.status_code, answer.json["id"]) == (200, str(report.id))  # type: ignore[index]
    for number in ("RC-2026-99999", "%00", "a" * 300):
        answer = desk.get(f"{ROOT}/by-number/{number}")
        assert (answer.status_code, answer.json["code"]) == (404, "report.not_found")  # type: ignore[index]


def test_agent_reassigns_a_misrouted_report(desk: FlaskClient, place: Town) -> None:
    report = place.report(department=place.desk, needs_dispatch=True)
    answer = act(desk, report, "reassign", {"department_code": "eclairage", "note": "C’est un lampadaire"})
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert answer.json["department"]["code"] == "eclairage"
    assert answer.json["why"]["code"] == "reassigned"
    assert answer.json["timeline"][0]["text"] == "C’est un lampadaire"
    db.session.refresh(report)
    assert (report.department_id, report.needs_dispatch) == (place.lighting.id, False)
    assert actions_on(report) == ["report.reassigned"]


def test_agent_of_one_department_may_hand_a_report_on_though_they_see_it_no_more(
    client: FlaskClient, place: Town
) -> None:
    sign_in(client, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    report = place.report()
    answer = act(client, report, "reassign", {"department_code": "accueil"})
    assert (answer.status_code, answer.json["department"]["code"]) == (200, "accueil")
    assert client.get(f"{ROOT}/{report.id}").status_code == 404


def test_agent_writes_to_colleagues_and_to_whoever_follows(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    make.make_subscription(report, make.make_reporter(place.row, "habitante@exemple.fr"))
    internal = act(desk, report, "notes", {"text": " Voir avec Enedis ", "is_public": False})
    assert [note["text"] for note in internal.json["internal_notes"]] == ["Voir avec Enedis"]
    assert db.session.scalar(select(func.count()).select_from(Notification)) == 0
    public = act(desk, report, "notes", {"text": "Nous passons demain", "is_public": True}, version=2)
    assert [note["text"] for note in public.json["internal_notes"]] == ["Voir avec Enedis"]
    assert db.session.scalars(select(Notification.event)).all() == ["report.answered"]
    seen = desk.get(f"/api/v1/reports/{report.public_id}").text
    assert "Nous passons demain" in seen
    assert "Enedis" not in seen


def test_agent_puts_a_report_on_somebodys_round_and_takes_it_off(desk: FlaskClient, place: Town) -> None:
    crew = make.make_staff(place.row, "crew", departments=(place.lighting,), name="Inès Bakri")
    report = place.report()
    on = act(desk, report, "assign", {"staff_id": str(crew.id)})
    assert on.json["assigned_to"] == {"id": str(crew.id), "name": "Inès Bakri"}
    assert "Inès" not in desk.get(f"/api/v1/reports/{report.public_id}").text
    off = act(desk, report, "assign", {"staff_id": None}, version=2)
    assert off.json["assigned_to"] is None


def test_a_report_goes_on_the_round_of_no_stranger(desk: FlaskClient, place: Town) -> None:
    away = make.make_jurisdiction("ailleurs", west=4.0)
    for nobody in (make.make_staff(away), make.make_staff(place.row, is_active=False)):
        answer = act(desk, place.report(), "assign", {"staff_id": str(nobody.id)})
        assert (answer.status_code, answer.json["code"]) == (422, "staff.unknown")
    answer = act(desk, place.report(), "assign", {"staff_id": str(uuid.uuid4())})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("status", {"id": str(uuid.uuid4()), "to": "acknowledged"}),
        ("reassign", {"department_code": "eclairage"}),
        ("notes", {"text": "x", "is_public": False}),
        ("assign", {"staff_id": None}),
    ],
)
def test_every_change_names_its_version(desk: FlaskClient, place: Town, verb: str, body: dict[str, Any]) -> None:
    report = place.report(department=place.desk)
    assert act(desk, report, verb, body, version=None).status_code == 428
    late = act(desk, report, verb, body, version=9)
    assert (late.status_code, late.json["code"], late.json["current"]["etag"]) == (412, "report.changed", '"1"')
    assert db.session.scalar(select(func.count()).select_from(StatusUpdate)) == 0
    assert act(desk, report, verb, body, version=1).status_code == 200


@pytest.mark.parametrize(
    ("verb", "body", "field"),
    [
        ("reassign", {}, "department_code"),
        ("notes", {"text": "", "is_public": True}, "text"),
        ("notes", {"text": "a\x00", "is_public": True}, "text"),
        ("notes", {"text": "x" * 2001, "is_public": True}, "text"),
        ("notes", {"text": "x"}, "is_public"),
        ("assign", {}, "staff_id"),
        ("assign", {"staff_id": "me"}, "staff_id"),
        ("status", {"to": "forwarded", "forwarded_to": {"contact": "x"}}, "forwarded_to.name"),
    ],
)
def test_a_malformed_change_is_refused_by_field(
    desk: FlaskClient, place: Town, verb: str, body: dict[str, Any], field: str
) -> None:
    answer = act(desk, place.report(), verb, body)
    assert (answer.status_code, answer.json["code"]) == (422, "validation.failed")
    assert field in [error["field"] for error in answer.json["errors"]]


def test_a_report_goes_to_no_department_that_does_not_exist(desk: FlaskClient, place: Town) -> None:
    away = make.make_jurisdiction("ailleurs", west=4.0)
    make.make_department(away, "la-bas")
    for code in ("inconnu", "la-bas"):
        answer = act(desk, place.report(), "reassign", {"department_code": code})
        assert (answer.status_code, answer.json["code"]) == (422, "department.unknown")


def test_agent_refuses_a_report_and_names_who_is_competent(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    answer = move(
        desk, report, "forwarded", note="C’est une route départementale",
        forwarded_to={"name": "Le Département", "contact": "voirie@departement.example"},
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert answer.json["forwarded_to"] == {"name": "Le Département", "contact": "voirie@departement.example"}
    reopened = move(desk, report, "reopened", version=2, note="Finalement si")
    assert (reopened.json["status"], reopened.json["forwarded_to"]) == ("reopened", None)


def test_agent_merges_a_duplicate_and_everybody_follows_the_original(desk: FlaskClient, place: Town) -> None:
    original, copy = place.report(), place.report()
    make.make_subscription(copy, make.make_reporter(place.row, "voisin@exemple.fr"))
    answer = move(desk, copy, "duplicate", duplicate_of=original.public_id.lower())
    assert (answer.status_code, answer.json["duplicate_of"]) == (200, original.public_id)
    panel = desk.get(f"{ROOT}/{original.id}").json
    assert panel is not None
    assert panel["duplicates"] == [copy.public_id]
    assert panel["follower_count"] == 1
    for wrong in (original.public_id, copy.public_id, "RC-2026-00000"):
        again = move(desk, original, "duplicate", version=panel["version"], duplicate_of=wrong)
        assert again.status_code == 422


def test_agent_previews_what_the_resident_will_be_written(desk: FlaskClient, place: Town) -> None:
    person = make.make_reporter(place.row, "habitante@exemple.fr")
    report = place.report(reporter_id=person.id)
    make.make_subscription(report, person)
    planned = (clock.now() + timedelta(days=3)).isoformat()
    answer = desk.post(
        "/staff/v1/preview",
        json={"report_id": str(report.id), "to": "scheduled", "planned_at": planned, "note": "Avec la nacelle"},
    )
    assert answer.status_code == 200, answer.text
    letter = answer.json
    assert letter is not None
    assert letter["subject"]
    assert "Avec la nacelle" in letter["text"]
    assert report.public_id in letter["text"] + letter["subject"]
    assert "jeton" not in letter["text"], "the link would let its reader speak for the resident"
    db.session.refresh(report)
    assert report.version == 1
    for model in (StatusUpdate, Notification, OutboxRow):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0


def test_agent_previews_only_what_they_may_see(client: FlaskClient, place: Town) -> None:
    sign_in(client, make.make_staff(place.row, "agent", departments=(place.desk,)))
    answer = client.post("/staff/v1/preview", json={"report_id": str(place.report().id), "to": "resolved"})
    assert (answer.status_code, answer.json["code"]) == (404, "report.not_found")  # type: ignore[index]
