"""Reports long past due: told once to those who answer for them, shown on the desk, off the bell once looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import dormant, outbox
from app.channels.email import Email
from app.core import clock
from app.core.extensions import db
from app.models import DormantNotice, OutboxRow, Report, Staff
from tests import factories as make
from tests.staff_api.conftest import Town
from tests.staff_api.test_views import browser


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Email]:
    """The mails that would have left."""
    box: list[Email] = []
    monkeypatch.setattr(dormant.email, "send", box.append)
    return box


def late(place: Town, days: float, **values: Any) -> Report:
    due = clock.now() - timedelta(days=days)
    return place.report(due_at=due, submitted_at=due - timedelta(days=5), **values)


def told() -> set[tuple[Any, Any]]:
    return {(row.report_id, row.staff_id) for row in db.session.scalars(select(DormantNotice))}


def mails() -> list[OutboxRow]:
    query = select(OutboxRow).where(OutboxRow.kind == outbox.DORMANT_MAIL).order_by(OutboxRow.id)
    return list(db.session.scalars(query))


def manager(place: Town, **values: Any) -> Staff:
    return make.make_staff(place.row, "manager", departments=(place.lighting,), **values)


def test_managers_of_the_department_are_told_once_of_what_lies_too_long(place: Town, sent: list[Email]) -> None:
    theirs, _elsewhere = manager(place), make.make_staff(place.row, "manager", departments=(place.desk,))
    old, closed = late(place, 15), late(place, 40, status="resolved", closed_at=clock.now())
    late(place, 13)
    assert dormant.tell_of_dormant() == 1
    assert told() == {(old.id, theirs.id)}
    assert closed.id not in {report for report, _ in told()}
    (row,) = mails()
    dormant.deliver_dormant(row.subject_id)
    dormant.deliver_dormant(row.subject_id)
    first, again = sent
    assert first.message_id == again.message_id
    assert (first.recipient, old.public_id in first.text) == (theirs.email, True)
    assert "En retard de 15 jours" in first.text
    assert "un signalement attend depuis trop longtemps" in first.subject
    assert dormant.tell_of_dormant() == 0
    assert len(mails()) == 1


def test_a_later_date_that_passes_too_is_told_again(place: Town) -> None:
    manager(place)
    report = late(place, 30)
    assert dormant.tell_of_dormant() == 1
    report.due_at = clock.now() - timedelta(days=16)
    db.session.commit()
    assert dormant.tell_of_dormant() == 1


def test_without_managers_those_of_the_whole_town_are_told_and_then_the_admins(place: Town) -> None:
    admin = make.make_staff(place.row, "admin")
    first = late(place, 20)
    assert dormant.tell_of_dormant() == 1
    assert told() == {(first.id, admin.id)}
    whole = make.make_staff(place.row, "manager")
    second = late(place, 21)
    assert dormant.tell_of_dormant() == 1
    assert told() == {(first.id, admin.id), (second.id, whole.id)}


def test_a_department_that_sets_another_number_or_none_is_heeded(place: Town, desk: FlaskClient) -> None:
    manager(place)
    three = late(place, 3)
    place.lighting.dormant_days = None
    db.session.commit()
    assert dormant.tell_of_dormant() == 0
    assert desk.get("/staff/v1/reports?dormant=1").json["reports"] == []  # type: ignore[index]
    place.lighting.dormant_days = 2
    db.session.commit()
    assert dormant.tell_of_dormant() == 1
    (row,) = desk.get("/staff/v1/reports?dormant=1").json["reports"]  # type: ignore[index]
    assert (row["public_id"], row["is_dormant"]) == (three.public_id, True)


def test_desk_finds_what_lies_too_long_and_flags_no_other(place: Town, desk: FlaskClient) -> None:
    old, recent = late(place, 15), late(place, 2)
    late(place, 30, status="resolved", closed_at=clock.now())
    rows = desk.get("/staff/v1/reports?dormant=1").json["reports"]  # type: ignore[index]
    assert [row["public_id"] for row in rows] == [old.public_id]
    flags = {row["public_id"]: row["is_dormant"] for row in desk.get("/staff/v1/reports").json["reports"]}  # type: ignore[index]
    assert (flags[old.public_id], flags[recent.public_id]) == (True, False)


def test_managers_bell_counts_them_until_they_look_and_then_no_mail_leaves(
    app: Flask, place: Town, sent: list[Email]
) -> None:
    person = manager(place)
    client = browser(app, person)
    late(place, 15), late(place, 16)
    dormant.tell_of_dormant()
    assert client.get("/staff/v1/mentions").json["dormant_unseen"] == 2  # type: ignore[index]
    assert client.post("/staff/v1/dormant/read").status_code == 204
    assert client.get("/staff/v1/mentions").json["dormant_unseen"] == 0  # type: ignore[index]
    dormant.deliver_dormant(mails()[0].subject_id)
    assert sent == []


def test_what_was_closed_meanwhile_is_neither_counted_nor_mailed(app: Flask, place: Town, sent: list[Email]) -> None:
    client = browser(app, manager(place))
    report = late(place, 15)
    dormant.tell_of_dormant()
    report.status, report.closed_at = "resolved", clock.now()
    db.session.commit()
    assert client.get("/staff/v1/mentions").json["dormant_unseen"] == 0  # type: ignore[index]
    dormant.deliver_dormant(mails()[0].subject_id)
    assert sent == []
