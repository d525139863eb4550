"""Alerts: asked, confirmed by mail, matched once, told in one mail a day, left with one click."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from geoalchemy2 import WKTElement
from sqlalchemy import event as sql_events
from sqlalchemy import func, select, text

from app.actions import alert_digests, alerts, outbox, report_changes, retention, tokens
from app.actions.alert_digests import OPENED, RESOLVED
from app.actions.report_changes import StatusChange
from app.core import clock, workflow
from app.core.extensions import SETTINGS_KEY, db
from app.models import Alert, AlertDigest, AlertMatch, Area, OutboxRow, Report, Reporter, Street
from geo.addresses import search_form
from tests import factories as make
from tests.mail import Mailbox, html_of, mail_server, text_of
from workers.jobs import HANDLERS

LEA = "lea@exemple.example"


@pytest.fixture
def box(app: Flask) -> Iterator[Mailbox]:
    before = app.extensions[SETTINGS_KEY]
    with mail_server() as mailbox:
        app.extensions[SETTINGS_KEY] = replace(before, smtp_url=mailbox.url, base_url="https://ville.example")
        yield mailbox
    app.extensions[SETTINGS_KEY] = before


@pytest.fixture
def town(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A town with two services, two quarters and a street; its digests leave at any hour."""
    monkeypatch.setattr(alert_digests, "DIGEST_HOUR", 0)
    town = make.make_jurisdiction(name="Clairval")
    town.desk = make.make_department(town, is_fallback=True)
    town.lamp = make.make_service(town)
    town.sign = make.make_service(town, "panneau", group="voirie", name={"fr": "Panneau abîmé", "en": "Damaged sign"})
    make.make_area(town, code="nord", name="Nord", box=(3.0, 45.06, 3.1, 45.1))
    make.make_area(town, code="sud", name="Sud", box=(3.0, 45.0, 3.1, 45.06))
    line = WKTElement("MULTILINESTRING((3.04 45.05, 3.06 45.05))", srid=4326)
    name = "Rue de la Loge"
    make.save(Street(jurisdiction_id=town.id, reference="s1", name=name, search_text=search_form(name), line=line))
    kept(town.desk, town.lamp, town.sign)
    return kept(town)


def kept(*rows: Any) -> Any:
    """The rows, readable after the session has ended, as it does after each message; answers the first."""
    for row in rows:
        db.session.refresh(row)
        db.session.expunge(row)
    return rows[0]


def new(town: Any, service: Any, **values: Any) -> Report:
    """A report of the town."""
    report: Report = kept(make.make_report(town, service, town.desk, **values))
    return report


def ask(client: FlaskClient, **values: Any) -> Any:
    return client.post("/api/v1/alerts", json={"id": str(uuid.uuid4()), "email": LEA, "locale": "fr", **values})


def drain() -> int:
    db.session.commit()
    db.session.execute(text("update outbox set started_at = started_at - interval '2 s'"))
    db.session.commit()
    return outbox.drain(outbox.NOTIFICATIONS, HANDLERS)


def arrive(report: Report, event: str = OPENED) -> None:
    """As the submitting and closing actions do."""
    alert_digests.expect_match(report, event)
    drain()


def confirm(client: FlaskClient, message: Any) -> Any:
    found = re.search(r"https://ville\.example/alertes/(\S+)", text_of(message))
    assert found, text_of(message)
    return client.post("/api/v1/alerts/confirm", json={"token": found[1]})


def matched() -> set[tuple[uuid.UUID, str]]:
    return {(match.report_id, match.event) for match in db.session.scalars(select(AlertMatch))}


def test_alert_tells_nothing_before_its_mail_is_answered(town: Any, box: Mailbox, client: FlaskClient) -> None:
    answer = ask(client, quarter="sud")
    assert (answer.status_code, answer.json["label"], answer.json["state"]) == (201, "Sud", "pending")
    assert answer.json["email_masked"] == "l***@exemple.example"
    drain()
    (mail,) = box.unique().values()
    assert str(mail["Subject"]) == "Confirmez votre alerte\u00a0: Sud"
    assert mail["List-Unsubscribe"] is None
    arrive(new(town, town.lamp))
    assert matched() == set()
    assert confirm(client, mail).json["alerts"][0]["state"] == "active"
    report = new(town, town.lamp)
    arrive(report)
    assert matched() == {(report.id, OPENED)}


