"""The engine room: what runs, what an examination finds, and nothing that should stay inside."""

from __future__ import annotations

from flask.testing import FlaskClient

from app.core.extensions import settings
from app.web import doctor
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town


def test_admin_reads_what_runs(client: FlaskClient, place: Town) -> None:
    sign_in(client, make.make_staff(place.row, "admin"))
    place.report()
    answer = client.get("/staff/v1/engine")
    assert answer.status_code == 200, answer.text
    found = answer.get_json()
    assert found["schema"]["current"] == found["schema"]["wanted"]
    assert found["storage"]["kind"] == "folder"
    assert 0 < found["storage"]["free"] <= found["storage"]["total"]
    assert found["pictures"] == {"count": 0, "bytes": 0}
    assert found["ground"]["imported_at"] is None
    assert found["ground"]["areas"] >= 1


def test_admin_has_everything_examined_and_no_secret_is_told(client: FlaskClient, place: Town) -> None:
    sign_in(client, make.make_staff(place.row, "admin"))
    answer = client.get("/staff/v1/engine/examination")
    assert answer.status_code == 200, answer.text
    findings = {one["code"]: one for one in answer.get_json()["findings"]}
    assert {"secret", "database", "schema", "queue", "town", "storage", "mail"} <= set(findings)
    assert findings["schema"]["state"] == doctor.OK
    for secret in (settings.secret_key, settings.database_url, settings.redis_url, settings.smtp_url):
        assert secret not in answer.text


def test_agent_is_not_let_into_the_engine_room(client: FlaskClient, place: Town) -> None:
    sign_in(client, make.make_staff(place.row, "agent"))
    assert client.get("/staff/v1/engine").status_code == 403
    assert client.get("/staff/v1/engine/examination").status_code == 403
