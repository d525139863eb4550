"""Typing somebody's address opens nothing of theirs."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.actions import tokens
from app.core.extensions import db
from app.models import Jurisdiction, Report, Reporter, Subscription
from tests import factories as make

VICTIM = "victime@exemple.fr"
THIEF = {"X-Device": "the-secret-of-a-thiefs-phone"}


class Street:
    """A victim with a private report and a public one, and somebody else's report that anybody may follow."""

    def __init__(self) -> None:
        self.town: Jurisdiction = make.make_jurisdiction()
        department = make.make_department(self.town, is_fallback=True)
        service = make.make_service(self.town)
        self.victim: Reporter = make.make_reporter(self.town, VICTIM)
        values: dict[str, Any] = {"reporter_id": self.victim.id}
        self.private: Report = make.make_report(self.town, service, department, is_private=True, **values)
        self.own: Report = make.make_report(self.town, service, department, **values)
        self.bait: Report = make.make_report(self.town, service, department)
        for report in (self.private, self.own):
            make.make_subscription(report, self.victim)


@pytest.fixture
def street(app: Flask) -> Street:
    return Street()


def follow(client: FlaskClient, report: Report, email: str = VICTIM) -> str:
    answer = client.post(f"/api/v1/reports/{report.public_id}/follow", json={"email": email}, headers=THIEF)
    assert answer.status_code == 201
    return str(answer.json["follow_token"])  # type: ignore[index]


@pytest.mark.parametrize("which", ["bait", "own"])
def test_a_thief_who_types_the_victims_address_sees_none_of_their_reports(
    client: FlaskClient, street: Street, which: str
) -> None:
    token = follow(client, getattr(street, which))
    answer = client.get("/api/v1/me/reports", headers={"X-Follow-Token": token})
    assert (answer.status_code, answer.json["code"]) == (403, "token.invalid")  # type: ignore[index]
    hidden = client.get(f"/api/v1/reports/{street.private.public_id}", headers={"X-Follow-Token": token})
    assert hidden.status_code == 404


def test_a_thief_does_not_become_the_sender_of_the_victims_report(client: FlaskClient, street: Street) -> None:
    token = follow(client, street.own)
    mine = client.get(f"/api/v1/reports/{street.own.public_id}", headers={"X-Follow-Token": token}).json["mine"]  # type: ignore[index]
    assert mine["is_reporter"] is False


def test_a_thief_cannot_silence_the_victim(client: FlaskClient, street: Street) -> None:
    token = follow(client, street.own)
    for path, body in (
        (f"/api/v1/reports/{street.own.public_id}/unfollow", {"token": token}),
        (f"/api/v1/subscriptions/{token}/unsubscribe", None),
    ):
        assert client.post(path, json=body).status_code == 204, "it ends what the thief's own phone follows"
    kept = db.session.get(Subscription, (street.town.id, _subscription(street).id))
    assert kept is not None
    assert kept.ended_at is None


def test_whoever_typed_an_address_first_may_stop_following_from_the_same_phone(
    client: FlaskClient, street: Street
) -> None:
    token = follow(client, street.bait, "nouvelle@exemple.fr")
    view = client.get(f"/api/v1/reports/{street.bait.public_id}", headers={"X-Follow-Token": token})
    assert view.json["mine"]["email_masked"] is None, "the phone follows by itself until the mail is answered"  # type: ignore[index]
    assert client.post(f"/api/v1/reports/{street.bait.public_id}/unfollow", json={"token": token}).status_code == 204


def test_the_link_in_a_mail_opens_its_report_but_no_list_of_all(client: FlaskClient, street: Street) -> None:
    token = tokens.subscription_token(_subscription(street))
    mine = client.get(f"/api/v1/reports/{street.own.public_id}", headers={"X-Follow-Token": token}).json["mine"]  # type: ignore[index]
    assert mine == {"is_reporter": True, "email_masked": "v***@exemple.fr", "email_confirmed": True}
    answer = client.get("/api/v1/me/reports", headers={"X-Follow-Token": token})
    assert answer.status_code == 403, "a mail may be forwarded: everything of a person needs a sign-in"


def _subscription(street: Street) -> Subscription:
    query = db.select(Subscription).where(
        Subscription.report_id == street.own.id, Subscription.reporter_id == street.victim.id
    )
    return db.session.scalars(query).one()
