"""A department that is another server: two applications of our own, each with its database, over loopback."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.actions import remote_polls, remote_reports, remote_servers
from app.actions.remote_servers import ServerUnusable, Wanted
from app.channels import georeport
from app.channels.outward import NoAnswer
from app.core import clock, workflow
from app.core.extensions import db
from app.models import Department, Notification, RemoteServer, Report, Service, StatusUpdate
from tests.open311.remote_pair import Other, ask, reread, send_on, sent_row, work
from workers.jobs import HANDLERS


def test_a_report_is_sent_on_once_and_names_nobody(report: Report, other: Other) -> None:
    assert remote_reports.queue_sends() == 1
    assert remote_reports.queue_sends() == 0
    work()
    (there,) = other.reports()
    assert (there.source, there.address) == ("open311", "12 rue Basse")
    assert there.description.startswith("Éteint & sombre <devant> le 12")
    assert there.description.endswith(f"[{reread(report).public_id}]")
    assert "ana@" not in there.description
    row = sent_row()
    assert (row.state, row.remote_id, row.tries) == ("sent", there.public_id, 1)
    assert remote_reports.queue_sends() == 0
    HANDLERS["remote.send"](str(row.id))
    assert len(other.reports()) == 1
    notes = db.session.scalars(db.select(StatusUpdate).where(StatusUpdate.kind == "note")).all()
    assert [(there.public_id in (one.note or ""), one.is_public) for one in notes] == [(True, False)]


def test_an_answer_that_is_lost_makes_no_second_report(
    report: Report, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = georeport.send_report

    def lose(server: Any, outgoing: Any) -> Any:
        real(server, outgoing)
        raise NoAnswer("out of time")

    monkeypatch.setattr(georeport, "send_report", lose)
    remote_reports.queue_sends()
    with pytest.raises(NoAnswer):
        work()
    db.session.rollback()
    assert sent_row().state == "pending"
    assert db.session.scalars(db.select(RemoteServer.last_error)).one() == "out of time"
    monkeypatch.setattr(georeport, "send_report", lambda *_: pytest.fail("it is there already"))
    HANDLERS["remote.send"](str(sent_row().id))
    (there,) = other.reports()
    assert (sent_row().state, sent_row().remote_id, sent_row().tries) == ("sent", there.public_id, 2)


def test_what_becomes_of_it_there_becomes_of_it_here(report: Report, other: Other) -> None:
    send_on()
    ask()
    assert reread(report).status == workflow.RECEIVED
    other.change(status=workflow.IN_PROGRESS, note="Une équipe est en route")
    ask()
    ask()
    said = db.session.scalars(db.select(StatusUpdate).where(StatusUpdate.is_public, StatusUpdate.kind == "note")).all()
    assert [(one.note, one.detail["outside"]) for one in said] == [("Une équipe est en route", "Eclairage")]
    other.change(status=workflow.RESOLVED, closed_at=clock.now(), note="Ampoule changée")
    ask()
    assert (reread(report).status, sent_row().state) == (workflow.RESOLVED, "done")
    events = db.session.scalars(db.select(Notification.event)).all()
    assert "report.resolved" in events
    last = db.session.scalars(db.select(StatusUpdate).where(StatusUpdate.status == workflow.RESOLVED)).one()
    assert last.note == "Ampoule changée"
    assert remote_polls.queue_polls() == 0


def test_one_that_is_refused_at_once_comes_back_to_triage(report: Report, other: Other) -> None:
    server = db.session.scalars(db.select(RemoteServer)).one()
    server.services = {}
    db.session.commit()
    send_on()
    found = reread(report)
    desk = db.session.scalars(db.select(Department).where(Department.is_fallback)).one()
    assert (found.department_id, found.needs_dispatch) == (desk.id, True)
    assert (sent_row().state, sent_row().reason) == ("returned", "service_code was not found")
    entry = db.session.scalars(db.select(StatusUpdate).where(StatusUpdate.kind == "reassign")).one()
    assert "service_code was not found" in (entry.note or "")
    assert not entry.is_public
    assert remote_reports.queue_sends() == 0


def test_one_that_is_rejected_later_comes_back_and_may_be_sent_again(report: Report, other: Other) -> None:
    send_on()
    lighting = report.department_id
    other.change(status=workflow.REJECTED, closed_at=clock.now(), note="Pas chez nous", reason_code="private_property")
    ask()
    found = reread(report)
    assert (found.status, found.needs_dispatch, sent_row().reason) == (workflow.RECEIVED, True, "Pas chez nous")
    found.department_id, found.needs_dispatch = lighting, False
    db.session.commit()
    assert remote_reports.queue_sends() == 1
    work()
    assert (len(other.reports()), sent_row().state) == (2, "sent")


def test_a_batch_service_there_gives_its_number_later(report: Report, other: Other) -> None:
    with other.app.app_context():
        db.session.execute(db.update(Service).values(is_batch=True))
        db.session.commit()
    send_on()
    assert (sent_row().state, sent_row().remote_id) == ("sent", None)
    ask()
    assert sent_row().remote_id is None
    other.change(status=workflow.ACKNOWLEDGED, note=None)
    ask()
    assert sent_row().remote_id == other.reports()[0].public_id


def test_a_private_report_does_not_leave_the_town_hall(report: Report, other: Other) -> None:
    reread(report).is_private = True
    db.session.commit()
    send_on()
    assert (other.reports(), sent_row().state, reread(report).needs_dispatch) == ([], "returned", True)


def test_a_server_that_is_away_is_waited_for_and_then_given_up(
    report: Report, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> Any:
        raise NoAnswer("ConnectionRefusedError")

    monkeypatch.setattr(georeport, "send_report", away)
    monkeypatch.setattr(georeport, "find_sent", away)
    remote_reports.queue_sends()
    with pytest.raises(NoAnswer):
        work()
    db.session.rollback()
    row = sent_row()
    row.created_at = clock.now() - remote_reports.PATIENCE - timedelta(hours=1)
    db.session.commit()
    HANDLERS["remote.send"](str(row.id))
    assert (sent_row().state, reread(report).needs_dispatch) == ("returned", True)


def test_settings_that_cannot_work_are_refused(report: Report, other: Other) -> None:
    for url in ("http://127.0.0.1:1/open311/v2", "ftp://a.example.org/", "https://user:key@a.example.org/"):
        with pytest.raises(ServerUnusable):
            remote_servers.save_server("carreville", "eclairage", Wanted(url))
    with pytest.raises(ServerUnusable):
        remote_servers.save_server("carreville", "accueil", Wanted("https://a.example.org/open311/v2"))


def test_an_operator_sets_and_checks_a_server_by_command(app: Flask, report: Report, other: Other) -> None:
    runner = app.test_cli_runner()
    url = f"http://{other.place}/open311/v2"
    done = runner.invoke(args=["remote", "set", "carreville", "eclairage", "--url", url, "--key-name", "ABSENT"])
    assert done.exit_code == 0, done.output
    done = runner.invoke(args=["remote", "check"])
    assert done.exit_code == 1
    assert "lampadaire: their list has no lampadaire" in done.output
    assert "RUECLAIRE_REMOTE_KEY_ABSENT is not set" in done.output
    words = ["remote", "set", "carreville", "eclairage", "--url", url, "--service", "lampadaire=eclairage-public"]
    runner.invoke(args=words)
    assert "ready" in runner.invoke(args=["remote", "check"]).output
    assert other.key not in runner.invoke(args=["remote", "list"]).output
    assert runner.invoke(args=["remote", "off", "carreville", "eclairage"]).exit_code == 0
    assert remote_reports.queue_sends() == 0
