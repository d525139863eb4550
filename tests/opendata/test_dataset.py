"""The public dataset: what is in it and what is not, in every format; what changes between two editions."""

from __future__ import annotations

import importlib.util
import io
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pyogrio.raw
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyarrow import parquet

from app.actions import open_data, outbox
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import OpenDataFile, OutboxRow
from tests.opendata.conftest import Fetch, Place
from workers.jobs import HANDLERS

BASE = "/opendata/v1"
MARCH = "2026-03"


def test_reader_takes_lines_without_anything_of_a_person(place: Place, fetch: Fetch) -> None:
    place.reports(5, status="resolved", description="Appelez Camille", address="4 rue Foch")
    assert place.build() > 0
    rows = fetch(MARCH)
    assert len(rows) == 5
    assert rows[0] == {
        "period_start": "2026-03-10", "period_end": "2026-03-10", "precision": "day", "service_code": "lampadaire",
        "service": "Lampadaire éteint", "group_code": "eclairage", "area_code": "ouest", "area": "Ouest",
        "longitude": rows[0]["longitude"], "latitude": rows[0]["latitude"], "place": "square", "outcome": "solved",
        "closed_within_days": "3", "contested": "false",
    }  # fmt: skip
    assert (float(rows[0]["latitude"]), float(rows[0]["longitude"])) == (
        pytest.approx(45.05, abs=0.002), pytest.approx(3.02, abs=0.002),
    )  # fmt: skip
    assert float(rows[0]["latitude"]) != 45.05


def test_reader_never_finds_what_is_private(place: Place, fetch: Fetch) -> None:
    place.reports(5)
    place.reports(5, is_private=True, service=place.litter)
    place.reports(5, service=place.secret)
    parent = place.report(service=place.litter)
    place.reports(5, service=place.litter, part_of_id=parent.id)
    place.build()
    assert Counter(row["service_code"] for row in fetch()) == {"lampadaire": 5}


def test_reader_finds_small_cells_generalised_and_the_rest_left_out(
    place: Place, fetch: Fetch, client: FlaskClient
) -> None:
    place.reports(3, "2026-03-02")
    place.reports(3, "2026-03-20")
    place.reports(3, service=place.litter)
    place.reports(2, service=place.litter, area=place.east)
    place.reports(4, "2026-04-02")
    place.build()
    rows = fetch()
    assert Counter((row["precision"], row["service_code"], row["area_code"], row["place"]) for row in rows) == {
        ("month", "lampadaire", "ouest", "square"): 6,
        ("town", "depot", "", "town"): 5,
    }
    assert fetch("2026-04") == []
    told = {one["month"]: one for one in client.get(f"{BASE}/reports").json["anonymisation"]}
    assert (told[MARCH]["month_wide"], told[MARCH]["town_wide"], told[MARCH]["left_out"]) == (6, 5, 0)
    assert told["2026-04"]["left_out"] is None
    lines = client.get(f"{BASE}/anonymisation.csv").text.splitlines()
    assert "2026-04,0,0,0,0,0,0,<5,5,200" in lines
    assert f"{MARCH},11,0,0,6,5,6,0,5,200" in lines


def test_published_month_never_shows_one_more_report(place: Place, fetch: Fetch) -> None:
    place.reports(6)
    place.build()
    before = fetch(MARCH)
    place.report()
    assert place.build() > 0
    assert fetch(MARCH) == before
    place.reports(4)
    place.build()
    assert len(fetch(MARCH)) == len(before) + 5


def test_deleted_report_leaves_and_too_few_others_go_with_it_for_good(place: Place, fetch: Fetch) -> None:
    five = place.reports(5)
    place.reports(6, "2026-03-17")
    place.build()
    assert len(fetch(MARCH)) == 11
    db.session.delete(five[0])
    place.build()
    assert Counter(row["period_start"] for row in fetch(MARCH)) == {"2026-03-17": 6}
    place.report()
    place.build()
    assert Counter(row["period_start"] for row in fetch(MARCH)) == {"2026-03-17": 6}


