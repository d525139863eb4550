"""The dashboard's page of other servers: a key that goes in and never out, versions, and what a check says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.actions import remote_servers
from app.core.extensions import SETTINGS_KEY, db
from app.models import ApiKey, AuditEntry, ConfigVersion, Jurisdiction, RemoteServer, Report, Service
from tests import factories as make
from tests.open311.remote_pair import Other, send_on, sent_row
from tests.signing_in import sign_in

ROOT = "/staff/v1/settings/servers"


@pytest.fixture
def admin(client: FlaskClient, report: Report) -> FlaskClient:
    """The dashboard of an admin of the town whose department the other server is."""
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    make.make_rule(
        town,
        db.session.scalars(db.select(make.Department).where(make.Department.code == "eclairage")).one(),
        service=db.session.scalars(db.select(Service)).one(),
    )
    sign_in(client, make.make_staff(town, "admin"))
    return client


def lighting(admin: FlaskClient) -> dict[str, Any]:
    rows = admin.get(ROOT).json["departments"]
    return next(row for row in rows if row["department"] == "eclairage")


def wish(other: Other, **values: Any) -> dict[str, Any]:
    return {
        "url": f"http://{other.place}/open311/v2/", "jurisdiction": "metropole",
        "services": {"lampadaire": "eclairage-public"}, "is_active": True, **values,
    }  # fmt: skip


def put(admin: FlaskClient, body: dict[str, Any], expected: int = 200, etag: str | None = None) -> Any:
    tag = etag or lighting(admin)["etag"]
    answer = admin.put(f"{ROOT}/eclairage", json=body, headers={"If-Match": f'"{tag}"'})
    assert answer.status_code == expected, answer.text
    return answer.json


def test_admin_types_a_key_that_is_used_and_never_shown(admin: FlaskClient, report: Report, other: Other) -> None:
    before = lighting(admin)
    assert (before["server"]["key_name"], before["services"], before["counts"]["pending"]) == (
        "METROPOLE", ["lampadaire"], 0,
    )  # fmt: skip
    put(admin, wish(other, key=other.key, note="Clé du marché"))
    shown = admin.get(ROOT).text + admin.get("/staff/v1/settings/versions").text
    assert other.key not in shown
    row = db.session.scalars(db.select(RemoteServer)).one()
    assert row.sealed_key is not None
    assert other.key not in row.sealed_key
    assert (row.key_name, remote_servers.read_key(row)) == (None, other.key)
    (version,) = db.session.scalars(db.select(ConfigVersion).order_by(ConfigVersion.id.desc()).limit(1))
    assert (version.kind, version.key, version.note) == ("remote_server", "eclairage", "Clé du marché")
    assert other.key not in str(version.after)
    audited = db.session.scalars(db.select(AuditEntry.action).where(AuditEntry.subject_id == "eclairage")).all()
    assert "settings.changed" in audited
    send_on()
    assert sent_row().state == "sent"
    assert lighting(admin)["counts"]["sent"] == 1


def test_a_key_stays_with_its_host(admin: FlaskClient, other: Other) -> None:
    put(admin, wish(other, key=other.key))
    put(admin, wish(other, is_told=False))
    assert lighting(admin)["server"]["has_key"] is True
    put(admin, wish(other, url="https://ailleurs.example.org/open311/v2"))
    assert lighting(admin)["server"]["has_key"] is False
    versions = admin.get("/staff/v1/settings/versions?kind=remote_server").json["versions"]
    tag = admin.get(f"/staff/v1/settings/versions/{versions[0]['id']}").json["etag"]
    back = admin.post(
        f"/staff/v1/settings/versions/{versions[0]['id']}/take-back", json={}, headers={"If-Match": f'"{tag}"'}
    )
    assert back.status_code == 200, back.text
    now = lighting(admin)["server"]
    assert now["url"] == f"http://{other.place}/open311/v2"
    assert now["has_key"] is False, "a key that was forgotten does not come back"


def test_admin_forgets_a_key(admin: FlaskClient, other: Other) -> None:
    put(admin, wish(other, drop_key=True))
    assert lighting(admin)["server"]["has_key"] is False


def test_two_admins_do_not_write_over_each_other(admin: FlaskClient, other: Other) -> None:
    old = lighting(admin)["etag"]
    put(admin, wish(other, closing="ask"))
    refused = put(admin, wish(other, is_told=False), 412, etag=old)
    assert refused["current"]["closing"] == "ask"
    assert "sealed_key" not in refused["current"]


@pytest.mark.parametrize(
    "values",
    [
        {"url": "http://10.0.0.1/open311/v2"},
        {"url": "ftp://a.example.org/"},
        {"url": "https://user:key@a.example.org/"},
        {"url": "https://a.example.org:22/"},
        {"services": {"inconnu": "X"}},
        {"key": "deux mots"},
        {"closing": "never"},
    ],
)
def test_what_cannot_work_is_refused(admin: FlaskClient, other: Other, values: dict[str, Any]) -> None:
    put(admin, wish(other, **values), 422)


def test_the_department_that_catches_the_rest_is_no_server(admin: FlaskClient, other: Other) -> None:
    answer = admin.put(f"{ROOT}/accueil", json=wish(other), headers={"If-Match": '"none"'})
    assert answer.status_code == 422
    assert "refusent" in answer.json["detail"]


def check(admin: FlaskClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = admin.post(f"{ROOT}/eclairage/check", json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


def test_a_check_says_what_the_server_knows(admin: FlaskClient, other: Other) -> None:
    put(admin, wish(other, key=other.key))
    found = check(admin, wish(other))
    assert (found["outcome"], found["key"], found["missing"], found["is_told"]) == ("ready", "accepted", [], True)
    assert found["services"] == [{"code": "eclairage-public", "name": "Lampadaire éteint"}]
    assert check(admin, wish(other, services={}))["missing"] == ["lampadaire"]
    assert check(admin, wish(other, key="rck_faux"))["key"] == "refused"
    assert check(admin, wish(other, drop_key=True))["key"] == "absent"
    assert other.reports() == [], "nothing is filed by a check"
    assert check(admin, wish(other, jurisdiction="inconnue"))["outcome"] == "refused"
    with other.app.app_context():
        assert db.session.scalars(db.select(ApiKey)).one() is not None


def test_a_check_takes_the_key_to_no_other_host(
    app: Flask, admin: FlaskClient, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(admin, wish(other, key=other.key))
    settings = app.extensions[SETTINGS_KEY]
    port = int(other.place.rpartition(":")[2])
    app.extensions[SETTINGS_KEY] = replace(settings, remote_private_hosts=(other.place, f"localhost:{port}"))
    found = check(admin, wish(other, url=f"http://localhost:{port}/open311/v2"))
    app.extensions[SETTINGS_KEY] = settings
    assert (found["outcome"], found["key"]) == ("ready", "absent")


def test_a_check_says_why_nothing_came(admin: FlaskClient, other: Other) -> None:
    assert check(admin, wish(other, url="http://10.1.2.3/open311/v2"))["outcome"] == "forbidden"
    assert check(admin, wish(other, url="https://nulle-part.invalid/open311/v2"))["outcome"] == "no_answer"
    told = check(admin, wish(other, url=f"http://{other.place}/api/v1"))
    assert told["outcome"] in {"refused", "no_answer"}
    assert told["reason"]


def test_a_command_is_kept_as_a_change_of_the_dashboard_is(app: Flask, admin: FlaskClient, other: Other) -> None:
    done = app.test_cli_runner().invoke(args=["remote", "off", "carreville", "eclairage"])
    assert done.exit_code == 0, done.output
    (last, *_) = admin.get("/staff/v1/settings/versions?kind=remote_server").json["versions"]
    assert [(one["path"], one["after"]) for one in last["differences"]] == [("is_active", False)]
