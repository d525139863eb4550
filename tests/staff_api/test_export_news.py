"""How an export ends: what failed is tried again, then said and restarted; the bell and one mail tell of the end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, text

from app.actions import export_news, export_writing, outbox
from app.actions.export_writing import TRIES
from app.channels import DeliveryRefused, email
from app.channels.email import Email
from app.core import clock
from app.core.extensions import db
from app.media.storage import StorageError
from app.models import Export, OutboxRow
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town

ALL = "/staff/v1/exports"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Email]:
    """The mails that would have left."""
    box: list[Email] = []
    monkeypatch.setattr(email, "send", box.append)
    return box


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A storage without room, until `undo`."""

    class Full:
        def put(self, *_: Any) -> None:
            raise StorageError("no space left on device")

    monkeypatch.setattr(export_writing, "open_storage", lambda _settings: Full())
    return monkeypatch


def ask(desk: FlaskClient, **query: str) -> str:
    answer = desk.post(ALL, query_string=query)
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


def shown(desk: FlaskClient) -> dict[str, Any]:
    (one,) = desk.get(ALL).json["exports"]
    return dict(one)


def rows_of(kind: str) -> list[OutboxRow]:
    return list(db.session.scalars(select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id)))


def exhaust(export_id: str) -> None:
    for _ in range(TRIES - 1):
        with pytest.raises(StorageError):
            export_writing.write_export(export_id)
    with pytest.raises(DeliveryRefused):
        export_writing.write_export(export_id)


def test_agent_sees_a_failure_that_will_be_tried_again(desk: FlaskClient, place: Town, full: object) -> None:
    place.report()
    export_id = ask(desk)
    with pytest.raises(StorageError):
        export_writing.write_export(export_id)
    one = shown(desk)
    assert (one["state"], one["failure"], one["url"]) == ("waiting", "storage", None)
    assert desk.get(f"{ALL}/{export_id}/file").status_code == 409
    assert desk.post(f"{ALL}/{export_id}/retry").json["code"] == "export.not_failed"
    assert rows_of(outbox.EXPORT_MAIL) == []


def test_agent_restarts_what_failed_for_good_and_gets_the_file(
    desk: FlaskClient, place: Town, full: pytest.MonkeyPatch, sent: list[Email]
) -> None:
    place.report()
    export_id = ask(desk)
    exhaust(export_id)
    assert (shown(desk)["state"], shown(desk)["failure"]) == ("failed", "storage")
    (news,) = rows_of(outbox.EXPORT_MAIL)
    export_news.deliver_export_mail(news.subject_id)
    assert "n’a pas pu être préparé" in sent[0].subject
    full.undo()
    again = desk.post(f"{ALL}/{export_id}/retry")
    assert (again.status_code, again.json["state"], again.json["failure"]) == (202, "waiting", None)
    assert len(rows_of(outbox.EXPORT_WRITE)) == 2
    export_writing.write_export(export_id)
    assert shown(desk)["state"] == "ready"
    assert desk.get(shown(desk)["url"]).status_code == 200


def test_an_export_in_which_workers_die_is_given_up_and_said(desk: FlaskClient, place: Town) -> None:
    export_id = ask(desk)
    db.session.execute(Export.__table__.update().values(state="working", attempts=TRIES))
    db.session.commit()
    with pytest.raises(DeliveryRefused):
        export_writing.write_export(export_id)
    assert (shown(desk)["state"], shown(desk)["failure"]) == ("failed", "stopped")


def test_agent_hears_once_by_mail_of_a_file_they_have_not_seen(
    desk: FlaskClient, place: Town, sent: list[Email], monkeypatch: pytest.MonkeyPatch
) -> None:
    place.report()
    export_id = ask(desk, format="xlsx")
    assert desk.get("/staff/v1/mentions").json["files_unseen"] == 0
    export_writing.write_export(export_id)
    export_writing.write_export(export_id)
    (news,) = rows_of(outbox.EXPORT_MAIL)
    assert news.due_at > clock.now() + timedelta(seconds=60)
    assert desk.get("/staff/v1/mentions").json["files_unseen"] == 1
    assert shown(desk)["is_seen"] is False
    export_news.deliver_export_mail(news.subject_id)
    (mail,) = sent
    assert (mail.recipient, mail.message_id.startswith(f"<export-{export_id}-ready@")) == (place.agent.email, True)
    assert "XLSX" in mail.text
    assert "/staff/exports" in mail.text
    assert f"/exports/{export_id}/file" not in mail.text, "the file itself is behind the sign-in"


def test_no_mail_about_what_was_seen_dropped_or_belongs_to_somebody_who_left(
    desk: FlaskClient, place: Town, sent: list[Email]
) -> None:
    seen = ask(desk)
    export_writing.write_export(seen)
    assert desk.post(f"{ALL}/seen").status_code == 204
    assert (shown(desk)["is_seen"], desk.get("/staff/v1/mentions").json["files_unseen"]) == (True, 0)
    export_news.deliver_export_mail(seen)
    assert desk.delete(f"{ALL}/{seen}").status_code == 204
    export_news.deliver_export_mail(seen)
    left = ask(desk)
    export_writing.write_export(left)
    place.agent.is_active = False
    db.session.commit()
    export_news.deliver_export_mail(left)
    assert sent == []


def test_nobody_restarts_or_sees_the_export_of_another(desk: FlaskClient, place: Town, full: object) -> None:
    export_id = ask(desk)
    exhaust(export_id)
    other = desk.application.test_client()
    sign_in(other, make.make_staff(place.row, "admin"))
    assert other.post(f"{ALL}/{export_id}/retry").status_code == 404
    assert other.post(f"{ALL}/seen").status_code == 204
    assert shown(desk)["is_seen"] is False


def test_a_link_that_has_run_out_is_gone_even_before_the_sweep(desk: FlaskClient, place: Town) -> None:
    export_id = ask(desk)
    export_writing.write_export(export_id)
    address = shown(desk)["url"]
    assert desk.get(address).status_code == 200
    db.session.execute(Export.__table__.update().values(expires_at=clock.now() - timedelta(seconds=1)))
    db.session.commit()
    assert desk.get(address).status_code == 404
    assert desk.post(f"{ALL}/{export_id}/retry").status_code == 404


def test_a_large_export_has_more_time_than_other_statements(
    desk: FlaskClient, place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed: list[str] = []
    write = export_writing.write_file

    def look(*args: Any) -> int:
        allowed.append(db.session.scalars(text("show statement_timeout")).one())
        return write(*args)

    monkeypatch.setattr(export_writing, "write_file", look)
    export_writing.write_export(ask(desk))
    assert allowed == [export_writing.STATEMENT_TIMEOUT]


def test_an_export_dropped_while_it_is_written_leaves_nothing(
    desk: FlaskClient, place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.report()
    export_id = ask(desk)
    write = export_writing.write_file

    def drop_in_the_middle(path: Path, *rest: Any) -> int:
        assert desk.delete(f"{ALL}/{export_id}").status_code == 204
        rest[-1](1)
        return write(path, *rest)

    monkeypatch.setattr(export_writing, "write_file", drop_in_the_middle)
    export_writing.write_export(export_id)
    assert desk.get(ALL).json["exports"] == []
    kept = export_writing.open_storage(export_writing.settings)
    assert [one.key for one in kept.list("exports") if export_id in one.key] == []
    assert rows_of(outbox.EXPORT_MAIL) == []