def test_report_made_private_leaves_the_next_build(place: Place, fetch: Fetch) -> None:
    one, *_ = place.reports(6)
    place.build()
    one.is_private = True
    place.build()
    assert len(fetch()) == 5


def test_worker_writes_only_months_that_changed(place: Place) -> None:
    place.reports(5, "2026-03-10")
    changed = place.report("2026-02-10")
    place.reports(5, "2026-02-10")
    assert place.build() > 2
    files = {(one.part, one.format): one.built_at for one in db.session.query(OpenDataFile)}
    assert place.build() == 0
    changed.status, changed.closed_at = "rejected", datetime(2026, 2, 12, tzinfo=UTC)
    assert place.build() == 1
    after = {(one.part, one.format): one.built_at for one in db.session.query(OpenDataFile)}
    assert {part for (part, kind), moment in after.items() if kind == "csv" and files[part, kind] != moment} == {
        "2026-02",
        "all",
    }


def test_storage_keeps_no_file_that_nothing_names(place: Place) -> None:
    one, *_ = place.reports(6)
    place.build()
    one.status, one.closed_at = "resolved", datetime(2026, 3, 12, tzinfo=UTC)
    place.build()
    named = {one.file_key for one in db.session.query(OpenDataFile)}
    assert {found.key for found in open_storage(settings).list(f"open-data/{place.town.id}")} == named


def test_town_that_changes_k_has_all_cells_fixed_anew(place: Place, fetch: Fetch) -> None:
    place.reports(5)
    place.build()
    place.town.settings = {**place.town.settings, "open_data": {"k": 10}}
    place.build()
    assert fetch() == []
    place.town.settings = {**place.town.settings, "open_data": {"is_on": False}}
    place.build()
    assert db.session.query(OpenDataFile).count() == 0


def test_operator_changes_the_rules_and_builds_at_once(place: Place, fetch: Fetch, app: Flask) -> None:
    place.reports(8)
    runner = app.test_cli_runner()
    assert "on, k 5, squares of 200 m" in runner.invoke(args=["open-data", "rules", "carreville"]).output
    told = runner.invoke(args=["open-data", "rules", "carreville", "--k", "8", "--licence", "odbl-1.0"]).output
    assert "on, k 8, squares of 200 m, Open Database License" in told
    assert "months built" in runner.invoke(args=["open-data", "build", "carreville"]).output
    assert len(fetch()) == 8
    assert runner.invoke(args=["open-data", "rules", "nowhere"]).exit_code == 1
    assert runner.invoke(args=["open-data", "rules", "carreville", "--k", "1"]).exit_code == 2


def test_worker_builds_what_the_schedule_queued_once_a_day(place: Place, fetch: Fetch) -> None:
    place.reports(5)
    assert open_data.queue_builds() == 1
    assert open_data.queue_builds() == 0
    outbox.drain("exports", HANDLERS)
    assert db.session.query(OutboxRow).filter(OutboxRow.done_at.is_(None)).count() == 0
    assert len(fetch()) == 5


def test_gis_and_notebooks_read_the_same_lines(place: Place, fetch: Fetch, client: FlaskClient, tmp_path: Path) -> None:
    place.reports(6, status="resolved")
    place.reports(5, area=place.east, contested_count=1)
    place.build()
    rows = fetch()
    features = json.loads(client.get(f"{BASE}/reports/all.geojson").data)["features"]
    assert [one["properties"]["area_code"] for one in features] == [row["area_code"] for row in rows]
    assert features[0]["geometry"]["coordinates"] == [float(rows[0]["longitude"]), float(rows[0]["latitude"])]
    package = tmp_path / "all.gpkg"
    package.write_bytes(client.get(f"{BASE}/reports/all.gpkg").data)
    meta, _ids, geometry, columns = pyogrio.raw.read(package)
    assert len(geometry) == 11
    assert list(columns[list(meta["fields"]).index("area_code")]) == [row["area_code"] for row in rows]