def test_resident_is_told_once_a_day_of_everything_new_with_a_way_out(
    town: Any, box: Mailbox, client: FlaskClient
) -> None:
    person = make.make_reporter(town, LEA)
    make.make_alert(town, person)
    first = new(town, town.lamp, address="14 rue de la Loge", description="Voir M. Martin")
    second = new(town, town.sign, address="06 12 34 56 78 rue Foch")
    for report in (first, second, first):
        arrive(report)
    assert alert_digests.queue_digests() == 1
    assert alert_digests.queue_digests() == 0
    drain()
    (mail,) = box.unique().values()
    assert str(mail["Subject"]) == "Place du Marché\u00a0: 2 nouveaux signalements"
    words, page = text_of(mail), html_of(mail)
    assert "color: #8fd0dc !important" in page, "dark where the reader is: no space of French typography in the style"
    for shown in (words, page):
        assert "14 rue de la Loge" in shown
        assert f"https://ville.example/suivi/{second.public_id}" in shown
        assert "06 12 34" not in shown
        assert "Martin" not in shown
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = str(mail["List-Unsubscribe"]).strip("<>").removeprefix("https://ville.example")
    assert client.post(path).status_code == 204
    assert client.post(path).status_code == 204
    arrive(new(town, town.lamp))
    assert db.session.scalars(select(Alert.ended_at)).one() is not None
    assert len(matched()) == 2


def test_what_comes_after_todays_mail_waits_for_tomorrows(town: Any, box: Mailbox) -> None:
    make.make_alert(town, make.make_reporter(town, LEA))
    arrive(new(town, town.lamp))
    alert_digests.queue_digests()
    arrive(new(town, town.lamp))
    assert alert_digests.queue_digests() == 0
    db.session.execute(text("update alert_digests set day = day - 1"))
    db.session.commit()
    assert alert_digests.queue_digests() == 1
    drain()
    assert len(box.unique()) == 2


def test_digest_waits_for_the_morning_of_its_town(town: Any, monkeypatch: pytest.MonkeyPatch, box: Mailbox) -> None:
    make.make_alert(town, make.make_reporter(town, LEA))
    arrive(new(town, town.lamp))
    monkeypatch.setattr(alert_digests, "DIGEST_HOUR", 24)
    assert alert_digests.queue_digests() == 0


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"quarter": "nord"}, {"north"}),
        ({"street": "rue de la LOGE"}, {"lamp", "sign"}),
        ({"latitude": 45.05, "longitude": 3.05, "radius_m": 100, "label": "Chez moi"}, {"lamp", "sign"}),
        ({"latitude": 45.05, "longitude": 3.05, "radius_m": 100, "services": ["panneau"]}, {"sign"}),
        ({"quarter": "sud", "services": ["panneau", "lampadaire"]}, {"lamp", "sign", "far"}),
    ],
)
def test_each_place_and_service_matches_its_own(
    town: Any, box: Mailbox, client: FlaskClient, wish: dict[str, Any], expected: set[str]
) -> None:
    assert ask(client, **wish).status_code == 201
    drain()
    confirm(client, next(iter(box.unique().values())))
    reports = {
        "lamp": new(town, town.lamp),
        "sign": new(town, town.sign, at=(45.0501, 3.0502)),
        "far": new(town, town.lamp, at=(45.02, 3.05)),
        "north": new(town, town.lamp, at=(45.08, 3.05)),
        "private": new(town, town.lamp, is_private=True),
    }
    for report in reports.values():
        arrive(report)
    assert {name for name, report in reports.items() if (report.id, OPENED) in matched()} == expected


def test_private_report_is_never_told_even_when_it_becomes_so_later(town: Any, box: Mailbox) -> None:
    make.make_alert(town, make.make_reporter(town, LEA))
    report = new(town, town.lamp, is_private=True)
    arrive(report)
    assert db.session.scalar(select(func.count()).select_from(OutboxRow)) == 0
    report = new(town, town.lamp)
    arrive(report)
    alert_digests.queue_digests()
    db.session.execute(text("update reports set is_private = true"))
    drain()
    assert box.unique() == {}
    assert db.session.scalars(select(AlertDigest.state)).all() == ["skipped"]


def test_own_report_is_not_news(town: Any) -> None:
    person = make.make_reporter(town, LEA)
    make.make_alert(town, person)
    arrive(new(town, town.lamp, reporter_id=person.id))
    assert matched() == set()


