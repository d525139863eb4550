"""Hearing back: an address asked by mail, a sign-in that no scanner uses up, the day's digest, satisfaction, erasure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session, scoped_session

from app.actions import digests, outbox
from app.actions.report_changes import StatusChange, change_status
from app.core import clock
from app.core.extensions import SETTINGS_KEY, db
from app.models import Jurisdiction, Notification, Report, Reporter, Satisfaction, SignInLink, Subscription
from config import Settings
from tests import factories as make
from tests.mail import Mailbox, mail_server
from tests.signing_in import from_our_pages, sign_in
from workers.jobs import HANDLERS

Db = scoped_session[Session]
PHONE = {"X-Device": "a-phone-secret-of-enough-length"}
OTHER = {"X-Device": "another-phone-secret-of-length"}
ANNE = "anne@exemple.fr"


@pytest.fixture
def box(app: Flask, test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with mail_server() as found:
        monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(test_settings, smtp_url=found.url))
        yield found


@pytest.fixture
def report(app: Flask) -> Report:
    town = make.make_jurisdiction()
    department = make.make_department(town, is_fallback=True)
    return alone(make.make_report(town, make.make_service(town), department, address="14 rue de la Loge"))


def alone(row: Any) -> Any:
    """A row that stays readable when requests end the session."""
    db.session.refresh(row)
    db.session.expunge(row)
    return row


def send_all() -> int:
    return outbox.drain(outbox.NOTIFICATIONS, HANDLERS)


def words_of(box: Mailbox, number: int = -1) -> str:
    body = box.accepted[number].get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(box: Mailbox, page: str) -> str:
    found = re.search(rf"http://localhost/{page}/(\S+)", words_of(box))
    assert found, words_of(box)
    return found[1]


def follow(client: FlaskClient, report: Report, email: str, headers: dict[str, str] = PHONE) -> dict[str, object]:
    answer = client.post(f"/api/v1/reports/{report.public_id}/follow", json={"email": email}, headers=headers)
    assert answer.status_code == 201
    return dict(answer.json)  # type: ignore[call-overload]


def step(report: Report, target: str, **values: object) -> None:
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    fresh = db.session.get_one(Report, (report.jurisdiction_id, report.id))
    by = make.make_staff(town, "agent")
    change_status(report.id, StatusChange(target, **values), by=by, version=fresh.version)  # type: ignore[arg-type]


def resolve(report: Report) -> None:
    step(report, "resolved", reason_code="photo_impossible")


def test_nobody_learns_whether_an_address_is_known_or_makes_it_follow(
    client: FlaskClient, session: Db, report: Report, box: Mailbox
) -> None:
    town = session.get_one(Jurisdiction, report.jurisdiction_id)
    make.make_reporter(town, ANNE)
    known, unknown = follow(client, report, ANNE), follow(client, report, "nouvelle@exemple.fr", OTHER)
    assert known.keys() == unknown.keys()
    assert known["email_pending_confirmation"] is unknown["email_pending_confirmation"] is True
    resolve(report)
    send_all()
    assert sorted(box.recipients) == sorted([ANNE, "nouvelle@exemple.fr"])
    assert all("voulez-vous suivre" in str(mail["Subject"]) for mail in box.accepted), "the question alone"


def test_reader_of_the_mail_begins_to_follow_by_pressing_the_button(
    client: FlaskClient, session: Db, report: Report, box: Mailbox
) -> None:
    follow(client, report, ANNE)
    follow(client, report, ANNE)
    send_all()
    assert len(box.accepted) == 1, "asked once a day"
    token = link_in(box, "confirmer")
    for _ in range(2):
        answer = client.post("/api/v1/contacts/confirm", json={"token": token}, headers=PHONE).json
        assert answer["public_id"] == report.public_id  # type: ignore[index]
    session.expire_all()
    assert session.scalars(select(Report.follower_count)).one() == 1, "the phone and its address are one person"
    resolve(report)
    send_all()
    assert "réparé" in str(box.accepted[-1]["Subject"])
    other = make.make_report(
        session.get_one(Jurisdiction, report.jurisdiction_id), *(_kind(session, report)), address="2 rue Neuve"
    )
    assert follow(client, other, ANNE)["email_pending_confirmation"] is False, "this phone has shown it reads them"


def _kind(session: Db, report: Report) -> tuple[object, object]:
    from app.models import Department, Service

    return (
        session.get_one(Service, (report.jurisdiction_id, report.service_id)),
        session.get_one(Department, (report.jurisdiction_id, report.department_id)),
    )


def ask_link(client: FlaskClient, email: str = ANNE, headers: dict[str, str] = PHONE) -> str:
    own = headers | {"Sec-Fetch-Site": "same-origin"}
    answer = client.post("/api/v1/me/sign-in", json={"email": email}, headers=own)
    assert answer.status_code == 202
    return str(answer.json["request_id"])  # type: ignore[index]


def use(client: FlaskClient, headers: dict[str, str] = PHONE, **body: str) -> tuple[int, str]:
    answer = client.post("/api/v1/me/session", json=body, headers=headers | {"Sec-Fetch-Site": "same-origin"})
    return answer.status_code, str((answer.json or {}).get("code", ""))  # type: ignore[union-attr]


@pytest.fixture
def anne(report: Report, session: Db) -> Reporter:
    person = make.make_reporter(session.get_one(Jurisdiction, report.jurisdiction_id), ANNE, name="Anne", phone="06")
    session.execute(text("update reports set reporter_id = :person"), {"person": person.id})
    make.make_subscription(report, person)
    session.commit()
    return cast("Reporter", alone(person))


def test_link_is_used_up_once_by_the_browser_that_asked(client: FlaskClient, anne: Reporter, box: Mailbox) -> None:
    ask_link(client)
    send_all()
    token = link_in(box, "connexion")
    assert client.get(f"/api/v1/me/session?token={token}").status_code == 401, "reading consumes nothing"
    assert use(client, token=token) == (200, "")
    cookie = client.get_cookie("rueclaire-me")
    assert cookie is not None
    assert cookie.http_only
    assert use(client, token=token) == (410, "sign_in.expired")
    found = client.get("/api/v1/me/reports", headers=OTHER).json
    assert (found["signed_in"], len(found["reports"])) == (True, 1)  # type: ignore[index]
    from_our_pages(client)
    assert client.delete("/api/v1/me/session").status_code == 204
    assert client.get("/api/v1/me/session").status_code == 401


def test_another_browser_also_needs_the_code_and_has_five_tries(
    client: FlaskClient, session: Db, anne: Reporter, box: Mailbox
) -> None:
    ask_link(client)
    send_all()
    token = link_in(box, "connexion")
    code = re.search(r"> (\d{3} \d{3})", words_of(box))
    assert code, words_of(box)
    assert use(client, OTHER, token=token) == (409, "sign_in.code_needed")
    wrong = f"{(int(code[1].replace(' ', '')) + 1) % 1_000_000:06d}"
    for _ in range(4):
        assert use(client, OTHER, token=token, code=wrong) == (422, "code.wrong")
    assert use(client, OTHER, token=token, code=code[1]) == (200, "")
    ask_link(client)
    send_all()
    for _ in range(5):
        assert use(client, OTHER, token=link_in(box, "connexion"), code="000000")[0] == 422
    assert use(client, PHONE, token=link_in(box, "connexion")) == (410, "sign_in.expired")


def test_code_alone_serves_the_browser_that_asked_and_no_other(
    client: FlaskClient, anne: Reporter, box: Mailbox
) -> None:
    request_id = ask_link(client)
    send_all()
    code = re.search(r"> (\d{3} \d{3})", words_of(box))
    assert code
    assert use(client, OTHER, request_id=request_id, code=code[1]) == (403, "token.invalid")
    assert use(client, PHONE, request_id=request_id, code=code[1]) == (200, "")


def test_unknown_address_gets_the_same_answer_and_no_mail(
    client: FlaskClient, session: Db, anne: Reporter, box: Mailbox
) -> None:
    request_id = ask_link(client, "personne@exemple.fr")
    send_all()
    assert box.accepted == []
    assert use(client, PHONE, request_id=request_id, code="123456") == (422, "code.wrong")


def test_link_is_over_after_fifteen_minutes(client: FlaskClient, session: Db, anne: Reporter, box: Mailbox) -> None:
    ask_link(client)
    send_all()
    session.execute(text("update sign_in_links set expires_at = now() - interval '1 second'"))
    session.commit()
    assert use(client, token=link_in(box, "connexion")) == (410, "sign_in.expired")
    assert session.scalars(select(SignInLink.used_at)).one() is None


def test_person_who_wants_one_mail_a_day_gets_one(
    client: FlaskClient, session: Db, report: Report, anne: Reporter, box: Mailbox
) -> None:
    session.execute(text("update reporters set email_mode = 'daily'"))
    session.execute(text("""update jurisdictions set settings = settings || '{"digest_hour": 0}'"""))
    session.commit()
    step(report, "acknowledged")
    resolve(report)
    assert send_all() == 0
    assert digests.write_digests() == 1
    assert digests.write_digests() == 0
    step(report, "reopened", note="Encore éteint.")
    assert digests.write_digests() == 0, "one a day"
    assert send_all() == 1
    (mail,) = box.accepted
    assert "un signalement" in str(mail["Subject"])
    assert words_of(box).count(report.public_id) >= 1
    session.expire_all()
    states = session.scalars(select(Notification.state).order_by(Notification.created_at)).all()
    assert sorted(states) == ["held", "sent", "sent", "sent"]
    assert session.scalars(select(Satisfaction.reporter_id)).all() == [anne.id], "the digest asked too"
    header = str(mail["List-Unsubscribe"])[1:-1].removeprefix("http://localhost")
    assert client.post(header, data={"List-Unsubscribe": "One-Click"}).status_code == 204
    session.expire_all()
    assert session.get_one(Reporter, (anne.jurisdiction_id, anne.id)).email_mode == "none"


def test_a_digest_killed_after_sending_is_sent_again_with_the_same_id(
    session: Db, report: Report, anne: Reporter, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.execute(text("update reporters set email_mode = 'daily'"))
    session.execute(text("""update jurisdictions set settings = settings || '{"digest_hour": 0}'"""))
    session.commit()
    step(report, "acknowledged")
    digests.write_digests()

    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(digests, "mark", die)
        with pytest.raises(Killed):
            send_all()
    session.rollback()
    session.execute(text("update outbox set started_at = now() - interval '1 minute'"))
    session.commit()
    send_all()
    assert len(box.accepted) == 2
    assert len(box.unique()) == 1


def test_person_answers_once_changes_it_and_is_counted_honestly(
    client: FlaskClient, session: Db, report: Report, anne: Reporter, box: Mailbox
) -> None:
    from app.actions import tokens

    town = session.get_one(Jurisdiction, report.jurisdiction_id)
    silent = make.make_reporter(town, "silence@exemple.fr")
    make.make_subscription(report, silent, "follower")
    token = tokens.follow_token(report)
    address = f"/api/v1/reports/{report.public_id}"
    early = client.post(f"{address}/satisfaction", json={"token": token, "answer": "good"})
    assert early.json["code"] == "satisfaction.closed"  # type: ignore[index]
    resolve(report)
    send_all()
    assert "avis=good" in words_of(box)
    for answer in ("good", "poor"):
        said = client.post(f"{address}/satisfaction", json={"token": token, "answer": answer, "comment": "Merci Paul"})
        assert said.json["answer"] == answer  # type: ignore[index]
    assert client.get(address).json["satisfaction"] is None  # type: ignore[index]
    assert "Paul" not in client.get(address).text
    assert client.get(address, headers={"X-Follow-Token": token}).json["satisfaction"]["answer"] == "poor"  # type: ignore[index]
    desk = client.application.test_client()
    from_our_pages(desk)
    sign_in(desk, make.make_staff(session.get_one(Jurisdiction, report.jurisdiction_id), "manager"))
    seen = desk.get("/staff/v1/satisfaction?by=department").json
    counts = {key: seen["total"][key] for key in ("asked", "answered", "good", "fair", "poor", "share_good")}  # type: ignore[index]
    assert counts == {"asked": 2, "answered": 1, "good": 0, "fair": 0, "poor": 1, "share_good": None}
    assert [remark["comment"] for remark in seen["remarks"]] == ["Merci Paul"]  # type: ignore[index]
    session.execute(text("update reports set closed_at = :then"), {"then": clock.now() - timedelta(days=15)})
    session.commit()
    late = client.post(f"{address}/satisfaction", json={"token": token, "answer": "good"})
    assert late.json["code"] == "satisfaction.closed"  # type: ignore[index]


def test_person_takes_everything_away_and_then_has_it_erased(
    client: FlaskClient, session: Db, report: Report, anne: Reporter, box: Mailbox
) -> None:
    ask_link(client)
    send_all()
    use(client, token=link_in(box, "connexion"))
    from_our_pages(client)
    export = client.get("/api/v1/me/data", headers=PHONE)
    assert export.json["person"]["email"] == ANNE  # type: ignore[index]
    assert [one["number"] for one in export.json["reports"]] == [report.public_id]  # type: ignore[index]
    assert client.post("/api/v1/me/erase", headers=PHONE).status_code == 204
    assert client.get("/api/v1/me/session").status_code == 401
    for table in ("reporters", "push_endpoints", "sign_in_links", "known_devices", "resident_sessions", "reports"):
        rows = session.execute(text(f"select row_to_json(t)::text from {table} t")).scalars()
        dump = "".join(rows)
        assert ANNE not in dump, table
        assert str(anne.id) not in dump or table == "reporters", table
    assert session.scalars(select(Report.public_id)).one() == report.public_id
    assert session.scalars(select(Subscription.ended_at)).one() is not None
