"""What happens here to a report that another server has: it hears of it, once, or somebody here does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.actions import remote_polls, remote_reports, remote_tells, reopenings
from app.actions.report_changes import StatusChange, change_status, reassign_report
from app.channels import georeport
from app.channels.outward import NoAnswer
from app.core import clock, workflow
from app.core.extensions import db
from app.models import RemoteReport, RemoteServer, RemoteUpdate, Report, Staff, StatusUpdate
from tests import factories as make
from tests.open311.remote_pair import Other, ask, reread, send_on, sent_row, work
from workers.jobs import HANDLERS


def tell() -> int:
    """A turn of telling."""
    count = remote_tells.queue_tells()
    work("remote.tell")
    return count


def agent(report: Report) -> Staff:
    known = db.session.scalars(db.select(Staff).order_by(Staff.id)).first()
    return known or make.make_staff(db.session.get_one(make.Jurisdiction, report.jurisdiction_id), "agent")


def move(report: Report, target: str, **values: Any) -> None:
    """As an agent does."""
    found = reread(report)
    change_status(found.id, StatusChange(target, **values), by=agent(found), version=found.version)


def staff_notes(report: Report) -> list[str]:
    query = (
        db.select(StatusUpdate.note)
        .where(StatusUpdate.kind == "note", ~StatusUpdate.is_public, StatusUpdate.report_id == report.id)
        .order_by(StatusUpdate.id)
    )
    return [note or "" for note in db.session.scalars(query)]


def words_there(other: Other, kind: str = "status") -> list[str | None]:
    with other.app.app_context():
        query = db.select(StatusUpdate.note).where(StatusUpdate.kind == kind).order_by(StatusUpdate.id)
        return list(db.session.scalars(query))


def fix_there(other: Other, note: str = "Ampoule changée") -> None:
    other.change(status=workflow.RESOLVED, closed_at=clock.now(), note=note)
    ask()


@pytest.mark.usefixtures("managing")
def test_a_local_closing_is_told_there_once(report: Report, other: Other) -> None:
    send_on()
    assert tell() == 0
    refusal = {"note": "Vu avec 06 12 34 56 78", "reason_code": "not_a_defect"}
    move(report, workflow.REJECTED, **refusal)
    assert tell() == 1
    assert tell() == 0
    (there,) = other.reports()
    assert there.status == workflow.RESOLVED
    (words,) = [one for one in words_there(other) if one and one.startswith("Clos par la mairie")]
    assert words.startswith("Clos par la mairie : Non retenu.")
    assert "06 12" not in words
    assert (sent_row().state, sent_row().known_closed) == ("done", True)
    assert staff_notes(report)[-1].startswith("Dit au serveur de Eclairage : Clos par la mairie")
    (news,) = db.session.scalars(db.select(RemoteUpdate)).all()
    assert (news.state, news.tries) == ("sent", 1)
    before = words_there(other)
    HANDLERS["remote.tell"](str(news.id))
    assert words_there(other) == before
    assert remote_polls.queue_polls() == 0


@pytest.mark.usefixtures("managing")
def test_one_that_residents_contest_is_open_again_there(report: Report, other: Other) -> None:
    send_on()
    fix_there(other)
    assert (reread(report).status, tell()) == (workflow.RESOLVED, 0)
    reopenings.contest_report(reread(report), "Toujours éteint", (), device_hash=None)
    assert tell() == 1
    (there,) = other.reports()
    assert there.status == workflow.REOPENED
    assert words_there(other)[-1] == "Les habitants disent que ce n’est pas réparé. Toujours éteint"
    assert (sent_row().state, sent_row().known_closed) == ("sent", False)
    ask()
    assert (reread(report).status, sent_row().reopened_at) == (workflow.REOPENED, None)
    echoed = [one for one in db.session.scalars(db.select(StatusUpdate.note)) if one and "Les habitants disent" in one]
    assert [one.startswith("Dit au serveur de") for one in echoed] == [True], "our own words come back as nobody's news"
    fix_there(other, "Câble refait")
    assert reread(report).status == workflow.RESOLVED


def test_a_server_that_cannot_reopen_gets_a_new_request(report: Report, other: Other) -> None:
    send_on()
    first = sent_row().remote_id
    fix_there(other)
    move(report, workflow.REOPENED, note="Encore en panne")
    assert tell() == 1  # the key may not manage reports there: refused
    row = sent_row()
    assert (row.state, row.instead_of) == ("pending", first)
    work()
    _old, new = other.reports()
    assert (sent_row().state, sent_row().remote_id) == ("sent", new.public_id)
    assert new.description.startswith(f"Suite de votre n° {first}.")
    assert any("ne peut pas rouvrir" in note for note in staff_notes(report))
    assert tell() == 0
    ask()
    assert reread(report).status == workflow.REOPENED


def test_a_lost_answer_to_the_new_request_does_not_take_the_old_one_for_it(
    report: Report, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_on()
    first = sent_row().remote_id
    fix_there(other)
    move(report, workflow.REOPENED, note="Encore en panne")
    tell()
    real = georeport.send_report

    def lose(server: Any, outgoing: Any) -> Any:
        real(server, outgoing)
        raise NoAnswer("out of time")

    monkeypatch.setattr(georeport, "send_report", lose)
    with pytest.raises(NoAnswer):
        work()
    db.session.rollback()
    monkeypatch.setattr(georeport, "send_report", lambda *_: pytest.fail("it is there already"))
    HANDLERS["remote.send"](str(sent_row().id))
    assert len(other.reports()) == 2
    assert sent_row().remote_id not in {None, first}


def test_a_closing_that_a_server_does_not_take_is_told_by_staff(report: Report, other: Other) -> None:
    send_on()
    move(report, workflow.RESOLVED, reason_code="already_fixed")
    assert tell() == 1
    assert (sent_row().state, sent_row().known_closed) == ("done", True)
    last = staff_notes(report)[-1]
    assert last.startswith("Le serveur de Eclairage n’a pas été prévenu (")
    assert last.endswith("appelez-le.")
    assert other.reports()[0].status == workflow.RECEIVED
    assert tell() == 0


def test_a_server_that_takes_no_news_is_sent_none(
    report: Report, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(georeport, "send_update", lambda *_: pytest.fail("it takes no news"))
    db.session.execute(db.update(RemoteServer).values(is_told=False))
    db.session.commit()
    send_on()
    first = sent_row().remote_id
    fix_there(other)
    move(report, workflow.REOPENED, note="Encore en panne")
    assert tell() == 0
    work()
    assert (len(other.reports()), sent_row().instead_of) == (2, first)
    move(report, workflow.RESOLVED, reason_code="already_fixed")
    assert tell() == 0
    assert "il ne prend pas de nouvelles" in staff_notes(report)[-1]


@pytest.mark.usefixtures("managing")
def test_one_given_to_another_team_is_over_there(report: Report, other: Other) -> None:
    send_on()
    found = reread(report)
    reassign_report(found.id, "accueil", None, by=agent(found), version=found.version)
    assert tell() == 1
    assert other.reports()[0].status == workflow.RESOLVED
    assert "autre équipe" in (words_there(other)[-1] or "")
    assert reread(report).closed_at is None


@pytest.mark.usefixtures("managing")
def test_news_whose_answer_is_lost_is_seen_once(report: Report, other: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    send_on()
    move(report, workflow.RESOLVED, reason_code="already_fixed")
    real = georeport.send_update

    def lose(server: Any, news: Any) -> None:
        real(server, news)
        raise NoAnswer("out of time")

    monkeypatch.setattr(georeport, "send_update", lose)
    remote_tells.queue_tells()
    with pytest.raises(NoAnswer):
        work("remote.tell")
    db.session.rollback()
    assert remote_tells.queue_tells() == 0
    before = words_there(other)
    monkeypatch.setattr(georeport, "send_update", real)
    (news,) = db.session.scalars(db.select(RemoteUpdate)).all()
    HANDLERS["remote.tell"](str(news.id))
    assert words_there(other) == before
    db.session.expire_all()
    assert (news.state, news.tries, sent_row().state) == ("sent", 2, "done")


@pytest.mark.usefixtures("managing")
def test_a_closing_taken_back_before_it_was_told_is_not_told(report: Report, other: Other) -> None:
    send_on()
    move(report, workflow.RESOLVED, reason_code="already_fixed")
    assert remote_tells.queue_tells() == 1
    move(report, workflow.REOPENED, note="Erreur")
    before = words_there(other)
    work("remote.tell")
    assert (words_there(other), tell()) == (before, 0)
    (news,) = db.session.scalars(db.select(RemoteUpdate)).all()
    assert news.state == "dropped"


def test_a_server_that_goes_on_saying_closed_gets_a_new_request(
    report: Report, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_on()
    first = sent_row().remote_id
    fix_there(other)
    move(report, workflow.REOPENED, note="Encore en panne")
    monkeypatch.setattr(georeport, "send_update", lambda *_: None)  # it takes the words, and does nothing
    assert tell() == 1
    ask()
    assert (reread(report).status, sent_row().state) == (workflow.REOPENED, "sent")
    db.session.execute(
        db.update(RemoteReport).values(reopened_at=clock.now() - remote_polls.REOPENING_PATIENCE - timedelta(minutes=1))
    )
    db.session.commit()
    ask()
    assert (sent_row().state, sent_row().instead_of) == ("pending", first)
    assert reread(report).status == workflow.REOPENED
    assert any("il le dit toujours clos" in note for note in staff_notes(report))


def test_what_a_server_closes_is_looked_at_first_where_the_town_wants_it(report: Report, other: Other) -> None:
    db.session.execute(db.update(RemoteServer).values(closing="ask"))
    db.session.commit()
    send_on()
    fix_there(other)
    found = reread(report)
    assert (found.status, found.needs_dispatch, sent_row().state) == (workflow.RECEIVED, True, "returned")
    entry = db.session.scalars(db.select(StatusUpdate).where(StatusUpdate.kind == "reassign")).one()
    assert entry.note == "Le serveur de Eclairage le dit clos : Ampoule changée. À vérifier."
    assert remote_reports.queue_sends() == 0
