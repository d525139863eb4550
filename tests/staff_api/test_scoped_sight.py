"""What somebody kept to areas or departments reads: nothing of what lies beyond, in any list, count, file or tile."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.actions import mentions
from app.core import clock, ids
from app.core.extensions import db
from app.models import Export, Notification, OutboxRow, Photo, Report, Staff, StaffArea, StatusUpdate
from tests import factories as make
from tests.signing_in import from_our_pages, sign_in
from tests.staff_api.conftest import Town

SECRET_STREET, SECRET_WORDS = "13 impasse du Secret", "Derrière la porte bleue du secret"
NORTH, SOUTH = (45.08, 3.05), (45.02, 3.05)
TILE = "/staff/v1/tiles/carreville/reports/{z}/{x}/{y}.mvt"
FILTERS = ("", "?status=new", "?text=secret", "?sort=oldest", "?has_photo=1", "?overdue=1", "?area=sud")


@dataclass
class Kept:
    """A manager who is kept to a part of the town, a report in it, and one beyond it."""

    person: Staff
    browser: FlaskClient
    inside: Report
    beyond: Report
    photo: Photo


def by_area(place: Town, north: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return {"areas": (north.id,)}, {"at": NORTH}, {"at": SOUTH}


def by_department(place: Town, north: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return {"departments": (place.lighting,)}, {"department": place.lighting}, {"department": place.desk}


def by_both(place: Town, north: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    rights = {"areas": (north.id,), "departments": (place.lighting,)}
    return rights, {"at": NORTH}, {"at": NORTH, "department": place.desk}


@pytest.fixture(params=[by_area, by_department, by_both])
def kept(app: Flask, place: Town, request: pytest.FixtureRequest) -> Kept:
    north = make.make_area(place.row, code="nord", box=(3.0, 45.05, 3.1, 45.1))
    south = make.make_area(place.row, code="sud", box=(3.0, 45.0, 3.1, 45.05))
    shape: Callable[..., Any] = request.param
    rights, inside, beyond = shape(place, north)
    person = make.make_staff(place.row, "manager", departments=rights.get("departments", ()), name="Maud Meneuse")
    for area_id in rights.get("areas", ()):
        make.save(StaffArea(jurisdiction_id=place.row.id, staff_id=person.id, area_id=area_id))
    browser = app.test_client()
    from_our_pages(browser)
    sign_in(browser, person)
    lies = {SOUTH: south.id}
    own = place.report(address="1 rue Permise", area_id=north.id, **inside)
    area_id = lies.get(beyond.get("at", NORTH), north.id)
    other = place.report(address=SECRET_STREET, description=SECRET_WORDS, area_id=area_id, **beyond)
    photo = make.make_photo(other)
    make.save(
        StatusUpdate(
            jurisdiction_id=place.row.id, report_id=other.id, kind="note", status="new", note=SECRET_WORDS,
            is_public=False, actor_kind="staff", staff_id=place.agent.id,
        )
    )  # fmt: skip
    return Kept(person, browser, own, other, photo)


def secrets_of(kept: Kept) -> list[str]:
    return [kept.beyond.public_id, str(kept.beyond.id), SECRET_STREET, SECRET_WORDS]


def readable(app: Flask) -> list[str]:
    """Every address of the dashboard's API that is read without naming anything."""
    return sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or set()) and not rule.arguments and rule.rule.startswith(("/staff/v1", "/api/v1/c"))
    )


def test_no_address_tells_of_a_report_beyond_ones_part(app: Flask, kept: Kept) -> None:
    found = readable(app)
    assert len(found) > 40
    forbidden = secrets_of(kept)
    for address in found:
        for question in FILTERS:
            answer = kept.browser.get(address + question)
            said = answer.data.decode("latin-1")
            answer.close()
            assert answer.status_code < 500, address + question
            wide = [text for text in forbidden if text in said or text.encode().decode("latin-1") in said]
            assert wide == [], f"{address}{question} tells of {wide}"


def test_counts_lists_and_figures_hold_ones_own_part_only(kept: Kept) -> None:
    def read(path: str) -> Any:
        return kept.browser.get(path).get_json()

    listed = read("/staff/v1/reports")
    assert ([row["public_id"] for row in listed["reports"]], listed["total"]) == ([kept.inside.public_id], 1)
    counts = read("/staff/v1/counts")
    assert (counts["total"], sum(counts["service"].values()), sum(counts["department"].values())) == (1, 1, 1)
    assert sum(area["open"] for area in read("/staff/v1/areas/figures")["areas"]) == 1
    figures = read("/staff/v1/figures?period=month")
    assert figures["total"]["received"] == 1
    assert sum(line["received"] for line in figures["departments"]) == 1
    assert sum(quarter["received"] for quarter in figures["quarters"]) <= 1
    assert read("/staff/v1/exports/choices")["count"] == 1
    assert str(kept.beyond.id) not in kept.browser.get("/staff/v1/bulk/selection").text


def test_files_hold_ones_own_part_only(kept: Kept) -> None:
    columns = "columns=number,address,description&personal=1"
    for kind in ("csv", "xlsx", "geojson", "gpkg"):
        answer = kept.browser.get(f"/staff/v1/exports/now?format={kind}&{columns}")
        assert answer.status_code == 200, answer.text
        said = answer.data.decode("latin-1")
        answer.close()
        assert [text for text in secrets_of(kept) if text in said] == []
    rows = csv.reader(io.StringIO(kept.browser.get(f"/staff/v1/exports/now?format=csv&{columns}").text), delimiter=";")
    assert len(list(rows)) == 2
    assert kept.browser.get(f"/staff/v1/work-orders.pdf?ids={kept.beyond.id}").status_code in {404, 422}


