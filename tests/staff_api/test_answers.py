"""Answers kept ready: offered, previewed as the mail itself, told in each person's language, written by managers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import deliveries
from app.channels import email
from app.core import clock
from app.core.extensions import db
from app.models import AuditEntry, Notification, Report, StatusUpdate
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town
from tests.staff_api.test_panel import act, move

DRAFT = {
    "target": "resolved",
    "name": {"fr": "Ampoule changée", "en": "Bulb changed"},
    "body": {"fr": "{equipe} a changé l’ampoule, {lieu}.", "en": "{department} changed the bulb, {place}."},
}


def manager_of(client: FlaskClient, place: Town) -> FlaskClient:
    sign_in(client, make.make_staff(place.row, "manager"))
    return client


def save(client: FlaskClient, code: str, **values: Any) -> Any:
    return client.put(f"/staff/v1/templates/{code}", json=DRAFT | values)


def followed(place: Town, *locales: str) -> Report:
    report = place.report(address="4 rue des Lilas")
    for locale in locales:
        person = make.make_reporter(place.row, f"{locale}.{report.public_id}@exemple.fr", locale=locale)
        make.make_subscription(report, person, "follower")
    return report


def preview(client: FlaskClient, report: Report, to: str, **values: Any) -> Any:
    return client.post("/staff/v1/preview", json={"report_id": str(report.id), "to": to} | values)


def test_agent_is_offered_the_standard_answers_and_those_of_the_service(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    assert save(manager, "ampoule", service="lampadaire").status_code == 200
    assert save(manager, "benne", service="dechets").status_code == 200
    codes = [one["code"] for one in manager.get("/staff/v1/templates?service=lampadaire").json["templates"]]
    resolved = [code for code in codes if code in ("ampoule", "benne", "fixed", "made-safe")]
    assert resolved == ["ampoule", "fixed", "made-safe"]


def test_agent_sees_the_mail_itself_and_how_many_it_tells(desk: FlaskClient, place: Town) -> None:
    report = followed(place, "fr", "en")
    at = (clock.now() + timedelta(days=2)).isoformat()
    shown = preview(desk, report, "scheduled", planned_at=at, template="visit-date").json
    assert shown["tells"] == 2
    assert "4 rue des Lilas" in shown["note"]
    assert shown["note"] in shown["text"]
    assert "<html" in shown["html"]
    assert shown["is_changed"] is False
    changed = preview(desk, report, "scheduled", planned_at=at, template="visit-date", note="À mardi !").json
    assert (changed["note"], changed["is_changed"]) == ("À mardi !", True)


def test_each_follower_reads_the_answer_in_their_language(desk: FlaskClient, place: Town, monkeypatch: Any) -> None:
    report = followed(place, "fr", "en")
    sent: list[email.Email] = []
    monkeypatch.setattr(email, "send", sent.append)
    assert move(desk, report, "in_progress", template="works-begun").status_code == 200
    for row in db.session.scalars(select(Notification)).all():
        deliveries.deliver(row.id)
    by_locale = {mail.locale: mail.text for mail in sent}
    assert "L’équipe est sur place" in by_locale["fr"]
    assert "The team is at work" in by_locale["en"]
    page = desk.get(f"/api/v1/reports/{report.public_id}?lang=en").json
    assert page["timeline"][0]["text"] == "The team is at work, 4 rue des Lilas."


def test_changed_words_are_kept_as_written_and_marked(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    assert move(desk, report, "acknowledged", template="taken-on", note="On s’en occupe.").status_code == 200
    entry = db.session.scalars(select(StatusUpdate)).one()
    assert entry.note == "On s’en occupe."
    assert entry.detail == {"template": "taken-on", "is_changed": True}


def test_a_template_gives_the_words_that_a_refusal_needs(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    answer = move(desk, report, "rejected", template="not-accepted", reason_code="not_found")
    assert answer.status_code == 200
    assert "n’a rien trouvé" in answer.json["timeline"][0]["text"]


def test_agent_cannot_use_the_answer_of_another_move(desk: FlaskClient, place: Town) -> None:
    answer = move(desk, place.report(), "acknowledged", template="fixed")
    assert (answer.status_code, answer.json["code"]) == (422, "template.unknown")


def test_agent_answers_publicly_with_a_template(desk: FlaskClient, place: Town) -> None:
    report = followed(place, "en")
    answer = act(desk, report, "notes", {"text": "", "is_public": True, "template": "more-time"})
    assert answer.status_code == 200
    assert "plus de temps" in answer.json["timeline"][0]["text"]


def test_manager_is_told_which_word_in_braces_is_unknown(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    body = {"fr": "Bonjour {nom}", "en": "Hello {date}"}
    answer = save(manager, "essai", body=body)
    assert answer.status_code == 422
    told = {error["field"]: error["message"] for error in answer.json["errors"]}
    assert "{nom}" in told["body.fr"]
    assert "{date}" in told["body.en"]


def test_manager_changes_a_standard_answer_and_takes_it_back(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    assert save(manager, "fixed").json["version"] == 1
    assert save(manager, "fixed").json["code"] == "template.changed"
    listed = {one["code"]: one for one in manager.get("/staff/v1/templates").json["templates"]}
    assert (listed["fixed"]["is_own"], listed["fixed"]["name"]["fr"]) == (True, "Ampoule changée")
    assert manager.delete("/staff/v1/templates/fixed").status_code == 204
    listed = {one["code"]: one for one in manager.get("/staff/v1/templates").json["templates"]}
    assert (listed["fixed"]["is_own"], listed["fixed"]["name"]["fr"]) == (False, "Réparé")
    actions = db.session.scalars(
        select(AuditEntry.action).where(AuditEntry.action.like("template.%")).order_by(AuditEntry.id)
    ).all()
    assert list(actions) == ["template.saved", "template.removed"]


def test_manager_tries_a_template_on_a_report_before_saving(client: FlaskClient, place: Town) -> None:
    manager = manager_of(client, place)
    report = place.report(address="4 rue des Lilas")
    shown = manager.post("/staff/v1/templates/try", json=DRAFT | {"report_id": str(report.id), "locale": "en"}).json
    assert shown["note"] == "Street lighting changed the bulb, 4 rue des Lilas."
    assert shown["note"] in shown["text"]


def test_manager_of_a_department_reads_the_towns_words_and_cannot_write_them(client: FlaskClient, place: Town) -> None:
    sign_in(client, make.make_staff(place.row, "manager", departments=(place.lighting,)))
    assert client.get("/staff/v1/templates").json["may_edit"] is False  # type: ignore[index]
    answer = save(client, "ampoule", service="lampadaire")
    assert (answer.status_code, answer.json["code"]) == (403, "auth.forbidden")
    assert client.delete("/staff/v1/templates/ampoule").status_code == 403