def test_solved_reports_are_told_to_those_who_want_it(town: Any, box: Mailbox) -> None:
    make.make_alert(town, make.make_reporter(town, LEA))
    make.make_alert(town, make.make_reporter(town, "autre@exemple.example"), tells_resolved=False)
    report = new(town, town.lamp, status="resolved", closed_at=clock.now())
    arrive(report, RESOLVED)
    report.version += 1  # contested and solved again
    arrive(report, RESOLVED)
    alert_digests.queue_digests()
    drain()
    (mail,) = box.unique().values()
    assert str(mail["To"]) == LEA
    assert str(mail["Subject"]).endswith("1 réparé")


def test_all_alerts_are_matched_by_one_statement(town: Any) -> None:
    for number in range(30):
        make.make_alert(town, make.make_reporter(town, f"p{number}@exemple.example"))
    report = new(town, town.lamp)
    subject, statements = f"{report.id}:{OPENED}", []
    listen = lambda *given: statements.append(given[2])  # noqa: E731 - a listener must be named to be taken away
    sql_events.listen(db.engine, "before_cursor_execute", listen)
    try:
        alert_digests.match_report(subject)
    finally:
        sql_events.remove(db.engine, "before_cursor_execute", listen)
    assert len(statements) == 1
    assert len(db.session.scalars(select(AlertMatch)).all()) == 30
    alert_digests.match_report(subject)
    assert len(db.session.scalars(select(AlertMatch)).all()) == 30


def test_long_digest_says_how_many_it_leaves_out(town: Any, box: Mailbox) -> None:
    make.make_alert(town, make.make_reporter(town, LEA))
    for _ in range(23):
        arrive(new(town, town.lamp))
    alert_digests.queue_digests()
    drain()
    (mail,) = box.unique().values()
    assert "23 nouveaux signalements" in str(mail["Subject"])
    assert text_of(mail).count("/suivi/") == alert_digests.SHOWN_ITEMS
    assert "Et 3 autres" in text_of(mail)
    assert len(html_of(mail).encode()) < 60_000


def test_digest_sent_twice_is_the_same_message(town: Any, box: Mailbox) -> None:
    make.make_alert(town, make.make_reporter(town, LEA))
    arrive(new(town, town.lamp))
    alert_digests.queue_digests()
    digest = db.session.scalars(select(AlertDigest)).one()
    alert_digests.deliver_digest(str(digest.id))
    alert_digests.deliver_digest(str(digest.id))
    assert len(box.message_ids) == 1
    db.session.execute(text("update alert_digests set state = 'pending', sent_at = null"))  # died before it was noted
    db.session.commit()
    alert_digests.deliver_digest(str(digest.id))
    assert (len(box.message_ids), len(box.unique())) == (2, 1)


def test_link_of_a_mail_lists_changes_and_ends_the_persons_alerts(town: Any, client: FlaskClient) -> None:
    person = make.make_reporter(town, LEA)
    named, other = make.make_alert(town, person), make.make_alert(town, person, label="Rue Foch")
    make.make_alert(town, person, confirmed=False, label="Jamais demandé")
    token = tokens.alert_token(named.id)
    listed = client.get("/api/v1/alerts", headers={"X-Alert-Token": token}).json["alerts"]
    assert [alert["label"] for alert in listed] == ["Place du Marché", "Rue Foch"]
    body = {"token": token, "services": ["panneau"], "tells_resolved": False, "is_active": False}
    changed = client.post(f"/api/v1/alerts/{other.id}/change", json=body).json["alerts"][1]
    assert (changed["state"], changed["tells_resolved"]) == ("ended", False)
    assert [service["code"] for service in changed["services"]] == ["panneau"]
    again = client.post(f"/api/v1/alerts/{other.id}/change", json={**body, "is_active": True}).json["alerts"][1]
    assert again["state"] == "active"
    stranger = make.make_alert(town, make.make_reporter(town, "autre@exemple.example"))
    assert client.post(f"/api/v1/alerts/{stranger.id}/change", json=body).status_code == 403


