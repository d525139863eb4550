"""Exports: every format read back by another reader, formulas that do not run, personal data, who fetches what."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import uuid
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyogrio.raw
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.actions import export_selections, export_writing, exports, outbox
from app.core import clock, ids
from app.core.extensions import db
from app.models import AuditEntry, Export
from geo.filters import ReportFilters, Scope
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town
from workers.jobs import HANDLERS

NOW = "/staff/v1/exports/now"
ALL = "/staff/v1/exports"
WICKED = ("=1+1", "+33 6", "-2", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x";"y")', "\n=1")


def table(answer: Any, delimiter: str = ";") -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def take(client: FlaskClient, **query: str) -> Any:
    return client.get(NOW, query_string=query)


def work() -> None:
    while outbox.drain("exports", HANDLERS):
        pass


def test_agent_takes_the_filtered_list_as_csv(desk: FlaskClient, place: Town) -> None:
    report = place.report(address="3 rue Basse ; bât. B", at=(45.01, 3.05))
    place.report(service=place.litter)
    answer = take(desk, service=place.lamp.code)
    assert answer.get_data().startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"].endswith('.csv"')
    (row,) = table(answer)
    assert row["Numéro"] == report.public_id
    assert row["Adresse"] == "3 rue Basse ; bât. B"
    assert (row["Latitude"], row["Longitude"]) == ("45,01", "3,05")
    assert row["Direction"] == "Éclairage public"
    assert row["Statut"] == "Reçu"
    assert "Nom" not in row
    assert "Description" not in row


def test_agent_chooses_columns_and_commas(desk: FlaskClient, place: Town) -> None:
    place.report(at=(45.01, 3.05))
    answer = take(desk, columns="latitude,number", separator=",", lang="en")
    assert answer.get_data().decode("utf-8-sig").splitlines()[0] == '"Latitude","Number"'
    assert table(answer, ",")[0]["Latitude"] == "45.01"


@pytest.mark.parametrize("words", WICKED)
def test_no_cell_that_a_resident_wrote_is_a_formula(desk: FlaskClient, place: Town, words: str) -> None:
    place.report(address=words)
    cell = table(take(desk))[0]["Adresse"]
    assert cell == "'" + words
    answer = take(desk, format="xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 't="inlineStr"' in sheet


def test_geojson_and_package_say_the_same_as_the_csv(desk: FlaskClient, place: Town, tmp_path: Path) -> None:
    reports = {place.report(at=(45.01 + number / 1000, 3.05)).public_id for number in range(3)}
    told = json.loads(take(desk, format="geojson").get_data())
    assert {one["properties"]["number"] for one in told["features"]} == reports
    assert all(one["geometry"]["coordinates"][0] == 3.05 for one in told["features"])
    path = tmp_path / "export.gpkg"
    path.write_bytes(take(desk, format="gpkg").get_data())
    meta, _fids, shapes, columns = pyogrio.raw.read(path)
    assert set(columns[list(meta["fields"]).index("number")]) == reports
    assert (meta["crs"], meta["geometry_type"]) == ("EPSG:4326", "Point")
    assert len(shapes) == 3
    info = pyogrio.read_info(path)
    assert info["total_bounds"] == pytest.approx((3.05, 45.01, 3.05, 45.012))
    with sqlite3.connect(path) as base:
        assert base.execute("pragma application_id").fetchone() == (0x47504B47,)
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    base.close()


def test_an_empty_selection_is_a_file_of_every_format(desk: FlaskClient, place: Town, tmp_path: Path) -> None:
    assert table(take(desk)) == []
    assert json.loads(take(desk, format="geojson").get_data())["features"] == []
    assert take(desk, format="xlsx").status_code == 200
    path = tmp_path / "empty.gpkg"
    path.write_bytes(take(desk, format="gpkg").get_data())
    assert pyogrio.read_info(path)["features"] == 0


def test_personal_columns_need_the_role_and_the_box_and_leave_a_trace(client: FlaskClient, place: Town) -> None:
    person = make.make_reporter(place.row, email="camille@exemple.fr", name="Camille")
    place.report(reporter_id=person.id, description="Devant chez moi")
    sign_in(client, place.agent)
    assert take(client, personal="1").status_code == 403
    assert take(client, columns="email").status_code == 422
    manager = make.make_staff(place.row, "manager")
    sign_in(client, manager)
    assert "E-mail" not in table(take(client))[0]
    (row,) = table(take(client, personal="1", columns="number,email,description"))
    assert (row["E-mail"], row["Description"]) == ("camille@exemple.fr", "Devant chez moi")
    entries = db.session.query(AuditEntry).filter_by(action="reports.exported", staff_id=manager.id)
    assert [entry.detail["personal"] for entry in entries.order_by(AuditEntry.id)] == [[], ["email", "description"]]


def test_scoped_agent_takes_what_they_see(client: FlaskClient, place: Town) -> None:
    mine = place.report().public_id
    place.report(department=place.desk)
    sign_in(client, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    assert [row["Numéro"] for row in table(take(client))] == [mine]
    client.post(ALL)
    work()
    (shown,) = client.get(ALL).json["exports"]
    assert [row["Numéro"] for row in table(client.get(shown["url"]))] == [mine]


def test_a_worker_prepares_what_is_large_for_whoever_asked_alone(
    desk: FlaskClient, place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "AT_ONCE", 2)
    somebody = make.make_staff(place.row, "admin")
    other = desk.application.test_client()
    sign_in(other, somebody)
    for _ in range(3):
        place.report()
    assert desk.get(f"{ALL}/choices").json["at_once"] is False
    assert take(desk).json["code"] == "export.too_large"
    asked = desk.post(ALL, query_string={"format": "csv"})
    assert (asked.status_code, asked.json["state"], asked.json["rows_total"], asked.json["url"]) == (
        202, "waiting", 3, None,
    )  # fmt: skip
    assert desk.get(f"{ALL}/{asked.json['id']}/file").status_code == 409
    work()
    (shown,) = desk.get(ALL).json["exports"]
    assert (shown["state"], shown["rows_done"]) == ("ready", 3)
    file = desk.get(shown["url"])
    assert len(table(file)) == 3
    assert int(file.headers["Content-Length"]) == len(file.get_data()) == shown["size_bytes"]
    assert other.get(shown["url"]).status_code == 404
    assert other.get(ALL).json["exports"] == []


def test_asking_for_many_at_once_is_refused(desk: FlaskClient, place: Town) -> None:
    assert [desk.post(ALL).status_code for _ in range(4)] == [202, 202, 202, 409]


def test_an_export_is_gone_after_its_time_or_when_dropped(desk: FlaskClient, place: Town) -> None:
    for _ in range(2):
        desk.post(ALL)
    work()
    old, dropped = db.session.query(Export).order_by(Export.created_at).all()
    keys = {old.file_key, dropped.file_key}
    kept = exports.open_storage(exports.settings)
    assert {one.key for one in kept.list("exports")} >= keys
    old.expires_at = clock.now() - timedelta(seconds=1)
    db.session.commit()
    assert desk.get(f"{ALL}/{old.id}/file").status_code == 404
    assert export_writing.delete_expired()["exports"] == 1
    assert desk.delete(f"{ALL}/{dropped.id}").status_code == 204
    assert not keys & {one.key for one in kept.list("exports")}
    assert desk.get(ALL).json["exports"] == []


def test_an_export_written_twice_is_one_file(desk: FlaskClient, place: Town) -> None:
    place.report()
    asked = desk.post(ALL).json["id"]
    export_writing.write_export(asked)
    db.session.execute(Export.__table__.update().values(state="working"))
    db.session.commit()
    export_writing.write_export(asked)
    export_writing.write_export(asked)
    assert desk.get(ALL).json["exports"][0]["state"] == "ready"
    export_writing.write_export(str(uuid.uuid4()))


FILTERS = st.builds(
    ReportFilters,
    audience=st.just("staff"),
    statuses=st.lists(st.sampled_from(["received", "resolved"])).map(tuple),
    since=st.none() | st.datetimes(timezones=st.just(clock.now().tzinfo)),
    text=st.text(),
    bbox=st.none() | st.tuples(*[st.floats(-80, 80)] * 4),
    scope=st.none() | st.builds(Scope, st.lists(st.integers(1, 9)).map(tuple), st.just(ids.new_uuid())),
)


@given(FILTERS)
def test_a_selection_survives_being_kept(filters: ReportFilters) -> None:
    assert export_selections.unpack(json.loads(json.dumps(export_selections.pack(filters)))) == filters