@pytest.mark.parametrize(("z", "x", "y"), [(8, 130, 92), (12, 2082, 1472), (15, 16661, 11772), (15, 16661, 11783)])
def test_tiles_draw_ones_own_part_only(kept: Kept, place: Town, z: int, x: int, y: int) -> None:
    answer = kept.browser.get(TILE.format(z=z, x=x, y=y))
    assert answer.status_code in {200, 204}
    said = answer.data.decode("latin-1")
    assert [text for text in secrets_of(kept) if text in said] == []


def test_report_beyond_cannot_be_read_changed_or_merged_into(app: Flask, kept: Kept) -> None:
    other = kept.beyond
    before = (other.version, other.status, other.department_id, other.follower_count)
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith(("/staff/v1/reports/", "/staff/v1/photos/")) or len(rule.arguments) != 1:
            continue
        (name,) = rule.arguments
        values = {"report_id": str(other.id), "public_id": other.public_id, "photo_id": str(kept.photo.id)}
        path = rule.rule
        for kind in ("uuid:", "string:", "path:"):
            path = path.replace(f"<{kind}{name}>", values.get(name, "x"))
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            answer = kept.browser.open(path, method=method, json={}, headers={"If-Match": '"1"'})
            answer.close()
            assert answer.status_code in {404, 422}, f"{method} {path}: {answer.status_code}"
            assert SECRET_WORDS not in answer.text
    merge = {"id": str(uuid.uuid4()), "to": "duplicate", "duplicate_of": other.public_id}
    answer = kept.browser.post(
        f"/staff/v1/reports/{kept.inside.id}/status", json=merge, headers={"If-Match": f'"{kept.inside.version}"'}
    )
    assert (answer.status_code, answer.get_json()["code"]) == (422, "duplicate.impossible")
    db.session.expire_all()
    assert (other.version, other.status, other.department_id, other.follower_count) == before


def test_nobody_is_called_on_a_report_that_they_do_not_see(kept: Kept) -> None:
    assert kept.person in mentions.list_mentionable(kept.inside)
    assert kept.person not in mentions.list_mentionable(kept.beyond)


def test_dead_letters_about_a_report_beyond_are_neither_shown_nor_tried_again(kept: Kept, place: Town) -> None:
    letters = {}
    reader = make.make_reporter(place.row, "x@exemple.fr")
    for report in (kept.inside, kept.beyond):
        told = make.save(
            Notification(
                jurisdiction_id=place.row.id, id=ids.new_uuid(), report_id=report.id, reporter_id=reader.id,
                event="report.received", channel="email", dedupe_key=str(report.id),
            )
        )  # fmt: skip
        letters[report.id] = make.save(
            OutboxRow(
                jurisdiction_id=place.row.id, queue="notifications", kind="notification.email",
                subject_id=str(told.id), dedupe_key=str(told.id), dead_at=clock.now(), last_error="x",
            )
        ).id  # fmt: skip
    shown = kept.browser.get("/staff/v1/dead-letters").get_json()["letters"]
    assert [letter["public_id"] for letter in shown] == [kept.inside.public_id]
    beyond = letters[kept.beyond.id]
    assert kept.browser.post(f"/staff/v1/dead-letters/{beyond}/retry").status_code == 404
    assert kept.browser.post("/staff/v1/dead-letters/retry").get_json() == {"count": 1}
    db.session.expire_all()
    assert db.session.get_one(OutboxRow, (place.row.id, beyond)).dead_at is not None


def test_export_asked_for_with_wider_rights_is_gone_once_they_are_narrowed(kept: Kept, place: Town) -> None:
    wide = make.save(
        Export(
            jurisdiction_id=place.row.id, id=ids.new_uuid(), staff_id=kept.person.id, format="csv", separator=";",
            columns=["number"], selection={"filters": {}, "sources": {}}, locale="fr", rows_total=2, state="ready",
            file_key="x", size_bytes=1, expires_at=clock.now() + timedelta(days=7),
        )
    )  # fmt: skip
    assert kept.browser.get("/staff/v1/exports").get_json()["exports"] == []
    assert kept.browser.get(f"/staff/v1/exports/{wide.id}/file").status_code == 404
    assert kept.browser.post(f"/staff/v1/exports/{wide.id}/retry").status_code == 404


def test_manager_kept_to_an_area_reads_of_the_people_of_that_area_alone(app: Flask, place: Town) -> None:
    north = make.make_area(place.row, code="nord", box=(3.0, 45.05, 3.1, 45.1))
    manager, near = (make.make_staff(place.row, role, name=name) for role, name in (("manager", "M"), ("agent", "N")))
    make.make_staff(place.row, "agent", name="Loin")
    for person in (manager, near):
        make.save(StaffArea(jurisdiction_id=place.row.id, staff_id=person.id, area_id=north.id))
    browser = app.test_client()
    from_our_pages(browser)
    sign_in(browser, manager)
    shown = browser.get("/staff/v1/people").get_json()["people"]
    assert {person["name"]: person["may_change"] for person in shown} == {"M": False, "N": True}