def test_same_request_twice_makes_one_alert_and_another_persons_id_is_refused(town: Any, client: FlaskClient) -> None:
    body = {"id": str(uuid.uuid4()), "quarter": "sud"}
    assert ask(client, **body).json == ask(client, **body).json
    assert db.session.scalar(select(func.count()).select_from(Alert)) == 1
    assert ask(client, **body, email="autre@exemple.example").json["code"] == "alert.id_reused"


def test_alert_asked_in_another_language_is_written_in_the_nearer_one(
    town: Any, box: Mailbox, client: FlaskClient
) -> None:
    assert ask(client, quarter="sud", locale="tr").status_code == 201
    drain()
    (mail,) = box.unique().values()
    assert str(mail["Subject"]) == "Confirm your alert: Sud"


def test_an_address_is_not_flooded_with_requests(town: Any, client: FlaskClient) -> None:
    for _ in range(alerts.MAXIMUM_PENDING):
        assert ask(client, quarter="sud").status_code == 201
    assert ask(client, quarter="nord").json["code"] == "alert.too_many"


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"quarter": "sud", "street": "rue de la loge"},
        {"quarter": "ailleurs"},
        {"street": "rue de nulle part"},
        {"latitude": 45},
        {"latitude": 45.05, "longitude": 3.05, "radius_m": 9},
        {"quarter": "sud", "services": ["inconnu"]},
        {"quarter": "sud", "email": "pas une adresse"},
        {"quarter": "s\x00d"},
    ],
)
def test_a_wish_that_cannot_be_is_refused(town: Any, client: FlaskClient, wish: dict[str, Any]) -> None:
    assert ask(client, **wish).status_code == 422
    assert db.session.scalar(select(func.count()).select_from(Reporter)) == 0


def test_what_nobody_confirmed_is_forgotten_with_its_address(town: Any, box: Mailbox, client: FlaskClient) -> None:
    ask(client, quarter="sud")
    drain()
    assert alerts.forget_alerts() == {"alerts": 0, "people": 0}
    late = timedelta(days=alerts.PENDING_DAYS + 1)
    for model in (Alert, Reporter):
        db.session.query(model).update({"created_at": clock.now() - late})
    db.session.commit()
    assert alerts.forget_alerts() == {"alerts": 1, "people": 1}
    assert db.session.scalars(select(Reporter.email)).all() == [None]
    assert confirm(client, next(iter(box.unique().values()))).status_code == 403


def test_person_with_a_live_alert_is_kept_and_forgotten_with_it_later(town: Any) -> None:
    person = make.make_reporter(town, LEA, created_at=clock.now() - timedelta(days=999))
    alert = make.make_alert(town, person)
    assert retention.erase_old_contacts()["people"] == 0
    alert.ended_at = clock.now()
    db.session.commit()
    assert retention.erase_old_contacts()["people"] == 1
    assert alerts.forget_alerts()["alerts"] == 1


def test_alert_of_a_quarter_follows_its_new_boundary(town: Any, client: FlaskClient, box: Mailbox) -> None:
    ask(client, quarter="nord")
    drain()
    confirm(client, next(iter(box.unique().values())))
    area = db.session.scalars(select(Area).where(Area.code == "nord")).one()
    area.boundary = WKTElement(f"MULTIPOLYGON({make.square(3.0, 45.0, 3.1, 45.1)})", srid=4326)
    db.session.commit()
    assert alerts.redraw_alerts() == 1
    assert alerts.redraw_alerts() == 0
    report = new(town, town.lamp)
    arrive(report)
    assert (report.id, OPENED) in matched()


def test_sending_and_solving_a_report_are_told_from_end_to_end(town: Any, box: Mailbox, client: FlaskClient) -> None:
    make.make_alert(town, make.make_reporter(town, LEA))
    body = {"id": str(uuid.uuid4()), "service_code": "panneau", "latitude": 45.05, "longitude": 3.05}
    assert client.post("/api/v1/reports", json=body).status_code == 201
    drain()
    report = db.session.scalars(select(Report)).one()
    assert matched() == {(report.id, OPENED)}
    agent = make.make_staff(town, "agent")
    change = StatusChange(target="resolved", reason_code=workflow.reasons_for("resolved")[0].code, note="Remplacé.")
    report_changes.change_status(report.id, change, by=agent, version=report.version)
    drain()
    assert {event for _, event in matched()} == {OPENED, RESOLVED}
    alert_digests.queue_digests()
    drain()
    (mail,) = box.unique().values()
    assert str(mail["Subject"]).endswith("1 réparé")