@pytest.mark.parametrize("part", [MARCH, "all"])
def test_notebook_reads_the_same_lines_from_parquet(place: Place, fetch: Fetch, client: FlaskClient, part: str) -> None:
    place.reports(6, status="resolved")
    place.reports(7, "2026-02-10", service=place.litter)
    place.build()
    table = parquet.read_table(io.BytesIO(client.get(f"{BASE}/reports/{part}.parquet").data))
    assert [str(one.type) for one in table.schema if one.name in {"longitude", "closed_within_days", "contested"}] == [
        "double", "int32", "bool",
    ]  # fmt: skip
    told = [{name: _as_csv(value) for name, value in row.items()} for row in table.to_pylist()]
    assert told == fetch(part)
    assert len(told) == (6 if part == MARCH else 13)


def test_town_without_the_library_publishes_the_other_formats(
    place: Place, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    place.reports(6)
    place.build()
    listed = client.get(f"{BASE}/reports").json["whole"]["files"]
    assert [one["format"] for one in listed] == ["csv", "geojson", "gpkg"]
    assert client.get(f"{BASE}/reports/all.parquet").status_code == 404


def _as_csv(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_reader_resumes_a_download_and_is_not_sent_it_twice(place: Place, client: FlaskClient) -> None:
    place.reports(40)
    place.build()
    address = f"{BASE}/reports/all.csv"
    whole = client.get(address)
    tag = whole.headers["ETag"]
    assert whole.headers["Last-Modified"]
    assert whole.headers["Content-Disposition"] == 'attachment; filename="signalements-carreville-all.csv"'
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert int(whole.headers["Content-Length"]) == len(whole.data)
    part = client.get(address, headers={"Range": "bytes=100-199", "If-Range": tag})
    assert (part.status_code, part.data) == (206, whole.data[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole.data)}"
    assert client.get(address, headers={"Range": "bytes=-10"}).data == whole.data[-10:]
    assert client.get(address, headers={"Range": "bytes=100-", "If-Range": '"older"'}).data == whole.data
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": whole.headers["Last-Modified"]}).status_code == 304
    assert client.get(address, headers={"Range": f"bytes={len(whole.data)}-"}).status_code == 416
    head = client.head(address)
    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", str(len(whole.data)))


@pytest.mark.parametrize("name", ["all.xlsx", "2026-13.csv", "..%2Fall.csv", "2026-03-1.csv", "all.parquet.exe"])
def test_reader_of_an_unknown_file_gets_404(place: Place, client: FlaskClient, name: str) -> None:
    place.reports(5)
    place.build()
    assert client.get(f"{BASE}/reports/{name}").status_code == 404


def test_portal_harvests_the_catalogue(place: Place, client: FlaskClient) -> None:
    place.town.insee_code = "34172"
    place.reports(5)
    place.build()
    catalogue = client.get(f"{BASE}/catalog.jsonld").get_json(force=True)
    (dataset,) = catalogue["dcat:dataset"]
    assert dataset["dct:spatial"]["@id"].endswith("34172")
    assert "Licence-Ouverte" in dataset["dct:license"]["@id"]
    files = {(one.part, one.format) for one in db.session.query(OpenDataFile)}
    assert len(dataset["dcat:distribution"]) == len(files)
    for one in dataset["dcat:distribution"]:
        path = one["dcat:downloadURL"]["@id"].removeprefix(settings.base_url)
        answer = client.get(path)
        assert answer.status_code == 200
        assert str(len(answer.data)) == one["dcat:byteSize"]["@value"]


def test_schema_describes_every_column_of_the_file(place: Place, fetch: Fetch, client: FlaskClient) -> None:
    place.reports(5)
    place.build()
    schema = client.get(f"{BASE}/schema.json?lang=fr").json
    fields = {one["name"]: one for one in schema["fields"]}
    (row, *_) = fetch()
    assert list(fields) == list(row)
    for name, value in row.items():
        constraints = fields[name]["constraints"]
        assert value or not constraints["required"], name
        assert value in constraints.get("enum", [value])
    english = client.get(f"{BASE}/schema.json?lang=en").json
    assert english["fields"][0]["description"].startswith("First day")
